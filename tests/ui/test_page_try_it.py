"""*Try it* from the plan to the answer, run without a browser on a real diary."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.tables import Diary
from neckload.ui.text import experiment as words
from tests import builders
from tests.domain.test_experiment import GOLDEN, run_starts, run_table, scores
from tests.ui.test_pages import NOW, OWNER, Runner, shown_words

BEGAN = datetime(2026, 3, 1, 20)


def experiment(name: str, first_arms: str = "") -> pd.DataFrame:
    firsts = GOLDEN[name][0]
    spares = "A" * (len(firsts) // 3)
    return pd.DataFrame(
        {"began": [BEGAN], "name": ["phone_in_hand"], "pairs": [float(len(firsts))], "firsts": [firsts + spares]}
    )


def analysis_of(name: str) -> Analysis:
    firsts, before, after, _ = GOLDEN[name]
    diary = Diary(runs=run_table(2 * len(firsts)), pain=scores(before, after), experiments=experiment(name))
    return analyse(diary, today=run_starts(2 * len(firsts))[-1].date().replace(month=12))


def test_a_difference_is_said_with_its_interval_and_what_chance_did() -> None:
    (course,) = analysis_of("E1").experiments
    assert words.answer(course) == (
        "**With the phone in a belt or pocket your neck was 1.6 points worse the next day** (1.3 to 2.0). Chance "
        "decided which run had it, so it is this, or something that always comes with it."
    )


def test_no_difference_is_said_as_what_can_be_ruled_out() -> None:
    (course,) = analysis_of("E3").experiments
    assert words.answer(course) == (
        "**No difference with the phone in a belt or pocket could be shown**: a difference of more than 1.5 points is "
        "unlikely, in these runs."
    )
