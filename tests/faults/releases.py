"""The code of the release before this one, beside ours on the same database and broker."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path

from django.conf import settings

from gardening.tests.processes import free_port
from tests.faults.site import Site


def git(*arguments: str) -> str:
    """Empty where git does not know."""
    asked = subprocess.run(
        ["git", *arguments], cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() if asked.returncode == 0 else ""


def last_release() -> str:
    """The newest tag; where nothing was tagged yet, the commit before this branch began."""
    if tag := git("describe", "--tags", "--abbrev=0"):
        return tag
    began = git("merge-base", "HEAD", "origin/main") or git("rev-parse", "HEAD")
    return git("rev-parse", "--verify", f"{began}^")


@contextmanager
def checked_out(revision: str, folder: Path) -> Iterator[Path]:
    git("worktree", "add", "--detach", str(folder), revision)
    try:
        yield folder
    finally:
        git("worktree", "remove", "--force", str(folder))


def beside(site: Site, code: Path, folder: Path) -> Site:
    """The same data, other code, with what belongs to a release: address and static files."""
    other = copy(site)
    other.code, other.folder, other.running, other.port = code, folder, {}, free_port()
    other.url = f"http://127.0.0.1:{other.port}"
    (folder / "metrics").mkdir(parents=True)
    other.variables = {
        **site.variables,
        "PORT": str(other.port),
        "VAR_DIR": str(folder),
        "MEDIA_DIR": str(site.folder / "media"),
        "PROMETHEUS_MULTIPROC_DIR": str(folder / "metrics"),
        "PYTHONPATH": str(code),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"],
        cwd=code,
        env={**os.environ, **other.variables},
        check=True,
    )
    return other
