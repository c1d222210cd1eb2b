"""Which rows are runs. Known names only: "Treadmill" alone can be a walk, and "estradas" is no "esteira"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from neckload.readers.names import plain
from neckload.readers.sheet import by_value

_RUN_NAMES: dict[str, tuple[str, ...]] = {
    "": (
        "Run", "Running", "Street Running", "Ultra Running", "Ultra Run", "Jog", "Jogging", "Race", "Laufen",
        "Lauf", "Course à pied", "Carrera", "Corrida", "Bieganie", "Bieg", "Löpning", "Løb", "Løping", "Futás",
        "Corsa", "Hardlopen", "Hardloopsessie", "跑步", "ラン", "ランニング", "Бег", "Забег",
        "Juoksu", "Běh", "Koşu", "달리기", "러닝",
        "Lopning", "Outdoor Run", "Outdoor Running", "Obstacle Run", "Obstacle Racing", "Løpetur", "Løbetur",
        "Löptur", "Löprunda", "Laufsport", "Dauerlauf", "Course", "Footing", "Bieg uliczny", "Ultra", "Bieg ultra",
        "Ultralauf", "Straßenlauf", "Course sur route", "Road Running", "Jogging/Running", "Run / Jog",
        "Running / Jogging", "Running (Outdoor)", "Ultramarathon", "Marathon", "Half Marathon",
    ),
    "treadmill": (
        "Treadmill Running", "Treadmill Run", "Indoor Running", "Indoor Run", "Running (Indoor)", "Beltéri futás",
        "Teremfutás", "Laufen (Indoor)", "Hallenlauf", "Lopband", "Бег на беговой дорожке", "Juoksumatto",
        "Virtuális futás", "Bieg wirtualny", "Wirtualny bieg", "Corsa virtuale", "Corrida virtual",
        "Virtuell löpning", "Virtuelt løb", "Virtuell løping", "Virtuelles Laufen",
        "バーチャルラン", "虚拟跑步", "跑步機",
        "Indoor Run / Jog", "Virtual Run", "Virtual Running", "Laufbandtraining", "Virtueller Lauf",
        "Course à pied sur tapis roulant", "Course à pied virtuelle", "Entrenamiento en cinta", "Carrera virtual",
        "Corrida em esteira", "Bieg na bieżni", "Löpband", "Løbebånd", "Tredemølle", "Futópados futás",
        "Corsa su tapis roulant", "Hardlopen op loopband", "Virtuele hardloopsessie", "跑步机", "トレッドミル",
    ),
    "trail": (
        "Trail Running", "Trail Run", "Trailrunning", "Trailrun", "Traillauf", "Trail", "Carrera de trail",
        "Carrera de sendero", "Carrera por montaña", "Course de trail", "Corrida de trilha", "Corsa su sentiero",
        "Corsa trail", "Stigløb", "Terränglöpning", "Löpning i terräng", "トレイルランニング",
        "Трейлраннинг", "Polkujuoksu",
        "Bieg trailowy", "Bieganie terenowe", "Bieganie w terenie", "Ultra Trail", "Carrera de montaña",
        "Corrida em trilhas", "Corrida em trilha", "Bieg terenowy", "Bieg przełajowy", "Traillöpning", "Løb terræn",
        "Terrengløping", "Terepfutás", "越野跑", "トレイルラン",
    ),
    "track": (
        "Track Running", "Track Run", "Laufen auf der Bahn", "Course à pied sur piste", "Carrera en pista",
        "Corrida em pista", "Löpning på bana", "Bieg na bieżni lekkoatletycznej",
        "Bieganie na bieżni lekkoatletycznej", "Løping på bane", "Pályafutás", "Running (Track)",
        "Carrera en pista de atletismo", "Løb på bane", "Corsa su pista",
        "Hardlopen op de baan", "操场跑步", "トラックラン",
    ),
}  # fmt: skip
_TRAINING_NAMES = (
    "Easy", "Long", "Long Run", "Easy Run", "Tempo", "Tempo Run", "Threshold", "Recover", "Recovery", "Recovery Run",
    "Fractionné", "Sortie longue", "Endurance", "Footing lent", "Intervalle", "Tempolauf", "Langer Lauf", "Rodaje",
    "Tirada larga", "Lento", "Ripetute", "Duurloop", "Regeneration",
    "Interval", "Intervals", "Fartlek", "Hills", "Progression", "Shakeout", "Steady", "Speed", "Parkrun", "Strides",
)  # fmt: skip
_REST_NAMES = ("Rest", "Rest Day", "Off", "Day Off", "Ruhetag", "Repos", "Descanso", "Rust", "Rustdag", "Hvile",
               "Hviledag", "Vila", "Vilodag", "Odpoczynek", "Riposo")  # fmt: skip
_OTHER_WORDS = (
    "ride", "bike", "biking", "cycling", "cycle", "spin", "walk", "walking", "hike", "hiking", "swim", "swimming",
    "ski",
    "skiing", "row", "rowing", "yoga", "pilates", "strength", "weights", "weight", "gym", "elliptical", "xt", "cross",
    "cardio", "stretching", "tennis", "football", "soccer", "climbing", "skating", "rad", "radfahren", "schwimmen",
    "gehen", "wandern", "krafttraining", "velo", "marche", "natation", "ciclismo", "caminata", "natacion", "fietsen",
    "yüzme", "bisiklet", "yürüyüş", "uinti", "pyöräily", "kävely", "hiihto", "plavání", "cyklistika", "kolo", "chůze",
    "turistika", "simning", "promenad", "skidor", "cykel", "úszás", "kerékpározás", "túrázás", "nuoto",
    "bici", "camminata", "escursionismo", "natação", "ciclismo", "caminhada", "bicicleta", "pływanie", "vélo", "rando",
    "randonnée", "musculation", "плавание", "велосипед", "ходьба", "лыжи", "수영", "자전거", "걷기", "등산",
    "游泳", "骑行", "步行", "水泳", "ウォーキング", "サイクリング",
    "mountainbike", "mountainbiken", "rennrad", "rennradtour", "radtour", "snowboard", "snowboarding", "kayak",
    "kayaking", "canoe", "canoeing", "paddling", "surfing", "hiit", "crossfit", "golf", "boxing", "dance", "dancing",
    "zumba", "badminton", "basketball", "volleyball", "rugby", "hockey", "squash", "sailing", "stairs", "meditation",
    "wandelen", "zwemmen", "rower", "spacer", "plywanie", "cykling", "gang", "svomning", "paseo", "senderismo",
)  # fmt: skip

RUNS = {plain(name): surface for surface, names in _RUN_NAMES.items() for name in names}
TRAINING = frozenset(plain(name) for name in _TRAINING_NAMES)
REST = frozenset(plain(name) for name in _REST_NAMES)
OTHER = frozenset(map(plain, _OTHER_WORDS))
_RUN_WORDS = frozenset(
    map(plain, ("run", "running", "jog", "jogging", "laufen", "lauf", "carrera", "corrida", "corsa", "bieg", "bieganie",
                "löpning", "løb", "løping", "futás", "hardlopen", "juoksu", "běh", "koşu", "бег"))
)  # fmt: skip
_SURFACE_OF_WORD = {"treadmill": "treadmill", "laufband": "treadmill", "trail": "trail", "track": "track"}


def is_run_name(words: Sequence[str]) -> bool:
    """Whether these words are the name of a kind of run."""
    return bool(words) and plain(" ".join(words)) in RUNS


@dataclass(frozen=True)
class Sports:
    """What each row of a file is [one row per row of the file]."""

    labels: pd.Series
    """As the file calls it [text]."""
    is_run: pd.Series
    is_rest: pd.Series
    is_named_run: pd.Series
    """Runs that the file itself calls a run, not just a row of a running log."""
    surface: pd.Series
    """road is never assumed: trail, track or treadmill when the name says so, else missing [text]."""


def sports(labels: pd.Series, only_named: bool) -> Sports:
    """What the labels of a sport column say.

    A list that names runs as runs holds nothing else as a run. A hand-made log says "easy" or "long" instead:
    there (unless `only_named`) every row is a run that does not name another sport.
    """
    names = by_value(labels, lambda label: plain(label.strip()), "str")
    is_named_run = names.isin(list(RUNS))
    is_rest = names.isin(list(REST))
    is_run = is_named_run
    if not only_named:
        is_run = is_named_run | names.isin(list(TRAINING)) | by_value(labels, _says_run, "bool")
        if not is_named_run.any():
            is_run = ~(by_value(labels, _names_other_sport, "bool") | is_rest)
    surface = names.map({name: word or None for name, word in RUNS.items()}).astype("str")
    if not only_named:
        surface = surface.fillna(by_value(labels, _surface, "str"))
    return Sports(labels.str.strip(), is_run, is_rest, is_named_run, surface)


def all_runs(rows: int) -> Sports:
    """A log without a sport column: every row is a run."""
    no = pd.Series(False, index=pd.RangeIndex(rows))
    none = pd.Series([None] * rows, dtype="str")
    return Sports(pd.Series([""] * rows, dtype="str"), ~no, no, no, none)


def sports_by_title(titles: pd.Series) -> Sports:
    """A log without a sport column: “Evening Ride”, as programs name what has no name, is none of the runs."""
    is_other = by_value(titles, _is_named_after_other_sport, "bool")
    no, none = titles != titles, pd.Series([None] * len(titles), dtype="str")
    return Sports(titles.str.strip().where(is_other, ""), ~is_other, no, no, none)


def _is_named_after_other_sport(title: str) -> bool:
    words = _words(title)
    return len(words) == 2 and plain(words[-1]) in OTHER


def names_sport(label: str) -> bool:
    """Whether this is the name of a run, of another sport, or of a rest."""
    return plain(label) in (RUNS.keys() | TRAINING | REST) or _says_run(label) or _names_other_sport(label)


def _says_run(label: str) -> bool:
    """“Running - Easy” is a run, and “Bike / Run” is not one alone."""
    return any(plain(word) in _RUN_WORDS for word in _words(label)) and not _names_other_sport(label)


def _surface(label: str) -> str | None:
    words = [plain(word) for word in _words(label)] if _says_run(label) else []
    return next((_SURFACE_OF_WORD[word] for word in words if word in _SURFACE_OF_WORD), None)


def _words(label: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", label) if word]


def _names_other_sport(label: str) -> bool:
    return any(plain(word) in OTHER for word in _words(label))
