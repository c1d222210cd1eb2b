"""Who the visitor is and what time it is where they are. The only place that decides it.

* On the computer the app runs on: its owner (`local_visit`).
* If sign-in is set up: whoever signed in, under a name derived from the provider's identifiers.
* Everybody else: a visitor whose data is not stored.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TypeVar
from uuid import uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from itsdangerous.encoding import base64_decode, bytes_to_int

from neckload.ui.session.local_visit import is_local
from neckload.ui.session.state import Slot
from neckload.ui.text.people.account import Kept

LOCAL_OWNER = "local"
SIGNED_OUT = "signed_out_s"
_COOKIE = "_streamlit_user"
_OF_THIS_TAB = "visitor-"
_OWNER = Slot[str]("session_owner")
Store = TypeVar("Store")


@dataclass(frozen=True)
class Visitor:
    """Somebody who has opened the app."""

    owner: str
    kept: Kept
    name: str = ""
    """The name of a signed-in visitor."""
    providers: Sequence[str] = ()
    """The providers they could sign in with; "" for a single unnamed one."""


def here(has_database: bool, recall: Callable[[str, str], str | None]) -> Visitor:
    """Who opened this page.

    If sign-in is set up nobody is local: such an app is meant for many people, wherever they are. Without a database
    for their diaries, nobody is asked to sign in.

    Args:
        recall: returns what the store remembers for an owner under a key.
    """
    providers = sign_in_providers() if has_database else ()
    if providers and st.user.get("is_logged_in"):
        owner = account_of(str(st.user["iss"]), str(st.user["sub"]))
        if not _has_ended(recall(owner, SIGNED_OUT)):
            return Visitor(owner, "account", _called())
    if providers or not is_local():
        return Visitor(session_owner(), "tab", providers=providers)
    return Visitor(LOCAL_OWNER, "computer")


def account_of(issuer: str, subject: str) -> str:
    """The owner of a signed-in person's rows. OpenID Connect guarantees that the pair is one person for good.

    Hashed, so that the database does not reveal who its runners are. Not an email address, as it can change hands.
    """
    return f"account-{sha256(' '.join((issuer, subject)).encode()).hexdigest()}"


def sign_in_providers() -> tuple[str, ...]:
    """Names of the sections [auth.NAME] in Streamlit's secrets; "" for a provider written into [auth] itself."""
    auth = st.secrets.get("auth", {}) if st.secrets.load_if_toml_exists() else {}
    if "client_id" in auth:
        return ("",)
    return tuple(name for name, section in auth.items() if isinstance(section, Mapping) and "client_id" in section)


def sign_out(owner: str, remember: Callable[[str, str, str], None]) -> None:
    """Ends every sign-in cookie of this account on every device: the browser drops its own, and copies are refused."""
    remember(owner, SIGNED_OUT, str(int(time.time())))
    st.logout()


def _has_ended(signed_out_s: str | None) -> bool:
    """Whether the visitor's cookie is older than their account's last sign-out."""
    began_s = signed_in_s(st.context.cookies.get(_COOKIE, ""))
    return signed_out_s is not None and began_s is not None and began_s <= int(signed_out_s)


def signed_in_s(cookie: str) -> int | None:
    """When a sign-in cookie was made [s since 1970]; None without one. Streamlit has verified it and its time."""
    parts = cookie.rsplit(".", 2)
    return bytes_to_int(base64_decode(parts[1])) if len(parts) == 3 else None


def _called() -> str:
    names = (st.user.get(claim) for claim in ("name", "email", "preferred_username"))
    return next((str(name) for name in names if name), "")


def session_owner() -> str:
    """The owner name of a visitor whose data is not stored: new in every session, never reused."""
    return _OWNER.setdefault(f"{_OF_THIS_TAB}{uuid4()}")


def is_of_this_tab(owner: str) -> bool:
    """Whether this owner's data is not stored."""
    return owner.startswith(_OF_THIS_TAB)


def session_store(make: Callable[[], Store]) -> Store:
    """The store of a visitor whose data is not stored: made once per session, gone with it."""
    slot = Slot[Store]("session_store")
    if not slot.is_set:
        slot.value = make()
    return slot.value


def now() -> datetime:
    """The visitor's wall-clock time to the second, without a zone; the server's if the browser names no zone."""
    try:
        zone = ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        zone = None
    return datetime.now(zone).replace(tzinfo=None, microsecond=0)
