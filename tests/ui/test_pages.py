"""Every page, run without a browser on a real diary: what it says, and what a tap on it does to the diary."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from neckload.domain import care, warning_signs
from neckload.domain.analysis import Analysis, analyse
from neckload.domain.settings import Settings
from neckload.domain.tables import SEEN_BY_DOCTOR, Diary, word_set
from neckload.domain.week_totals import last_weeks
from neckload.readers import ReadHints, ReadResult, read_log, template, write_zip
from neckload.store import Store, open_store
from neckload.ui.pages import evidence, log, neck_care, patterns, plan, this_week, week_grid
from neckload.ui.pages.warning_signs import above_the_page
from neckload.ui.session.page_context import Visit
from neckload.ui.text.diary import log as page_words
from neckload.ui.text.formatting import KM_PER_MILE, Unit
from neckload.ui.text.guidance import advice, safety
from tests.builders import diary, pain, runs
from tests.example_diary import assert_same, full_diary, in_order

OWNER = "runner"
# The Wednesday after five weeks from Monday 5 January 2026.
NOW = datetime(2026, 2, 11, 20, 0)
PAGES = {
    "this-week": this_week.show,
    "log": log.show,
    "patterns": patterns.show,
    "plan": plan.show,
    "neck-care": neck_care.show,
    "evidence": lambda visit: evidence.show(),
}


class Files:
    backup = staticmethod(write_zip)
    template = staticmethod(template)

    @staticmethod
    def get_ready() -> None: ...

    @staticmethod
    def read(data: bytes, name: str, answers: Mapping[str, Any], progress: Callable[[int, int], None]) -> ReadResult:
        return read_log(data, name=name, hints=ReadHints(**answers), progress=progress)


@cache
def sample_analysis(settings: Settings) -> Analysis:
    """What is shown to whoever has no diary yet."""
    return analyse(diary([20] * 5, [100] * 5, [1] * 5), settings, today=NOW.date())


@dataclass
class Runner:
    """A runner with a store of their own. Their clock moves on by a minute with every look at it."""

    store: Store = field(default_factory=lambda: open_store("sqlite://"))
    unit: Unit = "km"
    settings: Settings = field(default_factory=Settings)
    looks: int = 0
    analyses: dict[int, tuple[Analysis, bool]] = field(default_factory=dict)

    @property
    def diary(self) -> Diary:
        return self.store.diary(OWNER)

    def clock(self) -> datetime:
        self.looks += 1
        return NOW + timedelta(minutes=self.looks)

    def visit(self, pages: Mapping[str, Any]) -> Visit:
        """What the dashboard hands to its pages, with an invented runner standing in for an empty diary."""
        version = self.store.version(OWNER)
        if version not in self.analyses:  # read anew only when it has changed, as the dashboard does
            own = self.diary
            shown = sample_analysis(self.settings) if own.is_empty else analyse(own, self.settings, today=NOW.date())
            self.analyses[version] = (shown, own.is_empty)
        analysis, is_sample = self.analyses[version]
        return Visit(OWNER, self.store, Files(), self.clock, analysis, self.unit, is_sample, "computer", pages)

    def open(self, page: str, part: str | None = None) -> AppTest:
        """The page in a new browser tab, at one part of *Log* where that is asked for."""
        app = in_app(partial(show_page, page, self.visit))
        if part:
            app.session_state["part_log"] = part
        return sound(app.run())

    def keep(self, noted: Diary) -> None:
        self.store.save_runs(OWNER, noted.runs)
        self.store.save_pain(OWNER, noted.pain)
        self.store.save_week_totals(OWNER, noted.week_totals)

    def copy(self) -> Runner:
        """The same diary in another store. What it has been analysed to is not worked out again."""
        store = open_store("sqlite://")
        with self.store.database.engine.connect() as old, store.database.engine.connect() as new:
            old.connection.driver_connection.backup(new.connection.driver_connection)  # type: ignore[union-attr]
        return Runner(store, self.unit, self.settings, analyses=dict(self.analyses))


def made_once(make: Callable[[], Runner]) -> Callable[[], Runner]:
    """A fixture of a runner whose diary is saved and analysed once: every test gets a copy with a store of its own."""

    @cache
    def original() -> Runner:
        runner = make()
        runner.visit({})
        return runner

    return pytest.fixture(lambda: original().copy(), name=make.__name__)


def in_app(show: Callable[[], None]) -> AppTest:
    return AppTest.from_function(_script, default_timeout=20, kwargs={"show": show})


def _script(show: callable) -> None:  # stands alone as a script, so it knows no import of this file
    show()


def show_page(shown: str, visit_of: Callable[[Mapping[str, Any]], Visit]) -> None:
    pages = {
        path: st.Page(lambda show=show: show(visit), title=path, url_path=path, default=path == shown)
        for path, show in PAGES.items()
    }
    page = st.navigation(list(pages.values()), position="hidden")
    visit = visit_of(pages)
    if shown != "evidence":
        above_the_page(visit)
    page.run()


def sound(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    return app


def text(app: AppTest) -> str:
    kinds = (app.title, app.header, app.caption, app.markdown, app.text, app.info, app.success, app.warning, app.error)
    return "\n".join(element.value for kind in kinds for element in kind)


def charts(app: AppTest) -> set[str]:
    return {chart.key for chart in app.get("plotly_chart")}


def tap(app: AppTest, key: str) -> AppTest:
    return sound(app.button(key=key).click().run())


def choose(app: AppTest, key: str, value: Any) -> AppTest:
    return sound(app.button_group(key=key).select(value).run())


@pytest.fixture
def runner() -> Runner:
    return Runner()


@made_once
def regular() -> Runner:
    """Somebody with five weeks of 100 min, the last one 115, and a neck that went from 1 to 3."""
    runner = Runner()
    runner.keep(diary([20] * 4 + [23], [100] * 4 + [115], [1, 1, 1, 1, 3]))
    return runner


# Every page


@pytest.mark.parametrize("page", list(PAGES))
@pytest.mark.parametrize("noted", [Diary(), diary([5], [30]), full_diary()], ids=["empty", "one run", "everything"])
def test_every_page_opens_whatever_the_diary_holds(runner: Runner, page: str, noted: Diary) -> None:
    runner.keep(noted)
    app = runner.open(page)
    assert not app.error
    assert len(text(app)) > 100


@pytest.mark.parametrize("page", ["this-week", "patterns"])
def test_the_sample_says_that_it_is_one(runner: Runner, regular: Runner, page: str) -> None:
    assert "Sample data" in text(Runner().open(page))
    assert "Sample data" not in text(regular.open(page))


# This week


def test_this_week_has_the_score_at_one_tap_three_tiles_and_the_reasons_behind_one(regular: Runner) -> None:
    app = regular.open("this-week")
    said = text(app)
    assert "How is your neck right now?" in said
    for part in (
        "So far this week",
        "of 90–95 min",
        "Neck, worst this week",
        "3</b> last week",
        "Next week",
        "Ease off",
    ):
        assert part in said, part
    assert (
        "- Your neck’s worst score of last week and this one was 3 of 10, up from a usual 1 in the four weeks before."
        in said
    )
    assert advice.CAVEAT in said


def test_one_tap_on_a_score_of_this_week_saves_it_and_another_soon_after_corrects_it(regular: Runner) -> None:
    before = len(regular.diary.pain)
    app = choose(regular.open("this-week"), "score_now", 4)
    assert "Saved 4 of 10." in text(app)
    app = choose(app, "score_now", 2)
    assert regular.diary.pain["pain_0_10"].tolist()[before:] == [2]
    assert "2<small>of 10" in text(app)
    regular.looks += 10
    choose(app, "score_now", 5)
    assert sorted(regular.diary.pain["pain_0_10"].tolist()[before:]) == [2, 5]


def test_the_same_score_tapped_later_on_a_page_left_open_is_another_check_in(regular: Runner) -> None:
    before = len(regular.diary.pain)
    app = choose(regular.open("this-week"), "score_now", 4)
    regular.looks += 10
    app = choose(app, "score_now", None)  # what a tap on the chosen score sends
    assert regular.diary.pain["pain_0_10"].tolist()[before:] == [4, 4]
    assert "Saved 4 of 10." in text(app)


def test_this_week_has_one_chart_and_opens_the_last_full_week(regular: Runner) -> None:
    app = regular.open("this-week")
    assert charts(app) == {"plot"}
    assert app.header[0].value == "2–8 February"
    assert "115 min <small>+15 %" in text(app)


def test_a_week_is_opened_by_its_button_by_the_arrows_and_by_the_address(regular: Runner) -> None:
    app = regular.open("this-week")
    app = choose(app, "week_targets", 1)
    assert (app.header[0].value, app.query_params["week"]) == ("12–18 January", "2026-01-12")
    app = tap(tap(app, "week_right"), "week_right")
    assert app.header[0].value == "26 January – 1 February"
    app = tap(app, "week_left")
    assert app.query_params["week"] == "2026-01-19"


def test_two_weeks_stand_side_by_side(regular: Runner) -> None:
    app = tap(regular.open("this-week"), "compare")
    assert app.query_params["beside"] == "2026-01-26"
    assert "<th scope='row'>Running time</th><td>115 min</td><td>100 min</td><td>+15 %</td>" in text(app)
    app = sound(app.selectbox(key="week_beside").select_index(5).run())
    assert app.query_params["beside"] == "2026-01-05"
    assert "side_by_side" not in text(tap(app, "compare"))


def test_a_diary_of_pain_alone_gets_words_and_no_chart(runner: Runner) -> None:
    runner.keep(Diary(pain=pain(("2026-02-10 20:00", 3))))
    app = runner.open("this-week")
    assert "3<small>of 10" in text(app)
    assert not charts(app)


def test_lingering_pain_brings_the_referral(runner: Runner) -> None:
    runner.keep(diary([20] * 5, [100] * 5, [2] * 5))
    assert "5 weeks’ mild pain" in text(runner.open("this-week"))


def test_a_red_flag_takes_the_tiles_away_until_a_doctor_has_looked_at_it(regular: Runner) -> None:
    regular.store.save_pain(OWNER, pain(("2026-02-10 20:00", 4, "day", "fever")))
    app = regular.open("this-week")
    assert app.error[0].value == "Warning sign of 10 Feb still there? See a doctor; do not run."
    assert "So far this week" not in text(app)
    app = tap(app, "answer_banner")
    assert "You reported a warning sign on 10 February 2026. Is it still there?" in app.error[1].value
    assert "fever" in text(app).casefold()
    app = tap(app, "seen_by_doctor")
    assert not app.error
    assert "So far this week" in text(app)
    assert SEEN_BY_DOCTOR in word_set(regular.diary.pain["symptoms"].iloc[-1])


@pytest.mark.parametrize("page", ["this-week", "log", "patterns", "plan", "neck-care", "share"])
def test_an_active_sign_stands_on_every_page(regular: Runner, page: str) -> None:
    regular.store.save_pain(OWNER, pain((f"{NOW:%Y-%m-%d %H:%M}", 4, "day", "fever,after_a_fall")))
    assert regular.open(page).error[0].value == "Call your local emergency number now. Do not run."


def test_a_sign_that_is_still_there_is_reported_anew(regular: Runner) -> None:
    regular.store.save_pain(OWNER, pain(("2026-02-10 20:00", 4, "day", "nausea")))
    app = tap(tap(regular.open("plan"), "answer_banner"), "sign_still_there")
    assert warning_signs.WHAT_TO_DO["doctor"] in app.error[0].value
    assert regular.diary.pain["symptoms"].iloc[-1] == "nausea"


# This week: what nobody knows


def silent_weeks(runner: Runner) -> None:
    runner.keep(diary([20, 20, 20, None, None], [100, 100, 100, None, None]))


def test_missing_weeks_are_asked_about_and_rest_is_marked(runner: Runner) -> None:
    silent_weeks(runner)
    app = runner.open("this-week")
    assert "Nothing recorded 26 January – 8 February. Did you run?" in text(app)
    app = tap(app, "missing_rested")
    assert runner.diary.days["marked_rest"].tolist() == [True, True]
    assert "Did you run?" not in text(app)


def test_who_ran_as_usual_keeps_unknown_weeks_and_is_not_asked_again(runner: Runner) -> None:
    silent_weeks(runner)
    app = tap(runner.open("this-week"), "missing_as_usual")
    assert runner.diary.week_totals["ran_as_usual"].tolist() == [True, True]
    assert "Did you run?" not in text(app)
    assert "95–100<small>min" in text(app)


def test_the_range_that_is_shown_is_kept_once(regular: Runner) -> None:
    regular.open("this-week")
    kept = regular.diary.shown_ranges
    assert kept["week"].tolist() == [pd.Timestamp("2026-02-09"), pd.Timestamp("2026-02-16")]
    regular.store.save_pain(OWNER, pain((f"{NOW:%Y-%m-%d %H:%M}", 9)))
    regular.open("this-week")
    assert regular.diary.shown_ranges.equals(kept)


# Log


@pytest.mark.parametrize("part", ["Check in", "Add a run", "History", "Import"])
def test_every_part_of_log_opens_for_a_visitor_whose_clock_is_behind_the_servers(regular: Runner, part: str) -> None:
    assert regular.clock() < datetime.now() - timedelta(days=1)
    assert not regular.open("log", part).error


# Log: check in


def scores(runner: Runner) -> list[float]:
    return runner.diary.pain["pain_0_10"].tolist()


def test_one_tap_saves_the_score_and_further_taps_add_to_it(runner: Runner) -> None:
    app = choose(runner.open("log", "Check in"), "pain_score", 4)
    assert scores(runner) == [4]
    first = runner.diary.pain["when"].iloc[0]
    app = choose(app, "pain_moment", "after_run")
    app = choose(app, "pain_symptoms", "stiffness")
    app = choose(app, "pain_symptoms", "soreness")
    app = choose(app, "pain_score", 5)
    entry = runner.diary.pain.iloc[0]
    assert scores(runner) == [5]
    assert (entry["when"], entry["moment"], entry["symptoms"]) == (first, "after_run", "stiffness,soreness")
    assert "5 of 10, after a run, sore neck, stiff neck" in app.success[0].value


def test_another_score_later_is_another_check_in_and_leaves_the_first(runner: Runner) -> None:
    app = choose(choose(runner.open("log", "Check in"), "pain_score", 3), "pain_symptoms", "stiffness")
    runner.looks += 60
    choose(app, "pain_score", 6)
    entries = runner.diary.pain.sort_values("when")
    assert entries["pain_0_10"].tolist() == [3, 6]
    assert [word_set(cell) for cell in entries["symptoms"]] == [{"stiffness"}, set()]


def test_a_warning_sign_is_answered_at_once_in_a_dialog(runner: Runner) -> None:
    app = choose(runner.open("log", "Check in"), "pain_signs", "sudden_worst_pain_ever")
    assert warning_signs.WHAT_TO_DO["emergency"] in " ".join(error.value for error in app.error)
    assert tap(app, "sign_understood").button(key="another_check_in")


def test_a_sign_tapped_by_mistake_is_taken_back_and_the_score_stays(runner: Runner) -> None:
    app = choose(runner.open("log", "Check in"), "pain_score", 4)
    app = tap(choose(app, "pain_signs", "fever"), "sign_mistake")
    assert scores(runner) == [4]
    assert runner.diary.pain["symptoms"].isna().all()
    assert not app.error


@pytest.mark.parametrize(("score", "is_asked"), [(6, False), (7, True), (10, True)])
def test_a_score_of_7_or_more_asks_for_warning_signs(runner: Runner, score: int, is_asked: bool) -> None:
    app = choose(runner.open("log", "Check in"), "pain_score", score)
    asked = [group for group in app.button_group if group.key == "ask_signs"]
    assert bool(asked) == is_asked
    if is_asked:
        assert len(asked[0].options) == len(warning_signs.SIGNS)
        tap(app, "answer_signs")
        assert runner.diary.pain["symptoms"].dropna().tolist() == ["no_warning_sign"]
        assert not runner.open("this-week").warning


def test_the_warning_signs_are_one_tap_away_on_this_week_without_an_alert(regular: Runner) -> None:
    before = regular.diary.pain
    app = tap(regular.open("this-week"), "ask_for_signs")
    assert safety.ASK_AT_ANY_TIME in text(app)
    tap(app, "answer_signs")
    assert len(regular.diary.pain) == len(before) + 1


def test_looking_through_the_warning_signs_of_the_sample_begins_no_diary() -> None:
    visitor = Runner()
    app = tap(visitor.open("this-week"), "ask_for_signs")
    tap(app, "answer_signs")
    assert visitor.diary.pain.empty


def test_a_sign_named_in_answer_to_a_high_score_is_reported(runner: Runner) -> None:
    app = choose(runner.open("log", "Check in"), "pain_score", 10)
    app = choose(app, "ask_signs", "sudden_worst_pain_ever")
    app = tap(app, "answer_signs")
    assert runner.diary.pain["symptoms"].dropna().tolist() == ["sudden_worst_pain_ever"]
    assert warning_signs.WHAT_TO_DO["emergency"] in " ".join(error.value for error in app.error)


def test_a_side_and_what_was_done_for_it_go_with_the_score(runner: Runner) -> None:
    app = choose(runner.open("log", "Check in"), "pain_score", 4)
    app = choose(app, "pain_side", "left_side")
    app = choose(app, "pain_relief", "ice")
    entry = runner.diary.pain.iloc[0]
    assert (entry["symptoms"], entry["relief"]) == ("left_side", "ice")
    assert "4 of 10, left, after ice" in app.success[0].value


def test_neck_care_knows_of_a_warning_sign_and_does_not_say_that_running_is_fine(regular: Runner) -> None:
    regular.store.save_pain(OWNER, pain(("2026-02-10 20:00", 4, "day", "hard_to_turn_head")))
    app = regular.open("neck-care")
    assert "See a doctor; do not run." in app.error[0].value
    assert "Usually yes" not in text(app)


def test_a_tap_is_noted_at_its_own_time_however_long_the_page_stood_open(runner: Runner) -> None:
    app = runner.open("log", "Check in")
    runner.looks += 120
    choose(app, "pain_score", 4)
    assert runner.diary.pain["when"].iloc[0] >= pd.Timestamp(NOW + timedelta(minutes=120))


def test_a_check_in_can_be_taken_back(runner: Runner) -> None:
    app = tap(choose(runner.open("log", "Check in"), "pain_score", 4), "take_back")
    assert scores(runner) == []
    assert not app.success


def test_a_score_tapped_away_again_leaves_nothing(runner: Runner) -> None:
    app = choose(runner.open("log", "Check in"), "pain_score", 4)
    sound(app.button_group(key="pain_score").unselect(4).run())
    assert scores(runner) == []


def test_several_check_ins_a_day_stand_side_by_side(runner: Runner) -> None:
    app = choose(runner.open("log", "Check in"), "pain_score", 4)
    app = choose(tap(app, "another_check_in"), "pain_score", 2)
    assert scores(runner) == [4, 2]
    earlier = [button.label for button in app.button if button.label.startswith("Edit or remove: ")]
    assert earlier == ["Edit or remove: 11 February 2026, Neck, 4 of 10"]


def test_a_new_visit_begins_a_new_check_in(runner: Runner) -> None:
    choose(runner.open("log", "Check in"), "pain_score", 4)
    choose(runner.open("log", "Check in"), "pain_score", 2)
    assert scores(runner) == [4, 2]


def test_a_warning_sign_a_note_and_another_time_go_with_the_check_in(runner: Runner) -> None:
    app = choose(runner.open("log", "Check in"), "pain_signs", "fever")
    app = sound(app.text_input(key="pain_note").set_value("since lunch").run())
    earlier = datetime(2026, 2, 10, 12, 30)
    app = sound(app.datetime_input(key="pain_when").set_value(earlier).run())
    choose(app, "pain_score", 3)
    entry = runner.diary.pain.to_dict("records")
    assert len(entry) == 1
    told = {name: entry[0][name] for name in ("when", "pain_0_10", "symptoms", "note")}
    assert told == {"when": earlier, "pain_0_10": 3, "symptoms": "fever", "note": "since lunch"}


# Log: add a run


def test_a_run_is_saved_as_it_was_typed(runner: Runner) -> None:
    app = runner.open("log", "Add a run")
    assert page_words.NEEDS_A_FIGURE in text(tap(app, "save_run"))
    assert runner.diary.runs.empty
    app = sound(app.text_input(key="run_distance").set_value("10").run())
    app = sound(app.text_input(key="run_minutes").set_value("61").run())
    for key, value in {"run_effort": 6, "run_surface": "trail", "run_gear": "belt", "run_warm_up": "yes"}.items():
        app = choose(app, key, value)
    app = tap(app, "save_run")
    (run,) = runner.diary.runs.to_dict("records")
    told = {name: run[name] for name in ("start", "distance_km", "duration_min", "effort_0_10", "surface", "gear")}
    assert told == {
        "start": pd.Timestamp("2026-02-11"), "distance_km": 10, "duration_min": 61, "effort_0_10": 6,
        "surface": "trail", "gear": "belt",
    }  # fmt: skip
    assert (run["warm_up"], run["has_clock_time"]) == (True, False)
    assert pd.isna(run["cool_down"])
    assert app.text_input(key="run_distance").value == ""


def test_miles_are_kept_as_kilometres(runner: Runner) -> None:
    runner.unit = "mi"
    app = runner.open("log", "Add a run")
    app = sound(app.text_input(key="run_distance").set_value("6").run())
    tap(app, "save_run")
    assert runner.diary.runs["distance_km"].tolist() == pytest.approx([6 * KM_PER_MILE])


def test_two_like_runs_of_one_day_are_asked_about_and_are_two_runs(runner: Runner) -> None:
    app = runner.open("log", "Add a run")
    for _ in range(2):
        app = tap(sound(app.text_input(key="run_minutes").set_value("30").run()), "save_run")
    assert page_words.KNOWN_RUN in text(app)
    assert (len(runner.diary.runs), app.text_input(key="run_minutes").value) == (1, "30")
    app = tap(app, "save_anyway")
    assert runner.diary.runs["duration_min"].tolist() == [30, 30]
    assert page_words.KNOWN_RUN not in text(app)


def test_a_half_typed_run_outlives_a_refresh(runner: Runner) -> None:
    app = runner.open("log", "Add a run")
    app = sound(app.text_input(key="run_distance").set_value("7.5").run())
    app = sound(app.date_input(key="run_day").set_value(NOW.date() - timedelta(days=3)).run())
    choose(app, "run_gear", "earbuds")
    again = runner.open("log", "Add a run")
    assert again.text_input(key="run_distance").value == "7.5"
    assert again.date_input(key="run_day").value == NOW.date() - timedelta(days=3)
    assert again.button_group(key="run_gear").value == ["earbuds"]
    assert runner.diary.runs.empty
    tap(again, "save_run")
    assert runner.open("log", "Add a run").text_input(key="run_distance").value == ""


# Log: type weeks


def type_cells(runner: Runner, cells: dict[int, dict[str, float | None]]) -> None:
    """What the grid's own callback does with cells edited in the browser: AppTest cannot type into a grid."""

    def save() -> None:
        visit = runner.visit({})
        weeks = last_weeks(visit.today, 12, "monday")
        st.session_state["grid"] = {"edited_rows": cells, "added_rows": [], "deleted_rows": []}
        st.session_state["grid_frame"] = week_grid._grid(visit, weeks)
        week_grid._save(visit, weeks, "grid")

    sound(in_app(save).run())


