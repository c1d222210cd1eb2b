"""Daylio: a diary of moods, which are words and no scores."""

from __future__ import annotations

from neckload.readers.exports.layout import NoLog

DAYLIO = (
    NoLog(
        ("mood", "activities"),
        "This looks like a mood diary (Daylio). Its moods are words, and no pain score was found. A pain diary needs a "
        "date and a score from 0 to 10.",
    ),
)
