"""Who is here: a visit is local only when every sign of it says so."""

from __future__ import annotations

from datetime import datetime

import pytest
import streamlit as st

from neckload.ui.session import identity

HERE = {"Host": "localhost:8501"}


@pytest.mark.parametrize(
    ("url", "host", "peer"),
    [
        ("http://localhost:8501/", "localhost:8501", None),
        ("http://localhost:8501/log?unit=mi", "localhost:8501", "127.0.0.1"),
        ("http://LOCALHOST:8501/", "LocalHost:8501", None),
        ("http://127.0.0.1:8501/", "127.0.0.1:8501", "127.0.0.1"),
        ("http://127.0.0.5:8501/", "127.0.0.5:8501", "127.0.0.5"),
        ("http://[::1]:8501/", "[::1]:8501", "::1"),
        ("http://localhost/", "localhost", None),
    ],
)
def test_every_loopback_name_is_local(url: str, host: str, peer: str | None) -> None:
    assert identity.is_local_visit(url, {"Host": host}, peer)


@pytest.mark.parametrize(
    ("url", "headers", "peer"),
    [
        ("https://neckload.example.org/", {"Host": "neckload.example.org"}, None),
        ("http://192.168.1.20:8501/", {"Host": "192.168.1.20:8501"}, None),  # the same home is not the same computer
        ("http://localhost:8501/", HERE, "192.168.1.20"),
        ("http://localhost:8501/", HERE, "203.0.113.9"),
        ("http://neckload.example.org/", HERE, None),  # a proxy that rewrites Host
        ("http://localhost:8501/", {"Host": "neckload.example.org"}, None),
        ("http://localhost:8501/", {**HERE, "X-Forwarded-For": "203.0.113.9"}, None),
        ("http://localhost:8501/", {**HERE, "X-Forwarded-Host": "neckload.example.org"}, None),
        ("http://localhost:8501/", {**HERE, "X-Real-Ip": "203.0.113.9"}, None),
        ("http://localhost:8501/", {**HERE, "Forwarded": "for=203.0.113.9"}, None),
        ("http://localhost.example.org/", {"Host": "localhost.example.org"}, None),
        ("http://127.0.0.1.example.org/", {"Host": "127.0.0.1.example.org"}, None),
        ("http://127.0.0.1@example.org/", {"Host": "example.org"}, None),
        ("http://0.0.0.0:8501/", {"Host": "0.0.0.0:8501"}, None),
        ("http://localhost:8501/", {}, None),
        ("http://localhost:8501/", {"Host": ""}, None),
        (None, HERE, None),
        ("", HERE, None),
        ("http://localhost:8501/", {"Host": "[::1"}, None),
        ("http://[::1", HERE, None),
        ("http://localhost:8501/", HERE, "not an address"),
    ],
)
def test_any_sign_of_elsewhere_and_any_missing_or_broken_sign_is_not_local(
    url: str | None, headers: dict[str, str], peer: str | None
) -> None:
    assert not identity.is_local_visit(url, headers, peer)


def test_a_script_that_runs_by_itself_is_local() -> None:
    assert identity.is_local()


def test_the_clock_is_the_visitors_and_has_no_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    clocks = {}
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 14 hours ahead of UTC and 11 behind
        monkeypatch.setattr(type(st.context), "timezone", zone)
        clocks[zone] = identity.now()
    ahead, behind = clocks.values()
    assert ahead.tzinfo is None
    assert ahead.microsecond == 0
    assert round((ahead - behind).total_seconds() / 3600) == 25


@pytest.mark.parametrize("zone", [None, "", "Nowhere/Atlantis", "../etc/passwd"])
def test_without_a_known_zone_the_computers_clock_counts(monkeypatch: pytest.MonkeyPatch, zone: str | None) -> None:
    monkeypatch.setattr(type(st.context), "timezone", zone)
    assert abs((identity.now() - datetime.now()).total_seconds()) < 5


@pytest.mark.parametrize(
    ("address", "here_only"),
    [
        ("http://127.0.0.1:8501/share?t=abc", True),
        ("http://localhost:8501/share?d=abc", True),
        ("https://neck.example/share?t=abc", False),
        ("http://192.168.1.7:8501/share?t=abc", False),
        ("/share?t=abc", False),
    ],
)
def test_a_link_to_a_loopback_address_opens_on_this_computer_only(address: str, here_only: bool) -> None:
    assert identity.is_of_this_computer(address) is here_only
