"""What people call the columns of a log, in every language together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Role = Literal[
    "id", "start", "clock", "sport", "distance", "moving", "timer", "elapsed", "pace", "speed", "title", "note",
    "effort", "surface", "pain", "where", "category", "week", "week_end", "cadence", "stride", "steps", "calories",
    "file", "offset", "unit", "temperature", "single",
]  # fmt: skip
"""“single”: a figure of single runs, beside which a weekly total is their sum."""
Names = Mapping[Role, tuple[str, ...]]
"""For each meaning the column names that have it, best first, every language together."""

LENGTH_NAMES = (
    "Length", "Länge", "Longueur", "Longitud", "Lunghezza", "Comprimento", "Lengte", "Längd", "Længde", "Pituus",
    "Délka", "Dĺžka", "Hossz", "Длина", "長さ", "长度", "길이", "Volume", "Umfang", "Amount",
)  # fmt: skip
"""How far or how long: the unit tells."""
RUN_NAMES = ("Run", "Running", "Ran", "Gelaufen", "Couru", "Corrido", "Corso")
"""How far without a unit, how long with one of time."""
ACTUAL_NAMES = (
    "Actually", "Completed", "Done", "Ist", "Tatsächlich", "Absolviert", "Réel", "Réalisé", "Effectué", "Real",
    "Realizado", "Hecho", "Feito", "Effettivo", "Fatto", "Werkelijk", "Gedaan", "Faktisk", "Faktiskt", "Gennemført",
    "Gjennomført", "Genomfört", "Toteutunut", "Rzeczywisty", "Rzeczywiste", "Wykonane", "Skutečně", "Skutečnost",
    "Tényleges", "Факт", "Фактически", "Виконано", "Gerçek", "Gerçekleşen", "実績", "実際", "实际", "實際", "실제",
    "Couru", "Courus", "Corrido", "Corridos", "Corso", "Percorso", "Gelopen", "Löpt", "Løpt", "Løbet",
)  # fmt: skip
"""What was run, in a table that also says what was planned: how far in a unit of length, how long in one of time."""
_SESSIONS = ("Workout", "Activity", "Exercise", "Session", "Training", "Run", "Entry", "Event", "Log")
SESSION_WORDS = (
    "run",
    "running",
    "workout",
    "activity",
    "exercise",
    "session",
    "training",
    "active",
    "lauf",
    "jogging",
    "total",
)
"""What a distance or a duration may be called after, as names are compared."""
_MOMENTS = (
    "Start Time", "Start Date", "Start Date Time", "Start Datetime", "Start Timestamp", "Start", "Started At",
    "Begin Time", "Begin", "Timestamp", "Datetime", "Date Time", "Date", "Day", "Time Stamp",
)  # fmt: skip
_BEGINNINGS = tuple(f"{session} {moment}" for session in _SESSIONS for moment in _MOMENTS)
"""The moment of the workout itself: such a name comes before that of a day, a cycle or a class."""

GENERIC: Names = {
    "start": (
        "start_date_local", "startTimeLocal", "start_time_local", "Local Start Time", "Activity Date/Time",
        "Start Datetime", "Start Date Time",
        *_BEGINNINGS, "WorkoutDay",
        "Date and time", "Fecha y hora", "Datum und Uhrzeit", "Datum und Zeit", "Date et heure", "Data e ora",
        "Data e hora", "Datum en tijd", "Datum och tid", "Dato og tid", "Dato og klokkeslæt", "Data i godzina",
        "Дата и время", "日時", "日期时间",
        "Date", "Datetime", "Date Time", "Activity Time", "Datum", "Fecha", "Data", "Dato", "Dátum", "日期",
        "日付", "Дата",
        "Päivämäärä", "Pvm", "Tarih", "날짜", "일자", "Ημερομηνία", "startDateTimeLocal",
        "data_hora", "when", "Timestamp", "Start", "Start Date", "Start Time", "startTime", "Day",
        "Full Date", "Run Date", "Tag", "Jour", "Día", "Dia", "Giorno", "Dag", "Dzień", "Nap", "Modified Date",
        "Started At", "Started", "Begin Time", "Begin", "Begin Timestamp", "Recorded At", "Performed At",
        "Completed At",
        "Startdatum", "Startzeitpunkt", "Startzeit", "Starttid", "Starttijd", "Heure de début", "Hora de inicio",
        "Ora inizio", "Ora di inizio", "Hora de início", "Godzina rozpoczęcia", "Время начала", "开始时间", "開始時刻",
        "Trainingsdatum", "Trainingstag", "Laufdatum", "Date de la séance", "Date de sortie", "Fecha del entrenamiento",
        "Data allenamento", "Data do treino", "Beginn",
        "Date de début", "Début", "Fecha de inicio", "Inicio", "Data inizio",
        "Inizio", "Data de início", "Início", "Startdato", "Starttidspunkt", "Begindatum", "Data rozpoczęcia",
        "Początek", "Дата начала", "Начало", "開始日時", "開始日", "开始日期", "시작일",
        "תאריך", "Den", "День", "Dan", "実施日", "训练日期", "运动日期", "日時",
        "Tanggal", "Tarikh", "Ngày", "Kuupäev", "Datums", "Dagsetning", "Dags", "التاريخ", "تاريخ", "تاریخ", "दिनांक",
        "तारीख", "วันที่", "Датум", "Datu",
        # When a form was filled in.
        "Zeitstempel", "Horodateur", "Marca temporal", "Carimbo de data/hora", "Informazioni cronologiche",
        "Tijdstempel", "Tidsstämpel", "Tidstämpel", "Tidsstempel", "Tidsmerke", "Tidsstempel", "Aikaleima",
        "Sygnatura czasowa", "Časová značka", "Časová pečiatka", "Időbélyeg", "Отметка времени", "Позначка часу",
        "Zaman damgası", "Χρονική σήμανση", "חותמת זמן", "Marcaj de timp", "Vremenska oznaka", "Časovni žig",
        "Ajatempel", "Laika zīmogs", "Laiko žyma", "Marca de temps", "Клеймо за време", "طابع زمني", "مهر زمانی",
        "टाइमस्टैम्प", "ประทับเวลา", "Dấu thời gian", "Stempel waktu", "タイムスタンプ", "时间戳记", "时间戳", "時間戳記",
        "타임스탬프",
    ),
    "clock": (
        "Start Time", "Time of day", "Uhrzeit", "Heure", "Hora", "Ora", "Startzeit", "Clock", "Starttid", "Klockslag",
        "Godzina", "時刻",
        "Saat", "Ώρα", "שעה", "Időpont", "Tijdstip", "Tidspunkt", "Čas dňa", "시간대", "Klokkeslæt",
        "Klokkeslett", "Kellonaika", "Horário", "Čas začátku", "Время начала", "开始时间", "시작 시간",
        "시각",
        "Start", "Started", "Started at", "Begin", "Beginn", "Début", "Inicio", "Início", "Inizio", "Alku", "Начало",
        "Початок", "開始", "开始", "시작", "Başlangıç", "Začátek", "Kezdés", "Începere", "Έναρξη", "התחלה", "البداية",
    ),
    "offset": ("utc_offset", "time_offset", "Time Zone", "Timezone", "Time Zone Offset", "Timezone Offset", "tz",
               "tzid",
               "GMT Offset", "Start Time Offset", "Zone Offset", "Zone",
               "Zeitzone", "Fuseau horaire", "Zona horaria", "Fuso orario", "Fuso horário",
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
        "Jenis", "Jenis olahraga", "Olahraga", "Aktivitas", "Môn", "Môn thể thao", "Loại", "Hoạt động", "Spordiala",
        "Tegevus", "Veids", "Aktivitāte", "Veikla", "Sportas", "Šport", "Dejavnost", "Vadba", "Activitat", "Esport",
        "Tipus", "Æfing", "Íþrótt", "Дейност", "Спорт", "Активност", "النشاط", "الرياضة", "فعالیت", "गतिविधि",
        "กิจกรรม", "ประเภท",
    ),
    "distance": (
        "Distance", "DistanceInMeters", "Running Distance", "Run Distance", "Total Distance", "Distance Run", "Dist",
        "Distanz", "Strecke", "Afstand", "Distancia", "Distância", "Dystans", "Distans", "Distanse", "Distanza",
        "Távolság",
        "距离", "距離", "Дистанция", "Расстояние", "Matka", "Laufstrecke", "Lengde",
        "Sträcka", "Vzdálenost", "Mesafe", "Táv", "거리", "里程", "Відстань", "Дистанція", "Distanța", "Απόσταση",
        "Distance Walking Running", "Actual Distance", "Actual", *ACTUAL_NAMES, "Gelaufen", "Parcourus", "Recorridos",
        "Percorsi", "Running",
        "Ran", "Run",
        "Mileage",
        "実績距離", "実際距離", "实际距离", "實際距離", "실제 거리", "Vzdialenosť", "Udaljenost", "מרחק", "路程",
        "公里數", "公里数", "走行距離", "Etäisyys", "Vegalengd",
        "Długość", "Δρόμος",
        "Jarak", "Cự ly", "Quãng đường", "Khoảng cách", "Distants", "Vahemaa", "Attālums", "Atstumas", "Razdalja",
        "Distància", "Разстояние", "Удаљеност", "Растојање", "المسافة", "مسافت", "दूरी", "ระยะทาง",
        *LENGTH_NAMES,
    ),
    "unit": ("Distance Unit", "Actual Distance Unit", "Distance Type", "Actual Distance Type",
        "Unit", "Units", "Einheit", "Unité", "Unidad", "Unidade"),
    "moving": (
        "Moving Time", "Active Time", "Active Duration", "Duration Active", "Duration Moving", "Time Moving",
        "Time Active", "movingDuration", "Moving Duration", "Moving", "mov", "Bewegungszeit", "Zeit in Bewegung",
        "Beweegtijd", "Tijd bewogen", "Temps de déplacement", "Tiempo en movimiento", "Tempo em movimento",
        "Tempo in movimento", "Czas ruchu",
    ),
    "timer": (
        "Duration", "Dur",
        "TimeTotalInHours", "Workout Time", "Training Time", "Running Time", "Run Time", "Total Time",
        "Timer Time", "sportTime", "tempo_usado", "Dauer", "Zeit", "Laufzeit", "Durée", "Temps", "Duración",
        "Duração", "Tijd", "Duur", "Tid", "Varighet", "Varighed", "Czas", "Czas trwania", "Tiempo", "Idő",
        "Időtartam",
        "Durata", "时间", "時間", "タイム", "所要時間", "Время", "Aika", "Kesto", "Net Time",
        "Finish Time", "Chip Time", "Time Taken", "Actual Duration", "Actual Time", "Čas", "Doba", "Doba trvání",
        "Trvání", "Süre", "시간", "운동시간", "用时", "时长", "Длительность", "Продолжительность", "Час",
        "Тривалість", "実績時間", "実際時間", "实际时间", "实际时长", "실제 시간",
        *RUN_NAMES, "Actual", *ACTUAL_NAMES, "Timp", "Durată", "Χρόνος", "Διάρκεια",
        "Vrijeme", "Trajanje", "זמן", "משך", "時長", "運動時間", "運動時長", "运动时间", "运动时长", "Trvanie",
        "Varaktighet", "Löptid", "Træningstid", "Total varighed", "Durata totale",
        "Durasi", "Waktu tempuh", "Thời lượng", "Kestus", "Ilgums", "Trukmė", "Durada", "Tímalengd",
        "Продължителност", "Трајање", "المدة", "مدت", "अवधि", "ระยะเวลา",
        *LENGTH_NAMES,
    ),
    "elapsed": (
        "Elapsed Time", "elapsedDuration", "Elapsed Duration", "Duration Elapsed", "Time Elapsed", "Duration Total",
        "Elapsed", "Verstrichene Zeit", "Verstreken tijd",
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
        "Nom", "Nome", "Naam", "Navn", "Nazwa",
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
        "Notes personals", "Catatan", "Ghi chú", "Märkused", "Piezīmes", "Pastabos", "Opombe", "Athugasemdir",
        "Бележки", "ملاحظات", "टिप्पणी", "หมายเหตุ",
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
        "Nyeri leher", "Đau cổ", "Kaelavalu", "Kakla sāpes", "Kaklo skausmas", "Bolečina v vratu", "Dolor de coll",
        "Hálsverkur", "Болка във врата", "ألم الرقبة", "गर्दन दर्द", "ปวดคอ",
    ),
    "where": (
        "Pain Location", "Pain Locations", "Location", "Locations", "Body Part", "Body Area", "Site", "Where", "Area",
        "Region", "Körperstelle", "Körperteil", "Partie du corps", "Zona", "Localización", "Localização", "Zone",
        "Local", "Local da dor", "Locatie", "Lichaamsdeel", "Kroppsdel", "Plats", "Sted", "Kropsdel", "Miejsce",
        "Místo",
        "Miesto", "Hely", "Testrész", "Mjesto", "Loc", "Kehonosa", "Paikka", "Yer", "Bölge", "Место", "Місце", "Σημείο",
        "מיקום", "部位", "부위", "Ort", "Stelle", "Lieu", "Luogo", "Sede",
        "Pain Position", "Pain Positions", "Affected Area", "Affected Areas", "Painful Area",
    ),
    "week": (
        "Week", "Week Begin", "Week Beginning", "Week Start", "Week Start Date", "Week Starting", "Week Of",
        "Week Commencing", "Week Sunday", "Week Monday", "Week Date", "Wk",
        "Start of Week", "Woche", "Woche ab", "KW", "Kalenderwoche", "Semaine", "Semana",
        "Settimana", "Uge", "Uke", "Vecka", "Tydzień", "Hét", "週", "周", "Week van", "Semana del", "Semana de",
        "Semaine du", "Settimana del", "Viikko", "Vko", "Týden", "Týždeň", "Săptămâna", "Săptămână", "Tjedan",
        "Hafta",
        "Неделя", "Тиждень", "Εβδομάδα", "שבוע", "주", "주간", "주차",
        "Teden", "Седмица", "Недеља", "Nädal", "Nedēļa", "Savaitė", "Setmana", "Vika", "Tuần", "Minggu", "Minggu ke",
        "Pekan", "الأسبوع", "أسبوع", "اسبوع", "هفته", "सप्ताह", "हफ़्ता", "สัปดาห์", "สัปดาห์ที่", "Week number", "Week no",
        "週目", "周次", "第几周",
    ),
    "week_end": ("end_date", "Week End", "Week Ending", "Week End Date", "Week Ended"),
    "cadence": ("Avg Run Cadence", "Cadence", "cadence_spm", "averageRunningCadenceInStepsPerMinute"),
    "stride": ("Avg Stride Length", "Stride Length", "stride_length_m"),
    "steps": ("Steps", "Step Count"),
}  # fmt: skip

END_NAMES = (
    *(f"{session} {end}" for session in _SESSIONS for end in ("End", "End Time", "End Date")),
    "End", "End Time", "End Date", "End Datetime", "End Timestamp", "Ended", "Ended At", "Finished At", "Finish",
    "Stop",
    "Stop Time", "Workout End Time", "Activity End Time", "Exercise End Time", "Ende", "Endzeit", "Endzeitpunkt", "Fin",
    "Heure de fin", "Hora de fin", "Hora fin", "Fine", "Ora fine", "Hora de término", "Fim", "Eindtijd", "Einde",
    "Sluttid", "Slutt", "Slut", "Koniec", "Konec", "Vége", "Конец", "Окончание", "終了", "終了時刻", "结束时间", "종료",
)  # fmt: skip
"""When a run ended: with its beginning it tells how long it took, where nothing else does."""
TIME_NAMES = (
    "Time", "Zeit", "Tijd", "Tid", "Čas", "Vrijeme", "Время", "Час", "Czas", "Idő", "Aika", "Timp", "Χρόνος",
    "זמן", "时间",
    "時間", "시간", "Waktu", "Thời gian", "Aeg", "Laiks", "Laikas", "Tími", "Време", "الوقت", "الزمن",
    "زمان", "समय", "เวลา",
)  # fmt: skip
"""Words for how long a run took and for the time of day."""
