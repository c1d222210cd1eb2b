"""Text for *Log* and the charts of single runs, and each entry as one line."""

from __future__ import annotations

from datetime import time
from math import isnan

import pandas as pd

from neckload.domain import care, evidence, warning_signs
from neckload.domain.analysis import Analysis
from neckload.domain.columns import Row
from neckload.domain.load import ACUTE_DAYS, CHRONIC_DAYS
from neckload.domain.progression import spike_count
from neckload.domain.tables import NO_WARNING_SIGN, SEEN_BY_DOCTOR, word_set
from neckload.ui.text.formatting import (
    UNKNOWN,
    Unit,
    day,
    distance,
    in_unit,
    minutes,
    number,
    plural,
    score,
    short_week,
    shortest,
)

# Patterns ------------------------------------------------------------------------------------------------------------
RATIO_CAVEAT = (
    f"The **acute:chronic ratio** compares the last {ACUTE_DAYS} days with the last {CHRONIC_DAYS}. It does not "
    "predict injury in runners (in the largest running study higher values went with *fewer* injuries), and it was "
    "never studied for neck pain. So no safe zone is drawn here, and no advice is based on it. "
    f"The first {CHRONIC_DAYS} days are blank."
)
RATIO_EMPTY = f"This needs {CHRONIC_DAYS} days in a row with known runs and rest days. Typed weeks cannot show it."
MONOTONY_CAVEAT = (
    "**Monotony** is the mean of the seven daily loads divided by their standard deviation (sample); **strain** is the "
    "week’s load times monotony. Both come from other sports; no limit is known for running or for necks."
)


def spikes_reading() -> str:
    """What the largest study found about single long runs."""
    return (
        f"In the largest study of runners so far ({evidence.SPIKE_SMALL.source.short}, 5,205 runners), what went with "
        f"more injuries was not the week but a single run more than {_spike()} longer than {_longest_before()}. "
        "Any injury counted; the neck in particular was not studied."
    )


def _spike() -> str:
    return f"{evidence.SPIKE_SMALL.value * 100:.0f} %"


def _longest_before() -> str:
    return f"the longest of the {evidence.SPIKE_WINDOW.value:.0f} days before"


def spikes_finding(analysis: Analysis) -> str:
    count = spike_count(analysis.runs)
    of_all = f"{number(count.beyond)} of {plural(count.compared, 'run')}"
    who = of_all if count.beyond else f"None of your {number(count.compared)} runs"
    return f"{who} went more than {_spike()} beyond {_longest_before()}."


def ratio_alt(analysis: Analysis) -> str:
    """The ratio for screen readers: where it stands now, and its range so far."""
    ratio = analysis.load.ratio_range
    between = f"between {number(ratio.low, 2)} and {number(ratio.high, 2)}"
    return f"Acute to chronic load ratio by day: {number(ratio.now, 2)} now, {between} before. 1 is an even load."


def load_table(analysis: Analysis) -> pd.DataFrame:
    """Monotony and strain of the weeks that have them, newest first."""
    unit = "min" if analysis.measure == "time" else "km"
    shown = analysis.load.weeks_with_monotony
    return pd.DataFrame(
        {
            "Week from": [short_week(first.date()) for first in shown["week"]],
            f"Load, {unit}": [number(value) for value in shown["load"]],
            "Monotony": [
                "same load every day" if same else number(value, 2)
                for value, same in zip(shown["monotony"], shown["same_every_day"], strict=True)
            ],
            "Strain": [UNKNOWN if isnan(value) else number(value) for value in shown["strain"]],
        }
    )[::-1]


