"""Links to share: what opens them, what they show, and what is kept of them."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import event, select

from neckload.domain.letters import Letter
from neckload.domain.links import WRONG_PASSCODES
from neckload.domain.sharing import USUAL, ShareOptions
from neckload.store import Mailbox, SharedReader, Store, open_store
from neckload.store.schema import shares
from tests.example_diary import full_diary, upload

WISH = ShareOptions(name="for my PT", title="Anna", parts=USUAL, days=30, weeks=26, measure="distance", unit="mi")
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
    link = annas.links.open(annas.make_share("anna", WISH))
    assert link is not None
    assert (link.options.title, link.options.unit) == ("Anna", "mi")
    assert timedelta(days=29, hours=23) < link.ends_at - datetime.now(UTC) <= timedelta(days=30)
    view = annas.links.shared(link, TODAY, None)
    assert view.analysis.settings == WISH.settings
    assert view.since == date(2025, 9, 22)
    assert annas.links.shared(link, TODAY, 12).since == date(2025, 12, 29)
    assert annas.links.shared(link, TODAY, 520).since == view.since  # never more than was shared
    assert full_diary().runs["title"].notna().any()
    assert view.analysis.record.runs["title"].isna().all()


def test_nothing_of_whose_diary_it_is_stands_in_what_a_page_may_print(annas: Store) -> None:
    assert "anna" not in repr(annas.links.open(annas.make_share("anna", WISH)))


@pytest.mark.parametrize("token", ["", "no such token", "x" * 43, "'; DROP TABLE shares; --", "\ud800", "ü" * 10_000])
def test_a_guessed_token_opens_nothing(annas: Store, token: str) -> None:
    annas.make_share("anna", WISH)
    assert (annas.links.door(token), annas.links.open(token), annas.links.reopened(token)) == (None, None, None)
    assert annas.shares("anna")[0].access.opened == 0


def number_of(store: Store) -> int:
    return store.shares("anna")[0].id


def close_by(why: str, store: Store, token: str) -> None:
    match why:
        case "withdrawn":
            store.withdraw_share("anna", number_of(store))
        case "paused":
            store.pause_share("anna", number_of(store))
        case "used up":
            assert store.links.open(token, "let me in")
        case "wrong passcodes":
            for number in range(WRONG_PASSCODES):
                assert store.links.open(token, f"guess {number}") is None


def statements(store: Store, token: str) -> list[str]:
    """What the database is asked when somebody comes with a token."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(store._engine, "before_cursor_execute", note)
    assert store.links.door(token) is None
    event.remove(store._engine, "before_cursor_execute", note)
    return asked


@pytest.mark.parametrize("why", ["withdrawn", "ended", "paused", "used up", "wrong passcodes"])
def test_whatever_keeps_a_link_shut_is_answered_as_if_there_had_never_been_one(annas: Store, why: str) -> None:
    token = annas.make_share("anna", replace(WISH, openings_allowed=1), "let me in")
    assert in_days(annas, 29.9).door(token) == "passcode"
    close_by(why, annas, token)
    links = in_days(annas, 30.1 if why == "ended" else 0)
    answers = [links.door(token), links.open(token), links.open(token, "let me in"), links.open(token, "wrong")]
    assert answers == [None] * 4
    if why != "ended":
        assert statements(annas, token) == statements(annas, "never made")


def test_openings_are_counted_by_day_with_the_moment_of_the_last_one(annas: Store) -> None:
    token = annas.make_share("anna", WISH)
    (link,) = annas.shares("anna")
    assert (link.access.opened, link.opened_at, annas.openings("anna")) == (0, None, {})
    for days in (0, 2, 2):
        assert in_days(annas, days).open(token)
    (link,) = annas.shares("anna")
    assert link.access.opened == 3
    assert link.opened_at is not None
    assert link.opened_at - link.made_at > timedelta(days=1.9)
    assert [times for _, times in annas.openings("anna")[link.id]] == [2, 1]
    in_days(annas, 31).open(token)  # ended: nobody opened anything
    assert annas.shares("anna")[0].access.opened == 3


def test_a_link_opens_as_often_as_it_may_and_the_last_page_stays_open(annas: Store) -> None:
    token = annas.make_share("anna", replace(WISH, openings_allowed=2))
    assert annas.links.door(token) == "tap"
    assert annas.links.open(token)
    last = annas.links.open(token)
    assert annas.links.open(token) is None
    assert annas.links.reopened(token) == last


def test_of_many_visitors_at_once_no_more_get_in_than_may(annas: Store) -> None:
    token = annas.make_share("anna", replace(WISH, openings_allowed=3))
    with ThreadPoolExecutor(8) as visitors:
        opened = list(visitors.map(lambda _: annas.links.open(token), range(8)))
    assert sum(link is not None for link in opened) == 3
    assert annas.shares("anna")[0].access.opened == 3


