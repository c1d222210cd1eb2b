"""Upload: files are read at once, shown before they are kept, and kept as one batch each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from neckload.domain.problems import UnreadableFile
from neckload.ui import import_words
from neckload.ui.visit import Visit

_KINDS = ["csv", "tsv", "txt", "zip"]
_MAX_MB = 25


@dataclass
class Waiting:
    """A file that was given and not yet kept. It outlives the uploader, which forgets on every page switch."""

    name: str
    data: bytes
    answers: dict[str, Any] = field(default_factory=dict)


def show(visit: Visit) -> None:
    st.markdown(import_words.INVITATION)
    st.file_uploader(
        "Your training or pain log",
        type=_KINDS,
        accept_multiple_files=True,
        max_upload_size=_MAX_MB,
        key=f"upload_{st.session_state.setdefault('upload_round', 0)}",
        on_change=_take,
    )
    _invite_onward(visit)
    read = [(number, file, _read(visit, file)) for number, file in _waiting().items()]
    ready = [(number, file, result) for number, file, result in read if not isinstance(result, UnreadableFile)]
    if len(ready) > 1:
        st.button(f"Keep all {len(ready)} files", type="primary", on_click=_keep, args=(visit, ready), key="keep_all")
    for number, file, result in read:
        with st.container(border=True):
            if isinstance(result, UnreadableFile):
                _refusal(number, file, result)
            else:
                _preview(visit, number, file, result)
    _templates(visit)


def _invite_onward(visit: Visit) -> None:
    """After something was kept, the way to what it says."""
    if st.session_state.get("just_kept"):
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(import_words.ONWARD, width="stretch")
            if st.button("See this week", type="primary", key="see_this_week"):
                st.session_state["just_kept"] = False
                st.switch_page(visit.pages["this-week"])


def _waiting() -> dict[int, Waiting]:
    return st.session_state.setdefault("waiting", {})


def _take() -> None:
    """Move the uploaded files to the waiting ones and give the uploader a fresh start."""
    waiting = _waiting()
    for file in st.session_state[f"upload_{st.session_state['upload_round']}"] or []:
        waiting[max(waiting, default=0) + 1] = Waiting(file.name, file.getvalue())
    st.session_state["upload_round"] += 1


def _read(visit: Visit, file: Waiting) -> Any:
    try:
        return visit.files.read(file.data, file.name, file.answers)
    except UnreadableFile as refusal:
        return refusal


def _refusal(number: int, file: Waiting, refusal: UnreadableFile) -> None:
    st.error(import_words.refused(file.name, refusal), icon=":material/error:")
    st.button("Put it aside", on_click=_drop, args=(number,), key=f"drop_{number}")


def _preview(visit: Visit, number: int, file: Waiting, result: Any) -> None:
    new = visit.keeper.preview(visit.owner, result)
    st.markdown(f"**{import_words.quoted(file.name)}**: {import_words.quoted(result.report.format)}")
    for line in import_words.read_lines(result, visit.unit):
        st.markdown(line)
    st.markdown(f"**{import_words.news(new.new_counts, new.known_counts)}**")
    for question in result.report.questions:
        _ask(number, file, question)
    _account(number, result.report)
    with st.container(horizontal=True):
        if new.brings_something:
            st.button(
                "Keep it", type="primary", on_click=_keep, args=(visit, [(number, file, result)]), key=f"keep_{number}"
            )
        st.button("Put it aside", on_click=_drop, args=(number,), key=f"drop_{number}")


def _ask(number: int, file: Waiting, question: Any) -> None:
    """One thing the file does not say, with our guess chosen until the runner says otherwise."""
    labels = {option.value: option.label for option in question.options}
    here = st.context.timezone
    if question.about == "timezone" and here and here not in labels:
        labels[here] = f"{here}, as this browser is set"
    values = list(labels)
    key = f"answer_{number}_{question.about}_{question.column or ''}"
    st.selectbox(
        question.text,
        values,
        index=values.index(question.guess) if question.guess in values else 0,
        format_func=labels.__getitem__,
        key=key,
        help=question.why,
        on_change=_answer,
        args=(file, question, key),
    )


def _answer(file: Waiting, question: Any, key: str) -> None:
    value = st.session_state[key]
    if question.about == "column":
        file.answers["columns"] = {**file.answers.get("columns", {}), question.column: value}
    else:
        file.answers[question.about] = {"true": True, "false": False}.get(value, value)


def _account(number: int, report: Any) -> None:
    for note in report.notes:
        st.markdown(note)
    if len(report.left_out):
        with st.expander(import_words.left_out_title(report), key=f"left_out_{number}"):
            st.dataframe(
                import_words.left_out_table(report), hide_index=True, alt="Rows left out, with line and reason"
            )
    with st.expander("How the columns were read", key=f"columns_{number}"):
        st.dataframe(
            import_words.columns_table(report), hide_index=True, alt="Columns of the file and what they were read as"
        )


def _keep(visit: Visit, files: list[tuple[int, Waiting, Any]]) -> None:
    for number, file, result in files:
        batch = visit.keeper.save_import(visit.owner, file.name, result)
        _drop(number)
        st.toast(import_words.kept(file.name, batch.counts if batch else {}), icon=":material/check:")
    st.session_state["just_kept"] = True


def _drop(number: int) -> None:
    _waiting().pop(number, None)


def _templates(visit: Visit) -> None:
    st.markdown("**No file yet?** These templates open in any spreadsheet.")
    with st.container(horizontal=True):
        for table, (label, name) in import_words.TEMPLATES.items():
            st.download_button(
                label,
                data=partial(visit.files.template, table),
                file_name=name,
                mime="text/csv",
                on_click="ignore",
                key=f"template_{table}",
            )
