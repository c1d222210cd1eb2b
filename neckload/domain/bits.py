"""Packing of fixed-width binary numbers into bytes, and back."""

from __future__ import annotations


class Writer:
    """Packs numbers of fixed bit widths one after another."""

    def __init__(self) -> None:
        self._bits: list[str] = []

    def add(self, number: int, width: int) -> None:
        if width:
            self._bits.append(f"{number:0{width}b}")

    def packed(self) -> bytes:
        bits = "".join(self._bits)
        bits += "0" * (-len(bits) % 8)
        return int(f"1{bits}", 2).to_bytes(len(bits) // 8 + 1, "big")[1:]


class Reader:
    """Reads the numbers back in the same order. Raises EOFError past the end."""

    def __init__(self, data: bytes) -> None:
        self._bits = "".join(f"{byte:08b}" for byte in data)
        self._at = 0

    def take(self, width: int) -> int:
        ends = self._at + width
        if ends > len(self._bits):
            raise EOFError
        taken, self._at = self._bits[self._at : ends], ends
        return int(taken, 2) if taken else 0

    @property
    def is_at_end(self) -> bool:
        """True if only the zeros that pad the last byte are left."""
        rest = self._bits[self._at :]
        return len(rest) < 8 and "1" not in rest
