"""Every known export, in the order in which a file is tried against them."""

from __future__ import annotations

import re

from neckload.readers.exports.devices.fitbit import FITBIT
from neckload.readers.exports.devices.garmin import (
    GARMIN,
    GARMIN_ARCHIVE,
    GARMIN_OLD_PAGE,
    GARMIN_OLD_PAGE_GERMAN,
    GARMIN_SCRIPT_TABLE,
    GARMIN_TABLE,
    GARMIN_TOOL,
)
from neckload.readers.exports.devices.huawei import HUAWEI
from neckload.readers.exports.devices.mi_fitness import MI_FITNESS
from neckload.readers.exports.devices.polar import POLAR, POLAR_ARCHIVE, POLAR_ARCHIVE_2024
from neckload.readers.exports.devices.samsung import SAMSUNG
from neckload.readers.exports.devices.suunto import SUUNTO
from neckload.readers.exports.devices.withings import WITHINGS
from neckload.readers.exports.devices.zepp import ZEPP
from neckload.readers.exports.diaries.bearable import BEARABLE
from neckload.readers.exports.diaries.brief_pain_inventory import BRIEF_PAIN_INVENTORY
from neckload.readers.exports.diaries.daylio import DAYLIO
from neckload.readers.exports.diaries.flaredown import FLAREDOWN
from neckload.readers.exports.diaries.pain_lists import PAIN_LIST, PAIN_WITH_PLACES, PAIN_WITH_REMEDIES
from neckload.readers.exports.layout import Layout
from neckload.readers.exports.not_logs import OTHER_TABLES
from neckload.readers.exports.recorded import RECORDED
from neckload.readers.exports.services.concept2 import CONCEPT2
from neckload.readers.exports.services.endomondo import ENDOMONDO
from neckload.readers.exports.services.golden_cheetah import GOLDEN_CHEETAH
from neckload.readers.exports.services.google_fit import GOOGLE_FIT
from neckload.readers.exports.services.health_auto_export import HEALTH_AUTO_EXPORT, HEALTH_AUTO_EXPORT_JSON
from neckload.readers.exports.services.intervals_icu import INTERVALS_ICU
from neckload.readers.exports.services.jognote import JOGNOTE
from neckload.readers.exports.services.mapmyrun import MAPMYRUN
from neckload.readers.exports.services.myfitnesspal import MYFITNESSPAL
from neckload.readers.exports.services.nike import NIKE
from neckload.readers.exports.services.runkeeper import RUNKEEPER
from neckload.readers.exports.services.runningahead import RUNNINGAHEAD
from neckload.readers.exports.services.runtastic import RUNTASTIC
from neckload.readers.exports.services.smashrun import SMASHRUN
from neckload.readers.exports.services.strava import (
    STRAVA,
    STRAVA_2018,
    STRAVA_COLUMNS,
    STRAVA_CUT,
    STRAVA_TABLE,
    STRAVA_TABLE_UTC,
    STRAVA_WEB,
)
from neckload.readers.exports.services.trainingpeaks import TRAININGPEAKS
from neckload.readers.exports.tables import ANY_TABLE, WEEKS, WEEKS_BY_END, WEEKS_BY_FIGURE

LAYOUTS: tuple[Layout, ...] = (
    STRAVA, STRAVA_2018, STRAVA_WEB, INTERVALS_ICU, STRAVA_TABLE, STRAVA_TABLE_UTC, STRAVA_CUT,
    STRAVA_COLUMNS, GARMIN_ARCHIVE, GARMIN_TABLE, GARMIN_TOOL, GARMIN_SCRIPT_TABLE, GARMIN_OLD_PAGE,
    GARMIN_OLD_PAGE_GERMAN, GARMIN, RUNKEEPER,
    TRAININGPEAKS, MAPMYRUN, POLAR, POLAR_ARCHIVE, POLAR_ARCHIVE_2024, NIKE, GOOGLE_FIT, SMASHRUN, ZEPP, SAMSUNG,
    WITHINGS, FITBIT, SUUNTO, GOLDEN_CHEETAH, ENDOMONDO, RUNTASTIC, RUNNINGAHEAD, JOGNOTE,
    MI_FITNESS, MYFITNESSPAL, CONCEPT2, HUAWEI, HEALTH_AUTO_EXPORT_JSON,
    HEALTH_AUTO_EXPORT, BEARABLE, FLAREDOWN, BRIEF_PAIN_INVENTORY, PAIN_WITH_PLACES,
    PAIN_WITH_REMEDIES, PAIN_LIST, WEEKS, WEEKS_BY_END,
    WEEKS_BY_FIGURE, ANY_TABLE,
)  # fmt: skip
"""The first one that fits is used; the last fits every file."""
SHAPES = tuple(layout.shape for layout in LAYOUTS if layout.shape is not None)
REPAIRS = tuple(dict.fromkeys(layout.repair for layout in LAYOUTS if layout.repair is not None))
UNWRAPPINGS = tuple(dict.fromkeys(layout.unwrap_json for layout in LAYOUTS if layout.unwrap_json is not None))
ARCHIVE_LISTS = re.compile(
    "|".join(layout.archive_members for layout in (*LAYOUTS, *RECORDED.values()) if layout.archive_members)
)
"""The names, in small letters, of the lists of activities in the archives of vendors."""
JSON_MENDINGS = tuple(dict.fromkeys(layout.mend_json for layout in LAYOUTS if layout.mend_json is not None))
NOT_LOGS = (*DAYLIO, *dict.fromkeys(other for layout in LAYOUTS for other in layout.others), *OTHER_TABLES)
"""Tables refused by their columns; the first that fits gives the reason."""
_ORNAMENTS = re.compile("|".join(dict.fromkeys(layout.ornament for layout in LAYOUTS if layout.ornament)))


def without_ornaments(name: str) -> str:
    """A column name without what vendors add to it."""
    return _ORNAMENTS.sub("", name)
