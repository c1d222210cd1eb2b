"""The state of the neck according to the diary, its warning signs, and who should examine it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isnan, nan
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neckload.domain import evidence
from neckload.domain.progression import TOLERANCE
from neckload.domain.tables import NO_WARNING_SIGN, RED_FLAG_SYMPTOMS, SEEN_BY_DOCTOR, word_set
from neckload.domain.threshold import Threshold
from neckload.domain.warning_signs import Urgency, urgency_of
from neckload.domain.weeks import week_of

CanRun = Literal["doctor", "leave_out", "easier", "usually", "check_in"]


@dataclass(frozen=True)
class Neck:
    """The current state of the neck. NaN: not recorded."""

    worst: float = nan
    """Worst score of the last full week and the days since [0-10]."""
    usual_worst: float = nan
    """Median of the weekly worst scores of the four weeks before the last full week [0-10]."""
    scored_on: date | None = None
    """Day of the older entry used because nothing was recorded in the last full week or since; None otherwise."""
    unsettled: bool = False
    """A next-morning score was 3 or more."""
    latest: float = nan
    """Worst score of the newest scored day, up to 14 days ago [0-10]."""
    latest_on: date | None = None
    painful_weeks: int = 0
    """Consecutive weeks with pain above 0, up to now."""
    lingering_weeks: int = 0
    """Consecutive weeks with pain of 3 or more, up to now."""
    severe_weeks: int = 0
    """Consecutive weeks with pain above 5, until a full week stays at 5 or below."""

    @property
    def is_up(self) -> bool:
        return self.worst - self.usual_worst >= evidence.PAIN_CHANGE.value - TOLERANCE

    @property
    def is_severe(self) -> bool:
        """Above 5 for two weeks in a row or more: somebody should examine it before any running is planned."""
        return self.severe_weeks >= evidence.SEVERE_WEEKS.value


@dataclass(frozen=True)
class ActiveRedFlag:
    """Symptoms that need a doctor before any training plan."""

    symptoms: tuple[str, ...]
    reported_on: date
    """The last day one of them was reported."""
    urgency: Urgency
    """Urgency of all symptoms recorded together with them."""
    threshold: Threshold = evidence.RED_FLAG_REST


@dataclass(frozen=True)
class Referral:
    """Who should examine the neck, and the number of weeks of pain behind it."""

    who: Literal["clinician", "physical_therapist", "self_care"]
    """self_care: mild but lingering; do the exercises, and see somebody if it stays."""
    weeks: int
    threshold: Threshold


class _Scored(NamedTuple):
    """The scored entries up to today."""

    when: NDArray[np.datetime64]
    score: NDArray[np.float64]
    is_morning: NDArray[np.bool_]
    """Whether the score is from the morning after a run."""


def neck_now(weeks: pd.DataFrame, pain: pd.DataFrame, today: date) -> Neck:
    """The current state of the neck: the last full week and the days since, compared with the four weeks before.

    Args:
        weeks: every week up to the current one (`weeks.weekly`); empty before the first run.
        pain: columns of `tables.PAIN`.
    """
    scored = _scored(pain, today)
    current = weeks["week"].iloc[-1] if len(weeks) else week_of(pd.Series([pd.Timestamp(today)]))[0]
    by_week = _worst_by_week(weeks, scored, current)
    mornings = scored.score[scored.is_morning & (scored.when >= current - pd.Timedelta(days=7))]
    worst, scored_on = float(np.fmax(*by_week[-2:])), None
    latest, latest_on = _latest(weeks, scored, today)
    if isnan(worst):
        worst, scored_on = _last_entry(weeks, scored, today)
    return Neck(
        worst=worst,
        usual_worst=float(pd.Series(by_week[:-2]).tail(int(evidence.PAIN_BASE_WEEKS.value)).median()),
        scored_on=scored_on,
        unsettled=bool((mornings >= evidence.PAIN_UNSETTLED.value).any()),
        latest=latest,
        latest_on=latest_on,
        painful_weeks=_consecutive_weeks(by_week > 0),
        lingering_weeks=_consecutive_weeks(by_week >= evidence.LINGERING_PAIN.value),
        severe_weeks=_severe_weeks(by_week),
    )


def _scored(pain: pd.DataFrame, today: date) -> _Scored:
    when, score = pain["when"].to_numpy(), pain["pain_0_10"].to_numpy()
    counted = (when < _tomorrow(today)) & ~np.isnan(score)
    return _Scored(when[counted], score[counted], (pain["moment"] == "next_morning").to_numpy(bool)[counted])


def _tomorrow(today: date) -> pd.Timestamp:
    return pd.Timestamp(today) + pd.Timedelta(days=1)


def _worst_by_week(weeks: pd.DataFrame, scored: _Scored, current: pd.Timestamp) -> NDArray[np.float64]:
    """Worst score of each calendar week, current one last, including weeks before the first run [0-10]."""
    days_ago = (np.datetime64(current, "D") - scored.when.astype("datetime64[D]")).astype(int)
    weeks_ago = np.maximum((days_ago + 6) // 7, 0)
    worst = np.full(max(len(weeks), weeks_ago.max(initial=1) + 1), np.nan)
    np.fmax.at(worst, weeks_ago, scored.score)
    worst[: len(weeks)] = np.fmax(worst[: len(weeks)], weeks["pain_max"].to_numpy()[::-1])
    return worst[::-1]


def _latest(weeks: pd.DataFrame, scored: _Scored, today: date) -> tuple[float, date | None]:
    """Worst score of the newest scored day of the last 14 days; else a typed week's score."""
    score, day = _last_entry(weeks, scored, today)
    of_the_day = scored.score[scored.when.astype("datetime64[D]") == np.datetime64(day, "D")]
    return (float(of_the_day.max()) if len(of_the_day) else score), day


