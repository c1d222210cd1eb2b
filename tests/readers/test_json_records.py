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
