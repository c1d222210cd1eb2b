"""What a runner answered about a file, where the file does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class ReadHints:
    """The runner's answers, or those for the last file of this kind. None means not answered."""

    unit: Literal["km", "mi", "m"] | None = None
    """Unit of distances, if the file does not name it."""
    day_first: bool | None = None
    """Whether 3/2/2026 is 3 February (True) or 2 March (False)."""
    timezone: str | None = None
    """IANA zone to convert the file's UTC times to local ones, e.g. "Europe/Berlin"; "" to read them as written."""
    home_zone: str | None = None
    """IANA zone of the visitor's browser: the guess if the file's times are UTC and nothing is answered."""
    today: date | None = None
    """Later runs are in the future; None for the day on which the file is read."""
    person: str | None = None
    """Whose rows to read from a list of several people, as named in its cells."""
    done: bool | None = None
    """Whether what looks like a training plan was run as written."""
    columns: Mapping[str, str] | None = None
    """Column name in the file -> our column name (`tables`), or "" to ignore it. Overrides what was recognised."""

    def still_to_come(self, moments: pd.Series) -> np.ndarray:
        """Which moments are in the future everywhere on earth [bool]."""
        tomorrow = np.datetime64(self.today or date.today(), "s") + np.timedelta64(2, "D")
        to_come: np.ndarray = moments.to_numpy("datetime64[s]") >= tomorrow
        return to_come
