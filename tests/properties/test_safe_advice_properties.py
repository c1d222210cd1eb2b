"""What holds for every diary: pain never lets anybody do more, unknown is asked about, an emergency stays."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.analysis import Analysis, Settings, analyse
from neckload.domain.longest_run import usual_share
from neckload.domain.missing_weeks import to_ask_about
from neckload.domain.progression import TOLERANCE
from neckload.domain.reference import reference
from neckload.domain.tables import Diary
from neckload.domain.warning_signs import Sign, signs_of
from neckload.ui.report.summary import summarised
from neckload.ui.text.formatting import UNKNOWN, score, shown_ends
from neckload.ui.text.weeks import this_week, week_card
from neckload.ui.text.weeks.weeks import week_table
from tests.properties.diaries import TODAY, any_settings, diaries

FEW = settings(max_examples=8)


def analysed(diary: Diary, choice: Settings) -> Analysis:
    return analyse(diary, choice, today=TODAY)


@FEW
@given(diaries, any_settings)
def test_under_hold_the_range_ends_at_what_was_just_done(diary: Diary, choice: Settings) -> None:
    analysis = analysed(diary, choice)
    advice = analysis.advice
    for target in (advice.target, advice.other_target):
        if target is None or advice.step is None or advice.step.name == "build":
            continue
        base = reference(analysis.record.weeks, target.measure)
        assert base is not None
        assert not target.high > base.just_done + TOLERANCE


@FEW
@given(diaries, any_settings)
def test_the_longest_run_is_at_most_its_share_of_the_range(diary: Diary, choice: Settings) -> None:
    analysis = analysed(diary, choice)
    limit, weeks = analysis.advice.longest_run_limit, analysis.record.weeks
    for target in (analysis.advice.target, analysis.advice.other_target):
        if target and limit:
            figure = limit.minutes if target.unit == "min" else limit.km
            assert not figure > usual_share(weeks, target.measure) * target.high + 1e-6


@FEW
@given(diaries, any_settings)
def test_weeks_that_are_asked_about_give_the_range_that_rest_gives(diary: Diary, choice: Settings) -> None:
    analysis = analysed(diary, choice)
    weeks = analysis.record.weeks
    first_days = weeks.loc[to_ask_about(weeks), "week"]
    rest = pd.DataFrame({"date": first_days, "marked_rest": True})
    days = pd.concat([diary.days[~diary.days["date"].isin(first_days)], rest], ignore_index=True)
    rested = analysed(replace(diary, days=days), choice)
    assert not to_ask_about(rested.record.weeks).any()
    if analysis.advice.target:
        assert analysis.advice.target == rested.advice.target


@FEW
@given(diaries, any_settings, st.sampled_from(signs_of("emergency")), st.integers(0, 400))
def test_time_alone_never_lifts_an_emergency(diary: Diary, choice: Settings, sign: Sign, later: int) -> None:
    entry = pd.DataFrame({"when": [pd.Timestamp(TODAY)], "symptoms": [sign.symptom]})
    open_signs = diary.pain[diary.pain["when"] < pd.Timestamp(TODAY)]
    reported = replace(diary, pain=pd.concat([open_signs, Diary(pain=entry).pain], ignore_index=True))
    found = analyse(reported, choice, today=TODAY + timedelta(days=later)).advice
    assert found.red_flag is not None
    assert found.red_flag.urgency == "emergency"
    assert found.target is None


@FEW
@given(diaries, any_settings)
def test_the_report_says_the_same_of_the_neck_as_the_advice(diary: Diary, choice: Settings) -> None:
    analysis = analysed(diary, choice)
    assert repr(analysis.neck) == repr(analysis.advice.neck)  # unknown is no more equal to itself than NaN
    facts = dict(summarised(analysis, "km").facts)
    if analysis.neck.worst >= 0:
        assert f"{score(analysis.neck.worst)} of 10" in facts["Neck now"]


def figures_in(text: str) -> list[str]:
    return re.findall(r"\d[\d,]*(?:\.\d+)?", text)


@FEW
@given(diaries, any_settings, st.sampled_from(["km", "mi"]))
def test_tile_card_table_and_report_say_the_same_figures_of_a_week(
    diary: Diary, choice: Settings, unit: Literal["km", "mi"]
) -> None:
    analysis = analysed(diary, choice)
    facts = dict(summarised(analysis, unit).facts)
    tile, limit = this_week.next_week(analysis, unit), analysis.advice.longest_run_limit
    if analysis.advice.target and not analysis.advice.red_flag:
        assert (
            figures_in(f"{tile.value} {tile.unit}") == figures_in(facts["Advised next"])[: len(figures_in(tile.value))]
        )
    if analysis.advice.target and limit and limit.km >= 0:
        by_distance = next(part for part in (tile.strong, tile.line) if unit in part)
        assert set(figures_in(by_distance)) <= set(figures_in(facts["Advised next"]))
    table = week_table(analysis.weeks, unit)
    for (_, row), first in zip(table.iterrows(), analysis.weeks["week"][::-1], strict=True):
        detail = analysis.week(first)
        time, distance, _, neck = week_card.facts(detail, "time", unit)
        if detail.state != "rest":
            assert (row["Time"], row["Distance"]) == (time.value, distance.value)
        assert row["Neck, worst"] == neck.value
    latest = analysis.latest
    if latest and latest.state != "rest":
        detail, said = (
            analysis.week(latest.week),
            facts["Last full week" if not latest.weeks_ago else "Last recorded week"],
        )
        known = [fact for fact in week_card.facts(detail, latest.leading, unit)[:2] if fact.value != UNKNOWN]
        assert all(fact.value in said and fact.change in said for fact in known)
        if detail.pain_max >= 0:
            assert f"Worst neck pain {score(detail.pain_max)} of 10" in said
    lately = analysis.neck_lately
    if len(table) and lately.worst >= 0:
        assert this_week.neck(lately, 0).value == table["Neck, worst"].iloc[0]


@given(st.floats(0.3, 3000), st.floats(0, 0.3), st.sampled_from(["min", "km", "mi"]))
def test_what_is_shown_of_a_range_lies_inside_it(low: float, width: float, unit: str) -> None:
    high = low * (1 + width)
    shown_low, shown_high = shown_ends(low, high, unit)
    assert shown_low <= shown_high <= high + 1e-4


@FEW
@given(diaries, any_settings, st.integers(0, 10), st.sampled_from((-1, 0, 1)))
def test_a_ceiling_of_the_therapist_never_raises_the_range_or_lets_anybody_run(
    diary: Diary, choice: Settings, ceiling: float, weeks_on: int
) -> None:
    free = analysed(replace(diary, targets=diary.targets.iloc[:0]), choice)
    if free.record.weeks.empty:
        return
    week = free.record.weeks["week"].iloc[-1] + pd.Timedelta(weeks=weeks_on)
    row = Diary(targets=pd.DataFrame({"week": [week], "neck_ceiling": [ceiling], "set_by": ["therapist"]})).targets
    held = analysed(replace(diary, targets=row), choice)
    for measure in ("time", "distance"):
        before, after = (each.advice.target_in(measure) for each in (free, held))
        assert (before is None) == (after is None)
        assert before is None or after is None or after.high <= before.high + TOLERANCE
    order = ("doctor", "leave_out", "easier", "usually", "check_in")
    assert order.index(held.advice.can_run) <= order.index(free.advice.can_run)
