"""Every decision threshold has its source, and a change of one shows here before it shows to a runner."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from neckload.domain import care, evidence
from neckload.domain.evidence import Threshold
from neckload.domain.sources import OWN_RULE, Source, sources

VALUES = {
    "GUIDELINE_LOW": 0.05,
    "GUIDELINE_HIGH": 0.10,
    "STEEP_RISE": 0.30,
    "HELD_WEEKS": 4,
    "SPIKE_SMALL": 0.10,
    "SPIKE_MODERATE": 0.30,
    "SPIKE_LARGE": 1.00,
    "SPIKE_WINDOW": 30,
    "LONGEST_RUN_WEEKS": 8,
    "BREAK_SHARE": 0.25,
    "BREAK_BASE_WEEKS": 8,
    "BREAK_MIN_WEEKS": 4,
    "RESTART_WEEKS": 4,
    "RESTART_AFTER_ONE": 1.0,
    "RESTART_AFTER_FEW": 0.6,
    "RESTART_AFTER_MANY": 0.5,
    "RESTART_FEW_WEEKS": 4,
    "REFERENCE_WEEKS": 4,
    "REFERENCE_CAP": 1.10,
    "HOLD_LOW": 0.95,
    "HOLD_HIGH": 1.00,
    "EASE_LOW": 0.80,
    "EASE_HIGH": 0.90,
    "BACK_OFF_LOW": 0.50,
    "BACK_OFF_HIGH": 0.70,
    "JUST_DONE_WEEKS": 4,
    "RECENT_ENOUGH_WEEKS": 4,
    "LAST_DAYS": 2,
    "PLAN_RATE": 0.08,
    "PLAN_LIGHTER_EVERY": 4,
    "PLAN_LIGHTER_SHARE": 0.80,
    "LONGEST_RUN_SHARE": 0.50,
    "PLAN_RACE_LONG_RUN": 0.75,
    "PLAN_HORIZON": 104,
    "CALENDAR_WEEKS": 4,
    "PAIN_LOW": 2,
    "PAIN_MIDDLE": 5,
    "PAIN_UNSETTLED": 3,
    "PAIN_CHANGE": 2,
    "PAIN_BASE_WEEKS": 4,
    "PAIN_MEMORY_DAYS": 14,
    "FEW_WEEKS": 3,
    "LINGERING_PAIN": 3,
    "SEVERE_WEEKS": 2,
    "ASK_FOR_SIGNS": 7,
    "TABLET_HOURS": 8,
    "RELIEF_HOURS": 48,
    "RED_FLAG_REST": 14,
    "SILENT_DAYS": 14,
    "FASTEST_PACE": 2.0,
    "SLOWEST_PACE": 20.0,
    "SLOWEST_PACE_FROM": 1.0,
    "LONGEST_RUN_TIME": 1440,
    "FARTHEST_RUN": 200,
    "ANSWER_WEEKS": 26,
    "ANSWER_PAINFUL_WEEKS": 5,
    "ANSWER_COMPARISONS": 10,
    "ANSWER_DAYS": 180,
    "ANSWER_DAY_PAIRS": 150,
    "SHORT_RECORD_WEEKS": 52,
    "CLEAR_CHANCE": 0.004,
    "SOME_CHANCE": 0.02,
    "HINT_CHANCE": 0.20,
    "ANSWER_INTERVAL": 0.98,
    "DETECTABLE_ERRORS": 3.2,
    "EFFECT_STEP": 1.30,
    "USUAL_WEEK_FLOOR": 0.50,
    "LARGEST_CARRY_OVER": 0.95,
    "BLOCK_WEEKS": 4,
    "SHUFFLES": 1999,
    "COMMON_RUNNERS": 5,
    "COMMON_INTERVAL": 0.95,
    "LEAST_GROUP": 10,
    "MORNING_WEEKS": 39,
    "MORNING_PAST_DAYS": 7,
    "SETTLING_RUNS": 8,
    "SETTLING_BEFORE": 24,
    "SETTLING_AFTER": 72,
    "SETTLING_SCORES": 2,
    "FACTOR_CLEAR_CHANCE": 0.01,
    "FACTOR_SOME_CHANCE": 0.05,
    "FACTOR_RUNS": 5,
    "FACTOR_HOURS": 48,
    "FACTOR_LONGER": 1.2,
    "FACTOR_HARDER": 1.0,
    "FACTOR_SORER": 0.5,
    "FACTOR_INTERVAL": 0.95,
    "LONG_RUN_SHARE": 0.75,
    "EXPERIMENT_BEFORE_SHARE": 0.5,
    "EXPERIMENT_BEFORE_HOURS": 24,
    "EXPERIMENT_FEWEST_PAIRS": 8,
    "EXPERIMENT_CHANCE": 0.05,
    "EXPERIMENT_STOPPED_CHANCE": 0.005,
    "EXPERIMENT_STOPPED_PAIRS": 9,
    "EXPERIMENT_MORE_PAIRS": 1 / 3,
    "EXPERIMENT_EXACT_PAIRS": 14,
    "EXPERIMENT_DRAWS": 9999,
    "EXPERIMENT_FOLLOWED": 0.8,
    "EXPERIMENT_FOUND": 0.7,
    "EXPERIMENT_SCORED_DAYS": 28,
    "EXPERIMENT_WEEKS_BACK": 8,
    "OUTCOME_WEEKS": 4,
    "OUTCOME_APART_WEEKS": 12,
    "OUTCOME_WEEKS_NEEDED": 2,
    "AROUND_DAYS_NEEDED": 5,
    "CARE_RUNS": 4,
    "CARE_SHARE": 0.50,
    "CARE_SHARE_APART": 0.25,
    "CARE_DAYS": 28,
    "CARE_CHECK_INS": 3,
    "DESK_HOURS": 6,
    "DESK_DAYS": 5,
    "DAY_AFTER_RISE": 1,
    "SAME_START": 5,
    "SAME_FIGURE": 0.02,
    "SAME_RECORDING": 5,
    "SAME_RECORDED_FIGURE": 0.005,
    "SAME_ZONE_START": 60,
}


def test_no_threshold_changes_unnoticed() -> None:
    now = {name: threshold.value for name, threshold in evidence.thresholds().items()}
    changed = {name: now.get(name) for name, _ in now.items() ^ VALUES.items()}
    assert changed == {}, "if these are meant to be so, write them into VALUES"


def test_the_thresholds_of_every_module_of_evidence_are_known() -> None:
    modules = [
        import_module(f"neckload.domain.{path.stem}") for path in Path(evidence.__file__).parent.glob("evidence*.py")
    ]
    held = {name for module in modules for name, value in vars(module).items() if isinstance(value, Threshold)}
    assert held - evidence.thresholds().keys() == set(), "add their module to evidence.thresholds()"


def test_a_threshold_says_its_unit_its_meaning_its_source_and_what_it_cannot_say() -> None:
    known = list(sources().values())
    for name, threshold in evidence.thresholds().items():
        assert threshold.unit, name
        assert len(threshold.meaning.split()) >= 4, name
        assert len(threshold.caveat.split()) >= 4, name
        assert threshold.caveat.endswith("."), name
        assert threshold.source in known, name


def test_only_our_own_numbers_are_rules_of_thumb_and_all_of_them_are() -> None:
    for name, threshold in evidence.thresholds().items():
        assert (threshold.strength == "rule of thumb") == (threshold.source is OWN_RULE), name


@pytest.mark.parametrize("name", ["GUIDELINE_LOW", "GUIDELINE_HIGH", "STEEP_RISE"])
def test_a_bound_on_the_weekly_change_says_that_it_is_not_about_the_neck(name: str) -> None:
    assert evidence.NOT_ABOUT_THE_NECK in evidence.thresholds()[name].caveat


def test_the_guideline_says_that_the_largest_study_found_nothing_in_the_weekly_change() -> None:
    assert "no relationship with injury (Schuster Brandt Frandsen et al. 2025)" in evidence.GUIDELINE_HIGH.caveat


def test_two_points_are_said_to_lie_inside_what_chance_alone_moves_a_score() -> None:
    assert "may differ by about 4 points by chance alone (Kovacs et al. 2008, Young et al. 2010)" in (
        evidence.PAIN_CHANGE.caveat
    )


def test_a_steep_rise_says_what_spoke_for_it_and_what_did_not() -> None:
    findings = ("did not differ", "significantly (P = .07)", "more were injured", "not later (Damsted et al. 2019)")
    for finding in findings:
        assert finding in evidence.STEEP_RISE.caveat


def methods() -> set[str]:
    """What docstrings refer to, as `sources.NAME`."""
    texts = (path.read_text(encoding="utf-8") for path in Path(evidence.__file__).parents[1].rglob("*.py"))
    return {name for text in texts for name in re.findall(r"`sources\.(\w+)`", text)}


def test_every_method_named_in_a_docstring_is_a_source() -> None:
    assert {"FOSTER_1998", "WILLIAMS", "WESTFALL_YOUNG", "RIEGEL"} <= methods() <= sources().keys()


def test_a_source_is_used_and_its_doi_is_well_formed() -> None:
    numbers = evidence.thresholds().values()
    in_docstrings = methods()
    for name, source in sources().items():
        behind_a_number = any(used.source is source or source.short in used.caveat for used in numbers)
        assert behind_a_number or source in care.sources() or name in in_docstrings, name
        assert not source.doi or re.fullmatch(r"10\.\d{4,9}/\S+[^\s.]", source.doi), name
        assert source.link == (f"https://doi.org/{source.doi}" if source.doi else ""), name


def test_a_study_named_in_a_caveat_is_one_of_the_sources() -> None:
    known = {source.short for source in sources().values()}
    caveats = " ".join(threshold.caveat for threshold in evidence.thresholds().values())
    named = re.findall(r"(?:[A-Z]\w+ )+et al\.,? \d{4}", caveats)
    assert set(named) <= known


def test_a_threshold_or_a_source_without_its_words_cannot_be_made() -> None:
    for words in (("", "meaning", "caveat"), ("unit", "", "caveat"), ("unit", "meaning", "")):
        with pytest.raises(ValueError, match="a threshold needs its unit, meaning and caveat"):
            Threshold(1, words[0], words[1], OWN_RULE, "rule of thumb", words[2])
    with pytest.raises(ValueError, match="a source needs its authors and its place of publication"):
        Source("", 2026, "a journal")
