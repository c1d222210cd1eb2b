"""What is known of each kind of export, as data. A new vendor or language is a few lines here and no code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from neckload.readers.names import GENERIC, Names, Role


@dataclass(frozen=True)
class Layout:
    """One kind of export: how its columns are called, their units, and its quirks."""

    format: str
    """What the runner calls it."""
    source: str
    """Written to `runs.source`, and in front of the vendor's own id of a run."""
    names: Names
    needs: tuple[Role, ...] = ()
    """A file is of this kind when it has a column for each of these."""
    lacks: tuple[Role, ...] = ()
    """... and none for these."""
    units: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    """Units that the vendor fixes: of the first column of that name, of the second ... A later one is the finer."""
    only_named_runs: bool = True
    """Whether a row must be called a run to be one; hand-made logs say "easy", or nothing at all."""
    when_nothing: str = ""
    """What such a file may be when it holds not one run."""
    is_utc: bool = False
    """Dates are UTC and do not say so."""
    track_in_metres: bool = False
    """Track runs are in metres, whatever the unit of the other rows."""


STRAVA = Layout(
    format="Strava, bulk export",
    source="strava",
    needs=("id", "start", "sport", "distance"),
    is_utc=True,
    units={"distance": ("km", "m"), "elapsed": ("s", "s"), "moving": ("s",)},
    names={
        "id": ("Activity ID", "Aktivitäts-ID", "ID de l'activité", "Id. de actividad", "Activiteits-ID"),
        "start": (
            "Activity Date", "Aktivitätsdatum", "Date de l'activité", "Fecha de la actividad", "Datum van activiteit",
        ),
        "sport": ("Activity Type", "Aktivitätsart", "Type d'activité", "Tipo de actividad", "Activiteitstype"),
        "distance": ("Distance", "Distanz", "Distancia", "Afstand"),
        "moving": ("Moving Time", "Bewegungszeit", "Durée de déplacement", "Tiempo en movimiento", "Beweegtijd"),
        "elapsed": ("Elapsed Time", "Verstrichene Zeit", "Temps écoulé", "Tiempo transcurrido", "Verstreken tijd"),
        "title": (
            "Activity Name", "Name der Aktivität", "Nom de l'activité", "Nombre de la actividad", "Naam activiteit",
        ),
        "note": (
            "Activity Description", "Beschreibung der Aktivität", "Description de l'activité",
            "Descripción de la actividad", "Beschrijving van activiteit",
        ),
        "effort": ("Perceived Exertion", "Esfuerzo Percibido", "Ervaren inspanning"),
    },
)  # fmt: skip

STRAVA_2018 = Layout(
    format="Strava, bulk export of 2018",
    source="strava",
    needs=("id", "start", "sport", "distance", "elapsed", "file"),
    is_utc=True,
    units={"distance": ("m",), "elapsed": ("s",)},
    names={
        "id": ("id",),
        "start": ("date",),
        "sport": ("type",),
        "distance": ("distance",),
        "elapsed": ("elapsed_time",),
        "title": ("name",),
        "note": ("description",),
        "file": ("filename",),
    },
)

# Made by scripts from Strava's interface. Some convert units on the way, so none is taken for granted.
STRAVA_TABLE = Layout(
    format="Strava, table made by a script",
    source="strava",
    needs=("id", "start", "sport", "elapsed"),
    names={
        "id": ("id", "Activity ID"),
        "start": ("start_date_local",),
        "sport": ("sport_type", "type"),
        "distance": ("distance",),
        "moving": ("moving_time",),
        "elapsed": ("elapsed_time",),
        "title": ("name",),
        "note": ("description",),
        "effort": ("perceived_exertion",),
    },
)
INTERVALS_ICU = replace(
    STRAVA_TABLE,
    format="intervals.icu",
    source="intervals.icu",
    needs=(*STRAVA_TABLE.needs, "file"),
    units={"distance": ("m",), "moving": ("s",), "elapsed": ("s",)},
    names={**STRAVA_TABLE.names, "effort": ("icu_rpe",), "file": ("icu_training_load",)},
)

STRAVA_TABLE_UTC = replace(STRAVA_TABLE, is_utc=True, names={**STRAVA_TABLE.names, "start": ("start_date",)})

