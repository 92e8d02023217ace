"""Counters of the rule engine, exported by the /metrics page of the web process."""

from collections import Counter as Tally
from collections.abc import Iterable
from functools import cache

from prometheus_client import Counter, Histogram

from rules.engine.evaluate import Evaluated

EVALUATIONS = Counter(
    "rule_evaluations_total", "Runs of a rule over a garden.", ["rule_id", "triggered"]
)
TRIGGERED = Counter("rules_triggered_total", "Findings of a rule.", ["rule_id", "severity"])
ERRORS = Counter("rule_errors_total", "Runs of a rule that raised.", ["rule_id"])
RULE_SECONDS = Histogram(
    "rule_execution_duration_seconds",
    "Mean time of a rule over one garden, observed once per batch.",
    ["rule_id"],
    buckets=(0.0001, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
)
BATCH_SECONDS = Histogram(
    "rule_engine_batch_duration_seconds",
    "Time to load, evaluate and store one batch of gardens.",
    buckets=(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)


# One for each rule, which is slow to look up.
_runs, _seconds, _triggered = (
    cache(metric.labels) for metric in (EVALUATIONS, RULE_SECONDS, TRIGGERED)
)


def count(results: Iterable[Evaluated]) -> None:
    """Add up a batch and export it once per rule."""
    runs: Tally[tuple[str, bool]] = Tally()
    seconds: Tally[str] = Tally()
    triggered: Tally[tuple[str, str]] = Tally()
    errors: Tally[str] = Tally()
    for result in results:
        for rule_id, has_triggered, duration in result.seconds:
            runs[rule_id, has_triggered] += 1
            seconds[rule_id] += duration
        errors.update(failure.rule_id for failure in result.failures)
        for finding in result.findings.values():
            triggered[finding.rule_id, finding.draft.severity.value] += 1
    for (rule_id, has_triggered), number in runs.items():
        _runs(rule_id, str(has_triggered)).inc(number)
    for rule_id, total in seconds.items():
        gardens = runs[rule_id, True] + runs[rule_id, False]
        _seconds(rule_id).observe(total / gardens)
    for (rule_id, severity), number in triggered.items():
        _triggered(rule_id, severity).inc(number)
    for rule_id, number in errors.items():
        ERRORS.labels(rule_id).inc(number)
