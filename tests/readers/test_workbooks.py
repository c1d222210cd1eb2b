"""Excel workbooks."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import olefile
import openpyxl
import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import read_log
from neckload.readers.formats.old_workbook import records_of
from neckload.readers.formats.shared_texts import lengths_in_records


def workbook(hidden: str = "", **sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


FILES = Path(__file__).parents[1] / "files"
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


def year(year: int) -> list[list[object]]:
    return [HEADER, [date(year, 2, 3), 5, time(0, 30)], [date(year, 2, 5), 10, time(1, 0)]]


def test_a_sheet_for_each_year_is_one_log_and_its_lines_are_named_by_the_sheet() -> None:
    result = read_log(workbook(**{"2023": year(2023), "2024": [*year(2024), ["soon", 5, "30:00"]]}))
    assert result.runs["start"].dt.year.tolist() == [2023, 2023, 2024, 2024]
    assert result.report.left_out[["line", "value"]].to_numpy().tolist() == [[4, "soon (sheet “2024”)"]]


def test_a_sheet_of_runs_and_one_of_pain_are_both_read() -> None:
    result = read_log(workbook(Runs=year(2024), Pain=[["Date", "Neck pain"], [date(2024, 2, 3), 4]]))
    assert (len(result.runs), result.pain["pain_0_10"].tolist()) == (2, [4])


def test_years_in_other_columns_and_units_are_one_log() -> None:
    miles: list[list[object]] = [["Date", "Miles", "Time"], [date(2023, 2, 3), 3, time(0, 30)]]
    result = read_log(workbook(**{"2023": miles, "2024": year(2024)}))
    assert sorted(result.runs["distance_km"]) == pytest.approx([3 * 1.609344, 5, 10])


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Races", [["Date", "Race", "km", "Time"], [date(2024, 2, 5), "City run", 10, time(0, 59)]]),
        ("Weeks", [["Week", "km"], [date(2024, 1, 29), 5], [date(2024, 2, 5), 10]]),
        ("Plan", [HEADER, [date(2024, 3, 3), 5, time(0, 30)]]),
        ("Bike", [HEADER, [date(2024, 2, 4), 30, time(1, 30)]]),
        ("Months", [["Month", "km"], ["February", 15]]),
        ("Shoes", [["Shoe", "Bought", "km"], ["blue", date(2023, 5, 1), 420]]),
    ],
)  # fmt: skip
def test_a_choice_or_a_sum_of_the_runs_a_plan_and_another_sport_are_not_added_and_named(
    name: str, rows: list[list[object]]
) -> None:
    result = read_log(workbook(**{name: rows, "Log": year(2024)}))
    assert result.runs["distance_km"].tolist() == [5, 10]
    assert result.week_totals.empty
    assert f"sheet “{name}”" in result.report.left_out["value"].iloc[-1]


@pytest.mark.parametrize(
    ("name", "cells"), [("2024", ["3.2.", "5.2."]), ("Log 2024", ["3 Feb", "5 Feb"]), ("Feb 2024", ["3", "5"])]
)
def test_the_name_of_a_sheet_tells_the_year_that_its_rows_lack(name: str, cells: list[str]) -> None:
    rows: list[list[object]] = [["Date", "km", "min"], *([cell, 5, 30] for cell in cells)]
    assert read_log(workbook(**{name: rows})).runs["start"].astype(str).tolist() == ["2024-02-03", "2024-02-05"]


def test_a_hidden_sheet_is_not_read_and_said() -> None:
    result = read_log(workbook(hidden="Old", Log=year(2024), Old=year(2023)))
    assert len(result.runs) == 2
    assert "Hidden sheets of this workbook were not read: “Old”." in result.report.notes


def test_formulas_that_nobody_worked_out_are_said() -> None:
    content = workbook(Log=[HEADER, [date(2024, 2, 3), "=2+3", time(0, 30)]])
    assert "formulas whose results are not in the file" in read_log(content).report.notes[0]


def test_a_duration_that_a_spreadsheet_dates_is_a_duration() -> None:
    rows: list[list[object]] = [HEADER, [date(2024, 2, 3), 5, datetime(1900, 1, 1, 0, 30)]]
    assert read_log(workbook(Log=rows)).runs["duration_min"].tolist() == [30]


def test_a_sheet_of_sums_dated_by_mondays_is_not_added_to_its_runs() -> None:
    log: list[list[object]] = [HEADER, *([date(2024, 1, day), 5, time(0, 30)] for day in (2, 4, 9, 11, 16, 18))]
    sums: list[list[object]] = [["Date", "km"], *([date(2024, 1, day), 10] for day in (1, 8, 15))]
    assert read_log(workbook(Sums=sums, Log=log)).runs["distance_km"].sum() == 30


MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
    'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def open_document(*rows: str, sheets: int = 1) -> bytes:
    """An .ods file as LibreOffice writes it: the rest of each sheet stands there as one repeated row."""
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    tables = "".join(
        f'<table:table table:name="Log {number}">{body}<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>'
        for number in range(sheets)
    )
    markup = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return in_archive(markup)


def in_archive(markup: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", markup)
    return packed.getvalue()


def cell(kind: str, value: str) -> str:
    name = {"date": "date-value", "time": "time-value", "float": "value"}.get(kind, "")
    attribute = f' office:{name}="{value}"' if name else ""
    return f'<table:table-cell office:value-type="{kind}"{attribute}><text:p>{value}</text:p></table:table-cell>'


def test_a_sheet_of_libreoffice_is_read() -> None:
    header = "".join(cell("string", name) for name in HEADER)
    rows = [
        cell("date", "2024-02-03") + cell("float", "5.2") + cell("time", "PT00H31M40S"),
        cell("date", "2024-02-05T18:30:00") + cell("float", "10") + cell("time", "PT01H02M00S"),
    ]
    result = read_log(open_document(header, *rows))
    assert result.runs["start"].tolist() == [pd.Timestamp("2024-02-03 00:00"), pd.Timestamp("2024-02-05 18:30")]
    assert result.runs["distance_km"].tolist() == [5.2, 10]
    assert result.runs["duration_min"].tolist() == pytest.approx([31 + 40 / 60, 62])


def test_the_empty_end_of_one_sheet_is_no_height_of_the_next() -> None:
    header = "".join(cell("string", name) for name in HEADER)
    row = cell("date", "2024-02-03") + cell("float", "5.2") + cell("time", "PT00H31M40S")
    assert read_log(open_document(header, row, sheets=2)).runs["distance_km"].tolist() == [5.2]


@pytest.mark.parametrize("what", ["columns", "columns, named last", "rows"])
def test_a_sheet_of_libreoffice_that_repeats_its_text_is_refused_before_it_is_laid_out(what: str) -> None:
    times, long = 1_500, "x" * 50_000
    repeated = cell("string", long).replace(
        "<table:table-cell", f'<table:table-cell table:number-columns-repeated="{times}"'
    )
    if what == "columns, named last":
        repeated = cell("string", long).replace('"string"', f'"string" table:number-columns-repeated="{times}"')
    rows = [repeated] if what != "rows" else [cell("string", long)]
    header = "".join(cell("string", name) for name in HEADER)
    content = open_document(header, *rows)
    if what == "rows":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            markup = packed.read("content.xml").decode()
        row, repeats = "<table:table-row>" + rows[0], f'<table:table-row table:number-rows-repeated="{times}">'
        content = in_archive(markup.replace(row, repeats + rows[0]))
    with pytest.raises(UnreadableFile, match="more text than a log"):
        read_log(content)


def test_a_workbook_of_excel_97_is_read_with_its_dates_and_durations() -> None:
    runs = read_log(FILES / "excel_97.xls").runs
    assert runs["start"].tolist() == list(pd.to_datetime(["2024-02-03", "2024-02-14", "2024-02-16"]))
    assert runs["distance_km"].tolist() == [5.2, 10, 8]
    assert runs["duration_min"].tolist() == pytest.approx([31.5, 62, 48])


def test_a_cell_at_the_far_end_of_a_sheet_is_refused_before_the_block_up_to_it_is_laid_out() -> None:
    packed = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "Date", 1
    book.save(packed)
    with pytest.raises(UnreadableFile, match="too many cells for a log"):
        read_log(packed.getvalue())


@pytest.mark.parametrize("what", ["cell", "dimensions"])
def test_an_old_workbook_is_refused_by_its_far_cell_or_its_size_before_it_is_laid_out(
    what: str, tmp_path: Path
) -> None:
    path = tmp_path / "far.xls"
    path.write_bytes((FILES / "excel_97.xls").read_bytes())
    with olefile.OleFileIO(path, write_mode=True) as parts:
        stream = bytearray(parts.openstream("Workbook").read())
        number, size = struct.pack("<HH", 0x0203, 14), struct.pack("<HH", 0x0200, 14)
        if what == "cell":
            struct.pack_into("<HH", stream, stream.index(number) + 4, 65535, 255)
        else:
            struct.pack_into("<IIHH", stream, stream.index(size) + 4, 0, 2**31, 0, 256)
        parts.write_stream("Workbook", bytes(stream))
    with pytest.raises(UnreadableFile, match="too many cells for a log"):
        read_log(path)


def test_a_locked_workbook_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match="damaged or locked"):
        read_log(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000))


def with_shared(texts: str, pointers: str) -> bytes:
    """A workbook whose cells point to these texts."""
    packed, whole = io.BytesIO(), zipfile.ZipFile(io.BytesIO(workbook(Log=[HEADER, [date(2024, 2, 3), 5, "0:31:40"]])))
    with whole, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in whole.namelist():
            changed.writestr(name, whole.read(name).decode().replace("</sheetData>", pointers + "</sheetData>"))
        changed.writestr("xl/sharedStrings.xml", texts)
    return packed.getvalue()


def shared(*texts: str, declared: int | None = None) -> str:
    count = len(texts) if declared is None else declared
    return (
        f'<sst xmlns="{MAIN}" uniqueCount="{count}">' + "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>"
    )


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NAMES = ("Date", "Distance (km)", "Duration", "0:31:40")


@pytest.mark.parametrize(
    ("texts", "pointers"),
    [
        (shared(*NAMES, declared=2_000_000_000), 0),
        (shared(*NAMES, *[""] * 1_000_001), 0),
        (shared(*NAMES, "a" * 1_000_000), 100),
        (shared(*NAMES, "a" * 1_000_000).replace("<", "<x:").replace("<x:/", "</x:"), 100),
    ],
)
def test_a_workbook_whose_cells_point_to_more_text_than_a_log_has_is_refused_before_it_is_laid_out(
    texts: str, pointers: int
) -> None:
    cells = "".join(f'<row r="{row}"><c r="D{row}" t="s"><v>4</v></c></row>' for row in range(3, 3 + pointers))
    with pytest.raises(UnreadableFile, match="more text than a log"):
        read_log(with_shared(texts, cells))


def test_notes_that_repeat_are_no_such_workbook() -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>4</v></c></row>' for row in range(3, 200))
    assert len(read_log(with_shared(shared(*NAMES, "easy " * 200), cells)).runs) == 1


def test_the_texts_of_an_old_workbook_are_as_long_as_they_are_wherever_they_are_broken() -> None:
    def text(letters: str, wide: bool = False, runs: int = 0, more: int = 0) -> bytes:
        flags = wide | (8 if runs else 0) | (4 if more else 0)
        counts = (struct.pack("<H", runs) if runs else b"") + (struct.pack("<I", more) if more else b"")
        written = letters.encode("utf-16-le" if wide else "latin-1")
        return struct.pack("<HB", len(letters), flags) + counts + written + bytes(4 * runs + more)

    texts = [text("Date"), text("距離", wide=True), text("rich", runs=2), text("more", more=9), text("abcdef")]
    whole = struct.pack("<II", 9, len(texts)) + b"".join(texts)
    assert lengths_in_records([whole]) == pytest.approx([4, 2, 4, 4, 6])
    assert lengths_in_records([whole[:-3], b"\x00" + whole[-3:]]) == pytest.approx([4, 2, 4, 4, 6])
    assert lengths_in_records([whole[:-3], b"\x01d\x00e\x00f\x00"]) == pytest.approx([4, 2, 4, 4, 6])
    assert lengths_in_records([whole[:20], whole[20:]]) is not None
    assert lengths_in_records([struct.pack("<II", 9, 2**31)]) is None


def test_an_old_workbook_that_declares_more_texts_than_a_log_has_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "texts.xls"
    path.write_bytes((FILES / "excel_97.xls").read_bytes())
    with olefile.OleFileIO(path, write_mode=True) as parts:
        stream = bytearray(parts.openstream("Workbook").read())
        place = next(begin for kind, begin, _ in records_of(bytes(stream)) if kind == 0x00FC)
        struct.pack_into("<I", stream, place + 4, 2**31 - 1)
        parts.write_stream("Workbook", bytes(stream))
    with pytest.raises(UnreadableFile, match="more text than a log"):
        read_log(path)


def test_an_old_workbook_whose_sheets_cannot_be_found_is_damaged() -> None:
    content = (
        (FILES / "excel_97.xls").read_bytes().replace("Workbook".encode("utf-16-le"), "Xorkbook".encode("utf-16-le"))
    )
    with pytest.raises(UnreadableFile, match="damaged or locked"):
        read_log(content)