def weeks_grid(runner: Runner) -> AppTest:
    return choose(runner.open("log", "Add a run"), "way_to_add", "Whole weeks")


def typed_weeks(runner: Runner) -> dict[str, tuple[float, float, float]]:
    rows = runner.diary.week_totals.set_index("week").sort_index()
    figures = rows[["distance_km", "duration_min", "pain_0_10"]].to_numpy()
    return {f"{week:%m-%d}": tuple(row) for week, row in zip(rows.index, figures, strict=True)}


def test_the_grid_holds_twelve_weeks_the_current_one_first(regular: Runner) -> None:
    grid = weeks_grid(regular).dataframe[0].value
    assert len(grid) == 12
    assert grid["Week from"].iloc[0] == "9 Feb"
    assert grid["Recorded"].tolist()[:2] == ["–", "23 · 115 · 3"]


def test_typed_cells_go_to_the_diary_and_stand_in_the_grid_again(runner: Runner) -> None:
    type_cells(runner, {1: {"distance": 20.0, "minutes": 120.0}, 3: {"pain": 4.0}})
    assert typed_weeks(runner) == {
        "01-19": pytest.approx((float("nan"), float("nan"), 4), nan_ok=True),
        "02-02": pytest.approx((20, 120, float("nan")), nan_ok=True),
    }
    grid = weeks_grid(runner).dataframe[0].value
    assert grid.loc[1, ["distance", "minutes"]].tolist() == ["20", "120"]


