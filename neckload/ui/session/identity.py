"""Who is here, and what time it is where they are. The one place that decides it.

* On the computer the app runs on, as far as every sign of it agrees: its owner.
* Where sign-in is set up: whoever signed in, under a name made from what the provider calls them.
* Everybody else: a visitor of whom nothing is kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from ipaddress import ip_address, ip_network
from typing import TypeVar
from urllib.parse import urlsplit
from uuid import uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from neckload.ui.text.account import Kept

LOCAL_OWNER = "local"
_OF_THIS_TAB = "visitor-"
# In a container this computer is not a loopback peer but the gateway of the container's network.
PEERS_VARIABLE = "NECKLOAD_LOCAL_PEERS"
Store = TypeVar("Store")
_FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded")


@dataclass(frozen=True)
class Visitor:
    """Somebody who has opened the app."""

    owner: str
    kept: Kept
    name: str = ""
    """What to call somebody who signed in."""
    providers: Sequence[str] = ()
    """Where they could sign in; "" is the only one, without a name of its own."""


def here(has_database: bool) -> Visitor:
    """Who opened this page.

    Where sign-in is set up nobody is local: such an app is meant for many, wherever they sit. Without a database to
    keep their diaries in, nobody is asked to sign in.
    """
    providers = sign_in_providers() if has_database else ()
    if providers and st.user.get("is_logged_in"):
        return Visitor(account_of(str(st.user["iss"]), str(st.user["sub"])), "account", _called())
    if providers or not is_local():
        return Visitor(session_owner(), "tab", providers=providers)
    return Visitor(LOCAL_OWNER, "computer")


def account_of(issuer: str, subject: str) -> str:
    """The owner of a signed-in person's rows. OpenID Connect promises that the two name one person for good.

    Hashed, so that the database does not say who its runners are. An e-mail address is not used: it can change hands.
    """
    return f"account-{sha256(' '.join((issuer, subject)).encode()).hexdigest()}"


def sign_in_providers() -> tuple[str, ...]:
    """Names of the sections [auth.NAME] in Streamlit's secrets; "" for a provider written into [auth] itself."""
    auth = st.secrets.get("auth", {}) if st.secrets.load_if_toml_exists() else {}
    if "client_id" in auth:
        return ("",)
    return tuple(name for name, section in auth.items() if isinstance(section, Mapping) and "client_id" in section)


def _called() -> str:
    names = (st.user.get(claim) for claim in ("name", "email", "preferred_username"))
    return next((str(name) for name in names if name), "")


def is_local() -> bool:
    """Whether the visitor sits at the computer the app runs on, as far as every sign of it agrees."""
    if not st.context.headers:
        return True  # nobody is connected: the script runs by itself, as in a test
    own_peers = os.environ.get(PEERS_VARIABLE, "").split()
    return is_local_visit(st.context.url, st.context.headers, st.context.ip_address, own_peers)


def is_local_visit(
    url: str | None, headers: Mapping[str, str], peer: str | None, own_peers: Sequence[str] = ()
) -> bool:
    """The address they typed is a loopback name, and nothing says that the visit came from elsewhere.

    An app put on the network by mistake must show nobody's diary. A single sign can be forged or rewritten by a
    proxy, so all of them must say loopback: the page's address, the Host header and the peer, without forwarding.

    Args:
        url: the page's address as the browser gives it.
        headers: of the connection.
        peer: address of the other end; None when it is this computer.
        own_peers: networks, such as 172.17.0.1/32, whose addresses are this computer as well.
    """
    forwarded = any(headers.get(name) for name in _FORWARDED)
    names = (_host_of(url or ""), _host_of(f"//{headers.get('Host', '')}"))
    is_own = _is_loopback(peer or "localhost") or _is_in(peer, own_peers)
    return not forwarded and is_own and all(_is_loopback(name) for name in names)


def is_of_this_computer(address: str) -> bool:
    """Whether an address opens on this computer alone, whoever else has it."""
    return _is_loopback(_host_of(address))


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


def _is_in(peer: str | None, networks: Sequence[str]) -> bool:
    try:
        return any(ip_address(peer or "") in ip_network(network) for network in networks)
    except ValueError:  # what cannot be understood lets nobody in
        return False


def session_owner() -> str:
    """A name for a visitor of whom nothing is kept: new in every session, never reused."""
    return str(st.session_state.setdefault("session_owner", f"{_OF_THIS_TAB}{uuid4()}"))


def is_of_this_tab(owner: str) -> bool:
    """Whether nothing is kept of this owner."""
    return owner.startswith(_OF_THIS_TAB)


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
