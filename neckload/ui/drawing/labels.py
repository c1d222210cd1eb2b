"""Which labels of a chart are shown at which width, so that no two overlap.

The server does not know how wide a window is. So it chooses for the narrowest width of each band, and the page shows
the band it is in. What is written in a narrow plot has room in a wider one too, but a wider one has room for more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from neckload.ui.drawing.plot import LEFT, Plot, Scene
from neckload.ui.drawing.shapes import STYLES, Box, Label
from neckload.ui.drawing.week_chart import DATES_Y, NARROW_RIGHT, RIGHT, Picture, jumps, rests, scores
from neckload.ui.text.formatting import MONTHS, day_and_month

# Widths of the whole picture from which each band begins [px]; below NARROW the margin at the right is a narrow one.
BANDS = (226, 290, 336, 420, 480, 640, 820, 1000)
NARROW = 420

_DAYS_UP_TO = 16
_MONTHS_UP_TO_DAYS = 900
_DATE_GAP_PX = 10.0
_MARK_GAP_PX = 2.0


@dataclass(frozen=True)
class _Area:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Area, gap: float = 0.0) -> bool:
        return (
            self.left - gap < other.right
            and other.left - gap < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def right_margin(width: float) -> float:
    return NARROW_RIGHT if width < NARROW else RIGHT


def plot_width(width: float) -> float:
    return width - LEFT - right_margin(width)


Groups = Iterable[tuple[Sequence[Label], float, bool]]
"""Labels that are shown together or not at all, their distance from others [px], and whether they may cover marks."""


def placed(scene: Picture | Plot, width: float) -> tuple[Label, ...]:
    """The labels shown at this width [px]: none overlaps another, leaves the chart or covers another mark."""
    if isinstance(scene, Plot):
        slot = (width - scene.left - scene.right) / max(scene.slots, 1)
        return _chosen(scene, width, slot, ((dates, _DATE_GAP_PX, True) for dates in scene.dates))
    slot = plot_width(width) / max(scene.slots, 1)
    return _chosen(scene, width, slot, _groups(scene, width, slot))


def _groups(picture: Picture, width: float, slot: float) -> Groups:
    """The most important first."""
    firsts = [bar.first for bar in picture.chart.bars]
    yield from ((dates, _DATE_GAP_PX, True) for dates in date_classes(firsts, DATES_Y))
    yield _planned(picture, width, slot), 0.0, True
    yield from (((label,), 0.0, True) for label in scores(picture))
    yield from (((label,), 0.0, False) for label in (*jumps(picture), *rests(picture)))


def _chosen(scene: Scene, width: float, slot: float, groups: Groups) -> tuple[Label, ...]:
    taken = [_area(shape, slot) for shape in scene.ground if isinstance(shape, Label)]
    labels: list[Label] = []
    for group, gap, is_free in groups:
        areas = [_area(label, slot) for label in group]
        marks = [] if is_free else [*_marks(scene, slot)]
        fits = all(
            _inside(area, width, scene.left) and not any(area.meets(other, gap) for other in taken) for area in areas
        )
        fits = fits and not any(a.meets(b, gap) for at, a in enumerate(areas) for b in areas[at + 1 :])
        if fits and not any(_lies_over(area, label, marks) for area, label in zip(areas, group, strict=True)):
            taken += areas
            labels += group
    return tuple(labels)


def _inside(area: _Area, width: float, margin: float) -> bool:
    return area.left >= -margin and area.right <= width - margin


def _area(label: Label, slot: float) -> _Area:
    style = STYLES[label.style]
    reach, x = style.reach(label.text), label.x * slot + label.dx
    left = {"start": x, "middle": x - reach / 2, "end": x - reach}[label.anchor]
    return _Area(left, label.y - 0.8 * style.size, left + reach, label.y + 0.25 * style.size)


def _marks(scene: Scene, slot: float) -> Iterator[tuple[float, _Area]]:
    """Bars and boxes, each with the middle of its slot."""
    for shape in (*scene.marks, *scene.ground):
        if isinstance(shape, Box) and shape.style not in ("gap", "rest"):
            yield (
                shape.x + shape.width / 2,
                _Area(shape.x * slot, shape.y, (shape.x + shape.width) * slot, shape.y + shape.height),
            )


def _lies_over(area: _Area, label: Label, marks: Iterable[tuple[float, _Area]]) -> bool:
    """Whether it touches the mark of another slot."""
    return any(abs(middle - label.x) > 0.4 and area.meets(mark, _MARK_GAP_PX) for middle, mark in marks)


# Dates ---------------------------------------------------------------------------------------------------------------
def date_classes(firsts: Sequence[date], y: float) -> tuple[tuple[Label, ...], ...]:
    """Dates in classes, the most important first; a class is shown whole or not at all, to keep an even rhythm.

    Args:
        firsts: first day of each slot.
        y: their baseline [px].
    """
    if len(firsts) <= _DAYS_UP_TO:
        return tuple(_days(firsts, y))
    return tuple(_years(firsts, y) if (firsts[-1] - firsts[0]).days > _MONTHS_UP_TO_DAYS else _months(firsts, y))


def _days(firsts: Sequence[date], y: float) -> Iterator[tuple[Label, ...]]:
    """Every fourth week counted back from the newest, then every second, then all."""
    last = len(firsts) - 1
    for offset, step in ((0, 4), (2, 4), (1, 2)):
        yield tuple(_date(at, day_and_month(firsts[at]), y) for at in range(last - offset, -1, -step))


def _months(firsts: Sequence[date], y: float) -> Iterator[tuple[Label, ...]]:
    begin = [at for at in range(1, len(firsts)) if firsts[at].month != firsts[at - 1].month]
    if firsts[0].day <= 7:
        begin.insert(0, 0)
    for months in ({1}, {7}, {4, 10}, {2, 3, 5, 6, 8, 9, 11, 12}):
        yield tuple(
            _date(at, str(firsts[at].year) if months == {1} else MONTHS[firsts[at].month - 1][:3], y)
            for at in begin
            if firsts[at].month in months
        )


def _years(firsts: Sequence[date], y: float) -> Iterator[tuple[Label, ...]]:
    begin = [at for at in range(1, len(firsts)) if firsts[at].year != firsts[at - 1].year]
    if firsts[0].month == 1:
        begin.insert(0, 0)
    # Every fourth first, then those halfway between, then all the others.
    for cycle, rest in ((4, 0), (4, 2), (2, 1)):
        yield tuple(_date(at, str(firsts[at].year), y) for at in begin if firsts[at].year % cycle == rest)


def _date(at: int, text: str, y: float) -> Label:
    return Label("words", at + 0.5, y, text, "middle")


# Next week's figure --------------------------------------------------------------------------------------------------
def _planned(picture: Picture, width: float, slot: float) -> tuple[Label, ...]:
    """To the right of its box if there is a margin; in a narrow chart above everything in its slot."""
    chart, panel = picture.chart, picture.running
    if chart.planned is None or panel is None:
        return ()
    low, high = chart.planned
    words = (Label("run_words", picture.slots, 0, chart.planned_words), Label("words", picture.slots, 0, "next week"))
    if width >= NARROW:
        y = (panel.y(low) + panel.y(high)) / 2
        y = min(max(y, panel.top + 6), panel.floor - 12)
        return tuple(replace(word, y=y + dy, dx=5) for word, dy in zip(words, (-1, 13), strict=True))
    ends = NARROW_RIGHT - 2
    left = picture.slots * slot + ends - max(STYLES[word.style].reach(word.text) for word in words) - 4
    below = [mark.top for _, mark in _marks(picture, slot) if mark.right > left]
    bottom = min([*below, panel.floor - 20])
    return tuple(replace(word, y=bottom + dy, dx=ends, anchor="end") for word, dy in zip(words, (-18, -5), strict=True))


Written = dict[Label, tuple[int, ...]]


def by_band(picture: Picture | Plot) -> Written:
    """Each label with the bands (indices in `BANDS`) in which it is shown."""
    written: Written = {}
    for band, width in enumerate(BANDS):
        for label in placed(picture, width):
            written[label] = (*written.get(label, ()), band)
    return written


def is_date(label: Label) -> bool:
    return label.y == DATES_Y


def beside(picture: Picture, written: Written, slots: Iterable[int]) -> Written:
    """The labels without the dates covered by the pills of some slots, as the page has for open weeks."""
    left: Written = {}
    for label, bands in written.items():
        free = tuple(band for band in bands if not _is_covered(picture, label, BANDS[band], slots))
        if is_date(label) and free:
            left[label] = free
    return left


def bands_with_room(picture: Picture, slot: int, other: int) -> tuple[int, ...]:
    """The bands in which the pills of two slots do not overlap."""
    slots = max(picture.slots, 1)
    return tuple(band for band, width in enumerate(BANDS) if abs(slot - other) * plot_width(width) / slots >= _PILL_PX)


def _is_covered(picture: Picture, date: Label, width: float, slots: Iterable[int]) -> bool:
    """The narrowest width of a band decides, because a pill and a date are further apart in a wider one."""
    slot = plot_width(width) / max(picture.slots, 1)
    nearest = (_PILL_PX + STYLES[date.style].reach(date.text)) / 2
    return any(abs(at + 0.5 - date.x) * slot < nearest for at in slots)


# About the width of "30 Nov" in its pill, with a gap.
_PILL_PX = 62.0
