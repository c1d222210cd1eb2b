"""The store for pages: each version is read once, and errors are shown on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from sqlalchemy import Connection
from streamlit.runtime.scriptrunner import get_script_run_ctx

from neckload.domain.tables import Diary
from neckload.store import FollowedLinks, Mailbox, Store, StoreUnavailable
from neckload.store.owner_rows import OwnerRows
from neckload.ui.session.state import Slot

_FAULT = Slot[str]("store_fault")


@st.cache_resource(max_entries=1, scope="session", show_spinner=False)
def diary_of_version(owner: str, version: int, _read: Callable[[str], Diary]) -> Diary:
    """The diary of one version, read and validated again only if the version has changed."""
    return _read(owner) if version else Diary()


class PageStore(Store):
    """A store for pages: a failed change is reported on the page, which keeps what was typed.

    Streamlit runs a tap's callback before the page. An error raised there would replace the page.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store.database)
        self._store = store

    def diary(self, owner: str) -> Diary:
        """Read and validated once per version, however many pages and taps ask for it.

        An on-demand download is generated outside any script run, and so outside the session's cache.
        """
        if get_script_run_ctx(suppress_warning=True) is None:
            return super().diary(owner)
        return diary_of_version(owner, self.version(owner), super().diary)

    def followed(self, owner: str) -> FollowedLinks:
        """From the underlying store: a page left open waits until the database is available again."""
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
        if _FAULT.is_set:  # without the store the page itself cannot be built
            raise
        _FAULT.value = str(fault)
        st.rerun()


def failed_change() -> str | None:
    """The error of the change requested before this run, reported once; None without one."""
    return _FAULT.pop()
