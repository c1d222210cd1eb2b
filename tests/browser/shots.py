"""Pictures of every page, wide and narrow, light and dark: python -m tests.browser.shots [FOLDER]"""

from __future__ import annotations

import argparse
import tempfile
from itertools import product
from pathlib import Path
from typing import get_args

from tests.browser import harness

PATHS = ("/", "/log", "/patterns", "/plan", "/neck-care", "/share", "/evidence")
WIDTHS_PX = (1280, 390)


def save_shots(folder: Path, script: Path) -> harness.Record:
    """One PNG for each page, width and scheme, e.g. `log_390_dark.png`; what went wrong meanwhile is returned."""
    from playwright.sync_api import sync_playwright  # the tests that import this module can be skipped without it

    record = harness.Record()
    with (
        tempfile.TemporaryDirectory() as scratch,
        harness.running_app(Path(scratch), script) as app,
        sync_playwright() as driver,
        harness.launch(driver) as browser,
    ):
        for width, scheme in product(WIDTHS_PX, get_args(harness.Scheme)):
            with harness.new_context(browser, width, scheme, record) as context:
                page = context.new_page()
                for path in PATHS:
                    page.goto(app.address + path)
                    harness.shot(page, folder / f"{path.strip('/') or 'this-week'}_{width}_{scheme}.png")
    return record


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent / "shots")
    parser.add_argument("--script", type=Path, default=harness.PROJECT / "dashboard.py")
    arguments = parser.parse_args()
    record = save_shots(arguments.folder, arguments.script)
    print(f"Pictures in {arguments.folder}", *record.faults, *record.third_parties, sep="\n")


if __name__ == "__main__":
    main()
