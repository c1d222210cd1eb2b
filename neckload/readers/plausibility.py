"""How fast, how far and how long a run can be: the limits by which one reading of a file is weighed against another.

None of them judges a run: figures stay as written, and slips are a matter for the domain (`evidence.FASTEST_PACE`).
How records grow with distance is from `sources.RIEGEL`.
They decide what a whole column means, which rows may be rides or walks, and what is asked.
"""

from __future__ import annotations

from neckload.domain.sources import RIEGEL
from neckload.domain.threshold import Threshold, rule_of_thumb

_PACE = "min per km"
_WEIGHED = "It weighs readings of a whole column and never judges a single run; walkers and sprinters lie beyond it."
_SPORT = "Fast walkers and slow runners share these paces, so a name beats it, and what is left out is said."
_UNKNOWN = "Logs of other people may differ; where it decides alone, the unit is asked about."

FASTEST_RUN = rule_of_thumb(2.5, _PACE, "almost every run is slower", _WEIGHED)
SLOWEST_RUN = rule_of_thumb(17.0, _PACE, "almost every run is faster, breaks and walks uphill included", _WEIGHED)
FASTEST_RUNNING = rule_of_thumb(3.0, _PACE, "what is faster without a name is likely a ride", _SPORT)
SLOWEST_RUNNING = rule_of_thumb(9.5, _PACE, "what is slower without a name is likely a walk", _SPORT)
FASTEST_MIDDLE = rule_of_thumb(2.3, _PACE, "the middle run of a log is slower in the unit that is right", _UNKNOWN)
SLOWEST_MIDDLE = rule_of_thumb(20.0, _PACE, "the middle run of a log is faster in the unit that is right", _UNKNOWN)
FASTEST_LOG = rule_of_thumb(1.5, _PACE, "with a faster middle run, units were mistaken: the file is refused", _WEIGHED)
SLOWEST_LOG = rule_of_thumb(40.0, _PACE, "with a slower middle run, units were mistaken: the file is refused", _WEIGHED)
LONGEST_MIDDLE = rule_of_thumb(25.0, "km", "the middle run of a log is shorter", _UNKNOWN)
LIKELY_PACE = rule_of_thumb(6.0, _PACE, "where the middle runs of logs lie", _UNKNOWN)
PACE_SPREAD = rule_of_thumb(
    0.25, "log", "how far the middle runs of logs lie from it: four of five within 4:20–8:20 min per km", _UNKNOWN
)
LIKE_PACE = rule_of_thumb(
    1.25, "ratio", "two names of one sport differ by no more in their middle pace; a ride and a run by half", _SPORT
)
LIKELY_RIDE = rule_of_thumb(1.2, "times the pace of the record", "where rides are, what is faster is one too", _SPORT)
LONGEST_PACE = rule_of_thumb(60.0, _PACE, "longer figures are how long a run took, not its pace", _WEIGHED)

SHORTEST_RUN = rule_of_thumb(8.0, "min", "where no distance is known, almost every run is longer", _WEIGHED)
LONGEST_RUN = rule_of_thumb(300.0, "min", "where no distance is known, almost every run is shorter", _WEIGHED)
LONGEST_RECORDING = rule_of_thumb(
    600.0,
    "min",
    "a longer recording is of a watch that nobody stopped, and says nothing of the runs after it",
    "An ultramarathon of more than ten hours is not looked for among other recordings of it.",
)

_DAMAGED = "It is asked of damaged recordings only; every other one is read whatever it says."
SLOWEST_ON_FOOT = rule_of_thumb(0.8, "m/s", "a stroll; a damaged summary that says less is not shown", _DAMAGED)
FASTEST_ON_FOOT = rule_of_thumb(7.5, "m/s", "the record over a mile; one that says more is not shown", _DAMAGED)
SHORTEST_RECORDING = rule_of_thumb(200.0, "m", "less of a recording that was cut off is no run", _DAMAGED)

SHORTEST_MIDDLE_KM = rule_of_thumb(2.0, "km or miles", "the middle run of a log is longer", _UNKNOWN)
LONGEST_MIDDLE_KM = rule_of_thumb(45.0, "km or miles", "the middle run of a log is shorter", _UNKNOWN)
METRES_ABOVE = rule_of_thumb(200.0, "figure", "no log has a median of 200 km or miles, and none one of 200 m", _UNKNOWN)
METRES_ON_TRACK = rule_of_thumb(100.0, "figure", "a track run with a larger figure is in metres", _UNKNOWN)
RIDE_FROM = rule_of_thumb(
    15.0, "km", "faster than the record for so long is no slip of the pen, as 5.5 km in 12 min may be", _SPORT
)
WARMEST_RUN = rule_of_thumb(
    50.0, "°C", "nobody runs so warm, and many at as many °F: then the account counts miles", _UNKNOWN
)

_RECORD_CAVEAT = "The curve fits the records from 1 km to the marathon within a few percent, not sprints or ultras."
RECORD_KM = Threshold(5.0, "km", "a distance on the curve of the records", RIEGEL, "cohort of runners", _RECORD_CAVEAT)
RECORD_MIN = Threshold(12.5, "min", "the record over it, rounded", RIEGEL, "cohort of runners", _RECORD_CAVEAT)
RECORD_EXPONENT = Threshold(
    1.06, "exponent", "records of the world grow with distance like this", RIEGEL, "cohort of runners", _RECORD_CAVEAT
)
