"""The words of sharing: what can be shown, what a link is and is not, and what somebody with a link is told."""

from __future__ import annotations

from datetime import datetime, timedelta

from neckload.domain.sharing import Part
from neckload.ui.text.account import Kept
from neckload.ui.text.formatting import day, number, plural

INTRO = (
    "A page that a physical therapist understands in a minute: what you ran, how your neck was, what seems to go "
    "together. They need no account."
)
SAMPLE = "Your diary is empty, so there is nothing to share yet. Put your log in first, under *Log*."

# Part -> what stands on its button.
PARTS: dict[Part, str] = {
    "volume": "Time and distance",
    "pain": "Neck scores",
    "symptoms": "Symptoms",
    "factors": "Gear, ground and habits",
    "exercises": "Neck exercises",
    "advice": "Next week’s range",
    "notes": "My notes",
    "titles": "Names of runs",
    "clock_times": "Times of day",
}
PARTS_HELP = (
    "What is not chosen is taken out of your diary before the page is made from it. Your notes, the names of your runs "
    "and times of day stay out unless you choose them. Next week’s range is shown only where the page then says the "
    "same as yours: a warning sign, for example, may have decided it."
)
NOTHING_CHOSEN = "Choose at least one thing that the page shows."
PERIODS: dict[int | None, str] = {12: "12 weeks", 26: "26 weeks", 52: "A year", None: "All of it"}
PERIOD_HELP = (
    "Counted back from the day somebody opens the page. Earlier weeks are left out of the arithmetic too, so the first "
    "weeks shown have nothing to be compared with."
)
DAYS: dict[int, str] = {7: "7 days", 30: "30 days", 90: "90 days"}
NAME = "What you call this link"
NAME_EXAMPLE = "for my PT"
TITLE = "Your name on the page"
TITLE_HELP = "As the reader knows you. You can leave it empty."
NAMELESS = "Link without a name"

LIVE = (
    "Whoever has the link sees the parts you choose, always as your diary stands, and can change nothing. It ends by "
    "itself, and you can withdraw it at any time: a page that stands open closes within seconds."
)
LIVE_ON_THIS_COMPUTER = (
    "neckload runs on your own computer, so this link opens **only on this computer**, and only while neckload runs. "
    "To show somebody the page elsewhere, send a file."
)
NEW = (
    "Copy it now. It is shown this once: neckload keeps only its fingerprint, from which nobody can get the link back."
)
NO_LINKS = "No link is open."
WITHDRAWN = "Withdrawn. The link opens nothing any more."

SNAPSHOT = (
    "The weeks themselves, packed into the link: time, distance and worst neck score, as of today. Rounded to 1 min, "
    "0.1 km and half a point; no symptoms, no notes, no advice. Nothing is stored anywhere."
)
SNAPSHOT_WARNING = (
    "**Whoever has this link has the data, and it cannot be withdrawn.** It goes wherever the link goes. "
    "A link that was damaged on the way is recognised and not shown; somebody who knows how could still make up "
    "one of their own."
)
SNAPSHOT_ON_THIS_COMPUTER = "This link, too, opens only where neckload runs under the same address: on this computer."
SNAPSHOT_PERIODS: dict[int, str] = {26: "26 weeks", 52: "A year", 104: "Two years"}
NO_LIVE_LINK = (
    "A link that follows your diary and can be withdrawn needs a place where your diary is stored: sign in where that "
    "is offered, or run neckload on a server of your own. Nothing of you is stored here."
)
FILE = "To send by mail or to print. It needs no neckload, no internet and no account to be read."
QR = "As a code for a phone’s camera"
NO_QR = "No code for a phone’s camera: this link opens on this computer only."
QR_ALT = "QR code of the link"

# Of somebody who opens a link --------------------------------------------------------------------------------------
GUEST_TAB = "Running and neck pain"
GONE = (
    "**This link opens nothing.** It may have ended, it may have been withdrawn, or it was not copied whole. "
    "Please ask whoever sent it for a new one."
)
DAMAGED = (
    "**This link is damaged, so nothing of it is shown.** Often its end was lost on the way: copy it again, whole, or "
    "ask whoever sent it to send it once more."
)
FROM_THE_LINK = (
    "These figures came in the link itself, as of {day}: worst neck score, time and distance of each week, rounded, "
    "and nothing else of the diary."
)
SINCE = "Nothing before {day} is known to this page, so its first weeks have nothing to be compared with."
UNTIL = "This link ends on {day}. The person it is about can withdraw it at any time."

# Kept where -> what comes first for it.
ORDER: dict[Kept, tuple[str, ...]] = {
    "computer": ("file", "live", "snapshot"),
    "account": ("live", "file", "snapshot"),
    "tab": ("snapshot", "file", "live"),
}


def link_line(name: str, ends_at: datetime, opened_at: datetime | None, opened: int, now: datetime) -> str:
    """for my PT: ends in 29 days, opened 3 times, last 2 hours ago."""
    ended = ends_at <= now
    end = f"ended {_ago(now - ends_at)}" if ended else f"ends in {_span(ends_at - now)}"
    visits = f"opened {_times(opened)}, last {_ago(now - opened_at)}" if opened_at else "not opened yet"
    return f"{name or NAMELESS}: {end}, {visits}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{number(count)} times"


def _ago(span: timedelta) -> str:
    return "just now" if span < timedelta(minutes=1) else f"{_span(span)} ago"


def _span(span: timedelta) -> str:
    """In the largest unit of which there is a whole one; a day short of an hour is still called a day."""
    for length, noun in ((timedelta(days=1), "day"), (timedelta(hours=1), "hour")):
        count = round(span / length)
        if span >= length * 0.96:
            return plural(count, noun)
    return plural(max(1, round(span / timedelta(minutes=1))), "minute")


def until(ends_at: datetime) -> str:
    return UNTIL.format(day=day(ends_at.date()))
