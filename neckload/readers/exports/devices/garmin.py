"""Garmin Connect: the list as the page exports it in many languages, and what tools and Garmin itself hand out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from neckload.readers.cells.numbers import is_missing
from neckload.readers.exports.layout import UPLOAD_RUNS, Layout, NoLog
from neckload.readers.exports.shape import CLOCK, DATE, NUMBER, WORDS, Shape
from neckload.readers.sheet import Sheet, sheet_of_rows
from neckload.readers.vocabulary.column_names import compared, name_and_unit
from neckload.readers.vocabulary.generic_names import Names

_PACE, _STRIDE = r"\d{1,2}:\d\d(?:[.,]\d)?", r"[0-2][.,]\d\d"
_FLAG = r"(?i:true|false|yes|no|是|否|はい|いいえ)"
_SHAPE = Shape(
    first=(
        ("Activity Type", WORDS),
        ("Date", DATE),
        ("Favorite", _FLAG),
        ("Title", ".*"),
        ("Distance", NUMBER),
        ("Calories", NUMBER),
        ("Time", CLOCK),
    ),
    last=(
        ("Moving Time", CLOCK),
        ("Elapsed Time", CLOCK),
        ("Min Elevation", rf"-?(?:{NUMBER})|"),
        ("Max Elevation", rf"-?(?:{NUMBER})|"),
    ),
)
"""The list starts and ends with the same columns in every language."""

_NAMES: Names = {
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
}  # fmt: skip


def _repaired(sheet: Sheet) -> Sheet:
    """The list with names in a language we know, and rows of one length."""
    return _unglued(_with_names(sheet))


def _with_names(sheet: Sheet) -> Sheet:
    """The list in a partly unknown language: the columns at both ends are the same in all languages."""
    first_row = sheet.first_row()
    strides = compared(_NAMES["stride"])
    has_stride = any(name_and_unit(name)[0] in strides for name in sheet.header)
    has_names = _is_garmin(sheet.header) and _has_last(sheet.header) and has_stride
    if len(first_row) != len(sheet.header) or has_names or not _SHAPE.fits(first_row):
        return sheet
    named = list(_SHAPE.header(first_row))
    pace = _place_of(sheet, _PACE, len(_SHAPE.first) + 2)
    stride = _place_of(sheet, _STRIDE, pace + 2) if pace else 0
    if stride and not has_stride:
        named[pace - 2], named[stride] = "Avg Run Cadence", "Avg Stride Length"
    header = zip(named, sheet.header, strict=True)
    return sheet.named(name or written for name, written in header)


def _place_of(sheet: Sheet, pattern: str, begin: int) -> int:
    """The first column from `begin` on with only such cells or missing ones; 0 for none."""
    for place in range(begin, len(sheet.header)):
        cells = sheet.column(place)
        written = cells[~is_missing(cells)]
        if len(written) and written.str.fullmatch(pattern).all():
            return place
    return 0


def _is_garmin(header: Sequence[str]) -> bool:
    """Whether the first columns have the names of Garmin's list in some language."""
    begin = len(_SHAPE.first)
    return len(header) >= begin and all(
        any(name_and_unit(name)[0] in compared(_NAMES[role]) for name in header[:begin])
        for role in ("sport", "start", "distance", "timer", "calories")
    )


def _has_last(header: Sequence[str]) -> bool:
    return name_and_unit(header[-len(_SHAPE.last)])[0] in compared(_NAMES["moving"])


def _unglued(sheet: Sheet) -> Sheet:
    """Two filtered lists in one file: longer rows match from the left and from the right, but not in between."""
    first, last = _SHAPE.first, _SHAPE.last
    width = len(sheet.header)
    if not _is_garmin(sheet.header) or (sheet.widths <= width).all():
        return sheet
    middle = [""] * (width - len(first) - len(last))
    has_last = _has_last(sheet.header)
    rows = []
    for row in sheet.as_rows():
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            tail = row[-len(last) :] if has_last and re.fullmatch(CLOCK, row[-len(last)].strip()) else [""] * len(last)
            row = [*row[: len(first)], *middle, *tail]
        rows.append(row)
    return sheet_of_rows(sheet.header, rows, sheet.lines, sheet.separator)


_OTHERS = (
    NoLog(("Activity Type", "Value"), f"This is a Garmin report of monthly totals, not single runs. {UPLOAD_RUNS}"),
    *(
        NoLog(laps, f"These are the laps of one activity, without its date. {UPLOAD_RUNS}")
        for laps in (
            ("Laps", "Cumulative Time"),
            ("Laps", "Avg Pace"),
            ("Okrążenia", "Łączny czas"),
            ("Runden", "Gesamtzeit"),
        )
    ),
)

GARMIN = Layout(
    format="Garmin Connect, activity list",
    source="garmin",
    needs=("sport", "start", "distance", "timer", "calories"),
    # Its time is never called this in English.
    lacks=("single",),
    track_in_metres=True,
    names={**_NAMES, "single": ("Duration",)},
    shape=_SHAPE,
    repair=_repaired,
    others=_OTHERS,
)

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
    archive_members=r".*summarizedactivities.*\.json",
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
