"""Nothing is picked within the waiting period of a treatment, unless the gardener says why."""

from collections.abc import Sequence

from django.utils.translation import gettext

from gardens.actions.refusals import HarvestWaits
from gardens.models import Harvest, Planting
from gardens.waiting import Waits


def refuse_early(harvests: Sequence[Harvest]) -> None:
    """Two queries, or none."""
    unexplained = [harvest for harvest in harvests if not harvest.waiting_reason]
    if not unexplained:
        return
    events = [harvest.event for harvest in unexplained]
    waits = Waits.of([events[0].garden_id], max(event.happened_on for event in events))
    if not waits.treatments:
        return
    plantings = Planting.objects.with_plants().in_bulk([event.planting_id for event in events])
    for event in events:
        planting = plantings[event.planting_id]
        if wait := waits.of_planting(planting, event.happened_on):
            raise HarvestWaits(
                gettext("{plant}: {wait} Say why you pick it all the same, or wait.").format(
                    plant=planting.plant, wait=wait.words
                )
            )
