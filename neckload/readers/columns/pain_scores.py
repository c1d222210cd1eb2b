"""Columns of pain scores -> scores from 0 to 10: several a day, other scales, and words for how bad it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ColumnReading, Option, Question
from neckload.domain.tables import empty
from neckload.readers.cells.numbers import is_missing, numbers
from neckload.readers.columns.recognise import Found, Recognised
from neckload.readers.hints import ReadHints
from neckload.readers.sheet import NEARLY_ALL, Sheet, by_value
from neckload.readers.vocabulary.column_names import name_and_unit, plain
from neckload.readers.vocabulary.pain_names import OTHER_PLACES, PLAIN_PAIN, pain_name, says_neck, says_pain
from neckload.readers.vocabulary.pain_words import SCORE_OF_WORD

SHOWN_NAMES = 5
MISTYPED = 0.05
"""Share of scores that may be off the scale before the scale itself is in doubt."""
WORDS_NOTE = "Words for the pain were read as scores: none 0, mild 2.5, moderate 5, severe 7.5, unbearable 10."
_OVER = (
    r"(?i)^([0-9]+(?:[.,][0-9]+)?) ?(?:/|(?:out )?of|von|sur|de|su|van|av|af|z|ze|из|з|от|din|üzerinden|/ ?من|מתוך) ?"
    r"(10{1,2}|[3-9])$"
)
_DOUBTFUL = re.compile(
    r"(?i)soreness|muskelkater|courbature|agujetas|\b(?:left|right|links|rechts|gauche|droite?|izquierd\w+|derech\w+|"
    r"esquerd\w+|direit\w+|sinistr\w+|destr\w+|vänster|höger|venstre|højre|høyre|lew[ay]|praw[ay])\b"
)
"""Muscles are sore after any run, and a knee has a left and a right side too."""
_AGAINST_PAIN = re.compile(
    r"(?i)relief|medic|pill|tablet|exercis|treat|free|linder|besser|übung|behandl|frei|soulag|amélior|trait|alivi|mejor|"
    r"tratam|ejerc|melhor|exerc|solliev|miglior|tratt|eserc|verlicht|oefen|lindr|øvels|övning|ulga|лечен|лекарст|упраж"
)
"""Words of names that are about what helps."""
_REMARK = r"(?<=[0-9]) ?(?:\(.*\)|[-–:,]? ?[^\W\d_][^0-9]*)$"
_DEGREE = r"^[^\W\d_]{3,} ?[-–:(]? ?(?=[0-9])"
"""A word before the figure: mild - 3."""
_BETWEEN = r"^([0-9]{1,2}) ?(?:-|–|to|bis|à|a|→|->|>|/(?= )) ?([0-9]{1,2})$"


@dataclass(frozen=True)
class Scores:
    """One column of scores."""

    values: pd.Series
    """From 0 to 10; NaN for no score [one row per row of the file]."""
    broken: pd.Series
    """True where the cell has something that is not a score from 0 to 10."""
    moment: str
    """One of `tables.MOMENTS`; "" if the column names none."""
    reading: ColumnReading
    notes: tuple[str, ...]


def pain_questions(sheet: Sheet, hints: ReadHints) -> tuple[Question, ...]:
    """Asks which column is about the neck, if several have pain scores and none says so.

    A column about another part of the body is never offered: knee pain is not neck pain.
    """
    names = _names_of_scores(sheet, says_pain)
    if all(map(OTHER_PLACES.search, names)):
        names = list(dict.fromkeys([*names, *_names_of_scores(sheet, says_neck)]))
    readings = {name: pain_name(name) for name in names}
    moments = [each.when for each in readings.values() if each is not None]
    is_plain = len(set(moments)) == len(names) and not any(map(_DOUBTFUL.search, names))
    if any(each is not None and each.is_neck for each in readings.values()) or is_plain:
        return ()
    answered = hints.columns or {}
    candidates = [name for name in names if not OTHER_PLACES.search(name)]
    if any(answered.get(name) == "pain_0_10" for name in candidates):
        return ()
    is_likely = len(candidates) == 1 and _is_likely(candidates[0])
    are_several = len(names) > 1 and not any(map(says_neck, names))
    why = "several columns are about pain, and none names the neck" if are_several else "its name says more than that"
    return tuple(
        _pain_question(name, "pain_0_10" if is_likely else "", why) for name in candidates if name not in answered
    )


def refuse_other_places(sheet: Sheet) -> None:
    """Refuses a pain diary that is not about the neck, naming what it is about.

    Raises:
        UnreadableFile: every column of pain scores names another part of the body.
    """
    names = _names_of_scores(sheet, says_pain)
    if names and all(OTHER_PLACES.search(name) for name in names):
        shown = ", ".join(f"“{name[:40]}”" for name in names[:SHOWN_NAMES])
        raise UnreadableFile(
            Problem(f"The pain in this file is in other parts of the body, not the neck: {shown}. Nothing was read.")
        )


def _is_likely(name: str) -> bool:
    return says_pain(name) and says_neck(name) and not _AGAINST_PAIN.search(name)


def _names_of_scores(sheet: Sheet, is_so: Callable[[str], bool]) -> list[str]:
    """The columns named like this that have scores; how long a pain lasted, and where, are not scores."""
    return [name for position, name in enumerate(sheet.header) if is_so(name) and _has_scores(sheet, position)]


def _has_scores(sheet: Sheet, position: int) -> bool:
    if name_and_unit(sheet.header[position])[1]:
        return False
    cells = sheet.column(position)
    written = cells[~is_missing(cells)]
    return len(written) > 0 and bool(numbers(written).values.between(0, 10).mean() >= NEARLY_ALL)


def _pain_question(name: str, guess: str, why: str) -> Question:
    return Question(
        about="column",
        column=name,
        text=f"Is “{name[:60]}” the pain of your neck, from 0 to 10?",
        options=(Option("", "no, or another part of the body"), Option("pain_0_10", "yes, neck pain from 0 to 10")),
        guess=guess,
        why=why,
    )


def pain_scores(sheet: Sheet, table: Recognised, why: str = "", rows: pd.Series | None = None) -> tuple[Scores, ...]:
    """Every column of pain scores, as scores from 0 to 10.

    Args:
        rows: those about the neck; moods and other body parts may have their own scales.

    Raises:
        UnreadableFile: the scale of the scores is not known.
    """
    columns = table.columns.get("pain", ())
    sheet_rows = pd.Series(True, index=pd.RangeIndex(len(sheet))) if rows is None else rows
    return tuple(
        _scores(sheet.column(column.position).where(sheet_rows, ""), column, table.layout.top_score, why)
        for column in columns
    )


def _scores(cells: pd.Series, column: Found, top: float, why: str) -> Scores:
    name = pain_name(column.name) or PLAIN_PAIN
    top = top if top != 10 else name.top
    cells = cells.str.strip()
    worded = by_value(cells, lambda cell: SCORE_OF_WORD.get(plain(cell), float("nan")), "float64")
    over = cells.str.extract(_OVER)
    parts = over.apply(lambda part: pd.to_numeric(part.str.replace(",", ".", regex=False)))
    # 5/6 means five out of six if every score is out of six, otherwise between five and six.
    is_of_few = (parts[1] < 10) & (parts[1] - parts[0] == 1)
    if is_of_few.any() and (parts[1].nunique() > 1 or (parts[1].isna() & ~is_missing(cells)).any()):
        parts = parts.mask(is_of_few)
    between = cells.str.extract(_BETWEEN).apply(pd.to_numeric).mean(axis=1)
    percent = pd.to_numeric(cells.str.extract(r"^([0-9]{1,3}) ?%$")[0])
    bare = cells.str.replace("½", ".5").str.replace(_DEGREE, "", regex=True).str.replace(_REMARK, "", regex=True)
    figures = numbers(bare.str.rstrip(")")).values.fillna(between)
    if name.low == 1 and top < 10:
        raise _unknown_scale(f"This scale goes from 1 to {top:g}", column.name)
    if (figures > top).sum() > max(1 if top == 10 and name.top == 10 else 0, MISTYPED * figures.notna().sum()):
        raise _unknown_scale(
            f"The scores go up to {figures.max():g}, so this scale is not the one from 0 to {top:g}", column.name
        )
    if not (worded > 0).any():
        # “None” is a degree among words, an empty cell among figures; and “no” beside “yes” is not a score.
        worded = worded.mask(is_missing(cells) | bool(figures.isna().all()))
    values = (figures * (10 / top)).fillna(parts[0] / parts[1] * 10).fillna(percent / 10).fillna(worded)
    is_worded = bool((worded.notna() & figures.isna()).any())
    unit = "0-10" if top == 10 else f"0-{top:g}"
    broken = ~values.between(0, 10) & (values.notna() | ~is_missing(cells))
    reading = ColumnReading(column.name, "pain_0_10", unit, why or name.when)
    return Scores(values.where(~broken), broken, name.moment, reading, (WORDS_NOTE,) if is_worded else ())


def _unknown_scale(what: str, name: str) -> UnreadableFile:
    return UnreadableFile(
        Problem(
            f"{what}. Write the scores from 0 (none) to 10 (worst imaginable), and upload the file again.", column=name
        )
    )


def notes_of(table: Recognised, scores: Sequence[Scores]) -> tuple[str, ...]:
    """What the runner should know about such a file and its scores, each said once."""
    notes = (table.layout.note, *(note for each in scores for note in each.notes))
    return tuple(dict.fromkeys(note for note in notes if note))


def pain_rows(when: pd.Series, columns: Sequence[Scores], rows: np.ndarray, note: pd.Series | None) -> pd.DataFrame:
    """One row of `tables.PAIN` for every score, in the order of the file."""
    if not columns:
        return empty("pain")
    frames = [
        pd.DataFrame({"when": when, "pain_0_10": each.values, "moment": each.moment or None, "note": note})[
            rows & each.values.notna() & when.notna()
        ]
        for each in columns
    ]
    return pd.concat(frames).sort_index(kind="stable").reset_index(drop=True)
