"""What was advised for each past week and what was done: as the runner would have read it on that week's first day."""

from __future__ import annotations

import pandas as pd
import pytest

from neckload.domain.adherence import WEEKS, AdherenceWeek, adherence
from neckload.domain.advice import advise
from neckload.domain.analysis import Settings, analyse
from neckload.domain.progression import MEASURES, Measure, with_progression
from neckload.domain.tables import TABLES, Diary
from neckload.domain.weeks import weekly
from tests.builders import after, diary, pain

_WHEN = {"runs": "start", "pain": "when", "days": "date", "week_totals": "week"}


def told(noted: Diary, weeks: int) -> tuple[AdherenceWeek, ...]:
    found = analyse(noted, today=after(weeks))
    return adherence(found.record.weeks, found.record.pain, found.measure)


def before(noted: Diary, day: pd.Timestamp) -> Diary:
    """The diary as it was before a day."""
    cut = {table: getattr(noted, table) for table in TABLES}
    cut |= {table: cut[table][cut[table][when] < day] for table, when in _WHEN.items()}
    return Diary(**cut)


# 100 min four times with a calm neck: the range is 105-110.
@pytest.mark.parametrize(
    ("minutes", "outcome"),
    [(100, "below"), (105, "inside"), (110, "inside"), (111, "above"), (0, "below")],
    ids=["less", "lower end", "upper end", "more", "rest"],
)
def test_a_week_is_set_beside_the_range_that_stood_at_its_beginning(minutes: float, outcome: str) -> None:
    runs = [100, 100, 100, 100, minutes or None]
    weeks = told(diary(minutes=runs, pain_0_10=[1, 1, 1, 1, 5]), 5)
    assert [each.week for each in weeks] == list(pd.date_range("2026-01-12", periods=4, freq="7D"))
    last = weeks[-1]
    assert last.advised is not None
    assert (last.advised.low, last.advised.high) == (pytest.approx(105), pytest.approx(110))
    assert (last.done, last.outcome) == (minutes, outcome)


def test_pain_of_the_week_itself_does_not_change_what_was_advised_for_it() -> None:
    calm, sore = (told(diary(minutes=[100] * 5, pain_0_10=[1, 1, 1, 1, score]), 5)[-1] for score in (0, 9))
    assert calm.advised == sore.advised


def test_a_week_nobody_recorded_is_not_known() -> None:
    weeks = told(diary(minutes=[100, 100, 100, None, 100]), 5)
    assert weeks[2].outcome == "unknown"


def test_a_standing_warning_sign_is_told_in_place_of_a_range() -> None:
    noted = diary(minutes=[100] * 5)
    weeks = told(Diary(runs=noted.runs, pain=pain(("2026-01-30", 4, "day", "fever"))), 5)
    assert [(each.outcome, each.advised) for each in weeks[-2:]] == [
        ("inside", weeks[-2].advised),
        ("doctor_first", None),
    ]


def test_only_the_last_twelve_weeks_are_told() -> None:
    assert len(told(diary(minutes=[100] * 30), 30)) == WEEKS == 12


def test_nothing_is_told_of_one_week_or_none() -> None:
    assert told(diary(minutes=[100]), 1) == ()
    assert told(Diary(), 1) == ()


MINUTES = (100, 110, None, 120, 130, 90, 8, None, 60, 80, 240, 120, 130, None, None, 40)
SCORES = (1, 2, 3, None, 6, 5, 0, 0, None, None, None, 4, 3, 2, 2, 1)


@pytest.mark.parametrize("measure", MEASURES)
def test_it_is_what_would_have_been_advised_on_that_day(measure: Measure) -> None:
    noted = diary([each and each / 6 for each in MINUTES], MINUTES, SCORES)
    found = analyse(noted, Settings(measure=measure), today=after(len(MINUTES)))
    told = adherence(found.record.weeks, found.record.pain, found.measure, count=len(MINUTES))
    assert len(told) == len(MINUTES) - 1
    for each in told:
        then, day = before(noted, each.week), each.week.date()
        weeks = with_progression(weekly(then, day), measure)
        assert each.advised == advise(weeks, then.runs, then.pain, measure, day).target, day
