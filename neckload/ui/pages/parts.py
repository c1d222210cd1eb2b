"""The parts of a page as one row of buttons; the open one is kept in the address, so that bookmarks work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from neckload.ui.session.state import Slot


def choose(page: str, parts: Sequence[str], usual: str, former: Mapping[str, str] | None = None) -> str:
    """The part that is open: the one tapped, else the one in the address, else the usual one.

    Args:
        page: whose parts they are.
        usual: the part that opens by default; fixed for the visit, so that the page does not jump under the runner.
        former: part names in old bookmarks -> today's parts.
    """
    shown, first = _part(page), Slot[str](f"first_part_{page}").setdefault(usual)
    remembered, written = _opened(page), Slot[str](f"written_part_{page}")
    requested = str(st.query_params.get("part", ""))
    known = {**{old.casefold(): new for old, new in (former or {}).items()}, **{p.casefold(): p for p in parts}}
    if requested != written.get("") and requested.casefold() in known:  # a link led here
        shown.value = known[requested.casefold()]
    elif shown.get() not in parts:
        shown.value = next(part for part in (remembered.get(first), first, parts[0]) if part in parts)
    chosen = st.segmented_control(
        "Part of this page", parts, key=shown.key, required=True, label_visibility="collapsed"
    )
    remembered.value = str(chosen)
    written.value = _put_into_address(str(chosen), first)
    return str(chosen)


def open_part(page: str, part: str) -> None:
    """Shows this part in the next run."""
    _part(page).value = _opened(page).value = part


def _part(page: str) -> Slot[str]:
    """The part selected in the row of buttons."""
    return Slot(f"part_{page}")


def _opened(page: str) -> Slot[str]:
    """The part that was open last, remembered while other pages are shown."""
    return Slot(f"open_part_{page}")


def _put_into_address(part: str, first: str) -> str:
    """Writes the part into the address and returns it; empty for the default part."""
    wanted = None if part == first else part
    if wanted != st.query_params.get("part"):
        st.query_params.from_dict({name: v for name, v in {**st.query_params, "part": wanted}.items() if v})
    return wanted or ""
