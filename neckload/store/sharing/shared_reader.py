"""Access for guests: opens links, shows their content, and changes nothing but the count of openings."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from neckload.domain.letters import ReceivedLetter
from neckload.domain.links import Access, narrowed, standing, stays_open
from neckload.domain.open_link import Door, OpenLink
from neckload.domain.sharing import Shared, shared
from neckload.domain.tables import Diary
from neckload.store.database import StoreUnavailable
from neckload.store.schema import openings, owners, shares
from neckload.store.sharing.letters import has_room, letters_through
from neckload.store.sharing.passcodes import is_passcode
from neckload.store.sharing.shares import COLUMNS, access, naive, open_link, token_hash
from neckload.store.transactions import Connect


class SharedReader:
    """Opens links. Whatever blocks one, the answer is the same: None."""

    def __init__(
        self,
        connect: Connect,
        diary: Callable[[str], Diary],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`diary(owner)` reads a diary."""
        self._connect = connect
        self._diary = diary
        self._clock = clock

    def door(self, token: str) -> Door | None:
        """What the link asks before it opens. None, without distinction, for one that never existed, has ended, was
        withdrawn or paused, has used up its openings, or had too many wrong passcodes."""
        with self._connect(False) as connection:
            row = self._row(connection, token)
        if row is None or standing(access(row), self._clock()) != "open":
            return None
        if self._passcode(row) is not None:
            return "passcode"
        return "stands_open" if row.openings_allowed is None else "tap"

    def open(self, token: str, passcode: str = "") -> OpenLink | None:
        """Open a link and count the opening; None if it does not open or the passcode is wrong.

        An attempt is counted as wrong before the passcode is checked, and uncounted if it was right: so simultaneous
        attempts allow no more tries than successive ones.
        """
        with self._connect(True) as connection:
            row = self._row(connection, token, to_change=True)
            if row is None or standing(access(row), self._clock()) != "open":
                return None
            kept = self._passcode(row)
            if kept is None:
                return self._opened(connection, row)
            self._change(connection, row, wrong_passcodes=row.wrong_passcodes + 1)
        if not is_passcode(passcode, kept):
            return None
        with self._connect(True) as connection:
            row = self._row(connection, token, to_change=True)
            if row is None or standing(_without_own_try(access(row)), self._clock()) != "open":
                return None
            self._change(connection, row, wrong_passcodes=_without_own_try(access(row)).wrong_passcodes)
            return self._opened(connection, row)

    def reopened(self, token: str) -> OpenLink | None:
        """The current state of a link this reader has already opened; None once it must close."""
        with self._connect(False) as connection:
            row = self._row(connection, token)
        return None if row is None or not stays_open(access(row), self._clock()) else open_link(row)

    def has_changed(self, token: str, link: OpenLink) -> bool:
        """Whether an open page should refresh: its link no longer opens, or the diary behind it changed.

        False while the database is unavailable.
        """
        with suppress(StoreUnavailable):
            return self.reopened(token) != link
        return False

    def shared(self, link: OpenLink, today: date, weeks: int | None) -> Shared:
        """What the link shows. The diary behind it never leaves this method.

        Args:
            weeks: how far back the reader wants to look; None for all that was shared.
        """
        options = link.options
        back = narrowed(options.weeks, weeks)
        return shared(self._diary(link._owner), options.parts, options.settings, back, today=today)

    def letters(self, link: OpenLink) -> tuple[ReceivedLetter, ...]:
        """The letters sent through this link and their outcomes, newest first."""
        with self._connect(False) as connection:
            return letters_through(connection, link.id)

    def takes_letter(self, link: OpenLink) -> bool:
        """Whether the mailbox would accept another letter through this link."""
        before = self.letters(link)
        return link.options.takes_letters and has_room(before, self._clock())

    def _opened(self, connection: Connection, row: Row[Any]) -> OpenLink:
        now = naive(self._clock())
        self._change(connection, row, opened=row.opened + 1, opened_at=now)
        today = (openings.c.share_id == row.id, openings.c.day == now.date())
        if not connection.execute(update(openings).where(*today).values(times=openings.c.times + 1)).rowcount:
            first = {"owner": row.owner, "share_id": row.id, "day": now.date(), "times": 1}
            connection.execute(insert(openings).values(first))
        return open_link(row)

    @staticmethod
    def _change(connection: Connection, row: Row[Any], **cells: object) -> None:
        of_the_row = (shares.c.owner == row.owner, shares.c.id == row.id)
        connection.execute(update(shares).where(*of_the_row).values(cells))

    def _row(self, connection: Connection, token: str, *, to_change: bool = False) -> Row[Any] | None:
        """The link with this token. One query in every case, so a wrong token takes as long as a closed link.

        Args:
            to_change: lock the row, so that other visitors of this link wait until the transaction ends.
        """
        wanted = token_hash(token)
        statement = self._links().where(shares.c.token_hash == wanted)
        row: Any = connection.execute(statement.with_for_update(of=shares) if to_change else statement).one_or_none()
        return row if row is not None and hmac.compare_digest(row.token_hash, wanted) else None

    def _links(self) -> Select[Any]:
        """Links, each with the version of the diary behind it."""
        columns = [shares.c[column] for column in (*COLUMNS, "token_hash", "owner")]
        return select(*columns, owners.c.version).join(owners, owners.c.owner == shares.c.owner)

    def _passcode(self, row: Row[Any]) -> str | None:
        """The stored hash of the link's passcode; None without one."""
        kept: str | None = row.passcode
        return kept


def _without_own_try(of_link: Access) -> Access:
    """The access without the attempt that was counted in advance."""
    return replace(of_link, wrong_passcodes=max(0, of_link.wrong_passcodes - 1))
