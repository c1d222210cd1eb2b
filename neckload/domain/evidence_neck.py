"""The decision thresholds about the neck: which scores hold, ease or pause a week, and who should examine it.

Used as `evidence.NAME` like the others.
"""

from __future__ import annotations

from neckload.domain.sources import ARTICLE, CLELAND, OWN_RULE, SILBERNAGEL
from neckload.domain.threshold import Threshold
from neckload.domain.threshold import rule_of_thumb as _own

_TENDON = "Borrowed from Achilles tendon rehabilitation; not tested for neck pain."
_ZONES = f"{_TENDON} Accounts of the method differ on where its zones begin."
PAIN_LOW = Threshold(
    2, "points of 10", "worst pain up to here leaves room to build", SILBERNAGEL, "patients, not runners", _ZONES
)
PAIN_MIDDLE = Threshold(
    5, "points of 10", "worst pain above this calls for backing off", SILBERNAGEL, "patients, not runners", _ZONES
)
PAIN_UNSETTLED = _own(3, "points of 10", "a next-morning score from which pain counts as not settled", _TENDON)
PAIN_CHANGE = Threshold(
    2,
    "points of 10",
    "the smallest change of a 0–10 score worth mentioning",
    CLELAND,
    "patients, not runners",
    "Two is our choice. The smallest change that mattered to patients was 1.3 (this one) to 2.2 points (Young et al. "
    "2010), after treatment, not from week to week; and one person’s score may differ by about 4 points by chance "
    "alone (Kovacs et al. 2008, Young et al. 2010).",
)
PAIN_BASE_WEEKS = _own(4, "weeks", "preceding weeks whose median worst pain this week is compared with")
PAIN_MEMORY_DAYS = _own(14, "days", "how long the last entry is used if nothing newer is recorded")
FEW_WEEKS = Threshold(
    3,
    "weeks",
    "pain in more consecutive weeks than this counts as lingering",
    ARTICLE,
    "expert advice",
    "The article says “more than a few weeks”; three is our reading of it.",
)
LINGERING_PAIN = _own(3, "points of 10", "lingering pain of this or more needs a physical therapist; less may wait")
SEVERE_WEEKS = _own(
    2, "weeks", "consecutive weeks with pain above 5: see somebody first; the range is a ceiling and the plan waits"
)
RED_FLAG_REST = Threshold(
    14,
    "days",
    "how long a sign that needs a doctor soon removes the range, unless a doctor has cleared you; an emergency sign "
    "removes it until then",
    OWN_RULE,
    "rule of thumb",
    "No list of warning signs is proven complete (Feller et al. 2024): no sign does not mean safe.",
)
ASK_FOR_SIGNS = _own(
    7, "points of 10", "a score from which you are asked about warning signs", "Strong pain may have many causes."
)
TABLET_HOURS = _own(
    8,
    "hours",
    "how long after a pain reliever scores are marked, and the day before counts too",
    "Tablets differ in how long they work; the mark only says that the score may be too low.",
)
RELIEF_HOURS = _own(
    48,
    "hours",
    "how long after a remedy the next score is compared",
    "A sore neck often eases on its own.",
)
