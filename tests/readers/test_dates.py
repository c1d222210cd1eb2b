from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadHints, read_log
from neckload.readers.cells.dates import clock_times, dates, why_no_date


def column(*cells: str) -> pd.Series:
    return pd.Series(cells, dtype="str")


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2024-02-03 07:10:05", "2024-02-03 07:10:05"),
        ("2024-02-03T07:10:05Z", "2024-02-03 07:10:05"),
        ("2024-02-03T07:10:05+17:00", "2024-02-03 07:10:05"),
        ("2024-02-03 06:10:05+0000", "2024-02-03 06:10:05"),
        ("2024-02-03 07:10:05 - 2024-02-03 07:41:45", "2024-02-03 07:10:05"),
        ("2024-02-03 07:10", "2024-02-03 07:10"),
        ("2024/2/3", "2024-02-03"),
        ("Feb 3, 2024, 7:03:11 AM", "2024-02-03 07:03:11"),
        ("Feb 3, 2024, 7:03:11\u202fPM", "2024-02-03 19:03:11"),
        ("Feb 3, 2024, 12:03:11 AM", "2024-02-03 00:03:11"),
        ("Feb 3, 2024, 12:03:11 PM", "2024-02-03 12:03:11"),
        ("3 Feb 2024, 06:10:05", "2024-02-03 06:10:05"),
        ("3 feb. 2019 06:10:05", "2019-02-03 06:10:05"),
        ("3 mrt 2024, 06:10:05", "2024-03-03 06:10:05"),
        ("3 ago 2024, 6:10:05\u202fp.m.", "2024-08-03 18:10:05"),
        ("3 ago 2024, 6:10:05\u00a0p.\u00a0m.", "2024-08-03 18:10:05"),
        ("05.01.2021, 19:03:11", "2021-01-05 19:03:11"),
        ("3.2.24", "2024-02-03"),
        ("14/2/2024", "2024-02-14"),
        ("12/14/24 17:05", "2024-12-14 17:05"),
        ("3-Feb-24", "2024-02-03"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("sáb, 13/02/2024", "2024-02-13"),
        ("sam., 3 févr. 2024 7:10", "2024-02-03 07:10"),
        ("3rd Feb 2024", "2024-02-03"),
        ("3 lutego 2024", "2024-02-03"),
        ("3 de marzo de 2024", "2024-03-03"),
    ],
)
def test_every_pattern_of_real_exports_is_one_moment(cell: str, moment: str) -> None:
    assert dates(column(cell)).moments[0] == pd.Timestamp(moment)


@pytest.mark.parametrize(
    "cell",
    ["2024-02-30", "31/04/2024", "2024-13-01", "Feb 30, 2024", "2024-02-03 25:00", "Total", "", "0024-01-01", "5"],
)
def test_what_is_no_date_is_unknown(cell: str) -> None:
    assert dates(column(cell)).moments.isna().all()


def test_one_day_above_twelve_decides_for_the_whole_column() -> None:
    assert dates(column("12/5/2021", "13/5/2021")).moments.dt.month.tolist() == [5, 5]
    assert dates(column("5/12/2021", "5/13/2021")).moments.dt.month.tolist() == [5, 5]


def test_the_order_of_the_rows_decides_when_no_day_is_above_twelve() -> None:
    # Day first these would be 1 Feb, 1 Mar, 1 Apr: in order. Month first: 2 Jan, 3 Jan, 4 Jan: in order too.
    # With 02/11 in the middle only month first runs forwards: 2 Jan, 11 Feb, 3 Mar.
    read = dates(column("01/02/2024", "02/11/2024", "03/03/2024"))
    assert not read.day_first
    assert not read.is_guess


def test_dates_with_points_have_the_day_first() -> None:
    read = dates(column("03.02.2024", "04.02.2024"))
    assert (read.day_first, read.is_guess) == (True, False)


def test_an_order_that_nothing_tells_is_a_guess_until_it_is_answered() -> None:
    cells = column("3/2/2024", "4/2/2024")
    assert dates(cells).is_guess
    assert dates(cells, month_first_likely=True).moments[0] == pd.Timestamp("2024-03-02")
    answered = dates(cells, day_first=False)
    assert answered.moments[0] == pd.Timestamp("2024-03-02")
    assert not answered.is_guess


def test_the_time_of_day_is_known_only_where_it_is_written() -> None:
    assert dates(column("2024-02-03 07:10", "2024-02-04")).has_clock.tolist() == [True, False]
    assert dates(column("2024-02-03 00:00:00", "2024-02-04 00:00:00")).has_clock.tolist() == [False, False]


