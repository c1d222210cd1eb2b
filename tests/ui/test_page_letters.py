"""Answers through links as both sides meet them: the reader's form, and the card of *This week*."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from neckload.domain.letters import Letter
from neckload.domain.reference import Range
from neckload.store import Mailbox
from neckload.ui.text.people import letters as words
from tests.builders import diary
from tests.ui.test_page_share import guests_page, options, sent
from tests.ui.test_pages import OWNER, Runner, made_once, sound, tap, text

# Of the runner's clock: Wednesday 11 February 2026, after five weeks.
NEXT = date(2026, 2, 16)
FULL = Letter(NEXT, Range(120, 130, "min"), neck_ceiling=4, text="Go <b>easy</b>, [see](http://x)")


@pytest.fixture(autouse=True)
def fresh_server() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@made_once
def runner() -> Runner:
    runner = Runner()
    runner.keep(diary([20] * 4 + [23], [100] * 4 + [115], [1, 1, 1, 1, 3]))
    return runner


@pytest.fixture
def token(runner: Runner) -> str:
    return runner.store.make_share(OWNER, options(takes_letters=True, days=90))


def put(runner: Runner, token: str, letter: Letter = FULL, days: int = 0) -> None:
    link = runner.store.links.reopened(token)
    assert link is not None
    assert Mailbox(runner.store._connected, lambda: datetime.now(UTC) + timedelta(days=days)).put(link, letter)


def keys(app: AppTest) -> set[str]:
    return {button.key for button in app.button if button.key}


def test_a_link_without_leave_to_answer_has_no_form(runner: Runner) -> None:
    app = guests_page(runner, t=runner.store.make_share(OWNER, options()))
    assert "answer_send" not in keys(app)


def test_a_reader_answers_once_and_sees_what_they_sent(runner: Runner, token: str) -> None:
    app = guests_page(runner, t=token)
    app = tap(app, "answer_send")
    assert [error.value for error in app.error] == [words.SAYS_NOTHING]
    app.number_input(key="answer_low_min").set_value(130)
    app.number_input(key="answer_high_min").set_value(120)
    app.button_group(key="answer_ceiling").select(4)
    app.text_area(key="answer_text").input("x" * 500)
    app = tap(app, "answer_send")
    (put_in,) = runner.store.letters(OWNER)
    assert (put_in.letter.week, put_in.letter.target) == (NEXT, Range(120, 130, "min"))
    assert (put_in.letter.neck_ceiling, len(put_in.letter.text)) == (4, 500)
    assert words.SENT in text(app)
    assert "120–130 min, stop above 4 of 10. The runner has not answered yet." in text(app)
    assert "answer_send" not in keys(app)
    assert words.FULL in text(guests_page(runner, t=token))


@pytest.mark.parametrize(
    ("kind", "fields", "letter"),
    [
        ("distance", {"answer_high_mi": 10.0}, Letter(NEXT, Range(16.09344, 16.09344, "km"))),
        ("change", {"answer_change": -20.0}, Letter(NEXT, change=-0.2)),
        ("none", {}, Letter(NEXT, text="Well done.")),
    ],
)
def test_a_target_is_a_range_a_change_or_none_in_the_readers_unit(
    runner: Runner, token: str, kind: str, fields: dict[str, float], letter: Letter
) -> None:
    app = guests_page(runner, t=token, unit="mi")
    app = sound(app.segmented_control(key="answer_kind").set_value(kind).run())
    for key, value in fields.items():
        app.number_input(key=key).set_value(value)
    app.text_area(key="answer_text").input(letter.text)
    tap(app, "answer_send")
    assert repr(runner.store.letters(OWNER)[0].letter) == repr(letter)


def test_the_runner_accepts_and_the_reader_sees_it(runner: Runner, token: str) -> None:
    put(runner, token)
    app = runner.open("this-week")
    said = text(app)
    for part in ("Answer through *for my PT*", "**120–130 min, stop above 4 of 10**", FULL.text, words.WHO_WROTE):
        assert part in said, part
    assert "Our own range is 90–95 min; this is more." in said
    app = tap(app, f"accept_{runner.store.letters(OWNER)[0].id}")
    assert "Answer through" not in text(app)
    said = text(runner.open("this-week"))
    assert "**Your therapist’s target for next week: 120–130 min.** Stop above 4 of 10." in said
    assert "of 90–95 min" in said  # the range is what it was
    assert "- Your therapist’s ceiling next week: stop above 4 of 10." in said
    assert "Accepted on" in text(guests_page(runner, t=token))


def test_a_ceiling_alone_is_shown_can_be_removed_and_outlives_a_target_of_the_runners_own(
    runner: Runner, token: str
) -> None:
    put(runner, token, Letter(NEXT, neck_ceiling=4))
    tap(runner.open("this-week"), f"accept_{runner.store.letters(OWNER)[0].id}")
    app = runner.open("this-week")
    assert "**Your therapist’s ceiling for next week.** Stop above 4 of 10." in text(app)
    app = sound(app.button_group(key="own_kind").set_value("time").run())
    app.number_input(key="own_min").set_value(90)
    app = tap(sound(app.run()), "save_own")
    assert runner.diary.targets["neck_ceiling"].tolist() == [4]
    app = tap(runner.open("this-week"), "back_next")
    left = runner.diary.targets
    assert left[["neck_ceiling", "set_by"]].to_numpy().tolist() == [[4, "therapist"]]
    assert left["duration_min"].isna().all()
    tap(runner.open("this-week"), "back_next")
    assert runner.diary.targets.empty


def test_the_runner_dismisses_and_nothing_changes_but_what_the_reader_sees(runner: Runner, token: str) -> None:
    put(runner, token)
    app = tap(runner.open("this-week"), f"dismiss_{runner.store.letters(OWNER)[0].id}")
    assert "Answer through" not in text(app)
    assert runner.diary.targets.empty
    assert "Dismissed on" in text(guests_page(runner, t=token))


def test_beside_a_warning_sign_and_after_its_week_nothing_can_be_accepted(runner: Runner, token: str) -> None:
    put(runner, token, Letter(date(2026, 2, 2), change=0.1))
    app = runner.open("this-week")
    assert words.OVER in text(app)
    assert not {key for key in keys(app) if key.startswith("accept_")}
    runner.store.dismiss_letter(OWNER, runner.store.letters(OWNER)[0].id)
    put(runner, token, days=1)
    noted = runner.diary.pain.tail(1)
    runner.store.save_pain(OWNER, noted.assign(when=noted["when"].max(), pain_0_10=2.0, symptoms="fever"))
    app = runner.open("this-week")
    assert words.DOCTOR_FIRST in text(app)
    assert not {key for key in keys(app) if key.startswith("accept_")}


def test_a_flood_of_answers_shows_one_and_counts_the_others(runner: Runner, token: str) -> None:
    for link in (token, runner.store.make_share(OWNER, options(takes_letters=True, days=90, name="second"))):
        for day in range(10):
            put(runner, link, Letter(NEXT, text="word " * 100), days=day)
    app = runner.open("this-week")
    assert text(app).count("Answer through") == 1
    assert [expander.label for expander in app.expander if "more" in expander.label] == ["19 more answers"]


def test_one_line_says_what_was_opened_since_the_last_visit_and_what_ends_soon(runner: Runner) -> None:
    assert "since your last visit" not in text(runner.open("this-week"))
    token = runner.store.make_share(OWNER, options(days=2))
    runner.store.make_share(OWNER, options(name="other", days=30))
    for _ in range(2):
        runner.store.links.open(token)
    app = runner.open("this-week")
    assert "for my PT: opened twice since your last visit, expires in 2 days" in text(app)
    assert "since your last visit" in text(sound(app.run()))  # it stays for this visit
    said = text(runner.open("this-week"))
    assert "since your last visit" not in said
    assert "for my PT: expires in 2 days" in said
    assert "other" not in said


def test_neither_side_is_sent_the_other_sides_secrets(runner: Runner, token: str) -> None:
    put(runner, token)
    guest = sent(guests_page(runner, t=token))
    assert "for my PT" not in guest
    assert token not in guest
