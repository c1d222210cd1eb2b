"""Two visitors and one diary: its runner makes links and takes them back, a guest opens what they were given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pandas as pd
import pytest
from sqlalchemy import text

from neckload.domain.tables import Diary
from neckload.store import open_store
from neckload.store.database import URL_VARIABLE
from neckload.ui.session.identity import LOCAL_OWNER
from neckload.ui.text.people import letters, share
from tests.browser import harness
from tests.browser.test_journey import press, see, sideways_px
from tests.example_diary import upload

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, WebSocket

pytestmark = pytest.mark.browser

# What stands in the diary and is not chosen: no reader of a link may be sent a letter of it.
UNCHOSEN = ("zebrafinch", "quokka", "axolotl", "okapi", "narwhal", "06:47", "6:47", "quetzal")


def diary() -> Diary:
    monday = pd.Timestamp(date.today() - timedelta(days=date.today().weekday()))
    starts = [monday - pd.Timedelta(weeks=ago) + pd.Timedelta(hours=6, minutes=47) for ago in range(6, 0, -1)]
    names = {"run_id": [f"narwhal-{number}" for number in range(6)], "title": ["zebrafinch loop"] * 6}
    figures = {"distance_km": [20.0] * 5 + [23.0], "duration_min": [100.0] * 5 + [115.0], "gear": ["axolotl"] * 6}
    return Diary(
        runs=pd.DataFrame({**names, "start": starts, "has_clock_time": True, **figures, "source": "quetzal"}),
        pain=pd.DataFrame(
            {"when": starts, "pain_0_10": [1.0, 1, 1, 2, 2, 3], "symptoms": ["stiffness"] * 6, "note": ["quokka"] * 6}
        ),
        days=pd.DataFrame({"date": [start.normalize() for start in starts], "other_sport": "okapi riding"}),
    )


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[harness.App]:
    """The app with its own server around it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NECKLOAD_LOCAL_PEERS", "127.0.0.1/32")
        folder = tmp_path_factory.mktemp("host")
        with harness.running_app(folder, harness.PROJECT / "neckload" / "server.py") as running:
            yield running


@pytest.fixture
def host(own_server: harness.App, monkeypatch: pytest.MonkeyPatch) -> harness.App:
    """The same on the computer of a runner who has kept a diary, and has given nobody a link."""
    monkeypatch.setenv(URL_VARIABLE, own_server.database)
    with closing(open_store()) as store:
        store.clear(LOCAL_OWNER)
        store.save_import(LOCAL_OWNER, "log.csv", upload(diary()))
    return own_server


# How much of a window has moved since the page was opened, as browsers count it.
MOVED = """() => new Promise(done => new PerformanceObserver(list =>
    done(list.getEntries().reduce((sum, each) => sum + (each.hadRecentInput ? 0 : each.value), 0)),
).observe({ type: 'layout-shift', buffered: true }))"""
MOST_MOVED = 0.25


def test_a_first_visit_moves_no_more_than_a_quarter_of_a_window(browser: Browser, host: harness.App) -> None:
    for width in (1280, 390):
        with harness.new_context(browser, width, height=800) as visitor:
            page = visitor.new_page()
            page.goto(host.address)
            harness.ready(page)
            assert page.evaluate(MOVED) <= MOST_MOVED, width


@dataclass
class Guest:
    """Somebody with a link, and every byte that came over their websocket."""

    page: Page
    received: list[bytes] = field(default_factory=list)

    def listen(self, line: WebSocket) -> None:
        line.on("framereceived", lambda frame: self.received.append(frame if isinstance(frame, bytes) else b""))

    def open(self, link: str) -> None:
        self.page.goto(link)
        harness.ready(self.page)

    def everything(self) -> str:
        """The whole page, what is hidden too, and all that was sent for it."""
        sent = b"".join(self.received).decode("utf-8", "replace")
        return f"{self.page.content()}\n{sent}".lower()


