"""The stylesheet of every page, with the styles of drawn shapes and the label breakpoints."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from neckload.ui.drawing import svg

_PAGE = Path(__file__).with_name("page.css")


@cache
def stylesheet() -> str:
    """The rules without blank lines, as Markdown would end the element at one."""
    rules = f"{_PAGE.read_text(encoding='utf-8')}{svg.style_rules()}{svg.band_rules()}"
    return "\n".join(line for line in rules.splitlines() if line.strip())
