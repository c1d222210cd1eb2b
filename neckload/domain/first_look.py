"""Triage for someone who follows many runners: whose diary to open first, and why.

The order is this program's convention: warning signs first, then the neck, then the running, silence last. It says whom
to look at first, never that all is well with the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import inf, isnan
from typing import Literal, get_args

import numpy as np
import pandas as pd

from neckload.domain import evidence
from neckload.domain.analysis import Analysis
from neckload.domain.neck import red_flag
from neckload.domain.progression import TOLERANCE

LookReason = Literal[
    "emergency_sign", "doctor_sign",
    "severe_pain", "pain_rise",
    "steep_week", "long_run",
    "lasting_pain",
    "silence",
    "no_reason",
]  # fmt: skip
"""From gravest to none."""
LOOK_REASONS: tuple[LookReason, ...] = get_args(LookReason)

_WEEK = pd.Timedelta(days=7)
_SIGNS: dict[str, LookReason] = {"emergency": "emergency_sign", "doctor": "doctor_sign"}


@dataclass(frozen=True)
class Look:
    """One reason to look at a diary."""

    reason: LookReason
    size: float = 0.0
    """The worst score or its rise [0-10], the change or excess [fraction], weeks of pain, or days of silence (infinite
    if nothing was ever recorded). NaN if unknown."""
    score: float = 0.0
    """For a rise: the worst score it led to [0-10]."""
    on: date | None = None
    """Day of the sign, the run or the last entry."""
    symptoms: tuple[str, ...] = ()


Looks = tuple[Look, ...]
"""Every reason a diary gives, gravest first; never empty."""


def first_look(analysis: Analysis) -> Looks:
    """The reasons to look at this diary, as of the day of the analysis.

    "Lately" means the last full week and the days since. Missing data gives no reason: without neck scores, only
    running and silence can.
    """
    looks = (*_sign(analysis), *_neck(analysis), *_running(analysis), *_lasting(analysis), *_silence(analysis))
    return looks or (Look("no_reason"),)


def need(looks: Looks) -> tuple[tuple[int, float], ...]:
    """Sort key for diaries, those most in need first.

    A graver first reason always comes before a lesser one, whatever their sizes; for the same reason the larger size
    comes first, then the next reasons decide. An unknown size counts as the largest.
    """
    ranks = [(LOOK_REASONS.index(look.reason), -inf if isnan(look.size) else -look.size) for look in looks]
    return (*ranks, (len(LOOK_REASONS), 0.0))


def _sign(analysis: Analysis) -> Looks:
    """Warning signs, read from the record itself: the advice may be missing from what somebody else may see."""
    flag = red_flag(analysis.record.pain, analysis.today)
    return (Look(_SIGNS[flag.urgency], on=flag.reported_on, symptoms=flag.symptoms),) if flag else ()


def _neck(analysis: Analysis) -> Looks:
    """The worst score lately. Two weeks above 5 count even if nothing was recorded since."""
    neck = analysis.neck
    looks: Looks = ()
    if neck.worst > evidence.PAIN_MIDDLE.value or neck.is_severe:
        looks += (Look("severe_pain", neck.worst),)
    if neck.is_up:
        looks += (Look("pain_rise", neck.worst - neck.usual_worst, neck.worst),)
    return looks


def _running(analysis: Analysis) -> Looks:
    weeks = analysis.record.weeks
    if weeks.empty:
        return ()
    looks: Looks = ()
    latest = analysis.latest
    if latest and not latest.weeks_ago and latest.measured(latest.leading).verdict == "steep":
        looks += (Look("steep_week", latest.measured(latest.leading).change),)
    starts, spikes = (analysis.runs[name].to_numpy() for name in ("start", "spike"))
    is_lately = starts >= (weeks["week"].iloc[-1] - _WEEK).to_datetime64()
    farther = np.flatnonzero(is_lately & (spikes > evidence.SPIKE_SMALL.value + TOLERANCE))
    if farther.size:
        run = farther[spikes[farther].argmax()]
        looks += (Look("long_run", float(spikes[run]), on=pd.Timestamp(starts[run]).date()),)
    return looks


def _lasting(analysis: Analysis) -> Looks:
    weeks = analysis.neck.painful_weeks
    return (Look("lasting_pain", float(weeks)),) if weeks > evidence.FEW_WEEKS.value else ()


def _silence(analysis: Analysis) -> Looks:
    last = last_entry_on(analysis)
    days = inf if last is None else float((analysis.today - last).days)
    return (Look("silence", days, on=last),) if days >= evidence.SILENT_DAYS.value else ()


def last_entry_on(analysis: Analysis) -> date | None:
    """The last day, up to today, with a run, a score, a day's entry or a typed week; None without any."""
    record, today = analysis.record, np.datetime64(analysis.today)
    columns = (analysis.runs["start"], record.pain["when"], record.days["date"])
    entered = [column.to_numpy().astype("datetime64[D]") for column in columns]
    days = np.concatenate([*entered, _typed_until(record.weeks, today)])
    past = days[days <= today]
    return past.max().item() if past.size else None


def _typed_until(weeks: pd.DataFrame, today: np.datetime64) -> np.ndarray:
    """Last day, up to today, of each week that was typed as a whole or confirmed later [datetime64[D]]."""
    source, usual, pain, pain_days = (
        weeks[name].to_numpy() for name in ("source", "ran_as_usual", "pain_max", "pain_days")
    )
    is_typed = (source == "typed") | usual | (~np.isnan(pain) & (pain_days == 0))
    ends: np.ndarray = weeks["week"].to_numpy()[is_typed].astype("datetime64[D]") + 6
    return np.asarray(np.minimum(ends, today))
