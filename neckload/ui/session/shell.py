"""What surrounds every page: its settings, its heading, and the choices beside it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import streamlit as st

from neckload.domain.analysis import Settings
from neckload.ui.session import view_settings
from neckload.ui.text import locale_format
from neckload.ui.text.finding import NOT_MEDICAL_ADVICE
from neckload.ui.text.formatting import Unit

_LOOKS = Path(__file__).parents[1] / "looks"


def set_up() -> None:
    locale_format.use(locale_format.of_locale(st.context.locale))
    st.set_page_config(
        page_title="neckload",
        # A local picture: an icon by name would make every visitor's browser call a third party.
        page_icon=str(_LOOKS / "icon.png"),
        layout="wide",
        menu_items={"About": "neckload: running load beside neck pain."},
    )
    st.logo(str(_LOOKS / "mark.svg"), size="large")
    st.html(_LOOKS / "page.css")
    _keep_the_collector_short()


@st.cache_resource(show_spinner=False)
def _keep_the_collector_short() -> None:
    """Streamlit collects garbage after every run; what the imports left behind need not be looked through each time."""
    gc.collect()
    gc.freeze()


def head(title: str, pages: Iterable[Any], account: Callable[[], None]) -> tuple[Settings, Unit]:
    """The page's heading with the choices beside it.

    A phone gets its pages as a row of links: Streamlit's own drawer covers the page and stays open after a choice.

    Args:
        account: draws the way to sign in or out, where there is one.
    """
    st.set_page_config(page_title=f"{title} – neckload")
    with st.container(horizontal=True, key="phone_pages"):
        for page in pages:
            st.page_link(page)
    with st.container(horizontal=True, vertical_alignment="bottom", key="page_head"):
        st.title(title, anchor=False, width="stretch")
        account()
        return view_settings.choose()


def foot(evidence: Any) -> None:
    """The end of every page: that it is not medical advice, and where its numbers come from.

    Args:
        evidence: the page of the numbers and their sources.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="page_foot"):
        st.caption(NOT_MEDICAL_ADVICE, width="stretch")
        st.page_link(evidence, label="Where the numbers come from")
