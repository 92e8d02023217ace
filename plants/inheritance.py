"""A plant as it is grown: the catalogue's row, what its cultivar overrides, what the gardener does.

Reading stays plain attribute reading, since rules ask for thousands of plantings at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from plants.choices import Origin
from plants.models import Plant
from plants.models.figures import Value


class Layer(Protocol):
    """What `plants.models.Figures` is; `source` may be empty."""

    origin: Origin
    source: str

    def overrides(self) -> Mapping[str, Value]: ...


@dataclass(frozen=True, slots=True)
class ResolvedPlant:
    """`plant` holds the values that count, also for its properties; never save it."""

    catalogue: Plant
    plant: Plant
    # By field, only where the catalogue's value does not count.
    layers: Mapping[str, Layer]

    def origin(self, field: str) -> Origin:
        return self.layers[field].origin if field in self.layers else Origin.CATALOGUE

    def source(self, field: str) -> str:
        """In the words of who overrode it; of the catalogue's own see `plants.provenance`."""
        return self.layers[field].source if field in self.layers else ""


def resolve(plant: Plant, *layers: Layer) -> ResolvedPlant:
    """Later layers win."""
    values: dict[str, Value] = {}
    winners: dict[str, Layer] = {}
    for layer in layers:
        overrides = layer.overrides()
        values.update(overrides)
        winners.update(dict.fromkeys(overrides, layer))
    if not values:
        return ResolvedPlant(plant, plant, winners)
    # `copy` would go through pickling, which takes longer than all the rest.
    grown = Plant.__new__(Plant)
    vars(grown).update(vars(plant) | values)
    return ResolvedPlant(plant, grown, winners)
