"""The key to the diary on one's own computer: first in the address that opens the browser, then in its cookie.

Nothing is answered without it: not to another account on the computer, a page on another port, a tunnel or a proxy. It
is created once and kept next to the diary, so that bookmarks keep working.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from urllib.parse import quote, urlencode

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from neckload.ui.text.people.account import LOCKED_PAGE
from neckload.web.protection import refuse_websocket

QUERY = "key"
_COOKIE_SECONDS = 400 * 24 * 3600  # the longest that browsers keep one
_OPEN_TO_ALL = ("/api/health", "/_stcore/health")


@dataclass(frozen=True)
class StartKey:
    """256 random bits as text."""

    secret: str = field(repr=False)

    @property
    def cookie(self) -> tuple[str, str]:
        """Name and value. Cookies are shared between all ports of a computer, so each key has its own name."""
        return f"neckload_{_hash('name', self.secret)[:8]}", _hash("cookie", self.secret)

    def opens(self, cookies: Mapping[str, str]) -> bool:
        name, value = self.cookie
        return compare_digest(cookies.get(name, "").encode(), value.encode())

    def is_in(self, query: Mapping[str, str]) -> bool:
        return compare_digest(query.get(QUERY, "").encode(), self.secret.encode())

    def address(self, page: str) -> str:
        """The address that opens `page`, once, in a browser without the cookie."""
        return f"{page}?{urlencode({QUERY: self.secret})}"


def kept_key(file: Path, renew: bool = False) -> StartKey:
    """The key from a file that nobody else can read; a new one if the file is missing or was readable by others.

    Raises:
        OSError: the file cannot be read or written.
    """
    if not renew and file.exists() and not _is_open_to_others(file):
        known = file.read_text(encoding="ascii").strip()
        if known:
            return StartKey(known)
    secret = secrets.token_urlsafe(32)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as writing:
        writing.write(secret)
    fresh.replace(file)
    return StartKey(secret)


def _is_open_to_others(file: Path) -> bool:
    return os.name == "posix" and bool(file.stat().st_mode & 0o077)


def _hash(purpose: str, secret: str) -> str:
    return sha256(f"{purpose} {secret}".encode()).hexdigest()


class KeyGate:
    """Lets in requests with the key and refuses all others."""

    def __init__(self, app: ASGIApp, key: StartKey) -> None:
        self.app = app
        self._key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"] in _OPEN_TO_ALL:
            await self.app(scope, receive, send)
            return
        visit = HTTPConnection(scope)
        if scope["type"] == "http" and self._key.is_in(visit.query_params):
            await self._with_cookie(visit)(scope, receive, send)
        elif self._key.opens(visit.cookies):
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await HTMLResponse(LOCKED_PAGE, status_code=403)(scope, receive, send)
        else:
            await refuse_websocket(receive, send)

    def _with_cookie(self, visit: HTTPConnection) -> RedirectResponse:
        """Redirect to the same page without the key, which must not stay in the address."""
        rest = [(name, value) for name, value in visit.query_params.multi_items() if name != QUERY]
        # A single slash: two would lead to another site.
        page = "/" + quote(visit.scope["path"].lstrip("/\\")) + (f"?{urlencode(rest)}" if rest else "")
        answer = RedirectResponse(page, status_code=303, headers={"Cache-Control": "no-store"})
        name, value = self._key.cookie
        answer.set_cookie(name, value, max_age=_COOKIE_SECONDS, httponly=True, samesite="lax")
        return answer
