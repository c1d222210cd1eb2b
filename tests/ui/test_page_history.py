"""*History*: what is listed, searched and paged, and what a correction or a removal does to the diary."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from neckload.domain.tables import Diary
from neckload.ui.pages import edit_entry, edit_run, undo
from neckload.ui.text.diary import history
from tests.builders import pain, runs
from tests.example_diary import assert_same, full_diary, in_order, uploaded_runs
from tests.ui.test_pages import NOW, OWNER, Runner, choose, in_app, made_once, sound, tap, text


@made_once
def kept() -> Runner:
    """Somebody with an imported run, a score, a day note and a typed week."""
    runner = Runner()
    imported = runs(("2026-02-02 18:00:17", 10, 61), run_id=["w1"], title=["Long loop"], gear=["belt"])
    runner.store.save_import(OWNER, "watch.csv", uploaded_runs(imported))
    runner.store.save_pain(OWNER, pain(("2026-02-03 07:00", 4, "next_morning", "stiffness")))
    runner.store.save_days(OWNER, pd.DataFrame({"date": [pd.Timestamp("2026-02-04")], "other_sport": ["Swim"]}))
    runner.store.save_week_totals(OWNER, pd.DataFrame({"week": [pd.Timestamp("2026-01-19")], "duration_min": [0.0]}))
    return runner


def listed(app: AppTest) -> list[str]:
    return [
        button.label.removeprefix("Edit or remove: ")
        for button in app.button
        if button.label.startswith("Edit or remove: ")
    ]


def test_every_kind_of_entry_is_a_row_the_newest_first() -> None:
    rows = history.entries(full_diary(), "km", NOW.date())
    assert len(rows) == 3 + 3 + 2 + 2
    assert rows == sorted(rows, key=lambda row: row.when, reverse=True)
    line = history.line(next(row for row in rows if row.key == "watch-2"))
    assert line == (
        "5 March 2026, Hügel, “steil”, 8.2 km, 48 min, backpack · earbuds · trail · effort 6 · neck felt tight\n"
        "on the way down"
    )


def test_search_and_kind_narrow_the_list_and_nothing_that_fits_says_so(kept: Runner) -> None:
    app = kept.open("log", "History")
    assert listed(app) == [
        "4 February 2026, Swim",
        "3 February 2026, Neck next morning, 4 of 10, stiff neck",
        "2 February 2026, Long loop, 10.0 km, 61 min, belt",
        "19 January 2026, Week of 19–25 January, rest, typed",
    ]
    app = choose(app, "history_kind", "run")
    assert len(listed(app)) == 1
    app = sound(app.text_input(key="history_search").set_value("swim").run())
    assert history.NOTHING_FITS in text(app)
    assert len(listed(tap(app, "show_everything"))) == 4
    app = sound(app.text_input(key="history_search").set_value("LOOP belt").run())
    assert len(listed(app)) == 1


def test_a_long_diary_comes_in_pages_of_25_and_a_search_begins_on_the_first() -> None:
    runner = Runner()
    starts = pd.date_range("2025-11-01 18:00", periods=60, freq="D")
    runner.keep(Diary(runs=pd.DataFrame({"start": starts, "distance_km": 5.0, "title": [f"r{n}" for n in range(60)]})))
    app = runner.open("log", "History")
    assert len(listed(app)) == 25
    app.session_state["history_page"] = 3
    assert len(listed(sound(app.run()))) == 10
    app = sound(app.text_input(key="history_search").set_value("r1").run())
    assert len(listed(app)) == 11
    assert app.session_state["history_page"] == 1


@pytest.mark.parametrize("kind", ["run", "score", "note", "week"])
def test_an_entry_that_is_removed_can_be_put_back(kept: Runner, kind: str) -> None:
    before = in_order(kept.diary)
    (entry,) = [row for row in history.entries(kept.diary, "km", NOW.date()) if row.kind == kind]
    app = in_app(lambda: edit_entry.remove(kept.visit({}), entry))
    sound(app.run())
    assert entry not in history.entries(kept.diary, "km", NOW.date())
    page = in_app(partial(_offer_undo, app.session_state["last_change"]))
    tap(sound(page.run()), "undo_change")
    assert_same(in_order(kept.diary), before)


def _offer_undo(change: Any) -> None:
    if "offered" not in st.session_state:
        st.session_state.update({"offered": True, "last_change": change})
    undo.offer()


def _edit_run(kept: Runner) -> None:
    """Opened once, as by a tap; then the dialog stays open while its fields change."""
    if "opened" not in st.session_state:
        st.session_state["opened"] = True
        edit_run.dialog(kept.visit({}), "w1")
    else:
        edit_run._show(kept.visit({}), kept.diary.runs)


def test_a_corrected_run_keeps_its_name_and_is_not_brought_back_by_its_file(kept: Runner) -> None:
    app = sound(in_app(lambda: _edit_run(kept)).run())
    assert [app.text_input(key=f"edit_{field}").value for field in ("distance", "minutes")] == ["10", "61"]
    app = sound(app.text_input(key="edit_distance").set_value("12,5").run())
    tap(app, "edit_save")
    (run,) = kept.diary.runs.to_dict("records")
    assert (run["run_id"], run["distance_km"], run["duration_min"]) == ("w1", 12.5, 61)
    assert run["start"] == pd.Timestamp("2026-02-02 18:00:17")  # what was left alone, to the second
    again = runs(("2026-02-02 18:00:17", 10, 61), run_id=["w1"], title=["Long loop"], gear=["belt"])
    assert not kept.store.preview(OWNER, uploaded_runs(again)).brings_something


def test_a_correction_that_looks_like_a_slip_is_asked_about(kept: Runner) -> None:
    app = sound(in_app(lambda: _edit_run(kept)).run())
    app = sound(app.text_input(key="edit_distance").set_value("150").run())
    assert "is that right?" in app.warning[0].value
    tap(app, "edit_save")
    assert kept.diary.runs["confirmed"].tolist() == [True]


def test_a_score_a_day_and_a_week_are_corrected_in_their_dialogs(kept: Runner) -> None:
    def change(kind: str, key: str, value: Any) -> None:
        (entry,) = [row for row in history.entries(kept.diary, "km", NOW.date()) if row.kind == kind]
        app = sound(in_app(lambda: edit_entry.dialog(kept.visit({}), entry)).run())
        if kind == "score":
            app = choose(app, key, value)
        else:
            (field,) = [field for field in app.text_input if field.label == key]
            app = sound(field.set_value(value).run())
        tap(app, "entry_save")

    change("score", "entry_score", 6.0)
    change("note", "Another sport", "Row")
    change("week", "Minutes", "90")
    noted = kept.diary
    assert noted.pain[["pain_0_10", "symptoms"]].to_numpy().tolist() == [[6.0, "stiffness"]]
    assert noted.days["other_sport"].tolist() == ["Row"]
    assert noted.week_totals["duration_min"].tolist() == [90.0]


@pytest.mark.parametrize(
    ("key", "value", "opened"), [("entry_score", 8.0, "ask"), ("pain_signs_edited", "fever", "reported")]
)
def test_what_a_corrected_score_adds_is_answered_as_in_a_check_in(
    kept: Runner, key: str, value: Any, opened: str
) -> None:
    (entry,) = [row for row in history.entries(kept.diary, "km", NOW.date()) if row.kind == "score"]
    app = sound(in_app(lambda: edit_entry.dialog(kept.visit({}), entry)).run())
    assert tap(choose(app, key, value), "entry_save").session_state["warning_dialog"] == opened


def test_what_was_done_for_the_neck_is_written_down_with_its_day(kept: Runner) -> None:
    (entry,) = [row for row in history.entries(kept.diary, "km", NOW.date()) if row.kind == "note"]
    app = sound(in_app(lambda: edit_entry.dialog(kept.visit({}), entry)).run())
    tap(choose(app, "entry_relief", "ice"), "entry_save")
    assert kept.diary.days["relief"].tolist() == ["ice"]
    rows = history.entries(kept.diary, "km", NOW.date())
    assert history.line(rows[0]) == "4 February 2026, Swim, ice"


def test_a_removed_import_can_be_put_back_from_where_it_was_removed(kept: Runner) -> None:
    before = in_order(kept.diary)
    (batch,) = kept.store.batches(OWNER)
    app = tap(kept.open("log", "Import"), f"undo_{batch.id}")
    assert kept.diary.runs.empty
    tap(app, "undo_change")
    assert_same(in_order(kept.diary), before)


def test_an_empty_diary_has_one_button_that_leads_to_the_import() -> None:
    app = Runner().open("log", "History")
    assert [button.key for button in app.button] == ["import_from_history"]
    assert tap(app, "import_from_history").session_state["part_log"] == "Import"
