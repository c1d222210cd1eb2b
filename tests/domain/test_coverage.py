"""How far a record has got towards each picture of Patterns."""

from __future__ import annotations

from datetime import date

from neckload.domain.analysis import analyse
from neckload.domain.coverage import Coverage, coverage
from neckload.domain.diary_counts import Silences, silences
from neckload.domain.progression import SpikeCount, spike_count
from neckload.domain.tables import Diary
from tests.builders import after, diary, pain, runs, weeks_of


def covered(given: Diary, today: date) -> Coverage:
    analysis = analyse(given, today=today)
    return coverage(analysis.runs, analysis.year, analysis.around_runs, analysis.factors)


def test_nothing_recorded_covers_nothing() -> None:
    assert covered(Diary(), after(1)) == Coverage(0, 0, 0, 0)


def test_each_picture_is_covered_by_the_share_of_what_it_needs() -> None:
    # One score on the day after the only run; five are needed around runs.
    one = Diary(runs=runs(("2026-01-05 07:00", 5, 30)), pain=pain(("2026-01-06 20:00", 3)))
    assert covered(one, after(1)) == Coverage(1, 0.5, 0.2, 0)


def test_runs_are_counted_that_went_beyond_the_longest_of_the_days_before() -> None:
    analysis = analyse(diary([10, 10.5, 14]), today=after(3))
    assert spike_count(analysis.runs) == SpikeCount(compared=2, beyond=1)


def test_what_the_weeks_leave_out_is_counted() -> None:
    silent = Diary(runs=weeks_of([10, None, 12], [60, None, None]), pain=pain(("2026-01-06", 3)))
    assert silences(analyse(silent, today=after(3)).weeks) == Silences(
        weeks=4, unrecorded=1, scored_by_week_only=False, runs_without_duration=1, runs_without_distance=0
    )
