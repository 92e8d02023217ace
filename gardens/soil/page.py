"""What the page of a bed's soil shows, in finished values."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from gardens.models import Amendment, Bed
from gardens.soil.budget import Budget, budgets
from gardens.soil.budget_chart import NutrientBar, nutrient_bars
from gardens.soil.doses import Advice, advice
from gardens.soil.facts import SoilFacts
from gardens.soil.ledger import Season, seasons
from gardens.soil.ledger_chart import LedgerChart
from gardens.soil.levels import Level, levels
from gardens.soil.salt import Salt
from gardens.soil.trends import Trend, trends
from gardens.soil.words import say_rate
from plants.quantities import say_quantity

# Older ones are in the bed's book.
AMENDMENTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class SoilPage:
    facts: SoilFacts
    levels: list[Level]
    bars: list[NutrientBar]
    advice: list[Advice]
    salt: Salt | None
    seasons: list[Season]
    ledger_chart: LedgerChart | None
    trends: list[Trend]
    summary: str

    @classmethod
    def of(cls, bed: Bed, today: date, water_ds_m: float | None = None) -> "SoilPage":
        facts = SoilFacts.of(bed, today)
        ledger = seasons(facts)
        found = budgets(facts, ledger[-1].added_g)
        return cls(
            facts=facts,
            levels=levels(facts),
            bars=nutrient_bars(found),
            advice=advice(facts, found),
            salt=Salt.of(facts, water_ds_m),
            seasons=ledger,
            ledger_chart=LedgerChart.of(ledger),
            trends=trends(facts.tests),
            summary=_summary(facts, found),
        )

    @property
    def season(self) -> Season:
        return self.seasons[-1]

    @property
    def area(self) -> str:
        return say_quantity(self.facts.bed.area_m2, "m²", 2)

    @property
    def latest_amendments(self) -> list[Amendment]:
        return self.facts.amendments[:AMENDMENTS_SHOWN]

    @property
    def newest_amendment(self) -> int:
        return max((amendment.pk for amendment in self.facts.amendments), default=0)


def _summary(facts: SoilFacts, found: list[Budget]) -> str:
    if facts.test is None:
        if facts.tests:
            return gettext("The last soil test is more than five years old: test it again.")
        return gettext("No soil test yet. pH alone, from a kit, says a good deal.")
    short = [budget for budget in found if budget.is_short]
    if not short:
        return gettext("Nothing that was measured is short for what grows here.")
    parts = (f"{budget.letter} {say_rate(budget.short)}" for budget in short)
    return gettext("Short for what grows here: {parts}.").format(parts=", ".join(parts))
