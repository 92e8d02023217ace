"""The days a page of readings shows, chosen in its address."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import ngettext

from gardens.indoor.trend import Window
from gardens.models import Place

CHOICES_DAYS = (3, 14, 90)
USUAL_DAYS = 14


@dataclass(frozen=True, slots=True)
class Period:
    days: int

    @classmethod
    def of(cls, typed: str | None) -> "Period":
        """Anything else than a choice is the usual one."""
        return cls(next((days for days in CHOICES_DAYS if str(days) == typed), USUAL_DAYS))

    @property
    def choices(self) -> list[dict[str, object]]:
        return [
            {
                "href": f"?days={days}",
                "label": ngettext("{number} day", "{number} days", days).format(number=days),
                "is_chosen": days == self.days,
            }
            for days in CHOICES_DAYS
        ]

    def window(self, now: datetime, place: Place) -> Window:
        return Window(now - timedelta(days=self.days), now, place)
