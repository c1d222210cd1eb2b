"""Following: what somebody's own list of runners opens, for how long, and who can end it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import event, select, update

from neckload.domain.sharing import USUAL, ShareOptions
from neckload.store import FollowedLinks, Store, open_store
from neckload.store.schema import followings, shares
from tests.builders import diary, pain
from tests.example_diary import full_diary, one_pain, upload

WISH = ShareOptions(name="for my PT", title="Anna", parts=USUAL, days=30)
TODAY = date(2026, 3, 18)


@pytest.fixture
def annas(store: Store) -> Store:
    store.save_import("anna", "backup.zip", upload(full_diary()))
    return store


def follow(store: Store, owner: str, options: ShareOptions = WISH, name: str = "Anna K.", runner: str = "anna") -> str:
    """The runner makes a link, which the owner adds to their list. Its token."""
    token = store.make_share(runner, options)
    link = store.links.reopened(token)
    assert link is not None
    store.follow(owner, link, name)
    return token


def names(store: Store, owner: str) -> list[str]:
    return [following.name for following, _ in store.followed(owner).runners()]


def in_days(store: Store, owner: str, days: float) -> FollowedLinks:
    followed = store.followed(owner)
    return FollowedLinks(owner, followed._connect, followed._diary, lambda: datetime.now(UTC) + timedelta(days=days))


def test_a_list_names_its_runners_as_their_follower_does_in_the_order_of_names(annas: Store) -> None:
    for name in ("Zoe", "anna", "Ben"):
        follow(annas, "pat", name=name)
    assert names(annas, "pat") == ["anna", "Ben", "Zoe"]
    assert names(annas, "another therapist") == []


def test_a_followed_link_opens_what_the_link_opens_by_the_number_of_the_following(annas: Store) -> None:
    token = follow(annas, "pat")
    ((following, link),) = annas.followed("pat").runners()
    opened = annas.followed("pat").reopened(str(following.id))
    assert opened == link == annas.links.reopened(token)
    own, linked = (reader.shared(link, TODAY, None) for reader in (annas.followed("pat"), annas.links))
    assert own.parts == linked.parts
    pd.testing.assert_frame_equal(own.analysis.weeks, linked.analysis.weeks)


@pytest.mark.parametrize("key", ["", "0", "-1", "1 OR 1=1", "²", "9" * 40, "1.0", "\ud800"])
def test_no_other_key_opens_a_followed_link(annas: Store, key: str) -> None:
    follow(annas, "pat")
    assert annas.followed("pat").reopened(key) is None


def test_the_number_of_somebody_elses_following_opens_nothing(annas: Store) -> None:
    follow(annas, "pat")
    ((following, link),) = annas.followed("pat").runners()
    other = annas.followed("sam")
    assert other.reopened(str(following.id)) is None
    assert other.open(str(following.id)) is None
    assert annas.shares("anna")[0].access.opened == 0
    assert other.has_changed(str(following.id), link)
    annas.remove_following("sam", following.id)
    annas.rename_following("sam", following.id, "Mine")
    assert names(annas, "pat") == ["Anna K."]


def test_an_opening_from_the_list_is_counted_like_any(annas: Store) -> None:
    follow(annas, "pat")
    ((following, _),) = annas.followed("pat").runners()
    assert annas.followed("pat").open(str(following.id))
    assert annas.shares("anna")[0].access.opened == 1


def test_who_follows_gave_the_passcode_when_they_opened_the_link(annas: Store) -> None:
    link = annas.links.open(annas.make_share("anna", WISH, "let me in"), "let me in")
    assert link is not None
    annas.follow("pat", link, "Anna K.")
    ((following, _),) = annas.followed("pat").runners()
    assert annas.followed("pat").door(str(following.id)) == "stands_open"
    assert annas.followed("pat").open(str(following.id)) == link


def test_a_link_whose_openings_are_counted_out_comes_into_no_list(annas: Store) -> None:
    follow(annas, "pat", replace(WISH, openings_allowed=5))
    assert names(annas, "pat") == []


def test_nobody_follows_themselves_nor_anybody_twice_by_one_link(annas: Store) -> None:
    link = annas.links.reopened(follow(annas, "pat"))
    assert link is not None
    assert not annas.may_follow("anna", link)
    assert not annas.may_follow("pat", link)
    assert annas.may_follow("sam", link)
    annas.follow("anna", link, "me")
    annas.follow("pat", link, "again")
    assert (names(annas, "anna"), names(annas, "pat")) == ([], ["Anna K."])


def test_a_following_ends_with_its_link_or_its_withdrawal_and_rests_while_the_link_is_paused(annas: Store) -> None:
    follow(annas, "pat")
    ((following, link),) = annas.followed("pat").runners()
    key = str(following.id)
    assert in_days(annas, "pat", 29.9).reopened(key) == link
    assert in_days(annas, "pat", 30.1).reopened(key) is None
    assert in_days(annas, "pat", 30.1).runners() == ()
    set_paused(annas, datetime(2026, 3, 1))
    assert (annas.followed("pat").reopened(key), names(annas, "pat")) == (None, [])
    set_paused(annas, None)
    assert names(annas, "pat") == ["Anna K."]
    annas.withdraw_share("anna", annas.shares("anna")[0].id)
    assert (annas.followed("pat").reopened(key), names(annas, "pat"), rows(annas)) == (None, [], 0)


def set_paused(store: Store, moment: datetime | None) -> None:
    with store._connected(writes=True) as connection:
        connection.execute(update(shares).values(paused_at=moment))


def rows(store: Store) -> int:
    with store._connected(writes=False) as connection:
        return len(connection.execute(select(followings)).all())


def test_the_runner_sees_how_many_follow_and_ends_it_for_good(annas: Store) -> None:
    token = follow(annas, "pat")
    link = annas.links.reopened(token)
    assert link is not None
    annas.follow("sam", link, "A.")
    assert annas.followers("anna") == {link.id: 2}
    annas.end_followings("anna", link.id)
    assert annas.followers("anna") == {}
    assert (names(annas, "pat"), names(annas, "sam")) == ([], [])
    assert annas.links.reopened(token) is not None, "the link itself still opens"
    annas.follow("pat", link, "again")
    assert names(annas, "pat") == []


def test_only_the_runner_of_a_link_sees_or_ends_its_followers(annas: Store) -> None:
    follow(annas, "pat")
    (share,) = annas.shares("anna")
    assert annas.followers("pat") == annas.followers("sam") == {}
    annas.end_followings("pat", share.id)
    annas.end_followings("sam", share.id)
    assert names(annas, "pat") == ["Anna K."]


def test_who_takes_a_runner_out_of_the_list_may_add_them_again(annas: Store) -> None:
    link = annas.links.reopened(follow(annas, "pat"))
    ((following, _),) = annas.followed("pat").runners()
    annas.remove_following("pat", following.id)
    assert names(annas, "pat") == []
    assert link is not None
    annas.follow("pat", link, "Anna")
    assert names(annas, "pat") == ["Anna"]


def test_a_followers_list_goes_with_their_diary_and_leaves_the_runners_alone(annas: Store) -> None:
    follow(annas, "pat")
    annas.save_pain("pat", one_pain(2.0))
    annas.clear("pat")
    assert (rows(annas), annas.followers("anna"), names(annas, "pat")) == (0, {}, [])
    assert len(annas.shares("anna")) == 1


def test_a_followers_list_loses_who_deletes_their_diary(annas: Store) -> None:
    follow(annas, "pat")
    annas.clear("anna")
    assert (rows(annas), names(annas, "pat")) == (0, [])


def test_following_writes_nothing_into_the_runners_diary(annas: Store) -> None:
    before = annas.version("anna")
    follow(annas, "pat")
    annas.end_followings("anna", annas.shares("anna")[0].id)
    assert annas.version("anna") == before


def test_a_row_at_a_glance_knows_only_what_the_link_shows(store: Store) -> None:
    log = diary([20] * 5 + [30], [100] * 5 + [150], [1, 1, 1, 1, 1, 7])
    store.save_import("ben", "log.csv", upload(log))
    store.save_pain("ben", pain(("2026-02-16", 2, None, "fever")))
    for part in ("volume", "pain", "symptoms"):
        options = ShareOptions(name="x", title=part, parts=frozenset({part}), days=30)
        follow(store, "pat", options, part, "ben")
    followed = store.followed("pat")
    reasons = {
        following.name: [look.reason for look in followed.at_a_glance(link, date(2026, 2, 18)).looks]
        for following, link in followed.runners()
    }
    assert reasons == {
        "pain": ["severe_pain", "pain_rise", "lasting_pain"],
        "symptoms": ["doctor_sign"],
        "volume": ["steep_week", "long_run"],
    }


def test_no_byte_of_the_database_holds_the_token_of_a_followed_link(tmp_path: Path) -> None:
    with closing(open_store(f"sqlite:///{tmp_path / 'kept.db'}")) as store:
        store.save_import("anna", "backup.zip", upload(full_diary()))
        token = follow(store, "pat")
        kept = b"".join(part.read_bytes() for part in tmp_path.glob("kept.db*"))
    assert b"Anna K." in kept
    assert token.encode() not in kept


def test_a_list_of_many_is_one_question_to_the_database(annas: Store) -> None:
    for number in range(5):
        follow(annas, "pat", name=f"Runner {number}")
    questions: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            questions.append(statement)

    event.listen(annas._engine, "before_cursor_execute", note)
    annas.followed("pat").runners()
    event.remove(annas._engine, "before_cursor_execute", note)
    assert len(questions) == 1


def test_a_runner_is_called_as_their_follower_likes_and_only_by_them(annas: Store) -> None:
    follow(annas, "pat")
    ((following, _),) = annas.followed("pat").runners()
    annas.rename_following("pat", following.id, "Tuesdays, Anna")
    assert names(annas, "pat") == ["Tuesdays, Anna"]


def test_a_link_that_was_revoked_a_moment_ago_is_followed_by_nobody(annas: Store) -> None:
    follow(annas, "pat")
    ((_, link),) = annas.followed("pat").runners()
    annas.withdraw_share("anna", link.id)
    annas.follow("sam", link, "Anna")
    assert names(annas, "sam") == []
