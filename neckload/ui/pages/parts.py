"""The parts of a page as one row of buttons; the open one is kept in the address, so that bookmarks work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st


def choose(page: str, parts: Sequence[str], usual: str, former: Mapping[str, str] | None = None) -> str:
    """The part that is open: the one tapped, else the one in the address, else the usual one.

    Args:
        page: whose parts they are.
        usual: the part that opens by default; fixed for the visit, so that the page does not jump under the runner.
        former: part names in old bookmarks -> today's parts.
    """
    key, first = f"part_{page}", str(st.session_state.setdefault(f"first_part_{page}", usual))
    asked = str(st.query_params.get("part", ""))
    known = {**{old.casefold(): new for old, new in (former or {}).items()}, **{p.casefold(): p for p in parts}}
    if asked != st.session_state.get(f"written_{key}", "") and asked.casefold() in known:  # a link led here
        st.session_state[key] = known[asked.casefold()]
    elif st.session_state.get(key) not in parts:
        remembered = st.session_state.get(f"open_{key}")
        st.session_state[key] = remembered if remembered in parts else first if first in parts else parts[0]
    chosen = st.segmented_control("Part of this page", parts, key=key, required=True, label_visibility="collapsed")
    st.session_state[f"open_{key}"] = chosen
    st.session_state[f"written_{key}"] = _put_into_address(str(chosen), first)
    return str(chosen)


def open_part(page: str, part: str) -> None:
    """Shows this part in the next run."""
    st.session_state[f"part_{page}"] = st.session_state[f"open_part_{page}"] = part


def _put_into_address(part: str, first: str) -> str:
    """Writes the part into the address and returns it; empty for the default part."""
    wanted = None if part == first else part
    if wanted != st.query_params.get("part"):
        st.query_params.from_dict({name: v for name, v in {**st.query_params, "part": wanted}.items() if v})
    return wanted or ""
