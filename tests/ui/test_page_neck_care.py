"""*Neck care* and *Evidence* without a browser: what a tap keeps in the diary, and what stands first."""

from __future__ import annotations

import pandas as pd
from streamlit.testing.v1 import AppTest

from neckload.domain import care, evidence
from neckload.domain.tables import NO_CAUSE
from neckload.ui.pages import evidence as evidence_page
from neckload.ui.pages import neck_care
from neckload.ui.text.answers import evidence as evidence_words
from neckload.ui.text.answers.evidence_subjects import SUBJECTS
from neckload.ui.text.guidance import care as care_words
from tests.builders import days, diary, pain
from tests.ui.test_pages import NOW, OWNER, Runner, choose, in_app, made_once, sound, tap, text

TODAY = pd.Timestamp(NOW.date())


@made_once
def regular() -> Runner:
    runner = Runner()
    runner.keep(diary([20] * 5, [100] * 5, [1] * 5))
    return runner


def part(runner: Runner, name: str) -> AppTest:
    return choose(runner.open("neck-care"), "part_neck-care", name)


def tick(app: AppTest, exercise: str, done: bool = True) -> AppTest:
    box = app.checkbox(key=f"done_{exercise}_{NOW.date()}")
    return sound((box.check() if done else box.uncheck()).run())


def today_of(runner: Runner) -> dict[str, object]:
    noted = runner.diary.days
    (row,) = noted[noted["date"] == TODAY].to_dict("records")
    return row


def test_a_tick_is_saved_at_once_beside_what_the_day_holds_already(regular: Runner) -> None:
    regular.store.save_days(OWNER, days(str(TODAY.date()), desk_hours=8.0))
    app = tick(tick(regular.open("neck-care"), "head_turns"), "chin_tucks")
    row = today_of(regular)
    assert (row["exercises_done"], row["desk_hours"]) == ("chin_tucks,head_turns", 8.0)
    assert "Exercises on 1 of the last 7 days." in text(app)


def test_a_tick_taken_back_leaves_no_trace(regular: Runner) -> None:
    app = tick(regular.open("neck-care"), "chin_tucks")
    tick(app, "chin_tucks", done=False)
    assert regular.diary.days.empty


def test_what_was_ticked_is_still_ticked_on_the_next_visit(regular: Runner) -> None:
    regular.store.save_days(OWNER, days(str(TODAY.date()), exercises_done="chest_stretch"))
    app = regular.open("neck-care")
    assert [box.key.split("_2026")[0] for box in app.checkbox if box.value] == ["done_chest_stretch"]


def test_beside_a_warning_sign_nothing_says_that_it_can_be_looked_after_at_home(regular: Runner) -> None:
    assert care.AT_HOME in text(part(regular, "Relief"))
    regular.store.save_pain(OWNER, pain((f"{NOW:%Y-%m-%d %H:%M}", 4, "day", "after_a_fall")))
    told = text(part(regular, "Relief"))
    assert care.AT_HOME not in told
    assert not any(relief.how in told for relief in care.RELIEF)


def test_the_ticks_of_the_sample_runner_are_not_the_visitors_own() -> None:
    app = Runner().open("neck-care")
    assert not any(box.value for box in app.checkbox)
    assert "The sample runner: exercises on 0 of the last 7 days." in text(app)


def test_a_review_is_kept_with_its_date_and_says_what_to_try(regular: Runner) -> None:
    app = sound(part(regular, "Self-check").checkbox(key="review_gaze").check().run())
    app = tap(app, "save_review")
    assert today_of(regular)["self_review"] == "gaze"
    assert "Last check: 11 February 2026" in text(app)
    assert care_words.review_tips(regular.visit({}).analysis.reviews[0]) in text(app)
    assert not app.checkbox(key="review_gaze").value


