"""Links to share: what opens them, what they show, and what is kept of them."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from neckload.domain.sharing import USUAL, ShareWish
from neckload.store import SharedReader, Store, open_store
from tests.example_diary import full_diary, upload

WISH = ShareWish(name="for my PT", title="Anna", parts=USUAL, days=30, weeks=26, measure="distance", unit="mi")
TODAY = date(2026, 3, 18)


@pytest.fixture
def annas(store: Store) -> Store:
    store.save_import("anna", "backup.zip", upload(full_diary()))
    return store


def in_days(store: Store, days: float) -> SharedReader:
    links = store.links
    return SharedReader(links._connect, links._diary, clock=lambda: datetime.now(UTC) + timedelta(days=days))


def test_a_token_is_256_random_bits_that_may_stand_in_an_address(annas: Store) -> None:
    tokens = {annas.make_share("anna", WISH) for _ in range(20)}
    assert len(tokens) == 20
    assert all(re.fullmatch(r"[\w-]{43}", token) for token in tokens)


def test_a_link_shows_what_its_runner_wished_and_says_who_and_until_when(annas: Store) -> None:
    link = annas.links.find(annas.make_share("anna", WISH))
    assert link is not None
    assert (link.title, link.unit) == ("Anna", "mi")
    assert timedelta(days=29, hours=23) < link.ends_at - datetime.now(UTC) <= timedelta(days=30)
    view = annas.links.shared(link, TODAY)
    assert view.analysis.settings == WISH.settings
    assert view.since == date(2025, 9, 22)
    assert full_diary().runs["title"].notna().any()
    assert view.analysis.record.runs["title"].isna().all()


def test_nothing_of_whose_diary_it_is_stands_in_what_a_page_may_print(annas: Store) -> None:
    assert "anna" not in repr(annas.links.find(annas.make_share("anna", WISH)))


@pytest.mark.parametrize("token", ["", "no such token", "x" * 43, "'; DROP TABLE shares; --", "\ud800", "ü" * 10_000])
def test_a_guessed_token_opens_nothing(annas: Store, token: str) -> None:
    annas.make_share("anna", WISH)
    assert annas.links.find(token) is None
    annas.links.count_opening(token)
    assert annas.shares("anna")[0].opened == 0


def test_ended_and_withdrawn_are_answered_as_if_there_had_never_been_a_link(annas: Store) -> None:
    ending, withdrawn = annas.make_share("anna", WISH), annas.make_share("anna", WISH)
    assert in_days(annas, 29.9).find(ending) is not None
    assert in_days(annas, 30.1).find(ending) is None
    annas.withdraw_share("anna", annas.shares("anna")[0].id)
    assert annas.links.find(withdrawn) is None
    assert annas.links.find(ending) is not None


def test_openings_are_counted_with_the_moment_of_the_last_one(annas: Store) -> None:
    token = annas.make_share("anna", WISH)
    (link,) = annas.shares("anna")
    assert (link.opened, link.opened_at) == (0, None)
    annas.links.count_opening(token)
    in_days(annas, 2).count_opening(token)
    (link,) = annas.shares("anna")
    assert link.opened == 2
    assert link.opened_at is not None
    assert link.opened_at - link.made_at > timedelta(days=1.9)
    in_days(annas, 31).count_opening(token)  # ended: nobody opened anything
    assert annas.shares("anna")[0].opened == 2


def test_an_open_page_learns_of_an_entry_a_withdrawal_and_the_end_and_of_nothing_else(annas: Store) -> None:
    token = annas.make_share("anna", WISH)
    link = annas.links.find(token)
    assert link is not None
    annas.links.count_opening(token)
    annas.remember("anna", "unit", "km")
    assert not annas.links.has_changed(token, link)
    assert in_days(annas, 31).has_changed(token, link)
    annas.save_pain("anna", pd.DataFrame({"when": [pd.Timestamp("2026-03-17 08:00")], "pain_0_10": [4.0]}))
    assert annas.links.has_changed(token, link)
    link = annas.links.find(token)
    assert link is not None
    annas.withdraw_share("anna", annas.shares("anna")[0].id)
    assert annas.links.has_changed(token, link)


def test_what_opens_links_has_no_method_that_writes_a_diary() -> None:
    assert {name for name in dir(SharedReader) if not name.startswith("_")} == {
        "find",
        "count_opening",
        "has_changed",
        "shared",
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


def test_no_byte_of_the_database_holds_the_token_and_none_is_left_of_a_withdrawn_link(file: Path) -> None:
    with closing(open_store(f"sqlite:///{file}")) as store:
        store.save_import("anna", "backup.zip", upload(full_diary()))
        token = store.make_share("anna", WISH)
        store.links.count_opening(token)
        kept = b"".join(part.read_bytes() for part in file.parent.glob("kept.db*"))
        assert b"for my PT" in kept
        assert token.encode() not in kept
        store.withdraw_share("anna", store.shares("anna")[0].id)
    assert b"for my PT" not in file.read_bytes()
