"""Other Python processes on the database and Redis of the running test."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

MIGRATE = "from django.core.management import call_command; call_command('migrate', verbosity=0)"


def prepared_environment(folder: Path, **variables: str) -> dict[str, str]:
    """SQLite in memory cannot be shared, so those processes get a file of their own."""
    shared = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gardening.settings",
        "VAR_DIR": str(folder),
        **variables,
    }
    if connection.vendor == "postgresql":
        return {**shared, "DATABASE_URL": _database_url()}
    run_all([MIGRATE], shared)
    return shared


def run_all(scripts: list[str], variables: dict[str, str]) -> list[str]:
    """Run them at the same time; returns what each printed."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", f"import django; django.setup()\n{script}"],
            cwd=settings.BASE_DIR,
            env=variables,
            stdout=subprocess.PIPE,
            text=True,
        )
        for script in scripts
    ]
    outputs = [process.communicate(timeout=60)[0] for process in running]
    assert [process.returncode for process in running] == [0] * len(running)
    return outputs


def _database_url() -> str:
    config = connection.settings_dict
    password = quote(config["PASSWORD"], safe="")
    port = config["PORT"] or 5432
    return f"postgres://{config['USER']}:{password}@{config['HOST']}:{port}/{config['NAME']}"
