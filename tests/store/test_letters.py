"""Answers through links: put in one at a time, read by their runner alone, and made a target only by them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from neckload.domain.letters import Letter
from neckload.domain.links import OPEN_LETTERS
from neckload.domain.reference import Range
from neckload.domain.sharing import USUAL, ShareOptions
from neckload.store import Mailbox, OpenLink, Store
from tests.example_diary import full_diary, upload

WISH = ShareOptions(name="for my PT", title="Anna", parts=USUAL, days=90, takes_letters=True)
WEEK, TODAY = date(2026, 3, 23), date(2026, 3, 18)
LETTER = Letter(WEEK, Range(120, 130, "min"), neck_ceiling=4, text="Go easy,\n<b>Ben</b>")


@pytest.fixture
def annas(store: Store) -> Store:
    store.save_import("anna", "backup.zip", upload(full_diary()))
    return store


def opened(store: Store, options: ShareOptions = WISH) -> OpenLink:
    link = store.links.open(store.make_share("anna", options))
    assert link is not None
    return link


def in_days(store: Store, days: float) -> Mailbox:
    return Mailbox(store._connected, clock=lambda: datetime.now(UTC) + timedelta(days=days))


def target_of(store: Store, week: date) -> pd.Series:
    targets = store.diary("anna").targets
    return targets[targets["week"] == pd.Timestamp(week)].iloc[0]


def test_a_letter_comes_to_its_runner_as_it_was_written_and_changes_nothing(annas: Store) -> None:
    link, version, diary = opened(annas), annas.version("anna"), annas.diary("anna")
    assert annas.mailbox().put(link, LETTER)
    (received,) = annas.letters("anna")
    assert (received.through, received.outcome, received.letter.target) == ("for my PT", None, LETTER.target)
    assert (received.letter.week, received.letter.neck_ceiling, received.letter.text) == (WEEK, 4, LETTER.text)
    assert annas.version("anna") == version
    pd.testing.assert_frame_equal(annas.diary("anna").targets, diary.targets)


def test_a_reader_is_not_sent_what_the_runner_calls_their_link(annas: Store) -> None:
    link = opened(annas)
    annas.mailbox().put(link, LETTER)
    assert [received.through for received in annas.links.letters(link)] == [""]


@pytest.mark.parametrize("why", ["not asked for", "paused", "withdrawn", "ended"])
def test_no_letter_is_taken_where_the_runner_wants_none(annas: Store, why: str) -> None:
    link = opened(annas, replace(WISH, takes_letters=why != "not asked for"))
    if why == "paused":
        annas.pause_share("anna", link.id)
    if why == "withdrawn":
        annas.withdraw_share("anna", link.id)
    assert not in_days(annas, 91 if why == "ended" else 0).put(link, LETTER)
    assert annas.letters("anna") == ()


def test_one_a_day_and_ten_that_wait_however_hard_somebody_tries(annas: Store) -> None:
    link = opened(annas)
    with ThreadPoolExecutor(6) as writers:
        taken = list(writers.map(lambda _: annas.mailbox().put(link, LETTER), range(12)))
    assert sum(taken) == 1
    assert not annas.links.takes_letter(link)
    later = [in_days(annas, days).put(link, LETTER) for days in range(1, 30)]
    assert later == [True] * (OPEN_LETTERS - 1) + [False] * (30 - OPEN_LETTERS)
    annas.dismiss_letter("anna", annas.letters("anna")[-1].id)
    assert in_days(annas, 40).put(link, LETTER)
    assert len(annas.letters("anna")) == OPEN_LETTERS


def test_an_accepted_letter_is_the_therapists_target_of_its_week_and_its_writer_sees_that(annas: Store) -> None:
    link = opened(annas)
    annas.mailbox().put(link, LETTER)
    annas.accept_letter("anna", annas.letters("anna")[0].id, TODAY)
    target = target_of(annas, WEEK)
    assert (target["duration_low_min"], target["duration_min"], target["neck_ceiling"]) == (120, 130, 4)
    assert (target["set_by"], target["note"]) == ("therapist", LETTER.text)
    assert annas.letters("anna") == ()
    (received,) = annas.links.letters(link)
    assert received.outcome == "accepted"
    assert received.settled_at is not None
    annas.withdraw_share("anna", link.id)
    assert target_of(annas, WEEK)["duration_min"] == 130


def test_it_takes_the_place_of_a_target_noted_when_weeks_began_on_sunday(annas: Store) -> None:
    sunday = date(2026, 3, 22)
    annas.save_targets("anna", pd.DataFrame({"week": [pd.Timestamp(sunday)], "distance_km": [50.0], "set_by": ["me"]}))
    link = opened(annas)
    annas.mailbox().put(link, LETTER)
    annas.accept_letter("anna", annas.letters("anna")[0].id, TODAY)
    weeks = annas.diary("anna").targets["week"].tolist()
    assert pd.Timestamp(WEEK) in weeks
    assert pd.Timestamp(sunday) not in weeks


@pytest.mark.parametrize("settled", ["dismissed", "over"])
def test_what_is_dismissed_or_over_sets_nothing(annas: Store, settled: str) -> None:
    link, before = opened(annas), annas.diary("anna").targets
    annas.mailbox().put(link, LETTER)
    (received,) = annas.letters("anna")
    if settled == "dismissed":
        annas.dismiss_letter("anna", received.id)
    annas.accept_letter("anna", received.id, WEEK + timedelta(days=7))
    pd.testing.assert_frame_equal(annas.diary("anna").targets, before)
    assert annas.links.letters(link)[0].outcome == (None if settled == "over" else "dismissed")
