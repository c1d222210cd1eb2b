"""Following: the runners in an owner's list, each reached through a link that was once opened.

A following knows its link by id. Reading the database does not open it, and every query names the follower: the id of
somebody else's following is useless.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, select, update

from neckload.domain.following import Following
from neckload.domain.letters import ReceivedLetter
from neckload.domain.links import standing
from neckload.domain.open_link import OpenLink
from neckload.domain.runner_glance import RunnerGlance, glance_through
from neckload.domain.tables import Diary
from neckload.store.owner_rows import OwnerRows
from neckload.store.schema import followings, shares
from neckload.store.sharing.letters import newest_letters
from neckload.store.sharing.shared_reader import SharedReader
from neckload.store.sharing.shares import access, naive, open_link
from neckload.store.transactions import Connect

LONGEST_NAME = 60
_NUMBER = re.compile("[0-9]{1,9}")
"""More digits than a row id can have would overflow in the database."""


class FollowedLinks(SharedReader):
    """Opens the links that an owner follows, by the id of the following.

    As with a link, nothing in a diary can be changed. A link that does not open at the moment is left out of the list.
    """

    def __init__(
        self,
        owner: str,
        connect: Connect,
        diary: Callable[[str], Diary],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`owner` is the follower; the other arguments are those of `SharedReader`."""
        super().__init__(connect, diary, clock)
        self._owner = owner

    def runners(self) -> tuple[tuple[Following, OpenLink], ...]:
        """Everybody in the list, by name."""
        now = self._clock()
        with self._connect(False) as connection:
            rows = connection.execute(self._followed()).all()
        return tuple((_following(row), open_link(row)) for row in rows if standing(access(row), now) == "open")

    def at_a_glance(self, link: OpenLink, today: date) -> RunnerGlance:
        """The row of one runner, computed only from what the link shows."""
        options = link.options
        return glance_through(self._diary(link._owner), options.parts, options.settings, options.weeks, today=today)

    def last_letters(self) -> Mapping[int, ReceivedLetter]:
        """The newest letter through each followed link, by id of the link."""
        mine = select(followings.c.share_id).where(followings.c.owner == self._owner, ~followings.c.ended)
        with self._connect(False) as connection:
            return newest_letters(connection, mine)

    def follows_somebody(self) -> bool:
        """Whether any link of the list opens now."""
        now = self._clock()
        with self._connect(False) as connection:
            return any(standing(access(row), now) == "open" for row in connection.execute(self._followed()))

    def _followed(self) -> Select[Any]:
        mine = (followings.c.owner == self._owner, ~followings.c.ended)
        columns = (followings.c.id.label("following"), followings.c.name.label("runner"))
        return (
            self._links()
            .add_columns(*columns)
            .join(followings, followings.c.share_id == shares.c.id)
            .where(*mine)
            .order_by(func.lower(followings.c.name), followings.c.id)
        )

    def _row(self, connection: Connection, token: str, *, to_change: bool = False) -> Row[Any] | None:
        """The token of a followed link is the id of the following."""
        if not _NUMBER.fullmatch(token):
            return None
        statement = self._followed().where(followings.c.id == int(token))
        return connection.execute(statement.with_for_update(of=shares) if to_change else statement).one_or_none()

    def _passcode(self, row: Row[Any]) -> None:
        """None: a follower gave the passcode when they first opened the link."""


def follow(owned: OwnerRows, link: OpenLink, name: str, now: datetime) -> None:
    """Add the runner behind an open link to the owner's list, unless already there."""
    if may_follow(owned, link):
        row = {"share_id": link.id, "name": name[:LONGEST_NAME], "since": naive(now), "ended": False}
        owned.add(followings, [row])


def rename_following(connection: Connection, owner: str, number: int, name: str) -> None:
    """Rename a runner in the list; a missing one is ignored, as below."""
    mine = (followings.c.owner == owner, followings.c.id == number, ~followings.c.ended)
    connection.execute(update(followings).where(*mine).values(name=name[:LONGEST_NAME]))


def remove_following(connection: Connection, owner: str, number: int) -> None:
    """Remove a runner from the list."""
    mine = (followings.c.owner == owner, followings.c.id == number, ~followings.c.ended)
    connection.execute(delete(followings).where(*mine))


def may_follow(owned: OwnerRows, link: OpenLink) -> bool:
    """Whether the runner is neither the owner nor in their list, and has not ended it before.

    A link with limited openings cannot be kept in a list, which opens it every day.
    """
    if link.options.openings_allowed is not None or link._owner == owned.owner:
        return False
    return not owned.read(followings, ["id"], followings.c.share_id == link.id)


def followers_on(connection: Connection, owner: str) -> Mapping[int, int]:
    """Number of followers by id of the owner's link; links without followers are left out."""
    statement = (
        select(shares.c.id, func.count().label("people"))
        .join(followings, followings.c.share_id == shares.c.id)
        .where(~followings.c.ended, shares.c.owner == owner)
        .group_by(shares.c.id)
    )
    return {row.id: row.people for row in connection.execute(statement)}


def list_owners(connection: Connection) -> Sequence[str]:
    """Every owner with somebody in their list."""
    return connection.execute(select(followings.c.owner).where(~followings.c.ended).distinct()).scalars().all()


def end_followings(connection: Connection, owner: str, share_id: int) -> None:
    """End all followings of the owner's link for good: the same people cannot add it again."""
    own = select(shares.c.id).where(shares.c.id == share_id, shares.c.owner == owner)
    connection.execute(update(followings).where(followings.c.share_id.in_(own)).values(ended=True))


def _following(row: Row[Any]) -> Following:
    return Following(row.following, row.runner, row.ends_at.replace(tzinfo=UTC))
