"""A drawing as SVG: of fixed size for files and other pages, fluid for the app's own pages."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import groupby

from neckload.ui.drawing import labels
from neckload.ui.drawing.markup import escape
from neckload.ui.drawing.palette import PALETTE, Scheme
from neckload.ui.drawing.plot import Scene
from neckload.ui.drawing.shapes import STYLES, Box, Dot, Drawing, Label, Path, Shape, Style


def inline(drawing: Drawing, name: str) -> str:
    """For our own pages: colours are the page's CSS variables (`colour_rules`). `name` must be unique on the page."""
    shapes = "".join(_fixed(shape, name) for shape in drawing.shapes)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' class='drawn' viewBox='0 0 {drawing.width:g} {drawing.height:g}' "
        f"role='img' aria-labelledby='{name}-title {name}-desc'>"
        f"<title id='{name}-title'>{escape(drawing.title)}</title>"
        f"<desc id='{name}-desc'>{escape(drawing.description)}</desc>{_hatch(name)}{shapes}</svg>"
    )


def address(drawing: Drawing, scheme: Scheme | None = None) -> str:
    """For an <img> on any page: the chart with its colours, as a data URI.

    Args:
        scheme: None for the theme of the page that shows it, also when that changes while the page is open.
    """
    colours = colour_rules() if scheme is None else f"svg{{{_variables(scheme)}}}"
    rules = f"{colours}{style_rules()}"
    picture = inline(drawing, "picture").replace("<title", f"<style>{rules}</style><title", 1)
    return f"data:image/svg+xml;base64,{b64encode(picture.encode()).decode('ascii')}"


def colour_rules() -> str:
    """CSS variables for the colours of our own pages, light or dark like the reader's screen; paper is always light."""
    return (
        f":root{{{_variables('light')}}}@media screen and (prefers-color-scheme:dark){{:root{{{_variables('dark')}}}}}"
    )


def style_rules() -> str:
    """One class for each style of `shapes.STYLES`."""
    letters = "svg.drawn text{font-family:Inter,system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}"
    return letters + "".join(f".d-{name}{{{_rule(style)}}}" for name, style in STYLES.items())


def band_rules() -> str:
    """CSS that shows each label of a fluid chart at the widths it was placed for."""
    rules = [".plot .w{display:none}"]
    for band, begins in enumerate(labels.BANDS):
        ends = f" and (max-width:{labels.BANDS[band + 1] - 0.02}px)" if band + 1 < len(labels.BANDS) else ""
        rules.append(f"@container picture (min-width:{begins}px){ends}{{.plot .b{band}{{display:block}}}}")
    return "".join(rules)


def _variables(scheme: Scheme) -> str:
    return ";".join(f"--{name}:{colour}" for name, colour in PALETTE[scheme].items())


def _rule(style: Style) -> str:
    parts = [f"fill:{f'var(--{style.fill})' if style.fill else 'none'}"] if not style.hatched else []
    if style.line:
        parts += [f"stroke:var(--{style.line})", f"stroke-width:{style.width:g}", "stroke-linejoin:round"]
    if style.dashes:
        parts.append(f"stroke-dasharray:{' '.join(f'{dash:g}' for dash in style.dashes)}")
    if style.opacity < 1:
        parts.append(f"{'fill' if style.fill else 'stroke'}-opacity:{style.opacity:g}")
    if style.size:
        parts.append(f"font-size:{style.size:g}px")
    if style.bold:
        parts.append("font-weight:650")
    if style.halo:
        parts.append("paint-order:stroke;stroke:var(--card);stroke-width:4px;stroke-linejoin:round")
    return ";".join(parts)


def _hatch(name: str) -> str:
    return (
        f"<defs><pattern id='{name}-hatch' width='6' height='6' patternUnits='userSpaceOnUse' "
        "patternTransform='rotate(45)'><rect class='d-rest' width='1.2' height='6'/></pattern></defs>"
    )


def _look(style: str, name: str) -> str:
    fill = f" fill='url(#{name}-hatch)'" if STYLES[style].hatched else ""
    corners = f" rx='{STYLES[style].radius:g}'" if STYLES[style].radius else ""
    return f"class='d-{style}'{fill}{corners}"


def _fixed(shape: Shape, name: str) -> str:
    look = _look(shape.style, name)
    match shape:
        case Box():
            place = f"x='{shape.x:.1f}' y='{shape.y:.1f}' width='{shape.width:.1f}' height='{shape.height:.1f}'"
            return f"<rect {look} {place}/>"
        case Path():
            return f"<path {look} style='fill:none' d='M{_points(shape)}'/>"
        case Dot():
            return f"<circle {look} cx='{shape.x:.1f}' cy='{shape.y:.1f}' r='{shape.radius:.1f}'/>"
        case Label():
            place = f"x='{shape.x + shape.dx:.1f}' y='{shape.y:.1f}' text-anchor='{shape.anchor}'"
            return f"<text {look} {place}>{escape(shape.text)}</text>"


