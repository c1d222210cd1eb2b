"""Who is here, and what time it is where they are. The one place that decides it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from ipaddress import ip_address
from typing import TypeVar
from urllib.parse import urlsplit
from uuid import uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

LOCAL_OWNER = "local"
Store = TypeVar("Store")
_FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded")


def is_local() -> bool:
    """Whether the visitor sits at the computer the app runs on, as far as every sign of it agrees."""
    if not st.context.headers:
        return True  # nobody is connected: the script runs by itself, as in a test
    return is_local_visit(st.context.url, st.context.headers, st.context.ip_address)


def is_local_visit(url: str | None, headers: Mapping[str, str], peer: str | None) -> bool:
    """The address they typed is a loopback name, and nothing says that the visit came from elsewhere.

    An app put on the network by mistake must show nobody's diary. A single sign can be forged or rewritten by a
    proxy, so all of them must say loopback: the page's address, the Host header and the peer, without forwarding.

    Args:
        url: the page's address as the browser gives it.
        headers: of the connection.
        peer: address of the other end; None when it is this computer.
    """
    forwarded = any(headers.get(name) for name in _FORWARDED)
    names = (_host_of(url or ""), _host_of(f"//{headers.get('Host', '')}"), peer or "localhost")
    return not forwarded and all(_is_loopback(name) for name in names)


def _host_of(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:  # such as http://[::1
        return None


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return False


def session_owner() -> str:
    """A name for a visitor of whom nothing is kept: new in every session, never reused."""
    return str(st.session_state.setdefault("session_owner", f"visitor-{uuid4()}"))


def session_store(make: Callable[[], Store]) -> Store:
    """The store of a visitor of whom nothing is kept: made once a session, gone with it."""
    if "session_store" not in st.session_state:
        st.session_state["session_store"] = make()
    store: Store = st.session_state["session_store"]
    return store


def now() -> datetime:
    """The visitor's wall clock, without a zone, to the second; the computer's where the browser names no zone."""
    try:
        zone = ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        zone = None
    return datetime.now(zone).replace(tzinfo=None, microsecond=0)
