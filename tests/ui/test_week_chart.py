"""The one picture: what is drawn where, which words are written at which width, and how it reads as SVG."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from base64 import b64decode
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from math import isnan, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.analysis import analyse
from neckload.domain.computed_tables import WeekState
from neckload.domain.settings import Settings
from neckload.domain.tables import Diary
from neckload.ui.drawing import brush, labels, sheet, svg
from neckload.ui.drawing.chart_of import MOST_WEEKS, chart_of
from neckload.ui.drawing.key import key
from neckload.ui.drawing.palette import PALETTE
from neckload.ui.drawing.plot import LEFT, nice_ticks, ticks_between
from neckload.ui.drawing.shapes import STYLES, Box, Dot, Drawing, Label, Path, Shape
from neckload.ui.drawing.week_chart import Bar, Chart, Per, picture
from neckload.ui.text.formatting import KM_PER_MILE
from tests.builders import after, diary, pain, weeks_of

FIRST = date(2025, 11, 3)
WIDTHS = (*range(300, 700, 13), 720, 800, 1011, 1200, 1800)


def bar(at: int, total: float = 100, pain: float = nan, state: WeekState = "complete", rise: float = nan) -> Bar:
    return Bar(FIRST + timedelta(weeks=at), state, total, pain, rise)


def chart(
    *bars: Bar,
    planned: tuple[float, float] | None = None,
    unit: str = "min",
    shows_pain: bool = True,
    per: Per = "week",
) -> Chart:
    words = "105–110" if planned else ""
    return Chart(bars, unit, shows_pain, planned, words, "Neck & running", "5 < 6", per, planned)


def boxes(drawn: Chart) -> list[tuple[str, float]]:
    """Style and slot of every box, next week's range last."""
    made = picture(drawn)
    shapes = [shape for shape in (*made.ground, *made.marks) if isinstance(shape, Box)]
    return [(shape.style, round(shape.x + shape.width / 2 - 0.5, 6)) for shape in shapes]


SIX = (
    bar(0, 100, 1),
    bar(1, 140, 6, rise=0.4),
    bar(2, 0, 2, "rest"),
    bar(3, nan, nan, "unrecorded"),
    bar(4, 120, 3),
    bar(5, 40, 2, "partial"),
)


def test_every_state_of_a_week_has_a_mark_of_its_own_and_a_word() -> None:
    assert sorted(boxes(chart(*SIX, planned=(105, 110)))) == sorted(
        [
            ("gap", 3),
            ("gap", 3),
            ("run", 0),
            ("jump", 1),
            ("rest", 2),
            ("run", 4),
            ("so_far", 5),
            ("goal", 5),
            ("planned", 6),
        ]
    )
    assert key(chart(*SIX)) == (
        ("run", "usual"),
        ("jump", "over 10 % up"),
        ("so_far", "this week"),
        ("rest", "rest"),
        ("gap", "not recorded"),
        ("neck_dot", "neck"),
    )


def test_only_what_is_drawn_has_a_word_in_the_key() -> None:
    assert key(chart(bar(0))) == (("run", "usual"),)
    assert key(chart(*SIX, unit="")) == (("gap", "not recorded"), ("neck_dot", "neck"))


def test_weeks_that_nobody_knows_are_one_gap_over_the_height_of_both_halves() -> None:
    made = picture(chart(bar(0), bar(1, state="unrecorded"), bar(2, state="unrecorded"), bar(3)))
    gaps = [shape for shape in made.ground if isinstance(shape, Box)]
    assert {(gap.style, gap.x, gap.width) for gap in gaps} == {("gap", 1, 2)}
    assert made.neck is not None
    assert made.running is not None
    assert [(gap.y, gap.y + gap.height) for gap in gaps] == [
        (panel.top, panel.floor) for panel in (made.neck, made.running)
    ]


def test_bars_stand_on_the_floor_and_their_heights_are_in_proportion() -> None:
    low, high = (shape for shape in picture(chart(bar(0, 50), bar(1, 100))).marks if isinstance(shape, Box))
    assert high.height == pytest.approx(2 * low.height)
    assert low.y + low.height == pytest.approx(high.y + high.height)