def _points(path: Path) -> str:
    return "L".join(f"{x:.2f} {y:.1f}" for x, y in path.points)


# The fluid chart -----------------------------------------------------------------------------------------------------
def fluid(scene: Scene, written: labels.Written, name: str) -> str:
    """A chart that is never scaled: x and widths in per cent of the plot, heights and text in pixels.

    What Plotly will draw in its place has the class `marks`. It is hidden from screen readers, as the chart that takes
    its place has a text alternative.

    Args:
        written: the labels that depend on the width, with the bands they are shown in (`labels.by_band`).
    """
    ground = "".join(_fluid(shape, scene, name) for shape in scene.ground)
    marks = "".join(_many(scene, name))
    inside = f"{_hatch(name)}<g>{ground}</g><g class='marks'>{marks}</g>{_fluid_words(scene, written)}"
    return _fluid_svg(scene, inside)


def fluid_words(scene: Scene, written: labels.Written) -> str:
    """The labels alone, to be laid over the chart."""
    return _fluid_svg(scene, _fluid_words(scene, written))


def _fluid_svg(scene: Scene, inside: str) -> str:
    size = f"width='100%' height='{scene.height:g}'"
    return f"<svg class='drawn' {size} overflow='visible' aria-hidden='true'>{inside}</svg>"


def _fluid_words(scene: Scene, written: labels.Written) -> str:
    return "".join(
        _fluid_label(label, scene, f"w {' '.join(f'b{band}' for band in bands)}") for label, bands in written.items()
    )


# From this many marks of one style on, they become one path, which takes a fifth of the bytes.
_FEW = 100


def _many(scene: Scene, name: str) -> Iterator[str]:
    for (kind, style), alike in groupby(scene.marks, key=lambda shape: (type(shape), shape.style)):
        shapes = list(alike)
        if len(shapes) <= _FEW or kind is Path:
            yield from (_fluid(shape, scene, name) for shape in shapes)
        elif kind is Box:
            boxes = [shape for shape in shapes if isinstance(shape, Box)]
            outline = "".join(f"M{b.x:.2f} {b.y:.1f}h{b.width:.2f}v{b.height:.1f}h-{b.width:.2f}z" for b in boxes)
            yield _stretched(scene, f"<path class='d-{style}' d='{outline}'/>")
        else:
            yield _stretched(scene, _dots([shape for shape in shapes if isinstance(shape, Dot)]))


def _dots(dots: Sequence[Dot]) -> str:
    """Dots as zero-length lines with round caps, which keep their shape when the chart is stretched."""
    style = STYLES[dots[0].style]
    look = f"fill:none;stroke:var(--{style.fill or style.line});stroke-opacity:{style.opacity:g};stroke-linecap:round"
    places = "".join(f"M{dot.x:.2f} {dot.y:.1f}h0" for dot in dots)
    return f"<path style='{look};stroke-width:{2 * dots[0].radius:g};vector-effect:non-scaling-stroke' d='{places}'/>"


def _stretched(scene: Scene, inside: str) -> str:
    """Shapes given in slots, stretched to the width of the plot, but not their line widths."""
    return (
        f"<svg width='100%' height='{scene.height:g}' viewBox='0 0 {max(scene.slots, 1):g} {scene.height:g}' "
        f"preserveAspectRatio='none' overflow='visible'>{inside}</svg>"
    )


def _share(x: float, scene: Scene) -> str:
    return f"{100 * x / max(scene.slots, 1):.3f}%"


def _fluid(shape: Shape, scene: Scene, name: str) -> str:
    look = _look(shape.style, name)
    match shape:
        case Box():
            place = f"x='{_share(shape.x, scene)}' width='{_share(shape.width, scene)}'"
            return f"<rect {look} {place} y='{shape.y:.1f}' height='{shape.height:.1f}'/>"
        case Path(points=((x, y), (to_x, to_y))):
            ends = f"x1='{_share(x, scene)}' x2='{_share(to_x, scene)}' y1='{y:.1f}' y2='{to_y:.1f}'"
            return f"<line {look} {ends}/>"
        case Path():
            # Stretched, so that its weeks line up with the bars; its line width is not.
            line = f"<path {look} style='fill:none;vector-effect:non-scaling-stroke' d='M{_points(shape)}'/>"
            return _stretched(scene, line)
        case Dot():
            return f"<circle {look} cx='{_share(shape.x, scene)}' cy='{shape.y:.1f}' r='{shape.radius:.1f}'/>"
        case Label():
            return _fluid_label(shape, scene, "")


def _fluid_label(label: Label, scene: Scene, classes: str) -> str:
    look = f"class='d-{label.style} {classes}'".replace(" '", "'")
    dx = f" dx='{label.dx:g}'" if label.dx else ""
    place = f"x='{_share(label.x, scene)}' y='{label.y:.1f}' text-anchor='{label.anchor}'{dx}"
    return f"<text {look} {place}>{escape(label.text)}</text>"
