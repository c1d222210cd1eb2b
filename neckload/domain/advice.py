"""Facts -> next week's range with its reasons, the long-run limit, and when to see somebody.

Red flags come before everything; then the neck decides between building, holding, easing and backing off;
the recorded weeks decide from which level. The table is a rule of thumb and says so (`evidence`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import inf, isnan, nan
from typing import Literal

import pandas as pd

from neckload.domain import evidence
from neckload.domain.evidence import Threshold
from neckload.domain.progression import TOLERANCE, Measure, known_totals, other, since_silence
from neckload.domain.tables import RED_FLAG_SYMPTOMS, SEEN_BY_DOCTOR, word_set
from neckload.domain.weeks import plausible

UNIT: dict[Measure, Literal["min", "km"]] = {"time": "min", "distance": "km"}


@dataclass(frozen=True)
class Range:
    """From-to figure for a week [unit]."""

    low: float
    high: float
    unit: Literal["min", "km"]


@dataclass(frozen=True)
class Step:
    """How far next week may be from the reference level: its multiples, and the thresholds they come from."""

    name: Literal["build", "hold", "ease", "back_off"]
    low: float
    high: float
    thresholds: tuple[Threshold, ...]


BUILD = Step(
    "build",
    1 + evidence.GUIDELINE_LOW.value,
    1 + evidence.GUIDELINE_HIGH.value,
    (evidence.GUIDELINE_LOW, evidence.GUIDELINE_HIGH),
)
HOLD = Step("hold", evidence.HOLD_LOW.value, evidence.HOLD_HIGH.value, (evidence.HOLD_LOW, evidence.HOLD_HIGH))
EASE = Step("ease", evidence.EASE_LOW.value, evidence.EASE_HIGH.value, (evidence.EASE_LOW, evidence.EASE_HIGH))
BACK_OFF = Step(
    "back_off",
    evidence.BACK_OFF_LOW.value,
    evidence.BACK_OFF_HIGH.value,
    (evidence.BACK_OFF_LOW, evidence.BACK_OFF_HIGH),
)


@dataclass(frozen=True)
class Neck:
    """What the diary says of the neck just now. NaN: not noted."""

    worst: float = nan
    """Worst score of the last full week and the days since [0-10]."""
    usual_worst: float = nan
    """Median of the weekly worst scores of the four weeks before the last full week [0-10]."""
    noted_on: date | None = None
    """Day of the entry that stands in, when nothing was noted in the last full week or since."""
    unsettled: bool = False
    """A score the next morning was 3 or more."""
    painful_weeks: int = 0
    """Weeks running with pain above 0, up to now."""
    severe_weeks: int = 0
    """Weeks running with pain above 5, up to now."""

    @property
    def is_up(self) -> bool:
        return self.worst - self.usual_worst >= evidence.PAIN_CHANGE.value - TOLERANCE


@dataclass(frozen=True)
class Rule:
    """One row of the table: when it applies, and the step that follows."""

    key: str
    applies: Callable[[Neck], bool]
    step: Step
    thresholds: tuple[Threshold, ...]


# The first row that applies decides. Each row's step is at most as high as the one below it,
# so more pain never raises the range.
RULES = (
    Rule("pain_high", lambda neck: neck.worst > evidence.PAIN_MIDDLE.value, BACK_OFF, (evidence.PAIN_MIDDLE,)),
    Rule(
        "pain_middle_up",
        lambda neck: neck.worst > evidence.PAIN_LOW.value and neck.is_up,
        EASE,
        (evidence.PAIN_LOW, evidence.PAIN_CHANGE),
    ),
    Rule(
        "pain_unsettled",
        lambda neck: neck.worst > evidence.PAIN_LOW.value and neck.unsettled,
        EASE,
        (evidence.PAIN_LOW, evidence.PAIN_UNSETTLED),
    ),
    Rule("pain_middle", lambda neck: neck.worst > evidence.PAIN_LOW.value, HOLD, (evidence.PAIN_LOW,)),
    Rule("pain_low_up", lambda neck: neck.is_up, HOLD, (evidence.PAIN_CHANGE,)),
    Rule("pain_unknown", lambda neck: isnan(neck.worst), HOLD, (evidence.PAIN_MEMORY_DAYS,)),
    Rule("pain_low", lambda neck: True, BUILD, (evidence.PAIN_LOW,)),
)


@dataclass(frozen=True)
class Reference:
    """The level R that next week's range is a multiple of [unit of its measure]."""

    level: float
    kind: Literal["recent", "capped", "single", "first_week_back", "coming_back"]
    week: pd.Timestamp
    """First day of the last judged week."""
    weeks_ago: int
    """How many weeks before the last full week it was: 0 when it is the last full week."""
    last: float
    """Total of the last judged week."""
    usual: float = nan
    """Usual week before a break."""
    weeks_off: int = 0
    """Length of the break that has not ended yet."""

    @property
    def ceiling(self) -> float:
        """Coming back from a break ends at the usual week; otherwise there is no ceiling but the step's."""
        return self.usual if self.kind == "coming_back" else inf


