"""A diary file with flipped bytes is said to be damaged, or still reads: never anything else."""

from __future__ import annotations

import random
from contextlib import closing, suppress
from pathlib import Path

import pytest

from neckload.store import StoreTooNew, StoreUnavailable, open_store
from tests.builders import pain, weeks_of

DAMAGES = 40
BYTES = 40


@pytest.fixture(scope="module")
def sound_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("sound") / "diary.db"
    with closing(open_store(f"sqlite:///{file}")) as store:
        store.save_runs("anna", weeks_of(km=[20] * 60, title="Überlauf 🙂", gear="belt"))
        store.save_pain("anna", pain(("2026-03-01", 3.0)))
    return file.read_bytes()


@pytest.mark.parametrize("seed", range(DAMAGES))
def test_flipped_bytes_are_said_to_be_damage_or_do_not_matter(sound_file: bytes, seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    damaged = bytearray(sound_file)
    begin = chance.choice((0, 100, 4096, 0))
    end = chance.choice((4096, len(damaged), len(damaged)))
    for _ in range(BYTES):
        damaged[chance.randrange(min(begin, end - 1), end)] = chance.randrange(256)
    file = tmp_path / "diary.db"
    file.write_bytes(damaged)
    with suppress(StoreUnavailable, StoreTooNew), closing(open_store(f"sqlite:///{file}")) as store:
        store.diary("anna")
        store.batches("anna")
        store.save_runs("anna", weeks_of(km=[5]))
