"""Fails below 80 % of lines and branches overall, or 95 % of branches where a mistake is advice.

Reads the report of `coverage json`.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

LEAST_OVERALL = 80.0
LEAST_BRANCHES = 95.0
STRICT = ("rules/", "compliance/", "plants/agronomy/")


@dataclass(frozen=True, slots=True)
class Branches:
    covered: int
    total: int

    @property
    def percent(self) -> float:
        return 100.0 * self.covered / self.total if self.total else 100.0


def is_strict(path: str) -> bool:
    return path.startswith(STRICT) or "/actions/" in path


def group_of(path: str) -> str:
    return next((prefix for prefix in STRICT if path.startswith(prefix)), "actions/")


def branches_by_group(report: dict) -> dict[str, Branches]:
    groups: dict[str, Branches] = {}
    for path, file in report["files"].items():
        if not is_strict(path):
            continue
        summary = file["summary"]
        so_far = groups.get(group_of(path), Branches(0, 0))
        groups[group_of(path)] = Branches(
            so_far.covered + summary["covered_branches"], so_far.total + summary["num_branches"]
        )
    return groups


def faults(report: dict) -> list[str]:
    overall = report["totals"]["percent_covered"]
    found = []
    if overall < LEAST_OVERALL:
        found.append(f"overall {overall:.1f} %, at least {LEAST_OVERALL:.0f} % wanted")
    found += [
        f"branches of {name} {group.percent:.1f} %, at least {LEAST_BRANCHES:.0f} % wanted"
        for name, group in sorted(branches_by_group(report).items())
        if group.percent < LEAST_BRANCHES
    ]
    return found


def main(report_path: str) -> int:
    report = json.loads(Path(report_path).read_text(encoding="utf-8"))
    lines = [f"coverage overall: {report['totals']['percent_covered']:.1f} %"]
    lines += [
        f"branches of {name}: {group.percent:.1f} % of {group.total}"
        for name, group in sorted(branches_by_group(report).items())
    ]
    found = faults(report)
    sys.stdout.write("\n".join([*lines, *(f"TOO LOW: {fault}" for fault in found)]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
