"""The pictures of single runs and of the load ratios. No streamlit, no sums: every number drawn is in the analysis."""

from __future__ import annotations

import plotly.graph_objects as go

from neckload.domain import evidence
from neckload.domain.analysis import Analysis
from neckload.domain.load import ACUTE_DAYS, CHRONIC_DAYS
from neckload.ui.charts.style import ABOVE, BESIDE_PX, NECK, RUNNING, STEEP, beside, dates, figure, level
from neckload.ui.text.formatting import Unit, hover_day
from neckload.ui.text.memo import once
from neckload.ui.text.weeks import weeks

_SMALL, _MODERATE, _LARGE = (
    f"{limit.value * 100:.0f}" for limit in (evidence.SPIKE_SMALL, evidence.SPIKE_MODERATE, evidence.SPIKE_LARGE)
)
# Which runs went far beyond the longest before: colour, and what it is called where the dots are.
SPIKE_BANDS = {
    "usual": (RUNNING, f"up to {_SMALL} % longer, or shorter"),
    "small": (ABOVE, f"{_SMALL}–{_MODERATE} % longer"),
    "moderate": ("#c8622a", f"{_MODERATE}–{_LARGE} % longer"),
    "large": (STEEP, f"more than {_LARGE} % longer"),
}


@once
def spikes(analysis: Analysis, unit: Unit) -> go.Figure:
    """Each run against the longest of the 30 days before it: dots above the line went more than 10 % beyond it."""
    runs = analysis.runs[analysis.runs["spike"].notna()]
    limit = evidence.SPIKE_SMALL.value * 100
    bands = [(band, *look, runs[runs["spike_band"] == band]) for band, look in SPIKE_BANDS.items()]
    return figure(
        [
            go.Scatter(
                x=some["start"],
                y=some["spike"] * 100,
                mode="markers",
                name=name,
                marker={"color": colour, "size": 7 if band == "usual" else 10},
                hovertext=[weeks.run_hover(row, unit) for row in some.to_dict("records")],
                hoverinfo="text",
            )
            for band, colour, name, some in bands
            if not some.empty
        ],
        height=320,
        titles=[(f"Against the longest run of the {evidence.SPIKE_WINDOW.value:.0f} days before, %", 1.0)],
        annotations=[beside(f"{limit:.0f} % longer", limit)],
        margin={"r": BESIDE_PX},
        xaxis=dates(),
        shapes=[level(limit)],
    )


RATIOS = {
    "ratio_coupled": (f"{ACUTE_DAYS} over {CHRONIC_DAYS} days", RUNNING, "solid"),
    "ratio_uncoupled": (f"{ACUTE_DAYS} over the {CHRONIC_DAYS - ACUTE_DAYS} days before", NECK, "dash"),
    "ratio_ewma": ("exponentially weighted", ABOVE, "dot"),
}


@once
def load_ratio(analysis: Analysis) -> go.Figure:
    """The acute:chronic ratios people ask about, by day, without colour bands: none of them has a safe zone."""
    days = analysis.load.days
    return figure(
        [
            go.Scatter(
                x=days["date"],
                y=days[column],
                mode="lines",
                name=name,
                line={"color": colour, "dash": dash, "width": 2},
                hovertemplate=f"%{{x|{hover_day()}}}: %{{y:.2f}}<extra></extra>",
            )
            for column, (name, colour, dash) in RATIOS.items()
        ],
        height=300,
        titles=[("Load of the last week over the load it came from, 1 is equal", 1.0)],
        showlegend=True,
        legend={"orientation": "h", "yanchor": "top", "y": -0.12, "x": 0},
        xaxis=dates(),
        yaxis={"rangemode": "tozero"},
    )
