"""The sentences the runner reads: which week, and what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import nan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.progression import VERDICTS
from neckload.domain.reference import Range
from neckload.domain.settings import Settings
from neckload.domain.tables import Diary
from neckload.domain.this_week import ThisWeek
from neckload.ui.text.diary import log as page_words
from neckload.ui.text.guidance import advice
from neckload.ui.text.weeks import finding
from neckload.ui.text.weeks import this_week as this_week_words
from neckload.ui.text.weeks import weeks as week_words
from tests.builders import after, days, diary, pain, runs, typed, weeks_of

LEVEL = (100.0,) * 4


def four_weeks_and(*minutes: float | None, pain_0_10: tuple[float | None, ...] = ()) -> Analysis:
    """Four weeks of 100 min and 20 km, then these minutes at 5 min/km; today is the Wednesday after them."""
    told = (*LEVEL, *minutes)
    kilometres = [None if value is None else value / 5 for value in told]
    return analyse(diary(km=kilometres, minutes=told, pain_0_10=pain_0_10), today=after(len(told)))


def lines(analysis: Analysis) -> tuple[str, ...]:
    return finding.finding(analysis, "km").lines


# The finding


@pytest.mark.parametrize(
    ("minutes", "headline", "first_line"),
    [
        ((90,), "90 min, −10 % on the week before", "No increase on the week before."),
        ((100,), "100 min, ±0 % on the week before", "No increase on the week before."),
        ((103,), "103 min, +3 % on the week before", "A small step, below the usual 5–10 %."),
        ((108,), "108 min, +8 % on the week before", "Within the usual 5–10 % step."),
        ((110,), "110 min, +10 % on the week before", "Within the usual 5–10 % step."),
        ((115,), "115 min, +15 % on the week before", "More than the usual 5–10 % step."),
        ((140,), "140 min, +40 % on the week before", "Far more than the usual 5–10 % step."),
        # 80 then 100: +25 %, yet no more than the 95 min mean of the four weeks before it plus a tenth
        ((80, 100), "100 min, +25 % on the week before", "Back to a level you have run before."),
    ],
)
def test_every_verdict_has_a_headline_and_a_sentence(
    minutes: tuple[float, ...], headline: str, first_line: str
) -> None:
    found = finding.finding(four_weeks_and(*minutes), "km")
    assert (found.headline, found.lines[0]) == (headline, first_line)


def test_the_label_says_which_week() -> None:
    assert finding.finding(four_weeks_and(108), "km").label == "Last full week, 2–8 February"


def test_the_first_week_is_told_without_a_comparison() -> None:
    found = finding.finding(analyse(diary(km=[20], minutes=[100]), today=after(1)), "km")
    assert found.headline == "100 min"
    assert found.lines[:2] == (
        "The first week of your log, so there is nothing to compare it with.",
        "Distance: 20.0 km.",
    )


def test_a_week_of_rest_is_told_as_rest() -> None:
    rested = Diary(runs=weeks_of([20, 20], [100, 100]), days=days("2026-01-20", marked_rest=True))
    found = finding.finding(analyse(rested, today=after(3)), "km")
    assert (found.headline, found.lines) == ("Rest: no running", ("Neck: no score recorded.",))


def test_after_a_break_the_week_is_set_against_the_usual_one() -> None:
    # eight weeks of 240 min, one of 3 (a break: below a quarter), then 144 = 60 % of 240
    log = diary(km=[40] * 8 + [0.5, 24], minutes=[240] * 8 + [3, 144])
    found = finding.finding(analyse(log, today=after(10)), "km")
    assert found.headline == "144 min"
    assert found.lines[0] == "Back after a break: 60 % of your usual week before the break."


def test_after_an_unrecorded_week_nothing_is_compared() -> None:
    found = finding.finding(four_weeks_and(None, 150), "km")
    assert found.headline == "150 min"
    assert found.lines[0] == "Back after a break; no fair comparison yet."


def test_when_last_week_is_not_recorded_the_last_recorded_one_is_told() -> None:
    found = finding.finding(four_weeks_and(110, None), "km")
    assert found.label == "Last recorded week, 2–8 February"
    assert found.headline == "110 min, +10 % on the week before"


def test_the_other_measure_stands_beside_and_says_when_it_disagrees() -> None:
    log = diary(km=[20, 20.5], minutes=[100, 115])  # +2.5 % and +15 %
    assert lines(analyse(log, today=after(2)))[:2] == (
        "More than the usual 5–10 % step.",
        "Distance: 20.5 km, +2 % – a small step, below the usual 5–10 %.",
    )
    by_distance = analyse(log, Settings(measure="distance"), today=after(2))
    assert finding.finding(by_distance, "km").headline == "20.5 km, +2 % on the week before"
    assert lines(by_distance)[1] == "Running time: 115 min, +15 % – more than the usual 5–10 % step."


def test_the_other_measure_is_quiet_when_it_agrees() -> None:
    assert lines(four_weeks_and(108))[1] == "Distance: 21.6 km, +8 %."


def test_when_a_run_lacks_its_time_the_distance_leads_and_says_so() -> None:
    log = Diary(runs=runs(("2026-01-05", 10, 60), ("2026-01-12", 5, None), ("2026-01-14", 5.5, 33)))
    found = finding.finding(analyse(log, today=after(2)), "km")
    assert found.headline == "10.5 km, +5 % on the week before"
    assert found.lines[1:3] == (
        "Running time: 33 min.",
        "1 run without a time that week, so the comparison uses distance.",
    )


def test_a_log_without_any_time_does_not_say_so_every_week() -> None:
    log = Diary(runs=runs(("2026-01-05", 10, None), ("2026-01-12", 5, None), ("2026-01-14", 5.5, None)))
    assert lines(analyse(log, today=after(2))) == (
        "A small step, below the usual 5–10 %.",
        "Running time: not known.",
        "Neck: no score recorded.",
    )


def test_when_runs_lack_both_measures_nothing_is_compared_and_no_reason_is_invented() -> None:
    log = Diary(runs=runs(("2026-01-05", 5, 30), ("2026-01-12", 5, None), ("2026-01-13", None, 40)))
    analysis = analyse(log, today=after(2))
    found = finding.finding(analysis, "km")
    assert found.headline == "40 min"
    assert found.lines[0] == "Some runs lack a time or a distance, so there is no comparison."
    assert found.lines[2] == "1 run without a time and 1 run without a distance that week."
    assert week_words.week_table(analysis.weeks, "km")["Verdict"].tolist() == [
        "in progress",
        "not compared",
        "first week",
    ]


def test_a_week_known_only_in_the_other_measure_is_told_in_that_one() -> None:
    log = Diary(runs=runs(("2026-01-05", None, 30), ("2026-01-12", 5, None)))
    assert finding.finding(analyse(log, today=after(2)), "km").headline == "5.0 km"


def test_an_empty_diary_says_what_to_do_first() -> None:
    found = finding.finding(analyse(Diary(), today=date(2026, 1, 7)), "km")
    assert found.headline == "No running recorded yet"
    assert found.lines == ("Add a run, type a few weeks, or upload the log you already have.",)


def test_with_only_the_current_week_it_says_what_is_there_and_when_a_comparison_comes() -> None:
    found = finding.finding(analyse(diary(km=[5], minutes=[30]), today=after(0)), "mi")
    assert (found.label, found.headline) == ("Your first week", "So far 30 min and 3.1 mi")
    assert found.lines == ("You can compare weeks once a second full week is over.",)


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ((None, None, None, 3, 5), "Neck: worst score 3 → 5 of 10."),
        ((None, None, None, 3, 3), "Neck: worst score 3 of 10, same as the week before."),
        ((None, None, None, None, 2.5), "Neck: worst score 2.5 of 10; none recorded the week before."),
        ((None, None, None, 3, None), "Neck: no score recorded."),
    ],
)
def test_the_neck_is_told_beside_the_week_before(scores: tuple[float | None, ...], told: str) -> None:
    assert lines(four_weeks_and(108, pain_0_10=scores))[-1] == told


def test_runs_left_out_as_impossible_are_named() -> None:
    log = Diary(runs=runs(("2026-01-05", 5, 30), ("2026-01-06", 15, 1)))
    assert lines(analyse(log, today=after(1)))[-1] == (
        "1 run left out because the figures look impossible: see Log, Import."
    )


def test_the_table_has_the_newest_week_first_and_a_dash_for_what_is_unknown() -> None:
    analysis = four_weeks_and(None, 108, 120, pain_0_10=(1, 2))
    table = week_words.week_table(analysis.weeks, "mi").set_index("Week from")
    assert table.index[0] == "23 Feb 2026"
    assert table.loc["16 Feb 2026"].to_dict() == {
        "Time": "120 min",
        "Change in time": "+11 %",
        "Distance": "14.9 mi",
        "Change in distance": "+11 %",
        "Runs": "1",
        "Verdict": "above, 10–30 %",
        "Neck, worst": "–",
    }
    unfair = table.loc["9 Feb 2026", ["Time", "Change in time", "Verdict"]]
    assert unfair.tolist() == ["108 min", "–", "back after a break"]
    unknown = table.loc["2 Feb 2026"]
    assert unknown.drop("Verdict").tolist() == ["–"] * 6
    assert unknown["Verdict"] == "not recorded"
    assert table.loc["12 Jan 2026", "Neck, worst"] == "2"


def test_rest_and_unrecorded_never_look_alike_in_the_table() -> None:
    rested = Diary(runs=weeks_of([20, None, None, 20], [100, None, None, 100]), days=days("2026-01-13"))
    table = week_words.week_table(analyse(rested, today=after(4)).weeks, "km").set_index("Week from")
    assert table.loc["12 Jan 2026", ["Time", "Change in time", "Verdict"]].tolist() == ["rest", "−100 %", "rest"]
    assert table.loc["19 Jan 2026", ["Time", "Change in time", "Verdict"]].tolist() == ["–", "–", "not recorded"]


def test_typed_weeks_say_that_they_are_typed() -> None:
    analysis = analyse(typed(km=[20, 22]), today=after(2))
    assert week_words.week_table(analysis.weeks, "km")["Runs"].tolist() == ["–", "typed", "typed"]
    assert lines_of(analysis, -2)[1] == "22.0 km · typed · +10 %"


def lines_of(analysis: Analysis, at: int) -> tuple[str, ...]:
    return week_words.week_lines(analysis.weeks.to_dict("records")[at], analysis.measure, "km")


def test_a_week_of_the_chart_says_its_numbers_in_short_lines() -> None:
    analysis = four_weeks_and(108, pain_0_10=(None, None, None, None, 3))
    usual = "A 5–10 % step: 105–110 min"
    assert lines_of(analysis, -2) == ("2–8 February", "108 min · 1 run · +8 %", "Neck: worst 3", usual)
    said = "Your neck said: hold your level"
    assert lines_of(analysis, -1) == ("9–15 February", "No run so far", "so far", "Neck: no score", said)
    assert week_words.hover(lines_of(analysis, -2)).startswith("<b>2–8 February</b><br>108 min")


def test_a_week_says_what_the_usual_step_was_and_never_where_the_neck_said_otherwise() -> None:
    analysis = four_weeks_and(247, 260, 280, pain_0_10=(0, 0, 0, 0, 0, 3, 1))
    assert lines_of(analysis, -3)[-1] == "A 5–10 % step: 260–271 min"
    assert lines_of(analysis, -2)[-1] == "Your neck said: ease off a little"
    assert not any("step" in line for line in lines_of(analysis, -2))
    by_distance = week_words.week_lines(analysis.weeks.to_dict("records")[-3], "distance", "mi")
    assert by_distance[-1] == "A 5–10 % step: 260–271 min"  # in the measure of the change beside it


def test_an_unrecorded_week_of_the_chart_gives_no_figure() -> None:
    assert lines_of(four_weeks_and(None), -2) == ("2–8 February", "Not recorded", "Neck: no score")


def test_the_grid_shows_the_recorded_pain_of_a_week_of_rest_too() -> None:
    log = Diary(runs=weeks_of([20, None, 20], [100, None, 100]), days=days("2026-01-13"), pain=pain(("2026-01-14", 4)))
    weeks = analyse(log, today=after(3)).weeks.to_dict("records")
    assert [page_words.recorded_week(row, "km") for row in weeks[:2]] == ["20 · 100 · –", "0 · 0 · 4"]


def test_the_table_of_figures_has_numbers_that_sort_and_nothing_where_nothing_is_known() -> None:
    table = week_words.figures(four_weeks_and(None, 108, 120, pain_0_10=(1, 2)), "mi").set_index("Week from")
    assert table.loc["16 Feb 2026", ["Minutes", "Change, %", "Distance, mi", "Runs"]].tolist() == [120, 11.1, 14.9, 1]
    assert table.loc["2 Feb 2026"].drop("Verdict").isna().all()
    assert table["Verdict"].iloc[1] == "above, 10–30 %"


def test_the_hover_of_a_run_sets_it_beside_the_longest_before_it() -> None:
    log = Diary(runs=runs(("2026-01-05", 10, 60), ("2026-01-12", 12, 72)))
    row = analyse(log, today=after(2)).runs.to_dict("records")[1]
    assert (
        week_words.run_hover(row, "km")
        == "<b>12 January 2026</b><br>12.0 km; longest of the 30 days before: 10.0 km (+20 %)"
    )


# Manners


def test_every_verdict_has_a_label_and_a_sentence() -> None:
    words = [(finding.verdict_label(verdict), finding.verdict_sentence(verdict)) for verdict in VERDICTS]
    assert all(map(all, words))
    assert len(set(words)) == len(VERDICTS)


figure = st.none() | st.floats(0.5, 60)


@settings(max_examples=15)
@given(
    st.lists(st.tuples(figure, figure, st.none() | st.integers(0, 10)), max_size=14),
    st.sampled_from(["time", "distance"]),
    st.sampled_from(["km", "mi"]),
)
def test_whatever_the_diary_holds_no_sentence_shows_a_missing_number(
    weeks: list[tuple[float | None, float | None, int | None]], measure: str, unit: str
) -> None:
    km, tens_of_minutes, scores = zip(*weeks, strict=True) if weeks else ((), (), ())
    minutes = [None if value is None else value * 10 for value in tens_of_minutes]
    analysis = analyse(diary(km, minutes, scores), Settings(measure=measure), today=after(len(weeks)))
    told = [finding.finding(analysis, unit), advice.next_week(analysis, unit)]
    shown = [text for each in told for text in (each.label, each.headline, *each.lines)]
    shown += advice.reasons(analysis.advice, unit)
    rows = analysis.weeks.to_dict("records")
    shown += [line for row in rows for line in week_words.week_lines(row, analysis.measure, unit)]
    if analysis.this_week:
        tile = this_week_words.so_far(analysis.this_week, unit)
        shown += [tile.value, tile.line]
    assert all(text.strip() and "nan" not in text.lower() for text in shown)


def test_what_a_week_is_over_is_counted_from_the_end_that_is_printed() -> None:
    range_ = Range(144.4, 152.4, "min")
    now = ThisWeek(pd.Timestamp("2026-03-09"), 1, "time", 154.0, 3, 0, range_, None, "above", (nan, nan))
    tile = this_week_words.so_far(now, "km")
    assert (tile.value, tile.unit, tile.strong) == ("154", "of 145–150 min", "4 min over")
    assert this_week_words.so_far(replace(now, set_by="me"), "km").strong == "2 min over"


def test_a_check_in_without_a_time_of_day_shows_none() -> None:
    noted = pain(("2026-03-09", 4), ("2026-03-09 07:30", 4, "next_morning"))
    assert [page_words.pain_entry(entry) for entry in noted.to_dict("records")] == [
        "9 March 2026, 4 of 10",
        "9 March 2026 07:30, 4 of 10, the morning after a run",
    ]
