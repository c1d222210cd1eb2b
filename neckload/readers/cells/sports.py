"""Which rows are runs. Known names only: "Treadmill" alone can be a walk, and "estradas" is no "esteira"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from neckload.readers.sheet import by_value
from neckload.readers.vocabulary.column_names import plain
from neckload.readers.vocabulary.sport_names import MACHINE_NAMES, OTHER_WORDS, REST_NAMES, RUN_NAMES, TRAINING_NAMES

RUNS = {plain(name): surface for surface, names in RUN_NAMES.items() for name in names}
TRAINING = frozenset(plain(name) for name in TRAINING_NAMES)
REST = frozenset(plain(name) for name in REST_NAMES)
OTHER = frozenset(map(plain, OTHER_WORDS.split()))
_MACHINES = frozenset(map(plain, MACHINE_NAMES))
_RUN_WORDS = frozenset(
    map(plain, ("run", "running", "jog", "jogging", "laufen", "lauf", "carrera", "corrida", "corsa", "bieg", "bieganie",
                "löpning", "løb", "løping", "futás", "hardlopen", "juoksu", "běh", "beh", "koşu", "бег", "біг",
                "trčanje", "alergare", "τρέξιμο", "ריצה"))
)  # fmt: skip
# A ride is faster and a walk is slower; between them almost every run lies.
RUNNING_PACE = (3.0, 9.5)
"""[min per km]"""
NO_SPORT = "sport"
"""The column asked about when a file does not name the sport."""
LONGEST_LABEL = 3
"""Words"""
_SURFACE_OF_WORD = {"treadmill": "treadmill", "laufband": "treadmill", "trail": "trail", "track": "track"}


def is_run_name(words: Sequence[str]) -> bool:
    """Whether these words are the name of a kind of run."""
    return bool(words) and plain(" ".join(words)) in RUNS


@dataclass(frozen=True)
class Sports:
    """What each row of a file is [one row per row of the file]."""

    labels: pd.Series
    """As the file calls it [text]."""
    is_run: pd.Series
    is_rest: pd.Series
    is_named_run: pd.Series
    """Runs that the file itself calls a run, not just a row of a running log."""
    is_machine: pd.Series
    """Rows of a log by hand that name a treadmill and nothing else: runs if they are as fast as one."""
    surface: pd.Series
    """road is never assumed: trail, track or treadmill when the name says so, else missing [text]."""


def sports(labels: pd.Series, only_named: bool) -> Sports:
    """What the labels of a sport column say.

    A list that names runs as runs holds nothing else as a run. A hand-made log says "easy" or "long" instead:
    there (unless `only_named`) every row is a run that does not name another sport.
    """
    names = by_value(labels, lambda label: plain(label.strip()), "str")
    is_named_run = names.isin(list(RUNS))
    is_rest = names.isin(list(REST))
    is_run = is_named_run
    if not only_named:
        is_run = is_named_run | names.isin(list(TRAINING)) | by_value(labels, _says_run, "bool")
        if not is_named_run.any():
            is_run = ~(by_value(labels, names_other_sport, "bool") | is_rest)
    surface = names.map({name: word or None for name, word in RUNS.items()}).astype("str")
    if not only_named:
        surface = surface.fillna(by_value(labels, _surface, "str")).mask(names.isin(list(_MACHINES)), "treadmill")
    is_machine = ~is_run & names.isin(list(() if only_named else _MACHINES))
    return Sports(labels.str.strip(), is_run, is_rest, is_named_run, is_machine, surface)


def with_paced(kinds: Sports, pace: pd.Series) -> Sports:
    """On a treadmill people run and walk, and the pace [min per km] tells which."""
    return replace(kinds, is_run=kinds.is_run | (kinds.is_machine & pace.between(*RUNNING_PACE)))


def all_runs(rows: int) -> Sports:
    """A log without a sport column: every row is a run."""
    no = pd.Series(False, index=pd.RangeIndex(rows))
    none = pd.Series(None, index=pd.RangeIndex(rows), dtype="str")
    return Sports(pd.Series([""] * rows, dtype="str"), ~no, no, no, no, none)


def sports_by_title(titles: pd.Series) -> Sports:
    """A log without a sport column: “Evening Ride”, as programs name what has no name, is none of the runs."""
    is_other, says_run = (by_value(titles, asked, "bool") for asked in (_is_named_after_other_sport, _says_run))
    no, none = titles != titles, pd.Series(None, index=pd.RangeIndex(len(titles)), dtype="str")
    return Sports(titles.str.strip().where(is_other, ""), ~is_other, no, says_run, no, none)


def _is_named_after_other_sport(title: str) -> bool:
    words = _words(title)
    return 0 < len(words) <= 2 and plain(words[-1]) in OTHER


def without_others(kinds: Sports, labels: pd.Series) -> Sports:
    """Rows of a log by hand are runs, but for those whose label is the name of another sport, or of a rest."""
    is_other, is_rest = (by_value(labels, asked, "bool") for asked in (names_other_session, is_rest_name))
    return replace(
        kinds,
        labels=kinds.labels.where(~(is_other | is_rest), labels.str.strip()),
        is_run=kinds.is_run & ~is_other & ~is_rest,
        is_rest=kinds.is_rest | is_rest,
    )


def names_other_session(label: str) -> bool:
    """Whether this short label is of another sport; what is longer tells of a run and what went with it."""
    return 0 < len(_words(label)) <= LONGEST_LABEL and names_other_sport(label) and not _says_run(label)


def is_rest_name(label: str) -> bool:
    """Whether this is a word for a day without sport."""
    return plain(label.strip()) in REST


def names_sport(label: str) -> bool:
    """Whether this is the name of a run, of another sport, or of a rest."""
    return plain(label) in (RUNS.keys() | TRAINING | REST | _MACHINES) or _says_run(label) or names_other_sport(label)


def _says_run(label: str) -> bool:
    """“Running - Easy” is a run, and “Bike / Run” is not one alone."""
    return any(plain(word) in _RUN_WORDS | TRAINING for word in _words(label)) and not names_other_sport(label)


def _surface(label: str) -> str | None:
    words = [plain(word) for word in _words(label)] if _says_run(label) else []
    return next((_SURFACE_OF_WORD[word] for word in words if word in _SURFACE_OF_WORD), None)


def _words(label: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", label) if word]


def names_other_sport(label: str) -> bool:
    """Whether a word of this is the name of another sport, or all of it is."""
    return plain(label) in OTHER or any(plain(word) in OTHER for word in _words(label))
