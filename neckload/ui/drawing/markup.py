"""Escaping text for our own HTML and SVG."""

from __future__ import annotations

import html
import re


def escape(text: str) -> str:
    """Words as text and in one line: after a blank line Markdown, which carries the markup, would begin anew."""
    return html.escape(re.sub(r"\s*[\r\n]\s*", " ", text))
