"""`python -m benchmarks`: a ten-year diary compared with what pandas itself needs for the same runs.

Milliseconds of CPU time differ between machines; the ratio to a baseline measured in the same minute hardly does.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import StringIO
from time import process_time

import numpy as np
import pandas as pd

from neckload.domain.analysis import analyse
from neckload.domain.association import associate
from neckload.domain.load import load
from neckload.domain.progression import spikes, with_progression
from neckload.domain.steps import by_day
from neckload.domain.tables import Diary
from neckload.domain.weeks import week_of, weekly

FIRST, TODAY = "2016-01-04", date(2025, 12, 31)
BASELINE = "baseline: pandas reads the runs from CSV"


def ten_years() -> Diary:
    """A simulated diary of 2,000 runs with a pain score for every day."""
    rng = np.random.default_rng(2016)
    days = pd.date_range(FIRST, TODAY, unit="s")
    starts = np.sort(rng.choice(days[:-1], 2000, replace=False)) + rng.integers(6 * 3600, 20 * 3600, 2000)
    minutes = rng.uniform(20, 120, 2000).round(1)
    runs = pd.DataFrame({"start": starts, "duration_min": minutes, "distance_km": (minutes / 6).round(2)})
    pain = pd.DataFrame({"when": days, "pain_0_10": rng.integers(0, 7, len(days))})
    return Diary(runs=runs.assign(effort_0_10=4.0), pain=pain)


def best_of(repeats: int, work: Callable[[], object]) -> float:
    """Shortest CPU time [s]: the run least disturbed by other programs."""

    def seconds() -> float:
        started = process_time()
        work()
        return process_time() - started

    return min(seconds() for _ in range(repeats))


def tasks(diary: Diary) -> dict[str, Callable[[], object]]:
    """What is measured, by label in the table, baseline first."""
    runs = diary.runs
    csv = runs.to_csv(index=False)
    weeks = weekly(diary, TODAY)
    days = by_day(weeks, runs, diary.pain, "time", TODAY)
    return {
        BASELINE: lambda: pd.read_csv(StringIO(csv), parse_dates=["start"]),
        "pandas sums the runs by week": lambda: runs.groupby(week_of(runs["start"]))["duration_min"].sum(),
        "diary taken in and checked": lambda: Diary(runs, diary.pain),
        "weeks": lambda: weekly(diary, TODAY),
        "changes and verdicts": lambda: with_progression(weeks, "time"),
        "spikes of single runs": lambda: spikes(runs),
        "load, day by day": lambda: load(runs, weeks, "time", TODAY),
        "analyse(): all of it": lambda: analyse(diary, today=TODAY),
        "does the neck follow the load, by day": lambda: associate(weeks, days, "time", TODAY),
    }


def main() -> None:
    diary = ten_years()
    seconds = {name: best_of(15, work) for name, work in tasks(diary).items()}
    print(f"{len(diary.runs):,} runs and {len(diary.pain):,} pain scores in ten years; best of 15\n")
    print(f"{'':42}{'ms':>8}{'ratio':>8}")
    for name, duration in seconds.items():
        print(f"{name:42}{duration * 1000:8.1f}{duration / seconds[BASELINE]:8.1f}")


if __name__ == "__main__":
    main()
