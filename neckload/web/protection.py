"""Security headers for browsers, and requests refused to other sites."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from neckload.web.index_page import index_page, inline_scripts

_HOST = re.compile(r"[\w.:\[\]-]+")
# Streamlit tells anyone how many sessions there are and what is cached.
_CLOSED = "/_stcore/metrics"
# It needs no token: an image on another site could sign people out.
_SIGN_OUT = "/auth/logout"
_OWN_SITE = ("same-origin", "none")


class Protection:
    """Adds headers that tell a browser to trust no other site with this page, and to reveal its address to none."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._scripts = " ".join(inline_scripts(index_page()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Headers(scope=scope)
        host = request.get("host", "")
        app = Response(status_code=404) if scope["path"].endswith(_CLOSED) else self.app
        if scope["path"].endswith(_SIGN_OUT) and request.get("sec-fetch-site", "none") not in _OWN_SITE:
            app = PlainTextResponse("Please sign out on the page itself.", status_code=403)
        is_secure = scope["scheme"] == "https"

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers(scope["path"], host if _HOST.fullmatch(host) else ""))
                if is_secure:
                    headers["Strict-Transport-Security"] = "max-age=31536000"
                    headers.raw[:] = [_secure_cookie(name, value) for name, value in headers.raw]
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
            "Referrer-Policy": "no-referrer",  # a share link is a key; no other site may learn of it
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }
        if path.startswith("/share"):
            headers["X-Robots-Tag"] = "noindex, nofollow"
        if path.startswith("/media/"):
            headers["Cache-Control"] = "private, no-store"  # charts and backups of somebody's diary
        return headers


def _secure_cookie(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A cookie set over https is marked never to travel without it."""
    is_bare = name.lower() == b"set-cookie" and b"secure" not in value.lower().split(b"; ")
    return name, value + b"; Secure" if is_bare else value


class OwnOrigin:
    """Refuses websockets opened by a page from another origin, port included, before Streamlit sees them.

    Streamlit trusts every localhost name, and for other origins asks an outside service for this computer's address,
    while everybody waits.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not is_of_this_server(Headers(scope=scope)):
            await refuse_websocket(receive, send)
            return
        await self.app(scope, receive, send)


def is_of_this_server(headers: Headers) -> bool:
    """Whether a websocket was opened by one of our pages. A client without an origin is not a browser."""
    origins, hosts = headers.getlist("origin"), headers.getlist("host")
    if not origins:
        return True
    if len(origins) > 1 or len(hosts) != 1:
        return False
    allowed = [origin.rstrip("/") for origin in st.get_option("server.corsAllowedOrigins")]
    return _host_and_port(origins[0]) == hosts[0].lower() or origins[0] in allowed


async def refuse_websocket(receive: Receive, send: Send) -> None:
    """Reject a handshake with 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1008, "reason": ""})


def _host_and_port(origin: str) -> str:
    try:
        parts = urlsplit(origin)
    except ValueError:  # such as http://[::1
        return ""
    return parts.netloc.lower() if parts.scheme in ("http", "https") else ""
