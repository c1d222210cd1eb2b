"""Addresses of shared pages. The token is in the query string, which our access log leaves out."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit, urlunsplit

PATH = "share"
TOKEN = "t"
SNAPSHOT = "d"


def live_link(page: str, token: str) -> str:
    return _shared(page, TOKEN, token)


def snapshot_link(page: str, text: str) -> str:
    return _shared(page, SNAPSHOT, text)


def _shared(page: str, name: str, value: str) -> str:
    """The address of *Share* with a parameter, from the address of any page of the app."""
    parts = urlsplit(page)
    folder = parts.path.rsplit("/", 1)[0]
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{PATH}", urlencode({name: value}), ""))


def is_shared_page(page: str) -> bool:
    """Whether an address is the page *Share*."""
    return urlsplit(page).path.rstrip("/").rsplit("/", 1)[-1] == PATH
