"""The key to the diary of one's own computer: what it opens, and where it can be seen."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path

import pytest
from streamlit import net_util
from streamlit.web import bootstrap

from neckload import own_computer
from neckload.web.start_key import KeyGate, StartKey, kept_key
from tests.browser import harness
from tests.security.asgi import Behind, ask

KEY = StartKey("a-key-of-256-random-bits")
NAME, VALUE = KEY.cookie


@pytest.mark.parametrize(
    "path", ["/", "/log", "/share", "/static/js/a.js", "/media/a.csv", "/_stcore/upload_file/a/b", "/auth/login", "//x"]
)
def test_without_the_key_nothing_is_answered(path: str) -> None:
    behind = Behind()
    for headers in ({}, {"Cookie": f"{NAME}={KEY.secret}"}, {"Cookie": f"other={VALUE}"}):
        answer = ask(KeyGate(behind, KEY), path, headers, query_string=b"key=wrong")
        assert answer.status == 403
        assert b"This diary is locked" in answer.body
    assert ask(KeyGate(behind, KEY), path, type="websocket").status == 403
    assert behind.paths == []


@pytest.mark.parametrize("path", ["/api/health", "/_stcore/health"])
def test_whether_the_server_lives_everybody_may_ask(path: str) -> None:
    assert ask(KeyGate(Behind(), KEY), path).status == 200


def test_the_address_with_the_key_leads_to_the_same_page_without_it_and_leaves_a_cookie() -> None:
    answer = ask(KeyGate(Behind(), KEY), "/log", query_string=f"unit=mi&key={KEY.secret}&part=Check+in".encode())
    assert answer.status == 303
    assert answer.header("location") == "/log?unit=mi&part=Check+in"
    assert answer.header("cache-control") == "no-store"
    cookie = str(answer.header("set-cookie"))
    assert cookie.startswith(f"{NAME}={VALUE}; HttpOnly; Max-Age=")
    assert "SameSite=lax" in cookie
    assert KEY.secret not in cookie
    assert ask(KeyGate(Behind(), KEY), "/log", {"Cookie": f"{NAME}={VALUE}"}).body == b"inside"


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "///evil.example/x"])
def test_the_key_leads_to_no_other_site(path: str) -> None:
    answer = ask(KeyGate(Behind(), KEY), path, query_string=f"key={KEY.secret}".encode())
    assert str(answer.header("location")).startswith("/evil.example")


def test_a_key_is_kept_where_nobody_else_reads_it_until_a_new_one_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "neckload" / "neckload.key"
    first = kept_key(file)
    assert len(first.secret) == 43  # 256 bits
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert kept_key(file) == first
    renewed = kept_key(file, renew=True)
    assert renewed != first
    assert not renewed.opens(dict([first.cookie]))
    assert kept_key(file) == renewed


def test_a_key_that_others_could_have_read_is_none(tmp_path: Path) -> None:
    file = tmp_path / "neckload.key"
    first = kept_key(file)
    file.chmod(0o644)
    assert kept_key(file) != first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_text("\n")
    assert len(kept_key(file).secret) == 43


def test_the_key_does_not_show_where_a_fault_is_logged() -> None:
    assert KEY.secret not in repr(KEY)


def test_the_key_lies_beside_the_diary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NECKLOAD_DATABASE_URL", f"sqlite:///{tmp_path / 'anna.db'}")
    assert own_computer.key_file() == tmp_path / "anna.key"


def test_no_start_asks_an_outside_service_for_this_computers_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda *_, **__: pytest.fail("somebody was called"))
    monkeypatch.setattr(net_util, "get_internal_ip", lambda: pytest.fail("a way out was looked for"))
    monkeypatch.chdir(harness.PROJECT)
    try:
        bootstrap.load_config_options({"server.headless": True})
        bootstrap._print_url(is_running_hello=False)
    finally:
        bootstrap.load_config_options({})


def test_the_program_that_opens_the_browser_is_not_started_with_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(own_computer, "BROWSER_PAGE", tmp_path / "open.html")
    monkeypatch.setattr(own_computer, "_PAGE_SECONDS", 0)

    def opened(address: str) -> None:
        page = Path(address.removeprefix("file://"))
        seen.extend([address, page.read_text(), oct(stat.S_IMODE(page.stat().st_mode))])

    monkeypatch.setattr(own_computer.webbrowser, "open", opened)
    asyncio.run(own_computer._open_browser(KEY.address("http://127.0.0.1:8501/")))
    address, page, mode = seen
    assert KEY.secret not in address
    assert KEY.address("http://127.0.0.1:8501/") in page
    assert mode == "0o600"
    assert not (tmp_path / "open.html").exists()
