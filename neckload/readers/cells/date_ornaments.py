"""What people and programs add to a date, taken away: weekdays, ordinals, odd blanks, zones, words of a language."""

from __future__ import annotations

import re
from functools import partial

import pandas as pd


def tidied(cells: pd.Series) -> pd.Series:
    """The cells without ornaments: weekdays, ordinals, odd blanks, the end of a range, a. m."""
    plain = cells.str.replace(r"\s+", " ", regex=True)
    for era, begin in _ERAS:
        if plain.str.match(era).any():
            plain = plain.str.replace(era, partial(_in_our_era, begin=begin), regex=True)
    if plain.str.contains("[年년]").any():
        plain = plain.str.replace(_IN_BRACKETS, "", regex=True).str.replace(_EAST_ASIAN, _with_dashes, regex=True)
    if plain.str.contains("[ก-ฮ]").any():
        plain = plain.replace({re.escape(short): whole for short, whole in _THAI_MONTHS.items()}, regex=True)
    for ornament, without in _ORNAMENTS:
        plain = plain.str.replace(ornament, without, regex=True)
    return plain


def _in_our_era(match: re.Match[str], begin: int) -> str:
    return f"{begin + (1 if match[1] == '元' else int(match[1]))}{match[2]}"


_ERAS = (
    (r"^(?:民國|民国) ?(1?[0-9]{2}|元)([-/.年])", 1911),
    (r"^(1[01][0-9])([-/.年])(?=[0-9]{1,2}[-/.月] ?[0-9]{1,2}(?:\b|日))", 1911),
    (r"^(?:令和|R\.?) ?([0-9]{1,2}|元)([-/.年])", 2018),
    (r"^(?:平成|H\.?) ?([0-9]{1,2}|元)([-/.年])", 1988),
)
"""Years of Taiwan, and of the emperors of Japan, and what their first is counted from: 115/1/3, 令和8年1月3日."""
_IN_BRACKETS = r" ?[(（][^()（）0-9]{1,12}[)）]"
"""2024年2月3日(土)"""
_ORNAMENTS = (
    (_IN_BRACKETS, ""),
    (r"^((?:[^\W\d_]+\.?,? ){0,2}[0-9]{1,2})(?:st|nd|rd|th|er|[º°])(?=[ ,])", r"\1"),
    (r"['’](?=[0-9]{2}$)", "20"),
    (r"^[^\W\d_]{3} ([^\W\d_]{3} [0-9]{1,2} [0-9]{4} [0-9:]+) GMT.*$", r"\1"),
    (r"(?<=[0-9]) ?\(?(?:GMT|UTC) ?[+-][0-9]{1,2}(?::?[0-9]{2})?\)?$", ""),
    (r"(?<=[0-9])(?:z|\[[A-Za-z_/]{1,40}\])$", ""),
    (r" del? | d['’](?=[^\W\d_])", " "),
    (r"^([0-9]{4}) m\. (.+) d\.", r"\1 \2"),
    (r"^([0-9]{4})\. gada ([0-9]{1,2})\. ([^\W\d_]+)$", r"\2. \3 \1"),
    (r"^(?:[Tt]hứ [^\W\d_]+|[Cc]hủ [Nn]hật),? ", ""),
    (r"^([0-9]{1,2}) tháng ([0-9]{1,2})(?:,| năm)? ([0-9]{4})", r"\1/\2/\3"),
    # 07:10, 3 Feb 2024
    (r"^([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[aApP][mM])?),? (?:on )?(.*[0-9]{4}.*)$", r"\2 \1"),
    # Sat Feb 03 07:10:05 UTC 2024, as programs write it
    (r"^[^\W\d_]+ ([^\W\d_]+ [0-9]{1,2}) ([0-9:]+) (?:[A-Z]+ |[+-][0-9]{4} )?([0-9]{4})$", r"\1 \3 \2"),
    (r"^[^\W\d_]+\.?(?:, ?| (?=[0-9]{1,2}(?:[/-]|\.? [^\W\d_]|\.[0-9])))", ""),
    (r" (?:[гр]\.?,?|at|à|um|kl\.?|klo|om|ob|às|a las|alle|ore|v|в|о|u|στις|pukul) (?=[0-9])", " "),
    (r" - [0-9]{4}-.*$", ""),
    (r" - (?=[0-9]{1,2}[:.])|_(?=[0-9])", " "),
    (r"(?<=[0-9]) (?:[A-Z]{1,3}T|[A-Z][a-z]+/[A-Z][A-Za-z_]+)$", ""),
    (r"(?<=[0-9]) ?(?:Uhr|uur)$", ""),
    (r" ([0-9]{1,2})h([0-9]{2})$", r" \1:\2"),
    (r" (?:오전|上午|午前) ?([0-9][0-9:]*)$", r" \1 AM"),
    (r" (?:오후|下午|午後) ?([0-9][0-9:]*)$", r" \1 PM"),
    (r" [гр]\.?$", ""),
    (r"(?<=[^\W\d_])[׳'](?= )", ""),
    (r"^([0-9]{4})\. ?([0-9]{1,2})\. ?([0-9]{1,2})\.", r"\1-\2-\3"),
    (r"^((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])$", r"\1-\2-\3"),
    (r"^((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])[T ]([0-9]{2})([0-9]{2})([0-9]{2})?Z?$", r"\1-\2-\3 \4:\5"),
    (r" (?:π\.?μ\.?|ÖÖ)$", " AM"),
    (r" (?:μ\.?μ\.?|ÖS)$", " PM"),
    (r"(?i)(?:\b|(?<=[0-9]))a(?:m|\. ?m\.?)$", "AM"),
    (r"(?i)(?:\b|(?<=[0-9]))p(?:m|\. ?m\.?)$", "PM"),
    # 2026-03-06 am, 6.3.2026 abends
    (
        r"^([0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{2}|[0-9]{4}))\.?,? "
        r"(?i:am|pm|a\.m\.|p\.m\.|morning|noon|afternoon|evening|night|morgens?|früh|mittags?|abends?|nachts?|matin|midi|soir|nuit|"
        r"mañana|tarde|noche|manhã|noite|mattina|sera|notte|ochtend|middag|avond|morgon|kväll|aften|kveld|aamu|ilta|rano|"
        r"wieczór|wieczorem|ráno|večer|reggel|este|sabah|akşam|утро|утром|вечер|вечером|朝|夜|早上|晚上|아침|저녁)$",
        r"\1",
    ),
    # 2026-03-06 - race, 6.3.2026 (hot!)
    (
        r"^([0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4})\.?(?: ?[-–—,:;] ?| ?\()"
        r"[^\W\d_][^0-9]{2,}$",
        r"\1",
    ),
    # 7 PM
    (r"(?<=[0-9] )([0-9]{1,2}) ?([AP]M)$", r"\1:00 \2"),
)


