"""One runner at a glance: the facts in a row of a list of runners."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from neckload.domain.adherence import AdherenceWeek
from neckload.domain.analysis import Analysis, analyse
from neckload.domain.first_look import Looks, first_look
from neckload.domain.latest_week import LatestWeek
from neckload.domain.profile import Outcome
from neckload.domain.settings import Settings
from neckload.domain.sharing import PARTS, Part, explains_advice, reduced
from neckload.domain.tables import Diary

EVERYTHING: frozenset[Part] = frozenset(PARTS)


@dataclass(frozen=True)
class RunnerGlance:
    """Facts only, small enough to keep for many runners. What the record does not hold is None, empty or NaN."""

    looks: Looks
    """Reasons to look at this runner, gravest first."""
    last_week: LatestWeek | None
    """The last full week; None if it is not recorded."""
    kept_to: AdherenceWeek | None
    """Its range and what was done; None if no range was shown for it."""
    neck: Outcome
    """Now compared with twelve weeks ago."""
    worst_by_week: tuple[float, ...]
    """Worst score of each of the last twelve weeks, the current one last [0-10]."""
    parts: frozenset[Part] = EVERYTHING
    """What the runner chose to share; without it a missing score may be unrecorded or not shared."""


def glance(analysis: Analysis, parts: frozenset[Part] = EVERYTHING) -> RunnerGlance:
    """The glance as of the analysis's day.

    Args:
        analysis: of the record as its reader may see it (`sharing.shared_diary`).
        parts: the parts it contains. A range needs the advice, and volume and pain to explain it.
    """
    latest = analysis.latest if analysis.latest and not analysis.latest.weeks_ago else None
    explained = {"advice", "volume", "pain"} <= parts and analysis.adherence
    shown = analysis.adherence[-1] if explained else None
    return RunnerGlance(
        looks=first_look(analysis),
        last_week=latest,
        kept_to=shown if shown and latest and shown.week == latest.week else None,
        neck=analysis.outcome,
        worst_by_week=analysis.neck_lately.weekly,
        parts=parts,
    )


def glance_through(
    diary: Diary, parts: frozenset[Part], settings: Settings, weeks: int | None, *, today: date
) -> RunnerGlance:
    """The row for what a link shows (see `sharing.shared`): it has no range if the link's page has none."""
    analysis = reduced(diary, parts, settings, weeks, today=today)
    row = glance(analysis, parts)
    if row.kept_to and not explains_advice(analysis, analyse(diary, settings, today=today), parts):
        return replace(row, kept_to=None, parts=parts - {"advice"})
    return row
