"""Shared by all visits: the host's settings, the readers, the open database, and cached analyses.

A separate package because Streamlit re-runs `dashboard.py` at every tap.
"""

from neckload.app.analyses import (
    SAMPLE,
    analysed,
    database,
    database_state,
    forget_closed_tabs,
    read_lists_ahead,
    warm_up,
)
from neckload.app.files import Files, visitor_names
from neckload.app.host import database_address
from neckload.app.page_store import PageStore, failed_change
from neckload.faults import keep_data_out_of_the_log
from neckload.web.downloads import make_downloads_for_their_own_tab
from neckload.web.own_address import never_ask_for_own_address

__all__ = [
    "SAMPLE",
    "Files",
    "PageStore",
    "analysed",
    "database",
    "database_address",
    "database_state",
    "failed_change",
    "forget_closed_tabs",
    "read_lists_ahead",
    "visitor_names",
    "warm_up",
]

keep_data_out_of_the_log()
make_downloads_for_their_own_tab()
never_ask_for_own_address()
