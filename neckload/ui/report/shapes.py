"""Boxes, lines, dots and letters of a drawing, and how each looks: `svg.py` and `report_pdf.py` write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    style: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Path:
    style: str
    points: tuple[Point, ...]
    closed: bool = False


@dataclass(frozen=True)
class Dot:
    style: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Label:
    style: str
    x: float
    y: float
    """Of the line the letters stand on."""
    text: str
    anchor: Anchor = "start"


Shape = Box | Path | Dot | Label


@dataclass(frozen=True)
class Drawing:
    """Shapes in the order they are drawn; x to the right, y down, in pixels at full size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    description: str


@dataclass(frozen=True)
class Style:
    """How a shape looks; `fill` and `line` are names of `COLOURS`, empty for none."""

    fill: str = ""
    line: str = ""
    width: float = 1.0
    dashes: tuple[float, ...] = ()
    opacity: float = 1.0
    """Of the fill."""
    size: float = 0.0
    """Of letters."""
    bold: bool = False

    def reach(self, text: str) -> float:
        """About how wide a text is: enough to keep words apart."""
        return len(text) * self.size * (0.6 if self.bold else 0.56)


# Running is blue and the neck is plum, as in `chart_style`; on a dark ground a shade brighter, for there are words too.
COLOURS = {
    "light": {
        "ink": "#10202a", "quiet": "#566570", "grid": "#d5dfe5",
        "running": "#2a7fae", "above": "#c9850f", "neck": "#b3478f",
    },
    "dark": {
        "ink": "#e6eef1", "quiet": "#a3b1b9", "grid": "#33424a",
        "running": "#4a9fce", "above": "#dd9a2a", "neck": "#d274b2",
    },
}  # fmt: skip
STYLES = {
    "grid": Style(line="grid"),
    "axis": Style(line="quiet"),
    "gap": Style(fill="grid", opacity=0.55),
    "running": Style(fill="running"),
    "above": Style(fill="above"),
    "typed": Style(fill="running", line="running", opacity=0.4),
    "typed_above": Style(fill="above", line="above", opacity=0.4),
    "so_far": Style(line="running", width=1.3, dashes=(3, 2)),
    "planned": Style(line="running", width=2.4),
    "rest": Style(fill="quiet"),
    "silent": Style(line="quiet", width=1.3),
    "neck": Style(line="neck", width=2.2),
    "neck_dot": Style(fill="neck"),
    "heading": Style(fill="ink", size=12, bold=True),
    "words": Style(fill="quiet", size=11),
    "strong_words": Style(fill="ink", size=11, bold=True),
    "neck_words": Style(fill="neck", size=12, bold=True),
}
