"""Column names: how they are compared, the unit they carry, and what the usual ones mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

Role = Literal[
    "id", "start", "clock", "sport", "distance", "moving", "timer", "elapsed", "pace", "speed", "title", "note",
    "effort", "surface", "pain", "where", "category", "week", "week_end", "cadence", "stride", "steps", "calories",
    "file", "offset", "unit", "temperature", "single",
]  # fmt: skip
"""“single”: a figure of single runs, beside which a weekly total is their sum."""
Names = Mapping[Role, tuple[str, ...]]
"""For each meaning the column names that have it, best first, every language together."""

_UNIT_WORDS: dict[str, tuple[str, ...]] = {
    "km": ("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "kilometros", "kilometern", "kilometri",
           "kilometry", "kilometria", "kilometrů", "kilometrov", "kilometrów", "kilometara",
           "kilometro", "kilomètres", "kilomètre", "kilómetro", "quilómetro", "quilômetro", "chilometro", "kilometrov",
           "kilómetros", "quilômetros", "quilómetros", "chilometri", "км", "קמ", "χλμ", "公里", "キロ", "킬로미터"),
    "mi": ("mi", "mile", "miles", "mls", "meilen", "millas", "milhas", "miglia", "мили", "英里", "マイル"),
    "yd": ("yd", "yds", "yrd", "yard", "yards"),
    "ft": ("ft", "feet", "foot"),
    "cm": ("cm",),
    "m": ("m", "mtr", "mtrs", "meter", "meters", "metre", "metres", "mètres", "metros", "metern", "metri", "metry",
          "metrów", "м", "米", "미터"),
    "s": ("s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seconde", "secondes", "secondi",
          "segundo", "segundos", "sekunder", "sekundy", "sekund", "sekuntia", "seconden", "сек", "секунды", "секунд",
          "秒", "초"),
    "min": ("min", "mins", "minute", "minutes", "minuten", "minutos", "minuty", "minuti", "minuter", "minutter", "dk",
            "dakika", "minut", "minúty", "minuta", "minuuttia", "perc", "мин", "минуты", "минут", "хв", "хвилини",
            "хвилин", "λεπτά", "דקות", "分", "分钟", "分鐘", "분"),
    "h": ("h", "hr", "hrs", "hour", "hours", "stunden", "std", "horas", "heures", "uur", "timmar", "godz", "godziny",
          "ore", "ч", "小时", "小時"),
    "km h": ("kmh", "kph"),
    "mi h": ("mph",),
    "ms": ("ms", "millis", "milliseconds", "millisecond", "msec", "msecs", "millisekunden", "millisecondes"),
    "utc": ("utc", "gmt", "z", "zulu", "utciso", "isoutc"),
    "m:ss": ("mmss",),
    "h:mm": ("hhmm",),
    "h:mm:ss": ("hhmmss", "hms"),
    "per": ("per", "pro", "por"),
    "": ("in", "en"),
    "part": ("hh", "mm", "ss"),
}  # fmt: skip
_CLOCKS = {
    "mm ss": "m:ss",
    "hh mm": "h:mm",
    "hh mm ss": "h:mm:ss",
    "h m s": "h:mm:ss",
    "h mm ss": "h:mm:ss",
    "h mm": "h:mm",
    "m ss": "m:ss",
    "m s": "m:ss",
    "h m": "h:mm",
}
_ORNAMENTS = re.compile(r"<[^>]*>|^com\.samsung\.s?health\.\w+\.|(?<=[א-ת])[\"״](?=[א-ת])")
"""Strava's missing translations; Samsung's way to name some columns and not others; the sign in ק"מ."""
_COPY = re.compile(r"\.\d+$")
_BREAK = re.compile(r"[\W_]+|(?<=[a-zà-ÿ])(?=[A-Z])")
"""Between words, also where a program wrote them in one: durationInSeconds."""

