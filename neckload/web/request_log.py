"""One log line per response, without anybody's data."""

from __future__ import annotations

import logging
import re
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("neckload.requests")

# Only the program's own file names; the names of uploads and downloads are as good as a key to them.
_FIRST_PARTS = re.compile(r"/(?:(?:_stcore|api|auth)/)?[\w.-]{0,40}")
_STATIC = "/static/"
_HEALTH_CHECKS = ("/api/health", "/_stcore/health")  # polled by proxies; logged only if something is wrong


class RequestLog:
    """Logs one line per response: method, first part of the path, status, milliseconds. No query, address or name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"].startswith(_STATIC):
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def send_and_record(message: Message) -> None:
            nonlocal status
            status = message.get("status", status) or (101 if message["type"] == "websocket.accept" else status)
            await send(message)

        try:
            await self.app(scope, receive, send_and_record)
        finally:
            duration_ms = (time.perf_counter() - began) * 1000
            if not (status == 200 and scope["path"].endswith(_HEALTH_CHECKS)):
                line = (scope.get("method", "WS"), loggable_path(scope["path"]), status or "-", duration_ms)
                log.info("%s %s %s %.0f ms", *line)


def loggable_path(path: str) -> str:
    """The loggable part of a path: `/media/3f9a….csv` becomes `/media`, so that the log opens nobody's file."""
    match = _FIRST_PARTS.match(path)
    return match.group() if match else "/"
