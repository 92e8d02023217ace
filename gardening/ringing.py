"""Beat's scheduler, for clocks that are put back."""

from celery.beat import PersistentScheduler

from compliance.clocks import TOLERANCE


class Scheduler(PersistentScheduler):
    """Celery's own waits for the moment at which it rang last, however far ahead that is."""

    def tick(self, *args: object, **kwargs: object) -> float:
        now = self.app.now()
        ahead = [one for one in self.schedule.values() if one.last_run_at > now + TOLERANCE]
        for entry in ahead:
            entry.last_run_at = now
        if ahead:
            # The order of what comes next, which Celery makes anew where there is none.
            self._heap = None
        return super().tick(*args, **kwargs)
