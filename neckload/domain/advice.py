"""Facts -> next week's range with its reasons, the long-run limit, and when to see somebody.

Red flags come before everything; then the neck decides between building, holding, easing and backing off;
the recorded weeks decide from which level. The table is a rule of thumb and says so (`evidence`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from math import inf, isnan
from typing import Literal

import pandas as pd

from neckload.domain import evidence
from neckload.domain.evidence import Threshold
from neckload.domain.neck import ActiveRedFlag, Neck, Referral, neck_now, red_flag, referral_for
from neckload.domain.own_target import OwnTarget, own_target
from neckload.domain.progression import Measure, other
from neckload.domain.reference import UNIT, Range, Reference, levels, reference
from neckload.domain.weeks import plausible

__all__ = ["RULES", "Advice", "LongestRun", "Range", "Reason", "Rule", "Step", "advise", "longest_run_limit"]


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
        (evidence.PAIN_LOW, evidence.PAIN_CHANGE, evidence.PAIN_BASE_WEEKS),
    ),
    Rule(
        "pain_unsettled",
        lambda neck: neck.worst > evidence.PAIN_LOW.value and neck.unsettled,
        EASE,
        (evidence.PAIN_LOW, evidence.PAIN_UNSETTLED),
    ),
    Rule("pain_middle", lambda neck: neck.worst > evidence.PAIN_LOW.value, HOLD, (evidence.PAIN_LOW,)),
    Rule("pain_low_up", lambda neck: neck.is_up, HOLD, (evidence.PAIN_CHANGE, evidence.PAIN_BASE_WEEKS)),
    Rule("pain_unknown", lambda neck: isnan(neck.worst), HOLD, (evidence.PAIN_MEMORY_DAYS,)),
    Rule("pain_low", lambda neck: True, BUILD, (evidence.PAIN_LOW,)),
)


Figures = Mapping[str, float | str | None]


@dataclass(frozen=True)
class Reason:
    """Why the range is what it is: a key that `ui.advice_words` turns into a sentence, its figures, its thresholds."""

    key: str
    figures: Figures = field(default_factory=dict)
    thresholds: tuple[Threshold, ...] = ()


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
    be said, and then `reasons` say why. What the runner or their therapist set instead stands beside it and changes
    nothing of it, but that the longest run stays inside both.
    """

    target: Range | None = None
    other_target: Range | None = None
    step: Step | None = None
    reference: Reference | None = None
    neck: Neck = field(default_factory=Neck)
    reasons: tuple[Reason, ...] = ()
    red_flag: ActiveRedFlag | None = None
    referral: Referral | None = None
    longest_run_limit: LongestRun | None = None
    own_target: OwnTarget | None = None
    """The runner's own target for next week."""
    own_target_now: OwnTarget | None = None
    """The runner's own target for the week that is running."""

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """Every threshold that had a part in it, each once."""
        used = [threshold for reason in self.reasons for threshold in reason.thresholds]
        used += self.step.thresholds if self.step else ()
        used += [self.referral.threshold] if self.referral else []
        used += [evidence.SPIKE_SMALL, evidence.SPIKE_WINDOW] if self.longest_run_limit else []
        return tuple(dict.fromkeys(used))

    def target_in(self, measure: Measure) -> Range | None:
        """Next week's range in this measure, where it is known in it."""
        return next((each for each in (self.target, self.other_target) if each and each.measure == measure), None)


def advise(
    weeks: pd.DataFrame,
    runs: pd.DataFrame,
    pain: pd.DataFrame,
    measure: Measure,
    today: date,
    targets: pd.DataFrame | None = None,
) -> Advice:
    """Next week's advice.

    Args:
        weeks: the judged weeks up to the current one (`progression.with_progression`).
        runs, pain: the diary's tables (`tables`).
        measure: which total the target is of; the other one's is given beside it.
        targets: the runner's own (`tables`), None for none.
    """
    neck = neck_now(weeks, pain, today)
    flag = red_flag(pain, today)
    references = {each: reference(weeks, each) for each in (measure, other(measure))}
    # Beside a warning sign nothing else is advised, and nobody is sent to a physical therapist instead.
    advice = Advice(neck=neck, red_flag=flag, referral=None if flag else referral_for(neck))
    if flag:
        advice = replace(advice, reasons=(Reason("red_flag", {}, (flag.threshold,)),))
    else:
        advice = _with_range(advice, references, weeks)
    if targets is not None and len(weeks):
        advice = _with_own_targets(advice, targets, references, weeks["week"].iloc[-1])
    return replace(advice, longest_run_limit=_longest_run(advice, runs, today))


