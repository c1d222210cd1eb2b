"""*My runners*, following a link and ending it, without a browser: who is listed how, and what a follower is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from neckload.domain.letters import Letter
from neckload.domain.reference import Range
from neckload.domain.sharing import USUAL, Part, ShareOptions
from neckload.domain.tables import Diary
from neckload.store import Store
from neckload.ui.pages import follow, my_runners
from neckload.ui.session.glances import Glances, read_ahead
from neckload.ui.session.page_context import Kept
from neckload.ui.text.people import my_runners as words
from neckload.ui.text.people import share as share_words
from tests.builders import diary, pain
from tests.ui.test_page_share import fresh_server, guests_page, owners_page, sent
from tests.ui.test_pages import NOW, OWNER, Runner, in_app, made_once, sound, tap, text

__all__ = ["fresh_server"]  # a fixture
STEADY = diary([20] * 5, [100] * 5, [1] * 5)
JUMP = diary([20] * 4 + [21], [100] * 4 + [150], [0] * 5)
SORE = diary([20] * 5, [100] * 5, [1, 1, 1, 1, 6])
SIGN = Diary(runs=STEADY.runs, pain=pain(("2026-02-10", 2, None, "fever")))


@made_once
def pat() -> Runner:
    """Somebody with a diary of their own, whose list is still empty."""
    runner = Runner()
    runner.keep(STEADY)
    return runner


def give(store: Store, owner: str, log: Diary, parts: frozenset[Part] = USUAL, letters: bool = False) -> str:
    """A runner's diary with a link to it; its token."""
    store.save_runs(owner, log.runs)
    store.save_pain(owner, log.pain)
    return store.make_share(owner, ShareOptions("for my PT", owner.title(), parts, days=30, takes_letters=letters))


def add(
    store: Store, owner: str, log: Diary, parts: frozenset[Part] = USUAL, name: str = "", letters: bool = False
) -> str:
    token = give(store, owner, log, parts, letters)
    link = store.links.reopened(token)
    assert link is not None
    store.follow(OWNER, link, name or owner.title())
    return token


def page(pat: Runner, kept: Kept = "account", **asked: str) -> AppTest:
    app = in_app(lambda: my_runners.show(replace(pat.visit({}), kept=kept)))
    for name, value in asked.items():
        app.query_params[name] = value
    sound(app.run())
    while "still loading" in text(app):  # a slow machine reads them in several slices
        sound(app.run())
    return app


def listed(app: AppTest) -> list[str]:
    """The names in the order in which they stand."""
    (table,) = [each.value for each in app.markdown if "<table class='runners'>" in each.value]
    return [part.split("</a>")[0].split(">")[-1] for part in table.split("<tr><th scope='row'>")[1:]]


def number_of(store: Store, name: str) -> str:
    return next(str(each.id) for each, _ in store.followed(OWNER).runners() if each.name == name)


def test_an_empty_list_says_how_somebody_comes_into_it(pat: Runner) -> None:
    assert words.ADD in text(page(pat))
    assert "Sign in" in text(page(pat, kept="tab"))


def test_who_needs_a_look_first_stands_first_with_the_reason(pat: Runner) -> None:
    for owner, log in (("anna", STEADY), ("ben", JUMP), ("cleo", SORE), ("dan", SIGN)):
        add(pat.store, owner, log)
    app = page(pat)
    assert listed(app) == ["Dan", "Cleo", "Ben", "Anna"]
    for reason in ("Warning sign on 10 February 2026: fever", "Neck at 6 of 10", "Ran 50 % more last week"):
        assert reason in text(app)


@pytest.mark.parametrize(
    ("order", "names"),
    [("neck", ["Cleo", "Anna", "Ben"]), ("week", ["Ben", "Anna", "Cleo"]), ("name", ["Anna", "Ben", "Cleo"])],
)
def test_the_list_is_sorted_as_asked(pat: Runner, order: str, names: list[str]) -> None:
    for owner, log in (("ben", JUMP), ("anna", STEADY), ("cleo", SORE)):
        add(pat.store, owner, log)
    app = sound(page(pat).segmented_control(key="runners_order").set_value(order).run())
    assert listed(app) == names


def test_the_search_looks_at_names_and_reasons(pat: Runner) -> None:
    for owner, log in (("anna", STEADY), ("ben", JUMP)):
        add(pat.store, owner, log)
    app = page(pat)
    assert listed(sound(app.text_input(key="runners_search").set_value("50 % more").run())) == ["Ben"]
    assert "1 of 2 runners" in text(app)
    assert listed(sound(app.text_input(key="runners_search").set_value("ANN").run())) == ["Anna"]
    sound(app.text_input(key="runners_search").set_value("nobody").run())
    assert words.NOTHING_FITS in text(app)


def test_a_row_holds_nothing_that_its_link_does_not_show(pat: Runner) -> None:
    log = Diary(runs=JUMP.runs, pain=pain(("2026-02-03", 9), ("2026-02-10", 8, None, "fever")))
    add(pat.store, "anna", log, frozenset({"volume"}))
    add(pat.store, "ben", log, frozenset({"pain"}))
    without_neck, without_running = text(page(pat)), sent(page(pat))
    assert "neck not shared" in without_neck
    assert "running not shared" in without_neck
    assert "fever" not in without_running
    anna = sent(page(pat)).split("Anna</a>")[1].split("</tr>")[0]
    assert "Neck at" not in anna
    assert "svg" not in anna
    ben = sent(page(pat)).split("Ben</a>")[1].split("</tr>")[0]
    assert "Neck at 9 of 10" in ben
    assert " min" not in ben
    assert "50 %" not in ben


