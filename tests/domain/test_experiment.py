"""An experiment of one: which run has which arm, which pairs count, when it ends, and what it says then."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest

from neckload.domain.experiment import Course, Experiment, spare_pairs
from neckload.domain.experiment_course import course, neck_after
from neckload.domain.sign_flips import SignFlips
from neckload.domain.tables import Diary
from tests import builders

BEGAN = datetime(2026, 3, 1, 20)
MONDAY = pd.Timestamp("2026-03-02")
LATER = date(2026, 12, 31)
# First arms, scores before, scores on the day after, and what they say: worked by hand, in exact fractions.
GOLDEN = {
    "E1": (
        "BAABABBA",
        "2 3 1 2 3 3 4 2 2 1 3 2 1 2 2 3",
        "4 3 2 4 3 5 5 3 2 3 4 2 3 2 2 5",
        (13 / 8, 2 / 256, 1.25, 2),
    ),
    "E2": (
        "ABBABAABA",
        "1 1 2 3 0 0 2 1 1 2 0 1 3 3 2 2 1 0",
        "1 1 3 2 1 0 2 1 2 1 0 2 3 4 2 4 1 0",
        (7 / 18, 220 / 512, -0.5, 4 / 3),
    ),
    "E3": (
        "ABBABAABAB",
        "0 1 2 0 2 1 1 0 3 4 3 2 1 1 0 2 2 2 1 0",
        "1 3 4 1 2 3 0 2 3 5 2 3 1 1 1 2 4 2 2 1",
        (0.3, 624 / 1024, -0.875, 1.5),
    ),
}
NOBODY_SAID = pd.DataFrame(
    {"began": pd.Series(dtype="datetime64[s]"), "of_run_id": pd.Series(dtype="str"), "place": [], "did": []}
)


def planned(firsts: str) -> Experiment:
    return Experiment(BEGAN, "phone_in_hand", len(firsts), firsts + "A" * spare_pairs(len(firsts)))


def run_starts(count: int) -> list[pd.Timestamp]:
    """Every third day at 18:00."""
    return [MONDAY + pd.Timedelta(days=3 * number, hours=18) for number in range(count)]


def run_table(count: int) -> pd.DataFrame:
    return builders.runs(*((str(start), 5.0, 30.0) for start in run_starts(count)))


def scores(before: str, after: str) -> pd.DataFrame:
    """A score in the morning of each run and one at noon of the day after; - for none."""
    rows = []
    for start, morning, noon in zip(run_starts(99), before.split(), after.split(), strict=False):
        rows += [(start - pd.Timedelta(hours=10), morning), (start + pd.Timedelta(hours=18), noon)]
    return builders.pain(*((str(when), float(score)) for when, score in rows if score != "-"))


def golden_diary(name: str) -> Diary:
    """The diary of a runner who did it and confirmed nothing."""
    firsts, before, after, _ = GOLDEN[name]
    experiments = pd.DataFrame({"began": [BEGAN], "name": ["phone_in_hand"], "pairs": [float(len(firsts))]})
    experiments = experiments.assign(firsts=planned(firsts).firsts)
    return Diary(runs=run_table(2 * len(firsts)), pain=scores(before, after), experiments=experiments)


def golden(name: str, today: date = LATER) -> Course:
    firsts, before, after, _ = GOLDEN[name]
    return course(planned(firsts), run_table(2 * len(firsts)), scores(before, after), NOBODY_SAID, today)


def test_runs_after_the_last_pair_are_no_part_of_it() -> None:
    firsts, before, after, _ = GOLDEN["E1"]
    on_and_on = course(planned(firsts), run_table(20), scores(f"{before} 1 1", f"{after} 9 1"), NOBODY_SAID, LATER)
    assert (on_and_on.complete_pairs, on_and_on.runs[-1].start) == (8, run_starts(16)[-1])
    assert on_and_on.answer == golden("E1").answer


def said(*rows: tuple[str, int, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["of_run_id", "place", "did"])
    return frame.assign(began=pd.Series([BEGAN] * len(frame), dtype="datetime64[s]"))


@pytest.mark.parametrize("name", GOLDEN)
def test_an_experiment_worked_by_hand_from_its_scores_to_the_digit(name: str) -> None:
    answer = golden(name).answer
    assert answer is not None
    assert answer.flips == SignFlips(*(pytest.approx(figure, abs=1e-12) for figure in GOLDEN[name][3]))
    assert answer.is_difference == (name == "E1")


def test_shifted_scores_change_nothing() -> None:
    firsts, before, after, _ = GOLDEN["E1"]
    lifted = scores(before, after).assign(pain_0_10=lambda pain: pain["pain_0_10"] + 2)
    shifted = course(planned(firsts), run_table(16), lifted, NOBODY_SAID, LATER)
    assert shifted.answer is not None
    assert shifted.answer.flips == golden("E1").answer.flips  # type: ignore[union-attr]


def test_exchanged_arms_change_the_signs_and_nothing_else() -> None:
    firsts, before, after, (mean, p, low, high) = GOLDEN["E1"]
    exchanged = planned(firsts.translate(str.maketrans("AB", "BA")))
    answer = course(exchanged, run_table(16), scores(before, after), NOBODY_SAID, LATER).answer
    assert answer is not None
    assert answer.flips == SignFlips(-mean, p, -high, -low)


def test_no_result_is_worked_out_before_the_day_after_the_last_run_is_over() -> None:
    last_run = run_starts(16)[-1].date()
    waiting = golden("E1", date(2026, last_run.month, last_run.day + 1))
    assert (waiting.state, waiting.answer, waiting.complete_pairs) == ("running", None, 7)
    over = golden("E1", date(2026, last_run.month, last_run.day + 2))
    assert (over.state, over.next_arm) == ("complete", None)
    assert over.answer is not None


def test_runs_take_their_arms_by_their_time_and_those_before_the_plan_none() -> None:
    table = pd.concat([builders.runs(("2026-03-01 19:00", 5, 30)), run_table(3).iloc[::-1]], ignore_index=True)
    begun = course(planned("BAABABBA"), table, scores("", ""), NOBODY_SAID, MONDAY.date().replace(day=10))
    assert [run.start for run in begun.runs] == run_starts(3)
    assert [run.arm for run in begun.runs] == ["B", "A", "A"]
    assert begun.next_arm == "B"


def test_a_confirmed_run_keeps_its_arm_when_an_earlier_run_is_imported_later() -> None:
    table = run_table(2)
    late = table["run_id"][1]
    begun = course(planned("BAABABBA"), table, scores("", ""), said((late, 0, "drawn")), LATER)
    assert [(run.run_id, run.arm, run.did) for run in begun.runs] == [
        (late, "B", "drawn"),
        (table["run_id"][0], "A", None),
    ]
    assert [run.run_id for run in begun.unconfirmed] == [table["run_id"][0]]


def test_a_confirmation_of_a_run_that_is_gone_frees_its_arm() -> None:
    begun = course(planned("BAABABBA"), run_table(1), scores("", ""), said(("gone", 0, "drawn")), LATER)
    assert begun.runs[0].place == 0


def test_a_pair_without_a_score_is_dropped_and_replaced_at_the_end_by_at_most_a_third() -> None:
    firsts, before, after, _ = GOLDEN["E1"]
    gap = "2 2 " + before, "- 2 " + after
    plan = Experiment(BEGAN, "phone_in_hand", 8, "A" + firsts + "B")
    with_gap = course(plan, run_table(18), scores(*gap), NOBODY_SAID, LATER)
    assert (with_gap.state, with_gap.missing_pairs) == ("complete", 1)
    assert with_gap.answer is not None
    assert with_gap.answer.flips == golden("E1").answer.flips  # type: ignore[union-attr]
    assert spare_pairs(8) == 2
    assert spare_pairs(9) == 3


def test_an_experiment_that_used_up_its_spare_pairs_ends_without_an_answer_when_too_few_are_complete() -> None:
    firsts, before, after, _ = GOLDEN["E1"]
    gaps = "2 2 2 2 2 2 " + before, "- 2 - 2 - 2 " + after
    ended = course(planned(firsts), run_table(22), scores(*gaps), NOBODY_SAID, LATER)
    assert (ended.state, ended.complete_pairs, ended.answer, ended.next_arm) == ("complete", 7, None, None)


@pytest.mark.parametrize(("name", "pairs"), [("E2", 9), ("E3", 9)])
def test_stopped_early_it_is_answered_from_nine_pairs_on_at_the_stricter_limit(name: str, pairs: int) -> None:
    firsts, before, after, _ = GOLDEN[name]
    stop = run_starts(2 * pairs)[-1] + pd.Timedelta(days=2)
    plan = replace(planned((firsts + "A" * 12)[:15]), ended=stop.to_pydatetime())
    stopped = course(plan, run_table(20), scores(before, after), NOBODY_SAID, LATER)
    assert (stopped.state, stopped.stopped_by, stopped.complete_pairs) == ("stopped", "runner", pairs)
    assert stopped.answer is not None
    assert stopped.answer.chance == 0.005
    earlier = replace(plan, ended=(stop - pd.Timedelta(days=6)).to_pydatetime())
    assert course(earlier, run_table(20), scores(before, after), NOBODY_SAID, LATER).answer is None


def test_a_warning_sign_stops_it() -> None:
    firsts, before, after, _ = GOLDEN["E1"]
    sign = builders.pain((str(run_starts(5)[-1]), 3, "day", "fever"))
    pain = pd.concat([scores(before, after), sign], ignore_index=True)
    stopped = course(planned(firsts), run_table(16), pain, NOBODY_SAID, LATER)
    assert (stopped.state, stopped.stopped_by, len(stopped.runs)) == ("stopped", "warning_sign", 4)
    before_it = builders.pain(("2026-02-20 08:00", 3, "day", "fever"))
    pain = pd.concat([scores(before, after), before_it], ignore_index=True)
    assert course(planned(firsts), run_table(16), pain, NOBODY_SAID, LATER).state == "complete"


def test_what_was_done_instead_is_counted_and_changes_nothing() -> None:
    firsts, before, after, _ = GOLDEN["E1"]
    table = run_table(16)
    words = ["drawn"] * 9 + ["other"] * 2 + ["not_possible"]
    rows = [(run_id, place, did) for place, (run_id, did) in enumerate(zip(table["run_id"], words, strict=False))]
    answer = course(planned(firsts), table, scores(before, after), said(*rows), LATER).answer
    assert answer is not None
    assert answer.flips == golden("E1").answer.flips  # type: ignore[union-attr]
    assert (answer.confirmed, answer.followed, answer.is_mostly_about_the_plan) == (12, 9, True)
    assert not golden("E1").answer.is_mostly_about_the_plan  # type: ignore[union-attr]


def test_what_can_be_ruled_out_is_the_farther_end_of_the_interval() -> None:
    answer = golden("E2").answer
    assert answer is not None
    assert answer.ruled_out == pytest.approx(4 / 3)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([("2026-03-02 08:00", 4), ("2026-03-03 09:00", 3)], 1.0),
        ([("2026-03-02 08:00", 4), ("2026-03-02 17:00", 2), ("2026-03-03 09:00", 3)], 2.0),
        ([("2026-03-01 17:00", 4), ("2026-03-03 09:00", 3)], None),
        ([("2026-03-02 08:00", 4), ("2026-03-02 21:00", 9)], None),
        ([("2026-03-02 08:00", 4), ("2026-03-03 09:00", 3), ("2026-03-03 21:00", 9)], 1.0),
        ([("2026-03-02 08:00", 4), ("2026-03-03 21:00", 9)], None),
        ([("2026-03-02", 4, "day"), ("2026-03-03 09:00", 3)], None),
    ],
    ids=[
        "half of the score before",
        "the last one before",
        "older than a day",
        "only the evening of the run",
        "not after the next day's run",
        "only after the next day's run",
        "a whole day's score is not before a run of that day",
    ],
)
def test_the_neck_after_a_run(entries: list[tuple[str, float]], expected: float | None) -> None:
    table = builders.runs(("2026-03-02 18:00", 5, 30), ("2026-03-03 19:00", 5, 30))
    after = neck_after(table["start"].head(1), table["start"], builders.pain(*entries))[0]
    assert math.isnan(after) if expected is None else after == expected


@pytest.mark.parametrize(("pairs", "firsts"), [(7, "A" * 9), (8, "A" * 8), (8, "A" * 9 + "C")])
def test_a_plan_of_too_few_pairs_or_without_an_arm_for_each_cannot_be_made(pairs: int, firsts: str) -> None:
    with pytest.raises(ValueError, match="arm"):
        Experiment(BEGAN, "earbuds", pairs, firsts)
