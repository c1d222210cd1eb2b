"""What holds for every test: nobody's real diary is touched, and a slow machine fails no property."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# Hypothesis's own profile (a fixed order of examples in CI) without its time limit per example.
settings.register_profile("neckload", parent=settings(), deadline=None)
settings.load_profile("neckload")


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The diary of a test lies in the test's own folder, never in the user data folder."""
    monkeypatch.setenv("NECKLOAD_DATABASE_URL", f"sqlite:///{tmp_path / 'diary.db'}")