def test_a_comma_in_a_cell_is_a_decimal_point(runner: Runner) -> None:
    type_cells(runner, {1: {"distance": "20,5"}})
    assert runner.diary.week_totals["distance_km"].tolist() == [20.5]


def test_a_corrected_cell_leaves_the_others_of_its_week(runner: Runner) -> None:
    type_cells(runner, {1: {"distance": 20.0, "minutes": 120.0}})
    type_cells(runner, {1: {"minutes": 110.0}})
    type_cells(runner, {1: {"distance": None}})
    assert typed_weeks(runner) == {"02-02": pytest.approx((float("nan"), 110, float("nan")), nan_ok=True)}


def test_an_emptied_line_gives_the_week_back_to_its_runs(regular: Runner) -> None:
    def last_week() -> float:
        return float(regular.visit({}).analysis.weeks["duration_min"].iloc[-2])

    type_cells(regular, {1: {"minutes": 90.0}})
    assert last_week() == 90
    type_cells(regular, {1: {"minutes": None}})
    assert regular.diary.week_totals.empty
    assert last_week() == 115


def test_a_zero_is_a_week_of_rest(runner: Runner) -> None:
    type_cells(runner, {1: {"minutes": 0.0, "distance": 0.0}, 2: {"minutes": 100.0}})
    assert runner.visit({}).analysis.weeks["state"].tolist() == ["complete", "rest", "partial"]


