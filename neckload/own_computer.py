"""The app for its owner alone: `make run`, which is `python -m neckload run`.

Streamlit with the layers of the host's server, on this computer only, behind the start key.
"""

from __future__ import annotations

import asyncio
import os
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from html import escape
from pathlib import Path

import platformdirs
import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from streamlit.web.bootstrap import load_config_options

from neckload import server
from neckload.app import database_address
from neckload.store.database import database_url, file_of
from neckload.ui.session import local_visit
from neckload.web.start_key import KeyGate, StartKey, kept_key

# In the program's folder, because a sandboxed browser cannot read hidden folders.
BROWSER_PAGE = server.DASHBOARD.with_name("open-neckload.html")
_PAGE_SECONDS = 60  # enough for a browser that has to start first


def run(port: int | None, address: str, opens_browser: bool, new_key: bool) -> None:
    """Serve the pages until the program is stopped.

    Args:
        port: None for 8501, or the next free one.
        address: the address of this computer to listen on.
        new_key: create a new key, which closes everything opened with the old one.

    Raises:
        OSError: the key cannot be read or written.
    """
    settings: dict[str, object] = {
        "server.address": address,
        "server.headless": True,
        "logger.hideWelcomeMessage": True,
    }
    settings["server.fileWatcherType"] = "none"  # looking for changed files after every run takes a twentieth of it
    settings |= {"server.port": port} if port else {}
    load_config_options(settings)
    key = kept_key(key_file(), renew=new_key)
    app = st.App(
        server.DASHBOARD,
        lifespan=lambda _app: _open_for_owner(key, opens_browser),
        routes=server.ROUTES,
        middleware=[*server.OUTER_LAYERS, Middleware(KeyGate, key=key), *server.INNER_LAYERS],
        on_script_error=server.show_error_code,
    )
    sys.argv = [str(server.DASHBOARD)]  # Streamlit looks for its settings next to this file
    app.run(config=settings)


def key_file() -> Path:
    """Next to the diary; if that is not a file, in the folder where it would be."""
    diary = file_of(database_url(database_address()))
    return (diary or platformdirs.user_data_path("neckload") / "neckload.db").with_suffix(".key")


@asynccontextmanager
async def _open_for_owner(key: StartKey, opens_browser: bool) -> AsyncIterator[None]:
    local_visit.decide_by(lambda visit: key.opens(visit.cookies))
    page = key.address(f"http://127.0.0.1:{st.get_option('server.port')}/")
    print(
        f"\n  Your diary opens at {page}\n  Anyone with this address has the key. Press Ctrl+C to stop neckload.\n",
        flush=True,
    )
    shown = asyncio.create_task(_open_browser(page)) if opens_browser else None
    try:
        yield
    finally:
        if shown:
            shown.cancel()
            with suppress(asyncio.CancelledError):
                await shown


async def _open_browser(address: str) -> None:
    """Open the browser through a file that only this account can read.

    Every account on the computer can see a program's arguments, so the key must not be among them.
    """
    page = f'<!DOCTYPE html><meta http-equiv="refresh" content="0; url={escape(address)}"><title>neckload</title>'
    with suppress(OSError):  # the address in the terminal still works
        BROWSER_PAGE.unlink(missing_ok=True)
        try:
            with open(
                os.open(BROWSER_PAGE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(page)
            await to_thread.run_sync(webbrowser.open, BROWSER_PAGE.as_uri())
            await asyncio.sleep(_PAGE_SECONDS)
        finally:
            BROWSER_PAGE.unlink(missing_ok=True)
