import json
import subprocess
import sys

import pytest
from django.conf import settings


def gate(tmp_path, overall: float, files: dict[str, tuple[int, int]]) -> tuple[int, str]:
    report = {
        "totals": {"percent_covered": overall},
        "files": {
            path: {"summary": {"covered_branches": covered, "num_branches": total}}
            for path, (covered, total) in files.items()
        },
    }
    (tmp_path / "coverage.json").write_text(json.dumps(report))
    process = subprocess.run(
        [sys.executable, "bin/coverage_gate.py", str(tmp_path / "coverage.json")],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    return process.returncode, process.stdout


def test_enough_coverage_passes(tmp_path):
    status, output = gate(
        tmp_path, 80.0, {"rules/tasks.py": (95, 100), "gardens/views/beds.py": (0, 100)}
    )

    assert status == 0
    assert "branches of rules/: 95.0 % of 100" in output


def test_too_little_overall_fails(tmp_path):
    status, output = gate(tmp_path, 79.9, {})

    assert status == 1
    assert "TOO LOW: overall 79.9 %" in output


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("rules/catalogue/soil/ph.py", "rules/"),
        ("compliance/models/audit.py", "compliance/"),
        ("plants/agronomy/frost.py", "plants/agronomy/"),
        ("gardens/actions/plantings.py", "actions/"),
    ],
)
def test_too_few_branches_fail_where_a_mistake_is_advice(tmp_path, path, group):
    status, output = gate(tmp_path, 99.0, {path: (94, 100)})

    assert status == 1
    assert f"TOO LOW: branches of {group} 94.0 %" in output


def test_files_of_a_group_are_added_up(tmp_path):
    status, _ = gate(tmp_path, 99.0, {"rules/a.py": (0, 2), "rules/b.py": (98, 98)})

    assert status == 0
