"""Recorded activities, one by one or by the hundred -> the same kind of sheet that a list of activities is.

From there on the list reader does the rest: which are runs, which figure counts, what is left out and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from neckload.domain.read_result import Option, Question, ReadResult
from neckload.readers.cells.sports import NO_SPORT, RUNNING_PACE, is_run_name
from neckload.readers.columns.recognise import recognised
from neckload.readers.exports.recorded import RECORDED
from neckload.readers.formats.recording import Recording
from neckload.readers.hints import ReadHints
from neckload.readers.logs.activities import read_activities
from neckload.readers.sheet import sheet_of_rows

_HEADER = ("id", "start", "sport", "distance (m)", "moving time (s)", "timer time (s)", "elapsed time (s)", "title")


def read_recordings(
    kind: str, recordings: Sequence[Recording], hints: ReadHints, files: Sequence[str] | None = None
) -> ReadResult:
    """The runs among recordings of one kind (a key of `RECORDED`).

    Args:
        files: the file name of each, for the report.

    Raises:
        UnreadableFile: not a single run.
    """
    named, question = _with_sports(recordings, hints)
    sheet = sheet_of_rows(_HEADER, [_cells(recording) for recording in named])
    own_hints = replace(hints, columns=None)
    result = read_activities(sheet, recognised(sheet.header, own_hints, (RECORDED[kind],)), own_hints)
    questions = (*result.report.questions, *([question] if question else []))
    left = result.report.left_out
    if files is not None:
        names = [files[line - 1] for line in left["line"]]
        left = left.assign(
            value=[f"{value} ({name})" for value, name in zip(left["value"], names, strict=True)], line=0
        )
    notes = dict.fromkeys([*result.report.notes, *(recording.note for recording in recordings if recording.note)])
    return replace(result, report=replace(result.report, questions=questions, left_out=left, notes=tuple(notes)))


def _cells(recording: Recording) -> list[str]:
    figures = (recording.distance_m, recording.moving_s, recording.timer_s, recording.elapsed_s)
    return [
        recording.id,
        recording.start,
        recording.sport,
        *("" if figure is None else repr(figure) for figure in figures),
        recording.title,
    ]


def _with_sports(recordings: Sequence[Recording], hints: ReadHints) -> tuple[list[Recording], Question | None]:
    """The sport of tracks that do not name it: by title, else by the runner's answer, else guessed from the pace."""
    by_title = [
        replace(recording, sport=recording.title.split()[0])
        if not recording.sport and is_run_name(recording.title.split()[:1])
        else recording
        for recording in recordings
    ]
    unnamed = [
        recording
        for recording in by_title
        if not recording.sport and RUNNING_PACE[0] <= recording.pace <= RUNNING_PACE[1]
    ]
    if not unnamed:
        return by_title, None
    answer = (hints.columns or {}).get(NO_SPORT)
    label = "Run" if answer in (None, "run") else ""
    named = [replace(recording, sport=label) if recording in unnamed else recording for recording in by_title]
    return named, _sport_question(unnamed) if answer is None else None


def _sport_question(unnamed: Sequence[Recording]) -> Question:
    count = "This recording does" if len(unnamed) == 1 else f"{len(unnamed)} recordings do"
    return Question(
        about="column",
        column=NO_SPORT,
        text=f"{count} not say which sport it was. Was it running?",
        options=(Option("run", f"yes, a run at {unnamed[0].pace:.1f} min per km"), Option("", "no, leave it out")),
        guess="run",
        why="the pace is that of a run",
    )
