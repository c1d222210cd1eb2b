"""Two workers for the tests of the cohort. Without Dask, which `make test` installs, what needs them is skipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from neckload.cohort.packed import pack
from tests.cohort.invented import club

if TYPE_CHECKING:
    from distributed import Client

BUCKETS = tuple(number for number in range(41) if number != 5)
"""Nobody's name falls into bucket 5."""
A_BUCKET = 5


@pytest.fixture(scope="package")
def client() -> Iterator[Client]:
    pytest.importorskip("distributed", reason="needs Dask, which `make test` installs")
    from neckload.cohort.cluster import connected

    with connected(workers=2) as client:
        yield client


@pytest.fixture(scope="package")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """200 invented runners as tables in forty small buckets."""
    folder = tmp_path_factory.mktemp("packed")
    for number in BUCKETS:
        pack(club(number, A_BUCKET), folder)
    return folder
