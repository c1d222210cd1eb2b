"""A link that is open: what its reader holds of it, and what its runner sees of its openings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from neckload.domain.sharing import ShareWish

Door = Literal["stands_open", "tap", "passcode"]
"""What a link asks of whoever has it: nothing, a tap (its openings are counted out), or a passcode."""
Openings = Mapping[int, tuple[tuple[date, int], ...]]
"""Number of a link -> days (UTC) on which it was opened, the newest first, and how often."""


@dataclass(frozen=True)
class OpenLink:
    """An open link as its reader meets it. The version grows with every change of the diary behind it."""

    id: int
    version: int
    ends_at: datetime
    _owner: str = field(repr=False)
    wish: ShareWish = field(repr=False)

    @property
    def title(self) -> str:
        """Whom it is about."""
        return self.wish.title

    @property
    def unit(self) -> str:
        return self.wish.unit
