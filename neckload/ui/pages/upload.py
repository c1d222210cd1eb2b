"""Upload: files are read at once, previewed, and each saved as one import."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from neckload.domain.problems import UnreadableFile
from neckload.domain.read_result import ReadResult
from neckload.ui.pages import preview
from neckload.ui.pages.preview import Waiting
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.diary import imports

_ROUND = Slot[int]("upload_round")
_JUST_KEPT = Slot[bool]("just_kept")
_WAITING = Slot[dict[int, Waiting]]("waiting")

_MAX_MB = 200
_MOST_WAITING_BYTES = 256 * 1024 * 1024  # of one tab, until they are kept or put aside


def show(visit: Visit) -> None:
    visit.files.get_ready()
    invites = not _waiting()  # once a file waits, its preview and the button that imports it have the first screen
    with st.container(key="card_upload"):
        if invites:
            st.markdown(imports.INVITATION)
        st.file_uploader(
            "Your training or pain log",
            accept_multiple_files=True,
            max_upload_size=_MAX_MB,
            key=f"upload_{_ROUND.setdefault(0)}",
            on_change=_take,
            label_visibility="collapsed",
        )
        if invites:
            _templates(visit)
    _invite_onward(visit)
    everything = st.container()
    ready = []
    for number, file in list(_waiting().items()):
        with st.container(key=f"card_file_{number}"):
            cancel = partial(st.button, "Cancel", on_click=_drop, args=(number,), key=f"drop_{number}")
            result = preview.read(visit, number, file, stop=partial(_drop, number))
            if isinstance(result, UnreadableFile):
                st.error(imports.refused(file.name, result), icon=":material/error:")
                cancel()
                continue
            label = preview.show(visit, number, file, result)
            ready += [(number, file, result)] if label else []
            with st.container(horizontal=True):
                if label:
                    args = (visit, [(number, file, result)])
                    st.button(label, type="primary", on_click=_keep, args=args, key=f"keep_{number}")
                cancel()
    if len(ready) > 1:
        everything.button(
            f"Import all {len(ready)} files", type="primary", on_click=_keep, args=(visit, ready), key="keep_all"
        )


def _invite_onward(visit: Visit) -> None:
    """After an import, offers the way to *This week*."""
    if _JUST_KEPT.get():
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(imports.ONWARD, width="stretch")
            if st.button("See this week", type="primary", key="see_this_week"):
                _JUST_KEPT.value = False
                st.switch_page(visit.pages["this-week"])


def _waiting() -> dict[int, Waiting]:
    return _WAITING.setdefault({})


def _take() -> None:
    """Moves the uploaded files to the waiting ones and resets the uploader."""
    waiting = _waiting()
    for file in Slot[list[UploadedFile] | None](f"upload_{_ROUND.value}").value or []:
        if file.size + sum(len(other.data) for other in waiting.values()) > _MOST_WAITING_BYTES:
            st.toast(imports.too_much_waiting(file.name), icon=":material/error:")
            continue
        waiting[max(waiting, default=0) + 1] = Waiting(file.name, file.getvalue())
    _ROUND.value += 1


def _keep(visit: Visit, files: list[tuple[int, Waiting, ReadResult]]) -> None:
    for number, file, result in files:
        batch = visit.keeper.save_import(visit.owner, file.name, result)
        _drop(number)
        brought = (batch.counts, batch.merged) if batch else ({}, 0)
        st.toast(imports.kept(file.name, *brought), icon=":material/check:")
    _JUST_KEPT.value = True


def _drop(number: int) -> None:
    _waiting().pop(number, None)


def _templates(visit: Visit) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="templates"):
        st.caption(imports.NO_FILE, width="content")
        for table, (label, name) in imports.TEMPLATES.items():
            st.download_button(
                label,
                data=partial(visit.files.template, table),
                file_name=name,
                mime="text/csv",
                on_click="ignore",
                type="tertiary",
                key=f"template_{table}",
            )
