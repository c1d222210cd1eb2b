"""The words of *Patterns*: what each picture says. The answer above them stands in `answer`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan
from typing import Any

import pandas as pd

from neckload.domain import evidence, evidence_link
from neckload.domain.association import Association, LagEffect
from neckload.domain.factors import Factor
from neckload.domain.profile import Outcome
from neckload.ui.text.formatting import day, number, plural, points, score, spelled

LOOKING = "Looking through every week of the log …"


# Pictures ------------------------------------------------------------------------------------------------------------
def aligned_reading(association: Association) -> str:
    lag, unit = association.lag or 0, association.resolution
    if lag == 0:
        return f"Load and pain of the same {unit}: look whether they rise and fall together."
    drawn = f"Load is drawn {plural(lag, unit)} later than it was run, beside the pain of that {unit}"
    return f"{drawn}: look whether they rise and fall together."


EFFECTS_READING = (
    "Each dot is the effect at one delay after the running, the line its approximate "
    f"{evidence_link.ANSWER_INTERVAL.value * 100:.0f} % interval, of all your weeks so far. "
    "The answer is about the strongest; the pale ones are for comparison."
)


def effects_reading(association: Association) -> str:
    """Where the strongest link lies, then how to read the dots."""
    strongest = [effect for effect in association.effects if effect.lag == association.lag]
    lead = f"**Strongest: {effect_hover(strongest[0], association.resolution)}.** " if strongest else ""
    return f"{lead}{EFFECTS_READING}"


AROUND_READING = (
    "Mean pain from the day before a run to three days after. This isn’t a statistical test, only a picture of your "
    "own days."
)
AROUND_EMPTY = (
    "This needs pain recorded around your runs: check in on the day of a run and the two days after it. "
    "Five runs, about two weeks, give a first picture."
)
YEAR_READING = (
    "Each square is a day: the darker, the more pain. A dot is a run, a ring a day with neck exercises; "
    "an empty square has nothing recorded."
)
YEAR_EMPTY = "The first square comes with your first check-in; a month of them shows a pattern, if there is one."


def around_reading(around: pd.DataFrame) -> str:
    """What the day profile shows, if it shows anything."""
    known = around[around["days"] >= evidence.AROUND_DAYS_NEEDED.value].set_index("day")
    if not {-1, 1} <= set(known.index):
        return AROUND_READING
    before, after = known["pain_mean"][-1], known["pain_mean"][1]
    means = f"The day after a run your neck averaged {number(after, 1)}, the day before one {number(before, 1)}."
    return f"{means} {AROUND_READING}"


def around_hover(row: Mapping[Any, Any], prefix: str = "") -> str:
    return f"mean {row[f'{prefix}pain_mean']:.1f} of 10, from {plural(int(row[f'{prefix}days']), 'day')}"


AROUND_AXIS = "days from the run: −1 the day before, 0 its own day"


THEN = f"{spelled(evidence.OUTCOME_APART_WEEKS.value)} weeks ago"
_SCORED_WEEKS = f"{spelled(evidence.OUTCOME_WEEKS_NEEDED.value)} of the {spelled(evidence.OUTCOME_WEEKS.value)} weeks"


def outcome(result: Outcome) -> str:
    """Pain now against twelve weeks ago, by the rule of two points."""
    if result.trend == "unknown":
        return f"Too little recorded to compare with {THEN}: it needs scores in {_SCORED_WEEKS}, in both periods."
    figures = f"{number(result.now, 1)} now, {number(result.then, 1)} {THEN} (mean of the weekly worst scores)"
    if result.trend == "about the same":
        limit = f"{evidence.PAIN_CHANGE.value:g} points"
        return f"No clear change in your neck pain: {figures}. Less than {limit} may be noise."
    return f"Your neck is noticeably {result.trend}: {figures}."


def year_hover(row: Mapping[Any, Any]) -> str:
    worst = f"worst pain {score(row['pain'])} of 10" if not isnan(row["pain"]) else "nothing recorded"
    ran = f", {plural(int(row['runs']), 'run')}" if row["runs"] else ""
    exercised = ", neck exercises" if row["exercised"] else ""
    return f"{day(row['date'].date())}: {worst}{ran}{exercised}"


def year_reading(days: pd.DataFrame) -> str:
    """How many days are noted and which was the worst, then how to read the squares."""
    scored = days[days["pain"].notna()]
    if scored.empty:
        return YEAR_READING
    worst = scored.iloc[int(scored["pain"].argmax())]
    counted = f"{plural(len(scored), 'day')} with a score"
    return f"**{counted}; the worst was {score(worst['pain'])} on {day(worst['date'].date())}.** {YEAR_READING}"


def lag_name(lag: int, unit: str) -> str:
    if lag == 0:
        return f"same {unit}"
    return f"{unit} after" if lag == 1 else f"{lag} {unit}s after"


def effect_hover(effect: LagEffect, unit: str) -> str:
    interval = f"{points(effect.low, signed=True)} to {points(effect.high, signed=True)}"
    return f"{lag_name(effect.lag, unit)}: {points(effect.estimate, signed=True)} ({interval}), {effect.pairs} {unit}s"


def effect_lag_axis(unit: str) -> str:
    return f"{unit}s from running to pain: 0 the same {unit}"


def effect_axis(unit: str) -> str:
    return "points per +30 % week" if unit == "week" else "points per usual run"


# Factors -------------------------------------------------------------------------------------------------------------
_FACTOR_RUNS = spelled(evidence.FACTOR_RUNS.value)
FACTORS_READING = (
    f"Worst pain in the {evidence.FACTOR_HOURS.value:.0f} hours after runs with each item, minus that after runs "
    "without it. The line is the interval for all of them together: if it crosses 0, the difference may be chance."
)
FACTORS_EMPTY = (
    f"This needs at least {_FACTOR_RUNS} runs with an item and {_FACTOR_RUNS} without it (phone in hand, backpack, "
    "earbuds, surface, warm-up, desk hours, exercises), with pain recorded in the "
    f"{evidence.FACTOR_HOURS.value:.0f} hours after. Say what you carried under Log, Add a run."
)
_FACTOR_NAME = {"long_run": "long run", "long_desk_day": "long desk day", "exercises_done": "exercises done"}
CONFOUNDER = {
    "longer": "were also longer",
    "shorter": "were also shorter",
    "harder": "were also harder",
    "easier": "were also easier",
    "already_sore": "also came when the neck was sore already",
    "less_sore": "also came when the neck was less sore before",
}


def factor_name(factor: Factor) -> str:
    return _FACTOR_NAME.get(factor.name, factor.name.replace("_", " "))


def factor_line(factor: Factor) -> str:
    """One factor in words, with the counts on both sides and what else was different."""
    counts = f"{factor.with_runs} runs with, {factor.without_runs} without"
    if isnan(factor.difference):
        return f"{factor_name(factor)}: too few to compare ({counts})"
    interval = f"{points(factor.low, signed=True)} to {points(factor.high, signed=True)}"
    also = " and ".join(CONFOUNDER[each] for each in factor.confounded_by)
    note = f"; those runs {also}, which may explain it" if also else ""
    return f"{factor_name(factor)}: {points(factor.difference, signed=True)} ({interval}), {counts}{note}"


DONE_ON_SORE_DAYS = "Done because it hurts, so it goes with sore days: that says nothing against it."


def responses(factors: Sequence[Factor]) -> tuple[str, ...]:
    """What is done because it hurts, apart from the rest and with the reason."""
    compared = [factor for factor in factors if factor.is_response and not isnan(factor.difference)]
    return tuple(f"{line[0].upper()}{line[1:]}. {DONE_ON_SORE_DAYS}" for line in map(factor_line, compared))


def _nothing_stands_out(compared: int) -> str:
    if compared == 1:
        return "Only one factor to compare; no difference."
    return f"No difference stands out among the {compared} factors compared."


def factors_finding(factors: Sequence[Factor]) -> str:
    """What stands out of all that was looked at, as Markdown; most often nothing does."""
    compared = [factor for factor in factors if not (isnan(factor.difference) or factor.is_response)]
    standing_out = [factor for factor in compared if factor.verdict in ("some", "clear")]
    if not standing_out:
        return _nothing_stands_out(len(compared))
    lines = "\n".join(f"- {line[0].upper()}{line[1:]}." for line in map(factor_line, standing_out))
    return f"What stands out of the {plural(len(compared), 'factor')} compared:\n{lines}\n"
