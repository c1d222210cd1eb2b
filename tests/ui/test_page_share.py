"""*Share*, and the page behind a link, without a browser: what is offered where, and what a guest is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from neckload.app import Files
from neckload.domain.links import WRONG_PASSCODES, Access
from neckload.domain.sharing import USUAL, Share, ShareOptions
from neckload.ui.pages import qr, share, shared
from neckload.ui.pages.follow import Follower
from neckload.ui.session import links
from neckload.ui.session.page_context import Kept
from neckload.ui.session.throttle import ADDRESSES, FORGOTTEN_AFTER_S, LONGEST_S, Tries
from neckload.ui.text.people import share as share_words
from tests.builders import diary
from tests.ui import test_pages
from tests.ui.test_pages import OWNER, Runner, in_app, made_once, sound, tap, text

NOW = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def fresh_server() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@made_once
def runner() -> Runner:
    runner = Runner()
    noted = diary([20] * 4 + [23], [100] * 4 + [115], [1, 1, 1, 1, 3])
    runner.keep(replace(noted, pain=noted.pain.assign(note="my own words")))
    return runner


def owners_page(runner: Runner, kept: Kept = "account") -> AppTest:
    return sound(in_app(lambda: share.show(replace(runner.visit({"log": None}), kept=kept, files=Files()))).run())


def behind(runner: Runner) -> shared.Behind:
    return shared.Behind(runner.store.links, runner.store.mailbox())


def guests_page(runner: Runner, who: Follower | None = None, **asked: str) -> AppTest:
    """What stands behind a link, for somebody without an account, or for one who may follow."""
    app = in_app(partial(shared.show, lambda: behind(runner), Files.read_snapshot, test_pages.NOW.date(), who))
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
    ("ends", "opened_at", "state", "line"),
    [
        (timedelta(days=30), None, {}, "expires in 30 days, not opened yet"),
        (timedelta(days=29, hours=23), None, {}, "expires in 30 days, not opened yet"),
        (
            timedelta(hours=23, minutes=50),
            timedelta(0),
            {"opened": 1},
            "expires in 1 day, opened once, last just now",
        ),
        (
            timedelta(minutes=20),
            timedelta(minutes=-3),
            {"opened": 1200},
            "expires in 20 minutes, opened 1,200 times, last 3 minutes ago",
        ),
        (
            timedelta(days=-4),
            timedelta(days=-9),
            {"opened": 2},
            "expired 4 days ago, opened twice, last 9 days ago",
        ),
        (timedelta(days=5), None, {"openings_allowed": 3}, "expires in 5 days, 3 openings left, not opened yet"),
        (
            timedelta(days=5),
            timedelta(hours=-2),
            {"openings_allowed": 1, "opened": 1},
            "used up, opened once, last 2 hours ago",
        ),
        (timedelta(days=5), None, {"paused_at": NOW}, "paused, expires in 5 days, not opened yet"),
        (
            timedelta(days=5),
            None,
            {"wrong_passcodes": 10},
            "paused after 10 wrong passcodes, expires in 5 days, not opened yet",
        ),
    ],
)
def test_a_link_is_listed_with_its_end_its_state_and_its_openings(
    ends: timedelta, opened_at: timedelta | None, state: dict[str, Any], line: str
) -> None:
    last = None if opened_at is None else NOW + opened_at
    link = Share(1, options(), NOW, Access(NOW + ends, **state), last)
    assert share_words.link_line(link, NOW) == f"for my PT: {line}"
    guarded = replace(link, has_passcode=True, options=options(takes_letters=True))
    assert share_words.link_line(guarded, NOW).endswith(". With a passcode and open to answers")


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
    assert (kept.options.name, kept.options.title, kept.options.days, kept.options.weeks) == (
        "for my PT",
        "Alex",
        7,
        52,
    )
    assert kept.options.parts == USUAL
    assert runner.store.links.door(token_of(link)) == "stands_open"
    assert "for my PT: expires in 7 days, not opened yet" in text(app)
    app = tap(app, "copied")
    assert not links_on(app)
    app = tap(app, f"withdraw_{kept.id}")
    assert "for my PT" not in text(app)
    assert runner.store.links.door(token_of(link)) is None


def test_a_link_that_shows_nothing_is_not_made(runner: Runner) -> None:
    app = by_link(owners_page(runner))
    app.button_group(key="share_parts").set_value([])
    app = tap(app, "make_link")
    assert [toast.value for toast in app.toast] == [share_words.NOTHING_CHOSEN]
    assert runner.store.shares(OWNER) == ()


def options(**chosen: Any) -> ShareOptions:
    return ShareOptions(**{"name": "for my PT", "title": "Alex", "parts": USUAL, "days": 7, "weeks": 26, **chosen})


def test_a_guest_sees_the_runners_finding_and_their_opening_is_counted_once(runner: Runner) -> None:
    token = runner.store.make_share(OWNER, options())
    app = guests_page(runner, t=token)
    page = "".join(element.proto.body for element in app.get("html"))
    assert "Running and neck pain: Alex" in page
    assert "115 min, +15 % on the week before" in page
    assert "This page shows nothing before 18 August 2025" in text(app)
    app.run()
    assert runner.store.shares(OWNER)[0].access.opened == 1
    assert "my own words" not in sent(app)
    assert token not in sent(app)


def test_a_guest_reads_distances_in_their_own_unit(runner: Runner) -> None:
    app = guests_page(runner, t=runner.store.make_share(OWNER, options()))
    app = sound(app.button_group(key="unit").select("mi").run())
    assert " mi" in "".join(element.proto.body for element in app.get("html"))


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each wrong try would have waited for its answer [s]."""
    waited: list[float] = []

    class Impatient(Tries):
        def failed(self, address: str, now_s: float) -> float:
            waited.append(super().failed("", 0))  # AppTest has no address
            return 0

    monkeypatch.setattr(shared, "_tries", Impatient())
    return waited


