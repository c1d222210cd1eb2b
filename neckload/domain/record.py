"""The whole log behind an analysis, whatever period is shown."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from neckload.domain.tables import Diary


@dataclass(frozen=True, eq=False)
class Record:
    """The weeks of the whole log and the parts of the diary's tables that count, whatever period is shown."""

    weeks: pd.DataFrame
    runs: pd.DataFrame
    pain: pd.DataFrame
    days: pd.DataFrame
    goals: pd.DataFrame
    shown_ranges: pd.DataFrame
    experiments: pd.DataFrame
    confirmations: pd.DataFrame

    @property
    def diary(self) -> Diary:
        """Its runs, scores and days as a diary."""
        return Diary().with_tables(runs=self.runs, pain=self.pain, days=self.days)
