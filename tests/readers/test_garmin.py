from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from neckload.readers import ReadHints, read_log
from neckload.readers.cells.units import KM_PER_MILE

FILES = Path(__file__).parents[1] / "files"
MILE = KM_PER_MILE

HEADER = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg Run Cadence,Avg Stride Length,Steps,Moving Time\n"
)


def garmin(*rows: str) -> bytes:
    return (HEADER + "\n".join(rows) + "\n").encode()


def test_cadence_stride_and_time_tell_kilometres() -> None:
    # 160 steps/min x 1.04 m x 29.5 min = 4.9 km for the 5.00 written; with a decimal comma under English headers.
    read = read_log(FILES / "garmin_km_decimal_comma.csv")
    assert read.report.unit == "km"
    assert read.report.questions == ()
    assert read.runs["distance_km"].tolist()[:2] == [5.0, 20.1]


def test_cadence_stride_and_time_tell_miles() -> None:
    # 160 steps/min x 1.006 m x 50 min = 8.05 km for the 5.00 written.
    read = read_log(FILES / "garmin_miles_excel.csv")
    assert read.report.unit == "mi"
    assert read.runs["distance_km"].tolist() == pytest.approx([5 * MILE, 10 * MILE, 1.6])


def test_track_runs_are_in_metres_in_every_account() -> None:
    assert read_log(FILES / "garmin_km_decimal_comma.csv").runs["distance_km"].tolist()[-1] == 8.0
    assert read_log(FILES / "garmin_miles_excel.csv").runs["surface"].fillna("").tolist() == ["", "", "track"]


def test_the_timer_stands_in_for_a_moving_time_of_zero() -> None:
    # Moving time 00:29:30; 00:00:00, so the timer's 02:00:36; --, so 00:25:00.5; 00:40:00.
    read = read_log(FILES / "garmin_km_decimal_comma.csv")
    assert read.runs["duration_min"].tolist() == pytest.approx([29.5, 120.6, 25 + 0.5 / 60, 40])
    why = {one.column: one.why for one in read.report.columns}
    assert why["Time"] == "used where “Moving Time” is missing or 0"


def test_a_run_without_a_distance_counts_with_its_time() -> None:
    gym = read_log(FILES / "garmin_km_decimal_comma.csv").runs.iloc[2]
    assert pd.isna(gym["distance_km"])
    assert gym["surface"] == "treadmill"


def test_rows_that_are_no_runs_are_named() -> None:
    read = read_log(FILES / "garmin_km_decimal_comma.csv")
    assert read.report.left_out.to_numpy().tolist() == [
        [4, "Incident Detected: not a run", "Incident Detected"],
        [5, "Pool Swim: not a run", "Pool Swim"],
        [7, "a second header line", "Activity Type"],
        [9, "neither distance nor time", "2024-03-09 18:00:00"],
    ]


def test_hours_and_minutes_are_told_from_minutes_and_seconds() -> None:
    # "0:09" has no moving time: nine minutes for 1.6 km, because the whole column is h:mm.
    assert read_log(FILES / "garmin_miles_excel.csv").runs["duration_min"].tolist() == pytest.approx([50, 98, 9])


def test_dates_that_a_spreadsheet_rewrote_are_read_month_first() -> None:
    starts = read_log(FILES / "garmin_miles_excel.csv").runs["start"]
    assert starts[0] == pd.Timestamp("2024-03-04 07:10")


def test_steps_tell_the_unit_where_cadence_is_missing() -> None:
    rows = ("Running,2024-03-04 07:10:05,false,a,5.00,350,00:50:00,--,1.006,8000,--",)
    assert read_log(garmin(*rows)).report.unit == "mi"


