"""Digits of other scripts, as Arabic, Persian, Hindi, Bengali and Thai logs have them, and wide ones of East Asia."""

from __future__ import annotations

import re

LOOKED_AT = 65_536
"""Characters; a file that writes its figures in other digits has some among the first."""
_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０"
"""After each follow the other nine."""
_OTHER_DIGITS = {ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)}
_SIGNS = {"٫": ".", "٬": "’", "：": ":", "／": "/", "．": ".", "－": "-"}
_FIGURES = re.compile(
    "[" + "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in _ZEROS) + f"]|(?<=[0-9])[{''.join(_SIGNS)}](?=[0-9])"
)
_PLAIN = {**_OTHER_DIGITS, **{ord(sign): plain for sign, plain in _SIGNS.items()}}


def with_plain_digits(text: str) -> str:
    """The text with figures in the digits 0 to 9, and their signs; any other text is unchanged."""
    return text if text.isascii() or not _FIGURES.search(text, 0, LOOKED_AT) else text.translate(_PLAIN)
