"""Every decision threshold, with its unit, study, strength and caveat.

Rules and sentences read the same object, so they cannot diverge. A number without a study behind it is marked as a rule
of thumb (`OWN_RULE`), on the page too.
"""

from __future__ import annotations

from neckload.domain import evidence_experiment, evidence_link
from neckload.domain.evidence_neck import *  # noqa: F403
from neckload.domain.sources import ARTICLE, FRANDSEN, NIELSEN
from neckload.domain.threshold import Threshold as Threshold
from neckload.domain.threshold import rule_of_thumb as _own

NOT_ABOUT_THE_NECK = (
    "No study links a week’s change in running to neck pain in the same runner; "
    "studies have looked at injuries of the legs and back."
)

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
    "In a trial with 532 novices a programme based on 10 % led to as many injuries as a faster one (20.8 v. 20.3 %; "
    "Buist et al. 2008); in 5,205 runners the change from week to week had no relationship with injury "
    "(Schuster Brandt Frandsen et al. 2025). " + NOT_ABOUT_THE_NECK,
)
STEEP_RISE = Threshold(
    0.30,
    "share of the week before",
    "a weekly increase that counts as steep",
    NIELSEN,
    "cohort of runners",
    "In 874 novices injuries did not differ between rises of more than 30 % and less than 10 %; those attributed to "
    "distance did not differ significantly (P = .07). In 261 half-marathon runners, more were injured within three "
    "weeks of rises of 20–60 % than of less than 20 %, but not later (Damsted et al. 2019). " + NOT_ABOUT_THE_NECK,
)
HELD_WEEKS = _own(4, "weeks", "earlier full weeks whose mean is “the level you already held”")

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
LONGEST_RUN_SHARE = _own(
    0.50,
    "share of the week",
    "most of a week that one run may take, unless yours usually takes more",
    "A convention of training plans, without a study of runners or necks behind it.",
)
LONGEST_RUN_WEEKS = _own(
    8, "weeks", "weeks with two runs or more whose median share of the longest run is “your usual share”"
)
SPIKE_WINDOW = Threshold(
    30,
    "days",
    "how far back the longest run is searched for",
    FRANDSEN,
    "cohort of runners",
    "The window that was studied.",
)

# Breaks and coming back -----------------------------------------------------------------------------------------
BREAK_SHARE = _own(0.25, "share of your usual week", "a complete week below it is a break")
BREAK_BASE_WEEKS = _own(8, "weeks", "weeks whose median is “your usual week” before a break")
BREAK_MIN_WEEKS = _own(4, "weeks", "known weeks needed to tell a break from a light week")
RESTART_WEEKS = _own(
    4, "weeks", "weeks after a break that are compared with the level before it instead of the week before"
)
RESTART_AFTER_ONE = _own(1.0, "share of your usual week", "level of the first week back after one week off")
RESTART_AFTER_FEW = _own(0.6, "share of your usual week", "level of the first week back after two to four weeks off")
RESTART_AFTER_MANY = _own(
    0.5, "share of your usual week", "level of the first week back after more than four weeks off"
)
RESTART_FEW_WEEKS = _own(4, "weeks", "the longest break that still counts as “a few weeks off”")

# Next week ------------------------------------------------------------------------------------------------------
REFERENCE_WEEKS = _own(4, "weeks", "earlier full weeks that smooth your level")
REFERENCE_CAP = _own(
    1.10, "times the largest of those weeks", "your level never goes above it, however large last week was"
)
HOLD_LOW = _own(0.95, "times your level", "lower end when the advice is to hold")
HOLD_HIGH = _own(1.00, "times your level", "upper end when the advice is to hold")
EASE_LOW = _own(0.80, "times your level", "lower end when the advice is to ease off")
EASE_HIGH = _own(0.90, "times your level", "upper end when the advice is to ease off")
BACK_OFF_LOW = _own(0.50, "times your level", "lower end when the advice is to back off")
BACK_OFF_HIGH = _own(0.70, "times your level", "upper end when the advice is to back off")
JUST_DONE_WEEKS = _own(
    4,
    "weeks",
    "how far back your last week of running is searched for; next week stays within it while your neck holds you back",
    "Pain should never let you do more than you just did.",
)
RECENT_ENOUGH_WEEKS = _own(
    4,
    "weeks",
    "silence after which no range is given and earlier weeks no longer count as your level",
    "After a longer silence nobody knows what you did.",
)
LAST_DAYS = _own(2, "days", "last days of a week, when you need not make up what is missing from its range")

# The plan -------------------------------------------------------------------------------------------------------
_CONVENTION = "A convention of training plans, without a study of runners or necks behind it."
PLAN_RATE = _own(0.08, "share of the level before", "weekly increase that a plan starts with until you choose another")
PLAN_LIGHTER_EVERY = _own(4, "weeks", "rhythm of lighter weeks that a plan starts with", _CONVENTION)
PLAN_LIGHTER_SHARE = _own(0.80, "share of the level before", "size of a lighter week in a plan", _CONVENTION)
PLAN_RACE_LONG_RUN = _own(
    0.75, "share of the race", "length of the longest run from which a plan calls you ready for a race", _CONVENTION
)
CALENDAR_WEEKS = _own(
    4, "weeks", "how many weeks ahead a calendar file gives a number", "What comes later depends on your neck."
)
PLAN_HORIZON = _own(104, "weeks", "how far ahead a plan looks", "Nobody’s neck can be predicted for two years.")

