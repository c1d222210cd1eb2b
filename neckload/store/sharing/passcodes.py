"""Passcodes of links, stored only as salted Argon2id hashes."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

# OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane.
_MEMORY_KIB = 19 * 1024
_PASSES = 2
_SALT_BYTES, _HASH_BYTES = 16, 32


def kept_passcode(passcode: str) -> str:
    """The salted hash of a passcode, in PHC string format."""
    return Argon2id(
        salt=os.urandom(_SALT_BYTES), length=_HASH_BYTES, iterations=_PASSES, lanes=1, memory_cost=_MEMORY_KIB
    ).derive_phc_encoded(_bytes(passcode))


def is_passcode(passcode: str, kept: str) -> bool:
    """Whether the passcode matches. Takes equally long for a right and a wrong one."""
    try:
        Argon2id.verify_phc_encoded(_bytes(passcode), kept)
    except InvalidKey:
        return False
    return True


def _bytes(passcode: str) -> bytes:
    """The passcode without surrounding spaces, which come from copying."""
    return passcode.strip().encode(errors="replace")
