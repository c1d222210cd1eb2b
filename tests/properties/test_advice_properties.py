"""What the advice never does, whatever the weeks before were."""

from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.advice import Advice, advise
from neckload.domain.progression import with_progression
from neckload.domain.tables import MOMENTS, Diary
from neckload.domain.weeks import weekly
from tests.builders import after, pain, typed
from tests.properties.diaries import scores

weekly_km = st.lists(st.sampled_from([None, 0.0, 5.0, 20.0, 24.0, 38.0, 40.0, 44.0, 60.0]), min_size=1, max_size=12)
weekly_scores = st.lists(st.none() | scores, max_size=12)
# Days since the first day of the last full week; today is its tenth.
entries_now = st.lists(st.tuples(st.integers(0, 9), scores, st.sampled_from(MOMENTS)), min_size=1, max_size=4)

Entry = tuple[int, float, str]


def advice(km: list[float | None], before: list[float | None], now: list[Entry]) -> Advice:
    """Advice after typed weeks, with a score in some of the weeks before the last full one and entries since."""
    earlier = [
        (f"{pd.Timestamp('2026-01-07') + pd.Timedelta(weeks=week)}", score, None)
        for week, score in enumerate(before[: len(km) - 1])
        if score is not None
    ]
    start = pd.Timestamp("2026-01-05") + pd.Timedelta(weeks=len(km) - 1)
    since = [(f"{start + pd.Timedelta(days=day)}", score, moment) for day, score, moment in now]
    log, today = Diary(week_totals=typed(km=km).week_totals, pain=pain(*earlier, *since)), after(len(km))
    return advise(with_progression(weekly(log, today), "distance"), log.runs, log.pain, "distance", today)


def is_no_higher(found: Advice, than: Advice) -> bool:
    if found.target is None or than.target is None:
        return found.target is None
    return found.target.low <= than.target.low and found.target.high <= than.target.high


@settings(max_examples=8)
@given(weekly_km, weekly_scores, entries_now, scores)
def test_more_pain_in_an_entry_never_raises_the_range(
    km: list[float | None], before: list[float | None], now: list[Entry], score: float
) -> None:
    (day, first_score, moment), *others = now
    less, more = sorted((first_score, score))
    hurting = advice(km, before, [(day, more, moment), *others])
    assert is_no_higher(hurting, advice(km, before, [(day, less, moment), *others]))


@settings(max_examples=8)
@given(weekly_km, weekly_scores, entries_now, entries_now)
def test_a_further_entry_never_raises_the_range(
    km: list[float | None], before: list[float | None], now: list[Entry], further: list[Entry]
) -> None:
    # The last full week already has an entry: the very first one can turn an unknown week into a week of rest.
    noted = [(0, 0.0, "day"), *now]
    assert is_no_higher(advice(km, before, [*noted, *further]), advice(km, before, noted))
