"""What the titles of a log without a sport column say of the sport."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from neckload.readers.cells.sports import OTHER, Sports, all_runs, is_run_walk, names_other_sport, says_run, words_of
from neckload.readers.shapes import Shapes
from neckload.readers.sheet import holds
from neckload.readers.vocabulary.column_names import plain
from neckload.readers.vocabulary.sport_names import GOES_ON_AFTER_SPORT, SPORT_OF_SIGN, TITLE_WORDS

LONGEST_TITLE = 6
"""Words in a title that a program makes up."""
_OF_TITLES = frozenset(map(plain, TITLE_WORDS.split()))
_GOES_ON = frozenset(map(plain, GOES_ON_AFTER_SPORT.split()))


def sports_by_title(titles: pd.Series | Shapes) -> Sports:
    """A log without a sport column: titles that programs make up, such as “Evening Ride”, can rule out runs.

    One in a person's own words that begins with another sport, as “Bike to work”, is in doubt.
    """
    is_other, says = (holds(titles, is_so) for is_so in (_is_named_after_other_sport, says_run))
    is_unknown = holds(titles, _begins_with_other_sport) & ~is_other & ~says
    cells = titles.stripped if isinstance(titles, Shapes) else titles.str.strip()
    none, is_labelled = all_runs(len(is_other)), is_other | is_unknown
    return replace(
        none,
        labels=cells.where(is_labelled, "") if is_labelled.any() else none.labels,
        is_run=~is_other & ~(is_unknown & says.any()),
        is_named_run=says,
        is_unknown=is_unknown,
    )


def _begins_with_other_sport(title: str) -> bool:
    first, second = [*map(plain, words_of(title)), "", ""][:2]
    return first in OTHER and second in _GOES_ON and not is_run_walk(title)


def _is_named_after_other_sport(title: str) -> bool:
    signs = [SPORT_OF_SIGN[sign] for sign in title if sign in SPORT_OF_SIGN]
    if signs:
        return all(map(names_other_sport, signs))
    words = [plain(word) for word in words_of(title)]
    if 0 < len(words) <= 2 and words[-1] in OTHER:
        return True
    return not OTHER.isdisjoint(words) and len(words) <= LONGEST_TITLE and _OF_TITLES.union(OTHER).issuperset(words)
