"""Which layer of the plan is asked for: GET parameters, so that it can be bookmarked."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from gardens.models import Place
from gardens.season import YearStrip
from gardens.sun.season import growing_months, month_name, when

LAYER = "sun"
SEASON = "season"


@dataclass(frozen=True, slots=True)
class SunChoice:
    """`key` is the number of a month, or that of the growing season."""

    key: str
    months: tuple[int, ...]
    place: Place

    @classmethod
    def of(cls, data: QueryDict, place: Place, on: date) -> "SunChoice | None":
        """None for the plan without sun; what is not understood counts as this month."""
        if data.get("layer") != LAYER:
            return None
        key = data.get("month")
        if key == SEASON:
            return cls(key, growing_months(place), place)
        by_key = {str(month): month for month in range(1, 13)}
        month = by_key.get(key, on.month)
        return cls(str(month), (month,), place)

    @property
    def query(self) -> str:
        return urlencode({"layer": LAYER, "month": self.key})

    @property
    def title(self) -> str:
        """Sun in June."""
        return gettext("Sun {when}").format(when=when(self.months))

    @property
    def options(self) -> list[tuple[str, str]]:
        """The months in the order of the place's year, and its growing season."""
        numbers = [month.number for month in YearStrip.of(self.place).months()]
        months = [(str(number), month_name(number)) for number in numbers]
        return [*months, (SEASON, gettext("Growing season"))]