def _last_entry(weeks: pd.DataFrame, scored: _Scored, today: date) -> tuple[float, date | None]:
    """The last score of the last 14 days and its day: an entry, or else a typed week's score."""
    since = pd.Timestamp(today) - pd.Timedelta(days=int(evidence.PAIN_MEMORY_DAYS.value))
    if len(scored.when) and (newest := scored.when.max()) >= since:
        return float(scored.score[scored.when == newest][-1]), pd.Timestamp(newest).date()
    ends = weeks["week"] + pd.Timedelta(days=6)
    last_days = ends.where(ends <= pd.Timestamp(today), pd.Timestamp(today))
    typed = weeks[(last_days >= since) & weeks["pain_max"].notna() & (weeks["pain_days"] == 0)]
    return (float(typed["pain_max"].iloc[-1]), last_days[typed.index[-1]].date()) if len(typed) else (nan, None)


def _consecutive_weeks(reaches: NDArray[np.bool_]) -> int:
    """Consecutive weeks that reach a limit. The current week is not over: it can extend them, but not end them."""
    over = reaches if reaches[-1] else reaches[:-1]
    return int(over[::-1].cumprod().sum())


def _severe_weeks(worst_by_week: NDArray[np.float64]) -> int:
    """Consecutive weeks above 5, up to now.

    From two weeks on, only a full week with scores of 5 or below or a silence of more than four weeks ends them. A week
    without a score neither adds nor ends.
    """
    count = silent = 0
    *full, current = worst_by_week.tolist()
    for worst in full:
        silent = silent + 1 if isnan(worst) else 0
        if worst > evidence.PAIN_MIDDLE.value:
            count += 1
        elif not silent or count < evidence.SEVERE_WEEKS.value or silent > evidence.RECENT_ENOUGH_WEEKS.value:
            count = 0
    return count + bool(current > evidence.PAIN_MIDDLE.value)


