"""Nobody is asked for this computer's address."""

from __future__ import annotations

from streamlit import net_util


def never_ask_for_own_address() -> None:
    """From now on, in this process. Streamlit would ask an outside service whenever a foreign page opens a websocket,
    and everybody would wait; what it would be told lets nobody in whom we would."""
    net_util.get_external_ip = lambda: None
