"""What belongs to an account."""

from datetime import UTC, datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from gardens import models
from gardens.models.calendar_feed import digest_of
from gardens.tests.factories.place import GardenerFactory


class CalendarFeedFactory(DjangoModelFactory):
    class Meta:
        model = models.CalendarFeed

    gardener = factory.SubFactory(GardenerFactory)
    token_digest = factory.Sequence(lambda number: digest_of(f"token {number}"))
    language = "en-gb"
    created_at = datetime(2026, 5, 5, 6, tzinfo=UTC)


class JobFactory(DjangoModelFactory):
    """Waiting, or by trait `made` with its file."""

    class Meta:
        model = models.Job

    class Params:
        made = factory.Trait(
            state=models.JobState.DONE,
            finished_at=factory.LazyFunction(timezone.now),
            result=factory.django.FileField(data=b"made", filename="jobs/made.pdf"),
            file_name="plan.pdf",
            content_type="application/pdf",
        )

    owner = factory.SubFactory(GardenerFactory)
    kind = models.JobKind.PLAN
    language = "en-gb"
