"""*History* by keys alone: a run is corrected, and the change undone."""

from __future__ import annotations

from contextlib import closing

import pandas as pd
import pytest

from neckload.store import open_store
from neckload.ui.session.identity import LOCAL_OWNER
from tests.browser import harness
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

START = pd.Timestamp("2026-03-02 18:00:17")


def distances() -> list[float]:
    with closing(open_store()) as store:
        return [float(km) for km in store.diary(LOCAL_OWNER).runs["distance_km"]]


def keep_a_run() -> None:
    runs = pd.DataFrame({"run_id": ["w1"], "start": [START], "distance_km": [10.0], "title": ["Long loop"]})
    with closing(open_store()) as store:
        store.save_runs(LOCAL_OWNER, runs)


def test_a_run_is_corrected_and_the_change_undone_by_keys_alone(
    app: harness.App, open_page: OpenPage, record: harness.Record
) -> None:
    keep_a_run()
    page = open_page(path="/log?part=History")
    page.get_by_role("button", name="Edit or remove: 2 March 2026, Long loop").press("Enter")
    field = page.get_by_role("dialog").get_by_label("Distance, km")
    field.fill("12,5")
    field.press("Tab")
    harness.ready(page)
    page.get_by_role("dialog").get_by_role("button", name="Save").press("Enter")
    page.get_by_text("Changed: 2 March 2026").wait_for()
    assert distances() == [12.5]
    page.get_by_role("button", name="Undo").press("Enter")
    page.get_by_text("Changed: 2 March 2026").wait_for(state="detached")
    assert distances() == [10.0]
    assert record == harness.Record()
