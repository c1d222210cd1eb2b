"""All weeks of a log as small bars, the chosen ones in colour: the background of the period slider."""

from __future__ import annotations

from collections.abc import Sequence

HEIGHT_PX = 44
_BAR = 0.8


def overview(totals: Sequence[float], first: int, last: int) -> str:
    """One line of HTML. Each week is drawn where the slider's handle for it is: the first and last at the ends.

    Args:
        totals: one per week, oldest first; NaN where unknown.
        first: index in `totals` of the first chosen week.
        last: index of the last chosen week, included.
    """
    largest = max([total for total in totals if total > 0], default=1.0)
    pieces: dict[str, list[str]] = {"other": [], "chosen": []}
    for at, total in enumerate(totals):
        if total > 0:
            high = HEIGHT_PX * total / largest
            pieces["chosen" if first <= at <= last else "other"].append(
                f"M{at - _BAR / 2:g} {HEIGHT_PX - high:.1f}h{_BAR}V{HEIGHT_PX}h-{_BAR}z"
            )
    paths = "".join(f"<path class='{name}' d='{''.join(bars)}'/>" for name, bars in pieces.items())
    band = f"<rect class='band' x='{first - 0.5:g}' y='0' width='{last - first + 1}' height='{HEIGHT_PX}'/>"
    return (
        f"<svg class='overview' width='100%' height='{HEIGHT_PX}' viewBox='0 0 {max(len(totals) - 1, 1)} {HEIGHT_PX}' "
        f"preserveAspectRatio='none' overflow='visible' aria-hidden='true'>{band}{paths}</svg>"
    )
