"""Training plans: what somebody should run looks like what somebody ran, so it is asked before a row counts."""

from __future__ import annotations

import re

import numpy as np

from neckload.domain.read_result import Option, Question
from neckload.readers.cells.numbers import missing_marks, numbers
from neckload.readers.cells.units import KM_PER_MILE
from neckload.readers.columns.measures import Measures
from neckload.readers.columns.recognise import Recognised
from neckload.readers.exports.tables import ANY_TABLE
from neckload.readers.shapes import Shapes
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.planned import PLANNED

_MARKS = re.compile(
    r"(?i)\b(?:phase|block|meso-?(?:cycle|zyklus)|macro-?cycle|recovery week|cutback|taper|key (?:workout|session)|"
    r"workout details?|instructions?|details?|target|goal|zones?|prescri\w+|coach\w*|entlastungswoche|schlüsseleinheit|"
    r"zielpace|anweisung\w*|vorgabe\w*|semaine (?:de )?récup\w*|séance clé|consignes?|allure cible|objectif|fase|"
    r"bloque|"
    r"semana de (?:descarga|recuperaci[oó]n|recuperação)|ritmo objetivo|ritmo alvo|instrucciones|instruções|"
    r"settimana di scarico|ritmo obiettivo|istruzioni|herstelweek|doeltempo|instructie\w*|målfart|återhämtningsvecka|"
    r"faza|tydzień (?:odpoczynku|regeneracji)|tempo docelowe|фаза|целевой темп|указания|阶段|目标配速|フェーズ|"
    r"目標ペース)\b"
)
_RESULTS = re.compile(
    r"(?i)heart ?rate|\bhr\b|bpm|puls|herz|fréquence|\bfc\b|frecuencia|tętno|puls|пульс|心拍|心率|calori|kalor|elev|"
    r"ascen|"
    r"climb|höhen|dénivel|desnivel|cadence|steps|schritte|actual|result|finish|gps|shoe|schuh|weather|wetter|"
    r"ergebnis|réalis|résultat|real\b|effettiv|werkelijk|faktisk|completed|\bist\b|факт|gerçek|toteut|rzeczyw|skuteč|"
    r"tényleg|実績|实际|實際|실제"
)
_RANGE = re.compile(
    r"(?:[<>≤≥]|max\.?|min\.?|under|below|unter|bis|sous|menos de) ?\d+(?:[:.,]\d+)?\D*$"
    r"|\D{0,3}\d+(?:[:.,]\d+)? ?(?:[-–—]|to|bis|à|a) ?\d+(?:[:.,]\d+)?\D*$",
    re.ASCII,
)
_DATE = re.compile(r"\d{1,4}[-–]\d{1,2}[-–]\d", re.ASCII)
FEW_MARKS = 2
MANY_RANGES = 0.5
ROUNDING = 1e-6
ROUND_MIN, ROUND_KM = 5.0, 0.5
MOSTLY_ROUND = 0.8
"""Nobody runs multiples of five minutes and half kilometres four times out of five."""


def is_plan(sheet: Sheet, table: Recognised, measured: Measures, rows: np.ndarray) -> bool:
    """Whether these rows are a plan: phases and ranges of paces, and not a single result."""
    if table.layout is not ANY_TABLE or not rows.any():
        return False
    marks = sum(bool(_MARKS.search(name) or PLANNED.search(name)) for name in map(_spaced, sheet.header))
    scores = {column.position for column in table.columns.get("pain", ())}
    ranges = [
        _share_of_ranges(sheet.shapes(position), rows)
        for position in range(len(sheet.header))
        if position not in scores
    ]
    return (marks >= FEW_MARKS or max(ranges, default=0.0) >= MANY_RANGES) and not _has_results(sheet, measured, rows)


def plan_question(rows: int) -> Question:
    return Question(
        about="done",
        text="This looks like a training plan: it has phases or ranges, and no results. Did you run it as written?",
        options=(
            Option("false", "no, it is a plan: read none of it"),
            Option("true", f"yes, read {rows:,} rows as runs"),
        ),
        guess="false",
        why="no column has measured results",
    )


def _spaced(name: str) -> str:
    return re.sub(r"_|(?<=[a-z])(?=[A-Z])", " ", name)


def _share_of_ranges(shapes: Shapes, rows: np.ndarray) -> float:
    """The share of ranges among the cells that are filled."""
    is_range = [bool(_RANGE.fullmatch(text.strip())) and not _DATE.match(text.strip()) for text in shapes.texts]
    if not any(is_range):
        return 0.0
    written = rows & ~missing_marks(shapes)
    return float(shapes.marks(is_range)[written].mean()) if written.any() else 0.0


def _has_results(sheet: Sheet, measured: Measures, rows: np.ndarray) -> bool:
    """Whether there are figures that only a run gives, or times and distances that nobody plans."""
    for position, name in enumerate(sheet.header):
        if PLANNED.search(_spaced(name)):
            continue
        if _RESULTS.search(_spaced(name)) and numbers(sheet.shapes(position).within(rows)).values.gt(0).any():
            return True
    minutes, km = (figures[rows & ~np.isnan(figures)] for figures in (measured.duration_min, measured.distance_km))
    if len(minutes):
        return bool(_is_multiple(minutes, ROUND_MIN).mean() < MOSTLY_ROUND)
    if not len(km):
        return False
    is_round = [_is_multiple(km / per, ROUND_KM).mean() for per in (1, KM_PER_MILE)]
    return bool(max(is_round) < MOSTLY_ROUND)


def _is_multiple(figures: np.ndarray, step: float) -> np.ndarray:
    """Whether each is a multiple of a step, apart from floating-point rounding."""
    is_multiple: np.ndarray = np.abs(figures / step - np.round(figures / step)) < ROUNDING
    return is_multiple
