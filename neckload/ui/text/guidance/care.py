"""Text for *Neck care*: why something is suggested, the exercise log, and self-checks."""

from __future__ import annotations

from collections.abc import Callable

from neckload.domain import evidence
from neckload.domain.care import ITEMS, Cause, Exercise, Item, Prevention, Relief
from neckload.domain.care_choice import Suggestion, Why
from neckload.domain.exercise_log import RECENT_DAYS, ExerciseLog, Review
from neckload.domain.relief import Tried
from neckload.ui.text.answers.patterns import CONFOUNDER
from neckload.ui.text.diary.log import RELIEF_WORDS
from neckload.ui.text.formatting import day, number, percent, plural, score, spelled, times
from neckload.ui.text.quoting import quoted

FROM_YOUR_DIARY = "Suggested for you"
COUNTED = "Counted from your last weeks. Things that go together aren’t always cause and effect."
SAYS_NOTHING = (
    "Your diary points to nothing in particular yet, so everything is below in its usual order. It can say more once "
    "your check-ins say how the neck feels and when, and your runs say what you carried and ran on."
)
LEFT_UNTIL_SEEN = (
    "Leave the exercises until a doctor has checked your warning sign: it may mean that the neck should not be "
    "stretched. Until then none can be ticked off."
)
TICK = "Done"
SAMPLE_TICKS = "The sample runner"
REVIEW_HELP = (
    "Five things you can check yourself from time to time. Tick what applies and save it with today’s date, then check "
    "again in a few weeks."
)
REVIEW_SAVE = "Save self-check"
REVIEW_SAVE_NONE = "None of these apply"
CALM_AFTER = "None of the five. Check again when something changes: new shoes, new routes, a new job."

# What each drawing shows, for screen readers.
PICTURE = {
    "chin_tucks": "Two heads from the side. First the head pokes forward; then it has slid straight back over the "
    "shoulders, chin level, with an arrow pointing back at the chin.",
    "seated_back_extensions": "A person on a chair from the side, hands behind the head. First upright; then the upper "
    "back leans over the top of the chair back, with an arrow pointing backwards.",
    "t_spine_opener": "A person lying on one side, seen from above, knees bent, both arms out in front. Then the top "
    "arm has travelled in a wide arc to the floor on the other side, and the chest and head have turned with it.",
    "chest_stretch": "A person standing, from the side, hands joined behind the back. Then the straight arms are "
    "lifted away from the body and the chest opens, with an arrow pointing up at the hands.",
    "head_turns": "A head from the front that looks straight ahead, and beside it, fainter, the same head turned to "
    "the left and to the right, with an arrow to each side.",
}


# Why -----------------------------------------------------------------------------------------------------------------
_WITH = {
    "phone_in_hand": "runs with a phone in hand",
    "earbuds": "runs with earbuds",
    "long_desk_day": "runs on long desk days",
    "long_run": "of your longest runs",
    "road": "runs on the road",
    "trail": "runs on trails",
    "track": "runs on the track",
    "treadmill": "runs on the treadmill",
    "grass": "runs on grass",
    "mixed": "runs on mixed ground",
}
_WITHOUT = {
    "warm_up": ("runs without a warm-up", "with one"),
    "cool_down": ("runs without a cool-down", "with one"),
    "exercises_done": ("runs on days without neck exercises", "on days with them"),
}
_SYMPTOM = {
    "stiffness": "a stiff neck",
    "soreness": "a sore neck",
    "spreads_to_shoulder_or_upper_back": "pain into the shoulders or upper back",
    "ache_back_of_head": "an ache up into the back of the head",
}
_MOMENT = {
    "before_run": "before a run",
    "during_run": "during a run",
    "after_run": "after a run",
    "next_morning": "on the morning after a run",
}


def why(reason: Why) -> str:
    """One reason as a sentence with its counts."""
    return _WHY[reason.kind](reason)


def _count(reason: Why, name: str) -> int:
    return int(reason.figures[name])


def _runs_with(name: str) -> str:
    return _WITH.get(name, f"runs with a {quoted(name.replace('_', ' '))}")


def _pain(reason: Why) -> str:
    usual = reason.figures["usual"]
    return f"Pain above {score(usual)} of 10, the median of all your runs," if usual else "Pain"


def _followed(reason: Why, runs: str, others: str) -> str:
    times, of, times_else, of_else = (_count(reason, name) for name in ("times", "of", "times_else", "of_else"))
    also = " and ".join(CONFOUNDER[each] for each in reason.also)
    note = f" Those runs {also}, which may explain it." if also else ""
    return f"{_pain(reason)} followed {times} of {of} {runs}, and {times_else} of {of_else} {others}.{note}"


