"""Runs that come twice, and a week that is open in two tabs: what the pages say and do."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from neckload.domain.week_totals import last_weeks
from neckload.ui.pages import week_grid
from tests.example_diary import some_runs, uploaded_runs
from tests.ui.test_pages import OWNER, Runner, in_app, sound, tap, text, upload

WATCH = b"start,distance_km,duration_min,source\n2026-02-02 18:00:17,10,60,watch\n2026-02-04 18:00:17,5,31,watch\n"
PHONE = WATCH.replace(b":17,", b":21,").replace(b"watch", b"phone")


def test_runs_of_a_second_file_are_joined_said_so_and_can_be_taken_apart() -> None:
    runner = Runner()
    app = tap(upload(runner.open("log", "Import"), WATCH, "watch.csv"), "keep_1")
    app = upload(app, PHONE, "phone.csv")
    assert (
        "2 runs are already in your diary from another file: each stays one run, with the details of both files"
        in text(app)
    )
    tap(app, "keep_1")
    assert len(runner.diary.runs) == 2
    app = runner.open("log", "Import")
    assert "phone.csv (neckload runs), 2 runs joined with runs you had" in text(app)
    newest, oldest = runner.store.merges(OWNER)
    assert "2 February 2026 18:00, 10.0 km, 60 min (watch) = 18:00, 10.0 km, 60 min (phone)" in text(app)
    app = tap(app, f"apart_{oldest.number}")
    assert runner.diary.runs["distance_km"].tolist() == [10, 10, 5]
    assert f"apart_{oldest.number}" not in {button.key for button in app.button}
    assert f"apart_{newest.number}" in {button.key for button in app.button}


def test_of_many_joined_runs_those_of_a_day_are_found() -> None:
    runner = Runner()
    for name, start in (("a", "2026-01-01 07:00:01"), ("b", "2026-01-01 07:00:05")):
        runs = some_runs(30, start).assign(run_id=[f"{name}{day}" for day in range(30)])
        runner.store.save_import(OWNER, f"{name}.csv", uploaded_runs(runs))
    app = runner.open("log", "Import")
    apart = [button.key for button in app.button if str(button.key).startswith("apart_")]
    assert len(apart) == 10
    app = sound(app.date_input(key="merges_day").set_value(pd.Timestamp("2026-01-03").date()).run())
    assert [line.value for line in app.text if "=" in line.value] == [
        "3 January 2026 07:00, 7.0 km, 42 min (a file) = 07:00, 7.0 km, 42 min (a file)"
    ]


def test_an_import_that_another_tab_has_undone_is_undone_without_a_word_of_error() -> None:
    runner = Runner()
    first = runner.store.save_import(OWNER, "a.csv", uploaded_runs(some_runs(2, "2026-01-05 07:00")))
    runner.store.save_import(OWNER, "b.csv", uploaded_runs(some_runs(2, "2026-01-12 07:00")))
    assert first is not None
    app = runner.open("log", "Import")
    runner.store.undo_import(OWNER, first.id)
    tap(app, f"undo_{first.id}")
    assert len(runner.diary.runs) == 2


def test_a_grid_left_open_does_not_change_a_week_back_that_another_tab_has_changed() -> None:
    runner = Runner()
    cells: dict[int, dict[str, Any]] = {1: {"distance": "20"}}

    def save() -> None:
        visit = runner.visit({})
        weeks = last_weeks(visit.today, 12, "monday")
        st.session_state["grid"] = {"edited_rows": cells, "added_rows": [], "deleted_rows": []}
        st.session_state.setdefault("grid_frame", week_grid._grid(visit, weeks))
        week_grid._save(visit, weeks, "grid")

    tab = sound(in_app(save).run())
    typed = runner.diary.week_totals
    runner.store.save_week_totals(OWNER, typed.assign(distance_km=30.0))  # the other tab
    cells[2] = {"minutes": "100"}  # the editor tells the old edit again beside the new one
    sound(tab.run())
    assert runner.diary.week_totals["distance_km"].fillna(0).tolist() == [0, 30]
