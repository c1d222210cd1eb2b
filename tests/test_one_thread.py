"""Every process that answers does its linear algebra on one thread."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


@pytest.mark.parametrize("first", ["neckload.__main__", "streamlit.web.cli, neckload"])
def test_a_large_product_starts_no_thread(first: str) -> None:
    count = "len(os.listdir('/proc/self/task'))"
    program = f"import os; import {first}; import numpy as np; before = {count}; a = np.ones((600, 600)); a @ a; "
    free = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    done = subprocess.run(
        [sys.executable, "-c", f"{program}print({count} - before, os.environ['OPENBLAS_NUM_THREADS'])"],
        cwd=PROJECT, env=free, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["0", "1"]
