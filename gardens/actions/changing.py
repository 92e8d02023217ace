from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext

from gardens.actions.refusals import GoneMeanwhile
from gardens.models import Garden
from gardens.signals import garden_changed


@contextmanager
def changing(garden_id: int, *, also: Iterable[int] = ()) -> Iterator[Garden]:
    """One change of a garden: alone, whole or not at all, and made known.

    The signal goes first because its receiver locks the garden's evaluation: a worker that holds
    that lock and withdraws tasks would otherwise wait for us while we wait for it. To `also`, other
    gardens, it goes in one order, so that no two changes wait for each other.
    """
    with transaction.atomic():
        # The weaker lock lets others insert rows that point to the garden.
        garden = Garden.objects.select_for_update(no_key=True).filter(pk=garden_id).first()
        if garden is None:
            raise GoneMeanwhile(gettext("This garden was removed in the meantime."))
        for number in sorted({garden.pk, *also}):
            garden_changed.send(sender=Garden, garden_id=number)
        if garden.is_example:
            garden.is_example = False
            garden.save(update_fields=["is_example"])
        yield garden
