"""What holds for every diary, however odd."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.progression import VERDICTS
from neckload.domain.settings import Settings
from neckload.domain.tables import RED_FLAG_SYMPTOMS, TABLES, Diary
from neckload.domain.weeks import STATES
from tests.builders import pain
from tests.properties.diaries import TODAY, any_settings, diaries, diaries_of_runs

MEASURED = ["distance_km", "duration_min"]
few = settings(max_examples=6)


def tables_of(log: Diary) -> dict[str, pd.DataFrame]:
    return {table: getattr(log, table) for table in TABLES}


@few
@given(diaries, any_settings)
def test_every_diary_has_its_weeks_in_a_row_with_a_state_and_a_verdict(log: Diary, chosen: Settings) -> None:
    weeks = analyse(log, chosen, today=TODAY).weeks
    assert (weeks["week"].diff().dropna() == pd.Timedelta(days=7)).all()
    assert weeks["state"].isin(STATES).all()
    assert weeks["verdict"].isin(VERDICTS).all()
    assert (weeks["state"] == "partial").tolist() == [False] * (len(weeks) - 1) + [True] * bool(len(weeks))
    assert (weeks.loc[weeks["state"] == "rest", MEASURED] == 0).all(axis=None)
    assert weeks.loc[weeks["state"] == "unrecorded", MEASURED].isna().all(axis=None)
    assert (weeks["verdict"] == "rest").equals((weeks["state"] == "rest") & (weeks.index > 0))


@few
@given(diaries, any_settings)
def test_a_target_is_a_range_no_higher_than_a_tenth_above_its_level(log: Diary, chosen: Settings) -> None:
    advice = analyse(log, chosen, today=TODAY).advice
    assert advice.reasons
    if advice.target:
        assert advice.reference is not None
        assert 0 < advice.target.low <= advice.target.high <= 1.10 * advice.reference.level + 1e-9
    else:
        assert advice.step is None
        assert advice.longest_run_limit is None


@few
@given(diaries_of_runs, any_settings)
def test_no_kilometre_and_no_minute_is_lost_or_invented(log: Diary, chosen: Settings) -> None:
    facts = analyse(log, chosen, today=TODAY)
    counted = facts.runs[facts.runs["plausible"]]
    assert facts.weeks["runs"].sum() == len(counted) == len(facts.runs) - facts.implausible
    for measure in MEASURED:
        assert facts.weeks[measure].sum() == counted[measure].sum()


@few
@given(diaries, any_settings, st.integers(0, 2**32 - 1))
def test_the_order_of_the_rows_does_not_matter(log: Diary, chosen: Settings, seed: int) -> None:
    shuffled = Diary(**{table: rows.sample(frac=1, random_state=seed) for table, rows in tables_of(log).items()})
    expected, found = analyse(log, chosen, today=TODAY), analyse(shuffled, chosen, today=TODAY)
    pd.testing.assert_frame_equal(found.weeks, expected.weeks, check_exact=True)
    pd.testing.assert_frame_equal(found.load.days, expected.load.days, check_exact=True)
    assert repr(found.advice) == repr(expected.advice)


@few
@given(diaries, any_settings, st.integers(-600, 600))
def test_a_diary_moved_by_whole_weeks_gives_the_same_answer(log: Diary, chosen: Settings, weeks: int) -> None:
    by = pd.Timedelta(weeks=weeks)

    def moved(rows: pd.DataFrame) -> pd.DataFrame:
        moments = rows.select_dtypes("datetime64[s]")
        return rows.assign(**(moments + by).astype("datetime64[s]"))

    here = analyse(log, chosen, today=TODAY)
    elsewhere = Diary(**{table: moved(rows) for table, rows in tables_of(log).items()})
    there = analyse(elsewhere, chosen, today=(pd.Timestamp(TODAY) + by).date())
    pd.testing.assert_frame_equal(there.weeks, moved(here.weeks))
    assert (there.advice.target, there.advice.other_target) == (here.advice.target, here.advice.other_target)
    assert [reason.key for reason in there.advice.reasons] == [reason.key for reason in here.advice.reasons]


@few
@given(diaries, any_settings)
def test_what_is_given_is_not_written_into(log: Diary, chosen: Settings) -> None:
    before = {table: rows.copy(deep=True) for table, rows in tables_of(log).items()}
    analyse(log, chosen, today=TODAY)
    for table, rows in before.items():
        pd.testing.assert_frame_equal(getattr(log, table), rows)


@few
@given(diaries, any_settings, st.sampled_from(RED_FLAG_SYMPTOMS), st.integers(0, 14))
def test_a_red_flag_leaves_no_target(log: Diary, chosen: Settings, symptom: str, days_ago: int) -> None:
    noted = pd.Timestamp(TODAY) - pd.Timedelta(days=days_ago)
    assume(not log.pain.loc[log.pain["when"] >= noted, "symptoms"].str.contains("seen_by_doctor").any())
    flagged = pd.concat([log.pain, pain((f"{noted + pd.Timedelta(hours=23)}", None, None, symptom))])
    advice = analyse(Diary(log.runs, flagged, log.week_totals, log.days), chosen, today=TODAY).advice
    assert advice.red_flag is not None
    assert symptom in advice.red_flag.symptoms
    assert (advice.target, advice.other_target, advice.longest_run_limit) == (None, None, None)


@few
@given(diaries, any_settings, st.sampled_from([1 / 1.609344, 3.28084]))
def test_another_unit_of_distance_changes_no_verdict(log: Diary, chosen: Settings, factor: float) -> None:
    # All runs confirmed: what looks implausible is the one thing that depends on the kilometre.
    def scaled(by: float) -> Analysis:
        runs = log.runs.assign(distance_km=log.runs["distance_km"] * by, confirmed=True)
        totals = log.week_totals.assign(distance_km=log.week_totals["distance_km"] * by)
        return analyse(Diary(runs, log.pain, totals, log.days), chosen, today=TODAY)

    km, other = scaled(1), scaled(factor)
    judged = ["state", "verdict", "verdict_time", "verdict_distance", "verdict_measure"]
    pd.testing.assert_frame_equal(other.weeks[judged], km.weeks[judged])
    np.testing.assert_allclose(other.weeks["change_distance"], km.weeks["change_distance"], atol=1e-9)
    if km.advice.target and other.advice.target:
        times = factor if km.advice.target.unit == "km" else 1
        assert np.isclose(other.advice.target.high, km.advice.target.high * times)