def test_the_line_of_the_neck_stops_where_nothing_was_noted() -> None:
    made = picture(chart(bar(0, pain=1), bar(1, pain=2), bar(2), bar(3, pain=3)))
    assert [len(shape.points) for shape in made.marks if isinstance(shape, Path)] == [2]
    assert [shape.x for shape in made.marks if isinstance(shape, Dot)] == [0.5, 1.5, 3.5]


def test_the_newest_score_and_the_worst_are_written_out() -> None:
    written = labels.placed(picture(chart(bar(0, pain=1), bar(1, pain=6.5), bar(2, pain=2))), 720)
    assert [each.text for each in written if each.style == "neck_words"] == ["2", "6.5"]


def test_what_is_not_shown_is_not_drawn() -> None:
    no_pain = picture(chart(*SIX, shows_pain=False))
    assert not {"neck", "neck_dot"} & {shape.style for shape in no_pain.marks}
    no_running = picture(chart(*SIX, unit=""))
    assert not {"run", "jump", "so_far", "rest"} & {shape.style for shape in no_running.marks}


# Words ---------------------------------------------------------------------------------------------------------------
def years(count: int) -> list[tuple[float, float, WeekState, float]]:
    """So many weeks of a runner who rises, rests, jumps and forgets."""
    weeks: list[tuple[float, float, WeekState, float]] = []
    for at in range(count):
        if at % 23 == 7:
            weeks.append((0, nan, "rest", nan))
        elif at % 31 == 19:
            weeks.append((nan, nan, "unrecorded", nan))
        else:
            weeks.append((100 + 9 * (at % 11), at % 8, "complete", 0.35 if at % 13 == 5 else nan))
    return [*weeks[:-1], (40.0, 3.0, "partial", nan)]


