"""A folder with one folder, backup or archive per runner -> their diaries. `answers.toml`, beside the runners or in a
runner's folder, answers what the files leave open; otherwise the reader's guess is used and reported."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from neckload.cohort.parquet import bucket_of, file_stamp, files_count, stamp_of
from neckload.cohort.runner import CohortError, Runner
from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import Question
from neckload.readers import ReadHints, ReadResult
from neckload.readers.combine_results import diary_of
from neckload.readers.worker.process import read_apart

ANSWERS = "answers.toml"
_ANSWERABLE: dict[str, tuple[type, str]] = {
    "unit": (str, 'Write unit = "km", "mi" or "m".'),
    "day_first": (bool, "Write day_first = true where 3/2/2026 is 3 February, else false."),
    "timezone": (str, 'Write timezone = "Europe/Berlin", or another zone of the IANA list.'),
    "person": (str, "Write person = and the name as the list has it, in quotation marks."),
    "done": (bool, "Write done = true where a plan was run as written, else false."),
    "columns": (dict, 'Write columns = { "their name" = "our name" }.'),
}
"""Possible answers: their type, and how to write them."""
_LEFT_BY_SYSTEMS = {"__MACOSX", "Thumbs.db", "desktop.ini"}
_NO_LINKS = "This is a link to another place, and links are not followed. Put the files themselves here."
_NO_FOLDERS = "This is a folder within the runner’s folder. Zip it: an archive is read with all it holds."
_NOT_KNOWN = "not known"
_SHOWN_NAMES = 10


@dataclass(frozen=True)
class FilesBucket:
    """Runners by their files, each with the answers for those files."""

    number: int
    places: tuple[tuple[Path, ReadHints], ...]

    def stamp(self) -> str:
        return stamp_of(*((place, hints, *map(_stamp, _files(place))) for place, hints in self.places))

    def runners(self) -> Iterator[Runner]:
        for place, hints in self.places:
            yield read_runner(place, hints)


def files_buckets(folder: Path, count_of: Callable[[int], int] = files_count) -> list[FilesBucket]:
    """The runners of a folder in buckets by the hash of their names.

    Args:
        count_of: number of runners -> number of buckets.

    Raises:
        CohortError: the folder cannot be read or is empty, or `answers.toml` is wrong.
    """
    try:
        places = _entries(folder)
    except OSError as fault:
        raise CohortError(f"{folder} cannot be read: {fault.strerror}.") from fault
    if not places:
        raise CohortError(f"{folder} is empty. It holds one folder, backup zip or export for each runner.")
    hints = _answers(folder / ANSWERS, {place.name for place in places})
    count = count_of(len(places))
    shared: list[list[tuple[Path, ReadHints]]] = [[] for _ in range(count)]
    for place in places:
        own = _with_own_answers(place, hints.get(place.name, hints[""]))
        shared[bucket_of(name_of(place), count)].append((place, own))
    return [FilesBucket(number, tuple(members)) for number, members in enumerate(shared) if members]


def name_of(place: Path) -> str:
    """The runner's name: that of the folder or file including its ending, so that anna and anna.zip stay two runners.

    Bytes of a name that are not valid UTF-8 are escaped.
    """
    return os.fsencode(place.name).decode("utf-8", "backslashreplace")


def read_runner(place: Path, hints: ReadHints) -> Runner:
    """All files of one runner as one diary. A file that cannot be read is reported, never skipped silently."""
    name = name_of(place)
    try:
        results = [_read(path, place.name, hints) for path in _files(place)]
    except UnreadableFile as refusal:
        return Runner(name, None, fault=f"In {refusal.name}: {refusal}")
    except OSError as fault:
        return Runner(name, None, fault=f"The files cannot be opened: {fault.strerror}.")
    if not results:
        return Runner(name, None, fault="The folder is empty.")
    return Runner(
        name,
        diary_of(results),
        guessed="; ".join(dict.fromkeys(guess for result in results for guess in _guesses(result))),
        rows_left_out=sum(len(result.report.left_out) for result in results),
    )


def _read(path: Path, runner: str, hints: ReadHints) -> ReadResult:
    """One file, read in a process with limits: a file made to stop a server costs one runner, not the cohort."""
    if path.is_symlink():
        raise UnreadableFile(Problem(_NO_LINKS), path.name)
    if path.is_dir():
        raise UnreadableFile(Problem(_NO_FOLDERS), path.name)
    result = read_apart(path.read_bytes(), path.name, hints)
    if result.diary.is_empty and result.report.questions:
        questions = " ".join(_wording(question, runner, hints) for question in result.report.questions)
        raise UnreadableFile(Problem(f"It is not read until you answer this in {ANSWERS}: {questions}"), path.name)
    return result


def _wording(question: Question, runner: str, hints: ReadHints) -> str:
    """The text of a question; for a list of several people, with their names and the line to write."""
    people = [option.value for option in question.options if option.value]
    if question.about != "person" or not people:
        return question.text
    likely = next((each for each in people if each.casefold() in runner.casefold()), people[0])
    names = ", ".join(people[:_SHOWN_NAMES]) + (" …" if len(people) > _SHOWN_NAMES else "")
    wrong = f" “{hints.person}” is not among them." if hints.person else ""
    line = f"person = {json.dumps(likely, ensure_ascii=False)}"
    return (
        f"“{question.column}” names {len(people):,} people: {names}.{wrong} "
        f"Write {line} under [{json.dumps(runner, ensure_ascii=False)}]."
    )


def _guesses(result: ReadResult) -> list[str]:
    return [f"{question.about}: {question.guess or _NOT_KNOWN}" for question in result.report.questions]


def _files(place: Path) -> list[Path]:
    """The files in a runner's folder, by name; or the single file."""
    return [place] if place.is_symlink() or not place.is_dir() else _entries(place)


