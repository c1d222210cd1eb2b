"""Why to look at a runner first, for *My runners* and the command line."""

from __future__ import annotations

from datetime import date
from math import isinf, isnan
from typing import assert_never

from neckload.domain import evidence
from neckload.domain.first_look import Look, Looks
from neckload.domain.warning_signs import SIGNS
from neckload.ui.text.formatting import day, day_of_month, number, plural, score, spelled

_SIGN_WORDS = {sign.symptom: sign.short for sign in SIGNS}


def why(looks: Looks) -> str:
    """All reasons in one line, the most serious first: Neck at 7 of 10; a run 25 % longer than any of …"""
    words = [reason(look) for look in looks]
    return "; ".join(each if at == 0 else each[0].lower() + each[1:] for at, each in enumerate(words))


def reason(look: Look) -> str:
    on = look.on or date.min
    match look.reason:
        case "emergency_sign" | "doctor_sign":
            return _sign(look)
        case "severe_pain":
            return _severe() if isnan(look.size) else f"Neck at {score(look.size)} of 10"
        case "pain_rise":
            return f"Neck up by {score(look.size)}, to {score(look.score)} of 10"
        case "steep_week":
            return f"Ran {_share(look.size)} more last week"
        case "long_run":
            window = f"{evidence.SPIKE_WINDOW.value:.0f} days"
            return f"A run {_share(look.size)} longer than any of the {window} before, on {day_of_month(on)}"
        case "lasting_pain":
            return f"Pain for {plural(round(look.size), 'week')} in a row"
        case "silence":
            days = plural(round(look.size), "day") if not isinf(look.size) else ""
            return f"Nothing recorded for {days}" if days else "Nothing recorded yet"
        case "no_reason":
            return "No reason to look first"
    assert_never(look.reason)


def _severe() -> str:
    weeks = spelled(evidence.SEVERE_WEEKS.value)
    return f"Neck above {evidence.PAIN_MIDDLE.value:g} of 10 for {weeks} weeks or more, no score since"


def _sign(look: Look) -> str:
    signs = ", ".join(_SIGN_WORDS[symptom] for symptom in look.symptoms if symptom in _SIGN_WORDS)
    kind = "Emergency sign" if look.reason == "emergency_sign" else "Warning sign"
    return f"{kind} on {day(look.on or date.min)}: {signs}"


def _share(size: float) -> str:
    return f"{number(size * 100)} %"
