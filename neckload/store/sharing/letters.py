"""Letters that come through links: written by a guest, read and settled by the owner of the diary."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from math import isnan, nan
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from neckload.domain.letters import Letter, ReceivedLetter, accepted, is_over
from neckload.domain.links import accepts_letter, stays_open
from neckload.domain.open_link import OpenLink
from neckload.domain.own_target import rows_of_week
from neckload.domain.reference import Range
from neckload.domain.tables import TABLES
from neckload.store.keyed_rows import put_keyed, remove_keyed
from neckload.store.owner_rows import OwnerRows
from neckload.store.rows import frame_of, keys_of, rows_of
from neckload.store.schema import DIARY_TABLES, letters, shares
from neckload.store.sharing.shares import ACCESS_COLUMNS, access, in_utc, naive
from neckload.store.transactions import Connect

_COLUMNS = (
    "id", "share_id", "made_at", "week", "change", "low", "high", "unit", "neck_ceiling", "text", "outcome",
    "settled_at",
)  # fmt: skip


class Mailbox:
    """Accepts one letter through an open link, and can do nothing else."""

    def __init__(self, connect: Connect, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._connect = connect
        self._clock = clock

    def put(self, link: OpenLink, letter: Letter) -> bool:
        """Store a letter and return True; False if the runner does not take letters or has too many waiting."""
        now = self._clock()
        with self._connect(True) as connection:
            # A second letter at the same moment waits here and then sees the first.
            columns = [shares.c[name] for name in ("owner", "takes_letters", *ACCESS_COLUMNS)]
            of_link = select(*columns).where(shares.c.id == link.id).with_for_update()
            row: Any = connection.execute(of_link).one_or_none()
            if row is None or not row.takes_letters or not stays_open(access(row), now):
                return False
            if not has_room(letters_through(connection, link.id), now):
                return False
            origin = {"owner": row.owner, "share_id": link.id, "made_at": naive(now)}
            connection.execute(insert(letters).values({**origin, **_cells(letter)}))
        return True


def letters_through(connection: Connection, share_id: int) -> tuple[ReceivedLetter, ...]:
    """Every letter of one link, newest first, without the runner's name for the link."""
    columns = [letters.c[name] for name in _COLUMNS]
    rows = connection.execute(select(*columns).where(letters.c.share_id == share_id)).all()
    return _newest_first(rows, {})


def newest_letters(connection: Connection, links: Select[Any]) -> Mapping[int, ReceivedLetter]:
    """The newest letter of each link whose id `links` selects, by that id."""
    newest = select(func.max(letters.c.id)).where(letters.c.share_id.in_(links)).group_by(letters.c.share_id)
    columns = [letters.c[name] for name in _COLUMNS]
    rows = connection.execute(select(*columns).where(letters.c.id.in_(newest))).all()
    return {row.share_id: _letter_of(row, "") for row in rows}


def has_room(before: Sequence[ReceivedLetter], now: datetime) -> bool:
    """Whether a link with these letters accepts another one. Days are in UTC."""
    days = [each.made_at.date() for each in before]
    return accepts_letter(days, sum(each.outcome is None for each in before), now.astimezone(UTC).date())


def letters_waiting(owned: OwnerRows) -> tuple[ReceivedLetter, ...]:
    """Letters the owner has neither accepted nor dismissed, newest first."""
    rows = owned.read(letters, _COLUMNS, letters.c.outcome.is_(None))
    names = {row.id: row.name for row in owned.read(shares, ["id", "name"])} if rows else {}
    return _newest_first(rows, names)


def accept_letter(owned: OwnerRows, number: int, today: date, now: datetime) -> None:
    """Make the letter the target of its week. A missing, settled or past letter is ignored."""
    waiting = next((each for each in letters_waiting(owned) if each.id == number), None)
    if waiting is None or is_over(waiting.letter, today):
        return
    kept = owned.read(DIARY_TABLES["targets"], [column.name for column in TABLES["targets"]])
    targets = frame_of(kept, "targets")
    row = accepted(waiting.letter, targets)
    if len(row):
        replaced = rows_of_week(targets, row["week"].iloc[0])
        remove_keyed(owned, "targets", keys_of(replaced, "targets"))
        put_keyed(owned, "targets", rows_of(row))
    _settle(owned, number, "accepted", now)


def dismiss_letter(owned: OwnerRows, number: int, now: datetime) -> None:
    """Dismiss a letter. A missing or settled one is ignored."""
    _settle(owned, number, "dismissed", now)


def _settle(owned: OwnerRows, number: int, outcome: str, now: datetime) -> None:
    waiting = (letters.c.id == number, letters.c.outcome.is_(None))
    owned.change(letters, {"outcome": outcome, "settled_at": naive(now)}, *waiting)


# Rows and objects ---------------------------------------------------------------------------------------------------
def _cells(letter: Letter) -> dict[str, Any]:
    target = letter.target
    return {
        "week": letter.week,
        "change": _known(letter.change),
        "low": target.low if target else None,
        "high": target.high if target else None,
        "unit": target.unit if target else None,
        "neck_ceiling": _known(letter.neck_ceiling),
        "text": letter.text.replace("\0", "") or None,
    }


def _known(figure: float) -> float | None:
    return None if isnan(figure) else figure


def _newest_first(rows: Any, names: Mapping[int, str]) -> tuple[ReceivedLetter, ...]:
    received = (_letter_of(row, names.get(row.share_id, "")) for row in rows)
    return tuple(sorted(received, key=lambda each: each.id, reverse=True))


def _letter_of(row: Row[Any], through: str) -> ReceivedLetter:
    letter = Letter(
        week=row.week,
        target=Range(row.low, row.high, row.unit) if row.unit else None,
        change=nan if row.change is None else row.change,
        neck_ceiling=nan if row.neck_ceiling is None else row.neck_ceiling,
        text=row.text or "",
    )
    settled_at = in_utc(row.settled_at) if row.settled_at else None
    return ReceivedLetter(row.id, letter, in_utc(row.made_at), through, row.outcome, settled_at)
