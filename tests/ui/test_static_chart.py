"""The picture without a drawing program: what is drawn, that it stays on its sheet, and how it reads as SVG."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from base64 import b64decode
from dataclasses import replace
from datetime import date, timedelta
from math import nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.ui.charts import style as chart_style
from neckload.ui.report import svg
from neckload.ui.report.shapes import COLOURS, STYLES, Box, Dot, Drawing, Label, Path, Shape
from neckload.ui.report.static_chart import Bar, Chart, State, load_and_pain, nice_ticks

FIRST = date(2025, 11, 3)


def bar(at: int, total: float = 100, pain: float = nan, state: State = "complete", **more: bool) -> Bar:
    return Bar(FIRST + timedelta(weeks=at), state, total, pain, more.get("above", False), more.get("typed", False))


def chart(*bars: Bar, planned: tuple[float, float] | None = None, unit: str = "min", shows_pain: bool = True) -> Chart:
    return Chart(bars, unit, shows_pain, planned, "105–110" if planned else "", "Neck & running", "5 < 6")


def styles(drawing: Drawing, kind: type) -> list[str]:
    return [shape.style for shape in drawing.shapes if isinstance(shape, kind)]


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


SIX = (
    bar(0, 100, 1),
    bar(1, 140, 6, above=True),
    bar(2, 0, 2, "rest"),
    bar(3, nan, nan, "unrecorded"),
    bar(4, 120, 3, typed=True),
    bar(5, 40, 2, "partial"),
)


def test_every_state_of_a_week_has_a_mark_of_its_own_and_a_word() -> None:
    drawing = load_and_pain(chart(*SIX, planned=(105, 110)), 720, 320)
    bars = [shape for shape in drawing.shapes if isinstance(shape, Box)][:6]
    assert [each.style for each in bars] == ["gap", "gap", "running", "above", "typed", "so_far"]
    assert "planned" in styles(drawing, Box)
    for text in (
        "more than 10 % up",
        "this week so far",
        "only the total known",
        "rest",
        "not recorded",
        "next week 105–110",
    ):
        assert text in words(drawing)


def test_only_what_is_drawn_has_a_word_for_its_mark() -> None:
    told = words(load_and_pain(chart(bar(0)), 720, 320))
    assert told[:4] == ["Worst neck pain of the week, 0–10", "0", "5", "10"]
    assert told[4:] == ["Running, min a week", "0", "25", "50", "75", "100", "Nov 2025"]


def test_bars_stand_on_the_floor_and_their_heights_are_in_proportion() -> None:
    drawing = load_and_pain(chart(bar(0, 50), bar(1, 100)), 720, 320)
    low, high = (shape for shape in drawing.shapes if isinstance(shape, Box))
    assert high.height == pytest.approx(2 * low.height)
    assert low.y + low.height == pytest.approx(high.y + high.height)


def test_the_line_of_the_neck_stops_where_nothing_was_noted() -> None:
    drawing = load_and_pain(chart(bar(0, pain=1), bar(1, pain=2), bar(2), bar(3, pain=3)), 720, 320)
    assert styles(drawing, Path).count("neck") == 1
    assert styles(drawing, Dot) == ["neck_dot"] * 3


def test_the_worst_and_the_newest_score_are_written_out() -> None:
    drawing = load_and_pain(chart(bar(0, pain=1), bar(1, pain=6.5), bar(2, pain=2)), 720, 320)
    assert [each.text for each in drawing.shapes if isinstance(each, Label) and each.style == "neck_words"] == [
        "2",
        "6.5",
    ]


def test_what_is_not_shown_is_not_drawn() -> None:
    no_pain = load_and_pain(chart(*SIX, shows_pain=False), 720, 320)
    assert not {"neck", "neck_dot", "neck_words"} & {shape.style for shape in no_pain.shapes}
    no_running = load_and_pain(chart(*SIX, unit=""), 720, 320)
    assert not {"running", "above", "typed", "so_far", "rest"} & {shape.style for shape in no_running.shapes}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            lambda total, pain, state, above, typed: (total, pain, state, above, typed),
            st.one_of(st.just(nan), st.floats(0, 3000)),
            st.one_of(st.just(nan), st.floats(0, 10)),
            st.sampled_from(["complete", "partial", "rest", "unrecorded"]),
            st.booleans(),
            st.booleans(),
        ),
        min_size=1,
        max_size=60,
    ),
    st.one_of(st.none(), st.tuples(st.floats(0.1, 100), st.floats(0, 900)).map(lambda pair: (pair[0], sum(pair)))),
    st.sampled_from([(720, 320), (358, 300)]),
)
def test_nothing_is_ever_drawn_beside_the_sheet(
    weeks: list[tuple[float, float, State, bool, bool]], planned: tuple[float, float] | None, size: tuple[int, int]
) -> None:
    bars = [bar(at, total, pain, state, above=up, typed=by) for at, (total, pain, state, up, by) in enumerate(weeks)]
    drawing = load_and_pain(chart(*bars, planned=planned), *size)
    for shape in drawing.shapes:
        assert all(-1 <= x <= size[0] + 1 and -1 <= y <= size[1] + 1 for x, y in corners(shape)), shape


def corners(shape: Shape) -> tuple[tuple[float, float], ...]:
    match shape:
        case Box():
            return (shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)
        case Path():
            return shape.points
        case Dot() | Label():
            return ((shape.x, shape.y),)


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, (0, 1)),
        (7, (0, 2, 4, 6, 8)),
        (100, (0, 25, 50, 75, 100)),
        (162, (0, 50, 100, 150, 200)),
        (0.3, (0, 0.1, 0.2, 0.3)),
    ],
)
def test_the_scale_has_round_figures_up_to_the_highest_bar(highest: float, ticks: tuple[float, ...]) -> None:
    assert nice_ticks(highest) == pytest.approx(ticks)


def test_the_colours_are_those_of_the_other_charts() -> None:
    light = COLOURS["light"]
    assert (light["running"], light["neck"], light["above"]) == (
        chart_style.RUNNING,
        chart_style.NECK,
        chart_style.ABOVE,
    )
    assert {style.fill for style in STYLES.values()} | {style.line for style in STYLES.values()} <= {"", *light}
    assert set(light) == set(COLOURS["dark"])


# SVG -----------------------------------------------------------------------------------------------------------------
def test_the_svg_is_sound_and_says_what_it_shows_to_those_who_do_not_see_it() -> None:
    root = ET.fromstring(svg.inline(load_and_pain(chart(*SIX), 720, 320), "wide"))
    space = "{http://www.w3.org/2000/svg}"
    assert (root.findtext(f"{space}title"), root.findtext(f"{space}desc")) == ("Neck & running", "5 < 6")
    assert root.get("aria-labelledby") == "wide-title wide-desc"
    assert "only the total known" in [text.text for text in root.iter(f"{space}text")]


def test_the_svg_in_an_address_carries_its_colours_and_no_markup_of_ours_gets_loose() -> None:
    drawing = load_and_pain(chart(*SIX), 720, 320)
    address = svg.address(replace(drawing, title="</title><script>"), "dark")
    picture = b64decode(address.removeprefix("data:image/svg+xml;base64,")).decode()
    assert COLOURS["dark"]["neck"] in picture
    assert "<script" not in picture
    assert ET.fromstring(picture).get("role") == "img"
