"""A link to copy, with its QR code."""

from __future__ import annotations

from html import escape

import streamlit as st

from neckload.ui.session import local_visit
from neckload.ui.text.people import share

# A long link has many dots: the picture grows with them, up to the width of a phone.
_DOT_PX = 5
_WIDEST_PX = 420


def link(address: str, key: str) -> None:
    st.code(address, language=None, wrap_lines=True)
    if local_visit.is_of_this_computer(address):
        st.caption(share.NO_QR)
        return
    with st.popover(share.QR, icon=":material/qr_code_2:", key=f"qr_{key}"):
        picture, dots = _drawn(address)
        width = min(_WIDEST_PX, _DOT_PX * dots)
        # An image, because Streamlit strips inline SVG; dark on white in both themes.
        st.html(f'<img src="{escape(picture)}" alt="{share.QR_ALT}" style="width: min({width}px, 100%)">')


@st.cache_data(max_entries=4, scope="session", show_spinner=False)
def _drawn(address: str) -> tuple[str, int]:
    """The QR code as a data URI, and its width in dots."""
    import segno

    code = segno.make_qr(address, error="l")
    return code.svg_data_uri(border=4, light="#fff", dark="#000", omitsize=True), int(code.symbol_size(border=4)[0])
