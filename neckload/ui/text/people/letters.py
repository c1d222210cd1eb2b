"""Text for answers that came through a link, for the writer and for the runner."""

from __future__ import annotations

from datetime import date
from math import isnan

from neckload.domain.advice import Advice
from neckload.domain.letters import Letter, LetterOutcome, ReceivedLetter, is_over
from neckload.domain.links import OPEN_LETTERS
from neckload.domain.progression import TOLERANCE, Measure
from neckload.ui.text.formatting import (
    Unit,
    amount,
    day,
    exact_target,
    percent,
    plural,
    score,
    spelled,
    target,
    week,
)
from neckload.ui.text.quoting import quoted

# To the runner -------------------------------------------------------------------------------------------------------
ACCEPT, NOTED, DISMISS = "Accept", "Got it", "Dismiss"
ACCEPTED = "Accepted, and marked as your therapist’s. Our own range stays beside it."
DISMISSED = "Dismissed. They see that on their next visit."
WHO_WROTE = "Anyone with this link could have written it."
DOCTOR_FIRST = "You reported a warning sign, so a doctor comes first and nothing can be accepted now."
OVER = "That week is over."


def heading(received: ReceivedLetter, today: date) -> str:
    """Answer through *for my PT*, 12 March, for 16–22 March. The link's name is as the runner typed it."""
    through = f"through *{quoted(received.through)}*" if received.through else "through a link of yours"
    return f"Answer {through}, {day(received.made_at.date())}, for {week(received.letter.week, today)}"


def suggestion(letter: Letter, unit: Unit) -> str:
    """120–130 min, stop above 4 of 10; empty for an answer in words alone."""
    parts = [_target(letter, unit), _ceiling(letter.neck_ceiling)]
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def _target(letter: Letter, unit: Unit) -> str:
    if letter.target is None:
        return "" if isnan(letter.change) else f"{percent(letter.change)} on the current level"
    return exact_target(letter.target, unit)


def _ceiling(neck_ceiling: float) -> str:
    return "" if isnan(neck_ceiling) else f"stop above {score(neck_ceiling)} of 10"


def beside_range(letter: Letter, advice: Advice, unit: Unit) -> str:
    """How it compares with the app's own range; empty if there is none in its measure."""
    if letter.target is not None:
        own = advice.target_in(letter.target.measure)
        is_above = own is not None and letter.target.high > own.high + TOLERANCE
    else:
        own = advice.target
        is_above = advice.step is not None and letter.change > advice.step.high - 1 + TOLERANCE
    if own is None or not letter.has_target:
        return ""
    return f"Our own range is {target(own, unit)}{'; this is more' if is_above else ''}."


def more(count: int) -> str:
    return plural(count, "more answer")


def more_links(count: int) -> str:
    return plural(count, "more link")


# To whoever writes it ------------------------------------------------------------------------------------------------
HEADING = "Answer the runner"
INTRO = "A suggestion: it counts once they accept it, and stays marked as yours. No account needed."
KINDS = {"time": "Minutes", "distance": "Distance", "change": "Change, %", "none": "No target"}
FROM, TO, CHANGE = "From", "To", "Change from the current level, %"
CEILING = "Stop above this neck score"
CEILING_HELP = "Optional. A higher score that week makes neckload tell the runner to cut back and ask you."
WORDS = "A few words"
SEND = "Send answer"
SAYS_NOTHING = "Fill in a target, a ceiling or a few words first."
SENT = "Sent. The runner sees it on their next visit."
NOT_TAKEN = "Not sent: this link isn’t taking answers at the moment."
FULL = f"You can send one answer a day, and at most {spelled(OPEN_LETTERS)} can be waiting. Try again another day."
EARLIER = "Answers so far"


def target_for(first: date) -> str:
    return f"Target for {week(first)}"


def became(received: ReceivedLetter, outcome: LetterOutcome | None, unit: Unit, today: date) -> str:
    """What the runner did with an answer, and how its week went."""
    text = suggestion(received.letter, unit) or "A few words"
    return f"{day(received.made_at.date())}: {text}. {_decision(received, today)}{_week_of(outcome, unit)}"


def _decision(received: ReceivedLetter, today: date) -> str:
    if received.outcome is None:
        return (
            "The runner did not answer in time."
            if is_over(received.letter, today)
            else "The runner has not answered yet."
        )
    verb = received.outcome if received.letter.has_figures or received.outcome == "dismissed" else "read"
    on = f" on {day(received.settled_at.date())}" if received.settled_at else ""
    return f"{verb.capitalize()}{on}."


def _week_of(outcome: LetterOutcome | None, unit: Unit) -> str:
    if outcome is None:
        return ""
    measure: Measure = "distance" if outcome.unit == "km" else "time"
    done = "" if isnan(outcome.done) else f"{amount(outcome.done, measure, unit)} run"
    neck = "" if isnan(outcome.neck_worst) else f"neck at worst {score(outcome.neck_worst)} of 10"
    facts = ", ".join(fact for fact in (done, neck) if fact)
    return f" That week{'' if outcome.is_over else ' so far'}: {facts}." if facts else ""
