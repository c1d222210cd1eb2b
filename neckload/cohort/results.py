"""The files of all buckets -> tables of all runners, anonymous counts, and the common effect by lag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from neckload.cohort.aggregate import Tally, tally
from neckload.cohort.parquet import RUNNERS_A_BUCKET, read, whole
from neckload.cohort.rows import ROW, WEEK, Row, looks_of
from neckload.cohort.words import advised
from neckload.domain.common_effect import CommonEffect, common_effect
from neckload.domain.first_look import Looks, need
from neckload.ui.report.tables import harmless
from neckload.ui.text.people.first_look import why

FIRST = ["runner", "why", "reason", "neck_worst", "verdict", "change", "referral", "warning_signs", "guessed"]
SPREADSHEET_ROWS = 2**20 - 1
"""The most rows a spreadsheet opens, without the header."""
_WEEKS = pa.schema([("runner", pa.string()), *WEEK])


@dataclass
class Results:
    """The results for the whole cohort."""

    tally: Tally
    first: pd.DataFrame
    """Who needs a look first, in order: the columns of `FIRST`, and week_measure."""
    faults: pd.DataFrame
    """runner and fault of every runner who could not be read."""
    effects: pd.DataFrame
    """One row per runner and lag: runner, resolution, lag, estimate, standard_error, low, high."""
    guesses: pd.DataFrame
    """runner and guessed of every runner whose files left something open."""
    twice: list[str] = field(default_factory=list)
    """Names found in more than one bucket; each part was analysed separately."""

    @property
    def common(self) -> dict[tuple[str, int], CommonEffect]:
        """The common effect by resolution and lag; those based on too few runners are left out."""
        pooled = {}
        for _, rows in self.effects.groupby(["resolution", "lag"]):
            if len(rows) > 1:
                estimates, errors = (rows[name].to_numpy("float64") for name in ("estimate", "standard_error"))
                key = str(rows["resolution"].iloc[0]), int(rows["lag"].iloc[0])
                pooled[key] = common_effect(estimates, errors)
        return {key: effect for key, effect in pooled.items() if effect.is_enough}


def gather(parts: Sequence[Path], out: Path) -> Results:
    """Write `runners.parquet` and `weeks.parquet`, bucket by bucket, then `runners.csv` and `first.csv`."""
    tallies, first, faults, guesses, effects, names = [], [], [], [], [], []
    with ExitStack() as files:
        keep = _writers(files, out)
        for part in map(read, parts):
            rows, weeks = part.select(ROW.names), unnested(part, "week_rows")
            keep(rows, weeks)
            frame = rows.to_pandas().assign(fault=lambda each: each["fault"].fillna(""))
            tallies.append(tally(frame, weeks.to_pandas()))
            first.append(_in_need(frame, part["looks"].to_pylist()))
            faults.append(frame.loc[frame["fault"] != "", ["runner", "fault"]])
            effects.append(unnested(part, "effects").to_pandas())
            names.append(frame["runner"])
            guesses.append(frame.loc[frame["guessed"].notna(), ["runner", "guessed"]])
    _write_runners_csv(out / "runners.parquet", out / "runners.csv")
    everybody = pd.concat(names)
    results = Results(
        tally=reduce(add, tallies),
        first=_in_order(pd.concat(first, ignore_index=True)),
        faults=pd.concat(faults).sort_values("runner", ignore_index=True),
        effects=pd.concat(effects, ignore_index=True),
        guesses=pd.concat(guesses).sort_values("runner", ignore_index=True),
        twice=sorted(everybody[everybody.duplicated()].unique()),
    )
    _write_csv(out / "first.csv", pd.concat([results.first, _not_read(results.faults)], ignore_index=True)[FIRST])
    return results


def unnested(part: pa.Table, column: str) -> pa.Table:
    """A column of lists of rows as a table, with the runner as first column."""
    lists = part[column].combine_chunks()
    rows = pa.Table.from_struct_array(lists.flatten())
    runners = part["runner"].combine_chunks().take(pc.list_parent_indices(lists))
    return rows.add_column(0, "runner", runners)


def _writers(files: ExitStack, out: Path) -> Callable[[pa.Table, pa.Table], None]:
    """A function that appends a bucket to the tables, which get their names once everything is written."""
    parquet = {
        name: files.enter_context(pq.ParquetWriter(files.enter_context(whole(out / name)), schema, compression="zstd"))
        for name, schema in (("runners.parquet", ROW), ("weeks.parquet", _WEEKS))
    }

    def keep(rows: pa.Table, weeks: pa.Table) -> None:
        parquet["runners.parquet"].write_table(rows)
        parquet["weeks.parquet"].write_table(weeks)

    return keep


def _write_runners_csv(runners: Path, path: Path) -> None:
    """Write the runners, sorted by name if a spreadsheet can open them; otherwise in bucket order, to save memory."""
    with whole(path) as unfinished, unfinished.open("w", encoding="utf-8-sig", newline="") as csv:
        csv.write(",".join(ROW.names) + "\r\n")
        for rows in _by_name(runners):
            csv.write(as_csv(rows.to_pandas(), header=False))


def _by_name(runners: Path) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(runners) as file:
        if file.metadata.num_rows <= SPREADSHEET_ROWS:
            yield from file.read().sort_by("runner").to_batches(max_chunksize=RUNNERS_A_BUCKET)
        else:
            yield from file.iter_batches()


def _write_csv(path: Path, frame: pd.DataFrame) -> None:
    with whole(path) as unfinished:
        unfinished.write_text(as_csv(frame), encoding="utf-8-sig", newline="")


def as_csv(frame: pd.DataFrame, header: bool = True) -> str:
    """The table as CSV, without cells that a spreadsheet would treat as formulas."""
    written: str = harmless(frame).to_csv(index=False, header=header, lineterminator="\r\n", float_format="%.10g")
    return written


def _in_need(rows: pd.DataFrame, looks: list[list[Row]]) -> pd.DataFrame:
    """The runners of a bucket who need a look, with the reasons in words and their sort key."""
    reasons: list[Looks] = [looks_of(each) for each in looks]
    in_need = np.array([bool(each) and each[0].reason != "no_reason" for each in reasons], dtype=bool)
    chosen = [each for each, is_in_need in zip(reasons, in_need, strict=True) if is_in_need]
    referrals = [each if isinstance(each, str) else None for each in rows["referral"][in_need]]
    sentences = [advised(why(each), each[0].reason, who) for each, who in zip(chosen, referrals, strict=True)]
    return rows[in_need].assign(
        why=pd.Series(sentences, index=rows.index[in_need], dtype="str"),
        need=pd.Series([need(each) for each in chosen], index=rows.index[in_need], dtype="object"),
    )[[*FIRST, "week_measure", "need"]]


def _not_read(faults: pd.DataFrame) -> pd.DataFrame:
    """The rows for unreadable runners, listed last because nothing is known about them."""
    return pd.DataFrame({"runner": faults["runner"], "why": "Not read. " + faults["fault"], "reason": "not_read"})


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Gravest reason first, then by name."""
    order = sorted(range(len(rows)), key=lambda place: (rows["need"].iloc[place], rows["runner"].iloc[place]))
    return rows.iloc[order].drop(columns="need").reset_index(drop=True)
