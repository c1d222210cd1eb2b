"""Header -> which kind of export this is, and which column means what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ColumnReading
from neckload.readers.columns.not_logs import MARKS_OF_NOT_LOGS, refuse_not_logs
from neckload.readers.exports.layout import Layout
from neckload.readers.exports.registry import LAYOUTS, without_ornaments
from neckload.readers.exports.tables import WEEKS_BY_FIGURE
from neckload.readers.hints import ReadHints
from neckload.readers.vocabulary.column_names import (
    DURATION_ROLES,
    DURATION_UNITS,
    compared,
    known_names,
    name_and_unit,
    plain,
    unit_fits,
)
from neckload.readers.vocabulary.generic_names import (
    ACTUAL_NAMES,
    GENERIC,
    LENGTH_NAMES,
    RUN_NAMES,
    SESSION_WORDS,
    TIME_NAMES,
    Role,
)
from neckload.readers.vocabulary.pain_names import PLAIN_PAIN, pain_name

SHOWN_NAMES = 15

_ROLE_OF_OUR_COLUMN: dict[str, Role] = {
    "run_id": "id",
    "start": "start",
    "when": "start",
    "date": "start",
    "distance_km": "distance",
    "duration_min": "moving",
    "effort_0_10": "effort",
    "surface": "surface",
    "title": "title",
    "note": "note",
    "pain_0_10": "pain",
    "week": "week",
}
UNIT_TELLS = compared((*LENGTH_NAMES, *ACTUAL_NAMES)).keys()
_UNIT_TELLS_TIME = UNIT_TELLS | compared((*RUN_NAMES, "Actual")).keys()
TIMES = compared(TIME_NAMES)
_BY_NAME: frozenset[Role] = frozenset(("id", "start", "sport", "distance", "file", "week", "week_end", "where"))
_TIME_UNITS = ("", "utc", *DURATION_UNITS)
_SPANS = {*TIMES, *(name for role in DURATION_ROLES for name in compared(GENERIC[role]))}
_KNOWN = known_names(layout.names for layout in LAYOUTS) | MARKS_OF_NOT_LOGS | TIMES.keys()


class MissingColumn(UnreadableFile):
    """No column has a name that a log needs; their cells may still tell."""

    def __init__(self, columns: tuple[str, ...], problem: Problem) -> None:
        self.columns = columns
        """Our columns, of which one is missing."""
        super().__init__(problem)


@dataclass(frozen=True)
class Found:
    """A column of the file whose meaning is known."""

    position: int
    name: str
    """As written in the header."""
    unit: str = ""
    """From the header, or else fixed by the vendor; "" if neither says."""


@dataclass(frozen=True)
class Recognised:
    """What a file is, and its columns by meaning; several for one meaning are in order of preference."""

    layout: Layout
    columns: Mapping[Role, tuple[Found, ...]]
    unread: tuple[ColumnReading, ...] = ()
    """Columns not understood in an unknown vendor's table: the runner can say what they are."""

    def first(self, role: Role) -> Found | None:
        columns = self.columns.get(role, ())
        return columns[0] if columns else None

    @property
    def durations(self) -> tuple[Found, ...]:
        """Durations in order of preference: moving time, timer time, elapsed time."""
        return tuple(column for role in DURATION_ROLES for column in self.columns.get(role, ()))

    @property
    def is_weekly(self) -> bool:
        return "start" not in self.columns and ("week" in self.columns or "week_end" in self.columns)


def is_known_name(name: str) -> bool:
    """Whether some export has a column of this name."""
    base = name_and_unit(without_ornaments(name))[0]
    return bool(base) and base in _KNOWN


