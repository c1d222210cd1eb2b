"""The tables that an analysis computes, with the same column definitions as the stored ones."""

from __future__ import annotations

from typing import Literal, get_args

from neckload.domain.columns import Column
from neckload.domain.progression import MEASURES, VERDICTS, SpikeBand
from neckload.domain.tables import RUNS

WeekState = Literal["complete", "partial", "rest", "unrecorded"]
WEEK_STATES: tuple[WeekState, ...] = get_args(WeekState)
_STATE_BY_NAME: dict[str, WeekState] = {str(name): name for name in WEEK_STATES}

# Computed: one row per calendar week, without gaps (`weeks.weekly`, `progression.with_progression`).
WEEKS = (
    Column("week", "day", "first day of the week", required=True),
    Column("state", "text", "whether it is over and recorded", words=WEEK_STATES, required=True),
    Column("runs", "count", "runs that count", "runs", 0),
    Column("distance_km", "number", "distance of the runs that have one", "km", 0),
    Column("duration_min", "number", "time of the runs that have one", "min", 0),
    Column("longest_run_km", "number", "longest run by distance", "km", 0),
    Column("longest_run_min", "number", "longest run by time", "min", 0),
    Column("runs_without_distance", "count", "runs that lack a distance", "runs", 0),
    Column("runs_without_duration", "count", "runs that lack a time", "runs", 0),
    Column("pain_mean", "number", "mean of the days' worst scores", "0-10", 0, 10),
    Column("pain_max", "number", "worst score", "0-10", 0, 10),
    Column("pain_days", "count", "days with a score", "days", 0, 7),
    Column("painful_days", "count", "days with a score above 0", "days", 0, 7),
    Column("source", "text", "where the totals come from", words=("runs", "typed")),
    Column("ran_as_usual", "fact", "the runner said so; amount unknown"),
    Column("unanswered", "fact", "unknown whether the runner rested"),
    *(
        column
        for measure, unit in (("time", "min"), ("distance", "km"))
        for column in (
            Column(f"in_break_{measure}", "fact", "part of a break in running"),
            Column(f"usual_level_{measure}", "number", "usual week before a break", unit, 0),
            Column(f"held_level_{measure}", "number", "mean of the full weeks before", unit, 0),
            Column(f"change_{measure}", "number", "change from the week before", "share", -1),
            Column(f"verdict_{measure}", "text", "how the week compares with the one before", words=VERDICTS),
        )
    ),
    Column("verdict", "text", "the verdict in the measure that decides", words=VERDICTS, required=True),
    Column("verdict_measure", "text", "the measure that decides", words=MEASURES),
    Column("held_level", "number", "mean of the full weeks before, in the measure in use", "km or min", 0),
    Column("usual_level", "number", "usual week before a break, in the measure in use", "km or min", 0),
    Column("exercise_days", "count", "days with a neck exercise", "days", 0, 7),
    Column("neck_step", "text", "what the neck allowed before the week", words=("build", "hold", "ease", "back_off")),
    Column("after_tablet", "fact", "a score may have been lowered by a tablet"),
)
# Computed: the runs, each compared with the runs before it (`weeks.plausible`, `progression.spikes`).
SCORED_RUNS = (
    *RUNS,
    Column("plausible", "fact", "whether it counts: its figures are possible or confirmed"),
    Column("longest_30d_km", "number", "longest run of the 30 days before its day", "km", 0),
    Column("spike", "number", "how much longer it is", "share", -1),
    Column("spike_band", "text", "the same as a word", words=get_args(SpikeBand)),
)


def week_state(cell: object) -> WeekState:
    """The state in a cell of a column `state`. Raises KeyError for any other word."""
    return _STATE_BY_NAME[str(cell)]
