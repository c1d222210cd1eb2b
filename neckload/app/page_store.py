"""The store, as the pages get it: read once for each version, and its faults said on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from sqlalchemy import Connection
from streamlit.runtime.scriptrunner import get_script_run_ctx

from neckload.domain.tables import Diary
from neckload.store import FollowedLinks, Mailbox, Store, StoreUnavailable
from neckload.store.owner_rows import OwnerRows

_FAULT = "store_fault"


@st.cache_resource(max_entries=1, scope="session", show_spinner=False)
def diary_of_version(owner: str, version: int, _read: Callable[[str], Diary]) -> Diary:
    """The version stands for the diary, which is read and checked only when it has changed, not at another view."""
    return _read(owner) if version else Diary()


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
        return diary_of_version(owner, self.version(owner), super().diary)

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
