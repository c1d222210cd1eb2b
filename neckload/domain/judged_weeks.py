"""Every week of a log with all that is worked out for it: here the columns of `computed_tables.WEEKS` come together."""

from __future__ import annotations

from datetime import date

import pandas as pd

from neckload.domain.exercise_log import exercise_days
from neckload.domain.progression import Measure, effective_measure, with_progression
from neckload.domain.relief import doubted_weeks
from neckload.domain.settings import Settings
from neckload.domain.step_table import neck_steps
from neckload.domain.tables import Diary
from neckload.domain.weeks import weekly


def judged_weeks(diary: Diary, settings: Settings, today: date) -> tuple[pd.DataFrame, Measure]:
    """One row per calendar week up to the current one, and the measure they are judged in.

    The columns are those of `weeks.weekly` and `progression.with_progression`, plus exercise_days, neck_step (what the
    neck allowed before that week: `step_table.neck_steps`) and after_tablet (`relief.doubted_weeks`).
    """
    weeks = weekly(diary, today, settings.week_start)
    measure = effective_measure(weeks, settings.measure)
    weeks = with_progression(weeks, measure).assign(
        exercise_days=exercise_days(weeks["week"], diary.days, today),
        neck_step=neck_steps(weeks["pain_max"]),
        after_tablet=doubted_weeks(weeks["week"], diary.pain, diary.days),
    )
    return weeks, measure
