"""What every visit shares: the readers, the open database, and analyses that are made once.

A module, not part of `dashboard.py`: Streamlit runs that file anew at every tap.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from ipaddress import ip_address
from pathlib import Path

import streamlit as st
from sqlalchemy import Connection
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from neckload import Analysis, Diary, ReadHints, ReadResult, Settings, analyse, read_log
from neckload.domain.deduplicate import combined
from neckload.domain.snapshot import Snapshot, read_snapshot, snapshot_text
from neckload.faults import keep_data_out_of_the_log
from neckload.readers import template, write_zip
from neckload.readers.worker.process import read_apart
from neckload.readers.worker.processes import get_ready
from neckload.store import FollowedLinks, Mailbox, Store, StoreError, StoreUnavailable, open_store
from neckload.store.database import URL_VARIABLE
from neckload.store.owner_rows import OwnerRows
from neckload.ui.session import identity, sample
from neckload.ui.session.glances import ReadAhead
from neckload.ui.session.page_context import Answers
from neckload.web.downloads import make_downloads_for_their_own_tab
from neckload.web.own_address import never_ask_for_own_address
from neckload.web.sweep import Sweep

LINK_KEY_VARIABLE = "NECKLOAD_LINK_KEY"
_FAULT = "store_fault"
SAMPLE = Path(__file__).parents[1] / "sample_data"


keep_data_out_of_the_log()
make_downloads_for_their_own_tab()
never_ask_for_own_address()


class Files:
    """The readers, as the pages use them."""

    backup = staticmethod(write_zip)
    template = staticmethod(template)
    get_ready = staticmethod(get_ready)

    @staticmethod
    def snapshot(analysis: Analysis, title: str, weeks: int, unit: str) -> str:
        settings = analysis.settings
        return snapshot_text(
            analysis.record.weeks.tail(weeks),
            analysis.association,
            title=title,
            made_on=analysis.today,
            measure=settings.measure,
            week_start=settings.week_start,
            unit=unit,
            key=link_key(),
        )

    @staticmethod
    def read_snapshot(text: str) -> Snapshot | None:
        return read_snapshot(text, link_key())

    @staticmethod
    def read(data: bytes, name: str, answers: Answers, progress: Callable[[int, int], None]) -> ReadResult:
        return read_apart(data, name, ReadHints(**answers), progress, visitor=_visitor())


def _visitor() -> frozenset[str]:
    context = get_script_run_ctx(suppress_warning=True)
    return visitor_names(context.session_id if context is not None else None, st.context.ip_address)


def visitor_names(session: str | None, address: str | None) -> frozenset[str]:
    """The session, and the address where it is the visitor's own: one of a private network may be a proxy's."""
    names = {f"session {session}"} if session is not None else set()
    with suppress(ValueError):
        if (own := ip_address(address or "")).is_global:
            names.add(f"address {own}")
    return frozenset(names)


class PageStore(Store):
    """A store, as the pages get it: a change that fails is told on the page, which stays with what was typed.

    Streamlit runs a tap's callback before the page. A fault left to rise from there would take the page away.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store.database)
        self._store = store

    def diary(self, owner: str) -> Diary:
        """Read and checked once for each version, however many pages and taps ask for it.

        A file to download is made when it is asked for, outside every run of a page and of what a session keeps.
        """
        if get_script_run_ctx(suppress_warning=True) is None:
            return super().diary(owner)
        return _diary(owner, self.version(owner), super().diary)

    def followed(self, owner: str) -> FollowedLinks:
        """As of the store itself: a page that is left open waits until the database can be asked again."""
        return self._store.followed(owner)

    def mailbox(self) -> Mailbox:
        return self._store.mailbox()

    @contextmanager
    def _connected(self, writes: bool) -> Iterator[Connection]:
        with _faults_on_the_page(), super()._connected(writes) as connection:
            yield connection

    @contextmanager
    def _reading(self, owner: str) -> Iterator[OwnerRows]:
        with _faults_on_the_page(), super()._reading(owner) as owned:
            yield owned


