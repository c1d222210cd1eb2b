"""What every way of sharing asks: the name on the page, how far back it goes, and what it shows."""

from __future__ import annotations

from typing import Any

import streamlit as st

from neckload.domain.sharing import PARTS, USUAL, Part
from neckload.ui.text import share

USUAL_WEEKS = 52
"""Half a year hardly ever tells whether load and pain go together."""


def title(place: Any, key: str) -> str:
    """The runner's name as the reader sees it; may be empty."""
    entered: str = place.text_input(share.TITLE, help=share.TITLE_HELP, max_chars=40, key=key)
    return entered.strip()


def weeks(place: Any, key: str) -> int | None:
    """How many calendar weeks back; None for all."""
    chosen: int | None = place.segmented_control(
        "Shows the last",
        list(share.PERIODS),
        default=USUAL_WEEKS,
        format_func=share.PERIODS.__getitem__,
        required=True,
        help=share.PERIOD_HELP,
        key=key,
    )
    return chosen


def parts(key: str) -> frozenset[Part]:
    """Empty when nothing is chosen."""
    chosen = st.pills(
        "Shows",
        list(PARTS),
        selection_mode="multi",
        default=[part for part in PARTS if part in USUAL],
        format_func=share.PARTS.__getitem__,
        help=share.PARTS_HELP,
        key=key,
    )
    return frozenset(chosen)