def test_a_pause_closes_open_pages_and_a_resume_lets_them_open_again(annas: Store) -> None:
    token = annas.make_share("anna", WISH)
    link = annas.links.open(token)
    assert link is not None
    annas.pause_share("anna", link.id)
    assert annas.links.has_changed(token, link)
    assert annas.links.reopened(token) is None
    annas.resume_share("anna", link.id)
    assert annas.links.reopened(token) == link


def test_more_time_counts_from_the_end_or_from_now_where_that_has_passed(annas: Store) -> None:
    token = annas.make_share("anna", replace(WISH, days=7))
    annas.extend_share("anna", number_of(annas))
    assert in_days(annas, 36.9).door(token) == "stands_open"
    assert in_days(annas, 37.1).door(token) is None


def test_the_runner_is_shown_each_opening_once(annas: Store) -> None:
    token = annas.make_share("anna", WISH)
    annas.links.open(token)
    (link,) = annas.shares("anna")
    assert (link.access.opened, link.opened_seen) == (1, 0)
    version = annas.version("anna")
    annas.links.open(token)
    annas.mark_openings_seen("anna", {link.id: link.access.opened})
    (link,) = annas.shares("anna")
    # The one that came while the page was on its way is shown the next time.
    assert (link.access.opened, link.opened_seen) == (2, 1)
    assert annas.version("anna") == version


# Passcodes


@pytest.mark.usefixtures("slow_passcodes")
def test_a_passcode_opens_whatever_spaces_came_with_it_and_is_kept_as_argon2id(annas: Store) -> None:
    token = annas.make_share("anna", WISH, "ünder the bridge")
    assert annas.links.door(token) == "passcode"
    assert annas.links.open(token) is None
    assert annas.links.open(token, " ünder the bridge\n")
    with annas._engine.connect() as connection:
        kept = connection.execute(select(shares.c.passcode)).scalar_one()
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert "bridge" not in kept


def test_the_right_passcode_gives_back_its_try_and_ten_wrong_ones_pause_until_resumed(annas: Store) -> None:
    token = annas.make_share("anna", WISH, "let me in")
    for number in range(WRONG_PASSCODES - 1):
        assert annas.links.open(token, f"guess {number}") is None
    link = annas.links.open(token, "let me in")
    assert link is not None
    assert annas.shares("anna")[0].access.wrong_passcodes == WRONG_PASSCODES - 1
    assert annas.links.open(token, "one more guess") is None
    assert annas.links.door(token) is None
    assert annas.links.has_changed(token, link)
    annas.resume_share("anna", number_of(annas))
    assert annas.links.open(token, "let me in")


def test_many_guesses_at_once_are_no_more_than_ten(annas: Store) -> None:
    token = annas.make_share("anna", WISH, "let me in")
    with ThreadPoolExecutor(6) as guessers:
        opened = list(guessers.map(lambda number: annas.links.open(token, f"guess {number}"), range(24)))
    assert opened == [None] * 24
    assert annas.shares("anna")[0].access.wrong_passcodes == WRONG_PASSCODES


# What is open


def test_an_open_page_learns_of_an_entry_a_withdrawal_and_the_end_and_of_nothing_else(annas: Store) -> None:
    token = annas.make_share("anna", WISH)
    link = annas.links.open(token)
    assert link is not None
    annas.links.open(token)
    annas.remember("anna", "unit", "km")
    assert not annas.links.has_changed(token, link)
    assert in_days(annas, 31).has_changed(token, link)
    annas.save_pain("anna", pd.DataFrame({"when": [pd.Timestamp("2026-03-17 08:00")], "pain_0_10": [4.0]}))
    assert annas.links.has_changed(token, link)
    link = annas.links.reopened(token)
    assert link is not None
    annas.withdraw_share("anna", annas.shares("anna")[0].id)
    assert annas.links.has_changed(token, link)


def test_what_opens_links_has_no_method_that_writes_a_diary() -> None:
    assert {name for name in dir(SharedReader) if not name.startswith("_")} == {
        "door",
        "open",
        "reopened",
        "has_changed",
        "shared",
        "letters",
        "takes_letter",
    }
    assert {name for name in dir(Mailbox) if not name.startswith("_")} == {"put"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


def test_no_byte_of_the_database_holds_the_token_and_none_is_left_of_a_withdrawn_link(file: Path) -> None:
    with closing(open_store(f"sqlite:///{file}")) as store:
        store.save_import("anna", "backup.zip", upload(full_diary()))
        token = store.make_share("anna", replace(WISH, takes_letters=True))
        link = store.links.open(token)
        assert link is not None
        assert store.mailbox().put(link, Letter(TODAY, text="stay below the bridge"))
        kept = b"".join(part.read_bytes() for part in file.parent.glob("kept.db*"))
        assert b"for my PT" in kept
        assert b"below the bridge" in kept
        assert token.encode() not in kept
        store.withdraw_share("anna", store.shares("anna")[0].id)
    assert b"for my PT" not in file.read_bytes()
    assert b"below the bridge" not in file.read_bytes()
