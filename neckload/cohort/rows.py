"""An analysis -> what a cohort stores about a runner: a row, the weeks, the effects by lag, the reasons for a look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from math import isfinite, nan
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from neckload.cohort.runner import Runner
from neckload.domain import evidence_link
from neckload.domain.analysis import Analysis
from neckload.domain.association import LagEffect
from neckload.domain.diary_counts import scored_days
from neckload.domain.first_look import Look, Looks, first_look
from neckload.domain.lag_effects import Effect, effects_beside_the_day

Row = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """One column of `runners.parquet`."""

    name: str
    kind: pa.DataType
    meaning: str


_LEVEL = f"{evidence_link.ANSWER_INTERVAL.value * 100:.0f} %"
_TEXT, _NUMBER, _COUNT, _DAY = pa.string(), pa.float64(), pa.int64(), pa.date32()
FIELDS = (
    Field("runner", _TEXT, "the runner's name in the cohort"),
    Field("fault", _TEXT, "why nothing is known about this runner; all other columns are empty then"),
    Field("reason", _TEXT, "the gravest reason for a look at this runner"),
    Field("measure", _TEXT, "the total that is compared: time or distance"),
    Field("week", _DAY, "first day of the last week that can be judged"),
    Field("weeks_ago", _COUNT, "how many full weeks ago it was; 0 is the last one"),
    Field("week_measure", _TEXT, "the measure behind its verdict"),
    Field("duration_min", _NUMBER, "its running time [min]"),
    Field("distance_km", _NUMBER, "its distance [km]"),
    Field("change", _NUMBER, "its change from the week before: 0.1 is +10 %"),
    Field("verdict", _TEXT, "the name of that change"),
    Field("range_low", _NUMBER, "lower end of next week's range [range_unit]"),
    Field("range_high", _NUMBER, "upper end of next week's range [range_unit]"),
    Field("range_unit", _TEXT, "min or km"),
    Field("step", _TEXT, "what the neck allows: build, hold, ease, back_off"),
    Field("can_run", _TEXT, "whether to run today"),
    Field("neck_worst", _NUMBER, "worst score of the last full week and the days since [0-10]"),
    Field("neck_latest", _NUMBER, "worst score of the latest scored day, up to 14 days ago [0-10]"),
    Field("neck_latest_on", _DAY, "that day"),
    Field("neck_now", _NUMBER, "mean of the weekly worst scores of the last four full weeks [0-10]"),
    Field("neck_then", _NUMBER, "the same twelve weeks earlier [0-10]"),
    Field("neck_trend", _TEXT, "better, worse, about the same, unknown"),
    Field("referral", _TEXT, "who should look at the neck"),
    Field("referral_weeks", _COUNT, "the weeks of pain behind that advice"),
    Field("warning_signs", _TEXT, "the current warning signs, separated by commas"),
    Field("warning_urgency", _TEXT, "emergency or doctor"),
    Field("warning_on", _DAY, "the last day on which one was reported"),
    Field("signs_not_asked", _DAY, "day of a high score after which the warning signs were not asked about"),
    Field("runs", _COUNT, "runs that count"),
    Field("runs_left_out", _COUNT, "runs left out as implausible until they are confirmed"),
    Field("weeks", _COUNT, "weeks from the first with running to the current one"),
    Field("weeks_unrecorded", _COUNT, "weeks without any record"),
    Field("scored_days", _COUNT, "days of the last twelve weeks with a neck score"),
    Field("guessed", _TEXT, "what the files left open, with the assumption made"),
    Field("rows_left_out", _COUNT, "rows of the files that could not be used"),
    Field("answer", _TEXT, "whether pain goes together with load; empty with --without-association"),
    Field("answer_p", _NUMBER, "its p value"),
    Field("answer_lag", _COUNT, "its lag [weeks or days, see resolution]"),
    Field("resolution", _TEXT, "week or day"),
    Field("lag1_effect", _NUMBER, "points of pain the week (day) after, per week 30 % above the usual one (usual run)"),
    Field("lag1_standard_error", _NUMBER, "its standard error"),
    Field("lag1_low", _NUMBER, f"lower end of its {_LEVEL} interval"),
    Field("lag1_high", _NUMBER, f"upper end of its {_LEVEL} interval"),
)
ROW = pa.schema([(field.name, field.kind) for field in FIELDS])
WEEK = pa.struct(
    [
        ("week", _DAY), ("state", _TEXT), ("runs", _COUNT), ("duration_min", _NUMBER), ("distance_km", _NUMBER),
        ("longest_run_km", _NUMBER), ("change_time", _NUMBER), ("change_distance", _NUMBER), ("verdict", _TEXT),
        ("verdict_measure", _TEXT), ("pain_mean", _NUMBER), ("pain_max", _NUMBER), ("pain_days", _COUNT),
        ("painful_days", _COUNT), ("exercise_days", _NUMBER), ("neck_step", _TEXT),
    ]
)  # fmt: skip
EFFECT = pa.struct(
    [
        ("resolution", _TEXT), ("lag", _COUNT), ("estimate", _NUMBER), ("standard_error", _NUMBER), ("low", _NUMBER),
        ("high", _NUMBER), ("pairs", _COUNT),
    ]
)  # fmt: skip
LOOK = pa.struct(
    [("reason", _TEXT), ("size", _NUMBER), ("score", _NUMBER), ("on", _DAY), ("symptoms", pa.list_(_TEXT))]
)
_WEEK_NAMES, _EFFECT_NAMES = WEEK.names, EFFECT.names  # pyarrow builds such a list anew each time it is asked for
BESIDE_THE_DAY = "day, itself among the lags"
"""The resolution of the effects that also hold the load of the scored day fixed (`effects_beside_the_day`)."""
PART = pa.schema([*ROW, ("week_rows", pa.list_(WEEK)), ("effects", pa.list_(EFFECT)), ("looks", pa.list_(LOOK))])
"""A row with everything about a runner, as stored in the file of a bucket."""


def row_of(runner: Runner, analysis: Analysis, with_answer: bool) -> Row:
    """The row for a runner whose diary was analysed."""
    looks = first_look(analysis)
    return _known(
        {
            "runner": runner.name,
            "fault": "",
            "reason": looks[0].reason,
            **_latest(analysis),
            **_advice(analysis),
            **_quality(runner, analysis),
            **(_answer(analysis) if with_answer else {}),
            "week_rows": _weeks(analysis.weeks),
            "effects": _effects(analysis) if with_answer else [],
            "looks": [_known(asdict(look)) for look in looks],
        }
    )


def row_of_fault(name: str, fault: str) -> Row:
    """The row for a runner whose diary could not be read or analysed."""
    return {"runner": name, "fault": fault, "week_rows": [], "effects": [], "looks": []}


def looks_of(stored: Iterable[Row]) -> Looks:
    """The reasons for a look, restored from their stored form."""
    return tuple(
        Look(**{**look, "size": nan if look["size"] is None else look["size"], "symptoms": tuple(look["symptoms"])})
        for look in stored
    )


def _latest(analysis: Analysis) -> Row:
    latest, outcome = analysis.latest, analysis.outcome
    row: Row = {
        "measure": analysis.measure,
        "neck_now": outcome.now,
        "neck_then": outcome.then,
        "neck_trend": outcome.trend,
    }
    if latest is None:
        return row
    leading = latest.measured(latest.leading)
    return row | {
        "week": latest.week.date(),
        "weeks_ago": latest.weeks_ago,
        "week_measure": latest.leading,
        "duration_min": latest.time.total,
        "distance_km": latest.distance.total,
        "change": leading.change,
        "verdict": leading.verdict,
    }


def _advice(analysis: Analysis) -> Row:
    advice = analysis.advice
    target, flag, referral = advice.target, advice.red_flag, advice.referral
    return {
        "range_low": target.low if target else None,
        "range_high": target.high if target else None,
        "range_unit": target.unit if target else None,
        "step": advice.step.name if advice.step else None,
        "can_run": advice.can_run,
        "neck_worst": advice.neck.worst,
        "neck_latest": advice.neck.latest,
        "neck_latest_on": advice.neck.latest_on,
        "referral": referral.who if referral else None,
        "referral_weeks": referral.weeks if referral else None,
        "warning_signs": ",".join(flag.symptoms) if flag else None,
        "warning_urgency": flag.urgency if flag else None,
        "warning_on": flag.reported_on if flag else None,
        "signs_not_asked": advice.signs_not_asked,
    }


def _quality(runner: Runner, analysis: Analysis) -> Row:
    weeks = analysis.weeks
    return {
        "runs": analysis.totals.runs,
        "runs_left_out": analysis.implausible,
        "weeks": len(weeks),
        "weeks_unrecorded": int((weeks["state"].to_numpy() == "unrecorded").sum()),
        "scored_days": scored_days(analysis.record.pain, analysis.today),
        "guessed": runner.guessed or None,
        "rows_left_out": runner.rows_left_out,
    }


def _answer(analysis: Analysis) -> Row:
    association = analysis.association
    effect = next((each for each in association.effects if each.lag == 1), None)
    return {
        "answer": association.verdict,
        "answer_p": association.p,
        "answer_lag": association.lag,
        "resolution": association.resolution,
        "lag1_effect": effect.estimate if effect else None,
        "lag1_standard_error": effect.standard_error if effect else None,
        "lag1_low": effect.low if effect else None,
        "lag1_high": effect.high if effect else None,
    }


def _effects(analysis: Analysis) -> list[Row]:
    association = analysis.association
    by_lag: list[tuple[str, int, Effect | LagEffect]] = [
        *((association.resolution, effect.lag, effect) for effect in association.effects),
        *((BESIDE_THE_DAY, lag, effect) for lag, effect in effects_beside_the_day(analysis.daily)),
    ]
    names = [name for name in _EFFECT_NAMES if name not in ("resolution", "lag")]
    return [
        {"resolution": resolution, "lag": lag, **{name: getattr(effect, name) for name in names}}
        for resolution, lag, effect in by_lag
        if isfinite(effect.estimate) and effect.standard_error > 0
    ]


def _weeks(weeks: pd.DataFrame) -> list[Row]:
    columns = [_cells(weeks[name].to_numpy()) for name in _WEEK_NAMES]
    return [dict(zip(_WEEK_NAMES, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _cells(column: np.ndarray) -> list[Any]:
    """The cells of a column with None for unknown values, moments as days."""
    values = column.astype("datetime64[D]") if column.dtype.kind == "M" else column
    return [None if cell != cell else cell for cell in values.tolist()]


def _known(row: Mapping[Any, Any]) -> Row:
    """The row with None for unknown values, as Parquet wants them."""
    return {str(name): None if isinstance(cell, float) and cell != cell else cell for name, cell in row.items()}