LENGTH_NAMES = (
    "Length", "Länge", "Longueur", "Longitud", "Lunghezza", "Comprimento", "Lengte", "Längd", "Længde", "Pituus",
    "Délka", "Dĺžka", "Hossz", "Длина", "長さ", "长度", "길이", "Volume", "Umfang", "Amount",
)  # fmt: skip
"""How far or how long: the unit tells."""
_SESSIONS = ("Workout", "Activity", "Exercise", "Session", "Training", "Run", "Entry", "Event", "Log")
_MOMENTS = (
    "Start Time", "Start Date", "Start Date Time", "Start Datetime", "Start Timestamp", "Start", "Started At",
    "Begin Time", "Begin", "Timestamp", "Datetime", "Date Time", "Date", "Day", "Time Stamp",
)  # fmt: skip
_BEGINNINGS = tuple(f"{session} {moment}" for session in _SESSIONS for moment in _MOMENTS)
"""The moment of the workout itself: such a name comes before that of a day, a cycle or a class."""

GENERIC: Names = {
    "start": (
        "start_date_local", "startTimeLocal", "start_time_local", "Local Start Time", "Activity Date/Time",
        *_BEGINNINGS, "WorkoutDay",
        "Date", "Datetime", "Date Time", "Activity Time", "Datum", "Fecha", "Data", "Dato", "Dátum", "日期",
        "日付", "Дата",
        "Päivämäärä", "Pvm", "Tarih", "날짜", "일자", "Ημερομηνία", "startDateTimeLocal",
        "data_hora", "when", "Timestamp", "Start", "Start Date", "Start Time", "startTime", "Day",
        "Full Date", "Run Date", "Tag", "Jour", "Día", "Dia", "Giorno", "Dag", "Dzień", "Nap", "Modified Date",
        "Started At", "Started", "Begin Time", "Begin", "Begin Timestamp", "Recorded At", "Performed At",
        "Completed At",
        "Startdatum", "Startzeitpunkt", "Beginn", "Date de début", "Début", "Fecha de inicio", "Inicio", "Data inizio",
        "Inizio", "Data de início", "Início", "Startdato", "Starttidspunkt", "Begindatum", "Data rozpoczęcia",
        "Początek", "Дата начала", "Начало", "開始日時", "開始日", "开始日期", "시작일",
        "תאריך", "Den", "День", "Dan", "実施日", "训练日期", "运动日期", "日時",
    ),
    "clock": (
        "Start Time", "Time of day", "Uhrzeit", "Heure", "Hora", "Ora", "Startzeit", "Clock", "Starttid", "Klockslag",
        "Godzina", "時刻",
        "Saat", "Ώρα", "שעה", "Időpont", "Tijdstip", "Tidspunkt", "Čas dňa", "시간대", "Klokkeslæt",
        "Klokkeslett", "Kellonaika", "Horário", "Čas začátku", "Время начала", "开始时间", "시작 시간",
        "시각",
    ),
    "offset": ("utc_offset", "time_offset", "Time Zone", "Timezone", "Time Zone Offset", "Timezone Offset", "tz",
               "tzid",
               "GMT Offset", "Zone", "Zeitzone", "Fuseau horaire", "Zona horaria", "Fuso orario", "Fuso horário",
               "Tijdzone", "Tidszon", "Tidszone", "Strefa czasowa", "Aikavyöhyke", "Часовой пояс", "时区", "時區"),
    "sport": (
        "Activity Type", "activityType_typeKey", "activityType", "WorkoutType", "Sport", "sport_type", "Type",
        "Run Type", "Workout Type", "Activity", "Sportart", "Aktivitätstyp", "Aktivität", "Art", "Type d'activité",
        "Activité", "Tipo de actividad", "Tipo de atividade", "Tipo", "Typ", "Activiteittype", "Activiteit",
        "Actividad", "Atividade", "Attività", "Aktivitet", "Aktywność", "Тип", "Вид спорта", "Активность", "Spor",
        "Laji", "종목", "운동", "运动类型", "类型", "Deporte", "Modalidad", "Modalidade", "Discipline", "Disciplina",
        "Rodzaj",
        "Aktivita", "Aktivnost", "Activitate", "Δραστηριότητα", "Άθλημα", "Tevékenység", "Sportág", "Вид спорту",
        "Активність", "Тренировка", "運動類型", "運動種類", "種目", "運動種目", "פעילות", "ענף", "Aktivite",
        "Rodzaj aktywności", "Urheilulaji", "Sportsgren", "Träningsform", "Treningsform", "Vrsta", "Vrsta aktivnosti",
        "Druh", "Druh aktivity", "Rodzaj treningu", "Rodzaj sportu", "Sportovní aktivita", "Tip", "Egzersiz",
    ),
    "distance": (
        "Distance", "DistanceInMeters", "Running Distance", "Run Distance", "Total Distance", "Distance Run", "Dist",
        "Distanz", "Strecke", "Afstand", "Distancia", "Distância", "Dystans", "Distans", "Distanse", "Distanza",
        "Távolság",
        "距离", "距離", "Дистанция", "Расстояние", "Matka", "Laufstrecke", "Lengde",
        "Sträcka", "Vzdálenost", "Mesafe", "Táv", "거리", "里程", "Відстань", "Дистанція", "Distanța", "Απόσταση",
        "Actual Distance", "Actual", "Gelaufen", "Parcourus", "Recorridos", "Percorsi", "Running", "Ran", "Run",
        "Mileage",
        "Vzdialenosť", "Udaljenost", "מרחק", "路程", "公里數", "公里数", "走行距離", "Etäisyys", "Vegalengd",
        "Długość", "Δρόμος", *LENGTH_NAMES,
    ),
    "unit": ("Distance Unit", "Actual Distance Unit", "Distance Type", "Actual Distance Type",
        "Unit", "Units", "Einheit", "Unité", "Unidad", "Unidade"),
    "moving": (
        "Moving Time", "movingDuration", "Moving Duration", "Moving", "mov", "Bewegungszeit", "Zeit in Bewegung",
        "Beweegtijd", "Tijd bewogen", "Temps de déplacement", "Tiempo en movimiento", "Tempo em movimento",
        "Tempo in movimento", "Czas ruchu",
    ),
    "timer": (
        "Duration", "TimeTotalInHours", "Workout Time", "Training Time", "Running Time", "Run Time", "Total Time",
        "Timer Time", "sportTime", "tempo_usado", "Dauer", "Zeit", "Laufzeit", "Durée", "Temps", "Duración",
        "Duração", "Tijd", "Duur", "Tid", "Varighet", "Varighed", "Czas", "Czas trwania", "Tiempo", "Idő",
        "Időtartam",
        "Durata", "时间", "時間", "タイム", "所要時間", "Время", "Aika", "Kesto", "Net Time",
        "Finish Time", "Chip Time", "Time Taken", "Actual Duration", "Actual Time", "Čas", "Doba", "Doba trvání",
        "Trvání", "Süre", "시간", "운동시간", "用时", "时长", "Длительность", "Продолжительность", "Час",
        "Тривалість",
        "Timp", "Durată", "Χρόνος", "Διάρκεια",
        "Vrijeme", "Trajanje", "זמן", "משך", "時長", "運動時間", "運動時長", "运动时间", "运动时长", "Trvanie",
        "Varaktighet", "Löptid", "Træningstid", "Total varighed", "Durata totale",
        *LENGTH_NAMES,
    ),
    "elapsed": (
        "Elapsed Time", "elapsedDuration", "Elapsed Duration", "Elapsed", "Verstrichene Zeit", "Verstreken tijd",
        "Temps écoulé", "Tiempo transcurrido", "Upłynęło czasu",
    ),
    "pace": (
        "Avg Pace", "Average Pace", "Pace", "avg_pace_str", "ritmo_medio", "Tempo", "Allure", "Ritmo", "Passo",
        "Passo medio", "Tempo gem", "ペース", "配速", "페이스", "Темп",
        "Gem. tempo", "Tempo promedio", "Keskivauhti", "Vauhti", "Tempoen", "Ritam", "Ritm", "Ρυθμός", "קצב",
        "Tempo médio",
    ),
    "speed": (
        "Speed", "Avg Speed", "Average Speed", "Geschwindigkeit", "Vitesse", "Velocidad", "Velocidade",
        "Hastighed", "Hastighet", "Nopeus", "Velocità", "Snelheid", "Prędkość", "Rychlost", "Rýchlosť", "Hız",
        "Скорость", "Швидкість", "Brzina", "Sebesség", "Viteză", "Ταχύτητα", "速度", "속도",
    ),
    "title": (
        "Activity Name", "Title", "Name", "Titel", "Titre", "Título", "Tytuł", "Namn", "Workout Name", "Route",
        "Titolo", "Tittel", "Nimi", "Název", "Názov", "Naslov", "Название", "Назва", "Titlu", "Τίτλος", "タイトル",
        "标题", "標題", "제목", "כותרת", "Başlık", "Cím",
    ),
    "note": (
        "Notes", "Note", "Comments", "Comment", "Description", "Notiz", "Notizen", "Bemerkung", "Bemerkungen",
        "Kommentar", "Commentaire", "Commentaires", "Notas", "Nota", "Comentarios", "Observações", "Opmerkingen",
        "Uwagi", "Notatki", "Anteckningar", "Noter", "Megjegyzés", "メモ", "备注",
        "메모", "Notlar", "Poznámka", "Заметки", "Комментарий",
        "備註", "備考", "הערות", "הערה", "Bilješke", "Bilješka", "Opmerking", "Merknad", "Merknader", "Bemærkning",
        "Bemærkninger", "Notater", "Notat", "Huomautus", "Huomautukset", "Muistiinpanot", "Anteckning", "Kommentarer",
        "Uwaga", "Poznámky", "Σημειώσεις", "Σχόλια", "Observații", "Note personale", "Нотатки", "Примечание",
        "Примітки", "Замітки", "Observaciones", "Comentario", "Remarque", "Remarques", "Not", "Açıklama",
        "Megjegyzések", "비고",
    ),
    "effort": (
        "effort_0_10", "RPE", "Session RPE", "sRPE", "Perceived Exertion", "Perceived Effort", "icu_rpe", "Effort",
        "Anstrengung",
    ),
    "surface": ("Surface", "Untergrund", "Terrain"),
    "pain": (
        "pain_0_10", "Neck Pain", "Neck", "Pain", "Pain Score", "Pain Level", "Pain Rating", "Pain Severity",
        "Pain Intensity", "Pain 0-10", "Pain (0-10)", "Neck Pain (0-10)", "NRS", "NPRS", "VAS", "Nackenschmerz",
        "Nackenschmerzen", "Nacken", "Schmerz", "Schmerzen", "Schmerzstärke", "Douleur", "Douleur cou", "Dolor",
        "Dolor de cuello", "Dor", "Dor no pescoço", "Ból", "Ból szyi", "Pijn", "Nekpijn", "Smerte", "Nakkesmerter",
        "Smärta", "Nacksmärta", "Fájdalom", "Nyakfájás", "Dolore", "Dolore al collo", "痛み", "首の痛み", "疼痛",
        "颈部疼痛",
    ),
    "where": (
        "Pain Location", "Pain Locations", "Location", "Locations", "Body Part", "Body Area", "Site", "Where", "Area",
        "Region", "Körperstelle", "Körperteil", "Partie du corps", "Zona", "Localización", "Localização", "Zone",
        "Local", "Local da dor", "Locatie", "Lichaamsdeel", "Kroppsdel", "Plats", "Sted", "Kropsdel", "Miejsce",
        "Místo",
        "Miesto", "Hely", "Testrész", "Mjesto", "Loc", "Kehonosa", "Paikka", "Yer", "Bölge", "Место", "Місце", "Σημείο",
        "מיקום", "部位", "부위", "Ort", "Stelle", "Lieu", "Luogo", "Sede",
    ),
    "week": (
        "Week", "Week Begin", "Week Beginning", "Week Start", "Week Start Date", "Week Starting", "Week Of",
        "Week Commencing", "Week Sunday", "Week Monday", "Week Date", "Wk",
        "Start of Week", "Woche", "Woche ab", "KW", "Kalenderwoche", "Semaine", "Semana",
        "Settimana", "Uge", "Uke", "Vecka", "Tydzień", "Hét", "週", "周", "Week van", "Semana del", "Semana de",
        "Semaine du", "Settimana del", "Viikko", "Vko", "Týden", "Týždeň", "Săptămâna", "Săptămână", "Tjedan",
        "Hafta",
        "Неделя", "Тиждень", "Εβδομάδα", "שבוע", "주", "주간",
    ),
    "week_end": ("end_date", "Week End", "Week Ending", "Week End Date", "Week Ended"),
    "cadence": ("Avg Run Cadence", "Cadence", "cadence_spm", "averageRunningCadenceInStepsPerMinute"),
    "stride": ("Avg Stride Length", "Stride Length", "stride_length_m"),
    "steps": ("Steps", "Step Count"),
}  # fmt: skip

