"""Excel workbooks."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import read_log


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


HEADER = ["Date", "Distance (km)", "Duration"]


def test_dates_and_times_of_a_sheet_are_read_whatever_their_kind() -> None:
    result = read_log(
        workbook(
            Log=[
                HEADER,
                [date(2024, 2, 3), 5, time(0, 31, 40)],
                [datetime(2024, 2, 5, 18, 30), 10.5, timedelta(hours=1, minutes=2)],
                ["2024-02-06", "6.1", "40:00"],
            ]
        )
    )
    assert result.runs["start"].dt.normalize().tolist() == list(
        pd.to_datetime(["2024-02-03", "2024-02-05", "2024-02-06"])
    )
    assert result.runs["distance_km"].tolist() == [5, 10.5, 6.1]
    assert result.runs["duration_min"].tolist() == pytest.approx([31 + 40 / 60, 62, 40])


def test_the_sheet_with_the_log_is_read_and_the_pivot_beside_it_is_not() -> None:
    result = read_log(
        workbook(Pivot=[["Row Labels", "Sum of km"], ["Feb", 15]], Log=[HEADER, [date(2024, 2, 3), 5, "30:00"]])
    )
    assert result.runs["distance_km"].tolist() == [5]


def test_whole_csv_lines_in_the_first_column_are_split() -> None:
    rows = [["Date,Distance (km),Duration"], ["2024-02-03,5,30:00"], ["2024-02-05,6,36:00"]]
    assert read_log(workbook(Log=rows)).runs["distance_km"].tolist() == [5, 6]


def test_commas_quotes_and_line_breaks_in_a_cell_stay_in_it() -> None:
    rows = [[*HEADER, "Notes"], ["2024-02-03", 5, "30:00", 'easy, "windy"\nand cold, but fine']]
    assert read_log(workbook(Log=rows)).runs["note"].tolist() == ['easy, "windy" and cold, but fine']


def test_lines_are_counted_as_the_sheet_counts_rows() -> None:
    result = read_log(workbook(Log=[HEADER, ["2024-02-03", 5, "30:00"], [], ["soon", 5, "30:00"]]))
    assert result.report.left_out["line"].tolist() == [4]


def test_an_empty_workbook_and_a_broken_one_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="The file is empty"):
        read_log(workbook(Log=[]))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(UnreadableFile, match="damaged or locked"):
        read_log(packed.getvalue())
