"""Next week's range and the reasons for it, the limit for the longest run, and when to see a professional.

Red flags come before everything. Then the neck decides between building, holding, easing and backing off, and the
recorded weeks give the level to start from. The rules are rules of thumb and say so (`evidence`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from math import inf

import pandas as pd

from neckload.domain import evidence
from neckload.domain.longest_run import LongestRun, longest_run_limit
from neckload.domain.missing_weeks import MissingWeeks, missing_weeks
from neckload.domain.neck import (
    ActiveRedFlag,
    CanRun,
    Neck,
    Referral,
    can_run,
    neck_now,
    red_flag,
    referral_for,
    signs_not_asked,
)
from neckload.domain.neck_ceiling import NeckCeiling, neck_ceilings, of_this_week
from neckload.domain.own_target import OwnTarget, own_target
from neckload.domain.progression import TOLERANCE, Measure, other, verdict_of
from neckload.domain.reason import CeilingReason, Figures, LevelReason, Reason
from neckload.domain.reference import UNIT, LevelKind, Range, Reference, levels, reference
from neckload.domain.relief import with_doubt
from neckload.domain.step_table import BACK_OFF, BUILD, RULES, Rule, Step, rule_for
from neckload.domain.tables import empty
from neckload.domain.threshold import Threshold

__all__ = ["RULES", "Advice", "LongestRun", "Range", "Reason", "Rule", "Step", "advise", "range_of"]


@dataclass(frozen=True)
class Advice:
    """Next week's advice with everything that decided it.

    `target` is in the requested measure and `other_target` is the same step in the other one. Both are None if no range
    can be given; `reasons` then say why. Targets set by the runner or their therapist are reported separately and
    change the advice in two ways only: the longest run stays inside both, and a neck above the therapist's ceiling
    backs off.
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
    """The runner's own target for the current week."""
    neck_ceilings: tuple[NeckCeiling, ...] = ()
    """The therapist's ceilings for the last full week, the current one and the next, where set."""
    can_run: CanRun = "check_in"
    """Whether to run today."""
    missing_weeks: MissingWeeks | None = None
    """Unrecorded weeks to ask about; the range treats them as rest until the runner answers."""
    signs_not_asked: date | None = None
    """Day of a high score that was never followed by the question about warning signs."""

    @property
    def is_ceiling(self) -> bool:
        """The neck was above 5 for two weeks or more: the range is a ceiling, and seeing somebody comes first."""
        return self.neck.is_severe

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """Every threshold that contributed, without duplicates."""
        used = [threshold for reason in self.reasons for threshold in reason.thresholds]
        used += self.step.thresholds if self.step else ()
        used += [self.referral.threshold] if self.referral else []
        used += self.longest_run_limit.thresholds if self.longest_run_limit else []
        return tuple(dict.fromkeys(used))

    def target_in(self, measure: Measure) -> Range | None:
        """Next week's range in this measure; None if unknown."""
        return next((each for each in (self.target, self.other_target) if each and each.measure == measure), None)


def advise(
    weeks: pd.DataFrame,
    runs: pd.DataFrame,
    pain: pd.DataFrame,
    measure: Measure,
    today: date,
    targets: pd.DataFrame | None = None,
    days: pd.DataFrame | None = None,
) -> Advice:
    """The advice for next week.

    Args:
        weeks: judged weeks up to the current one (`progression.with_progression`).
        runs, pain: the diary's tables (`tables`).
        measure: the total that the target is given in; the other one goes into `other_target`.
        targets: the runner's own targets (`tables`); None for none.
        days: the diary's days, for what was done to ease the neck; None for none.
    """
    doubted = with_doubt(pain, empty("days") if days is None else days)
    neck = neck_now(weeks, doubted, today)
    flag = red_flag(pain, today)
    own = empty("targets") if targets is None else targets
    ceilings = neck_ceilings(own, weeks, doubted, today)
    references = {each: reference(weeks, each) for each in (measure, other(measure))}
    # With a warning sign nothing else is advised, and nobody is sent to a physical therapist instead.
    advice = Advice(
        neck=neck,
        red_flag=flag,
        referral=None if flag else referral_for(neck),
        neck_ceilings=ceilings,
        can_run=can_run(neck, flag, of_this_week(ceilings)),
        missing_weeks=missing_weeks(weeks),
        signs_not_asked=None if flag else signs_not_asked(pain, today),
    )
    if flag:
        advice = replace(advice, reasons=(Reason("red_flag", {}, (flag.threshold,)),))
    else:
        advice = _with_range(advice, references, weeks)
    return _with_longest_run(_with_own_targets(advice, own, references, weeks), runs, weeks, today)


def _with_longest_run(advice: Advice, runs: pd.DataFrame, weeks: pd.DataFrame, today: date) -> Advice:
    if advice.step is None:
        return advice
    own = advice.own_target.target if advice.own_target else None
    ranges = (advice.target, advice.other_target, own)
    return replace(advice, longest_run_limit=longest_run_limit(runs, weeks, advice.step.high, ranges, today))


