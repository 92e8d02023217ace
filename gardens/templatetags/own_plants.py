"""What the pages of the catalogue offer to its reader: own values, own plants."""

from dataclasses import dataclass

from django import template
from django.template import Context
from django.utils.http import urlencode

from gardens.models import OwnPlant, PlantProposal
from plants.filters import PlantFilter
from plants.index import CatalogueIndex
from plants.models import Cultivar, Plant
from plants.search import Found

register = template.Library()

MOST_SHOWN = 12


@register.inclusion_tag("gardens/_plant_ownership.html", takes_context=True)
def plant_ownership(
    context: Context, plant: Plant, cultivar: Cultivar | None = None
) -> dict[str, object]:
    """Links to what the reader may say of the plant, for those who have a garden."""
    user, garden = context.get("user"), context.get("current_garden")
    if not user or not user.is_authenticated:
        return {}
    proposal = None
    if plant.is_own:
        proposal = PlantProposal.objects.filter(plant=plant.pk).first()
    return {"garden": garden, "plant": plant, "cultivar": cultivar, "proposal": proposal}


@dataclass(frozen=True, slots=True)
class OwnFound:
    plants: list[Plant]
    # A searched name that neither the catalogue nor the reader has; may be empty.
    addable: str

    @property
    def query(self) -> str:
        return urlencode({"name": self.addable})


@register.inclusion_tag("gardens/_own_plants_found.html", takes_context=True)
def own_plants_found(context: Context, wanted: PlantFilter) -> dict[str, object]:
    """The reader's own plants that fit the search, and the offer to add what nobody knows."""
    user = context.get("user")
    if not user or not user.is_authenticated:
        return {}
    own = {plant.pk: plant for plant in OwnPlant.objects.visible_to(user)}
    found = wanted.among(CatalogueIndex.of(list(own.values()))).find() if own else Found([])
    is_unknown = context["are_guesses"] or not context["rows"]
    is_mine = found.entries and not found.are_guesses
    plants = [own[pk] for pk in found.pks][:MOST_SHOWN]
    return {"found": OwnFound(plants, "" if is_mine or not is_unknown else wanted.text)}
