"""The figures hold the numbers of the analysis, and nothing else."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from neckload.domain import evidence
from neckload.domain.analysis import Analysis, Settings, analyse
from neckload.domain.progression import VERDICTS
from neckload.domain.tables import Diary
from neckload.ui.charts import load_and_pain, style
from neckload.ui.charts import runs as run_charts
from neckload.ui.text import finding as words
from neckload.ui.text.formatting import KM_PER_MILE
from tests.builders import after, days, diary, pain, runs, typed, weeks_of

HALF_WEEK = pd.Timedelta(days=3.5)


def story(measure: str = "time") -> Analysis:
    """Nine weeks: first, within, above, rest, restart, lower, unrecorded, restart, steep; then the current one.

    100, 108, 124, rest, 100, 90, not recorded, 90, 130 min at 5 min/km, and 20 min so far. Today is a Wednesday.
    """
    minutes = (100, 108, 124, None, 100, 90, None, 90, 130, 20)
    log = diary([None if value is None else value / 5 for value in minutes], minutes)
    scores = pain(("2026-01-06 20:00", 1), ("2026-01-14 20:00", 2.5), ("2026-03-04 20:00", 4))
    full = Diary(runs=log.runs, pain=scores, days=days("2026-01-27", marked_rest=True))
    return analyse(full, Settings(measure="distance" if measure == "distance" else "time"), today=after(9))


def traces(figure: go.Figure) -> dict[str, Any]:
    return {trace.name: trace for trace in figure.data}


def drawn(trace: Any) -> dict[str, float]:
    """First day of the week -> height."""
    return {f"{pd.Timestamp(middle) - HALF_WEEK:%m-%d}": float(y) for middle, y in zip(trace.x, trace.y, strict=True)}


def painted(figure: go.Figure) -> dict[str, dict[str, float]]:
    """Name of the paint -> first day of the week -> height."""
    bars = traces(figure)["weeks"]
    name_of = {look[:2]: name for name, look in load_and_pain.KEY.items()}
    found: dict[str, dict[str, float]] = {}
    for (week, height), *look in zip(drawn(bars).items(), bars.marker.color, bars.marker.line.color, strict=True):
        found.setdefault(name_of[tuple(look)], {})[week] = height
    return found


def test_a_chart_is_told_so_that_the_browser_draws_it_once() -> None:
    week, same, other = (load_and_pain.load_and_pain(story(measure), "km") for measure in ("time", "time", "distance"))
    assert week.layout.template.to_plotly_json() == {}
    assert "bdata" not in week.to_json()
    assert week.layout.datarevision == same.layout.datarevision
    assert week.layout.datarevision != other.layout.datarevision


def test_every_bar_stands_in_its_week_and_in_the_paint_of_its_verdict() -> None:
    figure = load_and_pain.load_and_pain(story(), "km")
    assert painted(figure) == {
        "not_compared": {"01-05": 100, "02-02": 100, "02-23": 90},
        "calm": {"01-12": 108, "02-09": 90},
        "above": {"01-19": 124},
        "steep": {"03-02": 130},
    }
    assert drawn(traces(figure)["this week so far"]) == {"03-09": 20}


def test_a_jump_carries_its_figure_and_no_other_week_does() -> None:
    jumps = traces(load_and_pain.load_and_pain(story(), "km"))["jumps"]
    told = dict(zip(drawn(jumps), jumps.text, strict=True))
    assert told == {"01-19": "+15 %", "03-02": "+44 %"}


def test_ten_years_are_drawn_without_words_and_brackets_and_a_lone_score_is_not_lost() -> None:
    scores = pain(("2026-01-07", 3), ("2026-01-14", 4), ("2026-02-04", 6))
    log = Diary(runs=weeks_of([20] * 61, [100] * 61), pain=scores)
    figure = load_and_pain.load_and_pain(analyse(log, today=after(61)), "km")
    drawn_traces = traces(figure)
    assert "5–10 % allowed" not in drawn_traces
    assert "jumps" not in drawn_traces
    assert drawn_traces["worst neck pain"].mode == "lines"
    assert drawn(drawn_traces["a week alone"]) == {"02-02": 6}


def test_the_key_names_each_paint_that_is_drawn_and_no_other() -> None:
    key = load_and_pain.load_and_pain_key(story())
    told = ("not compared", "up to +10 %", "+10–30 %", "over +30 %", "this week so far", "not recorded")
    assert [words for words in told if words not in key] == []
    assert "back to an earlier level" not in key


def test_the_key_names_next_weeks_range_where_one_is_drawn() -> None:
    steady = analyse(diary([20] * 5, [100] * 5, [1] * 5), today=after(5))
    assert "next week’s range" in load_and_pain.load_and_pain_key(steady)
    flagged = Diary(runs=weeks_of([20] * 5, [100] * 5), pain=pain(("2026-02-08 20:00", 4, "day", "fever")))
    assert "next week’s range" not in load_and_pain.load_and_pain_key(analyse(flagged, today=after(5)))


def test_marks_of_dates_are_one_line_so_that_no_year_is_cut_off() -> None:
    drawn_charts = (load_and_pain.load_and_pain(story(), "km"), run_charts.spikes(story(), "km"))
    for figure in drawn_charts:
        formats = [stop.value for stop in figure.layout.xaxis.tickformatstops]
        assert formats == ["%-d %b", "%b %Y", "%Y"]


def test_miles_are_the_same_figure_but_for_the_factor() -> None:
    kilometres = load_and_pain.load_and_pain(story("distance"), "km")
    miles = load_and_pain.load_and_pain(story("distance"), "mi")
    for in_km, in_mi in zip(kilometres.data, miles.data, strict=True):
        factor = 1 if in_km.name in ("worst neck pain", "rest") else KM_PER_MILE
        assert list(in_km.x) == list(in_mi.x)
        for of_km, of_mi in ((in_km.y, in_mi.y), (getattr(in_km, "base", None), getattr(in_mi, "base", None))):
            if of_km is not None:
                assert list(of_km) == pytest.approx([value * factor for value in of_mi], nan_ok=True)


def test_a_chart_of_time_does_not_change_with_the_unit() -> None:
    heights = [drawn(traces(load_and_pain.load_and_pain(story(), unit))["weeks"]) for unit in ("km", "mi")]
    assert heights[0] == heights[1]
    assert heights[0]["01-12"] == 108


def test_the_current_week_is_hatched_and_no_other_is() -> None:
    bars = traces(load_and_pain.load_and_pain(story(), "km"))
    assert bars["this week so far"].marker.pattern.shape == "/"
    assert bars["weeks"].marker.pattern.shape is None


def test_next_weeks_range_is_an_open_box_after_the_current_week() -> None:
    analysis = story()
    box = traces(load_and_pain.load_and_pain(analysis, "km"))["next week"]
    target = analysis.advice.target
    assert target is not None
    assert pd.Timestamp(box.x[0]) - HALF_WEEK == pd.Timestamp("2026-03-16")
    assert (box.base[0], box.base[0] + box.y[0]) == pytest.approx((target.low, target.high))
    assert box.marker.color == style.NONE


def test_without_a_range_there_is_no_box() -> None:
    log = story()
    flagged = Diary(runs=weeks_of([20, 20], [100, 100]), pain=pain(("2026-01-20", 4, "day", "fever")))
    assert "next week" in traces(load_and_pain.load_and_pain(log, "km"))
    assert "next week" not in traces(load_and_pain.load_and_pain(analyse(flagged, today=after(2)), "km"))


def test_the_allowed_band_is_5_to_10_percent_of_the_week_before_where_that_is_fair() -> None:
    band = traces(load_and_pain.load_and_pain(story(), "km"))["5–10 % allowed"]
    # not in the first week, nor after rest or an unrecorded week; the rest week has one, the current week none
    before = {"01-12": 100, "01-19": 108, "01-26": 124, "02-09": 100, "03-02": 90}
    lows = {f"{pd.Timestamp(x) - HALF_WEEK:%m-%d}": low for x, low in zip(band.x, band.base, strict=True)}
    assert lows == pytest.approx({week: 1.05 * total for week, total in before.items()})
    assert drawn(band) == pytest.approx({week: 0.05 * total for week, total in before.items()})


def test_there_is_no_band_after_a_week_whose_total_is_not_fully_known() -> None:
    log = Diary(
        runs=runs(("2026-01-05", 10, None), ("2026-01-06", 5, 30), ("2026-01-12", 15, 90), ("2026-01-19", 15, 90))
    )
    band = traces(load_and_pain.load_and_pain(analyse(log, today=after(3)), "km"))["5–10 % allowed"]
    assert drawn(band).keys() == {"01-19"}


def test_rest_is_a_mark_on_the_ground_and_an_unrecorded_week_a_pale_gap() -> None:
    figure = load_and_pain.load_and_pain(story(), "km")
    marks = traces(figure)
    assert drawn(marks["rest"]) == {"01-26": 0}
    gaps = {
        (f"{pd.Timestamp(shape.x0):%m-%d}", f"{pd.Timestamp(shape.x1):%m-%d}")
        for shape in figure.layout.shapes
        if shape.type == "rect"
    }
    assert gaps == {("02-16", "02-23")}


def test_pain_has_its_own_axis_from_0_to_10_and_gaps_where_nothing_was_noted() -> None:
    figure = load_and_pain.load_and_pain(story(), "km")
    line = traces(figure)["worst neck pain"]
    assert line.connectgaps is False
    assert [None if pd.isna(value) else value for value in line.y] == [1, 2.5, *[None] * 6, 4, None]
    assert {trace.yaxis for trace in figure.data if trace is not line} == {"y2"}
    assert line.yaxis in (None, "y")
    low, high = figure.layout.yaxis.range
    assert -1 < low <= 0
    assert 10 <= high < 11
    assert figure.layout.yaxis.fixedrange


def test_a_milder_diary_does_not_stretch_the_pain_axis() -> None:
    ranges = {
        load_and_pain.load_and_pain(
            analyse(diary([20, 20], [100, 100], scores), today=after(2)), "km"
        ).layout.yaxis.range
        for scores in ((1, 1), (9, 10), ())
    }
    assert len(ranges) == 1


def test_every_verdict_with_a_change_has_a_paint_of_its_own_kind() -> None:
    assert set(load_and_pain.PAINTED) == set(VERDICTS) - {"partial", "rest"} - set(words.NOT_COMPARED)
    assert set(load_and_pain.PAINTED.values()) | {"not_compared"} == set(load_and_pain.KEY)


def test_a_week_that_cannot_be_compared_for_lack_of_measures_is_still_drawn() -> None:
    log = Diary(runs=runs(("2026-01-05", 5, 30), ("2026-01-12", 5, None), ("2026-01-13", None, 40)))
    figure = load_and_pain.load_and_pain(analyse(log, today=after(2)), "km")
    assert painted(figure) == {"not_compared": {"01-05": 30, "01-12": 40}}


@pytest.mark.parametrize(
    "log",
    [diary([5], [30]), diary([5], []), typed([20]), Diary(runs=weeks_of([5], [30]), pain=pain(("2026-01-05", 3)))],
    ids=["one run", "no time", "one typed week", "with pain"],
)
@pytest.mark.parametrize("full_weeks", [0, 1, 9])
def test_a_diary_of_one_week_is_drawn(log: Diary, full_weeks: int) -> None:
    analysis = analyse(log, today=after(full_weeks))
    figure = load_and_pain.load_and_pain(analysis, "km")
    bars = [trace for trace in figure.data if trace.name in ("weeks", "this week so far")]
    assert [float(y) for bar in bars for y in bar.y] == [
        analysis.weeks.iloc[0][f"{'duration_min' if analysis.measure == 'time' else 'distance_km'}"]
    ]


def test_an_empty_diary_draws_no_single_runs_and_no_ratios() -> None:
    analysis = analyse(Diary(), today=after(0))
    assert run_charts.spikes(analysis, "km").data == ()
    assert [len(line.x) for line in run_charts.load_ratio(analysis).data] == [0, 0, 0]


def test_single_runs_stand_in_the_band_of_their_spike() -> None:
    # 10 km, then 10.5 (+5 %), 12 (+14 % on 10.5), 18 (+50 %), 40 (+122 %)
    log = runs(*((f"2026-01-{day:02d}", km, km * 6) for day, km in ((5, 10), (8, 10.5), (11, 12), (15, 18), (20, 40))))
    figure = run_charts.spikes(analyse(Diary(runs=log), today=after(3)), "km")
    told = {trace.name: [round(float(y)) for y in trace.y] for trace in figure.data}
    assert told == {
        "up to 10 % longer, or shorter": [5],
        "10–30 % longer": [14],
        "30–100 % longer": [50],
        "more than double": [122],
    }
    line = next(shape for shape in figure.layout.shapes if shape.type == "line")
    assert line.y0 == line.y1 == evidence.SPIKE_SMALL.value * 100
    limit = next(each for each in figure.layout.annotations if each.text == "10 % longer")
    assert (limit.x, limit.xref, limit.xanchor) == (1, "paper", "left")  # beside the dots, not over them


def test_load_ratios_are_the_analysis_days_without_colour_bands() -> None:
    analysis = analyse(diary([10] * 8, [60] * 8), today=after(8))
    figure = run_charts.load_ratio(analysis)
    assert [list(line.y) for line in figure.data] == [
        pytest.approx(analysis.load.days[column].tolist(), nan_ok=True)
        for column in ("ratio_coupled", "ratio_uncoupled", "ratio_ewma")
    ]
    assert figure.layout.shapes == ()


def test_the_drawing_never_writes_into_the_analysis() -> None:
    analysis = story()
    before = analysis.weeks.copy()
    load_and_pain.load_and_pain(analysis, "mi")
    pd.testing.assert_frame_equal(analysis.weeks, before)
