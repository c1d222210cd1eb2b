"""The choices common to every way of sharing: the name shown, the period, and what is shown."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from neckload.domain.sharing import PARTS, USUAL, Part
from neckload.ui.session.state import Slot
from neckload.ui.text.people import share

TITLE = Slot[str]("share_title")
WEEKS = Slot[int | None]("share_weeks")
CHOSEN_PARTS = Slot[list[Part]]("share_parts")

USUAL_WEEKS = 52
"""A year, because half a year hardly ever tells whether load and pain go together."""


@dataclass(frozen=True)
class Chosen:
    """What the page should show."""

    title: str
    """The runner's name as the reader sees it; may be empty."""
    weeks: int | None
    """Calendar weeks back; None for all."""
    parts: frozenset[Part]
    """Empty when nothing is chosen."""


def chosen() -> Chosen:
    """Draws the choices and returns them. The session holds them too, under the keys below."""
    who, period = st.columns(2)
    title: str = who.text_input(share.TITLE, help=share.TITLE_HELP, max_chars=40, key=TITLE.key)
    weeks: int | None = period.segmented_control(
        "Shows the last",
        list(share.PERIODS),
        default=USUAL_WEEKS,
        format_func=share.PERIODS.__getitem__,
        required=True,
        help=share.PERIOD_HELP,
        key=WEEKS.key,
    )
    parts = st.pills(
        "Shows",
        list(PARTS),
        selection_mode="multi",
        default=[part for part in PARTS if part in USUAL],
        format_func=share.PARTS.__getitem__,
        help=share.PARTS_HELP,
        key=CHOSEN_PARTS.key,
    )
    return Chosen(title.strip(), weeks, frozenset(parts))
