"""The weeks with the worst neck pain, and what happened in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from neckload.domain import evidence
from neckload.domain.computed_tables import WeekState, week_state
from neckload.domain.progression import Measure
from neckload.domain.tables import NO_GEAR, word_set

COUNT = 3


@dataclass(frozen=True)
class Rise:
    """A week's change from the week before."""

    change: float
    """Fraction; NaN without a fair comparison."""
    verdict: str
    measure: Measure


@dataclass(frozen=True)
class Worn:
    """Gear worn on a week's runs."""

    gear: str
    runs: int
    of: int
    """Runs of the week with recorded gear."""


About = Literal["run", "title", "neck"]


@dataclass(frozen=True)
class Remark:
    """The runner's own words about a run or their neck."""

    when: pd.Timestamp
    about: About
    text: str


@dataclass(frozen=True, eq=False)
class WorstWeek:
    """One of the worst weeks."""

    week: pd.Timestamp
    pain_max: float
    usual_pain_max: float
    """Median weekly worst score of the four weeks before, as in `neck.Neck.usual_worst` [0-10]."""
    runs: int
    """Number of runs in the week."""
    state: WeekState
    rise: Rise
    rise_before: Rise | None
    """For the week before: the neck may react late."""
    spikes: pd.DataFrame
    """Runs of both weeks more than 10 % beyond the longest of the 30 days before (`progression.spikes`)."""
    worn: tuple[Worn, ...]
    symptoms: tuple[str, ...]
    remarks: tuple[Remark, ...]

    @property
    def largest_spike(self) -> pd.DataFrame:
        """The row of `spikes` with the largest spike; empty without spikes."""
        return self.spikes.sort_values("spike", ascending=False).head(1)


def worst_weeks(
    weeks: pd.DataFrame, runs: pd.DataFrame, pain: pd.DataFrame, count: int = COUNT
) -> tuple[WorstWeek, ...]:
    """The `count` worst weeks with pain, newest first; ties go to the higher mean pain, then the newer week.

    Args:
        weeks: the weeks to choose from (`progression.with_progression`).
        runs: with their spikes (`progression.spikes`).
        pain: columns of `tables.PAIN`.
    """
    painful = weeks[weeks["pain_max"] > 0]
    worst = painful.sort_values(["pain_max", "pain_mean", "week"], ascending=False).head(count)
    return tuple(_worst_week(weeks, at, runs, pain) for at in worst.index.sort_values(ascending=False))


def _worst_week(weeks: pd.DataFrame, at: int, runs: pd.DataFrame, pain: pd.DataFrame) -> WorstWeek:
    row, before = weeks[weeks.index == at].iloc[0], weeks[weeks.index < at].tail(1)
    base = weeks.loc[weeks.index < at, "pain_max"].tail(int(evidence.PAIN_BASE_WEEKS.value))
    first = pd.Timestamp(row["week"])
    of_week = _within(runs, "start", first, 7)
    entries = _within(pain, "when", first, 7)
    near = _within(runs, "start", first - pd.Timedelta(days=7), 14)
    return WorstWeek(
        week=first,
        pain_max=float(row["pain_max"]),
        usual_pain_max=float(base.median()),
        runs=int(row["runs"]),
        state=week_state(row["state"]),
        rise=_rise(row),
        rise_before=_rise(before.iloc[0]) if len(before) else None,
        spikes=near[near["spike_band"].notna() & (near["spike_band"] != "usual")],
        worn=_worn(of_week),
        symptoms=tuple(sorted(set().union(*entries["symptoms"].map(word_set)))),
        remarks=_remarks(of_week, entries),
    )


def _within(frame: pd.DataFrame, column: str, first: pd.Timestamp, days: int) -> pd.DataFrame:
    within = (frame[column] >= first) & (frame[column] < first + pd.Timedelta(days=days))
    return frame[within].sort_values(column, kind="stable")


def _rise(row: pd.Series) -> Rise:
    measure: Measure = "distance" if row["verdict_measure"] == "distance" else "time"
    return Rise(float(row[f"change_{measure}"]), str(row["verdict"]), measure)


def _worn(runs: pd.DataFrame) -> tuple[Worn, ...]:
    lists = [word_set(cell) for cell in runs["gear"].dropna()]
    words = sorted(set().union(*lists) - {NO_GEAR})
    return tuple(Worn(word, sum(word in worn for worn in lists), len(lists)) for word in words)


def _remarks(runs: pd.DataFrame, pain: pd.DataFrame) -> tuple[Remark, ...]:
    texts: list[tuple[pd.Timestamp, About, object]] = [
        *((row["when"], "neck", row["note"]) for row in pain.to_dict("records")),
        *((row["start"], "run", row["note"]) for row in runs.to_dict("records")),
        *((row["start"], "title", row["title"]) for row in runs.to_dict("records")),
    ]
    remarks = [Remark(when, about, text) for when, about, text in texts if isinstance(text, str)]
    return tuple(sorted(remarks, key=lambda remark: remark.when))
