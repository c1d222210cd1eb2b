"""Neck care as data: warning signs, five exercises, relief, prevention and causes, each with where it comes from.

The facts are those of one article and of the studies it cites; the wording is ours. Nothing here examines anybody:
the warning signs are a text to read, and finding none of them never means that all is well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from neckload.domain.tables import DOCTOR_SYMPTOMS, RED_FLAG_SYMPTOMS

ARTICLE = "Hinge Health, “Neck Pain After Running?”, 21 Feb 2025, with Kim Anderson, PT, DPT"
EXERCISE_SOURCE = f"Named in {ARTICLE}. The steps are common practice and the dose is our own convention."
RED_FLAG_SOURCE = (
    f"{ARTICLE}, for neck movement, headache, nausea and fever. The rest follows clinical guidance: the Canadian "
    "C-spine rule (Stiell et al. 2001, JAMA 286:1841–1848), the CCGI neck pain pathway (2024) and KCE report 119. "
    "Guidelines disagree on such lists (Feller et al. 2024, doi:10.33393/aop.2024.3245)."
)

When = Literal["before", "mid-run", "cool-down"]
Urgency = Literal["emergency", "doctor"]


@dataclass(frozen=True)
class Exercise:
    """One gentle exercise: when it fits, how much, how to do it, how it should feel, and when to leave it."""

    key: str
    name: str
    when: tuple[When, ...]
    dose: str
    steps: tuple[str, ...]
    feel: str
    stop: str
    source: str = EXERCISE_SOURCE


@dataclass(frozen=True)
class Relief:
    """Something that may ease a sore neck, and when."""

    key: str
    name: str
    when: str
    how: str
    source: str = ARTICLE


@dataclass(frozen=True)
class Prevention:
    """A habit that keeps the neck comfortable."""

    key: str
    name: str
    how: str
    source: str = ARTICLE


@dataclass(frozen=True)
class Cause:
    """Something about running that may load the neck, and what to try."""

    key: str
    name: str
    why: str
    tip: str
    source: str = ARTICLE


@dataclass(frozen=True)
class RedFlag:
    """A sign that comes before any training advice; `symptom` is the token of `tables.RED_FLAG_SYMPTOMS`."""

    symptom: str
    words: str
    urgency: Urgency
    source: str = RED_FLAG_SOURCE


@dataclass(frozen=True)
class Study:
    """A study that the article cites, and what for."""

    short: str
    doi: str
    cited_for: str


CAN_I_RUN = (
    "Usually yes. Staying active helps most sore necks more than stopping does. Go easier and shorter for a few days, "
    "and see how the neck feels the next morning. Read the warning signs first: with any of them, ask a doctor "
    "before you run."
)
WHEN_IT_COMES = (
    "It can start soon after a run or some hours later, and it may linger for a day or two. It is mostly harmless "
    "and fades with time."
)
HOW_COMMON = (
    "You are not alone: by one review, nearly half of athletes report neck pain in a given week "
    "(Noormohammadpour et al. 2018)."
)
EXERCISE_TIMING = (
    "Best straight after a run, while the muscles are warm. Before a run they loosen you up, and mid-run the ones you "
    "can do standing help when tension builds."
)
NOT_A_DIAGNOSIS = (
    "These lists are not complete, and having none of the signs does not mean that all is well. If you are worried, "
    "ask a doctor. This page is general information and not medical advice."
)

SYMPTOM_WORDS = {
    "stiffness": "Stiff neck",
    "soreness": "Sore neck",
    "spreads_to_shoulder_or_upper_back": "It spreads to the shoulders or upper back",
    "ache_back_of_head": "Dull ache up into the back of the head",
}

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

EXERCISES = (
    Exercise(
        "chin_tucks",
        "Chin tucks",
        ("before", "mid-run", "cool-down"),
        "8 slow repetitions, 3 seconds each",
        (
            "Stand or sit tall and look straight ahead.",
            "Slide your chin straight back, as if to make a double chin, without tipping the head.",
            "Hold for 3 seconds, then let go.",
        ),
        "Light work deep in the front of the neck and a mild stretch under the skull.",
        "Stop if it hurts sharply, makes you dizzy, or sends anything down an arm.",
    ),
    Exercise(
        "seated_back_extensions",
        "Seated back extensions",
        ("before", "cool-down"),
        "8 slow repetitions",
        (
            "Sit on a chair whose back ends below your shoulder blades.",
            "Rest your hands behind your head, elbows forward, to carry its weight.",
            "Lean your upper back over the chair and breathe out, the neck long and still.",
            "Come back up slowly.",
        ),
        "An opening between the shoulder blades, and no strain in the neck or lower back.",
        "Stop if the neck or lower back pinches, or if you feel dizzy.",
    ),
    Exercise(
        "t_spine_opener",
        "T-spine opener",
        ("before", "cool-down"),
        "6 slow repetitions on each side",
        (
            "Lie on your side with the knees bent, a pillow under your head and both arms out in front.",
            "Lift the top arm and let it travel over to the floor behind you.",
            "Let your eyes and chest follow the hand while the knees stay together.",
            "Take one breath, then come back.",
        ),
        "A turn through the upper back and a stretch across the chest.",
        "Stop if the shoulder or neck hurts, or the arm goes numb.",
    ),
    Exercise(
        "chest_stretch",
        "Chest stretch",
        ("before", "mid-run", "cool-down"),
        "2 holds of 20 seconds",
        (
            "Stand tall and join your hands behind your back, or hold a towel between them.",
            "Draw the shoulders back and down.",
            "Lift the hands a little until the chest opens, and breathe.",
        ),
        "A stretch across the chest and the front of the shoulders.",
        "Stop if the front of a shoulder hurts or the fingers tingle.",
    ),
    Exercise(
        "head_turns",
        "Head turns",
        ("before", "mid-run", "cool-down"),
        "5 slow turns to each side",
        (
            "Stand or sit tall and let the shoulders hang.",
            "Turn your head slowly to one side, as far as is comfortable.",
            "Pause for a breath, come back to the middle, and turn to the other side.",
        ),
        "A gentle stretch along the side of the neck, about the same left and right.",
        "Stop if it hurts sharply or makes you dizzy. If the head will hardly turn at all, see a doctor.",
    ),
)

RELIEF = (
    Relief(
        "ice", "Ice", "After a run", "5 to 10 minutes, wrapped in a cloth. It dulls the pain and calms inflammation."
    ),
    Relief(
        "moist_heat",
        "Moist heat",
        "Before a run",
        "Lay a warm, damp towel or a hot water bottle on tight muscles so that they loosen and move more easily.",
    ),
    Relief(
        "foam_rolling",
        "Foam rolling",
        "Any time, gently",
        "Roll the upper back and shoulders slowly, with light pressure. It may ease stiffness and help you move.",
    ),
    Relief(
        "tennis_ball",
        "Tennis ball",
        "After a run or strength work",
        "Press a tennis ball softly into tight spots behind the neck, mostly where the skull begins.",
    ),
    Relief(
        "medicine",
        "Medicine without a prescription",
        "When you need it, for a short time",
        "Ibuprofen, naproxen or acetaminophen (paracetamol) can help, and so can an anti-inflammatory cream on the "
        "sore spot. Not everyone may take them: check your medical history and other medicines with a pharmacist or "
        "doctor first.",
    ),
    Relief(
        "physical_therapy",
        "Physical therapy",
        "If it lingers more than a few weeks although you exercise",
        "A physical therapist can watch how you run, suggest small changes, and build a strength program for your "
        "upper body.",
    ),
)

PREVENTION = (
    Prevention("build_gradually", "Build up slowly", "Add about 5 to 10 % to your running time from week to week."),
    Prevention(
        "warm_up_and_cool_down",
        "Warm up and cool down",
        "Give the neck a few minutes of easy movement or moist heat first, and easy stretches afterwards, with ice if "
        "it is sore.",
    ),
    Prevention(
        "move_through_the_day",
        "Move through the day",
        "Get up and shift position often when you work at a desk, and raise the screen to eye level.",
    ),
    Prevention(
        "mix_surfaces",
        "Mix surfaces",
        "If you mostly run on pavement, swap some runs for grass, dirt trails or the treadmill.",
    ),
    Prevention(
        "check_gear",
        "Check your gear",
        "A phone in the hand, a backpack or earbuds that pull can strain the neck. Change sides, carry less, or put "
        "things in a running belt.",
    ),
)

CAUSES = (
    Cause(
        "position",
        "How you hold yourself",
        "Leaning forward, a head ahead of the body, round shoulders or a tense upper body tire the neck over time.",
        "No posture is the only right one: find a head position that feels easy, and let the shoulders drop.",
    ),
    Cause(
        "arms_and_gaze",
        "Arms and gaze",
        "Arms that swing a lot, or hardly at all, make the neck tense. So does looking down at your feet, as on "
        "rough trails.",
        "Swing the arms loosely and look some way ahead where the ground allows it.",
    ),
    Cause(
        "muscle_balance",
        "Muscle balance",
        "When the deep muscles at the front of the neck are weak or the upper back and shoulders stiff, the neck does "
        "more than its share.",
        "Chin tucks train those deep muscles; back extensions and the T-spine opener loosen the upper back.",
    ),
    Cause(
        "earlier_injuries",
        "Earlier injuries and hard ground",
        "The impact of running, mostly on hard ground, can stir up an old whiplash, a shoulder strain or tension "
        "headaches.",
        "Build up slowly, mix in softer ground, and take a flare-up as a sign to go easier.",
    ),
)

STUDIES = (
    Study(
        "Noormohammadpour et al. 2018, Asian Spine Journal 12(6), 1146–1153",
        "10.31616/asj.2018.12.6.1146",
        "A review of how common neck pain is among athletes.",
    ),
    Study(
        "Ylinen et al. 2003, JAMA 289(19), 2509",
        "10.1001/jama.289.19.2509",
        "Training neck muscles for strength and endurance eased long-lasting neck pain in women.",
    ),
    Study(
        "Peterson & Pihlström 2021, BMC Musculoskeletal Disorders 22(1)",
        "10.1186/s12891-021-04753-0",
        "In a survey of 16,000 adults, regular aerobic exercise went together with less neck and shoulder pain.",
    ),
    Study(
        "Zoete 2023, Journal of Clinical Medicine 12(22), 7108",
        "10.3390/jcm12227108",
        "On exercise for long-lasting neck pain, fitted to the person: strength programs can work well.",
    ),
    Study(
        "Hendricks et al. 2019, Journal of Bodywork and Movement Therapies 24(2)",
        "10.1016/j.jbmt.2019.10.019",
        "Over 49 studies, foam rolling helped with flexibility and stiffness.",
    ),
)
