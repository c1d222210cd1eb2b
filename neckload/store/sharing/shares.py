"""Links to share: created, listed, paused, extended and withdrawn by their owner.

The link holds a token, the database only its SHA-256: a copy of the database opens nothing.
"""

from __future__ import annotations

import json
import secrets
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Row

from neckload.domain.links import Access, extended
from neckload.domain.open_link import Openings, OpenLink
from neckload.domain.sharing import PARTS, Share, ShareOptions
from neckload.store.owner_rows import OwnerRows
from neckload.store.schema import openings, shares

_TOKEN_BYTES = 32
ACCESS_COLUMNS = ("ends_at", "paused_at", "wrong_passcodes", "opened", "openings_allowed")
COLUMNS = (
    "id", "name", "title", "parts", "settings", "made_at", "opened_at", "opened_seen", "passcode", "takes_letters",
    *ACCESS_COLUMNS,
)  # fmt: skip


def new_token() -> str:
    """256 random bits as 43 URL-safe characters."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def token_hash(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()


def add_share(owned: OwnerRows, options: ShareOptions, token: str, passcode: str | None, now: datetime) -> int:
    """The id of the new link.

    Args:
        passcode: its hash as stored (`kept_passcode`).
    """
    row = {
        "token_hash": token_hash(token),
        "name": options.name,
        "title": options.title,
        "parts": ",".join(part for part in PARTS if part in options.parts),
        "settings": json.dumps(
            {"weeks": options.weeks, "measure": options.measure, "week_start": options.week_start, "unit": options.unit}
        ),
        "made_at": naive(now),
        "ends_at": naive(now + timedelta(days=options.days)),
        "opened": 0,
        "passcode": passcode,
        "openings_allowed": options.openings_allowed,
        "takes_letters": options.takes_letters,
    }
    return owned.add_one(shares, row)


def shares_on(owned: OwnerRows) -> tuple[Share, ...]:
    """The owner's links, newest first, including ended ones."""
    own = [_share(row) for row in owned.read(shares, COLUMNS)]
    return tuple(sorted(own, key=lambda share: share.id, reverse=True))


def openings_on(owned: OwnerRows) -> Openings:
    by_link = defaultdict(list)
    for row in owned.read(openings, ["share_id", "day", "times"]):
        by_link[row.share_id].append((row.day, row.times))
    return {number: tuple(sorted(days, reverse=True)) for number, days in by_link.items()}


def change_share(owned: OwnerRows, share_id: int, **cells: Any) -> None:
    """Change cells of a link; a missing link is ignored."""
    owned.change(shares, cells, shares.c.id == share_id)


def extend_share(owned: OwnerRows, share_id: int, now: datetime) -> None:
    for row in owned.read(shares, ["ends_at"], shares.c.id == share_id):
        change_share(owned, share_id, ends_at=naive(extended(in_utc(row.ends_at), now)))


def remove_share(owned: OwnerRows, share_id: int) -> None:
    """Delete a link and everything stored with it."""
    owned.remove(shares, shares.c.id == share_id)


# Rows and objects ---------------------------------------------------------------------------------------------------
def naive(moment: datetime) -> datetime:
    """A moment as the database stores it: in UTC, without timezone."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def in_utc(kept: datetime) -> datetime:
    return kept.replace(tzinfo=UTC)


def access(row: Row[Any]) -> Access:
    return Access(
        ends_at=in_utc(row.ends_at),
        paused_at=in_utc(row.paused_at) if row.paused_at else None,
        wrong_passcodes=row.wrong_passcodes,
        opened=row.opened,
        openings_allowed=row.openings_allowed,
    )


def options_of(row: Row[Any]) -> ShareOptions:
    settings = json.loads(row.settings)
    return ShareOptions(
        name=row.name,
        title=row.title,
        parts=frozenset(part for part in PARTS if part in row.parts.split(",")),
        days=(row.ends_at - row.made_at).days,
        weeks=settings["weeks"],
        measure=settings["measure"],
        week_start=settings["week_start"],
        unit=settings["unit"],
        openings_allowed=row.openings_allowed,
        takes_letters=row.takes_letters,
    )


def _share(row: Row[Any]) -> Share:
    return Share(
        id=row.id,
        options=options_of(row),
        made_at=in_utc(row.made_at),
        access=access(row),
        opened_at=in_utc(row.opened_at) if row.opened_at else None,
        opened_seen=row.opened_seen,
        has_passcode=row.passcode is not None,
    )


def open_link(row: Row[Any]) -> OpenLink:
    """An open link from a row that also holds the owner and the version of their diary."""
    return OpenLink(row.id, row.version, in_utc(row.ends_at), row.owner, options_of(row))