def _with_range(advice: Advice, references: Mapping[Measure, Reference | None], weeks: pd.DataFrame) -> Advice:
    # If a run of the last week lacks the measure, the other measure covers that week better.
    measure, base = min(references.items(), key=lambda item: item[1].weeks_ago if item[1] else inf)
    silence = _why_no_range(base)
    if base is None or silence:
        return replace(advice, reference=base, reasons=(silence,) if silence else ())
    rule = rule_for(advice.neck)
    if any(ceiling.is_passed for ceiling in advice.neck_ceilings):
        rule = replace(rule, step=BACK_OFF)
    beside = references[other(measure)]
    return replace(
        advice,
        target=range_of(base, rule.step),
        other_target=range_of(beside, rule.step) if beside and beside.week == base.week else None,
        step=rule.step,
        reference=base,
        reasons=_with_ceilings(_reasons(rule, advice, base, weeks), advice.neck_ceilings),
    )


def _with_own_targets(
    advice: Advice, targets: pd.DataFrame, references: Mapping[Measure, Reference | None], weeks: pd.DataFrame
) -> Advice:
    if targets.empty or weeks.empty:
        return advice
    current = weeks["week"].iloc[-1]
    ranges = {each: advice.target_in(each) for each in references}
    following = current + pd.Timedelta(days=7)
    now, then = (own_target(targets, week, levels(references), ranges) for week in (current, following))
    return replace(advice, own_target=then, own_target_now=now)


def range_of(reference: Reference, step: Step) -> Range | None:
    """The range this step gives from a reference level; None if the level is not above 0."""
    if not reference.level > 0:
        return None
    low, high = (min(multiple * reference.level, reference.ceiling) for multiple in (step.low, step.high))
    # Pain never allows more than was just done.
    if step is not BUILD and high > reference.just_done:
        low, high = low * reference.just_done / high, reference.just_done
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


def _reasons(rule: Rule, advice: Advice, base: Reference, weeks: pd.DataFrame) -> tuple[Reason, ...]:
    """Reasons in order of weight: the neck, the source of the level, then what happened last week."""
    neck, missing = advice.neck, advice.missing_weeks
    noted_on = neck.scored_on.isoformat() if neck.scored_on else None
    pain: Figures = {"worst": neck.worst, "usual_worst": neck.usual_worst, "noted_on": noted_on}
    reasons = [Reason(rule.key, pain, rule.thresholds)]
    names = ("level", "last", "usual", "weeks_off", "weeks_ago")
    level: Figures = {name: getattr(base, name) for name in names}
    level = {**level, "low": rule.step.low, "high": rule.step.high}
    reasons.append(Reason(_LEVEL[base.kind][0], level, _LEVEL[base.kind][1]))
    if rule.step is not BUILD and rule.step.high * base.level > base.just_done + TOLERANCE:
        reasons.append(Reason("just_done", {"just_done": base.just_done}, (evidence.JUST_DONE_WEEKS,)))
    last = weeks[weeks["week"] == base.week].iloc[0]
    rise = verdict_of(last["verdict"])
    if rise == "above" or rise == "steep":
        change = float(last[f"change_{last['verdict_measure']}"])
        figures: Figures = {"change": change, "measure": str(last["verdict_measure"])}
        reasons.append(Reason("volume_above" if rise == "above" else "volume_steep", figures, _GUIDELINE))
    if missing:
        span = {"first": f"{missing.first:%Y-%m-%d}", "last_day": f"{missing.last:%Y-%m-%d}"}
        reasons.append(Reason("read_as_rest", span, (evidence.RESTART_WEEKS,)))
    if base.weeks_ago:
        reasons.append(Reason("last_week_unrecorded", _silence(base), (evidence.RECENT_ENOUGH_WEEKS,)))
    return tuple(reasons)


def _with_ceilings(reasons: tuple[Reason, ...], ceilings: tuple[NeckCeiling, ...]) -> tuple[Reason, ...]:
    """A passed ceiling replaces the neck's reason, one still in force comes last, an expired one is dropped."""
    passed = [each for each in ceilings if each.is_passed]
    held = [each for each in ceilings if not each.is_passed and each.weeks_ahead >= 0]
    return (
        *(_ceiling_reason("ceiling_passed", each) for each in passed),
        *(reasons[1:] if passed else reasons),
        *(_ceiling_reason("ceiling_next" if each.weeks_ahead else "ceiling_now", each) for each in held),
    )


def _ceiling_reason(key: CeilingReason, ceiling: NeckCeiling) -> Reason:
    return Reason(key, {"ceiling": ceiling.score, "worst": ceiling.worst, "week": f"{ceiling.week:%Y-%m-%d}"})


_GUIDELINE = (evidence.GUIDELINE_LOW, evidence.GUIDELINE_HIGH, evidence.STEEP_RISE)
_LEVEL: dict[LevelKind, tuple[LevelReason, tuple[Threshold, ...]]] = {
    "recent": ("level_recent", (evidence.REFERENCE_WEEKS,)),
    "capped": ("level_capped", (evidence.REFERENCE_WEEKS, evidence.REFERENCE_CAP)),
    "single": ("level_single", (evidence.REFERENCE_WEEKS,)),
    "first_week_back": (
        "level_first_week_back",
        (
            evidence.BREAK_SHARE,
            evidence.RESTART_AFTER_ONE,
            evidence.RESTART_AFTER_FEW,
            evidence.RESTART_AFTER_MANY,
            evidence.RESTART_FEW_WEEKS,
        ),
    ),
    "coming_back": ("level_coming_back", (evidence.BREAK_SHARE, evidence.RESTART_WEEKS)),
}
