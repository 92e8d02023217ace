"""A finding as the engine would hand it over, and what storing it writes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from rules.catalogue.soil.ph import soil_ph
from rules.engine.drafts import FindingDraft, Input, Subject, TaskDraft
from rules.engine.evaluate import Evaluated
from rules.engine.findings import Finding as Observed
from rules.engine.levels import Confidence, Severity
from rules.engine.wording import Quantity, Word, Wording, wording
from rules.loading.given import given
from rules.loading.reading import Rows, read
from rules.proposing import TASKS
from rules.reconciling import FINDINGS, reconcile

NOW = datetime(2026, 5, 10, 12, tzinfo=UTC)
TODAY = NOW.date()
LATER = NOW + timedelta(hours=1)
KEY = "TEST.ONE|bed:1"


def observed(
    bed,
    *,
    litres: float = 40.0,
    severity=Severity.ADVICE,
    drift: float = 0.1,
    falls_slowly: bool = False,
    key: str = KEY,
    due_on: date | None = TODAY,
    explained_by: str = "",
    cool_down_days: int = 0,
    **changes,
) -> Observed:
    amount = Quantity(litres, "L")
    task = due_on and TaskDraft(
        what=wording("Give {litres}", litres=amount), due_on=due_on, act="water", litres=litres
    )
    fields = {
        "confidence": Confidence.MEDIUM,
        "title": Wording("Dry"),
        "what": wording("Give {litres}.", litres=amount),
        "why": Wording("It is dry."),
        "do": Wording("Water."),
        "numbers": (("Water", amount), ("Area", Quantity(4, "m²"))),
        "inputs": (
            Input("Soaked", date(2026, 5, 1), Wording("your records"), date(2026, 5, 1)),
            Input("Soil", Word("Loam"), Wording("your records")),
        ),
        "assumptions": (Wording("A typical soil."),),
        "references": ("FAO 56",),
        "plantings": (7,),
        "task": task or None,
    }
    fields |= {"subject": Subject("bed", bed.pk, bed.pk), "severity": severity}
    draft = FindingDraft(**(fields | changes))
    ways = {"drift": drift, "falls_slowly": falls_slowly, "cool_down_days": cool_down_days}
    rule = replace(soil_ph, id="TEST.ONE", **ways)
    return Observed(key, rule, draft, explained_by=explained_by)


def known(*beds) -> Rows:
    """The findings and tasks of their gardens."""
    return read((FINDINGS, TASKS), given([bed.garden_id for bed in beds], NOW))


def store(bed, *found: Observed, now=NOW, failures=()) -> list[str]:
    """What was written, by table."""
    result = Evaluated({each.key: each for each in found}, list(failures))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        reconcile({bed.garden_id: result}, {bed.garden_id: now.date()}, known(bed), now=now)
    return [
        "task" if "caretask" in query["sql"] else "finding"
        for query in queries
        if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]
