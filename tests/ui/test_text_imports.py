"""What the runner reads about a file: what was in it, what is new, what was left out, why it was refused."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pandas as pd

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ColumnReading
from neckload.domain.tables import TABLES, Diary
from neckload.readers import ImportReport, ReadResult, read_log
from neckload.store import Batch, Merge
from neckload.ui.drawing import months
from neckload.ui.text.diary import imports
from neckload.ui.text.quoting import quoted
from tests.builders import days, pain, runs, typed


def result() -> ReadResult:
    return ReadResult(
        ImportReport("neckload backup"),
        Diary(
            runs=runs(("2026-01-05", 10, 60), ("2026-01-08", 5, 31)),
            pain=pain(("2026-01-06", 2), ("2026-01-06 20:00", 4.5)),
            week_totals=typed(km=[20, 22]).week_totals,
            days=days("2026-01-07"),
        ),
    )


def test_a_file_is_told_in_figures_each_table_with_its_own() -> None:
    assert imports.facts(result(), "km") == [
        ("Runs", "2"),
        ("Distance", "15.0 km"),
        ("Time", "1 h 31 min"),
        ("Neck scores", "2"),
        ("Worst score", "4.5"),
        ("Weekly totals", "2"),
        ("Days with other activities", "1"),
        ("Dates", "5 Jan 2026 – 12 Jan 2026"),
    ]
    assert imports.facts(result(), "mi")[1] == ("Distance", "9.3 mi")


def test_a_measure_that_no_run_has_and_a_score_without_a_number_are_left_away_and_not_zero() -> None:
    only_time = ReadResult(ImportReport("a table"), Diary(runs=runs(("2026-01-05", None, 30))))
    assert imports.facts(only_time, "km") == [("Runs", "1"), ("Time", "30 min"), ("Dates", "5 Jan 2026")]
    no_score = ReadResult(ImportReport("a table"), Diary(pain=pain(("2026-01-05", float("nan"), "day", "stiffness"))))
    assert imports.facts(no_score, "km") == [("Neck scores", "1"), ("Dates", "5 Jan 2026")]


def test_running_is_summed_by_month_with_the_empty_ones_and_by_year_when_it_is_long() -> None:
    few = runs(("2026-01-05", 10, 60), ("2026-01-08", 5, 31), ("2026-03-08", 7, 31))
    assert imports.by_month(few) == [("Jan 2026", 15.0), ("Feb 2026", 0.0), ("Mar 2026", 7.0)]
    assert imports.by_month(runs(("2026-01-05", 10, 60))) == []
    years = runs(("2018-01-05", 10, 60), ("2020-06-05", 5, 60), ("2026-01-08", 5, 31))
    assert imports.by_month(years)[:3] == [("2018", 10.0), ("2019", 0.0), ("2020", 5.0)]


def test_a_few_months_are_named_as_one_span_so_that_no_two_names_overlap() -> None:
    few = [(f"{month} 2026", 5.0) for month in ("Oct", "Nov", "Dec")]
    assert re.findall(r"<text.*?>(.*?)</text>", months.bars(few, "")) == ["Oct 2026 – Dec 2026"]
    assert re.findall(r"<text.*?>(.*?)</text>", months.bars(few * 4, "")) == ["Oct 2026", "Dec 2026"]


def test_runs_that_cannot_have_happened_are_doubted_before_they_are_imported() -> None:
    wild = runs(("2026-01-05", 700, 60), ("2026-01-08", 600, 31), ("2026-01-09", 5, 31))
    read = ReadResult(ImportReport("a table"), Diary(runs=wild))
    assert imports.doubt(read).startswith("**2 runs of 3 look impossible: please check the units.**")
    assert imports.doubt(ReadResult(ImportReport("a table"), Diary(runs=wild.head(2)))).startswith("**All 2 runs look")
    assert imports.doubt(result()) == ""


def test_the_button_says_what_it_imports() -> None:
    nothing = dict.fromkeys(TABLES, 0)
    assert imports.import_label({**nothing, "runs": 169}) == "Import 169 runs"
    assert imports.import_label({**nothing, "runs": 1, "pain": 3}) == "Import 1 run and more"
    assert imports.import_label({**nothing, "pain": 3}) == "Import 3 neck scores"
    assert imports.import_label(nothing, merged=2) == "Import 2 runs"


def test_news_says_what_is_new_and_what_is_already_there() -> None:
    nothing = dict.fromkeys(TABLES, 0)
    assert imports.news({**nothing, "runs": 2, "pain": 1}, {**nothing, "runs": 3}) == (
        "New: 2 runs, 1 neck score. Already in your diary: 3 runs."
    )
    assert imports.news({**nothing, "runs": 1}, nothing) == "New: 1 run."
    assert imports.news(nothing, {**nothing, "runs": 3}) == "Nothing new: it is all in your diary already."
    assert imports.news(nothing, nothing) == "There is nothing to import."
    stays = "The run or score you had removed stays out of later imports."
    assert (
        imports.news(nothing, {**nothing, "runs": 3}, removals=1)
        == f"New: nothing. Already in your diary: 3 runs. {stays}"
    )


def test_runs_of_another_file_are_said_to_be_one_run_each() -> None:
    nothing = dict.fromkeys(TABLES, 0)
    one_each = "already in your diary from another file: each stays one run, with the details of both files."
    assert imports.news({**nothing, "runs": 2}, {**nothing, "runs": 15}, 12) == (
        f"New: 2 runs. Already in your diary: 3 runs. 12 runs are {one_each}"
    )
    assert imports.news(nothing, {**nothing, "runs": 12}, 12) == f"New: nothing. 12 runs are {one_each}"
    assert imports.news(nothing, {"runs": 1}, 1).startswith("New: nothing. One run is already in your diary")
    assert imports.kept("a.csv", {"runs": 0}, 1) == "a.csv: imported 1 run joined with a run you had."


def test_both_records_of_a_run_stand_in_one_line() -> None:
    record = runs(("2026-03-02 07:00:20", 5.02, None)).assign(title="Morning").to_dict("records")[0]
    run = runs(("2026-03-02 07:00", 5, 30), source="garmin").to_dict("records")[0]
    assert imports.merge_line(Merge(1, run, record), "km") == (
        "2 March 2026 07:00, 5.0 km, 30 min (garmin) = 07:00, 5.0 km, Morning (a file)"
    )
    undated = {**record, "start": pd.Timestamp("2026-03-03"), "has_clock_time": False}
    assert imports.merge_line(Merge(1, run, undated), "km").endswith("= 3 March 2026, 5.0 km, Morning (a file)")


def test_every_table_of_the_diary_has_a_noun() -> None:
    assert set(imports.TABLE_NOUN) == set(TABLES)


def test_what_was_kept_is_counted() -> None:
    assert imports.kept("my_log.csv", {"runs": 12, "pain": 0}) == r"my\_log.csv: imported 12 runs."
    assert imports.kept("log.csv", {}) == "log.csv: nothing new in it."


def test_a_refusal_names_the_file_and_says_that_nothing_changed() -> None:
    told = imports.refused("my*log*.csv", UnreadableFile(Problem("Write a number.", 3, "distance_km", "far")))
    assert told == (
        "**my\\*log\\*.csv** could not be read, and nothing has changed.\n\n"
        "Line 3, column “distance\\_km”, “far”\\: Write a number."
    )


def test_all_faults_are_told_together_the_first_dozen_in_full() -> None:
    faults = [Problem("Write a number.", line) for line in range(2, 16)]  # 14 of them
    body = imports.refused("log.csv", UnreadableFile(faults)).split("\n\n")[1].split("\n")
    assert len(body) == 13
    assert body[0] == "- Line 2\\: Write a number."
    assert body[-1] == "- and 2 more problems in the same file."
    assert imports.refused("log.csv", UnreadableFile(faults[:13])).endswith("and 1 more problem in the same file.")


def test_somebody_elses_text_is_never_markdown() -> None:
    assert quoted("[a](http://x) <b> `c` $d$ :e: ~f~ _g_ #h") == (
        "\\[a\\]\\(http\\:\u2060//x\\) " r"\<b\> \`c\` \$d\$ \:e\: \~f\~ \_g\_ \#h"
    )


def test_rows_left_out_have_a_line_a_reason_and_what_stood_there() -> None:
    read = read_log(
        b"Activity Type,Date,Distance,Time\nRunning,2026-01-05 07:00:00,5.0,00:30:00\nRunning,,5.0,00:30:00\n"
    )
    assert imports.left_out_title(read.report) == "1 row left out"
    table = imports.left_out_table(read.report)
    assert list(table.columns) == ["Line", "Why", "In the file"]
    assert table["Line"].tolist() == [3]


def test_many_rows_left_out_are_counted_as_a_share_with_the_commonest_reason() -> None:
    def left(*reasons: str) -> ImportReport:
        gone = pd.DataFrame({"line": range(len(reasons)), "reason": pd.Series(reasons, dtype="str"), "value": ""})
        return ImportReport("a table", rows_seen=20, left_out=gone)

    told = imports.many_left_out(left("no distance", "no date", "no date", *["Ride: not a run"] * 9))
    assert told == "**3 rows of 20 (15 %) left out, mostly:** no date. Each is listed below with the reason."
    assert imports.many_left_out(left("no date", *["Swim: not a run"] * 9)) == ""
    assert imports.many_left_out(left()) == ""


def test_how_each_column_was_read_is_a_table() -> None:
    report = ImportReport("a table", columns=(ColumnReading("Strecke", "distance_km", "km", "its name"),))
    assert imports.columns_table(report).to_dict("records") == [
        {"In the file": "Strecke", "Read as": "distance_km", "Unit": "km", "Why": "its name"}
    ]
    assert list(imports.columns_table(ImportReport("a table")).columns) == [
        "In the file", "Read as", "Unit", "Why",
    ]  # fmt: skip


def test_an_import_is_told_with_its_day_its_file_and_its_counts() -> None:
    batch = Batch(1, "me", "log.csv", "Strava, bulk export", datetime(2026, 3, 9, tzinfo=UTC), {"runs": 2, "days": 1})
    assert imports.batch_line(batch) == "9 March 2026: log.csv (Strava, bulk export), 2 runs, 1 day note"


def test_every_template_is_one_that_the_readers_read_back() -> None:
    from neckload.readers import FILE_NAMES, template

    for table, (_, name) in imports.TEMPLATES.items():
        assert name == FILE_NAMES[table]
        assert len(getattr(read_log(template(table), name=name), table)) > 0
        assert isinstance(getattr(read_log(template(table)), table), pd.DataFrame)
