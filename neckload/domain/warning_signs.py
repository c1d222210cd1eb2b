"""Signs that come before any training advice, in plain words, and what to do about each.

Nothing here examines anybody: it is a text to read, and finding none of the signs never means that all is well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from neckload.domain.sources import ARTICLE, CCGI, FELLER, KCE, STIELL
from neckload.domain.tables import DOCTOR_SYMPTOMS, RED_FLAG_SYMPTOMS

Urgency = Literal["emergency", "doctor"]

# The article names neck movement, headache, nausea and fever; the guidance names the rest.
SOURCES = (ARTICLE, STIELL, CCGI, KCE, FELLER)


@dataclass(frozen=True)
class RedFlag:
    """A sign that comes before any training advice; `symptom` is the token of `tables.RED_FLAG_SYMPTOMS`."""

    symptom: str
    words: str
    urgency: Urgency


_RED_FLAG_WORDS = {
    "hard_to_turn_head": "It is hard to turn the head or move the neck",
    "severe_headache": "Severe headache",
    "nausea": "Nausea or vomiting",
    "fever": "Fever",
    "pain_down_arm_with_numbness": "Pain down an arm with numbness or tingling",
    "after_a_fall": "It began after a fall, a collision or a blow to the head or neck",
    "arm_weakness": "New weakness in an arm or leg, or clumsy hands",
    "trouble_seeing_speaking_or_walking": "Trouble seeing, speaking, swallowing or walking, or a drooping face",
    "sudden_worst_pain_ever": "Sudden neck pain or headache, the worst you have ever had",
    "bladder_or_bowel_trouble": "New trouble holding or passing urine or stool, or numbness around the groin",
}
RED_FLAGS = tuple(
    RedFlag(symptom, _RED_FLAG_WORDS[symptom], "doctor" if symptom in DOCTOR_SYMPTOMS else "emergency")
    for symptom in RED_FLAG_SYMPTOMS
)
# With a fever these are an emergency, though none of them is one alone (CCGI: meningitis).
_WITH_FEVER = frozenset(("stiffness", "hard_to_turn_head", "severe_headache", "nausea"))
FEVER_WITH = "A fever together with a stiff neck, a severe headache or vomiting is an emergency."
WHAT_TO_DO: dict[Urgency, str] = {
    "emergency": "Call your local emergency number or go to an emergency department now, and do not run.",
    "doctor": "See a doctor before you run again.",
}
EMERGENCY_NOW = (
    "Neck pain after a fall, a collision or a blow to the head or neck, above all if you are 65 or older, your arms or "
    "legs tingle, or you cannot turn your head halfway to each shoulder.",
    "Fever with a stiff neck, severe headache, vomiting, rash, confusion, or light that hurts your eyes.",
    "Sudden neck pain or headache that is severe or the worst you have ever had.",
    "Neck pain with double vision, dizziness, a drooping face, or trouble speaking, swallowing or walking.",
    "New weakness, clumsy hands, unsteady walking, lost control of bladder or bowel, or numbness around the groin.",
)
SEE_A_DOCTOR_SOON = (
    "You can hardly turn your head or move your neck.",
    "You also have a severe headache, feel sick (nausea) or run a fever.",
    "It runs down an arm, with numbness or weakness.",
    "It wakes you at night, or you are losing weight without trying.",
    "You have or had cancer, a recent infection, inflammatory arthritis or osteoporosis, or you have taken steroids "
    "for a long time.",
    "It is your first neck pain and you are over 55 or under 20.",
    "It is getting worse, or is no better after a couple of weeks of looking after it yourself.",
)
NOT_A_DIAGNOSIS = (
    "These lists are not complete, and having none of the signs doesn’t rule out a problem: guidelines disagree on "
    f"such lists ({FELLER.short}). If you are worried, ask a doctor."
)


def urgency_of(symptoms: Iterable[str]) -> Urgency | None:
    """What the signs among these symptoms ask for together; None when there is no sign."""
    reported = set(symptoms)
    asked = {sign.urgency for sign in RED_FLAGS if sign.symptom in reported}
    if "emergency" in asked or ("fever" in reported and reported & _WITH_FEVER):
        return "emergency"
    return "doctor" if asked else None
