"""A layer of the server alone, with an app behind it that notes what reached it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass
class Behind:
    """The app behind a layer: answers every request with `body`, takes every websocket, and notes what came."""

    headers: list[tuple[bytes, bytes]] = field(default_factory=lambda: [(b"content-type", b"text/plain")])
    body: bytes = b"inside"
    paths: list[str] = field(default_factory=list)
    received: int = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.paths.append(scope["path"])
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            return
        while (message := await receive()).get("more_body"):
            self.received += len(message["body"])
        self.received += len(message["body"])
        await send({"type": "http.response.start", "status": 200, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body})


@dataclass(frozen=True)
class Answer:
    """What a layer sent: the status (101 for a websocket that was taken, 403 for one refused), headers and body."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for known, value in self.headers if known == name), None)


def ask(
    layer: ASGIApp,
    path: str = "/",
    headers: dict[str, str] | list[tuple[str, str]] | None = None,
    parts: tuple[bytes, ...] = (b"",),
    **scope: Any,
) -> Answer:
    """Send one request, or one handshake with `type="websocket"`, through a layer."""
    given = list(headers.items()) if isinstance(headers, dict) else headers or []
    raw = [(name.lower().encode(), value.encode()) for name, value in given]
    whole = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "query_string": b"",
        "client": ("127.0.0.1", 50000),
        "headers": raw,
    } | scope
    sent: list[Message] = []
    bodies = list(parts)

    async def receive() -> Message:
        if whole["type"] == "websocket":
            return {"type": "websocket.connect"}
        if not bodies:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": bodies.pop(0), "more_body": bool(bodies)}

    async def send(message: Message) -> None:
        sent.append(message)

    async def whole_exchange() -> None:
        await layer(whole, receive, send)

    asyncio.run(whole_exchange())
    if whole["type"] == "websocket":
        return Answer(101 if sent[0]["type"] == "websocket.accept" else 403, [], b"")
    answered = [(name.decode().lower(), value.decode()) for name, value in sent[0]["headers"]]
    return Answer(sent[0]["status"], answered, b"".join(message.get("body", b"") for message in sent[1:]))
