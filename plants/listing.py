"""A page of the catalogue's list: rows with what can be done now."""

from collections.abc import Iterable
from dataclasses import dataclass

from plants.filters import PlantFilter
from plants.index import CultivarName, Entry
from plants.inheritance import resolve
from plants.models import Plant
from plants.openings import Job
from plants.reader import ReaderFigures
from plants.search import cultivars_like

MOST_CULTIVARS = 3


@dataclass(frozen=True, slots=True)
class ListedPlant:
    plant: Plant
    job: Job | None
    # Those that the searched text may mean.
    cultivars: list[CultivarName]


def listed_plants(
    entries: Iterable[Entry], plants: Iterable[Plant], wanted: PlantFilter, figures: ReaderFigures
) -> list[ListedPlant]:
    """With the reader's own figures."""
    by_pk = {entry.pk: entry for entry in entries}
    jobs = wanted.openings.jobs if wanted.openings else {}
    return [
        ListedPlant(
            plant=resolve(plant, *figures.layers(plant)).plant,
            job=jobs.get(plant.pk),
            cultivars=cultivars_like(by_pk[plant.pk], wanted.text)[:MOST_CULTIVARS],
        )
        for plant in plants
    ]
