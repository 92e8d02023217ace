"""Rows of the catalogue into the database, by difference and in bulk.

What is not stored as wanted is inserted or overwritten; each function says how many rows were.
"""

from collections.abc import Collection, Iterator, Sequence

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat

from plants.models import Companionship, Cultivar, GerminationTemperature, Pest, Plant
from plants.reading import (
    CULTIVAR_COLUMNS,
    PAIR_VALUES,
    PEST_COLUMNS,
    PLANT_COLUMNS,
    PLANTS,
    CultivarOfPlant,
    EmergenceDays,
    Pair,
    PestWithHosts,
)
from plants.tables import BrokenTable

# Primary keys of plants by slug.
PlantIds = dict[str, int]


def plant_ids() -> PlantIds:
    return dict(Plant.objects.of_catalogue().values_list("slug", "pk"))


def write_plants(plants: dict[str, Plant]) -> int:
    stored = list(Plant.objects.of_catalogue())
    for clash in name_clashes(plants, stored):
        raise clash
    _free_names(plants, stored)
    return _write_difference(
        list(plants.values()), stored, key=["slug"], values=list(PLANT_COLUMNS)
    )


def name_clashes(plants: dict[str, Plant], stored: Sequence[Plant]) -> Iterator[BrokenTable]:
    stays = {plant.common_name: plant.slug for plant in stored if plant.slug not in plants}
    for plant in plants.values():
        if plant.common_name in stays:
            yield BrokenTable(
                f"{PLANTS}: {plant.slug} is named “{plant.common_name}” like the stored plant "
                f"{stays[plant.common_name]}, which is not in the file: give it another name."
            )


def _free_names(plants: dict[str, Plant], stored: Sequence[Plant]) -> None:
    """Names are unique at every moment: plants that swap theirs take another one in between."""
    renamed = [
        plant.slug
        for plant in stored
        if plant.slug in plants and plant.common_name != plants[plant.slug].common_name
    ]
    if renamed:
        Plant.objects.filter(slug__in=renamed).update(common_name=Concat(Value("~"), F("slug")))


def write_cultivars(cultivars: Collection[CultivarOfPlant], ids: PlantIds) -> int:
    for one in cultivars:
        one.cultivar.plant_id = ids[one.slug]
    return _write_difference(
        [one.cultivar for one in cultivars],
        list(Cultivar.objects.all()),
        key=["plant_id", "slug"],
        values=[name for name in CULTIVAR_COLUMNS if name != "slug"],
    )


def write_germination(days: EmergenceDays, ids: PlantIds) -> int:
    """And removes all others."""
    wanted = [
        GerminationTemperature(plant_id=ids[slug], soil_temp_c=temp, days_to_emergence=number)
        for (slug, temp), number in days.items()
    ]
    stored = list(GerminationTemperature.objects.all())
    key = ["plant_id", "soil_temp_c"]
    _remove_others(wanted, stored, key=key)
    return _write_difference(wanted, stored, key=key, values=["days_to_emergence"])


def write_pairs(pairs: Collection[Pair], ids: PlantIds) -> int:
    wanted = [_companionship(pair, ids) for pair in pairs]
    stored = list(Companionship.objects.all())
    values = [*PAIR_VALUES, "citation_checked"]
    return _write_difference(wanted, stored, key=["plant_a_id", "plant_b_id"], values=values)


def remove_other_pairs(pairs: Collection[Pair], ids: PlantIds) -> None:
    wanted = [_companionship(pair, ids) for pair in pairs]
    _remove_others(wanted, list(Companionship.objects.all()), key=["plant_a_id", "plant_b_id"])


def _companionship(pair: Pair, ids: PlantIds) -> Companionship:
    plant_a_id, plant_b_id = sorted(ids[slug] for slug in pair.slugs)
    return Companionship(plant_a_id=plant_a_id, plant_b_id=plant_b_id, **pair.values)


def write_pests(pests: Collection[PestWithHosts], ids: PlantIds) -> int:
    """Pests and their hosts; a pest counts once, also where only its hosts differ."""
    names = {one.pest.name for one in pests}
    stored = list(Pest.objects.filter(name__in=names))
    changed = _changed([one.pest for one in pests], stored, names=list(PEST_COLUMNS))
    values = [name for name in PEST_COLUMNS if name != "name"]
    _write(changed, key=["name"], values=values)
    rehosted = _write_hosts(pests, ids)
    return len({pest.name for pest in changed} | rehosted)


def _write_hosts(pests: Collection[PestWithHosts], ids: PlantIds) -> set[str]:
    """The names of those whose hosts were others."""
    hosts = Pest.host_plants.through
    by_name = dict(Pest.objects.values_list("name", "pk"))
    pest_ids = {by_name[one.pest.name]: one.pest.name for one in pests}
    wanted = {(by_name[one.pest.name], ids[slug]) for one in pests for slug in one.slugs}
    rows = hosts.objects.filter(pest__in=pest_ids).values_list("pk", "pest_id", "plant_id")
    stored = {(pest_id, plant_id): pk for pk, pest_id, plant_id in rows}
    stale = [pk for pair, pk in stored.items() if pair not in wanted]
    new = sorted(wanted - stored.keys())
    if stale:
        hosts.objects.filter(pk__in=stale).delete()
    hosts.objects.bulk_create(hosts(pest_id=pest, plant_id=plant) for pest, plant in new)
    return {pest_ids[pest_id] for pest_id, _ in wanted ^ stored.keys()}


def _write_difference(
    wanted: Sequence[models.Model],
    stored: Sequence[models.Model],
    *,
    key: list[str],
    values: list[str],
) -> int:
    changed = _changed(wanted, stored, names=key + values)
    _write(changed, key=key, values=values)
    return len(changed)


def _changed(
    wanted: Sequence[models.Model], stored: Sequence[models.Model], *, names: list[str]
) -> list[models.Model]:
    present = {_values(row, names) for row in stored}
    return [row for row in wanted if _values(row, names) not in present]


def _write(rows: list[models.Model], *, key: list[str], values: list[str]) -> None:
    if not rows:
        return
    model = type(rows[0])
    # The search text follows the names.
    derived = [field.name for field in model._meta.concrete_fields if not field.editable]
    model.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=key,
        update_fields=[name for name in values + derived if name not in key],
    )


def _remove_others(
    wanted: Sequence[models.Model], stored: Sequence[models.Model], *, key: list[str]
) -> None:
    keys = {_values(row, key) for row in wanted}
    stale = [row.pk for row in stored if _values(row, key) not in keys]
    if stale:
        type(stored[0]).objects.filter(pk__in=stale).delete()


def _values(row: models.Model, names: list[str]) -> tuple:
    return tuple(getattr(row, name) for name in names)
