"""The bare Streamlit app used as a baseline for the dashboard: two Plotly charts of ten years and two choices."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

WEEKS = {"12": 12, "26": 26, "52": 52, "all": 522}
HEIGHTS_PX = (160, 300)

rng = np.random.default_rng(2016)
dates = pd.date_range("2016-01-04", periods=522, freq="7D")
pain, minutes = rng.integers(0, 7, 522), rng.uniform(60, 240, 522).round(1)

st.set_page_config(layout="wide")  # as wide as our charts
st.title("Two charts")
measure = st.segmented_control("Measure", ["time", "distance"], default="time", key="measure", required=True)
shown = st.segmented_control("Weeks", list(WEEKS), default="26", key="period", required=True)
last = slice(-WEEKS[shown], None)
scale = 1 if measure == "time" else 1 / 6

above = go.Figure(go.Scatter(x=dates[last], y=pain[last]), {"title": f"Pain, {measure}", "height": HEIGHTS_PX[0]})
below = go.Figure(
    go.Bar(x=dates[last], y=minutes[last] * scale), {"title": f"Running, {measure}", "height": HEIGHTS_PX[1]}
)
st.plotly_chart(above, key="above")
st.plotly_chart(below, key="below")
