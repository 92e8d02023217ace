import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_init
from kombu.transport import TRANSPORT_ALIASES

from gardening.collecting import spare_what_is_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gardening.settings")

# The scheme of the embedded broker's address.
TRANSPORT_ALIASES["files"] = "gardening.broker:Transport"

app = Celery("gardening")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def begin(**_kwargs: object) -> None:
    """Before it forks, so that children share the memory."""
    spare_what_is_loaded()


def every(task: str, schedule: float | crontab, expires: int) -> dict[str, object]:
    """What no worker took in time is dropped: the next ring does the same work."""
    return {"task": task, "schedule": schedule, "options": {"expires": expires}}


HOUR = 3600
app.conf.beat_schedule = {
    "show that a worker lives": every("gardening.tasks.beat_heart", 30.0, 30),
    "show that beat lives": every("gardening.tasks.note_beat", 30.0, 30),
    "ring again for evaluations that were not finished": every(
        "rules.tasks.ring_pending_evaluations", 15.0, 15
    ),
    "ring again for sun maps that were not finished": every(
        "gardens.sun.reckoning.ring_sun_maps", 60.0, 60
    ),
    "evaluate the gardens whose day has turned": every(
        "rules.tasks.sweep_gardens", crontab(minute=5), HOUR
    ),
    "fetch the weather of cells that are due": every("gardens.tasks.fetch_weather", 300.0, 300),
    "evaluate the gardens that have newer weather": every("rules.tasks.follow_weather", 60.0, 60),
    "ring again for dry runs that were not finished": every(
        "rules.tasks.ring_unfinished_dry_runs", 60.0, 60
    ),
    "ring again for dry runs of restrictions": every(
        "gardens.tasks.ring_restriction_dry_runs", 60.0, 60
    ),
    "forget snapshots that no finding rests on": every(
        "rules.tasks.forget_snapshots", crontab(minute=50), HOUR
    ),
    "keep what the hours of the last days told": every(
        "rules.tasks.keep_air_days", crontab(minute=25, hour="*/6"), HOUR
    ),
    "forget findings and dry runs of long ago": every(
        "rules.tasks.forget_findings", crontab(minute=55, hour=3), 12 * HOUR
    ),
    "evaluate the gardens that have newer readings": every("rules.tasks.follow_readings", 60.0, 60),
    "forget old weather": every(
        "gardens.tasks.forget_weather", crontab(minute=35, hour=3), 12 * HOUR
    ),
    "ring again for jobs that were not finished": every("gardens.tasks.ring_jobs", 15.0, 15),
    "forget old jobs and their files": every(
        "gardens.tasks.sweep_jobs", crontab(minute=5, hour=4), 12 * HOUR
    ),
    "sum readings up by hour and day": every("gardens.tasks.summarise_readings", 60.0, 60),
    "forget old readings": every(
        "gardens.tasks.forget_readings", crontab(minute=15, hour=4), 12 * HOUR
    ),
    "make thumbnails that are missing": every(
        "gardens.uploads.thumbnails.make_missing_thumbnails", 300.0, 300
    ),
    "sweep away idle guests": every(
        "gardens.tasks.sweep_guests", crontab(minute=20, hour=3), 12 * HOUR
    ),
    "sweep away files of no picture": every(
        "gardens.tasks.sweep_pictures", crontab(minute=30, hour=3), 12 * HOUR
    ),
    "clear sessions that have run out": every(
        "gardens.tasks.clear_sessions", crontab(minute=50, hour=3), 12 * HOUR
    ),
    "make the backup of the night, and try again when it failed": every(
        "gardening.tasks.back_up", crontab(minute=10), HOUR
    ),
    "forget spent rate-limit counters": every(
        "gardening.tasks.purge_counters", crontab(minute=40), HOUR
    ),
}
