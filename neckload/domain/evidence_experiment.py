"""The decision thresholds behind an experiment of one; `evidence` lists them with the others."""

from __future__ import annotations

from neckload.domain.sources import SIMULATION
from neckload.domain.threshold import Threshold
from neckload.domain.threshold import rule_of_thumb as _own

_HALF = (
    "The plain change from before to after found a real difference less often in simulated runners (by 6 to 12 of 100 "
    "experiments), and a share fitted to each runner no more often than one half."
)
_STOPPED = (
    "Runners see their own scores. One who stops as soon as it looks good would be misled in 13 to 17 of 100 "
    "experiments without any difference at the usual limit, and in about 5 at this one."
)
_SIMULATED = "The simulated runners ran three times a week; yours may be another neck."
EXPERIMENT_BEFORE_SHARE = Threshold(
    0.5,
    "share of the last score before the run",
    "taken off the worst score of the next day, the same for everybody",
    SIMULATION,
    "simulated runners",
    _HALF,
)
EXPERIMENT_BEFORE_HOURS = _own(
    24, "hours", "how old the last score before a run of an experiment may be", "An older one says less of the neck."
)
EXPERIMENT_FEWEST_PAIRS = Threshold(
    8,
    "pairs of runs",
    "fewer are not offered, and are not answered at the planned end",
    SIMULATION,
    "simulated runners",
    "Even 8 pairs found a real difference of 1.5 points in only 2 to 7 of 10 simulated experiments.",
)
EXPERIMENT_CHANCE = _own(
    0.05,
    "share of experiments without any difference",
    "up to here an experiment says that there is one, with an interval to match",
    "A convention of statistics. The test is that of Bulte & Onghena 2008 (named after the reference, not read again), "
    "the interval’s idea is Hartigan 1969. In a large trial of such apps for pain (Kravitz et al. 2018, PREEMPT, not "
    "read again) talks with the doctor got better, pain did not.",
)
EXPERIMENT_STOPPED_CHANCE = Threshold(
    0.005,
    "share of experiments without any difference",
    "the same for an experiment that was stopped before its planned end",
    SIMULATION,
    "simulated runners",
    _STOPPED,
)
EXPERIMENT_STOPPED_PAIRS = Threshold(
    9,
    "pairs of runs",
    "needed before an experiment that was stopped early is answered",
    SIMULATION,
    "simulated runners",
    "With fewer pairs no result could reach the stricter limit, whatever the scores.",
)
EXPERIMENT_MORE_PAIRS = _own(
    1 / 3,
    "share of the planned pairs",
    "the most that are added at the end for pairs without a score",
    "Replacing them is fair as long as forgetting to note a score has nothing to do with the arm.",
)
EXPERIMENT_EXACT_PAIRS = _own(
    14, "pairs of runs", "up to here every order that could have been drawn is tried", "With more, thousands are drawn."
)
EXPERIMENT_DRAWS = _own(
    9999, "orders", "how many are drawn where there are too many to try all", "More change the third digit only."
)
EXPERIMENT_FOLLOWED = Threshold(
    0.8,
    "share of the runs",
    "followed what was drawn; below it the answer is mostly about the plan, not about the thing",
    SIMULATION,
    "simulated runners",
    "With 9 of 10 runs followed a difference of 1.5 points reads 1.2, with 8 of 10 it reads 0.8, with 7 of 10 0.6.",
)
EXPERIMENT_FOUND = _own(
    0.7,
    "share of such experiments",
    "in which a difference of 1.5 points should be found: it decides how many pairs are suggested",
    "Planning an experiment of one by simulating it is the idea of Percha et al. 2019 (not read again). " + _SIMULATED,
)
EXPERIMENT_SCORED_DAYS = _own(
    28, "days", "with scores before your own ups and downs are used to say what could be found", _SIMULATED
)
EXPERIMENT_WEEKS_BACK = _own(8, "weeks", "how far back your runs a week are counted", "Your next weeks may differ.")
