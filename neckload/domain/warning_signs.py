"""The single list of signs that come before any training advice, in plain words, with what to do about each.

The check-in, dialog, page, report and README all take their wording from here. Nothing here is an examination: it is a
text to read, and having none of the signs never means that all is well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from neckload.domain.sources import ARTICLE, CCGI, FELLER, KCE, STIELL

Urgency = Literal["emergency", "doctor"]

# The article names neck movement, headache, nausea and fever; the guidelines name the rest.
SOURCES = (ARTICLE, STIELL, CCGI, KCE, FELLER)


@dataclass(frozen=True)
class Sign:
    """One sign: its word in a diary's `symptoms`, its wording for people, and how soon it needs a doctor."""

    symptom: str
    short: str
    """For use in a long list."""
    words: str
    urgency: Urgency
    more: str = ""
    """Added on a page with enough room."""


SIGNS = (
    Sign("hard_to_turn_head", "a neck that hardly turns", "It is hard to turn the head or move the neck", "doctor"),
    Sign("severe_headache", "severe headache", "Severe headache", "doctor"),
    Sign("nausea", "nausea", "Nausea or vomiting", "doctor"),
    Sign("fever", "fever", "Fever", "doctor"),
    Sign("rash_or_light_hurts", "a rash or light that hurts", "A new rash, or light that hurts the eyes", "doctor"),
    Sign(
        "pain_down_arm_with_numbness",
        "pain down an arm with numbness",
        "Pain down an arm with numbness or tingling",
        "doctor",
    ),
    Sign("night_pain", "pain that wakes you at night", "It wakes you at night", "doctor"),
    Sign("weight_loss", "losing weight without trying", "You are losing weight without trying", "doctor"),
    Sign(
        "earlier_illness",
        "an earlier illness, or steroids",
        "You have or had cancer, a recent infection, inflammatory arthritis or osteoporosis, or took steroids for a "
        "long time",
        "doctor",
    ),
    Sign(
        "first_pain_over_55_or_under_20",
        "a first neck pain over 55 or under 20",
        "It is your first neck pain, and you are over 55 or under 20",
        "doctor",
    ),
    Sign(
        "getting_worse",
        "pain that gets worse or no better in two weeks",
        "It is getting worse, or is no better after a couple of weeks of looking after it yourself",
        "doctor",
    ),
    Sign(
        "after_a_fall",
        "a fall or blow to head or neck",
        "It began after a fall, a collision or a blow to the head or neck",
        "emergency",
        "above all if you are 65 or older, your arms or legs tingle, or you cannot turn your head halfway to each side",
    ),
    Sign(
        "arm_weakness",
        "new weakness or clumsy hands",
        "New weakness in an arm or leg, clumsy hands, or unsteady walking",
        "emergency",
    ),
    Sign(
        "trouble_seeing_speaking_or_walking",
        "trouble seeing, speaking or walking",
        "Double vision, trouble seeing, speaking, swallowing or walking, or a drooping face",
        "emergency",
    ),
    Sign("dizziness", "dizziness", "New dizziness together with the neck pain", "emergency"),
    Sign("confusion", "confusion", "Confusion, or somebody is hard to wake", "emergency"),
    Sign(
        "sudden_worst_pain_ever",
        "sudden pain, the worst you’ve ever had",
        "Sudden neck pain or headache, the worst you’ve ever had",
        "emergency",
    ),
    Sign(
        "bladder_or_bowel_trouble",
        "trouble with bladder or bowel",
        "New trouble holding or passing urine or stool, or numbness around the groin",
        "emergency",
    ),
)
SIGN_SYMPTOMS = tuple(sign.symptom for sign in SIGNS)
WORST_EVER = "sudden_worst_pain_ever"
# Together with a fever these are an emergency, though none of them is one alone (CCGI: meningitis).
_WITH_FEVER = frozenset(("stiffness", "hard_to_turn_head", "severe_headache", "nausea", "rash_or_light_hurts"))
FEVER_WITH = (
    "A fever together with a stiff neck, a severe headache, vomiting, a rash or light that hurts the eyes is an "
    "emergency."
)
WHAT_TO_DO: dict[Urgency, str] = {
    "emergency": "Call your local emergency number or go to an emergency department now, and do not run.",
    "doctor": "See a doctor before you run again.",
}
NOT_A_DIAGNOSIS = (
    "These lists are not complete, and having none of the signs doesn’t rule out a problem: guidelines disagree on "
    f"such lists ({FELLER.short}). If you are worried, ask a doctor."
)


def signs_of(urgency: Urgency) -> tuple[Sign, ...]:
    """The signs of one urgency."""
    return tuple(sign for sign in SIGNS if sign.urgency == urgency)


def _page_list(urgency: Urgency) -> tuple[str, ...]:
    return tuple(f"{sign.words}{f', {sign.more}' if sign.more else ''}." for sign in signs_of(urgency))


EMERGENCY_NOW = (*_page_list("emergency"), FEVER_WITH)
SEE_A_DOCTOR_SOON = _page_list("doctor")


def urgency_of(symptoms: Iterable[str]) -> Urgency | None:
    """The urgency of the signs among these symptoms, taken together; None if there is no sign."""
    chosen = set(symptoms)
    urgencies = {sign.urgency for sign in SIGNS if sign.symptom in chosen}
    if "emergency" in urgencies or ("fever" in chosen and chosen & _WITH_FEVER):
        return "emergency"
    return "doctor" if urgencies else None
