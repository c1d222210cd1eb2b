"""*Patterns*: the verdict, its parts, and the calendar that opens a day."""

from __future__ import annotations

import itertools
import re
from datetime import date

import pandas as pd

from neckload.domain.tables import Diary
from neckload.domain.year import year
from neckload.ui.drawing import calendar as drawing
from neckload.ui.pages import edit_entry
from neckload.ui.text.answers import patterns
from tests import builders
from tests.builders import diary, pain, runs
from tests.ui.test_pages import NOW, Runner, charts, choose, in_app, made_once, sound, tap, text


@made_once
def regular() -> Runner:
    runner = Runner()
    runner.keep(diary([20] * 4 + [23], [100] * 4 + [115], [1, 1, 1, 1, 3]))
    return runner


def parts(app: object) -> list[str]:
    return list(app.segmented_control(key="part_patterns").options)  # type: ignore[attr-defined]


def test_single_runs_stand_over_time_and_the_ratios_are_drawn_only_when_they_are_opened(regular: Runner) -> None:
    assert charts(regular.open("patterns")) == {"spikes"}


def test_few_entries_get_one_list_of_what_is_to_come_with_how_far_it_is_and_no_empty_sections() -> None:
    few = Runner()
    few.keep(diary([5], [30]))
    app = few.open("patterns")
    assert not charts(app)
    waiting = [bar.proto.text for bar in app.get("progress") if bar.proto.text]
    assert any("Your neck around a run" in words for words in waiting)
    assert len(waiting) >= 3


def test_a_day_of_the_calendar_opens_what_was_recorded_on_it(regular: Runner) -> None:
    app = regular.open("patterns")
    assert "Calendar" in parts(app)
    app = choose(app, "part_patterns", "Calendar")
    monday = pd.Timestamp("2026-01-26")
    app = choose(app, "calendar_week", monday)
    with_score = regular.diary.pain["when"].dt.normalize()
    day = with_score[with_score.between(monday, monday + pd.Timedelta(days=6))].iloc[0].date()
    app = choose(app, "calendar_day", day)
    assert f"{day.day} January 2026" in [header.value for header in app.header]
    assert app.query_params["day"] in (f"{day}", [f"{day}"])
    assert any(button.label.startswith("Edit or remove: ") for button in app.button)


def test_what_eased_the_neck_is_noted_on_any_day_of_the_calendar_and_undone(regular: Runner) -> None:
    app = tap(choose(regular.open("patterns"), "part_patterns", "Calendar"), "add_day_note")
    assert "entry_relief" in [group.key for group in app.button_group]
    app = sound(in_app(lambda: edit_entry.add_note(regular.visit({}), NOW.date())).run())
    app = tap(choose(app, "entry_relief", "ice"), "entry_save")
    assert regular.diary.days["relief"].tolist() == ["ice"]
    app.session_state["last_change"].restore()
    assert regular.diary.days.empty


def test_the_day_in_the_address_is_open(regular: Runner) -> None:
    app = regular.open("patterns", None)
    app.query_params["day"] = "2026-01-20"
    app.session_state["part_patterns"] = "Calendar"
    sound(app.run())
    assert "20 January 2026" in [header.value for header in app.header]
    assert patterns.NOTHING_ON_DAY in text(app) or any(
        button.label.startswith("Edit or remove: ") for button in app.button
    )


def test_the_calendar_has_a_square_a_day_a_dot_for_runs_and_a_ring_for_exercises() -> None:
    recorded = builders.days("2026-03-15", "2026-03-17", exercises_done=["head_turns", None])
    log = Diary(runs=runs(("2026-03-16 07:00", 5, 30)), pain=pain(("2026-03-17", 4)), days=recorded)
    days = year(log.runs, log.pain, log.days, date(2026, 3, 18))
    weeks = sorted(days["week"].unique())[-2:]
    svg = drawing.calendar(days[days["week"].isin(weeks)], weeks[-1], "words")
    assert len(re.findall('<rect class="(?:pain|unknown)"', svg)) == 7 + 3
    assert re.findall('fill-opacity="([0-9.]+)"', svg) == ["0.46"]
    assert [svg.count(f'class="{mark}"') for mark in ("ran", "exercised", "band")] == [1, 1, 1]


def test_no_two_months_of_the_calendar_touch_on_a_phone() -> None:
    days = year(runs(), pain(), builders.days(), date(2026, 3, 18))
    weeks = sorted(days["week"].unique())[-26:]
    svg = drawing.calendar(days[days["week"].isin(weeks)], weeks[-1], "words")
    places = [float(x) for x in re.findall(r'<text x="([0-9.]+)%" y="12">', svg)]
    assert min(b - a for a, b in itertools.pairwise(places)) * 2.7 > 30  # px on a phone of 360
