"""Text for *Evidence*: what nobody knows first, then every decision threshold with its study."""

from __future__ import annotations

from collections.abc import Iterable

from neckload.domain import care, evidence
from neckload.domain.evidence import Threshold
from neckload.domain.sources import MIDOGLU, OWN_RULE, Source, sources
from neckload.ui.text.answers.evidence_subjects import SUBJECTS, Subject
from neckload.ui.text.formatting import plural, shortest

NOBODY_KNOWS = (
    evidence.NOT_ABOUT_THE_NECK,
    "No trial has tested the size of next week’s step, or any other rule that sets a training week by a neck score.",
    "That gear, surface, posture or desk work matters for a runner’s neck is the experience of physical therapists, "
    "not the result of a trial.",
    "No list of warning signs is proven to be complete: having none doesn’t rule out a problem.",
)
# `sources.MIDOGLU`, through the same arithmetic as the answer of each runner (docs/cohort.md).
ON_PEOPLE_TITLE = "What was found in real people"
ON_PEOPLE = (
    f"In 32 footballers from two elite teams ([{MIDOGLU.short}]({MIDOGLU.link})) more load went, on average, with more "
    "soreness the next day: +0.50 of 10 per usual-sized session "
    "(95 % interval +0.39 to +0.61).",
    "They differed: a new athlete’s own figure is expected between −0.06 and +1.06, which includes no effect; and it "
    "was soreness after football, not a runner’s neck.",
)
STRENGTH_WORDS = {
    "cohort of runners": "Runners, followed over time",
    "patients, not runners": "Patients, not runners",
    "expert advice": "A physical therapist’s advice",
    "simulated runners": "Simulated runners",
    "rule of thumb": "Our own rule of thumb",
}
SEARCH = "Find a threshold"
SEARCH_EXAMPLE = "pain, long run, break, phone …"
NOTHING_FOUND = "No threshold matches."


def balance() -> str:
    """How many thresholds there are, and how many rest on a study."""
    everything = evidence.thresholds().values()
    own = sum(threshold.source is OWN_RULE for threshold in everything)
    return (
        f"neckload uses {len(everything)} thresholds. {len(everything) - own} come from a study, a physical therapist "
        f"or simulated records; {own} are this program’s own rules of thumb, and say so."
    )


def matching_subjects(text: str) -> tuple[Subject, ...]:
    """The subjects, each with the thresholds that mention every word of `text`; all of them if it is empty."""
    wanted = text.casefold().split()
    if not wanted:
        return SUBJECTS
    subjects = []
    for subject in SUBJECTS:
        hits = [each for each in subject.thresholds if _has(wanted, f"{subject.title} {subject.place} {card(each)}")]
        if hits:
            subjects.append(Subject(subject.title, subject.place, tuple(hits)))
    return tuple(subjects)


def _has(wanted: Iterable[str], words: str) -> bool:
    words = words.casefold()
    return all(word in words for word in wanted)


def heading(subject: Subject) -> str:
    return f"**{subject.title}** · {plural(len(subject.thresholds), 'threshold')}"


def card(threshold: Threshold) -> str:
    """One threshold as Markdown: the figure, what it decides, what supports it, and its caveat."""
    support = STRENGTH_WORDS[threshold.strength]
    if threshold.source is not OWN_RULE:
        support = f"{support}: {_linked(threshold.source)}"
    if threshold.source.studied:
        support = f"{support} ({threshold.source.studied})"
    meaning = f"{threshold.meaning[0].upper()}{threshold.meaning[1:]}"
    return f"**{value(threshold)}**\n\n{meaning}.\n\n*{support}.* {threshold.caveat}"


def value(threshold: Threshold) -> str:
    """A threshold with its unit in plain words: 10 % of the week before, 2 points of 10."""
    number, unit = threshold.value, threshold.unit
    for share in ("share of ", "times "):
        if unit.startswith(share):
            return f"{number * 100:.4g} % of {unit.removeprefix(share)}"
    if unit == "min per km":
        return f"{int(number)}:{round(number % 1 * 60):02d} min per km"
    what, *rest = unit.split(" ")
    return " ".join((shortest(number), what.removesuffix("s") if number == 1 and len(what) > 1 else what, *rest))


def _linked(source: Source) -> str:
    return f"[{source.short}]({source.link})" if source.link else source.short


def source_lines() -> tuple[str, ...]:
    """Every source as a line of Markdown; the article's studies with their findings."""
    known = sorted((each for each in sources().values() if each is not OWN_RULE), key=lambda each: each.who.casefold())
    return tuple(map(_source_line, known))


def _source_line(source: Source) -> str:
    studied = f" Studied: {source.studied}." if source.studied else ""
    where = f"{_linked(source)}, {source.where}.{studied}"
    return f"{where} {source.finding}".rstrip()


EXERCISE_SOURCE = (
    f"The exercises are named in the article ({care.EXERCISES[0].sources[0].short}); their steps are common practice, "
    "and the counts and durations are our own convention."
)
