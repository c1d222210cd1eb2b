"""What others may see: a diary without everything that its runner did not choose to share.

It is removed before anything is computed, so no later sentence, chart or table can leak it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, get_args

import pandas as pd

from neckload.domain.advice import Advice, Range
from neckload.domain.analysis import Analysis, analyse
from neckload.domain.answers import Answers
from neckload.domain.experiment import Course, by_days
from neckload.domain.links import Access
from neckload.domain.progression import Measure
from neckload.domain.settings import Settings
from neckload.domain.tables import RED_FLAG_SYMPTOMS, Diary, empty, word_set
from neckload.domain.weeks import WeekStart, week_of

Part = Literal[
    "volume", "pain", "symptoms", "factors", "exercises", "experiments", "advice", "notes", "titles", "clock_times"
]
PARTS: tuple[Part, ...] = get_args(Part)
# The runner's own words and daily routine: shared only if chosen explicitly.
PERSONAL: frozenset[Part] = frozenset({"notes", "titles", "clock_times"})
USUAL: frozenset[Part] = frozenset(PARTS) - PERSONAL

Columns = Mapping[str, tuple[str, ...]]

# Table -> columns that a part lets through. Columns in no part are either always shown (`ALWAYS`) or never: a run_id
# leads to the vendor's page and often contains the time of day.
SHOWN_WITH: dict[Part, Columns] = {
    "volume": {
        "runs": ("distance_km", "duration_min", "effort_0_10", "confirmed"),
        "week_totals": ("distance_km", "duration_min"),
    },
    "pain": {"pain": ("pain_0_10", "moment"), "week_totals": ("pain_0_10",)},
    "symptoms": {"pain": ("symptoms", "relief"), "days": ("relief",)},
    "factors": {
        "runs": ("surface", "gear", "warm_up", "cool_down"),
        "days": ("desk_hours", "other_sport", "self_review"),
    },
    "exercises": {"days": ("exercises_done",)},
    # Shown as results of finished experiments (`_ended`), not as rows.
    "experiments": {},
    "advice": {
        "goals": ("distance_km", "duration_min", "by", "race_km", "start_level", "rate", "lighter_every"),
        "targets": (
            "change",
            "distance_km",
            "distance_low_km",
            "duration_min",
            "duration_low_min",
            "set_by",
            "neck_ceiling",
        ),
        "shown_ranges": ("shown_on", "low", "high", "unit"),
    },
    "notes": {"runs": ("note",), "pain": ("note",), "targets": ("note",)},
    "titles": {"runs": ("title",)},
    "clock_times": {"runs": ("has_clock_time",)},
}
ALWAYS: Columns = {
    "runs": ("start",),
    "pain": ("when",),
    "days": ("date", "marked_rest"),
    "week_totals": ("week", "ran_as_usual"),
    "goals": ("made_on",),
    "targets": ("week",),
    "shown_ranges": ("week",),
}
# Only the answer of an experiment is shown (`_ended`), never the plan of a running one.
NEVER: Columns = {
    "runs": ("run_id", "source"),
    "experiments": ("began", "name", "pairs", "firsts", "outcome", "test", "ended"),
    "confirmations": ("began", "of_run_id", "place", "did"),
}
_BY_WEEK = ("week_totals", "targets", "shown_ranges")
_DATED = {"runs": "start", "pain": "when", "days": "date", "goals": "made_on", **dict.fromkeys(_BY_WEEK, "week")}


@dataclass(frozen=True)
class ShareOptions:
    """What the runner chose for a link."""

    name: str
    """The runner's name for the link, such as "for my PT"."""
    title: str
    """The runner's name as the reader sees it; may be empty."""
    parts: frozenset[Part]
    days: int
    """Days until the link ends."""
    weeks: int | None = None
    """Number of calendar weeks back that the reader sees; None for all."""
    measure: Measure = "time"
    week_start: WeekStart = "monday"
    unit: str = "km"
    openings_allowed: int | None = None
    """How often it may be opened; None for unlimited."""
    takes_letters: bool = False
    """Whether its reader may send letters."""

    @property
    def settings(self) -> Settings:
        return Settings(measure=self.measure, week_start=self.week_start)


@dataclass(frozen=True)
class Share:
    """A link as its owner sees it, without the token, which was shown once and is not stored."""

    id: int
    options: ShareOptions
    made_at: datetime
    """Timezone-aware (UTC), like the other times."""
    access: Access
    opened_at: datetime | None
    """The last opening."""
    opened_seen: int = 0
    """Number of openings the runner has already been shown."""
    has_passcode: bool = False


@dataclass(frozen=True, eq=False)
class Shared:
    """What a reader gets: the analysis of the reduced diary, and the parts it contains."""

    analysis: Analysis
    parts: frozenset[Part]
    since: date | None
    """First day visible to the reader; None for the whole diary."""


def shared(diary: Diary, parts: frozenset[Part], settings: Settings, weeks: int | None, *, today: date) -> Shared:
    """The reader's view of a diary as of `today`: its last `weeks` calendar weeks, or all.

    A reader sees exactly the advice for next week that the runner sees, or none: if the chosen parts lack what decided
    it (a warning sign, the neck, earlier weeks), the advice is left out altogether.
    """
    whole = analyse(diary, settings, today=today)
    view = _view(diary, parts, whole, weeks)
    analysis = replace(view.analysis, given_experiments=_ended(whole.experiments, parts, view.since))
    if {"volume", "pain"} <= parts:
        analysis = replace(analysis, given=_answers(whole.answers, parts))
    return replace(view, analysis=analysis)


