from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext

from gardens.actions.refusals import GoneMeanwhile, NameTaken, PlantInUse
from gardens.models import (
    Garden,
    Gardener,
    OwnPlant,
    PlanChange,
    PlanStep,
    Planting,
    PlantProposal,
    SeedLot,
    Sowing,
)
from gardens.signals import garden_changed
from plants.choices import Confidence
from plants.models.plant import OWN_SLUG


def add_own_plant(plant: OwnPlant, *, known_plant: int, actor: Gardener) -> OwnPlant:
    """`known_plant` is the newest own plant the form's page knew: one of the same name added
    after it is the same form sent twice."""
    with transaction.atomic():
        # Whoever sends the form twice at once waits here.
        Gardener.objects.select_for_update(no_key=True).get(pk=actor.pk)
        namesake = OwnPlant.objects.visible_to(actor).named(plant.common_name)
        if namesake and namesake.pk > known_plant:
            return namesake
        _refuse_namesake(namesake)
        plant.owner, plant.is_own = actor, True
        plant.slug = f"{OWN_SLUG}{uuid4().hex[:12]}"
        plant.confidence, plant.source_codes = Confidence.LOW, "OWN"
        plant.save(force_insert=True)
    return plant


def change_own_plant(plant: OwnPlant, *, actor: Gardener) -> OwnPlant:
    """The gardens it grows in are advised anew."""
    with transaction.atomic():
        own = OwnPlant.objects.visible_to(actor).select_for_update(of=("self",))
        if not own.filter(pk=plant.pk).exists():
            raise GoneMeanwhile(gettext("This plant was removed in the meantime."))
        others = OwnPlant.objects.visible_to(actor).exclude(pk=plant.pk)
        _refuse_namesake(others.named(plant.common_name))
        plant.save(force_update=True)
        advise_growers(plant.pk)
    return plant


def remove_own_plant(plant: OwnPlant, *, actor: Gardener) -> None:
    """With its open proposal; a plant that grows or has grown somewhere stays."""
    with transaction.atomic():
        uses = Planting.objects.filter(plant=plant.pk).count()
        if uses:
            raise PlantInUse(
                gettext(
                    "{plant} stands in a plan or in the history of a bed ({number} times). Take it "
                    "out there first."
                ).format(plant=plant, number=uses)
            )
        if _has_seed(plant):
            raise PlantInUse(
                gettext("There is seed of {plant}, or a sowing. Remove that first.").format(
                    plant=plant
                )
            )
        # Steps of plans that would bring it back when they are undone.
        changes = PlanChange.objects.of_plant(plant.pk)
        steps = set(changes.values_list("step_id", flat=True))
        changes.delete()
        PlanStep.objects.filter(pk__in=steps, changes__isnull=True).delete()
        OwnPlant.objects.visible_to(actor).filter(pk=plant.pk).delete()


def propose_plant(plant: OwnPlant, *, note: str, actor: Gardener) -> PlantProposal:
    """One proposal of a plant is open at a time; sent twice it stays the first."""
    with transaction.atomic():
        own = OwnPlant.objects.visible_to(actor).select_for_update(of=("self",))
        if not own.filter(pk=plant.pk).exists():
            raise GoneMeanwhile(gettext("This plant is not yours alone any more."))
        stands = PlantProposal.objects.open().filter(plant=plant.pk).first()
        return stands or PlantProposal.objects.create(
            plant_id=plant.pk, name=plant.common_name, note=note, proposed_by=actor
        )


def advise_growers(plant_id: int) -> None:
    """Every garden in which the plant grows or has grown is looked at again."""
    for garden in Garden.objects.growing(plant_id):
        garden_changed.send(sender=Garden, garden_id=garden.pk)


def _has_seed(plant: OwnPlant) -> bool:
    return any(model.objects.filter(plant=plant.pk).exists() for model in (SeedLot, Sowing))


def _refuse_namesake(namesake: OwnPlant | None) -> None:
    if namesake:
        raise NameTaken(
            gettext("You have a plant called {plant} already.").format(plant=namesake.common_name)
        )
