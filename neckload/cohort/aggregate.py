"""Anonymous counts: runners, verdicts of their last week, and how often a week had pain.

They are added up bucket by bucket, so memory does not grow with the number of runners. Small groups are hidden
(`small_groups.hidden_rows`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

import pandas as pd

from neckload.domain.common_effect import CommonEffect
from neckload.domain.progression import VERDICTS
from neckload.domain.small_groups import hidden_rows

Whose = Literal["week", "week before"]
Common = Mapping[tuple[str, int], CommonEffect]
"""The common effect by resolution and lag."""
JUDGED = [verdict for verdict in VERDICTS if verdict not in ("partial", "unrecorded")]
NO_WEEK = "no_week"
"""Stands for a verdict if the runner has no week that can be judged yet."""
PERCENTS = range(-100, 301)
"""Changes outside this range are clipped to its ends."""


@dataclass(frozen=True)
class Tally:
    """The counts of one or more buckets. Frames are indexed by verdict."""

    runners: int
    """Runners whose diary was read."""
    latest: pd.Series[int]
    """Runners by verdict of their last judged week."""
    changes: pd.Series[int]
    """Runners by change from the week before in that week, in whole per cent."""
    pain: dict[Whose, pd.DataFrame]
    """weeks and painful: weeks with a score, and with a score above 0. runners_with and runners_without: runners with
    at least one week with pain, and with at least one week without."""

    def __add__(self, other: Tally) -> Tally:
        pain = {whose: self.pain[whose] + other.pain[whose] for whose in self.pain}
        return Tally(self.runners + other.runners, self.latest + other.latest, self.changes + other.changes, pain)


def tally(rows: pd.DataFrame, weeks: pd.DataFrame) -> Tally:
    """The counts of one bucket.

    Args:
        rows: one per runner, with the columns of `rows.FIELDS`.
        weeks: all their weeks in order: runner, state, verdict, pain_max.
    """
    read = rows[rows["fault"] == ""]
    before = weeks.groupby("runner")["verdict"].shift()
    # Both tables cover the same weeks: those preceded by another week.
    scored = weeks["state"].isin(("complete", "rest")) & weeks["pain_max"].notna() & before.notna()
    verdicts: dict[Whose, pd.Series[str]] = {"week": weeks["verdict"], "week before": before}
    return Tally(
        runners=len(read),
        latest=_count(read["verdict"].fillna(NO_WEEK), [*JUDGED, NO_WEEK]),
        changes=_count((read["change"].dropna() * 100).round().clip(PERCENTS[0], PERCENTS[-1]), PERCENTS),
        pain={whose: _pain_by(weeks[scored], each[scored]) for whose, each in verdicts.items()},
    )


def _count(cells: pd.Series, kinds: Iterable[object]) -> pd.Series[int]:
    counts: pd.Series[int] = cells.value_counts().reindex(list(kinds), fill_value=0).astype("int64")
    return counts


def _pain_by(weeks: pd.DataFrame, verdict: pd.Series) -> pd.DataFrame:
    painful = weeks["pain_max"] > 0
    counted: dict[str, pd.Series[Any]] = {
        "weeks": painful.groupby(verdict).size(),
        "painful": painful.groupby(verdict).sum(),
        "runners_with": weeks["runner"][painful].groupby(verdict[painful]).nunique(),
        "runners_without": weeks["runner"][~painful].groupby(verdict[~painful]).nunique(),
    }
    names = [*JUDGED, "unrecorded"]
    return pd.DataFrame({name: each.reindex(names) for name, each in counted.items()}).fillna(0).astype("int64")


@dataclass(frozen=True)
class Aggregate:
    """The part of the counts that may be shown."""

    least: int
    runners: int | None
    """None if there are fewer than `least`; then nothing else is shown either."""
    latest: pd.DataFrame
    """verdict, runners, share [of all]."""
    latest_hidden: int
    """Number of rows left out."""
    changes: tuple[float, ...]
    """Quartiles of that week's change [fraction]: all three if each quarter holds enough runners, only the median if
    each half does, otherwise none."""
    pain: dict[Whose, pd.DataFrame]
    """verdict, weeks, share_with_pain."""
    pain_hidden: dict[Whose, int]


def shown(counts: Tally, least: int) -> Aggregate:
    """The counts without groups of fewer than `least` runners."""
    latest = _shown_latest(counts.latest, least)
    pain = {whose: _shown_pain(frame, least) for whose, frame in counts.pain.items()}
    return Aggregate(
        least=least,
        runners=counts.runners if counts.runners >= least else None,
        latest=latest,
        latest_hidden=len(counts.latest) - len(latest),
        changes=_shown_changes(counts.changes, least),
        pain=pain,
        pain_hidden={whose: len(counts.pain[whose]) - len(frame) for whose, frame in pain.items()},
    )


def _shown_changes(runners: pd.Series[int], least: int) -> tuple[float, ...]:
    count = int(runners.sum())
    parts = 4 if count >= 4 * least else 2 if count >= 2 * least else 1
    up_to = runners.cumsum()
    return tuple(PERCENTS[int((up_to >= count * part / parts).argmax())] / 100 for part in range(1, parts))


def _shown_latest(runners: pd.Series[int], least: int) -> pd.DataFrame:
    hidden = hidden_rows(runners.to_numpy()[:, None], least)
    share = runners / max(int(runners.sum()), 1)
    return pd.DataFrame({"verdict": runners.index, "runners": runners.to_numpy(), "share": share.to_numpy()})[~hidden]


def _shown_pain(counted: pd.DataFrame, least: int) -> pd.DataFrame:
    hidden = hidden_rows(counted[["runners_with", "runners_without"]].to_numpy(), least, "max")
    share = counted["painful"] / counted["weeks"].clip(lower=1)
    rows = counted.assign(share_with_pain=share).rename_axis("verdict").reset_index()
    return rows.loc[~hidden, ["verdict", "weeks", "share_with_pain"]]


def shown_effects(common: Common, least: int) -> dict[tuple[str, int], CommonEffect]:
    """The common effects based on enough runners."""
    return {key: effect for key, effect in common.items() if effect.runners >= least}


def table(counts: Aggregate, common: Common) -> pd.DataFrame:
    """Everything that may be shown as one long table: subject, group, and the figures of the subject."""
    if counts.runners is None:
        return pd.DataFrame(columns=["subject", "group"])
    effects = shown_effects(common, counts.least)
    parts = {1: ("half",), 3: ("quarter", "half", "three quarters")}.get(len(counts.changes), ())
    frames = {
        "all": pd.DataFrame([{"group": "", "runners": counts.runners}]),
        "last week": counts.latest.rename(columns={"verdict": "group"}),
        "change of the last week": pd.DataFrame({"group": parts, "change_at_most": counts.changes}),
        **{
            f"weeks with pain, by the {whose}": rows.rename(columns={"verdict": "group"})
            for whose, rows in counts.pain.items()
        },
        **{
            f"common effect by {resolution}": pd.DataFrame(
                [
                    {"group": f"lag {lag}", **asdict(effect)}
                    for (kind, lag), effect in effects.items()
                    if kind == resolution
                ]
            )
            for resolution, _ in effects
        },
    }
    rows = [frame.assign(subject=subject) for subject, frame in frames.items() if len(frame)]
    return pd.concat(rows, ignore_index=True).set_index("subject").reset_index()
