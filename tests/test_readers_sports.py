from __future__ import annotations

import pandas as pd
import pytest

from neckload.readers import read_log
from neckload.readers.sports import sports


def is_run(*labels: str, only_named: bool = True) -> list[bool]:
    return sports(pd.Series(labels, dtype="str"), only_named).is_run.tolist()


@pytest.mark.parametrize(
    "label",
    [
        "Run", "running", "Trail Run", "TrailRun", "treadmill_running", "Entrenamiento en cinta", "Hardloopsessie",
        "Løb", "Lopning", "Laufen auf der Bahn", "Corrida em esteira", "VirtualRun", "Indoor Run / Jog",
        "running.treadmill", "TRACK_AND_FIELD_RUNNING",
        "跑步", "ランニング",
    ],
)  # fmt: skip
def test_a_run_is_known_in_the_words_of_every_language(label: str) -> None:
    assert is_run(label) == [True]


@pytest.mark.parametrize(
    "label",
    ["Walk", "Treadmill", "Gang", "Caminata", "Ciclismo em estradas", "Workout", "Elliptical", "Ride", "", "Runway"],
)
def test_nothing_else_is_a_run(label: str) -> None:
    assert is_run(label) == [False]


def test_in_a_log_by_hand_every_row_is_a_run_that_names_no_other_sport() -> None:
    labels = ("easy", "Long", "LaD", "Rest", "bike ride", "race_hm")
    assert is_run(*labels, only_named=False) == [True, True, True, False, False, True]


def test_where_a_log_by_hand_says_run_the_unknown_is_none() -> None:
    assert is_run("Run", "easy", "Pilates class", "Something", only_named=False) == [True, True, False, False]


def test_the_name_tells_the_surface_only_when_it_says_so() -> None:
    labels = pd.Series(["Run", "Trail Run", "Track Running", "Treadmill Running"], dtype="str")
    assert sports(labels, True).surface.fillna("").tolist() == ["", "trail", "track", "treadmill"]


def test_longer_labels_beside_named_runs_are_runs_when_they_say_so_and_no_other_sport() -> None:
    labels = ["Running", "Running - Easy", "Run (treadmill)", "Sortie longue", "Bike / Run", "Yoga", "Treadmill"]
    read = sports(pd.Series(labels, dtype="str"), only_named=False)
    assert read.is_run.tolist() == [True, True, True, True, False, False, False]
    assert read.surface[2] == "treadmill"
    assert sports(pd.Series(labels, dtype="str"), only_named=True).is_run.sum() == 1


@pytest.mark.parametrize(
    ("header", "run", "other"),
    [("Workout", "Easy", "Swim"), ("Spor", "Koşu", "Yüzme"), ("Laji", "Juoksu", "Uinti"), ("종목", "러닝", "수영"),
     ("Co", "Běh", "Plavání"), ("Was", "Dauerlauf", "Radfahren")],
)  # fmt: skip
def test_a_column_of_sports_is_known_by_its_name_or_its_cells(header: str, run: str, other: str) -> None:
    text = f"date,{header},km,min\n2024-02-13,{run},10,60\n2024-02-14,{other},2,40\n"
    assert read_log(text.encode()).runs["distance_km"].tolist() == [10]
