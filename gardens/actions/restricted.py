"""Refuse to plant what nobody may keep, and what the law of the garden's place does not allow;
of the second say all.

Called before the garden is locked: the entry in the audit trail outlives the refusal, and nothing
waits for the lists.
"""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext

from compliance.checking import taxon_refusal
from compliance.choices import Check, Result
from compliance.loading.restrictions import list_version
from compliance.models import AuditEntry
from compliance.models.violation import LET_PASS_BY_LAW, REFUSED_BY_LAW
from compliance.restricting import Notice
from compliance.scope import Scope, current_scope
from gardens.actions.refusals import GoneMeanwhile, Refused
from gardens.models import Garden, Gardener, Planting
from gardens.plant_law import alternatives, blocked_in, notices_in
from gardens.plant_law_words import refusal_words
from plants.models import Plant


class PlantControlled(Refused):
    """Nobody may keep it, wherever; the message says neither what nor why."""


class PlantRestricted(Refused):
    """The law of the place does not allow it; the message holds links."""

    def __init__(self, plant: Plant, notices: list[Notice], garden: Garden) -> None:
        super().__init__(refusal_words(plant, notices, garden, alternatives(plant, garden)))
        self.plant = plant

    @property
    def message(self) -> str:
        (words,) = self.args
        return words


def refuse_restricted(garden_id: int, plants: Iterable[Plant], *, actor: Gardener) -> None:
    """Two queries where nothing is blocked, for any number of plants."""
    plants = list(plants)
    if not plants:
        return
    garden = Garden.objects.with_place().filter(pk=garden_id).first()
    if garden is None:
        raise GoneMeanwhile(gettext("This garden was removed in the meantime."))
    refuse_in([garden], plants, actor=actor)


def plants_of(garden_id: int, numbers: Iterable[int]) -> QuerySet[Plant]:
    """What these plantings of the garden are."""
    plantings = Planting.objects.filter(garden=garden_id, pk__in=list(numbers))
    return Plant.objects.filter(pk__in=plantings.values("plant"))


def refuse_in_all(plant: Plant, *, actor: Gardener) -> None:
    """Of what belongs to no garden, such as seed: refused if no garden of the gardener may have
    it."""
    gardens = list(Garden.objects.visible_to(actor).with_place().order_by("-pk"))
    refuse_in(gardens, [plant], actor=actor)


def refuse_in(gardens: Sequence[Garden], plants: Iterable[Plant], *, actor: Gardener) -> None:
    """If the same plant is blocked in every one of them; the switch turned off lets it pass, and
    leaves the entry."""
    plants = {plant.pk: plant for plant in plants}
    _refuse_controlled(plants.values())
    if not gardens or not plants:
        return
    found = notices_in(gardens[0], plants.values())
    blocked = {pk: notices for pk, notices in found.items() if notices[0].is_block}
    for garden in gardens[1:]:
        if blocked:
            there = blocked_in(garden, [plants[pk] for pk in blocked])
            blocked = {pk: blocked[pk] for pk in blocked.keys() & there}
    scope = current_scope()
    for pk in plants.keys() - blocked.keys():
        scope.note(Check.RESTRICTION, Result.NOTED if pk in found else Result.CLEAR)
    for pk, notices in sorted(blocked.items()):
        _violate(scope, gardens[0], pk, notices, actor=actor)
    if blocked and scope.is_enforced:
        pk = min(blocked)
        raise PlantRestricted(plants[pk], blocked[pk], gardens[0])


def _refuse_controlled(plants: Iterable[Plant]) -> None:
    """Own plants may be from a time when nothing was blocked; staff keep them out of the
    catalogue."""
    for plant in plants:
        if plant.is_own:
            names = [plant.botanical_name, plant.common_name]
            if sentence := taxon_refusal(names, gettext("Plant")):
                raise PlantControlled(sentence)


def _violate(
    scope: Scope, garden: Garden, plant_id: int, notices: list[Notice], *, actor: Gardener
) -> None:
    reason = notices[0].restriction.regime
    is_refused = scope.violate(Check.RESTRICTION, reason)
    AuditEntry.objects.record(
        REFUSED_BY_LAW if is_refused else LET_PASS_BY_LAW,
        actor=actor,
        target=garden,
        reason=reason,
        endpoint=scope.endpoint,
        plant=plant_id,
        restrictions=[one.restriction.pk for one in notices if one.is_block],
        list=list_version(),
    )
