"""The frame of every page: styles, heading, the tab bar on phones, and the footer."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from neckload.domain.settings import Settings
from neckload.ui.looks.stylesheet import stylesheet
from neckload.ui.session import view_settings
from neckload.ui.text import locale_format
from neckload.ui.text.formatting import Unit
from neckload.ui.text.weeks.finding import NOT_MEDICAL_ADVICE

_LOOKS = Path(__file__).parents[1] / "looks"
PAGE_WIDTH_PX = 1048
# Address of a page -> its icon, in the top bar and in the phone's bottom bar. Pages without one are in neither.
ICONS = {
    "this-week": ":material/today:",
    "log": ":material/edit_note:",
    "patterns": ":material/query_stats:",
    "plan": ":material/flag:",
    "neck-care": ":material/self_improvement:",
    "share": ":material/ios_share:",
    "my-runners": ":material/groups:",
}
# Short names for the phone's bar, where each has a seventh of the width.
_SHORT = {"my-runners": "Runners"}


def set_up() -> None:
    locale_format.ask(_manner_of_visitor)
    st.set_page_config(
        page_title="neckload",
        # A local file: a named icon would make every visitor's browser call a third party.
        page_icon=str(_LOOKS / "icon.png"),
        layout="wide",
        menu_items={"About": "neckload: your running and your neck pain, side by side."},
    )
    st.logo(str(_LOOKS / "mark.svg"), size="large")
    with st.container(key="looks"):
        # Not st.html: its stylesheet arrives half a second after the text. Our own server puts it into the page itself.
        st.markdown(f"<style>{stylesheet()}</style>", unsafe_allow_html=True)
    _keep_the_collector_short()


def _manner_of_visitor() -> locale_format.Manner:
    return locale_format.of_locale(st.context.locale)


@st.cache_resource(show_spinner=False)
def _keep_the_collector_short() -> None:
    """Streamlit collects garbage after every run; freezing what the imports left spares scanning it each time."""
    gc.collect()
    gc.freeze()


@contextmanager
def frame() -> Iterator[None]:
    """The column around every page. Its width is set by Streamlit, so that it holds before any stylesheet loads."""
    with st.container(horizontal_alignment="center"), st.container(width=PAGE_WIDTH_PX, key="frame"):
        yield


def head(
    title: str, account: Callable[[], None], beside: Callable[[Settings], str] | None = None
) -> tuple[Settings, Unit]:
    """Shows the page's heading with the choices beside it.

    Args:
        account: draws the button to sign in or out, if there is one.
        beside: a few words after the title, which may depend on what was chosen.
    """
    st.set_page_config(page_title=f"{title} – neckload")
    with st.container(horizontal=True, vertical_alignment="center", key="page_head"):
        words = st.container(horizontal=True, vertical_alignment="bottom", key="page_title", width="stretch")
        words.title(title, anchor=False, width="content")
        account()
        settings, unit = view_settings.choose()
        if beside:
            words.caption(beside(settings), width="content")
        return settings, unit


def tabs(pages: Mapping[str, Page], shown: Page) -> None:
    """Shows the pages in a row at the bottom of a phone, within reach of a thumb; wider windows have the bar on top.

    Args:
        shown: the open page. A link cannot show that it is open, so the box around it has a different key.
    """
    with st.bottom, st.container(horizontal=True, key="tabs"):
        for path, icon in ICONS.items():
            page = pages[path]
            if page.visibility == "visible":
                with st.container(key=f"tab_{path}{'_open' if page is shown else ''}"):
                    st.page_link(page, label=_SHORT.get(path), icon=icon)


def foot(evidence: Page) -> None:
    """Shows the foot of every page: that it is not medical advice, and where its numbers come from.

    Args:
        evidence: the page with the numbers and their sources.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="page_foot"):
        st.caption(NOT_MEDICAL_ADVICE, width="stretch")
        st.page_link(evidence, label="Where the numbers come from")
