"""What the diary says of the neck: how it is now, its warning signs, and who should look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isnan, nan
from typing import Literal

import pandas as pd

from neckload.domain import evidence
from neckload.domain.evidence import Threshold
from neckload.domain.progression import TOLERANCE
from neckload.domain.tables import RED_FLAG_SYMPTOMS, SEEN_BY_DOCTOR, word_set
from neckload.domain.warning_signs import Urgency, urgency_of


@dataclass(frozen=True)
class Neck:
    """What the diary says of the neck just now. NaN: not noted."""

    worst: float = nan
    """Worst score of the last full week and the days since [0-10]."""
    usual_worst: float = nan
    """Median of the weekly worst scores of the four weeks before the last full week [0-10]."""
    noted_on: date | None = None
    """Day of the entry that stands in, when nothing was noted in the last full week or since."""
    unsettled: bool = False
    """A score the next morning was 3 or more."""
    painful_weeks: int = 0
    """Weeks running with pain above 0, up to now."""
    severe_weeks: int = 0
    """Weeks running with pain above 5, up to now."""

    @property
    def is_up(self) -> bool:
        return self.worst - self.usual_worst >= evidence.PAIN_CHANGE.value - TOLERANCE


@dataclass(frozen=True)
class ActiveRedFlag:
    """Symptoms that belong to a doctor before they belong to a training plan."""

    symptoms: tuple[str, ...]
    noted_on: date
    urgency: Urgency
    """Of all that was noted together with them."""
    threshold: Threshold = evidence.RED_FLAG_REST


@dataclass(frozen=True)
class Referral:
    """Who should look at the neck, and after how many weeks of pain this is said."""

    who: Literal["clinician", "physical_therapist"]
    weeks: int
    threshold: Threshold


def neck_now(weeks: pd.DataFrame, pain: pd.DataFrame, today: date) -> Neck:
    """What the diary says of the neck: the last full week and the days since, beside the four weeks before it."""
    if weeks.empty:
        return Neck()
    worst_by_week = weeks["pain_max"]
    recent, before = worst_by_week.tail(2), worst_by_week.iloc[:-2].tail(int(evidence.PAIN_BASE_WEEKS.value))
    scored = pain[(pain["when"] < pd.Timestamp(today) + pd.Timedelta(days=1)) & pain["pain_0_10"].notna()]
    window_start = weeks["week"].iloc[-min(2, len(weeks))]
    mornings = scored[(scored["when"] >= window_start) & (scored["moment"] == "next_morning")]["pain_0_10"]
    worst, noted_on = float(recent.max()), None
    if isnan(worst):
        worst, noted_on = _last_entry(weeks, scored, today)
    return Neck(
        worst=worst,
        usual_worst=float(before.median()),
        noted_on=noted_on,
        unsettled=bool((mornings >= evidence.PAIN_UNSETTLED.value).any()),
        painful_weeks=_weeks_running(worst_by_week, 0),
        severe_weeks=_weeks_running(worst_by_week, evidence.PAIN_MIDDLE.value),
    )


def _last_entry(weeks: pd.DataFrame, scored: pd.DataFrame, today: date) -> tuple[float, date | None]:
    """The last score within the memory of 14 days, with its day: an entry, or else a typed week's score."""
    since = pd.Timestamp(today) - pd.Timedelta(days=int(evidence.PAIN_MEMORY_DAYS.value))
    entries = scored[scored["when"] >= since].sort_values("when", kind="stable")
    if len(entries):
        return float(entries["pain_0_10"].iloc[-1]), entries["when"].iloc[-1].date()
    last_days = weeks["week"] + pd.Timedelta(days=6)
    typed = weeks[(last_days >= since) & weeks["pain_max"].notna() & (weeks["pain_days"] == 0)]
    return (float(typed["pain_max"].iloc[-1]), last_days[typed.index[-1]].date()) if len(typed) else (nan, None)


def _weeks_running(worst_by_week: pd.Series, limit: float) -> int:
    """Weeks in a row with a worst score above the limit. The current week is not over: it can add, not end them."""
    above = worst_by_week > limit
    over = above if above.empty or above.iloc[-1] else above.iloc[:-1]
    return int(over[::-1].cumprod().sum())


def red_flag(pain: pd.DataFrame, today: date) -> ActiveRedFlag | None:
    """Red-flag symptoms noted in the last 14 days that no doctor has looked at since; None when there are none."""
    since = pd.Timestamp(today) - pd.Timedelta(days=int(evidence.RED_FLAG_REST.value))
    until = pd.Timestamp(today) + pd.Timedelta(days=1)
    recent = pain[(pain["when"] >= since) & (pain["when"] < until)].sort_values("when", kind="stable")
    reported: frozenset[str] = frozenset()
    noted_on = None
    for when, cell in zip(recent["when"], recent["symptoms"], strict=True):
        words = word_set(cell)
        if SEEN_BY_DOCTOR in words:
            reported, noted_on = frozenset(), None
        elif words.intersection(RED_FLAG_SYMPTOMS):
            reported, noted_on = reported | words, when.date()
    urgency = urgency_of(reported)
    if noted_on is None or urgency is None:
        return None
    return ActiveRedFlag(tuple(symptom for symptom in RED_FLAG_SYMPTOMS if symptom in reported), noted_on, urgency)


def referral_for(neck: Neck) -> Referral | None:
    """A clinician after two weeks above 5, a physical therapist after more than three weeks of any pain."""
    if neck.severe_weeks >= evidence.SEVERE_WEEKS.value:
        return Referral("clinician", neck.severe_weeks, evidence.SEVERE_WEEKS)
    if neck.painful_weeks > evidence.FEW_WEEKS.value:
        return Referral("physical_therapist", neck.painful_weeks, evidence.FEW_WEEKS)
    return None
