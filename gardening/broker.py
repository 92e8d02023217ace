"""Celery's broker without a service, with messages that are there whole or not at all.

Kombu's own opens the file under its final name and then fills it: a worker that looks in between
takes an empty message, and the JSON error ends it.
"""

import logging
import os
import uuid
from pathlib import Path
from time import monotonic

from kombu.transport import filesystem
from kombu.utils.encoding import str_to_bytes
from kombu.utils.json import dumps

logger = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: dict, **kwargs: object) -> None:
        # Without a dot in its name a draft is no message of any queue.
        draft = Path(self.data_folder_out, f"draft-{uuid.uuid4()}")
        draft.write_bytes(str_to_bytes(dumps(payload)))
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        os.replace(draft, Path(self.data_folder_out, name))

    def _get(self, queue: str) -> dict:
        while True:
            try:
                return super()._get(queue)
            except ValueError as fault:
                # The file is gone already; the sweep rings again for what it asked for.
                logger.warning("a message cannot be read", extra={"queue": queue}, exc_info=fault)


class Transport(filesystem.Transport):
    Channel = Channel
