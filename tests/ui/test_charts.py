"""The figures hold the numbers of the analysis, and nothing else."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.settings import Settings
from neckload.domain.tables import Diary
from neckload.ui.charts import load_and_pain
from neckload.ui.charts import runs as run_charts
from neckload.ui.drawing.chart_of import chart_of
from neckload.ui.drawing.shapes import Box, Dot, Label, Path
from neckload.ui.drawing.week_chart import HEIGHT, Chart, picture
from neckload.ui.text.formatting import Unit
from tests.builders import after, days, diary, pain, runs


def story(measure: str = "time") -> Analysis:
    """Nine weeks: first, within, above, rest, restart, lower, unrecorded, restart, steep; then the current one.

    100, 108, 124, rest, 100, 90, not recorded, 90, 130 min at 5 min/km, and 20 min so far. Today is a Wednesday.
    """
    minutes = (100, 108, 124, None, 100, 90, None, 90, 130, 20)
    log = diary([None if value is None else value / 5 for value in minutes], minutes)
    scores = pain(("2026-01-06 20:00", 1), ("2026-01-14 20:00", 2.5), ("2026-03-04 20:00", 4))
    full = Diary(runs=log.runs, pain=scores, days=days("2026-01-27", marked_rest=True))
    return analyse(full, Settings(measure="distance" if measure == "distance" else "time"), today=after(9))


def chart(measure: str = "time", unit: Unit = "km") -> Chart:
    analysis = story(measure)
    return chart_of(analysis, unit, analysis.weeks)


def traces(figure: go.Figure) -> dict[str, Any]:
    return {trace.name: trace for trace in figure.data}


def figure_of(drawn: Chart) -> go.Figure:
    made = picture(drawn)
    return load_and_pain.load_and_pain(made, [f"slot {at}" for at in range(made.slots)])


def test_a_chart_is_told_so_that_the_browser_draws_it_once() -> None:
    week, same = (figure_of(chart()) for _ in range(2))
    other = load_and_pain.load_and_pain(picture(chart()), ["another word"] * 11)
    assert week.layout.template.to_plotly_json() == {}
    assert "bdata" not in week.to_json()
    assert week.layout.datarevision == same.layout.datarevision
    assert week.layout.datarevision != other.layout.datarevision


def test_plotly_draws_every_mark_of_the_picture_in_its_place_and_nothing_else() -> None:
    made = picture(chart())
    figure = figure_of(chart())
    boxes = [shape for shape in made.marks if isinstance(shape, Box)]
    bars = [trace for trace in figure.data if trace.type == "bar" and not trace.name.startswith("targets")]
    drawn = {
        (bar.name, round(x - width / 2, 6), round(base + height, 6), round(width, 6), round(-height, 6))
        for bar in bars
        for x, base, height, width in zip(bar.x, bar.base, bar.y, bar.width, strict=True)
    }
    wanted = {(box.style, *(round(value, 6) for value in (box.x, box.y, box.width, box.height))) for box in boxes}
    assert drawn == wanted
    dots = [(shape.x, shape.y) for shape in made.marks if isinstance(shape, Dot)]
    scores = traces(figure)["neck_dot"]
    assert list(zip(scores.x, scores.y, strict=True)) == dots
    assert (tuple(figure.layout.xaxis.range), tuple(figure.layout.yaxis.range)) == ((0, made.slots), (HEIGHT, 0))


def test_every_slot_is_a_target_over_the_whole_height_and_nothing_else_answers_a_mouse() -> None:
    figure = figure_of(chart())
    targets = [trace for trace in figure.data if trace.name.startswith("targets")]
    assert [list(trace.x) for trace in targets] == [[at + 0.5 for at in range(11)]] * 2
    assert targets[0].base[0] + targets[0].y[0] == targets[1].base[0]
    assert targets[1].base[0] + targets[1].y[0] == HEIGHT
    assert list(targets[0].hovertext) == [f"slot {at}" for at in range(11)]
    assert {trace.hoverinfo for trace in figure.data if trace not in targets} == {"skip"}


def test_a_click_fades_nothing() -> None:
    for trace in figure_of(chart()).data:
        assert trace.selected.marker.opacity == trace.unselected.marker.opacity == 1


def test_single_runs_stand_in_the_band_of_their_spike() -> None:
    # 10 km, then 10.5 (+5 %), 12 (+14 % on 10.5), 18 (+50 %), 40 (+122 %)
    log = runs(*((f"2026-01-{day:02d}", km, km * 6) for day, km in ((5, 10), (8, 10.5), (11, 12), (15, 18), (20, 40))))
    drawn = run_charts.spikes(analyse(Diary(runs=log), today=after(3)), "km")
    names = dict(drawn.key)
    dots = {names[dot.style]: dot for dot in drawn.marks if isinstance(dot, Dot)}
    assert list(dots) == [
        "up to 10 % longer, or shorter",
        "10–30 % longer",
        "30–100 % longer",
        "more than 100 % longer",
    ]
    assert [round(value) for value in drawn.numbers.max()] == [5, 14, 50, 122]
    level = next(line for line in drawn.ground if isinstance(line, Path) and line.style == "level")
    assert [dot.y < level.points[0][1] for dot in dots.values()] == [False, True, True, True]
    beside = next(word for word in drawn.ground if isinstance(word, Label) and word.text == "10 % longer")
    assert (beside.x, beside.dx > 0) == (drawn.slots, True)  # beside the dots, not over them


def test_of_two_runs_on_one_day_the_longer_counts_and_the_newest_day_is_first() -> None:
    log = runs(("2026-01-05 07:00", 10, 60), ("2026-01-20 07:00", 12, 60), ("2026-01-20 07:00", 20, 120),
               ("2026-01-22 07:00", 8, 60))  # fmt: skip
    table = run_charts.spikes(analyse(Diary(runs=log), today=after(3)), "km").numbers
    assert table.max(axis=1).to_dict() == {"2026-01-22": -60, "2026-01-20": 100}


def test_load_ratios_are_the_analysis_days_without_colour_bands() -> None:
    analysis = analyse(diary([10] * 8, [60] * 8), today=after(8))
    drawn = run_charts.load_ratio(analysis)
    days = analysis.load.days
    assert drawn.numbers["7 over 28 days"].tolist()[::-1] == pytest.approx(days["ratio_coupled"].round(2), nan_ok=True)
    lines = [line for line in drawn.marks if isinstance(line, Path) and line.style == "ratio_coupled"]
    assert sum(len(line.points) for line in lines) == days["ratio_coupled"].notna().sum()
    assert not [shape for shape in (*drawn.ground, *drawn.marks) if isinstance(shape, Box)]
    assert len(drawn.hovers) == len(days)


def test_the_drawing_never_writes_into_the_analysis() -> None:
    analysis = story()
    before = analysis.weeks.copy()
    picture(chart_of(analysis, "mi", analysis.weeks))
    pd.testing.assert_frame_equal(analysis.weeks, before)
