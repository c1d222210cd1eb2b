"""Strava in its many shapes: the archive of every year and language, its web table, and scripts that call it."""

from __future__ import annotations

from dataclasses import replace

from neckload.readers.exports.layout import ALL, Layout
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.column_names import compared, name_and_unit
from neckload.readers.vocabulary.generic_names import Names

_NAMES: Names = {
    "id": (
        "Activity ID", "Aktivitäts-ID", "ID de l'activité", "Identifiant de l'activité", "Id. de actividad",
        "ID de actividad", "ID de la actividad", "Activiteits-ID", "ID da atividade", "ID attività",
        "ID dell'attività", "Aktivitets-ID", "ID aktywności", "Identyfikator aktywności", "アクティビティID",
        "活动 ID", "活動 ID", "ID тренировки",
    ),
    "start": (
        "Activity Date", "Aktivitätsdatum", "Datum der Aktivität", "Date de l'activité", "Fecha de la actividad",
        "Fecha de actividad", "Datum van activiteit", "Data da atividade", "Data attività", "Data dell'attività",
        "Aktivitetsdatum", "Aktivitetsdato", "Dato for aktivitet", "Data aktywności", "アクティビティ日",
        "アクティビティの日付", "活动日期", "活動日期", "Дата тренировки",
    ),
    "sport": (
        "Activity Type", "Aktivitätsart", "Aktivitätstyp", "Type d'activité", "Tipo de actividad",
        "Activiteitstype", "Tipo de atividade", "Tipo attività", "Tipo di attività", "Aktivitetstyp",
        "Aktivitetstype", "Rodzaj aktywności", "Typ aktywności", "アクティビティの種類", "アクティビティタイプ",
        "活动类型", "活動類型", "Тип тренировки",
    ),
    "distance": (
        "Distance", "Distanz", "Distancia", "Afstand", "Distância", "Distanza", "Distans", "Distanse", "Dystans",
        "距離", "距离", "Расстояние", "Дистанция",
    ),
    "moving": (
        "Moving Time", "Bewegungszeit", "Durée de déplacement", "Temps de déplacement", "Tiempo en movimiento",
        "Beweegtijd", "Tempo em movimento", "Tempo de movimentação", "Tempo di movimento", "Tempo in movimento",
        "Tid i rörelse", "Rörelsetid", "Bevægelsestid", "Tid i bevægelse", "Tid i bevegelse", "Bevegelsestid",
        "Czas ruchu", "Czas w ruchu", "移動時間", "移动时间", "Время в движении",
    ),
    "elapsed": (
        "Elapsed Time", "Verstrichene Zeit", "Temps écoulé", "Tiempo transcurrido", "Verstreken tijd",
        "Tempo decorrido", "Tempo trascorso", "Förfluten tid", "Forløbet tid", "Medgått tid", "Upłynęło czasu",
        "Całkowity czas", "経過時間", "耗时", "所用时间", "經過時間", "Общее время",
    ),
    "title": (
        "Activity Name", "Name der Aktivität", "Nom de l'activité", "Nombre de la actividad",
        "Nombre de actividad", "Naam activiteit", "Nome da atividade", "Nome attività", "Nome dell'attività",
        "Aktivitetsnamn", "Aktivitetsnavn", "Nazwa aktywności", "アクティビティ名", "活动名称", "活動名稱",
    ),
    "note": (
        "Activity Description", "Beschreibung der Aktivität", "Description de l'activité",
        "Descripción de la actividad", "Beschrijving van activiteit", "Descrição da atividade",
        "Descrizione attività", "Descrizione dell'attività", "Aktivitetsbeskrivning", "Aktivitetsbeskrivelse",
        "Opis aktywności",
    ),
    "effort": ("Perceived Exertion", "Esfuerzo Percibido", "Ervaren inspanning"),
    "file": (
        "Filename", "Dateiname", "Nom du fichier", "Nombre de archivo", "Bestandsnaam", "Nome do arquivo",
        "Nome file", "Filnamn", "Filnavn", "Nazwa pliku", "ファイル名", "文件名", "檔案名稱", "Имя файла",
    ),
}  # fmt: skip
_FIRST = ("Activity ID", "Activity Date", "Activity Name", "Activity Type", "Activity Description",
                 "Elapsed Time", "Distance")  # fmt: skip
"""The list by position: elapsed time and distance are there twice, in every language."""


def _with_names(sheet: Sheet) -> Sheet:
    """The list in an unknown language, by the position of its columns."""
    header, width = sheet.header, len(_FIRST)
    if len(header) < width or name_and_unit(header[0])[0] in compared(_NAMES["id"]):
        return sheet
    elapsed, distance = header[width - 2], header[width - 1]
    halves = (header[:width], header[width:])
    if not elapsed or any(half.count(name) != 1 for half in halves for name in (elapsed, distance)):
        return sheet
    again = header.index(elapsed, width), header.index(distance, width)
    if again[1] != again[0] + 2:
        return sheet
    names = [*_FIRST, *header[width:]]
    names[again[0] : again[1] + 1] = ["Elapsed Time", "Moving Time", "Distance"]
    return sheet.named(names)


SPORTS_OF_TRACKS = {"1": "Ride", "4": "Hike", "9": "Run", "10": "Walk"}
"""What it writes into GPX files instead of a word."""

STRAVA = Layout(
    format="Strava, bulk export",
    source="strava",
    needs=("id", "start", "sport", "distance"),
    utc_cells=ALL,
    units={"distance": ("km", "m"), "elapsed": ("s", "s"), "moving": ("s",)},
    names=_NAMES,
    repair=_with_names,
    # Its missing translations.
    ornament=r"</?span\b[^<>]*>",
    archive_members=r"activities\.csv",
)

STRAVA_2018 = Layout(
    format="Strava, bulk export of 2018",
    source="strava",
    needs=("id", "start", "sport", "distance", "elapsed", "file"),
    utc_cells=ALL,
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

# An archive's list from which the runner removed the columns that say what each row is.
STRAVA_CUT = replace(
    STRAVA,
    format="Strava, part of a bulk export",
    needs=("start", "elapsed", "distance"),
    marks=("Elevation Gain", "Max Speed", "Average Speed"),
    lacks=("sport",),
    units={"elapsed": ("s",), "moving": ("s",)},
    only_named_runs=False,
    note="The column with the kind of activity is missing from this Strava list, so every row was read as a run "
    "that may be one.",
)

STRAVA_COLUMNS = replace(
    STRAVA,
    format="Strava, some columns of a bulk export",
    needs=("start", "sport", "distance"),
    # Many handwritten tables use the English name too.
    names={**STRAVA.names, "start": STRAVA.names["start"][1:]},
    units={},
)

# Made by scripts with Strava's API. Some convert units on the way, so none is taken for granted.
STRAVA_TABLE = Layout(
    format="Strava export (API)",
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
STRAVA_TABLE_UTC = replace(STRAVA_TABLE, utc_cells=ALL, names={**STRAVA_TABLE.names, "start": ("start_date",)})

STRAVA_WEB = replace(
    STRAVA_TABLE,
    format="Strava, training log of the web page",
    marks=("distance_raw", "moving_time_raw"),
    units={"distance": ("m",), "moving": ("s",), "elapsed": ("s",)},
    names={
        **STRAVA_TABLE.names,
        "start": ("start_date_local_raw",),
        "distance": ("distance_raw",),
        "moving": ("moving_time_raw",),
        "elapsed": ("elapsed_time_raw",),
    },
)
