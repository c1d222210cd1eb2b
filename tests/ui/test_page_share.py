"""*Share*, and the page behind a link, without a browser: what is offered where, and what a guest is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from neckload.app import Files
from neckload.domain.sharing import USUAL, ShareWish
from neckload.ui.pages import qr, share, shared
from neckload.ui.pages.follow import Follower
from neckload.ui.session import links
from neckload.ui.session.page_context import Kept
from neckload.ui.session.throttle import ADDRESSES, FORGOTTEN_AFTER_S, LONGEST_S, Tries
from neckload.ui.text import share as share_words
from tests.builders import diary
from tests.ui import test_pages
from tests.ui.test_pages import OWNER, Runner, in_app, sound, tap, text

NOW = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def fresh_server() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def runner() -> Runner:
    runner = Runner()
    noted = diary([20] * 4 + [23], [100] * 4 + [115], [1, 1, 1, 1, 3])
    runner.keep(replace(noted, pain=noted.pain.assign(note="my own words")))
    return runner


def owners_page(runner: Runner, kept: Kept = "account") -> AppTest:
    return sound(in_app(lambda: share.show(replace(runner.visit({"log": None}), kept=kept, files=Files()))).run())


def guests_page(runner: Runner, who: Follower | None = None, **asked: str) -> AppTest:
    """What stands behind a link, for somebody without an account, or for one who may follow."""
    app = in_app(partial(shared.show, lambda: runner.store.links, Files.read_snapshot, test_pages.NOW.date(), who))
    for name, value in asked.items():
        app.query_params[name] = value
    return sound(app.run())


def sent(app: AppTest) -> str:
    return str([getattr(element, "proto", "") for element in app.main])


def by_link(app: AppTest) -> AppTest:
    return sound(app.segmented_control(key="share_way").set_value("Link").run())


def links_on(app: AppTest) -> list[str]:
    return [code.value for code in app.code]


def token_of(link: str) -> str:
    return link.split("?t=")[1]


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("http://localhost:8501/share", "http://localhost:8501/share?t=abc"),
        ("https://neck.example/share?measure=time#top", "https://neck.example/share?t=abc"),
        ("https://host.example/apps/neck/share", "https://host.example/apps/neck/share?t=abc"),
        ("https://host.example/apps/neck/", "https://host.example/apps/neck/share?t=abc"),
    ],
)
def test_a_link_leads_to_the_shared_page_of_the_same_app(page: str, link: str) -> None:
    assert links.live_link(page, "abc") == link
    assert links.is_shared_page(link)


def test_a_snapshot_with_any_letter_stands_in_its_link_as_one_value() -> None:
    assert links.snapshot_link("http://localhost/share", "a&b=c#d") == "http://localhost/share?d=a%26b%3Dc%23d"


@pytest.mark.parametrize("page", ["", "http://localhost:8501/", "http://localhost:8501/shared", "http://x/share/it"])
def test_other_pages_are_not_the_shared_page(page: str) -> None:
    assert not links.is_shared_page(page)


def test_each_wrong_link_from_one_address_waits_twice_as_long_up_to_a_limit() -> None:
    tries = Tries()
    assert [tries.failed("1.2.3.4", now) for now in range(6)] == [0.25, 0.5, 1, 2, LONGEST_S, LONGEST_S]
    assert tries.failed("5.6.7.8", 6) == 0.25


def test_wrong_links_are_forgotten_after_a_while() -> None:
    tries = Tries()
    assert [tries.failed("1.2.3.4", now) for now in (0, 1, 1 + FORGOTTEN_AFTER_S + 1)] == [0.25, 0.5, 0.25]


def test_only_so_many_addresses_are_remembered() -> None:
    tries = Tries()
    for number in range(ADDRESSES + 1):
        tries.failed(str(number), 0)
    assert tries.failed("1", 0) == 0.5
    assert tries.failed("0", 0) == 0.25


@pytest.mark.parametrize(
    ("ends", "opened_at", "opened", "line"),
    [
        (timedelta(days=30), None, 0, "for my PT: expires in 30 days, not opened yet"),
        (timedelta(days=29, hours=23), None, 0, "for my PT: expires in 30 days, not opened yet"),
        (timedelta(hours=23, minutes=50), timedelta(0), 1, "for my PT: expires in 1 day, opened once, last just now"),
        (timedelta(hours=5), timedelta(hours=-2), 3, "for my PT: expires in 5 hours, opened 3 times, last 2 hours ago"),
        (
            timedelta(minutes=20),
            timedelta(minutes=-3),
            1200,
            "for my PT: expires in 20 minutes, opened 1,200 times, last 3 minutes ago",
        ),
        (timedelta(days=-4), timedelta(days=-9), 2, "for my PT: expired 4 days ago, opened 2 times, last 9 days ago"),
    ],
)
def test_a_link_is_listed_with_its_end_and_its_openings(
    ends: timedelta, opened_at: timedelta | None, opened: int, line: str
) -> None:
    last = None if opened_at is None else NOW + opened_at
    assert share_words.link_line("for my PT", NOW + ends, last, opened, NOW) == line


def test_an_empty_diary_is_asked_for_a_log_first() -> None:
    app = sound(in_app(_share_of_a_sample).run())
    assert share_words.SAMPLE in text(app)
    assert not app.code


def _share_of_a_sample() -> None:
    log = st.Page(lambda: None, title="Log", url_path="log", default=True)
    st.navigation([log], position="hidden")
    share.show(Runner().visit({"log": log}))


@pytest.mark.parametrize(
    ("kept", "ways"),
    [
        ("computer", ["PDF", "Web page", "Tables"]),
        ("account", ["PDF", "Web page", "Link", "Tables"]),
        ("tab", ["PDF", "Web page", "Link", "Tables"]),
    ],
)
def test_a_file_comes_first_and_a_link_is_offered_where_it_opens_elsewhere(
    runner: Runner, kept: Kept, ways: list[str]
) -> None:
    app = owners_page(runner, kept)
    assert app.segmented_control(key="share_way").options == ways
    assert [button.key for button in app.get("download_button")] == ["file_pdf"]
    assert not links_on(app)
    if "Link" in ways:
        app = by_link(app)
        assert (share_words.NO_LIVE_LINK in text(app)) == (kept == "tab")
        assert (share_words.SNAPSHOT_WARNING in text(app)) == (kept == "tab")


@pytest.mark.parametrize(
    ("address", "offered"), [("http://127.0.0.1:8501/share", False), ("https://neck.example/share", True)]
)
def test_a_code_for_a_phone_is_offered_only_for_a_link_that_a_phone_can_open(address: str, offered: bool) -> None:
    app = in_app(lambda: qr.link(address, "live"))
    told = text(sound(app.run()))
    assert (share_words.NO_QR not in told) == offered
    assert (share_words.QR_ALT in sent(app)) == offered


def test_a_link_is_made_shown_once_listed_and_withdrawn(runner: Runner) -> None:
    app = by_link(owners_page(runner))
    app.text_input(key="share_name").input("for my PT")
    app.text_input(key="share_title").input("Alex")
    app.button_group(key="share_days").set_value(7)
    app = tap(app, "make_link")
    (link,) = links_on(app)
    (kept,) = runner.store.shares(OWNER)
    assert (kept.wish.name, kept.wish.title, kept.wish.days, kept.wish.weeks) == ("for my PT", "Alex", 7, 52)
    assert kept.wish.parts == USUAL
    assert runner.store.links.find(token_of(link)) is not None
    assert "for my PT: expires in 7 days, not opened yet" in text(app)
    app = tap(app, "copied")
    assert not links_on(app)
    app = tap(app, f"withdraw_{kept.id}")
    assert "for my PT" not in text(app)
    assert runner.store.links.find(token_of(link)) is None


def test_a_link_that_shows_nothing_is_not_made(runner: Runner) -> None:
    app = by_link(owners_page(runner))
    app.button_group(key="share_parts").set_value([])
    app = tap(app, "make_link")
    assert [toast.value for toast in app.toast] == [share_words.NOTHING_CHOSEN]
    assert runner.store.shares(OWNER) == ()


def wish(**chosen: Any) -> ShareWish:
    return ShareWish(**{"name": "for my PT", "title": "Alex", "parts": USUAL, "days": 7, "weeks": 26, **chosen})


def test_a_guest_sees_the_runners_finding_and_their_opening_is_counted_once(runner: Runner) -> None:
    token = runner.store.make_share(OWNER, wish())
    app = guests_page(runner, t=token)
    page = "".join(element.proto.body for element in app.get("html"))
    assert "Running and neck pain: Alex" in page
    assert "115 min, +15 % on the week before" in page
    assert "This page shows nothing before 18 August 2025" in text(app)
    app.run()
    assert runner.store.shares(OWNER)[0].opened == 1
    assert "my own words" not in sent(app)
    assert token not in sent(app)


def test_a_guest_reads_distances_in_their_own_unit(runner: Runner) -> None:
    app = guests_page(runner, t=runner.store.make_share(OWNER, wish()))
    app = sound(app.button_group(key="unit").select("mi").run())
    assert " mi" in "".join(element.proto.body for element in app.get("html"))


def test_unknown_ended_and_withdrawn_are_told_the_same_and_only_a_try_waits(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    class Impatient(Tries):
        def failed(self, address: str, now_s: float) -> float:
            waits.append(super().failed("", 0))  # AppTest has no address
            return 0

    monkeypatch.setattr(shared, "_tries", Impatient())
    withdrawn = runner.store.make_share(OWNER, wish())
    open_one = guests_page(runner, t=withdrawn)
    runner.store.withdraw_share(OWNER, runner.store.shares(OWNER)[0].id)
    pages = [guests_page(runner, t=token) for token in ("guessed", withdrawn)]
    assert waits == [0.25, 0.5]
    pages.append(sound(open_one.run()))
    assert waits == [0.25, 0.5]  # whoever had it open is not kept waiting
    assert {text(page) for page in pages} == {f"{share_words.GUEST_TAB}\n{share_words.GONE}"}
    assert all(not page.get("html") for page in pages)


def test_a_snapshot_is_shown_as_of_its_day_and_says_what_it_is(runner: Runner) -> None:
    app = by_link(owners_page(runner, "tab"))
    app = sound(app.text_input(key="share_title").input("<b>Alex</b>").run())
    (link,) = links_on(app)
    guest = guests_page(runner, d=link.split("?d=")[1])
    page = "".join(element.proto.body for element in guest.get("html"))
    assert "Running and neck pain: &lt;b&gt;Alex&lt;/b&gt;" in page
    assert "115 min, +15 % on the week before" in page
    assert share_words.FROM_THE_LINK.format(day="11 February 2026") in text(guest)


@pytest.mark.parametrize("text_of", ["", "1", "<script>alert(1)</script>", "A" * 5000, "\x00", "🙂"])
def test_a_damaged_snapshot_says_so_and_shows_nothing(runner: Runner, text_of: str) -> None:
    guest = guests_page(runner, d=text_of)
    assert share_words.DAMAGED in text(guest)
    assert not guest.get("html")
