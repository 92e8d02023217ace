"""An own plant from a time when nothing was blocked, and what is counted of plants."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from prometheus_client import REGISTRY

from compliance.models import AuditEntry, Flag, Violation
from compliance.tests.factories import RestrictionFactory
from compliance.tests.texts import REFUSED_TAXON
from gardens.actions.restricted import PlantControlled
from gardens.models import OwnPlant, Planting, SeedLot, Sowing
from gardens.tests.dating import set_today
from gardens.tests.factories import OwnPlantFactory
from gardens.tests.renaming import actions, turn_off
from gardens.tests.test_plant_law_paths import TODAY, WAYS
from plants.models import Plant
from plants.tests.factories import PlantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("controlled_plants")]
ENDPOINT = "gardens:planting-place"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    set_today(monkeypatch, TODAY)


@pytest.fixture
def kept(gardener) -> OwnPlant:
    return OwnPlantFactory(
        owner=gardener,
        common_name="Green friend",
        botanical_name=REFUSED_TAXON,
        spacing_in_row_cm=50,
        spacing_between_rows_cm=50,
    )


def place(client, bed, plant: Plant) -> str:
    sent = {"plant": plant.pk, "known_step": 0}
    address = reverse(ENDPOINT, args=[bed.garden_id, bed.pk])
    answer = client.post(address, sent, headers={"HX-Request": "true"})
    return unescape(answer.content.decode())


def checks(check: str, result: str) -> float:
    labels = {"check_type": check, "result": result}
    return REGISTRY.get_sample_value("compliance_checks_total", labels) or 0


def blocks() -> float:
    return REGISTRY.get_sample_value("compliance_blocks_total", {"endpoint": ENDPOINT}) or 0


def violations(reason: str) -> float:
    labels = {"violation_type": reason, "endpoint": ENDPOINT}
    return REGISTRY.get_sample_value("compliance_violations_total", labels) or 0


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_it_is_refused_in_every_way_before_the_law_is_asked(way, bed, kept, gardener, maine):
    RestrictionFactory(scientific_name="Cannabis", rank="genus")

    with pytest.raises(PlantControlled) as refused:
        way(bed, kept.plant_ptr, gardener)

    assert refused.value.message == "Please change “Plant”: this site cannot keep this text."
    assert not Planting.objects.exists()
    assert not Sowing.objects.exists()
    assert not SeedLot.objects.filter(plant=kept.pk).exclude(sowings=None).exists()
    assert not AuditEntry.objects.filter(action__startswith="planting.").exists()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_it_is_planted_while_the_switch_is_off(way, bed, kept, gardener):
    turn_off()

    way(bed, kept, gardener)


def test_to_place_it_flags_and_is_told_in_the_neutral_sentence(own_client, bed, kept, gardener):
    page = place(own_client, bed, kept)

    assert "Please change “Plant”: this site cannot keep this text." in page
    assert Flag.objects.get().reason == "controlled_taxon"
    assert actions() == ["flag.raised", "taxon.refused"]


def test_seed_is_refused_to_a_gardener_without_a_garden(own_client, kept, gardener):
    packet = {"plant": "Green friend", "year": "2026", "source": "Swap", "kind": "received"}

    answer = own_client.post(
        reverse("gardens:seed-add"), packet | {"amount": "20", "unit": "seeds"}
    )

    assert "Please change “Plant”" in unescape(answer.content.decode())
    assert not SeedLot.objects.exists()


def test_a_plant_of_the_catalogue_costs_no_look_at_the_list(own_client, bed):
    with CaptureQueriesContext(connection) as captured:
        place(own_client, bed, PlantFactory(botanical_name="Canna indica"))

    asked = [query["sql"] for query in captured if "compliance_controllededition" in query["sql"]]
    assert Planting.objects.count() == 1
    assert asked == []


def test_what_the_law_forbids_is_counted_and_flags_nobody(
    own_client, bed, blackcurrant, currant_rule, gardener
):
    before = (checks("restriction", "refused"), violations(currant_rule.regime), blocks())

    place(own_client, bed, blackcurrant)

    after = (checks("restriction", "refused"), violations(currant_rule.regime), blocks())
    assert after == tuple(number + 1 for number in before)
    assert not Flag.objects.exists()
    violation = Violation.objects.get()
    assert (violation.action, violation.actor_id) == ("planting.refused", gardener.pk)
    assert (violation.reason, violation.endpoint) == (currant_rule.regime, ENDPOINT)


def test_what_passes_while_the_switch_is_off_is_counted_all_the_same(
    own_client, bed, blackcurrant, currant_rule
):
    turn_off()
    before = (checks("restriction", "refused"), violations(currant_rule.regime), blocks())

    place(own_client, bed, blackcurrant)

    after = (checks("restriction", "refused"), violations(currant_rule.regime), blocks())
    assert after == (before[0] + 1, before[1] + 1, before[2])
    assert Planting.objects.count() == 1
    assert Violation.objects.get().action == "planting.let_pass"


@pytest.mark.parametrize(
    ("growing", "result"), [("permit", "noted"), ("no", "noted"), (None, "clear")]
)
def test_what_is_only_said_is_counted_as_that(
    growing, result, own_client, bed, blackcurrant, maine
):
    if growing:
        RestrictionFactory(growing=growing)
    before = checks("restriction", result)

    place(own_client, bed, blackcurrant)

    assert checks("restriction", result) == before + 1
    assert Planting.objects.count() == 1
