"""The preview of an uploaded file: what was read, questions, left-out rows, and how each column was read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from neckload.domain.problems import UnreadableFile
from neckload.domain.read_result import ImportReport, Question, ReadResult
from neckload.ui.drawing import months
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.diary import imports
from neckload.ui.text.quoting import quoted

# Up to this many choices are shown side by side; more become a list.
_FEW = 2


@dataclass
class Waiting:
    """A file that is uploaded but not imported. It outlives the uploader, which forgets on every page switch."""

    name: str
    data: bytes
    answers: dict[str, Any] = field(default_factory=dict)
    """The runner's answers, or those for the last file of this kind."""
    questions: dict[str, Question] = field(default_factory=dict)
    """Every question so far: an answered one stays on the page, so that the answer can be changed."""
    kind: str = ""
    """Its format and columns: another file of this kind starts with the same answers."""
    result: ReadResult | UnreadableFile | None = None
    read_with: str | None = None
    """The answers that `result` was read with, as text."""


def read(visit: Visit, number: int, file: Waiting, stop: Callable[[], None]) -> ReadResult | UnreadableFile:
    """Reads the file with the answers so far; returns why if it cannot be read. Read again only if an answer changes.

    Args:
        stop: what to do if the runner does not want to wait.
    """
    place = st.empty()  # in every run, or what is below would be shown twice while another file is read
    if file.result is None or file.read_with != _as_text(file.answers):
        reading = partial(_read_once, visit, number, file, stop, place)
        file.result = reading()
        if not file.kind and not isinstance(file.result, UnreadableFile):
            file.kind = _kind(file.result.report)
            file.answers = json.loads(visit.keeper.recall(visit.owner, file.kind) or "{}")
            file.result = reading() if file.answers else file.result
        file.read_with = _as_text(file.answers)
    return file.result


def _kind(report: ImportReport) -> str:
    return f"answers: {report.format}: {', '.join(sorted(column.column for column in report.columns))}"


def _read_once(
    visit: Visit, number: int, file: Waiting, stop: Callable[[], None], place: DeltaGenerator
) -> ReadResult | UnreadableFile:
    """Shows progress of a long read. Drawing it is also where a tap elsewhere on the page interrupts the reading."""
    bars: list[DeltaGenerator] = []

    def progress(done: int, total: int) -> None:
        if not bars:
            with place.container():
                bars.append(st.empty())
                st.button("Stop reading", on_click=stop, key=f"stop_{number}_{bool(file.answers)}")
        bars[0].progress(done / max(total, 1), text=imports.reading(file.name, done, total))

    try:
        answers = {"home_zone": st.context.timezone, **file.answers}
        result = visit.files.read(file.data, file.name, answers, progress)
    except UnreadableFile as refusal:
        return refusal
    finally:
        place.empty()
    file.questions |= {f"{question.about}_{question.column or ''}": question for question in result.report.questions}
    return result


def _as_text(answers: dict[str, object]) -> str:
    return json.dumps(answers, sort_keys=True)


def show(visit: Visit, number: int, file: Waiting, result: ReadResult) -> str:
    """Draws the preview; returns the label of the import button, empty if there is nothing new to import."""
    new = visit.keeper.preview(visit.owner, result)
    st.markdown(f"**{quoted(file.name)}** · {quoted(result.report.format)}")
    _facts(visit, result)
    if doubt := imports.doubt(result):
        st.warning(doubt, icon=":material/help:")
    st.markdown(imports.news(new.new_counts, new.known_counts, new.merged, new.removals.count))
    for name, question in file.questions.items():
        _ask(visit, f"answer_{number}_{name}", file, question)
    for note in result.report.notes:
        st.markdown(quoted(note))
    _left_out(number, result.report)
    _columns(visit, number, file, result.report)
    return imports.import_label(new.new_counts, new.merged) if new.brings_something else ""


def _facts(visit: Visit, result: ReadResult) -> None:
    """Shows what the file contains in figures, and its running by month."""
    st.markdown(months.facts(imports.facts(result, visit.unit)), unsafe_allow_html=True)
    if bars := imports.by_month(result.runs):
        st.markdown(months.bars(bars, imports.MONTHS_ALT), unsafe_allow_html=True)


def _ask(visit: Visit, key: str, file: Waiting, question: Question) -> None:
    """Asks one thing the file leaves open; our guess is selected until the runner chooses."""
    labels = {option.value: option.label for option in question.options}
    values = list(labels)
    chosen = _answered(file, question)
    known = chosen if chosen in values else values[0]
    if len(values) <= _FEW:
        marked = {value: quoted(label) for value, label in labels.items()}
        st.segmented_control(
            quoted(question.text),
            values,
            default=known,
            required=True,
            format_func=marked.__getitem__,  # these choices are Markdown, those of a list are not
            help=quoted(question.why),
            on_change=_answer,
            args=(visit, file, question, key),
            key=key,
        )
    else:
        st.selectbox(
            quoted(question.text),
            values,
            index=values.index(known),
            format_func=labels.__getitem__,
            help=quoted(question.why),
            on_change=_answer,
            args=(visit, file, question, key),
            key=key,
        )


def _answered(file: Waiting, question: Question) -> str:
    if question.about == "column":
        return str(file.answers.get("columns", {}).get(question.column, question.guess))
    answer = file.answers.get(question.about, question.guess)
    return str(answer).lower() if isinstance(answer, bool) else str(answer)


def _answer(visit: Visit, file: Waiting, question: Question, key: str) -> None:
    value = Slot[str](key).value
    if question.about == "column":
        file.answers["columns"] = {**file.answers.get("columns", {}), question.column: value}
    else:
        file.answers[question.about] = {"true": True, "false": False}.get(value, value)
    _remember(visit, file)


def _remember(visit: Visit, file: Waiting) -> None:
    """Remembers the answers for the next file of this kind."""
    visit.keeper.remember(visit.owner, file.kind, json.dumps(file.answers))


def _left_out(number: int, report: ImportReport) -> None:
    if len(report.left_out):
        if many := imports.many_left_out(report):
            st.warning(many, icon=":material/rule:")
        with st.expander(imports.left_out_title(report), key=f"left_out_{number}"):
            table = imports.left_out_table(report)
            st.dataframe(table, hide_index=True, alt="Rows left out, with line and reason")


def _columns(visit: Visit, number: int, file: Waiting, report: ImportReport) -> None:
    """Shows how each column was read. A correction reads the file again."""
    if not report.columns:
        return
    with st.expander("How the columns were read, and how to change it", key=f"columns_{number}"):
        table = imports.columns_table(report)
        key = f"read_as_{number}_{file.read_with}"
        st.data_editor(
            table,
            hide_index=True,
            disabled=["In the file", "Unit", "Why"],
            column_config={"Read as": st.column_config.SelectboxColumn(options=imports.readable_as(table))},
            key=key,
            on_change=_read_as,
            args=(visit, file, table["In the file"].tolist(), key),
            alt="Columns of the file and what they were read as",
        )


def _read_as(visit: Visit, file: Waiting, columns: list[str], key: str) -> None:
    edited = Slot[dict[str, dict[int, dict[str, str]]]](key).value["edited_rows"]
    chosen = {columns[int(row)]: imports.column_of(cells["Read as"]) for row, cells in edited.items()}
    file.answers["columns"] = {**file.answers.get("columns", {}), **chosen}
    _remember(visit, file)