def test_miles_typed_in_the_grid_are_kept_as_kilometres(runner: Runner) -> None:
    runner.unit = "mi"
    type_cells(runner, {1: {"distance": 10.0}})
    assert runner.diary.week_totals["distance_km"].tolist() == pytest.approx([10 * KM_PER_MILE])
    assert weeks_grid(runner).dataframe[0].value["distance"].iloc[1] == "10"


# Log: upload

RUNS_CSV = b"start,distance_km,duration_min\n2026-02-02 18:00,10,60\n2026-02-04 18:00,5,31\n"


def facts_of_file(app: AppTest) -> dict[str, str]:
    """What a preview says of its file: name -> figure."""
    shown = next(each.value for each in app.markdown if 'class="facts"' in each.value)
    return {name: figure for figure, name in re.findall(r"<dd>(.*?)</dd><dt>(.*?)</dt>", shown)}


def distance_read(app: AppTest) -> str:
    """What a preview says of the distance in its file."""
    (value,) = [figure for name, figure in facts_of_file(app).items() if name.startswith("Distance")]
    return value


def upload(app: AppTest, data: bytes, name: str = "runs.csv") -> AppTest:
    return sound(app.file_uploader[0].upload(name, data, "text/csv").run())


def test_a_file_is_shown_before_it_is_kept_and_can_be_undone(runner: Runner) -> None:
    app = upload(runner.open("log", "Import"), RUNS_CSV)
    figures = facts_of_file(app)
    assert figures == {
        "Runs": "2", "Distance": "15.0 km", "Time": "1 h 31 min", "Dates": "2 Feb 2026 – 4 Feb 2026"
    }  # fmt: skip
    assert app.button(key="keep_1").label == "Import 2 runs"
    assert "New: 2 runs." in text(app)
    assert runner.diary.is_empty
    app = tap(app, "keep_1")
    assert runner.diary.runs["distance_km"].tolist() == [10, 5]
    assert "keep_1" not in {button.key for button in app.button}
    (batch,) = runner.store.batches(OWNER)
    tap(runner.open("log", "Import"), f"undo_{batch.id}")
    assert runner.diary.is_empty