Figures = Mapping[str, float | str | None]


@dataclass(frozen=True)
class Reason:
    """Why the range is what it is: a key that `ui.words` turns into a sentence, its figures, its thresholds."""

    key: str
    figures: Figures = field(default_factory=dict)
    thresholds: tuple[Threshold, ...] = ()


@dataclass(frozen=True)
class RedFlag:
    """Symptoms that belong to a doctor before they belong to a training plan."""

    symptoms: tuple[str, ...]
    noted_on: date
    threshold: Threshold = evidence.RED_FLAG_REST


@dataclass(frozen=True)
class Referral:
    """Who should look at the neck, and after how many weeks of pain this is said."""

    who: Literal["clinician", "physical_therapist"]
    weeks: int
    threshold: Threshold


@dataclass(frozen=True)
class LongestRun:
    """Limit of next week's longest run, beside the longest of the last 30 days. NaN where that measure is unknown."""

    km: float
    minutes: float
    longest_km: float
    longest_minutes: float


@dataclass(frozen=True)
class Advice:
    """Next week, with everything that decided it.

    `target` is in the measure asked for, `other_target` the same step in the other one; both None when nothing can
    be said, and then `reasons` say why.
    """

    target: Range | None = None
    other_target: Range | None = None
    step: Step | None = None
    reference: Reference | None = None
    neck: Neck = field(default_factory=Neck)
    reasons: tuple[Reason, ...] = ()
    red_flag: RedFlag | None = None
    referral: Referral | None = None
    longest_run_limit: LongestRun | None = None

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """Every threshold that had a part in it, each once."""
        used = [threshold for reason in self.reasons for threshold in reason.thresholds]
        used += self.step.thresholds if self.step else ()
        used += [self.referral.threshold] if self.referral else []
        used += [evidence.SPIKE_SMALL, evidence.SPIKE_WINDOW] if self.longest_run_limit else []
        return tuple(dict.fromkeys(used))


def advise(weeks: pd.DataFrame, runs: pd.DataFrame, pain: pd.DataFrame, measure: Measure, today: date) -> Advice:
    """Next week's advice.

    Args:
        weeks: the judged weeks up to the current one (`progression.with_progression`).
        runs, pain: the diary's tables (`tables`).
        measure: which total the target is of; the other one's is given beside it.
    """
    neck = neck_now(weeks, pain, today)
    flag = red_flag(pain, today)
    referral = referral_for(neck)
    if flag:
        return Advice(neck=neck, red_flag=flag, referral=referral, reasons=(Reason("red_flag", {}, (flag.threshold,)),))
    found = {each: reference(weeks, each) for each in (measure, other(measure))}
    # Where a run of the last week lacks the measure, the other one knows that week better.
    measure, base = min(found.items(), key=lambda item: item[1].weeks_ago if item[1] else inf)
    silence = _why_no_range(base)
    if base is None or silence:
        return Advice(neck=neck, reference=base, referral=referral, reasons=(silence,) if silence else ())
    rule = next(rule for rule in RULES if rule.applies(neck))
    target = _range(base, rule.step, measure)
    beside = found[other(measure)]
    other_target = _range(beside, rule.step, other(measure)) if beside and beside.week == base.week else None
    return Advice(
        target=target,
        other_target=other_target,
        step=rule.step,
        reference=base,
        neck=neck,
        reasons=_reasons(rule, neck, base, weeks),
        referral=referral,
        longest_run_limit=longest_run_limit(runs, rule.step, (target, other_target), today),
    )


def _range(reference: Reference, step: Step, measure: Measure) -> Range | None:
    if not reference.level > 0:
        return None
    low, high = (min(multiple * reference.level, reference.ceiling) for multiple in (step.low, step.high))
    return Range(low, high, UNIT[measure])


def _why_no_range(base: Reference | None) -> Reason | None:
    if base is None:
        return Reason("no_full_week")
    if base.weeks_ago > evidence.RECENT_ENOUGH_WEEKS.value:
        return Reason("long_silence", _silence(base), (evidence.RECENT_ENOUGH_WEEKS,))
    if not base.level > 0:
        return Reason("no_level")
    return None


def _silence(base: Reference) -> Figures:
    return {"weeks": base.weeks_ago, "week": f"{base.week:%Y-%m-%d}"}