TIME_NAMES = (
    "Time", "Zeit", "Tijd", "Tid", "Čas", "Vrijeme", "Время", "Час", "Czas", "Idő", "Aika", "Timp", "Χρόνος",
    "זמן", "时间",
    "時間", "시간",
)  # fmt: skip
"""Words for how long a run took and for the time of day."""


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name as it is compared: letters (of any script) and digits, without case and accents."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


_UNITS = {plain(word): unit for unit, words in _UNIT_WORDS.items() for word in words}
_MEASURED_IN = {"km": "distance", "mi": "distance", "min": "duration", "h": "duration", "s": "duration"}
DISTANCE_UNITS = ("km", "mi", "m", "cm", "yd", "ft")
DURATION_UNITS = ("s", "min", "h", "ms", "day", "m:ss", "h:mm", "h:mm:ss")
_GLUED_TO = {
    plain(name): units
    for units, roles in ((DISTANCE_UNITS, ("distance",)), (DURATION_UNITS, ("moving", "timer", "elapsed")))
    for role in roles
    for name in (*GENERIC[role], *(TIME_NAMES if role == "timer" else ()))  # type: ignore[index]
}
_LONGEST_GLUED = max(map(len, _GLUED_TO))
_OFFSET = re.compile(r"(?i)\b(?:utc|gmt) ?([+−-] ?[0-9]{1,2}(?::?[0-9]{2})?)")


