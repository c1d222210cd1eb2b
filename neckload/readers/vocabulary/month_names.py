"""Names of months in many languages: one word may be another month elsewhere, so a whole column speaks at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from neckload.readers.vocabulary.column_names import plain

SHORTEST = 3
"""Letters; any beginning of a name that no other month of its language shares is understood too: Sept., févr."""
# Twelve months a line, their forms joined with "/". Where two languages differ, the one that understands more of the
# column is right, else the upper one: listopad is November in Polish and Czech, and October in Croatian.
_LANGUAGES: tuple[str, ...] = (
    "january february march april may june july august september october november december",
    "januar/jänner/jan februar/feber märz/mrz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december",
    "januar februar mars april mai juni juli august september oktober november desember",
    "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu "
    "kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu "
    "joulukuuta/joulukuu",
    "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja czerwca/czerwiec lipca/lipiec sierpnia/sierpień "
    "września/wrzesień października/październik listopada/listopad grudnia/grudzień",
    "ledna/leden února/únor března/březen dubna/duben května/květen června/červen/čvn července/červenec/čvc "
    "srpna/srpen září října/říjen listopadu/listopad prosince/prosinec",
    "januára/január februára/február marca/marec apríla/apríl mája/máj júna/jún júla/júl augusta/august "
    "septembra/september októbra/október novembra/november decembra/december",
    "január február március április május június július augusztus szeptember október november december",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "siječnja/siječanj veljače/veljača ožujka/ožujak travnja/travanj svibnja/svibanj lipnja/lipanj srpnja/srpanj "
    "kolovoza/kolovoz rujna/rujan listopada/listopad studenoga/studenog/studeni prosinca/prosinac",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "января/январь февраля/февраль марта/март апреля/апрель мая/май июня/июнь июля/июль августа/август "
    "сентября/сентябрь октября/октябрь ноября/ноябрь декабря/декабрь",
    "січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень липня/липень "
    "серпня/серпень вересня/вересень жовтня/жовтень листопада/листопад грудня/грудень",
    "ιανουαρίου/ιανουάριος φεβρουαρίου/φεβρουάριος μαρτίου/μάρτιος απριλίου/απρίλιος μαΐου/μάιος ιουνίου/ιούνιος "
    "ιουλίου/ιούλιος αυγούστου/αύγουστος σεπτεμβρίου/σεπτέμβριος οκτωβρίου/οκτώβριος νοεμβρίου/νοέμβριος "
    "δεκεμβρίου/δεκέμβριος",
    "ינואר/בינואר פברואר/בפברואר מרץ/במרץ אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט "
    "ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר",
    "januari februari maret april mei juni juli agustus/agt september oktober november desember",
    "januar februar marec april maj junij julij avgust september oktober november december",
    "януари февруари март април май юни юли август септември октомври ноември декември",
    "јануар/јануари фебруар/фебруари март април мај јун/јуни јул/јули август септембар/септември октобар/октомври "
    "новембар/ноември децембар/декември",
    "sausio/sausis vasario/vasaris kovo/kovas balandžio/balandis gegužės/gegužė birželio/birželis liepos/liepa "
    "rugpjūčio/rugpjūtis rugsėjo/rugsėjis spalio/spalis lapkričio/lapkritis gruodžio/gruodis",
    "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "januari februari mac april mei jun julai ogos september oktober november disember",
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
    "जनवरी फ़रवरी/फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
    "জানুয়ারি/জানুয়ারী ফেব্রুয়ারি/ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "يناير فبراير مارس أبريل/ابريل مايو يونيو يوليو أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر",
    "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه/جولای اوت سپتامبر اکتبر نوامبر دسامبر",
    "იანვარი/იანვრის თებერვალი/თებერვლის მარტი/მარტის აპრილი/აპრილის მაისი/მაისის ივნისი/ივნისის ივლისი/ივლისის "
    "აგვისტო/აგვისტოს სექტემბერი/სექტემბრის ოქტომბერი/ოქტომბრის ნოემბერი/ნოემბრის დეკემბერი/დეკემბრის",
    "հունվարի/հունվար փետրվարի/փետրվար մարտի/մարտ ապրիլի/ապրիլ մայիսի/մայիս հունիսի/հունիս հուլիսի/հուլիս "
    "օգոստոսի/օգոստոս սեպտեմբերի/սեպտեմբեր հոկտեմբերի/հոկտեմբեր նոյեմբերի/նոյեմբեր դեկտեմբերի/դեկտեմբեր",
)


def months_of(words: Iterable[str]) -> dict[str, int]:
    """The number of the month of each word, 1 to 12; other words are left out."""
    return numbered(words, _READINGS)


def numbered(words: Iterable[str], readings: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """The number of each word in one of these languages; other words are left out."""
    names = {word: _compared(word) for word in words}
    # A stable sort: of languages that understand as much of the column the upper one comes first.
    likeliest = sorted(readings, key=lambda numbers: -sum(name in numbers for name in names.values()))
    numbers = {
        word: next((language[name] for language in likeliest if name in language), 0) for word, name in names.items()
    }
    return {word: number for word, number in numbers.items() if number}


def _compared(word: str) -> str:
    """As `plain`, with the vowels of Hindi, Bengali and Thai, without which June is the beginning of January."""
    has_vowel_marks = any(unicodedata.category(letter).startswith("M") and letter > "\u0900" for letter in word)
    return unicodedata.normalize("NFC", word) if has_vowel_marks else plain(word)


def reading(language: str, shortest: int = SHORTEST) -> Mapping[str, int]:
    """Names and beginnings of names -> their place in the line, from 1."""
    forms = [tuple(map(_compared, place.split("/"))) for place in language.split()]
    months_of_beginning: dict[str, set[int]] = {}
    for number, names in enumerate(forms, start=1):
        for name in names:
            for length in range(shortest, len(name) + 1):
                months_of_beginning.setdefault(name[:length], set()).add(number)
    beginnings = {beginning: numbers.pop() for beginning, numbers in months_of_beginning.items() if len(numbers) == 1}
    # A whole name counts even where a longer one begins like it: červen, července.
    return beginnings | {name: number for number, names in enumerate(forms, start=1) for name in names}


_READINGS = tuple(map(reading, _LANGUAGES))