def test_a_look_that_found_nothing_is_kept_too_and_an_older_one_is_listed(regular: Runner) -> None:
    regular.store.save_days(OWNER, days("2026-01-20", self_review="position,arms"))
    app = part(regular, "Self-check")
    assert app.button(key="save_review").label == care_words.REVIEW_SAVE_NONE
    app = tap(app, "save_review")
    assert today_of(regular)["self_review"] == NO_CAUSE
    assert care_words.CALM_AFTER in text(app)
    assert "Before that: 20 January 2026: how you hold yourself, how you swing your arms" in text(app)
    app = tap(app, "remove_review")
    assert "Last check: 20 January 2026" in text(app)


def test_what_the_diary_speaks_for_comes_before_the_general_advice_and_says_why(regular: Runner) -> None:
    for day in ("2026-02-02", "2026-02-04", "2026-02-06"):
        regular.store.save_pain(OWNER, pain((f"{day} 20:00", 3, "day", "stiffness")))
    app = regular.open("neck-care")
    headers = [header.value for header in app.header]
    assert headers.index("Five exercises") < headers.index(care_words.FROM_YOUR_DIARY) < headers.index("Prevention")
    assert "3 of your last 3 check-ins with symptoms mention a stiff neck." in text(app)


def test_a_diary_that_speaks_for_nothing_says_so_and_all_advice_is_there(runner_without_pain: Runner) -> None:
    assert care_words.SAYS_NOTHING in text(runner_without_pain.open("neck-care"))
    shown = [part(runner_without_pain, name) for name in neck_care.PARTS]
    said = "".join(text(app) + " ".join(box.label for box in app.checkbox) for app in shown)
    assert all(item.name in said for item in care.ITEMS.values())


@made_once
def runner_without_pain() -> Runner:
    runner = Runner()
    runner.keep(diary([20] * 5, [100] * 5))
    return runner


def test_a_warning_sign_comes_before_exercises_and_silences_the_diarys_own_advice(regular: Runner) -> None:
    regular.store.save_pain(OWNER, pain(("2026-02-10 20:00", 4, "day", "arm_weakness")))
    assert regular.open("neck-care").session_state["part_neck-care"] == "Warning signs"
    app = part(regular, "Exercises")
    assert care_words.LEFT_UNTIL_SEEN in [warning.value for warning in app.warning]
    assert care_words.FROM_YOUR_DIARY not in [header.value for header in app.header]


def test_beside_a_warning_sign_exercises_rest_and_only_a_tick_that_is_there_can_be_taken_back(regular: Runner) -> None:
    tick(regular.open("neck-care"), "chin_tucks")
    regular.store.save_pain(OWNER, pain((f"{NOW:%Y-%m-%d %H:%M}", 4, "day", "arm_weakness")))
    boxes = {box.key: box.disabled for box in part(regular, "Exercises").checkbox if str(box.key).startswith("done_")}
    assert [key.split("_2026")[0] for key, rests in boxes.items() if not rests] == ["done_chin_tucks"]
    assert len(boxes) == len(care.EXERCISES)
    assert care.EXERCISE_TIMING not in text(part(regular, "Exercises"))


def test_evidence_says_first_what_nobody_knows_then_every_number() -> None:
    app = sound(in_app(evidence_page.show).run())
    assert evidence.NOT_ABOUT_THE_NECK in app.markdown[0].value
    assert all(evidence_words.card(threshold) in text(app) for threshold in evidence.thresholds().values())


def test_stacked_on_a_phone_the_numbers_keep_their_order() -> None:
    app = sound(in_app(evidence_page.show).run())
    told = text(app)
    places = [told.index(evidence_words.card(each)) for each in SUBJECTS[0].thresholds]
    assert places == sorted(places)


def test_evidence_can_be_searched() -> None:
    app = sound(in_app(evidence_page.show).run())
    app = sound(app.text_input(key="evidence_search").set_value("achilles").run())
    assert evidence_words.card(evidence.PAIN_LOW) in text(app)
    assert evidence_words.card(evidence.FARTHEST_RUN) not in text(app)
    app = sound(app.text_input(key="evidence_search").set_value("unicorn").run())
    assert app.info[0].value == evidence_words.NOTHING_FOUND
