"""The numbers of a chart as a table, for those who do not see it and those who want to count. No streamlit."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

_DECIMALS = 2


def numbers(figure: go.Figure, first: str) -> pd.DataFrame:
    """What a figure draws: one row for each place on its x axis, one column for each of its traces that has a name.

    Of a chart with sideways whiskers the rows are the names on its y axis. A trace without hover is decoration.

    Args:
        first: what the rows are, the heading of the first column.
    """
    columns = [column for trace in figure.data if trace.hoverinfo != "skip" for column in _columns(trace)]
    table = pd.concat(columns, axis=1) if columns else pd.DataFrame()
    table = table.rename_axis(first).round(_DECIMALS)
    if figure.layout.xaxis.type == "date":
        newest_first = table.set_index(pd.DatetimeIndex(table.index)).sort_index(ascending=False)
        return newest_first.set_index(pd.DatetimeIndex(newest_first.index).strftime("%Y-%m-%d").rename(first))
    return table.sort_index()


def _columns(trace: Any) -> list[pd.Series]:
    """One series per column; several values at one place (two runs a day) count as their largest."""
    sideways = trace.error_x.array is not None
    places, values = (trace.y, trace.x) if sideways else (trace.x, trace.y)
    known = pd.Series(list(values), index=pd.Index(places), name=trace.name, dtype=float)
    whiskers = trace.error_x if sideways else trace.error_y
    if whiskers.array is None:
        return [known.groupby(level=0).max()]
    low, high = known - list(whiskers.arrayminus), known + list(whiskers.array)
    return [known, low.rename("at least"), high.rename("at most")]
