"""Making, finding and changing check-in entries: rows of the table `pain`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from math import nan

import pandas as pd

from neckload.domain.removals import PAIN_KEY
from neckload.domain.tables import RED_FLAG_SYMPTOMS, conform, joined, word_set

_CONTENT = ["pain_0_10", "symptoms", "note", "relief"]


def neck_entry(
    when: datetime,
    score: float | None = None,
    *,
    moment: str = "day",
    symptoms: Sequence[str] = (),
    relief: Sequence[str] = (),
    note: str | None = None,
) -> pd.DataFrame:
    """A single entry.

    Args:
        when: local wall-clock time, kept to the second.
        score: 0 to 10; None for an entry without a score.
    """
    cells = {
        "when": [pd.Timestamp(when).floor("s")],
        "pain_0_10": [nan if score is None else float(score)],
        "moment": [moment],
        "symptoms": [joined(symptoms)],
        "note": [note or None],
        "relief": [joined(relief)],
    }
    return conform(pd.DataFrame(cells), "pain")


def have_same_key(entry: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Whether two entries have the same key, whatever else they hold."""
    key = list(PAIN_KEY)
    return entry[key].equals(other[key])


def as_kept(pain: pd.DataFrame, entry: pd.DataFrame) -> pd.DataFrame:
    """The diary's row with the key of `entry`; empty if it is gone."""
    at = entry.iloc[0]
    same_score = pain["pain_0_10"].eq(at["pain_0_10"]) | (pain["pain_0_10"].isna() & pd.isna(at["pain_0_10"]))
    is_it: pd.Series[bool] = (pain["when"] == at["when"]) & (pain["moment"] == at["moment"]) & same_score
    return pain[is_it].head(1)


def without_signs_of(pain: pd.DataFrame, day: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Entries from `day` on that report warning signs, with the signs removed; and those left empty by the removal."""
    recent = pain[pain["when"] >= pd.Timestamp(day)]
    left = recent["symptoms"].map(lambda cell: joined(sorted(word_set(cell) - set(RED_FLAG_SYMPTOMS))))
    changed = recent.assign(symptoms=pd.Series(left, index=recent.index, dtype="str"))[left.ne(recent["symptoms"])]
    is_empty = changed[_CONTENT].isna().all(axis=1)
    return changed[~is_empty], changed[is_empty]
