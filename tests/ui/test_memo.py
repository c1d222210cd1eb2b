"""What is drawn of an analysis is drawn once, and let go with it."""

from __future__ import annotations

import gc
import weakref

from neckload.domain.analysis import Analysis, analyse
from neckload.ui.charts import load_and_pain
from neckload.ui.text.memo import _known, once
from tests.builders import after, diary


def some_analysis() -> Analysis:
    return analyse(diary([10] * 3, [60] * 3), today=after(3))


def test_a_picture_is_made_once_for_each_analysis_and_choice() -> None:
    asked = []

    @once
    def picture(analysis: Analysis, unit: str) -> list[str]:
        asked.append(unit)
        return [unit]

    one, other = some_analysis(), some_analysis()
    assert picture(one, "km") is picture(one, "km")
    assert (picture(one, "mi"), picture(other, "km")) == (["mi"], ["km"])
    assert asked == ["km", "mi", "km"]


def test_the_main_picture_is_made_once() -> None:
    analysis = some_analysis()
    assert load_and_pain.load_and_pain(analysis, "km") is load_and_pain.load_and_pain(analysis, "km")
    assert load_and_pain.load_and_pain(analysis, "km") is not load_and_pain.load_and_pain(analysis, "mi")


def test_a_picture_goes_with_its_analysis() -> None:
    analysis = some_analysis()
    figure = weakref.ref(load_and_pain.load_and_pain(analysis, "km"))
    assert analysis in _known
    del analysis
    gc.collect()
    assert figure() is None
