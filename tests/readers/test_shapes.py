"""Columns read by the shapes of their cells give what each cell gives alone."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neckload.readers.shapes import Figure, Shapes, figure_at, named_figures

_CELLS = st.text(alphabet="0189 .:hé一", max_size=8)
_CLOCK = re.compile(r"^(?P<whole>[0-9]{1,6}(?:[.,][0-9]+)?):(?P<rest>[0-9]{2})$")


def column(*cells: str) -> pd.Series:
    return pd.Series(cells, dtype="str")


def test_cells_that_differ_in_their_digits_alone_have_one_shape() -> None:
    shapes = Shapes(column("1:30", "9:59", "--", "12:00"))
    assert shapes.texts == ["0:00", "--", "00:00"]
    assert shapes.counts.tolist() == [2, 1, 1]
    assert shapes.mask(text == "--" for text in shapes.texts).tolist() == [False, False, True, False]


def test_a_figure_is_taken_from_its_place_in_each_shape() -> None:
    shapes = Shapes(column("5.25 km", "é 7 km", "", "10.50 km"))
    places = [figure_at(text, (0, len(text))) for text in shapes.texts]
    assert places[0] == Figure(0, 3, 2)
    assert shapes.figures(places).fillna(-1).tolist() == [5.25, 7, -1, 10.5]


def test_more_digits_than_are_exact_are_no_figure() -> None:
    assert figure_at("0" * 16, (0, 16)) is None


@given(st.lists(_CELLS | st.from_regex(_CLOCK, fullmatch=True), max_size=12), st.integers(0, 3))
def test_every_cell_gives_what_the_pattern_gives_on_it_alone(cells: list[str], begin: int) -> None:
    written = pd.Series(cells, dtype="str").iloc[begin:]
    figures = named_figures(Shapes(written), _CLOCK.match, ["whole", "rest"])
    matches = [_CLOCK.match(cell) for cell in written]
    for name in ("whole", "rest"):
        expected = [float("nan") if match is None else float(match[name].replace(",", ".")) for match in matches]
        assert figures[name].tolist() == pytest.approx(expected, nan_ok=True, rel=1e-15)
