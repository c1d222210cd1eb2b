"""The one file Streamlit runs: who is here -> their diary -> analysis -> pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from neckload import Settings
from neckload.app import (
    Files,
    PageStore,
    analysed,
    database,
    database_address,
    failed_change,
    forget_closed_tabs,
    read_lists_ahead,
)
from neckload.store import StoreError, open_store
from neckload.ui.pages import (
    account,
    evidence,
    log,
    my_runners,
    neck_care,
    patterns,
    plan,
    share,
    shared,
    this_week,
    warning_signs,
)
from neckload.ui.pages.follow import Follower
from neckload.ui.session import identity, kept_choices, sample, shell
from neckload.ui.session.page_context import Visit
from neckload.ui.text.weeks import this_week as week_words


def _page(title: str, path: str, show: Callable[[], None], **how: Any) -> Any:
    return st.Page(show, title=title, icon=shell.ICONS.get(path), url_path=path, **how)


def _pages(visit: Callable[[], Visit], follows: bool) -> dict[str, Any]:
    """The pages by their address; `visit` is known when one is shown."""
    listed = "visible" if follows else "hidden"
    return {
        "this-week": _page("This week", "this-week", lambda: this_week.show(visit()), default=True),
        "log": _page("Log", "log", lambda: log.show(visit())),
        "patterns": _page("Patterns", "patterns", lambda: patterns.show(visit())),
        "plan": _page("Plan", "plan", lambda: plan.show(visit())),
        "neck-care": _page("Neck care", "neck-care", lambda: neck_care.show(visit())),
        "share": _page("Share", "share", lambda: share.show(visit())),
        "my-runners": _page("My runners", "my-runners", lambda: my_runners.show(visit()), visibility=listed),
        "evidence": _page("Evidence", "evidence", evidence.show, visibility="hidden"),
    }


def _behind_links() -> shared.Behind:
    store = database()
    return shared.Behind(store.links, store.mailbox())


def _running_week(settings: Settings) -> str:
    return week_words.running_week(identity.now().date(), settings.week_start)


def _shared_page(who: identity.Visitor) -> None:
    follower = Follower(who.owner, lambda: PageStore(database())) if who.kept != "tab" else None
    shared.show(_behind_links, Files.read_snapshot, identity.now().date(), follower)


def main() -> None:
    shell.set_up()
    forget_closed_tabs()
    try:
        who = identity.here(database_address() is not None, lambda owner, key: database().recall(owner, key))
        if shared.is_asked():
            shared.page(partial(_shared_page, who)).run()
            if message := failed_change():
                st.error(message, icon=":material/database_off:")
            return
        store = database() if who.kept != "tab" else identity.session_store(partial(open_store, "sqlite://"))
        follows = who.kept != "tab" and store.followed(who.owner).follows_somebody()
        if follows:
            read_lists_ahead()
        pages = _pages(lambda: visit, follows)
        page = st.navigation(list(pages.values()), position="top")
        with shell.frame():
            beside = _running_week if page is pages["this-week"] else None
            kept_choices.restore(store, who.owner)
            settings, unit = shell.head(page.title, partial(account.button, who, store, pages["my-runners"]), beside)
            kept_choices.keep(store, who.owner)
            example = sample.chosen(st.query_params)
            analysis, is_sample = analysed(who.owner, store, example, settings, identity.now().date())
            visit: Visit = Visit(
                who.owner, PageStore(store), Files(), identity.now, analysis, unit, is_sample, who.kept, pages,
                can_sign_in=bool(who.providers),
            )  # fmt: skip
            account.left_behind(visit)
            notice = st.container()
            if page not in (pages["evidence"], pages["my-runners"]):
                warning_signs.above_the_page(visit)
            page.run()
            shell.foot(pages["evidence"])
        shell.tabs(pages, page)
        if message := failed_change():
            notice.error(message, icon=":material/database_off:")
    except StoreError as fault:
        failed_change()
        st.error(str(fault), icon=":material/database_off:")
        st.button("Try again", key="try_again")


main()
