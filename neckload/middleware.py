"""What the server does around every answer: compress, protect, and note that it was given. Plain ASGI."""

from __future__ import annotations

import gzip
import logging
import re
import time
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import streamlit
from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("neckload.requests")

# Names of the program's own files; the names of uploads and downloads are as good as a key to them.
_FIRST_PARTS = re.compile(r"/(?:(?:_stcore|api|auth)/)?[\w.-]{0,40}")
_HOST = re.compile(r"[\w.:\[\]-]+")
_STATIC = "/static/"
_ASKED_ALL_DAY = ("/api/health", "/_stcore/health")  # by proxies; worth a line only when something is wrong
# Streamlit tells anyone who asks how many sessions there are and what is cached.
_CLOSED = "/_stcore/metrics"
_WORTH_COMPRESSING = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/wasm")


class RequestLog:
    """One line an answer: method, the first part of the path, status, milliseconds. No query, no address, no name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"].startswith(_STATIC):
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def noted(message: Message) -> None:
            nonlocal status
            status = message.get("status", status) or (101 if message["type"] == "websocket.accept" else status)
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            duration_ms = (time.perf_counter() - began) * 1000
            if not (status == 200 and scope["path"].endswith(_ASKED_ALL_DAY)):
                told = (scope.get("method", "WS"), told_path(scope["path"]), status or "-", duration_ms)
                log.info("%s %s %s %.0f ms", *told)


def told_path(path: str) -> str:
    """What of a path may be written down: `/media/3f9a….csv` is `/media`, so that the log opens nobody's file."""
    found = _FIRST_PARTS.match(path)
    return found.group() if found else "/"


class Protection:
    """The headers that tell a browser to trust no other site with this page, and to name it to none."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._scripts = " ".join(inline_scripts(Path(streamlit.__file__).with_name("static") / "index.html"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")
        app = Response(status_code=404) if scope["path"].endswith(_CLOSED) else self.app

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers(scope["path"], host if _HOST.fullmatch(host) else ""))
            await send(message)

        await app(scope, receive, protected)

    def _headers(self, path: str, host: str) -> dict[str, str]:
        lines = f"ws://{host} wss://{host}" if host else ""
        policy = {
            "default-src": "'self'",
            "script-src": f"'self' {self._scripts}",
            "connect-src": f"'self' {lines}",  # older browsers do not count a page's own websocket as 'self'
            "img-src": "'self' data: blob:",
            "style-src": "'self' 'unsafe-inline'",
            "font-src": "'self' data:",
            "worker-src": "'self' blob:",
            "object-src": "'none'",
            "base-uri": "'self'",
            "form-action": "'self'",
            "frame-ancestors": "'none'",
        }
        headers = {
            "Content-Security-Policy": "; ".join(f"{name} {value.strip()}" for name, value in policy.items()),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",  # a share link is a key; no other site learns of it
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }
        if path.startswith("/share"):
            headers["X-Robots-Tag"] = "noindex, nofollow"
        if path.startswith("/media/"):
            headers["Cache-Control"] = "private, no-store"  # charts and backups of somebody's diary
        return headers


def inline_scripts(page: Path) -> Iterable[str]:
    """The sources, as a Content-Security-Policy names them, of the scripts that stand in a page itself."""
    for script in re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL):
        yield f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


class Compression:
    """Streamlit's own program files, compressed once and kept.

    Streamlit leaves them as they are, because compressing them for every visitor anew costs more than it saves. They
    never change while the server runs, and a first visit needs 7 MB of them, or 2.4 MB compressed. What is not a
    program file Streamlit compresses itself.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, tuple[Message, bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._concerns(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self._kept:
            start, body = await self._whole_answer(scope, receive)
            if start["status"] != 200 or not _is_worth_it(start):
                await _answer(send, start, body)
                return
            self._kept[path] = await to_thread.run_sync(_compressed, start, body)
        await _answer(send, *self._kept[path])

    def _concerns(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(_STATIC):
            return False
        headers = Headers(scope=scope)
        return "gzip" in headers.get("accept-encoding", "") and not {"range", "if-none-match"} & set(headers.keys())

    async def _whole_answer(self, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
        start: Message = {}
        parts = []

        async def collected(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
            else:
                parts.append(message.get("body", b""))

        await self.app(scope, receive, collected)
        return start, b"".join(parts)


def _is_worth_it(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return headers.get("content-type", "").startswith(_WORTH_COMPRESSING) and "content-encoding" not in headers


def _compressed(start: Message, body: bytes) -> tuple[Message, bytes]:
    smaller = gzip.compress(body, mtime=0)
    headers = MutableHeaders(raw=list(start["headers"]))
    headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(smaller))
    headers.add_vary_header("Accept-Encoding")
    return {**start, "headers": headers.raw}, smaller


async def _answer(send: Send, start: Message, body: bytes) -> None:
    await send(start)
    await send({"type": "http.response.body", "body": body})
