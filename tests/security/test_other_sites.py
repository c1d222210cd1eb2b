"""What pages of other sites, and of other ports of this computer, can make a visitor's browser do here."""

from __future__ import annotations

import pytest
from streamlit import net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

from neckload.web.own_address import never_ask_for_own_address
from neckload.web.protection import OwnOrigin, Protection
from tests.security.asgi import Behind, ask

HOST = "localhost:8501"


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://localhost:9999",  # another program of the same computer
        "http://localhost",
        "https://localhost",
        "http://0.0.0.0:1",
        "http://127.0.0.1:8501",  # another name is another page
        "http://192.168.1.20:8501",
        "http://localhost:8501.evil.example",
        "http://evil.example@localhost:9",
        "null",
        "",
        "file://localhost:8501",
        "http://[::1",
    ],
)
def test_a_websocket_of_another_page_is_refused_before_streamlit_asks_anybody_about_it(
    origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda *_: pytest.fail("an outside service was asked"))
    behind = Behind()
    answer = ask(OwnOrigin(behind), "/_stcore/stream", {"Host": HOST, "Origin": origin}, type="websocket")
    assert (answer.status, behind.paths) == (403, [])


@pytest.mark.parametrize(
    "headers",
    [
        [("Host", HOST), ("Origin", f"http://{HOST}"), ("Origin", "https://evil.example")],
        [("Host", HOST), ("Host", "evil.example"), ("Origin", f"http://{HOST}")],
        [("Origin", f"http://{HOST}")],
    ],
)
def test_a_handshake_that_names_two_origins_or_two_hosts_or_none_is_refused(headers: list[tuple[str, str]]) -> None:
    assert ask(OwnOrigin(Behind()), "/_stcore/stream", headers, type="websocket").status == 403


@pytest.mark.parametrize("origin", [f"http://{HOST}", f"https://{HOST}", "HTTP://LOCALHOST:8501"])
def test_a_websocket_of_our_own_page_is_taken(origin: str) -> None:
    headers = {"Host": "LocalHost:8501", "Origin": origin}
    assert ask(OwnOrigin(Behind()), "/_stcore/stream", headers, type="websocket").status == 101


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_no_other_site_can_sign_a_visitor_out(site: str) -> None:
    behind = Behind()
    answer = ask(Protection(behind), "/auth/logout", {"Host": HOST, "Sec-Fetch-Site": site})
    assert (answer.status, behind.paths) == (403, [])


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_the_page_itself_can_sign_its_visitor_out(site: str) -> None:
    assert ask(Protection(Behind()), "/auth/logout", {"Host": HOST, "Sec-Fetch-Site": site}).status == 200


def test_a_cookie_set_over_https_never_travels_without_it() -> None:
    cookies = [(b"set-cookie", b"_streamlit_user=x; HttpOnly; Path=/"), (b"set-cookie", b"a=b; Secure; Path=/")]
    answer = ask(Protection(Behind(headers=cookies)), "/oauth2callback", {"Host": HOST}, scheme="https")
    cookies_sent = [value for name, value in answer.headers if name == "set-cookie"]
    assert cookies_sent == ["_streamlit_user=x; HttpOnly; Path=/; Secure", "a=b; Secure; Path=/"]
    assert answer.header("strict-transport-security") == "max-age=31536000"


def test_over_plain_http_a_cookie_stays_as_it_is_or_the_browser_would_drop_it() -> None:
    answer = ask(Protection(Behind(headers=[(b"set-cookie", b"a=b; Path=/")])), "/", {"Host": HOST})
    assert answer.header("set-cookie") == "a=b; Path=/"
    assert answer.header("strict-transport-security") is None


@pytest.mark.parametrize("path", ["/", "/log", "/share", "/static/js/a.js", "/media/abc.csv", "/_stcore/health"])
def test_no_answer_may_stand_in_a_frame(path: str) -> None:
    answer = ask(Protection(Behind()), path, {"Host": HOST})
    assert answer.header("x-frame-options") == "DENY"
    assert "frame-ancestors 'none'" in str(answer.header("content-security-policy"))


def test_under_plain_streamlit_too_no_outside_service_is_asked_about_a_foreign_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda *_, **__: pytest.fail("somebody was asked"))
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)  # put back afterwards
    never_ask_for_own_address()
    assert not is_url_from_allowed_origins("https://evil.example")