@lru_cache(maxsize=4096)
def name_and_unit(name: str) -> tuple[str, str]:
    """A column name without its unit, as it is compared, and the unit: "Distance (mi)" -> ("distance", "mi").

    Units: km, mi, m, s, min, h, ms, m:ss, h:mm, h:mm:ss, "min per km" and the like, and "utc" of moments; "" when it
    carries none. A name that is nothing but a unit says what it measures: "Miles" -> ("distance", "mi").
    """
    bare = _OFFSET.sub(_utc_or_local, _COPY.sub("", _ORNAMENTS.sub("", name)))
    tokens = [token for token in _BREAK.split(bare) if token]
    tail: list[str] = []
    while tokens and plain(tokens[-1]) in _UNITS:
        tail.insert(0, plain(tokens.pop()))
    unit = _unit(tail)
    if len(tokens) > 1 and not tail and _UNITS.get(plain(tokens[0])) in ("km", "mi", "utc"):
        tokens, unit = tokens[1:], _UNITS[plain(tokens[0])]
    if tail == ["hr"] and plain("".join(tokens)) not in _GLUED_TO:
        return plain("".join(tokens)) + "heartrate", ""
    if not tokens:
        return _MEASURED_IN.get(unit, "".join(tail)), unit
    if not tail and (glued := _glued(plain(tokens[-1]))):
        tokens[-1], unit = glued
    return plain("".join(tokens)), unit


