"""What leaves the app, as a therapist meets it: a file opened without a network, and a page put on one sheet."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from pypdf import PdfReader

from neckload.__main__ import main
from tests.browser import harness
from tests.browser.test_journey import below_px
from tests.browser.test_looks import wear

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SAMPLE = harness.PROJECT / "sample_data"
FILES = [str(SAMPLE / name) for name in ("runs.csv", "pain.csv", "days.csv")]
# The dashboard's frame around the page that a link opens, without a link.
PAGE = f"""
from datetime import date
import streamlit as st
from neckload import Settings, analyse, read_log
from neckload.domain.deduplicate import combined
from neckload.ui.session import shell
from neckload.ui.pages import therapist
from neckload.ui.report.summary import summarised
shell.set_up()
diary = combined([read_log(file).diary for file in {FILES}])
therapist.show(summarised(analyse(diary, Settings(), today=date(2026, 3, 18)), "km", "Alex"))
"""


def sheets(page: Page, paper: str) -> int:
    return len(PdfReader(BytesIO(page.pdf(format=paper))).pages)


def test_the_report_opens_without_a_network_fits_a_phone_and_prints_on_one_sheet(
    browser: Browser, tmp_path: Path
) -> None:
    report = tmp_path / "report.html"
    main(["analyse", *FILES, "--today=2026-03-18", "--html", str(report), "--who=Alex"])
    with browser.new_context(offline=True, viewport={"width": 390, "height": 844}) as visitor:
        page = visitor.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(report.as_uri())
        assert requests == [report.as_uri()]
        assert page.get_by_role("heading", level=1).inner_text() == "Running and neck pain: Alex"
        assert page.get_by_role("img", name="Worst neck pain and running, week by week").count() == 1
        assert page.evaluate("document.scrollingElement.scrollWidth") == 390
        assert [sheets(page, paper) for paper in ("A4", "Letter")] == [1, 1]
        page.get_by_text("Every week in figures").click()
        assert page.locator(".scroll").evaluate("table => table.scrollWidth - table.clientWidth") == 0


def test_the_therapists_page_has_the_clinical_picture_on_one_screen_and_all_on_one_sheet_in_light_and_dark(
    visitors: harness.Visitors, record: harness.Record, tmp_path: Path
) -> None:
    script = tmp_path / "page.py"
    script.write_text(PAGE, encoding="utf-8")
    with harness.running_app(tmp_path, script) as app:
        for scheme in get_args(harness.Scheme):  # a tab each: printing may hide a change of theme from the page
            with visitors.arrives(scheme=scheme, record=record) as page:
                page.goto(app.address)
                wear(page, 1280, scheme)
                page.locator("article.summary img.wide").wait_for()
                assert below_px(page, "article.summary .first") <= 800  # headline, facts and chart whole; words follow
                assert [sheets(page, paper) for paper in ("A4", "Letter")] == [1, 1]
        assert record.third_parties == []


def test_a_week_a_plan_and_what_goes_with_pain_stand_on_one_sheet_each(page: Page, kept_app: harness.App) -> None:
    page.goto(kept_app.address)
    harness.ready(page)
    for path in ("/", "/plan", "/patterns?part=Gear and habits"):
        harness.go(page, path)
        assert (path, [sheets(page, paper) for paper in ("A4", "Letter")]) == (path, [1, 1])
