"""Those who watch for attacks read one logger; docs/operations.md says what it holds."""

import logging

logger = logging.getLogger("gardening.security")


def note_security_event(event: str, **fields: object) -> None:
    """Of fields only those come into the log that it knows: `actor_id`, `target`, `endpoint`, …"""
    logger.info(event, extra={"event": event, **fields})
