"""What an import brings and what became of it: its preview, its batch, its undoing, and runs that came twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from neckload.domain.columns import Row
from neckload.domain.removals import Removals
from neckload.domain.tables import Diary

# What a backup of neckload's own is called among the formats of files.
BACKUP_FORMAT = "neckload backup"


@dataclass(frozen=True)
class Batch:
    """One saved import."""

    id: int
    owner: str
    name: str
    """Name of the file as it was uploaded."""
    format: str
    saved_at: datetime
    """With its zone (UTC)."""
    counts: Mapping[str, int]
    """Table name -> rows this import brought."""
    merged: int = 0
    """Runs of it that were in the diary already, and count as one run with what this import knows of them."""


@dataclass(frozen=True, eq=False)
class Upload:
    """What an upload would bring."""

    name: str
    """Name of the file."""
    format: str
    diary: Diary
    removals: Removals
    """What the runner has removed of what it, or an upload before it, had brought."""

    @property
    def brings_back(self) -> bool:
        """A backup puts back what it holds, also what was removed since it was made."""
        return self.format == BACKUP_FORMAT


@dataclass(frozen=True, eq=False)
class RemovedImport(Upload):
    """An import that was undone, as it can be put back."""

    corrected: pd.DataFrame
    """Table `runs`: those of its runs that the runner corrected, as the diary showed them."""


@dataclass(frozen=True, eq=False)
class ImportPreview:
    """What saving an upload would do, before it is done."""

    already_there: Mapping[str, pd.Series[bool]]
    """Table name -> for each row of the upload, in its order: True when the diary, or an earlier row, holds it."""
    run_of: pd.Series[str]
    """For each run of the upload that is in the diary, of which this is another record or one that knows more: the
    run_id of that run; missing for the others."""
    removals: Removals
    """What an upload says was removed and the diary has nothing of."""

    @property
    def merged(self) -> int:
        """Runs in the diary that this upload would bring another record of."""
        return int(self.run_of.notna().sum())

    @property
    def new_counts(self) -> dict[str, int]:
        """Table name -> rows that would be added."""
        return {name: int((~there).sum()) for name, there in self.already_there.items()}

    @property
    def known_counts(self) -> dict[str, int]:
        """Table name -> rows that would be left out, because they are there already."""
        return {name: int(there.sum()) for name, there in self.already_there.items()}

    @property
    def brings_something(self) -> bool:
        return self.merged > 0 or any(self.new_counts.values()) or self.removals.count > 0


@dataclass(frozen=True)
class Merge:
    """Two records that count as one run."""

    number: int
    """Names the second record, for taking the two apart."""
    run: Row
    """The first record of the run, as it came: a row of the table `runs`."""
    record: Row
    """The other record of it, as it came."""
