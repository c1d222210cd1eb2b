"""Limits the tabs open from one address: each holds a session, and perhaps a diary, in memory."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from ipaddress import ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from neckload.web.protection import refuse_websocket

OF_AN_ADDRESS = 100
"""Enough for an office or a club behind one address."""


class TabLimit:
    """Refuses another websocket from an address that has too many.

    An address in a private network may be a proxy that stands for everybody behind it, so it is not counted.
    """

    def __init__(self, app: ASGIApp, of_an_address: int = OF_AN_ADDRESS) -> None:
        self.app = app
        self._most = of_an_address
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = _own_address(scope) if scope["type"] == "websocket" else ""
        if not address:
            await self.app(scope, receive, send)
            return
        if self._open[address] >= self._most:
            await refuse_websocket(receive, send)
            return
        self._open[address] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._open[address] -= 1
            self._open = +self._open


def _own_address(scope: Scope) -> str:
    """The visitor's address if it is public; empty for one in a private network."""
    with suppress(ValueError):
        address = ip_address((scope.get("client") or ("",))[0])
        return str(address) if address.is_global else ""
    return ""