@contextmanager
def _faults_on_the_page() -> Iterator[None]:
    try:
        yield
    except StoreUnavailable as fault:
        if _FAULT in st.session_state:  # the page itself cannot be made without the store
            raise
        st.session_state[_FAULT] = str(fault)
        st.rerun()


def fault_of_the_tap() -> str | None:
    """What went wrong with the change that was asked for before this run; said once."""
    fault: str | None = st.session_state.pop(_FAULT, None)
    return fault


def database_address() -> str | None:
    """Where the host keeps diaries, from the environment or Streamlit's secrets; None when neither names a place."""
    secrets = st.secrets if st.secrets.load_if_toml_exists() else {}
    return os.environ.get(URL_VARIABLE) or secrets.get("connections", {}).get("neckload", {}).get("url")


def link_key() -> bytes:
    """What this host signs its snapshot links with, from the environment or Streamlit's secrets; empty for none."""
    secrets = st.secrets if st.secrets.load_if_toml_exists() else {}
    return str(os.environ.get(LINK_KEY_VARIABLE) or secrets.get("link_key", "")).encode()


@st.cache_resource(show_spinner=False)
def database() -> Store:
    """The database of this computer or host, opened once. Raises as `open_store` does."""
    return open_store(database_address())


def database_state() -> str:
    """Whether the host's database answers: "ok", or "none" where no diary is kept. Raises as `open_store` does."""
    if database_address() is None:
        return "none"
    database().version("nobody")
    return "ok"


@st.cache_resource(show_spinner=False)
def forget_closed_tabs() -> None:
    """From the first visit on, however the pages are served."""
    Sweep(get_instance()).start()


@st.cache_resource(show_spinner=False)
def read_lists_ahead() -> None:
    """From the first visit on of somebody who follows runners."""
    ReadAhead(lambda: database().lists(), StoreError).start()


def warm_up() -> None:
    """Do before the first visit what the first visitor would wait for. Raises as `open_store` does."""
    get_ready()
    _sample_analysis(sample.chosen({}), Settings(), date.today())
    database_state()


def analysed(owner: str, store: Store, example: str, settings: Settings, today: date) -> tuple[Analysis, bool]:
    """The analysis of the owner's diary, and False; while that is empty the analysis of a sample, and True."""
    own_analysis = _analysis_of_this_tab if identity.is_of_this_tab(owner) else _own_analysis
    own = own_analysis(owner, store.version(owner), settings, today, store)
    return (own, False) if own else (_sample_analysis(example, settings, today), True)


# The owner is part of the key, so an analysis serves every tab of one owner and nobody else's.
@st.cache_resource(max_entries=256, ttl="1h", show_spinner=False)
def _own_analysis(owner: str, version: int, settings: Settings, today: date, _store: Store) -> Analysis | None:
    return _analysed(owner, version, settings, today, _store)


@st.cache_resource(max_entries=8, scope="session", show_spinner=False)
def _analysis_of_this_tab(owner: str, version: int, settings: Settings, today: date, _store: Store) -> Analysis | None:
    """Of a visitor of whom nothing is kept: gone when the tab is closed."""
    return _analysed(owner, version, settings, today, _store)


def _analysed(owner: str, version: int, settings: Settings, today: date, store: Store) -> Analysis | None:
    diary = _diary(owner, version, store.diary)
    return None if diary.is_empty else analyse(diary, settings, today=today)


@st.cache_resource(max_entries=1, scope="session", show_spinner=False)
def _diary(owner: str, version: int, _read: Callable[[str], Diary]) -> Diary:
    """The version stands for the diary, which is read and checked only when it has changed, not at another view."""
    return _read(owner) if version else Diary()


# The sample is nobody's, so one analysis serves every visitor.
@st.cache_resource(max_entries=64, show_spinner=False)
def _sample_analysis(example: str, settings: Settings, today: date) -> Analysis:
    return analyse(_sample_diary(example, today), settings, today=today)


@st.cache_resource(max_entries=6, show_spinner=False)
def _sample_diary(name: str, today: date) -> Diary:
    chosen = sample.SAMPLES[name]
    return sample.moved(combined([read_log(SAMPLE / file).diary for file in chosen.files]), chosen.day, today)
