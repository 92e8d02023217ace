"""Which crops an example shows on a given day: some that stand, some to begin soon."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gardens.examples import crops
from gardens.models import Garden, GardenKind, Place
from gardens.sowing import Start, is_warm, maturity_days, next_start, standing_start, usual_method
from plants.models import Plant

SHOWN = 6
SHOWN_IN_A_BED = 2
SOON = timedelta(days=28)
MOST_OF_A_FAMILY = 2


@dataclass(frozen=True, slots=True)
class Choice:
    plant: Plant
    start: Start


StartOf = Callable[[Plant], Start | None]


@dataclass(frozen=True, slots=True)
class Offer:
    """The plants an example may show, and which of them must not share a bed."""

    garden: Garden
    on: date
    plants: Mapping[str, Plant]
    foes: frozenset[frozenset[int]]

    def choose(self, slugs: str, number: int) -> list[Choice]:
        """At most `number`: half of them standing, then what is begun soon, then the rest; of
        different families as long as there are others."""
        known = [self.plants[slug] for slug in slugs.split() if slug in self.plants]
        if not has_seasons(self.garden):
            rounds = [(known, lambda plant: Start(usual_method(plant)), number)]
            return list(_by_turns(self._fill(rounds, number), self.on))
        coming = {plant: next_start(plant, self.garden, self.on) for plant in known}
        later = sorted(known, key=lambda plant: coming[plant].planned_on)
        rounds = [
            (known, self._standing, number // 2),
            (known, lambda plant: _if_soon(coming[plant], self.on), number),
            (known, self._standing, number),
            (later, coming.get, number),
        ]
        return self._fill(rounds, number)

    def _standing(self, plant: Plant) -> Start | None:
        return standing_start(plant, self.garden.place, self.on)

    def _fill(self, rounds: list[tuple[list[Plant], StartOf, int]], number: int) -> list[Choice]:
        """Each round takes plants that have a start until `limit` are chosen in all."""
        chosen: list[Choice] = []
        for of_a_family in range(1, MOST_OF_A_FAMILY + 1):
            for plants, start_of, limit in rounds:
                for plant in plants:
                    if len(chosen) >= limit:
                        break
                    if self._goes_with(plant, chosen, of_a_family) and (start := start_of(plant)):
                        chosen.append(Choice(plant, start))
        return chosen[:number]

    def _goes_with(self, plant: Plant, chosen: list[Choice], of_a_family: int) -> bool:
        others = [choice.plant for choice in chosen]
        family = sum(other.family == plant.family for other in others)
        has_foe = any(frozenset((plant.pk, other.pk)) in self.foes for other in others)
        return plant not in others and family < of_a_family and not has_foe


def slugs_for(garden: Garden, on: date) -> tuple[str, ...]:
    """One string of slugs for each group of plantings, best first; a group is a bed or all pots."""
    is_warm = is_warm_now(garden.place, on)
    if garden.kind == GardenKind.ALLOTMENT:
        return crops.ALLOTMENT_WARM if is_warm else crops.ALLOTMENT
    if garden.is_indoor:
        return (crops.INDOORS[garden.kind],)
    return ((crops.OUTDOORS_WARM if is_warm else crops.OUTDOORS)[garden.kind],)


def is_warm_now(place: Place, on: date) -> bool:
    """Without frost nothing but the heat of the month tells okra's season from lettuce's."""
    has_frost = place.last_frost_p50 is not None or place.first_frost_p50 is not None
    return not has_frost and is_warm(place, on)


def has_seasons(garden: Garden) -> bool:
    """Whether windows of the calendar apply: outdoors, and where there is frost to count from."""
    place = garden.place
    has_frost = place.last_frost_p50 is not None or place.first_frost_p50 is not None
    return has_frost and not (garden.is_indoor or place.is_tropical)


def _if_soon(start: Start, on: date) -> Start | None:
    return start if start.planned_on - on <= SOON else None


def _by_turns(choices: list[Choice], on: date) -> Iterator[Choice]:
    """Every other one stands, a third or two thirds grown; the others follow week by week."""
    for turn, choice in enumerate(choices):
        plant, method = choice.plant, choice.start.method
        if turn % 2:
            yield Choice(plant, Start(method, planned_on=on + timedelta(weeks=turn // 2)))
        else:
            age = maturity_days(plant) * (1 + turn // 2 % 2) // 3
            yield Choice(plant, Start(method, started_on=on - timedelta(days=age)))
