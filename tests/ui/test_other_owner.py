"""Every page, looked at by somebody else: nothing that stands in anna's diary is anywhere in what they are sent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from neckload.domain.sharing import ShareOptions
from neckload.domain.tables import Diary
from neckload.store import Store, open_store
from neckload.ui.pages import log
from neckload.ui.session import identity as visitor
from neckload.ui.session.identity import Visitor
from tests.example_diary import upload

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
# Words that nobody else's page has a reason to say.
MARKS = ("zebrafinch", "quokka", "axolotl", "okapi", "tapir", "wombat", "narwhal", "13.4 km", "1,337 min")
UNWRITTEN = ("13.37", "1337")


@pytest.fixture(autouse=True)
def fresh_server() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def last_monday() -> pd.Timestamp:
    today = date.today()
    return pd.Timestamp(today - timedelta(days=today.weekday() + 7))


def annas_diary() -> Diary:
    monday = last_monday()
    run = {"distance_km": [13.37], "duration_min": [80.2], "gear": ["okapi"], "title": ["zebrafinch loop"]}
    return Diary(
        runs=pd.DataFrame({"run_id": ["narwhal"], "start": [monday + pd.Timedelta(hours=7, seconds=9)], **run}),
        pain=pd.DataFrame({"when": [monday], "pain_0_10": [3.0], "symptoms": ["quokka"]}),
        week_totals=pd.DataFrame({"week": [monday - pd.Timedelta(weeks=1)], "duration_min": [1337.0]}),
        days=pd.DataFrame({"date": [monday], "other_sport": ["tapir riding"], "exercises_done": ["wombat"]}),
        targets=pd.DataFrame({"week": [monday + pd.Timedelta(weeks=2)], "duration_min": [90.0], "note": ["quokka"]}),
    )


def keep_annas(store: Store, owner: str) -> None:
    diary = annas_diary()
    store.save_import(owner, "axolotl.csv", upload(diary))
    store.save_import(owner, "axolotl2.csv", upload(Diary(runs=diary.runs.assign(run_id="narwhal-2", source="okapi"))))
    store.remember(owner, "draft_run", '{"note": "wombat"}')
    store.make_share(owner, ShareOptions(name="for Dr Tapir", title="wombat", parts=frozenset({"volume"}), days=7))


def keep_strangers(store: Store, owner: str) -> None:
    runs = pd.DataFrame({"start": [last_monday() + pd.Timedelta(hours=18)], "distance_km": [5.0]})
    again = runs.assign(run_id="again", source="phone", start=runs["start"] + pd.Timedelta(seconds=20))
    for name, frame in (("a.csv", runs), ("b.csv", again)):
        store.save_import(owner, name, upload(Diary(runs=frame)))


def sent(app: AppTest) -> str:
    """All that the browser gets, and what the server keeps for this tab."""
    assert not app.exception, app.exception
    protos: list[str] = []

    def walk(node: Any) -> None:
        protos.append(str(getattr(node, "proto", "")))
        for child in getattr(node, "children", {}).values():
            walk(child)

    walk(app._tree)
    return "\n".join([*protos, repr(app.session_state)]).lower()


def every_page() -> Iterator[tuple[str, str]]:
    """Each page of the app, and each part of Log: its name and what is sent."""
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30).run()
    pages = {page["url_pathname"]: page_hash for page_hash, page in app._registered_pages.items()}
    for name, page_hash in pages.items():
        app._page_hash = page_hash
        yield name, sent(app.run())
    for part in log.PARTS:
        app = AppTest.from_file(str(DASHBOARD), default_timeout=30)
        app.session_state["part_log"] = part
        app.run()
        app._page_hash = pages["log"]
        yield f"log: {part}", sent(app.run())


def as_owner(owner: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setattr(visitor, "here", lambda has_database, recall: Visitor(owner, "account", "somebody"))
    return dict(every_page())


def test_no_page_tells_another_owner_anything_of_annas(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_store()) as store:
        keep_annas(store, "anna")
        keep_strangers(store, "stranger")
    annas = as_owner("anna", monkeypatch)  # first, so that everything of hers that may be cached is
    told = {mark: [name for name, page in annas.items() if mark in page] for mark in MARKS}
    assert all(told.values()), told
    strangers = as_owner("stranger", monkeypatch)
    assert strangers.keys() == annas.keys() >= {"log", "patterns", "share", "log: History"}
    found = {name: [mark for mark in (*MARKS, *UNWRITTEN) if mark in page] for name, page in strangers.items()}
    assert {name: marks for name, marks in found.items() if marks} == {}
