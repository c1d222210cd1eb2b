"""The words that come before any training: one alert, the most serious first, and what it says from day two on."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import pytest

from neckload.domain import evidence
from neckload.domain.advice import Advice
from neckload.domain.analysis import Analysis, analyse
from neckload.domain.neck import Neck, Referral
from neckload.domain.neck_ceiling import NeckCeiling
from neckload.domain.tables import Diary
from neckload.domain.warning_signs import SIGNS, WHAT_TO_DO
from neckload.ui.text.guidance import safety
from tests.builders import after, diary, pain, weeks_of

TODAY = after(5)  # Wednesday 11 February 2026
MONDAYS = pd.date_range("2026-01-05", periods=5, freq="7D")


def analysed(scores: list[float | None], *entries: tuple[str, float | None, str, str]) -> Analysis:
    mondays = ((f"{day:%Y-%m-%d}", score) for day, score in zip(MONDAYS, scores, strict=True))
    noted = pain(*((day, score) for day, score in mondays if score is not None), *entries)
    return analyse(Diary(runs=weeks_of(minutes=[100] * 5), pain=noted), today=TODAY)


def kind(analysis: Analysis) -> str | None:
    alert = safety.alert(analysis)
    return alert.kind if alert else None


SIGN = ("2026-02-10", None, "day", "arm_weakness")
HIGH = ("2026-02-10", 8.0, "day", "stiffness")


def test_one_alert_is_given_and_the_most_serious_one() -> None:
    assert kind(analysed([6, 6, 6, 6, 6], SIGN, HIGH)) == "emergency"
    assert kind(analysed([6, 6, 6, 6, 6], ("2026-02-10", None, "day", "nausea"))) == "doctor"
    assert kind(analysed([6, 6, 6, 6, 6], HIGH)) == "severe"
    assert kind(analysed([3, 3, 3, 3, 3], HIGH)) == "signs"
    assert kind(analysed([3, 3, 3, 3, 3])) == "physical_therapist"
    assert kind(analysed([1, 1, 1, 1, 1])) == "self_care"
    assert kind(analysed([0, 0, 0, 0, 0])) is None


def test_weeks_nobody_knows_of_come_before_a_lingering_pain() -> None:
    silent = analyse(diary(minutes=[100, 100, 100, None, 100], pain_0_10=[3] * 5), today=TODAY)
    assert kind(silent) == "missing_weeks"


@pytest.mark.parametrize("sign", ["arm_weakness", "nausea"])
def test_on_its_day_a_sign_says_what_to_do_and_later_when_it_was_reported_and_asks(sign: str) -> None:
    def said(on: str) -> str:
        flag = analysed([1] * 5, (on, None, "day", sign)).advice.red_flag
        assert flag is not None
        return safety.what_to_do(flag, TODAY)

    assert said("2026-02-11") in WHAT_TO_DO.values()
    assert said("2026-02-10").startswith("You reported a warning sign on 10 February 2026. Is it still there?")
    assert not said("2026-02-10").startswith("Call")


@pytest.mark.parametrize(
    ("score", "begins", "says"),
    [
        (6, "Today: 6 of 10. ", "Skip the runs that set it off"),
        (4, "Today: 4 of 10. ", "Yes, but easier"),
        (1, "Today: 1 of 10. ", "Usually yes"),
    ],
)
def test_can_i_run_is_answered_with_todays_score(score: float, begins: str, says: str) -> None:
    answer = safety.can_run(analysed([0] * 5, ("2026-02-11", score, "day", "stiffness")).advice, TODAY)
    assert answer.startswith(f"{begins}{says}")


def test_can_i_run_says_no_with_a_sign_and_asks_to_check_in_without_a_score() -> None:
    assert safety.can_run(analysed([0] * 5, SIGN).advice, TODAY).startswith("No. You reported a warning sign")
    assert safety.can_run(Advice(), TODAY).startswith("No score in the last 14 days. Check in first")


def test_above_the_therapists_ceiling_the_answer_is_no_and_names_it() -> None:
    week = pd.Timestamp("2026-02-09")
    held = Advice(neck=Neck(latest=3, latest_on=TODAY), neck_ceilings=(NeckCeiling(week, week, 2, 0, 3),))
    assert safety.can_run(held, TODAY) == (
        "Today: 3 of 10. No. That’s above your therapist’s ceiling of 2: stop, and ask them."
    )


def test_a_referral_says_who_and_after_how_long() -> None:
    severe = safety.referral(Referral("clinician", 2, evidence.SEVERE_WEEKS))
    assert severe == "2 weeks above 5: see a physical therapist or doctor."
    lingering = safety.referral(Referral("physical_therapist", 4, evidence.LINGERING_PAIN))
    assert lingering == "4 weeks at 3 or more: see a physical therapist."
    mild = safety.referral(Referral("self_care", 7, evidence.FEW_WEEKS))
    assert mild == "7 weeks’ mild pain: neck exercises; if lasting, see somebody."
    asked = safety.not_asked(TODAY - timedelta(days=3), TODAY)
    assert max(len(words.split()) for words in (severe, lingering, mild, asked)) <= 10


def test_the_question_after_a_high_score_asks_for_every_sign_and_at_10_for_the_worst_ever_first() -> None:
    assert set(safety.signs_to_ask(7)) == set(safety.signs_to_ask(10)) == {sign.symptom for sign in SIGNS}
    assert safety.signs_to_ask(10)[0] == "sudden_worst_pain_ever"
    assert safety.signs_to_ask(7)[0] != "sudden_worst_pain_ever"


def test_a_first_score_is_answered_and_told_what_is_missing_for_a_range() -> None:
    only_pain = analyse(Diary(pain=pain(("2026-02-11", 6))), today=TODAY)
    answer, exercises, missing = safety.first_days(only_pain)
    assert answer.startswith("**Can I run?** Today: 6 of 10. Skip the runs")
    assert "exercises" in exercises
    assert missing.startswith("Still missing for a range: one full week of running.")
    first_week = analyse(
        Diary(runs=weeks_of(minutes=[30], first="2026-02-09"), pain=pain(("2026-02-11", 6))), today=TODAY
    )
    assert "this one is complete on 16 February 2026" in safety.first_days(first_week)[2]
    silent = Diary(runs=weeks_of(minutes=[30], first="2025-09-08"), pain=pain(("2026-02-11", 6)))
    assert "your last weeks" in safety.first_days(analyse(silent, today=TODAY))[2]
    assert safety.first_days(analysed([0] * 5)) == ()


def test_missing_weeks_are_asked_about_with_their_dates() -> None:
    silent = analyse(diary(minutes=[100, 100, None, None, 100], pain_0_10=[0, 0, None, None, 0]), today=TODAY)
    assert silent.advice.missing_weeks is not None
    asked = safety.missing_question(silent.advice.missing_weeks)
    assert asked == "Nothing recorded 19 January – 1 February. Did you run?"
