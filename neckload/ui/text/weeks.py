"""One week, or one run, in words: what the chart says when it is touched, and a line of the table."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from typing import Any

import pandas as pd

from neckload.domain.analysis import Analysis
from neckload.domain.progression import Measure
from neckload.domain.reference import UNIT, Range
from neckload.ui.text.finding import GUIDELINE, NOT_COMPARED, STATE_SENTENCE, VERDICT_LABEL, VERDICT_SENTENCE, sentence
from neckload.ui.text.formatting import (
    UNKNOWN,
    Unit,
    amount,
    day,
    distance,
    minutes,
    percent,
    plural,
    score,
    short_week,
    target,
    week,
)
from neckload.ui.text.memo import once

NECK_SAID = {
    "hold": "Your neck said: hold your level",
    "ease": "Your neck said: ease off a little",
    "back_off": "Your neck said: back off",
}


def week_hover(row: Mapping[Any, Any], measure: Measure, unit: Unit, step: tuple[float, float] | None) -> str:
    """One week's numbers in words, for the chart.

    Args:
        step: what a guideline's step on the week before would be [km or min]; None where that is not fair.
    """
    first = row["week"].date()
    lines = [f"<b>{week(first)}</b>"]
    total = row["duration_min"] if measure == "time" else row["distance_km"]
    if row["state"] in STATE_SENTENCE:
        lines.append(STATE_SENTENCE[row["state"]].capitalize())
    else:
        typed = ", typed by hand" if row["source"] == "typed" else f" in {plural(int(row['runs']), 'run')}"
        nothing = row["source"] != "typed" and not row["runs"]
        lines.append("No run so far" if nothing else f"{amount(total, measure, unit)}{typed}")
        lines.append(_change_words(row, measure))
    if isinstance(row["neck_step"], str) and row["neck_step"] != "build":
        lines.append(NECK_SAID[row["neck_step"]])
    elif step is not None:
        lines.append(f"A {GUIDELINE} step: {target(Range(*step, UNIT[measure]), unit)}")
    lines.append(_pain_words(row))
    return "<br>".join(line for line in lines if line)


def _change_words(row: Mapping[Any, Any], measure: Measure) -> str:
    verdict, judged_by = row["verdict"], row["verdict_measure"]
    change = row[f"change_{judged_by}"]
    share = (row["duration_min"] if judged_by == "time" else row["distance_km"]) / row["usual_level"]
    if verdict == "restart" and not isnan(share):
        return f"Back after a break: {share * 100:.0f} % of your usual week before the break"
    if verdict in NOT_COMPARED or isnan(change):
        return sentence(VERDICT_SENTENCE[verdict])[:-1]
    by = "" if judged_by == measure else f" in {'time' if judged_by == 'time' else 'distance'}"
    return f"{percent(change)}{by}: {VERDICT_SENTENCE[verdict]}"


def _pain_words(row: Mapping[Any, Any]) -> str:
    if isnan(row["pain_max"]):
        return "Neck: not recorded"
    days = f", recorded on {plural(int(row['pain_days']), 'day')}" if row["pain_days"] else ""
    return f"Neck: worst {score(row['pain_max'])} of 10{days}"


def week_table(weeks: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """The weeks as the runner reads them, newest first."""
    rows = []
    for row in weeks[::-1].to_dict("records"):
        comparable = row["verdict"] not in NOT_COMPARED
        rest = row["state"] == "rest"
        unmeasured = row["state"] == "complete" and row["verdict"] == "unrecorded"
        rows.append(
            {
                "Week from": short_week(row["week"].date()),
                "Time": "rest" if rest else minutes(row["duration_min"]),
                "Change in time": percent(row["change_time"]) if comparable else UNKNOWN,
                "Verdict": "not compared" if unmeasured else VERDICT_LABEL[row["verdict"]],
                "Neck, worst": score(row["pain_max"]),
                "Distance": "rest" if rest else distance(row["distance_km"], unit),
                "Change in distance": percent(row["change_distance"]) if comparable else UNKNOWN,
                "Runs": str(row["runs"]) if row["runs"] else ("typed" if row["source"] == "typed" else UNKNOWN),
            }
        )
    return pd.DataFrame(rows)


@once
def shown_weeks(analysis: Analysis, unit: Unit) -> pd.DataFrame:
    """The weeks of the period as the runner reads them."""
    return week_table(analysis.weeks, unit)


def run_hover(row: Mapping[Any, Any], unit: Unit) -> str:
    """One run beside the longest of the 30 days before it, for the chart."""
    longest = f"longest of the 30 days before: {distance(row['longest_30d_km'], unit)} ({percent(row['spike'])})"
    return f"<b>{day(row['start'].date())}</b><br>{distance(row['distance_km'], unit)}; {longest}"
