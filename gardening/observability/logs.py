"""One JSON object a line, of fields that are known: docs/operations.md lists them."""

import json
import logging
import traceback
from datetime import UTC, datetime
from http import HTTPStatus

from gardening.observability.context import current_trace
from gardening.observability.redaction import redacted, said, without_words

# Loggers that are handed what gardeners wrote; Celery's show what a task was given.
FULL_OF_WORDS = ("gardening", "gardens", "rules", "compliance", "plants", "celery")
# It says how the answer is called and for which address, which a visitor may have made up.
REQUESTS = "django.request"
# What a line may carry in `extra`; anything else that it is given is dropped.
FIELDS = (
    "event",
    "method",
    "endpoint",
    "status",
    "duration_ms",
    "actor_id",
    "target",
    "address",
    "limit",
    "state",
    "queue",
    "rule",
    "mail",
    "fault",
    "sql",
    "database",
    "migrations",
    "directive",
    "blocked",
    "page",
)


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        trace = current_trace()
        line = {
            "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat("T", "milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
            "request_id": trace.request_id,
            "gardener_id": trace.gardener_id,
            "task_id": trace.task_id,
            "task": trace.task,
            **{name: _shown(getattr(record, name, None)) for name in FIELDS},
        }
        if record.exc_info and record.exc_info[1]:
            line["exception"] = story_of(record.exc_info[1])
        if record.stack_info:
            line["stack"] = redacted(record.stack_info)
        present = {name: value for name, value in line.items() if value is not None}
        return json.dumps(present, ensure_ascii=False)


def message_of(record: logging.LogRecord) -> str:
    """Of these loggers the sentence with numbers; others do not know what gardeners write."""
    if record.name == REQUESTS and hasattr(record, "status_code"):
        return HTTPStatus(record.status_code).phrase
    if record.args and record.name.partition(".")[0] in FULL_OF_WORDS:
        args = record.args
        shown = without_words(args) if isinstance(args, dict) else tuple(without_words(args))
        return redacted(str(record.msg) % shown)
    return redacted(record.getMessage())


def story_of(fault: BaseException) -> str:
    """Where it was raised and from what, in code of ours and of libraries, without any value."""
    told: list[str] = []
    current: BaseException | None = fault
    seen: set[int] = set()
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = traceback.format_list(traceback.extract_tb(current.__traceback__))
        told.insert(0, "".join(frames) + said(current))
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)
    return "\n".join(told)


def _shown(value: object) -> object:
    return redacted(value) if isinstance(value, str) else without_words(value)
