"""Nobody sees or changes what is not theirs, by any method of the store."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import Engine, event

from neckload.store import Store, open_store
from tests.example_diary import assert_same, full_diary, in_order, upload


@pytest.fixture
def store() -> Iterator[Store]:
    store = open_store("sqlite://")
    yield store
    store.close()


def as_owner(store: Store, owner: str) -> dict[str, Callable[[], Any]]:
    """Every public method of the store with what belongs to anna's diary as its arguments, called as `owner`."""
    anna, annas_import = full_diary(), store.batches("anna")[0].id
    return {
        "diary": lambda: store.diary(owner),
        "version": lambda: store.version(owner),
        "recall": lambda: store.recall(owner, "unit"),
        "batches": lambda: store.batches(owner),
        "preview": lambda: store.preview(owner, upload(anna)),
        "undo_import": lambda: store.undo_import(owner, annas_import),
        "confirm_run": lambda: store.confirm_run(owner, "watch-1", False),
        "delete_runs": lambda: store.delete_runs(owner, anna.runs["run_id"]),
        "delete_pain": lambda: store.delete_pain(owner, anna.pain),
        "delete_week_totals": lambda: store.delete_week_totals(owner, anna.week_totals["week"]),
        "delete_days": lambda: store.delete_days(owner, anna.days["date"]),
        "delete_goals": lambda: store.delete_goals(owner, anna.goals["made_on"]),
        "delete_targets": lambda: store.delete_targets(owner, anna.targets["week"]),
        "clear": lambda: store.clear(owner),
        "save_import": lambda: store.save_import(owner, "backup.zip", upload(anna)),
        "save_runs": lambda: store.save_runs(owner, anna.runs.assign(note="not anna's")),
        "save_pain": lambda: store.save_pain(owner, anna.pain.assign(note="not anna's")),
        "save_week_totals": lambda: store.save_week_totals(owner, anna.week_totals.assign(pain_0_10=9.0)),
        "save_goals": lambda: store.save_goals(owner, anna.goals.assign(rate=0.5)),
        "save_targets": lambda: store.save_targets(owner, anna.targets.assign(note="not anna's")),
        "save_days": lambda: store.save_days(owner, anna.days.assign(desk_hours=24.0)),
        "remember": lambda: store.remember(owner, "unit", "km"),
    }


def test_another_owner_finds_nothing_and_changes_nothing_by_any_method(store: Store) -> None:
    store.save_import("anna", "backup.zip", upload(full_diary()))
    store.remember("anna", "unit", "mi")
    before = (store.version("anna"), store.batches("anna"))
    calls = as_owner(store, "stranger")
    methods = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    assert methods == {*calls, "close"}, "a new public method needs its line in as_owner"

    assert calls["diary"]().is_empty
    assert (calls["version"](), calls["recall"](), calls["batches"]()) == (0, None, ())
    assert not any(calls["preview"]().known_counts.values())
    for name in ("undo_import", "confirm_run"):
        with pytest.raises(KeyError):
            calls.pop(name)()
    for call in calls.values():
        call()

    assert_same(store.diary("anna"), in_order(full_diary()))
    assert (store.version("anna"), store.batches("anna")) == before
    assert store.recall("anna", "unit") == "mi"


def test_no_statement_reaches_the_database_without_an_owner(store: Store) -> None:
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE"):
            statements.append(" ".join(statement.split()))

    store.save_import("anna", "backup.zip", upload(full_diary()))
    event.listen(Engine, "before_cursor_execute", note)
    try:
        for call in as_owner(store, "anna").values():
            with suppress(KeyError):
                call()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(statements) > 30
    for statement in statements:
        bound = "owner" if statement.startswith("INSERT") else "owner = "
        assert bound in statement.split("WHERE")[-1], statement


@pytest.mark.parametrize("nobody", ["", None])
def test_nobody_has_no_diary(store: Store, nobody: Any) -> None:
    with pytest.raises(ValueError, match="owner is empty"):
        store.diary(nobody)
    with pytest.raises(ValueError, match="owner is empty"):
        store.clear(nobody)
