"""The charts of single runs and of load ratios. No streamlit, no sums: every number drawn comes from the analysis."""

from __future__ import annotations

from math import isnan
from typing import assert_never

import pandas as pd

from neckload.domain import evidence
from neckload.domain.analysis import Analysis
from neckload.domain.columns import Row
from neckload.domain.load import ACUTE_DAYS, CHRONIC_DAYS
from neckload.domain.progression import SpikeBand
from neckload.ui.charts.patterns import BESIDE_PX, unbroken
from neckload.ui.drawing.labels import date_classes
from neckload.ui.drawing.plot import DATES_BELOW, END_BELOW, Plot, nice_ticks, panel, scale, ticks_between
from neckload.ui.drawing.shapes import Dot, Label, Path
from neckload.ui.text.formatting import Unit, day, number
from neckload.ui.text.weeks import weeks

# How runs are drawn by how far they exceed the longest before them: style and radius [px].
_BANDS: dict[SpikeBand, tuple[str, float]] = {
    "usual": ("longer_none", 3.5),
    "small": ("longer_small", 4.5),
    "moderate": ("longer_moderate", 5.0),
    "large": ("longer_large", 6.0),
}


def _longer(band: SpikeBand) -> str:
    small, moderate, large = (
        f"{limit.value * 100:.0f}" for limit in (evidence.SPIKE_SMALL, evidence.SPIKE_MODERATE, evidence.SPIKE_LARGE)
    )
    match band:
        case "usual":
            return f"up to {small} % longer, or shorter"
        case "small":
            return f"{small}–{moderate} % longer"
        case "moderate":
            return f"{moderate}–{large} % longer"
        case "large":
            return f"more than {large} % longer"
    assert_never(band)


def spikes(analysis: Analysis, unit: Unit) -> Plot:
    """Each run compared with the longest of the 30 days before it, with a line at the first threshold."""
    runs = analysis.runs[analysis.runs["spike"].notna()].sort_values("start")
    beyond = runs["spike"] * 100
    limit = evidence.SPIKE_SMALL.value * 100
    ticks = ticks_between(min(0.0, float(beyond.min())), max(limit, float(beyond.max())))
    here = panel(24, 252, ticks)
    days = pd.date_range(runs["start"].min().normalize(), runs["start"].max().normalize())
    heading = f"Compared with the longest run of the {evidence.SPIKE_WINDOW.value:.0f} days before, %"
    at = (runs["start"] - days[0]) / pd.Timedelta(days=1)
    rows = runs.assign(at=at, beyond=beyond).to_dict("records")
    bands = [
        Dot(style, row["at"], here.y(row["beyond"]), radius, weeks.run_hover(row, unit))
        for band, (style, radius) in _BANDS.items()
        for row in rows
        if row["spike_band"] == band
    ]
    drawn = {dot.style for dot in bands}
    return Plot(
        slots=len(days),
        right=BESIDE_PX,
        height=here.floor + END_BELOW,
        ground=(
            *scale(here, ticks, len(days), heading),
            Path("level", ((0, here.y(limit)), (len(days), here.y(limit)))),
            Label("words", len(days), here.y(limit) + 4, f"{limit:.0f} % longer", dx=6),
        ),
        marks=tuple(bands),
        dates=date_classes([each.date() for each in days], here.floor + DATES_BELOW),
        key=tuple((style, _longer(band)) for band, (style, _) in _BANDS.items() if style in drawn),
        numbers=_of_days(runs["start"], runs["spike_band"], beyond),
    )


def _of_days(starts: pd.Series, bands: pd.Series, beyond: pd.Series) -> pd.DataFrame:
    """One row per day, newest first; of two runs in the same band on one day, the longer counts."""
    table = pd.DataFrame({"day": starts.dt.strftime("%Y-%m-%d"), "band": bands, "beyond": beyond})
    wide = table.pivot_table(index="day", columns="band", values="beyond", aggfunc="max")
    wide = wide.reindex(columns=[band for band in _BANDS if band in wide]).rename_axis(index=None, columns=None)
    return wide.rename(columns={band: _longer(band) for band in _BANDS})[::-1].round(2)


RATIOS = {
    "ratio_coupled": f"{ACUTE_DAYS} over {CHRONIC_DAYS} days",
    "ratio_uncoupled": f"{ACUTE_DAYS} over the {CHRONIC_DAYS - ACUTE_DAYS} days before",
    "ratio_ewma": "exponentially weighted",
}


def load_ratio(analysis: Analysis) -> Plot:
    """The acute:chronic ratios that people ask about, by day, without colour bands, as none has a safe zone."""
    days = analysis.load.days
    ratios = days[list(RATIOS)]
    ticks = nice_ticks(float(ratios.max().max()))
    here = panel(24, 232, ticks)
    lines = [
        Path(column, line)
        for column in RATIOS
        for line in unbroken([(at + 0.5, here.y(ratio)) for at, ratio in enumerate(days[column])])
    ]
    table = ratios.set_axis(days["date"].dt.strftime("%Y-%m-%d")).rename(columns=RATIOS)
    return Plot(
        slots=len(days),
        right=12,
        height=here.floor + END_BELOW,
        ground=tuple(scale(here, ticks, len(days), "Recent load divided by longer-term load")),
        marks=tuple(lines),
        dates=date_classes([each.date() for each in days["date"]], here.floor + DATES_BELOW),
        hovers=tuple(_ratios(row) for row in days.to_dict("records")),
        key=tuple(RATIOS.items()),
        numbers=table[::-1].round(2),
    )


def _ratios(row: Row) -> str:
    known = [f"{words}: {number(row[column], 2)}" for column, words in RATIOS.items() if not isnan(row[column])]
    return "<br>".join([f"<b>{day(row['date'].date())}</b>", *(known or ["too few days before it"])])
