"""An experiment of one in a real browser, from its plan to its answer: check-ins by tap, sixteen runs by import.

The clock is moved, nothing else: `on_another_day` serves the app as of the moment that stands in a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from neckload.domain.experiment import planned
from neckload.store import Store, open_store
from neckload.ui.session.identity import LOCAL_OWNER
from neckload.ui.text.answers import experiment as words
from tests.browser import harness, on_another_day
from tests.browser.test_journey import press, see, sideways_px
from tests.builders import pain, runs

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST = datetime(2026, 3, 2)
PAIRS = 8
# Mornings that are tapped: those of the first pair.
TAPPED = 3

pytestmark = pytest.mark.browser


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the app reads the time from."""
    file = tmp_path / "now"
    monkeypatch.setenv(on_another_day.CLOCK, str(file))
    return file


@pytest.fixture
def phone(visitors: harness.Visitors, tmp_path: Path, clock: Path, record: harness.Record) -> Iterator[Page]:
    """A runner's phone, who ran twice a week for two months with a calm neck."""
    past = [FIRST - timedelta(days=3 * number + 2) for number in range(20)]
    with harness.running_app(tmp_path, Path(on_another_day.__file__)) as app:
        with stored(tmp_path) as store:
            store.save_runs(LOCAL_OWNER, runs(*((f"{day:%Y-%m-%d} 18:00", 5, 30) for day in past)))
            store.save_pain(LOCAL_OWNER, pain(*((f"{day:%Y-%m-%d} 08:00", 1 + day.day % 2) for day in past)))
        with visitors.arrives(390, record=record) as page:
            clock.write_text(f"{FIRST - timedelta(hours=4)}")
            page.goto(f"{app.address}/patterns?part=Try+it")
            harness.ready(page)
            yield page


def stored(folder: Path) -> closing[Store]:
    """The diary that the app keeps."""
    return closing(open_store(f"sqlite:///{folder / 'diary.db'}"))


def check_in(page: Page, score: int) -> None:
    page.locator(".st-key-score_now button").nth(score).click()
    harness.ready(page)


def runs_file(folder: Path) -> Path:
    """A watch's list of the sixteen runs, every evening at six."""
    lines = [f"{FIRST + timedelta(days=day, hours=18):%Y-%m-%d %H:%M},5.0,30" for day in range(2 * PAIRS)]
    file = folder / "watch.csv"
    file.write_text("\n".join(["date,distance_km,duration_min", *lines]))
    return file


def test_from_the_plan_to_the_answer(phone: Page, clock: Path, tmp_path: Path, record: harness.Record) -> None:
    page, address = phone, phone.url.split("/patterns")[0]
    page.get_by_role("radio", name=str(PAIRS), exact=True).click()
    harness.ready(page)
    press(page, words.BEGIN)
    see(page, "0 of 8 pairs complete.", "Next run:")
    with stored(tmp_path) as store:
        (plan,) = planned(store.diary(LOCAL_OWNER).experiments)
    # With B the neck is two points worse on the next morning, by which the runner checks in.
    scores = [2, *(4 if plan.arm(place) == "B" else 2 for place in range(2 * PAIRS))]
    mornings = [FIRST + timedelta(days=day, hours=8) for day in range(len(scores))]
    for morning, score in list(zip(mornings, scores, strict=True))[:TAPPED]:
        clock.write_text(f"{morning}")
        harness.go(page, "/")
        check_in(page, score)
    with stored(tmp_path) as store:  # the others as the same taps would leave them
        store.save_pain(LOCAL_OWNER, pain(*zip(map(str, mornings[TAPPED:]), scores[TAPPED:], strict=True)))
    clock.write_text(f"{mornings[-1]}")
    harness.go(page, "/log?part=Import")
    page.locator('input[type="file"]').first.set_input_files(runs_file(tmp_path))
    press(page, "Import 16 runs")
    page.goto(address)
    harness.ready(page)
    press(page, words.CONFIRM["drawn"])
    harness.go(page, "/patterns?part=Try+it")
    see(page, "7 of 8 pairs complete.", "No result is shown before the end")
    clock.write_text(f"{FIRST + timedelta(days=2 * PAIRS + 1, hours=8)}")
    page.reload()
    harness.ready(page)
    see(page, "your neck was", "worse the next day", "8 pairs, 16 runs, counted as drawn.")
    assert sideways_px(page) == 0
    assert record.third_parties == []
    assert [fault for fault in record.faults if "/fonts/" not in fault] == []  # they lie beside dashboard.py
