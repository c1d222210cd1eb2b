"""The clinical picture a physical therapist asks for first: the neck around runs, signs, load, effort and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import nan

import pandas as pd

from neckload.domain import evidence
from neckload.domain.progression import Measure, known_totals
from neckload.domain.relief import after_tablet
from neckload.domain.tables import MOMENTS, NO_WARNING_SIGN, RED_FLAG_SYMPTOMS, SEEN_BY_DOCTOR, word_set


@dataclass(frozen=True)
class Moment:
    """Scores at one moment around a run over the last twelve weeks."""

    moment: str
    usual: float
    """Median [0-10]."""
    worst: float
    entries: int


@dataclass(frozen=True)
class Clinical:
    """Facts that add to the advice and the outcome. NaN, None or empty: not recorded."""

    moments: tuple[Moment, ...] = ()
    signs: tuple[tuple[str, date], ...] = ()
    """Warning signs of the last twelve weeks, each with the last day it was reported."""
    asked_without_sign: date | None = None
    """Last day the runner was asked for warning signs and reported none."""
    cleared_on: date | None = None
    """Last day the runner reported that a doctor had cleared them."""
    scores_after_tablet: int = 0
    load: tuple[float, ...] = ()
    """Totals of the last four full weeks, newest last [min or km]; NaN if unknown."""
    largest_jump: float = nan
    """Largest rise from one week to the next within the last twelve [fraction]."""
    jump_week: pd.Timestamp | None = None
    run_days: float = nan
    """Median days with a run per week, over those of the last four full weeks that have single runs."""
    effort: float = nan
    """Median effort of those runs [0-10]."""


def clinical(
    weeks: pd.DataFrame, runs: pd.DataFrame, pain: pd.DataFrame, days: pd.DataFrame, measure: Measure, today: date
) -> Clinical:
    """The clinical picture as of `today`.

    Args:
        weeks: every week up to the current one (`progression.with_progression`).
        runs: the runs that count, columns of `tables.RUNS`.
        pain, days: columns of `tables.PAIN` and `tables.DAYS`.
    """
    until = pd.Timestamp(today) + pd.Timedelta(days=1)
    since = until - pd.Timedelta(weeks=int(evidence.OUTCOME_APART_WEEKS.value))
    recent = pain[pain["when"].between(since, until, inclusive="left")]
    full = weeks[weeks["state"] != "partial"].tail(int(evidence.OUTCOME_WEEKS.value))
    run_days, effort = _habit(full, runs)
    jump, jump_week = _largest_jump(weeks, measure)
    return Clinical(
        moments=tuple(_moments(recent)),
        signs=tuple((sign, on) for sign in RED_FLAG_SYMPTOMS if (on := _last_day(recent, sign)) is not None),
        asked_without_sign=_last_day(recent, NO_WARNING_SIGN),
        cleared_on=_last_day(pain[pain["when"] < until], SEEN_BY_DOCTOR),
        scores_after_tablet=int(after_tablet(recent, days).sum()),
        load=tuple(known_totals(full, measure)) if len(full) else (),
        largest_jump=jump,
        jump_week=jump_week,
        run_days=run_days,
        effort=effort,
    )


def _moments(pain: pd.DataFrame) -> list[Moment]:
    moments = []
    for moment in MOMENTS:
        scores = pain.loc[pain["moment"] == moment, "pain_0_10"].dropna()
        if len(scores) and moment != "day":
            moments.append(Moment(moment, float(scores.median()), float(scores.max()), len(scores)))
    return moments


def _last_day(pain: pd.DataFrame, word: str) -> date | None:
    has = pain["symptoms"].map(lambda cell: word in word_set(cell)).astype(bool)
    newest = pain.loc[has, "when"].max()
    return None if pd.isna(newest) else newest.date()


def _largest_jump(weeks: pd.DataFrame, measure: Measure) -> tuple[float, pd.Timestamp | None]:
    """The largest rise and its week, only among weeks with a fair week to compare with."""
    recent = weeks[weeks["state"] != "partial"].tail(int(evidence.OUTCOME_APART_WEEKS.value))
    fair = recent[recent[f"verdict_{measure}"].isin(("lower", "steady", "within", "above", "steep", "return"))]
    jumps = fair[fair[f"change_{measure}"] > 0].sort_values(f"change_{measure}", kind="stable").tail(1)
    if jumps.empty:
        return nan, None
    return float(jumps[f"change_{measure}"].iloc[0]), pd.Timestamp(jumps["week"].iloc[0])


def _habit(full: pd.DataFrame, runs: pd.DataFrame) -> tuple[float, float]:
    ran = full[full["runs"] > 0]
    if ran.empty:
        return nan, nan
    spans = [(week, week + pd.Timedelta(days=7)) for week in ran["week"]]
    of_weeks = [runs[(runs["start"] >= first) & (runs["start"] < end)] for first, end in spans]
    counts = pd.Series([each["start"].dt.normalize().nunique() for each in of_weeks])
    return float(counts.median()), float(pd.concat(of_weeks)["effort_0_10"].median())
