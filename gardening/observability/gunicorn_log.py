from gunicorn.config import Config
from gunicorn.glogging import Logger

from gardening.observability.logs import JsonFormatter

# Followed by what the client sent: a line of its headers, an address.
WITH_WORDS = ("Invalid request", "Error handling request")


class JsonLogger(Logger):
    """Gunicorn's own words in the same lines as ours."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonFormatter())

    def access(self, *args: object, **kwargs: object) -> None:
        """AccessLogMiddleware writes the line; gunicorn's would hold whole addresses."""

    def warning(self, msg: str, *args: object, **kwargs: object) -> None:
        msg, args = _without_words(msg, args)
        super().warning(msg, *args, **kwargs)

    def exception(self, msg: str, *args: object, **kwargs: object) -> None:
        msg, args = _without_words(msg, args)
        super().exception(msg, *args, **kwargs)


def _without_words(msg: str, args: tuple[object, ...]) -> tuple[str, tuple[object, ...]]:
    start = next((one for one in WITH_WORDS if msg.startswith(one)), None)
    return (start, ()) if start else (msg, args)
