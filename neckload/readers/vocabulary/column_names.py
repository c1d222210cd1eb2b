"""Column names: how they are compared, and the unit they carry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from neckload.readers.vocabulary.generic_names import GENERIC, SESSION_WORDS, TIME_NAMES, Names, Role

_UNIT_WORDS: dict[str, tuple[str, ...]] = {
    "km": ("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "kilometros", "kilometern", "kilometri",
           "kilometry", "kilometria", "kilometrů", "kilometrov", "kilometrów", "kilometara",
           "kilometro", "kilomètres", "kilomètre", "kilómetro", "quilómetro", "quilômetro", "chilometro", "kilometrov",
           "kilómetros", "quilômetros", "quilómetros", "chilometri", "км", "קמ", "χλμ", "公里", "キロ", "킬로미터",
           "كم", "كيلومتر", "کیلومتر", "किमी", "กม", "กิโลเมตร"),
    "mi": ("mi", "mile", "miles", "mls", "meilen", "millas", "milhas", "miglia", "мили", "英里", "マイル"),
    "yd": ("yd", "yds", "yrd", "yard", "yards"),
    "ft": ("ft", "feet", "foot"),
    "cm": ("cm",),
    "mil": ("mil",),
    "m": ("m", "mtr", "mtrs", "meter", "meters", "metre", "metres", "mètres", "metros", "metern", "metri", "metry",
          "metrów", "metriä", "metrů", "metrov", "м", "метр", "метры", "метров", "метри", "метрів", "μέτρα", "מטר",
          "מטרים",
          "mét", "เมตร", "متر", "मीटर", "米", "公尺", "メートル", "미터"),
    "s": ("s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seconde", "secondes", "secondi",
          "segundo", "segundos", "sekunder", "sekundy", "sekund", "sekuntia", "seconden", "сек", "секунды", "секунд",
          "с", "seg", "segs", "sn", "saniye", "δευτ", "δευτερόλεπτα", "שניות", "másodperc", "секунди",
          "detik", "giây", "วินาที", "ثانية", "ثواني", "सेकंड", "秒", "초"),
    "min": ("min", "mins", "minute", "minutes", "minuten", "minutos", "minuty", "minuti", "minuter", "minutter", "dk",
            "dakika", "minut", "minúty", "minuta", "minuuttia", "perc", "мин", "минуты", "минут", "хв", "хвилини",
            "хвилин", "λεπτά", "דקות", "menit", "phút", "นาที", "دقيقة", "دقائق", "دقیقه", "मिनट", "minutit",
            "分", "分钟", "分鐘", "분"),
    "h": ("h", "hr", "hrs", "hour", "hours", "stunden", "std", "horas", "heures", "uur", "timmar", "godz", "godziny",
          "ore", "ч", "ώρες", "שעות", "giờ", "ชั่วโมง", "ساعات", "घंटे", "小时", "小時"),
    "km h": ("kmh", "kph"),
    "mi h": ("mph",),
    "ms": ("ms", "millis", "milliseconds", "millisecond", "msec", "msecs", "millisekunden", "millisecondes"),
    "utc": ("utc", "gmt", "z", "zulu", "utciso", "isoutc"),
    "m:ss": ("mmss",),
    "h:mm": ("hhmm",),
    "h:mm:ss": ("hhmmss", "hms"),
    "per": ("per", "pro", "por", "par", "al", "au", "på", "za", "na"),
    "": ("in", "en"),
    "part": ("hh", "mm", "ss"),
}  # fmt: skip
_CLOCKS = {
    "mm ss": "m:ss",
    "hh mm": "h:mm",
    "hh mm ss": "h:mm:ss",
    "h m s": "h:mm:ss",
    "h mm ss": "h:mm:ss",
    "h mm": "h:mm",
    "m ss": "m:ss",
    "m s": "m:ss",
    "h m": "h:mm",
}
_SHORTENED = re.compile(r"(?<=[א-ת])[\"״](?=[א-ת])")
"""The sign in ק"מ."""
_COPY = re.compile(r"\.\d+$")
_BREAK = re.compile(r"[\W_]+|(?<=[a-zà-ÿ])(?=[A-Z])|(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3])(?=[A-Za-z])")
"""Between words, including those that a program joined, and Latin units behind others: durationInSeconds, 距離km."""


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name as compared: letters (of any script) and digits, without case and accents."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def without_marks(text: str) -> str:
    """The text without the vowels of Hindi and Thai, which are marks: no word ends at them."""
    if text.isascii():
        return text
    return "".join(letter for letter in text if not unicodedata.category(letter).startswith("M"))


