"""Names of columns that hold pain scores: what hurts, when, and on which scale, in any order of the words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

NECK = re.compile(r"(?i)neck|cervical|nacken|hals|nuque|\bcou\b|cuello|pescoço|cervicale|collo|\bnek\b|kark|szyj|nakke|"
                  r"nacke|nyak|niska|šíje|\bkrk|krčn|\bvrat|gât|ceaf|boyun|\bense|nuca|ше[яиеюї]|ши[яїю]|αυχ[έε]ν|λαιμ|צוואר|"
                  r"首|颈|頸|頚|목")  # fmt: skip
OTHER_PLACES = re.compile(
    r"(?i)back|head|knee|hip|shoulder|ankle|foot|calf|shin|rücken|kopf|knie|schulter|dos\b|tête|genou|espalda|cabeza|"
    r"rodilla|schiena|testa|rug\b|hoofd|ginocchi|spall|costas|joelho|cabeça|ombro|knä|knæ|\bkne|rygg?\b|huvud|hoved|hode|"
    r"axel|skulder|polvi|selkä|pää|hartia|kolan|kolen|plec|głow|ramię|bark|záda|chrb|hlav|ramen|glav|leđa|genunchi|spate|"
    r"umăr|térd|hát|fej\b|váll|\bdiz|sırt|\bbaş|omuz|колен|колін|спин|голов|плеч|γόνα|πλάτη|κεφάλ|ώμο|ברך|גב|ראש|כתף|"
    r"膝|背|腰|肩|頭|头|무릎|허리|머리|어깨|thigh|hamstring|quad|glute|groin|heel|\btoe|\barch\b|plantar|achill|elbow|"
    r"wrist|chest|stomach|belly|abdom|migr|tooth|leg\b|fu(?:ß|ss)|wade|schienbein|hüft|schenkel|ferse|sehne|ellenbogen|"
    r"handgelenk|bauch|brust|zahn|\bbein|pied|mollet|tibia|hanche|cuisse|talon|cheville|coude|poignet|ventre|jambe|"
    r"\bpie\b|pantorrilla|cadera|muslo|tal[oó]n|tobillo|codo|muñeca|pierna|piede|polpaccio|\banca|coscia|caviglia|"
    r"tallone|gamba|\bpé\b|panturrilha|quadril|coxa|calcanhar|tornozelo|canela|perna|voet|kuit|heup|\bdij|\bhiel|enkel|"
    r"scheen|\bbeen\b|\bfot|\bvad|höft|\blår|\bhäl|\bben\b|\bfod|\blæg|hofte|\bhæl|ankel|\blegg|nilk|pohje|jalka|lonkka|"
    r"kantapää|stop[aęy]\b|łydk|biodr|\budo\b|pięt|kostk|\bnog|\bnoh|lýtk|kyčl|\bpat[ay]\b|\bláb|vádli|csípő|\bcomb|"
    r"sarok|boka|стоп|икр|бедр|пятк|голен|\bног|ayak|baldır|kalça|topuk|bacak|足|脚|ふくらはぎ|股関節|踵|小腿|大腿|"
    r"발|종아리|엉덩"
)
"""In the cells of a column of places."""

_NECK = (
    "neck coll cervical cervicalgie cervicalgia cervicalgias "
    "cervicale nack nacken nackens hals nuque cou cuello nuca pescoço collo nek karku kark szyi szyja "
    "nakke nacke niska krku krk krčná krční šíje vrat vratu vrata boyun шее шея шеи шії шиї шийна αυχένα αυχένας "
    "αυχένος λαιμός צוואר בצוואר گردن 首 頸 頸部 頚 颈部 颈 脖子 목 gât nyaki nyak"
)
_PAIN = (
    "pain pains ache aching soreness discomfort schmerz schmerzen schmerzstärke douleur douleurs mal dolor dolores "
    "dor dores dolore dolori pijn ból bol bólu smerte smerter värk ont smärta kipu kivut särky bolest bolesť bolesti "
    "bol bolovi ağrısı ağrı боль біль 痛み 痛 疼痛 疼 통증 πόνος πόνου כאב כאבי درد durere dureri fájdalom fájás "
    "vas nrs nprs"
)
_FILLERS = (
    "level score rating intensity severity scale in im der the of i på w na no do da de du del al au à la le a an "
    "aan u v в у στον στο στην του run running lauf dem einem course courir correr corsa wert stärke niveau nivel の さ"
)
_MOMENTS = {
    "next_morning": "next day nextmorning nextday nächsten nächster folgetag lendemain",
    "before_run": "before pre vorher vor avant antes prima vooraf voor przed före før",
    "after_run": "after post nachher nach après después depois dopo daarna na po efter etter",
    "during_run": "during while während pendant durante tijdens podczas under",
    "": "morning morgens morgen früh matin mañana manhã mattina ochtend rano ráno morgon aamu sabah утром утро 朝 "
    "早上 아침 am noon midday mittag mittags midi evening abends abend soir noche noite sera avond wieczorem večer "
    "kväll ilta akşam вечером вечер 夜 晚上 저녁 pm night nacht nachts tag day today "
    "left right l r links rechts linke rechte gauche droite droit izquierda izquierdo derecha derecho "
    "esquerda esquerdo direita direito "
    "sinistra sinistro destra destro vänster höger venstre højre høyre lewa lewy prawa prawy vasen "
    "oikea слева справа 左 右 왼쪽 오른쪽",
}
LONG_ENOUGH = 4
"""Letters by which a word for pain is known at the end of another word."""
LONGEST_NAME = 60
"""Characters; names with more than what hurts and when are not names of scores."""
_SCALE = re.compile(r"(?:\b([01]) ?(?:-|–|—|to|bis|à|a) ?|/ ?)(10{1,2}|[3-9])\b|(?<![a-z])(mm|%)")


@dataclass(frozen=True)
class PainName:
    """What the name of a pain score column says."""

    is_neck: bool
    moment: str
    """One of `tables.MOMENTS`; "" when it names none."""
    when: str
    """The words that tell this column from others of the same table; "" for none."""
    low: float
    top: float
    """The ends of the scale; 0 to 10 if the name does not say."""


PLAIN_PAIN = PainName(is_neck=False, moment="", when="", low=0, top=10)


@lru_cache(maxsize=4096)
def pain_name(name: str) -> PainName | None:
    """The reading of a column name with pain or neck, and otherwise only when and how it is measured; else None."""
    if len(name) > LONGEST_NAME:
        return None
    text = _folded(name)
    scale = _SCALE.search(text)
    words = [word for word in re.split(r"[\W_\d]+", _SCALE.sub(" ", text)) if word]
    words = [part for word in words for part in _parts(word)]
    kinds = [_KIND_OF.get(word) for word in words]
    if None in kinds or not {"neck", "pain"} & set(kinds):
        return None
    when = [(word, kind) for word, kind in zip(words, kinds, strict=True) if kind not in ("neck", "pain", "filler")]
    low, top = _ends(scale) if scale else (0.0, 10.0)
    moment = next((kind for _, kind in when if kind), "") or ""
    return PainName("neck" in kinds, moment, " ".join(word for word, _ in when), low, top)


@lru_cache(maxsize=4096)
def says_pain(name: str) -> bool:
    """Whether a word of this name means pain, whatever else it says."""
    return any("pain" in map(_KIND_OF.get, _parts(word)) or _ends_in_pain(word) for word in _words(name))


@lru_cache(maxsize=4096)
def says_neck(name: str) -> bool:
    """Whether a word of this name means the neck, whatever else it says."""
    return any("neck" in map(_KIND_OF.get, _parts(word)) for word in _words(name))


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\W_\d]+", _folded(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))) if word]


def _ends_in_pain(word: str) -> bool:
    """“Knieschmerzen”"""
    return any(
        len(word) > len(pain) >= LONG_ENOUGH and word.endswith(pain)
        for pain, kind in _KIND_OF.items()
        if kind == "pain"
    )


def _ends(scale: re.Match[str]) -> tuple[float, float]:
    if scale[3]:
        return 0.0, 100.0
    return float(scale[1] or 0), float(scale[2])


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[str, ...]:
    """“Nackenschmerzen” and 首の痛み are several words in one; no word is longer than the longest name of a score."""
    if word in _KIND_OF or len(word) > LONGEST_NAME:
        return (word,)
    for length in range(len(word) - 1, 0, -1):
        if word[:length] in _KIND_OF and (rest := _parts(word[length:]))[0] in _KIND_OF:
            return (word[:length], *rest)
    return (word,)


_KIND_OF = {
    _folded(word): kind
    for kind, words in {"filler": _FILLERS, **_MOMENTS, "pain": _PAIN, "neck": _NECK}.items()
    for word in words.split()
}
