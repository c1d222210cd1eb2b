"""Limits the uploads held in the server's memory: per tab, per address, and in total."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime

_MEGABYTE = 1024 * 1024
# One file of the largest accepted size (200 MB) and some more.
OF_A_SESSION_BYTES = 256 * _MEGABYTE
OF_AN_ADDRESS_BYTES = 400 * _MEGABYTE
OF_ALL_BYTES = 800 * _MEGABYTE
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+")


class _LimitExceeded(Exception):
    pass


def bytes_held() -> dict[str, int]:
    """Session -> bytes of its uploads held by Streamlit."""
    files = Runtime.instance().uploaded_file_mgr.file_storage  # type: ignore[attr-defined]
    return {session: sum(len(file.data) for file in list(kept.values())) for session, kept in list(files.items())}


class UploadLimit:
    """Refuses an upload, at its start or midway, that would hold too much in memory."""

    def __init__(
        self,
        app: ASGIApp,
        held: Callable[[], Mapping[str, int]] = bytes_held,
        of_a_session: int = OF_A_SESSION_BYTES,
        of_an_address: int = OF_AN_ADDRESS_BYTES,
        of_all: int = OF_ALL_BYTES,
    ) -> None:
        self.app = app
        self._held = held
        self._limits = (of_a_session, of_an_address, of_all)
        self._in_progress: Counter[str] = Counter()
        self._address_of: dict[str, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        upload = _UPLOAD.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if upload is None:
            await self.app(scope, receive, send)
            return
        session, address = upload[1], (scope.get("client") or ("",))[0]
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            size = len(message.get("body", b""))
            received += size
            self._in_progress[session] += size
            if not self._has_room(session, address, 0):
                raise _LimitExceeded
            return message

        try:
            if not self._has_room(session, address, _announced(scope)):
                raise _LimitExceeded
            await self.app(scope, counted, send)
        except _LimitExceeded:
            await PlainTextResponse("Too much is being uploaded at once.", status_code=413)(scope, receive, send)
        finally:
            self._in_progress[session] -= received
            self._forget()

    def _has_room(self, session: str, address: str, more: int) -> bool:
        self._address_of[session] = address
        held = Counter(self._held()) + self._in_progress
        of_address = sum(size for name, size in held.items() if self._address_of.get(name) == address)
        sums = (held[session], of_address, held.total())
        return all(size + more <= limit for size, limit in zip(sums, self._limits, strict=True))

    def _forget(self) -> None:
        """Drop sessions without any upload held or in progress."""
        self._in_progress = +self._in_progress
        known = self._held().keys() | self._in_progress.keys()
        self._address_of = {name: address for name, address in self._address_of.items() if name in known}


def _announced(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "")
    return int(length) if length.isdecimal() else 0
