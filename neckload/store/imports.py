"""What of an upload is new, and what the diary holds already. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import pandas as pd

from neckload.domain.matching import already_known
from neckload.domain.tables import TABLES, Diary
from neckload.store.schema import KEYS


class ReadReport(Protocol):
    @property
    def format(self) -> str: ...


class ReadTables(Protocol):
    """What a reader gives back, as far as storing is concerned."""

    @property
    def report(self) -> ReadReport: ...
    @property
    def runs(self) -> pd.DataFrame: ...
    @property
    def pain(self) -> pd.DataFrame: ...
    @property
    def week_totals(self) -> pd.DataFrame: ...
    @property
    def days(self) -> pd.DataFrame: ...
    @property
    def goals(self) -> pd.DataFrame: ...
    @property
    def targets(self) -> pd.DataFrame: ...


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


@dataclass(frozen=True, eq=False)
class ImportPreview:
    """What saving an upload would do, before it is done."""

    already_there: Mapping[str, pd.Series[bool]]
    """Table name -> for each row of the upload, in its order: True when the diary, or an earlier row, holds it."""

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
        return any(self.new_counts.values())


def diary_of(result: ReadTables) -> Diary:
    """The tables of an upload as a diary of their own."""
    return Diary(**{table: getattr(result, table) for table in TABLES})


def compared(upload: Diary, known: Diary) -> ImportPreview:
    """Which rows of an upload are in `known` already: runs as `already_known` says, the rest by their key."""
    there = {name: _key_seen(getattr(upload, name), getattr(known, name), KEYS[name]) for name in TABLES}
    return ImportPreview({**there, "runs": there["runs"] | already_known(upload.runs, known.runs)})


def new_rows(upload: Diary, preview: ImportPreview) -> dict[str, pd.DataFrame]:
    """Table name -> the rows of the upload that the diary does not hold."""
    return {name: getattr(upload, name)[~there] for name, there in preview.already_there.items()}


def _key_seen(new: pd.DataFrame, known: pd.DataFrame, key: tuple[str, ...]) -> pd.Series[bool]:
    # duplicated() takes unknown for equal to unknown, so a pain entry without a score is recognised as well
    both = pd.concat([known[list(key)], new[list(key)]])
    return both.duplicated().iloc[len(known) :]