def test_the_same_file_twice_adds_nothing(runner: Runner) -> None:
    app = tap(upload(runner.open("log", "Import"), RUNS_CSV), "keep_1")
    app = upload(app, RUNS_CSV, "again.csv")
    assert "Nothing new: it is all in your diary already." in text(app)
    assert {"drop_1", "keep_1"} & {button.key for button in app.button} == {"drop_1"}
    assert len(runner.diary.runs) == 2


def test_a_file_put_aside_is_gone(runner: Runner) -> None:
    app = tap(upload(runner.open("log", "Import"), RUNS_CSV), "drop_1")
    assert "New:" not in text(app)
    assert runner.diary.is_empty


def test_several_files_at_once_are_kept_with_one_tap(runner: Runner) -> None:
    files = [("runs.csv", RUNS_CSV, "text/csv"), ("pain.csv", b"when,pain_0_10\n2026-02-03 20:00,3\n", "text/csv")]
    app = runner.open("log", "Import")
    app = sound(app.file_uploader[0].set_value(files).run())
    tap(app, "keep_all")
    assert (len(runner.diary.runs), scores(runner)) == (2, [3])
    assert len(runner.store.batches(OWNER)) == 2


def test_a_waiting_file_outlives_a_change_of_part(runner: Runner) -> None:
    app = upload(runner.open("log", "Import"), RUNS_CSV)
    app = sound(app.segmented_control(key="part_log").set_value("Check in").run())
    app = sound(app.segmented_control(key="part_log").set_value("Import").run())
    assert "New: 2 runs." in text(app)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("nothing.csv", b"", "The file is empty"),
        ("photo.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(50), "This is a photo"),
        ("undated.csv", b"distance_km,duration_min\n5,30\n", "No column with a date"),
        ("leap.csv", b"start,distance_km\n2026-02-31,5\n", "Line 2, column “start”, “2026\\-02\\-31”"),
        ("words.csv", b"start,distance_km\n2026-02-02,five\n", "Line 2, column “distance\\_km”, “five”"),
        ("large.csv", b"start,distance_km\n" + b"2026-02-02,5\n" * 2_100_000, "at most 25 MB"),
    ],
)
def test_a_bad_file_gets_one_clear_message_and_changes_nothing(
    runner: Runner, name: str, data: bytes, told: str
) -> None:
    app = upload(runner.open("log", "Import"), data, name)
    assert len(app.error) == 1
    assert told.replace("\\-", "-") in app.error[0].value
    assert "nothing has changed" in app.error[0].value
    assert runner.diary.is_empty
    assert not tap(app, "drop_1").error


