"""Text blocks below the chart of the therapist's page: worst weeks, symptoms, factors, what is not known."""

from __future__ import annotations

from math import isnan

from neckload.domain import evidence
from neckload.domain.adherence import AdherenceWeek
from neckload.domain.analysis import Analysis
from neckload.domain.diary_counts import DiaryCounts, silences, symptom_days
from neckload.domain.experiment import Course
from neckload.domain.factors import Factor
from neckload.domain.progression import Measure
from neckload.domain.tables import RED_FLAG_SYMPTOMS
from neckload.domain.worst_weeks import Remark, Rise, WorstWeek
from neckload.ui.report.finding import symptom_name
from neckload.ui.text.answers import experiment
from neckload.ui.text.answers.patterns import factor_line, responses
from neckload.ui.text.diary.log import plain
from neckload.ui.text.formatting import (
    Unit,
    amount,
    day,
    day_of_month,
    distance,
    number,
    percent,
    plural,
    score,
    short_week,
    target,
    week,
)
from neckload.ui.text.weeks.finding import NOT_COMPARED

JUMPS = ("above", "steep")


def symptoms(counts: DiaryCounts) -> tuple[str, ...]:
    """Days with each symptom in the last twelve weeks, warning signs first."""
    if not counts.symptom_days:
        return (f"None recorded in the last {symptom_days() // 7} weeks.",)
    named = [(token in RED_FLAG_SYMPTOMS, f"{symptom_name(token)} {count}") for token, count in counts.symptom_days]
    lines = [
        f"{heading}: {', '.join(words)}."
        for heading, words in (
            ("Days with a warning sign", [words for is_sign, words in named if is_sign]),
            ("Days with", [words for is_sign, words in named if not is_sign]),
        )
        if words
    ]
    seen = [f"A doctor had checked it by {day(counts.seen_by_doctor)}."] if counts.seen_by_doctor else []
    return (*lines, *seen)


def worst_week(each: WorstWeek, unit: Unit, with_volume: bool) -> str:
    """One of the worst weeks and what happened in it."""
    usual = "" if isnan(each.usual_pain_max) else f", usually {score(each.usual_pain_max)}"
    parts = [f"{week(each.week.date())}: worst {score(each.pain_max)} of 10{usual}"]
    if with_volume:
        parts += [*_rises(each), *_spikes(each, unit)]
    if each.worn:
        worn = ", ".join(f"{gear.runs} {plain(gear.gear)}" for gear in each.worn)
        parts.append(f"of {plural(each.runs, 'run')}, {each.worn[0].of} with gear recorded: {worn}")
    signs = [symptom_name(token) for token in each.symptoms if token in RED_FLAG_SYMPTOMS]
    parts += [f"warning sign: {', '.join(signs)}"] if signs else []
    return "; ".join(parts) + "."


def _rises(each: WorstWeek) -> list[str]:
    """The week's change, and a jump in the week before, as the neck may react late."""
    parts = ["no running that week"] if each.state == "rest" else []
    if _is_comparable(each.rise):
        parts.append(f"running {percent(each.rise.change)}")
    if each.rise_before and _is_comparable(each.rise_before) and each.rise_before.verdict in JUMPS:
        parts.append(f"the week before {percent(each.rise_before.change)}")
    return parts


def _is_comparable(rise: Rise) -> bool:
    return not isnan(rise.change) and rise.verdict not in NOT_COMPARED


def _spikes(each: WorstWeek, unit: Unit) -> list[str]:
    runs = each.largest_spike.to_dict("records")
    return [
        f"a run of {distance(run['distance_km'], unit)} on {day_of_month(run['start'].date())}, "
        f"{percent(run['spike']).removeprefix('+')} longer than any in {evidence.SPIKE_WINDOW.value:.0f} days"
        for run in runs
    ]


REMARK_LENGTH = 140


