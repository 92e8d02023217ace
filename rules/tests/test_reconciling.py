from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gardens.tests.factories import BedFactory, GardenFactory
from rules.engine.drafts import Subject
from rules.engine.evaluate import Evaluated, Failure
from rules.engine.levels import Confidence, Severity
from rules.engine.wording import Quantity, Wording, wording
from rules.models import Finding
from rules.reconciling import reconcile
from rules.tests.observing import KEY, LATER, NOW, TODAY, known, observed, store

pytestmark = pytest.mark.django_db


def test_a_new_finding_is_stored_with_everything_it_says(bed):
    store(bed, observed(bed))
    finding = Finding.objects.get()
    assert (finding.garden_id, finding.bed_id, finding.key) == (bed.garden_id, bed.pk, KEY)
    assert (finding.severity, finding.severity_rank, finding.confidence) == ("advice", 1, "medium")
    assert (finding.title, finding.why, finding.do) == ("Dry", "It is dry.", "Water.")
    assert finding.what == "Give 40\N{NARROW NO-BREAK SPACE}L."
    assert [name for name, _ in finding.number_rows] == ["Water", "Area"]
    assert finding.number_rows[0][1] == "40\N{NARROW NO-BREAK SPACE}L"
    assert finding.input_rows == [
        {
            "name": "Soaked",
            "value": "1 May 2026",
            "source": "your records",
            "measured_on": date(2026, 5, 1),
            "issued_at": None,
        },
        {
            "name": "Soil",
            "value": "Loam",
            "source": "your records",
            "measured_on": None,
            "issued_at": None,
        },
    ]
    assert (finding.assumptions, finding.references) == (["A typical soil."], ["FAO 56"])
    assert (finding.subject, finding.tone, finding.severity_word) == (
        "Bed A",
        "note",
        "Worth doing",
    )
    assert (finding.computed_on, finding.plantings) == (TODAY, [7])


def test_a_finding_about_the_garden_has_no_bed(bed):
    store(bed, observed(bed, subject=Subject("garden", bed.garden_id)))
    finding = Finding.objects.get()
    assert finding.bed is None
    assert finding.subject == "Whole garden"


def test_the_same_again_writes_nothing(bed):
    store(bed, observed(bed), observed(bed, key="TEST.ONE|bed:1|2026"))
    same = (observed(bed), observed(bed, key="TEST.ONE|bed:1|2026"))
    assert store(bed, *same, now=LATER) == []


@pytest.mark.parametrize(
    ("drift", "litres", "is_rewritten"),
    [
        (0.1, 43.9, False),
        (0.1, 44.5, True),
        (0.1, 35.9, True),
        (0.0, 40.0, False),
        (0.0, 40.1, True),
    ],
)
def test_numbers_are_rewritten_when_they_move_far_enough(bed, drift, litres, is_rewritten):
    store(bed, observed(bed, drift=drift))
    store(bed, observed(bed, drift=drift, litres=litres), now=LATER)
    stored = dict(Finding.objects.get().numbers)["Water"]["quantity"]
    assert stored == (litres if is_rewritten else 40.0)
    assert (Finding.objects.get().changed_at == LATER) is is_rewritten


def test_small_steps_add_up(bed):
    """Each is measured against what is stored, not against yesterday's."""
    for day, litres in enumerate((40.0, 42.0, 43.9, 45.0)):
        store(bed, observed(bed, litres=litres), now=NOW + timedelta(days=day))
    assert dict(Finding.objects.get().numbers)["Water"]["quantity"] == 45.0


@pytest.mark.parametrize(
    "changes",
    [
        {"title": Wording("Very dry")},
        {"why": wording("Since {day}.", day=date(2026, 5, 2))},
        {"severity": Severity.WARNING},
        {"confidence": Confidence.LOW},
        {"plantings": (7, 8)},
        {"ends_on": date(2026, 6, 1)},
        {"assumptions": ()},
        {"numbers": (("Other", Quantity(1)),)},
    ],
)
def test_another_state_is_rewritten(bed, changes):
    store(bed, observed(bed))
    assert "finding" in store(bed, observed(bed, **changes), now=LATER)
    finding = Finding.objects.get()
    assert (finding.first_seen_at, finding.changed_at) == (NOW, LATER)


def test_what_no_longer_holds_is_resolved_and_kept(bed):
    store(bed, observed(bed))
    store(bed, now=LATER)
    assert Finding.objects.get().resolved_at == LATER
    assert not Finding.objects.open().exists()
    assert store(bed, now=LATER + timedelta(hours=1)) == []


def test_a_finding_that_returns_keeps_the_day_it_was_first_seen(bed):
    store(bed, observed(bed))
    store(bed, now=LATER)
    store(bed, observed(bed), now=LATER + timedelta(days=1))
    finding = Finding.objects.get()
    assert (finding.resolved_at, finding.first_seen_at) == (None, NOW)


def test_what_a_broken_rule_had_found_stays(bed):
    store(bed, observed(bed))
    broken = Failure("TEST.ONE", ZeroDivisionError())
    assert store(bed, now=LATER, failures=[broken]) == []
    assert Finding.objects.open().exists()
    other = Failure("TEST.TWO", ZeroDivisionError())
    store(bed, now=LATER, failures=[other])
    assert not Finding.objects.open().exists()


def test_a_rising_severity_is_believed_at_once(bed):
    store(bed, observed(bed))
    store(bed, observed(bed, severity=Severity.CRITICAL), now=NOW + timedelta(minutes=1))
    assert Finding.objects.get().severity == "critical"


def test_statements_do_not_grow_with_gardens(django_assert_num_queries):
    beds = [BedFactory() for _ in range(20)]

    def write(severity, number):
        results = {
            each.garden_id: Evaluated({KEY: observed(each, severity=severity)})
            for each in beds[:number]
        }
        reconcile(results, dict.fromkeys(results, TODAY), known(*beds[:number]), now=NOW)

    # Read findings, write findings, read tasks, write tasks.
    for severity, number in ((Severity.INFO, 2), (Severity.ADVICE, 20)):
        with CaptureQueriesContext(connection) as queries:
            write(severity, number)
        assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) <= 5


def test_order_of_severity_is_worst_first(bed):
    store(
        bed,
        observed(bed, key="a", severity=Severity.INFO),
        observed(bed, key="b", severity=Severity.CRITICAL),
    )
    assert [finding.key for finding in Finding.objects.worst_first()] == ["b", "a"]


def test_an_expired_finding_is_not_in_force(bed):
    store(bed, observed(bed, ends_on=TODAY), observed(bed, key="b"))
    assert Finding.objects.in_force(TODAY).count() == 2
    assert Finding.objects.in_force(TODAY + timedelta(days=1)).get().key == "b"
    assert Finding.objects.visible_to(bed.garden.owner).count() == 2
    assert not Finding.objects.visible_to(GardenFactory().owner).exists()
