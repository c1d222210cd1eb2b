"""A target of the runner's own: kept as it was said, capped by nothing, compared with level and range."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.own_target import OwnTarget
from neckload.domain.reference import Range
from neckload.domain.settings import Settings
from neckload.domain.tables import Diary, conform
from neckload.ui.text.guidance import own_target
from tests.builders import after, diary, pain, typed, weeks_of

NEXT, THIS = "2026-02-16", "2026-02-09"  # today is Wednesday 11 February


def noted(week: str = NEXT, score: float = 0, symptoms: str | None = None, **cells: Any) -> Analysis:
    """Five weeks of 20 km and 100 min, and one target."""
    targets = conform(
        pd.DataFrame({"week": [pd.Timestamp(week)], **{key: [cell] for key, cell in cells.items()}}), "targets"
    )
    log = diary([20] * 5, [100] * 5, [score] * 5)
    sign = [pain(("2026-02-10", None, None, symptoms))] if symptoms else []
    return analyse(Diary(log.runs, pd.concat([log.pain, *sign]), targets=targets), today=after(5))


def own(facts: Analysis) -> OwnTarget:
    assert facts.advice.own_target is not None
    return facts.advice.own_target


def told(facts: Analysis) -> str:
    return own_target.own_target(own(facts), facts.advice, "next", "km")


def test_a_change_is_worked_out_from_the_reference_level_in_the_leading_measure() -> None:
    found = own(noted(change=0.08, set_by="therapist", note="said so on Friday"))
    assert found.target == Range(pytest.approx(108), pytest.approx(108), "min")  # type: ignore[arg-type]
    assert (found.set_by, found.note, found.compared) == ("therapist", "said so on Friday", "inside")


@pytest.mark.parametrize(
    ("cells", "unit", "change", "compared"),
    [
        ({"distance_km": 30.0}, "km", 0.5, "above"),
        ({"distance_km": 21.5}, "km", 0.075, "inside"),
        ({"distance_km": 22.0}, "km", 0.1, "inside"),
        ({"duration_min": 60.0}, "min", -0.4, "below"),
        ({"duration_min": 112.0, "distance_km": 21.0}, "min", 0.12, "above"),
    ],
)
def test_an_amount_is_kept_whatever_the_table_says(
    cells: dict[str, float], unit: str, change: float, compared: str
) -> None:
    facts = noted(**cells)
    found = own(facts)
    assert found.target is not None
    assert found.target.high == next(iter(cells.values()))
    assert (found.target.unit, found.change, found.compared) == (unit, pytest.approx(change), compared)
    assert facts.advice.target == noted(week="2026-03-02", **cells).advice.target  # the range is what it was


def test_it_counts_for_its_own_week_only() -> None:
    facts = noted(week=THIS, distance_km=30.0)
    assert facts.advice.own_target is None
    assert facts.advice.own_target_now is not None
    other = noted(week="2026-02-23", distance_km=30.0).advice
    assert (other.own_target, other.own_target_now) == (None, None)


def test_a_week_noted_from_monday_is_found_when_weeks_begin_on_sunday() -> None:
    targets = conform(pd.DataFrame({"week": [pd.Timestamp(NEXT)], "change": [0.08]}), "targets")
    log = Diary(runs=weeks_of([20] * 5, [100] * 5), targets=targets)
    found = analyse(log, Settings(week_start="sunday"), today=after(5)).advice.own_target
    assert found is not None
    assert found.week == pd.Timestamp(NEXT)


def test_a_row_without_a_figure_is_no_target() -> None:
    assert noted(set_by="me").advice.own_target is None


def test_a_warning_sign_sets_it_aside_and_it_is_still_there() -> None:
    facts = noted(symptoms="fever", change=0.08)
    assert facts.advice.target is None
    assert own(facts).target is not None
    assert told(facts) == "**Your own target for next week: 108 min.** Paused: see a doctor first."


def test_a_change_of_an_unknown_level_is_kept_without_an_amount() -> None:
    targets = conform(pd.DataFrame({"week": [pd.Timestamp("2026-01-12")], "change": [0.08]}), "targets")
    found = analyse(Diary(runs=weeks_of([20]), targets=targets), today=after(0)).advice.own_target
    assert found is not None
    assert (found.target, found.change, found.compared) == (None, 0.08, None)


def test_the_longest_run_stays_inside_it() -> None:
    limit = noted(distance_km=12.0).advice.longest_run_limit
    assert limit is not None
    assert limit.km == 12


def test_why_it_lies_above_the_range_is_true_whatever_holds_the_range() -> None:
    plain = diary([20] * 5, [100] * 5)
    targets = conform(pd.DataFrame({"week": [pd.Timestamp(NEXT)], "change": [0.10]}), "targets")
    assert told(analyse(Diary(plain.runs, targets=targets), today=after(5))).endswith(
        "That is +10 % on your level, above the range, which holds your level while no neck score is recorded."
    )
    back = typed([40] * 3 + [39, 0, 0, 38], pain_0_10=[0] * 7)
    later = targets.assign(week=pd.Timestamp("2026-03-02"))
    assert told(analyse(Diary(week_totals=back.week_totals, targets=later), today=after(7))).endswith(
        "above the range, which ends at your usual week before the break."
    )


def test_the_runners_note_stands_beside_it_as_they_wrote_it() -> None:
    assert told(noted(change=0.08, note="see *Friday*")).endswith("inside the range. Note: see \\*Friday\\*")


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"duration_min": 112.0}, "That is +12 % on your level, above the range; the usual step ends at 10 %."),
        ({"change": 0.08, "score": 4}, "That is +8 % on your level, above the range, which your neck holds back."),
        ({"change": 0.08}, "That is +8 % on your level, inside the range."),
        ({"duration_min": 60.0}, "That is −40 % on your level, below the range. Less is fine."),
    ],
)
def test_what_it_means_is_said(cells: dict[str, Any], sentence: str) -> None:
    assert told(noted(**cells)).endswith(sentence)