def remark(each: Remark) -> str:
    text = " ".join(each.text.split())
    short = text if len(text) <= REMARK_LENGTH else f"{text[: REMARK_LENGTH - 1].rstrip()}…"
    clock = f" {each.when:%H:%M}" if each.when != each.when.normalize() else ""
    about = {"neck": "on the neck", "run": "on a run", "title": "a run called"}[each.about]
    return f"{day(each.when.date())}{clock}, {about}: “{short}”"


FACTORS_SHOWN = ("some", "clear")


def factors(all_factors: tuple[Factor, ...]) -> tuple[str, ...]:
    """What stands out among gear, surface and habits; most often nothing does."""
    aside = responses(all_factors)
    compared = [factor for factor in all_factors if not (factor.is_response or isnan(factor.difference))]
    if not compared:
        return ("Too few runs with and without each item, with pain recorded after them, to compare.", *aside)
    standing_out = [factor for factor in compared if factor.verdict in FACTORS_SHOWN]
    lines = [f"{line[0].upper()}{line[1:]}." for line in map(factor_line, standing_out)]
    nothing = "Nothing else stands out" if lines else "Nothing stands out"
    return (*lines, f"{nothing} among the {plural(len(compared), 'factor')} compared.", *aside)


FOLLOWED_NOTE = "Only weeks whose range was shown before or during the week; the first range shown counts."


def adherence_line(each: AdherenceWeek, unit: Unit) -> str:
    first = short_week(each.week.date())
    measure: Measure = "time" if each.advised.unit == "min" else "distance"
    done = "not known" if isnan(each.done) else amount(each.done, measure, unit)
    verdict = "" if each.outcome in ("unknown", "inside") else f" ({each.outcome})"
    return f"{first}: advised {target(each.advised, unit)}, done {done}{verdict}"


# Experiments ---------------------------------------------------------------------------------------------------------
def experiments(courses: tuple[Course, ...]) -> tuple[str, ...]:
    """The result of each finished experiment and what it rests on, newest first."""
    return tuple(_experiment(course) for course in courses if course.state != "running")


def _experiment(course: Course) -> str:
    answer_text = experiment.answer(course, neck="the neck").replace("**", "")
    lead = f"{experiment.title(course.experiment)}. {experiment.past_line(course)}. {answer_text}"
    result = course.answer
    if result is None:
        return lead
    followed = (
        f"; {result.followed} of {plural(result.confirmed, 'confirmed run')} went as drawn" if result.confirmed else ""
    )
    return (
        f"{lead} {plural(len(result.pairs), 'pair')} of runs, counted as drawn{followed}. Neck: worst score of the "
        f"next day less half of the last one before. p = {result.flips.p:.4f} by swapping the arms within pairs, "
        f"limit {result.chance:g}."
    )


# What is not known ---------------------------------------------------------------------------------------------------
def not_known(analysis: Analysis, counts: DiaryCounts, with_volume: bool, with_pain: bool) -> tuple[str, ...]:
    silent = silences(analysis.weeks)
    lines = []
    if silent.unrecorded:
        lines.append(f"{plural(silent.unrecorded, 'week')} of {number(silent.weeks)} not recorded")
    if with_pain and silent.scored_by_week_only:
        lines.append("Neck scores are known by the week, not by the day")
    elif with_pain:
        lines.append(
            f"Neck scored on {counts.scored_days} of the last {symptom_days()} days; the other days are unknown, not 0"
        )
    if with_volume:
        lacking = ((silent.runs_without_duration, "time"), (silent.runs_without_distance, "distance"))
        lines += [f"{plural(count, 'run')} without a {noun}" for count, noun in lacking if count]
        if analysis.implausible:
            lines.append(f"{plural(analysis.implausible, 'run')} left out until their figures are checked")
    if with_volume and with_pain and analysis.association.resolution == "week":
        lines.append("Weekly totals cannot show pain that comes the day after a run and soon goes")
    lines.append("Everything here is the runner’s own record; nobody examined the neck")
    return tuple(f"{line}." for line in lines)