def _utc_or_local(offset: re.Match[str]) -> str:
    """Times beside UTC+2 are those of a clock on a wall, and times beside UTC+0 are UTC."""
    return " utc" if not offset[1].strip("+-−0: ") else ""


@lru_cache(maxsize=4096)
def _glued(word: str) -> tuple[str, str] | None:
    """A name and a unit written in one: distancekm -> ("distance", "km"). A letter alone is the end of a word."""
    for cut in range(min(len(word) - 1, _LONGEST_GLUED), 2, -1):
        unit = _UNITS.get(word[cut:], "")
        if unit in _GLUED_TO.get(word[:cut], ()) and (cut < len(word) - 1 or unit == "m"):
            return word[:cut], unit
    return None


def _unit(tail: list[str]) -> str:
    if " ".join(tail) in _CLOCKS:
        return _CLOCKS[" ".join(tail)]
    return " ".join(_UNITS[word] for word in tail if _UNITS[word])


@lru_cache(maxsize=4096)
def compared(names: tuple[str, ...]) -> dict[str, int]:
    """Names as they are compared -> their rank, best 0."""
    return {name_and_unit(name)[0]: rank for rank, name in reversed(list(enumerate(names)))}


def known_names(many: Iterable[Names]) -> frozenset[str]:
    """Every name of these tables, as it is compared."""
    return frozenset(name for names in many for role in names.values() for name in compared(role))
