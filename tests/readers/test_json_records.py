"""Where a JSON file keeps its records: in lists, in wrappers around lists, in wrappers around each, under keys."""

from __future__ import annotations

import json
from typing import Any

import pytest

from neckload.readers import read_log

RECORDS: list[dict[str, Any]] = [
    {"start": f"2026-01-0{day}T18:00:00", "distance_km": day, "duration_min": 6 * day, "sport": "running"}
    for day in (5, 6, 7)
]
WITHOUT_A_SPORT = [{name: value for name, value in record.items() if name != "sport"} for record in RECORDS]
LATER = [{**record, "start": record["start"].replace("-01-", "-02-")} for record in WITHOUT_A_SPORT]
WITHOUT_A_DAY = [{name: value for name, value in record.items() if name != "start"} for record in RECORDS]


@pytest.mark.parametrize(
    "tree",
    [
        RECORDS,
        [{"exercise": record} for record in RECORDS],
        {"hits": [{"_id": str(place), "_source": record} for place, record in enumerate(RECORDS)]},
        {"data": {"viewer": {"activities": {"edges": [{"cursor": "x", "node": record} for record in RECORDS]}}}},
        {"data": RECORDS},  # “data” is a date in Italian, and here the name of a list
        {"response": {"user": {"activities": {"list": RECORDS}}}},
        {"a1": RECORDS[0], "b2": RECORDS[1], "c3": RECORDS[2]},
        {"export": {"user": "x", "activities": {str(place): record for place, record in enumerate(RECORDS)}}},
        {record["start"]: record for record in RECORDS},
        {"log": dict(zip(("2026-01-05", "2026-01-06", "2026-01-07"), WITHOUT_A_DAY, strict=True))},
    ],
    ids=[
        "list",
        "each in a name",
        "beside an id",
        "graph",
        "data",
        "deep",
        "by id",
        "by id and deep",
        "by time",
        "by day",
    ],
)
def test_all_records_are_read_wherever_the_file_keeps_them(tree: Any) -> None:
    runs = read_log(json.dumps(tree).encode()).runs
    assert runs["distance_km"].tolist() == [5, 6, 7]
    assert runs["start"].dt.day.tolist() == [5, 6, 7]


NAMES = list(RECORDS[0])
ROWS = [list(record.values()) for record in RECORDS]


@pytest.mark.parametrize(
    "tree",
    [
        {"columns": NAMES, "index": [0, 1, 2], "data": ROWS},
        {"fields": [{"name": name, "type": "any"} for name in NAMES], "rows": ROWS},
        {"range": "A1:D4", "values": [NAMES, *ROWS]},
        [NAMES, *ROWS],
        {name: [record[name] for record in RECORDS] for name in NAMES},
        {name: {str(place): record[name] for place, record in enumerate(RECORDS)} for name in NAMES},
        [{name: {"$of": str(value)} for name, value in record.items()} for record in RECORDS],
        {"log": {"run": [{name: {"#text": str(value)} for name, value in record.items()} for record in RECORDS]}},
    ],
    ids=["data", "rows", "values", "list", "columns", "columns of cells", "types", "text of XML"],
)
def test_a_table_is_read_in_every_way_that_programs_write_one(tree: Any) -> None:
    assert read_log(json.dumps(tree).encode()).runs["distance_km"].tolist() == [5, 6, 7]


@pytest.mark.parametrize(
    "content",
    [
        "\n".join(map(json.dumps, RECORDS)).encode(),
        b"\n" + "\r\n".join(map(json.dumps, RECORDS)).encode(),
        "\n".join(json.dumps(record, indent=2) for record in RECORDS).encode(),
        ",\n".join(map(json.dumps, RECORDS)).encode(),
        "".join(f"\x1e{json.dumps(record)}\n" for record in RECORDS).encode(),
        json.dumps(RECORDS).encode("utf-16"),
        json.dumps([None, *RECORDS]).encode(),
        json.dumps([RECORDS[:2], RECORDS[2:]]).encode(),
    ],
    ids=["a line each", "a blank line first", "many lines each", "commas", "RFC 7464", "UTF-16", "null", "pages"],
)
def test_values_one_after_another_are_a_list(content: bytes) -> None:
    assert read_log(content).runs["distance_km"].tolist() == [5, 6, 7]


PAIN = [{"when": f"2026-01-0{day}T08:00:00", "pain_0_10": day - 4} for day in (5, 6, 7)]


@pytest.mark.parametrize(
    "tree",
    [
        {"runs": RECORDS, "pain": PAIN},
        {"neckPain": [{"date": each["when"], "neck pain": each["pain_0_10"]} for each in PAIN], "activities": RECORDS},
        {"export": {"diary": {"pain": PAIN}, "training": {"runs": RECORDS}}},
    ],
)
def test_scores_are_read_from_the_list_beside_that_of_the_runs(tree: Any) -> None:
    result = read_log(json.dumps(tree).encode())
    assert (result.runs["distance_km"].sum(), result.diary.pain["pain_0_10"].tolist()) == (18, [1, 2, 3])


@pytest.mark.parametrize(
    ("lists", "km", "left_out"),
    [
        ({"2026-01": RECORDS[:2], "2026-02": RECORDS[2:]}, 18, 0),
        ({"2026": {"01": RECORDS[:1], "02": RECORDS[1:]}}, 18, 0),
        ({"cycling": WITHOUT_A_SPORT, "running": LATER}, 18, 3),
        ({"planned": LATER, "completed": RECORDS}, 18, 1),
        ({"deletedActivities": LATER, "activities": RECORDS}, 18, 1),
        ({"recent": RECORDS[:1], "all": RECORDS}, 18, 1),
        ({"runs": RECORDS, "weeks": [{"week": "2026-01-05", "distance_km": 18, "runs": 3}]}, 18, 1),
        ({"runs": RECORDS, "races": LATER}, 36, 0),
    ],
    ids=["months", "years", "sports", "planned", "deleted", "some twice", "their sum", "races"],
)
def test_of_several_lists_each_run_counts_once_and_what_was_not_run_is_left_out(
    lists: dict[str, Any], km: float, left_out: int
) -> None:
    result = read_log(json.dumps(lists).encode())
    assert (result.runs["distance_km"].sum(), len(result.report.left_out)) == (km, left_out)


def test_the_parts_of_an_activity_are_no_activities() -> None:
    bands = {f"band{place}": {"from": place, "to": place + 1, "minutes": 9} for place in range(3)}
    (run,) = read_log(json.dumps({"summary": RECORDS[0], "bands": bands}).encode()).runs.to_dict("records")
    assert (run["distance_km"], run["duration_min"]) == (5, 30)


@pytest.mark.parametrize("header", ["Data,start", "start,Data", "Datum,start"])
def test_a_blank_column_of_dates_gives_way_to_another(header: str) -> None:
    cells = {"start": "2026-01-05 18:00"}
    row = ",".join(cells.get(name, "") for name in header.split(","))
    (run,) = read_log(f"{header},km,min\n{row},5,30\n".encode()).runs.to_dict("records")
    assert (str(run["start"]), run["distance_km"]) == ("2026-01-05 18:00:00", 5)
