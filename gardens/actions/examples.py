from collections.abc import Iterator
from datetime import date
from string import ascii_uppercase

from django.db import transaction

from gardens.examples import layout
from gardens.examples.choosing import SHOWN, SHOWN_IN_A_BED, Choice, Offer, slugs_for
from gardens.examples.land import land_around
from gardens.models import Bed, Garden, GardenKind, Planting
from gardens.plant_law import blocked_in
from gardens.signals import garden_changed
from gardens.sun.reckoning import ask_for_sun
from plants.choices import Effect
from plants.models import Companionship, Plant


def plant_example(garden: Garden, *, on: date) -> None:
    """Fill a new garden with what would stand in it, or be begun next, on that day."""
    groups = slugs_for(garden, on)
    offer = _offer(garden, on, " ".join(groups).split())
    number = SHOWN if len(groups) == 1 else SHOWN_IN_A_BED
    chosen = [offer.choose(slugs, number) for slugs in groups]
    beds: list[Bed] = []
    plantings: list[Planting] = []
    for bed, blocks in _laid_out(garden, chosen):
        bed.garden = garden
        beds.append(bed)
        plantings += blocks
    with transaction.atomic():
        if not garden.is_indoor:
            land_around(beds, garden).save()
            ask_for_sun(garden.pk)
        Bed.objects.bulk_create(beds)
        for planting in plantings:
            planting.garden = garden
        Planting.objects.bulk_create(plantings)
        garden_changed.send(sender=Garden, garden_id=garden.pk)


def _offer(garden: Garden, on: date, slugs: list[str]) -> Offer:
    known = list(Plant.objects.filter(slug__in=slugs))
    blocked = blocked_in(garden, known)
    plants = {plant.slug: plant for plant in known if plant.pk not in blocked}
    foes = (
        Companionship.objects.among({plant.pk for plant in plants.values()})
        .graded()
        .filter(effect=Effect.ANTAGONISTIC)
    )
    pairs = foes.values_list("plant_a", "plant_b")
    return Offer(garden, on, plants, frozenset(frozenset(pair) for pair in pairs))


def _laid_out(garden: Garden, chosen: list[list[Choice]]) -> Iterator[tuple[Bed, list[Planting]]]:
    if garden.kind == GardenKind.ALLOTMENT:
        for letter, choices in zip(ascii_uppercase, chosen, strict=False):
            yield layout.plots(letter, choices)
    elif garden.kind == GardenKind.RAISED_BED:
        yield layout.raised_bed(chosen[0], is_southern=garden.place.is_southern)
    elif garden.kind == GardenKind.HYDROPONICS:
        yield layout.channel(chosen[0])
    else:
        for number, choice in enumerate(chosen[0], start=1):
            yield layout.pot(GardenKind(garden.kind), number, choice)
