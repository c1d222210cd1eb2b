"""Every colour of the app by name, for light and dark: pages, charts, report and logo use these.

`looks/page.css` carries the same colours as CSS variables (`--run`, `--neck` …), and a test compares the two. Running
is blue and the neck is plum, everywhere; amber is a steep week; red is kept for warning signs. The colours of shapes
hold 3:1 on their ground and those of words 4.5:1, and no colour stands alone: each has words or a shape beside it.
"""

from __future__ import annotations

from typing import Literal

Scheme = Literal["light", "dark"]

PALETTE: dict[Scheme, dict[str, str]] = {
    "light": {
        "page": "#f5f8f9",
        "card": "#ffffff",
        "line": "#e1e9ed",
        "grid": "#e8eef1",
        "ink": "#0c1a22",
        "quiet": "#5a6973",
        "run": "#2a7fae",
        "run-ink": "#1a6388",
        "run-soft": "#dcebf4",
        "neck": "#b3478f",
        "neck-soft": "#f7e8f1",
        "jump": "#c9850f",
        "jump-ink": "#7d5106",
        "jump-soft": "#fdf3e0",
        "care": "#1b9e83",
        "alarm": "#b8362c",
        "alarm-soft": "#fbeae8",
    },
    "dark": {
        "page": "#0d1416",
        "card": "#151f23",
        "line": "#253238",
        "grid": "#212d33",
        "ink": "#e8eff2",
        "quiet": "#9dadb5",
        "run": "#4a9fce",
        "run-ink": "#7cc0e4",
        "run-soft": "#1b3a4b",
        "neck": "#d274b2",
        "neck-soft": "#3a2133",
        "jump": "#dd9a2a",
        "jump-ink": "#efbf6d",
        "jump-soft": "#33270f",
        "care": "#2fb89b",
        "alarm": "#f0837a",
        "alarm-soft": "#3a1c1a",
    },
}
LIGHT = PALETTE["light"]