def test_a_file_with_two_header_lines_is_read_or_refused_in_words(runner: Runner) -> None:
    twice = b"start,distance_km\nstart,distance_km\n2026-02-02,5\n"
    app = upload(runner.open("log", "Import"), twice, "twice.csv")
    assert app.error or "1 run" in text(app)
    assert runner.diary.is_empty


def test_a_bad_file_does_not_keep_a_good_one_from_being_read(runner: Runner) -> None:
    app = runner.open("log", "Import")
    app = sound(
        app.file_uploader[0].set_value([("bad.csv", b"", "text/csv"), ("runs.csv", RUNS_CSV, "text/csv")]).run()
    )
    assert len(app.error) == 1
    tap(app, "keep_2")
    assert len(runner.diary.runs) == 2


# Kilometres or miles: the file does not say.
UNCLEAR = b"Date,Distance,Duration\n2026-02-02,5,0:40:00\n2026-02-04,6,0:48:00\n"


def test_an_answer_to_the_unit_question_changes_what_is_read(runner: Runner) -> None:
    app = upload(runner.open("log", "Import"), UNCLEAR, "table.csv")
    question = app.segmented_control(key="answer_1_unit_")
    assert question.value == "km"
    app = sound(question.set_value("mi").run())
    assert distance_read(app) == f"{11 * KM_PER_MILE:.1f} km"
    tap(app, "keep_1")
    assert runner.diary.runs["distance_km"].sum() == pytest.approx(11 * KM_PER_MILE, abs=0.02)


