"""Whether a link opens: worked cases, and what holds whatever its runner chose."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neckload.domain.links import (
    OPEN_LETTERS,
    WRONG_PASSCODES,
    Access,
    accepts_letter,
    ends_soon,
    extended,
    narrowed,
    periods_within,
    standing,
    stays_open,
)

NOW = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ACCESS = Access(NOW + 30 * DAY)

moments = st.integers(-100, 100).map(lambda days: NOW + days * DAY)
accesses = st.builds(
    Access,
    ends_at=moments,
    paused_at=st.none() | moments,
    wrong_passcodes=st.integers(0, 12),
    opened=st.integers(0, 5),
    openings_allowed=st.none() | st.integers(1, 5),
)
periods = st.none() | st.integers(1, 300)


@pytest.mark.parametrize(
    ("changes", "stands"),
    [
        ({}, "open"),
        ({"ends_at": NOW + timedelta(seconds=1)}, "open"),
        ({"ends_at": NOW}, "ended"),
        ({"paused_at": NOW - DAY}, "paused"),
        ({"wrong_passcodes": WRONG_PASSCODES - 1}, "open"),
        ({"wrong_passcodes": WRONG_PASSCODES}, "locked"),
        ({"opened": 1000}, "open"),
        ({"openings_allowed": 3, "opened": 2}, "open"),
        ({"openings_allowed": 3, "opened": 3}, "used_up"),
        ({"paused_at": NOW, "ends_at": NOW - DAY, "wrong_passcodes": WRONG_PASSCODES}, "ended"),
    ],
)
def test_where_a_link_stands(changes: dict[str, Any], stands: str) -> None:
    assert standing(replace(ACCESS, **changes), NOW) == stands


@given(accesses, moments)
def test_a_link_that_opens_for_a_visitor_is_also_open_for_who_is_there_and_never_the_other_way_when_stopped(
    access: Access, now: datetime
) -> None:
    stands = standing(access, now)
    assert stays_open(access, now) == (stands in ("open", "used_up"))
    assert standing(replace(access, paused_at=now), now) != "open"


@given(accesses, moments)
def test_one_more_try_or_opening_or_a_later_moment_never_opens_a_link(access: Access, now: datetime) -> None:
    if standing(access, now) != "open":
        worse = (
            replace(access, wrong_passcodes=access.wrong_passcodes + 1),
            replace(access, opened=access.opened + 1),
        )
        assert all(standing(each, now) != "open" for each in worse)
        assert standing(access, now + DAY) != "open"


@given(accesses, moments)
def test_an_extension_is_always_more_time_from_now(access: Access, now: datetime) -> None:
    later = extended(access.ends_at, now)
    assert later >= max(now, access.ends_at) + 30 * DAY


@pytest.mark.parametrize(("days", "soon"), [(-1, False), (0, False), (0.1, True), (3, True), (3.1, False)])
def test_an_end_within_three_days_is_near(days: float, soon: bool) -> None:
    assert ends_soon(Access(NOW + days * DAY), NOW) == soon


@pytest.mark.parametrize(
    ("shared", "choices"),
    [(12, (12,)), (26, (12, 26)), (52, (12, 26, 52)), (40, (12, 26, 40)), (None, (12, 26, 52, None))],
)
def test_a_reader_may_choose_shorter_periods_than_were_shared(
    shared: int | None, choices: tuple[int | None, ...]
) -> None:
    assert periods_within(shared) == choices


@given(periods, periods)
def test_no_wish_of_a_reader_goes_beyond_what_was_shared(shared: int | None, wanted: int | None) -> None:
    back = narrowed(shared, wanted)
    assert shared is None or (back is not None and back <= shared)
    assert wanted is None or (back is not None and back <= wanted)


@pytest.mark.parametrize(
    ("put_in", "waiting", "may"),
    [
        ([], 0, True),
        ([date(2026, 3, 17)], 1, True),
        ([date(2026, 3, 18)], 0, False),
        ([date(2026, 3, 1)], OPEN_LETTERS - 1, True),
        ([date(2026, 3, 1)], OPEN_LETTERS, False),
    ],
)
def test_a_link_takes_one_letter_a_day_and_ten_that_wait(put_in: list[date], waiting: int, may: bool) -> None:
    assert accepts_letter(put_in, waiting, NOW.date()) == may
