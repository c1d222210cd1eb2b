"""A drawing as SVG: text that any browser shows, with words for those who do not see it."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import Literal

from neckload.ui.report.shapes import COLOURS, STYLES, Box, Dot, Drawing, Label, Path, Shape, Style

Scheme = Literal["light", "dark"]


def inline(drawing: Drawing, name: str) -> str:
    """For a page of our own: the colours are the page's variables (`colour_rules`). `name` is unique in the page."""
    shapes = "".join(map(_markup, drawing.shapes))
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' class='drawn' viewBox='0 0 {drawing.width:g} {drawing.height:g}' "
        f"role='img' aria-labelledby='{name}-title {name}-desc'>"
        f"<title id='{name}-title'>{escape(drawing.title)}</title>"
        f"<desc id='{name}-desc'>{escape(drawing.description)}</desc>{shapes}</svg>"
    )


def address(drawing: Drawing, scheme: Scheme) -> str:
    """For an <img> of a page that is not ours: the picture with its colours, inside its own address."""
    rules = f"svg{{{_variables(scheme)}}}{style_rules()}"
    picture = inline(drawing, "picture").replace("<title", f"<style>{rules}</style><title", 1)
    return f"data:image/svg+xml;base64,{b64encode(picture.encode()).decode('ascii')}"


def colour_rules() -> str:
    """Colours of a page of our own, light or dark as the reader's screen is; paper is always light."""
    return (
        f":root{{{_variables('light')}}}@media screen and (prefers-color-scheme:dark){{:root{{{_variables('dark')}}}}}"
    )


def style_rules() -> str:
    """One class for each style of `shapes.STYLES`."""
    letters = "svg.drawn text{font-family:Inter,system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}"
    return letters + "".join(f".d-{name}{{{_rule(style)}}}" for name, style in STYLES.items())


def _variables(scheme: Scheme) -> str:
    return ";".join(f"--{name}:{colour}" for name, colour in COLOURS[scheme].items())


def _rule(style: Style) -> str:
    parts = [f"fill:{f'var(--{style.fill})' if style.fill else 'none'}"]
    if style.line:
        parts += [f"stroke:var(--{style.line})", f"stroke-width:{style.width:g}", "stroke-linejoin:round"]
    if style.dashes:
        parts.append(f"stroke-dasharray:{' '.join(f'{dash:g}' for dash in style.dashes)}")
    if style.opacity < 1:
        parts.append(f"fill-opacity:{style.opacity:g}")
    if style.size:
        parts.append(f"font-size:{style.size:g}px")
    if style.bold:
        parts.append("font-weight:600")
    return ";".join(parts)


def _markup(shape: Shape) -> str:
    look = f"class='d-{shape.style}'"
    match shape:
        case Box():
            place = f"x='{shape.x:.1f}' y='{shape.y:.1f}' width='{shape.width:.1f}' height='{shape.height:.1f}'"
            return f"<rect {look} {place}/>"
        case Path():
            points = "L".join(f"{x:.1f} {y:.1f}" for x, y in shape.points)
            return f"<path {look} d='M{points}{'Z' if shape.closed else ''}'/>"
        case Dot():
            return f"<circle {look} cx='{shape.x:.1f}' cy='{shape.y:.1f}' r='{shape.radius:.1f}'/>"
        case Label():
            place = f"x='{shape.x:.1f}' y='{shape.y:.1f}' text-anchor='{shape.anchor}'"
            return f"<text {look} {place}>{escape(shape.text)}</text>"
