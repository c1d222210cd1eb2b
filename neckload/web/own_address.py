"""Prevents Streamlit from asking an outside service for this computer's address."""

from __future__ import annotations

from streamlit import net_util


def never_ask_for_own_address() -> None:
    """Patch Streamlit for the lifetime of this process. It would otherwise ask an outside service whenever a foreign
    page opens a websocket, and everybody would wait; we never need the answer."""
    net_util.get_external_ip = lambda: None
