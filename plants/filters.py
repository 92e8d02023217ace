"""What a visitor of the catalogue looks for, read from the address."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plants.choices import Category, FrostTolerance, Sun
from plants.models import Plant
from plants.models.plant import PlantQuerySet, suns_for
from plants.names import normalise

LONGEST_TEXT = 100
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
    label: str
    is_chosen: bool
    # The list without this option.
    query_without: str
    plants: int


@dataclass(frozen=True, slots=True)
class OptionGroup:
    label: Promise
    options: list[Option]


@dataclass(frozen=True, slots=True)
class PlantFilter:
    text: str
    chosen: dict[str, list[str]]

    @classmethod
    def from_query(cls, query: QueryDict) -> "PlantFilter":
        """What it does not know it leaves out: an old address still shows plants."""
        text = query.get("q", "").replace("\0", "")[:LONGEST_TEXT].strip()
        chosen = {
            group: [choice.value for choice in choices if choice.value in query.getlist(group)]
            for group, (_label, choices) in GROUPS.items()
        }
        return cls(text, chosen)

    def apply(self, plants: PlantQuerySet) -> PlantQuerySet:
        if self.text and not normalise(self.text):
            return plants.none()
        if self.text:
            plants = plants.search(self.text)
        if self.chosen["category"]:
            plants = plants.for_category(*self.chosen["category"])
        if self.chosen["sun"]:
            plants = plants.for_sun(*self.chosen["sun"])
        if self.chosen["frost"]:
            plants = plants.for_frost(*self.chosen["frost"])
        return plants

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
        counts = Plant.objects.counts()
        return [
            OptionGroup(label, [self._option(group, choice, counts) for choice in choices])
            for group, (label, choices) in GROUPS.items()
        ]

    def _option(self, group: str, choice: TextChoices, counts: Counter[str]) -> Option:
        others = [value for value in self.chosen[group] if value != choice]
        return Option(
            group=group,
            value=choice.value,
            label=choice.label,
            is_chosen=choice in self.chosen[group],
            query_without=self._encoded(self.chosen | {group: others}),
            plants=sum(counts[word] for word in suns_for(choice)),
        )
