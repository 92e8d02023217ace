"""Names and labels are promised to dashboards and alerts of others."""

import pytest
from django.core.management import CommandError, call_command

from gardening.management.commands import list_metrics
from gardening.observability.documenting import described, metrics_document

PROMISED = """
http_requests_total{method,endpoint,status_code}
http_request_duration_seconds{method,endpoint}
http_requests_in_progress{method,endpoint}
http_errors_total{method,endpoint,error_type}
rule_evaluations_total{rule_id,triggered}
rule_execution_duration_seconds{rule_id}
rule_engine_batch_duration_seconds{}
rules_triggered_total{rule_id,severity}
compliance_checks_total{check_type,result}
compliance_violations_total{violation_type,endpoint}
compliance_users_flagged_total{}
compliance_blocks_total{endpoint}
db_queries_total{operation}
db_query_duration_seconds{operation}
auth_attempts_total{result}
celery_queue_length{}
celery_task_duration_seconds{task}
sweep_last_success_timestamp_seconds{}
worker_last_seen_timestamp_seconds{}
backup_last_success_timestamp_seconds{}
media_free_bytes{}
schema_migrations_pending{}
"""


def test_every_promised_metric_is_declared_with_its_labels():
    rows = [one for part in described().values() for one in part]
    declared = {f"{one.name}{{{','.join(one.labels)}}}" for one in rows}
    assert set(PROMISED.split()) <= declared
    assert len({one.name for one in rows}) == len(rows)


def test_the_document_is_up_to_date():
    call_command("list_metrics", check=True)


def test_a_document_that_says_something_else_is_refused(tmp_path, monkeypatch, capsys):
    document = tmp_path / "metrics.md"
    monkeypatch.setattr(list_metrics, "DOCUMENT", document)
    with pytest.raises(CommandError, match="not up to date"):
        call_command("list_metrics", check=True)
    call_command("list_metrics")
    document.write_text(capsys.readouterr().out, encoding="utf-8")
    assert document.read_text(encoding="utf-8") == metrics_document()
    call_command("list_metrics", check=True)
