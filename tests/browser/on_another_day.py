"""The dashboard on the day and at the hour that stand in a file: only the clock is moved, all else is the app."""

from __future__ import annotations

import os
import runpy
from datetime import datetime
from pathlib import Path

from neckload.ui.session import identity

CLOCK = "NECKLOAD_TEST_CLOCK"


def _now() -> datetime:
    return datetime.fromisoformat(Path(os.environ[CLOCK]).read_text(encoding="utf-8"))


if __name__ == "__main__":
    identity.now = _now
    runpy.run_path(str(Path(__file__).parents[2] / "dashboard.py"))
