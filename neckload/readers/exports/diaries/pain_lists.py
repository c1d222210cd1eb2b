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

# What was taken against it tells as much.
PAIN_WITH_REMEDIES = Layout(
    format="pain scores",
    source="file",
    needs=("start", "pain", "category"),
    lacks=("distance", "sport", "moving", "pace", "single"),
    names={
        **{role: PAIN_WITH_PLACES.names[role] for role in ("start", "clock", "distance", "note", "sport")},
        "pain": (*GENERIC["pain"], *_VAGUE),
        "pace": GENERIC["pace"],
        "single": ("Heart Rate", "Avg HR", "Average HR", "HR", "Max HR", "Puls", "Herzfrequenz", "Calories", "Cadence",
                   "Steps", "Shoes", "Shoe", "Elevation", "Fréquence cardiaque", "Frecuencia cardíaca"),
        "moving": ("Run Duration", "Run Time", "Running", "Running Time", "Running Duration", "Minutes Run",
                   "Laufzeit", "Laufdauer", "Gelaufen", "Durée de course", "Tiempo de carrera", "Tempo di corsa",
                   "Tempo de corrida", "Looptijd", "Löptid", "Løbetid", "Løpetid"),
        "category": (
            "Medication", "Medications", "Medicine", "Meds", "Painkiller", "Painkillers", "Drug", "Pill", "Pills",
            "Trigger", "Triggers", "Relief", "Treatment", "Treatments", "Aura", "Symptoms", "Attack", "Episode",
            "Medikament", "Medikamente", "Medikation", "Tabletten", "Auslöser", "Begleitsymptome", "Symptome",
            "Médicament", "Médicaments", "Déclencheur", "Déclencheurs", "Symptômes", "Medicación", "Medicamento",
            "Medicamentos", "Desencadenante", "Desencadenantes", "Síntomas", "Medicação", "Gatilho", "Gatilhos",
            "Sintomas", "Farmaco", "Farmaci", "Medicinali", "Sintomi", "Medicatie", "Medicijn", "Medicijnen",
            "Symptomen", "Medicin", "Medisin", "Läkemedel", "Lääke", "Lääkkeet", "Leki", "Lek", "Objawy", "Léky",
            "Gyógyszer", "Tünetek", "Лекарство", "Лекарства", "Препарат", "Симптомы", "Триггер", "Ліки", "İlaç",
            "Φάρμακο", "תרופה", "薬", "服薬", "药物", "藥物", "약", "증상",
        ),
    },
)  # fmt: skip

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
