"""The sentences of next week: the range, why, who should look at the neck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from math import nan
from typing import Any, get_args

import pandas as pd
import pytest

from neckload.domain.advice import Advice, LongestRun, Range, Reason
from neckload.domain.analysis import Analysis, analyse
from neckload.domain.reason import ReasonKey
from neckload.domain.step_table import HOLD
from neckload.domain.tables import Diary
from neckload.ui.report import finding as summary_words
from neckload.ui.text.diary import log as page_words
from neckload.ui.text.formatting import UNKNOWN
from neckload.ui.text.guidance import advice as advice_words
from neckload.ui.text.guidance import safety
from neckload.ui.text.weeks import finding as words
from tests.builders import after, diary, pain, runs, typed, weeks_of
from tests.ui.written_texts import REASON_FIGURES

LEVEL = (100.0,) * 4


def four_weeks_and(*minutes: float | None, pain_0_10: tuple[float | None, ...] = ()) -> Analysis:
    """Four weeks of 100 min and 20 km, then these minutes at 5 min/km; today is the Wednesday after them."""
    told = (*LEVEL, *minutes)
    kilometres = [None if value is None else value / 5 for value in told]
    return analyse(diary(km=kilometres, minutes=told, pain_0_10=pain_0_10), today=after(len(told)))


def why(analysis: Analysis) -> str:
    return " ".join(advice_words.reasons(analysis.advice, "km"))


# Next week


@pytest.mark.parametrize(
    ("scores", "headline", "first_line"),
    [
        # R = 100 min and 20 km in every row
        ((1, 1, 1, 1), "105–110 min", "Room to build a little, about 21–22 km."),
        ((3, 3, 3, 3), "95–100 min", "Hold your level, about 19–20 km."),
        ((1, 1, 1, 3), "80–90 min", "Ease off a little, about 16–18 km."),
        ((1, 1, 1, 6), "50–70 min", "Cut back, and skip runs that set it off, about 10–14 km."),
        ((), "95–100 min", "Hold your level, about 19–20 km."),
    ],
)
def test_each_step_has_its_range_and_its_words(scores: tuple[float, ...], headline: str, first_line: str) -> None:
    plan = advice_words.next_week(four_weeks_and(pain_0_10=scores), "km")
    assert (plan.label, plan.headline) == ("Next week, 9–15 February", headline)
    assert plan.lines[0] == first_line


def test_the_plan_names_the_longest_run_and_the_week_that_is_running() -> None:
    log = Diary(runs=pd.concat([weeks_of([20] * 4, [100] * 4), runs(("2026-02-03", 4, 20))]))
    assert advice_words.next_week(analyse(log, today=after(4)), "km").lines[1:] == (
        # held at 100 %, and no longer than the week's own range
        "Longest run: up to 20 km or 100 min (longest of the last 30 days: 20.0 km).",
        "Aim for the same this week (so far 20 min).",
    )


def test_a_longest_run_without_a_distance_is_told_in_minutes() -> None:
    told = advice_words.longest_run(LongestRun(km=nan, minutes=66.9, longest_km=nan, longest_minutes=60.9), "km")
    assert told == "Longest run: up to 65 min (longest of the last 30 days: 61 min)."


def test_a_red_flag_takes_the_range_away() -> None:
    log = diary(km=[20] * 4, minutes=LEVEL)
    flagged = Diary(runs=log.runs, pain=pain(("2026-02-03", 4, "day", "fever")))
    plan = advice_words.next_week(analyse(flagged, today=after(4)), "km")
    assert (plan.headline, plan.lines) == ("See a doctor first", ())


def test_without_a_full_week_there_is_no_range_and_the_reason_says_what_is_missing() -> None:
    analysis = analyse(diary(km=[5], minutes=[30]), today=after(0))
    assert advice_words.next_week(analysis, "km").headline == "No range yet"
    assert why(analysis) == "A range needs one full week with running on record."


# Why


# Every key that `advice` can give a reason.
REASON_KEYS: tuple[ReasonKey, ...] = tuple(key for keys in get_args(ReasonKey) for key in get_args(keys))


@pytest.mark.parametrize("key", REASON_KEYS)
def test_every_reason_that_the_advice_can_give_has_a_sentence(key: ReasonKey) -> None:
    (sentence,) = advice_words.reasons(Advice(reasons=(Reason(key, REASON_FIGURES),)), "km")
    assert re.fullmatch(r"[A-Z].*[.]", sentence)
    assert "nan" not in sentence


@pytest.mark.parametrize("key", REASON_KEYS)
def test_no_reason_on_the_therapists_sheet_has_a_dash_for_a_figure(key: ReasonKey) -> None:
    whole = {name: int(each) if isinstance(each, float) else each for name, each in REASON_FIGURES.items()}
    for figures in (REASON_FIGURES, whole):
        because = Advice(Range(100, 100, "min"), step=HOLD, reasons=(Reason(key, figures),))
        assert UNKNOWN not in summary_words.advised(because, "km", with_pain=True)


def test_a_reason_without_words_is_a_fault_and_not_an_empty_line() -> None:
    unheard_of: Any = "unheard_of"
    with pytest.raises(AssertionError, match=unheard_of):
        advice_words.reasons(Advice(reasons=(Reason(unheard_of, REASON_FIGURES),)), "km")


def test_the_reasons_carry_the_figures_that_decided() -> None:
    # 140 after four weeks of 100: R = 1.1 x 100 = 110; pain 3 against a usual worst of 1
    analysis = four_weeks_and(140, pain_0_10=(1, 1, 1, 1, 3))
    assert advice_words.reasons(analysis.advice, "km") == (
        "Your neck’s worst score of last week and this one was 3 of 10, up from a usual 1 in the four weeks before.",
        "Last week’s 140 min was a big step, so the range starts from 110 min: 10 % above the largest of up to four "
        "weeks before it.",
        "Running time rose by 40 %; the guideline is 5–10 %.",
    )


def test_an_old_score_stands_in_with_its_date() -> None:
    log = Diary(runs=weeks_of([20] * 4, LEVEL), pain=pain(("2026-01-25 20:00", 1)))  # before the last full week
    assert why(analyse(log, today=after(4))).startswith(
        "No score for last week or this one, so your last entry stands in (1 of 10, 25 January 2026)"
    )


def test_a_week_that_was_not_the_last_one_is_not_called_last_week() -> None:
    lacking = Diary(runs=pd.concat([weeks_of([20] * 4, LEVEL), runs(("2026-02-03", None, None))]))
    assert "the larger of your last recorded week and" in why(analyse(lacking, today=after(5)))


def test_a_level_beside_a_range_that_ends_below_it_says_its_share() -> None:
    held = four_weeks_and(102.6, pain_0_10=(3, 3, 3, 3, 3))
    assert advice_words.next_week(held, "km").headline == "about 100 min"
    assert "The range is 95–100 % of your level, 103 min: the larger of last week and" in why(held)


def test_a_week_after_weeks_of_rest_is_not_called_the_only_one_on_record() -> None:
    rested = typed(minutes=[0, 0, 0, 100])
    assert why(analyse(rested, today=after(4))).endswith("Based on your only recorded week, 100 min.")


def test_weeks_of_rest_alone_are_not_told_that_a_full_week_is_missing() -> None:
    assert why(analyse(typed(minutes=[0, 0]), today=after(2))) == "A range needs one full week with running on record."


def test_a_range_that_is_run_already_is_no_goal_for_the_week() -> None:
    log = Diary(runs=pd.concat([weeks_of([20] * 4, [100] * 4), runs(("2026-02-03", 20, 101))]))
    told = advice_words.next_week(analyse(log, today=after(4)), "km").lines
    assert told[-1] == "You’re already over that this week (so far 101 min)."


def test_a_run_of_this_week_without_a_time_is_said_and_not_counted_as_nothing() -> None:
    def so_far(*ran: tuple[str, float, float | None]) -> str:
        log = Diary(runs=pd.concat([weeks_of([20] * 4, [100] * 4), runs(*ran)]))
        return advice_words.next_week(analyse(log, today=after(4)), "km").lines[-1]

    timed, untimed = ("2026-02-02", 4.0, 20.0), ("2026-02-03", 4.0, None)
    assert so_far(untimed).endswith("(so far 1 run without a time).")
    assert so_far(timed, untimed).endswith("(so far 20 min and 1 run without a time).")


@pytest.mark.parametrize(("day", "late"), [(6, False), (7, True), (8, True)])
def test_on_its_last_two_days_nobody_is_sent_out_to_fill_a_week(day: int, late: bool) -> None:
    log = Diary(runs=pd.concat([weeks_of([20] * 4, [100] * 4), runs(("2026-02-03", 4, 20))]))
    told = advice_words.next_week(analyse(log, today=date(2026, 2, day)), "km").lines[-1]
    assert told == (
        "This week is nearly over (so far 20 min); no need to make up the rest."
        if late
        else "Aim for the same this week (so far 20 min)."
    )


def test_a_score_above_two_that_rose_a_little_is_not_called_steady() -> None:
    assert why(four_weeks_and(pain_0_10=(1, 2, 2, 3))).startswith(
        "Your neck’s worst score of last week and this one was 3 of 10: above 2, so no step up for now. The range is"
    )


@pytest.mark.parametrize("score", [1, 3])
def test_where_no_earlier_score_is_known_it_is_said_that_nothing_can_be_compared(score: float) -> None:
    assert "No earlier score to compare it with." in why(four_weeks_and(pain_0_10=(None, None, None, score)))
    assert "No earlier score" not in why(four_weeks_and(pain_0_10=(score, None, None, score)))


@pytest.mark.parametrize("sign", ["rash", "confusion", "dizziness", "numbness", "night", "losing weight", "55", "20"])
def test_the_question_leaves_out_no_kind_of_sign_of_the_long_list(sign: str) -> None:
    assert any(sign in words.casefold() for words in safety.SHORT_WORDS.values())


def test_the_line_beside_a_plan_never_means_that_all_is_well() -> None:
    assert safety.A_DOCTOR_FIRST.endswith("Having none doesn’t rule out a problem.")


def test_silent_weeks_are_named_and_said_to_be_read_as_rest() -> None:
    read = "counted as rest until you say what you did."
    assert why(four_weeks_and(None)).endswith(f"Nothing is recorded for 2–8 February: {read}")
    assert why(four_weeks_and(None, None)).endswith(f"Nothing is recorded for 2–15 February: {read}")


def test_a_range_that_the_neck_holds_below_the_level_says_what_it_ends_at() -> None:
    falling = analyse(diary(minutes=[120, 110, 105, 100, 90], pain_0_10=[4] * 5), today=after(5))
    assert advice_words.next_week(falling, "km").headline == "about 90 min"
    assert "While your neck holds you back, next week goes no higher than what you last did: 90 min." in why(falling)


def test_a_long_silence_says_how_to_get_a_range_back() -> None:
    assert why(four_weeks_and(*[None] * 5)) == (
        "Nothing is recorded for 5 weeks, since the week of 26 January 2026. "
        "Enter last week (0 for rest) and a range comes back."
    )


# Table and hover


def test_the_picture_is_told_to_those_who_do_not_see_it() -> None:
    told = advice_words.picture(four_weeks_and(108), "km")
    assert "6 weeks" in told
    assert "108 min, +8 % on the week before" in told
    assert "Next week, 16–22 February" in told


# Manners


def sentences(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from sentences(each)


def test_no_sentence_promises_safety_or_names_a_cause() -> None:
    fixed = [
        text
        for module in (words, advice_words, page_words)
        for value in vars(module).values()
        for text in sentences(value)
    ]
    every = Advice(reasons=tuple(Reason(key, REASON_FIGURES) for key in REASON_KEYS))
    assert len(fixed) > 40
    for text in (*fixed, *advice_words.reasons(every, "km")):
        assert not re.search(r"\b(causes?d?|safe|safely|safer|safety)\b", text.replace("no safe zone", "")), text
