"""Imports: preview, saved batch, undone import, and runs recorded twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from neckload.domain.columns import Row
from neckload.domain.removals import Removals
from neckload.domain.tables import Diary

# The name of the program's own backup among the file formats.
BACKUP_FORMAT = "neckload backup"


@dataclass(frozen=True)
class Batch:
    """One saved import."""

    id: int
    owner: str
    name: str
    """Name of the uploaded file."""
    format: str
    saved_at: datetime
    """Timezone-aware (UTC)."""
    counts: Mapping[str, int]
    """Table name -> rows added by this import."""
    merged: int = 0
    """Runs already in the diary that gained a record from this import."""


@dataclass(frozen=True, eq=False)
class Upload:
    """The parsed content of an upload."""

    name: str
    """Name of the file."""
    format: str
    diary: Diary
    removals: Removals
    """Rows of this or earlier uploads that the runner removed."""

    @property
    def brings_back(self) -> bool:
        """Whether removed rows come back: a backup restores everything it holds."""
        return self.format == BACKUP_FORMAT


@dataclass(frozen=True, eq=False)
class RemovedImport(Upload):
    """An undone import that can be put back."""

    corrected: pd.DataFrame
    """Table `runs`: its runs that the runner had corrected, as the diary showed them."""


@dataclass(frozen=True, eq=False)
class ImportPreview:
    """What saving an upload would change."""

    already_there: Mapping[str, pd.Series[bool]]
    """Table name -> for each row of the upload, in order, whether the diary or an earlier row already holds it."""
    run_of: pd.Series[str]
    """For each run of the upload that is another record of a run in the diary, or one that knows more, the run_id of
    that run; missing for the others."""
    removals: Removals
    """Removals listed in the upload that the diary does not have yet."""

    @property
    def merged(self) -> int:
        """Number of runs in the diary that would gain a record from this upload."""
        return int(self.run_of.notna().sum())

    @property
    def new_counts(self) -> dict[str, int]:
        """Table name -> rows that would be added."""
        return {name: int((~there).sum()) for name, there in self.already_there.items()}

    @property
    def known_counts(self) -> dict[str, int]:
        """Table name -> rows that would be skipped because they are already there."""
        return {name: int(there.sum()) for name, there in self.already_there.items()}

    @property
    def brings_something(self) -> bool:
        return self.merged > 0 or any(self.new_counts.values()) or self.removals.count > 0


@dataclass(frozen=True)
class Merge:
    """Two records that count as one run."""

    number: int
    """Identifies the second record, for separating the two."""
    run: Row
    """The first record of the run as imported: a row of the table `runs`."""
    record: Row
    """The second record as imported."""