GARMIN = Layout(
    format="Garmin Connect, activity list",
    source="garmin",
    needs=("sport", "start", "distance", "timer", "calories"),
    track_in_metres=True,
    names={
        "sport": (
            "Activity Type", "Aktivitätstyp", "Type d'activité", "Tipo de actividad", "Tipo de atividade",
            "Typ aktywności", "Aktivitetstyp", "Aktivitetstype", "Tevékenység típusa", "Tipo di attività",
            "Activiteittype", "活动类型", "アクティビティタイプ",
        ),
        "start": ("Date", "Datum", "Fecha", "Data", "Dato", "Dátum", "日期", "日付"),
        "title": ("Title", "Titel", "Titre", "Título", "Tytuł", "Namn", "Cím", "Titolo", "Tittel", "标题", "タイトル"),
        "distance": (
            "Distance", "Distanz", "Distancia", "Distância", "Dystans", "Distans", "Távolság", "Distanza", "Distanse",
            "Afstand", "距离", "距離",
        ),
        "calories": (
            "Calories", "Kalorien", "Calorías", "Calorias", "Kalorie", "Kalorier", "Kalóriaszám", "Calorie",
            "Totale kalorier", "Calorieën", "热量消耗", "カロリー",
        ),
        "timer": ("Time", "Zeit", "Durée", "Tiempo", "Tempo", "Czas", "Tid", "Idő", "Tijd", "时间", "タイム"),
        "moving": (
            "Moving Time", "Zeit in Bewegung", "Temps de déplacement", "Tiempo en movimiento", "Tempo em movimento",
            "Czas ruchu", "Färdtid", "Tid i bevægelse", "Menetidő", "Tempo in movimento", "Tijd bewogen", "移动时间",
            "移動時間",
        ),
        "elapsed": (
            "Elapsed Time", "Verstrichene Zeit", "Temps écoulé", "Tiempo transcurrido", "Duração", "Upłynęło czasu",
            "Total tid", "Tidsforbrug", "Eltelt idő", "Tempo trascorso", "Verstreken tijd", "全程耗时", "経過時間",
        ),
        "cadence": (
            "Avg Run Cadence", "Avg Bike Cadence", "Ø Schrittfrequenz (Laufen)", "Cadence de course moyenne",
            "Cadencia de carrera media", "Cadencia media de pedaleo", "Cadência de corrida média", "Średni rytm biegu",
            "Medellöpkadens", "Gennemsnit kadence løb", "Gennemsnitlig svømmekadence", "Átl. pedálütem",
        ),
        "stride": (
            "Avg Stride Length", "Ø Schrittlänge", "Longueur moyenne des foulées", "Longitud media de zancada",
            "Comprimento médio da passada", "Średnia długość kroku", "Medelsteglängd", "Gennemsnitlig skridtlængde",
            "Átlagos lépéshossz",
        ),
        "steps": ("Steps", "Schritte", "Pas", "Pasos", "Passos", "Kroki", "Steg", "Skridt", "Lépések"),
    },
)  # fmt: skip

GARMIN_TABLE = Layout(
    format="Garmin Connect, table made by a script",
    source="garmin",
    needs=("id", "start", "sport", "distance", "timer"),
    units={"distance": ("m",), "moving": ("s",), "timer": ("s",), "elapsed": ("s",)},
    names={
        "id": ("activityId",),
        "start": ("startTimeLocal",),
        "sport": ("activityType_typeKey", "activityType"),
        "distance": ("distance",),
        "moving": ("movingDuration",),
        "timer": ("duration",),
        "elapsed": ("elapsedDuration",),
        "title": ("activityName",),
        "note": ("description",),
    },
)

RUNKEEPER = Layout(
    format="Runkeeper",
    source="runkeeper",
    needs=("start", "sport", "distance", "timer", "file"),
    names={
        "start": ("Date",),
        "sport": ("Type",),
        "distance": ("Distance",),
        "timer": ("Duration",),
        "title": ("Route Name",),
        "note": ("Notes",),
        "file": ("GPX File",),
    },
)

TRAININGPEAKS = Layout(
    format="TrainingPeaks",
    source="trainingpeaks",
    when_nothing="These may be planned workouts that are not done yet.",
    needs=("start", "sport", "distance", "timer"),
    units={"distance": ("m",), "timer": ("h",)},
    names={
        "start": ("WorkoutDay",),
        "sport": ("WorkoutType",),
        "distance": ("DistanceInMeters",),
        "timer": ("TimeTotalInHours",),
        "title": ("Title",),
        "note": ("AthleteComments",),
        "effort": ("Rpe",),
    },
)

PAIN_LIST = Layout(
    format="pain scores",
    source="file",
    needs=("start", "pain"),
    lacks=("distance",),
    names={
        "start": GENERIC["start"],
        "clock": GENERIC["clock"],
        "pain": ("Intensity", "Pain Intensity", "Severity"),
        "distance": GENERIC["distance"],
        "note": GENERIC["note"],
    },
)

ANY_TABLE = Layout(
    format="table with recognised columns",
    source="file",
    names=GENERIC,
    only_named_runs=False,
)

LAYOUTS = (
    STRAVA, STRAVA_2018, INTERVALS_ICU, STRAVA_TABLE, STRAVA_TABLE_UTC, GARMIN, GARMIN_TABLE, RUNKEEPER, TRAININGPEAKS,
    PAIN_LIST, ANY_TABLE,
)  # fmt: skip
"""The first that fits is taken; the last fits every file."""


@dataclass(frozen=True)
class NoLog:
    """A table that holds no single runs, though it looks like a log."""

    marks: tuple[str, ...]
    """Column names that it has, all of them."""
    text: str


_UPLOAD_RUNS = "Upload the list of your single activities instead."
NO_LOGS = (
    NoLog(
        ("mood", "activities"),
        "This looks like a mood diary (Daylio). Its moods are words, and no pain score was found. A pain diary needs a "
        "date and a score from 0 to 10.",
    ),
    NoLog(("Move Minutes count",), f"These are daily totals of Google Fit, not single runs. {_UPLOAD_RUNS}"),
    NoLog(("Minutes Sedentary",), f"These are daily totals of Fitbit, not single runs. {_UPLOAD_RUNS}"),
    NoLog(("Minutes Very Active",), f"These are daily totals of Fitbit, not single runs. {_UPLOAD_RUNS}"),
    NoLog(("Activity Type", "Value"), f"This is a Garmin report of monthly totals, not single runs. {_UPLOAD_RUNS}"),
    NoLog(("month", "num_runs"), f"These are monthly totals, not single runs. {_UPLOAD_RUNS}"),
    NoLog(("Laps", "Cumulative Time"), f"These are the laps of one activity, without its date. {_UPLOAD_RUNS}"),
    NoLog(("Laps", "Avg Pace"), f"These are the laps of one activity, without its date. {_UPLOAD_RUNS}"),
    NoLog(("Sample rate",), f"This is the recording of one activity. {_UPLOAD_RUNS}"),
    NoLog(
        ("PlannedDuration", "PlannedDistanceInMeters", "!TimeTotalInHours"), "This is a plan, not runs that were done."
    ),
)
