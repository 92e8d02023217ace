"""What the page of a reservoir shows, in finished values and few queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page
from django.utils.translation import gettext

from gardens.indoor.advice import steps
from gardens.indoor.growing import Growing, growing_in
from gardens.indoor.latest import sensed_in
from gardens.indoor.log import log_page
from gardens.indoor.period import Period
from gardens.indoor.salts import fresh_words, water_words
from gardens.indoor.solution import RECORDED_DAYS, Solution
from gardens.indoor.steps import Step, say_litres
from gardens.indoor.trend import Trend, Window, points_of
from gardens.indoor.wishes import Status, Wish, typed_wish
from gardens.models import NutrientChange, Reservoir, ReservoirReading, SolutionAct
from gardens.models.indoor_record import LITRE_ACTS
from plants.agronomy.dissolved_oxygen import WARM_WATER_C
from plants.quantities import say_quantity

CHANGES_SHOWN = 20
# Sensors may bring many.
MOST_READINGS = 5000


@dataclass(frozen=True, slots=True)
class ChangeRow:
    change: NutrientChange
    at: str
    amount: str


@dataclass(frozen=True, slots=True)
class ReservoirPage:
    reservoir: Reservoir
    solution: Solution
    steps: list[Step]
    trends: list[Trend]
    period: Period
    rows: Page
    changes: list[ChangeRow]

    @classmethod
    def of(
        cls, reservoir: Reservoir, now: datetime, period: Period, page_number: str | None
    ) -> "ReservoirPage":
        """Six queries, whatever was measured."""
        since = now - timedelta(days=RECORDED_DAYS)
        readings = list(reservoir.readings.filter(read_at__gte=since)[:MOST_READINGS])
        changes = list(reservoir.changes.filter(made_at__gte=since)[:MOST_READINGS])
        growing = growing_in(reservoir.garden).get(reservoir, Growing())
        sensed = sensed_in(reservoir.garden, now).get(reservoir, {})
        solution = Solution(reservoir, growing, now, readings, changes, sensed)
        window = period.window(now, reservoir.garden.place)
        return cls(
            reservoir=reservoir,
            solution=solution,
            steps=steps(solution),
            trends=_trends(solution, window),
            period=period,
            rows=log_page(reservoir, window, page_number),
            changes=[_change_row(one, window) for one in changes[:CHANGES_SHOWN]],
        )

    @property
    def wishes(self) -> tuple[Wish, ...]:
        return self.solution.ec_wish, self.solution.ph_wish

    @property
    def query(self) -> str:
        """What links to other pages of the log keep."""
        return f"days={self.period.days}"

    @property
    def growing(self) -> Growing:
        return self.solution.growing

    @property
    def fresh_words(self) -> str:
        return fresh_words(self.solution)

    @property
    def water_words(self) -> str:
        return water_words(self.reservoir)

    @property
    def daily_use(self) -> str:
        litres = self.solution.daily_use_l
        return "" if litres is None else say_quantity(litres, "L")


def _trends(solution: Solution, window: Window) -> list[Trend]:
    shown: Sequence[ReservoirReading] = [
        row for row in solution.readings if row.read_at >= window.start
    ]
    water = typed_wish("°C", None, WARM_WATER_C)
    return [
        Trend(
            *(gettext("pH"), "flask", "", 2, points_of(shown, "ph"), solution.ph_wish, window),
            status=solution.ph_status,
        ),
        Trend(
            *(gettext("Nutrient strength, EC"), "bolt", "mS/cm", 2),
            *(points_of(shown, "ec_ms_cm"), solution.ec_wish, window),
            status=solution.ec_status,
        ),
        Trend(
            *(gettext("Water temperature"), "thermo", "°C", 1),
            *(points_of(shown, "water_c"), water, window),
            status=_warmth(solution),
            note=_oxygen(solution),
        ),
    ]


def _warmth(solution: Solution) -> Status | None:
    if solution.water is None:
        return None
    if solution.is_too_warm:
        return Status("urgent", gettext("High"))
    return Status("good", gettext("In range"))


def _oxygen(solution: Solution) -> str:
    """The ceiling; warmth can prove too little oxygen, never enough."""
    if solution.water is None:
        return ""
    oxygen = say_quantity(solution.oxygen_mg_l, "mg/L", 1)
    return gettext("Water so warm holds at most {oxygen} of oxygen.").format(oxygen=oxygen)


def _change_row(change: NutrientChange, window: Window) -> ChangeRow:
    return ChangeRow(change, window.say(change.made_at), _amount(change))


def _amount(change: NutrientChange) -> str:
    if change.act == SolutionAct.RENEWED or change.amount is None:
        return ""
    if change.act in LITRE_ACTS:
        return say_litres(change.amount)
    return say_quantity(change.amount, "mL")
