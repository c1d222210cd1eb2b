"""Links to share: made, listed and withdrawn by their owner; opened by whoever holds one.

The link holds a token, the database only its SHA-256: a copy of the database opens nothing.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from neckload.domain.sharing import PARTS, Share, Shared, ShareWish, shared
from neckload.domain.tables import Diary
from neckload.store.database import StoreUnavailable
from neckload.store.owner_rows import OwnerRows
from neckload.store.schema import owners, shares

_TOKEN_BYTES = 32
_COLUMNS = ("id", "name", "title", "parts", "settings", "made_at", "ends_at", "opened_at", "opened")


@dataclass(frozen=True)
class OpenLink:
    """An open link as its reader meets it. The version grows with every change of the diary behind it."""

    id: int
    version: int
    title: str
    unit: str
    ends_at: datetime
    _owner: str = field(repr=False)
    _wish: ShareWish = field(repr=False)


def new_token() -> str:
    """256 random bits as 43 characters that may stand in an address."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def add_share(owned: OwnerRows, wish: ShareWish, token: str, now: datetime) -> int:
    """The number of the new link."""
    row = {
        "token_hash": _hash(token),
        "name": wish.name,
        "title": wish.title,
        "parts": ",".join(part for part in PARTS if part in wish.parts),
        "settings": json.dumps(
            {"weeks": wish.weeks, "measure": wish.measure, "week_start": wish.week_start, "unit": wish.unit}
        ),
        "made_at": naive(now),
        "ends_at": naive(now + timedelta(days=wish.days)),
        "opened": 0,
    }
    return owned.add_one(shares, row)


def shares_on(owned: OwnerRows) -> tuple[Share, ...]:
    """The owner's links, the newest first, those that have ended too."""
    own = [_share(row) for row in owned.read(shares, _COLUMNS)]
    return tuple(sorted(own, key=lambda share: share.id, reverse=True))


def remove_share(owned: OwnerRows, share_id: int) -> int:
    """How many links were there to be withdrawn. Nothing of a withdrawn link is kept."""
    return owned.remove(shares, shares.c.id == share_id)


class SharedReader:
    """What a guest's page gets: it opens links, and it can change nothing but the count of their openings."""

    def __init__(
        self,
        connect: Callable[[bool], AbstractContextManager[Connection]],
        diary: Callable[[str], Diary],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`connect(writes)` is one transaction; `diary(owner)` reads a diary."""
        self._connect = connect
        self._diary = diary
        self._clock = clock

    def find(self, token: str) -> OpenLink | None:
        """The link; None alike for one that never was, has ended or was withdrawn."""
        with self._connect(False) as connection:
            row = self._row(connection, token)
            return None if row is None else open_link(row)

    def count_opening(self, token: str) -> None:
        """Note for the owner that somebody opened the link just now."""
        with self._connect(True) as connection:
            row = self._row(connection, token)
            if row is not None:
                now = {"opened": shares.c.opened + 1, "opened_at": naive(self._clock())}
                connection.execute(update(shares).where(shares.c.owner == row.owner, shares.c.id == row.id).values(now))

    def has_changed(self, token: str, link: OpenLink) -> bool:
        """Whether an open page should look again: the link has gone, or the diary behind it is another.

        While the database cannot be asked, nothing is known to have changed.
        """
        with suppress(StoreUnavailable):
            return self.find(token) != link
        return False

    def shared(self, link: OpenLink, today: date) -> Shared:
        """What the link shows; the diary behind it does not leave this room."""
        wish = link._wish
        return shared(self._diary(link._owner), wish.parts, wish.settings, wish.weeks, today=today)

    def _row(self, connection: Connection, token: str) -> Row[Any] | None:
        wanted = _hash(token)
        # One question, whatever became of the link: the answer takes as long for a wrong token as for an ended one.
        row: Any = connection.execute(self._open_links().where(shares.c.token_hash == wanted)).one_or_none()
        return row if row is not None and hmac.compare_digest(row.token_hash, wanted) else None

    def _open_links(self) -> Select[Any]:
        """The links that open just now, each with the version of the diary behind it."""
        columns = [shares.c[column] for column in (*_COLUMNS, "token_hash", "owner")]
        return (
            select(*columns, owners.c.version)
            .join(owners, owners.c.owner == shares.c.owner)
            .where(shares.c.ends_at > naive(self._clock()), shares.c.paused_at.is_(None))
        )


def _hash(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()


def naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def _wish(row: Row[Any]) -> ShareWish:
    settings = json.loads(row.settings)
    return ShareWish(
        name=row.name,
        title=row.title,
        parts=frozenset(part for part in PARTS if part in row.parts.split(",")),
        days=(row.ends_at - row.made_at).days,
        weeks=settings["weeks"],
        measure=settings["measure"],
        week_start=settings["week_start"],
        unit=settings["unit"],
    )


def _share(row: Row[Any]) -> Share:
    return Share(
        id=row.id,
        wish=_wish(row),
        made_at=row.made_at.replace(tzinfo=UTC),
        ends_at=row.ends_at.replace(tzinfo=UTC),
        opened_at=row.opened_at.replace(tzinfo=UTC) if row.opened_at else None,
        opened=row.opened,
    )


def open_link(row: Row[Any]) -> OpenLink:
    wish = _wish(row)
    return OpenLink(row.id, row.version, wish.title, wish.unit, row.ends_at.replace(tzinfo=UTC), row.owner, wish)
