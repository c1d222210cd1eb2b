"""The key to the diary of one's own computer: in the address the browser is opened with once, then in its cookie.

Without it nothing is answered, to whoever asks: another account of the computer, a page of another port, a tunnel or
a proxy. Made once and kept beside the diary, so that a bookmark goes on working.
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
        """Name and value. A cookie goes to every port of a computer, so each key has a name of its own."""
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
    """The key in a file that nobody else can read; a new one where there is none, or others could have read it.

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
    """Lets in whoever brings the key, and answers nothing else to anybody."""

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
        """Onward to the same page without the key, which shall not stay in the address."""
        rest = [(name, value) for name, value in visit.query_params.multi_items() if name != QUERY]
        # One slash: two would lead to another site.
        page = "/" + quote(visit.scope["path"].lstrip("/\\")) + (f"?{urlencode(rest)}" if rest else "")
        answer = RedirectResponse(page, status_code=303, headers={"Cache-Control": "no-store"})
        name, value = self._key.cookie
        answer.set_cookie(name, value, max_age=_COOKIE_SECONDS, httponly=True, samesite="lax")
        return answer
