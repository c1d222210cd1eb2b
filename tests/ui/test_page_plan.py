"""*Plan* and the runner's own target on the pages: tried out, kept, taken back, taken along."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
import pandas as pd
import pytest

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.goal import Goal, goal_row, race_week_km
from neckload.domain.tables import Diary, conform
from neckload.ui.charts import plan as plan_charts
from neckload.ui.drawing.plot import Plot
from neckload.ui.drawing.shapes import Box, Label
from neckload.ui.report import plan_files
from neckload.ui.text.formatting import KM_PER_MILE
from neckload.ui.text.guidance import plan as plan_words
from neckload.ui.text.guidance import plan_week, safety
from neckload.ui.text.weeks import finding
from tests.builders import after, diary, pain
from tests.ui.test_pages import NOW, OWNER, PAGES, Runner, charts, made_once, sound, tap, text

TODAY = after(5)
PAGE = "plan"


@made_once
def calm() -> Runner:
    """Somebody with five weeks of 100 min and 20 km, and a neck at 1."""
    runner = Runner()
    runner.keep(diary([20] * 5, [100] * 5, [1] * 5))
    return runner


def headline(app: object) -> str:
    return str(app.header[0].value)  # type: ignore[attr-defined]


def test_without_runs_the_plan_offers_to_add_them_and_nothing_to_save() -> None:
    runner = Runner()
    runner.keep(Diary(pain=pain((f"{TODAY} 08:00", 2))))
    app = runner.open(PAGE)
    assert headline(app) == "No plan yet"
    assert [button.label for button in app.button if button.key in ("to_the_log", "keep_goal")] == ["Add your runs"]


def test_the_plan_is_a_page_of_the_app() -> None:
    assert PAGE in PAGES


def test_a_goal_is_tried_out_before_it_is_kept_and_can_be_given_up_and_brought_back(calm: Runner) -> None:
    app = calm.open(PAGE)
    assert headline(app) == "You’d get there in the week of 23 March 2026"
    assert plan_words.WHAT_IF in text(app)
    app = sound(app.slider(key="goal_rate").set_value(10).run())
    assert headline(app) == "You’d get there in the week of 2 March 2026"
    assert calm.diary.goals.empty
    app = tap(app, "keep_goal")
    assert plan_words.WHAT_IF not in text(app)
    (goal,) = calm.diary.goals.to_dict("records")
    assert (goal["duration_min"], goal["rate"], goal["start_level"]) == (130, 0.10, 100)
    app = tap(app, "give_up_goal")
    assert calm.visit({}).analysis.plan is None
    app = tap(app, "undo_goal")
    kept = calm.visit({}).analysis.plan
    assert kept is not None
    assert kept.goal.amount == 130
    assert "undo_goal" not in {button.key for button in app.button}


def test_undoing_the_first_goal_leaves_none(calm: Runner) -> None:
    tap(tap(calm.open(PAGE), "keep_goal"), "undo_goal")
    assert calm.diary.goals.empty


def test_the_weeks_ahead_stand_as_a_picture_and_as_a_table(calm: Runner) -> None:
    app = calm.open(PAGE)
    assert charts(app) == {"way_to_goal"}
    table = app.table[0].value
    assert table["Planned, min"].tolist()[:4] == ["110", "115", "125", "100"]
    assert table["Range, min"].tolist()[0] == "105–110"
    assert table["What"].tolist()[3] == "lighter week"


def test_a_goal_in_miles_is_kept_in_kilometres_and_stays_the_same_goal(calm: Runner) -> None:
    calm.unit = "mi"
    app = sound(calm.open(PAGE).button_group(key="goal_kind").select("distance").run())
    app = sound(app.number_input(key="goal_amount_mi").set_value(16.0).run())
    app = tap(app, "keep_goal")
    assert calm.diary.goals["distance_km"].tolist() == pytest.approx([16 * KM_PER_MILE])
    assert plan_words.WHAT_IF not in text(calm.open(PAGE))


def test_a_day_set_in_the_same_moment_as_the_goal_is_kept_goes_into_the_goal(calm: Runner) -> None:
    app = calm.open(PAGE)
    app.date_input(key="goal_by").set_value(NOW.date() + timedelta(weeks=9))
    tap(app, "keep_goal")
    assert calm.diary.goals["by"].tolist() == [pd.Timestamp(NOW.date() + timedelta(weeks=9))]


def test_a_race_is_planned_up_to_its_day(calm: Runner) -> None:
    app = sound(calm.open(PAGE).button_group(key="goal_kind").select("race").run())
    app = sound(app.selectbox(key="goal_race").set_value("10 km").run())
    assert "Ready means a longest run of 7.5 km in a week of 15.0 km." in text(app)
    tap(app, "keep_goal")
    (goal,) = calm.diary.goals.to_dict("records")
    assert (goal["race_km"], goal["by"]) == (10, pd.Timestamp(NOW.date() + timedelta(weeks=16)))


def test_a_visitor_looks_at_a_plan_of_the_sample_and_cannot_keep_it() -> None:
    app = Runner().open(PAGE)
    assert app.button(key="keep_goal").disabled
    assert plan_words.ONLY_SAMPLE in text(app)
    assert charts(app) == {"way_to_goal"}


def test_a_warning_sign_leaves_the_page_without_a_plan(calm: Runner) -> None:
    calm.store.save_pain(OWNER, pain(("2026-02-10 20:00", 4, "day", "fever")))
    app = calm.open(PAGE)
    assert headline(app) == "See a doctor first"
    assert "See a doctor; do not run." in app.error[0].value
    assert app.button(key="keep_goal").disabled
    assert not charts(app)


def test_the_warning_signs_stand_beside_every_plan(calm: Runner) -> None:
    app = calm.open(PAGE)
    assert safety.A_DOCTOR_FIRST in text(app)
    assert safety.ASK_AT_ANY_TIME in text(tap(app, "ask_for_signs"))


def test_a_kept_plan_stands_in_the_tile_of_the_week_it_asks_for(calm: Runner) -> None:
    tap(calm.open(PAGE), "keep_goal")
    words = plan_words.for_the_week(calm.visit({}).analysis, "km")
    assert words == "Plan: 110 min"
    assert f"<p class='plan'>{words}</p>" in text(calm.open("this-week"))


# A target of one's own, on This week


def test_a_therapists_target_stands_beside_the_range_and_goes_with_one_tap(calm: Runner) -> None:
    app = calm.open("this-week")
    app = sound(app.number_input(key="own_%").set_value(12.0).run())
    app = tap(app, "save_own")
    assert "**Your therapist’s target for next week: 112 min.** That is +12 % on your level, above the range" in text(
        app
    )
    assert "105–110<small>min" in text(app)
    (target,) = calm.diary.targets.to_dict("records")
    assert (target["week"], target["change"], target["set_by"]) == (pd.Timestamp("2026-02-16"), 0.12, "therapist")
    app = tap(app, "back_next")
    assert calm.diary.targets.empty
    assert "Your therapist’s target" not in text(app)


def test_a_new_target_takes_the_place_of_the_old_one(calm: Runner) -> None:
    app = calm.open("this-week")
    for change in (12.0, -5.0):
        app = tap(sound(app.number_input(key="own_%").set_value(change).run()), "save_own")
    assert calm.diary.targets["change"].tolist() == [-0.05]


def test_can_i_run_is_answered_beside_the_range_and_not_beside_a_warning_sign(calm: Runner) -> None:
    assert "Usually yes: staying active matters" in text(calm.open("this-week"))
    calm.store.save_pain(OWNER, pain(("2026-02-10 20:00", 4, "day", "fever")))
    assert "Usually yes" not in text(calm.open("this-week"))


# Words


def test_a_target_above_the_range_is_said_to_stay_out_of_the_plan() -> None:
    targets = conform(pd.DataFrame({"week": [pd.Timestamp("2026-02-16")], "change": [0.2]}), "targets")
    log = diary([20] * 5, [100] * 5, [0] * 5)
    facts = analyse(Diary(log.runs, log.pain, targets=targets), today=TODAY)
    told = plan_words.finding(facts.plan_for(WEEKLY), facts, "km").lines
    assert "Your own target for its first week is above the range, so the plan starts without it." in told


def test_a_plan_of_today_is_not_set_against_itself() -> None:
    assert "than it looked on" not in said(replace(WEEKLY, start_level=20.0), score=4)


def steady(score: float = 0) -> Analysis:
    return analyse(diary([20] * 5, [100] * 5, [score] * 5), today=TODAY)


def said(goal: Goal, score: float = 0) -> str:
    facts = steady(score)
    found = plan_words.finding(facts.plan_for(goal), facts, "km")
    return " ".join((found.label, found.headline, *found.lines))


WEEKLY = Goal(TODAY, "distance", 40.0)


@pytest.mark.parametrize(
    ("goal", "score", "sentence"),
    [
        (replace(WEEKLY, by=date(2026, 3, 12)), 0, "By 12 March 2026 you’d be at 27.2 km a week."),
        (replace(WEEKLY, by=date(2026, 2, 14)), 0, "14 February 2026 is too soon to build up."),
        (replace(WEEKLY, amount=22.0, by=date(2026, 3, 12)), 0, "That is 3 weeks before 12 March 2026."),
        (replace(WEEKLY, amount=22.0, by=date(2026, 2, 18)), 0, "That is the same week as 18 February 2026."),
        (
            WEEKLY,
            7,
            "Paused: your neck first Your neck has been above 5 of 10 for two weeks or more.",
        ),
        (replace(WEEKLY, amount=20.0), 0, "You’re there Your level is 20.0 km a week."),
        (replace(WEEKLY, amount=400.0, rate=0.05), 0, "400.0 km a week You’d get there"),
        (replace(WEEKLY, amount=9000.0, rate=0.05), 0, "Not within 104 weeks at this pace"),
        (
            replace(WEEKLY, made_on=TODAY - timedelta(weeks=2), start_level=20.0),
            0,
            "Last full week: 21.6 km planned, 20.0 km run.",
        ),
        (
            replace(WEEKLY, made_on=TODAY - timedelta(weeks=2), start_level=20.0),
            0,
            "That is 1 week later than on 28 January 2026",
        ),
        (
            Goal(TODAY, "distance", race_week_km(42.195), by=date(2026, 3, 29), race_km=42.195),
            0,
            "after race day By 29 March 2026 you’d be at 27.2 km a week, with a longest run of up to 27 km.",
        ),
    ],
)
def test_the_finding_says_what_decides(goal: Goal, score: float, sentence: str) -> None:
    assert sentence in said(goal, score)


def test_what_was_run_is_a_plain_share_of_what_was_planned() -> None:
    goal = replace(WEEKLY, made_on=TODAY - timedelta(weeks=2), start_level=20.0)
    assert plan_week.done_table(steady().plan_for(goal), "km")["Of planned"].tolist() == ["93 %"]


def test_a_race_that_is_carried_already_is_not_called_too_near_to_build_for() -> None:
    told = said(Goal(TODAY, "distance", race_week_km(10), by=date(2026, 2, 13), race_km=10.0))
    assert "You’re ready for it" in told
    assert "Your level is 20.0 km a week, your longest run of the last 30 days 20.0 km." in told
    assert "too near" not in told


def test_a_level_held_because_nothing_is_noted_is_not_put_on_the_neck() -> None:
    facts = analyse(diary([20] * 5, [100] * 5), today=TODAY)
    (line,) = plan_words.finding(facts.plan_for(WEEKLY), facts, "km").lines
    assert line == "No recent neck score, so the plan begins with 19–20 km (hold your level)."


@pytest.mark.parametrize(("km", "left_out"), [(30.0, True), (21.0, False)])
def test_a_target_above_the_range_that_the_plan_leaves_out_is_named(km: float, left_out: bool) -> None:
    log = diary([20] * 5, [100] * 5, [0] * 5)
    own = conform(pd.DataFrame({"week": [pd.Timestamp("2026-02-16")], "distance_km": [km]}), "targets")
    facts = analyse(Diary(log.runs, log.pain, targets=own), today=TODAY)
    lines = plan_words.finding(facts.plan_for(WEEKLY), facts, "km").lines
    told = "Your own target for its first week is above the range, so the plan starts without it."
    assert (told in lines) == left_out


def test_without_a_level_it_says_what_is_missing() -> None:
    facts = analyse(Diary(), today=TODAY)
    found = plan_words.finding(facts.plan_for(WEEKLY), facts, "km")
    assert (found.headline, found.lines) == ("No plan yet", ("A range needs one full week with running on record.",))
    by_time = analyse(diary(minutes=[100] * 5), today=TODAY)
    assert "lack the distance" in plan_words.finding(by_time.plan_for(WEEKLY), by_time, "km").lines[0]


@pytest.mark.parametrize("rate", [0.05, 0.07, 0.10])
@pytest.mark.parametrize("scores", [[0] * 5, [4] * 5, [0, 0, 0, 0, 7]])
def test_what_is_printed_as_planned_stays_inside_what_is_printed_as_range(rate: float, scores: list[float]) -> None:
    usual = analyse(diary([21.3] * 5, [107.3] * 5, scores), today=TODAY)
    small = analyse(diary([1.0] * 5, [2.0] * 5, scores), today=TODAY)
    for facts, measure, amount in (
        (usual, "time", 190.0),
        (usual, "distance", 38.0),
        (small, "time", 4.0),
        (small, "distance", 2.0),
    ):
        table = plan_week.weeks_table(facts.plan_for(Goal(TODAY, measure, amount, rate)), "km")  # type: ignore[arg-type]
        for planned, range_ in table.iloc[:, [2, 3]].itertuples(index=False):
            if "–" in range_[1:]:
                low, high = (float(figure) for figure in range_.split("–"))
                assert low <= float(planned) <= high, (planned, range_)


@pytest.mark.parametrize("rate", [0.05, 0.07, 0.10])
def test_a_paused_plan_prints_no_weeks(rate: float) -> None:
    facts = steady(7)
    assert plan_week.weeks_table(facts.plan_for(replace(WEEKLY, rate=rate)), "km").empty


# The picture


def test_the_picture_draws_the_planned_weeks_in_the_runners_unit() -> None:
    facts = steady()
    plan = facts.plan_for(replace(WEEKLY, lighter_every=4))
    km, mi = (plan_charts.way_to_goal(facts, plan, unit) for unit in ("km", "mi"))  # type: ignore[arg-type]
    bars = {style: [bar for bar in km.marks if isinstance(bar, Box) and bar.style == style] for style, _ in km.key}
    run, planned = bars["run"][0], [*bars["open"], *bars["lighter"]]
    of_km = run.height / 20
    assert sorted(bar.height / of_km for bar in planned) == pytest.approx(sorted(week.planned for week in plan.weeks))
    assert len(bars["lighter"]) == sum(week.kind == "lighter" for week in plan.weeks)
    drawn = {
        unit: [shape.height for shape in each.marks if isinstance(shape, Box)]
        for unit, each in (("km", km), ("mi", mi))
    }
    in_proportion = [height / drawn["mi"][0] for height in drawn["mi"]]
    assert in_proportion == pytest.approx([height / drawn["km"][0] for height in drawn["km"]])
    assert [words_ for _, words_ in km.key] == ["run", "planned", "its range", "lighter week"]
    assert _goal_label(km) == ("goal: 40.0 km", "start")


def _goal_label(drawn: Plot) -> tuple[str, str]:
    (label,) = (each for each in drawn.ground if isinstance(each, Label) and each.text.startswith("goal"))
    return label.text, label.anchor


def test_the_name_of_the_goal_stands_where_no_past_week_covers_it() -> None:
    facts = steady()
    low = facts.plan_for(replace(WEEKLY, amount=15.0))
    assert _goal_label(plan_charts.way_to_goal(facts, low, "km")) == ("goal: 15.0 km", "end")


# Taken along


MADE = NOW.replace(tzinfo=UTC)


def events(goal: Goal, made: datetime = MADE) -> list[icalendar.Event]:
    plan = steady().plan_for(goal)
    return list(icalendar.Calendar.from_ical(plan_files.calendar(plan, "km", made)).walk("VEVENT"))


def test_the_calendar_holds_one_event_of_seven_days_for_each_week() -> None:
    found = events(replace(WEEKLY, amount=22.0))
    assert [(each.start, each.end, str(each["SUMMARY"])) for each in found] == [
        (date(2026, 2, 16), date(2026, 2, 23), "Run 22 km (build): check neckload before this week")
    ]
    assert finding.NOT_MEDICAL_ADVICE in str(found[0]["DESCRIPTION"])
    assert "Range: 21–22 km." in str(found[0]["DESCRIPTION"])


def test_a_newer_calendar_file_puts_the_same_weeks_right() -> None:
    older, newer = events(WEEKLY), events(replace(WEEKLY, amount=30.0), MADE + timedelta(days=1))
    assert {each["UID"] for each in newer} < {each["UID"] for each in older}
    assert newer[0]["SEQUENCE"] > older[0]["SEQUENCE"]


def test_a_calendar_file_says_in_utc_when_it_was_made() -> None:
    tokyo = datetime(2026, 2, 12, 8, 0, tzinfo=timezone(timedelta(hours=9)))
    assert events(WEEKLY, tokyo)[0]["DTSTAMP"].to_ical() == b"20260211T230000Z"


def test_a_race_has_its_day_in_the_calendar() -> None:
    last = events(Goal(TODAY, "distance", race_week_km(10), by=date(2026, 4, 5), race_km=10.0))[-1]
    assert (last.start, str(last["SUMMARY"])) == (date(2026, 4, 5), "Race, 10.0 km")


def test_the_table_is_read_back_as_numbers_and_holds_no_formula() -> None:
    data = plan_files.table(steady().plan_for(replace(WEEKLY, amount=25.0)), "km").decode()
    rows = list(csv.DictReader(io.StringIO(data)))
    assert [row["planned_km"] for row in rows[:-1]] == ["21.6", "23.33", "25.0"]
    assert [row["sum_km"] for row in rows[:-1]] == ["21.6", "44.93", "69.93"]
    cells = [cell for row in csv.reader(io.StringIO(data)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert finding.NOT_MEDICAL_ADVICE in data


def test_a_kept_goal_travels_with_the_diary(calm: Runner) -> None:
    calm.store.save_goals(OWNER, goal_row(replace(WEEKLY, made_on=date(2026, 2, 2), start_level=20.0)))
    plan = calm.visit({}).analysis.plan
    assert plan is not None
    assert [week.done for week in plan.done] == []
    assert plan.weeks[0].week == pd.Timestamp("2026-02-09")
