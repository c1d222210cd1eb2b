"""Stable ids for runs without an id from their vendor."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

_TEXT = pd.StringDtype(na_value=np.nan)
HALFWAY = 1e-6
MOST_EXACT = 2.0**53
"""A float holds whole numbers up to this one exactly."""


def run_ids(runs: pd.DataFrame) -> pd.Series:
    """A stable id for each run without one from its vendor [text].

    With a clock time, the start alone identifies a run: nobody starts two in the same second. Without one, the day,
    distance and duration do, and a second identical run on a day becomes `...#2`.
    """
    if runs.empty:
        return pd.Series(dtype="str")
    starts = runs["start"].to_numpy("datetime64[s]")
    has_clock = runs["has_clock_time"].to_numpy(bool, na_value=False)
    written = _with_t(_as_text(starts)) if has_clock.any() else _by_figures(runs, starts)
    if has_clock.any() and not has_clock.all():
        written = pc.if_else(pa.array(has_clock), written, _by_figures(runs, starts))
    names = pd.Series(pd.array(written, dtype=_TEXT), index=runs.index)
    if _on_different_days(starts) or pc.count_distinct(written).as_py() == len(written):
        return names
    again = names.groupby(names).cumcount()
    return names.where(again == 0, names + "#" + (again + 1).astype(str)).astype("str")


def _on_different_days(starts: np.ndarray) -> bool:
    """Whether the runs are in order and no two on one day, as in most lists."""
    steps = np.diff(starts.astype("datetime64[D]").astype("int64"))
    return bool((steps > 0).all() or (steps < 0).all())


def _by_figures(runs: pd.DataFrame, starts: np.ndarray) -> pa.Array:
    """2024-02-03/5.02km/30.1min [text]"""
    km, minutes = _each_written(runs["distance_km"], 2, "km"), _each_written(runs["duration_min"], 1, "min")
    return pc.binary_join_element_wise(
        _as_text(starts.astype("datetime64[D]")), km, minutes, pa.scalar("", pa.large_string())
    )


def _as_text(moments: np.ndarray) -> pa.Array:
    """2024-02-03 07:10:05, or only the date for days; Arrow formats ten times as fast as numpy [text]."""
    return pc.cast(pa.array(moments), pa.large_string())


def _with_t(moments: pa.LargeStringArray) -> pa.LargeStringArray:
    """2024-02-03T07:10:05 [text]"""
    validity, ends, letters = moments.buffers()
    return pa.LargeStringArray.from_buffers(
        len(moments), ends, pa.py_buffer(letters.to_pybytes().replace(b" ", b"T")), validity
    )


def _each_written(figures: pd.Series, decimals: int, unit: str) -> pa.Array:
    """Each figure formatted, as /5.02km; every distinct one only once [text]."""
    exact = figures.to_numpy("float64")
    with np.errstate(over="ignore", invalid="ignore"):
        scaled = exact * 10**decimals
        # Figures halfway between two are left to the format, which rounds what is stored, not what it looks like.
        is_halfway = np.abs(scaled - np.floor(scaled) - 0.5) < HALFWAY
        rounded = np.round(scaled)
    is_whole = not is_halfway.any() and (np.abs(rounded) < MOST_EXACT).all()
    alike = rounded.astype("int64") if is_whole else np.where(is_halfway, exact, rounded / 10**decimals)
    codes, values = pd.factorize(alike, use_na_sentinel=False)
    template = f"/%.{decimals}f{unit}"
    texts = [template % value for value in (values / 10**decimals if is_whole else values).tolist()]
    return pa.array(texts, pa.large_string()).take(pa.array(codes))
