"""Text for *Try it*: an experiment from its plan to its answer."""

from __future__ import annotations

from math import ceil, isfinite
from typing import assert_never

from neckload.domain import evidence, evidence_experiment
from neckload.domain.experiment import Answer, Arm, Course, Did, Experiment, Run
from neckload.domain.experiment_power import Habits
from neckload.domain.tryable import TRYABLE, ArmWords, Obstacle, Tryable
from neckload.ui.text.formatting import day, number, plural, points

PART = "Try it"
QUESTION = "What do you want to try?"
INTRO = (
    "Things that go together need not be cause and effect. To find out, let chance decide: in every pair of runs one "
    "is as usual and one is changed, in an order drawn for you. Keep running as you do; at the planned end you get one "
    "answer."
)
PAIRS_LABEL = "Pairs of runs"
BEGIN = "Draw the order and begin"
STOP = "Stop this experiment"
STOP_SURE = "Stop for good"
USUAL, CHANGED = "as usual", "changed"
NAMED = "Your diary points to this one."
OWN_DIARY = "This is a sample. In your own diary you can begin an experiment here."
# Name in the address -> what its link says.
SAMPLES = {"trying": "Halfway through one", "tried": "A finished one"}
HONEST = (
    "You know which run is which, and hope can sway a score. Change only one thing. The answer is about these runs, "
    "with your neck as it is now. In a large trial of such apps for long-lasting pain, talks with the doctor got "
    "better but the pain did not (Kravitz et al. 2018, PREEMPT)."
)
CONFIRM: dict[Did, str] = {"drawn": "Did it", "other": "Did the other", "not_possible": "Not possible"}
_NO_INTERIM = "No result is shown before the end: looking early finds differences that aren’t there."


def stop_help() -> str:
    """What stopping early means for the answer."""
    pairs = f"{evidence_experiment.EXPERIMENT_STOPPED_PAIRS.value:.0f} complete pairs"
    return f"A stopped experiment can’t be resumed. With {pairs} or more it still gets an answer, by a stricter limit."


def obstacle(reason: Obstacle) -> str:
    """Why an experiment cannot begin now."""
    match reason:
        case "warning_sign":
            return "There is a warning sign in your diary: that comes first. You can begin an experiment afterwards."
        case "sore_neck":
            return (
                f"Your worst score of the last week is above {evidence.PAIN_MIDDLE.value:.0f}. Give your neck time "
                "first: an experiment can begin when it is calmer."
            )
    assert_never(reason)


def arm(experiment: Experiment, which: Arm) -> ArmWords:
    known = TRYABLE.get(experiment.name)
    return known.arm(which) if known else ArmWords(f"arm {which}", f"with arm {which}")


def title(experiment: Experiment) -> str:
    known = TRYABLE.get(experiment.name)
    return known.title if known else "Something this version doesn’t know"


def arms(tried: Tryable) -> str:
    """What the two runs of a pair are like."""
    return f"One run of each pair: **{tried.usual.do}**. The other: **{tried.changed.do}**."


def plan(pairs: int, habits: Habits) -> str:
    """How long it takes and what it could find: 15 pairs, about 10 weeks: a difference of 1.5 points would be …"""
    weeks = habits.weeks(pairs)
    length = f", about {plural(int(weeks), 'week')}" if isfinite(weeks) else ""
    larger, smaller = (_share(habits.power(pairs, size)) for size in (1.5, 1.0))
    sentence = (
        f"**{plural(pairs, 'pair')}{length}**: a difference of 1.5 points would be found in {larger} of 10 such "
        f"experiments, 1 point in {smaller}."
    )
    basis = "" if habits.is_known else " How much your own scores vary isn’t known yet, so this is for most necks."
    return f"{sentence}{basis}"


def _share(shares: tuple[float, float]) -> str:
    """7 to 9 of 10. Halves are rounded down and 10 is never printed, so that nothing is promised."""
    low, high = (min(ceil(share * 10 - 0.5 - 1e-9), 9) for share in shares)
    return number(low) if low == high else f"{low} to {high}"


