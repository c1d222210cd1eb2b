"""The files of all buckets as one: order, tables, pages, counts without persons, the common effect."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from neckload.cohort import aggregate, page, words
from neckload.cohort.aggregate import JUDGED, NO_WEEK, Tally, shown, tally
from neckload.cohort.forest import MOST_LINES, Line, forest, of_common, of_runners
from neckload.cohort.parquet import file_of, write
from neckload.cohort.results import Results, gather
from neckload.cohort.rows import PART, Row
from neckload.domain.common_effect import common_effect
from neckload.ui.drawing.shapes import Dot, Label
from neckload.ui.drawing.shapes import Path as Line_
from tests.cohort.invented import TODAY

ABOUT = page.About(TODAY, with_answer=True)
HOSTILE = "=cmd|'/c calc'!A1 <script>alert(1)</script>"


def part(runner: str, reason: str = "no_reason", size: float = 0.0, **columns: object) -> Row:
    look = {"reason": reason, "size": size, "score": size, "on": date(2026, 3, 14), "symptoms": []}
    return {"runner": runner, "fault": "", "reason": reason, "looks": [look], "week_rows": [], "effects": [], **columns}


def not_read(runner: str, fault: str) -> Row:
    return {"runner": runner, "fault": fault, "looks": [], "week_rows": [], "effects": []}


def effect(estimate: float, lag: int = 1, resolution: str = "day", error: float = 0.1) -> Row:
    ends = {"low": estimate - 2 * error, "high": estimate + 2 * error}
    return {"resolution": resolution, "lag": lag, "estimate": estimate, "standard_error": error, "pairs": 200, **ends}


def gathered(folder: Path, *buckets: list[Row]) -> Results:
    paths = [file_of(folder / "parts", number) for number in range(len(buckets))]
    for path, rows in zip(paths, buckets, strict=True):
        write(path, pa.Table.from_pylist(rows, schema=PART))
    return gather(paths, folder)


class Text(HTMLParser):
    """What a reader sees of a page, and which elements there are."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: set[str] = set()
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data.strip())


def test_a_bucket_without_runners_stops_nothing(tmp_path: Path) -> None:
    results = gathered(tmp_path, [], [part("anna", "severe_pain", 6)])
    assert (results.tally.runners, results.first["runner"].tolist()) == (1, ["anna"])


# Who first ----------------------------------------------------------------------------------------------------------
def test_the_gravest_reason_comes_first_whatever_bucket_it_is_in(tmp_path: Path) -> None:
    results = gathered(
        tmp_path,
        [part("anna", "silence", 40), part("ben", "severe_pain", 6), part("cleo")],
        [part("dora", "severe_pain", 8), part("emil", "doctor_sign"), not_read("fred", "In x.csv: no log.")],
    )
    assert results.first["runner"].tolist() == ["emil", "dora", "ben", "anna"]
    assert results.first["why"].tolist()[1] == "Neck at 8 of 10"
    listed = pd.read_csv(tmp_path / "first.csv")
    # Of whom nothing is known stands below those with a reason, and is not left out.
    assert listed["runner"].tolist() == ["emil", "dora", "ben", "anna", "fred"]
    assert listed["why"].tolist()[-1] == "Not read. In x.csv: no log."
    assert pd.read_parquet(tmp_path / "runners.parquet")["runner"].tolist() == [
        "anna", "ben", "cleo", "dora", "emil", "fred",
    ]  # fmt: skip


def test_beside_the_reason_stands_who_should_see_the_neck_and_never_beside_a_warning_sign(tmp_path: Path) -> None:
    rows = [
        part("anna", "lasting_pain", 53, referral="physical_therapist"),
        part("ben", "doctor_sign", referral="self_care"),
        part("cleo", "lasting_pain", 9, referral="self_care"),
        part("dora", "silence", 40),
    ]
    first = gathered(tmp_path, rows).first
    assert dict(zip(first["runner"], first["why"], strict=True)) == {
        "ben": "Warning sign on 14 March 2026: ",
        "anna": "Pain for 53 weeks in a row; should see a physical therapist",
        "cleo": "Pain for 9 weeks in a row; neck exercises, and see somebody if it lasts",
        "dora": "Nothing recorded for 40 days",
    }


