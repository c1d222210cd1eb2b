"""Statuses, weeks, units, forms and degrees of pain in the words of many languages: a line each."""

from __future__ import annotations

import pytest

from neckload.readers import ReadResult, read_log


def read(table: str) -> ReadResult:
    return read_log(table.replace("|", "\n").encode())


@pytest.mark.parametrize(
    "words",
    ["Trạng thái,Hoàn thành,Bỏ qua", "Status,Selesai,Dibatalkan", "الحالة,مكتمل,ملغى", "स्थिति,पूर्ण,रद्द",
     "สถานะ,เสร็จสิ้น,ยกเลิก", "وضعیت,انجام شد,لغو شد", "Stanje,Odrađeno,Preskočeno", "Състояние,Изпълнено,Пропуснато",
     "Κατάσταση,Ολοκληρώθηκε,Ακυρώθηκε", "סטטוס,הושלם,בוטל", "Stare,Finalizat,Anulat", "Статус,Виконано,Скасовано",
     "Olek,Tehtud,Tühistatud", "Būsena,Atlikta,Atšaukta", "Statuss,Pabeigts,Atcelts", "Estat,Fet,Cancel·lat",
     "Stav,Dokončené,Zrušené", "상태,완료,취소", "Ran?,Y,N", "Gelaufen?,ja,nein", "Couru,oui,non"],
)  # fmt: skip
def test_a_status_is_read_in_many_languages_without_a_question(words: str) -> None:
    name, done, missed = words.split(",")
    result = read(f"Date,{name},Distance (km)|2026-03-02,{done},7.5|2026-03-03,{missed},5|2026-03-04,{done},5")
    assert (result.runs["distance_km"].tolist(), result.report.questions) == ([7.5, 5], ())


@pytest.mark.parametrize("name", ["Gelaufen (km)", "Ran (km)", "Couru (km)"])
def test_a_distance_called_after_running_is_no_status(name: str) -> None:
    assert read(f"Date,{name},min|2026-03-02,7.5,44|2026-03-04,5,30").runs["distance_km"].tolist() == [7.5, 5]


@pytest.mark.parametrize(
    "words",
    ["Tuần,Tuần", "Minggu,Minggu", "الأسبوع,الأسبوع", "सप्ताह,सप्ताह", "สัปดาห์,สัปดาห์ที่", "هفته,هفته",
     "Седмица,Седмица", "Недеља,Недеља", "Teden,Teden", "Nädal,Nädal", "Nedēļa,Nedēļa", "Savaitė,Savaitė",
     "Setmana,Setmana", "Vika,Vika", "Tydzień,tydz.", "Týden,týd.", "Viikko,vk", "Settimana,sett.", "Неделя,неделя"],
)  # fmt: skip
def test_weeks_are_weeks_in_many_languages(words: str) -> None:
    name, word = words.split(",")
    for cells in (f"{word} 10 2026|{word} 11 2026", f"10. {word} 2026|11 {word} 2026", "2026-03-02|2026-03-09"):
        first, second = cells.split("|")
        result = read(f"{name},km|{first},32.5|{second},30")
        assert (result.week_totals["distance_km"].tolist(), len(result.runs)) == ([32.5, 30], 0)
        assert f"{result.week_totals['week'].min():%Y-%m-%d}" == "2026-03-02"


@pytest.mark.parametrize(
    "header",
    ["Tanggal,Jarak (m),Durasi (detik)", "Ngày,Quãng đường (m),Thời gian (giây)", "วันที่,ระยะทาง (เมตร),เวลา (วินาที)",
     "التاريخ,المسافة (متر),المدة (ثانية)", "दिनांक,दूरी (मीटर),अवधि (सेकंड)", "Fecha,Distancia (m),Tiempo (seg)",
     "Tarih,Mesafe (m),Süre (sn)", "Ημερομηνία,Απόσταση (μέτρα),Διάρκεια (δευτερόλεπτα)",
     "תאריך,מרחק (מטר),משך (שניות)", "Дата,Дистанция_м,Длительность_с", "日付,距離（メートル）,タイム（秒）"],
)  # fmt: skip
def test_units_behind_names_are_read_in_many_languages(header: str) -> None:
    runs = read(f"{header}|2026-03-02,7500,2640|2026-03-04,5000,1800").runs
    assert (runs["distance_km"].tolist(), runs["duration_min"].tolist()) == ([7.5, 5], [44, 30])


