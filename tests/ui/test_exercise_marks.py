"""Neck exercises on the main picture: only where they were done, above every score, and explained."""

from __future__ import annotations

import pandas as pd

from neckload.domain.analysis import Analysis, Settings, analyse
from neckload.domain.tables import Diary
from neckload.ui.charts import exercise_marks, load_and_pain
from tests.builders import after, days, diary


def analysis(*exercise_dates: str) -> Analysis:
    log = diary([20] * 4, [100] * 4, [10] * 4)
    noted = days(*exercise_dates, exercises_done="chin_tucks")
    return analyse(Diary(runs=log.runs, pain=log.pain, days=noted), Settings(), today=after(4))


def test_a_week_with_exercises_has_a_dot_that_grows_with_its_days() -> None:
    shown = analysis("2026-01-05", "2026-01-07", "2026-01-19")
    (dots,) = exercise_marks.dots(shown.weeks)
    assert list(pd.to_datetime(dots.x)) == [pd.Timestamp("2026-01-08 12:00"), pd.Timestamp("2026-01-22 12:00")]
    assert list(dots.marker.size) == [5, 4]
    assert dots.hovertext[0] == "Week of 5 Jan 2026<br>Neck exercises on 2 days"


def test_the_dots_stand_above_the_worst_score_and_inside_the_axis() -> None:
    picture = load_and_pain.load_and_pain(analysis("2026-01-05"), "km")
    dots = next(trace for trace in picture.data if trace.name == "neck exercises")
    assert 10 < dots.y[0] < picture.layout.yaxis.range[1]
    assert "neck exercises" in load_and_pain.load_and_pain_key(analysis("2026-01-05"))


def test_a_diary_without_exercises_shows_nothing_of_them() -> None:
    shown = analysis()
    assert exercise_marks.dots(shown.weeks) == []
    assert "neck exercises" not in load_and_pain.load_and_pain_key(shown)
    assert load_and_pain.load_and_pain(shown, "km").layout.yaxis.range[1] == exercise_marks.top(shown.weeks) == 10.4
