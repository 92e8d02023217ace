"""Which plants of a garden help or harm each other, as a table of every plant with every other."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gardens.models import Garden
from plants.models import Companionship, Plant
from plants.relations import Relation

# A larger table nobody reads; the pairs below it are listed all the same.
MOST_PLANTS = 40

HELPS, HARMS, BEFORE = _("Helps"), _("Keep apart"), _("Before")
SAID_TO_HELP, SAID_TO_HARM = _("Said to help"), _("Said to harm")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two plants of the garden of which something is known or said."""

    one: Plant
    relation: Relation

    @property
    def pk(self) -> int:
        return self.relation.pair.pk

    @property
    def word(self) -> str | Promise:
        is_good = self.relation.pair.is_beneficial
        if self.relation.is_folklore:
            return SAID_TO_HELP if is_good else SAID_TO_HARM
        if not self.relation.is_beside:
            return BEFORE
        return HELPS if is_good else HARMS

    @property
    def symbol(self) -> str:
        if not self.relation.is_beside:
            return "rotate"
        return "pair" if self.relation.pair.is_beneficial else "clash"

    @property
    def tone(self) -> str:
        return "plain" if self.relation.is_folklore else self.relation.tone


@dataclass(frozen=True, slots=True)
class Row:
    plant: Plant
    # As many as the table has columns; None where nothing is known.
    cells: list[tuple[Plant, Pair | None]]


@dataclass(frozen=True)
class CompanionTable:
    garden: Garden
    plants: list[Plant]
    pairs: list[Pair]

    @classmethod
    def of(cls, garden: Garden) -> "CompanionTable":
        """Two queries, whatever the number of plants and pairs."""
        growing = garden.plantings.present().values("plant")
        plants = {plant.pk: plant for plant in Plant.objects.filter(pk__in=growing)}
        pairs = [
            _pair(pair, plants[pair.plant_a_id], plants[pair.plant_b_id])
            for pair in Companionship.objects.among(set(plants))
        ]
        pairs.sort(key=lambda pair: (pair.relation.grade, pair.one.common_name))
        return cls(garden, list(plants.values()), pairs)

    @property
    def graded(self) -> list[Pair]:
        return [pair for pair in self.pairs if not pair.relation.is_folklore]

    @property
    def folklore(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.relation.is_folklore]

    @cached_property
    def _by_plants(self) -> dict[frozenset[int], Pair]:
        return {frozenset((pair.one.pk, pair.relation.neighbour.pk)): pair for pair in self.pairs}

    @cached_property
    def _known(self) -> list[Plant]:
        known = frozenset().union(*self._by_plants)
        return [plant for plant in self.plants if plant.pk in known]

    @property
    def shown(self) -> list[Plant]:
        """Those with a neighbour of which something is known."""
        return self._known[:MOST_PLANTS]

    @property
    def left_out(self) -> int:
        return max(0, len(self._known) - MOST_PLANTS)

    @property
    def unknown(self) -> list[Plant]:
        known = {plant.pk for plant in self._known}
        return [plant for plant in self.plants if plant.pk not in known]

    def rows(self) -> Iterator[Row]:
        shown = self.shown
        for plant in shown:
            cells = [
                (other, self._by_plants.get(frozenset((plant.pk, other.pk)))) for other in shown
            ]
            yield Row(plant, cells)


def _pair(pair: Companionship, one: Plant, other: Plant) -> Pair:
    pair.plant_a, pair.plant_b = one, other
    first = min(one, other, key=lambda plant: plant.common_name)
    return Pair(first, Relation.of(pair, first))
