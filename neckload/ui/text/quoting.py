"""Quoting words from files and people, so that they are shown as plain text."""

from __future__ import annotations

import re

# Markdown makes links of these wherever they stand; no backslash helps, but a joiner without width in the middle does.
_LINKS_BY_THEMSELVES = re.compile(r"(?i)(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)")
_WORD_JOINER = "\u2060"


def quoted(text: str) -> str:
    """Somebody else's text, such as a file name, safe inside Markdown: no markup, no picture, nothing to tap on.

    In one line, for a line of its own can begin a heading or a list.
    """
    line = _LINKS_BY_THEMSELVES.sub(_WORD_JOINER, " ".join(text.split()))
    return re.sub(r"([\\`*_{}\[\]()#+!|<>~:$])", r"\\\1", line)
