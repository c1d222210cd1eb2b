"""What a runner chose to see comes back with their diary; the address goes first."""

from __future__ import annotations

from contextlib import closing

import streamlit as st
from streamlit.testing.v1 import AppTest

from neckload.store import Store, open_store
from neckload.ui.session import kept_choices
from tests.ui.test_pages import in_app, sound


def visit(store: Store, **address: str) -> AppTest:
    def show() -> None:
        kept_choices.restore(store, "anna")
        asked = st.query_params.get("unit")
        st.session_state.setdefault("chosen_unit", asked or "km")
        kept_choices.keep(store, "anna")

    app = in_app(show)
    for name, value in address.items():
        app.query_params[name] = value
    return sound(app.run())


def test_a_choice_comes_back_at_the_next_visit_and_an_address_goes_first_without_being_kept() -> None:
    with closing(open_store("sqlite://")) as store:
        app = visit(store)
        app.session_state["chosen_unit"] = "mi"
        sound(app.run())
        assert visit(store).session_state["chosen_unit"] == "mi"
        assert visit(store, unit="km").session_state["chosen_unit"] == "km"
        assert visit(store).session_state["chosen_unit"] == "mi"


def test_a_value_that_is_no_choice_is_passed_over() -> None:
    with closing(open_store("sqlite://")) as store:
        store.remember("anna", "view", '{"unit": "furlong", "period": "52"}')
        state = visit(store).session_state
        assert (state["chosen_unit"], state["chosen_period"]) == ("km", "52")
