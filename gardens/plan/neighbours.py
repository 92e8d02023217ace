"""Which plants a bed has that would help or harm another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from gardens.models import Garden, Planting
from plants.agronomy.companions import neighbour_effect
from plants.choices import Effect
from plants.models import Companionship, Plant


@dataclass(frozen=True, slots=True)
class Neighbours:
    """By plant, the names of its foes and friends among those that grow near."""

    foes: Mapping[int, set[str]]
    friends: Mapping[int, set[str]]

    @classmethod
    def of(cls, plants: Iterable[Plant], near: Sequence[Planting], garden: Garden) -> "Neighbours":
        """One query; folklore counts where the garden lets it."""
        names = {planting.plant_id: planting.plant.common_name for planting in near}
        asked = {plant.pk for plant in plants}
        pairs = Companionship.objects.among(asked | set(names))
        if not garden.weighs_folklore:
            pairs = pairs.graded()
        foes: dict[int, set[str]] = defaultdict(set)
        friends: dict[int, set[str]] = defaultdict(set)
        for pair in pairs:
            if not neighbour_effect(pair.effect, pair.mechanism):
                continue
            kind = friends if pair.effect == Effect.BENEFICIAL else foes
            for one, other in (
                (pair.plant_a_id, pair.plant_b_id),
                (pair.plant_b_id, pair.plant_a_id),
            ):
                if other in names:
                    kind[one].add(names[other])
        return cls(foes, friends)

    def has_foe(self, plant: Plant) -> bool:
        return plant.pk in self.foes

    def words(self, plant: Plant) -> list[str]:
        names = sorted(self.friends.get(plant.pk, ()))
        return [gettext("A good neighbour of {name}.").format(name=name) for name in names]