def test_an_answered_question_stays_and_can_be_answered_anew(runner: Runner) -> None:
    app = upload(runner.open("log", "Import"), UNCLEAR, "table.csv")
    app = sound(app.segmented_control(key="answer_1_unit_").set_value("mi").run())
    app = sound(app.segmented_control(key="answer_1_unit_").set_value("km").run())
    assert distance_read(app) == "11.0 km"


def test_an_answer_is_remembered_for_the_next_file_of_that_kind_and_not_for_another(runner: Runner) -> None:
    app = upload(runner.open("log", "Import"), UNCLEAR, "table.csv")
    sound(app.segmented_control(key="answer_1_unit_").set_value("mi").run())
    later = upload(runner.open("log", "Import"), UNCLEAR.replace(b"2026-02", b"2026-01"), "another.csv")
    assert later.segmented_control(key="answer_1_unit_").value == "mi"
    assert distance_read(later) == f"{11 * KM_PER_MILE:.1f} km"
    other = upload(runner.open("log", "Import"), UNCLEAR.replace(b"Duration", b"Moving time"), "table.csv")
    assert other.segmented_control(key="answer_1_unit_").value == "km"


def test_a_file_is_read_once_however_often_the_page_is_drawn(runner: Runner) -> None:
    app = upload(runner.open("log", "Import"), UNCLEAR, "table.csv")
    first = app.session_state["waiting"][1].result
    assert app.run().session_state["waiting"][1].result is first


