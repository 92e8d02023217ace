"""Ordering that a file of a logger is taken in."""

from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext

from gardens.actions.job_orders import order_job
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import Gardener, Job, JobKind, ReadingUpload
from gardens.sensors.mapping import Mapping


def order_upload(
    upload: ReadingUpload, mapping: Mapping, zone: ZoneInfo, *, actor: Gardener
) -> Job:
    """Its times are of `zone` where they say nothing else; ordered twice it is one job."""
    device = upload.device
    parameters = {
        "garden": device.garden_id,
        "device": device.pk,
        "upload": upload.pk,
        "zone": zone.key,
        "mapping": mapping.as_json(),
    }
    with transaction.atomic():
        stored = ReadingUpload.objects.select_for_update(of=("self",)).filter(pk=upload.pk)
        held = stored.select_related("job").first()
        if held is None:
            raise GoneMeanwhile(gettext("This file is no longer kept: choose it again."))
        if held.job:
            return held.job
        job = order_job(JobKind.READINGS, parameters, actor=actor)
        stored.update(job=job)
    return job
