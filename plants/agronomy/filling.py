"""How long a filling of nutrient solution lasts before all of it is changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plants.agronomy.reservoir import change_interval_days, daily_use_l, is_drifting


@dataclass(frozen=True, slots=True)
class Filling:
    """Moments are in the time of the place.

    `daily_ec` is the last EC of each day since the salts were last changed on purpose.
    """

    volume_l: float
    begun_at: datetime
    top_ups: Sequence[tuple[datetime, float]] = ()
    daily_ec: Sequence[tuple[date, float]] = ()

    @property
    def daily_use_l(self) -> float | None:
        return daily_use_l(self.begun_at, self.top_ups)

    @property
    def interval_days(self) -> int:
        return change_interval_days(self.volume_l, self.daily_use_l)

    @property
    def is_drifting(self) -> bool:
        return is_drifting(self.daily_ec)

    def due_on(self, today: date) -> date:
        """By its interval; drift makes it due at once."""
        by_interval = self.begun_at.date() + timedelta(days=self.interval_days)
        return min(today, by_interval) if self.is_drifting else by_interval