@contextmanager
def new_guest(visitors: harness.Visitors, record: harness.Record, width: int = 390) -> Iterator[Guest]:
    with visitors.arrives(width, record=record) as page:
        guest = Guest(page)
        page.on("websocket", guest.listen)
        yield guest


PASSCODE = "over the bridge"


def make_link(page: Page, host: harness.App, *, guarded: bool = False) -> str:
    """A link as the runner makes it; guarded, with a passcode, three openings and leave to answer."""
    page.goto(f"{host.address}/share")
    harness.ready(page)
    page.get_by_role("textbox", name=share.TITLE).fill("Alex")
    page.get_by_role("button", name=share.PARTS["factors"]).click()
    page.get_by_text(share.LINKS_ON_THIS_COMPUTER).click()
    harness.ready(page)
    page.get_by_label(share.NAME).fill("for my PT")
    if guarded:
        page.get_by_text(share.MORE).click()
        page.get_by_role("textbox", name=share.PASSCODE).fill(PASSCODE)
        page.get_by_role("radio", name=share.OPENINGS[3]).click()
        page.get_by_text(share.TAKES_LETTERS).click()
        harness.ready(page)
    press(page, "Create link")
    box = page.locator(".st-key-new_link_box")
    assert box.get_by_test_id("stCode").inner_text().startswith(f"{host.address}/share?t=")
    return box.get_by_test_id("stCode").inner_text().strip()


def test_a_guest_is_sent_what_was_chosen_and_nothing_else_until_the_link_is_withdrawn(
    visitors: harness.Visitors, host: harness.App, record: harness.Record
) -> None:
    with visitors.arrives(record=record) as runner, new_guest(visitors, record) as guest:
        link = make_link(runner, host)
        token = link.split("?t=")[1]
        guest.open(link)
        see(guest.page, "Running and neck pain: Alex", "115 min, +15 % on the week before")
        everything = guest.everything()
        assert "stiff neck" in everything
        assert [word for word in UNCHOSEN if word in everything] == []
        assert guest.page.title() == share.GUEST_TAB
        assert guest.page.get_by_role("link", name="Log").count() == 0
        assert sideways_px(guest.page) == 0
        guest.page.reload()
        harness.ready(guest.page)
        see(guest.page, "Running and neck pain: Alex")

        runner.reload()
        harness.ready(runner)
        see(runner, "for my PT: expires in 30 days, opened twice, last just now")
        assert token not in runner.content()  # it was shown that once
        press(runner, "Revoke")
        runner.get_by_text("for my PT").wait_for(state="detached")
        guest.page.get_by_text("This link no longer works.").wait_for()  # without a tap of theirs
        assert guest.page.get_by_text("Alex").count() == 0
    kept = b"".join(part.read_bytes() for part in host.log_file.parent.glob("diary.db*"))
    assert token.encode() not in kept
    assert token not in host.log
    assert record == harness.Record()


def enter(guest: Guest, passcode: str) -> None:
    guest.page.get_by_label(share.PASSCODE).fill(passcode)
    press(guest.page, share.OPEN)


