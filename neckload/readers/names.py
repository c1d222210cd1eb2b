"""Column names: how they are compared, the unit they carry, and what the usual ones mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

Role = Literal[
    "id", "start", "clock", "sport", "distance", "moving", "timer", "elapsed", "pace", "title", "note",
    "effort", "surface", "pain", "week", "week_end", "cadence", "stride", "steps", "calories", "file",
]  # fmt: skip
Names = Mapping[Role, tuple[str, ...]]
"""For each meaning the column names that have it, best first, every language together."""

_UNIT_WORDS: dict[str, tuple[str, ...]] = {
    "km": ("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "kilometros", "kilometern"),
    "mi": ("mi", "mile", "miles", "mls", "meilen", "millas", "milhas"),
    "m": ("m", "meter", "meters", "metre", "metres", "metros", "metern"),
    "s": ("s", "sec", "secs", "second", "seconds", "sek", "sekunden", "segundos"),
    "min": ("min", "mins", "minute", "minutes", "minuten", "minutos", "minuty"),
    "h": ("h", "hr", "hrs", "hour", "hours", "stunden", "horas"),
    "ms": ("ms", "milliseconds"),
    "m:ss": ("mmss",),
    "h:mm": ("hhmm",),
    "h:mm:ss": ("hhmmss", "hms"),
    "per": ("per", "pro", "por"),
    "": ("in", "en"),
    "part": ("hh", "mm", "ss"),
}
_UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words}
_CLOCKS = {"mm ss": "m:ss", "hh mm": "h:mm", "hh mm ss": "h:mm:ss", "h m s": "h:mm:ss", "m s": "m:ss", "h m": "h:mm"}
_MARKUP = re.compile(r"<[^>]*>")
_COPY = re.compile(r"\.\d+$")
_BREAK = re.compile(r"[\W_]+")

GENERIC: Names = {
    "start": (
        "start_date_local", "startTimeLocal", "Activity Date/Time", "Activity Date", "Workout Date", "WorkoutDay",
        "Date", "Datetime", "Date Time", "Datum", "Fecha", "Data", "Dato", "Dátum", "日期", "日付", "data_hora",
        "when", "Timestamp", "Start", "Start Time", "Start Date", "startTime", "Day", "Full Date", "Tag", "Jour", "Día",
        "Modified Date",
    ),
    "clock": ("Start Time", "Time of day", "Uhrzeit", "Heure", "Hora", "Startzeit", "Clock", "Starttid"),
    "sport": (
        "Activity Type", "activityType_typeKey", "activityType", "WorkoutType", "Sport", "sport_type", "Type",
        "Run Type",
        "Workout Type", "Activity", "Sportart", "Aktivitätstyp", "Aktivität", "Art", "Type d'activité",
        "Tipo de actividad", "Tipo de atividade", "Tipo", "Typ", "Activiteittype", "Actividad", "Atividade",
    ),
    "distance": (
        "Distance", "DistanceInMeters", "Total Distance", "Running Distance", "Distance Run", "Dist", "Distanz",
        "Strecke",
        "Afstand", "Distancia", "Distância", "Dystans", "Distans", "Distanse", "Distanza", "Távolság", "距离", "距離",
        "Running", "Ran", "Run", "Mileage", "Total",
    ),
    "moving": (
        "Moving Time", "movingDuration", "Moving Duration", "Moving", "mov", "Bewegungszeit", "Zeit in Bewegung",
        "Beweegtijd", "Tijd bewogen", "Temps de déplacement", "Tiempo en movimiento", "Tempo em movimento",
        "Czas ruchu",
    ),
    "timer": (
        "Duration", "TimeTotalInHours", "Workout Time", "Training Time", "Running Time", "Run Time", "Total Time",
        "Timer Time", "sportTime", "tempo_usado", "Dauer", "Zeit", "Durée", "Duración", "Duração", "Tijd", "Tid",
        "Czas",
        "Tiempo", "Idő", "Durata",
    ),
    "elapsed": (
        "Elapsed Time", "elapsedDuration", "Elapsed Duration", "Elapsed", "Verstrichene Zeit", "Verstreken tijd",
        "Temps écoulé", "Tiempo transcurrido", "Upłynęło czasu",
    ),
    "pace": ("Avg Pace", "Average Pace", "Pace", "ritmo_medio", "Tempo", "Allure", "Ritmo"),
    "title": ("Activity Name", "Title", "Name", "Titel", "Titre", "Título", "Tytuł", "Namn", "Workout Name"),
    "note": ("Notes", "Note", "Comments", "Comment", "Description", "Notiz", "Notizen", "Bemerkung", "Notas", "Nota"),
    "effort": ("effort_0_10", "RPE", "Session RPE", "sRPE", "Perceived Exertion", "Perceived Effort", "icu_rpe",
    "Effort"),
    "surface": ("Surface", "Untergrund", "Terrain"),
    "pain": (
        "pain_0_10", "Neck Pain", "Pain", "Pain Score", "Pain Level", "Pain 0-10", "NRS", "VAS", "Nackenschmerz",
        "Schmerz", "Schmerzen", "Douleur", "Dolor", "Dor", "Ból", "Pijn", "Smerte", "Smärta", "Fájdalom", "Dolore",
    ),
    "week": (
        "Week", "Week Begin", "Week Beginning", "Week Start", "Week Of", "Week Commencing", "Woche", "Woche ab",
        "Semaine",
        "Semana", "Uge", "Vecka", "Tydzień",
    ),
    "week_end": ("end_date", "Week End", "Week Ending", "Week End Date"),
    "cadence": ("Avg Run Cadence", "Cadence", "cadence_spm", "averageRunningCadenceInStepsPerMinute"),
    "stride": ("Avg Stride Length", "Stride Length", "stride_length_m"),
    "steps": ("Steps", "Step Count"),
}  # fmt: skip


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name as it is compared: letters (of any script) and digits, without case and accents."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


@lru_cache(maxsize=4096)
def name_and_unit(name: str) -> tuple[str, str]:
    """A column name without its unit, as it is compared, and the unit: "Distance (mi)" -> ("distance", "mi").

    Units: km, mi, m, s, min, h, ms, m:ss, h:mm, h:mm:ss, "min per km" and the like; "" when it carries none.
    A name that is nothing but a unit says what it measures: "Miles" -> ("distance", "mi").
    """
    tokens = [token for token in _BREAK.split(_COPY.sub("", _MARKUP.sub("", name))) if token]
    tail: list[str] = []
    while tokens and plain(tokens[-1]) in _UNITS:
        tail.insert(0, plain(tokens.pop()))
    unit = _unit(tail)
    if tokens and not tail and plain(tokens[0]) in _UNIT_WORDS["mi"]:
        tokens, unit = tokens[1:], "mi"
    if not tokens:
        return {"km": "distance", "mi": "distance", "min": "duration", "h": "duration"}.get(unit, "".join(tail)), unit
    return plain("".join(tokens)), unit


def _unit(tail: list[str]) -> str:
    if " ".join(tail) in _CLOCKS:
        return _CLOCKS[" ".join(tail)]
    return " ".join(_UNITS[word] for word in tail if _UNITS[word])


@lru_cache(maxsize=4096)
def compared(names: tuple[str, ...]) -> dict[str, int]:
    """Names as they are compared -> their rank, best 0."""
    return {name_and_unit(name)[0]: rank for rank, name in reversed(list(enumerate(names)))}


def known_names(many: Iterable[Names]) -> frozenset[str]:
    """Every name of these tables, as it is compared."""
    return frozenset(name for names in many for role in names.values() for name in compared(role))
