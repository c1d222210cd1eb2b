from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neckload.readers.cells.numbers import numbers


def column(*cells: str) -> pd.Series:
    return pd.Series(cells, dtype="str")


def test_one_decimal_comma_makes_every_comma_of_the_column_one() -> None:
    assert numbers(column("5,01", "10,5", "1.234,5")).values.tolist() == [5.01, 10.5, 1234.5]


def test_a_comma_before_three_digits_everywhere_is_a_thousands_sign() -> None:
    assert numbers(column("1,234", "900", "12,000")).values.tolist() == [1234, 900, 12000]
    assert numbers(column("1,234.5", "3.25")).values.tolist() == [1234.5, 3.25]


@pytest.mark.parametrize("cell", ["--", "", "NaN", "--:--:--", "n/a", "x", "None"])
def test_what_was_not_measured_is_unknown_and_no_fault(cell: str) -> None:
    read = numbers(column(cell, "5"))
    assert read.values.isna().tolist() == [True, False]
    assert not read.broken.any()


@pytest.mark.parametrize("cell", ["abc", "5.5.5", "1e999", "12 or so", "5km2", "١٢"])
def test_what_is_no_number_is_a_fault(cell: str) -> None:
    assert numbers(column(cell)).broken[0]


def test_a_unit_that_every_cell_carries_is_the_unit_of_the_column() -> None:
    read = numbers(column("5,01 km", "10,2 km"))
    assert (read.values.tolist(), read.unit) == ([5.01, 10.2], "km")
    assert numbers(column("5 km", "3 mi")).unit == ""


def test_a_guard_against_formulas_is_no_part_of_the_number() -> None:
    assert numbers(column("'-12")).values[0] == -12


@given(st.lists(st.integers(0, 10_000_000), min_size=1, max_size=20))
def test_point_and_comma_columns_say_the_same(hundredths: list[int]) -> None:
    with_point = column(*(f"{number / 100:.2f}" for number in hundredths))
    with_comma = with_point.str.replace(".", ",", regex=False)
    expected = [number / 100 for number in hundredths]
    assert numbers(with_point).values.tolist() == expected
    assert numbers(with_comma).values.tolist() == expected


@pytest.mark.parametrize(
    ("unit", "cells", "read"),
    [
        ("m", ("10.234", "5.000"), [10234, 5000]),
        ("m", ("10,234", "900"), [10234, 900]),
        ("m", ("5012.345", "5000.1"), [5012.345, 5000.1]),
        ("km", ("10,234", "5,000"), [10.234, 5]),
        ("km", ("10.234", "5.000"), [10.234, 5]),
    ],
)
def test_the_unit_tells_thousands_from_decimals(unit: str, cells: tuple[str, ...], read: list[float]) -> None:
    assert numbers(column(*cells), unit).values.tolist() == read


def test_every_cell_keeps_the_unit_it_carries() -> None:
    assert numbers(column("5 km", "3.1 mi", "5000m", "10K", "7")).units.tolist() == ["km", "mi", "m", "km", ""]


@pytest.mark.parametrize("cell", ["~5 km", "ca. 5", "approx 5 km", "≈ 5"])
def test_about_five_is_five(cell: str) -> None:
    assert numbers(column(cell)).values.tolist() == [5]


def test_a_comma_before_more_than_three_digits_is_a_decimal_comma() -> None:
    assert numbers(column("10,0123456", "5,5")).values.tolist() == [10.0123456, 5.5]


def test_a_stray_sign_that_stands_between_no_thousands_is_a_decimal_sign() -> None:
    assert numbers(column("1.234,5", "12.34")).values.tolist() == [1234.5, 12.34]
    assert numbers(column(*["5.5"] * 100, "5,25")).values.tolist()[-2:] == [5.5, 5.25]
    assert numbers(column("1,234.5", "1,00,000")).values.tolist() == [1234.5, 100000]


def test_a_figure_of_more_digits_than_are_exact_is_read_as_python_reads_it() -> None:
    assert numbers(column("8,979999542236328", "5,1")).values.tolist() == [8.979999542236328, 5.1]
    assert numbers(column("1.2e3 km", "-5 km")).values.tolist() == [1200, -5]