def test_a_therapist_with_the_passcode_answers_and_the_runner_accepts_pauses_and_resumes(
    visitors: harness.Visitors, host: harness.App, record: harness.Record
) -> None:
    with visitors.arrives(record=record) as runner, new_guest(visitors, record) as guest:
        link = make_link(runner, host, guarded=True)
        guest.open(link)
        see(guest.page, share.LOCKED)
        enter(guest, "under the bridge")
        guest.page.get_by_text(share.WRONG_PASSCODE).wait_for()
        assert [
            word for word in (*UNCHOSEN, "alex", "stiff", "115 min", "115.0", "for my pt") if word in guest.everything()
        ] == []
        enter(guest, PASSCODE)
        see(guest.page, "Running and neck pain: Alex")
        guest.page.get_by_label("From, min").fill("120")
        guest.page.get_by_label("To, min").fill("130")
        guest.page.get_by_label(letters.WORDS).fill("Two days off. <b>Go easy</b>")
        press(guest.page, letters.SEND)
        guest.page.get_by_text(letters.SENT).wait_for()
        assert sideways_px(guest.page) == 0

        runner.goto(host.address)
        harness.ready(runner)
        see(runner, "Answer through for my PT", "120–130 min", "<b>Go easy</b>", "opened once since your last visit")
        press(runner, letters.ACCEPT)
        runner.get_by_text("Answer through").wait_for(state="detached")
        guest.page.get_by_text("120–130 min. Accepted on").wait_for()  # without a tap of theirs

        runner.goto(f"{host.address}/share")
        harness.ready(runner)
        press(runner, share.PAUSE)
        guest.page.get_by_text("This link no longer works.").wait_for()
        press(runner, share.RESUME)
        runner.get_by_role("button", name=share.PAUSE).wait_for()
        for _ in range(2):
            guest.open(link)
            enter(guest, PASSCODE)
            see(guest.page, "the therapist’s own target: 120–130 min")
        guest.open(link)
        guest.page.get_by_text("This link no longer works.").wait_for()  # three openings are used up
        assert [word for word in (*UNCHOSEN, "for my pt", PASSCODE) if word in guest.everything()] == []
    assert "bridge" not in host.log
    assert "bridge" not in link
    assert record == harness.Record()


def test_a_guessed_a_changed_and_an_ended_link_are_told_the_same(
    visitors: harness.Visitors, host: harness.App, record: harness.Record
) -> None:
    with visitors.arrives(record=record) as runner, new_guest(visitors, record, 1280) as guest:
        link = make_link(runner, host)
        changed = link[:-1] + ("A" if link[-1] != "A" else "B")
        told = []
        for wrong in (f"{host.address}/share?t=guessed", f"{host.address}/share?t=", changed):
            guest.open(wrong)
            guest.page.get_by_text("This link no longer works.").wait_for()
            told.append(guest.page.locator('[data-testid="stMain"]').inner_text())
        guest.open(link)
        see(guest.page, "Running and neck pain: Alex")
        with closing(open_store()) as store, store._engine.begin() as connection:
            connection.execute(text("UPDATE shares SET ends_at = '2026-01-01 00:00:00.000000'"))
        guest.page.get_by_text("This link no longer works.").wait_for()
        guest.open(link)
        told.append(guest.page.locator('[data-testid="stMain"]').inner_text())
        assert len(set(told)) == 1
    assert record == harness.Record()


def test_a_link_that_holds_the_weeks_opens_anywhere_and_a_damaged_one_says_so(
    visitors: harness.Visitors, host: harness.App, record: harness.Record
) -> None:
    with visitors.arrives(record=record) as runner, new_guest(visitors, record) as guest:
        runner.goto(f"{host.address}/share")
        harness.ready(runner)
        runner.get_by_text(share.LINKS_ON_THIS_COMPUTER).click()
        harness.ready(runner)
        runner.get_by_text(share.SELF_CONTAINED).click()
        harness.ready(runner)
        link = runner.get_by_test_id("stCode").last.inner_text().strip()
        assert "?d=" in link
        runner.get_by_text(share.NO_QR).wait_for()
        guest.open(link)
        see(guest.page, "115 min, +15 % on the week before", "These figures came in the link itself")
        assert [word for word in (*UNCHOSEN, "stiff") if word in guest.everything()] == []
        assert sideways_px(guest.page) == 0
        at = link.index("?d=") + 12
        for damaged in (link[:-3], link[:at] + ("A" if link[at] != "A" else "B") + link[at + 1 :], link + "x"):
            guest.open(damaged)
            see(guest.page, "This link is damaged, so nothing is shown.")
            assert guest.page.get_by_text("115 min").count() == 0
        guest.open(f"{host.address}/share?d=<img src=x onerror=alert(1)>")
        see(guest.page, "This link is damaged, so nothing is shown.")
        assert guest.page.locator("img[src=x]").count() == 0
    assert unquote(link.split("?d=")[1]) not in host.log
    assert re.search(r"\?[td]=", host.log) is None
    assert record == harness.Record()
