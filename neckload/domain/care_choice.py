"""Which care advice the diary supports, and why.

These are counts, not tests: things that go together in one diary need not be cause and effect. They decide the order in
which advice is shown, never what is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import pandas as pd

from neckload.domain import evidence
from neckload.domain.advice import Advice
from neckload.domain.care import ITEMS, Item
from neckload.domain.factors import Confounder, Factor, counts
from neckload.domain.tables import NO_CAUSE, SYMPTOMS, word_set

WhyKind = Literal[
    "lingers",
    "stays_high",
    "rise",
    "with",
    "without",
    "always",
    "day_after",
    "symptom",
    "moment",
    "desk",
    "seen_in_review",
]


@dataclass(frozen=True)
class Why:
    """What in the diary supports an item: counts that `ui.text.care` turns into a sentence."""

    kind: WhyKind
    name: str = ""
    """The factor, symptom, moment or cause."""
    figures: Mapping[str, float] = field(default_factory=dict)
    also: tuple[Confounder, ...] = ()
    """What else was different about the counted runs."""


@dataclass(frozen=True)
class Suggestion:
    """One item of care advice with the reasons for it, weightiest first."""

    item: Item
    reasons: tuple[Why, ...]


_BY_FACTOR = {
    "warm_up": "warm_up_and_cool_down",
    "cool_down": "warm_up_and_cool_down",
    "exercises_done": "warm_up_and_cool_down",
    "long_desk_day": "move_through_the_day",
    "long_run": "build_gradually",
    "trail": "gaze",
}
_BY_KIND = {"gear": "check_gear", "surface": "mix_surfaces"}
# Things that may keep the neck comfortable: suggested if runs without them were followed by more pain.
_HELPS = frozenset(("warm_up", "cool_down", "exercises_done"))
_BY_SYMPTOM = {
    "stiffness": ("head_turns", "moist_heat"),
    "soreness": ("ice", "chest_stretch"),
    "spreads_to_shoulder_or_upper_back": ("t_spine_opener", "foam_rolling"),
    "ache_back_of_head": ("chin_tucks", "tennis_ball"),
}
_BY_MOMENT = {
    "before_run": ("moist_heat",),
    "during_run": ("position", "arms"),
    "after_run": ("ice",),
    "next_morning": ("warm_up_and_cool_down",),
}


def suggestions(
    runs: pd.DataFrame,
    pain: pd.DataFrame,
    days: pd.DataFrame,
    around: pd.DataFrame,
    advice: Advice,
    today: date,
) -> tuple[Suggestion, ...]:
    """The items the diary supports, weightiest first; empty if it supports none.

    Args:
        runs: the runs that count, columns of `tables.RUNS`.
        pain, days: columns of `tables.PAIN` and `tables.DAYS`.
        around: pain on the days around a run (`profile.around_runs`).
    """
    lately = pd.Timestamp(today) - pd.Timedelta(days=evidence.CARE_DAYS.value - 1)
    until = pd.Timestamp(today) + pd.Timedelta(days=1)
    check_ins = pain[pain["when"].between(lately, until, inclusive="left")]
    recent_days = days[days["date"].between(lately, until, inclusive="left")]
    reasons = [
        *_from_advice(advice),
        *_from_factors(counts(runs, pain, days, today)),
        *_from_the_day_after(around),
        *_from_symptoms(check_ins),
        *_from_moments(check_ins),
        *_from_desk_hours(recent_days),
        *_from_the_last_review(days[days["date"] < until]),
    ]
    return tuple(Suggestion(ITEMS[key], tuple(why)) for key, why in _by_item(reasons).items())


KeyedWhy = tuple[str, Why]


def _by_item(reasons: Iterable[KeyedWhy]) -> dict[str, list[Why]]:
    by_item: dict[str, list[Why]] = {}
    for key, why in reasons:
        by_item.setdefault(key, []).append(why)
    return by_item


def _from_advice(advice: Advice) -> Iterator[KeyedWhy]:
    if advice.referral:
        kind: WhyKind = "stays_high" if advice.referral.who == "clinician" else "lingers"
        item = "chin_tucks" if advice.referral.who == "self_care" else "physical_therapy"
        yield item, Why(kind, figures={"weeks": advice.referral.weeks})
    for reason in advice.reasons:
        change = reason.figures.get("change")
        if reason.key in ("volume_above", "volume_steep") and isinstance(change, float):
            yield "build_gradually", Why("rise", str(reason.figures["measure"]), {"change": change})


def _from_factors(factors: Iterable[Factor]) -> list[KeyedWhy]:
    """Factors followed by more pain than usual much more often on one side than on the other, widest gap first."""
    weighted = []
    for factor in factors:
        helps = factor.name in _HELPS
        here, there = (factor.lacking, factor.having) if helps else (factor.having, factor.lacking)
        key = _BY_FACTOR.get(factor.name) or _BY_KIND[factor.kind]
        if here.runs < evidence.CARE_RUNS.value:
            continue
        if not there.runs and factor.kind in _BY_KIND:
            if here.painful / here.runs >= evidence.CARE_SHARE.value:
                figures = {"times": here.painful, "of": here.runs}
                weighted.append((0.0, key, Why("always", factor.name, figures, ())))
            continue
        if there.runs < evidence.CARE_RUNS.value:
            continue
        share, other = here.sorer / here.runs, there.sorer / there.runs
        if share >= evidence.CARE_SHARE.value and share - other >= evidence.CARE_SHARE_APART.value:
            figures = {"times": here.sorer, "of": here.runs, "times_else": there.sorer, "of_else": there.runs}
            # Confounders describe the runs that have the factor, so they do not apply to the runs without it.
            also = () if helps else factor.confounded_by
            why = Why("without" if helps else "with", factor.name, {**figures, "usual": factor.usual}, also)
            weighted.append((share - other, key, why))
    return [(key, why) for _, key, why in sorted(weighted, key=lambda each: -each[0])]


def _from_the_day_after(around: pd.DataFrame) -> Iterator[KeyedWhy]:
    known = around[around["days"] >= evidence.AROUND_DAYS_NEEDED.value].set_index("day")["pain_mean"]
    if {-1, 1} <= set(known.index) and known[1] - known[-1] >= evidence.DAY_AFTER_RISE.value:
        why = Why("day_after", figures={"before": float(known[-1]), "after": float(known[1])})
        yield "ice", why
        yield "warm_up_and_cool_down", why


def _from_symptoms(check_ins: pd.DataFrame) -> Iterator[KeyedWhy]:
    felt = [words for words in map(word_set, check_ins["symptoms"]) if words]
    times = {symptom: sum(symptom in words for words in felt) for symptom in SYMPTOMS}
    for symptom in sorted(times, key=lambda symptom: -times[symptom]):
        if times[symptom] >= evidence.CARE_CHECK_INS.value:
            for key in _BY_SYMPTOM[symptom]:
                yield key, Why("symptom", symptom, {"times": times[symptom], "of": len(felt)})


def _from_moments(check_ins: pd.DataFrame) -> Iterator[KeyedWhy]:
    """The moment that most painful check-ins were about, among those that name one."""
    moments = check_ins.loc[(check_ins["pain_0_10"] > 0) & (check_ins["moment"] != "day"), "moment"]
    for moment, times in moments.value_counts().items():
        enough = times >= evidence.CARE_CHECK_INS.value and times / len(moments) >= evidence.CARE_SHARE.value
        for key in _BY_MOMENT[str(moment)] if enough else ():
            yield key, Why("moment", str(moment), {"times": int(times), "of": len(moments)})


def _from_desk_hours(days: pd.DataFrame) -> Iterator[KeyedWhy]:
    hours = days["desk_hours"].dropna()
    hours = hours[hours > 0]
    if len(hours) >= evidence.DESK_DAYS.value and hours.median() >= evidence.DESK_HOURS.value:
        yield "move_through_the_day", Why("desk", figures={"hours": float(hours.median()), "days": len(hours)})


def _from_the_last_review(days: pd.DataFrame) -> Iterator[KeyedWhy]:
    reviewed = days.dropna(subset="self_review").sort_values("date")
    seen = word_set(reviewed["self_review"].iloc[-1]) if len(reviewed) else frozenset()
    for cause in sorted(seen & set(ITEMS) - {NO_CAUSE}, key=list(ITEMS).index):
        yield cause, Why("seen_in_review", cause)
