from datetime import date

import pytest
from django.urls import reverse

from compliance.models import AuditEntry, Restriction, RestrictionDryRun
from compliance.tests.factories import RestrictionFactory
from gardens.actions.restriction_dry_runs import count_touched
from gardens.tasks import ring_restriction_dry_runs
from gardens.tests.dating import set_today
from gardens.tests.factories import (
    GardenerFactory,
    GardenFactory,
    OwnPlantFactory,
    PlaceFactory,
    PlantingFactory,
)
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db
ADD = "admin:compliance_restriction_add"
FORM = {
    "scientific_name": "Ribes",
    "rank": "genus",
    "regime": "quarantine-host",
    "jurisdiction": "US-ME",
    "growing": "yes",
    "sale": "yes",
    "transport": "yes",
    "level": "prohibited",
    "legal_reference": "Maine 04-058 CMR",
    "verified": "checked-primary",
    "effective_from": "2026-01-01",
}


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    set_today(monkeypatch, date(2026, 5, 5))


@pytest.fixture
def staff(client):
    staff = GardenerFactory(is_staff=True, is_superuser=True)
    client.force_login(staff)
    return staff


@pytest.fixture
def currants(db):
    return [
        PlantFactory(common_name=name, botanical_name=latin)
        for name, latin in (("Blackcurrant", "Ribes nigrum"), ("Red currant", "Ribes rubrum"))
    ]


def garden_in(country: str, region: str):
    return GardenFactory(place=PlaceFactory(country_code=country, admin1_code=region))


def test_staff_add_a_row_with_its_days_and_a_reason(client, staff):
    answer = client.post(reverse(ADD), FORM | {"reason": "The quarantine order of 2026"})

    assert answer.status_code == 302
    row = Restriction.objects.get()
    assert (row.names, row.effective_from) == (["ribes"], date(2026, 1, 1))
    assert (row.is_shipped, row.is_changed) == (False, True)
    assert row.changed_because == "The quarantine order of 2026"
    entry = AuditEntry.objects.get()
    assert entry.action == "restriction.added"
    assert (entry.actor_id, entry.target_id) == (staff.pk, str(row.pk))
    assert "quarantine order" not in str(entry.details)


def test_a_changed_row_of_the_list_is_of_staff_from_then_on(client, staff):
    row = RestrictionFactory(is_shipped=True)
    form = FORM | {"scientific_name": "Ribes nigrum", "rank": "species", "growing": "permit"}

    address = reverse("admin:compliance_restriction_change", args=[row.pk])
    client.post(address, form | {"reason": "Permits since May"})

    row.refresh_from_db()
    assert (row.growing, row.is_shipped, row.is_changed) == ("permit", True, True)
    assert "growing" in AuditEntry.objects.get(action="restriction.changed").details["fields"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"reason": ""}, "This field is required."),
        ({"jurisdiction": "US-XX"}, "Write an ISO 3166 code such as NZ or US-ME"),
        ({"scientific_name": "Ribes nigrum"}, "A genus is one word, a species two."),
        ({"scientific_name": "12"}, "Write the genus or the species in Latin."),
        ({"effective_until": "2025-12-31"}, "A rule ends on the day it begins or later."),
    ],
)
def test_a_row_that_cannot_be_is_explained(change, complaint, client, staff):
    answer = client.post(reverse(ADD), FORM | {"reason": "New"} | change)

    assert complaint in answer.content.decode()
    assert not Restriction.objects.exists()


def test_nothing_is_deleted_and_gardeners_see_none_of_it(client, staff, own_client):
    row = RestrictionFactory()
    client.force_login(staff)
    address = reverse("admin:compliance_restriction_delete", args=[row.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403

    own_client.force_login(GardenerFactory())
    assert own_client.get(reverse(ADD)).status_code == 302


def test_a_dry_run_counts_and_saves_nothing(
    client, staff, currants, django_capture_on_commit_callbacks
):
    in_maine, in_ohio = garden_in("US", "ME"), garden_in("US", "OH")
    PlantingFactory(bed__garden=in_maine, garden=in_maine, plant=currants[0])
    PlantingFactory(bed__garden=in_maine, garden=in_maine, plant=currants[0])
    PlantingFactory(bed__garden=in_ohio, garden=in_ohio, plant=currants[1])
    own = OwnPlantFactory(owner=in_maine.owner, botanical_name="Ribes divaricatum")
    PlantingFactory(bed__garden=in_maine, garden=in_maine, plant=own)

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse(ADD), FORM | {"_dry_run": "1"})

    run = RestrictionDryRun.objects.get()
    assert answer.url == run.get_absolute_url()
    assert not Restriction.objects.exists()
    assert not AuditEntry.objects.exists()
    count_touched(run.pk)
    run.refresh_from_db()
    assert (run.plants, run.own_plants, run.plantings, run.gardeners) == (2, 1, 3, 1)
    assert run.gardener_ids == [in_maine.owner_id]
    page = client.get(run.get_absolute_url()).content.decode()
    assert "Blackcurrant, US-ME: – → Not allowed here (2)" in page
    assert "Red currant, US-ME: – → Not allowed here (0)" in page
    assert "Ribes divaricatum" not in page


def test_a_dry_run_of_a_change_compares_with_the_row_as_it_is(currants, staff):
    row = RestrictionFactory(jurisdiction="US", growing="no")
    garden = garden_in("US", "ME")
    PlantingFactory(bed__garden=garden, garden=garden, plant=currants[0])
    tried = {"scientific_name": "Ribes nigrum", "rank": "species", "growing": "yes"}
    tried |= {"regime": row.regime, "jurisdiction": "US", "verified": "checked-primary"}
    run = RestrictionDryRun.objects.create(restriction=row, tried=tried)

    count_touched(run.pk)

    run.refresh_from_db()
    changes = {(one["jurisdiction"], one["before"], one["after"]) for one in run.touched}
    assert changes == {("US", "note", "block"), ("US-ME", "note", "block")}
    assert (run.plants, run.plantings, run.gardeners) == (1, 1, 1)


def test_a_finished_run_fills_the_form_and_is_not_counted_again(client, staff, currants):
    run = RestrictionDryRun.objects.create(tried=FORM)
    count_touched(run.pk)
    finished_at = RestrictionDryRun.objects.get().finished_at

    count_touched(run.pk)

    assert RestrictionDryRun.objects.get().finished_at == finished_at
    page = client.get(reverse(ADD), {"dry_run": run.pk}).content.decode()
    assert 'value="Maine 04-058 CMR"' in page


def test_a_run_that_waits_shows_no_noughts(client, staff):
    run = RestrictionDryRun.objects.create(tried=FORM)

    answer = client.get(run.get_absolute_url())

    assert answer["Refresh"] == "2"
    page = answer.content.decode()
    assert "Not counted yet" in page
    assert "Plantings touched" not in page
    assert "Make this change" not in page


def test_a_run_that_nobody_took_up_is_rung_again(client, staff):
    run = RestrictionDryRun.objects.create(tried=FORM)
    RestrictionDryRun.objects.update(created_at="2026-05-05T00:00:00Z")
    ring_restriction_dry_runs()

    run.refresh_from_db()
    assert run.is_finished
