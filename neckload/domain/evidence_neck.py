"""The decision thresholds about the neck: which scores hold, ease or pause a week, and who should examine it.

Used as `evidence.NAME` like the others.
"""

from __future__ import annotations

from neckload.domain.sources import ARTICLE, CLELAND, OWN_RULE, SILBERNAGEL
from neckload.domain.threshold import Threshold
from neckload.domain.threshold import rule_of_thumb as _own

_TENDON = "Borrowed from rehabilitation of the Achilles tendon; not tested for neck pain."
_ZONES = f"{_TENDON} Accounts of the method differ about where its zones begin."
PAIN_LOW = Threshold(
    2, "points of 10", "worst pain up to here leaves room to build", SILBERNAGEL, "patients, not runners", _ZONES
)
PAIN_MIDDLE = Threshold(
    5, "points of 10", "worst pain above it asks to back off", SILBERNAGEL, "patients, not runners", _ZONES
)
PAIN_UNSETTLED = _own(3, "points of 10", "a score the next morning from which pain has not settled", _TENDON)
PAIN_CHANGE = Threshold(
    2,
    "points of 10",
    "the smallest change of a 0–10 score worth a sentence",
    CLELAND,
    "patients, not runners",
    "Two is our choice. The smallest change that mattered to patients was 1.3 (this one) to 2.2 points (Young et al. "
    "2010), after treatment, not from week to week; and one person’s score may differ by about 4 points by chance "
    "alone (Kovacs et al. 2008, Young et al. 2010).",
)
PAIN_BASE_WEEKS = _own(4, "weeks", "weeks before, whose median worst pain this week’s is compared with")
PAIN_MEMORY_DAYS = _own(14, "days", "how long the last entry stands in when nothing newer is noted")
FEW_WEEKS = Threshold(
    3,
    "weeks",
    "pain in more weeks running than this lingers",
    ARTICLE,
    "expert advice",
    "The article says “more than a few weeks”; three is our reading of it.",
)
LINGERING_PAIN = _own(3, "points of 10", "lingering pain of this or more goes to a physical therapist; less may wait")
SEVERE_WEEKS = _own(
    2, "weeks", "weeks running with pain above 5: see somebody first; the range is a ceiling and the plan waits"
)
RED_FLAG_REST = Threshold(
    14,
    "days",
    "how long a sign that needs a doctor soon takes the range away, unless a doctor has cleared you; an emergency sign "
    "takes it away until then",
    OWN_RULE,
    "rule of thumb",
    "No list of warning signs is proven to be complete (Feller et al. 2024): no sign does not mean safe.",
)
ASK_FOR_SIGNS = _own(
    7, "points of 10", "a score from which you are asked for warning signs", "Strong pain may have many causes."
)
TABLET_HOURS = _own(
    8,
    "hours",
    "how long after a pain reliever a score is marked, and the day before counts too",
    "Tablets differ in how long they work; the mark only says that the score may be too low.",
)
RELIEF_HOURS = _own(
    48,
    "hours",
    "how long after something was tried the next score is looked for",
    "A sore neck often eases on its own.",
)
