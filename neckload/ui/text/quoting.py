"""Quoting words from files and people, so that they are shown as plain text."""

from __future__ import annotations

import re

# Markdown turns these into links anywhere. A backslash does not stop it; a zero-width joiner in the middle does.
_LINKS_BY_THEMSELVES = re.compile(r"(?i)(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)")
_WORD_JOINER = "\u2060"


def quoted(text: str) -> str:
    """Somebody else's text, such as a file name, escaped for Markdown: no markup, no picture, no link.

    Line breaks become spaces, as a new line could start a heading or a list.
    """
    line = _LINKS_BY_THEMSELVES.sub(_WORD_JOINER, " ".join(text.split()))
    return re.sub(r"([\\`*_{}\[\]()#+!|<>~:$])", r"\\\1", line)
