"""The therapist's one-minute summary of an analysis, for the page, the HTML file and the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import isnan

import pandas as pd

from neckload.domain.adherence import AdherenceWeek
from neckload.domain.analysis import Analysis
from neckload.domain.diary_counts import DiaryCounts, symptom_days
from neckload.domain.factors import Factor
from neckload.domain.neck import referral_for
from neckload.domain.sharing import USUAL, Part
from neckload.domain.worst_weeks import WorstWeek
from neckload.ui.drawing.chart_of import chart_of
from neckload.ui.drawing.week_chart import Chart
from neckload.ui.report import blocks as summary_block_words
from neckload.ui.report import clinical as clinical_words
from neckload.ui.report import finding as summary_words
from neckload.ui.text.answers import answer
from neckload.ui.text.formatting import Unit, day, plural
from neckload.ui.text.weeks import finding as words
from neckload.ui.text.weeks import weeks as week_words

CHART_WEEKS = 53
"""How many weeks the chart shows; the table has them all."""
REMARKS = "The runner’s own words in the worst weeks"


@dataclass(frozen=True)
class Block:
    """Lines under a heading."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Summary:
    """Sentences, ready to print. They include somebody's own words: escape them."""

    who: str
    """The name the runner chose; may be empty."""
    made_on: date
    period: str
    warnings: tuple[str, ...]
    """Shown first: warning signs, and whether the neck should be examined."""
    finding: str
    finding_lines: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    """Pairs of label and sentence."""
    chart: Chart | None
    """None if there is no week to draw."""
    blocks: tuple[Block, ...]
    details: tuple[Block, ...]
    """Details, collapsed on the page."""
    table: pd.DataFrame
    """Every week in words, newest first."""

    @property
    def title(self) -> str:
        return f"{summary_words.HEADING}: {self.who}" if self.who else summary_words.HEADING


def file_name(made_on: date, ending: str) -> str:
    """The name of a file made from a summary. It has the day but not the name: many people see file names."""
    return f"running-and-neck-{made_on:%Y-%m-%d}.{ending}"


def summarised(analysis: Analysis, unit: Unit, who: str = "", parts: frozenset[Part] = USUAL) -> Summary:
    """The analysis in sentences, with only the chosen parts."""
    counts = analysis.diary_counts
    worst = tuple(_allowed(each, parts) for each in analysis.worst_weeks)
    past: tuple[AdherenceWeek, ...] = ()
    if {"advice", "volume", "pain"} <= parts:
        past = analysis.adherence
    finding, lines = _finding(analysis, unit, parts)
    facts = tuple(_facts(analysis, counts, past, unit, parts))
    return Summary(
        who=who,
        made_on=analysis.today,
        period=_period(analysis),
        warnings=_warnings(analysis, parts),
        finding=finding,
        finding_lines=lines,
        facts=facts,
        chart=_chart(analysis, unit, parts, ". ".join([finding, *(f"{name}: {text}" for name, text in facts[:3])])),
        blocks=tuple(_blocks(analysis, counts, worst, unit, parts)),
        details=tuple(_details(worst, past, unit)),
        table=_table(analysis, unit, parts),
    )


def _allowed(worst_week: WorstWeek, parts: frozenset[Part]) -> WorstWeek:
    """One of the worst weeks, without the parts that were not chosen."""
    needed: dict[str, Part] = {"title": "titles", "run": "notes", "neck": "notes"}
    remarks = (remark for remark in worst_week.remarks if needed[remark.about] in parts)
    if "clock_times" not in parts:
        remarks = (replace(remark, when=remark.when.normalize()) for remark in remarks)
    return replace(
        worst_week,
        worn=worst_week.worn if "factors" in parts else (),
        symptoms=worst_week.symptoms if "symptoms" in parts else (),
        remarks=tuple(remarks),
    )


def _period(analysis: Analysis) -> str:
    if analysis.weeks.empty:
        return f"as of {day(analysis.today)}"
    first = analysis.weeks["week"].iloc[0].date()
    last = min(analysis.weeks["week"].iloc[-1].date() + timedelta(days=6), analysis.today)
    return f"{day(first)} to {day(last)}, {plural(len(analysis.weeks), 'week')}"


def _warnings(analysis: Analysis, parts: frozenset[Part]) -> tuple[str, ...]:
    """A warning sign, or else that a neck that has been bad for weeks comes before any running."""
    flag, due = analysis.advice.red_flag, referral_for(analysis.neck)
    if flag:
        return (summary_words.warning(flag),) if {"advice", "symptoms"} <= parts else ()
    return (clinical_words.referral(due),) if due and due.who == "clinician" and "pain" in parts else ()


def _finding(analysis: Analysis, unit: Unit, parts: frozenset[Part]) -> tuple[str, tuple[str, ...]]:
    """How the neck is; if that is not shared, how the running is."""
    is_scored = analysis.neck.latest_on is not None or bool(analysis.record.weeks["pain_max"].notna().any())
    if "pain" in parts and is_scored:
        return clinical_words.headline(analysis.neck, analysis.outcome), ()
    if analysis.weeks.empty:
        return summary_words.NOTHING, ()
    if "volume" in parts:
        section = words.finding(analysis, unit)
        return f"{section.label}: {section.headline}", ()
    return "What the runner chose to share", ()