def red_flag(pain: pd.DataFrame, today: date) -> ActiveRedFlag | None:
    """The warning signs in force; None if there are none.

    A sign that needs a doctor soon stays in force for 14 days; an emergency, until the runner says that a doctor has
    cleared them, however long ago it was.
    """
    since = pd.Timestamp(today) - pd.Timedelta(days=int(evidence.RED_FLAG_REST.value))
    reported = _since_cleared(pain, today)
    holding: set[str] = set()
    reported_on, is_emergency = None, False
    for when, words in reported:
        window = when - pd.Timedelta(days=int(evidence.RED_FLAG_REST.value))
        together = frozenset().union(*(each for then, each in reported if window <= then <= when))
        emergency = urgency_of(together) == "emergency"
        if emergency or when >= since:
            holding |= together if emergency else words
            reported_on, is_emergency = when.date(), is_emergency or emergency
    if reported_on is None:
        return None
    symptoms = tuple(symptom for symptom in RED_FLAG_SYMPTOMS if symptom in holding)
    return ActiveRedFlag(symptoms, reported_on, "emergency" if is_emergency else "doctor")


def _since_cleared(pain: pd.DataFrame, today: date) -> list[tuple[pd.Timestamp, frozenset[str]]]:
    """Entries with a warning sign since a doctor last examined the neck, with all symptoms of the entry."""
    reported: list[tuple[pd.Timestamp, frozenset[str]]] = []
    for when, words in _entries(pain, today):
        if SEEN_BY_DOCTOR in words:
            reported = []
        elif words.intersection(RED_FLAG_SYMPTOMS):
            reported.append((when, words))
    return reported


def _entries(pain: pd.DataFrame, today: date) -> Iterator[tuple[pd.Timestamp, frozenset[str]]]:
    """The symptoms of each entry that has any, in order of time."""
    if not pain["symptoms"].count():
        return iter(())
    so_far = (pain["when"] < _tomorrow(today)) & pain["symptoms"].notna()
    ordered = pain.loc[so_far, ["when", "symptoms"]].sort_values("when", kind="stable")
    return zip(ordered["when"], map(word_set, ordered["symptoms"]), strict=True)


def signs_not_asked(pain: pd.DataFrame, today: date) -> date | None:
    """Day of a score of 7 or more in the last 14 days that was not followed by the warning-sign question; else None."""
    since = pd.Timestamp(today) - pd.Timedelta(days=int(evidence.PAIN_MEMORY_DAYS.value))
    scored = _scored(pain, today)
    strong = scored.when[(scored.score >= evidence.ASK_FOR_SIGNS.value) & (scored.when >= since)]
    if not len(strong):
        return None
    answers = {NO_WARNING_SIGN, SEEN_BY_DOCTOR, *RED_FLAG_SYMPTOMS}
    answered = [when for when, words in _entries(pain, today) if words & answers]
    newest = pd.Timestamp(strong.max()).normalize()
    return None if answered and max(answered) >= newest else newest.date()


def can_run(neck: Neck, flag: ActiveRedFlag | None, ceiling: float = nan) -> CanRun:
    """Whether to run today.

    Args:
        ceiling: score above which the therapist says to stop [0-10]; NaN if none is set.
    """
    if flag:
        return "doctor"
    if isnan(neck.latest):
        return "check_in"
    if neck.latest > evidence.PAIN_MIDDLE.value or neck.latest > ceiling:
        return "leave_out"
    return "easier" if neck.latest > evidence.PAIN_LOW.value else "usually"


def referral_for(neck: Neck) -> Referral | None:
    """The most serious referral due: above 5 for two weeks, 3 or more for over three weeks, or mild but lingering."""
    if neck.is_severe:
        return Referral("clinician", neck.severe_weeks, evidence.SEVERE_WEEKS)
    if neck.lingering_weeks > evidence.FEW_WEEKS.value:
        return Referral("physical_therapist", neck.lingering_weeks, evidence.LINGERING_PAIN)
    if neck.painful_weeks > evidence.FEW_WEEKS.value:
        return Referral("self_care", neck.painful_weeks, evidence.FEW_WEEKS)
    return None
