"""Text for *My runners*: each runner as a row, most urgent first, and text about following."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf, isnan
from typing import Literal, assert_never

from neckload.domain.first_look import Look, LookReason, need
from neckload.domain.letters import ReceivedLetter
from neckload.domain.runner_glance import RunnerGlance
from neckload.domain.sharing import Part
from neckload.ui.text.answers.patterns import then
from neckload.ui.text.formatting import Unit, amount, number, percent, plural, target
from neckload.ui.text.people import first_look, letters

TITLE = "My runners"
INTRO = (
    "Those who need a look come first: warning signs, then the neck, then the running, then silence. The order is our "
    "own rule of thumb; being last doesn’t mean all is well."
)
EMPTY = (
    "**Nobody yet**\n\nOpen the link a runner sent you and choose *Add to My runners* at the bottom. You’ll see all "
    "your runners here, with those who need a look at the top."
)
SIGN_IN_FIRST = "Sign in to keep a list, then open the link a runner sent you."
SEARCH = "Search names and reasons"
NOTHING_FITS = "No runner matches. Try another word."
SORT = "Sort by"
HOW_LONG = (
    "A row shows only what its runner chose to share. It leaves the list when the link expires or its runner revokes "
    "it, pauses it or stops you following them."
)
BACK = "All my runners"
NAME = "Name in your list"
RENAME, REMOVE = "Rename", "Remove from My runners"
REMOVED = "Removed from your list. The link itself still works."

NAMELESS = "Unnamed runner"
ADD = "Add to My runners"
ADD_HELP = (
    "You’ll find this page in your own list, without the link. The runner sees that someone follows them, not who, "
    "and can end it."
)
ADDED = "**Added.** You’ll find it under <a href='{address}' target='_self'>My runners</a>."

FOLLOWED = "Followers see what the link shows, in a list of their own, until it ends."
END = "End following"
ENDED = "Nobody follows you through this link any more. The link itself still opens: revoke it to end that too."

Order = Literal["need", "neck", "week", "name"]
ORDERS: dict[Order, str] = {"need": "Need", "neck": "Neck", "week": "Last week", "name": "Name"}
Tone = Literal["alarm", "jump", "quiet"]

NOT_READ = "loading …"
_NEEDED: frozenset[Part] = frozenset({"volume", "pain", "symptoms"})


def heads() -> tuple[str, ...]:
    """The headings of the list's columns."""
    return "Runner", "Why to look", "Last week", f"Neck now and {then()}"


@dataclass(frozen=True)
class Row:
    """One runner in words. The name is somebody's own text: escape before showing."""

    number: int
    name: str
    why: str = NOT_READ
    """The most serious reason."""
    more: str = ""
    """The others."""
    tone: Tone = "quiet"
    last_week: str = ""
    answer: str = ""
    """The last answer sent through the link."""
    neck: str = ""
    worst_by_week: tuple[float, ...] = ()

    @property
    def searched(self) -> str:
        return f"{self.name} {self.why} {self.more}".casefold()


@dataclass(frozen=True)
class Listed:
    """One runner of the list, before it is put into words."""

    number: int
    """Identifies this entry of the list."""
    name: str
    glance: RunnerGlance | None
    """None while it is loading."""
    letter: ReceivedLetter | None = None
    """The last answer through the link."""


def rows(runners: Iterable[Listed], order: Order, search: str, unit: Unit, today: date) -> tuple[Row, ...]:
    """The rows that contain every word of the search, in this order; runners still loading come last."""
    listed = sorted(runners, key=lambda runner: runner.name.casefold())
    listed.sort(key=lambda runner: (runner.glance is None, *_key(runner.glance, order)))
    written = (_row(runner, unit, today) for runner in listed)
    return tuple(row for row in written if all(word in row.searched for word in search.casefold().split()))


def _key(glance: RunnerGlance | None, order: Order) -> Sequence[object]:
    if glance is None or order == "name":
        return ()
    if order == "need":
        return need(glance.looks)
    week = glance.last_week
    size = glance.neck.now if order == "neck" else week.measured(week.leading).change if week else -inf
    return (inf if isnan(size) else -size,)


def _row(runner: Listed, unit: Unit, today: date) -> Row:
    glance = runner.glance
    if glance is None:
        return Row(runner.number, runner.name)
    return Row(
        runner.number,
        runner.name,
        why=why(glance),
        more=first_look.why(glance.looks[1:]),
        tone=tone(glance.looks[0].reason),
        last_week=last_week(glance, unit),
        answer=f"Answer of {letters.became(runner.letter, None, unit, today)}" if runner.letter else "",
        neck=neck(glance),
        worst_by_week=glance.worst_by_week,
    )


def why(glance: RunnerGlance) -> str:
    """The most serious reason; if there is none but something needed is not shared, it says so."""
    if glance.looks == (Look("no_reason"),) and not glance.parts >= _NEEDED:
        return "No reason in what they share"
    return first_look.reason(glance.looks[0])


def tone(reason: LookReason) -> Tone:
    match reason:
        case "emergency_sign" | "doctor_sign":
            return "alarm"
        case "severe_pain" | "pain_rise" | "steep_week" | "long_run" | "lasting_pain":
            return "jump"
        case "silence" | "no_reason":
            return "quiet"
    assert_never(reason)


def last_week(glance: RunnerGlance, unit: Unit) -> str:
    """115 min of 120–130 min; without a range 115 min, +15 %."""
    if "volume" not in glance.parts:
        return "running not shared"
    week, kept_to = glance.last_week, glance.kept_to
    if week is None:
        return "not recorded"
    if kept_to:
        return f"{amount(kept_to.done, kept_to.advised.measure, unit)} of {target(kept_to.advised, unit)}"
    measured = week.measured(week.leading)
    change = "" if isnan(measured.change) else f", {percent(measured.change)}"
    return f"{amount(measured.total, week.leading, unit)}{change}"


def neck(glance: RunnerGlance) -> str:
    """2.5 now, 4.0 then: mean of the weekly worst scores."""
    if "pain" not in glance.parts:
        return "neck not shared"
    if isnan(glance.neck.now):
        return "too few scores"
    before = "" if isnan(glance.neck.then) else f", {number(glance.neck.then, 1)} then"
    return f"{number(glance.neck.now, 1)} now{before}"


def count(shown: int, of_all: int) -> str:
    """12 runners, or 3 of 12 runners."""
    return plural(of_all, "runner") if shown == of_all else f"{number(shown)} of {plural(of_all, 'runner')}"


def unread(left: int) -> str:
    diaries = "1 diary" if left == 1 else f"{number(left)} diaries"
    return f"{diaries} still loading: the order is not final yet."


def followed_by(people: int) -> str:
    """Followed by 1 person."""
    return "followed by 1 person" if people == 1 else f"followed by {number(people)} people"
