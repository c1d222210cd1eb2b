"""Text for signing in, and about what is stored where and for how long."""

from __future__ import annotations

from typing import Literal

from neckload.domain.tables import Diary
from neckload.ui.text.formatting import plural
from neckload.ui.text.quoting import quoted

# In a file on this computer, on the server under the runner's account, or in this browser tab until it is closed.
Kept = Literal["computer", "account", "tab"]

SIGN_IN = "Sign in"
SIGN_IN_HELP = "Stores your diary on this server. You can bring what you entered in this tab."
SIGN_OUT = "Sign out"
SIGN_OUT_HELP = "On every device. Your diary stays in your account."
OR_SIGN_IN = "Or **sign in** at the top of the page to keep it on this server, for you alone."
TAKE_ALONG = "Add to my diary"
LEAVE = "Don’t add"
TAKEN_ALONG = "Added. You can undo this under Log, Import, like any import."
# The import's name in the list of imports.
BEFORE_FILE = "entered before signing in.zip"

WHERE_TITLE = "What is stored, where, and for how long"
WHAT = (
    "**What:** the runs, check-ins, weeks and days you upload or type, the names of the files, your goals and own "
    "targets, your experiments, your answers about files, the share links you made, and the runners in your list. For "
    "a link only a fingerprint is kept, so nobody can recover the link from the database, and for each visit only the "
    "day; answers sent through a link are deleted with it. The files themselves are not kept."
)
WHERE: dict[Kept, tuple[str, ...]] = {
    "computer": (
        "**Where:** in one file on this computer that only your user account can read. The page calls no other server.",
        "**How long:** until you delete it. What you delete is overwritten in the file.",
    ),
    "account": (
        "**Where:** in the database of this server, under a fingerprint of your sign-in. No password and no email "
        "address is kept. Whoever runs the server can read the database, as with every website.",
        "**How long:** until you delete it here; signing out deletes nothing. Copies that the operator of the server "
        "makes for emergencies may keep what you deleted until they are replaced.",
        "**Who sees it:** you, and anyone with a share link you made, until it expires or you revoke it.",
        "**On this device:** a cookie says who signed in, for 30 days or until you sign out.",
    ),
    "tab": (
        "**Where:** in the memory of this server, for this browser tab alone. Nothing is written to its disk.",
        "**How long:** until you close or reload the tab, plus at most two and a half minutes. If you go to sign in, "
        "it waits up to 15 minutes for you.",
    ),
}
LOG_OF_THE_SERVER = (
    "**What else is logged:** which page was requested and how long it took. No address, no name, nothing from your "
    "diary."
)
USAGE_STATISTICS = (
    "**The host counts visits:** this app runs where Streamlit collects usage statistics (which parts of the "
    "program are used, on what kind of browser). They contain nothing from your diary."
)
LOCKED_PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>neckload is locked</title>
<body style="font: 1.1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1rem">
<h1 style="font-size: 1.5rem">This diary is locked</h1>
<p>It opens with a key that is kept on its owner’s computer. Open the address that <code>make run</code> shows in the
terminal: it carries the key. After that a bookmark is enough in this browser.</p>
</body>
</html>
"""
LAST_DOWNLOAD = "Download everything first"
DELETED = "Deleted. Nothing of yours is stored now."


def broken(code: str) -> str:
    """When the program itself failed. The server's log has the same code next to the error."""
    return (
        "Something went wrong on our side. What was saved is still there. Reload the page; if it happens again, give "
        f"whoever runs this site the code **{code}**."
    )


def signed_in(name: str) -> str:
    return f"Signed in as **{quoted(name)}**." if name else "You are signed in."


def sign_in_with(provider: str) -> str:
    """`google` -> Sign in with Google."""
    return f"{SIGN_IN} with {provider[:1].upper()}{provider[1:]}" if provider else SIGN_IN


def left_behind(diary: Diary) -> str:
    """What was entered before signing in, and the question whether to add it."""
    counts = {
        "run": len(diary.runs),
        "check-in": len(diary.pain),
        "typed week": len(diary.week_totals),
        "day": len(diary.days),
    }
    parts = [plural(count, noun) for noun, count in counts.items() if count]
    entries = ", ".join(parts) or "a goal"
    return f"Before you signed in you entered: {entries}. Add these to your diary? Duplicates are skipped."


def storage(kept: Kept, usage_statistics: bool) -> str:
    """What is stored, where and for how long, as paragraphs."""
    server = () if kept == "computer" else (LOG_OF_THE_SERVER,)
    statistics = (USAGE_STATISTICS,) if usage_statistics else ()
    return "\n\n".join((WHAT, *WHERE[kept], *server, *statistics))
