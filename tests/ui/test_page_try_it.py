"""*Try it* from the plan to the answer, run without a browser on a real diary."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from neckload.domain.analysis import analyse
from neckload.domain.experiment import Course
from neckload.domain.experiment_power import Habits
from neckload.readers import ImportReport, ReadResult
from neckload.ui.charts import experiment as chart
from neckload.ui.drawing.shapes import Path
from neckload.ui.text.answers import experiment as words
from tests.builders import pain, runs
from tests.domain.test_experiment import LATER, golden_diary, run_starts
from tests.ui.test_pages import NOW, OWNER, Runner, made_once, tap, text


def course_of(name: str, today: date = LATER) -> Course:
    return analyse(golden_diary(name), today=today).experiments[0]


def test_a_difference_is_said_with_its_interval_and_what_chance_did() -> None:
    assert words.answer(course_of("E1")) == (
        "**With the phone in a belt or pocket your neck was 1.6 points worse the next day** (1.2 to 2.0). Chance "
        "decided which run had it, so it is either this or something that always comes with it."
    )


def test_no_difference_is_said_as_what_can_be_ruled_out() -> None:
    assert words.answer(course_of("E3")) == (
        "**No difference with the phone in a belt or pocket could be shown**: a difference of more than 1.5 points is "
        "unlikely, in these runs."
    )


def test_a_plan_says_how_long_it_takes_and_what_it_could_find() -> None:
    assert words.plan(15, Habits(3.0, spread=1.7, persistence=0.8, zero_share=0.2)) == (
        "**15 pairs, about 10 weeks**: a difference of 1.5 points would be found in 7 to 9 of 10 such experiments, "
        "1 point in 4 to 7."
    )
    assert "isn’t known yet" in words.plan(15, Habits(3.0))


def test_while_it_runs_it_says_how_complete_it_is_and_nothing_of_the_neck() -> None:
    waiting = course_of("E1", run_starts(9)[-1].date())
    assert words.progress(waiting) == "4 of 8 pairs complete."
    assert words.next_run(waiting) == "Next run: **phone in a belt or pocket**"
    assert waiting.answer is None


def test_the_picture_has_a_line_for_each_pair_and_the_difference_with_its_interval() -> None:
    answer = course_of("E1").answer
    assert answer is not None
    drawn = chart.pairs(answer)
    *by_pair, difference = (drawn.numbers[name] for name in drawn.numbers)
    assert [pair["changed"] - pair["as usual"] for pair in by_pair] == [1.5, 1.5, 2, 1, 1.5, 1.5, 1.5, 2.5]
    assert difference["changed"] == pytest.approx(1.625, abs=0.01)
    lines = [shape for shape in drawn.marks if isinstance(shape, Path)]
    assert [line.style for line in lines] == ["pain_pale"] * 8 + ["interval"]
    low, high = (y for _, y in lines[-1].points)
    assert low - high > 0


@made_once
def calm() -> Runner:
    """A runner with a calm neck, who has run every other day."""
    runner = Runner()
    days = [NOW.date() - timedelta(days=day) for day in range(1, 40)]
    runner.store.save_runs(OWNER, runs(*((f"{day} 18:00", 5, 30) for day in days[::2])))
    runner.store.save_pain(OWNER, pain(*((f"{day} 08:00", 1.0 + day.day % 3) for day in days)))
    return runner


def test_from_the_plan_to_a_confirmed_run(calm: Runner) -> None:
    app = calm.open("patterns")
    app.session_state["part_patterns"] = words.PART
    app = tap(app.run(), "begin_experiment")
    (plan,) = calm.diary.experiments.to_dict("records")
    assert len(plan["firsts"]) == plan["pairs"] + plan["pairs"] // 3
    assert (plan["outcome"], plan["test"]) == ("next_day_less_half_before", "sign_flips")
    assert "Next run:" in text(app)
    assert "Next run:" in text(calm.open("this-week"))
    calm.store.save_runs(OWNER, runs((f"{NOW:%Y-%m-%d} 23:00", 5, 30)))
    tap(calm.open("this-week"), "experiment_other")
    assert calm.diary.confirmations[["place", "did"]].to_numpy().tolist() == [[0.0, "other"]]
    assert "How did it go?" not in text(calm.open("this-week"))


def test_the_answer_of_an_experiment_stands_above_the_plan_for_another() -> None:
    diary, earlier = golden_diary("E1"), pd.Timedelta(days=120)
    moved = {"runs": "start", "pain": "when", "experiments": "began"}
    shifted = {
        table: getattr(diary, table).assign(**{name: getattr(diary, table)[name] - earlier})
        for table, name in moved.items()
    }
    runner = Runner()
    runner.store.save_import(OWNER, "tried.zip", ReadResult(ImportReport("backup"), diary.with_tables(**shifted)))
    app = runner.open("patterns")
    app.session_state["part_patterns"] = words.PART
    assert [header.value for header in app.run().header][-2:] == ["Phone in a belt or pocket", words.QUESTION]


def test_a_second_tab_begins_no_second_experiment(calm: Runner) -> None:
    tabs = [calm.open("patterns") for _ in range(2)]
    for tab in tabs:
        tab.session_state["part_patterns"] = words.PART
        tab.run()
    for tab in tabs:
        tap(tab, "begin_experiment")
    assert len(calm.diary.experiments) == 1


def test_a_sore_neck_and_a_warning_sign_wait(calm: Runner) -> None:
    calm.store.save_pain(OWNER, pain((f"{NOW:%Y-%m-%d} 09:00", 7)))
    app = calm.open("patterns")
    app.session_state["part_patterns"] = words.PART
    assert words.obstacle("sore_neck") in text(app.run())
