"""bin/deploy and bin/turn_to, with two tags of a small repository and a systemctl that notes."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

APPS = ("compliance", "gardening", "gardens", "plants", "rules")
SCRIPTS = ("deploy", "turn_to", "build_info")
UNITS = "docs/deploy/systemd"
INSTALL = """#!/bin/sh
cd "$(dirname "$0")/.."
mkdir -p .venv/bin && ln -sf "$(command -v python3)" .venv/bin/python
"""
SYSTEMCTL = """#!/bin/sh
echo "$*" >>{folder}/asked
! grep -qsxF "$*" {folder}/refused
"""


class Machine:
    def __init__(self, folder: Path) -> None:
        self.folder, self.site = folder, folder / "opt"
        self.repository = self.site / "repository"
        self.units = folder / "units"
        for path in (self.units, self.site / "releases", folder / "bin"):
            path.mkdir(parents=True)
        script = folder / "bin/systemctl"
        script.write_text(SYSTEMCTL.format(folder=folder))
        script.chmod(0o755)
        self._make_repository(folder / "origin")

    def deploy(self, tag: str) -> subprocess.CompletedProcess:
        return self.run(self._script("deploy"), tag)

    def turn_to(self, tag: str) -> subprocess.CompletedProcess:
        return self.run(self._script("turn_to"), tag)

    @property
    def current(self) -> str:
        return (self.site / "current").resolve().name

    def asked(self) -> list[str]:
        """What systemd was asked since the last time."""
        note = self.folder / "asked"
        lines = note.read_text().splitlines() if note.exists() else []
        note.unlink(missing_ok=True)
        return lines

    def refuse(self, call: str) -> None:
        (self.folder / "refused").write_text(f"{call}\n")

    def run(self, *words: object, cwd: Path | None = None) -> subprocess.CompletedProcess:
        variables = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            **{
                f"GIT_{who}_{what}": "w@example.org"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }
        return subprocess.run(
            [str(word) for word in words],
            cwd=cwd or self.folder,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )

    def tag(self, name: str) -> None:
        origin = self.folder / "origin"
        (origin / "CHANGELOG.md").write_text(name)
        for words in (["add", "-A"], ["commit", "-q", "-m", name], ["tag", "-a", name, "-m", name]):
            assert self.run("git", *words, cwd=origin).returncode == 0

    def _script(self, name: str) -> Path:
        running = self.site / "current/bin" / name
        return running if running.exists() else self.repository / "bin" / name

    def _make_repository(self, origin: Path) -> None:
        for app in APPS:
            (origin / app).mkdir(parents=True)
            (origin / app / "__init__.py").touch()
        shutil.copytree(settings.BASE_DIR / UNITS, origin / UNITS)
        shutil.copy(settings.BASE_DIR / ".gitignore", origin)
        (origin / "bin").mkdir()
        for name in SCRIPTS:
            text = (settings.BASE_DIR / "bin" / name).read_text()
            text = text.replace("/etc/systemd/system", str(self.units))
            (origin / "bin" / name).write_text(text.replace("-o gardening -g gardening ", ""))
        (origin / "bin/install").write_text(INSTALL)
        for path in (origin / "bin").iterdir():
            path.chmod(0o755)
        self.run("git", "init", "-q", "-b", "main", origin)
        self.tag("v1.0.0")
        assert self.run("git", "clone", "-q", origin, self.repository).returncode == 0


@pytest.fixture
def machine(tmp_path) -> Iterator[Machine]:
    return Machine(tmp_path)


@pytest.fixture
def upgraded(machine) -> Machine:
    """From one release to the next, which was tagged after the repository was cloned."""
    assert machine.deploy("v1.0.0").returncode == 0
    machine.tag("v1.1.0")
    machine.asked()
    assert machine.deploy("v1.1.0").returncode == 0
    return machine


def test_the_first_release_is_prepared_and_turned_to(machine):
    done = machine.deploy("v1.0.0")

    assert (done.returncode, done.stderr) == (0, "")
    assert machine.current == "v1.0.0"
    asked = machine.asked()
    assert asked[:2] == ["daemon-reload", "start gardening-prepare@v1.0.0.service"]
    assert "start gardening-backup.service" not in asked
    assert (machine.units / "gardening-web.service").exists()
    assert (machine.units / "gardening-.service.d/shared.conf").exists()


def test_an_upgrade_backs_up_prepares_turns_and_restarts(upgraded):
    assert upgraded.current == "v1.1.0"
    assert upgraded.asked() == [
        "daemon-reload",
        "is-enabled --quiet gardening-backup.timer",
        "start gardening-backup.service",
        "start gardening-prepare@v1.1.0.service",
        "daemon-reload",
        "try-restart gardening-web.service",
        "try-restart gardening-worker.service",
        "try-restart gardening-beat.service",
    ]


def test_each_release_knows_what_it_is(upgraded):
    for tag in ("v1.0.0", "v1.1.0"):
        release = upgraded.site / "releases" / tag
        assert f"BUILD_VERSION={tag}\n" in (release / "build.env").read_text()
        assert (release / "CHANGELOG.md").read_text() == tag
        assert (release / ".env").readlink() == Path("/etc/gardening/environment")
        assert (release / "collected").stat().st_mode & 0o777 == 0o750


def test_a_release_that_cannot_be_prepared_changes_nothing(machine):
    machine.deploy("v1.0.0")
    machine.tag("v1.1.0")
    machine.asked()
    machine.refuse("start gardening-prepare@v1.1.0.service")

    assert machine.deploy("v1.1.0").returncode != 0
    assert machine.current == "v1.0.0"
    assert not [call for call in machine.asked() if "restart" in call]

    machine.refuse("")
    assert machine.deploy("v1.1.0").returncode == 0
    assert machine.current == "v1.1.0"


def test_no_backup_is_asked_of_a_machine_that_makes_none(machine):
    machine.deploy("v1.0.0")
    machine.asked()
    machine.refuse("is-enabled --quiet gardening-backup.timer")

    assert machine.deploy("v1.0.0").returncode == 0
    assert "start gardening-backup.service" not in machine.asked()


def test_a_release_that_was_half_made_is_made_anew(upgraded):
    release = upgraded.site / "releases/v1.1.0"
    (release / "build.env").unlink()
    (release / "gardens/__init__.py").unlink()

    assert upgraded.deploy("v1.1.0").returncode == 0
    assert (release / "gardens/__init__.py").exists()


def test_the_way_back_touches_no_database(upgraded):
    upgraded.asked()

    assert upgraded.turn_to("v1.0.0").returncode == 0
    assert upgraded.current == "v1.0.0"
    assert upgraded.asked() == [
        "daemon-reload",
        *(f"try-restart gardening-{name}.service" for name in ("web", "worker", "beat")),
    ]


def test_units_are_those_of_the_release_that_runs(machine):
    machine.deploy("v1.0.0")
    unit = machine.units / "gardening-web.service"
    old = unit.read_text()
    (machine.folder / "origin" / UNITS / unit.name).write_text("of the new release")
    machine.tag("v1.1.0")
    machine.refuse("start gardening-prepare@v1.1.0.service")

    machine.deploy("v1.1.0")
    assert unit.read_text() == old
    machine.refuse("")
    machine.deploy("v1.1.0")
    assert unit.read_text() == "of the new release"
    machine.turn_to("v1.0.0")
    assert unit.read_text() == old


def test_a_release_that_is_not_there_is_named(upgraded):
    turned = upgraded.turn_to("v0.9.0")

    assert turned.returncode == 1
    assert "no release v0.9.0" in turned.stderr
    assert upgraded.current == "v1.1.0"
    assert upgraded.deploy("v7.0.0").returncode != 0
    assert upgraded.current == "v1.1.0"


@pytest.mark.parametrize("name", ["main", "../repository", "/", ".", "../current", "v1.0.0/"])
def test_what_is_no_tag_removes_nothing(upgraded, name):
    deployed, turned = upgraded.deploy(name), upgraded.turn_to(name)

    assert (deployed.returncode, turned.returncode) == (1, 1)
    assert "no tag" in deployed.stderr
    assert (upgraded.repository / "bin/deploy").exists()
    releases = {path.name for path in (upgraded.site / "releases").iterdir()}
    assert releases == {"v1.0.0", "v1.1.0"}
    assert upgraded.current == "v1.1.0"


def test_two_at_once_are_refused(upgraded):
    folder = os.open(upgraded.repository, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    deployed = upgraded.deploy("v1.1.0")
    os.close(folder)

    assert deployed.returncode == 1
    assert "at work" in deployed.stderr
    assert upgraded.deploy("v1.1.0").returncode == 0


def test_the_scripts_of_a_release_know_where_they_are(upgraded):
    scripts = upgraded.site / "releases/v1.0.0/bin"

    assert upgraded.run(scripts / "turn_to", "v1.0.0").returncode == 0
    assert upgraded.current == "v1.0.0"
    assert upgraded.run(scripts / "deploy", "v1.1.0").returncode == 0
    assert upgraded.current == "v1.1.0"