# 2024年2月3日 上午6:10:05: AM or PM comes before the hour.
_EAST_ASIAN = (
    r"^([0-9]{4})[年년] ?([0-9]{1,2})[月월] ?([0-9]{1,2})[日일]?"
    r"(?:[ ,]*(上午|午前|오전|下午|午後|오후)? ?([0-9][0-9:]*))?$"
)
_HALF_DAYS = {"上午": " AM", "午前": " AM", "오전": " AM", "下午": " PM", "午後": " PM", "오후": " PM"}


def _with_dashes(match: re.Match[str]) -> str:
    half = _HALF_DAYS.get(match[4] or "", "")
    return f"{match[1]}-{match[2]}-{match[3]}" + (f" {match[5]}{half}" if match[5] else "")


_THAI_MONTHS = {
    "ม.ค.": "มกราคม", "ก.พ.": "กุมภาพันธ์", "มี.ค.": "มีนาคม", "เม.ย.": "เมษายน", "พ.ค.": "พฤษภาคม", "มิ.ย.": "มิถุนายน",
    "ก.ค.": "กรกฎาคม", "ส.ค.": "สิงหาคม", "ก.ย.": "กันยายน", "ต.ค.": "ตุลาคม", "พ.ย.": "พฤศจิกายน", "ธ.ค.": "ธันวาคม",
}  # fmt: skip
