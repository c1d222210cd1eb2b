"""The app for a host: `make serve`, which is `python -m streamlit run neckload/server.py`.

It adds a health route that queries the database, compressed static files, security headers, a request log without
anybody's data, and our own message when the program fails. On a host that can only `streamlit run dashboard.py`, all
pages work without them.
"""

from __future__ import annotations

import gc
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from neckload import app as shared
from neckload.store import StoreError
from neckload.ui.looks.stylesheet import stylesheet
from neckload.ui.session import local_visit
from neckload.ui.text.people import account
from neckload.web.compression import Compression
from neckload.web.index_page import IndexPage
from neckload.web.protection import OwnOrigin, Protection
from neckload.web.request_log import RequestLog
from neckload.web.tabs import TabLimit
from neckload.web.uploads import UploadLimit

DASHBOARD = Path(__file__).resolve().parents[1] / "dashboard.py"
HEALTH_SECONDS = 5  # health checks time out by then

log = logging.getLogger("neckload.server")


async def health(_request: Request) -> Response:
    """200 if pages and database can be used, 503 if the database cannot."""
    try:
        with anyio.fail_after(HEALTH_SECONDS):
            database = await to_thread.run_sync(shared.database_state, abandon_on_cancel=True)
    except (StoreError, TimeoutError):
        return JSONResponse({"status": "unavailable", "database": "unreachable"}, status_code=503)
    return JSONResponse({"status": "ok", "database": database})


@asynccontextmanager
async def prepared(_app: st.App) -> AsyncIterator[None]:
    """Migrate the tables and prepare the sample before the first visitor comes."""
    local_visit.decide_by(local_visit.from_named_peers)
    log_requests()
    try:
        await to_thread.run_sync(shared.warm_up)
    except StoreError as fault:
        log.error("The database cannot be used yet: %s", type(fault).__name__)  # pages try again at every visit
    gc.collect()
    gc.freeze()
    yield


def show_error_code(fault: Exception) -> bool:
    """Show that something went wrong, with a code to find it by in the log, instead of Streamlit's own report."""
    code = secrets.token_hex(3)
    log.error("The error above was shown to the visitor as %s (%s)", code, type(fault).__name__)
    st.error(account.broken(code), icon=":material/error:")
    return True


def log_requests() -> None:
    logging.getLogger("uvicorn.access").disabled = True  # it would log queries and addresses
    root = logging.getLogger("neckload")
    if not root.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
        root.addHandler(handler)
        root.setLevel(logging.INFO)
        root.propagate = False


ROUTES = [Route("/api/health", health)]
OUTER_LAYERS = [Middleware(layer) for layer in (RequestLog, Protection, OwnOrigin, TabLimit)]
INNER_LAYERS = [Middleware(UploadLimit), Middleware(IndexPage, rules=stylesheet()), Middleware(Compression)]

app = st.App(
    DASHBOARD,
    lifespan=prepared,
    routes=ROUTES,
    middleware=[*OUTER_LAYERS, *INNER_LAYERS],
    on_script_error=show_error_code,
)
