"""Neck care: what the article says is all there, and no warning sign is without words."""

from __future__ import annotations

from itertools import chain

import pytest

from neckload.domain import care, warning_signs
from neckload.domain.sources import ARTICLE, OWN_RULE
from neckload.domain.tables import RED_FLAG_SYMPTOMS, SYMPTOMS, word_set


def test_every_red_flag_of_the_vocabulary_has_words_once_and_in_its_order() -> None:
    assert tuple(flag.symptom for flag in warning_signs.SIGNS) == RED_FLAG_SYMPTOMS
    assert len({flag.words for flag in warning_signs.SIGNS}) == len(RED_FLAG_SYMPTOMS)


def test_signs_of_the_cord_the_brain_and_a_blow_are_emergencies_and_the_articles_four_are_not_alone() -> None:
    urgency = {sign.symptom: sign.urgency for sign in warning_signs.SIGNS}
    emergencies = {
        "after_a_fall",
        "arm_weakness",
        "trouble_seeing_speaking_or_walking",
        "dizziness",
        "confusion",
        "sudden_worst_pain_ever",
        "bladder_or_bowel_trouble",
    }
    assert {symptom for symptom in urgency if urgency[symptom] == "emergency"} == emergencies
    assert {urgency[symptom] for symptom in ("hard_to_turn_head", "severe_headache", "nausea", "fever")} == {"doctor"}
    assert set(warning_signs.WHAT_TO_DO) == set(urgency.values())


def test_the_lists_of_the_page_hold_every_sign_once() -> None:
    for listed, urgency in ((warning_signs.EMERGENCY_NOW, "emergency"), (warning_signs.SEE_A_DOCTOR_SOON, "doctor")):
        for sign in warning_signs.SIGNS:
            assert sum(line.startswith(sign.words) for line in listed) == (sign.urgency == urgency)


@pytest.mark.parametrize(
    ("symptoms", "urgency"),
    [
        ("", None),
        ("stiffness,soreness", None),
        ("fever", "doctor"),
        ("severe_headache,nausea", "doctor"),
        ("fever,severe_headache", "emergency"),
        ("fever,stiffness", "emergency"),
        ("fever,hard_to_turn_head", "emergency"),
        ("fever,soreness", "doctor"),
        ("fever,rash_or_light_hurts", "emergency"),
        ("rash_or_light_hurts", "doctor"),
        ("arm_weakness,fever", "emergency"),
    ],
)
def test_fever_with_a_stiff_neck_or_a_severe_headache_is_an_emergency_as_the_list_says(
    symptoms: str, urgency: str | None
) -> None:
    assert warning_signs.urgency_of(word_set(symptoms)) == urgency


def test_every_symptom_of_the_vocabulary_has_a_plain_label() -> None:
    assert tuple(care.SYMPTOM_WORDS) == SYMPTOMS


def test_the_five_exercises_of_the_article_are_there() -> None:
    names = [exercise.name for exercise in care.EXERCISES]
    assert names == ["Chin tucks", "Seated back extensions", "T-spine opener", "Chest stretch", "Head turns"]


@pytest.mark.parametrize("exercise", care.EXERCISES, ids=lambda exercise: exercise.key)
def test_an_exercise_is_short_fits_the_cool_down_and_says_when_to_stop(exercise: care.Exercise) -> None:
    assert 3 <= len(exercise.steps) <= 4
    assert exercise.when[-1] == "cool-down"
    assert exercise.stop.startswith("Stop if ")
    assert exercise.sources == (ARTICLE, OWN_RULE)


def test_what_is_done_lying_or_sitting_down_is_not_for_mid_run() -> None:
    standing = {exercise.key for exercise in care.EXERCISES if "mid-run" in exercise.when}
    assert standing == {"chin_tucks", "chest_stretch", "head_turns"}


@pytest.mark.parametrize(
    ("key", "fact"),
    [
        ("ice", "5 to 10 minutes"),
        ("ice", "After a run"),
        ("moist_heat", "Before a run"),
        ("tennis_ball", "where the skull begins"),
        ("medicine", "medical history"),
        ("medicine", "cream"),
        ("physical_therapy", "more than a few weeks"),
        ("build_gradually", "5 to 10 %"),
        ("build_gradually", "running time"),
        ("build_gradually", "neck and upper back"),
        ("move_through_the_day", "eye level"),
        ("mix_surfaces", "grass"),
        ("check_gear", "phone in the hand, a backpack or earbuds"),
        ("check_gear", "belt"),
        ("arms", "swing a lot, or hardly at all"),
        ("gaze", "Looking down"),
        ("position", "head ahead of the body"),
        ("foam_rolling", "upper back and shoulders"),
        ("warm_up_and_cool_down", "moist heat first"),
        ("physical_therapy", "strength program"),
        ("earlier_injuries", "whiplash"),
        ("muscle_balance", "deep muscles at the front of the neck"),
        ("earlier_injuries", "hard ground"),
    ],
)
def test_a_fact_of_the_article_is_carried_over(key: str, fact: str) -> None:
    item = care.ITEMS[key]
    assert fact in (item.how if isinstance(item, care.Prevention) else str(item))


@pytest.mark.parametrize("sign", ["turn the head", "Severe headache", "Nausea", "Fever"])
def test_the_four_signs_of_the_article_send_to_a_doctor(sign: str) -> None:
    assert sign in " ".join(warning_signs.SEE_A_DOCTOR_SOON)


@pytest.mark.parametrize("sign", ["a fall", "stiff neck", "worst you’ve ever had", "Double vision", "urine or stool"])
def test_the_emergencies_of_clinical_guidance_are_named(sign: str) -> None:
    assert sign in " ".join(warning_signs.EMERGENCY_NOW)


def test_most_of_it_is_looked_after_at_home_with_gentle_movement() -> None:
    assert "at home" in care.AT_HOME
    assert "gentle movement" in care.WHEN_IT_COMES


def test_having_no_warning_sign_is_never_called_safe() -> None:
    assert "none of the signs doesn’t rule out a problem" in warning_signs.NOT_A_DIAGNOSIS
    assert "safe" not in " ".join((warning_signs.NOT_A_DIAGNOSIS, care.WHEN_IT_COMES))


def test_keys_are_unique_and_every_item_says_where_it_comes_from() -> None:
    listed = (*care.EXERCISES, *care.RELIEF, *care.PREVENTION, *care.CAUSES)
    assert tuple(care.ITEMS.values()) == listed
    assert all(ARTICLE in item.sources for item in listed)


def test_every_cause_says_how_to_look_for_it_and_what_to_try() -> None:
    assert [cause.key for cause in care.CAUSES] == ["position", "arms", "gaze", "muscle_balance", "earlier_injuries"]
    assert all("?" in cause.check or "Notice" in cause.check for cause in care.CAUSES)
    assert all(len(cause.tip.split()) >= 8 for cause in care.CAUSES)


def test_the_five_cited_studies_have_the_dois_of_the_article() -> None:
    assert [study.doi for study in care.CITED] == [
        "10.31616/asj.2018.12.6.1146",
        "10.1001/jama.289.19.2509",
        "10.1186/s12891-021-04753-0",
        "10.3390/jcm12227108",
        "10.1016/j.jbmt.2019.10.019",
    ]


def test_the_words_for_runners_are_calm() -> None:
    urgent = (warning_signs.EMERGENCY_NOW, warning_signs.SEE_A_DOCTOR_SOON, warning_signs.WHAT_TO_DO.values())
    sentences = chain(map(str, care.ITEMS.values()), *urgent)
    assert not any("!" in sentence for sentence in sentences)
