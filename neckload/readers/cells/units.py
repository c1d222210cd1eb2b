"""The unit of distances if the file does not name it: decided once for a whole file, or asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeVar

import numpy as np
import pandas as pd

from neckload.domain.read_result import Option, Question
from neckload.readers import plausibility

Unit = Literal["km", "mi", "mil", "m", "cm", "yd", "ft"]

KM_PER_MILE = 1.609344
KM_PER = {"km": 1.0, "mi": KM_PER_MILE, "mil": 10.0, "m": 0.001, "cm": 0.00001, "yd": 0.0009144, "ft": 0.0003048}
"""A “mil” has ten kilometres in Scandinavia; elsewhere it is a mile (`mil_or_mile`)."""
DISTANCE_UNITS = tuple(KM_PER)
WARMEST_RUN_C = plausibility.WARMEST_RUN.value
LONGEST_MIDDLE_KM = plausibility.LONGEST_MIDDLE.value
METRES_ABOVE = plausibility.METRES_ABOVE.value

_RATIO_OF = {"km": (0.94, 1.06), "mi": (1.55, 1.67)}
"""cadence x stride length x timer is the distance in metres: over 27 real lists the quartiles of its ratio to the
written distance lie within 0.97-1.02 (km) and 1.60-1.62 (mi). With moving time or steps it scatters from 0.56 to 1.70,
so both quartiles must lie here, or nothing is decided."""
HUMAN_PACE = (plausibility.FASTEST_MIDDLE.value, plausibility.SLOWEST_MIDDLE.value)
"""[min per km]"""
LIKELY_PACE_MIN_PER_KM, PACE_SPREAD = plausibility.LIKELY_PACE.value, plausibility.PACE_SPREAD.value
MOST_ARE_IN_KM = 1.0
"""How much likelier kilometres are before anything is known about a log [log]."""
RACES_SPEAK = 4.0
"""The weight of a log full of race distances, relative to one spread of the pace."""
SAME_PACE = 0.1
"""Tolerance: pace is rounded, or based on moving time; a mile is 1.6 km."""
RACE_WITHIN = 0.06
_RACES = {"km": (5.0, 10.0, 21.1, 42.2), "mi": (3.11, 6.21, 13.1, 26.2)}


Figures = TypeVar("Figures", pd.Series, np.ndarray)


def kilometres(distance: Figures, unit: str) -> Figures:
    """Distances in any of our units as kilometres."""
    return distance / 1000 if unit == "m" else distance * KM_PER[unit]


@dataclass(frozen=True)
class UnitDecision:
    unit: Unit
    why: str
    question: Question | None = None


def unit_of(
    raw: pd.Series,
    minutes: pd.Series,
    answer: Unit | None = None,
    cadence: pd.Series | None = None,
    stride_m: pd.Series | None = None,
    steps: pd.Series | None = None,
    temperature: pd.Series | None = None,
    timer: pd.Series | None = None,
) -> UnitDecision:
    """The unit of distances [number] if neither header, cells nor vendor name it.

    Args:
        raw: distances as written, runs only; NaN elsewhere.
        minutes: their durations [min].
        answer: the runner's answer.
        cadence: steps per minute; stride_m: stride length [m]; steps: number of steps. The watch counts these
            in the same units in every account, so they tell which one the distance is in.
        timer: how long the watch counted steps [min], if that is not `minutes`.
        temperature: from the watch, in the account's units: nobody runs at 51 °C, but many do at 51 °F.
    """
    if not (raw > 0).any():
        return UnitDecision("km", "no distance needs a unit")
    if answer is not None:
        return UnitDecision(answer, "you said so")
    if raw.median() > METRES_ABOVE:
        return UnitDecision("m", "the figures are in the hundreds and thousands")
    for metres, why in (
        (_product(cadence, stride_m, timer), "cadence × stride length × time"),
        (_product(cadence, stride_m, minutes), "cadence × stride length × time"),
        (_product(steps, stride_m), "steps × stride length"),
    ):
        if (witnessed := _by_witness(raw, minutes, metres, why)) is not None:
            return witnessed
    if temperature is not None and temperature[raw > 0].median() > WARMEST_RUN_C:
        return UnitDecision("mi", "the temperatures are in Fahrenheit")
    return _guess(raw, minutes)


def _by_witness(raw: pd.Series, minutes: pd.Series, metres: pd.Series, why: str) -> UnitDecision | None:
    """The unit in which most distances match what the watch counted in metres; None if nothing fits well."""
    ratios = (metres / 1000 / raw.where(raw > 0)).replace([np.inf, -np.inf], np.nan).dropna()
    quartiles = ratios.quantile([0.25, 0.75])
    for unit, (low, high) in _RATIO_OF.items():
        if quartiles.between(low, high).all() and _is_human(raw, minutes, unit):
            reason = f"{why} gives {ratios.median():.2f} km for each 1.00 written"
            return UnitDecision(unit, reason)  # type: ignore[arg-type]
    return None


def mil_or_mile(raw: pd.Series, minutes: pd.Series) -> UnitDecision:
    """What a “mil” is: ten kilometres in Scandinavia, a mile in Turkey. The pace tells, or else the distance.

    Args: as of `unit_of`.
    """
    has_pace = not np.isnan(_middle_pace(raw, minutes, "mil"))
    is_ten_km = (
        _is_human(raw, minutes, "mil") if has_pace else bool(raw[raw > 0].median() * KM_PER["mil"] <= LONGEST_MIDDLE_KM)
    )
    why = "only this makes the pace plausible" if has_pace else "only this makes the distances plausible"
    return UnitDecision("mil" if is_ten_km else "mi", why)


def unit_by_pace(raw: pd.Series, minutes: pd.Series, pace: pd.Series, per: str) -> UnitDecision | None:
    """The unit of distances beside a pace per `per` (km or mi); None when the three figures do not fit together."""
    ratio = (minutes / (raw.where(raw > 0) * pace)).replace([np.inf, -np.inf], np.nan).median()
    other, factor = ("km", 1 / KM_PER_MILE) if per == "mi" else ("mi", KM_PER_MILE)
    for unit, expected in ((per, 1.0), (other, factor)):
        if abs(ratio / expected - 1) < SAME_PACE:
            return UnitDecision(unit, f"only this fits the pace per {per}")  # type: ignore[arg-type]
    return None


def _product(*factors: pd.Series | None) -> pd.Series:
    """Older exports write 0 for "not measured"."""
    product = pd.Series(1.0, dtype="float64")
    for number, factor in enumerate(factors):
        if factor is None:
            return pd.Series(dtype="float64")
        known = factor.where(factor > 0)
        product = known if number == 0 else product * known
    return product


def _is_human(raw: pd.Series, minutes: pd.Series, unit: str) -> bool:
    pace = _middle_pace(raw, minutes, unit)
    return bool(np.isnan(pace) or HUMAN_PACE[0] <= pace <= HUMAN_PACE[1])


def _middle_pace(raw: pd.Series, minutes: pd.Series, unit: str) -> float:
    """The median pace [min per km]; NaN if no run has both figures."""
    return float((minutes / kilometres(raw.where(raw > 0), unit)).median())


def _guess(raw: pd.Series, minutes: pd.Series) -> UnitDecision:
    """The likelier unit, by the resulting pace and by race distances, as a question."""
    units: tuple[Unit, Unit] = ("km", "mi")
    paces = {unit: _middle_pace(raw, minutes, unit) for unit in units}
    races = {unit: _share_of_races(raw, _RACES[unit]) for unit in units}
    likely = {unit: _likelihood(paces[unit]) + RACES_SPEAK * races[unit] for unit in units}
    guess: Unit = "mi" if likely["mi"] > likely["km"] + MOST_ARE_IN_KM else "km"
    why = _why(guess, paces, races)
    options = tuple(Option(unit, _typical(raw, minutes, unit)) for unit in units)
    question = Question(
        "unit", "Are the distances in kilometres or in miles? The file does not say.", options, guess, why
    )
    return UnitDecision(guess, f"a guess: {why}", question)


def _likelihood(pace: float) -> float:
    """How likely this is as a log's median pace [log]; 0 for an unknown pace."""
    return 0.0 if np.isnan(pace) else -(((np.log(pace / LIKELY_PACE_MIN_PER_KM)) / PACE_SPREAD) ** 2) / 2


def _why(guess: str, paces: dict[Unit, float], races: dict[Unit, float]) -> str:
    if guess == "mi" and races["mi"] > races["km"]:
        return "many runs are 3.11, 6.21, 13.1 or 26.2 long"
    if not np.isnan(paces["km"]) and _likelihood(paces["mi"]) != _likelihood(paces["km"]):
        return f"the median run takes {paces['km']:.1f} min per km if these are kilometres, {paces['mi']:.1f} if miles"
    return "most logs are in kilometres"


def _share_of_races(raw: pd.Series, races: tuple[float, ...]) -> float:
    is_race = pd.concat([(raw - race).abs() < RACE_WITHIN for race in races], axis=1).any(axis=1)
    return float(is_race.mean())


def _typical(raw: pd.Series, minutes: pd.Series, unit: str) -> str:
    """The run of median length under this reading: "10.0 mi in 52 min"."""
    known = raw[raw > 0].dropna()
    if known.empty:
        return unit
    middle = (known - known.median()).abs().to_numpy().argmin()
    length, time = f"{known.iloc[middle]:.1f} {unit}", minutes[known.index].iloc[middle]
    return f"{length} in {time:.0f} min" if time > 0 else length
