"""Who the visitor is and what time it is where they are. The only place that decides it.

* On the computer the app runs on: its owner (`local_visit`).
* Where sign-in is set up: whoever signed in, under a name made from what the provider calls them.
* Everybody else: a visitor of whom nothing is kept.
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
    """What to call somebody who signed in."""
    providers: Sequence[str] = ()
    """Where they could sign in; "" is the only one, without a name of its own."""


def here(has_database: bool, recall: Callable[[str, str], str | None]) -> Visitor:
    """Who opened this page.

    Where sign-in is set up nobody is local: such an app is meant for many, wherever they sit. Without a database to
    keep their diaries in, nobody is asked to sign in.

    Args:
        recall: what the store remembers of an owner under a key.
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


def sign_out(owner: str, remember: Callable[[str, str, str], None]) -> None:
    """End every cookie of this account, on whatever device: the browser forgets its own, and a copy opens nothing."""
    remember(owner, SIGNED_OUT, str(int(time.time())))
    st.logout()


def _has_ended(signed_out_s: str | None) -> bool:
    """Whether the cookie that this visitor came with is older than their account's last sign-out."""
    began_s = signed_in_s(st.context.cookies.get(_COOKIE, ""))
    return signed_out_s is not None and began_s is not None and began_s <= int(signed_out_s)


def signed_in_s(cookie: str) -> int | None:
    """When a sign-in cookie was made, in seconds since 1970 of this server's clock: Streamlit has checked that it is
    ours and signs the time with it. None for none."""
    parts = cookie.rsplit(".", 2)
    return bytes_to_int(base64_decode(parts[1])) if len(parts) == 3 else None


def _called() -> str:
    names = (st.user.get(claim) for claim in ("name", "email", "preferred_username"))
    return next((str(name) for name in names if name), "")


def session_owner() -> str:
    """A name for a visitor of whom nothing is kept: new in every session, never reused."""
    return _OWNER.setdefault(f"{_OF_THIS_TAB}{uuid4()}")


def is_of_this_tab(owner: str) -> bool:
    """Whether nothing is kept of this owner."""
    return owner.startswith(_OF_THIS_TAB)


def session_store(make: Callable[[], Store]) -> Store:
    """The store of a visitor of whom nothing is kept: made once a session, gone with it."""
    slot = Slot[Store]("session_store")
    if not slot.is_set:
        slot.value = make()
    return slot.value


def now() -> datetime:
    """The visitor's wall clock, without a zone, to the second; the computer's where the browser names no zone."""
    try:
        zone = ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        zone = None
    return datetime.now(zone).replace(tzinfo=None, microsecond=0)
