"""An analysis as plain data for `--json`: every fact under its own name, units in the names, unknown as None."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from math import isnan
from typing import cast

import numpy as np
import pandas as pd

from neckload.domain.advice import Advice
from neckload.domain.analysis import Analysis

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
Plain = dict[str, Json]

# Not facts of their own: the sources of weeks and runs, what `association` and `totals` already give, a row to store.
_ELSEWHERE = {"record", "daily", "answers", "given", "implausible", "range_to_keep"}
NAMES = tuple(
    name
    for name in (
        *(each.name for each in dataclasses.fields(Analysis)),
        *(name for name, value in vars(Analysis).items() if isinstance(value, property | cached_property)),
    )
    if name not in _ELSEWHERE
)
"""Every fact of an analysis: a new one is included without a change here."""


def facts(analysis: Analysis) -> Plain:
    """An analysis as JSON values. It includes the runner's own words: titles, notes."""
    answers = analysis.answers
    return {name: plain(getattr(analysis, name)) for name in NAMES} | {
        "advice": _advice(analysis.advice),
        "association": plain(dataclasses.replace(analysis.association, aligned=pd.DataFrame())),
        "sore_mornings": plain(answers.sore_mornings),
        "same_day": plain(answers.same_day),
        "settling": plain(answers.settling),
        "care": [{"item": each.item.key, "reasons": plain(each.reasons)} for each in analysis.care],
    }


def _advice(advice: Advice) -> Plain:
    flag = advice.red_flag
    return {
        **{each.name: plain(getattr(advice, each.name)) for each in dataclasses.fields(advice)},
        "is_ceiling": advice.is_ceiling,
        "step": advice.step.name if advice.step else None,
        "reasons": [{"key": reason.key, "figures": plain(reason.figures)} for reason in advice.reasons],
        "red_flag": {"symptoms": list(flag.symptoms), "noted_on": plain(flag.reported_on)} if flag else None,
        "referral": {"who": advice.referral.who, "weeks": advice.referral.weeks} if advice.referral else None,
        "thresholds": plain(advice.thresholds),
    }


def plain(value: object) -> Json:
    """Frames, dates and dataclasses as JSON values: a frame as its rows, a timestamp with its time of day."""
    if isinstance(value, pd.DataFrame):
        return [{str(name): plain(cell) for name, cell in row.items()} for row in value.to_dict("records")]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in (sorted(value) if isinstance(value, set | frozenset) else value)]
    return _scalar(value)


def _scalar(value: object) -> Json:
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and isnan(value)):
        return None
    if isinstance(value, datetime):
        midnight = value.time() == datetime.min.time()
        return value.isoformat()[:10] if midnight else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return cast("Json", value.item() if isinstance(value, np.generic) else value)
