"""Alerts and dashboards name what the site exports, and each alert what to do."""

import os
import re
import shutil
import subprocess
from collections import Counter
from itertools import combinations

import pytest
from prometheus_client import REGISTRY

from tests.watching import (
    DOCS,
    FOREIGN,
    Alert,
    Query,
    alerts,
    dashboards,
    declared,
    grouped,
    queries,
    selected,
)

ALERTS, QUERIES = alerts(), list(queries())
ALERT_NAMES = [alert.name for alert in ALERTS]
PARTS = ("Verify", "Cause", "Mitigate", "Prevent")
# Of Prometheus itself, for each target.
SCRAPED = {"job", "instance"}
GRID_COLUMNS = 24
EXPORTED = declared() | FOREIGN


def test_all_alerts_are_read():
    text = (DOCS / "prometheus/alerts.yml").read_text(encoding="utf-8")
    assert re.findall(r"alert: (\w+)", text) == ALERT_NAMES
    assert len(ALERT_NAMES) >= 17


def test_expressions_are_taken_apart():
    expr = 'sum by (le, a) (rate(x_bucket{a="1",b=~"{2}"}[5m])) / max(y) > 0.5 or absent(z{c!="3"})'
    assert selected(expr) == {"x_bucket": {"a", "b"}, "y": set(), "z": {"c"}}
    assert grouped(expr) == {"le", "a"}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.where)
def test_what_is_asked_for_is_exported(query: Query):
    read = selected(query.expr)
    assert read
    assert set(read) - set(EXPORTED) == set()
    for name, labels in read.items():
        assert labels <= EXPORTED[name] | SCRAPED
    known = set.union(SCRAPED, *(EXPORTED[name] for name in read))
    assert grouped(query.expr) | set(query.legend) <= known


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.where)
def test_a_legend_shows_what_is_left_after_adding_up(query: Query):
    adds_up = re.search(r"\b(sum|min|max)\b", query.expr)
    assert not adds_up or set(query.legend) <= grouped(query.expr)


@pytest.mark.parametrize("alert", ALERTS, ids=ALERT_NAMES)
def test_a_quantile_can_reach_its_limit(alert: Alert):
    """A histogram says at most the bound of its last bucket but one."""
    quantile = re.fullmatch(r"histogram_quantile\(.*?(\w+)_bucket.*> ([\d.]+)", alert.expr)
    if quantile:
        assert largest_bound(quantile[1]) > float(quantile[2])


def largest_bound(histogram: str) -> float:
    metric = REGISTRY._names_to_collectors[histogram]
    return max(bound for bound in metric._upper_bounds if bound != float("inf"))


@pytest.mark.parametrize("name", ALERT_NAMES)
def test_an_alert_is_tested_both_ways(name):
    text = (DOCS / "prometheus/alerts_test.yml").read_text(encoding="utf-8")
    assert re.search(rf"alertname: {name}, exp_alerts: \[\]", text)
    assert re.search(rf"alertname: {name}\n +exp_alerts:\n +- exp_labels", text)


def test_the_runbook_has_a_section_for_each_alert_and_no_other():
    text = (DOCS / "runbook.md").read_text(encoding="utf-8")
    assert Counter(re.findall(r"^## (.+)$", text, re.MULTILINE)) == Counter(ALERT_NAMES)
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    for section in sections:
        parts = re.findall(r"^\*\*(\w+)\.\*\* \S+", section, re.MULTILINE)
        assert tuple(parts) == PARTS, section.split("\n")[0]
    for alert in ALERTS:
        assert alert.runbook == f"docs/runbook.md#{alert.name.lower()}"


def test_there_is_a_dashboard_for_each_question():
    names = {"overview", "performance", "rules", "compliance", "operations"}
    assert set(dashboards()) == names
    uids = [dashboard["uid"] for dashboard in dashboards().values()]
    assert len(set(uids)) == len(uids)


@pytest.mark.parametrize("name", dashboards())
def test_grafana_can_import_a_dashboard(name):
    dashboard = dashboards()[name]
    assert dashboard["schemaVersion"] >= 36
    assert dashboard["title"]
    assert [one["type"] for one in dashboard["templating"]["list"]] == ["datasource"]
    panels = dashboard["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    for panel in panels:
        assert panel["type"] in {"stat", "timeseries", "heatmap"}
        assert panel["title"]
        assert panel["gridPos"]["x"] + panel["gridPos"]["w"] <= GRID_COLUMNS
        assert len({one["refId"] for one in panel["targets"]}) == len(panel["targets"]) > 0
        for one in (panel, *panel["targets"]):
            assert one["datasource"] == {"type": "prometheus", "uid": "${datasource}"}
    assert not [pair for pair in combinations(panels, 2) if overlap(*pair)]


def overlap(one: dict, other: dict) -> bool:
    a, b = one["gridPos"], other["gridPos"]
    beside = a["x"] + a["w"] <= b["x"] or b["x"] + b["w"] <= a["x"]
    return not beside and a["y"] < b["y"] + b["h"] and b["y"] < a["y"] + a["h"]


def test_prometheus_understands_what_dashboards_ask(tmp_path):
    if shutil.which("promtool") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("promtool was not found.")
    lines = ["groups:", "  - name: dashboards", "    rules:"]
    for number, query in enumerate(QUERIES):
        expr = query.expr.replace("$__rate_interval", "5m")
        lines += [f"      - record: query:{number}", f"        expr: '{expr}'"]
    rules = tmp_path / "rules.yml"
    rules.write_text("\n".join(lines), encoding="utf-8")
    checked = subprocess.run(
        ["promtool", "check", "rules", rules], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    assert f"{len(QUERIES)} rules found" in checked.stdout
