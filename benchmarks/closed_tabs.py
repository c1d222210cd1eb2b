"""`python -m benchmarks.closed_tabs [kept s] [every s]`: how long the diary and uploads of a closed tab stay in memory.

Without arguments it uses the app's own intervals; with them it runs faster, as the test does. Another tab stays open
and keeps working throughout.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import Any

import uvicorn
from streamlit.runtime import Runtime
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from benchmarks.visitors import Visitor
from neckload.store import Store
from neckload.store.database import URL_VARIABLE
from neckload.web import sweep
from tests.browser.harness import free_port

FILE = b"date,distance_km,duration_min\n2026-03-01,5,30\n"
LONGEST_S = 300
XSRF = "_streamlit_xsrf"


@contextmanager
def server() -> Iterator[str]:
    """The host's server in a thread of this process, so that its memory can be inspected."""
    from neckload.server import app

    port = free_port()
    running = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical"))
    thread = threading.Thread(target=running.run)
    thread.start()
    try:
        while not running.started:
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.should_exit = True
        thread.join()


async def seconds_until_gone(address: str) -> tuple[float, float]:
    """Seconds from closing three tabs until the last of their diaries, and of their uploads, is gone."""
    token = generate_xsrf_token_string()
    async with Visitor(address) as other:
        await other.run("log")
        before = {id(store) for store in stores()}
        uploads: Any = Runtime.instance().uploaded_file_mgr
        async with AsyncExitStack() as tabs:
            for _ in range(3):
                tab = Visitor(address, headers={"Cookie": f"{XSRF}={token}"}, subprotocols=[token])
                await tabs.enter_async_context(tab)
                await tab.run("log")
                await tab.upload("upload_0", "runs.csv", FILE, "log")
            diaries = [weakref.ref(store) for store in stores() if id(store) not in before]
            assert len(diaries) == len(uploads.file_storage) == 3
        began = time.monotonic()
        gone: dict[str, float] = {}
        while len(gone) < 2 and time.monotonic() - began < LONGEST_S:
            await asyncio.sleep(0.2)
            await other.run("log")
            if not any(diary() for diary in diaries):
                gone.setdefault("diaries", time.monotonic() - began)
            if not uploads.file_storage:
                gone.setdefault("uploads", time.monotonic() - began)
        return gone.get("diaries", float("inf")), gone.get("uploads", float("inf"))


def stores() -> list[Store]:
    """All living stores, without adding a reference to any."""
    return [each for each in gc.get_objects() if type(each) is Store]


def main() -> None:
    if len(sys.argv) > 2:
        sweep.Sweep.__init__.__defaults__ = (float(sys.argv[1]), float(sys.argv[2]))
    with tempfile.TemporaryDirectory() as folder:
        os.environ[URL_VARIABLE] = f"sqlite:///{folder}/diary.db"
        with server() as address:
            diaries_s, uploads_s = asyncio.run(seconds_until_gone(address))
    print(f"diaries gone after {diaries_s:.1f} s, uploads after {uploads_s:.1f} s")


if __name__ == "__main__":
    main()
