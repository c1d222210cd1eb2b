"""The server around the app: its health, what its answers carry, and what its log does not."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pandas as pd
import pytest
from starlette.types import Message, Receive, Scope, Send

from neckload.faults import WithoutData, where
from neckload.web.compression import Compression
from neckload.web.index_page import inline_scripts
from neckload.web.request_log import loggable_path
from tests.browser import harness

SECRET = "bG9uZ2FuZHNlY3JldA"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("host")


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[harness.App]:
    with harness.running_app(folder, harness.PROJECT / "neckload" / "server.py") as running:
        yield running


def get(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urlopen(Request(address, headers=headers), timeout=10) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
    except HTTPError as refused:
        return refused.code, {}, refused.read()


def test_health_asks_the_database_and_says_when_it_cannot_be_reached(host: harness.App, folder: Path) -> None:
    status, _, body = get(f"{host.address}/api/health")
    assert (status, json.loads(body)) == (200, {"status": "ok", "database": "ok"})
    with sqlite3.connect(folder / "diary.db") as other:
        other.execute("ALTER TABLE owners RENAME TO away")
        other.commit()
        status, _, body = get(f"{host.address}/api/health")
        other.execute("ALTER TABLE away RENAME TO owners")
    other.close()
    assert (status, json.loads(body)) == (503, {"status": "unavailable", "database": "unreachable"})
    assert get(f"{host.address}/api/health")[0] == 200


@pytest.mark.parametrize("path", ["/", "/log", "/api/health", "/_stcore/health", "/nowhere/at/all"])
def test_every_answer_tells_the_browser_to_trust_no_other_site(host: harness.App, path: str) -> None:
    _, headers, _ = get(host.address + path)
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert policy["connect-src"].split() == ["'self'", *(host.address.replace("http", ws) for ws in ("ws", "wss"))]
    assert "unsafe" not in policy["script-src"]
    assert (headers["referrer-policy"], headers["x-frame-options"]) == ("no-referrer", "DENY")
    assert headers["x-content-type-options"] == "nosniff"


def test_a_host_name_that_is_none_does_not_get_into_the_policy(host: harness.App) -> None:
    _, headers, _ = get(host.address, Host="evil.example; script-src *")
    assert "evil" not in headers.get("content-security-policy", "")


def test_shared_pages_are_not_for_search_engines(host: harness.App) -> None:
    assert get(f"{host.address}/share?t={SECRET}")[1]["x-robots-tag"] == "noindex, nofollow"
    assert "x-robots-tag" not in get(host.address)[1]


def test_program_files_come_compressed_to_those_who_can_read_that(host: harness.App) -> None:
    _, _, page = get(host.address)
    script = page.decode().split('src="./', 1)[1].split('"', 1)[0]
    _, plain_headers, plain = get(f"{host.address}/{script}")
    for _ in range(2):  # made, then kept
        _, headers, packed = get(f"{host.address}/{script}", **{"Accept-Encoding": "gzip"})
        assert headers["content-encoding"] == "gzip"
        assert "immutable" in headers["cache-control"]
        assert len(packed) < len(plain) / 2
        assert gzip.decompress(packed) == plain
    assert "content-encoding" not in plain_headers


def test_streamlits_figures_about_its_visitors_are_not_shown(host: harness.App) -> None:
    assert get(f"{host.address}/_stcore/metrics")[0] == 404


def test_the_log_has_method_path_status_and_time_and_no_query(host: harness.App) -> None:
    get(f"{host.address}/share?t={SECRET}")
    get(f"{host.address}/media/{SECRET}.csv")
    lines: list[str] = []
    end = time.monotonic() + 5  # a line is written once the answer is out
    while len(lines) < 2 and time.monotonic() < end:
        told = [line.split("neckload.requests ")[1] for line in host.log.splitlines() if "neckload.requests" in line]
        lines = [line for line in told if line.startswith(("GET /share 200", "GET /media 404"))]
    assert len(lines) >= 2
    assert all(line.endswith(" ms") for line in lines)
    assert SECRET not in host.log
    assert "127.0.0.1:" not in host.log.replace(host.address.removeprefix("http://"), "")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", "/"),
        ("/log", "/log"),
        ("/media/3f9ac0.csv", "/media"),
        ("/_stcore/upload_file/session/file", "/_stcore/upload_file"),
        ("/api/health", "/api/health"),
        ("/share/bG9uZ2FuZHNlY3JldA", "/share"),
        ("/one\nneckload.requests GET /forged", "/one"),
        ("", "/"),
    ],
)
def test_of_a_path_only_the_program_s_own_words_are_written_down(path: str, told: str) -> None:
    assert loggable_path(path) == told


def test_a_fault_is_logged_by_its_place_without_what_the_diary_says(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("test.faults")
    log.addFilter(WithoutData())
    try:
        try:
            pd.Series(["my neck hurts"]).astype(float)
        except ValueError as inner:
            raise RuntimeError("my neck hurts") from inner
    except RuntimeError as fault:
        log.error("Uncaught app execution", exc_info=fault)
    assert "my neck" not in caplog.text
    assert "RuntimeError" in caplog.text
    assert "ValueError" in caplog.text
    assert "test_server.py:" in caplog.text


def test_a_fault_that_hides_its_cause_is_told_alone() -> None:
    try:
        try:
            raise KeyError("a")
        except KeyError:
            raise LookupError("b") from None
    except LookupError as fault:
        told = where(fault)
    assert told.startswith("LookupError")
    assert "KeyError" not in told


def test_every_script_in_a_page_is_allowed_by_its_own_fingerprint() -> None:
    page = '<script>alert(1)</script><script src="a.js"></script>'
    # echo -n 'alert(1)' | openssl dgst -sha256 -binary | base64
    assert list(inline_scripts(page)) == ["'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"]


@pytest.mark.parametrize(
    ("path", "headers", "kind", "packed"),
    [
        ("/static/a.js", {"accept-encoding": "gzip, br"}, "application/javascript", True),
        ("/static/a.js", {"accept-encoding": "br"}, "application/javascript", False),
        ("/static/a.js", {"accept-encoding": "gzip", "range": "bytes=0-9"}, "application/javascript", False),
        ("/static/a.woff2", {"accept-encoding": "gzip"}, "font/woff2", False),
        ("/app/static/a.js", {"accept-encoding": "gzip"}, "application/javascript", False),
    ],
)
def test_only_what_gets_smaller_is_compressed(path: str, headers: dict[str, str], kind: str, packed: bool) -> None:
    async def file(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind.encode())]})
        await send({"type": "http.response.body", "body": b"a" * 500, "more_body": True})
        await send({"type": "http.response.body", "body": b"b" * 500})

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
    }
    asyncio.run(Compression(file, frozenset({"/static/a.js"}))(scope, receive, send))
    told = dict(sent[0]["headers"])
    body = b"".join(message["body"] for message in sent[1:])
    assert (told.get(b"content-encoding") == b"gzip") is packed
    assert (gzip.decompress(body) if packed else body) == b"a" * 500 + b"b" * 500


def test_a_fault_about_the_program_s_own_names_keeps_its_message() -> None:
    assert where(AttributeError("no attribute 'weeks'")) == "AttributeError: no attribute 'weeks'"
    assert where(KeyError("my neck hurts")) == "KeyError"
