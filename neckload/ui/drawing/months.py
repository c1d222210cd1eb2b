"""A small bar chart of an uploaded file, by month, as SVG that fits any width."""

from __future__ import annotations

from collections.abc import Sequence

from neckload.ui.drawing.markup import escape

_BARS_PX = 52
_HEIGHT_PX = _BARS_PX + 18
# With few bars, each keeps this width.
_FEWEST = 24
# With fewer bars, the names of the first and last would overlap on a phone.
_FEW = 11
_GAP = 0.18


def facts(figures: Sequence[tuple[str, str]]) -> str:
    """One line of HTML: each figure with its name below."""
    items = "".join(f"<div><dd>{escape(figure)}</dd><dt>{escape(name)}</dt></div>" for name, figure in figures)
    return f'<dl class="facts">{items}</dl>'


def bars(totals: Sequence[tuple[str, float]], alt: str) -> str:
    """One line of HTML: a bar for each total, with the names of the first and last.

    Args:
        totals: name and amount, oldest first, in one measure.
    """
    width = 100 / max(len(totals), _FEWEST)
    largest = max(amount for _, amount in totals) or 1
    drawn = "".join(
        f'<rect x="{place * width:.3f}%" y="{_BARS_PX * (1 - amount / largest):.1f}" '
        f'width="{width * (1 - _GAP):.3f}%" height="{_BARS_PX * amount / largest:.1f}" rx="2">'
        f"<title>{escape(name)}</title></rect>"
        for place, (name, amount) in enumerate(totals)
    )
    names = _names(totals[0][0], totals[-1][0], len(totals), (len(totals) - _GAP) * width)
    svg = f'<svg width="100%" height="{_HEIGHT_PX}" overflow="visible" aria-hidden="true">{drawn}{names}</svg>'
    return f'<div class="months" role="img" aria-label="{escape(alt)}">{svg}</div>'


def _names(first: str, last: str, bars: int, end: float) -> str:
    """The names of the first and last bar below them; as one text where they would overlap."""
    y = _HEIGHT_PX - 4
    if bars < _FEW:
        return f'<text x="0" y="{y}">{escape(first if first == last else f"{first} – {last}")}</text>'
    return (
        f'<text x="0" y="{y}">{escape(first)}</text>'
        f'<text x="{end:.3f}%" y="{y}" text-anchor="end">{escape(last)}</text>'
    )
