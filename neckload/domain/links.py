"""A link to a diary: whether it opens now, for how long, and what its owner should be told about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

Standing = Literal["open", "ended", "paused", "locked", "used_up"]

WRONG_PASSCODES = 10
"""This many wrong passcodes lock a link until its owner resumes it, however long the time between them."""
PASSCODE_LENGTH = 6
"""Six characters cannot be guessed in ten tries."""
OPENINGS = (1, 3, 10)
"""Choices for the number of openings, besides unlimited."""
EXTENSION_DAYS = 30
SOON_DAYS = 3
"""The owner is told about an end that is this near."""
PERIODS_WEEKS = (12, 26, 52)
"""Choices for the period shared, besides everything."""


@dataclass(frozen=True)
class Access:
    """Everything that decides whether a link opens. Times are timezone-aware (UTC)."""

    ends_at: datetime
    paused_at: datetime | None = None
    """When the runner paused it; None if it is not paused."""
    wrong_passcodes: int = 0
    """Since the link was made or resumed."""
    opened: int = 0
    """Openings so far."""
    openings_allowed: int | None = None
    """None for unlimited."""


def standing(access: Access, now: datetime) -> Standing:
    """What happens if the link is opened now. If several things block it, the one hardest to undo."""
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
    """Whether a page that is already open may stay open: the last allowed opening lasts as long as its page."""
    return standing(access, now) in ("open", "used_up")


def extended(ends_at: datetime, now: datetime) -> datetime:
    """The new end of an extended link: counted from its end, or from now if that has passed."""
    return max(ends_at, now) + timedelta(days=EXTENSION_DAYS)


def ends_soon(access: Access, now: datetime) -> bool:
    """Whether it ends within three days and has not ended yet."""
    return now < access.ends_at <= now + timedelta(days=SOON_DAYS)


def periods_within(weeks: int | None) -> tuple[int | None, ...]:
    """The periods a reader may choose, in weeks; the last one is everything that was shared.

    Args:
        weeks: how far back the runner shares; None for everything.
    """
    shorter = tuple(each for each in PERIODS_WEEKS if weeks is None or each < weeks)
    return (*shorter, weeks)


def narrowed(shared: int | None, wanted: int | None) -> int | None:
    """The weeks back that a reader gets: what they asked for, but never more than was shared. None for everything."""
    return wanted if shared is None else shared if wanted is None else min(shared, wanted)


# Letters -------------------------------------------------------------------------------------------------------------
OPEN_LETTERS = 10
"""This many letters of one link may wait for an answer; beyond that the runner has to decide first."""


def accepts_letter(came_on: Sequence[date], waiting: int, today: date) -> bool:
    """Whether a link accepts another letter: at most one a day, and ten waiting.

    Args:
        came_on: the days on which letters came through the link.
        waiting: how many of them the runner has neither accepted nor dismissed.
    """
    return today not in came_on and waiting < OPEN_LETTERS