def shut(runner: Runner, why: str) -> str:
    """The token of a link that does not open any more."""
    store, once = runner.store, options(openings_allowed=1)
    token = store.make_share(OWNER, once, "let me in")
    number = store.shares(OWNER)[0].id
    if why == "withdrawn":
        store.withdraw_share(OWNER, number)
    if why == "paused":
        store.pause_share(OWNER, number)
    if why == "used up":
        assert store.links.open(token, "let me in")
    for guess in range(WRONG_PASSCODES if why == "guessed at" else 0):
        store.links.open(token, str(guess))
    return token


def test_whatever_keeps_a_link_shut_is_answered_with_the_same_words_and_the_same_wait(
    runner: Runner, waits: list[float]
) -> None:
    tokens = [shut(runner, why) for why in ("withdrawn", "paused", "used up", "guessed at")]
    pages = [guests_page(runner, t=token) for token in ("never made", *tokens)]
    assert waits == [0.25, 0.5, 1, 2, LONGEST_S]
    assert {text(page) for page in pages} == {f"{share_words.GUEST_TAB}\n{share_words.GONE}"}
    assert len({sent(page) for page in pages}) == 1


@pytest.mark.parametrize("why", ["withdrawn", "paused"])
def test_an_open_page_closes_without_a_wait(runner: Runner, waits: list[float], why: str) -> None:
    app = guests_page(runner, t=runner.store.make_share(OWNER, options()))
    number = runner.store.shares(OWNER)[0].id
    (runner.store.withdraw_share if why == "withdrawn" else runner.store.pause_share)(OWNER, number)
    app = sound(app.run())
    assert text(app) == f"{share_words.GUEST_TAB}\n{share_words.GONE}"
    assert not app.get("html")
    assert waits == []


def test_before_its_passcode_a_page_says_nothing_of_whom_it_is_about(runner: Runner, waits: list[float]) -> None:
    app = guests_page(runner, t=runner.store.make_share(OWNER, options(), "let me in"))
    assert text(app) == f"{share_words.GUEST_TAB}\n{share_words.LOCKED}"
    for word in ("Alex", "for my PT", "let me in", "115"):
        assert word not in sent(app)
    app = with_passcode(app, "let me out")
    assert share_words.WRONG_PASSCODE in text(app)
    assert not app.get("html")
    assert waits == [0.25]
    app = with_passcode(app, "let me in")
    assert "Running and neck pain: Alex" in "".join(element.proto.body for element in app.get("html"))
    assert "let me in" not in sent(app)
    assert "let me in" not in str(app.session_state)
    assert sound(app.run()).get("html")  # it is not asked for again


