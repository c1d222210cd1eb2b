"""Pain and symptom diaries of other programs."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout
from neckload.readers.vocabulary.column_names import GENERIC

_VAGUE = (
    "Intensity", "Severity", "Intensität", "Intensité", "Intensidad", "Score", "Stärke", "Intensidade", "Intensità",
    "Intensiteit", "Intensitet", "Natężenie", "Nasilenie", "Intenzita", "Intenzitás", "Intenzitet", "Intensitate",
    "Voimakkuus", "Şiddet", "Интенсивность", "Сила", "Інтенсивність", "Ένταση", "עוצמה", "強さ", "强度", "強度", "강도",
)  # fmt: skip

BEARABLE = Layout(
    format="Bearable",
    source="bearable",
    needs=("start", "pain", "category", "where"),
    marks=("weekday", "rating/amount"),
    top_score=4,
    note="Bearable rates from 1 (mild) to 4 (unbearable). These ratings were stretched to the scale from 0 to 10.",
    names={
        "start": ("date",),
        "clock": ("time of day",),
        "category": ("category",),
        "pain": ("rating/amount",),
        "where": ("detail",),
        "note": ("notes",),
    },
)

FLAREDOWN = Layout(
    format="Flaredown",
    source="flaredown",
    needs=("start", "pain", "category", "where"),
    marks=("trackable_type", "trackable_value"),
    top_score=4,
    note="Flaredown rates from 0 to 4. These ratings were stretched to the scale from 0 to 10.",
    names={
        "start": ("checkin_date",),
        "category": ("trackable_type",),
        "pain": ("trackable_value",),
        "where": ("trackable_name",),
    },
)

BRIEF_PAIN_INVENTORY = Layout(
    format="Brief Pain Inventory",
    source="file",
    needs=("start", "pain"),
    marks=("bpi3", "bpi4", "bpi5", "bpi6"),
    day_first=True,
    note="Of the scores of the Brief Pain Inventory the average pain (bpi5) was read.",
    names={"start": GENERIC["start"], "clock": GENERIC["clock"], "pain": ("bpi5",)},
)

# How long a pain lasted is no run, whatever else the diary tells.
PAIN_WITH_PLACES = Layout(
    format="pain scores",
    source="file",
    needs=("start", "pain", "where"),
    lacks=("distance", "sport"),
    names={
        **{role: names for role, names in GENERIC.items() if role in ("start", "clock", "distance", "note")},
        "pain": (*GENERIC["pain"], *_VAGUE, "Rating"),
        "where": (*GENERIC["where"], "Symptom", "Symptom Name", "Symptôme", "Síntoma", "Sintoma", "Sintomo", "Objaw"),
        "sport": ("Activity Type", "Sport", "Activity", "Sportart"),
    },
)

# Words that mean pain only where no run is noted.
PAIN_LIST = Layout(
    format="pain scores",
    source="file",
    needs=("start", "pain"),
    lacks=("distance",),
    names={
        "start": GENERIC["start"],
        "clock": GENERIC["clock"],
        "pain": _VAGUE,
        "distance": GENERIC["distance"],
        "where": GENERIC["where"],
        "note": GENERIC["note"],
    },
)
