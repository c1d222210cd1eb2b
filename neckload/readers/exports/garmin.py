"""Garmin Connect: the list as the page exports it in many languages, and what tools and Garmin itself hand out."""

from __future__ import annotations

from dataclasses import replace

from neckload.readers.exports.layout import Layout

GARMIN = Layout(
    format="Garmin Connect, activity list",
    source="garmin",
    needs=("sport", "start", "distance", "timer", "calories"),
    track_in_metres=True,
    names={
        "sport": (
            "Activity Type", "Aktivitätstyp", "Type d'activité", "Tipo de actividad", "Tipo de atividade",
            "Typ aktywności", "Aktivitetstyp", "Aktivitetstype", "Tevékenység típusa", "Tipo di attività",
            "Activiteittype", "Activiteitstype", "活动类型", "活動類型", "アクティビティタイプ", "Тип занятия",
            "Typ aktivity", "Aktiviteetin tyyppi", "Harjoituksen tyyppi",
        ),
        "start": ("Date", "Datum", "Fecha", "Data", "Dato", "Dátum", "日期", "日付", "Дата", "Päivämäärä"),
        "title": (
            "Title", "Titel", "Titre", "Título", "Tytuł", "Namn", "Cím", "Titolo", "Tittel", "标题", "標題",
            "タイトル", "Название", "Název", "Nimi", "Otsikko",
        ),
        "distance": (
            "Distance", "Distanz", "Distancia", "Distância", "Dystans", "Distans", "Távolság", "Distanza", "Distanse",
            "Afstand", "距离", "距離", "Дистанция", "Расстояние", "Vzdálenost", "Matka",
        ),
        "calories": (
            "Calories", "Kalorien", "Calorías", "Calorias", "Kalorie", "Kalorier", "Kalóriaszám", "Calorie",
            "Totale kalorier", "Calorieën", "热量消耗", "热量", "卡路里", "カロリー", "Калории", "Kalorit",
        ),
        "timer": (
            "Time", "Zeit", "Durée", "Temps", "Tiempo", "Tempo", "Czas", "Tid", "Idő", "Tijd", "时间", "時間",
            "タイム", "Время", "Čas", "Aika",
        ),
        "moving": (
            "Moving Time", "Zeit in Bewegung", "Temps de déplacement", "Tiempo en movimiento", "Tempo em movimento",
            "Czas ruchu", "Färdtid", "Tid i bevægelse", "Menetidő", "Tempo in movimento", "Tijd bewogen",
            "Tid i bevegelse", "移动时间", "移動時間", "Время движения", "Čas pohybu", "Liikkeelläoloaika",
        ),
        "elapsed": (
            "Elapsed Time", "Verstrichene Zeit", "Temps écoulé", "Tiempo transcurrido", "Duração", "Upłynęło czasu",
            "Total tid", "Tidsforbrug", "Eltelt idő", "Tempo trascorso", "Verstreken tijd", "Medgått tid", "全程耗时",
            "経過時間", "Общее время", "Uplynulý čas", "Kulunut aika",
        ),
        "cadence": (
            "Avg Run Cadence", "Avg Bike Cadence", "Ø Schrittfrequenz (Laufen)", "Cadence de course moyenne",
            "Cadencia de carrera media", "Cadencia media de pedaleo", "Cadência de corrida média", "Średni rytm biegu",
            "Medellöpkadens", "Gennemsnit kadence løb", "Gennemsnitlig svømmekadence", "Átl. pedálütem",
            "Cadenza di corsa media", "Gem. loopcadans", "Gjennomsnittlig løpefrekvens", "平均步频", "平均ピッチ",
        ),
        "stride": (
            "Avg Stride Length", "Ø Schrittlänge", "Longueur moyenne des foulées", "Longitud media de zancada",
            "Comprimento médio da passada", "Średnia długość kroku", "Medelsteglängd", "Gennemsnitlig skridtlængde",
            "Átlagos lépéshossz", "Lunghezza media passo", "Lunghezza passo media", "Gem. staplengte",
            "Gjennomsnittlig skrittlengde", "平均步长", "平均歩幅",
        ),
        "pace": (
            "Avg Pace", "Ø Pace", "Allure moyenne", "Ritmo medio", "Ritmo médio", "Średnie tempo", "Medeltempo",
            "Gennemsnitstempo", "Átlagos tempó", "Passo medio", "Gem. tempo", "平均配速", "平均ペース",
        ),
        "temperature": ("Max Temp", "Maksimum temperatur"),
        "steps": (
            "Steps", "Schritte", "Pas", "Pasos", "Passos", "Kroki", "Steg", "Skridt", "Lépések", "Passi", "Stappen",
            "Skritt", "步数", "ステップ数",
        ),
    },
)  # fmt: skip

GARMIN_TABLE = Layout(
    format="Garmin Connect export (API)",
    source="garmin",
    needs=("id", "start", "sport", "distance", "timer"),
    units={"distance": ("m",), "moving": ("s",), "timer": ("s",), "elapsed": ("s",)},
    names={
        "id": ("activityId",),
        "start": ("startTimeLocal",),
        "sport": ("activityType_typeKey", "activityType.typeKey", "activityType"),
        "distance": ("distance",),
        "moving": ("movingDuration",),
        "timer": ("duration",),
        "elapsed": ("elapsedDuration",),
        "title": ("activityName",),
        "note": ("description",),
    },
)

# The archive that Garmin sends on request counts centimetres and milliseconds, under the names of its interface.
GARMIN_ARCHIVE = replace(
    GARMIN_TABLE,
    format="Garmin, archive of all data",
    needs=("id", "start", "sport"),
    marks=("summarizedActivitiesExport",),
    units={"distance": ("cm",), "moving": ("ms",), "timer": ("ms",), "elapsed": ("ms",)},
    names={**GARMIN_TABLE.names, "title": ("name", "activityName")},
)

GARMIN_TOOL = Layout(
    format="Garmin Connect, bulk download",
    source="garmin",
    needs=("id", "start", "sport", "distance", "timer", "elapsed"),
    names={
        "id": ("Activity ID",),
        "start": ("Start Time",),
        "sport": ("Activity Type",),
        "distance": ("Distance",),
        "moving": ("Moving Duration",),
        "timer": ("Duration",),
        "elapsed": ("Elapsed Duration",),
        "title": ("Activity Name",),
        "note": ("Description",),
    },
)

GARMIN_SCRIPT_TABLE = replace(
    GARMIN_TOOL,
    format="Garmin Connect export (API)",
    needs=("start", "sport", "distance", "timer"),
    marks=("Activity Date/Time", "Total Calories"),
    names={**GARMIN_TOOL.names, "start": ("Activity Date/Time",)},
)

GARMIN_OLD_PAGE = Layout(
    format="Garmin Connect, list of the old web page",
    source="garmin",
    needs=("sport", "start", "distance", "timer"),
    marks=("Gain_altitude",),
    names={
        "title": ("activite",),
        "sport": ("Type",),
        "start": ("date",),
        "timer": ("Temps",),
        "distance": ("Distance",),
    },
)
GARMIN_OLD_PAGE_GERMAN = replace(
    GARMIN_OLD_PAGE,
    marks=("Züge insgesamt", "Aktivitätsname"),
    names={
        "title": ("Aktivitätsname",),
        "sport": ("Aktivitätstyp",),
        "start": ("Start",),
        "timer": ("Zeit",),
        "distance": ("Distanz",),
    },
)
