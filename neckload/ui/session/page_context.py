"""One visit: whose diary it is, the analysis, and the services that read and save. Pages get this and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from streamlit.navigation.page import Page

from neckload.domain.analysis import Analysis
from neckload.domain.read_result import ReadResult
from neckload.domain.removals import Removals
from neckload.domain.tables import Diary
from neckload.ui.session.page_store import DiaryStore
from neckload.ui.text.formatting import Unit
from neckload.ui.text.people.account import Kept

# A runner's answers about a file: "unit", "day_first", "timezone", and "columns" as pairs.
Answers = Mapping[str, Any]


class Files(Protocol):
    """Reads and writes files (`neckload.readers`)."""

    def read(self, data: bytes, name: str, answers: Answers, progress: Callable[[int, int], None]) -> ReadResult: ...
    def get_ready(self) -> None: ...
    def backup(self, diary: Diary, removals: Removals) -> bytes: ...
    def template(self, table: str) -> bytes: ...
    def snapshot(self, analysis: Analysis, title: str, weeks: int, unit: str) -> str: ...


@dataclass(frozen=True, eq=False)
class Visit:
    """Everything a page may show or do."""

    owner: str
    keeper: DiaryStore
    files: Files
    clock: Callable[[], datetime]
    """The visitor's clock, called when needed: a page may be open for hours before somebody taps on it."""
    analysis: Analysis
    unit: Unit
    is_sample: bool
    """Whether the diary is empty, so that the sample runner is shown."""
    kept: Kept
    """Where the diary is stored."""
    pages: Mapping[str, Page]
    """Address -> page, for links."""
    can_sign_in: bool = False
    """Whether the host stores diaries for people who sign in, and this visitor has not."""

    @property
    def is_kept(self) -> bool:
        """Whether the diary survives closing the browser tab."""
        return self.kept != "tab"

    @property
    def now(self) -> datetime:
        return self.clock()

    @property
    def today(self) -> date:
        return self.now.date()