_UNITS = {plain(word): unit for unit, words in _UNIT_WORDS.items() for word in words}
_MEASURED_IN = {
    "km": "distance",
    "mi": "distance",
    "mil": "distance",
    "min": "duration",
    "h": "duration",
    "s": "duration",
}
DISTANCE_UNITS = ("km", "mi", "mil", "m", "cm", "yd", "ft")
DURATION_UNITS = ("s", "min", "h", "ms", "day", "m:ss", "h:mm", "h:mm:ss")
DURATION_ROLES: tuple[Role, ...] = ("moving", "timer", "elapsed")
_TEXTS: tuple[Role, ...] = ("sport", "title", "note", "where", "category")
_GLUED_TO = {
    session + plain(name): units
    for session in ("", *SESSION_WORDS)
    for units, roles in ((DISTANCE_UNITS, ("distance",)), (DURATION_UNITS, DURATION_ROLES))
    for role in roles
    for name in (*GENERIC[role], *(TIME_NAMES if role == "timer" else ()))  # type: ignore[index]
}
_LONGEST_GLUED = max(map(len, _GLUED_TO))
_RUN_KILOMETRES = frozenset(
    ("run", "running", "lauf", "jogging", "jogg", "trainings", "tages", "löp", "løbe", "løb", "løpe", "løp", "juoksu",
     "hardloop")
)  # fmt: skip
"""What kilometres of a day are called after: Laufkilometer, Tageskilometer."""
_OFFSET = re.compile(r"(?i)\b(?:utc|gmt) ?([+−-] ?[0-9]{1,2}(?::?[0-9]{2})?)")


@lru_cache(maxsize=4096)
def name_and_unit(name: str) -> tuple[str, str]:
    """A column name without its unit, as compared, and the unit: "Distance (mi)" -> ("distance", "mi").

    Units: km, mi, m, s, min, h, ms, m:ss, h:mm, h:mm:ss, "min per km" and the like, and "utc" of moments; "" when it
    has none. A name that is only a unit says what it measures: "Miles" -> ("distance", "mi").
    """
    bare = _OFFSET.sub(_utc_or_local, _COPY.sub("", _SHORTENED.sub("", name.replace("㎞", "km"))))
    tokens = [token for token in _BREAK.split(without_marks(bare)) if token]
    tail: list[str] = []
    while tokens and plain(tokens[-1]) in _UNITS:
        tail.insert(0, plain(tokens.pop()))
    unit = _unit(tail)
    if len(tokens) > 1 and not tail and _UNITS.get(plain(tokens[0])) in ("km", "mi", "utc", "min"):
        tokens, unit = tokens[1:], _UNITS[plain(tokens[0])]
    if tail == ["hr"] and plain("".join(tokens)) not in _GLUED_TO:
        return plain("".join(tokens)) + "heartrate", ""
    if not tokens:
        return _MEASURED_IN.get(unit, "".join(tail)), unit
    if not tail and (glued := _glued(plain(tokens[-1]))):
        tokens[-1], unit = glued
    return plain("".join(tokens)), unit


def _utc_or_local(offset: re.Match[str]) -> str:
    """Times beside UTC+2 are those of a clock on a wall, and times beside UTC+0 are UTC."""
    return " utc" if not offset[1].strip("+-−0: ") else ""


@lru_cache(maxsize=4096)
def _glued(word: str) -> tuple[str, str] | None:
    """Splits a name and unit written as one word: distancekm -> ("distance", "km"). A single letter is not a unit."""
    for cut in range(min(len(word) - 1, _LONGEST_GLUED), 2, -1):
        unit = _UNITS.get(word[cut:], "")
        if unit in ("km", "mi") and word[:cut] in _RUN_KILOMETRES:
            return "distance", unit
        if unit in _GLUED_TO.get(word[:cut], ()) and (cut < len(word) - 1 or unit == "m"):
            return word[:cut], unit
    return None


def _unit(tail: list[str]) -> str:
    if " ".join(tail) in _CLOCKS:
        return _CLOCKS[" ".join(tail)]
    return " ".join(_UNITS[word] for word in tail if _UNITS[word])


def unit_fits(role: Role, unit: str) -> bool:
    """Whether a column in this unit can mean this: a duration per kilometre is a pace, and hrv_ms is not a distance."""
    if role in ("distance", "stride"):
        return unit in ("", *DISTANCE_UNITS)
    if role in DURATION_ROLES:
        return unit in ("", *DURATION_UNITS)
    return role not in _TEXTS or not unit


@lru_cache(maxsize=4096)
def compared(names: tuple[str, ...]) -> dict[str, int]:
    """Names as they are compared -> their rank, best 0."""
    return {name_and_unit(name)[0]: rank for rank, name in reversed(list(enumerate(names)))}


def known_names(many: Iterable[Names]) -> frozenset[str]:
    """Every name of these tables, as it is compared."""
    return frozenset(name for names in many for role in names.values() for name in compared(role))
