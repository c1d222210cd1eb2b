"""The single HTML page that Streamlit serves for every address, with what it needs before any script has run."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC = Path(streamlit.__file__).with_name("static")
_FILES = re.compile(r"/(static|app|media|component|_stcore|api)/")
# With these headers Streamlit would answer with a part of its own page, or with none of it.
_CONDITIONS = (b"if-none-match", b"if-modified-since", b"range", b"if-range")


# Except on a Mac, only Delete clears a cell of Streamlit's grid; runners press Backspace.
_BACKSPACE_CLEARS = """<script>addEventListener('keydown', press => {
  if (press.key !== 'Backspace' || !press.target.closest?.('[data-testid="data-grid-canvas"]')) return;
  press.stopPropagation(); press.preventDefault();
  const instead = { key: 'Delete', keyCode: 46, bubbles: true, cancelable: true };
  press.target.dispatchEvent(new KeyboardEvent('keydown', instead));
}, true)</script>"""


def dressed(html: str, rules: str) -> str:
    """Streamlit's index page as this server sends it, with what must be in place before the first script runs.

    Args:
        rules: a stylesheet. Added by a script it would come after the first words and move them; in the head it would
            come before Streamlit's own rules, which win every tie until the page adds it once more.
    """
    html = html.replace("</head>", f"{_BACKSPACE_CLEARS}</head>", 1)
    return html.replace("</body>", f"<style>{rules}</style></body>", 1)


def index_page(rules: str = "") -> str:
    """The page sent for every page address."""
    return dressed((STATIC / "index.html").read_text(encoding="utf-8"), rules)


class IndexPage:
    """Sends our index page in place of Streamlit's own."""

    def __init__(self, app: ASGIApp, rules: str = "") -> None:
        self.app = app
        self._page = index_page(rules).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or _FILES.match(scope["path"]):
            await self.app(scope, receive, send)
            return
        is_index = False

        async def replaced(message: Message) -> None:
            nonlocal is_index
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                is_index = message["status"] == 200 and kind.startswith("text/html")
                if is_index:
                    self._describe(MutableHeaders(scope=message))
            elif is_index:
                if message.get("more_body"):
                    return
                message = {**message, "body": b"" if scope["method"] == "HEAD" else self._page}
            await send(message)

        whole = [(name, value) for name, value in scope["headers"] if name not in _CONDITIONS]
        await self.app({**scope, "headers": whole}, receive, replaced)

    def _describe(self, headers: MutableHeaders) -> None:
        headers["Content-Length"] = str(len(self._page))
        for of_the_file in ("ETag", "Last-Modified", "Content-Encoding"):
            del headers[of_the_file]


def inline_scripts(html: str) -> Iterable[str]:
    """Content-Security-Policy sources of the inline scripts in a page."""
    for script in re.findall(r"<script>(.*?)</script>", html, re.DOTALL):
        yield f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
