"""What bin/faults asks of pytest; here pytest is a program that says its arguments."""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

ALL = "tests/faults --deselect tests/faults/test_soak.py"


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], ALL),
        (["-k", "redis"], f"{ALL} -k redis"),
        (["tests/faults/test_clock.py", "-x"], "tests/faults/test_clock.py -x"),
        (["--soak", "1"], "tests/faults/test_soak.py"),
    ],
)
def test_nothing_but_tests_of_faults_is_run(tmp_path, words, asked):
    (tmp_path / "bin").mkdir()
    (tmp_path / ".venv/bin").mkdir(parents=True)
    shutil.copy(Path(settings.BASE_DIR, "bin/faults"), tmp_path / "bin")
    for name, body in {"bin/install": "true", ".venv/bin/python": 'echo "$@"'}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o755)

    said = subprocess.run(
        [tmp_path / "bin/faults", *words], check=True, capture_output=True, text=True
    ).stdout

    assert said.startswith(f"-m pytest {asked} -m fault")