def _always(reason: Why) -> str:
    counts = f"Pain followed {_count(reason, 'times')} of {_count(reason, 'of')} {_runs_with(reason.name)}"
    return f"{counts}, and you have no others to compare. Try {spelled(evidence.FACTOR_RUNS.value)} without."


_WHY: dict[str, Callable[[Why], str]] = {
    "lingers": lambda r: f"You’ve had neck pain {plural(_count(r, 'weeks'), 'week')} in a row.",
    "stays_high": lambda r: (
        f"The worst score was above {evidence.PAIN_MIDDLE.value:g} of 10 in each of the last "
        f"{plural(_count(r, 'weeks'), 'week')}."
    ),
    "rise": lambda r: (
        f"In your last full week on record, {'running time' if r.name == 'time' else 'distance'} rose by "
        f"{percent(r.figures['change']).removeprefix('+')}."
    ),
    "with": lambda r: _followed(r, _runs_with(r.name), "other runs"),
    "without": lambda r: _followed(r, *_WITHOUT[r.name]),
    "always": _always,
    "day_after": lambda r: (
        f"The day after a run your neck averaged {number(r.figures['after'], 1)} of 10; the day before, "
        f"{number(r.figures['before'], 1)}."
    ),
    "symptom": lambda r: (
        f"{_count(r, 'times')} of your last {_count(r, 'of')} check-ins with symptoms mention {_SYMPTOM[r.name]}."
    ),
    "moment": lambda r: (
        f"{_count(r, 'times')} of your last {_count(r, 'of')} sore check-ins around a run were {_MOMENT[r.name]}."
    ),
    "desk": lambda r: (
        f"Your usual desk day is {number(r.figures['hours'], 1)} hours ({_count(r, 'days')} recent days)."
    ),
    "seen_in_review": lambda r: "You ticked this at your last self-check.",
}


def advice(item: Item) -> str:
    """What to do about one item, in a sentence or two."""
    match item:
        case Exercise():
            return f"{item.dose}, {_joined(item.when)}. See above for how."
        case Relief():
            return f"{item.when}. {item.how}"
        case Prevention():
            return item.how
        case Cause():
            return item.tip


def suggestion(chosen: Suggestion) -> str:
    """One suggestion as Markdown: what, why, how."""
    reasons = " ".join(why(reason) for reason in chosen.reasons)
    return f"**{chosen.item.name}**\n\n*{reasons}*\n\n{advice(chosen.item)}"


def _joined(words: tuple[str, ...]) -> str:
    named = [{"before": "before a run", "cool-down": "as a cool-down"}.get(word, word) for word in words]
    return " or ".join((", ".join(named[:-1]), named[-1])) if len(named) > 1 else named[0]


def exercise_label(exercise: Exercise) -> str:
    return f"{exercise.dose} · {_joined(exercise.when)}"


# What helped ---------------------------------------------------------------------------------------------------------
WHAT_HELPED = "What helped"
TRIED_ON_SORE_DAYS = (
    "Counted, not tested. Things are tried on sore days, and a sore neck often eases on its own, so this cannot say "
    "what works."
)


def tried(each: Tried) -> str:
    """One thing that was tried, and how often the next score was lower."""
    name = RELIEF_WORDS[each.key]
    if not each.compared:
        return f"**{name}**: tried {times(each.times)}, with no later score to compare."
    lower = f"{each.lower} of {plural(each.compared, 'time')}"
    return f"**{name}**: tried {times(each.times)}; the next score was lower {lower}."


# Exercises done, and self-checks -------------------------------------------------------------------------------------
def tally(log: ExerciseLog) -> str:
    """How often exercises were done recently, without praise or blame."""
    lately = f"Exercises on {log.recent_days} of the last {RECENT_DAYS} days"
    if log.streak_days < 2:
        return f"{lately}."
    return f"{lately}, {log.streak_days} days in a row."


def tally_picture(log: ExerciseLog) -> str:
    """A dot for each of the last days, so many of them full; the words beside it say the same."""
    dots = "".join(f"<i class='{'on' if at < log.recent_days else ''}'></i>" for at in range(RECENT_DAYS))
    return f"<p class='pieces' aria-hidden='true'>{dots}</p>"


def review_title(review: Review) -> str:
    return f"Last check: {day(review.on)}"


def review_line(review: Review) -> str:
    """An older review in one line."""
    names = ", ".join(ITEMS[cause].name.lower() for cause in review.causes)
    return f"{day(review.on)}: {names or 'none of the five'}"


def review_tips(review: Review) -> str:
    """What to try for each cause that was ticked, as Markdown."""
    if not review.causes:
        return CALM_AFTER
    causes = (ITEMS[cause] for cause in review.causes)
    return "\n".join(f"- **{cause.name}.** {advice(cause)}" for cause in causes)
