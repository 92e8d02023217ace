"""N, P₂O₅ and K₂O of a bed season by season: what came in, what left with the harvest."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from gardens.calendar.period import Period, shown_year
from gardens.rotation import is_perennial
from gardens.soil.crops import names_of
from gardens.soil.facts import SoilFacts
from gardens.soil.harvests import Weight, piece_g, weight_by_planting
from plants.agronomy.nutrient_needs import LEGUME_N_G_M2
from plants.agronomy.nutrients import Nutrients, is_of_season
from plants.quantities import GRAMS_PER_KG, say_number, say_weight

SEASONS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One reason of a season's sums, in grams for the bed; `basis` says what was assumed."""

    words: str
    grams: Nutrients | None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Season:
    year: int
    title: str
    came: tuple[Line, ...]
    left: tuple[Line, ...]
    # Of what came, what the gardener gave.
    added_g: Nutrients

    @property
    def in_g(self) -> Nutrients:
        return _sum(self.came)

    @property
    def out_g(self) -> Nutrients:
        return _sum(self.left)

    @property
    def balance_g(self) -> Nutrients:
        return Nutrients(*(one - other for one, other in zip(self.in_g, self.out_g, strict=True)))

    @property
    def is_empty(self) -> bool:
        return not (self.came or self.left)


def _sum(lines: tuple[Line, ...]) -> Nutrients:
    return Nutrients.total(line.grams for line in lines if line.grams)


def seasons(facts: SoilFacts) -> list[Season]:
    """The last ones, this season last; none before the first of which something is known."""
    place = facts.bed.garden.place
    this_year = shown_year(place, facts.today)
    periods = (Period.of_year(this_year - ago, place) for ago in reversed(range(SEASONS)))
    found = [_season(facts, period) for period in periods]
    while len(found) > 1 and found[0].is_empty:
        found.pop(0)
    return found


def _season(facts: SoilFacts, period: Period) -> Season:
    added = tuple(_amendments(facts, period))
    return Season(
        period.year,
        period.title,
        came=(*added, *_legumes(facts, period)),
        left=tuple(_harvests(facts, period)),
        added_g=_sum(added),
    )


def _amendments(facts: SoilFacts, period: Period) -> Iterator[Line]:
    for amendment in facts.amendments:
        if period.contains(amendment.spread_on):
            yield Line(amendment.label, amendment.brought_g)


def _legumes(facts: SoilFacts, period: Period) -> Iterator[Line]:
    """What their roots leave counts for the season in which they ended."""
    for crop in facts.crops:
        ended = crop.planting.ended_on
        if crop.is_legume and ended and period.contains(ended):
            grams = Nutrients(LEGUME_N_G_M2 * crop.planting.ground_m2, 0.0, 0.0)
            words = gettext("Roots of {plant}").format(plant=names_of([crop]))
            yield Line(words, grams)


def _harvests(facts: SoilFacts, period: Period) -> Iterator[Line]:
    """By weight where any is known; the usual yield of what was picked unweighed, of a perennial
    in each season."""
    weights = weight_by_planting(facts.picked, period, piece_g(facts.picked))
    for crop in facts.crops:
        weight, first_on = weights.get(crop.planting.pk), crop.picked_on
        kg = weight.kg if weight else 0.0
        if not is_of_season(
            is_weighed=kg > 0,
            is_first=first_on is not None and period.contains(first_on),
            is_picked=weight is not None,
            is_perennial=is_perennial(crop.plant),
        ):
            continue
        basis = _basis(weight) if kg else gettext("usual yield, not weighed")
        yield Line(crop.plant.common_name, crop.takes_g(kg or crop.expected_kg), basis)


def _basis(weight: Weight) -> str:
    """What is assumed of the harvests that were not weighed, and what is left out."""
    parts = []
    if weight.counted:
        words = ngettext(
            "{count} counted piece taken for {weight}, as your weighed ones are",
            "{count} counted pieces taken for {weight}, as your weighed ones are",
            weight.counted,
        )
        kilograms = say_weight(round(weight.counted_kg * GRAMS_PER_KG))
        parts.append(words.format(count=say_number(weight.counted), weight=kilograms))
    if weight.unknown:
        words = ngettext(
            "{count} harvest without a weight is not counted",
            "{count} harvests without a weight are not counted",
            weight.unknown,
        )
        parts.append(words.format(count=say_number(weight.unknown)))
    return "; ".join(parts)
