"""Imported rows that the runner removed: a later copy of the file must not bring them back."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from neckload.domain.deduplicate import already_known
from neckload.domain.tables import Diary, conform, empty

PAIN_KEY = ("when", "moment", "pain_0_10")
"""The columns that identify a pain entry."""


@dataclass(frozen=True, eq=False)
class Removals:
    """Imported rows that the runner removed. Frames are copied and conform to their tables."""

    runs: pd.DataFrame = field(default_factory=lambda: conform(None, "runs"))
    """Table `runs`, as in the files."""
    pain: pd.DataFrame = field(default_factory=lambda: conform(None, "pain"))
    """Table `pain`: only the key of each entry."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "runs", conform(self.runs, "runs"))
        object.__setattr__(self, "pain", conform(self.pain, "pain"))

    @property
    def count(self) -> int:
        """Number of runs and pain entries."""
        return len(self.runs) + len(self.pain)

    def without_those_in(self, known: Diary | Removals) -> Removals:
        """The removals whose id or key is not in `known`."""
        is_there = self.runs["run_id"].isin(known.runs["run_id"])
        return Removals(self.runs[~is_there], self.pain[~key_seen(self.pain, known.pain)])


def key_seen(new: pd.DataFrame, known: pd.DataFrame, key: tuple[str, ...] = PAIN_KEY) -> pd.Series[bool]:
    """Which rows of `new` have the key of an earlier row or of a row in `known` [bool per row]."""
    if new.empty:
        return pd.Series(dtype="bool")
    # duplicated() treats missing as equal to missing, so a pain entry without a score is recognised as well
    both = pd.concat([known[list(key)], new[list(key)]])
    return both.duplicated().iloc[len(known) :]


def without_removed(diary: Diary, backup: Diary, removals: Removals) -> Diary:
    """The contents of a file without the rows removed before the backup was made; rows in the backup itself stay."""
    is_gone = already_known(diary.runs, removals.runs) & ~already_known(diary.runs, backup.runs)
    pain_gone = key_seen(diary.pain, removals.pain) & ~key_seen(diary.pain, empty("pain"))
    return diary.with_tables(runs=diary.runs[~is_gone], pain=diary.pain[~pain_gone])
