"""What strangers can make the server keep in memory."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from contextlib import closing

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from neckload.store import StoreUnavailable, open_store, sqlite
from neckload.web.compression import Compression, program_files
from neckload.web.tabs import TabLimit
from neckload.web.uploads import UploadLimit
from tests.browser.harness import PROJECT
from tests.builders import pain
from tests.security.asgi import Behind, ask

SCRIPT = next(path for path in sorted(program_files()) if path.endswith(".js"))
SPELLINGS = [SCRIPT.replace("/js/", f"/js{'/' * n}") for n in range(2, 30)]
SPELLINGS += [SCRIPT.replace("/js/", f"/js{'/.' * n}/") for n in range(1, 30)]
SPELLINGS += [
    SCRIPT.replace("/static/", "/static/x/../"),
    SCRIPT + "/",
    "/static/invented.js",
    SCRIPT.replace("j", "%6a"),
]


def test_no_spelling_of_a_program_file_but_its_own_is_kept_in_memory() -> None:
    behind = Behind(headers=[(b"content-type", b"application/javascript")], body=b"a" * 1000)
    layer = Compression(behind)
    for path in [*SPELLINGS, SCRIPT, SCRIPT]:
        ask(layer, path, {"Accept-Encoding": "gzip"})
    assert list(layer._kept) == [SCRIPT]
    assert len(behind.paths) == len(SPELLINGS) + 1  # its own spelling is asked for once


@pytest.mark.parametrize("kind", [".js", ".css"])
def test_the_list_holds_the_program_files_that_get_smaller(kind: str) -> None:
    files = program_files()
    assert sum(file.endswith(kind) for file in files) > 2
    assert not any(file.endswith((".woff2", ".png", ".html")) for file in files)


PLACE = "/_stcore/upload_file/{session}/made-up"


def put(
    layer: UploadLimit, session: str, size: int, address: str = "203.0.113.9", file: int = 0, **headers: str
) -> int:
    """The status of an upload that comes in parts of ten bytes."""
    parts = tuple(b"x" * 10 for _ in range(size // 10))
    path = PLACE.format(session=session)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(layer, path, named, parts, method="PUT", client=(address, 1)).status


def test_uploads_of_a_tab_an_address_and_all_are_held_in_memory_up_to_a_limit() -> None:
    held: dict[str, int] = {}

    async def keeping(scope: Scope, receive: Receive, send: Send) -> None:
        behind = Behind()
        await behind(scope, receive, send)
        session = scope["path"].split("/")[3]
        held[session] = held.get(session, 0) + behind.received

    layer = UploadLimit(keeping, lambda: held, of_a_session=100, of_an_address=200, of_all=300)
    assert put(layer, "a", 110) == 413
    assert put(layer, "a", 10, Content_Length="101") == 413
    assert put(layer, "a", 100) == 200
    assert put(layer, "a", 10) == 413
    assert put(layer, "b", 100) == 200
    assert put(layer, "c", 10) == 413  # the address has its share
    assert put(layer, "c", 100, "203.0.113.10") == 200
    assert put(layer, "d", 10, "203.0.113.11") == 413  # and so have all together
    del held["a"], held["b"]
    assert put(layer, "e", 100) == 200


def test_uploads_that_come_at_the_same_time_share_the_limit() -> None:
    layer = UploadLimit(Behind(), dict, of_a_session=100, of_an_address=100, of_all=100)
    layer._in_progress["b"] = 60  # half-way through
    layer._address_of["b"] = "203.0.113.9"
    assert put(layer, "a", 50) == 413
    assert put(layer, "a", 40) == 200


def test_an_upload_that_is_too_much_is_stopped_in_the_middle() -> None:
    behind = Behind()
    assert put(UploadLimit(behind, dict, of_a_session=100), "a", 10_000) == 413
    assert behind.received <= 100


def test_a_diary_that_lives_in_a_tab_grows_up_to_a_limit_and_keeps_what_it_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "IN_MEMORY_BYTES", 1024 * 1024)
    with closing(open_store("sqlite://")) as store:
        store.save_pain("visitor", pain(("2026-03-02 08:00", 3)))
        with pytest.raises(StoreUnavailable, match="only in this tab can hold at most 1 MB"):
            store.save_pain("visitor", pain(("2026-03-03 08:00", 4)).assign(note="x" * 2_000_000))
        assert store.diary("visitor").pain["pain_0_10"].tolist() == [3]


def test_tabs_of_one_address_are_opened_up_to_a_limit_and_those_behind_a_proxy_are_not_taken_for_one() -> None:
    async def opened(layer: TabLimit, address: str, tabs: int) -> int:
        """How many of so many tabs, all open at once, got in."""
        taken: list[str] = []
        answered, closed = asyncio.Semaphore(0), asyncio.Event()

        async def send(message: Message) -> None:
            taken.append(message["type"])
            answered.release()

        async def tab() -> None:
            scope = {"type": "websocket", "client": (address, 1), "headers": []}
            await layer(scope, receive, send)

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        layer.app = _open_until(closed)
        running = [asyncio.create_task(tab()) for _ in range(tabs)]
        for _ in running:
            await answered.acquire()
        closed.set()
        await asyncio.gather(*running)
        return taken.count("websocket.accept")

    layer = TabLimit(Behind(), of_an_address=3)
    assert asyncio.run(opened(layer, "8.8.8.8", 5)) == 3
    assert asyncio.run(opened(layer, "8.8.8.8", 3)) == 3  # the others are closed
    assert asyncio.run(opened(layer, "10.0.0.7", 5)) == 5


def _open_until(closed: asyncio.Event) -> ASGIApp:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        await closed.wait()

    return app


@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("DELETE", PLACE), ("PUT", "/api/health")])
def test_what_is_no_upload_passes(method: str, path: str) -> None:
    layer = UploadLimit(Behind(), dict, of_a_session=0)
    assert ask(layer, path, parts=(b"x" * 10,), method=method).status == 200


@pytest.mark.slow
def test_the_diary_and_the_uploads_of_a_closed_tab_are_gone_though_another_tab_stays_open() -> None:
    """With 2 s in place of the 90, and a sweep each second in place of each quarter of a minute."""
    command = [sys.executable, "-m", "benchmarks.closed_tabs", "2", "1"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=240, cwd=PROJECT).stdout
    seconds = [float(each) for each in re.findall(r"after ([\d.]+|inf) s", said)]
    assert len(seconds) == 2
    assert max(seconds) < 60
