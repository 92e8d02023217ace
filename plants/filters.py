"""What a visitor of the catalogue looks for, read from the address."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plants.agronomy.hardiness import zone_label
from plants.choices import Category, FrostTolerance, Sun
from plants.index import CatalogueIndex, Entry, Mark
from plants.openings import HARDY, MONTH, NOW, YES, Openings, openings, work_out
from plants.reader import ReaderClimate
from plants.search import LONGEST_TEXT, Found, search

# A plant for "full or part" is found under both.
LIGHTS = (Sun.FULL, Sun.PART, Sun.SHADE)
GROUPS: dict[str, tuple[Promise, tuple[TextChoices, ...]]] = {
    "category": (_("Kind"), tuple(Category)),
    "sun": (_("Light"), LIGHTS),
    "frost": (_("Frost"), tuple(FrostTolerance)),
}


@dataclass(frozen=True, slots=True)
class Option:
    group: str
    value: str
    label: str | Promise
    is_chosen: bool
    # The list without this option.
    query_without: str
    plants: int


@dataclass(frozen=True, slots=True)
class OptionGroup:
    label: str | Promise
    options: list[Option]


@dataclass(frozen=True, slots=True)
class PlantFilter:
    text: str
    # By group; a group that is not offered to this reader is missing.
    chosen: dict[str, list[str]]
    index: CatalogueIndex
    climate: ReaderClimate | None
    openings: Openings | None

    @classmethod
    def from_query(
        cls, query: QueryDict, index: CatalogueIndex, climate: ReaderClimate | None
    ) -> "PlantFilter":
        """What it does not know it leaves out: an old address still shows plants."""
        text = query.get("q", "").replace("\0", "")[:LONGEST_TEXT].strip()
        chosen = {
            group: [value for value in values if value in query.getlist(group)]
            for group, values in _offered(climate).items()
        }
        return cls(text, chosen, index, climate, openings(index, climate) if climate else None)

    def among(self, index: CatalogueIndex) -> "PlantFilter":
        """The same wish, of other plants than the catalogue's."""
        found = work_out(index, self.climate) if self.climate else None
        return replace(self, index=index, openings=found)

    def find(self) -> Found:
        found = search(self.index, self.text) if self.text else Found(list(self.index.entries))
        return Found([entry for entry in found.entries if self._fits(entry)], found.are_guesses)

    def _fits(self, entry: Entry) -> bool:
        marks = self._marks(entry)
        return all(
            any((group, value) in marks for value in values)
            for group, values in self.chosen.items()
            if values
        )

    def _marks(self, entry: Entry) -> frozenset[Mark]:
        return entry.marks | self.openings.marks[entry.pk] if self.openings else entry.marks

    @property
    def query(self) -> str:
        """The address again, without the page."""
        return self._encoded(self.chosen)

    def _encoded(self, chosen: dict[str, list[str]]) -> str:
        query = QueryDict(mutable=True)
        if self.text:
            query["q"] = self.text
        for group, values in chosen.items():
            query.setlist(group, values)
        return query.urlencode()

    def groups(self) -> list[OptionGroup]:
        counts = Counter(chain.from_iterable(map(self._marks, self.index.entries)))
        own = [
            OptionGroup(
                label, [self._option((group, one.value), one.label, counts) for one in choices]
            )
            for group, (label, choices) in GROUPS.items()
        ]
        seasonal = [self._option(mark, label, counts) for mark, label in self._seasonal()]
        return [OptionGroup(gettext("In your climate"), seasonal), *own] if seasonal else own

    def _seasonal(self) -> Iterator[tuple[Mark, str]]:
        """This month, and any other that the address asks for."""
        if NOW in self.chosen:
            yield (NOW, YES), gettext("Sow or plant today")
            for month in sorted({self.climate.on.month, *map(int, self.chosen[MONTH])}):
                label = gettext("Sow or plant in %(month)s") % {"month": MONTHS[month]}
                yield (MONTH, str(month)), label
        if HARDY in self.chosen:
            zone = zone_label(self.climate.zone)
            yield (HARDY, YES), gettext("Winter-hardy in zone %(zone)s") % {"zone": zone}

    def _option(self, mark: Mark, label: str | Promise, counts: Counter[Mark]) -> Option:
        group, value = mark
        others = [other for other in self.chosen[group] if other != value]
        return Option(
            group=group,
            value=value,
            label=label,
            is_chosen=value in self.chosen[group],
            query_without=self._encoded(self.chosen | {group: others}),
            plants=counts[mark],
        )


def _offered(climate: ReaderClimate | None) -> dict[str, list[str]]:
    groups = {group: [one.value for one in choices] for group, (_label, choices) in GROUPS.items()}
    if climate and climate.has_season:
        groups |= {NOW: [YES], MONTH: [str(month) for month in MONTHS]}
    if climate and climate.zone is not None:
        groups[HARDY] = [YES]
    return groups
