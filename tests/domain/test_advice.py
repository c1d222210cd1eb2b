"""Next week's range, worked by hand: every row of the table, both sides of its bounds, breaks, and warning signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import pytest

from neckload.domain import evidence
from neckload.domain.advice import Advice, Range, advise
from neckload.domain.progression import Measure, effective_measure, with_progression
from neckload.domain.tables import RED_FLAG_SYMPTOMS, Diary
from neckload.domain.warning_signs import signs_of
from neckload.domain.weeks import weekly
from tests.builders import after, days, diary, pain, runs, typed, weeks_of

Scores = Sequence[float | None]

# 40 40 40 40 60: R = min(max(60, mean 40), 1.10 x 40) = 44.
WEEKS = (40, 40, 40, 40, 60)
FIVE_RUNS = weeks_of(km=WEEKS)
BUILD, HOLD, EASE, BACK_OFF = (46.2, 48.4), (41.8, 44), (35.2, 39.6), (22, 30.8)


def advice(log: Diary, today: date, measure: Measure = "distance") -> Advice:
    weeks = weekly(log, today)
    measure = effective_measure(weeks, measure)
    return advise(with_progression(weeks, measure), log.runs, log.pain, measure, today)


def by_km(*km: float | None) -> Advice:
    """Advice after typed weeks in km: 0 is a week of rest, None an unrecorded one."""
    return advice(typed(km=km), after(len(km)))


def by_pain(*scores: float | None, entries: Sequence[tuple[str, float | None, str | None, str | None]] = ()) -> Advice:
    """Advice after the five `WEEKS`, with a pain score on the Monday of each week and further entries."""
    mondays = pd.date_range("2026-01-05", periods=len(scores), freq="7D")
    noted = [(str(day), score, None, None) for day, score in zip(mondays, scores, strict=True) if score is not None]
    return advice(Diary(runs=FIVE_RUNS, pain=pain(*noted, *entries)), after(5))


def bounds(target: Range | None) -> tuple[float, float]:
    assert target is not None
    return round(target.low, 9), round(target.high, 9)


def keys(found: Advice) -> list[str]:
    return [reason.key for reason in found.reasons]


# The level -----------------------------------------------------------------------------------------------------


def test_a_jump_does_not_become_the_new_level() -> None:
    found = by_pain(0, 0, 0, 0, 0)
    assert found.reference is not None
    assert (found.reference.level, found.reference.last, found.reference.kind) == (pytest.approx(44), 60, "capped")
    assert bounds(found.target) == BUILD
    assert keys(found) == ["pain_low", "level_capped", "volume_steep"]


@pytest.mark.parametrize(
    ("km", "level", "kind"),
    [
        ((40,), 40, "single"),
        ((40, 40, 60), 44, "capped"),  # two earlier weeks are enough for the cap
        ((40, 42, 44, 46, 48), 48, "recent"),  # a steady builder: last 48, mean 43, cap 50.6
        ((40, 40, 40, 40, 44), 44, "recent"),  # on the cap
        ((40, 40, 40, 40, 28), 40, "recent"),  # an easy week does not lower the level
        ((80, 40, 40, 40, 40, 60), 44, "capped"),  # 80 km five weeks ago are no longer among the four
        ((40, 40, 40, 80, 50), 50, "recent"),  # mean 50
        ((40, 0), 40, "recent"),  # a rest week that is no break
        ((40, 0, 44), 44, "recent"),  # max(44, mean 20), just within 1.10 x 40
        ((40, 0, 45), 44, "capped"),
        ((40, None, 44), 44, "recent"),
        ((40, 40, 40, 40, 0, 40, 40, 40, 40, 60), 44, "capped"),  # after the way back the rule is the usual one
    ],
)
def test_the_level_is_the_larger_of_last_week_and_four_weeks_mean_within_the_cap(
    km: Scores, level: float, kind: str
) -> None:
    found = by_km(*km)
    assert found.reference is not None
    assert found.reference.level == pytest.approx(level)
    assert found.reference.kind == kind
    # Nothing is known of the neck: hold, and no more than the last week of running.
    high = min(level, [each for each in km if each][-1])
    assert bounds(found.target) == (round(0.95 * high, 9), round(high, 9))


def test_the_target_is_in_minutes_by_time_and_in_km_by_distance_with_the_other_beside_it() -> None:
    log = diary(km=[40], minutes=[240], pain_0_10=[0])
    by_time, by_distance = advice(log, after(1), "time"), advice(log, after(1), "distance")
    assert by_time.target == by_distance.other_target == Range(pytest.approx(252), pytest.approx(264), "min")  # type: ignore[arg-type]
    assert by_distance.target == by_time.other_target == Range(pytest.approx(42), pytest.approx(44), "km")  # type: ignore[arg-type]


def test_where_a_run_of_last_week_lacks_the_measure_the_target_is_in_the_other_one() -> None:
    log = Diary(runs=runs(("2026-01-05", 40, 240), ("2026-01-12", 40, 240), ("2026-01-13", None, 24)))
    found = advice(log, after(2), "distance")
    # Time: last 264, one earlier week of 240, cap 264.
    assert bounds(found.target) == (250.8, 264)
    assert found.target is not None
    assert (found.target.unit, found.other_target) == ("min", None)


# The table of pain ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("usual", "worst", "step", "reason"),
    [
        (0, 0, BUILD, "pain_low"),
        (0, 1.9, BUILD, "pain_low"),
        (0.1, 2, BUILD, "pain_low"),
        (0, 2, HOLD, "pain_low_up"),  # up by 2
        (4, 1, BUILD, "pain_low"),
        (0.5, 2.1, HOLD, "pain_middle"),  # above 2 is the middle band; up by 1.6
        (3, 3, HOLD, "pain_middle"),
        (5, 3, HOLD, "pain_middle"),
        (1.1, 3, HOLD, "pain_middle"),  # up by 1.9
        (1, 3, EASE, "pain_middle_up"),
        (0, 2.5, EASE, "pain_middle_up"),
        (3, 5, EASE, "pain_middle_up"),
        (5, 5, HOLD, "pain_middle"),
        (5, 5.1, BACK_OFF, "pain_high"),
        (9, 5.5, BACK_OFF, "pain_high"),
        (0, 10, BACK_OFF, "pain_high"),
    ],
)
def test_the_worst_pain_and_its_rise_decide_the_step(
    usual: float, worst: float, step: tuple[float, float], reason: str
) -> None:
    found = by_pain(usual, usual, usual, usual, worst)
    assert bounds(found.target) == step
    assert keys(found)[0] == reason
    assert (found.neck.worst, found.neck.usual_worst) == (worst, usual)


def test_the_usual_worst_is_the_median_of_the_four_weeks_before_whatever_lies_further_back() -> None:
    log = diary(km=[40] * 7, pain_0_10=[9, 9, 0, 1, None, 8, 3])
    # The four weeks before the last full one: 0, 1, unknown, 8.
    assert advice(log, after(7)).neck.usual_worst == 1
    assert keys(advice(log, after(7)))[0] == "pain_middle_up"


def test_unknown_earlier_pain_is_not_a_rise() -> None:
    assert bounds(by_pain(None, None, None, None, 5).target) == HOLD
    assert bounds(by_pain(None, None, None, None, 2).target) == BUILD


@pytest.mark.parametrize(
    ("score", "step", "reason"), [(2.9, HOLD, "pain_middle"), (3, EASE, "pain_unsettled"), (4, EASE, "pain_unsettled")]
)
def test_pain_that_has_not_settled_by_the_next_morning_eases_the_week(
    score: float, step: tuple[float, float], reason: str
) -> None:
    found = by_pain(4, 4, 4, 4, 4, entries=[("2026-02-04 07:00", score, "next_morning", None)])
    assert bounds(found.target) == step
    assert keys(found)[0] == reason


def test_a_next_morning_before_the_last_full_week_is_over() -> None:
    assert not by_pain(4, 4, 4, 4, 4, entries=[("2026-02-01", 4, "next_morning", None)]).neck.unsettled
    assert by_pain(4, 4, 4, 4, 4, entries=[("2026-02-02", 4, "next_morning", None)]).neck.unsettled


def test_the_days_since_the_last_full_week_count_as_well() -> None:
    # Today is Wednesday 11 February.
    assert bounds(by_pain(0, 0, 0, 0, 0, entries=[("2026-02-11 21:00", 6, None, None)]).target) == BACK_OFF
    assert bounds(by_pain(0, 0, 0, 0, 6, entries=[("2026-02-11", 0, None, None)]).target) == BACK_OFF
    assert bounds(by_pain(0, 0, 0, 0, 0, entries=[("2026-02-12", 6, None, None)]).target) == BUILD


@pytest.mark.parametrize(
    ("day", "score", "step", "reason"),
    [
        ("2026-01-28", 6, BACK_OFF, "pain_high"),  # 14 days before Wednesday 11 February
        ("2026-01-28", 1, BUILD, "pain_low"),
        ("2026-01-27 23:59", 6, HOLD, "pain_unknown"),
        ("2026-01-27 23:59", 1, HOLD, "pain_unknown"),
    ],
)
def test_without_a_newer_one_the_last_entry_stands_in_for_fourteen_days(
    day: str, score: float, step: tuple[float, float], reason: str
) -> None:
    found = by_pain(entries=[(day, score, None, None)])
    assert bounds(found.target) == step
    assert keys(found)[0] == reason
    assert found.neck.scored_on == (date.fromisoformat(day) if reason != "pain_unknown" else None)


def test_an_entry_older_than_fourteen_days_does_not_come_back_through_its_week() -> None:
    # Sunday 15 February: the week of 26 January ended 14 days ago, its entry is 20 days old.
    log = Diary(runs=weeks_of(km=WEEKS), pain=pain(("2026-01-26", 6)))
    found = advice(log, date(2026, 2, 15))
    assert keys(found)[0] == "pain_unknown"
    assert found.neck.scored_on is None


def test_the_score_of_a_typed_week_stands_in_from_the_last_day_of_its_week() -> None:
    log = Diary(runs=weeks_of(km=WEEKS), week_totals=typed(pain_0_10=[None, None, None, 6]).week_totals)
    found = advice(log, after(5))  # that week ended on 1 February, ten days ago
    assert bounds(found.target) == BACK_OFF
    assert found.neck.scored_on == date(2026, 2, 1)


# Breaks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weeks_off", "level"),
    [(1, 40), (2, 24), (3, 24), (4, 24), (5, 20), (12, 20)],  # all, 60 % and 50 % of the usual 40 km
)
def test_the_first_week_back_depends_on_how_long_the_break_was(weeks_off: int, level: float) -> None:
    found = by_km(40, 40, 40, 40, *[0] * weeks_off)
    assert found.reference is not None
    assert (found.reference.kind, found.reference.weeks_off, found.reference.usual) == (
        "first_week_back",
        weeks_off,
        40,
    )
    assert found.reference.level == pytest.approx(level)
    assert bounds(found.target) == (round(0.95 * level, 9), level)


@pytest.mark.parametrize(
    ("km", "low", "high"),
    [
        ((24,), 25.2, 26.4),
        ((24, 26.4), 27.72, 29.04),
        ((24, 26, 28, 30), 31.5, 33),  # the fourth week back
        ((38,), 39.9, 40),  # at most up to the usual 40 km
        ((39,), 40, 40),
        ((40,), 42, 44),  # there again: the usual rule
        ((60,), 46.2, 48.4),  # and the usual cap
    ],
)
def test_the_way_back_is_at_most_ten_percent_a_week_up_to_the_usual_week(
    km: tuple[float, ...], low: float, high: float
) -> None:
    log = typed(km=[40, 40, 40, 40, 0, 0, *km], pain_0_10=[0] * (6 + len(km)))
    assert bounds(advice(log, after(6 + len(km))).target) == (low, high)


def test_pain_holds_the_way_back_as_any_other_week() -> None:
    log = typed(km=[40, 40, 40, 40, 0, 0, 24], pain_0_10=[0] * 6 + [6])
    assert bounds(advice(log, after(7)).target) == (12, 16.8)


# Silence -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("weeks", [1, 2, 4])
def test_up_to_four_silent_weeks_are_read_as_rest_until_the_runner_says_and_are_asked_about(weeks: int) -> None:
    silent = advice(typed(km=(*WEEKS, *[None] * weeks)), after(5 + weeks))
    rested = advice(typed(km=(*WEEKS, *[0] * weeks)), after(5 + weeks))
    assert bounds(silent.target) == bounds(rested.target)
    assert silent.missing_weeks is not None
    assert len(silent.missing_weeks.weeks) == weeks
    assert rested.missing_weeks is None
    assert "read_as_rest" in keys(silent)


def test_after_more_than_four_silent_weeks_nobody_knows_and_there_is_no_range() -> None:
    found = advice(typed(km=WEEKS), after(10))
    assert (found.target, found.other_target, found.longest_run_limit) == (None, None, None)
    assert keys(found) == ["long_silence"]
    assert found.reasons[0].figures == {"weeks": 5, "week": "2026-02-02"}


def test_a_log_without_a_full_week_has_no_range_and_says_why() -> None:
    for log in (Diary(), typed(km=[40])):
        found = advice(log, after(0))
        assert found.target is None
        assert keys(found) == ["no_full_week"]


def test_nothing_run_and_nothing_known_is_no_level_to_start_from() -> None:
    found = advice(Diary(runs=runs(("2026-01-05", 0, 0))), after(1))
    assert found.target is None
    assert keys(found) == ["no_level"]


# Warning signs -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("symptom", RED_FLAG_SYMPTOMS)
def test_any_warning_sign_takes_the_target_away(symptom: str) -> None:
    found = by_pain(0, 0, 0, 0, 0, entries=[("2026-02-10", None, None, f"stiffness,{symptom}")])
    assert (found.target, found.other_target, found.step, found.longest_run_limit) == (None, None, None, None)
    assert found.red_flag is not None
    assert (found.red_flag.symptoms, found.red_flag.reported_on) == ((symptom,), date(2026, 2, 10))
    assert keys(found) == ["red_flag"]
    assert evidence.RED_FLAG_REST in found.thresholds


def test_beside_a_warning_sign_nobody_is_sent_to_a_physical_therapist_instead() -> None:
    assert by_pain(1, 1, 1, 1, 1).referral is not None
    assert by_pain(1, 1, 1, 1, 1, entries=[("2026-02-10", 1, None, "arm_weakness")]).referral is None


def test_a_plain_symptom_takes_nothing_away() -> None:
    assert bounds(by_pain(0, 0, 0, 0, 0, entries=[("2026-02-10", 0, None, "stiffness")]).target) == BUILD


@pytest.mark.parametrize(("days_ago", "flagged"), [(0, True), (14, True), (15, False), (-1, False)])
def test_a_sign_that_needs_a_doctor_soon_holds_for_fourteen_days(days_ago: int, flagged: bool) -> None:
    reported = after(5) - timedelta(days=days_ago)
    found = by_pain(0, 0, 0, 0, 0, entries=[(f"{reported} 08:00", 0, None, "nausea")])
    assert (found.red_flag is not None) == (found.target is None) == flagged


@pytest.mark.parametrize("sign", [sign.symptom for sign in signs_of("emergency")] + ["fever,stiffness"])
def test_an_emergency_holds_until_a_doctor_has_cleared_the_runner_however_long_ago_it_was(sign: str) -> None:
    entries = [("2025-06-01 08:00", 3, None, sign)]
    flag = by_pain(0, 0, 0, 0, 0, entries=entries).red_flag
    assert flag is not None
    assert (flag.urgency, flag.reported_on) == ("emergency", date(2025, 6, 1))
    cleared = by_pain(0, 0, 0, 0, 0, entries=[*entries, ("2026-02-10", None, None, "seen_by_doctor")])
    assert cleared.red_flag is None
    assert cleared.target is not None


@pytest.mark.parametrize(
    ("score", "later", "asked"),
    [
        (6.9, None, False),
        (7, None, True),
        (10, "stiffness", True),
        (10, "no_warning_sign", False),
        (10, "seen_by_doctor", False),
    ],
)
def test_a_score_of_7_or_more_asks_for_warning_signs_until_they_are_answered(
    score: float, later: str | None, asked: bool
) -> None:
    entries = [("2026-02-10 08:00", score, None, None)]
    entries += [("2026-02-10 08:05", None, None, later)] if later else []
    assert (by_pain(entries=entries).signs_not_asked == date(2026, 2, 10)) == asked


def test_an_answer_about_warning_signs_does_not_hold_for_a_later_high_score() -> None:
    entries = [("2026-02-08", 8, None, "no_warning_sign"), ("2026-02-10", 8, None, None)]
    assert by_pain(entries=entries).signs_not_asked == date(2026, 2, 10)


# Today ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "answer"),
    [
        (("2026-02-11", 9, None, "nausea"), "doctor"),
        (("2026-02-11", 5.1, None, None), "leave_out"),
        (("2026-02-11", 5, None, None), "easier"),
        (("2026-02-11", 2.1, None, None), "easier"),
        (("2026-02-11", 2, None, None), "usually"),
        (("2026-01-28", 9, None, None), "leave_out"),  # 14 days ago
        (("2026-01-27", 9, None, None), "check_in"),
    ],
)
def test_whether_to_run_is_answered_from_todays_state(
    entry: tuple[str, float, str | None, str | None], answer: str
) -> None:
    assert by_pain(entries=[entry]).can_run == answer


def test_the_newest_day_counts_with_its_worst_score() -> None:
    entries = [("2026-02-09", 9, None, None), ("2026-02-10 08:00", 6, None, None), ("2026-02-10 20:00", 1, None, None)]
    neck = by_pain(entries=entries).neck
    assert (neck.latest, neck.latest_on) == (6, date(2026, 2, 10))


def test_a_score_is_answered_in_a_diary_without_a_run() -> None:
    found = advice(Diary(pain=pain(("2026-01-06", 6))), after(0))
    assert (found.can_run, found.neck.latest, keys(found)) == ("leave_out", 6, ["no_full_week"])


# No more than just done ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("km", "score", "low", "high"),
    [
        ((120, 110, 105, 100, 90), 4, 85.5, 90),  # falling weeks with a neck to hold for
        ((120, 110, 105, 100, 90), 6, 54.375, 76.125),  # 0.5 to 0.7 of 108.75 is below 90
        ((40, 40, 40, 40, 0), 4, 38, 40),  # the last running week lies before the rest
        ((40, 40, 40, 40, 0, 0), 4, 22.8, 24),  # two weeks off: the restart level is the lower ceiling
        ((40, 40, 40, 40, 20, 0), 4, 19, 20),
        ((40, 40, 40, 40, 0, 0, 0, 0), 4, 22.8, 24),  # no running week among the last four
    ],
)
def test_pain_never_lets_anybody_do_more_than_they_just_did(km: Scores, score: float, low: float, high: float) -> None:
    found = advice(typed(km=km, pain_0_10=[score] * len(km)), after(len(km)))
    assert bounds(found.target) == (low, high)


def test_what_this_week_has_reached_already_may_be_done_again() -> None:
    log = typed(km=[120, 110, 105, 100, 90], pain_0_10=[4] * 5)
    ran = runs(("2026-02-09", 100, None))
    found = advice(Diary(week_totals=log.week_totals, runs=ran), after(5))
    assert bounds(found.target) == (95, 100)


def test_a_doctors_look_lifts_earlier_signs_and_not_later_ones() -> None:
    entries = [
        ("2026-02-05 08:00", 1, None, "fever"),
        ("2026-02-06 08:00", 1, None, "seen_by_doctor"),
        ("2026-02-07 08:00", 1, None, "nausea"),
        ("2026-02-08 08:00", 1, None, "hard_to_turn_head,nausea"),
    ]
    assert by_pain(entries=entries[:1]).red_flag is not None
    assert by_pain(entries=entries[:2]).red_flag is None
    for order in (entries, entries[::-1]):
        flag = by_pain(entries=order).red_flag
        assert flag is not None
        assert flag.symptoms == ("hard_to_turn_head", "nausea")
        assert flag.reported_on == date(2026, 2, 8)


def test_what_was_noted_with_a_fever_decides_how_urgent_it_is() -> None:
    def urgency(*cells: str) -> str:
        flag = by_pain(entries=[(f"2026-02-{9 + at:02d}", 3, None, cell) for at, cell in enumerate(cells)]).red_flag
        assert flag is not None
        return flag.urgency

    assert urgency("fever") == urgency("stiffness", "fever") == "doctor"  # a stiff neck of another day is not with it
    assert urgency("fever,stiffness") == urgency("fever", "severe_headache") == "emergency"


def test_a_warning_sign_is_heard_even_in_a_diary_without_a_run() -> None:
    assert advice(Diary(pain=pain(("2026-01-06", 3, None, "arm_weakness"))), after(0)).red_flag is not None


# Who should look at it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scores", "today_is_after", "who", "weeks"),
    [
        ((3, 3, 3), 3, None, 0),
        ((3, 4, 3, 5), 4, "physical_therapist", 4),
        ((3, 3, 2.9, 3, 3), 5, "self_care", 5),
        ((3, 3, None, 3, 3), 5, None, 0),  # an unknown week is not a painful one
        ((3, 3, 3, 3), 3, "physical_therapist", 4),  # the fourth is the current week
        ((3, 3, 3, 3, 0), 4, "physical_therapist", 4),  # the current week is not over: 0 so far ends nothing
        ((3, 3, 3, 3, 0), 5, None, 0),
        ((1, 2, 1, 1, 1, 1, 1), 7, "self_care", 7),  # mild but lingering
        ((1, 1, 1), 3, None, 0),
        ((6,), 1, None, 0),
        ((6, 6), 2, "clinician", 2),
        ((5, 5.1, 5.1), 3, "clinician", 2),
        ((6, 5), 2, None, 0),
        ((6, 6), 1, "clinician", 2),
        ((6, 6, 5), 2, "clinician", 2),  # a low score this week does not end it
        ((6, 6, 5), 3, None, 0),  # a full week does
        ((6, 6, None), 3, "clinician", 2),  # a week without a score does not
        ((6, 6, None, None, None, None, None), 7, None, 0),
        ((6, None, 6), 3, None, 0),
        ((3, 3, 6, 6), 4, "clinician", 2),  # the more urgent of the two
    ],
)
def test_lasting_or_high_pain_asks_for_somebody_to_look_at_it(
    scores: Scores, today_is_after: int, who: str | None, weeks: int
) -> None:
    referral = advice(diary(km=[40] * today_is_after, pain_0_10=scores), after(today_is_after)).referral
    assert (referral.who if referral else None, referral.weeks if referral else 0) == (who, weeks)


# The longest run -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("score", "multiple"), [(0, 1.1), (4, 1.0), (6, 0.7)])
def test_next_weeks_longest_run_follows_the_step(score: float, multiple: float) -> None:
    # Five weeks of 20 + 12 + 8 km, at 6 min/km; pain as high as ever.
    starts = pd.date_range("2026-01-05", periods=5, freq="7D")
    ran = [(str(day + pd.Timedelta(days=n)), km, 6 * km) for day in starts for n, km in enumerate((20, 12, 8))]
    log = Diary(runs=runs(*ran), pain=pain(*((str(day), score) for day in starts)))
    limit = advice(log, after(5)).longest_run_limit
    assert limit is not None
    assert (limit.km, limit.minutes) == (pytest.approx(20 * multiple), pytest.approx(120 * multiple))
    assert (limit.longest_km, limit.longest_minutes) == (20, 120)


@pytest.mark.parametrize(
    ("runs_of_a_week", "limit"),
    [
        ((20, 12, 8), 22),  # half of 42-44 km
        ((30, 10), 33),  # their long run usually takes three quarters: 33 km of 44, as 1.1 x 30
        ((28, 8, 4), 30.8),  # 0.7 of 44
        ((40,), 44),  # one run a week keeps the whole
        ((10, 10, 10, 10), 11),  # 1.1 x the longest of 30 days
    ],
)
def test_the_longest_run_takes_at_most_its_usual_share_of_the_week(runs_of_a_week: Scores, limit: float) -> None:
    starts = pd.date_range("2026-01-05", periods=5, freq="7D")
    rows = [(str(day + pd.Timedelta(days=n)), km, None) for day in starts for n, km in enumerate(runs_of_a_week)]
    log = Diary(runs=runs(*rows), pain=pain(*((str(day), 0) for day in starts)))
    found = advice(log, after(5)).longest_run_limit
    assert found is not None
    assert found.km == pytest.approx(limit)


def test_the_longest_run_is_inside_the_weeks_target() -> None:
    # One run of 60 km a week would allow 66 km; the week allows 48.4.
    limit = by_pain(0, 0, 0, 0, 0).longest_run_limit
    assert limit is not None
    assert limit.km == pytest.approx(48.4)


@pytest.mark.parametrize(
    ("day", "longest"),
    [("2026-01-12", 30), ("2026-01-11 23:00", 20)],  # 30 and 31 days before Wednesday 11 February
)
def test_the_longest_run_is_looked_for_in_the_last_thirty_days(day: str, longest: float) -> None:
    ran = runs((day, 30, 180), ("2026-02-03", 20, 120), ("2026-02-04", 199, 100), ("2026-02-12", 50, 300))
    limit = advice(Diary(runs=ran), date(2026, 2, 11)).longest_run_limit
    assert limit is not None
    assert (limit.longest_km, limit.longest_minutes) == (longest, 6 * longest)


def test_without_a_run_in_thirty_days_there_is_no_limit_to_give() -> None:
    log = Diary(
        runs=weeks_of(km=[40] * 4),
        days=days(*(f"{day:%Y-%m-%d}" for day in pd.date_range("2026-02-02", periods=5, freq="7D"))),
    )
    found = advice(log, after(9))
    assert found.target is not None
    assert found.longest_run_limit is None


def test_every_threshold_that_took_part_is_named_once() -> None:
    used = by_pain(0, 0, 0, 0, 0).thresholds
    assert len(used) == len(set(used))
    named = {name for name, threshold in evidence.thresholds().items() if threshold in used}
    assert {"PAIN_LOW", "REFERENCE_CAP", "GUIDELINE_LOW", "GUIDELINE_HIGH", "SPIKE_SMALL", "SPIKE_WINDOW"} <= named


def test_a_week_off_on_the_way_back_does_not_become_a_full_return() -> None:
    # usual week 40; three weeks off, back at 20 (below 40), then one week off: not 40 again but 20, held at 19-20
    told = advice(typed(km=[40, 40, 40, 40, 0, 0, 0, 20, 0]), after(9))
    assert told.reference is not None
    assert (told.reference.kind, told.reference.level) == ("first_week_back", 20)


def test_weeks_before_a_silence_of_more_than_four_weeks_are_no_level_any_more() -> None:
    # 300 300 300 300, five weeks of silence, then 100 and 110: R = min(max(110, 100), 1.10 x 100) = 110
    told = advice(typed(km=[300, 300, 300, 300, None, None, None, None, None, 100, 110]), after(11))
    assert told.reference is not None
    assert told.reference.level == pytest.approx(110)


def test_two_weeks_after_a_silence_the_level_is_still_what_was_run_since() -> None:
    # read as rest: on the way back to 300, from 110
    told = advice(typed(km=[300, 300, 300, 300, None, None, None, None, 100, 110]), after(10))
    assert told.reference is not None
    assert told.reference.level == pytest.approx(110)
