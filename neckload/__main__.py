"""neckload from the command line.

python -m neckload run                                                           the dashboard, for you alone
python -m neckload analyse runs.csv [pain.csv ...] [--json | --html FILE | --pdf FILE]    the same without a browser
python -m neckload cohort DIR --out DIR                                                  many runners at once
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from neckload import Analysis, Diary, ReadHints, ReadResult, Settings, UnreadableFile, analyse, read_log
from neckload.domain.sharing import USUAL, Part, shared
from neckload.readers.combine_results import diary_of
from neckload.ui.report import html as report
from neckload.ui.report.facts import facts, plain
from neckload.ui.report.summary import summarised
from neckload.ui.text.answers import answer
from neckload.ui.text.formatting import Unit
from neckload.ui.text.guidance import advice as advice_words
from neckload.ui.text.guidance import safety
from neckload.ui.text.weeks import finding

FILE_FAULT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0, or 2 if a file could not be read or written."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["cohort"]:
        return _cohort(given[1:])
    chosen = _parser().parse_args(given)
    return _run(chosen) if chosen.command == "run" else _analyse(chosen)


def _run(chosen: argparse.Namespace) -> int:
    from neckload import own_computer  # load Streamlit only if its pages are wanted

    try:
        own_computer.run(chosen.port, chosen.address, chosen.browser, chosen.new_key)
    except OSError as fault:
        print(f"The diary's key file {own_computer.key_file()} cannot be used: {fault.strerror}.", file=sys.stderr)
        return FILE_FAULT
    return 0


def _cohort(arguments: Sequence[str]) -> int:
    try:
        from neckload.cohort import command  # Dask is an optional extra
    except ModuleNotFoundError as missing:
        if missing.name not in ("dask", "distributed"):
            raise
        print("The cohort command needs Dask. Install it: pip install 'neckload[cohort]'", file=sys.stderr)
        return FILE_FAULT
    return command.main(arguments)


def _analyse(chosen: argparse.Namespace) -> int:
    hints = ReadHints(unit=chosen.file_unit, day_first=chosen.day_first, timezone=chosen.timezone)
    results = []
    for path in chosen.files:
        try:
            results.append((path, read_log(path, hints=hints)))
        except (UnreadableFile, OSError) as refusal:
            print(f"{path} was not read.\n{refusal}", file=sys.stderr)
            return FILE_FAULT
    diary = diary_of([result for _, result in results])
    settings = Settings(measure=chosen.measure, week_start=chosen.week_start, period=chosen.weeks)
    if chosen.html or chosen.pdf:
        return _report(chosen, diary, settings)
    analysis = analyse(diary, settings, today=chosen.today)
    if chosen.json:
        print(json.dumps(as_json(analysis, [result for _, result in results]), indent=2, ensure_ascii=False))
    else:
        print(as_text(analysis, results, chosen.unit))
    return 0


def _report(chosen: argparse.Namespace, diary: Diary, settings: Settings) -> int:
    """The page a physical therapist would get through a link, as a file: same parts, notes only on request."""
    parts: frozenset[Part] = USUAL | {"notes"} if chosen.notes else USUAL
    seen = shared(diary, parts, settings, None, today=chosen.today)
    summary = summarised(seen.analysis, chosen.unit, chosen.who, seen.parts)
    if chosen.html:
        return _write(chosen.html, report.html(summary))
    from neckload.ui.report.pdf import pdf  # load reportlab only for a PDF

    return _write(chosen.pdf, pdf(summary))


def _write(path: Path, made: bytes) -> int:
    try:
        path.write_bytes(made)
    except OSError as fault:
        print(f"{path} cannot be written: {fault.strerror}. Choose a file in an existing folder.", file=sys.stderr)
        return FILE_FAULT
    print(f"Written: {path}")
    return 0


def _weeks(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number of weeks above 0")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m neckload", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    _run_options(commands.add_parser("run", help="open the dashboard, for you alone"))
    _analyse_options(commands.add_parser("analyse", help="read logs and print what they show"))
    commands.add_parser("cohort", help="many runners at once; see cohort --help")
    return parser


def _run_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=int, default=None, help="default: 8501, or the next free port")
    command.add_argument(
        "--address", default="127.0.0.1", help="of this computer to listen on; change it only in a container"
    )
    command.add_argument("--browser", action=argparse.BooleanOptionalAction, default=True, help="open the browser")
    command.add_argument("--new-key", action="store_true", help="create a new key; this closes what the old one opened")


def _analyse_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, help="running and pain logs, in any order")
    command.add_argument(
        "--today", type=date.fromisoformat, default=date.today(), help="analyse as of this day, e.g. 2026-03-18"
    )
    command.add_argument(
        "--measure", choices=("time", "distance"), default="time", help="compare weeks by running time or distance"
    )
    command.add_argument("--week-start", choices=("monday", "sunday"), default="monday")
    command.add_argument("--weeks", type=_weeks, default=None, help="show only this many weeks, the latest ones")
    command.add_argument("--unit", choices=("km", "mi"), default="km", help="unit of printed distances")
    command.add_argument(
        "--file-unit", choices=("km", "mi", "m"), default=None, help="unit of distances in files that name none"
    )
    command.add_argument(
        "--day-first", action=argparse.BooleanOptionalAction, default=None, help="3/2/2026 is 3 February"
    )
    command.add_argument("--timezone", default=None, help="time zone for UTC times in files, e.g. Europe/Berlin")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything as JSON")
    form.add_argument("--html", type=Path, metavar="FILE", help="a report for a physical therapist: one HTML file")
    form.add_argument("--pdf", type=Path, metavar="FILE", help="the same report on one sheet of A4")
    command.add_argument("--who", default="", metavar="NAME", help="the runner's name, for the heading of the report")
    command.add_argument("--notes", action="store_true", help="include your own notes in the report")


def as_text(analysis: Analysis, results: Sequence[tuple[Path, ReadResult]], unit: Unit) -> str:
    """The contents of the first page as plain lines."""
    lines = []
    for path, result in results:
        report = result.report
        counts = f"{report.runs_read} runs, {report.pain_read} neck scores, {len(report.left_out)} rows left out"
        lines.append(f"{path.name}: {report.format}, {counts}")
        for question in report.questions:
            lines.append(f"  not in the file: {question.text} Assumed for now: {question.guess} ({question.why})")
    if alert := safety.alert(analysis):
        lines += ["", alert.text]
    for section in (finding.finding(analysis, unit), advice_words.next_week(analysis, unit)):
        lines += ["", f"{section.label}: {section.headline}", *(f"  {line}" for line in section.lines)]
    lines += [f"  - {reason}" for reason in advice_words.reasons(analysis.advice, unit)]
    section = answer.answer(analysis.association)
    lines += ["", f"{section.label} {section.headline}", *(f"  {line}" for line in section.lines)]
    return "\n".join([*lines, "", advice_words.CAVEAT, finding.NOT_MEDICAL_ADVICE])


def as_json(analysis: Analysis, results: Sequence[ReadResult]) -> dict[str, Any]:
    """The facts under the program's own names and units, and how each file was read; unknown is null."""
    return {"files": [_file(result) for result in results], **facts(analysis)}


def _file(result: ReadResult) -> dict[str, Any]:
    report = result.report
    return {
        "format": report.format,
        "unit": report.unit,
        "rows_seen": report.rows_seen,
        "runs_read": report.runs_read,
        "pain_read": report.pain_read,
        "weeks_read": report.weeks_read,
        "left_out": len(report.left_out),
        "questions": plain(report.questions),
    }


if __name__ == "__main__":
    sys.exit(main())
