"""The one file Streamlit runs: who is here -> their diary -> analysis -> pages."""

from __future__ import annotations

from functools import partial

import streamlit as st

from neckload.app import Files, PageStore, analysed, database, database_address, fault_of_the_tap
from neckload.store import StoreTooNew, StoreUnavailable, open_store
from neckload.ui.pages import account, evidence, log, neck_care, patterns, plan, share, shared, this_week
from neckload.ui.session import identity, sample, shell
from neckload.ui.session.page_context import Visit


def main() -> None:
    shell.set_up()
    who = identity.here(has_database=database_address() is not None)
    try:
        if shared.is_asked():
            shared.page(lambda: shared.show(lambda: database().links, Files.read_snapshot, identity.now().date())).run()
            return
        store = database() if who.kept != "tab" else identity.session_store(partial(open_store, "sqlite://"))
        pages = {
            "this-week": st.Page(lambda: this_week.show(visit), title="This week", url_path="this-week", default=True),
            "log": st.Page(lambda: log.show(visit), title="Log", url_path="log"),
            "patterns": st.Page(lambda: patterns.show(visit), title="Patterns", url_path="patterns"),
            "plan": st.Page(lambda: plan.show(visit), title="Plan", url_path="plan"),
            "neck-care": st.Page(lambda: neck_care.show(visit), title="Neck care", url_path="neck-care"),
            "evidence": st.Page(evidence.show, title="Evidence", url_path="evidence"),
            "share": st.Page(lambda: share.show(visit), title="Share", url_path="share"),
        }
        page = st.navigation(list(pages.values()), position="top")
        settings, unit = shell.head(page.title, pages.values(), partial(account.button, who, store))
        example = sample.chosen(st.query_params)
        analysis, is_sample = analysed(who.owner, store, example, settings, identity.now().date())
        visit: Visit = Visit(
            who.owner,
            PageStore(store),
            Files(),
            identity.now,
            analysis,
            unit,
            is_sample,
            who.kept,
            pages,
            can_sign_in=bool(who.providers),
        )
        account.left_behind(visit)
        notice = st.container()
        page.run()
        shell.foot(pages["evidence"])
        if message := fault_of_the_tap():
            notice.error(message, icon=":material/database_off:")
    except (StoreUnavailable, StoreTooNew) as fault:
        fault_of_the_tap()
        st.error(str(fault), icon=":material/database_off:")
        st.button("Try again", key="try_again")


main()
