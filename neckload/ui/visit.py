"""One visit: whose diary it is, what it shows, and the hands that read and keep. Pages get it and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, Protocol

import pandas as pd

from neckload.domain.analysis import Analysis
from neckload.domain.tables import Diary
from neckload.ui.figures import Unit

# What a runner answered about one file: "unit", "day_first", "timezone", and "columns" as pairs.
Answers = Mapping[str, Any]
# In a file on this computer, on the server under the runner's account, or in this browser tab until it is closed.
Kept = Literal["computer", "account", "tab"]


class Keeper(Protocol):
    """Keeps diaries by owner. Each call is one whole change (`neckload.store.Store`)."""

    def diary(self, owner: str) -> Diary: ...
    def preview(self, owner: str, result: Any) -> Any: ...
    def save_import(self, owner: str, name: str, result: Any) -> Any: ...
    def batches(self, owner: str) -> tuple[Any, ...]: ...
    def undo_import(self, owner: str, batch_id: int) -> None: ...
    def save_runs(self, owner: str, frame: pd.DataFrame) -> None: ...
    def save_pain(self, owner: str, frame: pd.DataFrame) -> None: ...
    def save_week_totals(self, owner: str, frame: pd.DataFrame) -> None: ...
    def save_days(self, owner: str, frame: pd.DataFrame) -> None: ...
    def save_goals(self, owner: str, frame: pd.DataFrame) -> None: ...
    def save_targets(self, owner: str, frame: pd.DataFrame) -> None: ...
    def delete_runs(self, owner: str, run_ids: Any) -> None: ...
    def delete_pain(self, owner: str, keys: Any) -> None: ...
    def delete_week_totals(self, owner: str, weeks: Any) -> None: ...
    def delete_days(self, owner: str, dates: Any) -> None: ...
    def delete_goals(self, owner: str, made_on: Any) -> None: ...
    def delete_targets(self, owner: str, weeks: Any) -> None: ...
    def confirm_run(self, owner: str, run_id: str, confirmed: bool) -> None: ...
    def recall(self, owner: str, key: str) -> str | None: ...
    def remember(self, owner: str, key: str, value: str | None) -> None: ...
    def clear(self, owner: str) -> None: ...


class Files(Protocol):
    """Reads and writes files (`neckload.readers`)."""

    def read(self, data: bytes, name: str, answers: Answers, progress: Callable[[int, int], None]) -> Any: ...
    def backup(self, diary: Diary) -> bytes: ...
    def template(self, table: str) -> bytes: ...


@dataclass(frozen=True, eq=False)
class Visit:
    """Everything a page may show or do."""

    owner: str
    keeper: Keeper
    files: Files
    clock: Callable[[], datetime]
    """The visitor's wall clock. A page may stand open for hours before somebody taps on it."""
    analysis: Analysis
    unit: Unit
    is_sample: bool
    """The diary is empty, so the analysis is that of the sample runner."""
    kept: Kept
    """Where the diary lies."""
    pages: Mapping[str, Any]
    """Address -> page, for links."""

    @property
    def is_kept(self) -> bool:
        """It is still there when the browser tab is closed."""
        return self.kept != "tab"

    @property
    def now(self) -> datetime:
        return self.clock()

    @property
    def today(self) -> date:
        return self.now.date()
