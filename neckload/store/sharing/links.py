"""The part of the store about other people: a runner's links and the letters that came through them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime

from sqlalchemy.exc import IntegrityError

from neckload.domain.letters import ReceivedLetter
from neckload.domain.open_link import Openings, OpenLink
from neckload.domain.sharing import Share, ShareOptions
from neckload.store.schema import shares
from neckload.store.sharing.followings import (
    end_followings,
    follow,
    followers_on,
    may_follow,
    remove_following,
    rename_following,
)
from neckload.store.sharing.letters import Mailbox, accept_letter, dismiss_letter, letters_waiting
from neckload.store.sharing.passcodes import kept_passcode
from neckload.store.sharing.shares import (
    add_share,
    change_share,
    extend_share,
    naive,
    new_token,
    openings_on,
    remove_share,
    shares_on,
)
from neckload.store.transactions import Transactions


class Links(Transactions):
    """What owners do with links and letters, one transaction each. A missing link or letter is ignored.

    Only accepting a letter changes the diary.
    """

    def shares(self, owner: str) -> tuple[Share, ...]:
        """The owner's links, newest first."""
        with self._reading(owner) as owned:
            return shares_on(owned)

    def openings(self, owner: str) -> Openings:
        """The days on which each link was opened, and how often."""
        with self._reading(owner) as owned:
            return openings_on(owned)

    def make_share(self, owner: str, options: ShareOptions, passcode: str = "") -> str:
        """Create a link and return its token. It is shown only this once: just its hash, and the passcode's, are
        stored.

        Args:
            passcode: empty for none.
        """
        token = new_token()
        kept = kept_passcode(passcode) if passcode.strip() else None  # slow, so done before the transaction
        with self._changing(owner, in_diary=False) as owned:
            add_share(owned, options, token, kept, datetime.now(UTC))
        return token

    def pause_share(self, owner: str, share_id: int) -> None:
        """Close a link until it is resumed, including pages already open."""
        with self._changing(owner, in_diary=False) as owned:
            change_share(owned, share_id, paused_at=naive(datetime.now(UTC)))

    def resume_share(self, owner: str, share_id: int) -> None:
        """Let a link open again after a pause or too many wrong passcodes."""
        with self._changing(owner, in_diary=False) as owned:
            change_share(owned, share_id, paused_at=None, wrong_passcodes=0)

    def extend_share(self, owner: str, share_id: int) -> None:
        """Extend a link, even if it has ended."""
        with self._changing(owner, in_diary=False) as owned:
            extend_share(owned, share_id, datetime.now(UTC))

    def withdraw_share(self, owner: str, share_id: int) -> None:
        """Delete a link for good, with its openings and letters. Accepted letters stay in the diary."""
        with self._changing(owner, in_diary=False) as owned:
            remove_share(owned, share_id)

    def mark_openings_seen(self, owner: str, seen: Mapping[int, int]) -> None:
        """Record how many openings of each link the runner has seen. Any that came since are shown next time."""
        with self._changing(owner, in_diary=False) as owned:
            for number, times in seen.items():
                owned.change(shares, {"opened_seen": times}, shares.c.id == number)

    # Letters

    def letters(self, owner: str) -> tuple[ReceivedLetter, ...]:
        """Letters waiting to be accepted or dismissed, newest first."""
        with self._reading(owner) as owned:
            return letters_waiting(owned)

    def accept_letter(self, owner: str, number: int, today: date) -> None:
        """Make a letter the therapist's target of its week, unless that week is over."""
        with self._changing(owner) as owned:
            accept_letter(owned, number, today, datetime.now(UTC))

    def dismiss_letter(self, owner: str, number: int) -> None:
        with self._changing(owner, in_diary=False) as owned:
            dismiss_letter(owned, number, datetime.now(UTC))

    def mailbox(self) -> Mailbox:
        """Accepts letters from visitors about whom nothing is known."""
        return Mailbox(self._connected)

    # Following

    def may_follow(self, owner: str, link: OpenLink) -> bool:
        """Whether the runner behind an open link can be added to this owner's list."""
        with self._reading(owner) as owned:
            return may_follow(owned, link)

    def follow(self, owner: str, link: OpenLink, name: str) -> None:
        """Add the runner behind an open link to this owner's list, for as long as the link lasts."""
        # The foreign key rejects a link that was withdrawn a moment ago.
        with suppress(IntegrityError), self._changing(owner, in_diary=False) as owned:
            follow(owned, link, name, datetime.now(UTC))

    def rename_following(self, owner: str, number: int, name: str) -> None:
        """Rename a runner in this owner's list."""
        with self._connected(writes=True) as connection:
            rename_following(connection, owner, number, name)

    def remove_following(self, owner: str, number: int) -> None:
        """Remove a runner from this owner's list. The link itself still opens."""
        with self._connected(writes=True) as connection:
            remove_following(connection, owner, number)

    def followers(self, owner: str) -> Mapping[int, int]:
        """Number of followers by id of this owner's link."""
        with self._connected(writes=False) as connection:
            return followers_on(connection, owner)

    def end_followings(self, owner: str, share_id: int) -> None:
        """Remove this owner from every list they are in through this link."""
        with self._connected(writes=True) as connection:
            end_followings(connection, owner, share_id)
