"""Pain diaries of no known program: places and scores, or scores alone."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout
from neckload.readers.vocabulary.generic_names import GENERIC

_VAGUE = (
    "Intensity", "Severity", "Intensität", "Intensité", "Intensidad", "Score", "Stärke", "Intensidade", "Intensità",
    "Intensiteit", "Intensitet", "Natężenie", "Nasilenie", "Intenzita", "Intenzitás", "Intenzitet", "Intensitate",
    "Voimakkuus", "Şiddet", "Интенсивность", "Сила", "Інтенсивність", "Ένταση", "עוצמה", "強さ", "强度", "強度", "강도",
)  # fmt: skip

# How long pain lasted is not a run, whatever else the diary has.
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

# Words that mean pain only if no run is recorded.
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
