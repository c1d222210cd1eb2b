"""The slots of what is chosen in the address, kept for pages whose links have dropped it."""

from __future__ import annotations

from neckload.ui.session.state import Slot


def chosen(name: str) -> Slot[str]:
    """The slot of a choice, by its name in the address."""
    return Slot(f"chosen_{name}")
