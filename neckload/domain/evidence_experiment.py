"""The decision thresholds behind an experiment of one; `evidence` lists them with the others."""

from __future__ import annotations

from neckload.domain.sources import SIMULATION
from neckload.domain.threshold import Threshold
from neckload.domain.threshold import rule_of_thumb as _own

_HALF = (
    "In simulated runners, the plain change from before to after found a real difference less often (in 6 to 12 fewer "
    "of 100 experiments), and a share fitted to each runner no more often than one half."
)
_STOPPED = (
    "Runners see their own scores. Without any difference, a runner who stops as soon as it looks good would be misled "
    "in 13 to 17 of 100 experiments at the usual limit, and in about 5 at this one."
)
_SIMULATED = "The simulated runners ran three times a week; your neck may differ."
EXPERIMENT_BEFORE_SHARE = Threshold(
    0.5,
    "share of the last score before the run",
    "subtracted from the worst score of the next day, the same for everybody",
    SIMULATION,
    "simulated runners",
    _HALF,
)
EXPERIMENT_BEFORE_HOURS = _own(
    24, "hours", "how old the last score before a run of an experiment may be", "An older one says less about the neck."
)
EXPERIMENT_FEWEST_PAIRS = Threshold(
    8,
    "pairs of runs",
    "fewer are not offered, and give no answer at the planned end",
    SIMULATION,
    "simulated runners",
    "Even 8 pairs found a real difference of 1.5 points in only 2 to 7 of 10 simulated experiments.",
)
EXPERIMENT_CHANCE = _own(
    0.05,
    "share of experiments without any difference",
    "up to here an experiment claims a difference, with a matching interval",
    "A statistical convention. The test is from Bulte & Onghena 2008 (cited second-hand, not reread), and the "
    "interval’s idea from Hartigan 1969. In a large trial of such apps for pain (Kravitz et al. 2018, PREEMPT, not "
    "reread), talks with the doctor got better, but pain did not.",
)
EXPERIMENT_STOPPED_CHANCE = Threshold(
    0.005,
    "share of experiments without any difference",
    "the same for an experiment stopped before its planned end",
    SIMULATION,
    "simulated runners",
    _STOPPED,
)
EXPERIMENT_STOPPED_PAIRS = Threshold(
    9,
    "pairs of runs",
    "needed for an answer from an experiment stopped early",
    SIMULATION,
    "simulated runners",
    "With fewer pairs no result could reach the stricter limit, whatever the scores.",
)
EXPERIMENT_MORE_PAIRS = _own(
    1 / 3,
    "share of the planned pairs",
    "the most that are added at the end to replace pairs without a score",
    "Replacing them is fair as long as a forgotten score has nothing to do with the arm.",
)
EXPERIMENT_EXACT_PAIRS = _own(
    14, "pairs of runs", "up to here every possible order is tried", "With more, thousands are sampled."
)
EXPERIMENT_DRAWS = _own(
    9999, "orders", "how many are sampled if there are too many to try all", "More would change only the third digit."
)
EXPERIMENT_FOLLOWED = Threshold(
    0.8,
    "share of the runs",
    "that went as drawn; below this the answer is mostly about the plan, not about the thing itself",
    SIMULATION,
    "simulated runners",
    "If 9 of 10 runs go as drawn, a difference of 1.5 points reads 1.2; with 8 of 10 it reads 0.8, with 7 of 10 0.6.",
)
EXPERIMENT_FOUND = _own(
    0.7,
    "share of such experiments",
    "in which a difference of 1.5 points should be detected; decides how many pairs are suggested",
    "Planning an experiment of one by simulation is an idea of Percha et al. 2019 (not reread). " + _SIMULATED,
)
EXPERIMENT_SCORED_DAYS = _own(
    28, "days", "with scores, before your own ups and downs are used to estimate what could be detected", _SIMULATED
)
EXPERIMENT_WEEKS_BACK = _own(8, "weeks", "how far back your runs a week are counted", "Your next weeks may differ.")
