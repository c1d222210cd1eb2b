"""Entries on the neck: made, found again, and changed."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd

from neckload.domain.neck_entries import as_kept, have_same_key, neck_entry, without_signs_of
from neckload.domain.tables import conform

EVENING = datetime(2026, 3, 4, 20, 15, 10)


def test_an_entry_is_a_row_of_the_table_and_a_score_of_none_is_unknown() -> None:
    entry = neck_entry(EVENING, None, symptoms=["nausea", "fever"], note="")
    pd.testing.assert_frame_equal(entry, conform(entry, "pain"))
    assert entry["symptoms"].tolist() == ["nausea,fever"]
    assert entry[["pain_0_10", "note", "relief"]].isna().all(axis=None)


def test_an_entry_is_found_by_its_moment_and_score_and_an_unknown_score_is_one_too() -> None:
    kept = pd.concat([neck_entry(EVENING, 3, note="sore"), neck_entry(EVENING, 4), neck_entry(EVENING)])
    assert as_kept(kept, neck_entry(EVENING, 3))["note"].tolist() == ["sore"]
    assert len(as_kept(kept, neck_entry(EVENING))) == 1
    assert as_kept(kept, neck_entry(EVENING, 5)).empty
    assert have_same_key(neck_entry(EVENING, 3), neck_entry(EVENING, 3, note="sore"))
    assert not have_same_key(neck_entry(EVENING, 3), neck_entry(EVENING, 3, moment="after_run"))


def test_signs_are_taken_out_of_the_days_entries_and_one_that_held_nothing_else_goes() -> None:
    pain = pd.concat(
        [
            neck_entry(datetime(2026, 3, 3, 8), symptoms=["fever"]),
            neck_entry(datetime(2026, 3, 4, 8), symptoms=["fever"]),
            neck_entry(datetime(2026, 3, 4, 9), 5, symptoms=["fever", "stiffness"]),
            neck_entry(datetime(2026, 3, 4, 10), 2, symptoms=["stiffness"]),
        ],
        ignore_index=True,
    )
    changed, emptied = without_signs_of(pain, date(2026, 3, 4))
    assert changed[["pain_0_10", "symptoms"]].to_numpy().tolist() == [[5.0, "stiffness"]]
    assert emptied["when"].tolist() == [pd.Timestamp("2026-03-04 08:00")]