def with_passcode(app: AppTest, passcode: str) -> AppTest:
    app.text_input(key="passcode").input(passcode)
    return sound(app.button[0].click().run())


def test_the_tenth_wrong_passcode_is_answered_as_if_there_were_no_link(runner: Runner, waits: list[float]) -> None:
    app = guests_page(runner, t=runner.store.make_share(OWNER, options(), "let me in"))
    for _ in range(WRONG_PASSCODES):
        app = with_passcode(app, "guess 1")
    assert text(app) == f"{share_words.GUEST_TAB}\n{share_words.GONE}"
    assert len(waits) > WRONG_PASSCODES - 1
    app = owners_page(runner)
    assert "paused after 10 wrong passcodes" in text(app)
    app = tap(app, f"resume_{runner.store.shares(OWNER)[0].id}")
    assert "paused" not in text(app)


def test_a_link_with_few_openings_waits_for_a_tap_before_it_uses_one_up(runner: Runner) -> None:
    token = runner.store.make_share(OWNER, options(openings_allowed=1))
    app = guests_page(runner, t=token)
    assert text(app) == f"{share_words.GUEST_TAB}\n{share_words.LIMITED}"
    assert runner.store.shares(OWNER)[0].access.opened == 0
    app = tap(app, "open_link")
    assert app.get("html")
    assert sound(app.run()).get("html")
    assert runner.store.shares(OWNER)[0].access.opened == 1
    assert share_words.GONE in text(guests_page(runner, t=token))


def test_a_guest_looks_at_less_than_was_shared_and_never_at_more(runner: Runner) -> None:
    app = guests_page(runner, t=runner.store.make_share(OWNER, options(weeks=26)))
    assert app.button_group(key="period").options == ["12 weeks", "26 weeks"]
    app = sound(app.button_group(key="period").select("12 weeks").run())
    assert "This page shows nothing before 24 November 2025" in text(app)
    assert [button.key for button in app.get("download_button")] == ["shared_pdf"]
    whole = guests_page(runner, t=runner.store.make_share(OWNER, options(weeks=12)), period="All of it")
    assert "This page shows nothing before 24 November 2025" in text(whole)


def test_a_link_is_made_with_what_stands_behind_more(runner: Runner) -> None:
    app = by_link(owners_page(runner))
    app.text_input(key="share_passcode").input("short")
    app = tap(app, "make_link")
    assert [toast.value for toast in app.toast] == [share_words.PASSCODE_TOO_SHORT]
    assert runner.store.shares(OWNER) == ()
    app.text_input(key="share_passcode").input("let me in")
    app.button_group(key="share_openings").set_value(3)
    app.toggle(key="share_letters").set_value(True)
    app = tap(app, "make_link")
    (link,) = runner.store.shares(OWNER)
    assert (link.has_passcode, link.options.openings_allowed, link.options.takes_letters) == (True, 3, True)
    assert app.text_input(key="share_passcode").value == ""
    assert "let me in" not in links_on(app)[0]
    assert runner.store.links.open(token_of(links_on(app)[0]), "let me in")


def test_a_link_is_paused_resumed_and_extended_with_its_openings_by_day(runner: Runner) -> None:
    token = runner.store.make_share(OWNER, options())
    number = runner.store.shares(OWNER)[0].id
    for _ in range(3):
        runner.store.links.open(token)
    app = owners_page(runner)
    assert re.search(r"^\d+ \w+ \d{4}: 3 times$", text(app), re.M)
    app = tap(app, f"pause_{number}")
    assert "paused" in text(app)
    assert runner.store.links.door(token) is None
    app = tap(app, f"resume_{number}")
    assert runner.store.links.door(token) == "stands_open"
    assert "expires in 37 days" in text(tap(app, f"extend_{number}"))


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
