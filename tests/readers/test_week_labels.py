"""Weeks by number, by range, and dates as spreadsheets count them."""

from __future__ import annotations

import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import read_log


@pytest.mark.parametrize(
    "label",
    ["2025-W20", "2025W20", "KW 20/2025", "Week 20, 2025", "20/2025", "12.–18. Mai 2025", "12.05.2025 - 18.05.2025",
     "2025-05-12 to 2025-05-18", "5/12/2025-5/18/2025", "May 12 - May 18, 2025"],
)  # fmt: skip
def test_a_week_in_many_forms_begins_on_its_monday(label: str) -> None:
    result = read_log(f'Week,km\n"{label}",20\n'.encode())
    assert result.week_totals["week"].tolist() == [pd.Timestamp("2025-05-12")]
    assert result.week_totals["distance_km"].tolist() == [20]


def test_a_number_of_a_week_needs_its_year() -> None:
    result = read_log(b"KW;Jahr;km\n1;2025;20\n2;2025;22\n")
    assert result.week_totals["week"].tolist() == [pd.Timestamp("2024-12-30"), pd.Timestamp("2025-01-06")]
    with pytest.raises(UnreadableFile):
        read_log(b"KW;km\n1;20\n20;22\n")


def test_days_since_1900_are_dates() -> None:
    runs = read_log(b"Date,km,min\n45323,5,30\n45325.75,6,36\n").runs
    assert runs["start"].tolist() == [pd.Timestamp("2024-02-01"), pd.Timestamp("2024-02-03 18:00")]