SHAPES: dict[str, Chart] = {
    "one week": chart(bar(0, 30, 4, "partial")),
    "two weeks": chart(bar(0, 100, 3), bar(1, 40, 4, "partial"), planned=(105, 110)),
    "no pain": chart(*(bar(at, 100) for at in range(12)), planned=(105, 110)),
    "pain at ten": chart(*(bar(at, 100, 10) for at in range(26)), planned=(50, 70)),
    "all jumps": chart(*(bar(at, 100 + at, 3, rise=0.11 + at / 100) for at in range(26)), planned=(105, 140)),
    "all rest": chart(*(bar(at, 0, 2, "rest") for at in range(26))),
    "no record": chart(*(bar(at, nan, nan, "unrecorded") for at in range(25)), bar(25, 20, 2, "partial")),
    "a marathon week": chart(*(bar(at, 30, 1) for at in range(25)), bar(25, 3000, 2, rise=99.0), planned=(33, 35)),
    **{
        f"{count} weeks": chart(*(bar(at, *week) for at, week in enumerate(years(count))), planned=(126, 143))
        for count in (12, 26, 52, 80)
    },
    "ten years": chart(
        *(Bar(date(2016 + at // 12, at % 12 + 1, 1), "complete", 100 + at % 40, at % 9) for at in range(121)),
        planned=(126, 143),
        per="month",
    ),
}


def reach(label: Label, slot: float) -> tuple[float, float, float, float]:
    """left, top, right, bottom of a word, in pixels from the left edge of the plot."""
    style = STYLES[label.style]
    wide, x = style.reach(label.text), label.x * slot + label.dx
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[label.anchor]
    return left, label.y - 0.75 * style.size, left + wide, label.y + 0.2 * style.size


@pytest.mark.parametrize("drawn", SHAPES.values(), ids=SHAPES.keys())
def test_no_two_words_meet_and_none_leaves_the_picture_at_any_width(drawn: Chart) -> None:
    made = picture(drawn)
    fixed = [shape for shape in made.ground if isinstance(shape, Label)]
    for width in WIDTHS:
        slot = labels.plot_width(width) / made.slots
        areas = [(each.text, reach(each, slot)) for each in (*fixed, *labels.placed(made, width))]
        for (text, one), (other_text, other) in combinations(areas, 2):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (width, text, other_text)
        assert all(area[0] >= -LEFT - 1 and area[2] <= width - LEFT + 1 for _, area in areas), width


@pytest.mark.parametrize("drawn", SHAPES.values(), ids=SHAPES.keys())
def test_what_is_written_at_the_start_of_a_band_has_room_in_all_of_it(drawn: Chart) -> None:
    made = picture(drawn)
    written = labels.by_band(made)
    for band, begins in enumerate(labels.BANDS):
        words = [label for label, bands in written.items() if band in bands]
        ends = labels.BANDS[band + 1] - 1 if band + 1 < len(labels.BANDS) else 2400
        for width in range(begins, ends + 1, 20):
            slot = labels.plot_width(width) / made.slots
            for one, other in combinations([reach(each, slot) for each in words], 2):
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], width


def test_dates_are_written_by_whole_classes() -> None:
    made = picture(SHAPES["52 weeks"])
    written = {label.text for label in labels.placed(made, 1000) if labels.is_date(label)}
    assert {"2026", "Jul", "Apr", "Oct", "Feb", "Mar", "May", "Dec"} <= written
    narrow = {label.text for label in labels.placed(made, 300) if labels.is_date(label)}
    assert narrow == {"2026", "Jul", "Apr", "Oct"}


def test_a_date_makes_room_for_that_of_an_open_week() -> None:
    made = picture(SHAPES["12 weeks"])
    written = labels.by_band(made)
    dates = {label for label in written if labels.is_date(label)}
    left = labels.beside(made, written, [5])
    assert {label for label in dates if label.x == 5.5} & left.keys() == set()
    assert {label for label in dates if label.x == 0.5} <= left.keys()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.one_of(st.just(nan), st.floats(0, 3000)),
            st.one_of(st.just(nan), st.floats(0, 10)),
            st.sampled_from(["complete", "partial", "rest", "unrecorded"]),
            st.one_of(st.just(nan), st.floats(0.11, 3)),
        ),
        min_size=1,
        max_size=60,
    ),
    st.one_of(st.none(), st.tuples(st.floats(0.1, 100), st.floats(0, 900)).map(lambda pair: (pair[0], sum(pair)))),
    st.sampled_from([720, 358]),
)
def test_nothing_is_ever_drawn_beside_the_sheet(
    weeks: list[tuple[float, float, WeekState, float]], planned: tuple[float, float] | None, width: int
) -> None:
    drawing = sheet.load_and_pain(chart(*(bar(at, *week) for at, week in enumerate(weeks)), planned=planned), width)
    for shape in drawing.shapes:
        assert all(-1 <= x <= width + 1 and -1 <= y <= drawing.height + 1 for x, y in corners(shape)), shape


def corners(shape: Shape) -> tuple[tuple[float, float], ...]:
    match shape:
        case Box():
            return (shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)
        case Path():
            return shape.points
        case Dot():
            return ((shape.x, shape.y),)
        case Label():
            return ((shape.x + shape.dx, shape.y),)


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, (0, 1)),
        (7, (0, 2, 4, 6, 8)),
        (100, (0, 25, 50, 75, 100)),
        (162, (0, 50, 100, 150, 200)),
        (210, (0, 50, 100, 150, 200, 250)),
        (0.3, (0, 0.1, 0.2, 0.3)),
    ],
)
def test_the_scale_has_round_figures_up_to_the_highest_bar(highest: float, ticks: tuple[float, ...]) -> None:
    assert nice_ticks(highest) == pytest.approx(ticks)


@given(st.floats(-500, 500), st.floats(0.1, 1000))
def test_a_scale_below_zero_holds_both_ends_in_few_round_steps(low: float, span: float) -> None:
    ticks = ticks_between(low, low + span)
    assert ticks[0] <= low + 1e-4 * span
    assert ticks[-1] >= low + span - 1e-4 * span
    assert 2 <= len(ticks) <= 6


