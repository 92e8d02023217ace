"""Counters of the checks, exported by the /metrics page of the web process."""

from prometheus_client import Counter

from compliance.scope import Scope

CHECKS = Counter(
    "compliance_checks_total",
    "Texts, scientific names and restrictions that were checked.",
    ["check_type", "result"],
)
VIOLATIONS = Counter(
    "compliance_violations_total",
    "Checks that failed, blocked or not.",
    ["violation_type", "endpoint"],
)
BLOCKS = Counter(
    "compliance_blocks_total", "Requests and jobs of which something was refused.", ["endpoint"]
)
USERS_FLAGGED = Counter("compliance_users_flagged_total", "Gardeners who were flagged.")


def count(scope: Scope) -> None:
    for (check, result), number in scope.checks.items():
        CHECKS.labels(check.value, result.value).inc(number)
    for violation in scope.violations:
        VIOLATIONS.labels(violation.reason, scope.endpoint).inc()
    if scope.has_blocked:
        BLOCKS.labels(scope.endpoint).inc()