def _with_range(advice: Advice, references: Mapping[Measure, Reference | None], weeks: pd.DataFrame) -> Advice:
    # Where a run of the last week lacks the measure, the other one knows that week better.
    measure, base = min(references.items(), key=lambda item: item[1].weeks_ago if item[1] else inf)
    silence = _why_no_range(base)
    if base is None or silence:
        return replace(advice, reference=base, reasons=(silence,) if silence else ())
    rule = next(rule for rule in RULES if rule.applies(advice.neck))
    beside = references[other(measure)]
    return replace(
        advice,
        target=range_of(base, rule.step),
        other_target=range_of(beside, rule.step) if beside and beside.week == base.week else None,
        step=rule.step,
        reference=base,
        reasons=_reasons(rule, advice.neck, base, weeks),
    )


def _with_own_targets(
    advice: Advice, targets: pd.DataFrame, references: Mapping[Measure, Reference | None], current: pd.Timestamp
) -> Advice:
    ranges = {each: advice.target_in(each) for each in references}
    following = current + pd.Timedelta(days=7)
    now, then = (own_target(targets, week, levels(references), ranges) for week in (current, following))
    return replace(advice, own_target=then, own_target_now=now)


def range_of(reference: Reference, step: Step) -> Range | None:
    """The step from this level; None when the level is nothing."""
    if not reference.level > 0:
        return None
    low, high = (min(multiple * reference.level, reference.ceiling) for multiple in (step.low, step.high))
    return Range(low, high, UNIT[reference.measure])


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
    names = ("level", "last", "usual", "weeks_off", "weeks_ago")
    level: Figures = {name: getattr(base, name) for name in names}
    level = {**level, "low": rule.step.low, "high": rule.step.high}
    reasons.append(Reason(f"level_{base.kind}", level, _LEVEL_THRESHOLDS[base.kind]))
    last = weeks[weeks["week"] == base.week].iloc[0]
    if last["verdict"] in ("above", "steep"):
        change = float(last[f"change_{last['verdict_measure']}"])
        figures: Figures = {"change": change, "measure": str(last["verdict_measure"])}
        reasons.append(Reason(f"volume_{last['verdict']}", figures, _GUIDELINE))
    if base.weeks_ago:
        reasons.append(Reason("last_week_unrecorded", _silence(base), (evidence.RECENT_ENOUGH_WEEKS,)))
    return tuple(reasons)


_GUIDELINE = (evidence.GUIDELINE_LOW, evidence.GUIDELINE_HIGH, evidence.STEEP_RISE)
_LEVEL_THRESHOLDS: dict[str, tuple[Threshold, ...]] = {
    "recent": (evidence.REFERENCE_WEEKS,),
    "capped": (evidence.REFERENCE_WEEKS, evidence.REFERENCE_CAP),
    "single": (evidence.REFERENCE_WEEKS,),
    "first_week_back": (
        evidence.BREAK_SHARE,
        evidence.RESTART_AFTER_ONE,
        evidence.RESTART_AFTER_FEW,
        evidence.RESTART_AFTER_MANY,
        evidence.RESTART_FEW_WEEKS,
    ),
    "coming_back": (evidence.BREAK_SHARE, evidence.RESTART_WEEKS),
}


def _longest_run(advice: Advice, runs: pd.DataFrame, today: date) -> LongestRun | None:
    if advice.step is None:
        return None
    own = advice.own_target.target if advice.own_target else None
    return longest_run_limit(runs, advice.step, (advice.target, advice.other_target, own), today)


def longest_run_limit(
    runs: pd.DataFrame, step: Step, targets: tuple[Range | None, ...], today: date
) -> LongestRun | None:
    """Next week's longest run: the step's upper multiple of the longest of the last 30 days, inside the week's targets.

    Source: Schuster Brandt Frandsen et al. 2025, doi:10.1136/bjsports-2024-109380, for the 10 %.
    """
    since = pd.Timestamp(today) - pd.Timedelta(days=int(evidence.SPIKE_WINDOW.value))
    until = pd.Timestamp(today) + pd.Timedelta(days=1)
    recent = runs[(runs["start"] >= since) & (runs["start"] < until) & plausible(runs)]
    km, minutes = float(recent["distance_km"].max()), float(recent["duration_min"].max())
    if isnan(km) and isnan(minutes):
        return None
    multiple = min(step.high, 1 + evidence.SPIKE_SMALL.value)
    ceilings = {unit: [each.high for each in targets if each and each.unit == unit] for unit in ("km", "min")}
    return LongestRun(
        km=min([multiple * km, *ceilings["km"]]),
        minutes=min([multiple * minutes, *ceilings["min"]]),
        longest_km=km,
        longest_minutes=minutes,
    )
