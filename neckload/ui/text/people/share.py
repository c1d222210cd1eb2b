"""Text for sharing: what can be shown, what a link is and is not, and what its reader is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from neckload.domain.links import EXTENSION_DAYS, PASSCODE_LENGTH, WRONG_PASSCODES, Access, ends_soon, standing
from neckload.domain.links import OPENINGS as COUNTS
from neckload.domain.sharing import Part, Share
from neckload.ui.text.formatting import day, number, plural, times
from neckload.ui.text.people.account import Kept

INTRO = (
    "A page a physical therapist can read in a minute: what you ran, how your neck was, and what seems to go together. "
    "They need no account."
)
SAMPLE = "Your diary is empty, so there is nothing to share yet. Import your log first, under *Log*."

# Part -> the label of its button.
PARTS: dict[Part, str] = {
    "volume": "Time and distance",
    "pain": "Neck scores",
    "symptoms": "Symptoms",
    "factors": "Gear, surface and habits",
    "exercises": "Neck exercises",
    "experiments": "Finished experiments",
    "advice": "Next week’s range",
    "notes": "My notes",
    "titles": "Names of runs",
    "clock_times": "Times of day",
}
PARTS_HELP = (
    "Anything you don’t choose is removed before the page is made. Your notes, the names of your runs and times of day "
    "are left out unless you choose them. Next week’s range appears only if the page can explain it: a warning sign, "
    "for example, may have decided it."
)
NOTHING_CHOSEN = "Choose at least one thing that the page shows."
PERIODS: dict[int | None, str] = {12: "12 weeks", 26: "26 weeks", 52: "A year", None: "All of it"}
PERIOD_HELP = (
    "Counted back from the day somebody opens the page. Earlier weeks are left out entirely, so the first weeks shown "
    "have nothing to compare with."
)
DAYS: dict[int, str] = {7: "7 days", 30: "30 days", 90: "90 days"}
NAME = "Link name"
NAME_EXAMPLE = "for my PT"
TITLE = "Your name on the page"
TITLE_HELP = "As your reader knows you. Optional."
NAMELESS = "Unnamed link"

MORE = "More: passcode, openings, answers"
PASSCODE = "Passcode"
PASSCODE_HELP = (
    f"Optional, {PASSCODE_LENGTH} characters or more. Send it separately from the link. After {WRONG_PASSCODES} wrong "
    "tries the link is paused until you resume it."
)
PASSCODE_TOO_SHORT = f"A passcode needs {PASSCODE_LENGTH} characters or more."
OPENS = "Can be opened"
OPENS_HELP = "Each visit counts, and so does a reload of the page."
ANY_NUMBER = 0
OPENINGS: dict[int, str] = {ANY_NUMBER: "Any number", **{count: times(count).capitalize() for count in COUNTS}}
TAKES_LETTERS = "Whoever opens it may send me an answer"
TAKES_LETTERS_HELP = (
    "Next week’s target, a ceiling for your neck score and a few words. It waits on This week until you accept or "
    "dismiss it, and whoever opens the link sees which, and how that week went as far as you share it."
)

LIVE = (
    "Anyone with the link sees the parts you choose, always up to date, and can change nothing. It expires by itself, "
    "and you can revoke it at any time: open pages close within seconds."
)
LIVE_ON_THIS_COMPUTER = (
    "neckload runs on your own computer, so this link opens **only on this computer**, and only while neckload runs. "
    "To show somebody the page elsewhere, send a file."
)
NEW = "Copy it now: it is shown only once. neckload keeps just a fingerprint, from which nobody can recover the link."
WITHDRAWN = "Link revoked."

SELF_CONTAINED = "Self-contained link"
YOUR_LINKS = "Your links"
LINKS_ON_THIS_COMPUTER = "Links, which open on this computer only"
# Where the diary is stored -> the ways to send the page.
WAYS: dict[Kept, tuple[str, ...]] = {
    "computer": ("PDF", "Web page", "Tables"),
    "account": ("PDF", "Web page", "Link", "Tables"),
    "tab": ("PDF", "Web page", "Link", "Tables"),
}

SNAPSHOT = (
    "The weeks themselves, packed into the link: time, distance and worst neck score, as of today, rounded to 1 min, "
    "0.1 km and half a point; and what Patterns says about load and pain. No symptoms, no notes, no advice. Nothing is "
    "stored anywhere."
)
SNAPSHOT_WARNING = (
    "**Anyone with this link has the data, and it cannot be revoked.** The data goes wherever the link goes. A link "
    "damaged on the way is detected and not shown, but a determined person could forge one."
)
SNAPSHOT_ON_THIS_COMPUTER = "This link, too, opens only where neckload runs under the same address: on this computer."
SNAPSHOT_PERIODS: dict[int, str] = {26: "26 weeks", 52: "A year", 104: "Two years"}
NO_LIVE_LINK = (
    "A link that stays up to date and can be revoked needs a stored diary: sign in where that is offered, or run "
    "neckload on your own server. Nothing of yours is stored here."
)
FILE = "To send by email or print. Opens anywhere, offline, without an account."
QR = "QR code for a phone’s camera"
NO_QR = "No QR code: this link opens on this computer only."
QR_ALT = "QR code of the link"

PAUSE, RESUME, PAUSED, RESUMED = "Pause", "Resume", "Paused: open pages close within seconds.", "The link opens again."
EXTEND = f"Extend by {EXTENSION_DAYS} days"
EXTENDED = "Extended."
OPENED_BY_DAY = "Opened, by day (UTC)"
NO_DEVICE = "Only the day is kept: no address, no device."
MANAGE = "More"

# For whoever opens a link ------------------------------------------------------------------------------------------
GUEST_TAB = "Running and neck pain"
GONE = (
    "**This link no longer works.** It may have expired, been revoked, or been copied incompletely. "
    "Ask whoever sent it for a new one."
)
DAMAGED = (
    "**This link is damaged, so nothing is shown.** Often its end is missing: copy the whole link again, or ask "
    "whoever sent it to send it again."
)
FROM_THE_LINK = (
    "These figures came in the link itself, as of {day}: worst neck score, time and distance of each week, rounded, "
    "and what the whole diary says about load and pain; nothing else from it."
)
LOCKED = "This page needs a passcode. Ask whoever sent you the link."
OPEN = "Open the page"
WRONG_PASSCODE = "That isn’t the passcode."
LIMITED = "This page can be opened a limited number of times. Opening it counts, and so does reloading it."
PRINT = "PDF to print"
SINCE = "This page shows nothing before {day}, so its first weeks have nothing to compare with."
UNTIL = "This link expires on {day}. Its owner can revoke it at any time."


def weeks_back(weeks: int | None) -> str:
    """The label of a period."""
    return PERIODS[weeks] if weeks in PERIODS else f"{number(weeks or 0)} weeks"


def link_line(link: Share, now: datetime) -> str:
    """for my PT: expires in 29 days, opened 3 times, last 2 hours ago. With a passcode."""
    opened = link.access.opened
    visits = f"opened {times(opened)}, last {_ago(now - link.opened_at)}" if link.opened_at else "not opened yet"
    extras = [_EXTRAS[0]] if link.has_passcode else []
    extras += [_EXTRAS[1]] if link.options.takes_letters else []
    more = f". {' and '.join(extras).capitalize()}" if extras else ""
    return f"{link.options.name or NAMELESS}: {_state(link.access, now)}, {visits}{more}"


_EXTRAS = ("with a passcode", "open to answers")


def _state(access: Access, now: datetime) -> str:
    ends = f"expires in {_span(access.ends_at - now)}"
    match standing(access, now):
        case "ended":
            return f"expired {_ago(now - access.ends_at)}"
        case "paused":
            return f"paused, {ends}"
        case "locked":
            return f"paused after {WRONG_PASSCODES} wrong passcodes, {ends}"
        case "used_up":
            return "used up"
    left = (access.openings_allowed or 0) - access.opened
    return f"{ends}, {plural(left, 'opening')} left" if access.openings_allowed is not None else ends


def opening_line(on: date, count: int) -> str:
    return f"{day(on)}: {times(count)}"


def news(link: Share, since: int, now: datetime) -> str:
    """News of a link for its runner: that it was opened, or is about to expire; empty for none.

    Args:
        since: openings since the runner's last visit.
    """
    parts = [f"opened {times(since)} since your last visit"] if since else []
    parts += [f"expires in {_span(link.access.ends_at - now)}"] if ends_soon(link.access, now) else []
    return f"{link.options.name or NAMELESS}: {', '.join(parts)}" if parts else ""


SEE_LINKS = "Links"


def _ago(span: timedelta) -> str:
    return "just now" if span < timedelta(minutes=1) else f"{_span(span)} ago"


def _span(span: timedelta) -> str:
    """A duration in its largest whole unit; one short of an hour still counts as a day."""
    for length, noun in ((timedelta(days=1), "day"), (timedelta(hours=1), "hour")):
        count = round(span / length)
        if span >= length * 0.96:
            return plural(count, noun)
    return plural(max(1, round(span / timedelta(minutes=1))), "minute")


def until(ends_at: datetime) -> str:
    return UNTIL.format(day=day(ends_at.date()))
