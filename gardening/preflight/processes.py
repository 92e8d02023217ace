"""Whether the queue and those who work on it are there."""

from django.utils import timezone

from gardening.models import BEAT, WORKER, Heartbeat
from gardening.preflight.item import Answer, Site, failed, ok
from gardening.readiness import STALE_AFTER, messages_waiting

LONGEST_QUEUE = 100


def queue(site: Site) -> Answer:
    waiting = messages_waiting()
    if waiting is None:
        return failed("The broker does not answer.", "See that Redis runs and REDIS_URL is right.")
    if waiting > LONGEST_QUEUE:
        return failed(
            f"{waiting} messages wait.", "Start more workers, or find out what holds these up."
        )
    return ok(f"The broker answers; {waiting} messages wait.")


def worker(site: Site) -> Answer:
    do = "Start a worker, wait for half a minute, and ask again."
    return _seen(WORKER, "No worker takes tasks", do)


def beat(site: Site) -> Answer:
    do = "Start beat, exactly one, and a worker; wait for half a minute, and ask again."
    return _seen(BEAT, "Nothing that beat rings for was done", do)


def _seen(name: str, fault: str, do: str) -> Answer:
    seen_at = Heartbeat.objects.filter(name=name).values_list("seen_at", flat=True).first()
    if seen_at is None:
        return failed(f"{fault}: never yet.", do)
    seconds = int((timezone.now() - seen_at).total_seconds())
    if seconds > STALE_AFTER.total_seconds():
        return failed(f"{fault}: last {seconds} seconds ago.", do)
    return ok(f"Seen {seconds} seconds ago.")
