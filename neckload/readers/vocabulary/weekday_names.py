"""Names of the days of the week in many languages: they tell a week in columns, and 3 February from 2 March."""

from __future__ import annotations

from collections.abc import Iterable

from neckload.readers.vocabulary.month_names import numbered, reading

DAYS_OF_WEEK = 7
SHORTEST = 2
"""Letters; any beginning of a name that no other day of its language shares is understood too: Mo, Thurs."""
# Seven days a line, from Monday.
_LANGUAGES: tuple[str, ...] = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "segunda/segunda-feira terça/terça-feira quarta/quarta-feira quinta/quinta-feira sexta/sexta-feira sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "måndag tisdag onsdag torsdag fredag lördag söndag",
    "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "poniedziałek/pn/pon wtorek środa/śr czwartek piątek/pt sobota niedziela/nd",
    "pondělí úterý středa čtvrtek pátek sobota neděle",
    "pondelok utorok streda štvrtok piatok sobota nedeľa",
    "hétfő kedd szerda csütörtök péntek szombat vasárnap",
    "luni marți miercuri joi vineri sâmbătă duminică",
    "ponedjeljak utorak srijeda četvrtak petak subota nedjelja",
    "pazartesi/pzt salı çarşamba perşembe cuma cumartesi/cmt pazar",
    "понедельник/пн вторник/вт среда/ср четверг/чт пятница/пт суббота/сб воскресенье/вс",
    "понеділок/пн вівторок/вт середа/ср четвер/чт п'ятниця/пт субота/сб неділя/нд",
    "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
    "月/月曜/月曜日 火/火曜/火曜日 水/水曜/水曜日 木/木曜/木曜日 金/金曜/金曜日 土/土曜/土曜日 日/日曜/日曜日",
    "周一/星期一/週一 周二/星期二/週二 周三/星期三/週三 周四/星期四/週四 周五/星期五/週五 周六/星期六/週六 "
    "周日/星期日/週日/星期天",
    "월/월요일 화/화요일 수/수요일 목/목요일 금/금요일 토/토요일 일/일요일",
)
_READINGS = tuple(reading(language, SHORTEST) for language in _LANGUAGES)


def weekdays_of(words: Iterable[str]) -> dict[str, int]:
    """The weekday of each word, 0 for Monday to 6; other words are left out."""
    return {word: day - 1 for word, day in numbered(words, _READINGS).items()}
