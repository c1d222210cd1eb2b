"""What was done to ease the neck: scores after a tablet are marked and doubted, and what was tried is only counted."""

from __future__ import annotations

import pandas as pd

from neckload.domain.analysis import analyse
from neckload.domain.relief import Tried, after_tablet, tried, with_doubt
from neckload.domain.tables import Diary, empty
from tests.builders import after, days, weeks_of

TABLET = "pain_reliever_tablet"


def entries(*rows: tuple[str, float | None, str | None]) -> pd.DataFrame:
    """Check-ins as (when, score, what was done before)."""
    frame = pd.DataFrame(rows, columns=["when", "pain_0_10", "relief"])
    return Diary(pain=frame.assign(when=pd.to_datetime(frame["when"], format="ISO8601"))).pain


def test_scores_up_to_eight_hours_after_a_tablet_are_marked_and_later_or_earlier_ones_are_not() -> None:
    pain = entries(
        ("2026-01-06 07:59", 6, None),
        ("2026-01-06 08:00", 5, TABLET),
        ("2026-01-06 16:00", 2, None),
        ("2026-01-06 16:01", 4, None),
        ("2026-01-06 12:00", None, None),  # nothing scored, nothing to doubt
    )
    assert after_tablet(pain, empty("days")).tolist() == [False, True, True, False, False]


def test_a_cream_marks_nothing_and_a_day_with_a_tablet_marks_all_its_scores() -> None:
    pain = entries(("2026-01-06 08:00", 5, "pain_reliever_cream"), ("2026-01-07 08:00", 3, None))
    assert after_tablet(pain, empty("days")).tolist() == [False, False]
    assert after_tablet(pain, days("2026-01-07", relief=f"ice,{TABLET}")).tolist() == [False, True]


def test_a_doubted_score_counts_as_the_worst_of_its_day_and_the_day_before() -> None:
    pain = entries(("2026-01-05", 7, None), ("2026-01-06 08:00", 2, TABLET), ("2026-01-07", 1, None))
    assert with_doubt(pain, empty("days"))["pain_0_10"].tolist() == [7, 7, 1]
    assert pain["pain_0_10"].tolist() == [7, 2, 1]


def test_the_advice_takes_the_worse_of_a_doubted_score_and_the_day_before() -> None:
    # Sunday 7 lies before the last full week; Monday's 2 came after a tablet.
    runs = weeks_of(km=[40, 40, 40])
    plain, doubted = (
        analyse(
            Diary(runs=runs, pain=entries(("2026-01-18", 7, None), ("2026-01-19 08:00", 2, relief))), today=after(3)
        )
        for relief in (None, TABLET)
    )
    assert plain.advice.neck.worst == 2
    assert doubted.advice.neck.worst == 7
    assert doubted.weeks["pain_max"].tolist()[2] == 2  # what was noted stays what was noted


def test_what_was_tried_is_counted_with_the_next_score_within_two_days() -> None:
    pain = entries(
        ("2026-01-05 08:00", 5, "ice"),
        ("2026-01-06 08:00", 3, "ice,rest"),
        ("2026-01-07 08:00", 3, None),
        ("2026-01-20 08:00", 6, "ice"),  # no later score
        ("2026-01-21 08:00", None, "ice"),  # no score with it
    )
    assert tried(pain, empty("days"), after(5)) == (Tried("ice", 4, 2, 1), Tried("rest", 1, 1, 0))


def test_what_was_done_on_a_day_is_compared_with_the_days_worst_score() -> None:
    pain = entries(("2026-01-05 08:00", 2, None), ("2026-01-05 20:00", 6, None), ("2026-01-06 08:00", 4, None))
    assert tried(pain, days("2026-01-05", relief="moist_heat"), after(1)) == (Tried("moist_heat", 1, 1, 1),)


def test_nothing_tried_is_nothing_counted() -> None:
    assert tried(entries(("2026-01-05", 2, None)), empty("days"), after(1)) == ()
