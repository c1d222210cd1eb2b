"""The words of *Neck care*: each reason with its counts, no cause claimed, and a drawing with its words."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from neckload.domain import care
from neckload.domain.care_choice import Suggestion, Why
from neckload.domain.exercise_log import ExerciseLog, Review
from neckload.ui.looks.exercise_drawings import exercise_drawing
from neckload.ui.text.guidance import care as care_words

COUNTS = {"times": 4, "of": 5, "times_else": 6, "of_else": 20, "usual": 0.0}


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (
            Why("with", "phone_in_hand", COUNTS),
            "Pain followed 4 of 5 runs with a phone in hand, and 6 of 20 other runs.",
        ),
        (
            Why("with", "backpack", {**COUNTS, "usual": 2.0}, ("longer",)),
            "Pain above 2 of 10, the median of all your runs, followed 4 of 5 runs with a backpack, "
            "and 6 of 20 other runs. Those runs were also longer, which may explain it.",
        ),
        (
            Why("without", "warm_up", COUNTS),
            "Pain followed 4 of 5 runs without a warm-up, and 6 of 20 with one.",
        ),
        (
            Why("always", "road", {"times": 4, "of": 5}),
            "Pain followed 4 of 5 runs on the road, and you have no others to compare. Try five without.",
        ),
        (Why("lingers", figures={"weeks": 5}), "You’ve had neck pain 5 weeks in a row."),
        (Why("stays_high", figures={"weeks": 2}), "The worst score was above 5 of 10 in each of the last 2 weeks."),
        (
            Why("rise", "time", {"change": 0.5}),
            "In your last full week on record, running time rose by 50 %.",
        ),
        (
            Why("day_after", figures={"before": 1.0, "after": 3.25}),
            "The day after a run your neck averaged 3.2 of 10; the day before, 1.0.",
        ),
        (
            Why("symptom", "stiffness", {"times": 3, "of": 4}),
            "3 of your last 4 check-ins with symptoms mention a stiff neck.",
        ),
        (
            Why("moment", "next_morning", {"times": 3, "of": 4}),
            "3 of your last 4 sore check-ins around a run were on the morning after a run.",
        ),
        (
            Why("desk", figures={"hours": 8.5, "days": 6}),
            "Your usual desk day is 8.5 hours (6 recent days).",
        ),
        (Why("seen_in_review", "gaze"), "You ticked this at your last self-check."),
    ],
    ids=lambda value: value.kind if isinstance(value, Why) else "",
)
def test_a_reason_is_told_with_its_counts(reason: Why, told: str) -> None:
    assert care_words.why(reason) == told


def test_a_reason_never_claims_a_cause() -> None:
    assert "aren’t always cause and effect" in care_words.COUNTED
    said = " ".join(care_words.why(Why("with", name, COUNTS)) for name in ("earbuds", "trail", "long_run"))
    assert not any(claim in said for claim in ("cause", "because", "due to"))


def test_a_suggestion_says_what_why_and_how() -> None:
    chosen = Suggestion(care.ITEMS["ice"], (Why("lingers", figures={"weeks": 5}), Why("seen_in_review", "gaze")))
    told = care_words.suggestion(chosen)
    assert told.startswith("**Ice**")
    assert "neck pain 5 weeks in a row. You ticked this" in told
    assert "5 to 10 minutes" in told


@pytest.mark.parametrize("item", care.ITEMS.values(), ids=care.ITEMS)
def test_every_item_has_something_to_do(item: care.Item) -> None:
    assert care_words.advice(item).endswith(".")


@pytest.mark.parametrize("exercise", [exercise.key for exercise in care.EXERCISES])
def test_every_exercise_has_its_own_drawing_in_tones_for_white_and_dark_and_words_beside_it(exercise: str) -> None:
    drawing = exercise_drawing(exercise)
    picture = ElementTree.fromstring(drawing)
    colours = {shape.get(name) for shape in picture.iter() for name in ("fill", "stroke")} - {None, "none"}
    assert {"#6f7d89", "#1b9e83"} <= colours <= {"#6f7d89", "#a3b1bc", "#1b9e83"}
    assert "arrow" in care_words.PICTURE[exercise] or "arc" in care_words.PICTURE[exercise]
    assert "http" not in drawing.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (ExerciseLog(frozenset(), 0, 0), "Exercises on 0 of the last 7 days."),
        (ExerciseLog(frozenset(), 3, 1), "Exercises on 3 of the last 7 days."),
        (ExerciseLog(frozenset(), 5, 4), "Exercises on 5 of the last 7 days, 4 days in a row."),
    ],
)
def test_the_tally_counts_without_praise_or_blame(told: ExerciseLog, said: str) -> None:
    assert care_words.tally(told) == said


def test_a_review_is_told_with_its_date_and_what_to_try() -> None:
    review = Review(date(2026, 11, 3), ("arms", "gaze"))
    assert care_words.review_title(review) == "Last check: 3 November 2026"
    assert care_words.review_line(review) == "3 November 2026: how you swing your arms, where you look"
    tips = care_words.review_tips(review)
    assert all(cause.tip in tips for cause in care.CAUSES if cause.key in review.causes)
    assert care_words.review_tips(Review(date(2026, 11, 3), ())) == care_words.CALM_AFTER
    assert care_words.review_line(Review(date(2026, 11, 3), ())) == "3 November 2026: none of the five"
