"""What alerts and dashboards say, read for tests."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from gardening.observability.documenting import described

DOCS = Path(settings.BASE_DIR, "docs")
ALERT = re.compile(
    r"- alert: (?P<name>\w+)\n +expr: (?P<expr>.+)\n(?:.+\n)+? +runbook_url: (?P<runbook>\S+)\n"
)
# What other exporters say: node_exporter of disks, blackbox_exporter of certificates.
FOREIGN = {
    "up": set(),
    "node_filesystem_avail_bytes": {"device", "fstype", "mountpoint"},
    "node_filesystem_size_bytes": {"device", "fstype", "mountpoint"},
    "probe_ssl_earliest_cert_expiry": set(),
}
WORDS = {"or", "and", "unless", "by", "without", "on", "ignoring", "bool", "offset"}
GROUPED = re.compile(r"\b(?:by|without|on|ignoring)\s*\(([^)]*)\)")
SELECTOR = re.compile(r"\b([a-zA-Z_][\w:]*)\b(?!\s*\()(?:\{((?:[^}\"]|\"[^\"]*\")*)\})?")
MATCHER = re.compile(r'(\w+)\s*(?:=~|!~|!=|=)\s*"[^"]*"')


@dataclass(frozen=True, slots=True)
class Alert:
    name: str
    expr: str
    runbook: str


@dataclass(frozen=True, slots=True)
class Query:
    """Of a panel: the expression, and the labels that its legend shows."""

    where: str
    expr: str
    legend: tuple[str, ...] = ()


def alerts() -> list[Alert]:
    text = (DOCS / "prometheus/alerts.yml").read_text(encoding="utf-8")
    return [Alert(**found.groupdict()) for found in ALERT.finditer(text)]


def dashboards() -> dict[str, dict]:
    files = sorted((DOCS / "grafana").glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


def queries() -> Iterator[Query]:
    for alert in alerts():
        yield Query(alert.name, alert.expr)
    for name, dashboard in dashboards().items():
        for panel in dashboard["panels"]:
            for target in panel["targets"]:
                legend = tuple(re.findall(r"\{\{(\w+)\}\}", target["legendFormat"]))
                yield Query(f"{name}: {panel['title']}", target["expr"], legend)


def selected(expr: str) -> dict[str, set[str]]:
    """The series that an expression reads, each with the labels it is narrowed by."""
    bare = re.sub(r"\[[^\]]*\]", "", GROUPED.sub("", expr))
    found: dict[str, set[str]] = {}
    for name, matchers in SELECTOR.findall(bare):
        if name not in WORDS:
            found.setdefault(name, set()).update(MATCHER.findall(matchers))
    return found


def grouped(expr: str) -> set[str]:
    lists = GROUPED.findall(expr)
    return {label.strip() for one in lists for label in one.split(",") if label.strip()}


def declared() -> dict[str, set[str]]:
    """Series by name with their labels, as the code has them."""
    found = {}
    for one in (one for part in described().values() for one in part):
        if one.kind == "histogram":
            found |= {f"{one.name}_{end}": set(one.labels) for end in ("sum", "count")}
            found[f"{one.name}_bucket"] = {*one.labels, "le"}
        else:
            found[one.name] = set(one.labels)
    return found