def test_every_guess_is_listed_also_of_runners_whom_nobody_has_to_look_at(tmp_path: Path) -> None:
    results = gathered(tmp_path, [part("ben", guessed="unit: km")], [part("anna", "silence", 40, guessed="unit: mi")])
    assert results.guesses["runner"].tolist() == ["anna", "ben"]
    text = Text(page.first_page(results, ABOUT)).words
    assert "As of 18 March 2026. 2 runners, 2 with a guess about their files." in text
    assert {"unit: km", "unit: mi"} <= set(text)


def test_names_and_reasons_are_text_on_the_page_and_no_formula_in_a_table(tmp_path: Path) -> None:
    results = gathered(
        tmp_path, [part(HOSTILE, "severe_pain", 8, guessed="<b>unit</b>"), not_read(f"@{HOSTILE}", f"In {HOSTILE}")]
    )
    text = Text(page.first_page(results, ABOUT))
    assert {"script", "b"}.isdisjoint(text.elements)
    assert HOSTILE in text.words
    for name in ("first.csv", "runners.csv"):
        cells = pd.read_csv(tmp_path / name)["runner"].tolist()
        assert cells == [f"'{HOSTILE}", f"'@{HOSTILE}"]


def test_the_page_calls_nobody_and_says_that_it_is_no_advice(tmp_path: Path) -> None:
    content = page.first_page(gathered(tmp_path, [part("anna", "severe_pain", 8)]), ABOUT)
    assert re.findall(rb"""(?:src|href)=|url\(|@import|https?://(?!www\.w3\.org)""", content) == []
    said = " ".join(Text(content).words)
    assert words.ORDER in said
    assert "General information, not medical advice" in said


def test_the_table_of_runners_is_in_order_of_names_whatever_their_buckets(tmp_path: Path) -> None:
    gathered(tmp_path, [part("ben"), part("dora")], [part("anna"), part("carl")])
    assert pd.read_csv(tmp_path / "runners.csv")["runner"].tolist() == ["anna", "ben", "carl", "dora"]


def test_a_name_in_two_buckets_is_said(tmp_path: Path) -> None:
    results = gathered(tmp_path, [part("anna")], [part("anna"), part("ben")])
    assert results.twice == ["anna"]
    assert words.TWICE in Text(page.first_page(results, ABOUT)).words


def test_a_thousand_in_need_are_in_the_table_and_the_first_of_them_on_the_page(tmp_path: Path) -> None:
    rows = [part(f"runner {each:04}", "silence", 1000 - each) for each in range(1000)]
    text = Text(page.first_page(gathered(tmp_path, rows), ABOUT))
    assert len(pd.read_csv(tmp_path / "first.csv")) == 1000
    assert "runner 0199" in text.words
    assert "runner 0200" not in text.words
    assert "800 runners more in first.csv." in text.words


# The common effect --------------------------------------------------------------------------------------------------
def test_below_five_runners_there_is_no_common_effect_and_no_line(tmp_path: Path) -> None:
    rows = [part(f"runner {each}", effects=[effect(0.3 + each / 10)]) for each in range(5)]
    four = gathered(tmp_path, rows[:4])
    assert four.common == {}
    said = " ".join(Text(page.first_page(four, ABOUT)).words)
    assert "No common effect is shown: that takes at least five runners whose own effect can be estimated." in said
    assert b"<svg" not in page.first_page(four, ABOUT)
    assert words.NOT_CAUSES not in said
    assert words.NOT_CAUSES not in " ".join(
        Text(page.aggregate_page(shown(counted({"within": 40}), 10), {}, ABOUT)).words
    )
    five = gathered(tmp_path, rows)
    assert five.common["day", 1].estimate == pytest.approx(0.5)
    assert b"On average" in page.first_page(five, ABOUT)


def test_it_goes_together_on_average_and_never_causes(tmp_path: Path) -> None:
    clear = common_effect(np.array([0.4, 0.5, 0.6, 0.5, 0.45]), np.full(5, 0.05))
    assert words.together(clear, "day", 1) == (
        "On average, pain goes together with load over 5 runners: +0.49 points of pain the day after, per usual-sized "
        "run (95 % interval +0.40 to +0.58). Another runner’s own figure should lie between +0.29 and +0.69."
    )
    unclear = common_effect(np.array([0.4, -0.5, 0.6, -0.5, 0.45]), np.full(5, 0.05))
    assert words.together(unclear, "week", 1).startswith("On average, pain does not clearly go together with load")
    everything = " ".join(str(each) for name, each in vars(words).items() if name.isupper())
    assert re.findall(r"\bcauses?d?\b", everything.replace("none of this shows that running causes pain", "")) == []


