"""How fast logs are read, as ratios to the bare libraries underneath, measured in one run.

    python -m benchmarks.reading

A ratio means much the same on every machine: each pair is timed in turns, in CPU time, and the best of each counts.
"""

from __future__ import annotations

import gc
import io
import json
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import fitdecode
import pandas as pd

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.large_lists import Activity, activities, large_lists  # noqa: E402
from neckload.readers import read_log  # noqa: E402
from tests.fit_files import activity, fit_file, records, session  # noqa: E402

ROWS, FEW_ROWS = 20_000, 20
FILES = 60
SMALL_FILES = 1_000
ENTRIES = 1_800
"""One per second for half an hour."""


def fit_files(count: int) -> list[bytes]:
    """Recordings of half an hour each, one entry per second, on consecutive days."""
    starts = [f"{day:%Y-%m-%d} 06:10:05" for day in pd.date_range("2023-01-01", periods=count, freq="D")]
    return [
        fit_file([records(start, ENTRIES), session(start, 5.0, 1800, 1900), activity(start, start)]) for start in starts
    ]


def json_file(run: Activity) -> bytes:
    """One activity as an API returns it."""
    return json.dumps(
        {
            "id": run.number,
            "name": "Morning Run",
            "type": "Run" if run.is_run else "Ride",
            "start_date_local": f"{run.start:%Y-%m-%dT%H:%M:%S}Z",
            "distance": round(run.km * 1000, 1),
            "moving_time": run.moving_s,
            "elapsed_time": run.elapsed_s,
            "average_heartrate": run.heart_rate,
        }
    ).encode()


def archive_of(files: list[bytes], ending: str = "fit") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, content in enumerate(files):
            archive.writestr(f"{number}.{ending}", content)
    return packed.getvalue()


def decode_bare(files: list[bytes]) -> None:
    for content in files:
        with fitdecode.FitReader(io.BytesIO(content)) as frames:
            for _ in frames:
                pass


def ratio(ours: Callable[[], object], bare: Callable[[], object], times: int) -> tuple[float, float, float]:
    """Seconds of ours, seconds of the bare library, and their ratio."""
    best = [float("inf"), float("inf")]
    for _ in range(times):
        for side, call in enumerate((ours, bare)):
            start = time.process_time()
            call()
            best[side] = min(best[side], time.process_time() - start)
    return best[0], best[1], best[0] / best[1]


def compare_list(name: str, table: bytes) -> None:
    """A list beside pandas, and what of the time a list of twenty rows takes too."""
    separator = ";" if b";" in table.partition(b"\n")[0] else ","
    short = b"\n".join(table.split(b"\n", FEW_ROWS + 1)[: FEW_ROWS + 1])
    ours, bare, times = ratio(lambda: read_log(table), lambda: pd.read_csv(io.BytesIO(table), sep=separator), 9)
    fixed, _, _ = ratio(lambda: read_log(short), lambda: pd.read_csv(io.BytesIO(short), sep=separator), 25)
    print(
        f"{ROWS:,} rows, {name}: {ours:.3f} s, pandas.read_csv {bare:.3f} s, ratio {times:.1f} (aim: 5); "
        f"{FEW_ROWS} rows: {fixed:.3f} s, ratio without that {(ours - fixed) / bare:.1f}"
    )


def main() -> None:
    # As in the reading process: what is loaded before is never garbage.
    gc.collect()
    gc.freeze()
    for name, table in large_lists(ROWS):
        compare_list(name, table)
    small = [json_file(run) for run in activities(SMALL_FILES)]
    packed = archive_of(small, "json")
    ours, bare, _ = ratio(lambda: read_log(packed), lambda: [json.loads(content) for content in small], 3)
    each_ms = (ours - bare) / SMALL_FILES * 1000
    print(f"{SMALL_FILES:,} JSON files in a zip: {ours:.2f} s, json {bare:.2f} s, {each_ms:.1f} ms/file more (aim: 10)")
    files = fit_files(FILES)
    archive = archive_of(files)
    ours, bare, times = ratio(lambda: read_log(archive), lambda: decode_bare(files), 1)
    print(f"{FILES} FIT files in a zip: {ours:.2f} s, fitdecode {bare:.2f} s, ratio {times:.2f} (aim: 1.2)")


if __name__ == "__main__":
    main()
