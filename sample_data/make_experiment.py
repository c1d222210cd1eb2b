"""Makes the sample runner who tried a belt for the phone: `python sample_data/make_experiment.py`.

Fourteen weeks of three runs, two scores a day, and an experiment of ten pairs that chance ordered. The phone in the
hand costs the neck two points the next day; the seed is one with which the experiment finds that.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).parent
FIRST_MONDAY = pd.Timestamp("2025-12-15")
WEEKS, PAIRS, SEED = 14, 10, 1
RUN_DAYS = (1, 3, 6)
BEGAN = pd.Timestamp("2026-01-05 20:12:00")
HAND_COSTS = 2.0
CARRIES_OVER = 0.6


def main() -> None:
    dice = np.random.default_rng(SEED)
    dates = pd.date_range(FIRST_MONDAY, periods=7 * WEEKS)
    starts = dates[dates.dayofweek.isin(RUN_DAYS)] + pd.Timedelta(hours=18)
    minutes = np.round(np.where(starts.dayofweek == 6, 55, 38) * dice.uniform(0.92, 1.08, len(starts)))
    firsts = "".join(dice.choice(["A", "B"], PAIRS + PAIRS // 3))
    arms = _arms(starts, firsts)
    runs = pd.DataFrame(
        {
            "run_id": [f"phone-{number:02}" for number in range(1, len(starts) + 1)],
            "start": starts,
            "distance_km": np.round(minutes / 6.2, 2),
            "duration_min": minutes,
            "gear": ["belt" if arm == "B" else "phone_in_hand" for arm in arms],
        }
    )
    taking_part = runs[(runs["start"] > BEGAN)].head(2 * PAIRS)
    confirmations = pd.DataFrame({"began": BEGAN, "of_run_id": taking_part["run_id"], "place": range(2 * PAIRS)})
    _write(runs, "runs")
    _write(_scores(dates, starts, arms, dice), "pain")
    _write(
        confirmations.assign(did=["other" if place == 7 else "drawn" for place in range(2 * PAIRS)]), "confirmations"
    )
    plan = {"began": [BEGAN], "name": ["phone_in_hand"], "pairs": [PAIRS], "firsts": [firsts]}
    fixed = {"outcome": ["next_day_less_half_before"], "test": ["sign_flips"]}
    _write(pd.DataFrame(plan | fixed), "experiments")


def _arms(starts: pd.DatetimeIndex, firsts: str) -> list[str]:
    """What was drawn for each run; in the hand, A, before the experiment and in the belt after it."""
    drawn = [arm for first in firsts[:PAIRS] for arm in (first, "B" if first == "A" else "A")]
    before = int((starts <= BEGAN).sum())
    return ["A"] * before + drawn + ["B"] * (len(starts) - before - len(drawn))


def _scores(
    dates: pd.DatetimeIndex, starts: pd.DatetimeIndex, arms: list[str], dice: np.random.Generator
) -> pd.DataFrame:
    """Mornings at seven, nights at half past ten; sorer the night after a run, and with the phone in the hand a day."""
    neck = dice.standard_normal(len(dates))
    for day in range(1, len(dates)):
        neck[day] = CARRIES_OVER * neck[day - 1] + np.sqrt(1 - CARRIES_OVER**2) * neck[day]
    ran = dates.isin(starts.normalize())
    held = dates.isin(starts.normalize()[[arm == "A" for arm in arms]])
    level = 1.6 + 1.1 * neck + HAND_COSTS * np.append(False, held[:-1])
    mornings, nights = level + 0.4 * dice.standard_normal(len(dates)), level - 0.1 + 1.0 * ran
    scores = np.column_stack([mornings, nights]).ravel()
    hours = pd.to_timedelta(np.tile([7.0, 22.5], len(dates)), unit="h")
    return pd.DataFrame({"when": dates.repeat(2) + hours, "pain_0_10": np.clip(scores.round(), 0, 10)})


def _write(frame: pd.DataFrame, table: str) -> None:
    frame.to_csv(HERE / f"experiment_{table}.csv", index=False)


if __name__ == "__main__":
    main()
