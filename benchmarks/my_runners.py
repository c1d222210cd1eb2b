"""`python -m benchmarks.my_runners [RUNNERS]`: a list of many followed runners, compared with one plain query.

The baseline is the minimum for such a list: one read of everybody's runs and scores of the last two weeks, summed by
runner in pandas. CPU seconds differ between machines; the ratio hardly does.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time

import pandas as pd

from benchmarks.many_runners import followed_by
from neckload.store import Store, open_store
from neckload.ui.drawing.runner_table import table
from neckload.ui.session.glances import Glances, read_ahead
from neckload.ui.text.people.my_runners import Listed, rows

FOLLOWER, TODAY = "therapist", date(2026, 3, 18)
REPEATS = 5


def listed(store: Store, kept: Glances) -> str:
    """The work of the page when all runners are already cached."""
    followed = store.followed(FOLLOWER)
    letters = followed.last_letters()
    known = [
        Listed(each.id, each.name, kept.known(link, TODAY), letters.get(link.id)) for each, link in followed.runners()
    ]
    return table(rows(known, "need", "", "km", TODAY), "runner")


def baseline(store: Store) -> object:
    since = {"since": str(TODAY - timedelta(days=14))}
    with store._connected(False) as connection:
        runs = pd.read_sql("SELECT owner, duration_min FROM runs WHERE start >= :since", connection, params=since)
        pain = pd.read_sql('SELECT owner, pain_0_10 FROM pain WHERE "when" >= :since', connection, params=since)
    return runs.groupby("owner").sum().join(pain.groupby("owner").max(), how="outer")


def main(runners: int) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(open_store(f"sqlite:///{Path(folder) / 'many.db'}")) as store:
        followed_by(store, FOLLOWER, runners, TODAY)
        kept, began_s, cpu_s = Glances(), perf_counter(), process_time()
        read_ahead(store.lists(), kept, TODAY, lambda seconds: None)
        wall_s, worked_s = perf_counter() - began_s, process_time() - cpu_s
        print(f"{runners} diaries read for the first time: {wall_s:.1f} s, {worked_s:.1f} s of CPU time")
        times = {}
        for name, work in (("listed", lambda: listed(store, kept)), ("baseline", lambda: baseline(store))):
            spans = []
            for _ in range(REPEATS):
                started_s = perf_counter()
                work()
                spans.append(perf_counter() - started_s)
            times[name] = min(spans)
        ratio = times["listed"] / times["baseline"]
        print(f"listed: {times['listed']:.3f} s; baseline: {times['baseline']:.3f} s; ratio {ratio:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
