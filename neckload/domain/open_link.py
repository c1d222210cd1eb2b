"""An open link: what its reader holds, and what its owner sees of its openings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from neckload.domain.sharing import ShareOptions

Door = Literal["stands_open", "tap", "passcode"]
"""What a link asks of its reader: nothing, a tap (its openings are limited), or a passcode."""
Openings = Mapping[int, tuple[tuple[date, int], ...]]
"""Link number -> days (UTC) on which it was opened, newest first, with the number of openings."""


@dataclass(frozen=True)
class OpenLink:
    """An open link as its reader holds it. The version grows with every change of the diary behind it."""

    id: int
    version: int
    ends_at: datetime
    _owner: str = field(repr=False)
    options: ShareOptions = field(repr=False)

    @property
    def title(self) -> str:
        """The name of the runner it is about."""
        return self.options.title

    @property
    def unit(self) -> str:
        return self.options.unit
