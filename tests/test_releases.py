"""What the changelog and the tags say of releases, and the document of how to deploy them."""

import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

BASE_DIR = Path(settings.BASE_DIR)
WALK = "A Debian machine"


def released(changelog: str) -> list[str]:
    """The versions of its headings, newest first."""
    headings = re.findall(r"^## (.+)$", changelog, re.MULTILINE)
    return [heading.split(",")[0] for heading in headings if heading != "Unreleased"]


def agrees(versions: list[str], tag: str, *, is_here: bool) -> bool:
    """The tagged release is the newest; before the next is tagged its heading may be there."""
    return tag.removeprefix("v") in versions[: 1 if is_here else 2]


@pytest.mark.parametrize(
    ("tag", "is_here", "expected"),
    [
        ("v1.1.0", True, True),
        ("v1.1.0", False, True),
        ("v1.0.0", False, True),
        ("v1.0.0", True, False),
        ("v0.9.0", False, False),
        ("v1.2.0", True, False),
    ],
)
def test_a_tag_is_held_against_the_newest_headings(tag, is_here, expected):
    changelog = "# Changes\n\n## Unreleased\n\n## 1.1.0, 10 May 2026\n\n## 1.0.0, 1 May 2026\n"
    versions = released(f"{changelog}\n## 0.9.0, 1 April 2026\n")

    assert agrees(versions, tag, is_here=is_here) is expected


def describe(*options: str) -> str:
    git = ["git", "describe", "--tags", "--match", "v*", *options]
    return subprocess.run(
        git, cwd=BASE_DIR, check=False, capture_output=True, text=True
    ).stdout.strip()


def test_the_changelog_has_the_newest_tag():
    tag = describe("--abbrev=0")
    if not tag:
        pytest.skip("Nothing is tagged.")
    versions = released((BASE_DIR / "CHANGELOG.md").read_text(encoding="utf-8"))

    assert agrees(versions, tag, is_here=describe("--exact-match") == tag)


def section(title: str) -> str:
    text = (BASE_DIR / "docs/operations.md").read_text(encoding="utf-8")
    return text.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_the_walk_is_shell_from_beginning_to_end():
    blocks = re.findall(r"```sh\n(.*?)```", section(WALK), re.DOTALL)

    checked = subprocess.run(
        ["bash", "-n"], input="".join(blocks), check=False, capture_output=True, text=True
    )

    assert len(blocks) > 8
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_walk_puts_every_shipped_file_into_its_place():
    walk = section(WALK)
    files = [path for path in (BASE_DIR / "docs/deploy").iterdir() if path.is_file()]
    units = [path.name for path in (BASE_DIR / "docs/deploy/systemd").glob("*.timer")]

    assert {path.name for path in files} == {"environment", "postgresql.sql", "redis.conf"}
    assert [path.name for path in files if path.name not in walk] == []
    assert [name for name in units if name not in walk] == []
    assert "nginx/gardening.conf" in walk


def test_redis_never_throws_a_message_away():
    text = (BASE_DIR / "docs/deploy/redis.conf").read_text(encoding="utf-8")

    assert re.search(r"^maxmemory-policy noeviction$", text, re.MULTILINE)


def test_prometheus_begins_with_what_the_walk_has_set_up():
    """A target that is not there would be an alert from the first minute on."""
    text = (BASE_DIR / "docs/prometheus/prometheus.yml").read_text(encoding="utf-8")
    socket = (BASE_DIR / "docs/deploy/systemd/gardening-web.socket").read_text(encoding="utf-8")
    targets = re.findall(r'^ +- targets: \["(.+)"\]$', text, re.MULTILINE)

    assert targets == re.findall(r"^ListenStream=(.+)$", socket, re.MULTILINE)


def test_what_the_walk_takes_from_the_site_is_taken_again_after_a_restore():
    revoked = set(re.findall(r"REVOKE UPDATE[^'`;]+", section(WALK)))

    assert len(revoked) == 1
    assert set(re.findall(r"REVOKE UPDATE[^'`;]+", section("Restore"))) == revoked