def _reasons(rule: Rule, neck: Neck, base: Reference, weeks: pd.DataFrame) -> tuple[Reason, ...]:
    """In order of weight: the neck, then where the level comes from, then what happened last week."""
    noted_on = neck.noted_on.isoformat() if neck.noted_on else None
    pain: Figures = {"worst": neck.worst, "usual_worst": neck.usual_worst, "noted_on": noted_on}
    reasons = [Reason(rule.key, pain, rule.thresholds)]
    level: Figures = {"level": base.level, "last": base.last, "usual": base.usual, "weeks_off": base.weeks_off}
    reasons.append(Reason(f"level_{base.kind}", level, _LEVEL_THRESHOLDS[base.kind]))
    last = weeks[weeks["week"] == base.week].iloc[0]
    if last["verdict"] in ("above", "steep"):
        change = float(last[f"change_{last['verdict_measure']}"])
        figures: Figures = {"change": change, "measure": str(last["verdict_measure"])}
        reasons.append(Reason(f"volume_{last['verdict']}", figures, (evidence.GUIDELINE_HIGH, evidence.STEEP_RISE)))
    if base.weeks_ago:
        reasons.append(Reason("last_week_unrecorded", _silence(base), (evidence.RECENT_ENOUGH_WEEKS,)))
    return tuple(reasons)


_LEVEL_THRESHOLDS: dict[str, tuple[Threshold, ...]] = {
    "recent": (evidence.REFERENCE_WEEKS,),
    "capped": (evidence.REFERENCE_WEEKS, evidence.REFERENCE_CAP),
    "single": (),
    "first_week_back": (
        evidence.BREAK_SHARE,
        evidence.RESTART_AFTER_ONE,
        evidence.RESTART_AFTER_FEW,
        evidence.RESTART_AFTER_MANY,
        evidence.RESTART_FEW_WEEKS,
    ),
    "coming_back": (evidence.BREAK_SHARE, evidence.RESTART_WEEKS),
}


def reference(weeks: pd.DataFrame, measure: Measure) -> Reference | None:
    """The level R of the last judged week whose total is known in this measure; None when there is none.

    R = min(max(last, mean of the four judged non-break weeks before), 1.10 x the largest of those four);
    in a break, the share of the usual week that a first week back may have; in the four weeks after one, last week.
    """
    totals = known_totals(weeks, measure)
    known = since_silence(totals.dropna())
    if known.empty:
        return None
    at = int(known.index[-1])
    in_break = weeks[f"in_break_{measure}"][known.index]
    last, usual = float(totals[at]), float(weeks[f"usual_level_{measure}"][at])
    last_full = len(weeks) - 2
    found = {"week": weeks["week"][at], "weeks_ago": last_full - at, "last": last, "usual": usual}
    if in_break[at]:
        weeks_off = _weeks_off(in_break)
        level = min(usual * _restart_share(weeks_off), _level_before(weeks, known[~in_break], measure))
        return Reference(level, "first_week_back", weeks_off=weeks_off, **found)
    if last < usual - TOLERANCE:
        return Reference(last, "coming_back", **found)
    base = known[(known.index < at) & ~in_break].tail(int(evidence.REFERENCE_WEEKS.value))
    if not base.max() > 0:
        return Reference(last, "single", **found)
    cap = evidence.REFERENCE_CAP.value * float(base.max())
    steadied = max(last, float(base.mean()))
    return Reference(min(steadied, cap), "capped" if steadied > cap + TOLERANCE else "recent", **found)


def _level_before(weeks: pd.DataFrame, running: pd.Series, measure: Measure) -> float:
    """The last week before the break if that one was still coming back from an earlier break; else no limit.

    A week off must not turn a way back into a full return.
    """
    last = float(running.iloc[-1])
    return last if last < weeks[f"usual_level_{measure}"][running.index[-1]] - TOLERANCE else inf


def _weeks_off(in_break: pd.Series) -> int:
    """Length of the run of break weeks at the end."""
    return int(in_break[::-1].cumprod().sum())


def _restart_share(weeks_off: int) -> float:
    if weeks_off == 1:
        return evidence.RESTART_AFTER_ONE.value
    few = weeks_off <= evidence.RESTART_FEW_WEEKS.value
    return (evidence.RESTART_AFTER_FEW if few else evidence.RESTART_AFTER_MANY).value


