"""Every source the program relies on: studies, guidance, one article, and its own rules of thumb."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """The source of a number or a piece of advice."""

    who: str
    year: int
    where: str
    doi: str = ""
    """Empty if there is none or it could not be checked."""
    studied: str = ""
    """Who or what was studied; empty if nobody was."""
    finding: str = ""
    """The finding as told by the article, for a study it cites."""

    def __post_init__(self) -> None:
        if not (self.who and self.where):
            raise ValueError("a source needs its authors and its place of publication")

    @property
    def short(self) -> str:
        return f"{self.who} {self.year}"

    @property
    def link(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else ""


ARTICLE = Source("Hinge Health (K. Anderson, PT, DPT)", 2025, "Neck pain after running, 21 February 2025")
OWN_RULE = Source("neckload", 2026, "this program’s own rule of thumb")
SIMULATION = Source(
    "neckload",
    2026,
    "simulated records, python -m benchmarks.inference",
    studied="simulated runners with a known effect",
)

# Running and injury ---------------------------------------------------------------------------------------------
BUIST = Source(
    "Buist et al.",
    2008,
    "American Journal of Sports Medicine 36(1):33–39",
    "10.1177/0363546507307505",
    "532 novice runners, injuries of legs and back",
)
NIELSEN = Source(
    "Nielsen et al.",
    2014,
    "Journal of Orthopaedic & Sports Physical Therapy 44(10):739–747",
    "10.2519/jospt.2014.5164",
    studied="874 novice runners with GPS watches, running injuries",
)
DAMSTED = Source(
    "Damsted et al.",
    2019,
    "Journal of Orthopaedic & Sports Physical Therapy",
    studied="261 half-marathon runners, running injuries",
)
FRANDSEN = Source(
    "Schuster Brandt Frandsen et al.",
    2025,
    "British Journal of Sports Medicine 59(17):1203–1210",
    "10.1136/bjsports-2024-109380",
    "5,205 runners over 18 months, running injuries",
)

# Pain scores ----------------------------------------------------------------------------------------------------
SILBERNAGEL = Source(
    "Silbernagel et al.",
    2007,
    "American Journal of Sports Medicine 35(6):897–906",
    studied="38 patients with a painful Achilles tendon",
)
CLELAND = Source(
    "Cleland et al.",
    2008,
    "Archives of Physical Medicine and Rehabilitation 89:69–74",
    "10.1016/j.apmr.2007.08.126",
    "137 patients with neck pain",
)
KOVACS = Source(
    "Kovacs et al.",
    2008,
    "BMC Musculoskeletal Disorders 9:43",
    "10.1186/1471-2474-9-43",
    "658 patients with neck pain",
)
YOUNG = Source(
    "Young et al.",
    2010,
    "American Journal of Physical Medicine & Rehabilitation 89(10):831–839",
    "10.1097/PHM.0b013e3181ec98e6",
    "165 patients with a pinched nerve in the neck",
)

# Warning signs --------------------------------------------------------------------------------------------------
STIELL = Source(
    "Stiell et al.", 2001, "JAMA 286:1841–1848, the Canadian C-spine rule", studied="patients after an accident"
)
CCGI = Source("Canadian Chiropractic Guideline Initiative", 2024, "neck pain pathway")
KCE = Source("Belgian Health Care Knowledge Centre", 2009, "KCE report 119, non-specific neck pain")
FELLER = Source(
    "Feller et al.",
    2024,
    "Archives of Physiotherapy 14:105–115",
    "10.33393/aop.2024.3245",
    "12 guidelines and their 114 warning signs",
)

# Athletes -------------------------------------------------------------------------------------------------------
MIDOGLU = Source(
    "Midoglu et al.",
    2024,
    "Scientific Data, SoccerMon",
    "10.1038/s41597-024-03386-x",
    "women of two elite football teams, their training load and soreness day by day",
)

# Experiments of one ---------------------------------------------------------------------------------------------
BULTE = Source("Bulte & Onghena", 2008, "Behavior Research Methods 40(2):467–478", "10.3758/BRM.40.2.467")
PERCHA = Source("Percha et al.", 2019, "Journal of Medical Internet Research 21(4):e12641")
PREEMPT = Source(
    "Kravitz et al.",
    2018,
    "JAMA Internal Medicine, the PREEMPT trial",
    "10.1001/jamainternmed.2018.3981",
    "patients with long-lasting pain who tried treatments on themselves with an app",
)
HARTIGAN = Source("Hartigan", 1969, "Journal of the American Statistical Association", "10.1080/01621459.1969.10501057")

# Studies cited by the article -------------------------------------------------------------------------------------
NOORMOHAMMADPOUR = Source(
    "Noormohammadpour et al.",
    2018,
    "Asian Spine Journal 12(6):1146–1153",
    "10.31616/asj.2018.12.6.1146",
    "a review of neck pain among athletes",
    finding="Nearly half of athletes report neck pain in a given week.",
)
YLINEN = Source(
    "Ylinen et al.",
    2003,
    "JAMA 289(19):2509",
    "10.1001/jama.289.19.2509",
    "women with long-lasting neck pain",
    finding="Training neck muscles for strength and endurance eased long-lasting neck pain.",
)
PETERSON = Source(
    "Peterson & Pihlström",
    2021,
    "BMC Musculoskeletal Disorders 22(1)",
    "10.1186/s12891-021-04753-0",
    "a survey of 16,000 adults",
    finding="Regular aerobic exercise went together with less neck and shoulder pain.",
)
ZOETE = Source(
    "Zoete",
    2023,
    "Journal of Clinical Medicine 12(22):7108",
    "10.3390/jcm12227108",
    "a review of exercise for long-lasting neck pain",
    finding="Exercise fitted to the person helps long-lasting neck pain: strength programs can work well.",
)
HENDRICKS = Source(
    "Hendricks et al.",
    2019,
    "Journal of Bodywork and Movement Therapies 24(2)",
    "10.1016/j.jbmt.2019.10.019",
    "a review of 49 studies of foam rolling",
    finding="Foam rolling helped with flexibility and stiffness.",
)


# Methods --------------------------------------------------------------------------------------------------------
FOSTER_1998 = Source("Foster", 1998, "Medicine & Science in Sports & Exercise 30(7):1164–1168, monotony and strain")
WILLIAMS = Source(
    "Williams et al.",
    2017,
    "British Journal of Sports Medicine 51(3):209–210, acute:chronic ratios with exponential weights",
    "10.1136/bjsports-2016-096589",
)
WESTFALL_YOUNG = Source("Westfall & Young", 1993, "Resampling-Based Multiple Testing, Wiley")
PAULE_MANDEL = Source(
    "Paule & Mandel",
    1982,
    "Journal of Research of the National Bureau of Standards 87(5):377–385, spread between estimates",
    "10.6028/jres.087.022",
)
HARTUNG_KNAPP = Source(
    "Hartung & Knapp", 2001, "Statistics in Medicine 20:3875–3889, interval of a common effect", "10.1002/sim.1009"
)
ROEVER = Source(
    "Röver et al.",
    2015,
    "BMC Medical Research Methodology 15:99, the same interval where estimates agree by luck",
    "10.1186/s12874-015-0091-1",
)
HIGGINS = Source(
    "Higgins et al.",
    2009,
    "Journal of the Royal Statistical Society A 172:137–159, prediction intervals",
    "10.1111/j.1467-985X.2008.00552.x",
)
RIEGEL = Source("Riegel", 1981, "American Scientist 69(3):285–290, Athletic records and human endurance")
MORITZ = Source("Moritz", 2000, "Journal of Geodesy 74:128, Geodetic Reference System 1980", "10.1007/s001900050278")


def sources() -> dict[str, Source]:
    """Every source by name."""
    return {name: value for name, value in globals().items() if isinstance(value, Source)}
