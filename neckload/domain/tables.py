"""The vocabulary: every table of a diary, every column, its unit and its allowed range.

Inside the program distances are in kilometres, durations in minutes, times are local wall-clock time (a run at seven in
the evening is 19:00 wherever it was), and unknown is NaN, never 0. Columns, arguments, the headers of our CSV files and
the tests all use the same words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from neckload.domain.columns import DTYPES, Column, checked, is_numbered
from neckload.domain.run_ids import run_ids
from neckload.domain.warning_signs import SIGN_SYMPTOMS

SURFACES = ("road", "trail", "track", "treadmill", "grass", "mixed")
GEAR = ("phone_in_hand", "backpack", "earbuds", "belt")
# Recorded instead of gear: the runner carried none. An empty cell means unknown.
NO_GEAR = "nothing"
# The same for a self-review: no cause found.
NO_CAUSE = "nothing"
DID = ("drawn", "other", "not_possible")
# What an experiment measures and how it is evaluated: one of each so far.
OUTCOMES = ("next_day_less_half_before",)
TESTS = ("sign_flips",)
SET_BY = ("me", "therapist")
MOMENTS = ("before_run", "during_run", "after_run", "next_morning", "day")

# The article's list of what runners feel.
SYMPTOMS = ("stiffness", "soreness", "spreads_to_shoulder_or_upper_back", "ache_back_of_head")

# Where it is felt.
SIDES = ("left_side", "right_side", "both_sides")

# Signs that need a doctor rather than a training plan; `warning_signs` has the list and its wording.
RED_FLAG_SYMPTOMS = SIGN_SYMPTOMS

# Not a symptom but stored among them: from this entry on, earlier red flags no longer hold back the target.
SEEN_BY_DOCTOR = "seen_by_doctor"
# The answer to the question after a high score: asked about warning signs, the runner has none.
NO_WARNING_SIGN = "no_warning_sign"

# What was done because the neck hurt.
TABLETS = "pain_reliever_tablet"
RELIEF = ("ice", "moist_heat", "foam_roller", "tennis_ball", "exercises", TABLETS, "pain_reliever_cream", "rest")

RUNS = (
    Column("run_id", "text", "stable id of the run: the same in every export"),
    Column("start", "moment", "when the run began, local wall-clock time", required=True),
    Column("has_clock_time", "flag", "whether the time of day is known or only the date"),
    Column("distance_km", "number", "distance", "km", 0),
    Column("duration_min", "number", "moving time if known, else the watch's timer, else elapsed time", "min", 0),
    Column("effort_0_10", "number", "how hard the whole run felt (session RPE), 0 rest, 10 maximal", "0-10", 0, 10),
    Column("surface", "text", "surface of the run", words=SURFACES),
    Column("gear", "text", "what was carried or worn, comma-joined: " + ", ".join(GEAR) + ", ..., or " + NO_GEAR),
    Column("warm_up", "flag", "warmed up before"),
    Column("cool_down", "flag", "cooled down after"),
    Column("title", "text", "title of the run"),
    Column("note", "text", "anything else"),
    Column("source", "text", "where the row came from: a vendor, or typed"),
    Column("confirmed", "flag", "the runner confirmed a run that looks implausible"),
)
PAIN = (
    Column("when", "moment", "when the neck felt like this, local wall-clock time", required=True),
    Column("pain_0_10", "number", "neck pain, 0 none, 10 worst imaginable", "0-10", 0, 10),
    Column("moment", "text", "time in relation to a run", words=MOMENTS),
    Column("symptoms", "text", "comma-joined: " + ", ".join(SYMPTOMS + SIDES + RED_FLAG_SYMPTOMS) + ", ..."),
    Column("note", "text", "anything else"),
    Column("relief", "text", "what was done to ease it before this entry, comma-joined: " + ", ".join(RELIEF)),
)
DAYS = (
    Column("date", "day", "the day", required=True),
    Column("desk_hours", "number", "hours at a desk", "h", 0, 24),
    Column("exercises_done", "text", "neck exercises done, comma-joined"),
    Column("marked_rest", "flag", "the runner marked a rest day"),
    Column("other_sport", "text", "another sport that day, as named in the export; shows that the runner was active"),
    Column("self_review", "text", "causes the runner found in a self-review that day, comma-joined, or " + NO_CAUSE),
    Column("relief", "text", "what was done that day to ease the neck, comma-joined: " + ", ".join(RELIEF)),
)
WEEK_TOTALS = (
    Column("week", "day", "first day of the week", required=True),
    Column("distance_km", "number", "distance of the whole week; 0 for a week of rest", "km", 0),
    Column("duration_min", "number", "running time of the whole week; 0 for a week of rest", "min", 0),
    Column("pain_0_10", "number", "worst neck pain of the week", "0-10", 0, 10),
    Column("ran_as_usual", "flag", "the runner ran as usual, amount unknown"),
)
GOALS = (
    Column(
        "made_on",
        "day",
        "the day the goal was set; the newest goal counts, and one without distance, time and race ends it",
        required=True,
    ),
    Column("distance_km", "number", "weekly distance to reach", "km", 0),
    Column("duration_min", "number", "weekly running time to reach", "min", 0),
    Column("by", "day", "date to reach it, or the day of the race"),
    Column("race_km", "number", "length of the race, if the goal is one", "km", 0),
    Column("start_level", "number", "the level at the start, in the measure of the goal", "km or min", 0),
    Column("rate", "number", "increase from week to week", "share", 0, 1),
    Column("lighter_every", "number", "weeks from one lighter week to the next; 0 for none", "weeks", 0, 12),
)
TARGETS = (
    Column("week", "day", "first day of the week the target is for", required=True),
    Column("change", "number", "target as a change from the reference level", "share", -1),
    Column("distance_km", "number", "target as a distance", "km", 0),
    Column("duration_min", "number", "target as running time", "min", 0),
    Column("set_by", "text", "who set the target", words=SET_BY),
    Column("note", "text", "anything else"),
    Column("distance_low_km", "number", "lower end, if the target is a range of distances", "km", 0),
    Column("duration_low_min", "number", "lower end, if the target is a range of times", "min", 0),
    Column("neck_ceiling", "number", "the therapist’s ceiling: stop above this neck score", "0-10", 0, 10),
)
SHOWN_RANGES = (
    Column("week", "day", "first day of the week the range was for", required=True),
    Column("shown_on", "day", "the day it was first shown", required=True),
    Column("low", "number", "lower end as shown", "km or min", 0),
    Column("high", "number", "upper end as shown", "km or min", 0),
    Column("unit", "text", "unit of both ends", words=("km", "min")),
)
EXPERIMENTS = (
    Column("began", "moment", "when it was planned; later runs take part", required=True),
    Column("name", "text", "what is being tried, varied at random from run to run"),
    Column("pairs", "number", "number of planned pairs of runs", "pairs", 0),
    Column(
        "firsts", "text", "arm drawn for the first run of each pair: A as usual, B changed; the second gets the other"
    ),
    Column(
        "outcome",
        "text",
        "the neck after a run: worst score of the next day minus half of the last one before it",
        words=OUTCOMES,
    ),
    Column("test", "text", "how the pairs are tested: by swapping the arms within them", words=TESTS),
    Column("ended", "moment", "when the runner stopped it early"),
)
CONFIRMATIONS = (
    Column("began", "moment", "the experiment the run belongs to", required=True),
    Column("of_run_id", "text", "the run"),
    Column("place", "number", "its place in the drawn order, from 0", "runs", 0),
    Column("did", "text", "what was done: as drawn, the other way, or no choice was possible", words=DID),
)
TABLES: dict[str, tuple[Column, ...]] = {
    "runs": RUNS,
    "pain": PAIN,
    "days": DAYS,
    "week_totals": WEEK_TOTALS,
    "goals": GOALS,
    "targets": TARGETS,
    "shown_ranges": SHOWN_RANGES,
    "experiments": EXPERIMENTS,
    "confirmations": CONFIRMATIONS,
}


def column_named(table: str, name: str) -> Column:
    """The description of one column. Raises KeyError if there is none."""
    return {column.name: column for column in TABLES[table]}[name]


def empty(table: str) -> pd.DataFrame:
    """A table of the vocabulary without rows."""
    return _EMPTY[table].copy(deep=False)


_EMPTY = {
    table: pd.DataFrame({column.name: pd.Series(dtype=DTYPES[column.kind]) for column in columns})
    for table, columns in TABLES.items()
}


def conform(cells: pd.DataFrame | Mapping[str, Any] | None, table: str) -> pd.DataFrame:
    """A copy of a frame, or a frame of the given arrays, with exactly the table's columns, in their order and types.

    Missing columns become unknown; columns outside the vocabulary are dropped.

    Raises:
        ValueError: a value the vocabulary does not allow; the message names table, column, row and value.
    """
    if cells is None or not len(cells):
        return empty(table)
    return checked(cells, TABLES[table], table)


def word_set(cell: object) -> frozenset[str]:
    """The words of a comma-joined cell; the empty set if unknown."""
    if not isinstance(cell, str):
        return frozenset()
    return frozenset(word.strip() for word in cell.split(",") if word.strip())


def joined(words: Sequence[str]) -> str | None:
    """Words as a comma-joined cell; None if there are none."""
    return ",".join(words) or None


def run_row(cells: Mapping[str, object]) -> pd.DataFrame:
    """One row of the table `runs` from its cells by column.

    Raises:
        ValueError: a value the vocabulary does not allow.
    """
    return Diary(runs=pd.DataFrame([cells])).runs


def _with_clock(runs: pd.DataFrame) -> pd.DataFrame:
    """The runs, each with whether its time of day is known: a start at midnight has none unless the log says so."""
    if not runs["has_clock_time"].array.isna().any():
        return runs
    clock = (runs["start"] != runs["start"].dt.normalize()).astype("boolean")
    return runs.assign(has_clock_time=runs["has_clock_time"].fillna(clock))


def with_ids(runs: pd.DataFrame) -> pd.DataFrame:
    """The runs, each with an id."""
    nameless = np.asarray(runs["run_id"].array.isna())
    if nameless.all():
        return runs.assign(run_id=run_ids(runs))
    return runs.assign(run_id=runs["run_id"].fillna(run_ids(runs[nameless]))) if nameless.any() else runs


@dataclass(frozen=True, eq=False)
class Diary:
    """Everything a runner has recorded, as validated tables.

    Construction validates. Every table is optional; frames are copied, never modified, and conform to `TABLES`. Use
    `with_tables` for tables that have already been validated.

    Raises:
        ValueError: a value the vocabulary does not allow (see `conform`).
    """

    runs: pd.DataFrame = field(default_factory=lambda: _EMPTY["runs"])
    pain: pd.DataFrame = field(default_factory=lambda: _EMPTY["pain"])
    week_totals: pd.DataFrame = field(default_factory=lambda: _EMPTY["week_totals"])
    days: pd.DataFrame = field(default_factory=lambda: _EMPTY["days"])
    goals: pd.DataFrame = field(default_factory=lambda: _EMPTY["goals"])
    targets: pd.DataFrame = field(default_factory=lambda: _EMPTY["targets"])
    shown_ranges: pd.DataFrame = field(default_factory=lambda: _EMPTY["shown_ranges"])
    experiments: pd.DataFrame = field(default_factory=lambda: _EMPTY["experiments"])
    confirmations: pd.DataFrame = field(default_factory=lambda: _EMPTY["confirmations"])

    def __post_init__(self) -> None:
        for table in TABLES:  # a copy of each, of the empty tables too
            object.__setattr__(self, table, conform(getattr(self, table), table))
        if len(self.runs):
            object.__setattr__(self, "runs", with_ids(_with_clock(self.runs)))
        if len(self.pain) and self.pain["moment"].hasnans:
            object.__setattr__(self, "pain", self.pain.assign(moment=self.pain["moment"].fillna("day")))

    def run(self, run_id: str) -> pd.DataFrame:
        """The row of one run; empty if there is none with that id."""
        return self.runs[self.runs["run_id"] == run_id]

    def with_tables(self, **tables: pd.DataFrame) -> Diary:
        """This diary with some of its tables replaced, without validation.

        Args:
            tables: rows of tables that already conform, such as part of another diary's, in any order.
        """
        diary = copy(self)
        for table, rows in tables.items():
            numbered = rows.copy(deep=False) if is_numbered(rows.index) else rows.reset_index(drop=True)
            object.__setattr__(diary, table, numbered)
        return diary

    @property
    def is_empty(self) -> bool:
        """Whether every table is empty."""
        return all(getattr(self, table).empty for table in TABLES)
