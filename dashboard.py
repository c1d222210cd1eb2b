"""The one file Streamlit runs: who is here -> their diary -> analysis -> pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from neckload import Analysis, Diary, ReadHints, Settings, analyse, read_log
from neckload.domain.tables import TABLES
from neckload.readers import template, write_zip
from neckload.store import Store, StoreTooNew, StoreUnavailable, open_store
from neckload.ui import frame, sample, visitor
from neckload.ui.pages import log, neck_care, patterns, this_week
from neckload.ui.visit import Answers, Visit

SAMPLE = Path(__file__).parent / "sample_data"


class Files:
    """The readers, as the pages use them."""

    backup = staticmethod(write_zip)
    template = staticmethod(template)

    @staticmethod
    def read(data: bytes, name: str, answers: Answers, progress: Callable[[int, int], None]) -> Any:
        return read_log(data, name=name, hints=ReadHints(**answers), progress=progress)


@st.cache_resource(show_spinner=False)
def computer_store() -> Store:
    return open_store()


@st.cache_data(max_entries=6, show_spinner=False)
def sample_diary(name: str, today: date) -> Diary:
    results = [read_log(SAMPLE / file) for file in sample.FILES[name]]
    frames = {table: pd.concat([getattr(result, table) for result in results]) for table in TABLES}
    return sample.moved(Diary(**frames), today)


@st.cache_resource(max_entries=8, scope="session", show_spinner=False)
def analysed(
    owner: str, version: int, example: str, settings: Settings, today: date, _store: Store
) -> tuple[Analysis, bool]:
    """The analysis of the owner's diary, or of a sample while theirs is empty. The version is the cache's key."""
    diary = _store.diary(owner)
    shown = sample_diary(example, today) if diary.is_empty else diary
    return analyse(shown, settings, today=today), diary.is_empty


def main() -> None:
    frame.set_up()
    local = visitor.is_local()
    owner = visitor.LOCAL_OWNER if local else visitor.session_owner()
    try:
        store = computer_store() if local else visitor.session_store(partial(open_store, "sqlite://"))
        pages = {
            "this-week": st.Page(lambda: this_week.show(visit), title="This week", url_path="this-week", default=True),
            "log": st.Page(lambda: log.show(visit), title="Log", url_path="log"),
            "patterns": st.Page(lambda: patterns.show(visit), title="Patterns", url_path="patterns"),
            "neck-care": st.Page(lambda: neck_care.show(visit), title="Neck care", url_path="neck-care"),
        }
        page = st.navigation(list(pages.values()), position="top")
        settings, unit = frame.head(page.title, pages.values())
        key = (owner, store.version(owner), sample.chosen(st.query_params), settings, visitor.now().date())
        analysis, is_sample = analysed(*key, store)
        visit: Visit = Visit(owner, store, Files(), visitor.now, analysis, unit, is_sample, "computer" if local else "tab", pages)
        page.run()
    except (StoreUnavailable, StoreTooNew) as fault:
        st.error(str(fault), icon=":material/database_off:")


main()
