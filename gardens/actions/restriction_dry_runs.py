"""Count what a new or changed restriction would touch; a worker acts here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from compliance.jurisdictions import jurisdiction_of, laws_of
from compliance.models import Restriction, RestrictionDryRun
from compliance.restricting import LawBook, Notice
from compliance.taxa import read_taxon
from gardens.models import Garden, Planting
from plants.models import Plant

# Lines and gardeners kept; the numbers count all of them.
MOST_KEPT = 200
NOTHING = "none"
# Kept as text in the run.
DAYS = ("effective_from", "effective_until")


@dataclass(frozen=True, slots=True)
class Touched:
    """A plant of which the law of a place would say something else."""

    plant: Plant
    jurisdiction: str
    before: str
    after: str


def count_touched(pk: int) -> None:
    with transaction.atomic():
        runs = RestrictionDryRun.objects.unfinished().select_for_update(of=("self",))
        run = runs.filter(pk=pk).first()
        if run is None:
            return
        _count(run)
        run.finished_at = timezone.now()
        run.save()


def tried_restriction(run: RestrictionDryRun) -> Restriction:
    """As it would be; not to be saved."""
    tried = Restriction(pk=run.restriction_id or 0, **run.tried)
    for name in DAYS:
        day = run.tried.get(name)
        setattr(tried, name, date.fromisoformat(day) if day else None)
    tried.read_names()
    return tried


def _count(run: RestrictionDryRun) -> None:
    tried, stored = tried_restriction(run), run.restriction
    on = max(timezone.localdate(), tried.effective_from or date.min)
    versions = [one for one in (tried, stored) if one]
    plants = list(_plants_named(versions))
    codes = _codes({one.jurisdiction for one in versions}, on)
    touched = [
        one for code in codes for one in _touched(plants, code, tried=tried, stored=stored, on=on)
    ]
    kinds = {one.plant.pk: one.plant for one in touched}
    run.plants = sum(not plant.is_own for plant in kinds.values())
    run.own_plants = len(kinds) - run.plants
    numbers, gardeners = _growers(touched)
    run.plantings, run.gardeners = sum(numbers.values()), len(gardeners)
    run.gardener_ids = sorted(gardeners)[:MOST_KEPT]
    run.touched = [
        {
            "plant": one.plant.pk,
            "name": "" if one.plant.is_own else one.plant.common_name,
            "jurisdiction": one.jurisdiction,
            "before": one.before,
            "after": one.after,
            "plantings": numbers[one.plant.pk, one.jurisdiction],
        }
        for one in touched[:MOST_KEPT]
    ]


def _plants_named(versions: Iterable[Restriction]) -> Iterator[Plant]:
    """Of the catalogue and gardeners' own."""
    names = {name for one in versions for name in one.names}
    columns = ("slug", "common_name", "botanical_name", "cultivar_group", "is_own")
    for plant in Plant.objects.only(*columns).order_by("pk").iterator():
        taxon = read_taxon(plant.botanical_name, plant.cultivar_group)
        if not names.isdisjoint((*taxon.keys, *taxon.parents, *taxon.genera)):
            yield plant


def _codes(jurisdictions: set[str], on: date) -> list[str]:
    """These themselves, and of the places of gardens that have their law."""
    pairs = Garden.objects.order_by().values_list("place__country_code", "place__admin1_code")
    codes = {jurisdiction_of(*pair) for pair in pairs.distinct()} - {""}
    having = {code for code in codes if jurisdictions & {law.code for law in laws_of(code, on)}}
    return sorted(having | jurisdictions)


def _touched(
    plants: list[Plant], code: str, *, tried: Restriction, stored: Restriction | None, on: date
) -> Iterator[Touched]:
    codes = sorted({law.code for law in laws_of(code, on)})
    now = list(Restriction.objects.in_force(codes, on))
    then = [one for one in now if stored is None or one.pk != stored.pk]
    is_over = tried.effective_until is not None and tried.effective_until < on
    if tried.jurisdiction in codes and not is_over:
        then.append(tried)
    before, after = (LawBook.of(rows, on).notices(plants, code) for rows in (now, then))
    for plant in plants:
        was, becomes = _severity(before.get(plant.pk)), _severity(after.get(plant.pk))
        if was != becomes:
            yield Touched(plant, code, was, becomes)


def _severity(notices: list[Notice] | None) -> str:
    return notices[0].severity.name.lower() if notices else NOTHING


def _growers(touched: Iterable[Touched]) -> tuple[dict[tuple[int, str], int], set[int]]:
    """Present plantings by plant and jurisdiction of their garden, and whose they are."""
    pairs = {(one.plant.pk, one.jurisdiction) for one in touched}
    present = Planting.objects.present().filter(plant__in={pk for pk, _code in pairs})
    place = ("garden__place__country_code", "garden__place__admin1_code")
    rows = present.order_by().values_list("plant", *place, "garden__owner")
    numbers: dict[tuple[int, str], int] = defaultdict(int)
    gardeners: set[int] = set()
    for plant_id, country, region, owner, number in rows.annotate(number=Count("pk")):
        key = (plant_id, jurisdiction_of(country, region))
        if key in pairs:
            numbers[key] += number
            gardeners.add(owner)
    return numbers, gardeners
