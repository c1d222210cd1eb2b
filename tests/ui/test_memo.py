"""What is drawn of an analysis is drawn once, and let go with it."""

from __future__ import annotations

import gc
import weakref

from neckload.domain.analysis import Analysis, analyse
from neckload.ui.pages import week_chart
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
    assert week_chart.drawn(analysis, "km") is week_chart.drawn(analysis, "km")
    assert week_chart.drawn(analysis, "km") is not week_chart.drawn(analysis, "mi")


def test_a_picture_goes_with_its_analysis() -> None:
    analysis = some_analysis()
    figure = weakref.ref(week_chart.drawn(analysis, "km").figure)
    assert analysis in _known
    del analysis
    gc.collect()
    assert figure() is None
