"""What the diary holds: doubtful runs, imports to undo, runs that came twice, the newest, the backup, the way out."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import streamlit as st

from neckload.ui.pages import merges, undo
from neckload.ui.session.page_context import Visit
from neckload.ui.text import account, imports, log
from neckload.ui.text.formatting import number

_NEWEST_RUNS = 10


def show(visit: Visit) -> None:
    undo.offer(visit, "runs")
    if visit.is_sample:
        st.info(log.NOTHING_YET, icon=":material/inbox:")
    else:
        _doubtful(visit)
        _imports(visit)
        merges.show(visit)
        _newest_runs(visit)
        _way_out(visit)
    with st.expander(account.WHERE_TITLE, icon=":material/lock:", key="storage"):
        st.markdown(account.storage(visit.kept, bool(st.get_option("browser.gatherUsageStats"))))


def _doubtful(visit: Visit) -> None:
    doubtful = visit.analysis.runs[~visit.analysis.runs["plausible"]]
    if doubtful.empty:
        return
    st.markdown(f"**Runs that look impossible**\n\n{log.DOUBTFUL}")
    for run in doubtful.to_dict("records"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(log.run_entry(run, visit.unit))
            st.button("It happened", key=f"confirm_{run['run_id']}", on_click=_confirm, args=(visit, run["run_id"]))
            st.button(
                "Remove",
                key=f"remove_{run['run_id']}",
                on_click=_remove_run,
                args=(visit, run["run_id"]),
                type="tertiary",
            )


def _imports(visit: Visit) -> None:
    st.markdown("**Imports**")
    batches = visit.keeper.batches(visit.owner)
    if not batches:
        st.caption("None so far.")
    for batch in batches:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(imports.batch_line(batch))
            with st.popover("Undo", help="Takes exactly this import out again"):
                st.markdown(imports.UNDO_WARNING)
                st.button("Yes, take it out", key=f"undo_{batch.id}", on_click=_undo, args=(visit, batch))


def _newest_runs(visit: Visit) -> None:
    runs = visit.analysis.runs.tail(_NEWEST_RUNS)[::-1]
    if runs.empty:
        return
    with st.expander(f"Your newest runs ({number(len(visit.analysis.runs))} in all)", key="newest_runs"):
        for run in runs.to_dict("records"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(log.run_entry(run, visit.unit))
                st.button(
                    "Remove",
                    key=f"drop_run_{run['run_id']}",
                    on_click=_remove_run,
                    args=(visit, run["run_id"]),
                    type="tertiary",
                )


def _way_out(visit: Visit) -> None:
    st.markdown(f"**Take it with you**\n\n{log.BACKUP}")
    with st.container(horizontal=True):
        _download(visit, "Download everything (zip)", "backup")
        with st.popover("Delete everything"):
            st.markdown(log.DELETE_WARNING)
            _download(visit, account.LAST_DOWNLOAD, "last_backup")
            st.button("Yes, delete my diary", on_click=_clear, args=(visit,), key="clear", type="primary")


def _download(visit: Visit, label: str, key: str) -> None:
    st.download_button(
        label,
        data=lambda: visit.files.backup(visit.keeper.diary(visit.owner)),
        file_name=f"neckload-{visit.today:%Y-%m-%d}.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/download:",
        key=key,
    )


def _confirm(visit: Visit, run_id: str) -> None:
    with suppress(KeyError):  # another tab has removed it
        visit.keeper.confirm_run(visit.owner, run_id, True)


def _remove_run(visit: Visit, run_id: str) -> None:
    runs = visit.keeper.diary(visit.owner).runs
    visit.keeper.delete_runs(visit.owner, [run_id])
    removed = runs[runs["run_id"] == run_id]
    if len(removed):  # else another tab was first
        undo.remember("runs", removed)


def _undo(visit: Visit, batch: Any) -> None:
    with suppress(KeyError):  # another tab was first
        visit.keeper.undo_import(visit.owner, batch.id)
    st.toast("Undone.")


def _clear(visit: Visit) -> None:
    visit.keeper.clear(visit.owner)
    undo.forget()
    st.toast(account.DELETED)
