"""The whole catalogue in memory, as names to search and marks to filter by: some hundred plants.

Each process builds it once for an edition of the catalogue and asks for the edition each time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import Prefetch

from plants.agronomy.windows import CropOffsets
from plants.choices import Sun
from plants.models import CatalogueEdition, Cultivar, Plant
from plants.models.plant import range_fields
from plants.names import normalise

# Stands before and after each name, so that a name's start and end can be searched for.
EDGE = "|"
COLUMNS = (
    *("slug", "is_own", "common_name", "botanical_name", "cultivar_group"),
    *("category", "sun", "frost_tolerance"),
    *("kill_temperature_c", "usda_zone_min", "life_cycle"),
    *("days_to_maturity_from", "succession_interval_days"),
    *range_fields("germination_days"),
    *range_fields("days_to_maturity"),
    *range_fields("indoor_sow_weeks_before_last_frost"),
    *range_fields("transplant_weeks_after_last_frost"),
    *range_fields("direct_sow_weeks_after_last_frost"),
    *range_fields("autumn_plant_weeks_before_first_frost"),
)


# A way to filter and what a plant has of it: ("frost", "hardy").
Mark = tuple[str, str]


@dataclass(frozen=True, slots=True)
class CultivarName:
    name: str
    slug: str
    normal: str


@dataclass(frozen=True, slots=True)
class Entry:
    """`text` reads "| tomato| solanum lycopersicum|", `joined` the same without blanks."""

    pk: int
    text: str
    joined: str
    cultivars: tuple[CultivarName, ...]
    marks: frozenset[Mark]
    coldest_zone: int | None
    offsets: CropOffsets

    @classmethod
    def of(cls, plant: Plant) -> "Entry":
        cultivars = tuple(
            CultivarName(one.name, one.slug, normalise(one.name))
            for one in (() if plant.is_own else plant.cultivars.all())
        )
        slug = "" if plant.is_own else plant.slug
        own = map(normalise, (plant.common_name, plant.latin_name, slug))
        names = filter(None, dict.fromkeys([*own, *(one.normal for one in cultivars)]))
        text = "".join(f"{EDGE} {name}" for name in names) + EDGE
        return cls(
            pk=plant.pk,
            text=text,
            joined=text.replace(" ", ""),
            cultivars=cultivars,
            marks=frozenset(_marks(plant)),
            coldest_zone=plant.usda_zone_min,
            offsets=plant.crop_offsets,
        )

    @property
    def words(self) -> set[str]:
        """Of all names, and names of several words as one."""
        return {*self.text.replace(EDGE, " ").split(), *self.joined.strip(EDGE).split(EDGE)}


def _marks(plant: Plant) -> Iterator[Mark]:
    """A plant for full sun or part shade is one for either."""
    yield ("category", plant.category)
    yield ("frost", plant.frost_tolerance)
    either = (Sun.FULL.value, Sun.PART.value)
    for sun in either if plant.sun == Sun.FULL_OR_PART else (plant.sun,):
        yield ("sun", sun)


# Compared and hashed by identity: what is worked out of an index is kept by it.
@dataclass(frozen=True, slots=True, eq=False)
class CatalogueIndex:
    """Plants in the order of their names."""

    entries: tuple[Entry, ...]
    # Where each word stands, as positions of `entries`.
    postings: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, plants: list[Plant]) -> "CatalogueIndex":
        ordered = sorted(plants, key=lambda plant: (normalise(plant.common_name), plant.pk))
        entries = tuple(map(Entry.of, ordered))
        postings: dict[str, list[int]] = {}
        for position, entry in enumerate(entries):
            for word in entry.words:
                postings.setdefault(word, []).append(position)
        return cls(entries, {word: tuple(places) for word, places in postings.items()})


def catalogue_index() -> CatalogueIndex:
    """One query, unless the catalogue has changed."""
    edition = CatalogueEdition.objects.current()
    return _build() if edition is None else _of_edition(edition)


@lru_cache(maxsize=1)
def _of_edition(edition: UUID) -> CatalogueIndex:
    return _build()


def _build() -> CatalogueIndex:
    cultivars = Cultivar.objects.only("name", "slug", "plant_id")
    plants = Plant.objects.of_catalogue().only(*COLUMNS)
    plants = plants.prefetch_related(Prefetch("cultivars", cultivars))
    return CatalogueIndex.of(list(plants))
