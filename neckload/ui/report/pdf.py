"""Summary -> one A4 sheet as PDF, made without a browser: real text and vector lines.

reportlab is loaded here and only here, so this module is imported when somebody asks for the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from io import BytesIO
from pathlib import Path as FilePath

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepInFrame, Paragraph, Spacer, Table

from neckload.ui.drawing.palette import LIGHT
from neckload.ui.drawing.shapes import STYLES, Box, Dot, Drawing, Label, Path, Shape, Style
from neckload.ui.drawing.sheet import load_and_pain
from neckload.ui.report.clinical import NOTE
from neckload.ui.report.summary import REMARKS, Block, Summary
from neckload.ui.text.formatting import day
from neckload.ui.text.guidance.advice import CAVEAT
from neckload.ui.text.weeks.finding import NOT_MEDICAL_ADVICE

_FONTS = FilePath(__file__).parents[1] / "fonts"
_PLAIN, _BOLD = "Inter", "Inter SemiBold"
_MARGIN = 14 * mm
_WIDTH = A4[0] - 2 * _MARGIN
_HEIGHT = A4[1] - 2 * _MARGIN
_GUTTER = 7 * mm
_COLUMN = (_WIDTH - _GUTTER) / 2
_MOST_REMARKS = 6
_HATCH_PX = 6
_NOTE_HEIGHT = 22 * mm
_ALIGN = {"start": "drawString", "middle": "drawCentredString", "end": "drawRightString"}


def pdf(summary: Summary) -> bytes:
    """The therapist's page on one sheet; if it does not fit, everything is made a little smaller.

    The same summary gives the same bytes, as no clock is read.
    """
    _load_fonts()
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1, lang="en")
    canvas.setTitle(summary.title)
    canvas.setSubject(NOT_MEDICAL_ADVICE)
    sheet = KeepInFrame(_WIDTH, _HEIGHT, _content(summary), mode="shrink")
    _, height = sheet.wrapOn(canvas, _WIDTH, _HEIGHT)
    sheet.drawOn(canvas, _MARGIN, A4[1] - _MARGIN - height)
    canvas.save()
    return made.getvalue()


def _load_fonts() -> None:
    for name, file in ((_PLAIN, "Inter-Regular.ttf"), (_BOLD, "Inter-SemiBold.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, _FONTS / file))


def _style(size: float, bold: bool = False, colour: str = "ink", **more: float) -> ParagraphStyle:
    font = _BOLD if bold else _PLAIN
    fonts = {"fontName": font, "bulletFontName": font, "fontSize": size, "bulletFontSize": size, "leading": size * 1.32}
    return ParagraphStyle("", textColor=LIGHT[colour], **fonts, **more)


_TITLE = _style(11, bold=True)
_QUIET = _style(7.6, colour="quiet")
_WARNING = _style(9, bold=True, spaceBefore=4)
_FINDING = _style(15, bold=True, spaceBefore=6, spaceAfter=2)
_WORDS = _style(8.4)
_NAME = _style(7.6, bold=True, colour="quiet", spaceBefore=3)
_HEADING = _style(8.8, bold=True, spaceBefore=6, spaceAfter=1.5)
_ITEM = _style(8.2, leftIndent=9.5, bulletIndent=0, spaceAfter=1)


def _text(text: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
    """A paragraph. Somebody's own words are escaped, never markup."""
    return Paragraph(escape(text, quote=False), style, bulletText=bullet)


def _content(summary: Summary) -> list[Flowable]:
    period = f"{summary.period}. Made on {day(summary.made_on)}."
    return [
        _text(summary.title, _TITLE),
        _text(period, _QUIET),
        *(_text(line, _WARNING) for line in summary.warnings),
        _text(summary.finding, _FINDING),
        _text(" ".join(summary.finding_lines), _WORDS),
        Spacer(0, 6),
        *([_Picture(load_and_pain(summary.chart, 720), _WIDTH)] if summary.chart else []),
        Spacer(0, 3),
        _beside([_fact(name, text) for name, text in summary.facts]),
        Spacer(0, 6),
        _beside([_block(block) for block in _printed(summary)]),
        Spacer(0, 6),
        _note(),
        Spacer(0, 6),
        _text(f"{NOT_MEDICAL_ADVICE} {CAVEAT}", _QUIET),
    ]