# Of an analysis ------------------------------------------------------------------------------------------------------
def test_an_analysis_is_drawn_in_the_unit_that_is_printed() -> None:
    analysis = analyse(diary([20, 20, 23, 5], [100, 100, 115, 25], [1, 1, 3]), Settings("distance"), today=after(3))
    in_km, in_mi = (chart_of(analysis, unit, analysis.weeks) for unit in ("km", "mi"))
    assert [each.total for each in in_km.bars] == [20, 20, 23, 5]
    assert [each.total * KM_PER_MILE for each in in_mi.bars] == pytest.approx([20, 20, 23, 5])
    assert [not isnan(each.rise) for each in in_km.bars] == [False, False, True, False]
    assert in_km.bars[2].rise == pytest.approx(0.15)
    assert in_km.planned is not None
    assert in_mi.planned == pytest.approx([value / KM_PER_MILE for value in in_km.planned])
    assert in_km.goal == in_km.planned


def test_no_range_is_drawn_beside_a_warning_sign_nor_after_weeks_that_end_in_the_past() -> None:
    steady = Diary(runs=weeks_of([20] * 5, [100] * 5), pain=pain(("2026-01-07", 1), ("2026-02-05", 1)))
    analysis = analyse(steady, today=after(5))
    assert chart_of(analysis, "km", analysis.weeks).planned is not None
    assert chart_of(analysis, "km", analysis.weeks.head(4)).planned is None
    flagged = Diary(runs=steady.runs, pain=pain(("2026-02-08 20:00", 4, "day", "fever")))
    analysis = analyse(flagged, today=after(5))
    assert chart_of(analysis, "km", analysis.weeks).planned is None


def test_a_log_of_years_is_drawn_by_the_month() -> None:
    analysis = analyse(diary([20] * (MOST_WEEKS + 1), [100] * (MOST_WEEKS + 1), [2]), today=after(MOST_WEEKS + 1))
    drawn = chart_of(analysis, "km", analysis.weeks)
    assert (drawn.per, drawn.bars[0].first, len(drawn.bars)) == ("month", date(2026, 1, 1), 19)
    assert {each.total for each in drawn.bars[:-1]} == {100}
    assert chart_of(analysis, "km", analysis.weeks.tail(MOST_WEEKS)).per == "week"


def test_the_brush_has_a_bar_for_every_known_week_and_the_chosen_ones_apart() -> None:
    root = ET.fromstring(brush.overview([10, 20, nan, 0, 40, 30], 1, 4))
    bars = {path.get("class"): str(path.get("d")).count("z") for path in root.iter("path")}
    assert bars == {"other": 2, "chosen": 2}
    assert [(band.get("x"), band.get("width")) for band in root.iter("rect")] == [("0.5", "4")]


# SVG -----------------------------------------------------------------------------------------------------------------
def drawing() -> Drawing:
    return sheet.load_and_pain(chart(*SIX), 720)


def test_the_svg_is_sound_and_says_what_it_shows_to_those_who_do_not_see_it() -> None:
    root = ET.fromstring(svg.inline(drawing(), "wide"))
    space = "{http://www.w3.org/2000/svg}"
    assert (root.findtext(f"{space}title"), root.findtext(f"{space}desc")) == ("Neck & running", "5 < 6")
    assert root.get("aria-labelledby") == "wide-title wide-desc"
    assert "not recorded" in [text.text for text in root.iter(f"{space}text")]


def test_the_svg_in_an_address_carries_its_colours_and_no_markup_of_ours_gets_loose() -> None:
    address = svg.address(replace(drawing(), title="</title><script>"), "dark")
    picture_of = b64decode(address.removeprefix("data:image/svg+xml;base64,")).decode()
    assert PALETTE["dark"]["neck"] in picture_of
    assert "<script" not in picture_of
    assert ET.fromstring(picture_of).get("role") == "img"


def test_the_fluid_svg_keeps_letters_and_heights_in_pixels_and_places_in_per_cent() -> None:
    made = picture(chart(*SIX))
    root = ET.fromstring(svg.fluid(made, labels.by_band(made), "week"))
    assert root.get("viewBox") is None
    rects = [rect for rect in root.iter("rect") if (rect.get("class") or "").startswith("d-") and rect.get("x")]
    assert rects
    assert all(str(rect.get("x")).endswith("%") and "%" not in str(rect.get("height")) for rect in rects)
    assert all(str(text.get("x")).endswith("%") for text in root.iter("text"))


def test_every_style_is_of_the_palette() -> None:
    used = {style.fill for style in STYLES.values()} | {style.line for style in STYLES.values()}
    assert used <= {"", *PALETTE["light"]}
