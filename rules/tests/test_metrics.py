import pytest
from prometheus_client import REGISTRY

from rules import metrics
from rules.engine.evaluate import evaluate
from rules.engine.policy import Policy
from rules.tests.builders import bed, garden
from rules.tests.test_engine import broken, draft, rule_that_yields


def value(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def test_a_batch_is_counted_by_rule_and_severity():
    found = rule_that_yields(draft(), rule_id="TEST.COUNTED")
    snapshot = garden(bed())
    results = [evaluate(snapshot, Policy.of((found, broken))) for _ in range(3)]
    names = {
        "runs": ("rule_evaluations_total", {"rule_id": "TEST.COUNTED", "triggered": "True"}),
        "quiet": ("rule_evaluations_total", {"rule_id": "TEST.BROKEN", "triggered": "False"}),
        "found": ("rules_triggered_total", {"rule_id": "TEST.COUNTED", "severity": "advice"}),
        "errors": ("rule_errors_total", {"rule_id": "TEST.BROKEN"}),
        "times": ("rule_execution_duration_seconds_count", {"rule_id": "TEST.COUNTED"}),
    }
    before = {key: value(name, **labels) for key, (name, labels) in names.items()}
    metrics.count(results)
    after = {key: value(name, **labels) for key, (name, labels) in names.items()}
    grown = {key: after[key] - before[key] for key in names}
    assert grown == {"runs": 3, "quiet": 3, "found": 3, "errors": 3, "times": 1}


def test_the_mean_time_of_a_rule_is_observed():
    results = [evaluate(garden(bed()), Policy.of((rule_that_yields(rule_id="TEST.TIMED"),)))]
    metrics.count(results)
    total = value("rule_execution_duration_seconds_sum", rule_id="TEST.TIMED")
    assert total == pytest.approx(results[0].seconds[0][2])
