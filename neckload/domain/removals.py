"""What files had brought and the runner removed: a later copy of such a file does not bring it back."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from neckload.domain.deduplicate import already_known
from neckload.domain.tables import Diary, conform, empty

PAIN_KEY = ("when", "moment", "pain_0_10")
"""What makes two entries on the neck the same one."""


@dataclass(frozen=True, eq=False)
class Removals:
    """What the runner removed of what files had brought. The frames given are copied, and conform to their tables."""

    runs: pd.DataFrame = field(default_factory=lambda: empty("runs"))
    """Table `runs`, as the files had them."""
    pain: pd.DataFrame = field(default_factory=lambda: empty("pain"))
    """Table `pain`: the key of each entry, and nothing else of it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "runs", conform(self.runs, "runs"))
        object.__setattr__(self, "pain", conform(self.pain, "pain"))

    @property
    def count(self) -> int:
        """How many runs and entries on the neck."""
        return len(self.runs) + len(self.pain)

    def without_those_in(self, known: Diary | Removals) -> Removals:
        """Those that `known` has under no such name or key."""
        is_there = self.runs["run_id"].isin(known.runs["run_id"])
        return Removals(self.runs[~is_there], self.pain[~key_seen(self.pain, known.pain)])


def key_seen(new: pd.DataFrame, known: pd.DataFrame, key: tuple[str, ...] = PAIN_KEY) -> pd.Series[bool]:
    """Which rows of `new` have the key of an earlier one, or of one in `known`. A bool each."""
    if new.empty:
        return pd.Series(dtype="bool")
    # duplicated() takes unknown for equal to unknown, so a pain entry without a score is recognised as well
    both = pd.concat([known[list(key)], new[list(key)]])
    return both.duplicated().iloc[len(known) :]


def without_removed(diary: Diary, backup: Diary, removals: Removals) -> Diary:
    """What a file holds, without what its runner had removed when the backup was made; what that holds stays."""
    is_gone = already_known(diary.runs, removals.runs) & ~already_known(diary.runs, backup.runs)
    pain_gone = key_seen(diary.pain, removals.pain) & ~key_seen(diary.pain, empty("pain"))
    return diary.with_tables(runs=diary.runs[~is_gone], pain=diary.pain[~pain_gone])
