"""What is logged, from which level on, and how; read by the settings, so it imports nothing."""

# What each of these says at a lower level, a line of ours says better, or it holds whole addresses.
QUIETER = {
    "celery": "WARNING",
    "celery.app.trace": "CRITICAL",
    "django.request": "ERROR",
    "fontTools": "WARNING",
    "fpdf": "WARNING",
    "httpcore": "WARNING",
    "httpx": "WARNING",
}


def logging_config(level: str) -> dict[str, object]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "gardening.observability.logs.JsonFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django's own handlers would write the same again, as text.
            **{name: {"handlers": [], "propagate": True} for name in ("django", "django.server")},
            **{name: {"level": least} for name, least in QUIETER.items()},
            "gardening.security": {"level": "INFO"},
        },
    }
