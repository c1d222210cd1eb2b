"""Logs by hand in the words of many languages: the same run in each of them."""

from __future__ import annotations

import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import read_log
from neckload.readers.cells.dates import dates

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
    "Slovak": "Dátum;Vzdialenosť (km);Čas",
    "Croatian": "Datum;Udaljenost (km);Vrijeme",
    "Hebrew": 'תאריך;מרחק (ק"מ);זמן',
}
DAYS = {
    "German": ("13. Februar 2024", "Laufen", "Laufband", "Spaziergang", "Ruhetag"),
    "French": ("13 févr. 2024 à 07:10", "Course à pied", "Tapis de course", "Marche", "Repos"),
    "Spanish": ("13 de febrero de 2024", "Carrera", "Cinta", "Caminata", "Descanso"),
    "Portuguese": ("13 de fev. de 2024 às 07:10", "Corrida", "Esteira", "Caminhada", "Descanso"),
    "Italian": ("13 febbraio 2024 alle 07:10", "Corsa", "Tapis roulant", "Camminata", "Riposo"),
    "Dutch": ("13 februari 2024 om 07:10", "Hardlopen", "Loopband", "Wandeling", "Rustdag"),
    "Swedish": ("13 februari 2024", "Löpning", "Löpband", "Promenad", "Vila"),
    "Norwegian": ("13. februar 2024 kl. 07.10", "Løping", "Tredemølle", "Gåtur", "Hvile"),
    "Danish": ("13. feb. 2024 07.10.05", "Løb", "Løbebånd", "Gåtur", "Hviledag"),
    "Finnish": ("13. helmikuuta 2024 klo 7.10", "Juoksu", "Juoksumatto", "Kävely", "Lepo"),
    "Hungarian": ("2024. február 13.", "Futás", "Futópad", "Séta", "Pihenő"),
    "Czech": ("13. 2. 2024 v 7:10", "Běh", "Běžecký pás", "Chůze", "Volno"),
    "Slovak": ("13. februára 2024", "Beh", "Bežecký pás", "Prechádzka", "Voľno"),
    "Polish": ("13 lut 2024, 07:10:05", "Bieg", "Bieżnia", "Spacer", "Odpoczynek"),
    "Romanian": ("13 februarie 2024", "Alergare", "Bandă", "Plimbare", "Odihnă"),
    "Croatian": ("13. veljače 2024.", "Trčanje", "Traka za trčanje", "Šetnja", "Odmor"),
    "Turkish": ("13 Şubat 2024", "Koşu", "Koşu bandı", "Yürüyüş", "Dinlenme"),
    "Russian": ("13 февр. 2024 г., 07:10:05", "Бег", "Беговая дорожка", "Ходьба", "Отдых"),
    "Ukrainian": ("13 лют. 2024 р., 07:10:05", "Біг", "Бігова доріжка", "Прогулянка", "Відпочинок"),
    "Greek": ("13 Φεβ 2024, 7:10 π.μ.", "Τρέξιμο", "Διάδρομος", "Περπάτημα", "Ξεκούραση"),
    "Hebrew": ("13 בפבר׳ 2024, 7:10", "ריצה", "הליכון", "הליכה", "מנוחה"),
    "Japanese": ("2024年2月13日(火) 7:10", "ランニング", "トレッドミル", "散歩", "休み"),
    "Chinese": ("2024年2月13日 上午7:10", "跑步", "跑步機", "健走", "休息"),
    "Korean": ("2024. 2. 13. 오전 7:10:05", "달리기", "러닝머신", "산책", "휴식"),
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


@pytest.mark.parametrize(("day", "run", "treadmill", "walk", "rest"), DAYS.values(), ids=DAYS.keys())
def test_sports_and_days_are_known_in_many_languages(day: str, run: str, treadmill: str, walk: str, rest: str) -> None:
    rows = [f'"{day}",{run},10,50', f'"{day}",{treadmill},5,30', f'"{day}",{walk},3,40', f'"{day}",{rest},,']
    result = read_log("\n".join(["Date,Sport,km,min", *rows]).encode())
    assert result.runs["start"].dt.date.astype(str).tolist() == ["2024-02-13"] * 2
    assert result.runs["surface"].fillna("").tolist() == ["", "treadmill"]
    assert result.days["other_sport"].tolist() == [walk]
    assert result.days["marked_rest"].tolist() == [True]


def test_a_treadmill_is_walked_on_too_and_the_pace_tells() -> None:
    result = read_log(b"Date,Sport,km,min\n2024-02-03,Treadmill,5,30\n2024-02-04,Treadmill,4,60\n2024-02-05,Run,5,30\n")
    assert result.runs["distance_km"].tolist() == [5, 5]


@pytest.mark.parametrize(
    ("words", "months"),
    [
        (("siječnja", "listopada"), [1, 10]),
        (("stycznia", "listopada"), [1, 11]),
        (("lip", "srp", "ruj"), [6, 7, 9]),
        (("lip", "sie", "wrz"), [7, 8, 9]),
        (("červen", "července", "čvn"), [6, 7, 6]),
    ],
)
def test_a_word_that_is_another_month_elsewhere_is_read_in_the_language_of_its_column(
    words: tuple[str, ...], months: list[int]
) -> None:
    rows = "".join(f"3 {word} 2024,10,50\n" for word in words)
    assert read_log(f"Date,km,min\n{rows}".encode()).runs["start"].dt.month.tolist() == months


WEEKS = {
    "Italian": "Settimana;Chilometri;Tempo\n29/01/2024;30,5;3:05:00\n15/02/2024;33;3:20:00\n",
    "Spanish": "Semana del;Kilómetros;Tiempo\n29.01.2024;30,5;3:05:00\n05.02.2024;33;3:20:00\n",
    "Norwegian": "Uke;Km;Tid\n2024-5;30,5;3:05:00\n2024-6;33;3:20:00\n",
    "Finnish": "Viikko;Km;Aika\nVko 5/2024;30,5;3:05:00\nVko 6/2024;33;3:20:00\n",
    "Czech": "Týden;Km;Čas\n5. týden 2024;30,5;3:05:00\n6. týden 2024;33;3:20:00\n",
    "Hungarian": "Hét;Km;Idő\n2024. 5. hét;30,5;3:05:00\n2024. 6. hét;33;3:20:00\n",
    "Russian": "Неделя;Км;Время\n29.01.2024;30,5;3:05:00\n05.02.2024;33;3:20:00\n",
    "Greek": "Εβδομάδα;χλμ;Χρόνος\n29.01.2024;30,5;3:05:00\n05.02.2024;33;3:20:00\n",
    "Hebrew": 'שבוע;ק"מ;זמן\n29.01.2024;30,5;3:05:00\n05.02.2024;33;3:20:00\n',
    "Chinese": "周,公里,时间\n2024年第5周,30.5,3:05:00\n2024年第6周,33,3:20:00\n",
}
PAIN = {
    "German": "Datum;Zeit;Nackenschmerz;Bemerkung\n03.02.2024;07:10;4;steif\n04.02.2024;08:00;keine;\n",
    "Dutch": "Datum;Tijd;Nekpijn;Opmerking\n03.02.2024;07:10;4;stijf\n04.02.2024;08:00;geen;\n",
    "Swedish": "Datum;Tid;Nacksmärta;Anteckning\n2024-02-03;07:10;4;stel\n2024-02-04;08:00;ingen;\n",
    "Czech": "Datum;Čas;Bolest krku;Poznámka\n3.2.2024;7:10;4;ztuhlý\n4.2.2024;8:00;žádná;\n",
    "Slovak": "Dátum;Čas;Bolesť krku;Poznámka\n3.2.2024;7:10;4;stuhnutý\n4.2.2024;8:00;žiadna;\n",
    "Hungarian": "Dátum;Időpont;Nyakfájás;Megjegyzés\n2024.02.03.;07:10;4;merev\n2024.02.04.;08:00;nincs;\n",
    "Croatian": "Datum;Vrijeme;Bol u vratu;Bilješke\n03.02.2024.;07:10;4;ukočen\n04.02.2024.;08:00;nema;\n",
    "Turkish": "Tarih;Saat;Boyun ağrısı;Notlar\n03.02.2024;07:10;4;sert\n04.02.2024;08:00;yok;\n",
    "Russian": "Дата;Время;Боль в шее;Заметки\n03.02.2024;07:10;4;да\n04.02.2024;08:00;нет;\n",
    "Ukrainian": "Дата;Час;Біль у шиї;Нотатки\n03.02.2024;07:10;4;так\n04.02.2024;08:00;немає;\n",
    "Greek": "Ημερομηνία;Ώρα;Πόνος στον αυχένα;Σχόλια\n03.02.2024;07:10;4;-\n04.02.2024;08:00;καθόλου;\n",
    "Hebrew": "תאריך,שעה,כאב צוואר,הערות\n03.02.2024,07:10,4,נוקשה\n04.02.2024,08:00,אין,\n",
    "Chinese": "日期,時間,頸部疼痛,備註\n2024/02/03,07:10,4,僵硬\n2024/02/04,08:00,無,\n",
    "Korean": "날짜,시간,목 통증,메모\n2024-02-03,07:10,4,뻣뻣\n2024-02-04,08:00,없음,\n",
}


@pytest.mark.parametrize("text", WEEKS.values(), ids=WEEKS.keys())
def test_totals_of_weeks_are_read_in_many_languages(text: str) -> None:
    weeks = read_log(text.encode()).week_totals
    assert weeks["week"][0] == pd.Timestamp("2024-01-29")
    assert weeks["distance_km"].tolist() == [30.5, 33]
    assert weeks["duration_min"].tolist() == [185, 200]


@pytest.mark.parametrize("text", PAIN.values(), ids=PAIN.keys())
def test_scores_with_a_time_of_day_are_pain_and_no_runs_in_any_language(text: str) -> None:
    result = read_log(text.encode())
    assert result.pain["when"].tolist() == [pd.Timestamp("2024-02-03 07:10"), pd.Timestamp("2024-02-04 08:00")]
    assert result.pain["pain_0_10"].tolist() == [4, 0]
    assert result.runs.empty


PLACES = {
    "German": ("Datum;Uhrzeit;Körperstelle;Stärke", "Nacken", "Knie"),
    "Dutch": ("Datum;Tijd;Locatie;Intensiteit", "Nek", "Knie"),
    "Swedish": ("Datum;Tid;Kroppsdel;Intensitet", "Nacke", "Knä"),
    "Portuguese": ("Data;Hora;Local da dor;Intensidade", "Pescoço", "Joelho"),
    "Italian": ("Data;Ora;Zona;Intensità", "Collo", "Ginocchio"),
    "Polish": ("Data;Godzina;Miejsce;Nasilenie", "Kark", "Kolano"),
    "Czech": ("Datum;Čas;Místo;Intenzita", "Krk", "Koleno"),
    "Russian": ("Дата;Время;Место;Интенсивность", "Шея", "Колено"),
    "Japanese": ("日付;時刻;部位;強さ", "首", "膝"),
}


@pytest.mark.parametrize(("header", "neck", "knee"), PLACES.values(), ids=PLACES.keys())
def test_of_pains_in_many_places_the_neck_is_read_in_many_languages(header: str, neck: str, knee: str) -> None:
    result = read_log(f"{header}\n2024-02-13;07:10;{neck};4\n2024-02-14;08:00;{knee};6\n".encode())
    assert result.pain["when"].tolist() == [pd.Timestamp("2024-02-13 07:10")]
    assert result.report.left_out["value"].tolist() == [knee]
    with pytest.raises(UnreadableFile, match="not the neck"):
        read_log(f"{header}\n2024-02-14;08:00;{knee};6\n".encode())


def test_times_of_day_alone_are_no_durations() -> None:
    with pytest.raises(UnreadableFile, match="No column with a distance"):
        read_log("Datum;Tid;Känsla\n2024-02-13;07:10;ok\n2024-02-14;08:00;ok\n".encode())


@pytest.mark.parametrize(
    "table",
    [
        "التاريخ,المسافة (كم),المدة,ألم الرقبة\n٢٠٢٦-٠١-٠٣,٥٫٠,٣٠:١٠,٢\n٢٠٢٦-٠١-٠٥,١٠٫٠,١:٠٢:٠٠,٣\n",
        "تاریخ,مسافت (کیلومتر),مدت,درد گردن\n2026-01-03,۵٫۰,۳۰:۱۰,۲\n2026-01-05,۱۰٫۰,۱:۰۲:۰۰,۳\n",
        "date,distance km,time,neck pain\n২০২৬-০১-০৩,৫.০,৩০:১০,২\n২০২৬-০১-০৫,১০.০,১:০২:০০,৩\n",
        "日付,距離 km,時間,首の痛み\n２０２６／１／３,５．０,３０：１０,２\n２０２６／１／５,１０,１：０２：００,３\n",
        "日期,距离 (km),时间,颈部疼痛\n2026-01-03,5.0,30：10,2\n2026-01-05,10.0,1：02：00,3\n",
        "日期,距離 (km),時間,頸部疼痛\n115/1/3,5.0,30:10,2\n民國115年1月5日,10.0,1:02:00,3\n",
        "日付,距離 (km),時間,首の痛み\n令和8年1月3日,5.0,30:10,2\nR8.1.5,10.0,1:02:00,3\n",
    ],
)
def test_digits_of_every_script_and_years_of_taiwan_and_japan_are_read(table: str) -> None:
    result = read_log(table.encode())
    assert result.runs["start"].dt.strftime("%Y-%m-%d").tolist() == ["2026-01-03", "2026-01-05"]
    assert result.runs["distance_km"].tolist() == [5, 10]
    assert result.runs["duration_min"].tolist() == pytest.approx([30 + 10 / 60, 62])
    assert result.diary.pain["pain_0_10"].tolist() == [2, 3]


@pytest.mark.parametrize(
    "cells",
    [
        "3 януари 2026|15 юни 2026", "3. јануар 2026.|15. јун 2026.", "3. januar 2026|15. junij 2026",
        "2026 m. sausio 3 d.|2026 m. birželio 15 d.", "2026. gada 3. janvāris|2026. gada 15. jūnijs",
        "3. jaanuar 2026|15. juuni 2026", "3 de gener de 2026|15 de juny de 2026", "3 tháng 1 2026|15 tháng 6, 2026",
        "3 มกราคม 2569|15 มิ.ย. 2569", "3 जनवरी 2026|15 जून 2026", "3 জানুয়ারি 2026|15 জুন 2026",
        "3 يناير 2026|15 يونيو 2026", "3 ژانویه 2026|15 ژوئن 2026", "3 იანვარი 2026|15 ივნისი 2026",
        "3 հունվարի 2026|15 հունիսի 2026", "3 Januari 2026|15 Jun 2026",
    ],
)  # fmt: skip
def test_months_in_further_languages_are_read(cells: str) -> None:
    read = dates(pd.Series(cells.split("|"), dtype="str")).moments
    assert read.dt.strftime("%Y-%m-%d").tolist() == ["2026-01-03", "2026-06-15"]


def test_a_month_that_may_be_two_is_none() -> None:
    assert dates(pd.Series(["3 जन 2026"], dtype="str")).moments.isna().all()


@pytest.mark.parametrize("cell", ["03.01.2026;5,0;30:10", "3/1/2026;5;0:30:10", "2026-01-03;5.0;30:10"])
def test_a_table_without_names_of_date_distance_and_time_is_read_however_the_date_is_written(cell: str) -> None:
    runs = read_log("\n".join([cell, cell.replace("3", "14", 1).replace("014", "14")]).encode()).runs
    assert runs["distance_km"].tolist() == [5, 5]
    assert runs["duration_min"].tolist() == pytest.approx([30 + 10 / 60] * 2)