def neck_now(weeks: pd.DataFrame, pain: pd.DataFrame, today: date) -> Neck:
    """What the diary says of the neck: the last full week and the days since, beside the four weeks before it."""
    if weeks.empty:
        return Neck()
    worst_by_week = weeks["pain_max"]
    recent, before = worst_by_week.tail(2), worst_by_week.iloc[:-2].tail(int(evidence.PAIN_BASE_WEEKS.value))
    noted = pain[(pain["when"] < pd.Timestamp(today) + pd.Timedelta(days=1)) & pain["pain_0_10"].notna()]
    window_start = weeks["week"].iloc[-min(2, len(weeks))]
    mornings = noted[(noted["when"] >= window_start) & (noted["moment"] == "next_morning")]["pain_0_10"]
    worst, noted_on = float(recent.max()), None
    if isnan(worst):
        worst, noted_on = _last_entry(weeks, noted, today)
    return Neck(
        worst=worst,
        usual_worst=float(before.median()),
        noted_on=noted_on,
        unsettled=bool((mornings >= evidence.PAIN_UNSETTLED.value).any()),
        painful_weeks=_weeks_running(worst_by_week, 0),
        severe_weeks=_weeks_running(worst_by_week, evidence.PAIN_MIDDLE.value),
    )


def _last_entry(weeks: pd.DataFrame, noted: pd.DataFrame, today: date) -> tuple[float, date | None]:
    """The last score within the memory of 14 days, with its day: an entry, or else a typed week's score."""
    since = pd.Timestamp(today) - pd.Timedelta(days=int(evidence.PAIN_MEMORY_DAYS.value))
    entries = noted[noted["when"] >= since].sort_values("when", kind="stable")
    if len(entries):
        return float(entries["pain_0_10"].iloc[-1]), entries["when"].iloc[-1].date()
    last_days = weeks["week"] + pd.Timedelta(days=6)
    typed = weeks[(last_days >= since) & weeks["pain_max"].notna() & (weeks["pain_days"] == 0)]
    return (float(typed["pain_max"].iloc[-1]), last_days[typed.index[-1]].date()) if len(typed) else (nan, None)


def _weeks_running(worst_by_week: pd.Series, limit: float) -> int:
    """Weeks in a row with a worst score above the limit. The current week is not over: it can add, not end them."""
    above = worst_by_week > limit
    over = above if above.empty or above.iloc[-1] else above.iloc[:-1]
    return int(over[::-1].cumprod().sum())


def red_flag(pain: pd.DataFrame, today: date) -> RedFlag | None:
    """Red-flag symptoms noted in the last 14 days that no doctor has looked at since; None when there are none."""
    since = pd.Timestamp(today) - pd.Timedelta(days=int(evidence.RED_FLAG_REST.value))
    until = pd.Timestamp(today) + pd.Timedelta(days=1)
    recent = pain[(pain["when"] >= since) & (pain["when"] < until)].sort_values("when", kind="stable")
    symptoms: set[str] = set()
    noted_on = None
    for when, cell in zip(recent["when"], recent["symptoms"], strict=True):
        words = word_set(cell)
        if SEEN_BY_DOCTOR in words:
            symptoms, noted_on = set(), None
            continue
        flags = words.intersection(RED_FLAG_SYMPTOMS)
        if flags:
            symptoms, noted_on = symptoms | flags, when.date()
    if noted_on is None:
        return None
    return RedFlag(tuple(symptom for symptom in RED_FLAG_SYMPTOMS if symptom in symptoms), noted_on)


def referral_for(neck: Neck) -> Referral | None:
    """A clinician after two weeks above 5, a physical therapist after more than three weeks of any pain."""
    if neck.severe_weeks >= evidence.SEVERE_WEEKS.value:
        return Referral("clinician", neck.severe_weeks, evidence.SEVERE_WEEKS)
    if neck.painful_weeks > evidence.FEW_WEEKS.value:
        return Referral("physical_therapist", neck.painful_weeks, evidence.FEW_WEEKS)
    return None


def longest_run_limit(
    runs: pd.DataFrame, step: Step, targets: tuple[Range | None, ...], today: date
) -> LongestRun | None:
    """Next week's longest run: the step's upper multiple of the longest of the last 30 days, inside the week's target.

    Source: Schuster Brandt Frandsen et al. 2025, doi:10.1136/bjsports-2024-109380, for the 10 %.
    """
    since = pd.Timestamp(today) - pd.Timedelta(days=int(evidence.SPIKE_WINDOW.value))
    until = pd.Timestamp(today) + pd.Timedelta(days=1)
    recent = runs[(runs["start"] >= since) & (runs["start"] < until) & plausible(runs)]
    km, minutes = float(recent["distance_km"].max()), float(recent["duration_min"].max())
    if isnan(km) and isnan(minutes):
        return None
    ceiling = {target.unit: target.high for target in targets if target}
    multiple = min(step.high, 1 + evidence.SPIKE_SMALL.value)
    return LongestRun(
        km=min(multiple * km, ceiling.get("km", multiple * km)),
        minutes=min(multiple * minutes, ceiling.get("min", multiple * minutes)),
        longest_km=km,
        longest_minutes=minutes,
    )
