"""Two tabs of one runner that type at the same moment: neither loses what it saved."""

from __future__ import annotations

import threading
from functools import partial

import pandas as pd

from neckload.store import Store
from neckload.ui.pages import week_grid

MONDAY = pd.Timestamp("2026-03-02")


def test_two_tabs_that_type_different_cells_of_one_week_at_the_same_moment_both_keep_theirs(store: Store) -> None:
    store.save_week_totals("anna", pd.DataFrame({"week": [MONDAY], "distance_km": [1.0], "duration_min": [1.0]}))
    for turn in range(20):
        both_ready = threading.Barrier(2)

        def save(column: str, figure: int, ready: threading.Barrier = both_ready) -> None:
            change = partial(week_grid._changed, {MONDAY: {column: str(figure)}}, "monday", "km")
            ready.wait()
            store.change_week_totals("anna", change)

        tabs = [threading.Thread(target=save, args=cell) for cell in (("distance", turn + 10), ("minutes", turn + 60))]
        for tab in tabs:
            tab.start()
        for tab in tabs:
            tab.join()
        [week] = store.diary("anna").week_totals.to_dict("records")
        assert (week["distance_km"], week["duration_min"]) == (turn + 10, turn + 60)


def test_a_week_emptied_in_one_tab_goes_back_to_its_runs(store: Store) -> None:
    store.save_week_totals("anna", pd.DataFrame({"week": [MONDAY], "distance_km": [30.0]}))
    store.change_week_totals("anna", partial(week_grid._changed, {MONDAY: {"distance": None}}, "monday", "km"))
    assert store.diary("anna").week_totals.empty
