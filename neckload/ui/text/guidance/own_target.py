"""Text for a target set by the runner or their therapist."""

from __future__ import annotations

from math import isnan

import pandas as pd

from neckload.domain import evidence
from neckload.domain.advice import Advice
from neckload.domain.own_target import OwnTarget
from neckload.domain.progression import TOLERANCE
from neckload.ui.text.formatting import Unit, exact_target, percent, score
from neckload.ui.text.quoting import quoted

SET_YOUR_OWN = "Set your own target"
HELP = "Following different advice? Set your own target; ours stays visible."
KINDS = {"change": "Change, %", "time": "Minutes", "distance": "Distance"}
WHOSE = {"therapist": "My therapist", "me": "Me"}
WEEKS = {"next": "next week", "this": "this week"}
REMOVE, REMOVED = "Remove", "Removed. Back to the suggested range."
SAVED = "Your own target is saved."


def own_target(own: OwnTarget, advice: Advice, which: str, unit: Unit) -> str:
    """What was set, for which week, and how it compares with the level and the range.

    Args:
        which: key of `WEEKS`.
    """
    whose = "Your therapist’s target" if own.set_by == "therapist" else "Your own target"
    head = f"**{whose} for {WEEKS[which]}: {_figure(own, unit)}**"
    meaning = "Paused: see a doctor first." if advice.red_flag else _compared(own, advice)
    note = f"Note: {quoted(own.note)}" if own.note else ""
    return " ".join(part for part in (head, ceiling(advice, own.week), meaning, note) if part)


def ceiling(advice: Advice, noted_for: pd.Timestamp) -> str:
    """The therapist's ceiling for a week; empty for none."""
    scores = [each.score for each in advice.neck_ceilings if each.noted_for == noted_for]
    return f"Stop above {score(scores[0])} of 10." if scores else ""


def ceiling_alone(advice: Advice, noted_for: pd.Timestamp, which: str) -> str:
    """The ceiling of a week that has no target."""
    return f"**Your therapist’s ceiling for {WEEKS[which]}.** {ceiling(advice, noted_for)}"


def _figure(own: OwnTarget, unit: Unit) -> str:
    if own.target is None:
        return f"{percent(own.change)} on a level we don’t know yet."
    return f"{exact_target(own.target, unit)}."


def _compared(own: OwnTarget, advice: Advice) -> str:
    if own.target is None or isnan(own.change) or own.compared is None:
        return ""
    change = percent(own.change)
    if own.compared == "inside":
        return f"That is {change} on your level, inside the range."
    if own.compared == "below":
        return f"That is {change} on your level, below the range. Less is fine."
    return f"That is {change} on your level, above the range{_what_holds_it(own, advice)}."


def _what_holds_it(own: OwnTarget, advice: Advice) -> str:
    """Why the range ends below a target."""
    if own.change > evidence.GUIDELINE_HIGH.value + TOLERANCE:
        return f"; the usual step ends at {evidence.GUIDELINE_HIGH.value * 100:.0f} %"
    if advice.step is not None and advice.step.name == "build":
        return ", which ends at your usual week before the break"
    if isnan(advice.neck.worst):
        return ", which holds your level while no neck score is recorded"
    return ", which your neck holds back"
