"""Text for *History*: each diary entry as a searchable row, and what was done to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from math import isnan
from typing import Literal

from neckload.domain import care
from neckload.domain.columns import Row
from neckload.domain.tables import Diary, word_set
from neckload.ui.text.diary import log
from neckload.ui.text.formatting import (
    MONTHS,
    UNKNOWN,
    Unit,
    day,
    distance,
    minutes,
    score,
    week,
)

Kind = Literal["run", "score", "note", "week"]
KINDS: dict[Kind | Literal["all"], str] = {
    "all": "All",
    "run": "Runs",
    "score": "Scores",
    "note": "Notes",
    "week": "Weeks",
}
PAGE_LENGTH = 25
SEARCH = "Search titles, notes, gear"
GONE = "This entry is not in your diary any more."
NOTHING_FITS = "Nothing matches. Try another word, or show everything."
EMPTY = "Everything you record will be listed here, ready to search, correct or remove."
ADD_NOTE = "Add a note to this day"
DAY_NOTE_HELP = "Exercises and self-checks are recorded under Neck care."
_NECK = {
    "day": "Neck",
    "before_run": "Neck before a run",
    "during_run": "Neck during a run",
    "after_run": "Neck after a run",
    "next_morning": "Neck next morning",
}


@dataclass(frozen=True)
class Entry:
    """One row of the history. Its text is plain and includes the runner's own words: escape before showing."""

    kind: Kind
    key: str
    """Identifies the entry among its kind."""
    when: datetime
    name: str
    distance: str = ""
    time: str = ""
    detail: str = ""
    score: str = ""

    @property
    def searched(self) -> str:
        return " ".join((self.name, self.detail, day(self.when.date()))).casefold()


def entries(diary: Diary, unit: Unit, today: date) -> list[Entry]:
    """Every run, score, day note and typed week of a diary, newest first."""
    rows = [
        *(_run(row, unit) for row in diary.runs.to_dict("records")),
        *(_score(place, row) for place, row in enumerate(diary.pain.to_dict("records"))),
        *(_note(row) for row in diary.days.to_dict("records")),
        *(_week(row, unit, today) for row in diary.week_totals.to_dict("records")),
    ]
    return sorted(rows, key=lambda entry: entry.when, reverse=True)


def matching(rows: Sequence[Entry], kind: str, search: str) -> list[Entry]:
    """The entries of a kind ("all" for every kind) that contain every word searched for."""
    words = search.casefold().split()
    of_kind = (entry for entry in rows if kind in ("all", entry.kind))
    return [entry for entry in of_kind if all(word in entry.searched for word in words)]


def by_month(rows: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Consecutive entries grouped by month: November 2026."""
    return [
        (f"{MONTHS[month - 1]} {year}", list(of_month))
        for (year, month), of_month in groupby(rows, key=lambda entry: (entry.when.year, entry.when.month))
    ]


def count(shown: int, of_all: int) -> str:
    return f"{shown:,} entries" if shown == of_all else f"{shown:,} of {of_all:,} entries"


def weekday(when: datetime) -> str:
    """Wed 25."""
    return f"{when:%a} {when.day}"


def removed(line: str) -> str:
    return f"Removed: {line}"


def changed(line: str) -> str:
    return f"Changed: {line}"


def line(entry: Entry) -> str:
    """An entry as one line of plain text."""
    figure = f"{entry.score} of 10" if entry.score else ""
    parts = (day(entry.when.date()), entry.name, entry.distance, entry.time, figure, entry.detail)
    return ", ".join(part for part in parts if part)


def _run(row: Row, unit: Unit) -> Entry:
    gear = [log.plain(word) for word in sorted(word_set(row["gear"]))]
    effort = "" if isnan(row["effort_0_10"]) else f"effort {score(row['effort_0_10'])}"
    return Entry(
        "run",
        row["run_id"],
        row["start"].to_pydatetime(),
        _text(row["title"]) or "Run",
        _known(distance(row["distance_km"], unit)),
        _known(minutes(row["duration_min"])),
        _joined(*gear, _text(row["surface"]), effort, _text(row["note"])),
    )


def _score(place: int, row: Row) -> Entry:
    felt = [log.SYMPTOM_LABEL.get(word, log.plain(word)) for word in sorted(word_set(row["symptoms"]))]
    figure = "" if isnan(row["pain_0_10"]) else score(row["pain_0_10"])
    return Entry(
        "score",
        str(place),
        row["when"].to_pydatetime(),
        _NECK[row["moment"]],
        detail=_joined(*felt, _text(row["note"])),
        score=figure,
    )


def _note(row: Row) -> Entry:
    """A day's note. It is dated midnight, so it is listed below that day's runs and scores."""
    desk = "" if isnan(row["desk_hours"]) else f"{score(row['desk_hours'])} h at a desk"
    sport = _text(row["other_sport"])
    exercises = [_exercise(key) for key in sorted(word_set(row["exercises_done"]))]
    review = "self-check" if _text(row["self_review"]) else ""
    eased = [log.RELIEF_WORDS.get(word, log.plain(word)).lower() for word in sorted(word_set(row["relief"]))]
    names = ["Rest day" if row["marked_rest"] is True else "", sport, "Neck exercises" if exercises else ""]
    shown = [name for name in names if name] or ["Day note"]
    detail = _joined(desk, *exercises, *eased, review)
    return Entry("note", f"{row['date']:%Y-%m-%d}", row["date"].to_pydatetime(), ", ".join(shown), detail=detail)


def _week(row: Row, unit: Unit, today: date) -> Entry:
    first = row["week"].date()
    rests = row["distance_km"] == 0 or row["duration_min"] == 0
    running = (_known(distance(row["distance_km"], unit)), _known(minutes(row["duration_min"])))
    far, long = ("", "rest") if rests else running
    name = f"Week of {week(first, today)}"
    pain = "" if isnan(row["pain_0_10"]) else score(row["pain_0_10"])
    return Entry("week", f"{first}", row["week"].to_pydatetime(), name, far, long, detail="typed", score=pain)


def _exercise(key: str) -> str:
    return care.ITEMS[key].name.lower() if key in care.ITEMS else log.plain(key)


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def _known(figure: str) -> str:
    return "" if figure == UNKNOWN else figure


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
