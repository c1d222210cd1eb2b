"""The answer for real athletes with daily load and soreness: with their own load, and with the load shifted in time.

The file has the columns player, date, session_rpe_load and soreness_1_5 (5 = not sore); a day without a row had no
recorded session. Such a table can be made from SoccerMon, Midoglu et al. 2024, Scientific Data,
10.1038/s41597-024-03386-x, data 10.5281/zenodo.10033832. Load / 10 stands for minutes of running, and (5 - soreness) x
2.5 for pain.

Shifting a player's load by two months or more against their own soreness, wrapping around the end, keeps every rhythm
and breaks every link: whatever is found there is found by chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from neckload.domain import evidence_link
from neckload.domain.lagged import Search, lagged_permutation_test
from neckload.domain.looks import looks
from neckload.domain.series import Array
from neckload.domain.steps import DAYS

ONE_LOOK = 0.05
PERMUTATIONS = 499
SCORES_NEEDED = 250
SHIFTS = range(63, 63 + 14 * 35, 35)
_WEEK = 7


def table(path: Path) -> str:
    """Results for the real and the shifted records, as Markdown."""
    players = list(_records(pd.read_csv(path, parse_dates=["date"])))
    real = [_search(load, pain) for load, pain in players]
    linked = [search for search in real if search.p.min() <= ONE_LOOK]
    next_day = [search for search in linked if search.best == (0, 0) and search.r[0, 0] > 0]
    shifted = [(np.roll(load, shift), pain) for load, pain in players for shift in SHIFTS]
    once = [float(_search(load, pain).p.min()) for load, pain in shifted]
    looked = [_least_p_of_looks(load, pain) for load, pain in shifted]
    own = [_least_p_of_looks(load, pain) for load, pain in players]
    some = evidence_link.SOME_CHANCE.value
    rows = (
        ("own load, one look, p <= 0.05", len(linked), len(real)),
        ("the same, more pain on the next day", len(next_day), len(real)),
        ("own load, “some” at a look", sum(p <= some for p in own), len(own)),
        ("shifted load, one look, p <= 0.05", sum(p <= ONE_LOOK for p in once), len(once)),
        ("shifted load, “some” at a look", sum(p <= some for p in looked), len(looked)),
    )
    lines = (f"| {what} | {count} of {of} | {count / of:.3f} |" for what, count, of in rows)
    return "\n".join(("| athletes | found | share |", "| --- | ---: | ---: |", *lines))


def _records(rows: pd.DataFrame) -> Iterator[tuple[Array, Array]]:
    """Load and pain of each player with enough scores, day by day from the first score to the last."""
    for _, own in rows.groupby("player"):
        scored = own.dropna(subset="soreness_1_5")
        if len(scored) < SCORES_NEEDED:
            continue
        days = pd.date_range(scored["date"].min() - pd.Timedelta(days=DAYS.lags[-1]), scored["date"].max())
        by_day = own.drop_duplicates("date").set_index("date").reindex(days)
        load = by_day["session_rpe_load"].fillna(0.0).to_numpy() / 10
        yield load, ((5 - by_day["soreness_1_5"]) * 2.5).to_numpy()


def _search(load: Array, pain: Array) -> Search:
    return lagged_permutation_test([load], pain, DAYS.lags, DAYS.cycle, PERMUTATIONS)


def _least_p_of_looks(load: Array, pain: Array) -> float:
    """The smallest p value over all looks; a week counts if it has a score."""
    weeks = np.arange(len(pain)) // _WEEK
    scored = np.bincount(weeks, np.isfinite(pain)) > 0
    first = int(evidence_link.ANSWER_WEEKS.value)
    days = np.cumsum(np.isfinite(pain))[_WEEK - 1 :: _WEEK]
    taken = looks(scored[: len(days)], first, lambda end: bool(days[end] >= evidence_link.ANSWER_DAYS.value))
    ends = [(look.end + 1) * _WEEK for look in taken.taken]
    return min((float(_search(load[:end], pain[:end]).p.min()) for end in ends), default=1.0)
