"""The units of systemd: well formed, hardened, and made of commands and settings that exist."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from tests.stack import procfile
from tests.test_docs import documented, read_by_code

SHIPPED = Path(settings.BASE_DIR, "docs/deploy/systemd")
SERVICES = sorted(path.name for path in SHIPPED.glob("*.service"))
VENV = re.compile(r"/opt/gardening/(?:current|releases/%i)/\.venv/bin")
# What `systemd-analyze security` gives, of 10; a unit without hardening has 9.2.
MOST_EXPOSURE = 1.5


def setting(unit: str, name: str) -> list[str]:
    """The values that a unit gives to it, one for each line."""
    text = (SHIPPED / unit).read_text(encoding="utf-8")
    return re.findall(rf"^{name}=(.*)$", text, re.MULTILINE)


def command(unit: str) -> list[str]:
    """What it runs, without `env` and what that sets."""
    (line,) = setting(unit, "ExecStart")
    words = shlex.split(line)
    if words[0] == "/usr/bin/env":
        words = [word for word in words[1:] if "=" not in word]
    return words


@pytest.fixture(scope="module")
def analyze(tmp_path_factory) -> Iterator:
    """`systemd-analyze` on a copy whose programs are there."""
    if shutil.which("systemd-analyze") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("systemd-analyze was not found.")
    units = tmp_path_factory.mktemp("units")
    shutil.copytree(SHIPPED, units, dirs_exist_ok=True)
    programs = tmp_path_factory.mktemp("venv")
    for name in ("python", "gunicorn", "celery"):
        (programs / name).symlink_to("/bin/true")
    for path in units.glob("*.service"):
        path.write_text(VENV.sub(str(programs), path.read_text()))

    def run(*words: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            ["systemd-analyze", *words],
            cwd=units,
            env={**os.environ, "SYSTEMD_UNIT_PATH": f"{units}:", "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )

    run.units = units
    return run


def test_systemd_finds_nothing_to_say_about_any_unit(analyze):
    names = sorted(path.name for path in SHIPPED.iterdir() if path.is_file())

    verified = analyze("verify", *names)

    # An unknown key is only said on stderr.
    assert (verified.stderr, verified.returncode) == ("", 0)
    assert len(names) == 13


def test_systemd_would_say_what_is_wrong(analyze):
    wrong = analyze.units / "gardening-wrong.service"
    wrong.write_text("[Service]\nExecStart=/bin/true\nProtectSystems=strict\n")

    verified = analyze("verify", wrong.name)
    wrong.unlink()

    assert "ProtectSystems" in verified.stderr


@pytest.mark.parametrize("unit", SERVICES)
def test_every_service_is_hardened(analyze, unit):
    rated = analyze("security", "--offline=true", str(analyze.units / unit))

    exposure = float(re.search(r"Overall exposure level.*?: ([\d.]+)", rated.stdout)[1])
    assert exposure <= MOST_EXPOSURE


@pytest.mark.parametrize(("name", "unit"), [("web", "web"), ("worker", "worker"), ("beat", "beat")])
def test_units_run_what_the_procfile_runs(name, unit):
    words = command(f"gardening-{unit}.service")

    assert [Path(words[0]).name, *words[1:]] == shlex.split(procfile()[name])[1:]


def test_other_units_run_commands_of_the_project():
    asked = {
        unit: command(unit)[2]
        for unit in SERVICES
        if Path(command(unit)[0]).name == "python" and command(unit)[1] == "manage.py"
    }

    assert set(asked.values()) == {"prepare", "backup", "restore_drill", "verify_audit_trail"}
    assert set(asked.values()) <= set(get_commands())


def test_every_setting_that_units_and_environment_name_is_read():
    given = {line.split("=")[0] for unit in SERVICES for line in setting(unit, "Environment")}
    given |= {
        word.split("=")[0]
        for unit in SERVICES
        for word in shlex.split(setting(unit, "ExecStart")[0])
        if re.match(r"[A-Z_]+=", word)
    }
    text = (SHIPPED.parent / "environment").read_text(encoding="utf-8")
    given |= set(re.findall(r"^#?([A-Z_]+)=", text, re.MULTILINE))

    assert {"PROMETHEUS_MULTIPROC_DIR", "DATABASE_URL_FILE", "STATIC_DIR"} <= given
    known = read_by_code() | set(documented())
    assert {name for name in given if name.removesuffix("_FILE") not in known} == set()


def test_no_service_without_a_timer_and_no_timer_without_a_service():
    timers = {path.stem for path in SHIPPED.glob("*.timer")}

    assert timers == {"gardening-backup", "gardening-drill", "gardening-audit-head"}
    assert {f"{timer}.service" for timer in timers} <= set(SERVICES)


def test_a_refused_start_is_not_tried_again():
    for unit in ("web", "worker", "beat"):
        (statuses,) = setting(f"gardening-{unit}.service", "RestartPreventExitStatus")
        assert "3" in statuses.split()


def test_counts_begin_anew_with_the_whole_site_only():
    (folder,) = setting("gardening-metrics.service", "RuntimeDirectory")
    for unit in ("gardening-web.service", "gardening-worker.service"):
        assert f"PROMETHEUS_MULTIPROC_DIR=/run/{folder}" in setting(unit, "Environment")
        for relation in ("Requires", "After"):
            assert "gardening-metrics.service" in setting(unit, relation)[0].split()
    assert setting("gardening-metrics.service", "PartOf") == ["gardening.target"]
    keepers = [unit for unit in SERVICES if setting(unit, "RuntimeDirectory")]
    assert keepers == ["gardening-metrics.service"]


def test_processes_have_the_time_to_end():
    configuration = (settings.BASE_DIR / "gunicorn.conf.py").read_text(encoding="utf-8")
    graceful = int(re.search(r"graceful_timeout = (\d+)", configuration)[1])

    assert int(setting("gardening-web.service", "TimeoutStopSec")[0]) > 2 * graceful
