"""Check-ins before, during and after a database outage. Part of `python -m benchmarks.faults`."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

import pandas as pd

from neckload.store import StoreUnavailable, open_store
from tests.postgres import Server

FIRST_MOMENT = pd.Timestamp("2026-03-02")


@dataclass
class Outage:
    """What happened to check-ins during an outage."""

    confirmed: int = 0
    refused: int = 0
    lost: int = 0
    others: list[str] = field(default_factory=list)
    """Errors without a message for the runner."""


def saved_through(url: str, outage: Callable[[], None], tabs: int = 4) -> Outage:
    """Check-ins from several tabs before, during and after an outage, until each tab has saved some again."""
    met = Outage()
    confirmed: list[tuple[str, pd.Timestamp]] = []
    is_over = threading.Event()
    with closing(open_store(url)) as store:

        def check_in(tab: int) -> None:
            after = 0
            for minute in count():
                when = FIRST_MOMENT + pd.Timedelta(minutes=minute)
                try:
                    store.save_pain(f"tab {tab}", pd.DataFrame({"when": [when], "pain_0_10": [3.0]}))
                    confirmed.append((f"tab {tab}", when))
                    after += is_over.is_set()
                except StoreUnavailable:
                    met.refused += 1
                    time.sleep(0.02)
                except Exception as fault:
                    met.others.append(repr(fault))
                    return
                if after == 5:
                    return

        threads = [threading.Thread(target=check_in, args=(tab,)) for tab in range(tabs)]
        for thread in threads:
            thread.start()
        time.sleep(0.5)
        outage()
        is_over.set()
        for thread in threads:
            thread.join(60)
        met.confirmed = len(confirmed)
        met.others += ["a tab did not recover" for thread in threads if thread.is_alive()]
        kept = {(f"tab {tab}", when) for tab in range(tabs) for when in store.diary(f"tab {tab}").pain["when"]}
        met.lost = len(set(confirmed) - kept)
    return met


def restart(server: Server, mode: Literal["fast", "immediate"]) -> Callable[[], None]:
    def outage() -> None:
        server.stop(mode)
        time.sleep(0.3)
        server.start()

    return outage
