from functools import partial

from django.db import transaction
from django.dispatch import receiver

from gardens.signals import garden_changed
from rules.models import Evaluation
from rules.tasks import ring


@receiver(garden_changed)
def request_evaluation(sender: type, garden_id: int, **kwargs: object) -> None:
    """Write the request in the action's transaction, ring once it has committed."""
    Evaluation.objects.request(garden_id)
    transaction.on_commit(partial(ring, [garden_id]))
