"""Following: keeping the runner behind a link in one's own list, for as long as the link lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Following:
    """One runner in somebody's list. Nothing in it can open the link for anybody else."""

    id: int
    name: str
    """What the follower calls the runner."""
    ends_at: datetime
    """When the link and this entry end (UTC)."""
