"""The charts of Patterns hold the numbers of the analysis, in SVG and in Plotly in the same places."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from itertools import combinations
from math import nan

import pandas as pd
import pytest

from neckload import Analysis, Diary, Settings, analyse, read_log
from neckload.domain.factors import Factor, Side
from neckload.ui.charts import marks, patterns, runs
from neckload.ui.drawing import labels, svg
from neckload.ui.drawing.plot import Plot
from neckload.ui.drawing.shapes import STYLES, Box, Dot, Label, Path
from tests.builders import after
from tests.builders import runs as some_runs

SIDE = Side(6, 8.0, 48.0, 4.0, 1.0)


CHARTS = ("aligned", "effects", "around", "factors", "spikes", "ratios")


@pytest.fixture(scope="module")
def linked() -> Analysis:
    log = read_log("sample_data/linked.csv")
    return analyse(Diary(week_totals=log.week_totals), Settings(measure="distance"), today=date(2026, 3, 18))


@pytest.fixture(scope="module")
def plots(linked: Analysis) -> dict[str, Plot]:
    days = some_runs(*((f"2026-{month:02d}-{day:02d}", 8 + day % 5, 50) for month in (1, 2) for day in range(1, 28, 3)))
    analysis = analyse(Diary(runs=days), today=after(9))
    around = pd.DataFrame({"day": range(-1, 4), "pain_mean": [1, 1, 3, 2, nan], "days": [9, 9, 9, 9, 0],
                           "long_pain_mean": [1, 1, 3.1, 2, 1], "long_days": [3] * 5})  # fmt: skip
    return {
        "aligned": patterns.aligned(linked.association, "distance", "km"),
        "effects": patterns.effects(linked.association),
        "around": patterns.around_runs(around),
        "factors": patterns.factor_differences([factor("backpack"), factor("a bag " * 20)]),
        "spikes": runs.spikes(analysis, "km"),
        "ratios": runs.load_ratio(analysis),
    }


def factor(name: str) -> Factor:
    return Factor(name, "gear", SIDE, SIDE, "none", 0.5, -0.5, 1.5, 0.4)


def test_the_load_is_drawn_beside_the_pain_of_the_winning_lag(linked: Analysis, plots: dict[str, Plot]) -> None:
    assert linked.association.lag == 1
    table = plots["aligned"].numbers[::-1]
    assert list(table["load"])[1:30] == pytest.approx(linked.weeks["distance_km"].round(2).tolist()[:29])
    assert list(table["neck pain"])[:30] == pytest.approx(linked.weeks["pain_mean"].round(2).tolist()[:30])
    bars = [shape for shape in plots["aligned"].marks if isinstance(shape, Box)]
    assert [bar.height for bar in bars[:3]] == pytest.approx(
        [bars[0].height * load / table["load"].iloc[1] for load in table["load"].iloc[1:4]], rel=0.01
    )


def test_miles_scale_the_load_and_nothing_else(linked: Analysis) -> None:
    km, mi = (patterns.aligned(linked.association, "distance", unit).numbers for unit in ("km", "mi"))
    assert mi["load"].iloc[5] * 1.609344 == pytest.approx(km["load"].iloc[5], abs=0.02)
    assert mi["neck pain"].equals(km["neck pain"])


def test_each_lag_is_a_dot_with_its_interval_and_only_the_winning_one_is_in_full(
    linked: Analysis, plots: dict[str, Plot]
) -> None:
    drawn, effect = plots["effects"], linked.association.effects[1]
    assert [shape.style for shape in drawn.marks if isinstance(shape, Dot)] == ["dot_pale", "neck_dot", "dot_pale"]
    assert drawn.numbers.loc[1].tolist() == pytest.approx([effect.estimate, effect.low, effect.high], abs=0.01)
    assert list(drawn.numbers.columns[1:]) == ["at least", "at most"]


def test_factors_without_a_difference_are_not_drawn() -> None:
    unknown = Factor("belt", "gear", SIDE, SIDE, "not_enough", nan, nan, nan, None)
    drawn = patterns.factor_differences([factor("backpack"), unknown])
    assert drawn.numbers.to_dict("index") == {
        "backpack": {"points of pain more or less with it": 0.5, "at least": -0.5, "at most": 1.5}
    }


def test_every_tick_of_a_scale_around_zero_but_zero_has_its_sign(plots: dict[str, Plot]) -> None:
    ticks = [each.text for each in plots["factors"].ground if isinstance(each, Label) and each.anchor == "middle"]
    assert "+0.5" in ticks
    assert all(tick == "0" or tick[0] in "+−" for tick in ticks)


@pytest.mark.parametrize("name", CHARTS)
def test_plotly_and_svg_draw_the_same_marks_between_the_same_margins(name: str, plots: dict[str, Plot]) -> None:
    drawn = plots[name]
    figure = marks.plot(drawn)
    for kind in (Box, Dot, Path):
        of_kind = [shape for shape in drawn.marks if isinstance(shape, kind)]
        styles = {shape.style for shape in of_kind}
        assert styles <= {trace.name for trace in figure.data}
    dots = sorted((shape.x, shape.y) for shape in drawn.marks if isinstance(shape, Dot))
    assert dots == sorted(
        point for trace in figure.select_traces({"mode": "markers"}) for point in zip(trace.x, trace.y, strict=True)
    )
    assert (figure.layout.margin.l, figure.layout.margin.r) == (drawn.left, drawn.right)
    assert tuple(figure.layout.yaxis.range) == (drawn.height, 0)
    root = ET.fromstring(svg.fluid(drawn, labels.by_band(drawn), name))
    assert (root.get("viewBox"), root.get("height")) == (None, f"{drawn.height:g}")


@pytest.mark.parametrize("name", CHARTS)
def test_no_two_words_of_a_chart_meet_and_none_leaves_it_on_a_phone_or_a_desk(
    name: str, plots: dict[str, Plot]
) -> None:
    drawn = plots[name]
    fixed = [shape for shape in drawn.ground if isinstance(shape, Label)]
    for width in (318, 420, 700, 1012):
        slot = (width - drawn.left - drawn.right) / drawn.slots
        areas = [reach(label, slot) for label in (*fixed, *labels.placed(drawn, width))]
        for here, there in combinations(areas, 2):
            assert here[2] <= there[0] or there[2] <= here[0] or here[3] <= there[1] or there[3] <= here[1]
        assert all(left >= -drawn.left - 1 and right <= width - drawn.left for left, _, right, _ in areas), width


def reach(label: Label, slot: float) -> tuple[float, float, float, float]:
    style = STYLES[label.style]
    wide, x = style.reach(label.text) * 0.92, label.x * slot + label.dx
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[label.anchor]
    return left, label.y - 0.75 * style.size, left + wide, label.y + 0.2 * style.size


def test_many_marks_are_one_path_and_every_one_is_in_it() -> None:
    dots = tuple(Dot("neck_dot", at, 9, 2) for at in range(300))
    bars = tuple(Box("run", at, 4, 0.8, 5) for at in range(300))
    markup = svg.fluid(Plot(slots=300, right=0, height=20, ground=(), marks=(*dots, *bars)), {}, "many")
    assert ("<circle" in markup, markup.count(" 9.0h0"), markup.count("z")) == (False, 300, 300)
