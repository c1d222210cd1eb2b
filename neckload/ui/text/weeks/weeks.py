"""Text for one week or one run: chart hovers and table rows."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import pandas as pd

from neckload.domain import evidence
from neckload.domain.analysis import Analysis
from neckload.domain.columns import Row
from neckload.domain.progression import TOTAL, Measure, verdict_of
from neckload.ui.text.formatting import (
    MONTHS,
    UNKNOWN,
    Unit,
    amount,
    day,
    distance,
    exact_span,
    in_unit,
    minutes,
    percent,
    plural,
    score,
    short_week,
    week,
)
from neckload.ui.text.memo import once
from neckload.ui.text.weeks.finding import NOT_COMPARED, STATE_SENTENCE, guideline, verdict_label

NECK_STEP = {
    "hold": "Your neck said: hold your level",
    "ease": "Your neck said: ease off a little",
    "back_off": "Your neck said: back off",
}


AFTER_TABLET = "scored after a pain reliever, so perhaps too low"


def week_lines(row: Row, measure: Measure, unit: Unit) -> tuple[str, ...]:
    """One week in a few short lines: dates, running and its change, the neck, and the step the neck called for."""
    total = row["duration_min"] if measure == "time" else row["distance_km"]
    if row["state"] in STATE_SENTENCE:
        running = STATE_SENTENCE[row["state"]].capitalize()
    elif row["source"] != "typed" and not row["runs"]:
        running = "No run so far"
    else:
        by = "typed" if row["source"] == "typed" else plural(int(row["runs"]), "run")
        change = row[f"change_{row['verdict_measure']}"]
        compared = row["verdict"] not in NOT_COMPARED and not isnan(change)
        running = " · ".join([amount(total, measure, unit), by, *([percent(change)] if compared else [])])
    neck = "no score" if isnan(row["pain_max"]) else f"worst {score(row['pain_max'])}"
    so_far = ("so far",) if row["state"] == "partial" else ()
    doubt = (AFTER_TABLET,) if row["after_tablet"] else ()
    step = (NECK_STEP[row["neck_step"]],) if row["neck_step"] in NECK_STEP else _usual_step(row, unit)
    return (week(row["week"].date()), running, *so_far, f"Neck: {neck}", *doubt, *step)


def _usual_step(row: Row, unit: Unit) -> tuple[str, ...]:
    """What a guideline step on the week before would have been, if the week is compared with it."""
    measure: Measure = row["verdict_measure"]
    total, change = row[TOTAL[measure]], row[f"change_{measure}"]
    if row["verdict"] in NOT_COMPARED or isnan(change) or not total > 0:
        return ()
    before = total / (1 + change)
    low, high = (before * (1 + bound.value) for bound in (evidence.GUIDELINE_LOW, evidence.GUIDELINE_HIGH))
    if measure == "time":
        return (f"A {guideline()} step: {exact_span(low, high, 'min')} min",)
    return (f"A {guideline()} step: {exact_span(in_unit(low, unit), in_unit(high, unit), unit)} {unit}",)


def month_lines(row: Row, measure: Measure, unit: Unit) -> tuple[str, ...]:
    """One month of a long log."""
    month = f"{MONTHS[row['month'].month - 1]} {row['month'].year}"
    running = "not recorded" if isnan(row["total"]) else f"{amount(row['total'], measure, unit)} a week"
    neck = "no score" if isnan(row["pain_max"]) else f"worst {score(row['pain_max'])}"
    return (month, running, f"Neck: {neck}")


def hover(lines: Sequence[str]) -> str:
    """The lines as a chart's hover text, which understands bold and line breaks."""
    first, *others = lines
    return "<br>".join([f"<b>{first}</b>", *others])


def spoken(lines: Sequence[str]) -> str:
    """The lines as the accessible name of a button."""
    return ", ".join(lines)


def week_table(weeks: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """The weeks as the runner reads them, newest first."""
    rows = []
    for row in weeks[::-1].to_dict("records"):
        comparable = row["verdict"] not in NOT_COMPARED
        rest = row["state"] == "rest"
        rows.append(
            {
                "Week from": short_week(row["week"].date()),
                "Time": "rest" if rest else minutes(row["duration_min"]),
                "Change in time": percent(row["change_time"]) if comparable else UNKNOWN,
                "Verdict": verdict_label(verdict_of(row["verdict"])),
                "Neck, worst": score(row["pain_max"]),
                "Distance": "rest" if rest else distance(row["distance_km"], unit),
                "Change in distance": percent(row["change_distance"]) if comparable else UNKNOWN,
                "Runs": str(row["runs"]) if row["runs"] else ("typed" if row["source"] == "typed" else UNKNOWN),
            }
        )
    return pd.DataFrame(rows)


ALL_WEEKS = "All weeks in figures"


@once
def figures(analysis: Analysis, unit: Unit) -> pd.DataFrame:
    """The weeks of the period, newest first, with figures as sortable numbers; unknown is empty."""
    weeks = analysis.weeks[::-1]
    compared = ~weeks["verdict"].isin(NOT_COMPARED)
    return pd.DataFrame(
        {
            "Week from": [short_week(first.date()) for first in weeks["week"]],
            "Minutes": weeks["duration_min"].round(),
            "Change, %": (weeks["change_time"].where(compared) * 100).round(1),
            f"Distance, {unit}": in_unit(weeks["distance_km"], unit).round(1),
            "Change in distance, %": (weeks["change_distance"].where(compared) * 100).round(1),
            "Runs": weeks["runs"].where(weeks["runs"] > 0),
            "Worst neck": weeks["pain_max"],
            "Verdict": [verdict_label(verdict_of(row["verdict"])) for row in weeks.to_dict("records")],
        }
    )


def run_hover(row: Row, unit: Unit) -> str:
    """The hover text of one run, compared with the longest of the 30 days before it."""
    window = f"longest of the {evidence.SPIKE_WINDOW.value:.0f} days before"
    longest = f"{window}: {distance(row['longest_30d_km'], unit)} ({percent(row['spike'])})"
    return f"<b>{day(row['start'].date())}</b><br>{distance(row['distance_km'], unit)}; {longest}"