FIXED = (
    "All of this is fixed before the first run: what you try, the number of pairs, the outcome (the worst score on the "
    "day after a run, minus half of the last score before it) and the test. So check in before each run and on the "
    "day after."
)


def next_run(course: Course) -> str | None:
    """Next run: phone in a belt or pocket."""
    return None if course.next_arm is None else f"Next run: **{arm(course.experiment, course.next_arm).do}**"


def progress(course: Course) -> str:
    """How many pairs are complete; never an interim result."""
    planned = course.experiment.pairs
    done = f"{min(course.complete_pairs, planned)} of {plural(planned, 'pair')} complete."
    return f"{done}{_missing(course)}"


def _missing(course: Course) -> str:
    missing = course.missing_pairs
    return f" {plural(missing, 'pair')} dropped because a score is missing, and replaced at the end." if missing else ""


def running(course: Course) -> str:
    return f"Planned on {day(course.experiment.began)}. {_NO_INTERIM}"


def share_done(course: Course) -> float:
    return min(course.complete_pairs / course.experiment.pairs, 1.0)


def ask(course: Course, run: Run) -> str:
    """Run of 3 March: phone in a belt or pocket was drawn. How did it go?"""
    return f"Run of {day(run.start)}: **{arm(course.experiment, run.arm).do}** was drawn. How did it go?"


def answer(course: Course, neck: str = "your neck") -> str:
    """The answer, or why there is none."""
    if course.answer is None:
        fewest = evidence_experiment.EXPERIMENT_FEWEST_PAIRS
        if course.state == "stopped":
            fewest = evidence_experiment.EXPERIMENT_STOPPED_PAIRS
        return (
            f"{_ended(course)} {plural(course.complete_pairs, 'pair')} complete: too few for an answer, which needs "
            f"{fewest.value:.0f}."
        )
    result = _difference(course, course.answer, neck) if course.answer.is_difference else _none(course, course.answer)
    return f"{_ended(course)} {result}".strip()


def _ended(course: Course) -> str:
    why = {"runner": "Stopped early.", "warning_sign": "Stopped early, by a warning sign.", None: ""}
    return why[course.stopped_by]


def _difference(course: Course, result: Answer, neck: str) -> str:
    flips = result.flips
    way, low, high = ("better", -flips.high, -flips.low) if flips.mean < 0 else ("worse", flips.low, flips.high)
    having = arm(course.experiment, "B").having
    return (
        f"**{having[0].upper()}{having[1:]} {neck} was {points(abs(flips.mean))} {way} the next day** "
        f"({number(low, 1)} to {number(high, 1)}). Chance decided which run had it, so it is either this or something "
        "that always comes with it."
    )


def _none(course: Course, result: Answer) -> str:
    having = arm(course.experiment, "B").having
    limit = f": a difference of more than {points(result.ruled_out)} is unlikely" if isfinite(result.ruled_out) else ""
    return f"**No difference {having} could be shown**{limit}, in these runs."


def account(course: Course) -> str:
    """What the answer rests on."""
    result = course.answer
    if result is None:
        return progress(course)
    runs = 2 * len(result.pairs)
    followed = (
        f"Of {plural(result.confirmed, 'run')} you confirmed, {result.followed} went as drawn."
        if result.confirmed
        else "You did not say how the runs went."
    )
    plan_only = " So many went differently that this says more about the plan than about the change itself."
    chance = f"{result.chance * 100:g} of 100"
    return (
        f"{plural(len(result.pairs), 'pair')}, {runs} runs, counted as drawn. {followed}"
        f"{plan_only if result.is_mostly_about_the_plan else ''}{_missing(course)} If there were no difference, an "
        f"answer this strong would come by chance in {result.flips.p * 100:.1f} of 100 experiments (limit: {chance})."
    )


def past_line(course: Course) -> str:
    """When it was."""
    last = f", last run on {day(course.runs[-1].start)}" if course.runs else ""
    return f"Planned on {day(course.experiment.began)}{last}"


def picture_alt(course: Course) -> str:
    return f"Each line is a pair of runs, from as usual to changed. {answer(course)}".replace("**", "")
