"""The page for a physical therapist in sentences: what it says, and that it says nothing that was not chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.answers import Answers
from neckload.domain.association import Association, Schedule
from neckload.domain.neck import ActiveRedFlag
from neckload.domain.sharing import PARTS, USUAL, Part
from neckload.domain.tables import TABLES, Diary
from neckload.ui.report import finding
from neckload.ui.report.summary import REMARKS, Summary, file_name, summarised
from neckload.ui.text import locale_format
from tests.builders import after, days, diary, pain, runs, typed
from tests.domain.test_experiment import LATER, golden_diary

TODAY = after(14)
MINUTES = [100, 105, 110, 100, 105, 110, 115, 100, 105, 110, 115, 120, 150, 130]
SCORES = [1, 1, 1, 1, 2, 1, 1, 2, 2, 2, 2, 3, 6, 5]
MONDAYS = [str(day.date()) for day in pd.date_range("2026-01-05", periods=14, freq="7D")]


@pytest.fixture(scope="module")
def noted() -> Diary:
    """Fourteen weeks of one run and one score; in the worst of them everything is noted that can be."""
    told = runs(*((f"{day} 18:30", minutes / 6, minutes) for day, minutes in zip(MONDAYS, MINUTES, strict=True)))
    told = told.assign(
        gear=["backpack" if minutes == 150 else None for minutes in MINUTES],
        title=["Secret loop" if minutes == 150 else None for minutes in MINUTES],
        note=["met the ex" if minutes == 150 else None for minutes in MINUTES],
    )
    scores = pain(*((f"{day} 21:15", score, "day", "stiffness") for day, score in zip(MONDAYS, SCORES, strict=True)))
    scores = scores.assign(note=["cried a bit" if score == 6 else None for score in SCORES])
    return Diary(runs=told, pain=scores, days=days("2026-04-07", "2026-04-08", exercises_done="chin_tucks"))


@pytest.fixture(scope="module")
def analysis(noted: Diary) -> Analysis:
    return replace(analyse(noted, today=TODAY), given_experiments=analyse(golden_diary("E1"), today=LATER).experiments)


@pytest.fixture(scope="module")
def whole(analysis: Analysis) -> Summary:
    return summarised(analysis, "km", "Alex", frozenset(PARTS))


def text(summary: Summary) -> str:
    """Everything that a summary says, on whatever page or paper."""
    chart = summary.chart
    drawn = (chart.title, chart.description, chart.unit, chart.planned_words) if chart else ()
    blocks = [line for block in (*summary.blocks, *summary.details) for line in (block.title, *block.lines)]
    facts = [word for fact in summary.facts for word in fact]
    cells = [*map(str, summary.table.columns), *summary.table.to_numpy().ravel()]
    sentences = (*summary.warnings, summary.finding, *summary.finding_lines)
    return "\n".join([summary.title, summary.period, *sentences, *drawn, *blocks, *facts, *cells])


def fact(summary: Summary, name: str) -> str:
    return dict(summary.facts)[name]


def block(summary: Summary, title: str) -> tuple[str, ...]:
    return next(each.lines for each in (*summary.blocks, *summary.details) if each.title == title)


# What it says --------------------------------------------------------------------------------------------------------
def test_it_says_whose_it_is_and_of_which_weeks(whole: Summary) -> None:
    assert whole.title == "Running and neck pain: Alex"
    assert whole.period == "5 January 2026 to 15 April 2026, 15 weeks"
    assert file_name(whole.made_on, "pdf") == "running-and-neck-2026-04-15.pdf"


def test_the_facts_are_those_of_the_diary(whole: Summary) -> None:
    change = "130 min, −13 % on the week before (guideline 5–10 %); 21.7 km"
    assert fact(whole, "Last full week") == f"{change}. Worst neck pain 5 of 10, 6 the week before"
    # Weekly worst 2 3 6 5 now; then: the two weeks on record that ended twelve weeks before, 1 1.
    assert fact(whole, "Over 12 weeks").startswith("4.0 of 10 now, 1.0 twelve weeks ago")
    assert whole.finding == (
        "Neck pain in each of the last 14 weeks, now up to 5 of 10, usually 2.5, noticeably worse than twelve weeks ago"
    )
    assert fact(whole, "Warning signs") == "none reported; not asked"
    assert fact(whole, "Running habit").startswith("1 day a week")
    assert fact(whole, "Neck exercises") == "on 2 days of the last 28: chin tucks 2"
    assert "Advised and done" not in dict(whole.facts)  # no range was ever shown


def test_a_run_of_the_worst_weeks_is_dated_as_americans_write_it(analysis: Analysis) -> None:
    locale_format.use(locale_format.of_locale("en-US"))
    try:
        worst = block(summarised(analysis, "km"), "Worst weeks and what happened in them")
    finally:
        locale_format.use(locale_format.Manner())
    assert "a run of 25.0 km on March 30, 25 % longer" in worst[1]


def test_the_range_is_the_one_the_runner_reads_with_what_decided_it(analysis: Analysis, whole: Summary) -> None:
    assert analysis.advice.target is not None
    # 0.8 to 0.9 of 130, last week.
    assert fact(whole, "Advised next").startswith("ease off a little, 105–115 min, longest run up to ")
    assert fact(whole, "Advised next").endswith("(worst pain lately 5 of 10, usually 2.5)")
    assert whole.chart is not None
    assert whole.chart.planned == (analysis.advice.target.low, analysis.advice.target.high)


def test_the_worst_weeks_say_what_happened_in_them(whole: Summary) -> None:
    worst = block(whole, "Worst weeks and what happened in them")
    assert worst[1] == (
        "30 March – 5 April: worst 6 of 10, usually 2; running +25 %; "
        "a run of 25.0 km on 30 March, 25 % longer than any in 30 days; of 1 run, 1 with gear recorded: 1 backpack."
    )
    assert "the week before +25 %" in worst[0]
    assert "30 March 2026 18:30, on a run: “met the ex”" in block(whole, REMARKS)


def test_symptoms_and_silences_are_counted(whole: Summary) -> None:
    assert block(whole, "Symptoms, last 12 weeks") == ("Days with: stiff neck 11.",)
    assert "Neck scored on 11 of the last 84 days; the other days are unknown, not 0." in block(whole, "Not known")


def test_typed_weeks_are_not_called_days_without_a_score() -> None:
    told = summarised(analyse(typed([20] * 5, [100] * 5, [1, 2, 3, 2, 1]), today=after(5)), "km")
    assert "Neck scores are known by the week, not by the day." in block(told, "Not known")


def test_only_weeks_whose_range_was_shown_are_set_beside_it(noted: Diary) -> None:
    kept = {"week": [pd.Timestamp("2026-04-06")], "shown_on": [pd.Timestamp("2026-04-01")]}
    shown = pd.DataFrame({**kept, "low": [100.0], "high": [120.0], "unit": ["min"]})
    log = Diary(**{table: getattr(noted, table) for table in TABLES} | {"shown_ranges": shown})
    summary = summarised(analyse(log, today=TODAY), "km", "Alex", frozenset(PARTS))
    assert fact(summary, "Advised and done") == "of 1 week with a range shown: 1 above it"
    lines = block(summary, "Advised and done, week by week")
    assert lines[0] == "6 Apr 2026: advised 100–120 min, done 130 min (above)"


def test_miles_are_written_where_they_were_chosen(analysis: Analysis) -> None:
    assert "13.5 mi" in fact(summarised(analysis, "mi"), "Last full week")


@pytest.mark.parametrize(
    ("verdict", "sign", "told"),
    [
        ("clear", 1, "Neck pain clearly went together with running"),
        ("clear", -1, "Neck pain was clearly lower with more running"),
        ("hint", 1, "Neck pain may have gone together with running; could be chance"),
        ("none", 1, "No clear link between neck pain and running in this record"),
        ("not_enough", 0, "Too little is recorded yet to say whether neck pain goes together with running"),
    ],
)
def test_the_finding_says_how_sure_it_is(verdict: Any, sign: Any, told: str) -> None:
    looks = Schedule(1, date(2026, 2, 15), 26, 30, 52, date(2026, 8, 17), 30 / 52)
    found = Association(
        verdict, "week", looks, 30, 20, 0.1, 0, pd.DataFrame(), p=0.004, lag=1, sign=sign, estimate=1.44 * sign
    )
    assert finding.link(found) == f"{told} (as of 15 February 2026)"
    lines = " ".join(finding.link_lines(Answers(replace(found, low=0.5, high=2.2))))
    assert "Looked at once; next at 52 weeks (about August 2026)." in lines
    assert ("fewer than 1 of 100 such records" in lines) == (verdict != "not_enough")
    assert ("Correlation isn’t cause" in lines) == (verdict in ("clear", "hint"))
    if verdict == "clear" and sign > 0:
        assert "Pain was higher the week after more running: about +1.4 points of 10" in lines


def test_where_only_one_of_both_is_shown_the_finding_is_about_that_one(analysis: Analysis) -> None:
    pain_only, volume_only = (summarised(analysis, "km", parts=frozenset({part})) for part in ("pain", "volume"))
    assert pain_only.finding.startswith("Neck pain in each of the last 14 weeks, now up to 5 of 10")
    assert volume_only.finding == "Last full week, 6–12 April: 130 min, −13 % on the week before"


def test_a_warning_sign_comes_first_and_takes_the_range_away(noted: Diary) -> None:
    flagged = replace(noted, pain=pd.concat([noted.pain, pain(("2026-04-14", 5, "day", "fever"))]))
    told = summarised(analyse(flagged, today=TODAY), "km")
    assert told.warnings[0].startswith("Warning sign reported, last on 14 April 2026: fever.")
    rule = "Training range paused until a doctor has checked it, or 14 days have passed without a sign."
    assert told.warnings[0].endswith(rule)
    assert "Advised next" not in dict(told.facts)
    assert told.chart is not None
    assert told.chart.planned is None


def test_an_empty_diary_is_said_in_one_line() -> None:
    told = summarised(analyse(Diary(), today=date(2026, 1, 7)), "km")
    assert (told.finding, told.chart, told.table.empty) == ("Nothing is recorded yet", None, True)


def test_a_diary_of_one_run_is_summarised() -> None:
    told = summarised(analyse(Diary(runs=runs(("2026-01-05", 5, 30))), today=date(2026, 1, 7)), "km")
    assert told.period == "5 January 2026 to 7 January 2026, 1 week"


def test_the_chart_is_no_longer_than_a_year_and_the_table_has_every_week() -> None:
    told = summarised(analyse(diary(minutes=[100] * 70), today=after(70)), "km")
    assert told.chart is not None
    assert (len(told.chart.bars), len(told.table)) == (53, 71)


# What it does not say ------------------------------------------------------------------------------------------------
WORDS_OF: dict[Part, tuple[str, ...]] = {
    "volume": (" min", "km", "+25 %", "Runs", "running +"),
    "pain": ("of 10", "Neck, worst", "Worst weeks"),
    "symptoms": ("tiff",),
    "factors": ("backpack",),
    "exercises": ("chin tucks", "xercises"),
    "experiments": ("drawn by chance", "Phone"),
    "advice": ("dvised", "105–115"),
    "notes": ("met the ex", "cried a bit"),
    "titles": ("Secret loop",),
    "clock_times": ("18:30", "21:15"),
}


@pytest.mark.parametrize("left_out", PARTS)
def test_what_was_not_chosen_is_nowhere_even_where_the_diary_has_it(
    analysis: Analysis, whole: Summary, left_out: Part
) -> None:
    told = text(summarised(analysis, "km", "Alex", frozenset(PARTS) - {left_out}))
    for word in WORDS_OF[left_out]:
        assert word in text(whole), word
        assert word not in told, word


def test_without_saying_more_a_runners_own_words_and_hours_stay_out(analysis: Analysis) -> None:
    personal = frozenset(PARTS) - USUAL
    assert personal == {"notes", "titles", "clock_times"}
    told = text(summarised(analysis, "km"))
    for part in personal:
        assert not any(word in told for word in WORDS_OF[part])


def test_a_warning_sign_without_its_symptoms_gives_neither_sign_nor_range(analysis: Analysis) -> None:
    flagged = replace(analysis, advice=replace(analysis.advice, red_flag=ActiveRedFlag(("fever",), TODAY, "doctor")))
    told = text(summarised(flagged, "km", parts=USUAL - {"symptoms"}))
    assert "fever" not in told
    assert "Advised next" not in told
