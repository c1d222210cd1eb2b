from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neckload.domain.problems import UnreadableFile
from neckload.readers import read_log
from neckload.readers.columns.recognise import is_known_name
from neckload.readers.formats.delimited import _irregular, _regular, sheet_of
from neckload.readers.formats.encoding import decoded
from neckload.readers.sheet import Sheet


def sheet(text: str) -> Sheet:
    return sheet_of(text, is_known_name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_usual_encodings_are_understood(encoding: str) -> None:
    assert decoded("Höhe;Länge".encode(encoding), lambda name: False) == "Höhe;Länge"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_of_the_header(separator: str) -> None:
    read = sheet(separator.join(["Date", "Distance", "Time"]) + "\n" + separator.join(["2024-02-03", "5.1", "30:00"]))
    assert read.header == ("Date", "Distance", "Time")
    assert read.as_rows() == [["2024-02-03", "5.1", "30:00"]]


def test_a_decimal_comma_does_not_make_the_comma_the_separator() -> None:
    assert sheet("Date;Distance\n03.02.2024;5,1\n").as_rows() == [["03.02.2024", "5,1"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(end: str) -> None:
    # The cell with a line break stands on lines 2 and 3, line 4 is empty.
    text = end.join(["Date,Note", f'2024-02-03,"a{end}b"', "", "2024-02-04,c"])
    assert sheet(text).lines.tolist() == [2, 5]


def test_title_lines_above_the_header_are_skipped() -> None:
    read = sheet("Activities of somebody\n\nDate,Distance,Time\n2024-02-03,5,30:00\n")
    assert read.header == ("Date", "Distance", "Time")
    assert read.lines.tolist() == [4]


def test_rows_encoded_twice_are_taken_apart() -> None:
    read = sheet('Date,Distance,Title\n"2024-02-03,5,""a, b"""\n"2024-02-04,6,c"\n')
    assert read.as_rows() == [["2024-02-03", "5", "a, b"], ["2024-02-04", "6", "c"]]


def test_a_quotation_mark_that_stays_open_is_named_with_its_line() -> None:
    with pytest.raises(UnreadableFile) as caught:
        sheet('Date,Distance,Note\n2024-02-03,5,fine\n2024-02-04,5,"open\n2024-02-05,6,"hm"\n')
    assert caught.value.problems[0].line == 3
    assert "quotation mark" in str(caught.value)


def test_inches_in_a_note_are_no_open_quotation_mark() -> None:
    assert len(sheet('Date,Distance,Note\n2024-02-03,5,5" of snow\n2024-02-04,6,x\n')) == 2


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.tuples(CELL, CELL), max_size=6))
def test_cells_come_back_whatever_they_hold(cells: list[tuple[str, str]]) -> None:
    quoted = ["2024-02-03," + ",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells]
    read = sheet("\n".join(["Date,Distance,Note", *quoted]))
    assert read.as_rows() == [["2024-02-03", *row] for row in cells]


PIECES = st.sampled_from(
    ["a", "é", '"', '""', ",", "\n", "\r\n", "\r", " ", "\t", ";", "x,y", '"q"', '"a\nb"', ",\n", "\ufeff"]
)


@given(st.lists(PIECES, max_size=30))
def test_the_fast_parser_gives_what_the_patient_one_gives_or_leaves_it_to_that(pieces: list[str]) -> None:
    text = "Date,Note\n1,2\n" + "".join(pieces)
    fast = _regular(text, ",", 3)
    if fast is not None:
        patient = _irregular(text, ",", 3)
        # Blank rows are dropped after either.
        filled = [any(map(str.strip, row)) for row in fast.as_rows()]
        kept = [any(map(str.strip, row)) for row in patient.as_rows()]
        assert fast.header == patient.header
        assert fast.rows(filled).as_rows() == patient.rows(kept).as_rows()
        assert fast.rows(filled).lines.tolist() == patient.rows(kept).lines.tolist()


def test_many_lines_within_cells_do_not_shift_the_numbers_of_those_below() -> None:
    rows = [f'2024-02-{day:02},"one\ntwo ""three""\n",{day}' for day in range(1, 29)]
    read = sheet("\n".join(["Date,Note,Distance", *rows]) + "\n")
    assert read.lines.tolist() == [2 + 3 * number for number in range(28)]
    assert read.column(2).tolist() == [str(day) for day in range(1, 29)]


def test_a_line_that_stands_open_is_refused_however_the_marks_add_up() -> None:
    # Two open marks: an even number of them in all.
    text = 'Date,Distance,Note\n2024-02-03,5,"open\n2024-02-05,6,"hm"\n2024-02-06,5,"open\n2024-02-07,6,"hm"\n'
    with pytest.raises(UnreadableFile) as caught:
        sheet(text)
    assert caught.value.problems[0].line == 2


def test_rows_of_nothing_but_separators_are_no_rows() -> None:
    assert sheet("Date,Distance,Note\n2024-02-03,5,a\n,,\n , ,\n,,b\n").lines.tolist() == [2, 5]


def test_few_bytes_cannot_blow_up_to_millions_of_cells() -> None:
    text = "Date,Distance,Note\n" + "," * 1_900 + "\n" + "a\n" * 60_000
    with pytest.raises(UnreadableFile, match="cells"):
        sheet(text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_letters_without_a_mark_are_read(encoding: str) -> None:
    assert read_log("Datum;km;Dauer\n13.02.2024;10,5;55:20\n".encode(encoding)).runs["distance_km"][0] == 10.5


def test_text_that_was_saved_in_the_wrong_encoding_once_is_read_as_it_was_meant() -> None:
    text = "Aktivitetstype,Dato,Distanse,Tid\nLøping,2024-02-03,5.01,0:31:40\n"
    for wrong in ("latin-1", "cp1252"):
        assert len(read_log(text.encode().decode(wrong).encode()).runs) == 1


def test_a_log_from_an_old_mac_keeps_its_letters() -> None:
    text = "Päivämäärä;Laji;Matka (km);Kesto\n3.2.2024;Hölkkä;5,01;0:31:40\n4.2.2024;Pyöräily;20;1:00:00\n"
    assert len(read_log(text.encode("mac_roman")).runs) == 1
