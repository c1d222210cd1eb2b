"""The runner's data: imports to remove, the backup, and deleting everything."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Literal

import streamlit as st

from neckload.domain.imports import Batch
from neckload.ui.pages import edit_run, merges, undo
from neckload.ui.session.page_context import Visit
from neckload.ui.text.diary import history, imports, log
from neckload.ui.text.people import account


def show(visit: Visit) -> None:
    if not visit.is_sample:
        _doubtful(visit)
        _imports(visit)
        merges.show(visit)
        _way_out(visit)
    with st.expander(account.WHERE_TITLE, icon=":material/lock:", key="storage"):
        st.markdown(account.storage(visit.kept, bool(st.get_option("browser.gatherUsageStats"))))


def _doubtful(visit: Visit) -> None:
    doubtful = visit.analysis.runs[~visit.analysis.runs["plausible"]]
    if doubtful.empty:
        return
    with st.container(key="card_doubtful"):
        st.header("Please check these runs", anchor=False)
        st.markdown(log.DOUBTFUL)
        for run in doubtful.to_dict("records"):
            run_id = run["run_id"]
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(log.run_entry(run, visit.unit), width="stretch")
                st.button("Confirm", key=f"confirm_{run_id}", on_click=_confirm, args=(visit, run_id))
                key, args = f"remove_{run_id}", (visit, run_id)
                st.button("Remove", key=key, type="tertiary", on_click=edit_run.remove, args=args)


def _imports(visit: Visit) -> None:
    batches = visit.keeper.batches(visit.owner)
    if not batches:
        return
    with st.container(key="card_imports"):
        st.header("Your imports", anchor=False)
        for batch in batches:
            with st.container(horizontal=True, vertical_alignment="center", key=f"import_{batch.id}"):
                st.text(imports.batch_line(batch), width="stretch")
                with st.popover("Remove", type="tertiary"):
                    st.markdown(imports.UNDO_WARNING)
                    st.button("Remove import", key=f"undo_{batch.id}", on_click=_undo, args=(visit, batch))


def _way_out(visit: Visit) -> None:
    with st.container(key="card_backup"):
        st.header("Your diary", anchor=False)
        st.markdown(log.BACKUP)
        with st.container(horizontal=True):
            _download(visit, "Download everything (zip)", "backup")
            with st.popover("Delete my diary", type="tertiary"):
                st.markdown(log.DELETE_WARNING)
                _download(visit, account.LAST_DOWNLOAD, "last_backup", type="primary")
                st.button("Delete my diary", on_click=_clear, args=(visit,), key="clear")


def _download(visit: Visit, label: str, key: str, type: Literal["primary", "secondary"] = "secondary") -> None:
    st.download_button(
        label,
        data=lambda: visit.files.backup(visit.keeper.diary(visit.owner), visit.keeper.removals(visit.owner)),
        file_name=f"neckload-{visit.today:%Y-%m-%d}.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/download:",
        type=type,
        key=key,
    )


def _confirm(visit: Visit, run_id: str) -> None:
    with suppress(KeyError):  # another tab has removed it
        visit.keeper.confirm_run(visit.owner, run_id, True)


def _undo(visit: Visit, batch: Batch) -> None:
    with suppress(KeyError):  # another tab was first
        removed = visit.keeper.undo_import(visit.owner, batch.id)
        line = history.removed(imports.batch_line(batch))
        undo.remember(line, partial(visit.keeper.put_back_import, visit.owner, removed))


def _clear(visit: Visit) -> None:
    visit.keeper.clear(visit.owner)
    undo.forget()
    st.toast(account.DELETED)
