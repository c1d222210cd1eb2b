"""The primitive shapes (boxes, lines, dots, text) that SVG, PDF and Plotly output is made from."""

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


@dataclass(frozen=True)
class Dot:
    style: str
    x: float
    y: float
    radius: float
    hover: str = ""
    """Its hover text; `<br>` breaks a line."""


@dataclass(frozen=True)
class Label:
    style: str
    x: float
    y: float
    """Of the baseline."""
    text: str
    anchor: Anchor = "start"
    dx: float = 0.0
    """Offset to the right of x [px], whatever unit x is in."""


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
    """How a shape looks; `fill` and `line` are colours of the palette, empty for none."""

    fill: str = ""
    line: str = ""
    width: float = 1.0
    dashes: tuple[float, ...] = ()
    opacity: float = 1.0
    """Of the fill, or of the line if there is no fill."""
    size: float = 0.0
    """Font size [px]."""
    bold: bool = False
    hatched: bool = False
    radius: float = 0.0
    """Corner radius of a box [px]."""
    halo: bool = False
    """Whether the text has an outline in the colour of the card, because it may cover marks."""

    def reach(self, text: str) -> float:
        """The approximate width of a text [px], rather too wide than too narrow."""
        ems = sum(0.62 if letter.isdigit() else 0.32 if letter in _NARROW else 0.6 for letter in text)
        return ems * self.size * (1.06 if self.bold else 1)


_NARROW = "ijlftI.,:;'|! "

STYLES = {
    "grid": Style(line="grid"),
    "axis": Style(line="quiet", width=1.0),
    "limit": Style(line="neck", width=1.0, dashes=(2, 4)),
    "gap": Style(fill="quiet", opacity=0.35, hatched=True),
    "run": Style(fill="run", radius=2.5),
    "jump": Style(fill="jump", radius=2.5),
    "so_far": Style(fill="run", opacity=0.5, radius=2.5),
    "goal": Style(line="run", width=1.3, dashes=(3, 2), radius=3),
    "planned": Style(fill="run", line="run", width=1.5, opacity=0.14, radius=3),
    "rest": Style(fill="quiet"),
    "neck": Style(line="neck", width=2.2),
    "neck_dot": Style(fill="neck"),
    "neck_doubt": Style(line="neck", width=1.2),
    "pain": Style(line="neck", width=1.8),
    "pain_pale": Style(line="neck", width=1.4, opacity=0.6),
    "pain_dotted": Style(line="neck", width=2.2, dashes=(2, 4)),
    "dot_pale": Style(fill="neck", opacity=0.45),
    "interval": Style(line="neck", width=2),
    "interval_pale": Style(line="neck", width=2, opacity=0.45),
    "zero": Style(line="quiet", width=1),
    "level": Style(line="quiet", width=1, dashes=(2, 4)),
    "longer_none": Style(fill="run", opacity=0.7),
    "longer_small": Style(line="jump", width=2),
    "longer_moderate": Style(fill="jump"),
    "longer_large": Style(fill="jump-ink"),
    "ratio_coupled": Style(line="run", width=2),
    "ratio_uncoupled": Style(line="neck", width=2, dashes=(6, 4)),
    "ratio_ewma": Style(line="jump", width=2, dashes=(2, 3)),
    "open": Style(line="run", width=1.3, radius=3),
    "range": Style(fill="run", opacity=0.28),
    "lighter": Style(fill="quiet", line="run", width=1.3, opacity=0.25, radius=3),
    "then": Style(fill="quiet"),
    "race": Style(line="neck", width=2),
    "heading": Style(fill="ink", size=12, bold=True),
    "words": Style(fill="quiet", size=11),
    "level_words": Style(fill="quiet", size=11, halo=True),
    "name": Style(fill="ink", size=12, halo=True),
    "run_words": Style(fill="run-ink", size=12, bold=True),
    "jump_words": Style(fill="jump-ink", size=11, bold=True),
    "neck_words": Style(fill="neck", size=12, bold=True, halo=True),
}
