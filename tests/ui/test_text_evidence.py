"""The words of *Evidence*: every number is there once, says where it is used, and is really read there."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neckload.domain import evidence
from neckload.domain.sources import OWN_RULE, sources
from neckload.ui.text.answers import evidence as words
from neckload.ui.text.answers.evidence_subjects import SUBJECTS

PACKAGE = Path(__file__).parents[2] / "neckload"
NAMES = {id(threshold): name for name, threshold in evidence.thresholds().items()}


@cache
def read_in(module: str) -> frozenset[str]:
    """Names of the thresholds that a module reads: `evidence.NAME`, `evidence_link.NAME`."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    named = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in ("evidence", "evidence_link")
    }
    return frozenset(named & evidence.thresholds().keys())


def test_every_number_of_the_program_is_on_the_page_once() -> None:
    shown = Counter(NAMES[id(threshold)] for subject in SUBJECTS for threshold in subject.thresholds)
    assert evidence.thresholds().keys() - shown.keys() == set(), "put these under a subject of evidence_subjects.py"
    assert {name for name, count in shown.items() if count > 1} == set(), "these are under more than one subject"


def test_every_number_is_read_by_a_rule_or_a_page() -> None:
    modules = [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")]
    read = {name for module in modules if module != "ui/text/answers/evidence_subjects.py" for name in read_in(module)}
    assert evidence.thresholds().keys() - read == set(), "no rule and no page reads these"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("GUIDELINE_HIGH", "10 % of the week before"),
        ("HOLD_LOW", "95 % of your level"),
        ("REFERENCE_CAP", "110 % of the largest of those weeks"),
        ("SAME_RECORDED_FIGURE", "0.5 % of the larger figure"),
        ("PAIN_LOW", "2 points of 10"),
        ("DAY_AFTER_RISE", "1 point of 10"),
        ("FASTEST_PACE", "2:00 min per km"),
        ("LONGEST_RUN_TIME", "1,440 min"),
        ("SAME_RECORDING", "5 s"),
        ("SHUFFLES", "1,999 shuffles"),
    ],
)
def test_a_number_is_told_with_its_unit_in_plain_words(name: str, told: str) -> None:
    assert words.value(evidence.thresholds()[name]) == told


def test_a_card_says_the_figure_the_meaning_the_support_and_the_caveat() -> None:
    for name, threshold in evidence.thresholds().items():
        card = words.card(threshold)
        assert card.startswith(f"**{words.value(threshold)}**"), name
        assert threshold.meaning[1:] in card, name
        assert threshold.caveat in card, name
        assert words.STRENGTH_WORDS[threshold.strength] in card, name
        assert (threshold.source is OWN_RULE) or (threshold.source.short in card), name
        assert threshold.source.studied in card, name


def test_what_nobody_knows_begins_with_the_neck_itself() -> None:
    assert words.NOBODY_KNOWS[0] == evidence.NOT_ABOUT_THE_NECK
    assert "no study links a week’s change in running to neck pain" in words.NOBODY_KNOWS[0].lower()


def test_a_search_finds_a_number_by_any_of_its_words_and_only_those() -> None:
    (spikes, *_) = words.matching_subjects("Frandsen moderate")
    assert [NAMES[id(each)] for each in spikes.thresholds] == ["SPIKE_MODERATE"]
    assert words.matching_subjects("   ") == SUBJECTS
    assert words.matching_subjects("unicorn") == ()


@given(st.text(max_size=12))
def test_a_search_never_invents_a_number(text: str) -> None:
    shown = [threshold for subject in words.matching_subjects(text) for threshold in subject.thresholds]
    assert len(shown) == len({id(each) for each in shown})
    assert all(all(word in found_in(each) for word in text.casefold().split()) for each in shown)


def found_in(threshold: evidence.Threshold) -> str:
    subject = next(subject for subject in SUBJECTS if threshold in subject.thresholds)
    return f"{subject.title} {subject.place} {words.card(threshold)}".casefold()


def test_the_balance_counts_what_is_there() -> None:
    own = sum(threshold.source is OWN_RULE for threshold in evidence.thresholds().values())
    assert f"uses {len(NAMES)} thresholds" in words.balance()
    assert f"{own} are this program’s own rules of thumb" in words.balance()


def test_every_source_but_our_own_is_listed_with_its_link() -> None:
    lines = "\n".join(words.source_lines())
    for source in sources().values():
        assert (source.where in lines) == (source is not OWN_RULE)
        assert source.link in lines
