"""Escaping text for our own HTML and SVG."""

from __future__ import annotations

import html
import re


def escape(text: str) -> str:
    """Text escaped for HTML, on one line: at a blank line Markdown, which carries the HTML, would start a block."""
    return html.escape(re.sub(r"\s*[\r\n]\s*", " ", text))
