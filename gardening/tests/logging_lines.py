"""What the configured handler would have written, as the lines it writes."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from gardening.observability.logs import JsonFormatter


class Lines:
    def __init__(self) -> None:
        self._stream = io.StringIO()

    @property
    def text(self) -> str:
        return self._stream.getvalue()

    def of(self, logger: str) -> list[dict[str, object]]:
        lines = [json.loads(line) for line in self.text.splitlines()]
        return [line for line in lines if line["logger"] == logger]


@contextmanager
def logged() -> Iterator[Lines]:
    lines = Lines()
    handler = logging.StreamHandler(lines._stream)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield lines
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
