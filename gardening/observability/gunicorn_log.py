from gunicorn.config import Config
from gunicorn.glogging import Logger

from gardening.observability.logs import JsonFormatter


class JsonLogger(Logger):
    """Gunicorn's own words in the same lines as ours."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonFormatter())

    def access(self, *args: object, **kwargs: object) -> None:
        """AccessLogMiddleware writes the line; gunicorn's would hold whole addresses."""