def test_rows_left_out_are_listed_with_their_line(runner: Runner) -> None:
    listed = b"Activity Type,Date,Distance,Time\nRunning,2026-02-02 18:00:00,5.0,00:30:00\nRunning,,5.0,00:30:00\n"
    app = upload(runner.open("log", "Import"), listed, "Activities.csv")
    tables = [table.value for table in app.dataframe]
    assert [table["Line"].tolist() for table in tables if "Line" in table] == [[3]]
    assert any("Read as" in table for table in tables)


def test_a_template_filled_in_and_uploaded_is_read(runner: Runner) -> None:
    assert "New: " in text(upload(runner.open("log", "Import"), template("week_totals"), "weekly.csv"))


# Log: the diary as a whole


def test_a_backup_restores_the_diary_exactly(runner: Runner) -> None:
    noted = full_diary()
    runner.keep(noted)
    runner.store.save_days(OWNER, noted.days)
    before = runner.diary
    backup = Files.backup(before)
    assert zipfile.ZipFile(io.BytesIO(backup)).namelist() == [
        *("runs.csv", "pain.csv", "weekly.csv", "days.csv", "goals.csv", "targets.csv"),
        *("shown_ranges.csv", "experiments.csv", "confirmations.csv", "removed_runs.csv", "removed_pain.csv"),
    ]
    app = runner.open("log", "Import")
    assert "backup" in {button.key for button in app.get("download_button")}
    assert "backup" not in {button.key for button in tap(app, "clear").get("download_button")}
    assert runner.diary.is_empty
    tap(upload(runner.open("log", "Import"), backup, "neckload.zip"), "keep_1")
    assert_same(in_order(runner.diary), in_order(before))


def test_an_impossible_run_counts_when_the_runner_says_it_happened(runner: Runner) -> None:
    runner.keep(Diary(runs=runs(("2026-02-02 18:00", 15, 1), ("2026-02-04 18:00", 5, 30), run_id=["slip", "run"])))
    app = runner.open("log", "Import")
    assert "Please check these runs" in text(app)
    assert runner.visit({}).analysis.weeks["distance_km"].iloc[-2] == 5
    tap(app, "confirm_slip")
    assert runner.visit({}).analysis.weeks["distance_km"].iloc[-2] == 20


def test_what_was_removed_is_not_offered_back_once_all_is_deleted(runner: Runner) -> None:
    app = tap(upload(runner.open("log", "Import"), RUNS_CSV), "keep_1")
    app = tap(app, f"undo_{runner.store.batches(OWNER)[0].id}")
    runner.keep(diary([5], [30]))
    app = tap(runner.open("log", "Import"), "clear")
    assert "undo_change" not in {button.key for button in app.button}


def test_somebody_new_is_met_by_the_import_and_a_regular_by_the_check_in(regular: Runner) -> None:
    assert Runner().open("log").session_state["part_log"] == "Import"
    assert regular.open("log").session_state["part_log"] == "Check in"


@pytest.mark.parametrize(
    ("asked", "part"), [("history", "History"), ("Type weeks", "Add a run"), ("nonsense", "Check in")]
)
def test_a_part_in_the_address_opens_under_its_old_name_too_and_an_unknown_one_is_passed_over(
    regular: Runner, asked: str, part: str
) -> None:
    app = in_app(partial(show_page, "log", regular.visit))
    app.query_params["part"] = asked
    assert sound(app.run()).session_state["part_log"] == part


def test_the_page_says_where_the_diary_is_kept(regular: Runner) -> None:
    assert "in a file on this computer" in text(regular.open("log"))


# Patterns and neck care


def test_neck_care_opens_with_the_exercises_and_the_warning_signs_are_one_tap_away(runner: Runner) -> None:
    app = runner.open("neck-care")
    assert app.header[0].value == "Five exercises"
    assert all(exercise.name in text(app) for exercise in care.EXERCISES)
    assert warning_signs.EMERGENCY_NOW[0] in text(choose(app, "part_neck-care", "Warning signs"))
