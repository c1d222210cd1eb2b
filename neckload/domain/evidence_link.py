"""The decision thresholds behind the answer about load and pain; `evidence` lists them with the others."""

from __future__ import annotations

from neckload.domain.sources import SIMULATION
from neckload.domain.threshold import Threshold
from neckload.domain.threshold import rule_of_thumb as _own

_ALONE = "Enough to print a figure, not to be sure of one: the interval beside it says how sure."

# Does the neck follow the load? ---------------------------------------------------------------------------------
_SHORT = "In simulated records of 26 weeks a real link of one point was found twice in ten, of a year six times in ten."
_WORDS = "A convention of statistics for how often chance alone looks as strong; nothing in nature changes there."
_ARITHMETIC = "It steadies the arithmetic and was not chosen to favour any answer."
ANSWER_WEEKS = Threshold(
    26,
    "weeks",
    "weeks with running and pain noted at the first look; every later look is at twice as many",
    SIMULATION,
    "simulated runners",
    "Whoever looks every week for two years without any link is told of one in 26 to 40 of 100 cases; with these looks "
    f"in 4 to 6. {_SHORT}",
)
ANSWER_PAINFUL_WEEKS = _own(5, "weeks", "of them with some pain, before the question is answered", _SHORT)
ANSWER_COMPARISONS = _own(
    10,
    "pairs of weeks",
    "pairs without which one distance in time is not looked at",
    "A handful of weeks says nothing.",
)
ANSWER_DAYS = Threshold(
    180,
    "days",
    "days with running and pain known from which the answer goes by day",
    SIMULATION,
    "simulated runners",
    "With fewer days the daily test found a link that is not there in 8 to 10 of 100 records, not in 5.",
)
ANSWER_DAY_PAIRS = _own(
    150,
    "days",
    "of those days, how many need a known day before them",
    "Pain noted every other day does not show what changes from one day to the next.",
)
SHORT_RECORD_WEEKS = Threshold(
    52,
    "weeks",
    "below it a link is easily missed, and one that is found is probably smaller than it looks",
    SIMULATION,
    "simulated runners",
    "A real link of one point was found at the look of 26 weeks in 2 of 10 simulated records, at that of 52 in 6.",
)
CLEAR_CHANCE = Threshold(
    0.004,
    "share of records without any link",
    "up to here the answer says clear evidence",
    SIMULATION,
    "simulated runners",
    "In two years of looks about 1 of 100 simulated records without any link was called clear.",
)
SOME_CHANCE = Threshold(
    0.02,
    "share of records without any link",
    "up to here the answer says some evidence",
    SIMULATION,
    "simulated runners",
    "Stricter than the usual 5 of 100 because a record is looked at more than once: over two years 4 to 6 of 100 "
    "simulated records without any link were told of one, over four years 5 to 9.",
)
HINT_CHANCE = _own(0.20, "share of records without any link", "up to here the answer says a hint", _WORDS)
ANSWER_INTERVAL = _own(
    0.98, "share of records like it", "whose true effect lies in the interval shown", "It goes with 2 of 100 above."
)
DETECTABLE_ERRORS = _own(
    3.2,
    "standard errors",
    "how large an effect must be to be found in 80 % of records like it",
    "That 80 % is enough is a convention of statistics.",
)
EFFECT_STEP = _own(
    1.30, "times your usual week", "the step of weekly load that the estimate is per", "Any other step tells the same."
)
USUAL_WEEK_FLOOR = _own(
    0.50, "times your usual week", "weeks below it count alike in the size of the estimate", _ARITHMETIC
)
LARGEST_CARRY_OVER = _own(
    0.95, "share of one week’s pain", "the most that is taken to carry over from one week to the next", _ARITHMETIC
)
BLOCK_WEEKS = Threshold(
    4,
    "weeks",
    "weeks that stay together when chance is tried out, so that slow rhythms do not look like a link",
    SIMULATION,
    "simulated runners",
    "A training plan and a neck that both go by four weeks look like a link in 6 of 100 records of a year, not in 31; "
    "at 26 weeks still in 15, and two rhythms of exactly one length for as long as they last.",
)
SHUFFLES = _own(
    1999, "shuffles", "how often chance is tried out for one answer", "More shuffles change the third digit only."
)

# The common effect of many runners ------------------------------------------------------------------------------
COMMON_RUNNERS = _own(
    5,
    "runners",
    "runners whose effects can be estimated, before a common one is said",
    "Enough for a figure with a wide interval; how much runners differ is hardly known from so few.",
)
COMMON_INTERVAL = _own(
    0.95,
    "share of cohorts like it",
    "whose true mean effect lies in the interval shown, and a new runner’s effect in the wider one",
    "A convention of statistics. The mean over runners is no runner’s own answer.",
)

# Sore mornings --------------------------------------------------------------------------------------------------
MORNING_WEEKS = Threshold(
    39,
    "weeks",
    "of daily morning scores before it is asked whether sore mornings go before less running; again at twice as many",
    SIMULATION,
    "simulated runners",
    "With 26 weeks the question found what is not there in up to 10 of 100 records. Where more than half of the sore "
    "runs were cut, a record of a year showed it in 1 to 5 of 10: no clear sign is no “no”.",
)
MORNING_PAST_DAYS = _own(
    7, "days", "days before, whose load and scores are taken out first", "What changed more slowly stays in."
)

# After a run ----------------------------------------------------------------------------------------------------
SETTLING_RUNS = _own(
    8, "runs", "runs, and days without one, with a score before and one on the morning, before a share is said", _ALONE
)
SETTLING_BEFORE = _own(24, "hours", "how old the last score before a run may be", "An older one says less of the neck.")
SETTLING_AFTER = _own(72, "hours", "how long after a run its scores are followed, unless another run comes before")
SETTLING_SCORES = Threshold(
    2,
    "scores a day",
    "noted on most days after a run, before hours are said",
    SIMULATION,
    "simulated runners",
    "With one score a day a neck that settled within 6 hours and one that took 14 both read 23 hours; even with two, "
    "6 hours read 14. So hours are said as the gap between two scores.",
)
