"""Experiments in the store: the order is drawn once and kept, and a run is said once."""

from __future__ import annotations

from contextlib import closing

import pandas as pd

from neckload.domain.experiment import planned
from neckload.store import open_store

BEGAN = pd.Timestamp("2026-03-01 20:00:07")
PLAN = pd.DataFrame({"began": [BEGAN], "name": ["earbuds"], "pairs": [30.0]})


def test_the_order_is_drawn_by_chance_for_every_pair_and_its_spares_and_stays() -> None:
    with closing(open_store("sqlite://")) as store:
        store.begin_experiment("anna", PLAN)
        store.begin_experiment("bert", PLAN)
        (plan,), (other,) = (planned(store.diary(owner).experiments) for owner in ("anna", "bert"))
        assert (plan.began, plan.name, plan.pairs, len(plan.firsts)) == (BEGAN, "earbuds", 30, 40)
        assert set(plan.firsts) == {"A", "B"}
        assert plan.firsts != other.firsts
        store.save_experiments("anna", store.diary("anna").experiments.assign(ended=BEGAN + pd.Timedelta(days=9)))
        (stopped,) = planned(store.diary("anna").experiments)
        assert (stopped.firsts, stopped.ended) == (plan.firsts, BEGAN + pd.Timedelta(days=9))


def test_what_was_done_on_a_run_is_kept_once() -> None:
    with closing(open_store("sqlite://")) as store:
        said = pd.DataFrame({"began": [BEGAN], "of_run_id": ["watch-1"], "place": [0.0], "did": ["drawn"]})
        store.save_confirmations("anna", said)
        store.save_confirmations("anna", said.assign(did="other"))
        assert store.diary("anna").confirmations["did"].tolist() == ["other"]


def test_a_row_that_is_no_plan_is_left_out() -> None:
    with closing(open_store("sqlite://")) as store:
        store.save_experiments("anna", PLAN.assign(firsts="AB"))
        assert planned(store.diary("anna").experiments) == ()
