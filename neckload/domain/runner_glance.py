"""One runner at a glance: what a row among many says of them."""

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
    """Facts alone, small enough to be kept for many runners. What the record does not hold is None, empty or NaN."""

    looks: Looks
    """Why to look at this runner, the gravest reason first."""
    last_week: LatestWeek | None
    """The last full week; None where it is not on record."""
    kept_to: AdherenceWeek | None
    """Its range and what was done; None where no range was shown for it."""
    neck: Outcome
    """Now beside twelve weeks ago."""
    worst_by_week: tuple[float, ...]
    """Worst score of each of the last twelve weeks, the one that is running last [0-10]."""
    parts: frozenset[Part] = EVERYTHING
    """What the runner chose to show: an unknown score may be one that was not noted, or one that is not shown."""


def glance(analysis: Analysis, parts: frozenset[Part] = EVERYTHING) -> RunnerGlance:
    """As of the analysis' day.

    Args:
        analysis: of the record as its reader may see it (`sharing.shared_diary`).
        parts: what is really in it. A range belongs to advice, and is explained by time or distance and the neck.
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
    """A row of what a link shows (see `sharing.shared`): where its page is without a range, so is the row."""
    analysis = reduced(diary, parts, settings, weeks, today=today)
    row = glance(analysis, parts)
    if row.kept_to and not explains_advice(analysis, analyse(diary, settings, today=today), parts):
        return replace(row, kept_to=None, parts=parts - {"advice"})
    return row
