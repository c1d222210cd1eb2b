"""Text for *Patterns*: what each picture says. The answer above them is in `answer`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isnan
from typing import assert_never

import pandas as pd

from neckload.domain import evidence, evidence_link
from neckload.domain.analysis import Analysis
from neckload.domain.association import Association, LagEffect
from neckload.domain.certainty import Certainty
from neckload.domain.columns import Row
from neckload.domain.coverage import coverage
from neckload.domain.factors import Factor
from neckload.domain.profile import DAYS_AROUND, Outcome, beside_runs
from neckload.domain.year import YearSummary
from neckload.ui.text.answers.answer import effect_step
from neckload.ui.text.formatting import day, number, plural, points, points_between, score, spelled
from neckload.ui.text.quoting import quoted

LOOKING = "Looking through every week of your log …"


# Pictures ------------------------------------------------------------------------------------------------------------
def aligned_reading(association: Association) -> str:
    lag, unit = association.lag or 0, association.resolution
    if lag == 0:
        return f"Load and pain in the same {unit}: do they rise and fall together?"
    drawn = f"Load is drawn {plural(lag, unit)} later than it was run, next to the pain of that {unit}"
    return f"{drawn}: do they rise and fall together?"


def effects_reading(association: Association) -> str:
    """The strongest effect, then how to read the dots."""
    strongest = [effect for effect in association.effects if effect.lag == association.lag]
    lead = f"**Strongest: {effect_hover(strongest[0], association.resolution)}.** " if strongest else ""
    if strongest and strongest[0].low <= 0 <= strongest[0].high:
        lead += "That range includes no effect. "
    return (
        f"{lead}Each dot is the effect at one delay after running; the line is its approximate "
        f"{evidence_link.ANSWER_INTERVAL.value * 100:.0f} % interval, from all your weeks so far. "
        "The answer is about the strongest; the pale ones are for comparison."
    )


AROUND_READING = (
    f"Mean pain from the day before a run to {spelled(DAYS_AROUND[-1])} days after. This isn’t a statistical test, "
    "only a picture of your own days."
)


def around_reading(around: pd.DataFrame) -> str:
    """What the day profile shows, if it shows anything."""
    beside = beside_runs(around)
    if beside is None:
        return AROUND_READING
    after, before = number(beside.after, 1), number(beside.before, 1)
    means = f"The day after a run your neck averaged {after}; the day before, {before}."
    return f"{means} {AROUND_READING}"


def around_hover(row: Row, prefix: str = "") -> str:
    return f"mean {row[f'{prefix}pain_mean']:.1f} of 10, from {plural(int(row[f'{prefix}days']), 'day')}"


def around_hovers(row: Row) -> str:
    """The hover text of one day around runs, for both lines."""
    lines = [
        f"{name}: {around_hover(row, prefix)}"
        for prefix, name in (("", "all runs"), ("long_", "longest quarter"))
        if row[f"{prefix}days"]
    ]
    return "<br>".join(lines or ["no score"])


AROUND_AXIS = "days from the run (−1: the day before, 0: the day of the run)"


def then() -> str:
    """What the neck is compared with: twelve weeks ago."""
    return f"{spelled(evidence.OUTCOME_APART_WEEKS.value)} weeks ago"


def outcome(result: Outcome) -> str:
    """Pain now compared with twelve weeks ago; a change below `evidence.PAIN_CHANGE` may be noise."""
    if result.trend == "unknown":
        needed, weeks = (spelled(each.value) for each in (evidence.OUTCOME_WEEKS_NEEDED, evidence.OUTCOME_WEEKS))
        return (
            f"Too little recorded to compare with {then()}: it needs scores in {needed} of the {weeks} weeks, in both "
            "periods."
        )
    figures = f"{number(result.now, 1)} now, {number(result.then, 1)} {then()} (mean of the weekly worst scores)"
    if result.trend == "about the same":
        limit = f"{evidence.PAIN_CHANGE.value:g} points"
        return f"No clear change in your neck pain: {figures}. Less than {limit} may be noise."
    return f"Your neck is noticeably {result.trend}: {figures}."


def year_summary(year: YearSummary) -> str:
    """How many days have a score, and which was the worst."""
    if year.worst_on is None:
        return "No scores recorded."
    counted = f"{plural(year.scored_days, 'day')} with a score"
    return f"{counted}; the worst was {score(year.worst)} on {day(year.worst_on)}."


YEAR_KEY = (
    '<ul class="chart_key"><li><i class="key_pain_low"></i>0</li><li><i class="key_pain_high"></i>10</li>'
    '<li><i class="key_unknown"></i>no score</li><li><i class="key_ran"></i>run</li>'
    '<li><i class="key_exercised"></i>neck exercises</li></ul>'
)
NOTHING_ON_DAY = "Nothing recorded on this day."


def week_of_days(dates: str, row: Row) -> str:
    """A week of the calendar for screen readers: 23–29 November: worst 5, 3 runs."""
    worst = "no score" if isnan(row["pain"]) else f"worst {score(row['pain'])}"
    return f"{dates}: {worst}, {plural(int(row['runs']), 'run')}"


def day_of_week(row: Row) -> str:
    """A day with its worst score, if any: Mon 23 · 4."""
    name = f"{row['date']:%a} {row['date'].day}"
    return name if isnan(row["pain"]) else f"{name}\u00a0·\u00a0{score(row['pain'])}"


# The verdict ---------------------------------------------------------------------------------------------------------
NOT_PROOF = "A link isn’t proof of cause."
HOW_SURE = "How sure?"
METER_PIECES = 5


def meter(association: Association) -> str:
    """The strength of the link as a meter of five pieces, in HTML, with how much was compared."""
    filled, word = _strength(association.verdict)
    pieces = "".join(f'<i class="{"on" if place < filled else "off"}"></i>' for place in range(METER_PIECES))
    compared = f"{plural(association.pairs_used, association.resolution)} compared"
    return (
        f'<div class="meter"><div class="pieces" role="img" aria-label="{filled} of {METER_PIECES}">{pieces}</div>'
        f"<b>{word}</b><span>{compared}</span></div>"
    )


def _strength(verdict: Certainty) -> tuple[int, str]:
    """How many pieces are filled, and the words beside them. No verdict fills all: a record is never proof."""
    match verdict:
        case "none":
            return 1, "No clear link"
        case "hint":
            return 2, "A hint"
        case "some":
            return 3, "Some evidence"
        case "clear":
            return 4, "Clear link"
        case "not_enough" | "nothing_to_compare":
            return 0, "No answer yet"
    assert_never(verdict)


@dataclass(frozen=True)
class Step:
    """What one part of the page needs, and how much of it is recorded."""

    label: str
    need: str
    progress: float
    """0 to 1."""


def checklist(analysis: Analysis) -> list[Step]:
    """The parts of the page that are still to come, the nearest first."""
    looks = analysis.association.schedule
    progress = coverage(analysis.runs, analysis.year, analysis.around_runs, analysis.factors)
    steps = [
        Step("The calendar", "one score", progress.calendar),
        Step("Runs longer than you’re used to", "two runs with a distance", progress.long_runs),
        Step(
            "Your neck around a run",
            f"{evidence.AROUND_DAYS_NEEDED.value:.0f} scores around runs",
            progress.around_runs,
        ),
        Step(
            "Gear and habits",
            f"{evidence.FACTOR_RUNS.value:.0f} runs with something and {evidence.FACTOR_RUNS.value:.0f} without it",
            progress.factors,
        ),
        Step(
            "The answer about load and pain",
            f"{looks.known_weeks} of {plural(looks.next_weeks, 'week')} with running and pain",
            looks.progress,
        ),
    ]
    return sorted(steps, key=lambda step: -step.progress)


def lag_name(lag: int, unit: str) -> str:
    if lag == 0:
        return f"same {unit}"
    return f"{unit} after" if lag == 1 else f"{lag} {unit}s after"


def effect_hover(effect: LagEffect, unit: str) -> str:
    interval = points_between(effect.low, effect.high)
    return f"{lag_name(effect.lag, unit)}: {points(effect.estimate, signed=True)} ({interval}), {effect.pairs} {unit}s"


def effect_lag_axis(unit: str) -> str:
    return f"{unit}s after running (0: the same {unit})"


def effect_axis(unit: str) -> str:
    return f"points per +{effect_step()} week" if unit == "week" else "points per usual run"


# Factors -------------------------------------------------------------------------------------------------------------
_FACTOR_NAME = {"long_run": "long run", "long_desk_day": "long desk day", "exercises_done": "exercises done"}
CONFOUNDER = {
    "longer": "were also longer",
    "shorter": "were also shorter",
    "harder": "were also harder",
    "easier": "were also easier",
    "already_sore": "also came when the neck was already sore",
    "less_sore": "also came when the neck was less sore before",
}


def factors_reading() -> str:
    """How to read the chart of gear and habits."""
    return (
        f"Worst pain in the {evidence.FACTOR_HOURS.value:.0f} hours after runs with each item, minus that after runs "
        "without it. The line is the interval for all of them together: if it crosses 0, the difference may be chance."
    )


def factor_name(factor: Factor) -> str:
    return _FACTOR_NAME.get(factor.name, factor.name.replace("_", " "))


def factor_line(factor: Factor, written: Callable[[str], str] = quoted) -> str:
    """One factor in words, with the counts on both sides and what else was different.

    Args:
        written: escapes the factor's name, which may be somebody's own word; for Markdown by default.
    """
    counts = f"{factor.with_runs} runs with, {factor.without_runs} without"
    name = written(factor_name(factor))
    if isnan(factor.difference):
        return f"{name}: too few to compare ({counts})"
    interval = points_between(factor.low, factor.high)
    also = " and ".join(CONFOUNDER[each] for each in factor.confounded_by)
    note = f"; those runs {also}, which may explain it" if also else ""
    return f"{name}: {points(factor.difference, signed=True)} ({interval}), {counts}{note}"


DONE_ON_SORE_DAYS = "Done because it hurts, so it goes with sore days: that doesn’t count against it."


def responses(factors: Sequence[Factor]) -> tuple[str, ...]:
    """The factors that are responses to pain, each with a note saying so."""
    compared = [factor for factor in factors if factor.is_response and not isnan(factor.difference)]
    return tuple(f"{line[0].upper()}{line[1:]}. {DONE_ON_SORE_DAYS}" for line in map(factor_line, compared))


def _nothing_stands_out(compared: int) -> str:
    if compared == 1:
        return "Only one factor to compare; no difference."
    return f"No difference stands out among the {compared} factors compared."


def factors_finding(factors: Sequence[Factor]) -> str:
    """The factors that stand out, as Markdown; most often none does."""
    compared = [factor for factor in factors if not (isnan(factor.difference) or factor.is_response)]
    standing_out = [factor for factor in compared if factor.verdict in ("some", "clear")]
    if not standing_out:
        return _nothing_stands_out(len(compared))
    lines = "\n".join(f"- {line[0].upper()}{line[1:]}." for line in map(factor_line, standing_out))
    return f"What stands out among the {plural(len(compared), 'factor')} compared:\n{lines}\n"
