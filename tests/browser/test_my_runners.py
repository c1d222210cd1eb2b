"""Three people and one diary: its runner, a guest without an account, and a therapist who keeps a list of runners."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from neckload.domain.sharing import PARTS, ShareOptions
from neckload.domain.tables import Diary
from neckload.store import open_store
from neckload.ui.session.identity import LOCAL_OWNER
from neckload.ui.text.people import my_runners as words
from neckload.ui.text.people import share
from tests.browser import harness
from tests.browser.test_journey import press, see, sideways_px, upload
from tests.browser.test_looks import in_every_look
from tests.browser.test_share import new_guest
from tests.browser.test_sign_in import PROVIDERS_STYLE, sign_in
from tests.builders import diary, pain

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def last_monday() -> date:
    return date.today() - timedelta(days=date.today().weekday() + 7)


@pytest.fixture
def app(app: harness.App) -> harness.App:
    """The app on the computer of somebody who follows three runners, one of whom shows the running alone."""
    first = str(last_monday() - timedelta(weeks=4))
    jump = diary([20] * 4 + [30], [100] * 4 + [150], [1] * 5, first)
    fever = Diary(runs=jump.runs, pain=pain((str(date.today()), 2, None, "fever")))
    hidden = diary([20] * 5, [100] * 5, [9] * 5, first)
    with closing(open_store()) as store:
        for owner in ("Jo", "Fay", "Hal"):
            store.clear(owner)
        for owner, log, parts in (("Jo", jump, PARTS), ("Fay", fever, PARTS), ("Hal", hidden, ("volume",))):
            store.save_runs(owner, log.runs)
            store.save_pain(owner, log.pain)
            link = store.links.reopened(
                store.make_share(owner, ShareOptions("for my PT", owner, frozenset(parts), days=30))
            )
            assert link is not None
            store.follow(LOCAL_OWNER, link, owner)
    return app


def names(page: Page) -> list[str]:
    page.locator(".runners").wait_for()
    return page.locator(".runners tbody a").all_inner_texts()


def all_read(page: Page) -> None:
    page.get_by_text("still loading").wait_for(state="detached")
    harness.ready(page)


def test_the_list_is_read_sorted_opened_and_printed_in_every_look(
    visitors: harness.Visitors, app: harness.App, record: harness.Record
) -> None:
    with new_guest(visitors, record, 1280) as therapist:
        page = therapist.page
        therapist.open(f"{app.address}/my-runners")
        all_read(page)
        assert names(page) == ["Fay", "Jo", "Hal"]
        assert in_every_look(page) == {}
        assert sideways_px(page) == 0
        see(page, "neck not shared")
        assert "9 of 10" not in therapist.everything()
        page.get_by_role("radio", name="Name", exact=True).click()
        page.locator(".runners tbody tr:nth-child(2) a", has_text="Hal").wait_for()
        assert names(page) == ["Fay", "Hal", "Jo"]
        page.emulate_media(media="print")
        assert page.locator(".runners").is_visible()
        assert not page.locator(".st-key-runners_filter").is_visible()
        page.emulate_media(media="screen")
        page.get_by_role("link", name="Hal").click()
        see(page, "Running and neck pain: Hal")
        harness.ready(page)
        assert in_every_look(page) == {}
        assert "9 of 10" not in therapist.everything()
        page.get_by_role("link", name=words.BACK).click()
        assert len(names(page)) == 3
    assert record == harness.Record()


def test_a_therapist_follows_is_seen_ended_and_left_with_nothing_and_a_guest_is_not_asked(
    visitors: harness.Visitors, host: harness.App, record: harness.Record
) -> None:
    with (
        visitors.arrives(record=record) as runner,
        visitors.arrives(record=record) as therapist,
        new_guest(visitors, record) as guest,
    ):
        open_page(runner, host.address)
        sign_in(runner, host, "anna")
        press(runner, "Import your own")
        upload(runner)
        press(runner, "Import 5 runs")
        link = new_link(runner)

        guest.open(link)
        see(guest.page, "Running and neck pain: Alex")
        assert words.ADD not in guest.page.content()

        open_page(therapist, host.address)
        sign_in(therapist, host, "pat")
        assert therapist.get_by_role("link", name=words.TITLE).count() == 0
        open_page(therapist, link)
        press(therapist, words.ADD)
        therapist.get_by_role("link", name=words.TITLE).click()
        see(therapist, "Alex")
        assert link.split("?t=")[1] not in therapist.content()
        therapist.get_by_role("link", name="Alex").click()
        see(therapist, "Running and neck pain: Alex")

        harness.go(runner, "/share")
        press(runner, "followed by 1 person")
        press(runner, words.END)
        therapist.get_by_text("This link no longer works.").wait_for()  # without a tap of theirs
        open_page(therapist, link)
        see(therapist, "Running and neck pain: Alex")
        assert therapist.get_by_role("button", name=words.ADD).count() == 0

        open_page(therapist, again := new_link(runner))
        press(therapist, words.ADD)
        harness.go(runner, "/share")
        runner.get_by_role("button", name="Revoke", exact=True).first.click()
        therapist.get_by_text("This link no longer works.").wait_for()
        open_page(therapist, f"{host.address}/my-runners")
        see(therapist, "Nobody yet")
    assert again.split("?t=")[1] not in host.log
    assert [fault for fault in record.faults if host.address in fault] == []
    assert all(PROVIDERS_STYLE in address for address in record.third_parties)


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    harness.ready(page)


def new_link(page: Page) -> str:
    harness.go(page, "/share")
    page.get_by_role("radio", name="Link").click()
    harness.ready(page)
    page.get_by_role("textbox", name=share.TITLE).fill("Alex")
    press(page, "Create link")
    return page.locator(".st-key-new_link_box").get_by_test_id("stCode").inner_text().strip()