def test_a_unit_that_nothing_tells_is_asked_for_with_both_readings() -> None:
    rows = ("Running,2024-03-04 07:10:05,false,a,10.00,700,00:52:00,--,--,--,--",)
    read = read_log(garmin(*rows))
    (question,) = read.report.questions
    assert [option.label for option in question.options] == ["10.0 km in 52 min", "10.0 mi in 52 min"]
    assert (question.about, question.guess) == ("unit", "km")
    assert read.runs["distance_km"][0] == 10
    answered = read_log(garmin(*rows), hints=ReadHints(unit="mi"))
    assert answered.report.questions == ()
    assert answered.runs["distance_km"][0] == pytest.approx(10 * MILE)


def test_nothing_is_asked_where_no_distance_needs_a_unit() -> None:
    track = 'Track Running,2024-03-04 07:10:05,false,a,"8,000",700,00:40:00,--,--,--,--'
    gym = "Treadmill Running,2024-03-05 07:10:05,false,a,--,700,00:40:00,--,--,--,--"
    read = read_log(garmin(track, gym))
    assert read.report.questions == ()
    assert read.runs["distance_km"].fillna(-1).tolist() == [8, -1]


def test_distances_of_well_known_races_make_miles_the_guess() -> None:
    rows = [f"Running,2024-03-0{day} 07:10:05,false,a,{length},1,00:40:00,--,--,--,--" for day, length in
            ((1, 3.11), (2, 6.21), (3, 4.4))]  # fmt: skip
    assert read_log(garmin(*rows)).report.questions[0].guess == "mi"


@pytest.mark.parametrize(
    "header",
    [
        "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Zeit in Bewegung",
        "Typ aktywności,Data,Ulubiony,Tytuł,Dystans,Kalorie,Czas,Czas ruchu",
        "Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo,Tiempo en movimiento",
        "Tipo de atividade,Data,Favorito,Título,Distância,Calorias,Tempo,Tempo em movimento",
        "Aktivitetstyp,Datum,Favorit,Namn,Distans,Kalorier,Tid,Färdtid",
        "活动类型,日期,我的最爱,标题,距离,热量消耗,时间,移动时间",
    ],
)
def test_a_further_language_is_only_data(header: str) -> None:
    row = "Running,2024-02-03 07:10:05,false,Example,5.01,350,00:31:40,00:30:12\n"
    read = read_log(f"{header}\n{row}".encode(), hints=ReadHints(unit="km"))
    assert read.report.format == "Garmin Connect, activity list"
    assert read.runs["distance_km"][0] == 5.01
    assert read.runs["duration_min"][0] == pytest.approx(30.2)


def test_a_list_in_half_known_words_is_read_by_the_order_of_its_columns() -> None:
    names = "Typ aktivity,Dátum,Obľúbené,Názov,Vzdialenosť,Kalórie,Čas,ST,Max. ST,Kadencia,Max. kadencia,Tempo,"
    header = names + "Najlepšie tempo,Stúpanie,Klesanie,Dĺžka kroku,Čas pohybu,Uplynutý čas,Min. výška,Max. výška"
    end = "--,--,{stride},00:30:00,00:33:00,--,--"
    rows = (
        f'Beh,2024-02-03 07:10:05,false,x,3.11,"1,010",00:31:40,150,171,165,180,6:19,5:10,{end}'.format(stride=1.01),
        f'Beh na dráhe,2024-02-05 07:10:05,false,x,"6,000",--,00:30:00,150,171,180,190,5:00,4:10,{end}'.format(
            stride=1.11
        ),
    )
    result = read_log("\n".join([header, *rows]).encode())
    assert result.report.questions == ()
    assert result.runs["distance_km"].tolist() == pytest.approx([3.11 * 1.609344, 6])
    assert result.runs["duration_min"].tolist() == [30, 30]


def test_temperatures_in_fahrenheit_tell_of_miles_where_nothing_else_does() -> None:
    rows = "".join(
        f"Running,2024-02-0{day} 07:10:05,false,Run,{3 + day}.01,400,00:4{day}:10,150,55.4,68.0\n"
        for day in range(1, 7)
    )
    header = "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Min Temp,Max Temp\n"
    result = read_log((header + rows).encode())
    assert result.report.unit == "mi"
    assert not result.report.questions
