"""python -m neckload cohort: many runners at once.

python -m neckload cohort DIR --out DIR               analyse every runner of a folder, or of packed tables
python -m neckload cohort pack DIR --out DIR          the runners of a folder as tables, for many and for again
python -m neckload cohort export --owners FILE --out DIR    the diaries of consenting owners from the database
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from neckload.cohort import aggregate, cluster, export, page, results
from neckload.cohort.folder import files_buckets
from neckload.cohort.packed import KEPT, READING, is_packed, not_read, pack, packed_buckets
from neckload.cohort.parquet import packed_count, remove_others, whole
from neckload.cohort.runner import Bucket, CohortError, bare_folder
from neckload.cohort.tasks import PARTS, Analysing, Packing
from neckload.domain import evidence
from neckload.store import URL_VARIABLE, StoreError, missing_file, open_store
from neckload.ui.text.formatting import number, plural

FAULT = 2
STOPPED = 130
"""The shells' exit code for a program stopped with Ctrl-C."""


def main(arguments: Sequence[str]) -> int:
    """Exit code: 0, 2 if something has to be fixed or a bucket failed, or 130 after Ctrl-C."""
    commands: dict[str, Callable[[Sequence[str]], int]] = {"pack": _pack, "export": _export}
    command = commands.get(arguments[0]) if arguments else None
    try:
        return command(arguments[1:]) if command else _analyse(arguments)
    except (CohortError, StoreError) as fault:
        print(fault, file=sys.stderr)
        return FAULT
    except KeyboardInterrupt:
        print("\nStopped. What is done is kept; run the same command again.", file=sys.stderr)
        return STOPPED


# Analyse --------------------------------------------------------------------------------------------------------------
def _analyse(arguments: Sequence[str]) -> int:
    chosen = _analyse_options().parse_args(arguments)
    buckets = buckets_of(chosen.folder)
    out = bare_folder(chosen.out, inside=chosen.folder)
    work = Analysing(out.resolve(), chosen.today, chosen.measure, not chosen.without_association)
    remove_others(out / PARTS, [bucket.number for bucket in buckets])
    if not _all_done(work, buckets, chosen):
        return FAULT
    gathered = results.gather([work.file(bucket) for bucket in buckets], out)
    _write_pages(gathered, out, page.About(chosen.today, work.with_answer), chosen.least_group)
    print(f"{plural(gathered.tally.runners, 'runner')} analysed, {number(len(gathered.faults))} not read. In {out}:")
    print("first.html, first.csv, runners.parquet, runners.csv, weeks.parquet; without persons: aggregate.html, .csv")
    return 0


def buckets_of(folder: Path) -> Sequence[Bucket]:
    """The runners of a folder, packed or by their files. Paths are absolute, for workers with another working
    directory."""
    folder = folder.resolve()
    return packed_buckets(folder) if is_packed(folder) else files_buckets(folder)


def _write_pages(gathered: results.Results, out: Path, about: page.About, least: int) -> None:
    counts = aggregate.shown(gathered.tally, least)
    pages = {
        "first.html": page.first_page(gathered, about),
        "aggregate.html": page.aggregate_page(counts, gathered.common, about),
        "aggregate.csv": results.as_csv(aggregate.table(counts, gathered.common)).encode("utf-8-sig"),
    }
    for name, content in pages.items():
        with whole(out / name) as unfinished:
            unfinished.write_bytes(content)


# Pack -----------------------------------------------------------------------------------------------------------------
def _pack(arguments: Sequence[str]) -> int:
    chosen = _pack_options().parse_args(arguments)
    buckets = files_buckets(chosen.folder.resolve(), packed_count)
    out = bare_folder(chosen.out, inside=chosen.folder)
    _forget_others(out, buckets)
    return 0 if _all_done(Packing(out.resolve()), buckets, chosen) else FAULT


