"""Which rows are runs, by known names only: "Treadmill" alone can be a walk, and "estradas" is not "esteira"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pandas as pd

from neckload.readers import plausibility
from neckload.readers.shapes import Shapes, repeated, text_array
from neckload.readers.sheet import holds
from neckload.readers.vocabulary.column_names import plain, without_marks
from neckload.readers.vocabulary.sport_names import (
    MACHINE_NAMES,
    OTHER_WORDS,
    REST_NAMES,
    RUN_NAMES,
    RUN_WALK_NAMES,
    RUN_WALK_RUNS,
    RUN_WALK_WORDS,
    RUN_WORDS,
    SIGN_VARIANTS,
    SPORT_OF_APPLE_CODE,
    SPORT_OF_SIGN,
    TRAINING_NAMES,
    WALK_WORDS,
    WITHOUT_DISTANCE,
)

RUNS = {plain(name): surface for surface, names in RUN_NAMES.items() for name in names}
TRAINING = frozenset(plain(name) for name in TRAINING_NAMES)
REST = frozenset(plain(name) for name in REST_NAMES)
OTHER = frozenset(map(plain, OTHER_WORDS.split()))
_WITHOUT_DISTANCE = frozenset(map(plain, WITHOUT_DISTANCE.split()))
_MACHINES = frozenset(map(plain, MACHINE_NAMES))
_RUN_WORDS = frozenset(map(plain, RUN_WORDS.split()))
_WALK_WORDS = frozenset(map(plain, WALK_WORDS.split()))
_RUN_BESIDE_WALK = frozenset(map(plain, RUN_WALK_RUNS.split()))
_RUN_WALKS = frozenset(map(plain, RUN_WALK_NAMES))
_BEGINNERS = ("couchto", "couch25")
_RUN_WALK_WORDS = frozenset(map(plain, RUN_WALK_WORDS.split()))
_WRAPPED = (
    # {'typeKey': 'running', 'parentTypeId': 17}, {"name": "Run"}
    re.compile(
        r"""(?i)[{(].*?["']?(?:type_?key|sport_?type|type_?name|name|sport|type|key|label|value)["']?\s*[:=]\s*["']([^"']+)["']"""
    ),
    # root='Run', ActivityType('Run'), ['Run'], b'Run'
    re.compile(r"""^[\w. =(:\[<]*["']([^"']+)["']\s*[)\]>}]*$"""),
    # <ActivityType.RUNNING: 1>
    re.compile(r"^<?\s*[A-Z]\w*\.([A-Za-z_]+)\s*(?::\s*[\w'\"]+\s*)?>?$"),
    re.compile(
        r"^(?:com\.\w+\.|HKWorkoutActivityType|ACTIVITY_TYPE_|EXERCISE_TYPE_|WORKOUT_TYPE_|SPORT_TYPE_|SPORT_|sports?/|root=|type=|sport=)(\w+)$"
    ),
)
"""How programs write a field's value without unpacking it."""
_APPLE_CODE = re.compile(r"HKWorkoutActivityType\(rawValue: ?([0-9]+)\)")
# Rides are faster and walks slower; almost every run is in between.
RUNNING_PACE = (plausibility.FASTEST_RUNNING.value, plausibility.SLOWEST_RUNNING.value)
"""[min per km]"""
NO_SPORT = "sport"
"""The column that is asked about if a file does not name the sport."""
LONGEST_NOTATION = 500
"""Characters; anything longer is not a field's value."""
LONGEST_COMPOUND = 60
"""Letters"""
LONGEST_LABEL = 3
"""Words"""
_SURFACE_OF_WORD = {"treadmill": "treadmill", "laufband": "treadmill", "trail": "trail", "track": "track"}


@lru_cache(maxsize=4096)
def _spelled(label: str) -> str:
    """The label with words for pictures of sports: “🏃🏽‍♂️ Easy” is “Run Easy”."""
    if label.isascii() or SPORT_OF_SIGN.keys().isdisjoint(label):
        return label
    letters = (
        f" {SPORT_OF_SIGN[sign]} " if sign in SPORT_OF_SIGN else sign for sign in label if sign not in SIGN_VARIANTS
    )
    return " ".join("".join(letters).split())


@lru_cache(maxsize=4096)
def bare_label(label: str) -> str:
    """The name of a sport without a program's notation around it: root='Run' -> Run."""
    stripped = _spelled(label.strip())
    if (code := _APPLE_CODE.search(stripped[:LONGEST_NOTATION])) and code[1] in SPORT_OF_APPLE_CODE:
        return SPORT_OF_APPLE_CODE[code[1]]
    for pattern in _WRAPPED if len(stripped) <= LONGEST_NOTATION else ():
        if match := pattern.search(stripped):
            return match[1]
    return stripped


def is_run_walk(label: str) -> bool:
    """Whether this is running with breaks of walking: “Run/Walk”, “Geh-Laufen”, “Galloway 4:1”."""
    words = [plain(word) for word in words_of(label)]
    if any(word in OTHER - _WALK_WORDS for word in words):
        return False
    has_both = bool(_WALK_WORDS.intersection(words)) and bool(_RUN_BESIDE_WALK.intersection(words))
    name = "".join(word for word in words if not word.isdigit())
    has_name = name in _RUN_WALKS or name.startswith(_BEGINNERS)
    return has_both or has_name or not _RUN_WALK_WORDS.isdisjoint(words) or _is_compound(plain(label))


def _is_compound(word: str) -> bool:
    """Words such as “Gehlaufen” and 跑走 that name both."""
    return len(word) <= LONGEST_COMPOUND and any(
        word[:cut] in first and word[cut:] in second
        for cut in range(1, len(word))
        for first, second in ((_WALK_WORDS, _RUN_BESIDE_WALK), (_RUN_BESIDE_WALK, _WALK_WORDS))
    )


def is_run_name(words: Sequence[str]) -> bool:
    """Whether these words are the name of a kind of run."""
    return bool(words) and plain(" ".join(words)) in RUNS


@dataclass(frozen=True)
class Sports:
    """What each row of a file is [one value per row]."""

    labels: pd.Series
    """The label in the file [text]."""
    is_run: np.ndarray
    """[bool, as all that follow but the surface]"""
    is_rest: np.ndarray
    is_named_run: np.ndarray
    """Rows that the file itself calls a run, not just any row of a running log."""
    is_machine: np.ndarray
    """Rows of a handwritten log that only name a treadmill: runs if their pace is one of a run."""
    surface: pd.Series
    """road is never assumed: trail, track or treadmill when the name says so, else missing [text]."""
    has_breaks: np.ndarray
    """Runs with breaks of walking."""
    is_unknown: np.ndarray
    """Rows whose name is neither running nor another sport, where other rows say running or none says how it was."""


def sports(labels: pd.Series | Shapes, only_named: bool) -> Sports:
    """What the labels of a sport column mean.

    In a list that calls runs runs, nothing else is a run. A handwritten log says "easy" or "long" instead:
    there (unless `only_named`) every row is a run that does not name another sport.
    """
    codes, distinct = labels.distinct if isinstance(labels, Shapes) else pd.factorize(labels)
    kinds = _kinds_of([bare_label(label) for label in distinct], only_named)
    return Sports(
        pd.Series(kinds.labels.array.take(codes), index=labels.index),
        kinds.is_run[codes],
        kinds.is_rest[codes],
        kinds.is_named_run[codes],
        kinds.is_machine[codes],
        pd.Series(kinds.surface.array.take(codes), index=labels.index),
        kinds.has_breaks[codes],
        kinds.is_unknown[codes],
    )


def _kinds_of(bare: Sequence[str], only_named: bool) -> Sports:
    """The same for distinct labels."""

    def each(is_so: Callable[[str], bool]) -> np.ndarray:
        return np.array([is_so(label) for label in bare], dtype=bool)

    has_breaks = each(is_run_walk)
    is_named_run = each(_is_run_alone) | has_breaks
    is_rest, is_other = each(is_rest_name), each(names_other_sport) & ~has_breaks
    is_run, is_machine = is_named_run, is_named_run & False
    surfaces = [RUNS.get(plain(label)) or None for label in bare]
    if not only_named:
        is_run = is_named_run | each(_is_training) if is_named_run.any() else ~(is_other | is_rest)
        is_machine = ~is_run & each(_is_machine)
        surfaces = [
            "treadmill" if _is_machine(label) else surface or _surface(label)
            for label, surface in zip(bare, surfaces, strict=True)
        ]
    is_unknown = ~(is_named_run | is_other | is_rest | is_machine)
    if is_named_run.any():
        is_unknown &= ~is_run
    else:
        is_unknown &= each(bool) & (not only_named and not each(_is_training).any())
    text, surface = (pd.Series(text_array(words)) for words in (bare, surfaces))
    return Sports(text, is_run, is_rest, is_named_run, is_machine, surface, has_breaks, is_unknown)


def _is_run_alone(label: str) -> bool:
    return plain(label) in RUNS or _says_run_alone(label)


def _is_training(label: str) -> bool:
    return plain(label) in TRAINING or says_run(label)


def _is_machine(label: str) -> bool:
    return plain(label) in _MACHINES


def with_paced(kinds: Sports, pace: np.ndarray) -> Sports:
    """On a treadmill people run and walk, and the pace [min per km] tells which."""
    if not kinds.is_machine.any():
        return kinds
    slow, fast = RUNNING_PACE
    return replace(kinds, is_run=kinds.is_run | (kinds.is_machine & (pace >= slow) & (pace <= fast)))


def all_runs(rows: int) -> Sports:
    """A log without a sport column: every row is a run."""
    no = np.zeros(rows, dtype=bool)
    return Sports(repeated("", rows), ~no, no, no, no, repeated(None, rows), no, no)


def without_others(kinds: Sports, labels: Shapes) -> Sports:
    """Rows of a handwritten log are runs, unless their label names another sport or a rest."""
    is_other, is_rest = (holds(labels, is_so) for is_so in (names_other_session, is_rest_name))
    return replace(
        kinds,
        labels=kinds.labels.where(~(is_other | is_rest), labels.stripped),
        is_run=kinds.is_run & ~is_other & ~is_rest,
        is_rest=kinds.is_rest | is_rest,
    )


def names_other_session(label: str) -> bool:
    """Whether this short label names another sport; a longer one describes a run."""
    is_short = 0 < len(words_of(label)) <= LONGEST_LABEL
    return is_short and names_other_sport(label) and not says_run(label) and not is_run_walk(label)


def is_rest_name(label: str) -> bool:
    """Whether this is a word for a day without sport."""
    return plain(_spelled(label.strip())) in REST


def names_sport(label: str) -> bool:
    """Whether this is the name of a run, of another sport, or of a rest."""
    bare = bare_label(label)
    return plain(bare) in (RUNS.keys() | TRAINING | REST | _MACHINES) or says_run(bare) or names_other_sport(bare)


def names_run(label: str) -> bool:
    """Whether this is nothing but the name of a kind of run."""
    bare = bare_label(label)
    return plain(bare) in RUNS or is_run_walk(bare)


def _says_run_alone(label: str) -> bool:
    """“Outdoor Laufen” is a run."""
    return any(plain(word) in _RUN_WORDS for word in words_of(label)) and not names_other_sport(label)


def says_run(label: str) -> bool:
    """“Running - Easy” is a run; “Bike / Run” is not only one."""
    return any(plain(word) in _RUN_WORDS | TRAINING for word in words_of(label)) and not names_other_sport(label)


def _surface(label: str) -> str | None:
    words = [plain(word) for word in words_of(label)] if says_run(label) else []
    return next((_SURFACE_OF_WORD[word] for word in words if word in _SURFACE_OF_WORD), None)


def words_of(label: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+|(?<=[a-z])(?=[A-Z])", without_marks(_spelled(label))) if word]


def names_other_sport(label: str) -> bool:
    """Whether one word, or the whole, names another sport; strength beside a run does not."""
    words = {plain(word) for word in words_of(label)}
    others = OTHER.intersection(words)
    if others <= _WITHOUT_DISTANCE and not _RUN_WORDS.isdisjoint(words):
        return False
    return bool(others) or plain(label) in OTHER
