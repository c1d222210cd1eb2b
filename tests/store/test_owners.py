"""Nobody sees or changes what is not theirs, by any method of the store."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, event

from neckload.domain.imports import RemovedImport
from neckload.domain.letters import Letter
from neckload.domain.removals import Removals
from neckload.domain.sharing import ShareOptions
from neckload.store import Store
from tests.example_diary import assert_same, full_diary, upload, uploaded_runs

WISH = ShareOptions(name="for my PT", title="Anna", parts=frozenset({"volume"}), days=7, takes_letters=True)
LETTER = Letter(date(2026, 3, 9), change=0.05, text="go easy")


def as_owner(store: Store, owner: str) -> dict[str, Callable[[], Any]]:
    """Every public method of the store with what belongs to anna's diary as its arguments, called as `owner`."""
    anna, annas_import = full_diary(), store.batches("anna")[-1].id
    opened = next(link for _, link in store.followed("pat").runners())
    annas_merge, annas_link = store.merges("anna")[0].number, store.shares("anna")[0].id
    annas_letter, day = store.letters("anna")[0].id, date(2026, 3, 4)
    removed = RemovedImport("backup.zip", "backup", anna, Removals(), corrected=anna.runs.head(0))
    return {
        "diary": lambda: store.diary(owner),
        "removals": lambda: store.removals(owner),
        "version": lambda: store.version(owner),
        "recall": lambda: store.recall(owner, "unit"),
        "batches": lambda: store.batches(owner),
        "preview": lambda: store.preview(owner, upload(anna)),
        "merges": lambda: store.merges(owner),
        "shares": lambda: store.shares(owner),
        "separate": lambda: store.separate(owner, annas_merge),
        "openings": lambda: store.openings(owner),
        "pause_share": lambda: store.pause_share(owner, annas_link),
        "resume_share": lambda: store.resume_share(owner, annas_link),
        "extend_share": lambda: store.extend_share(owner, annas_link),
        "mark_openings_seen": lambda: store.mark_openings_seen(owner, {1: 0}),
        "letters": lambda: store.letters(owner),
        "mailbox": lambda: store.mailbox(),
        "accept_letter": lambda: store.accept_letter(owner, annas_letter, day),
        "dismiss_letter": lambda: store.dismiss_letter(owner, annas_letter),
        "withdraw_share": lambda: store.withdraw_share(owner, annas_link),
        "make_share": lambda: store.make_share(owner, WISH),
        "followed": lambda: store.followed(owner).runners(),
        "may_follow": lambda: store.may_follow(owner, opened),
        "followers": lambda: store.followers(owner),
        "rename_following": lambda: store.rename_following(owner, 1, "Mine"),
        "remove_following": lambda: store.remove_following(owner, 1),
        "end_followings": lambda: store.end_followings(owner, annas_link),
        "undo_import": lambda: store.undo_import(owner, annas_import),
        "put_back_import": lambda: store.put_back_import(owner, removed),
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
        "change_week_totals": lambda: store.change_week_totals(
            owner, lambda totals: (totals.assign(pain_0_10=9.0), [])
        ),
        "save_goals": lambda: store.save_goals(owner, anna.goals.assign(rate=0.5)),
        "save_targets": lambda: store.save_targets(owner, anna.targets.assign(note="not anna's")),
        "keep_shown_range": lambda: store.keep_shown_range(owner, anna.shown_ranges.assign(low=1.0)),
        "begin_experiment": lambda: store.begin_experiment(owner, anna.experiments.head(1).assign(name="backpack")),
        "save_experiments": lambda: store.save_experiments(owner, anna.experiments.assign(name="backpack")),
        "save_confirmations": lambda: store.save_confirmations(owner, anna.confirmations.assign(did="not_possible")),
        "save_days": lambda: store.save_days(owner, anna.days.assign(desk_hours=24.0)),
        "remember": lambda: store.remember(owner, "unit", "km"),
    }


@pytest.fixture
def annas(store: Store) -> Store:
    """Anna's diary with something in every table."""
    store.save_import("anna", "backup.zip", upload(full_diary()))
    again = full_diary().runs.assign(run_id=["phone-2", "phone-1", "phone-3"], source="phone")
    store.save_import("anna", "phone.csv", uploaded_runs(again))
    store.separate("anna", store.merges("anna")[0].number)
    store.remember("anna", "unit", "mi")
    link = store.links.open(store.make_share("anna", WISH))
    assert link is not None
    store.follow("pat", link, "Anna")
    assert store.mailbox().put(link, LETTER)
    return store


def everything(store: Store, owner: str) -> tuple[Any, ...]:
    said = (
        store.version(owner),
        store.batches(owner),
        store.shares(owner),
        store.recall(owner, "unit"),
        store.followers(owner),
        store.openings(owner),
        repr(store.letters(owner)),  # unknown is no more equal to itself than NaN
    )
    return (*said, [(merge.number, merge.record["run_id"]) for merge in store.merges(owner)])


def test_another_owner_finds_nothing_and_changes_nothing_by_any_method(annas: Store) -> None:
    before, diary = everything(annas, "anna"), annas.diary("anna")
    calls = as_owner(annas, "stranger")
    methods = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    # Whoever holds a link may follow it: that is what a link is for. The lists open what their owners follow.
    assert methods == {*calls, "close", "follow", "lists"}, "a new public method needs its line in as_owner"

    assert calls["diary"]().is_empty
    assert everything(annas, "stranger") == (0, (), (), None, {}, {}, "()", [])
    assert not any(calls["preview"]().known_counts.values())
    for name in ("undo_import", "confirm_run", "separate"):
        with pytest.raises(KeyError):
            calls.pop(name)()
    for call in calls.values():
        call()

    assert_same(annas.diary("anna"), diary)
    assert everything(annas, "anna") == before


def test_no_statement_reaches_the_database_without_an_owner(annas: Store) -> None:
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE"):
            statements.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        for call in as_owner(annas, "anna").values():
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
