"""How fast logs are read, as ratios to the bare libraries underneath, measured in one run.

    python benchmarks/reading.py

A ratio means the same on every machine, and other work on it slows both sides alike: each pair is timed in turns and
the best of each counts.
"""

from __future__ import annotations

import io
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import fitdecode
import numpy as np
import pandas as pd

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from neckload.readers import read_log  # noqa: E402
from tests.fit_files import activity, fit_file, records, session  # noqa: E402

ROWS = 20_000
FILES = 300
ENTRIES = 1_800
"""One a second for half an hour."""
_COLUMNS = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,"
    "Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,"
    "Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss"
)
MORE_COLUMNS = 65
"""What Strava adds behind them: weather, power, and the like."""


def strava_csv(rows: int) -> bytes:
    """A bulk export of invented runs, one a day and no two alike, with every sixth row a ride."""
    days = pd.date_range("1970-01-01 06:10:05", periods=rows, freq="D")
    chance = np.random.default_rng(1)
    clocks = pd.to_timedelta(chance.integers(0, 50_000, rows), unit="s")
    metres, paces, pauses = chance.normal(9_000, 1_500, rows), chance.normal(0.36, 0.02, rows), chance.random(rows)
    figures = chance.normal(100, 20, (rows, MORE_COLUMNS)).round(1)
    lines = [_COLUMNS + "".join(f",Figure {number}" for number in range(MORE_COLUMNS))]
    for number, day in enumerate(days + clocks):
        sport = "Ride" if number % 6 == 5 else "Run"
        date = f"{day:%b} {day.day}, {day.year}, {day.hour % 12 or 12}:{day:%M:%S %p}"
        moving = int(metres[number] * paces[number])
        elapsed = int(moving * (1 + pauses[number] / 5))
        more = ",".join(map(str, figures[number]))
        lines.append(
            f'{number},"{date}",Run {number},{sport},"easy, windy",{elapsed},{metres[number] / 1000:.2f},171,20,'
            f"false,,,activities/{number}.fit.gz,,,{elapsed}.0,{moving}.0,{metres[number]:.1f},3.1,2.7,40,40,{more}"
        )
    return "\n".join(lines).encode()


def fit_files(count: int) -> list[bytes]:
    """Half an hour each, one entry a second, on as many days."""
    starts = [f"{day:%Y-%m-%d} 06:10:05" for day in pd.date_range("2023-01-01", periods=count, freq="D")]
    return [
        fit_file([records(start, ENTRIES), session(start, 5.0, 1800, 1900), activity(start, start)]) for start in starts
    ]


def archive_of(files: list[bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, content in enumerate(files):
            archive.writestr(f"{number}.fit", content)
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
            start = time.perf_counter()
            call()
            best[side] = min(best[side], time.perf_counter() - start)
    return best[0], best[1], best[0] / best[1]


def main() -> None:
    table = strava_csv(ROWS)
    ours, bare, times = ratio(lambda: read_log(table), lambda: pd.read_csv(io.BytesIO(table)), 3)
    print(f"{ROWS:,} rows of a Strava list: {ours:.2f} s, pandas.read_csv {bare:.2f} s, ratio {times:.2f} (aim: 5)")
    files = fit_files(FILES)
    archive = archive_of(files)
    ours, bare, times = ratio(lambda: read_log(archive), lambda: decode_bare(files), 1)
    print(f"{FILES} FIT files in a zip: {ours:.2f} s, fitdecode {bare:.2f} s, ratio {times:.2f} (aim: 1.2)")


if __name__ == "__main__":
    main()
