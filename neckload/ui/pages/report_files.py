"""The therapist's report as files: HTML, PDF and tables. Part of *Share*."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from neckload.domain.settings import Settings
from neckload.domain.sharing import Part, Shared, shared
from neckload.ui.pages.share_choices import Chosen
from neckload.ui.report import finding
from neckload.ui.report import html as report
from neckload.ui.report import tables as exports
from neckload.ui.report.summary import Summary, file_name, summarised
from neckload.ui.session.page_context import Visit
from neckload.ui.text import locale_format as manner
from neckload.ui.text.locale_format import Manner
from neckload.ui.text.people import share


@dataclass(frozen=True, eq=False)
class ReportChoices:
    """What the runner wants in the file. The file is made at the tap, from the diary as it is then."""

    visit: Visit
    who: str
    parts: frozenset[Part]
    weeks: int | None
    manner: Manner = field(default_factory=manner.current)
    """Kept here because the file is made outside the page's run, without its locale and clock."""

    @property
    def shared(self) -> Shared:
        chosen = self.visit.analysis.settings
        settings = Settings(measure=chosen.measure, week_start=chosen.week_start)
        diary = self.visit.keeper.diary(self.visit.owner)
        return shared(diary, self.parts, settings, self.weeks, today=self.visit.analysis.today)

    @property
    def summary(self) -> Summary:
        manner.use(self.manner)
        seen = self.shared
        return summarised(seen.analysis, self.visit.unit, self.who, seen.parts)

    def html(self) -> bytes:
        return report.html(self.summary)

    def pdf(self) -> bytes:
        from neckload.ui.report.pdf import pdf  # reportlab is loaded only when somebody wants a PDF

        return pdf(self.summary)

    def tables(self) -> bytes:
        seen = self.shared
        return exports.tables_zip(seen.analysis, seen.parts)


def show(visit: Visit, chosen: Chosen, way: str) -> None:
    """Shows the button that makes and downloads the chosen kind of file."""
    choices = ReportChoices(visit, chosen.title, chosen.parts, chosen.weeks)
    if not choices.parts:
        st.caption(share.NOTHING_CHOSEN)
        return
    files: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
        "PDF": (finding.FILE_PDF, choices.pdf, "pdf", "application/pdf"),
        "Web page": (finding.FILE_HTML, choices.html, "html", "text/html"),
        "Tables": (finding.FILE_TABLES, choices.tables, "zip", "application/zip"),
    }
    _button(choices, *files[way])
    st.caption(share.FILE)


def _button(choices: ReportChoices, label: str, make: Callable[[], bytes], ending: str, mime: str) -> None:
    st.download_button(
        label,
        data=make,
        file_name=file_name(choices.visit.today, ending),
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
        type="primary",
        key=f"file_{ending}",
    )
