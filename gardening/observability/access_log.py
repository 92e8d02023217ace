from datetime import timedelta

from gunicorn.glogging import Logger
from gunicorn.http.message import Request
from gunicorn.http.wsgi import Response

from gardening.observability.redaction import redacted


class AccessLogger(Logger):
    """Gunicorn's own access log, where an operator turns it on, without tokens."""

    def atoms(
        self, resp: Response, req: Request, environ: dict[str, object], request_time: timedelta
    ) -> dict[str, object]:
        atoms = super().atoms(resp, req, environ, request_time)
        return {
            name: redacted(value) if isinstance(value, str) else value
            for name, value in atoms.items()
        }
