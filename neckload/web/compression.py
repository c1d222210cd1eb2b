"""Streamlit's static files, compressed once."""

from __future__ import annotations

import gzip
import mimetypes
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from neckload.web.index_page import STATIC

_WORTH_COMPRESSING = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/wasm")


def program_files(folder: Path = STATIC) -> frozenset[str]:
    """Paths of Streamlit's own static files that are worth compressing."""
    files = (path.relative_to(folder).as_posix() for path in (folder / "static").rglob("*") if path.is_file())
    return frozenset(f"/{file}" for file in files if _is_worth_it(mimetypes.guess_type(file)[0] or ""))


class Compression:
    """Streamlit's own static files, compressed once and cached.

    Streamlit leaves them uncompressed, because compressing them for every visitor costs more than it saves. They never
    change while the server runs, and a first visit needs 7 MB of them, or 2.4 MB compressed. Streamlit compresses other
    responses itself. The list of paths is fixed at startup: a file can be spelled in many ways, and nobody should be
    able to fill the memory with them.
    """

    def __init__(self, app: ASGIApp, files: frozenset[str] | None = None) -> None:
        self.app = app
        self._files = program_files() if files is None else files
        self._kept: dict[str, tuple[Message, bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._concerns(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self._kept:
            start, body = await self._whole_answer(scope, receive)
            if start["status"] != 200 or "content-encoding" in Headers(raw=start["headers"]):
                await _answer(send, start, body)
                return
            self._kept[path] = await to_thread.run_sync(_compressed, start, body)
        await _answer(send, *self._kept[path])

    def _concerns(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in self._files:
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


def _is_worth_it(kind: str) -> bool:
    return kind.startswith(_WORTH_COMPRESSING)


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
