"""A link to a diary: whether it opens just now, for how long, and what its runner should hear of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

Standing = Literal["open", "ended", "paused", "locked", "used_up"]

WRONG_PASSCODES = 10
"""So many wrong passcodes pause a link until its runner resumes it, however far apart they came."""
PASSCODE_LENGTH = 6
"""With ten tries, six characters are not guessed."""
OPENINGS = (1, 3, 10)
"""Numbers of openings to choose from, beside any number."""
EXTENSION_DAYS = 30
SOON_DAYS = 3
"""The runner hears of an end that is this near."""
PERIODS_WEEKS = (12, 26, 52)
"""Periods to choose from, beside everything."""


@dataclass(frozen=True)
class Access:
    """All that decides whether a link opens. Moments have their zone (UTC)."""

    ends_at: datetime
    paused_at: datetime | None = None
    """When the runner paused it; None while it is not paused."""
    wrong_passcodes: int = 0
    """Since it was made, or resumed."""
    opened: int = 0
    """Openings so far."""
    openings_allowed: int | None = None
    """None for any number."""


def standing(access: Access, now: datetime) -> Standing:
    """What becomes of somebody who opens the link now. Where several things stop it, the one hardest to undo."""
    if access.ends_at <= now:
        return "ended"
    if access.paused_at is not None:
        return "paused"
    if access.wrong_passcodes >= WRONG_PASSCODES:
        return "locked"
    if access.openings_allowed is not None and access.opened >= access.openings_allowed:
        return "used_up"
    return "open"


def stays_open(access: Access, now: datetime) -> bool:
    """Whether a page that is open already may stay so: the last opening that was allowed lasts as long as its page."""
    return standing(access, now) in ("open", "used_up")


def extended(ends_at: datetime, now: datetime) -> datetime:
    """The new end of a link that is extended: counted from its end, or from now where that has passed."""
    return max(ends_at, now) + timedelta(days=EXTENSION_DAYS)


def ends_soon(access: Access, now: datetime) -> bool:
    """Whether it ends within three days, and has not yet."""
    return now < access.ends_at <= now + timedelta(days=SOON_DAYS)


def periods_within(weeks: int | None) -> tuple[int | None, ...]:
    """The periods that a reader may choose, in weeks, the whole of what was shared last.

    Args:
        weeks: how far back the runner shares; None for everything.
    """
    shorter = tuple(each for each in PERIODS_WEEKS if weeks is None or each < weeks)
    return (*shorter, weeks)


def narrowed(shared: int | None, wanted: int | None) -> int | None:
    """The weeks back that a reader gets: those they want, never more than were shared. None for everything."""
    return wanted if shared is None else shared if wanted is None else min(shared, wanted)


# Letters -------------------------------------------------------------------------------------------------------------
OPEN_LETTERS = 10
"""So many letters of one link may wait for an answer; the runner decides what comes after."""


def may_put_in(put_in: Sequence[date], waiting: int, today: date) -> bool:
    """Whether a link takes one more letter: at most one a day, and ten that wait.

    Args:
        put_in: the days on which letters came through the link.
        waiting: how many of them the runner has neither accepted nor dismissed.
    """
    return today not in put_in and waiting < OPEN_LETTERS
