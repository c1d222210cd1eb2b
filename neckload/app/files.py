"""The readers as the pages use them: each file in a process of its own, queued fairly between visitors."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from neckload.app.host import link_key
from neckload.domain.analysis import Analysis
from neckload.domain.read_result import ReadResult
from neckload.domain.snapshot import Snapshot, read_snapshot, snapshot_text
from neckload.readers import ReadHints, template, write_zip
from neckload.readers.worker.process import read_apart
from neckload.readers.worker.processes import get_ready
from neckload.ui.session.page_context import Answers


class Files:
    """The readers as the pages use them."""

    backup = staticmethod(write_zip)
    template = staticmethod(template)
    get_ready = staticmethod(get_ready)

    @staticmethod
    def snapshot(analysis: Analysis, title: str, weeks: int, unit: str) -> str:
        settings = analysis.settings
        return snapshot_text(
            analysis.record.weeks.tail(weeks),
            analysis.association,
            title=title,
            made_on=analysis.today,
            measure=settings.measure,
            week_start=settings.week_start,
            unit=unit,
            key=link_key(),
        )

    @staticmethod
    def read_snapshot(text: str) -> Snapshot | None:
        return read_snapshot(text, link_key())

    @staticmethod
    def read(data: bytes, name: str, answers: Answers, progress: Callable[[int, int], None]) -> ReadResult:
        return read_apart(data, name, ReadHints(**answers), progress, visitor=_visitor())


def _visitor() -> frozenset[str]:
    context = get_script_run_ctx(suppress_warning=True)
    return visitor_names(context.session_id if context is not None else None, st.context.ip_address)


def visitor_names(session: str | None, address: str | None) -> frozenset[str]:
    """The names an upload is counted under: the session, and the address if it is public (a private one may be a
    proxy's)."""
    names = {f"session {session}"} if session is not None else set()
    with suppress(ValueError):
        if (own := ip_address(address or "")).is_global:
            names.add(f"address {own}")
    return frozenset(names)