# Log -----------------------------------------------------------------------------------------------------------------
KEPT = {
    "computer": "Saved as you go, in a file on this computer. Nothing leaves it.",
    "account": "Saved as you go, in your account on this server. Only you see it.",
    "tab": (
        "**Nothing is stored on this server.** Your diary lives in this browser tab and ends with it: "
        "download it under *Import* before you leave, and upload it when you come back."
    ),
}
CHECK_IN_HELP = (
    "Tap a number to save it. What you add within five minutes belongs to it; after that a tap starts a new check-in."
)
PAIN_QUESTION = "How is your neck? 0 is no pain, 10 the worst you can imagine"
MORE = "Side, what you did for it, warning signs, a note, a different time"
SIDE_QUESTION = "Which side (optional)"
RELIEF_QUESTION = "What you did for it (optional)"
MOMENT_LABEL = {
    "day": "just now",
    "before_run": "before a run",
    "during_run": "during",
    "after_run": "after a run",
    "next_morning": "the morning after a run",
}
SIDE_WORDS = {"left_side": "Left", "right_side": "Right", "both_sides": "Both sides"}
RELIEF_WORDS = {
    "ice": "Ice",
    "moist_heat": "Moist heat",
    "foam_roller": "Foam roller",
    "tennis_ball": "Tennis ball",
    "exercises": "Exercises",
    "pain_reliever_tablet": "Pain reliever, tablet",
    "pain_reliever_cream": "Pain reliever, cream",
    "rest": "Rest",
}
SYMPTOM_LABEL = {
    **{token: label[0].lower() + label[1:] for token, label in care.SYMPTOM_WORDS.items()},
    **{token: f"{label.lower()}" for token, label in SIDE_WORDS.items()},
    **{sign.symptom: sign.words[0].lower() + sign.words[1:] for sign in warning_signs.SIGNS},
    SEEN_BY_DOCTOR: "cleared to run by a doctor",
    NO_WARNING_SIGN: "asked about warning signs: none",
}
KNOWN_RUN = "**This run is already in your diary**: same day, same figures. Save it only if you ran twice."
NEEDS_A_FIGURE = "Enter distance or time, ideally both."
IT_IS_RIGHT = "Yes, save it"


def implausible(run: Row, unit: Unit) -> str:
    """The question asked before saving a run that looks like a typing mistake."""
    km, time_min = run["distance_km"], run["duration_min"]
    figures = " in ".join(part for part in (distance(km, unit), minutes(time_min)) if part != UNKNOWN)
    return f"**{figures}: is that right?** It looks like a mistake. Save it only if it really happened."


GRID_PASTE = (
    "Saved as you leave a cell; Delete clears one. Have it in a spreadsheet? Copy the cells there, pick the first cell "
    "here and paste (Ctrl+V, or ⌘V on a Mac)."
)
WEEK_RULES = "0 means a rest week, empty means not recorded."


def too_much(label: str, most: float) -> str:
    return f"{label}: at most {number(most)}."


GRID_HELP = (
    "**0** is a rest week, **empty** is not recorded. What you type replaces that week’s runs; clear the row to use "
    "them again. *Recorded*, from your runs and check-ins: distance · minutes · worst pain (0–10)."
)
NOTHING_YET = "Your diary is empty. The other pages show the sample runner."
DOUBTFUL = "They are left out of every total until you confirm them."
BACKUP = "A zip of plain CSV files. Import it here to restore your diary exactly."
DELETE_WARNING = (
    "This deletes all your data for good: runs, scores, goals, exercises, imports and shared links. "
    "If in doubt, download a backup first."
)


def plain(token: str) -> str:
    """A word of the vocabulary as people write it: phone_in_hand -> phone in hand."""
    return token.replace("_", " ")


def pain_entry(entry: Row) -> str:
    """One check-in as a line of plain text."""
    symptoms = [SYMPTOM_LABEL.get(word, plain(word)) for word in sorted(word_set(entry["symptoms"]))]
    moment = MOMENT_LABEL[entry["moment"]] if entry["moment"] != "day" else ""
    when = entry["when"]
    clock = f" {when:%H:%M}" if when.time() != time() else ""  # a file that gives only the day says midnight
    figure = "no score" if isnan(entry["pain_0_10"]) else f"{score(entry['pain_0_10'])} of 10"
    eased = ", ".join(RELIEF_WORDS.get(word, plain(word)).lower() for word in sorted(word_set(entry["relief"])))
    parts = (f"{day(when.date())}{clock}", figure, moment, *symptoms, f"after {eased}" if eased else "")
    return ", ".join(part for part in parts if part)


def run_entry(run: Row, unit: Unit) -> str:
    """One run as a line of plain text."""
    clock = f" {run['start']:%H:%M}" if run["has_clock_time"] else ""
    title = run["title"] if isinstance(run["title"], str) else ""
    figures = (distance(run["distance_km"], unit), minutes(run["duration_min"]), title)
    return ", ".join(part for part in (f"{day(run['start'].date())}{clock}", *figures) if part and part != UNKNOWN)


def recorded_week(row: Row, unit: Unit) -> str:
    """A week's runs and check-ins in the order of the cells to type in: 24.1 · 150 · 4, a rest week's first two 0."""
    ran = (0.0, 0.0) if row["state"] == "rest" else (in_unit(row["distance_km"], unit), row["duration_min"])
    figures = tuple(UNKNOWN if isnan(each) else shortest(round(each, 1)) for each in (*ran, row["pain_max"]))
    return " · ".join(figures) if set(figures) != {UNKNOWN} else UNKNOWN
