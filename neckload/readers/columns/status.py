"""Which rows were not run, by a column that says done, planned, skipped or missed; other words are asked about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from neckload.domain.read_result import Option, Question
from neckload.readers.shapes import Shapes
from neckload.readers.sheet import NEARLY_ALL, Sheet, by_value
from neckload.readers.vocabulary.column_names import plain
from neckload.readers.vocabulary.status_names import (
    DONE,
    DONE_SIGNS,
    NO,
    NOT,
    NOT_DONE,
    NOT_DONE_SIGNS,
    PLANNED_STATUS,
    RAN,
    SKIPPED_STATUS,
    STATUS,
    YES_AND_NO,
    base_of,
)

_IS = re.compile(r"(?i)^(?:is|was|has)[ _]?(?=[a-zA-Z])")
_SHARE = re.compile(r"([0-9]+(?:[.,][0-9]+)?) ?%?")
_CHECKBOX = re.compile(r"\[([ xX✓✔]?)\]")
MOST_STATES = 10
"""A status column has at most this many different words."""
MOST_ASKED = 5
"""A column with more unknown words than this has remarks, not a status."""
_NO_CELLS = pd.Series(dtype="str")
_STATES = (DONE | NOT_DONE) - YES_AND_NO


class Undone(NamedTuple):
    """Rows that were not run, according to the file."""

    rows: np.ndarray
    """[bool]"""
    statuses: pd.Series
    """The status of each of these rows, by position [text]."""
    questions: tuple[Question, ...]


def not_done(sheet: Sheet, answers: Mapping[str, str], may_ask: bool) -> Undone:
    """The rows that were not run.

    Args:
        answers: the runner's (`ReadHints.columns`).
        may_ask: whether to ask about unknown words; otherwise they are ignored.
    """
    undone = np.zeros(len(sheet), dtype=bool)
    statuses: list[pd.Series] = []
    questions: list[Question] = []
    for position, name in enumerate(sheet.header):
        shapes = sheet.shapes(position)
        reads = {PLANNED_STATUS: _was_planned, SKIPPED_STATUS: _was_skipped}
        negative = next((read for names, read in reads.items() if _base(name) in names), None)
        if negative is None and not _says_whether(_base(name), shapes):
            continue
        cells = shapes.stripped
        was_done = by_value(cells, negative or _was_done, "object")
        if may_ask and negative is None:
            further, known = _unknown_words(name, cells, was_done, answers)
            was_done = was_done.where(~cells.isin(list(known)), cells.map(known))
            questions += further
        if negative is None and (was_done == True).any():  # noqa: E712  (three answers)
            was_done = was_done.mask(was_done == "", False)
        here = (was_done == False).to_numpy(bool) & ~undone  # noqa: E712
        undone |= here
        statuses.append(name.strip() + ": " + cells[here].replace("", "empty"))
    return Undone(undone, pd.concat(statuses) if statuses else _NO_CELLS, tuple(questions))


def _unknown_words(
    name: str, cells: pd.Series, was_done: pd.Series, answers: Mapping[str, str]
) -> tuple[list[Question], dict[str, bool]]:
    """A question for each unknown word, and whether it means done: as answered, else as guessed.

    If some rows say done, other words probably mean something else. A single word on every row says nothing.
    """
    counts = cells[was_done.isna()].value_counts()
    says_done, says_not = (bool((was_done == answer).any()) for answer in (True, False))
    if len(counts) > MOST_ASKED or (len(counts) < 2 and not (says_done or says_not)):
        return [], {}
    questions, known = [], {}
    for word, count in counts.items():
        key = f"{name.strip()}: {str(word)[:60]}"
        known[str(word)] = answers[key] == "run" if key in answers else not says_done
        if key not in answers:
            questions.append(_word_question(key, name.strip(), str(word)[:60], int(count), is_run=not says_done))
    return questions, known


def _word_question(key: str, name: str, word: str, count: int, is_run: bool) -> Question:
    rows = "1 row" if count == 1 else f"{count:,} rows"
    return Question(
        about="column",
        column=key,
        text=f"“{name[:60]}” says “{word}” in {rows}. Does that mean they were run?",
        options=(Option("", f"no, leave out {rows}"), Option("run", f"yes, read {rows}")),
        guess="run" if is_run else "",
        why="no other row says that it was run" if is_run else "other rows say that they were run, in words we know",
    )


def _base(name: str) -> str:
    return base_of(_IS.sub("", name))


def _says_whether(base: str, shapes: Shapes) -> bool:
    """Whether a column, by its name or its cells, says which rows were run."""
    is_yes_or_no = base in RAN and YES_AND_NO.issuperset(filter(None, map(plain, shapes.texts)))
    return is_yes_or_no or base in STATUS or _are_states(shapes)


def _are_states(shapes: Shapes) -> bool:
    """Whether nearly every cell of a column, whatever its name, says that the row was run, planned or skipped."""
    if len(shapes.texts) > MOST_STATES:
        return False
    words = [plain(text) for text in shapes.texts]
    if NOT_DONE.isdisjoint(words) or YES_AND_NO.issuperset(filter(None, words)):
        return False
    counts = {word: int(count) for word, count in zip(words, shapes.counts, strict=True) if word}
    return sum(counts[word] for word in _STATES.intersection(counts)) >= NEARLY_ALL * sum(counts.values())


def _was_planned(cell: str) -> bool | None:
    """Handles columns such as “Planned”, where “yes” means not done and a figure is how much was planned."""
    return False if plain(cell) in DONE else None


def _was_skipped(cell: str) -> bool | None:
    """Handles columns such as “Skipped”, where a reason (“injury”) means not done as well as “yes” does."""
    is_reason = any(letter.isalpha() for letter in cell) and plain(cell) not in NO
    return False if is_reason or plain(cell) in DONE else None


def _was_done(cell: str) -> bool | str | None:
    """True or False; "" for an empty cell, None if it says neither."""
    if cell in ("", "-", "–", "—"):
        return ""
    if box := _CHECKBOX.fullmatch(cell):
        return bool(box[1].strip())
    if DONE_SIGNS & set(cell):
        return True
    if NOT_DONE_SIGNS & set(cell):
        return False
    if share := _SHARE.fullmatch(cell):
        return float(share[1].replace(",", ".")) > 0
    return _means_done(plain(cell)) if _means_done(plain(cell)) is not None else _means_done_in_words(cell)


def _means_done(word: str) -> bool | None:
    return True if word in DONE else False if word in NOT_DONE else None


def _means_done_in_words(cell: str) -> bool | None:
    """Reads “Cancelled (rain)”, “nicht absolviert”: the first known word decides, reversed after a “not”."""
    words = [plain(word) for word in re.split(r"[\W_]+", cell) if word]
    known = next(
        (
            (place, _means_done(word))
            for place, word in enumerate(words)
            if word not in YES_AND_NO | NOT and _means_done(word) is not None
        ),
        None,
    )
    if known is None:
        return None
    place, answer = known
    return False if not NOT.isdisjoint(words[:place]) else answer
