"""Tables of no known vendor that hold no single runs, though they look like a log."""

from __future__ import annotations

import re

from neckload.readers.exports.layout import UPLOAD_RUNS, NoLog
from neckload.readers.vocabulary.generic_names import GENERIC, LENGTH_NAMES

_NO_DISTANCE = ("!Distance", "!Distanz", "!Distancia", "!Distância", "!Dystans", "!Afstand", "!km", "!Miles")
_NO_SPORT = tuple(f"!{name}" for role in ("sport", "distance", "pace") for name in GENERIC[role])
_NO_RUN = (
    *_NO_SPORT,
    *(f"!{name}" for role in ("moving", "timer", "elapsed", "title") for name in GENERIC[role]),
)
_NO_RUN_BUT_KM = tuple(
    f"!{name}"
    for role in ("sport", "pace", "moving", "timer", "elapsed", "pain")
    for name in GENERIC[role]
    if name not in LENGTH_NAMES
)
"""A distance alone is also in a log of car trips."""
_NAMED: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "a list of payments",
        ("Amount", "Balance", "Currency", "Price", "Invoice", "Payee", "Debit", "Credit", "Betrag", "Saldo", "Währung",
         "Preis", "Montant", "Solde", "Devise", "Prix", "Importe", "Moneda", "Precio", "Valor", "Moeda", "Importo",
         "Valuta", "Prezzo", "Bedrag", "Kwota", "Waluta", "Belopp", "Beløb", "Beløp"),
        _NO_DISTANCE,
    ),
    (
        "a list of share prices",
        ("Close",),
        _NO_DISTANCE,
    ),
    (
        "a log of trips by car",
        ("Odometer", "Odometer Start", "Start Odometer", "Odometer End", "Driver", "Fahrer", "Kilometerstand", "Fuel",
         "Liters", "Litres", "Gallons", "Vehicle", "Fahrzeug", "Véhicule", "Conducteur"),
        (),
    ),
    (
        "a log of trips by car",
        ("End Location", "Round Trip", "Rate/km", "Rate per km", "Rate per mile", "Reimbursement", "Deduction Amount",
         "Energy used", "SOC start", "Start SOC", "Battery start", "L/100km", "MPG", "Price/L", "Price per liter",
         "Fuel cost", "Verbrauch", "Tankstelle", "Fahrtzweck", "Zweck der Fahrt", "Consommation", "Consumo"),
        _NO_RUN_BUT_KM,
    ),
    (
        "a log of flights",
        ("Flight Number", "Flight", "Airline", "Aircraft", "Tail Number", "Departure Airport", "Arrival Airport",
         "Flugnummer", "Fluggesellschaft", "Vuelo", "Compagnie aérienne"),
        (),
    ),
    (
        "a sleep diary",
        ("Bedtime", "Wake time", "Wake up", "Sleep duration", "Time asleep", "Asleep duration", "Deep sleep",
         "Sleep Score", "Sleep onset", "Minutes Asleep", "Minutes Awake", "Time in Bed", "Light sleep", "REM sleep",
         "Sleep efficiency", "Sleep performance", "Sleep eff", "Sleep perf", "Sleep hours", "Sleep quality",
         "Total Sleep Duration", "REM Sleep Duration", "Deep Sleep Duration", "Sleep start", "Sleep end",
         "deepSleepTime", "shallowSleepTime", "deepSleepSeconds", "Schlafdauer", "Schlafqualität", "Tiefschlaf",
         "Einschlafzeit", "Aufwachzeit", "Schlaf",
         "Eingeschlafen", "Aufgewacht", "Fell asleep", "Woke up", "Endormissement", "Réveil", "Me dormí", "Me desperté",
         "Addormentato", "Svegliato", "Somnade", "Vaknade", "Zasypianie", "Pobudka", "就寝時刻", "起床時刻", "入睡时间",
         "Sommeil profond", "Durée du sommeil", "Qualité du sommeil",
         "Coucher",
         "Sueño profundo", "Duración del sueño", "Calidad del sueño", "Sono profundo", "Duração do sono",
         "Sonno profondo", "Durata del sonno", "Diepe slaap", "Slaapduur", "Djupsömn", "Sömntid", "Dyb søvn",
         "Søvnlengde", "Dyp søvn", "Sen głęboki", "Czas snu", "Syvä uni", "Unen kesto", "Глубокий сон",
         "Продолжительность сна", "深い睡眠", "睡眠時間", "深睡时长", "睡眠时长", "깊은 수면"),
        (*_NO_SPORT, "!Neck Pain", "!Pain"),
    ),
    (
        "a record of recovery and heart rate variability",
        ("Recovery Score", "Recovery score %", "HRV", "rMSSD", "HRV rMSSD", "SDNN", "lnRMSSD", "Heart Rate Variability",
         "HRV avg", "ANS charge", "Nightly recharge", "Recharge status", "Readiness Score", "Readiness",
         "Strain", "Day Strain", "Body Battery", "Herzratenvariabilität", "HRV Status",
         "Variabilité de la fréquence cardiaque", "Variabilidad de la frecuencia cardíaca", "Erholung", "Récupération",
         "Recuperación", "Recupero", "Herstel", "Återhämtning", "Regeneracja", "心拍変動", "心率变异性"),
        (*_NO_RUN, "!Neck Pain", "!Pain"),
    ),
    (
        "a list of heart rates",
        ("Resting Heart Rate", "Resting HR", "Heart Rate", "bpm", "Pulse", "Ruhepuls", "Herzfrequenz",
         "Fréquence cardiaque", "Frecuencia cardíaca", "Frequência cardíaca", "Frequenza cardiaca", "Hartslag",
         "Vilopuls", "Hvilepuls", "Leposyke", "Tętno", "Tętno spoczynkowe", "Tepová frekvence", "Пульс", "心拍数",
         "安静時心拍数", "心率", "静息心率", "심박수"),
        (*_NO_RUN, "!Neck Pain", "!Pain"),
    ),
    (
        "a list of working hours",
        ("Project", "Client", "Billable", "Projekt", "Projet", "Kunde", "Employee", "Break", "Lunch", "Overtime"),
        _NO_DISTANCE,
    ),
    (
        "a list of films, books or games",
        ("Game", "Games", "Film", "Movie", "Director", "Genre", "Episode", "Author", "Pages", "Artist", "Album"),
        _NO_DISTANCE,
    ),
    (
        "a table of weather",
        ("Humidity", "Precipitation", "Precip", "Luftfeuchtigkeit", "Niederschlag", "Humidité", "Humedad"),
        (*_NO_DISTANCE, "!Duration", "!Time", "!Pain", "!Neck Pain"),
    ),
)  # fmt: skip
"""What a table is if it has one of these columns and none of those."""
_NO_OTHER_DATE = tuple(f"!{name}" for role in ("start", "week", "week_end") for name in GENERIC[role])
OTHER_TABLES = (
    *(
        NoLog((name, *_NO_OTHER_DATE), f"These are monthly totals, not single runs. {UPLOAD_RUNS}")
        for name in (
            "month",
            "Monat",
            "Mois",
            "Mes",
            "Mês",
            "Mese",
            "Maand",
            "Miesiąc",
            "Måned",
            "Månad",
            "Měsíc",
            "Mesiac",
            "Hónap",
            "Kuukausi",
            "Luna",
            "Mjesec",
            "Месяц",
            "Місяць",
            "Месец",
            "Ay",
            "Μήνας",
            "חודש",
            "الشهر",
            "ماه",
            "महीना",
            "เดือน",
            "Tháng",
            "Bulan",
            "月",
            "月份",
            "월",
            "Kuu",
            "Mėnuo",
            "Mēnesis",
        )
    ),
    NoLog(("Lap", "Split Distance"), f"These are the laps of one activity, without its date. {UPLOAD_RUNS}"),
    *(
        NoLog((name, *unless), f"This looks like {what}, not a log of runs or pain. {UPLOAD_RUNS}")
        for what, names, unless in _NAMED
        for name in names
    ),
    NoLog(
        (
            "Steps",
            "Distance",
            "Calories",
            "!Duration",
            "!Time",
            "!Pace",
            "!Avg Pace",
            "!Type",
            "!Activity",
            "!Sport",
            "!Activity Type",
            "!Moving Time",
            "!Elapsed Time",
            "!Run Type",
            "!Pain",
            "!startTime",
            "!startTimeLocal",
            "!movingDuration",
            "!elapsedDuration",
        ),
        f"These look like daily totals from a pedometer, not single runs. {UPLOAD_RUNS}",
    ),
)
KINDS_BY_WORD = tuple(
    (re.compile(rf"(?i)(?:{words})"), what)
    for words, what in (
        (
            r"sleep|asleep|awake|bedtime|schlaf|sommeil|coucher|sueño|\bsono\b|\bsonno|slaap|sömn|søvn|\bsen\b|\bsnu\b|"
            r"spánek|spánk|spánok|alvás|uyku|yatış|kalkış|\buni\b|\bunen|\bсон\b|\bсна\b|\bсну\b|睡|就寝|起床|수면|취침|기상|نوم|"
            r"خواب|नींद|นอน|giấc ngủ|tidur|שינה|ύπν|somn|spanj|сън",
            "a sleep diary",
        ),
        (
            r"recover|readiness|\bhrv\b|rmssd|\bvfc\b|\bvrc\b|erholung|récup|recuper|herstel|återhämt|restitu|regener|"
            r"восстан|віднов|回復|恢复|恢復|회복|toparlan|body battery|vo2",
            "a record of recovery and heart rate variability",
        ),
        (
            r"heart|\bhr\b|\bfc\b|\bbpm\b|puls|\bherz|cardia|cardíac|hartslag|tętno|\btep|sydän|syke|nabız|nabz|пульс|чсс|"
            r"心拍|心率|심박|نبض|ضربان|דופק|σφυγμ|παλμ|ritm cardiac|nhịp tim|detak jantung|หัวใจ|हृदय",
            "a list of heart rates",
        ),
        (
            r"\breps?\b|\bsets?\b|exercise|wiederholung|répétition|repeticion|ripetizion|herhaling|回数|组数|次数",
            "a log of strength training",
        ),
        (r"stress|estrés|estresse|стресс|ストレス|压力|壓力|스트레스", "a record of stress"),
        (
            r"weight|gewicht|poids|\bpeso|\bvikt|vægt|\bvekt|paino|\bwaga|hmotnost|testsúly|\bkilo\b|\bвес\b|体重|體重|체중|"
            r"body fat|körperfett|\bbmi\b",
            "a list of weights",
        ),
        (r"calorie|kalori|protein|\bmeal|mahlzeit|repas|comida|pasto|食事|餐", "a food diary"),
        (
            r"\bsteps?\b|schritte|\bpas\b|pasos|passos|passi|stappen|\bsteg|skridt|skritt|askel|kroki|kroky|lépés|adım|шаг|"
            r"歩数|步数|걸음",
            "a list of steps",
        ),
        (r"spo2|oxygen|sauerstoff|oxígeno|oxygène|skin temp|respirat", "a record of health"),
    )
)
"""What a table is by a word in the name of each of its columns, where nothing of a run or of pain was found."""