def recognised(header: tuple[str, ...], hints: ReadHints, layouts: Sequence[Layout] = LAYOUTS) -> Recognised:
    """The kind of file, one of `layouts`, and its columns.

    Raises:
        UnreadableFile: the table is not a log of runs or pain, or lacks a date or any figure.
    """
    refuse_not_logs(header)
    answers = {name: our for name, our in (hints.columns or {}).items() if name in header}
    names = {plain(name) for name in header} | {name_and_unit(name)[0] for name in header}
    bases = names.union(*map(_without_session, names))
    for layout in layouts:
        if not names.issuperset(map(plain, layout.marks)) or (
            (not answers or layout is WEEKS_BY_FIGURE or layout.source != "file") and _lacks_a_name(layout, bases)
        ):
            continue
        columns = _columns(header, layout, answers, bases)
        if all(role in columns for role in layout.needs) and not any(role in columns for role in layout.lacks):
            break
    table = Recognised(layout, columns, _unread(header, columns) if layout.source == "file" else ())
    require_date_and_figure(table, header)
    return table


def _lacks_a_name(layout: Layout, bases: Collection[str]) -> bool:
    """Whether no column has a needed meaning that is recognised by name alone."""
    needed = _BY_NAME.intersection(layout.needs)
    return any(compared(layout.names[role]).keys().isdisjoint(bases) for role in needed)


def _unread(header: tuple[str, ...], columns: Mapping[Role, tuple[Found, ...]]) -> tuple[ColumnReading, ...]:
    read = {column.position for role in columns.values() for column in role}
    return tuple(
        ColumnReading(name, "", "", "not read") for position, name in enumerate(header) if name and position not in read
    )


def _columns(
    header: tuple[str, ...], layout: Layout, answers: Mapping[str, str], bases: Collection[str]
) -> dict[Role, tuple[Found, ...]]:
    """The columns by what they mean.

    Args:
        bases: every name in the header as compared, also without a word for the session.
    """
    columns: dict[Role, tuple[Found, ...]] = {}
    taken = {position for position, name in enumerate(header) if name in answers}
    for name, our in answers.items():
        if our:
            columns[_role_of(our)] = (Found(header.index(name), name, name_and_unit(name)[1]),)
    for role, names in layout.names.items():
        if role in columns:
            continue
        ranks = compared(names)
        candidates = () if ranks.keys().isdisjoint(bases) else _candidates(header, layout, role, ranks, taken)
        if role == "pain" and "pain" in ranks:
            candidates = _pain_columns(header, candidates, taken)
        if candidates:
            columns[role] = candidates
            taken |= {column.position for column in candidates}
    return _with_time_column(columns, header, layout, taken)


def _role_of(our_column: str) -> Role:
    if our_column not in _ROLE_OF_OUR_COLUMN:
        known = ", ".join(_ROLE_OF_OUR_COLUMN)
        raise UnreadableFile(Problem(f"“{our_column}” is not a known column. A column can be read as: {known}."))
    return _ROLE_OF_OUR_COLUMN[our_column]


def _candidates(
    header: tuple[str, ...], layout: Layout, role: Role, ranks: Mapping[str, int], taken: set[int]
) -> tuple[Found, ...]:
    """The columns that may have this meaning: those with the best name, the most precise first."""
    named = [(position, *name_and_unit(name)) for position, name in enumerate(header) if position not in taken]
    if role in layout.units:
        # The end of a vendor's own name is no unit if it cannot be one: “timeOnFeet” is in seconds.
        own = {plain(name) for name in layout.names[role] if not unit_fits(role, name_and_unit(name)[1])}
        named = [(place, base, "" if plain(header[place]) in own else unit) for place, base, unit in named]
    if role == "distance" or role in DURATION_ROLES:
        named = [(position, _of_session(base, ranks), unit) for position, base, unit in named]
    named = [
        name
        for name in named
        if name[1] in ranks and unit_fits(role, name[2]) and (name[2] or name[1] not in _needs_unit(role))
    ]
    # A local time is worth more than one in UTC.
    named = [name for name in named if name[2] != "utc"] or named
    if not named:
        return ()
    best = min((base for _, base, _ in named), key=ranks.__getitem__)
    copies = [(position, unit) for position, base, unit in named if base == best]
    fixed = layout.units.get(role, ())
    if len(fixed) > 1:
        finest_last = [
            Found(place, header[place], unit or own) for (place, unit), own in zip(copies, fixed, strict=False)
        ]
        return tuple(reversed(finest_last))
    position, unit = next((copy for copy in copies if copy[1]), copies[0])
    return (Found(position, header[position], unit or "".join(fixed)),)


