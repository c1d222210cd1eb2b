"""Every number of judgement, each with its unit, study, strength and caveat.

Rule and sentence read the same object, so they cannot part. A number that has no study behind it is marked as a
rule of thumb (`OWN_RULE`), on the page too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Strength = Literal["cohort of runners", "patients, not runners", "expert advice", "rule of thumb"]


@dataclass(frozen=True)
class Source:
    """Where a number comes from."""

    who: str
    year: int
    where: str
    doi: str = ""
    """Empty when there is none, or when it could not be checked against the source."""

    def __post_init__(self) -> None:
        if not (self.who and self.where):
            raise ValueError("a source needs its authors and its place of publication")

    @property
    def short(self) -> str:
        return f"{self.who} {self.year}"

    @property
    def link(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else ""


@dataclass(frozen=True)
class Threshold:
    """A number that decides something, and cannot be made without saying what supports it."""

    value: float
    unit: str
    meaning: str
    source: Source
    strength: Strength
    caveat: str

    def __post_init__(self) -> None:
        if not (self.unit and self.meaning and self.caveat):
            raise ValueError("a threshold needs its unit, meaning and caveat")


ARTICLE = Source("Hinge Health (K. Anderson, PT, DPT)", 2025, "Neck pain after running, 21 February 2025")
BUIST = Source("Buist et al.", 2008, "American Journal of Sports Medicine 36(1):33–39", "10.1177/0363546507307505")
NIELSEN = Source("Nielsen et al.", 2014, "Journal of Orthopaedic & Sports Physical Therapy")
FRANDSEN = Source(
    "Schuster Brandt Frandsen et al.",
    2025,
    "British Journal of Sports Medicine 59(17):1203–1210",
    "10.1136/bjsports-2024-109380",
)
SILBERNAGEL = Source("Silbernagel et al.", 2007, "American Journal of Sports Medicine 35(6):897–906")
CLELAND = Source(
    "Cleland et al.", 2008, "Archives of Physical Medicine and Rehabilitation 89:69–74", "10.1016/j.apmr.2007.08.126"
)
FELLER = Source("Feller et al.", 2024, "Archives of Physiotherapy 14:105–115", "10.33393/aop.2024.3245")
OWN_RULE = Source("neckload", 2026, "a rule of thumb of this program")

NOT_ABOUT_THE_NECK = (
    "No study links a week’s change in running to neck pain in the same runner; "
    "these numbers come from leg and back injuries."
)
_NO_TRIAL = "No trial stands behind it: a starting point to talk over with your therapist."


def _own(value: float, unit: str, meaning: str, caveat: str = _NO_TRIAL) -> Threshold:
    return Threshold(value, unit, meaning, OWN_RULE, "rule of thumb", caveat)


# Week over week -------------------------------------------------------------------------------------------------
GUIDELINE_LOW = Threshold(
    0.05,
    "share of the week before",
    "lower end of the weekly increase of running time",
    ARTICLE,
    "expert advice",
    NOT_ABOUT_THE_NECK,
)
GUIDELINE_HIGH = Threshold(
    0.10,
    "share of the week before",
    "upper end of the weekly increase of running time",
    ARTICLE,
    "expert advice",
    "In a trial with 532 novices a programme built on 10 % led to as many injuries as a faster one (20.8 v. 20.3 %; "
    "Buist et al. 2008). " + NOT_ABOUT_THE_NECK,
)
STEEP_RISE = Threshold(
    0.30,
    "share of the week before",
    "a weekly increase that counts as steep",
    NIELSEN,
    "cohort of runners",
    "In 874 novices the difference between more than 30 % and less than 10 % was not significant (P = .07). "
    + NOT_ABOUT_THE_NECK,
)
HELD_WEEKS = _own(4, "weeks", "earlier judged weeks whose mean is “the level you already held”")

# Single runs ----------------------------------------------------------------------------------------------------
SPIKE_SMALL = Threshold(
    0.10,
    "share of the longest run of the 30 days before",
    "a run above it is a small spike; next week’s long run stays below it",
    FRANDSEN,
    "cohort of runners",
    "5,205 runners; more injuries above it (hazard rate ratio 1.64, 1.31–2.05); not about the neck in particular.",
)
SPIKE_MODERATE = Threshold(
    0.30,
    "share of the longest run of the 30 days before",
    "a run above it is a moderate spike",
    FRANDSEN,
    "cohort of runners",
    "Hazard rate ratio 1.52 (1.16–2.00); not about the neck in particular.",
)
SPIKE_LARGE = Threshold(
    1.00,
    "share of the longest run of the 30 days before",
    "a run above it, more than double, is a large spike",
    FRANDSEN,
    "cohort of runners",
    "Hazard rate ratio 2.28 (1.50–3.48); not about the neck in particular.",
)
SPIKE_WINDOW = Threshold(
    30,
    "days",
    "how far back the longest run is looked for",
    FRANDSEN,
    "cohort of runners",
    "The window that was studied.",
)

# Breaks and coming back -----------------------------------------------------------------------------------------
BREAK_SHARE = _own(0.25, "share of your usual week", "a complete week below it is a break")
BREAK_BASE_WEEKS = _own(8, "weeks", "weeks whose median is “your usual week” before a break")
BREAK_MIN_WEEKS = _own(4, "weeks", "known weeks needed before a break can be told from a light week")
RESTART_WEEKS = _own(
    4, "weeks", "weeks after a break that are compared with the level before it, not with the week before"
)
RESTART_AFTER_ONE = _own(1.0, "share of your usual week", "level of the first week back after one week off")
RESTART_AFTER_FEW = _own(0.6, "share of your usual week", "level of the first week back after two to four weeks off")
RESTART_AFTER_MANY = _own(
    0.5, "share of your usual week", "level of the first week back after more than four weeks off"
)
RESTART_FEW_WEEKS = _own(4, "weeks", "the longest break that still counts as “a few weeks off”")

# Next week ------------------------------------------------------------------------------------------------------
REFERENCE_WEEKS = _own(4, "weeks", "earlier judged weeks that steady the reference level")
REFERENCE_CAP = _own(
    1.10, "times the largest of those weeks", "the reference level never goes above it, however large last week was"
)
HOLD_LOW = _own(0.95, "times the reference level", "lower end when the advice is to hold")
HOLD_HIGH = _own(1.00, "times the reference level", "upper end when the advice is to hold")
EASE_LOW = _own(0.80, "times the reference level", "lower end when the advice is to ease off")
EASE_HIGH = _own(0.90, "times the reference level", "upper end when the advice is to ease off")
BACK_OFF_LOW = _own(0.50, "times the reference level", "lower end when the advice is to back off")
BACK_OFF_HIGH = _own(0.70, "times the reference level", "upper end when the advice is to back off")
RECENT_ENOUGH_WEEKS = _own(
    4,
    "weeks",
    "silence after which no range is given, and what was before it no longer counts as your level",
    "After longer silence nobody knows what you did.",
)

# Pain -----------------------------------------------------------------------------------------------------------
_TENDON = "Borrowed from rehabilitation of the Achilles tendon; not tested for neck pain."
PAIN_LOW = Threshold(
    2, "points of 10", "worst pain up to here leaves room to build", SILBERNAGEL, "patients, not runners", _TENDON
)
PAIN_MIDDLE = Threshold(
    5, "points of 10", "worst pain above it asks to back off", SILBERNAGEL, "patients, not runners", _TENDON
)
PAIN_UNSETTLED = _own(3, "points of 10", "a score the next morning from which pain has not settled", _TENDON)
PAIN_CHANGE = Threshold(
    2,
    "points of 10",
    "the smallest change of a 0–10 score worth a sentence",
    CLELAND,
    "patients, not runners",
    "Two is our choice: clinical studies found 1.3 (this one) to 2.2 points, after treatment, not from week to week.",
)
PAIN_BASE_WEEKS = _own(4, "weeks", "weeks before, whose median worst pain this week’s is compared with")
PAIN_MEMORY_DAYS = _own(14, "days", "how long the last entry stands in when nothing newer is noted")
FEW_WEEKS = Threshold(
    3,
    "weeks",
    "pain in more weeks running than this: see a physical therapist",
    ARTICLE,
    "expert advice",
    "The article says “more than a few weeks”; three is our reading of it.",
)
SEVERE_WEEKS = _own(2, "weeks", "weeks running with pain above 5: see a clinician")
RED_FLAG_REST = Threshold(
    14,
    "days",
    "how long a red-flag symptom takes the training target away, unless a doctor has looked at it",
    OWN_RULE,
    "rule of thumb",
    "No list of warning signs is proven to be complete (Feller et al. 2024): no sign does not mean safe.",
)

# Plausible runs -------------------------------------------------------------------------------------------------
_CHECK = "Only to catch slips of a watch or a typing hand; confirm the run and it counts."
FASTEST_PACE = _own(2.0, "min per km", "a faster run looks like a slip", _CHECK)
SLOWEST_PACE = _own(20.0, "min per km", "a slower run of more than 1 km looks like a slip", _CHECK)
SLOWEST_PACE_FROM = _own(1.0, "km", "shorter runs are not judged by a slow pace", _CHECK)
LONGEST_RUN_TIME = _own(1440.0, "min", "a longer run looks like a watch left running", _CHECK)
FARTHEST_RUN = _own(200.0, "km", "a longer run looks like a slip", _CHECK)


def thresholds() -> dict[str, Threshold]:
    """Every threshold of the program by name, for the page that shows them and the tests that check them."""
    return {name: value for name, value in globals().items() if isinstance(value, Threshold)}


def sources() -> dict[str, Source]:
    """Every source by name."""
    return {name: value for name, value in globals().items() if isinstance(value, Source)}