def _facts(
    analysis: Analysis, counts: DiaryCounts, past: tuple[AdherenceWeek, ...], unit: Unit, parts: frozenset[Part]
) -> Iterator[tuple[str, str]]:
    with_pain = "pain" in parts
    yield from _clinical_facts(analysis, unit, parts)
    if "volume" in parts and analysis.latest:
        name = "Last full week" if analysis.latest.weeks_ago == 0 else "Last recorded week"
        yield name, summary_words.last_week(analysis.latest, unit, with_pain)
    if {"advice", "volume"} <= parts and not analysis.advice.red_flag:
        yield "Advised next", summary_words.advised(analysis.advice, unit, with_pain)
    if past:
        yield "Advised and done", summary_words.adherence(past)
    if "exercises" in parts:
        yield "Neck exercises", summary_words.exercises(counts)


def _clinical_facts(analysis: Analysis, unit: Unit, parts: frozenset[Part]) -> Iterator[tuple[str, str]]:
    """How bad and which way; signs; around a run; load, habit and goal: in the order a therapist asks for them."""
    picture = analysis.clinical
    if "pain" in parts:
        yield clinical_words.NOW, clinical_words.now(analysis.neck)
        yield clinical_words.course_label(), summary_words.pain_trend(analysis.outcome)
        if picture.moments:
            yield clinical_words.AROUND, clinical_words.around(picture)
    if "symptoms" in parts:
        yield clinical_words.SIGNS, clinical_words.signs(picture)
    if "volume" in parts and picture.load:
        yield clinical_words.load_label(), clinical_words.load(picture, analysis, unit)
        if not isnan(picture.run_days):
            yield clinical_words.HABIT, clinical_words.habit(picture)
    if {"advice", "volume"} <= parts and analysis.goal:
        yield clinical_words.GOAL, clinical_words.goal(analysis.goal, unit)


def _blocks(
    analysis: Analysis, counts: DiaryCounts, worst: tuple[WorstWeek, ...], unit: Unit, parts: frozenset[Part]
) -> Iterator[Block]:
    with_volume, with_pain = "volume" in parts, "pain" in parts
    if worst and with_pain:
        yield Block(
            "Worst weeks and what happened in them",
            tuple(summary_block_words.worst_week(each, unit, with_volume) for each in worst),
        )
    if "symptoms" in parts:
        yield Block(f"Symptoms, last {symptom_days() // 7} weeks", summary_block_words.symptoms(counts))
    if {"experiments", "pain"} <= parts and (lines := summary_block_words.experiments(analysis.experiments)):
        yield Block("Experiments (order of runs drawn by chance)", lines)
    settled = analysis.answers.settling
    if {"volume", "pain"} <= parts and settled and (lines := answer.settling(settled)):
        yield Block(summary_words.SETTLING, (*lines, answer.SETTLING_READING))
    if with_volume and with_pain and not analysis.weeks.empty:
        lines = summary_words.link_lines(analysis.answers)
        yield Block(clinical_words.TOGETHER, (f"{summary_words.link(analysis.association)}.", *lines))
    yield Block("Not known", summary_block_words.not_known(analysis, counts, with_volume, with_pain))
    if {"factors", "pain"} <= parts:
        allowed = _allowed_factors(analysis.factors, parts)
        yield Block("Difference in pain: runs with v. without each item", summary_block_words.factors(allowed))


_NEEDED_FOR_FACTOR: dict[str, Part] = {"exercises_done": "exercises", "long_run": "volume"}


def _allowed_factors(factors: tuple[Factor, ...], parts: frozenset[Part]) -> tuple[Factor, ...]:
    return tuple(factor for factor in factors if _NEEDED_FOR_FACTOR.get(factor.name, "factors") in parts)


def _details(worst: tuple[WorstWeek, ...], past: tuple[AdherenceWeek, ...], unit: Unit) -> Iterator[Block]:
    if past:
        lines = tuple(summary_block_words.adherence_line(each, unit) for each in past[::-1])
        yield Block("Advised and done, week by week", (*lines, summary_block_words.FOLLOWED_NOTE))
    remarks = tuple(summary_block_words.remark(each) for worst_week in worst for each in worst_week.remarks)
    if remarks:
        yield Block(REMARKS, remarks)


def _chart(analysis: Analysis, unit: Unit, parts: frozenset[Part], caption: str) -> Chart | None:
    weeks = analysis.weeks.tail(CHART_WEEKS)
    if weeks.empty or not {"volume", "pain"} & parts:
        return None
    return chart_of(
        analysis,
        unit,
        weeks,
        volume="volume" in parts,
        pain="pain" in parts,
        advice="advice" in parts,
        description=f"{plural(len(weeks), 'week')}. {caption}. The table below has every figure.",
    )


def _table(analysis: Analysis, unit: Unit, parts: frozenset[Part]) -> pd.DataFrame:
    if analysis.weeks.empty:
        return pd.DataFrame()
    table = week_words.week_table(analysis.weeks, unit)
    hidden = [] if "pain" in parts else ["Neck, worst"]
    if "volume" not in parts:
        hidden += ["Time", "Change in time", "Verdict", "Distance", "Change in distance", "Runs"]
    return table.drop(columns=hidden)
