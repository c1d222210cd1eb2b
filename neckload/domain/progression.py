"""Week-over-week change, its verdict against the 5-10 % guideline, and spikes of single runs.

The bands have neutral names rather than traffic lights: no study says which change is safe for a neck.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from math import isnan
from statistics import fmean, median
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neckload.domain import evidence

Measure = Literal["time", "distance"]
MEASURES: tuple[Measure, Measure] = ("time", "distance")
TOTAL: dict[Measure, str] = {"time": "duration_min", "distance": "distance_km"}
LACKING: dict[Measure, str] = {"time": "runs_without_duration", "distance": "runs_without_distance"}

Verdict = Literal[
    "partial", "unrecorded", "mixed", "first", "rest", "restart",
    "lower", "steady", "within", "above", "steep", "return",
]  # fmt: skip
"""How a week compares with the one before. "mixed": recorded, but one run lacks a time and another a distance."""
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
SpikeBand = Literal["usual", "small", "moderate", "large"]
_VERDICT_BY_NAME: dict[str, Verdict] = {str(name): name for name in VERDICTS}

# 44 km after 40 km is exactly +10 %, despite binary floating point.
TOLERANCE = 1e-9


def verdict_of(cell: object) -> Verdict:
    """The verdict in a cell of a column `verdict`. Raises KeyError for any other word."""
    return _VERDICT_BY_NAME[str(cell)]


def other(measure: Measure) -> Measure:
    return "distance" if measure == "time" else "time"


def effective_measure(weeks: pd.DataFrame, requested: Measure) -> Measure:
    """The requested measure, or the other one if the log has no data for it."""
    known = {measure: bool((weeks[TOTAL[measure]] > 0).any()) for measure in MEASURES}
    return requested if known[requested] or not known[other(requested)] else other(requested)


def is_judged(weeks: pd.DataFrame) -> pd.Series:
    """Whether each week is over and recorded: weeks of running and of rest."""
    state = weeks["state"].to_numpy()
    return pd.Series((state == "complete") | (state == "rest"), index=weeks.index)


def known_totals(weeks: pd.DataFrame, measure: Measure) -> pd.Series:
    """Totals of judged weeks in which every run has the measure; NaN elsewhere [min or km]."""
    known = is_judged(weeks).to_numpy() & (weeks[LACKING[measure]].to_numpy() == 0)
    return pd.Series(np.where(known, weeks[TOTAL[measure]].to_numpy(), np.nan), index=weeks.index)


class Levels(NamedTuple):
    """The levels each week can be compared with, besides the week before it; one value per week."""

    in_break: NDArray[np.bool_]
    """Below a quarter of the usual week (`evidence.BREAK_SHARE`); False if no usual week is known."""
    usual_level: NDArray[np.float64]
    """During a break and for four weeks after it, the usual week before it; NaN otherwise."""
    held_level: NDArray[np.float64]
    """Mean of the four known non-break weeks before; NaN if there are fewer."""


def levels(totals: NDArray[np.float64]) -> Levels:
    """The levels for known weekly totals; NaN for unknown totals.

    A silence of more than four weeks (`evidence.RECENT_ENOUGH_WEEKS`) discards the weeks before it.
    """
    base: deque[float] = deque(maxlen=int(evidence.BREAK_BASE_WEEKS.value))
    held_weeks, restart_weeks = int(evidence.HELD_WEEKS.value), int(evidence.RESTART_WEEKS.value)
    usual_before_break, weeks_after_break = np.nan, restart_weeks + 1
    silence = 0
    beside = Levels(np.zeros(len(totals), bool), np.empty(len(totals)), np.empty(len(totals)))
    for row, total in enumerate(totals.tolist()):
        silence = silence + 1 if isnan(total) else 0
        if silence > evidence.RECENT_ENOUGH_WEEKS.value:  # earlier weeks no longer describe the level
            base.clear()
        held = fmean(list(base)[-held_weeks:]) if len(base) >= held_weeks else np.nan
        usual = median(base) if len(base) >= evidence.BREAK_MIN_WEEKS.value else np.nan
        in_break = beside.in_break[row] = total < evidence.BREAK_SHARE.value * usual - TOLERANCE
        weeks_after_break = 0 if in_break else weeks_after_break + 1
        if in_break:
            usual_before_break = usual
        elif not isnan(total):
            base.append(total)
        beside.usual_level[row] = usual_before_break if weeks_after_break <= restart_weeks else np.nan
        beside.held_level[row] = held
    return beside


def since_silence(known: NDArray[np.int64]) -> NDArray[np.int64]:
    """The row numbers of known weeks after the last silence of more than four weeks."""
    silent = np.diff(known) - 1 > evidence.RECENT_ENOUGH_WEEKS.value
    return known[int(np.flatnonzero(silent)[-1]) + 1 :] if silent.any() else known


def judge(weeks: pd.DataFrame, measure: Measure) -> dict[str, NDArray[Any]]:
    """Change from the week before and its verdict, in one measure.

    Returns:
        change: this week / the week before - 1 [fraction]; NaN unless both are judged and known and the earlier is
        above 0.
        verdict: one of `VERDICTS`; None if this measure cannot be judged but the other one may be.
        in_break, usual_level, held_level: see `levels`.
    """
    # Arrays: a Series takes ten times as long for each of thirty comparisons.
    totals = known_totals(weeks, measure).to_numpy()
    state, judged, beside = weeks["state"].to_numpy(), is_judged(weeks).to_numpy(), levels(totals)
    before = _week_before(totals, np.nan)
    change = np.divide(totals, before, out=np.full(len(totals), np.nan), where=before > 0) - 1
    held = beside.held_level
    above_held = np.divide(totals, held, out=np.full(len(totals), np.nan), where=held > 0) - 1
    first = judged & (np.arange(len(weeks)) == 0)
    no_baseline = ~_week_before(judged, False) | (before == 0) | ~np.isnan(beside.usual_level)
    back = (change > evidence.GUIDELINE_HIGH.value + TOLERANCE) & (
        above_held <= evidence.GUIDELINE_HIGH.value + TOLERANCE
    )
    entering_break = beside.in_break & ~_week_before(beside.in_break, False)
    conditions = [
        (state == "partial", "partial"),
        (state == "unrecorded", "unrecorded"),
        (first, "first"),
        (state == "rest", "rest"),
        (np.isnan(totals), None),
        (no_baseline & ~(entering_break & ~np.isnan(change)), "restart"),
        (np.isnan(change), None),
        (change <= TOLERANCE, "lower"),
        (change <= evidence.GUIDELINE_LOW.value + TOLERANCE, "steady"),
        (change <= evidence.GUIDELINE_HIGH.value + TOLERANCE, "within"),
        (back, "return"),
        (change <= evidence.STEEP_RISE.value + TOLERANCE, "above"),
    ]
    verdict = np.select(
        [met for met, _ in conditions], [np.array(name, dtype=object) for _, name in conditions], "steep"
    )
    return {**beside._asdict(), "change": change, "verdict": verdict}


def _week_before(cells: NDArray[Any], of_the_first: float) -> NDArray[Any]:
    """The cells shifted by one week."""
    return np.concatenate([np.array([of_the_first], dtype=cells.dtype), cells[:-1]])[: len(cells)]


def with_progression(weeks: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """`weeks` with the result of `judge` in each measure, and with the verdict that counts.

    Columns added: change, verdict, in_break, usual_level and held_level, each with the suffixes _time and _distance;
    verdict, held_level and usual_level in `measure`, or in the other measure if a run lacks it; verdict_measure tells
    which.
    """
    judged = {each: judge(weeks, each) for each in MEASURES}
    own, spare = judged[measure], judged[other(measure)]
    fallback = pd.isna(own["verdict"]) & pd.notna(spare["verdict"])
    known = np.any([known_totals(weeks, each).notna() for each in MEASURES], axis=0)
    counts = {name: np.where(fallback, spare[name], own[name]) for name in ("verdict", "held_level", "usual_level")}
    verdict = np.where(pd.isna(counts["verdict"]), np.where(known, "restart", "mixed"), counts["verdict"])
    return weeks.assign(
        **{
            f"{name}_{each}": _as_words(cells) if name == "verdict" else cells
            for each, columns in judged.items()
            for name, cells in columns.items()
        },
        verdict=_as_words(verdict),
        verdict_measure=_as_words(np.where(fallback, other(measure), measure)),
        held_level=counts["held_level"],
        usual_level=counts["usual_level"],
    )


def _as_words(cells: NDArray[Any]) -> Any:
    """Words as a text column."""
    return pd.array(cells, dtype="str")


@dataclass(frozen=True)
class SpikeCount:
    """Number of runs compared with the longest of the 30 days before, and of runs beyond the usual band."""

    compared: int
    beyond: int


def spike_count(runs: pd.DataFrame) -> SpikeCount:
    """The spike count of runs with their spikes (`spikes`)."""
    bands = runs["spike_band"].dropna()
    return SpikeCount(len(bands), int((bands != "usual").sum()))


def spikes(runs: pd.DataFrame) -> pd.DataFrame:
    """longest_30d_km, spike and spike_band: each run compared with the longest of the 30 days before its day.

    Two runs on one day are not compared with each other. See `sources.FRANDSEN`.

    Returns:
        longest_30d_km: NaN for a first run back.
        spike: distance / longest - 1 [fraction]; NaN for a first run back or if a distance is unknown.
        spike_band: usual (up to +10 %), small (10 to 30 %], moderate (30 to 100 %], large; missing if the spike is.
    """
    day = runs["start"].dt.normalize()
    longest_of_day = runs.groupby(day)["distance_km"].max()
    window = pd.Timedelta(days=int(evidence.SPIKE_WINDOW.value))
    before = longest_of_day.rolling(window, closed="left", min_periods=1).max()
    longest = day.map(before).astype(float)
    spike = runs["distance_km"] / longest.where(longest > 0) - 1
    limits = (evidence.SPIKE_SMALL, evidence.SPIKE_MODERATE, evidence.SPIKE_LARGE)
    bands = [spike.isna(), *(spike <= limit.value + TOLERANCE for limit in limits)]
    band = np.select(bands, [np.array(name, dtype=object) for name in (None, "usual", "small", "moderate")], "large")
    return pd.DataFrame({"longest_30d_km": longest, "spike": spike, "spike_band": _as_words(band)}, index=runs.index)
