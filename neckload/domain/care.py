"""Neck care as data: five exercises, relief, prevention and causes, each with its source.

The facts come from one article and the studies it cites; the wording is ours. Warning signs, which come before all of
it, are in `warning_signs`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from neckload.domain import evidence, warning_signs
from neckload.domain.sources import (
    ARTICLE,
    HENDRICKS,
    NOORMOHAMMADPOUR,
    OWN_RULE,
    PETERSON,
    YLINEN,
    ZOETE,
    Source,
)

When = Literal["before", "mid-run", "cool-down"]


@dataclass(frozen=True)
class Exercise:
    """One gentle exercise: when it fits, how much, how to do it, how it should feel, and when to stop."""

    key: str
    name: str
    when: tuple[When, ...]
    dose: str
    steps: tuple[str, ...]
    feel: str
    stop: str
    sources: tuple[Source, ...] = (ARTICLE, OWN_RULE)
    """The article names the exercise; the steps are common practice and the dose is our convention."""


@dataclass(frozen=True)
class Relief:
    """Something that may ease a sore neck, and when."""

    key: str
    name: str
    when: str
    how: str
    sources: tuple[Source, ...] = (ARTICLE,)


@dataclass(frozen=True)
class Prevention:
    """A habit that keeps the neck comfortable."""

    key: str
    name: str
    advice: str
    """What to do; `{low}` and `{high}` stand for the ends of the weekly guideline [%]."""
    sources: tuple[Source, ...] = (ARTICLE,)

    @property
    def how(self) -> str:
        """What to do, in words."""
        low, high = evidence.GUIDELINE_LOW.value * 100, evidence.GUIDELINE_HIGH.value * 100
        return self.advice.format(low=f"{low:.0f}", high=f"{high:.0f}")


@dataclass(frozen=True)
class Cause:
    """Something about running that may strain the neck: how to check for it, and what to try."""

    key: str
    name: str
    why: str
    check: str
    tip: str
    sources: tuple[Source, ...] = (ARTICLE, OWN_RULE)
    """The cause and the tip are the article's; the check is ours."""


WHEN_IT_COMES = (
    "It can start soon after a run or some hours later, and it may linger for a day or two. It is mostly harmless, "
    "answers well to gentle movement, and fades with time."
)
HOW_COMMON = (
    "You are not alone: by one review, nearly half of athletes report neck pain in a given week "
    f"({NOORMOHAMMADPOUR.short})."
)
AT_HOME = "Most neck pain after running can be looked after at home."
EXERCISE_TIMING = (
    "Best straight after a run, while the muscles are warm. Before a run they loosen you up, and mid-run the ones you "
    "can do standing help when tension builds."
)

SYMPTOM_WORDS = {
    "stiffness": "Stiff neck",
    "soreness": "Sore neck",
    "spreads_to_shoulder_or_upper_back": "It spreads to the shoulders or upper back",
    "ache_back_of_head": "Dull ache up into the back of the head",
}

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
        "ice", "Ice", "After a run", "5 to 10 minutes, wrapped in a cloth. It can dull the pain and calm inflammation."
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
        (ARTICLE, HENDRICKS),
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
        "When pain lingers for more than a few weeks despite the exercises, or sooner when it is strong",
        "A physical therapist can watch how you run, suggest small changes, and build a strength program for your "
        "upper body; many also work by video.",
        (ARTICLE, YLINEN, ZOETE),
    ),
)

PREVENTION = (
    Prevention(
        "build_gradually",
        "Build up slowly",
        "Add about {low} to {high} % to your running time from week to week, so that neck and upper back can get used "
        "to it.",
    ),
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
        "Have somebody film you from the side for half a minute, towards the end of a run. Is the head ahead of the "
        "shoulders? Are the shoulders round or pulled up?",
        "No posture is the only right one: find a head position that feels easy, and let the shoulders drop.",
    ),
    Cause(
        "arms",
        "How you swing your arms",
        "Arms that swing a lot, or hardly at all, make the neck tense.",
        "For a minute of the next run, watch your hands. Do they cross the middle of the body, or stay clenched and "
        "still?",
        "Swing the arms loosely beside the body, and open the hands now and then.",
    ),
    Cause(
        "gaze",
        "Where you look",
        "Looking down a lot strains the muscles at the back of the neck, mostly on rough ground such as trails.",
        "Notice what you see while you run. If it is mostly your feet or the ground before them, you look down.",
        "Look some way ahead where the ground allows it, and walk the roughest bits.",
    ),
    Cause(
        "muscle_balance",
        "Muscle balance",
        "When the deep muscles at the front of the neck are weak or the upper back and shoulders stiff, from training "
        "or from sitting, the neck does more than its share.",
        "Do a chin tuck and a head turn to each side. Is one side stiffer, or is the neck tired after a few? Are the "
        "shoulders and upper back stiff after a day at a desk?",
        "Chin tucks train those deep muscles; back extensions, the T-spine opener and the chest stretch loosen the "
        "upper back, the shoulders and the chest.",
    ),
    Cause(
        "earlier_injuries",
        "Earlier injuries and hard ground",
        "The impact of running, mostly on hard ground, can stir up earlier neck pain, an old whiplash, a shoulder "
        "strain or tension headaches.",
        "Have you had one of these? Does it hurt in the same place now, and more after runs on pavement?",
        "Build up slowly, mix in softer ground, and take a flare-up as a sign to go easier.",
    ),
)

CITED = (NOORMOHAMMADPOUR, YLINEN, PETERSON, ZOETE, HENDRICKS)
"""The studies cited by the article."""

Item = Exercise | Relief | Prevention | Cause
ITEMS: dict[str, Item] = {item.key: item for item in (*EXERCISES, *RELIEF, *PREVENTION, *CAUSES)}


def sources() -> tuple[Source, ...]:
    """Every source of the advice and the warning signs, without duplicates."""
    used = [source for item in ITEMS.values() for source in item.sources]
    return tuple(dict.fromkeys((*used, *warning_signs.SOURCES, *CITED)))