def test_a_name_is_shown_as_text_however_it_is_written(pat: Runner) -> None:
    add(pat.store, "anna", STEADY, name="<img src=x onerror=alert(1)>\n\n# [a](https://x.example)")
    assert "&lt;img src=x onerror=alert(1)&gt; # [a](https://x.example)</a>" in text(page(pat))


def test_a_click_opens_what_the_link_opens_and_counts_as_an_opening(pat: Runner) -> None:
    token = add(pat.store, "anna", SORE)
    guest = sent(guests_page(pat, t=token))
    app = page(pat, runner=number_of(pat.store, "Anna"))
    assert "Running and neck pain: Anna" in guest
    assert "Running and neck pain: Anna" in sent(app)
    assert token not in sent(app)
    assert pat.store.shares("anna")[0].access.opened == 2
    sound(app.run())
    assert pat.store.shares("anna")[0].access.opened == 2


def test_another_followers_number_and_a_withdrawn_link_are_answered_alike(pat: Runner) -> None:
    add(pat.store, "anna", SORE)
    other = pat.store.links.reopened(give(pat.store, "ben", SORE))
    assert other is not None
    pat.store.follow("sam", other, "Ben")
    ((bens, _),) = pat.store.followed("sam").runners()
    annas = number_of(pat.store, "Anna")
    foreign = page(pat, runner=str(bens.id))
    pat.store.withdraw_share("anna", pat.store.shares("anna")[0].id)
    withdrawn = page(pat, runner=annas)
    assert share_words.GONE in text(foreign)
    assert text(foreign) == text(withdrawn) == text(page(pat, runner="x' OR 1=1"))


def test_a_runner_is_renamed_and_taken_out_of_the_list(pat: Runner) -> None:
    add(pat.store, "anna", SORE)
    app = page(pat, runner=number_of(pat.store, "Anna"))
    app.text_input(key="runner_name").set_value("Anna K.")
    tap(app, "rename_runner")
    assert listed(page(pat)) == ["Anna K."]
    tap(page(pat, runner=number_of(pat.store, "Anna K.")), "remove_runner")
    assert words.ADD in text(page(pat))


def test_whoever_is_known_here_may_add_the_runner_behind_a_link_and_a_guest_is_not_asked(pat: Runner) -> None:
    token = give(pat.store, "anna", SORE)
    assert words.ADD not in sent(guests_page(pat, t=token))
    known = follow.Follower(OWNER, lambda: pat.store)
    app = guests_page(pat, who=known, t=token)
    assert app.text_input(key="runner_name").value == "Anna"
    tap(app, "add_runner")
    assert "Added." in text(app)
    assert [each.name for each, _ in pat.store.followed(OWNER).runners()] == ["Anna"]
    assert words.ADD not in sent(guests_page(pat, who=known, t=token))


def test_nobody_is_asked_to_follow_themselves(pat: Runner) -> None:
    token = pat.store.make_share(OWNER, ShareOptions("x", "me", USUAL, days=7))
    assert words.ADD not in sent(guests_page(pat, who=follow.Follower(OWNER, lambda: pat.store), t=token))


def test_the_runner_sees_that_they_are_followed_and_ends_it(pat: Runner) -> None:
    token = pat.store.make_share(OWNER, ShareOptions("for my PT", "me", USUAL, days=7))
    link = pat.store.links.reopened(token)
    assert link is not None
    assert "followed by" not in sent(owners_page(pat))
    pat.store.follow("sam", link, "P.")
    app = owners_page(pat)
    assert "followed by 1 person" in sent(app)
    tap(app, f"end_following_{link.id}")
    assert pat.store.followed("sam").runners() == ()
    assert "followed by" not in sent(owners_page(pat))


def test_a_glance_is_known_until_its_diary_changes_or_the_day_ends(pat: Runner) -> None:
    add(pat.store, "anna", SORE)
    today, kept = NOW.date(), Glances()
    followed = pat.store.followed(OWNER)
    ((_, link),) = followed.runners()
    glance = followed.at_a_glance(link, today)
    kept.keep(link, today, glance)
    assert kept.known(link, today) is glance
    assert kept.known(link, today.replace(day=today.day + 1)) is None
    pat.store.save_pain("anna", pain(("2026-02-11", 3)))
    ((_, changed),) = followed.runners()
    assert kept.known(changed, today) is None


def test_the_last_answer_stands_in_the_row_with_what_became_of_it(pat: Runner) -> None:
    store = pat.store
    link = store.links.reopened(add(store, "anna", STEADY, letters=True))
    assert link is not None
    store.mailbox().put(link, Letter(date(2026, 2, 16), Range(120, 130, "min"), neck_ceiling=4))
    assert "120–130 min, stop above 4 of 10. The runner has not answered yet." in text(page(pat))
    store.accept_letter("anna", store.letters("anna")[0].id, NOW.date())
    assert "120–130 min, stop above 4 of 10. Accepted" in text(page(pat))


def test_reading_ahead_leaves_nothing_to_wait_for_and_rests_and_forgets_who_is_in_no_list(pat: Runner) -> None:
    for owner, log in (("anna", STEADY), ("ben", JUMP)):
        add(pat.store, owner, log)
    kept, today, rests = Glances(), NOW.date(), list[float]()
    read_ahead(pat.store.lists(), kept, today, rests.append)
    (_, annas), (_, bens) = pat.store.followed(OWNER).runners()
    looks = [glance.looks[0].reason for link in (annas, bens) if (glance := kept.known(link, today))]
    assert looks == ["lasting_pain", "steep_week"]
    assert len(rests) == 2
    assert min(rests) > 0
    pat.store.withdraw_share("ben", bens.id)
    read_ahead(pat.store.lists(), kept, today, rests.append)
    assert kept.known(annas, today)
    assert kept.known(bens, today) is None
    assert len(rests) == 2
