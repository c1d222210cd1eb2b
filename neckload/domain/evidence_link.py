"""The decision thresholds behind the answer about load and pain; `evidence` lists them with the others."""

from __future__ import annotations

from neckload.domain.sources import SIMULATION
from neckload.domain.threshold import Threshold
from neckload.domain.threshold import rule_of_thumb as _own

_ALONE = "Enough to show a figure, not to be sure of it: the interval says how sure it is."

# Does the neck follow the load? ---------------------------------------------------------------------------------
_SHORT = (
    "In simulated records of 26 weeks a real link of one point was found 2 times in 10, in records of a year 6 times."
)
_WORDS = "A statistical convention for how often chance alone looks as strong; nothing in nature changes at this value."
_ARITHMETIC = "It stabilises the calculation and was not chosen to favour any answer."
ANSWER_WEEKS = Threshold(
    26,
    "weeks",
    "weeks with running and pain recorded at the first look; each later look is at twice as many",
    SIMULATION,
    "simulated runners",
    "Without any link, checking every week for two years reports one in 26 to 40 of 100 cases; with these looks, in 4 "
    f"to 6. {_SHORT}",
)
ANSWER_PAINFUL_WEEKS = _own(5, "weeks", "of these with some pain, before the question is answered", _SHORT)
ANSWER_COMPARISONS = _own(
    10,
    "pairs of weeks",
    "pairs needed before a time lag is tested",
    "A handful of weeks says nothing.",
)
ANSWER_DAYS = Threshold(
    180,
    "days",
    "days with known running and pain from which the answer is by day",
    SIMULATION,
    "simulated runners",
    "With fewer days the daily test found a link that was not there in 8 to 10 of 100 records, instead of 5.",
)
ANSWER_DAY_PAIRS = _own(
    150,
    "days",
    "of those days, how many need a known day before them",
    "Pain recorded every other day does not show what changes from one day to the next.",
)
SHORT_RECORD_WEEKS = Threshold(
    52,
    "weeks",
    "below this a link is easily missed, and one that is found is probably smaller than it looks",
    SIMULATION,
    "simulated runners",
    "A real link of one point was found in 2 of 10 simulated records at the look of 26 weeks, and in 6 at that of 52.",
)
CLEAR_CHANCE = Threshold(
    0.004,
    "share of records without any link",
    "up to here the answer says clear evidence",
    SIMULATION,
    "simulated runners",
    "Over two years of looks, about 1 of 100 simulated records without any link was called clear.",
)
SOME_CHANCE = Threshold(
    0.02,
    "share of records without any link",
    "up to here the answer says some evidence",
    SIMULATION,
    "simulated runners",
    "Stricter than the usual 5 of 100 because a record is tested more than once: for simulated records without any "
    "link, one was reported in 4 to 6 of 100 over two years, and in 5 to 9 over four.",
)
HINT_CHANCE = _own(0.20, "share of records without any link", "up to here the answer says a hint", _WORDS)
ANSWER_INTERVAL = _own(
    0.98, "share of records like it", "whose true effect lies in the interval shown", "It matches the 2 of 100 above."
)
DETECTABLE_ERRORS = _own(
    3.2,
    "standard errors",
    "how large an effect must be to be found in 80 % of records like it",
    "That 80 % is enough is a statistical convention.",
)
EFFECT_STEP = _own(
    1.30,
    "times your usual week",
    "the step of weekly load that the estimate refers to",
    "Any other step would say the same.",
)
USUAL_WEEK_FLOOR = _own(
    0.50, "times your usual week", "weeks below this count as this much in the estimate", _ARITHMETIC
)
LARGEST_CARRY_OVER = _own(
    0.95, "share of one week’s pain", "the most that is assumed to carry over from one week to the next", _ARITHMETIC
)
BLOCK_WEEKS = Threshold(
    4,
    "weeks",
    "weeks that stay together in the shuffles, so that slow rhythms do not look like a link",
    SIMULATION,
    "simulated runners",
    "A training plan and a neck that both follow four-week cycles look like a link in 6 of 100 records of a year "
    "instead of 31, but at 26 weeks still in 15; two rhythms of exactly the same length, for as long as they last.",
)
SHUFFLES = _own(
    1999, "shuffles", "how many shuffles one answer is tested against", "More would change only the third digit."
)

# The common effect of many runners ------------------------------------------------------------------------------
COMMON_RUNNERS = _own(
    5,
    "runners",
    "runners whose effects can be estimated, before a common one is shown",
    "Enough for a figure with a wide interval; how much runners differ is hardly known from so few.",
)
COMMON_INTERVAL = _own(
    0.95,
    "share of cohorts like it",
    "whose true mean effect lies in the interval shown, and a new runner’s effect in the wider one",
    "A statistical convention. The mean over runners is no single runner’s answer.",
)

# Sore mornings --------------------------------------------------------------------------------------------------
MORNING_WEEKS = Threshold(
    39,
    "weeks",
    "of daily morning scores before testing whether sore mornings precede less running; again at twice as many",
    SIMULATION,
    "simulated runners",
    "With 26 weeks the test found what was not there in up to 10 of 100 records. If more than half of the sore runs "
    "were cut, a record of a year showed it in 1 to 5 of 10: no clear sign does not mean “no”.",
)
MORNING_PAST_DAYS = _own(
    7, "days", "preceding days whose load and scores are adjusted for first", "Slower changes are not removed."
)

# After a run ----------------------------------------------------------------------------------------------------
SETTLING_RUNS = _own(
    8, "runs", "runs, and days without one, with a score before and one in the morning, before a share is shown", _ALONE
)
SETTLING_BEFORE = _own(
    24, "hours", "how old the last score before a run may be", "An older one says less about the neck."
)
SETTLING_AFTER = _own(72, "hours", "how long scores are followed after a run, unless another run comes first")
SETTLING_SCORES = Threshold(
    2,
    "scores a day",
    "on most days after a run, before hours are shown",
    SIMULATION,
    "simulated runners",
    "With one score a day, a neck that settled within 6 hours and one that took 14 both read 23 hours; even with two, "
    "6 hours read 14. So hours are given as the gap between two scores.",
)