def _needs_unit(role: Role) -> Collection[str]:
    return _UNIT_TELLS_TIME if role == "timer" else UNIT_TELLS


def _of_session(base: str, ranks: Mapping[str, int]) -> str:
    """“Running duration” and “workout distance” are the duration and the distance."""
    return base if base in ranks else next((bare for bare in _without_session(base) if bare in ranks), base)


@lru_cache(maxsize=4096)
def _without_session(base: str) -> tuple[str, ...]:
    return tuple(base.removeprefix(session) for session in SESSION_WORDS if base.startswith(session))


def _pain_columns(header: tuple[str, ...], named: tuple[Found, ...], taken: set[int]) -> tuple[Found, ...]:
    """The columns of pain scores: of the neck if one says so, and several if they are about different moments."""
    scores = {place: pain_name(name) for place, name in enumerate(header) if place not in taken}
    read = {place: score for place, score in scores.items() if score is not None}
    if any(score.is_neck for score in read.values()):
        read = {place: score for place, score in read.items() if score.is_neck}
    elif named:
        read |= {column.position: scores[column.position] or PLAIN_PAIN for column in named}
    by_moment = {score.when: place for place, score in reversed(read.items())}
    return tuple(Found(place, header[place]) for place in sorted(by_moment.values()))


def _with_time_column(
    columns: dict[Role, tuple[Found, ...]], header: tuple[str, ...], layout: Layout, taken: set[int]
) -> dict[Role, tuple[Found, ...]]:
    """Takes a column “Time” for the duration if no other column is one, else for the time of day."""
    if "timer" in layout.needs:
        return columns
    timer = columns.get("timer", ())
    if timer and _is_time(timer[0]) and "pain" in columns and "distance" not in columns:
        columns = {role: places for role, places in columns.items() if role != "timer"}
        columns.setdefault("clock", timer)
    named = [(place, *name_and_unit(name)) for place, name in enumerate(header) if place not in taken]
    times = [Found(place, header[place], unit) for place, base, unit in named if base in TIMES]
    further: dict[Role, tuple[Found, ...]] = {}
    if paces := [
        Found(place, header[place], unit) for place, base, unit in named if _is_pace(header[place], base, unit)
    ]:
        further["pace"] = (paces[0],)
    for time in sorted((time for time in times if time.unit in _TIME_UNITS), key=lambda column: not column.unit):
        has_duration = any(role in columns or role in further for role in DURATION_ROLES)
        is_duration = time.unit in DURATION_UNITS or ("distance" in columns and not has_duration and not time.unit)
        further.setdefault("timer" if is_duration else "clock", (time,))
    return {**further, **columns}


def _is_pace(name: str, base: str, unit: str) -> bool:
    """Whether a name is per distance: “Time per mile” and “Dauer/km” are not durations."""
    return base in _SPANS and (unit.startswith("per ") or (unit in ("km", "mi") and "/" in name))


def _is_time(column: Found) -> bool:
    base, unit = name_and_unit(column.name)
    return base in TIMES and not unit


def require_date_and_figure(table: Recognised, header: tuple[str, ...]) -> None:
    """A log has a date and at least one figure.

    Raises:
        MissingColumn: one of them is not there.
    """
    columns = table.columns
    shown = ", ".join(name[:40] for name in header[:SHOWN_NAMES] if name) or "none with a name"
    more = f" and {len(header) - SHOWN_NAMES} more" if len(header) > SHOWN_NAMES else ""
    has_date = any(role in columns for role in ("start", "week", "week_end"))
    has_figure = any(role in columns for role in ("distance", *DURATION_ROLES, "pain"))
    if has_date and has_figure:
        return
    if not has_date:
        what, need = "a date", "A log needs a column “date” and one of “distance_km”, “duration_min” or “pain_0_10”."
    else:
        what = "a distance, a duration or a pain score"
        need = "Name one of them “distance_km”, “duration_min” or “pain_0_10”."
    missing = (*(() if has_date else ("start",)), *(() if has_figure else ("distance_km", "duration_min")))
    raise MissingColumn(missing, Problem(f"No column with {what} was found. The columns are: {shown}{more}. {need}"))