@pytest.mark.parametrize(
    ("table", "km"),
    [
        ("Datum;Sträcka (mil);Tid|2026-03-02;0,75;44:00|2026-03-14;1,2;1:12:00", [7.5, 12]),
        ("Dato;Distanse;Tid|02.03.2026;0,8 mil;44:00|14.03.2026;5 km;30:00", [8, 5]),
        ("Datum;Mil|2026-03-02;0,75|2026-03-14;0,5", [7.5, 5]),
        ("Tarih;Mesafe (mil);Süre|02.03.2026;5;44:00|14.03.2026;3;30:00", [8.04672, 4.828032]),
    ],
)
def test_a_mil_is_ten_kilometres_in_scandinavia_and_a_mile_in_turkey(table: str, km: list[float]) -> None:
    assert read(table).runs["distance_km"].tolist() == pytest.approx(km)


@pytest.mark.parametrize(
    "header",
    ["Дата;План км;Факт км;Факт мин", "Date;Prévu (km);Réel (km);Réel (min)", "Fecha;Plan km;Real km;Real min",
     "日付;予定距離(km);実績距離(km);実績時間(分)", "Datum;Gepland km;Werkelijk km;Werkelijk min",
     "Date;Scheduled km;Completed km;Completed min", "Date;Planned km;Actual km;Actual min"],
)  # fmt: skip
def test_what_was_run_is_read_beside_what_was_planned(header: str) -> None:
    result = read(f"{header}|2026-03-02;8;7.5;44|2026-03-04;6;;|2026-03-16;5;5;30")
    assert (result.runs["distance_km"].tolist(), result.runs["duration_min"].tolist()) == ([7.5, 5], [44, 30])
    assert result.report.questions == ()


@pytest.mark.parametrize(
    "name",
    ["Zeitstempel", "Horodateur", "Marca temporal", "Carimbo de data/hora", "Informazioni cronologiche", "Tijdstempel",
     "Sygnatura czasowa", "Časová značka", "Отметка времени", "Zaman damgası", "タイムスタンプ", "时间戳记",
     "타임스탬프"],
)  # fmt: skip
def test_the_time_stamp_of_a_form_is_the_date(name: str) -> None:
    result = read(f"{name};Nackenschmerz|02.03.2026 20:00:00;3|14.03.2026 20:00:00;4")
    assert (result.pain["pain_0_10"].tolist(), result.report.questions) == ([3, 4], ())


@pytest.mark.parametrize(
    "words",
    ["Nackenschmerz;kein;leicht;mäßig;stark;unerträglich", "Dolor de cuello;ninguno;leve;moderado;intenso;insoportable",
     "Nekpijn;geen;licht;matig;hevig;ondraaglijk", "Nacksmärta;ingen;lätt;måttlig;svår;outhärdlig",
     "Niskakipu;ei;lievä;kohtalainen;kova;sietämätön", "Ból karku;brak;lekki;umiarkowany;silny;nie do zniesienia",
     "Nyakfájás;nincs;enyhe;közepes;erős;elviselhetetlen", "Boyun ağrısı;yok;hafif;orta;şiddetli;dayanılmaz",
     "Боль в шее;нет;слабая;умеренная;сильная;невыносимая", "首の痛み;なし;軽い;中程度;強い;耐えられない",
     "颈部疼痛;无;轻微;中等;严重;难以忍受", "ألم الرقبة;لا يوجد;خفيف;متوسط;شديد;لا يحتمل",
     "Đau cổ;không;nhẹ;vừa;nặng;không chịu nổi",
     "Neck pain;no pain;a little;medium;bad;excruciating"],
)  # fmt: skip
def test_degrees_of_pain_are_read_in_many_languages_up_to_the_worst(words: str) -> None:
    name, *degrees = words.split(";")
    rows = "".join(f"|2026-03-{day:02};{word}" for day, word in enumerate(degrees, start=2))
    assert read(f"Date;{name}{rows}").pain["pain_0_10"].tolist() == [0, 2.5, 5, 7.5, 10]


@pytest.mark.parametrize("name", ["Laufkilometer", "Tageskilometer", "Trainingskilometer", "Løbekilometer"])
def test_kilometres_called_after_running_or_the_day_are_the_distance(name: str) -> None:
    result = read(f"Datum;{name}|02.03.2026;7,5|03.03.2026;5|14.03.2026;6")
    assert (result.runs["distance_km"].tolist(), result.report.questions) == ([7.5, 5, 6], ())


@pytest.mark.parametrize("cell", ["Thứ Hai 02/03/2026", "Chủ nhật, 02/03/2026"])
def test_days_of_the_week_in_two_words_are_no_part_of_a_date(cell: str) -> None:
    assert f"{read(f'Ngày;km|{cell};5|14/03/2026;6').runs['start'].min():%Y-%m-%d}" == "2026-03-02"


def test_a_day_of_the_week_before_a_date_does_not_make_a_header_of_the_first_run() -> None:
    assert read("Mon,2026-03-02,7.5,44:00|Wed,2026-03-04,5,30:00").runs["distance_km"].tolist() == [7.5, 5]
