"""Weather that favours early blight and Septoria (TOMCAST) and powdery mildew (Gubler-Thomas)."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

# Whole °C of the wet hours (from, to), and the hours that give 1, 2, 3, 4 (Madden et al. 1978).
_TOMCAST_HOURS = (
    ((13, 17), (7, 16, 21)),
    ((18, 20), (4, 9, 16, 23)),
    ((21, 25), (3, 6, 13, 21)),
    ((26, 29), (4, 9, 16, 23)),
)

MILDEW_C = (21.0, 30.0)
MILDEW_HOURS = 6
MILDEW_HOT_C = 35.0
_DAYS_TO_START = 3
_MOST = 100


def tomcast_value(wet_h: float, mean_c: float) -> int:
    """Severity value of a day (DSV), 0 to 4; `mean_c` is that of the hours of wet leaves.

    Humid or rainy hours may stand for wet leaves; confidence is one lower.
    """
    degrees = round(mean_c)
    for (lowest_c, highest_c), hours in _TOMCAST_HOURS:
        if lowest_c <= degrees <= highest_c:
            return bisect_right(hours, wet_h)
    return 0


def tomcast_severity(since_action: int) -> str | None:
    """Of the sum of values; what was done against it starts the sum anew."""
    if since_action >= 20:
        return "warning"
    return "advice" if since_action >= 15 else None


@dataclass(frozen=True, slots=True)
class MildewDay:
    """Longest run of hours within MILDEW_C; hot if MILDEW_HOT_C lasted a quarter of an hour."""

    favourable_h: int
    is_hot: bool = False

    @property
    def is_good(self) -> bool:
        """For the mildew."""
        return self.favourable_h >= MILDEW_HOURS

    @property
    def points(self) -> int:
        if not self.is_good:
            return -10
        return 10 if self.is_hot else 20

    @classmethod
    def of_hours(cls, hourly_c: Iterable[float]) -> "MildewDay":
        hours = list(hourly_c)
        low, high = MILDEW_C
        runs = groupby(hours, key=lambda hour_c: low <= hour_c <= high)
        longest_h = max((len(list(run)) for fits, run in runs if fits), default=0)
        return cls(longest_h, any(hour_c >= MILDEW_HOT_C for hour_c in hours))


def mildew_index(days: Iterable[MildewDay]) -> tuple[int, ...]:
    """After each day, 0 to 100; until three good days in a row a bad one starts it anew."""
    index, in_a_row, has_started = 0, 0, False
    indices = []
    for day in days:
        in_a_row = in_a_row + 1 if day.is_good else 0
        index = min(_MOST, max(0, index + day.points))
        if not (has_started or day.is_good):
            index = 0
        has_started = has_started or in_a_row >= _DAYS_TO_START
        indices.append(index)
    return tuple(indices)


def mildew_severity(index: int) -> str:
    """For grapes; of cucurbits it is indicative and of low confidence."""
    if index >= 60:
        return "warning"
    return "advice" if index >= 40 else "info"
