"""A line for each task, under the id of the request or of the task that asked for it."""

import logging
import re
from time import perf_counter

from celery import Task, signals

from gardening.observability.context import Trace, current_trace, follow_task, leave_task
from gardening.observability.databases import note_lost_database

TASK = re.compile(r"[a-z_.]{1,100}")
REQUEST_ID, GARDENER_ID = "x_request_id", "x_gardener_id"

logger = logging.getLogger("gardening.tasks")


@signals.setup_logging.connect
def keep_our_logging(**kwargs: object) -> None:
    """Celery then sets up none of its own."""


@signals.before_task_publish.connect
def send_along(headers: dict[str, object], **kwargs: object) -> None:
    trace = current_trace()
    headers[REQUEST_ID], headers[GARDENER_ID] = trace.request_id, trace.gardener_id


@signals.task_prerun.connect
def begin(task_id: str, task: Task, **kwargs: object) -> None:
    # A task that runs at once, without a message, belongs to what called it.
    outer = current_trace()
    trace = Trace(
        request_id=task.request.get(REQUEST_ID) or outer.request_id,
        gardener_id=task.request.get(GARDENER_ID) or outer.gardener_id,
        task_id=task_id,
        task=task.name,
    )
    task.request.log_token = follow_task(trace)
    task.request.log_started = perf_counter()


@signals.task_failure.connect
def tell_failure(exception: BaseException, **kwargs: object) -> None:
    note_lost_database(exception)
    logger.error("failed", exc_info=exception)


@signals.task_unknown.connect
def tell_unknown(name: str, id: str, **kwargs: object) -> None:
    """Of another release, perhaps; Celery's own line shows what the task was given."""
    logger.error("unknown", extra={"target": name if TASK.fullmatch(name) else None})


@signals.task_postrun.connect
def end(task: Task, state: str | None = None, **kwargs: object) -> None:
    duration_ms = round((perf_counter() - task.request.log_started) * 1000, 1)
    logger.info("done", extra={"state": state, "duration_ms": duration_ms})
    leave_task(task.request.log_token)
