"""Who is here when a host has set up sign-in, as Streamlit runs the app; the way there and back is in the browser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from neckload.domain.removals import Removals
from neckload.store import open_store
from neckload.ui.session import identity as visitor
from neckload.ui.session import sign_in_handover
from neckload.ui.session.sign_in_handover import MOST_WAITING, WAIT_SECONDS, Left, Waiting
from neckload.ui.text.people import account
from neckload.ui.text.weeks.finding import SAMPLE_NOTICE
from tests.builders import runs
from tests.example_diary import full_diary

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
PROVIDER = {"client_id": "neckload", "client_secret": "s", "server_metadata_url": "https://id.example/"}
SHARED = {"redirect_uri": "https://neckload.example/oauth2callback", "cookie_secret": "c"}
ANNA = {"is_logged_in": True, "iss": "https://id.example", "sub": "1", "name": "Anna", "email": "a@id.example"}
BEN = {**ANNA, "sub": "2", "name": "Ben"}


@pytest.fixture(autouse=True)
def fresh_server() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def open_app(auth: dict[str, Any] | None, user: dict[str, Any] | None = None) -> AppTest:
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30)
    app.secrets = {"auth": auth} if auth else {}
    app.user = user or {}
    app.run()
    assert not app.exception, app.exception
    return app


def text(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption))


def labels(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def test_without_sign_in_nobody_is_asked_to() -> None:
    assert {"Sign in", "Sign out"}.isdisjoint(labels(open_app(None)))


def test_where_sign_in_is_set_up_a_loopback_visitor_is_nobody_yet_and_is_told_how_to_keep_a_diary() -> None:
    open_store().save_runs(visitor.LOCAL_OWNER, runs(("2026-11-02 07:00", 33, 333)))
    app = open_app({**SHARED, **PROVIDER})
    assert "Sign in" in labels(app)
    app.button(key="add_your_log").click().run()  # the sample: the diary of this computer is not shown
    assert "Nothing is stored on this server." in text(app)
    assert account.OR_SIGN_IN in text(app)


def test_several_providers_are_offered_by_name() -> None:
    app = open_app({**SHARED, "google": PROVIDER, "microsoft": PROVIDER})
    assert {"Sign in with Google", "Sign in with Microsoft"} <= labels(app)


def test_who_signed_in_finds_their_diary_again_and_nobody_elses() -> None:
    store = open_store()
    store.save_runs(visitor.account_of("https://id.example", "1"), runs(("2026-11-02 07:00", 33, 333)))
    anna, ben = (open_app({**SHARED, **PROVIDER}, user) for user in (ANNA, BEN))
    assert SAMPLE_NOTICE not in text(anna)
    assert SAMPLE_NOTICE in text(ben)
    assert "Signed in as **Anna**." in text(anna)
    assert "Sign out" in labels(anna)
    assert "Sign in" not in labels(anna)


def test_without_a_database_nobody_is_asked_to_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NECKLOAD_DATABASE_URL")
    monkeypatch.setattr(visitor, "is_local", lambda: False)  # AppTest knows no headers
    app = open_app({**SHARED, **PROVIDER}, ANNA)
    assert {"Sign in", "Sign out"}.isdisjoint(labels(app))


def test_the_same_name_at_another_provider_is_somebody_else() -> None:
    one, other = visitor.account_of("https://a.example", "1"), visitor.account_of("https://b.example", "1")
    assert one != other
    assert one == visitor.account_of("https://a.example", "1")
    assert "a.example" not in one


@pytest.mark.parametrize(("kept", "said"), [("computer", "this computer"), ("account", "sign-in"), ("tab", "memory")])
def test_what_is_stored_where_and_how_long_is_said_for_each_way_of_keeping(kept: Any, said: str) -> None:
    told = account.storage(kept, usage_statistics=False)
    for part in ("**What:**", "**Where:**", "**How long:**"):
        assert part in told
    assert said in told
    assert "usage statistics" not in told
    assert "usage statistics" in account.storage(kept, usage_statistics=True)


def test_what_waits_is_given_out_once_and_only_to_the_browser_that_left_it() -> None:
    waiting, left = Waiting(), Left(full_diary(), Removals())
    waiting.leave("mine", left, now=0)
    assert waiting.take("yours", now=1) is None
    assert waiting.take("mine", now=1) is left
    assert waiting.take("mine", now=1) is None


def test_what_waits_is_forgotten_after_a_while() -> None:
    waiting = Waiting()
    waiting.leave("mine", Left(full_diary(), Removals()), now=0)
    assert waiting.take("mine", now=WAIT_SECONDS + 1) is None


def test_only_so_many_can_wait_and_the_oldest_gives_way() -> None:
    waiting, left = Waiting(), Left(full_diary(), Removals())
    for number in range(MOST_WAITING + 1):
        waiting.leave(str(number), left, now=number / 1000)
    assert waiting.take("0", now=1) is None
    assert waiting.take("1", now=1) is left


def test_a_session_without_cookies_leaves_nothing() -> None:
    assert sign_in_handover.left_behind() is None


def test_a_cookie_from_before_the_last_sign_out_opens_nothing_and_one_from_after_it_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """AppTest knows no cookies, so the time of this one is given."""
    store, owner = open_store(), visitor.account_of("https://id.example", "1")
    store.save_runs(owner, runs(("2026-11-02 07:00", 33, 333)))
    monkeypatch.setattr(visitor, "signed_in_s", lambda _cookie: 1_000)
    assert "Sign out" in labels(open_app({**SHARED, **PROVIDER}, ANNA))
    for signed_out_s, is_signed_in in ((999, True), (1_000, False), (2_000, False)):
        store.remember(owner, visitor.SIGNED_OUT, str(signed_out_s))
        app = open_app({**SHARED, **PROVIDER}, ANNA)
        assert ("Sign out" in labels(app)) is is_signed_in
        assert (SAMPLE_NOTICE not in text(app)) is is_signed_in


def test_signing_out_keeps_the_time_of_it_and_the_time_of_a_cookie_is_the_one_that_streamlit_signed() -> None:
    before = int(time.time())
    cookie = create_signed_value("a secret", "_streamlit_user", '{"is_logged_in": true}').decode()
    assert before <= (visitor.signed_in_s(cookie) or 0) <= time.time()
    assert visitor.signed_in_s("") is None
    owner = visitor.account_of("https://id.example", "1")
    app = open_app({**SHARED, **PROVIDER}, ANNA)
    app.button(key="sign_out").click().run()
    assert before <= int(open_store().recall(owner, visitor.SIGNED_OUT) or 0) <= time.time()


def test_a_name_from_the_provider_is_text() -> None:
    said = account.signed_in("[free](https://bad.example) **Anna**")
    assert said == "Signed in as **\\[free\\]\\(https\\:\u2060//bad.example\\) \\*\\*Anna\\*\\***."
