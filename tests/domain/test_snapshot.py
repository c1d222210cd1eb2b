"""The weeks in a link: they come back as they went, they are short, and a link that is not whole says nothing else."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from math import nan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.analysis import analyse
from neckload.domain.association import Association, Schedule
from neckload.domain.settings import Settings
from neckload.domain.snapshot import MOST_CHARACTERS, MOST_WEEKS, Snapshot, clean_title, read_snapshot, snapshot_text
from neckload.domain.tables import Diary
from neckload.domain.weeks import weekly
from tests.builders import after, days, diary, pain, runs, typed, weeks_of

SHOWN = ["week", "state", "distance_km", "duration_min", "pain_max"]
KEY = b""
ANSWER = Association(
    "some", "week", Schedule(1, date(2026, 2, 15), 26, 30, 52, date(2026, 8, 17), 30 / 52), 26, 0, nan, 22,
    pd.DataFrame(), p=0.0075, lag=1, sign=1, estimate=1.1, low=-0.3, high=1.8, smallest_detectable=0.9,
)  # fmt: skip


def text_of(weeks: pd.DataFrame, made_on: date, key: bytes = KEY, **choices: Any) -> str:
    usual: dict[str, Any] = {"title": "", "measure": "time", "week_start": "monday", "unit": "km"}
    return snapshot_text(weeks, ANSWER, made_on=made_on, key=key, **{**usual, **choices})


def read(text: str, key: bytes = KEY) -> Snapshot:
    snapshot = read_snapshot(text, key)
    assert snapshot is not None
    return snapshot


def weeks_again(snapshot: Snapshot) -> pd.DataFrame:
    return weekly(snapshot.diary, snapshot.made_on, snapshot.settings.week_start)


def nasty(count: int, seed: int) -> pd.DataFrame:
    """Weeks of figures without any order, some unknown, as wide as a column goes."""
    dice = np.random.default_rng(seed)
    figures = pd.DataFrame(
        {
            "week": pd.date_range("2024-01-01", periods=count, freq="7D"),
            "distance_km": dice.uniform(0, 100_000, count),
            "duration_min": dice.uniform(0, 1_000_000, count),
            "pain_max": dice.uniform(0, 10, count),
        }
    )
    unknown = dice.random((count, 3)) < 0.2
    figures = figures.assign(**figures[SHOWN[2:]].mask(unknown))
    return figures.assign(runs_without_distance=0, runs_without_duration=0)


def test_rest_unrecorded_running_and_the_current_week_come_back_as_they_were() -> None:
    noted = Diary(
        runs=weeks_of([20.04, None, None, 25, 30], [101.4, None, None, None, 150]),
        days=days("2026-01-14", marked_rest=True),
        pain=pain(("2026-01-13", 2.4), ("2026-01-06", 3.5), ("2026-02-10", 7)),
    )
    weeks = weekly(noted, after(5))
    told = weeks_again(read(text_of(weeks, after(5))))
    expected = weeks[SHOWN].assign(
        distance_km=[20.0, 0.0, np.nan, 25.0, 30.0, np.nan],
        duration_min=[101.0, 0.0, np.nan, np.nan, 150.0, np.nan],
        pain_max=[3.5, 2.5, np.nan, np.nan, np.nan, 7.0],
    )
    assert weeks["state"].tolist() == ["complete", "rest", "unrecorded", "complete", "complete", "partial"]
    pd.testing.assert_frame_equal(told[SHOWN], expected)


def test_choices_name_and_day_come_back() -> None:
    snapshot = read(
        text_of(
            weekly(typed([10, 12]), after(2), "sunday"),
            after(2),
            title="Анна’s <b>neck</b>",
            measure="distance",
            week_start="sunday",
            unit="mi",
        )
    )
    assert (snapshot.title, snapshot.made_on, snapshot.unit) == ("Анна’s <b>neck</b>", after(2), "mi")
    assert snapshot.settings == Settings(measure="distance", week_start="sunday")
    assert weeks_again(snapshot)["distance_km"].tolist()[:2] == [10, 12]


FIRST_VERSION = "VfMvyaL8cYwBEpoAARGTu_YAAAA"
NO_ANSWER = Association(
    "not_enough", "day", Schedule(0, None, 0, 3, 26, date(2026, 8, 17), 3 / 26), 3, 0, nan, 23, pd.DataFrame()
)


@pytest.mark.parametrize("answer", [ANSWER, replace(ANSWER, sign=-1, resolution="day", lag=7, p=0.0005), NO_ANSWER])
def test_the_runner_s_own_answer_travels_along_to_the_tenth_of_a_point(answer: Association) -> None:
    choices: dict[str, Any] = {"title": "", "measure": "time", "week_start": "monday", "unit": "km"}
    text = snapshot_text(weekly(typed([10, 12]), after(2)), answer, made_on=after(2), key=KEY, **choices)
    told = read(text).answer
    assert told is not None
    assert repr(replace(told, aligned=None)) == repr(replace(answer, aligned=None))


def test_a_link_of_the_first_version_still_opens_and_has_no_answer_of_its_own() -> None:
    # Made by the program before answers travelled along: 20, 22 and 25 km.
    told = read(FIRST_VERSION)
    assert told.answer is None
    assert told.diary.week_totals["distance_km"].tolist() == [20, 22, 25]


def test_a_short_run_is_not_a_week_of_rest() -> None:
    weeks = weekly(Diary(runs=runs(("2026-01-05", 0.01, 0.2), ("2026-01-12", 5, 30))), after(2))
    assert weeks_again(read(text_of(weeks, after(2))))["state"].tolist() == ["complete", "complete", "partial"]


def test_a_total_that_lacks_some_of_its_runs_goes_as_unknown() -> None:
    weeks = weekly(Diary(runs=runs(("2026-01-05", 5, 30), ("2026-01-06", None, 40))), after(1))
    told = weeks_again(read(text_of(weeks, after(1)))).iloc[0]
    assert np.isnan(told["distance_km"])
    assert told["duration_min"] == 70


@settings(max_examples=40)
@given(count=st.integers(1, 130), seed=st.integers(0, 2**32 - 1), title=st.text(max_size=60))
def test_two_years_of_any_figures_fit_and_come_back_rounded(count: int, seed: int, title: str) -> None:
    weeks = nasty(count, seed)
    made_on = weeks["week"].iloc[-1].date()
    text = text_of(weeks, made_on, title=title)
    assert len(text) <= MOST_CHARACTERS
    snapshot = read(text)
    assert snapshot.title == clean_title(title)
    told = snapshot.diary.week_totals.set_index("week").drop(columns="ran_as_usual")
    sent = weeks.tail(MOST_WEEKS).set_index("week").rename(columns={"pain_max": "pain_0_10"})
    sent = sent[["distance_km", "duration_min", "pain_0_10"]].dropna(how="all")
    off = (told - sent).abs()
    assert told.index.tolist() == sent.index.tolist()
    assert off.isna().equals(sent.isna())
    # Rounded to 0.1 km, 1 min and half a point; what would round to nothing becomes one step.
    assert (off.max().fillna(0) <= [0.1, 1.0, 0.5]).all()


def test_an_ordinary_half_year_is_shorter_than_a_paragraph() -> None:
    dice = np.random.default_rng(7)
    noted = diary(dice.uniform(15, 60, 26).tolist(), dice.uniform(80, 400, 26).tolist(), [3] * 26)
    assert len(text_of(weekly(noted, after(26)), after(26))) < 190


WHOLE = text_of(weekly(typed([20, 22, 0, 25], [100, 110, 0, 130], [1, 2, 3, 4]), after(4)), after(4), title="Anna")


@given(at=st.integers(0, len(WHOLE) - 1), letter=st.characters())
def test_a_link_with_another_character_anywhere_says_nothing_else(at: int, letter: str) -> None:
    changed = WHOLE[:at] + letter + WHOLE[at + 1 :]
    if changed != WHOLE:
        assert read_snapshot(changed, KEY) is None


@given(cut=st.integers(0, len(WHOLE) - 1))
def test_a_link_that_was_cut_is_refused(cut: int) -> None:
    assert read_snapshot(WHOLE[:cut], KEY) is None
    assert read_snapshot(WHOLE[cut + 1 :], KEY) is None


@settings(max_examples=60)
@given(
    text=st.one_of(st.text(max_size=300), st.binary(max_size=1200).map(lambda data: urlsafe_b64encode(data).decode()))
)
def test_made_up_links_are_refused(text: str) -> None:
    assert read_snapshot(text, KEY) is None


def payload_of(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))[8:]


@st.composite
def rewritten(draw: st.DrawFn) -> bytes:
    """The bytes behind a link with some of its bits turned round."""
    payload = bytearray(payload_of(WHOLE))
    for bit in draw(st.lists(st.integers(8, 8 * len(payload) - 1), min_size=1, max_size=6)):
        payload[bit // 8] ^= 1 << bit % 8
    return bytes(payload)


@settings(max_examples=60)
@given(payload=st.one_of(rewritten(), st.binary(max_size=600).map(lambda data: b"\x02" + data)))
def test_whoever_computes_the_checksum_gets_weeks_within_the_allowed_ranges_or_a_refusal(payload: bytes) -> None:
    check = blake2b(payload, digest_size=8, person=b"neckload").digest()
    snapshot = read_snapshot(urlsafe_b64encode(check + payload).decode().rstrip("="), KEY)
    if snapshot:
        assert len(snapshot.diary.week_totals) <= MOST_WEEKS
        analyse(snapshot.diary, snapshot.settings, today=snapshot.made_on)


def test_a_link_that_is_too_long_is_not_even_looked_at() -> None:
    assert read_snapshot("A" * (MOST_CHARACTERS + 1), KEY) is None


def test_a_later_version_is_refused() -> None:
    payload = b"\x03" + payload_of(WHOLE)[1:]
    check = blake2b(payload, digest_size=8, person=b"neckload").digest()
    assert read_snapshot(urlsafe_b64encode(check + payload).decode().rstrip("="), KEY) is None


@pytest.mark.parametrize("other", [b"", b"another server"])
def test_a_server_with_a_key_opens_only_what_it_made_itself(other: bytes) -> None:
    weeks = weekly(typed([20, 22]), after(2))
    own = text_of(weeks, after(2), key=b"long and secret" * 10)
    assert read_snapshot(own, b"long and secret" * 10) is not None
    assert read_snapshot(own, other) is None
    assert read_snapshot(text_of(weeks, after(2), key=other), b"long and secret" * 10) is None


def test_a_name_is_one_printable_line() -> None:
    assert clean_title("  Anna\u202e\n\tof\x00 the   hill ") == "Anna of the hill"
    assert len(clean_title("x" * 100)) == 40
