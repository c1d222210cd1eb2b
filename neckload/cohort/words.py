"""The wording for many runners. Load and pain "go together on average"; neither ever "causes" the other."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

from neckload.cohort.aggregate import NO_WEEK
from neckload.cohort.rows import BESIDE_THE_DAY
from neckload.domain import evidence_link
from neckload.domain.common_effect import CommonEffect
from neckload.domain.progression import verdict_of
from neckload.ui.text.answers.answer import after, effect_step
from neckload.ui.text.formatting import UNKNOWN, number, percent, plural, spelled
from neckload.ui.text.weeks.finding import NOT_COMPARED, verdict_label

FIRST = "Who needs a look first"
ORDER = "This list says who needs a look. It never says that everybody else is fine."
NOBODY_FIRST = "No diary gives a reason for a closer look. That does not mean everybody is fine."
NOT_READ = "Not read"
NOTHING_KNOWN = "We know nothing about these runners. Ask them, or fix the file and run the same command again."
TWICE = (
    "These names have rows in more than one bucket. Each part was analysed on its own, so none of the "
    "results is right. Pack these runners again."
)
TOGETHER = "Load and pain across all runners"
NOT_CAUSES = (
    "Nobody was assigned a load, so none of this shows that running causes pain. And an average is not any one "
    "runner’s answer."
)
COUNTS = "The runners in numbers"
VERDICTS = "The last full week on record, compared with the week before"
PAIN_WEEK = "Weeks with neck pain, by that week’s change"
PAIN_BEFORE = "Weeks with neck pain, by the change of the week before"
WITHOUT_ANSWER = "This run left out whether load and pain go together."
GUESSED = "Guessed"
GUESSES = "Where a file left something open, we assumed this. To settle it, put answers.toml beside the runners."
SIGNS = ("emergency_sign", "doctor_sign")
_REFERRAL = {
    "clinician": "should see a physical therapist or doctor",
    "physical_therapist": "should see a physical therapist",
    "self_care": "neck exercises, and see somebody if it lasts",
}
_SCALE = {
    "week": f"per week {effect_step()} above the usual one",
    "day": "per usual-sized run",
}
_CHANCE = f"{evidence_link.COMMON_INTERVAL.value * 100:.0f} %"


def overview(runners: int, not_read: int, guessed: int) -> str:
    parts = [plural(runners, "runner")]
    parts += [f"{number(not_read)} not read"] if not_read else []
    parts += [f"{number(guessed)} with a guess about their files"] if guessed else []
    return ", ".join(parts)


def advised(why: str, reason: str, referral: str | None) -> str:
    """The reasons for a look, and who should take it. Nothing milder may appear next to a warning sign."""
    if reason in SIGNS or referral is None:
        return why
    return f"{why}; {_REFERRAL[referral]}"


def verdict(name: str) -> str:
    return "no full week yet" if name == NO_WEEK else verdict_label(verdict_of(name))


def last_week(name: str | None, change: float) -> str:
    """above, 10–30 % (+14 %)."""
    if name is None:
        return UNKNOWN
    compared = name not in NOT_COMPARED and not isnan(change)
    return f"{verdict(name)} ({percent(change)})" if compared else verdict(name)


def hidden(rows: int, least: int) -> str:
    """How many rows a table leaves out, and why."""
    if not rows:
        return ""
    return (
        f"{plural(rows, 'row')} not shown: fewer than {number(least)} runners, or they would give away a row with "
        "fewer."
    )


def changes(quarters: tuple[float, ...]) -> str:
    """The median change and, with enough runners, the range of the middle half."""
    if not quarters:
        return ""
    middle = quarters[len(quarters) // 2]
    ends = f"{percent(quarters[0])} and {percent(quarters[-1])}"
    half = f"; half of all runners are between {ends}" if len(quarters) > 1 else ""
    return f"The median change from the week before is {percent(middle)}{half}."


def lag(steps: int, resolution: str) -> str:
    step = "week" if resolution == "week" else "day"
    return f"the same {step}" if steps == 0 else after(steps, step)


def lag_label(steps: int, resolution: str) -> str:
    """Same week, Week after, 2 weeks after."""
    words = lag(steps, resolution).removeprefix("the ")
    return f"{words[0].upper()}{words[1:]}"


def chosen(common: Mapping[tuple[str, int], CommonEffect]) -> tuple[str, int] | None:
    """The resolution and lag that the sentence is about: the day after or the week after, whichever more runners have.
    Never the largest of several effects, which would be picked by chance."""
    candidates = [key for key in (("day", 1), ("week", 1)) if key in common]
    return max(candidates, key=lambda key: common[key].runners, default=None)


def together(effect: CommonEffect, resolution: str, steps: int) -> str:
    """The common effect at one lag, and what to expect for another runner."""
    size = f"{_signed(effect.estimate)} points of pain {lag(steps, resolution)}, {_SCALE[resolution]}"
    interval = f"{_CHANCE} interval {_signed(effect.low)} to {_signed(effect.high)}"
    over = f"over {plural(effect.runners, 'runner')}"
    if effect.low <= 0 <= effect.high:
        return f"On average, pain does not clearly go together with load {over}: {size} ({interval})."
    return f"On average, pain goes together with load {over}: {size} ({interval}). {_new_runner(effect)}"


def _new_runner(effect: CommonEffect) -> str:
    expected = (
        f"Another runner’s own figure should lie between {_signed(effect.new_low)} and {_signed(effect.new_high)}"
    )
    return f"{expected}, which includes no effect." if effect.new_low <= 0 <= effect.new_high else f"{expected}."


def too_few() -> str:
    least = spelled(evidence_link.COMMON_RUNNERS.value)
    return f"No common effect is shown: that takes at least {least} runners whose own effect can be estimated."


def held_back(resolution: str, steps: int, least: int) -> str:
    """The sentence for an effect that was estimated, but from fewer runners than may be shown."""
    return f"The effect {lag(steps, resolution)} is not shown: it comes from fewer than {number(least)} runners."


def effect_cells(effect: CommonEffect) -> tuple[str, ...]:
    """A table row for one lag, under `EFFECT_HEAD`."""
    return (
        number(effect.runners),
        _signed(effect.estimate),
        f"{_signed(effect.low)} to {_signed(effect.high)}",
        f"{_signed(effect.new_low)} to {_signed(effect.new_high)}",
        number(effect.spread, 2),
        f"{number(effect.heterogeneity * 100)} %",
    )


EFFECT_HEAD = (
    "Lag", "Runners", "Points on average", f"{_CHANCE} interval", f"Another runner ({_CHANCE})", "Spread (tau)", "I²",
)  # fmt: skip
RUNNERS_PICTURE = (
    f"Each line is one runner’s {evidence_link.ANSWER_INTERVAL.value * 100:.0f} % interval; an arrow means that it "
    f"continues beyond the picture. The diamond is the average with its {_CHANCE} interval; the dashed line shows "
    f"where another runner’s figure should lie ({_CHANCE})."
)
LAGS_PICTURE = (
    f"Each diamond is an average with its {_CHANCE} interval; the dashed line shows where another runner’s figure "
    f"should lie ({_CHANCE})."
)
EFFECT_UNITS = {
    "day": f"By day: points of pain {_SCALE['day']}, all lags estimated together.",
    BESIDE_THE_DAY: (
        "The same, with the day’s own load among the lags, as in published analyses. Cutting a run short on a sore "
        "morning lowers these figures; feeling a run the same evening lowers the ones above."
    ),
    "week": f"By week: points of pain {_SCALE['week']}, each lag on its own.",
}


def _signed(value: float) -> str:
    """A mean over many runners, such as +0.45."""
    shown = round(value, 2)
    sign = "+" if shown > 0 else "−" if shown < 0 else ""
    return UNKNOWN if isnan(value) else f"{sign}{number(abs(shown), 2)}"
