"""The thresholds grouped by subject, and where in the app each subject appears."""

from __future__ import annotations

from dataclasses import dataclass

from neckload.domain import evidence, evidence_experiment, evidence_link
from neckload.domain.evidence import Threshold


@dataclass(frozen=True)
class Subject:
    """Thresholds that belong together, and where the program uses them."""

    title: str
    place: str
    """In the runner's words."""
    thresholds: tuple[Threshold, ...]


SUBJECTS = (
    Subject(
        "Week over week",
        "The verdict on each week, next week’s range, the plan, and “Build up slowly” under Neck care",
        (evidence.GUIDELINE_LOW, evidence.GUIDELINE_HIGH, evidence.STEEP_RISE, evidence.HELD_WEEKS),
    ),
    Subject(
        "Single long runs",
        "The limit of the longest run, and the runs longer than you’re used to, under Patterns",
        (
            evidence.SPIKE_SMALL,
            evidence.SPIKE_MODERATE,
            evidence.SPIKE_LARGE,
            evidence.SPIKE_WINDOW,
            evidence.LONGEST_RUN_SHARE,
            evidence.LONGEST_RUN_WEEKS,
        ),
    ),
    Subject(
        "Pain and next week",
        "Which step next week’s range takes, when to see somebody, and “Can I run?”",
        (
            evidence.PAIN_LOW,
            evidence.PAIN_MIDDLE,
            evidence.PAIN_UNSETTLED,
            evidence.PAIN_CHANGE,
            evidence.PAIN_BASE_WEEKS,
            evidence.PAIN_MEMORY_DAYS,
            evidence.FEW_WEEKS,
            evidence.LINGERING_PAIN,
            evidence.SEVERE_WEEKS,
            evidence.ASK_FOR_SIGNS,
            evidence.RED_FLAG_REST,
            evidence.TABLET_HOURS,
            evidence.RELIEF_HOURS,
        ),
    ),
    Subject(
        "The size of next week",
        "Next week’s range, and the plan that starts from it",
        (
            evidence.REFERENCE_WEEKS,
            evidence.REFERENCE_CAP,
            evidence.HOLD_LOW,
            evidence.HOLD_HIGH,
            evidence.EASE_LOW,
            evidence.EASE_HIGH,
            evidence.BACK_OFF_LOW,
            evidence.BACK_OFF_HIGH,
            evidence.JUST_DONE_WEEKS,
            evidence.RECENT_ENOUGH_WEEKS,
            evidence.LAST_DAYS,
        ),
    ),
    Subject(
        "Breaks and coming back",
        "The verdict on the weeks after a break, and the range for the first week back",
        (
            evidence.BREAK_SHARE,
            evidence.BREAK_BASE_WEEKS,
            evidence.BREAK_MIN_WEEKS,
            evidence.RESTART_WEEKS,
            evidence.RESTART_AFTER_ONE,
            evidence.RESTART_AFTER_FEW,
            evidence.RESTART_AFTER_MANY,
            evidence.RESTART_FEW_WEEKS,
        ),
    ),
    Subject(
        "The plan",
        "The plan to a goal, week by week",
        (
            evidence.PLAN_RATE,
            evidence.PLAN_LIGHTER_EVERY,
            evidence.PLAN_LIGHTER_SHARE,
            evidence.PLAN_RACE_LONG_RUN,
            evidence.PLAN_HORIZON,
            evidence.CALENDAR_WEEKS,
        ),
    ),
    Subject(
        "Does the neck follow the load?",
        "The answer under Patterns, on the therapist’s page and in the report",
        (
            evidence_link.ANSWER_WEEKS,
            evidence_link.ANSWER_PAINFUL_WEEKS,
            evidence_link.ANSWER_COMPARISONS,
            evidence_link.ANSWER_DAYS,
            evidence_link.ANSWER_DAY_PAIRS,
            evidence_link.SHORT_RECORD_WEEKS,
            evidence_link.CLEAR_CHANCE,
            evidence_link.SOME_CHANCE,
            evidence_link.HINT_CHANCE,
            evidence_link.ANSWER_INTERVAL,
            evidence_link.DETECTABLE_ERRORS,
            evidence_link.EFFECT_STEP,
            evidence_link.USUAL_WEEK_FLOOR,
            evidence_link.LARGEST_CARRY_OVER,
            evidence_link.BLOCK_WEEKS,
            evidence_link.SHUFFLES,
        ),
    ),
    Subject(
        "Many runners together",
        "Whether their necks follow their load on average, in a cohort",
        (evidence_link.COMMON_RUNNERS, evidence_link.COMMON_INTERVAL, evidence.LEAST_GROUP),
    ),
    Subject(
        "Sore mornings, and the days after a run",
        "Which came first, and how soon the neck settles, under Patterns and on the therapist’s page",
        (
            evidence_link.MORNING_WEEKS,
            evidence_link.MORNING_PAST_DAYS,
            evidence_link.SETTLING_RUNS,
            evidence_link.SETTLING_BEFORE,
            evidence_link.SETTLING_AFTER,
            evidence_link.SETTLING_SCORES,
        ),
    ),
    Subject(
        "Gear, surface and habits",
        "Pain with and without each item, under Patterns and Neck care",
        (
            evidence.FACTOR_CLEAR_CHANCE,
            evidence.FACTOR_SOME_CHANCE,
            evidence.FACTOR_RUNS,
            evidence.FACTOR_HOURS,
            evidence.FACTOR_LONGER,
            evidence.FACTOR_HARDER,
            evidence.FACTOR_SORER,
            evidence.FACTOR_INTERVAL,
            evidence.LONG_RUN_SHARE,
        ),
    ),
    Subject(
        "An experiment of your own",
        "“Try it” under Patterns: which pairs count, and when a difference is reported",
        (
            evidence_experiment.EXPERIMENT_BEFORE_SHARE,
            evidence_experiment.EXPERIMENT_BEFORE_HOURS,
            evidence_experiment.EXPERIMENT_FEWEST_PAIRS,
            evidence_experiment.EXPERIMENT_CHANCE,
            evidence_experiment.EXPERIMENT_STOPPED_CHANCE,
            evidence_experiment.EXPERIMENT_STOPPED_PAIRS,
            evidence_experiment.EXPERIMENT_MORE_PAIRS,
            evidence_experiment.EXPERIMENT_EXACT_PAIRS,
            evidence_experiment.EXPERIMENT_DRAWS,
            evidence_experiment.EXPERIMENT_FOLLOWED,
            evidence_experiment.EXPERIMENT_FOUND,
            evidence_experiment.EXPERIMENT_SCORED_DAYS,
            evidence_experiment.EXPERIMENT_WEEKS_BACK,
        ),
    ),
    Subject(
        "The neck over time",
        "How your neck compares with some weeks ago, and pain on the days around a run",
        (
            evidence.OUTCOME_WEEKS,
            evidence.OUTCOME_APART_WEEKS,
            evidence.OUTCOME_WEEKS_NEEDED,
            evidence.AROUND_DAYS_NEEDED,
        ),
    ),
    Subject(
        "Suggested for you",
        "What Neck care shows first",
        (
            evidence.CARE_RUNS,
            evidence.CARE_SHARE,
            evidence.CARE_SHARE_APART,
            evidence.CARE_DAYS,
            evidence.CARE_CHECK_INS,
            evidence.DESK_HOURS,
            evidence.DESK_DAYS,
            evidence.DAY_AFTER_RISE,
        ),
    ),
    Subject("Who needs a look first", "The order of My runners", (evidence.SILENT_DAYS,)),
    Subject(
        "Runs that look like a mistake",
        "Runs left out of every total until you confirm them",
        (
            evidence.FASTEST_PACE,
            evidence.SLOWEST_PACE,
            evidence.SLOWEST_PACE_FROM,
            evidence.LONGEST_RUN_TIME,
            evidence.FARTHEST_RUN,
        ),
    ),
    Subject(
        "The same run twice",
        "Finding runs in an upload that are already in your diary",
        (
            evidence.SAME_START,
            evidence.SAME_FIGURE,
            evidence.SAME_RECORDING,
            evidence.SAME_RECORDED_FIGURE,
            evidence.SAME_ZONE_START,
        ),
    ),
)
