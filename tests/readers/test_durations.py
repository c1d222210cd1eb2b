from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neckload.readers.cells.durations import durations


def column(*cells: str) -> pd.Series:
    return pd.Series(cells, dtype="str")


def km(*lengths: float) -> pd.Series:
    return pd.Series(lengths, dtype="float64")


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("00:31:40", 31 + 40 / 60),
        ("1:31:40", 91 + 40 / 60),
        ("31:40", 31 + 40 / 60),
        ("00:05:30.0", 5.5),
        ("00:05:30,6", 5.51),
        ("7 days, 0:59:34", 7 * 1440 + 59 + 34 / 60),
        ("0 days 00:30:00", 30),
        ("01h 31m", 91),
        ("1h:31m", 91),
        ("45 min", 45),
        ("1 hour 5 minutes", 65),
        ("PT1900S", 1900 / 60),
        ("PT1H5M10S", 65 + 10 / 60),
        ("1h05", 65),
        ("1/2 hour", 30),
        ("1 3/4 hours", 105),
        ("½ h", 30),
        ("1½ Stunden", 90),
        ("28min10", 28 + 10 / 60),
        ("31'40\"", 31 + 40 / 60),
        ("1h05'10''", 65 + 10 / 60),
        ("45'", 45),
        ("0:28 h", 28),
        ("65:30 min", 65.5),
        ("125:30 min", 125.5),
        ("28;10", 28 + 10 / 60),
        ("1.05.10", 65 + 10 / 60),
        ("1 hour and 10 minutes", 70),
        ("1,5 h", 90),
        ("ca. 45 min", 45),
        ("1 Std. 5 Min.", 65),
        ("1 h 05 mn", 65),
        ("1 t 10 min", 70),
        ("1 ч 5 мин", 65),
        ("1小时5分", 65),
        ("28分10秒", 28 + 10 / 60),
        ("1시간 5분", 65),
    ],
)
def test_every_way_to_write_a_duration_is_minutes(cell: str, minutes: float) -> None:
    assert durations(column(cell)).minutes[0] == pytest.approx(minutes)


@pytest.mark.parametrize(("unit", "minutes"), [("s", 31.0), ("min", 1860.0), ("h", 111600.0), ("ms", 0.031)])
def test_a_unit_in_the_column_name_decides(unit: str, minutes: float) -> None:
    assert durations(column("1860"), unit).minutes[0] == pytest.approx(minutes)


@pytest.mark.parametrize(
    ("cells", "unit"),
    [(("1900", "3800"), "s"), (("31.7", "63"), "min"), (("0.528", "1.05"), "h"), (("1900000", "3800000"), "ms")],
)
def test_bare_numbers_are_read_so_that_the_pace_is_plausible(cells: tuple[str, ...], unit: str) -> None:
    read = durations(column(*cells), distance_km=km(5, 10))
    assert read.unit == unit
    assert read.minutes.tolist() == pytest.approx([31.7, 63.2], rel=0.01)


def test_two_parts_among_three_are_minutes_and_seconds() -> None:
    assert durations(column("29:57", "2:12:01")).minutes.tolist() == pytest.approx([29.95, 132 + 1 / 60])


def test_clocks_and_words_may_stand_in_one_column() -> None:
    read = durations(column("36:10", "28 min", "1 h 05 min", "1:02:00", "soon"))
    assert read.minutes.dropna().tolist() == pytest.approx([36 + 10 / 60, 28, 65, 62])
    assert read.broken.tolist() == [False] * 4 + [True]


def test_two_parts_with_a_point_are_a_clock_only_among_three() -> None:
    assert durations(column("28.10", "1.05.10")).minutes.tolist() == pytest.approx([28 + 10 / 60, 65 + 10 / 60])
    assert durations(column("28.10", "65.17"), "min").minutes.tolist() == [28.10, 65.17]


def test_two_parts_alone_are_weighed_by_the_pace() -> None:
    # 1:33 for 20 km: 93 minutes are 4:39 min/km; 93 seconds are a car.
    assert durations(column("1:33", "0:50"), distance_km=km(20, 10)).minutes.tolist() == [93, 50]
    assert durations(column("31:40", "50:00"), distance_km=km(5, 8)).minutes.tolist() == pytest.approx(
        [31.6667, 50], rel=1e-4
    )


def test_minutes_that_excel_made_hours_of_are_minutes_again() -> None:
    assert durations(column("31:40:00", "50:00:00"), distance_km=km(5, 8)).minutes.tolist() == pytest.approx(
        [31.6667, 50], rel=1e-4
    )


def test_a_minute_has_sixty_seconds() -> None:
    assert durations(column("31:75", "30:00", "1:00:60")).broken.tolist() == [True, False, True]


@pytest.mark.parametrize("cell", ["00:NaN:NaN", "--", "", "--:--:--"])
def test_a_clock_that_was_not_kept_is_unknown_and_no_fault(cell: str) -> None:
    read = durations(column(cell, "00:30:00"))
    assert read.minutes.isna().tolist() == [True, False]
    assert not read.broken.any()


def test_text_among_durations_is_a_fault() -> None:
    assert durations(column("fast", "00:30:00")).broken.tolist() == [True, False]


@given(st.lists(st.integers(60, 90_000), min_size=1, max_size=20))
def test_seconds_survive_being_written_as_a_clock(seconds: list[int]) -> None:
    cells = column(*(f"{one // 3600:02}:{one // 60 % 60:02}:{one % 60:02}" for one in seconds))
    read = durations(cells, "h:mm:ss", km(*(one / 360 for one in seconds)))
    assert read.minutes.tolist() == pytest.approx([one / 60 for one in seconds])


def test_days_as_spreadsheets_count_them_and_primes_are_read() -> None:
    km = pd.Series([10.5, 5.0])
    assert durations(pd.Series(["0.0384259259", "0.018"], dtype="str"), "", km).unit == "day"
    assert durations(pd.Series(["31'40\"", "5’01”"], dtype="str")).minutes.tolist() == pytest.approx(
        [31 + 2 / 3, 5 + 1 / 60]
    )


@pytest.mark.parametrize("unit", ["", "h"])
def test_hours_with_minutes_behind_the_point_are_told_from_parts_of_an_hour_by_the_pace(unit: str) -> None:
    lengths = km(10, 16, 8, 20, 12, 6)
    for cells in (("1.00", "1.36", "0.48", "2.00", "1.12", "0.36"), ("1,00", "1,60", "0,80", "2,00", "1,20", "0,60")):
        read = durations(column(*cells), unit, lengths)
        assert read.minutes.tolist() == pytest.approx([60, 96, 48, 120, 72, 36])