def test_days_and_weeks_are_not_mixed_and_the_lag_is_not_the_largest(tmp_path: Path) -> None:
    rows = [part(f"d{each}", effects=[effect(0.1), effect(0.9, lag=2)]) for each in range(5)]
    rows += [part(f"w{each}", effects=[effect(0.7, resolution="week")]) for each in range(6)]
    common = gathered(tmp_path, rows).common
    assert {key: (each.runners, round(each.estimate, 6)) for key, each in common.items()} == {
        ("day", 1): (5, 0.1), ("day", 2): (5, 0.9), ("week", 1): (6, 0.7),
    }  # fmt: skip
    assert words.chosen(common) == ("week", 1)
    assert words.chosen({key: each for key, each in common.items() if key[0] == "day"}) == ("day", 1)


def test_the_forest_has_a_line_a_runner_and_a_diamond_on_one_scale() -> None:
    common = common_effect(np.array([0.2, 0.3, 0.4, 0.5, 0.6]), np.full(5, 0.1))
    lines = [Line("<b>anna</b>", 0.2, 0.0, 0.4), Line("ben", 0.6, -9, 9), of_common("On average", common)]
    drawing = forest(lines, "points of pain", "title", "description", 720)
    dots = [shape for shape in drawing.shapes if isinstance(shape, Dot)]
    assert dots[0].x < dots[1].x
    diamond = next(shape for shape in drawing.shapes if isinstance(shape, Line_) and len(shape.points) == 5)
    assert diamond.points[0][0] < diamond.points[1][0] < diamond.points[2][0]
    # What is very unsure ends in an arrow at either edge instead of making all others small.
    arrows = [shape.points for shape in drawing.shapes if isinstance(shape, Line_) and len(shape.points) == 3]
    assert [back[0] - tip[0] > 0 for back, tip, _ in arrows] == [True, False]
    assert all(0 <= x <= 720 for shape in drawing.shapes if isinstance(shape, Line_) for x, _ in shape.points)
    assert "<b>anna</b>" in [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def test_of_very_many_runners_some_are_drawn_evenly_from_the_lowest_to_the_highest() -> None:
    effects = pd.DataFrame({"runner": [f"r{each}" for each in range(1000)], "estimate": np.linspace(1, -1, 1000)})
    lines = of_runners(effects.assign(low=-2.0, high=2.0))
    assert len(lines) == MOST_LINES
    assert (lines[0].estimate, lines[-1].estimate) == (-1, 1)


# Counts without persons ---------------------------------------------------------------------------------------------
def counted(runners: dict[str, int], painful: dict[str, tuple[int, int]] | None = None) -> Tally:
    """So many runners by verdict; and by verdict how many have a week with pain there, and one without."""
    frame = pd.DataFrame(
        0, index=[*JUDGED, "unrecorded"], columns=["weeks", "painful", "runners_with", "runners_without"]
    )
    for verdict, (with_pain, without) in (painful or {}).items():
        frame.loc[verdict] = (3 * with_pain + 3 * without, 3 * with_pain, with_pain, without)
    latest = pd.Series(0, index=[*JUDGED, NO_WEEK]).add(pd.Series(runners), fill_value=0).astype("int64")
    changes = pd.Series(0, index=list(aggregate.PERCENTS))
    return Tally(sum(runners.values()), latest, changes, {"week": frame, "week before": frame})


def test_a_count_below_the_least_group_is_hidden_and_cannot_be_worked_out() -> None:
    counts = shown(counted({"within": 40, "lower": 30, "steady": 20, "steep": 4}), 10)
    assert counts.latest["verdict"].tolist() == ["lower", "within"]
    # 94 runners in all less 70 shown are 24: more than four, and of two verdicts or more.
    assert counts.runners == 94
    assert "rows not shown" in words.hidden(counts.latest_hidden, 10)


def test_the_share_with_pain_is_shown_only_where_both_kinds_of_weeks_are_of_enough_runners() -> None:
    painful = {"within": (30, 40), "lower": (20, 30), "steep": (12, 2), "above": (12, 15)}
    counts = shown(counted({"within": 40}, painful), 10)
    assert counts.pain["week"]["verdict"].tolist() == ["lower", "within"]
    assert counts.pain["week"]["share_with_pain"].tolist() == pytest.approx([0.4, 30 / 70])


def test_of_fewer_runners_than_the_least_group_nothing_is_shown() -> None:
    counts = shown(counted({"within": 9}), 10)
    content = page.aggregate_page(counts, {}, ABOUT)
    assert counts.runners is None
    assert b"fewer than 10 runners" in content
    assert b"<table" not in content
    assert aggregate.table(counts, {}).empty


def test_what_a_bucket_adds_is_counted_by_runner_and_by_week() -> None:
    rows = pd.DataFrame({
        "runner": ["a", "b", "c"], "fault": ["", "", "broken"], "verdict": ["within", None, None],
        "change": [0.081, np.nan, np.nan],
    })  # fmt: skip
    weeks = pd.DataFrame(
        [
            ("a", "complete", "first", 1.0), ("a", "complete", "steep", 0.0), ("a", "complete", "within", 3.0),
            ("a", "partial", "partial", 5.0), ("b", "complete", "first", 2.0), ("b", "rest", "rest", np.nan),
            ("b", "complete", "steep", 2.0),
        ],
        columns=["runner", "state", "verdict", "pain_max"],
    )  # fmt: skip
    counts = tally(rows, weeks)
    assert counts.runners == 2
    assert counts.latest[counts.latest > 0].to_dict() == {"within": 1, NO_WEEK: 1}
    assert counts.changes[counts.changes > 0].to_dict() == {8: 1}
    # The first week of a log has no week before it, and a week that is not over counts nowhere.
    by_week = counts.pain["week"].loc[["steep", "within", "first", "rest"]]
    assert by_week["weeks"].tolist() == [2, 1, 0, 0]
    assert by_week["painful"].tolist() == [1, 1, 0, 0]
    assert by_week[["runners_with", "runners_without"]].to_numpy().tolist() == [[1, 1], [1, 0], [0, 0], [0, 0]]
    assert counts.pain["week before"].loc[["first", "steep", "rest"], "weeks"].tolist() == [1, 1, 1]
    assert (counts + counts).latest["within"] == 2


@pytest.mark.parametrize(("runners", "expected"), [(19, ()), (20, (0.05,)), (40, (0.0, 0.05, 0.05))])
def test_quarters_of_the_change_are_said_where_each_holds_enough_runners(
    runners: int, expected: tuple[float, ...]
) -> None:
    changes = pd.Series(np.resize([0, 5, 5, 10], runners)).value_counts().reindex(aggregate.PERCENTS, fill_value=0)
    plain = counted({"within": runners})
    counts = shown(Tally(plain.runners, plain.latest, changes, plain.pain), 10)
    assert counts.changes == pytest.approx(expected)


def test_the_aggregate_says_why_an_effect_is_missing_and_shows_the_lags_that_the_table_has() -> None:
    of = {runners: common_effect(np.linspace(0.2, 0.4, runners), np.full(runners, 0.1)) for runners in (9, 10)}
    common = {("week", 0): of[10], ("week", 1): of[9]}
    counts = shown(counted({"within": 40}), 10)
    page_words = Text(page.aggregate_page(counts, common, ABOUT)).words
    assert "The effect the week after is not shown: it comes from fewer than 10 runners." in page_words
    assert ("Same week" in page_words, "Week after" in page_words) == (True, False)
    assert words.NOT_CAUSES in page_words
    rows = aggregate.table(counts, common)
    assert rows.loc[rows["subject"] == "common effect by week", "group"].tolist() == ["lag 0"]


def test_the_aggregate_names_nobody(tmp_path: Path) -> None:
    rows = [part(f"anna {each}", "severe_pain", 8, verdict="within", effects=[effect(0.3)]) for each in range(30)]
    results = gathered(tmp_path, rows)
    counts = shown(results.tally, 10)
    content = page.aggregate_page(counts, results.common, ABOUT).decode()
    assert "30 runners" in content
    assert "anna" not in content + aggregate.table(counts, results.common).to_csv()
