"""Following: somebody keeps the runner behind a link in their own list, for as long as the link lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Following:
    """One runner in somebody's list. Nothing of it opens the link for anybody else."""

    id: int
    name: str
    """What the follower calls the runner."""
    ends_at: datetime
    """When the link ends, and this with it (UTC)."""