def _entries(folder: Path) -> list[Path]:
    """What a folder holds, by name, without hidden files, answers and what Windows and macOS leave in folders."""
    others = {ANSWERS, *_LEFT_BY_SYSTEMS}
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".") and path.name not in others)


def _stamp(path: Path) -> str:
    return f"{path.name}-{file_stamp(path)}"


def _answers(path: Path, names: set[str]) -> dict[str, ReadHints]:
    """The answers for each runner with answers of their own, and under "" those for all others."""
    written = _written(path) if path.exists() else {}
    own = {name: answers for name, answers in written.items() if isinstance(answers, dict) and name != "columns"}
    if strangers := sorted(own.keys() - names):
        raise CohortError(f"{path} answers for “{strangers[0]}”, but nobody in the folder has that name.")
    common = {name: answer for name, answer in written.items() if name not in own}
    return {name: ReadHints(**_allowed(path, {**common, **answers})) for name, answers in {"": {}, **own}.items()}


def _with_own_answers(place: Path, hints: ReadHints) -> ReadHints:
    """The answers for a runner, with those in their own folder before those beside the runners."""
    path = place / ANSWERS
    if place.is_symlink() or path.is_symlink() or not path.is_file():
        return hints
    return replace(hints, **_allowed(path, _written(path)))


def _written(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise CohortError(f"{path} cannot be read: {fault}") from fault


def _allowed(path: Path, answers: dict[str, Any]) -> dict[str, Any]:
    """The answers, if all of them can be given."""
    for name, answer in answers.items():
        if name not in _ANSWERABLE:
            raise CohortError(f"{path} answers “{name}”. What can be answered is {', '.join(_ANSWERABLE)}.")
        kind, how = _ANSWERABLE[name]
        if not isinstance(answer, kind) or (name == "unit" and answer not in ("km", "mi", "m")):
            raise CohortError(f"{path}: {name} = {answer!r} is no answer. {how}")
    return answers
