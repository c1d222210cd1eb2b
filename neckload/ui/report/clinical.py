"""The clinical lines a physical therapist reads first: pain, duration and course; signs, load, habits, goal."""

from __future__ import annotations

from math import isnan
from typing import assert_never

from neckload.domain import evidence
from neckload.domain.analysis import Analysis
from neckload.domain.clinical import Clinical
from neckload.domain.goal import Goal
from neckload.domain.neck import Neck, Referral
from neckload.domain.profile import Outcome, Trend
from neckload.ui.report.finding import symptom_name
from neckload.ui.text.answers.patterns import then
from neckload.ui.text.diary.log import MOMENT_LABEL
from neckload.ui.text.formatting import Unit, amount, day, distance, percent, plural, score, shortest, spelled, week

NOW, SIGNS, AROUND, HABIT, GOAL = "Neck now", "Warning signs", "Around a run", "Running habit", "Goal"
TOGETHER = "Does pain go together with running?"
NOTE = "Therapist’s note"


def course_label() -> str:
    """Over 12 weeks: the label of the neck's course."""
    return f"Over {evidence.OUTCOME_APART_WEEKS.value:.0f} weeks"


def load_label() -> str:
    """Last four weeks: the label of the list of totals."""
    return f"Last {spelled(evidence.OUTCOME_WEEKS.value)} weeks"


def no_score() -> str:
    """The line shown without a recent score."""
    return f"No neck score in the last {evidence.PAIN_MEMORY_DAYS.value:.0f} days"


def _course(trend: Trend) -> str:
    match trend:
        case "better" | "worse":
            return f", noticeably {trend} than {then()}"
        case "about the same":
            return f", much the same as {then()}"
        case "unknown":
            return ""
    assert_never(trend)


def headline(neck: Neck, outcome: Outcome) -> str:
    """How bad the neck is now, for how long, and whether it is getting better or worse."""
    if isnan(neck.worst):
        return no_score()
    if neck.worst == 0 and not neck.painful_weeks:
        return f"No neck pain lately{_course(outcome.trend)}"
    lasting = f" in each of the last {neck.painful_weeks} weeks" if neck.painful_weeks > 1 else ""
    return f"Neck pain{lasting}, now up to {score(neck.worst)} of 10{_usual(neck)}{_course(outcome.trend)}"


def _usual(neck: Neck) -> str:
    return "" if isnan(neck.usual_worst) else f", usually {score(neck.usual_worst)}"


def now(neck: Neck) -> str:
    """Worst and usual score, as defined on every page."""
    if isnan(neck.worst):
        return no_score().lower()
    latest = f"; latest score {score(neck.latest)} on {day(neck.latest_on)}" if neck.latest_on else ""
    before = f"; usually, in the {spelled(evidence.PAIN_BASE_WEEKS.value)} weeks before,"
    usual = "" if isnan(neck.usual_worst) else f"{before} {score(neck.usual_worst)}"
    return f"worst of last week and this one {score(neck.worst)} of 10{usual}{latest}"


def referral(due: Referral) -> str:
    """What a reader must know first about a runner whose neck has been bad for weeks."""
    return (
        f"Above {evidence.PAIN_MIDDLE.value:g} of 10 for {plural(due.weeks, 'week')}: the neck should be examined "
        "before running is built up. The range below is a ceiling."
    )


def signs(clinical: Clinical) -> str:
    reported = "; ".join(f"{symptom_name(sign)} (last {day(on)})" for sign, on in clinical.signs)
    question = f"asked on {day(clinical.asked_without_sign)}: none" if clinical.asked_without_sign else "not asked"
    cleared = f"cleared by a doctor on {day(clinical.cleared_on)}" if clinical.cleared_on else ""
    return "; ".join(part for part in (reported or "none reported", question, cleared) if part)


def around(clinical: Clinical) -> str:
    """Scores before, during and after a run and the next morning: median, worst, how many."""
    parts = [
        f"{MOMENT_LABEL[each.moment]} {score(each.usual)}, worst {score(each.worst)} ({each.entries})"
        for each in clinical.moments
    ]
    doubt = clinical.scores_after_tablet
    scores = "; ".join(parts) or "no score says whether it was before or after a run"
    return (
        f"{scores}. {plural(doubt, 'score')} within hours of a pain reliever, so perhaps too low" if doubt else scores
    )


def load(clinical: Clinical, analysis: Analysis, unit: Unit) -> str:
    totals = ", ".join(amount(total, analysis.measure, unit) for total in clinical.load)
    if clinical.jump_week is None:
        return totals
    jump = f"{percent(clinical.largest_jump)}, {week(clinical.jump_week.date())}"
    return f"{totals}. Largest jump in {evidence.OUTCOME_APART_WEEKS.value:.0f} weeks: {jump}"


def habit(clinical: Clinical) -> str:
    many = "day" if clinical.run_days == 1 else "days"
    days = f"{shortest(clinical.run_days)} {many} a week"
    return days if isnan(clinical.effort) else f"{days}, effort usually {score(clinical.effort)} of 10"


def goal(aim: Goal, unit: Unit) -> str:
    by = f" by {day(aim.by)}" if aim.by else ""
    if aim.is_race:
        return f"a race of {distance(aim.race_km, unit)}{by}"
    return f"{amount(aim.amount, aim.measure, unit)} a week{by}"