def test_a_column_of_times_of_day_is_read_to_the_second() -> None:
    read = clock_times(column("07:10:38", "6:10 PM", "soon", ""))
    assert read.dt.total_seconds().fillna(-1).tolist() == [7 * 3600 + 638, 18 * 3600 + 600, -1, -1]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("2026-02-31", "There is no 31 February."),
        ("2026-02-29", "There is no 29 February in that year."),
        ("2026-13-01", "There is no month 13."),
        ("soon", "This is not a date."),
        (" ", "The date is missing."),
    ],
)
def test_a_wrong_date_is_named_as_what_it_is(cell: str, text: str) -> None:
    assert why_no_date(cell) == text


@pytest.mark.parametrize(
    "cell",
    ["03.02.2024 07:10 Uhr", "3 février 2024 à 7h10", "Feb 3 2024 7:10am", "2024年2月3日(土) 午前7:10",
     "2024년 2월 3일 오전 7:10", "2024. 2. 3. 오전 7:10", "Sat Feb 03 07:10:00 UTC 2024", "3 de febrero del 2024 7:10"],
)  # fmt: skip
def test_the_time_of_day_is_read_as_countries_and_programs_write_it(cell: str) -> None:
    assert dates(column(cell)).moments.tolist() == [pd.Timestamp("2024-02-03 07:10")]


def test_a_list_in_utc_with_words_that_are_no_months_asks_for_no_zone() -> None:
    with pytest.raises(UnreadableFile, match="not a date"):
        read_log(b"Activity ID,Activity Date,Activity Type,Distance,Elapsed Time\n1,Xyz 3 2024 7:10,Run,5,1800\n")


def test_a_table_by_hand_that_writes_utc_asks_for_the_zone_and_one_that_says_local_does_not() -> None:
    rows = b",km,min\n2024-02-04T01:10:05Z,5,30\n2024-02-06T01:10:05Z,6,36\n"
    assert [one.about for one in read_log(b"start" + rows, hints=ReadHints(unit="km")).report.questions] == ["timezone"]
    assert read_log(b"start_date_local" + rows, hints=ReadHints(unit="km")).report.questions == ()


def test_local_times_beside_an_offset_stay_as_they_are() -> None:
    text = b"start_date_local,utc_offset,km,min\n2024-02-04T07:10:05Z,3600.0,5,30\n"
    assert str(read_log(text).runs["start"][0]) == "2024-02-04 07:10:05"


@pytest.mark.parametrize(
    "written",
    [
        ("24-02-13", "24-02-14", "24-03-01"), ("24/2/13", "24/2/14", "24/3/1"),
        ("24. 2. 13.", "24. 2. 14.", "24. 3. 1."),
        ("240213", "240214", "240301"), ("13.02.24", "14.02.24", "01.03.24"), ("13-02-24", "14-02-24", "01-03-24"),
        ("130224", "140224", "010324"), ("02/13/24", "02/14/24", "03/01/24"), ("Feb 13 24", "Feb 14 24", "Mar 1 24"),
        ("2024-W07-2", "2024-W07-3", "2024-W09-5"), ("13/02/2567", "14/02/2567", "01/03/2567"),
    ],
)  # fmt: skip
def test_short_years_may_stand_at_either_end(written: tuple[str, ...]) -> None:
    days = dates(pd.Series(written, dtype="str")).moments
    assert days.astype(str).tolist() == ["2024-02-13", "2024-02-14", "2024-03-01"]


def test_the_order_in_which_no_day_is_still_to_come_is_the_right_one() -> None:
    text = b"date,km,min\n11/12/2025,10,52\n11/12/2025,8,41\n"
    for today, day, asked in ((date(2025, 11, 20), "2025-11-12", 0), (date(2026, 1, 7), "2025-12-11", 1)):
        result = read_log(text, hints=ReadHints(today=today))
        assert str(result.runs["start"][0].date()) == day
        assert len(result.report.questions) == asked


def test_unordered_days_of_one_month_are_guessed_to_lie_close_together() -> None:
    for cells, day_first in (("4/3 2/3 11/3 9/3", True), ("3/4 3/2 3/11 3/9", False)):
        column = pd.Series([f"{cell}/2026" for cell in cells.split()], dtype="str")
        for month_first_likely in (True, False):
            read = dates(column, month_first_likely=month_first_likely)
            assert (read.day_first, read.is_guess) == (day_first, True)


@pytest.mark.parametrize(
    ("name", "cells"),
    [("Start", ("6.10 pm", "7 am")), ("Beginn", ("18:10", "7:00")), ("Started at", ("6:10PM", "7AM"))],
)
def test_a_start_beside_the_date_is_the_time_of_day(name: str, cells: tuple[str, str]) -> None:
    lines = [f"{day}/01/2026,{cell},5,30:00" for day, cell in zip((13, 14), cells, strict=True)]
    runs = read_log("\n".join([f"Date,{name},Distance (km),Duration", *lines]).encode()).runs
    assert runs["start"].dt.strftime("%H:%M").tolist() == ["18:10", "07:00"]
    assert runs["has_clock_time"].all()
