"""The open database, and analyses cached for everybody they serve."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.runtime import get_instance

from neckload.app.host import database_address
from neckload.app.page_store import diary_of_version
from neckload.domain.analysis import Analysis, analyse
from neckload.domain.deduplicate import combined
from neckload.domain.settings import Settings
from neckload.domain.tables import Diary
from neckload.readers import read_log
from neckload.readers.worker.processes import get_ready
from neckload.store import Store, StoreError, open_store
from neckload.ui.session import identity, sample
from neckload.ui.session.glances import ReadAhead
from neckload.web.sweep import Sweep

SAMPLE = Path(__file__).parents[2] / "sample_data"


@st.cache_resource(show_spinner=False)
def database() -> Store:
    """The database of this computer or host, opened once. Raises like `open_store`."""
    return open_store(database_address())


def database_state() -> str:
    """Whether the host's database answers: "ok", or "none" if no diary is stored. Raises like `open_store`."""
    if database_address() is None:
        return "none"
    database().version("nobody")
    return "ok"


@st.cache_resource(show_spinner=False)
def forget_closed_tabs() -> None:
    """Start sweeping closed tabs, at the first visit, however the pages are served."""
    Sweep(get_instance()).start()


@st.cache_resource(show_spinner=False)
def read_lists_ahead() -> None:
    """Start reading followed runners ahead, at the first visit of somebody who follows any."""
    ReadAhead(lambda: database().lists(), StoreError).start()


def warm_up() -> None:
    """Do the work the first visitor would otherwise wait for. Raises like `open_store`."""
    get_ready()
    _sample_analysis(sample.chosen({}), Settings(), date.today())
    database_state()


def analysed(owner: str, store: Store, example: str, settings: Settings, today: date) -> tuple[Analysis, bool]:
    """The analysis of the owner's diary and False; for an empty diary, the analysis of a sample and True."""
    own_analysis = _analysis_of_this_tab if identity.is_of_this_tab(owner) else _own_analysis
    own = own_analysis(owner, store.version(owner), settings, today, store)
    return (own, False) if own else (_sample_analysis(example, settings, today), True)


# The owner is part of the key, so an analysis is shared by the owner's tabs and nobody else.
@st.cache_resource(max_entries=256, ttl="1h", show_spinner=False)
def _own_analysis(owner: str, version: int, settings: Settings, today: date, _store: Store) -> Analysis | None:
    return _analysed(owner, version, settings, today, _store)


@st.cache_resource(max_entries=8, scope="session", show_spinner=False)
def _analysis_of_this_tab(owner: str, version: int, settings: Settings, today: date, _store: Store) -> Analysis | None:
    """For a visitor whose data is not kept: gone when the tab is closed."""
    return _analysed(owner, version, settings, today, _store)


def _analysed(owner: str, version: int, settings: Settings, today: date, store: Store) -> Analysis | None:
    diary = diary_of_version(owner, version, store.diary)
    return None if diary.is_empty else analyse(diary, settings, today=today)


# The sample belongs to nobody, so one analysis serves every visitor.
@st.cache_resource(max_entries=64, show_spinner=False)
def _sample_analysis(example: str, settings: Settings, today: date) -> Analysis:
    return analyse(_sample_diary(example, today), settings, today=today)


@st.cache_resource(max_entries=6, show_spinner=False)
def _sample_diary(name: str, today: date) -> Diary:
    chosen = sample.SAMPLES[name]
    return sample.moved(combined([read_log(SAMPLE / file).diary for file in chosen.files]), chosen.day, today)
