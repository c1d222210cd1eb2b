"""Logs by hand in the words of many languages: the same run in each of them."""

from __future__ import annotations

import pandas as pd
import pytest

from neckload.readers import read_log

HEADERS = {
    "German": "Datum;Strecke (km);Dauer",
    "French": "Date;Distance (km);Durée",
    "Spanish": "Fecha;Distancia (km);Tiempo",
    "Portuguese": "Data;Distância (km);Tempo",
    "Italian": "Data;Distanza (km);Tempo",
    "Dutch": "Datum;Afstand (km);Tijd",
    "Polish": "Data;Dystans (km);Czas",
    "Swedish": "Datum;Sträcka (km);Tid",
    "Danish": "Dato;Distance (km);Tid",
    "Norwegian": "Dato;Distanse (km);Tid",
    "Finnish": "Päivämäärä;Matka (km);Aika",
    "Czech": "Datum;Vzdálenost (km);Čas",
    "Turkish": "Tarih;Mesafe (km);Süre",
    "Hungarian": "Dátum;Táv (km);Idő",
    "Romanian": "Data;Distanța (km);Timp",
    "Greek": "Ημερομηνία;Απόσταση (χλμ);Χρόνος",
    "Russian": "Дата;Дистанция (км);Время",
    "Ukrainian": "Дата;Відстань (км);Час",
    "Japanese": "日付;距離（km）;タイム",
    "Chinese": "日期;里程(公里);用时",
    "Korean": "날짜;거리(km);시간",
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS.keys())
def test_a_log_in_many_languages_is_read_without_a_question(header: str) -> None:
    result = read_log(f"{header}\n13.02.2024;10,5;55:20\n".encode())
    assert result.report.questions == ()
    (run,) = result.runs.to_dict("records")
    assert (run["start"], run["distance_km"]) == (pd.Timestamp("2024-02-13"), 10.5)
    assert run["duration_min"] == pytest.approx(55 + 20 / 60)


@pytest.mark.parametrize(
    "written",
    ["13 Şub 2024", "13 Şubat 2024", "13 февраля 2024 г.", "2024. 2. 13.", "2024.02.13.", "20240213", "Tue 2/13/2024",
     "Di 13.2.2024", "February 13th, 2024", "2/13/2024 12:00am", "2024. 2. 13. 오전 12:00:00"],
)  # fmt: skip
def test_a_day_in_many_forms_is_the_same_day(written: str) -> None:
    assert read_log(f'Date,km,min\n"{written}",10.5,55\n'.encode()).runs["start"][0] == pd.Timestamp("2024-02-13")