def _note() -> Table:
    """An empty box to write in."""
    frame = [("BOX", (0, 0), (-1, -1), 0.5, HexColor(LIGHT["quiet"])), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table([[_text(NOTE, _NAME)]], colWidths=[_WIDTH], rowHeights=[_NOTE_HEIGHT], style=frame)


def _printed(summary: Summary) -> list[Block]:
    """The blocks that the page shows expanded, and some of the runner's own words if they chose to share them."""
    remarks = [block for block in summary.details if block.title == REMARKS]
    return [*summary.blocks, *(Block(block.title, block.lines[:_MOST_REMARKS]) for block in remarks)]


def _fact(name: str, text: str) -> list[Flowable]:
    return [_text(name, _NAME), _text(f"{text[0].upper()}{text[1:]}.", _WORDS)]


def _block(block: Block) -> list[Flowable]:
    return [_text(block.title, _HEADING), *(_text(line, _ITEM, bullet="–") for line in block.lines)]


def _beside(groups: Sequence[list[Flowable]]) -> Table:
    """The groups, in order, in two columns of about the same height."""
    heights = [sum(part.wrap(_COLUMN, _HEIGHT)[1] for part in group) for group in groups]
    at = min(range(len(groups) + 1), key=lambda cut: max(sum(heights[:cut]), sum(heights[cut:])))
    columns = [[part for group in half for part in group] for half in (groups[:at], groups[at:])]
    bare = [("VALIGN", (0, 0), (-1, -1), "TOP"), *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in _SIDES)]
    return Table([[columns[0], "", columns[1]]], colWidths=[_COLUMN, _GUTTER, _COLUMN], style=bare)


_SIDES = ("LEFT", "RIGHT", "TOP", "BOTTOM")


class _Picture(Flowable):  # type: ignore[misc]
    """A drawing, as wide as the sheet."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__()
        self.drawing, self.scale = drawing, width / drawing.width
        self.width, self.height = width, drawing.height * self.scale

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.translate(0, self.height)
        canvas.scale(self.scale, self.scale)
        for shape in self.drawing.shapes:
            _draw(canvas, shape)
        canvas.restoreState()


def _draw(canvas: Canvas, shape: Shape) -> None:
    """Draws one shape. In a PDF, y goes up."""
    style = STYLES[shape.style]
    canvas.saveState()
    canvas.setLineJoin(1)
    canvas.setLineWidth(style.width)
    canvas.setDash(style.dashes)
    if style.fill:
        canvas.setFillColor(HexColor(LIGHT[style.fill]), alpha=style.opacity)
    if style.line:
        canvas.setStrokeColor(HexColor(LIGHT[style.line]))
    drawn = {"stroke": int(bool(style.line)), "fill": int(bool(style.fill))}
    match shape:
        case Box() if style.hatched:
            _hatch(canvas, shape, style)
        case Box():
            corner = min(style.radius, shape.width / 2, shape.height / 2)
            canvas.roundRect(shape.x, -shape.y - shape.height, shape.width, shape.height, corner, **drawn)
        case Dot():
            canvas.circle(shape.x, -shape.y, shape.radius, **drawn)
        case Label():
            canvas.setFont(_BOLD if style.bold else _PLAIN, style.size)
            getattr(canvas, _ALIGN[shape.anchor])(shape.x + shape.dx, -shape.y, shape.text)
        case Path():
            canvas.drawPath(_outline(canvas, shape), stroke=1, fill=0)
    canvas.restoreState()


def _hatch(canvas: Canvas, box: Box, style: Style) -> None:
    """Draws slanted lines, clipped to the box."""
    edge = canvas.beginPath()
    edge.rect(box.x, -box.y - box.height, box.width, box.height)
    canvas.clipPath(edge, stroke=0, fill=0)
    canvas.setStrokeColor(HexColor(LIGHT[style.fill]), alpha=style.opacity)
    steps = int((box.width + box.height) / _HATCH_PX) + 1
    for x in (box.x - box.height + _HATCH_PX * step for step in range(steps)):
        canvas.line(x, -box.y - box.height, x + box.height, -box.y)


def _outline(canvas: Canvas, shape: Path) -> object:
    outline = canvas.beginPath()
    (x, y), *others = shape.points
    outline.moveTo(x, -y)
    for x, y in others:
        outline.lineTo(x, -y)
    return outline
