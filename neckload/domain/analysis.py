"""The single entry point: a diary and settings in, every fact the pages show out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from neckload.domain.adherence import AdherenceWeek, adherence, first_shown
from neckload.domain.advice import Advice, advise
from neckload.domain.answers import Answers
from neckload.domain.association import Association, associate
from neckload.domain.care_choice import Suggestion, suggestions
from neckload.domain.clinical import Clinical, clinical
from neckload.domain.diary_counts import DiaryCounts, Totals, diary_counts, totals
from neckload.domain.directions import sore_mornings
from neckload.domain.events import Event, events
from neckload.domain.exercise_log import ExerciseLog, Review, exercise_log, reviews
from neckload.domain.experiment import Course
from neckload.domain.experiment_course import courses
from neckload.domain.experiment_power import Habits, habits
from neckload.domain.factors import Factor, compare
from neckload.domain.goal import Goal, newest_goal
from neckload.domain.judged_weeks import judged_weeks
from neckload.domain.latest_week import LatestWeek, latest_week
from neckload.domain.load import Load, load
from neckload.domain.months import by_month
from neckload.domain.neck import Neck
from neckload.domain.period import in_period
from neckload.domain.plan import Plan, plan
from neckload.domain.plan_now import PlanNow, plan_now
from neckload.domain.profile import Outcome, around_runs, outcome
from neckload.domain.progression import Measure, spikes
from neckload.domain.record import Record
from neckload.domain.reference import levels, reference
from neckload.domain.relief import Tried, tried
from neckload.domain.same_day import same_day
from neckload.domain.settings import Settings
from neckload.domain.settling import settling
from neckload.domain.steps import Steps, by_day
from neckload.domain.tables import Diary
from neckload.domain.this_week import NeckLately, ThisWeek, neck_lately, this_week
from neckload.domain.week_detail import WeekDetail, opened_first, week_detail
from neckload.domain.weeks import plausible
from neckload.domain.worst_weeks import WorstWeek, worst_weeks
from neckload.domain.year import year

_KEPT = ("pain", "days", "goals", "shown_ranges", "experiments", "confirmations")


@dataclass(frozen=True, eq=False)
class Analysis:
    """Every fact the pages show. Frozen; no frame is shared with the caller.

    Facts needed only by *Patterns* are computed on first access and cached: thousands of permutations would otherwise
    delay every tap on the log.
    """

    today: date
    settings: Settings
    measure: Measure
    """The measure in use: the requested one, or the other if the log has no data for it."""
    weeks: pd.DataFrame
    """One row per calendar week of the period (`judged_weeks`)."""
    runs: pd.DataFrame
    """Runs up to today with `plausible` and spikes (`progression.spikes`)."""
    advice: Advice
    record: Record
    latest: LatestWeek | None = None
    implausible: int = 0
    """Number of runs left out of every total until the runner confirms them."""
    given: Answers | None = None
    """The answers from the runner's full record, if this analysis covers only a part: a reader sees the runner's
    answer."""

    given_experiments: tuple[Course, ...] | None = None
    """The runner's experiments as given to a reader, whose part of the diary is too small to evaluate them."""

    @cached_property
    def load(self) -> Load:
        """Load of every day and week of the whole log."""
        return load(self.record.runs, self.record.weeks, self.measure, self.today)

    @cached_property
    def daily(self) -> Steps:
        """Load and pain of every day of the whole log, up to yesterday."""
        return by_day(self.record.weeks, self.record.runs, self.record.pain, self.measure, self.today)

    @cached_property
    def association(self) -> Association:
        """Whether pain goes together with load, over the whole log."""
        if self.given is not None:
            return self.given.association
        return associate(self.record.weeks, self.daily, self.measure, self.today)

    @cached_property
    def answers(self) -> Answers:
        """Whether pain goes together with load, and the related questions."""
        if self.given is not None:
            return self.given
        record = self.record
        return Answers(
            self.association,
            sore_mornings(self.daily, record.runs, record.pain),
            same_day(self.daily, record.runs, record.pain),
            settling(record.runs, record.pain, self.today),
        )

    @cached_property
    def factors(self) -> tuple[Factor, ...]:
        """Pain after runs with and without each factor."""
        return compare(self.record.runs, self.record.pain, self.record.days, self.today)

    @cached_property
    def habits(self) -> Habits:
        """The habits in the record that decide how much an experiment could detect."""
        return habits(self.record.runs, self.record.pain, self.today)

    @cached_property
    def experiments(self) -> tuple[Course, ...]:
        """The runner's experiments, newest first."""
        if self.given_experiments is not None:
            return self.given_experiments
        record = self.record
        return courses(record.experiments, record.runs, record.pain, record.confirmations, self.today)

    @cached_property
    def around_runs(self) -> pd.DataFrame:
        """Pain on the days around a run (`profile.around_runs`)."""
        return around_runs(self.record.runs, self.record.pain, self.today)

    @cached_property
    def plan(self) -> Plan | None:
        """The plan towards the runner's goal; None without a goal."""
        return None if self.goal is None else self.plan_for(self.goal)

    @cached_property
    def plan_now(self) -> PlanNow | None:
        """What the plan asks of the current week; None if it asks nothing."""
        return plan_now(self.plan, self.this_week, self.advice.target)

    def level_in(self, measure: Measure) -> float:
        """Today's reference level in this measure [min or km]; NaN if unknown."""
        return levels({measure: reference(self.record.weeks, measure)})[measure]

    def plan_for(self, goal: Goal) -> Plan:
        """The plan towards any goal, for trying one out."""
        return plan(goal, self.record.weeks, self.record.pain, self.advice, self.today)

    @cached_property
    def outcome(self) -> Outcome:
        """Pain now compared with twelve weeks ago."""
        return outcome(self.record.weeks)

    @cached_property
    def this_week(self) -> ThisWeek | None:
        """The current week; None if no runs are recorded."""
        return this_week(self.record.weeks, self.advice, self.measure, self.today)

    @cached_property
    def neck_lately(self) -> NeckLately:
        """The neck at a glance."""
        return neck_lately(self.record.pain, self.settings.week_start, self.record.weeks, self.today)

    @property
    def opened_first(self) -> pd.Timestamp | None:
        """The week to open by default: the last full week shown, or else the latest; None without runs."""
        return opened_first(self.weeks["week"], self.record.weeks["week"])

    def week(self, first: pd.Timestamp) -> WeekDetail:
        """Details of the week that begins on `first`, worked out once. Raises KeyError if there is no such week."""
        if first not in self._opened:
            self._opened[first] = week_detail(self.record, first, self.today)
        return self._opened[first]

    @cached_property
    def _opened(self) -> dict[pd.Timestamp, WeekDetail]:
        return {}

    @cached_property
    def months(self) -> pd.DataFrame:
        """The weeks shown, by calendar month (`months.by_month`)."""
        return by_month(self.weeks, self.measure)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events in the weeks shown: races, the longest run, breaks, new gear."""
        return events(self.weeks, self.record.runs, self.settings.week_start)

    @cached_property
    def care(self) -> tuple[Suggestion, ...]:
        """Care advice that the diary supports."""
        record = self.record
        return suggestions(record.runs, record.pain, record.days, self.around_runs, self.advice, self.today)

    @cached_property
    def exercise_log(self) -> ExerciseLog:
        """The neck exercises ticked off."""
        return exercise_log(self.record.days, self.today)

    @cached_property
    def tried(self) -> tuple[Tried, ...]:
        """What was done because the neck hurt, and how often the next score was lower."""
        return tried(self.record.pain, self.record.days, self.today)

    @cached_property
    def adherence(self) -> tuple[AdherenceWeek, ...]:
        """What was done in past weeks whose range was shown before they ended."""
        return adherence(self.record.weeks, self.record.shown_ranges)

    @property
    def neck(self) -> Neck:
        """The current state of the neck, independent of the advice."""
        return self.advice.neck

    @cached_property
    def clinical(self) -> Clinical:
        """The clinical picture for a therapist."""
        record = self.record
        return clinical(record.weeks, record.runs, record.pain, record.days, self.measure, self.today)

    @cached_property
    def goal(self) -> Goal | None:
        """The runner's newest goal; None without one."""
        return newest_goal(self.record.goals, self.today)

    @cached_property
    def range_to_keep(self) -> pd.DataFrame:
        """Rows of `shown_ranges` to store: the range for this week and the next, if shown for the first time."""
        return first_shown(self.record.shown_ranges, self.record.weeks, self.advice.target, self.today)

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """The runner's own reviews of possible causes, newest first."""
        return reviews(self.record.days, self.today)

    @cached_property
    def worst_weeks(self) -> tuple[WorstWeek, ...]:
        """The weeks shown in which the neck was worst, and what happened in them."""
        return worst_weeks(self.weeks, self.runs, self.record.pain)

    @cached_property
    def diary_counts(self) -> DiaryCounts:
        """Daily counts of symptoms and exercises."""
        return diary_counts(self.record.pain, self.record.days, self.today)

    @cached_property
    def totals(self) -> Totals:
        """Sums over the runs that count."""
        return totals(self.record.runs, self.implausible)

    @cached_property
    def year(self) -> pd.DataFrame:
        """The last 53 weeks, day by day (`year.year`)."""
        return year(self.record.runs, self.record.pain, self.record.days, self.today)


def analyse(diary: Diary, settings: Settings | None = None, *, today: date) -> Analysis:
    """Every fact of a diary as of `today`. Sparse or empty diaries give fewer facts, never an error."""
    settings = settings or Settings()
    weeks, measure = judged_weeks(diary, settings, today)
    so_far = diary.runs[diary.runs["start"] < pd.Timestamp(today) + pd.Timedelta(days=1)]
    possible = plausible(so_far)
    counted = so_far[possible]
    runs = so_far.assign(plausible=possible, **spikes(counted).reindex(so_far.index))
    return Analysis(
        today=today,
        settings=settings,
        measure=measure,
        weeks=in_period(weeks, settings),
        runs=runs.sort_values("start", kind="stable").reset_index(drop=True),
        advice=advise(weeks, so_far, diary.pain, measure, today, diary.targets, diary.days),
        record=Record(weeks, counted, **{name: getattr(diary, name).copy(deep=False) for name in _KEPT}),
        latest=latest_week(weeks),
        implausible=int((~possible).sum()),
    )
