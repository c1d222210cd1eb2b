"""The runner's corrections of imported runs, stored separately from the records, which stay as imported.

So a later copy of the file still finds the run it knows, whatever its figures are now, and undoing an import removes
its own rows and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from neckload.domain.tables import TABLES
from neckload.store.owner_rows import OwnerRows
from neckload.store.rows import frame_of
from neckload.store.schema import edits

_RUN = [column.name for column in TABLES["runs"]]


def edits_on(owned: OwnerRows) -> pd.DataFrame:
    """The columns of `runs`, and `changed`: comma-joined, which of them the runner corrected."""
    return frame_of(owned.read(edits, [*_RUN, "changed"]), "runs", ["changed"])


def corrected(runs: pd.DataFrame, edits: pd.DataFrame) -> pd.DataFrame:
    """Table `runs` with the runner's corrections applied, in order of time."""
    if edits.empty:
        return runs
    of_run = edits.set_index("run_id", drop=False).reindex(runs["run_id"]).set_axis(runs.index)
    changed = of_run["changed"].fillna("").str.split(",")
    cells = {}
    for column in _RUN:
        is_changed = changed.map(lambda names, column=column: column in names).astype(bool)
        cells[column] = runs[column].mask(is_changed, of_run[column])
    return runs.assign(**cells).sort_values(["start", "run_id"], ignore_index=True)


def keep_edit(owned: OwnerRows, row: Mapping[str, Any], recorded: Mapping[str, Any]) -> None:
    """Store where the runner's row differs from the files; without a difference, drop the edit."""
    changed = [column for column in _RUN if row[column] != recorded[column]]
    forget_edits(owned, [row["run_id"]])
    if changed:
        owned.add(edits, [{**row, "changed": ",".join(changed)}])


def forget_edits(owned: OwnerRows, run_ids: Iterable[str]) -> None:
    for run_id in run_ids:
        owned.remove(edits, edits.c.run_id == run_id)


def rename_edit(owned: OwnerRows, run_id: str, heir: str) -> None:
    """Move the corrections of a run to another of its records."""
    owned.change(edits, {"run_id": heir}, edits.c.run_id == run_id)


def confirm_edit(owned: OwnerRows, run_id: str, confirmed: bool) -> None:
    owned.change(edits, {"confirmed": confirmed}, edits.c.run_id == run_id)
