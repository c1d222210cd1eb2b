"""Who is here, and what time it is where they are. Who sees this computer's diary: tests/security."""

from __future__ import annotations

from datetime import datetime

import pytest
import streamlit as st

from neckload.ui.session import identity, local_visit


def test_a_script_that_runs_by_itself_is_local() -> None:
    assert local_visit.is_local()


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
    assert local_visit.is_of_this_computer(address) is here_only
