"""What the app loads before anybody has asked for it: a cold start is a wait that every new visitor sees."""

from __future__ import annotations

import subprocess
import sys

# Each costs more than our own modules of its room together, and few visits need it.
LATER = (
    "alembic",
    "charset_normalizer",
    "fitdecode",
    "olefile",
    "python_calamine",
    "reportlab",
    "scipy",
    "statsmodels",
)


def test_a_library_that_few_visits_need_is_loaded_when_one_does() -> None:
    program = "import sys, neckload.app, neckload.ui.pages.this_week; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "streamlit" in loaded
    assert [name for name in LATER if name in loaded] == []