def _export(arguments: Sequence[str]) -> int:
    chosen = _export_options().parse_args(arguments)
    owners = export.owners_in(chosen.owners)
    if (path := missing_file()) is not None:
        raise CohortError(f"There is no database at {path}. Name the one to export from in {URL_VARIABLE}.")
    out = bare_folder(chosen.out)
    with closing(open_store()) as store:
        buckets = export.owners_buckets(owners, store.diary)
        _forget_others(out, buckets)
        count = sum(pack(bucket, out) for bucket in buckets)
    absent = sorted(name for bucket in buckets for name in not_read(out, bucket.number))
    print(f"{number(count - len(absent))} of {plural(count, 'runner')} exported to {out}.")
    if absent:
        print(f"Nothing is stored for: {', '.join(absent)}")
    if len(absent) == count:
        return FAULT
    print(f"Analyse them: python -m neckload cohort {out} --out FOLDER")
    return 0


def _forget_others(out: Path, buckets: Sequence[Bucket]) -> None:
    for table in (*KEPT, READING):
        remove_others(out / table, [bucket.number for bucket in buckets])


# On the cluster -------------------------------------------------------------------------------------------------------
def _all_done(work: cluster.Work, buckets: Sequence[Bucket], chosen: argparse.Namespace) -> bool:
    """Do the work, and report what failed."""
    if all(map(work.is_done, buckets)):
        _say(cluster.Progress(len(buckets), len(buckets), 0))
        return True
    with cluster.connected(chosen.scheduler, chosen.workers, chosen.dashboard) as client:
        failures = cluster.run(client, work, buckets, _say)
    for failure in failures:
        print(f"Bucket {failure.number} could not be done: {failure.reason}", file=sys.stderr)
    if failures:
        print("All others are kept. Run the same command again: it does only what is missing.", file=sys.stderr)
    return not failures


def _say(progress: cluster.Progress) -> None:
    """Print progress: one line that is overwritten on a terminal, otherwise one line per bucket."""
    end = "\r" if sys.stderr.isatty() and progress.buckets < progress.of else "\n"
    words = f"{progress.buckets:,} of {progress.of:,} buckets done, {progress.runners:,} runners in this run"
    print(words, end=end, file=sys.stderr, flush=True)


# Options --------------------------------------------------------------------------------------------------------------
def _options(command: str, about: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog=f"python -m neckload cohort{command}", description=about)


def _analyse_options() -> argparse.ArgumentParser:
    parser = _options("", "Analyse every runner of a folder. Run again, it does only what is missing.")
    parser.epilog = (
        "Two more commands, each with its own --help: cohort pack DIR makes tables of very many runners, "
        "cohort export takes the diaries of consenting owners from a database."
    )
    _folder_options(parser)
    parser.add_argument("--today", type=_day, default=date.today(), help="analyse as of this day")
    parser.add_argument("--measure", choices=("time", "distance"), default="time", help="compare weeks by time or km")
    parser.add_argument(
        "--without-association",
        action="store_true",
        help="leave out whether necks follow load: about a third less time",
    )
    parser.add_argument(
        "--least-group", type=_count, default=int(evidence.LEAST_GROUP.value), metavar="N",
        help="show no count of fewer runners in the aggregate (default: %(default)s)",
    )  # fmt: skip
    return parser


def _pack_options() -> argparse.ArgumentParser:
    parser = _options(" pack", "The runners of a folder as Parquet tables. Run again, it does only what is missing.")
    _folder_options(parser)
    return parser


def _folder_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="one folder, backup zip or export a runner")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write to, made where missing")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a running Dask scheduler, e.g. tcp://10.0.0.5:8786")
    parser.add_argument("--workers", type=_count, metavar="N", help="processes on this computer (default: one a core)")
    parser.add_argument("--dashboard", action="store_true", help="Dask's page about the work at port 8787 (bokeh)")


def _export_options() -> argparse.ArgumentParser:
    parser = _options(" export", "The diaries of consenting owners from the database that NECKLOAD_DATABASE_URL names.")
    parser.add_argument("--owners", type=Path, required=True, metavar="FILE", help="an owner a line, or: owner, code")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write to, made where missing")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date: write it as 2026-03-18") from None


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number above 0")
    return int(text)