# Plausible runs -------------------------------------------------------------------------------------------------
_CHECK = "Only meant to catch watch and typing errors; confirm the run and it counts."
FASTEST_PACE = _own(2.0, "min per km", "a faster run looks like an error", _CHECK)
SLOWEST_PACE = _own(20.0, "min per km", "a slower run of more than 1 km looks like an error", _CHECK)
SLOWEST_PACE_FROM = _own(1.0, "km", "shorter runs are not checked for a slow pace", _CHECK)
LONGEST_RUN_TIME = _own(1440.0, "min", "a longer run looks like a watch left running", _CHECK)
FARTHEST_RUN = _own(200.0, "km", "a longer run looks like an error", _CHECK)


# With something and without -------------------------------------------------------------------------------------
_ALONE = "Enough to show a difference, not to be sure of one: the interval says how sure it is."
_WORDS = "A statistical convention for how often chance alone looks as strong; nothing in nature changes at this value."
_CONFOUNDED = "It only decides when a sentence warns that the runs differed in more than one way."
FACTOR_CLEAR_CHANCE = _own(
    0.01, "share of records without any difference", "up to here a difference counts as clear", _WORDS
)
FACTOR_SOME_CHANCE = _own(
    0.05, "share of records without any difference", "up to here a difference counts as some evidence", _WORDS
)
FACTOR_RUNS = _own(5, "runs", "runs on each side with a pain score afterwards, before a difference is shown", _ALONE)
FACTOR_HOURS = Threshold(
    48,
    "hours",
    "how long after a run pain is attributed to it",
    ARTICLE,
    "expert advice",
    "The article says that pain may linger for a day or two; later pain is attributed to the next run.",
)
FACTOR_LONGER = _own(
    1.2, "times the mean length", "from here on the length of the runs may explain a difference", _CONFOUNDED
)
FACTOR_HARDER = _own(
    1.0, "points of effort", "from here on the effort of the runs may explain a difference", _CONFOUNDED
)
FACTOR_SORER = _own(
    0.5, "points of 10", "difference in pain before the runs from which the neck counts as sore already", _CONFOUNDED
)
FACTOR_INTERVAL = _own(0.95, "share of records without any difference", "coverage of the intervals shown", _WORDS)
LONG_RUN_SHARE = _own(
    0.75,
    "share of your runs",
    "a run longer than this share is a long one",
    "It adapts to your own runs, short or long.",
)

# The neck over time ---------------------------------------------------------------------------------------------
OUTCOME_WEEKS = _own(4, "weeks", "weeks whose worst scores make up “now” and “then”")
OUTCOME_APART_WEEKS = _own(12, "weeks", "weeks between “then” and “now”")
OUTCOME_WEEKS_NEEDED = _own(2, "weeks", "how many of the four need a score before they are compared")
AROUND_DAYS_NEEDED = _own(5, "days", "scored days needed before the mean of a day around a run is shown", _ALONE)

# What the diary supports ---------------------------------------------------------------------------------------
_COUNTED = "It only decides what is shown first; things that go together need not be cause and effect."
CARE_RUNS = _own(4, "runs", "runs with and without something, before neck care mentions it", _COUNTED)
CARE_SHARE = _own(
    0.50, "share of those runs", "followed by more pain than usual, before neck care mentions it", _COUNTED
)
CARE_SHARE_APART = _own(0.25, "share of the runs", "how much more often with something than without it", _COUNTED)
CARE_DAYS = _own(28, "days", "how far back check-ins count as “lately”", _COUNTED)
CARE_CHECK_INS = _own(3, "check-ins", "check-ins that must agree before neck care mentions them", _COUNTED)
DESK_HOURS = _own(
    6, "hours", "usual desk hours from which breaks are suggested", "The article mentions long hours at a desk."
)
DESK_DAYS = _own(5, "days", "recent days with desk hours needed before they are mentioned", _COUNTED)
DAY_AFTER_RISE = _own(
    1, "points of 10", "rise in mean pain from the day before a run to the day after that is worth mentioning", _COUNTED
)

# Who needs a look first ------------------------------------------------------------------------------------------
SILENT_DAYS = _own(
    14,
    "days",
    "without any entry, after which somebody who looks after many runners should ask",
    "Silence says nothing about the neck.",
)

# The same run twice ---------------------------------------------------------------------------------------------
_TWINS = "Wider bounds would treat two real runs of one day as one; the preview shows what was matched."
SAME_START = _own(5, "min", "two records that start this close together, with the same distance, are one run", _TWINS)
SAME_FIGURE = _own(0.02, "share of the larger figure", "distances that differ by no more are the same", _TWINS)
SAME_RECORDING = _own(5, "s", "starts this close mean one recording without further proof", _TWINS)
SAME_RECORDED_FIGURE = _own(
    0.005, "share of the larger figure", "two copies of one recording differ by no more than this in distance", _TWINS
)
SAME_ZONE_START = _own(60, "s", "how closely starts must agree if one record is in another time zone", _TWINS)

# Many runners ---------------------------------------------------------------------------------------------------
LEAST_GROUP = _own(
    10,
    "runners",
    "runners behind every anonymous count of a cohort, unless another number is chosen",
    "Small groups can be recognised; how small is too small depends on who reads it.",
)


def thresholds() -> dict[str, Threshold]:
    """Every threshold by name, for the page that shows them and the tests that check them."""
    everywhere = {**globals(), **vars(evidence_link), **vars(evidence_experiment)}
    return {name: value for name, value in everywhere.items() if isinstance(value, Threshold)}