def _view(diary: Diary, parts: frozenset[Part], whole: Analysis, weeks: int | None) -> Shared:
    since = first_day(weeks, whole.settings.week_start, whole.today)
    analysis = reduced(diary, parts, whole.settings, weeks, today=whole.today)
    if "advice" not in parts:
        return Shared(replace(analysis, advice=Advice(neck=analysis.neck)), parts, since)
    if not explains_advice(analysis, whole, parts):
        return _view(diary, parts - {"advice"}, whole, weeks)
    return Shared(analysis, parts, since)


def reduced(diary: Diary, parts: frozenset[Part], settings: Settings, weeks: int | None, *, today: date) -> Analysis:
    """The analysis of what the parts let through. Its advice is computed from that alone and may differ from the
    runner's."""
    since = first_day(weeks, settings.week_start, today)
    return analyse(shared_diary(diary, parts, since), settings, today=today)


def explains_advice(analysis: Analysis, whole: Analysis, parts: frozenset[Part]) -> bool:
    """Whether the reduced diary gives the same advice for next week as the whole diary."""
    hidden_signs = "symptoms" not in parts and _has_warning_signs(whole.record.pain)
    return not hidden_signs and _next_week(analysis.advice) == _next_week(whole.advice)


def _answers(own: Answers, parts: frozenset[Part]) -> Answers:
    """The runner's own answers about load and pain, without the underlying record; hours only with clock times.

    They are based on the whole record whatever period is shown: one record must not have two verdicts.
    """
    settling = own.settling if "clock_times" in parts or own.settling is None else replace(own.settling, hours=None)
    return replace(
        own, association=replace(own.association, aligned=own.association.aligned.iloc[:0]), settling=settling
    )


def _ended(courses: tuple[Course, ...], parts: frozenset[Part], since: date | None) -> tuple[Course, ...]:
    """The runner's finished experiments by day, without times of day and run ids."""
    if not {"experiments", "pain"} <= parts:
        return ()
    over = (course for course in courses if course.state != "running" and course.runs)
    return tuple(by_days(course) for course in over if since is None or course.runs[-1].start.date() >= since)


def first_day(weeks: int | None, week_start: WeekStart, today: date) -> date | None:
    """First day of the last `weeks` calendar weeks, including the current one; None for all."""
    if weeks is None:
        return None
    current: pd.Timestamp = week_of(pd.Series([pd.Timestamp(today)]), week_start)[0]
    return (current - pd.Timedelta(weeks=weeks - 1)).date()


def shared_diary(diary: Diary, parts: frozenset[Part], since: date | None = None) -> Diary:
    """The diary without parts that were not chosen and without entries before `since`.

    Times of day are dropped unless clock times are shared. A day with any entry stays as a bare day, so that a week of
    rest does not become an unrecorded one. Weeks before `since` are missing from the calculation too: the first weeks
    have nothing to be compared with.
    """
    recent = {table: _since(getattr(diary, table), table, since) for table in _DATED}
    frames = {table: _reduced(frame, table, parts) for table, frame in recent.items()}
    if not {"advice", "volume"} <= parts:  # goals and targets are advice, given as distances and times
        frames |= {table: empty(table) for table in ("goals", "targets", "shown_ranges")}
    has_entry = frames["pain"][["pain_0_10", "symptoms", "note", "relief"]].notna().any(axis=1)
    known = pd.concat([frames["days"]["date"], pd.Series(frames["pain"]["when"][~has_entry].dt.normalize())])
    bare = pd.DataFrame({"date": known[~known.isin(frames["days"]["date"])].drop_duplicates()})
    days = pd.concat([frames["days"], bare], ignore_index=True) if len(bare) else frames["days"]
    return Diary(**{**frames, "pain": frames["pain"][has_entry], "days": days})


def _since(frame: pd.DataFrame, table: str, since: date | None) -> pd.DataFrame:
    if since is None:
        return frame
    # A week stored under the other week start maps to the week that shares most of its days (`weeks.typed_weeks`).
    middle = pd.Timedelta(days=3 if table in _BY_WEEK else 0)
    return frame[frame[_DATED[table]] + middle >= pd.Timestamp(since)]


def _reduced(frame: pd.DataFrame, table: str, parts: frozenset[Part]) -> pd.DataFrame:
    shown = [column for part in parts for column in SHOWN_WITH[part].get(table, ())]
    dated = frame.sort_values(_DATED[table], kind="stable")  # entries stay in order even without their times
    kept = dated[[*ALWAYS[table], *shown]].reset_index(drop=True)
    if table in ("runs", "pain") and "clock_times" not in parts:
        kept = kept.assign(**{_DATED[table]: kept[_DATED[table]].dt.normalize()})
    if table == "runs" and "clock_times" not in parts:
        kept = kept.assign(has_clock_time=False)
    return kept.reindex(columns=list(empty(table).columns))


def _has_warning_signs(pain: pd.DataFrame) -> bool:
    return any(word_set(cell).intersection(RED_FLAG_SYMPTOMS) for cell in pain["symptoms"].dropna())


def _next_week(advice: Advice) -> tuple[object, ...]:
    """Everything the page says about next week, to six decimals."""
    limit = advice.longest_run_limit
    figures = (_figures(advice.target), _figures(advice.other_target), (limit.km, limit.minutes) if limit else ())
    return (
        advice.step and advice.step.name,
        advice.red_flag,
        *(tuple(f"{figure:.6f}" for figure in each) for each in figures),
    )


def _figures(range_: Range | None) -> tuple[float, ...]:
    return (range_.low, range_.high) if range_ else ()
