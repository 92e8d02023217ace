"""Findings about reservoirs, spaces, trays and lots: stored, on Today and on their own pages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gardens.actions.trays import change_tray
from gardens.models import CareTask, GardenKind
from gardens.tests.factories import (
    BedFactory,
    GardenerFactory,
    GardenFactory,
    PlantingFactory,
    SeedLotFactory,
    SowingFactory,
)
from gardens.tests.indoor import (
    ReservoirReadingFactory,
    SpaceFactory,
    plant_in,
)
from plants.tests.factories import PlantFactory
from rules.models import Evaluation, Finding
from rules.tests.cast import ask_and_evaluate
from rules.tests.factories import FindingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "rung")]

NOW = datetime(2026, 5, 10, 12, tzinfo=UTC)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def gardener(db):
    return GardenerFactory()


@pytest.fixture
def own_client(gardener) -> Client:
    client = Client()
    client.force_login(gardener)
    return client


@pytest.fixture
def garden(gardener):
    return GardenFactory(owner=gardener, kind=GardenKind.HYDROPONICS)


def html(client, path: str) -> str:
    answer = client.get(path, headers=HTMX if "findings" in path else {})
    assert answer.status_code == 200
    return answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_a_reservoir_that_is_too_strong(own_client, garden):
    read = ReservoirReadingFactory(
        reservoir__garden=garden, read_at=NOW - timedelta(hours=3), ec_ms_cm=2.4, ph=7.2
    )
    tank = read.reservoir
    plant_in(tank, "leaf-lettuce")
    ask_and_evaluate(garden)
    assert Evaluation.objects.get().failed_rules == ""
    strong = Finding.objects.get(rule_id="HYDRO.EC_HIGH")
    assert (strong.subject_kind, strong.subject_pk, strong.subject) == (
        "reservoir",
        tank.pk,
        "Tank",
    )
    assert strong.bed is None
    own_page = html(own_client, tank.get_absolute_url())
    assert "The solution in Tank is too strong" in own_page
    today = html(own_client, reverse("rules:today"))
    assert f'<a class="muted" href="{tank.get_absolute_url()}">Tank</a>' in today
    task = CareTask.objects.get(origin=strong.key)
    assert "Replace 17 L of the solution in Tank by plain water" in today
    assert task.bed is None


def test_a_page_has_the_findings_of_its_own_subject_only(own_client, garden):
    one, two = SpaceFactory(garden=garden, name="Shelf", ppfd=50), SpaceFactory(garden=garden)
    for space in (one, two):
        plant_in(space, "basil")
    ask_and_evaluate(garden)
    path = reverse("rules:subject-findings", args=[garden.pk, "space", one.pk])
    for page in (html(own_client, one.get_absolute_url()), html(own_client, path)):
        assert "The plants in Shelf get too little light" in page
        assert "The plants in Tent get too little light" not in page
    assert f'hx-get="{path}' in html(own_client, one.get_absolute_url())
    assert own_client.get(path).url == one.get_absolute_url(), "without script"


def test_a_subject_of_no_known_kind_is_not_found(own_client, garden):
    path = f"/gardens/{garden.pk}/findings/planting/1/"
    assert own_client.get(path).status_code == 404


def test_trays_and_lots_have_their_findings_too(own_client, gardener):
    garden = GardenFactory(owner=gardener)
    tomato = PlantFactory(slug="tomato", common_name="Tomato", seed_viability_years=4)
    sowing = SowingFactory(tray__garden=garden, plant=tomato, sown_on=date(2026, 4, 1), soil_c=15.0)
    PlantingFactory(bed=BedFactory(garden=garden), plant=tomato, started_on=None, columns=40)
    lot = SeedLotFactory(owner=gardener, plant=tomato, year=2010)
    ask_and_evaluate(garden)
    assert Evaluation.objects.get().failed_rules == ""
    assert "Tomato in Tray 1 should be up by now" in html(
        own_client, sowing.tray.get_absolute_url()
    )
    assert "Tomato, 2010 is probably too old to sow" in html(own_client, lot.get_absolute_url())
    assert Finding.objects.get(rule_id="SEED.SHORT").subject == "Whole garden"


def test_a_new_name_is_told_with_the_next_advice(gardener):
    sowing = SowingFactory(sown_on=date(2026, 4, 1), soil_c=15.0, plant__slug="tomato")
    ask_and_evaluate(sowing.tray.garden)
    sowing.tray.name = "Blue tray"
    change_tray(sowing.tray, actor=gardener)
    ask_and_evaluate(sowing.tray.garden)
    assert Finding.objects.get(rule_id="SEED.OVERDUE").subject == "Blue tray"


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("seed-enter", {"kind": "discarded", "amount": "10", "unit": "seeds"}),
        ("seed-test-add", {"started_on": "2026-05-01", "seeds": "20"}),
        ("seed-edit", {"plant": "Tomato", "year": "2025"}),
        ("seed-edit", {"plant": "Basil", "year": "2025"}),
        ("seed-delete", {}),
    ],
)
def test_a_change_of_the_seed_box_asks_for_advice_where_it_is_planned(
    name, form, own_client, gardener
):
    tomato = PlantFactory(slug="tomato", common_name="Tomato")
    PlantFactory(slug="basil", common_name="Basil")
    planning, other = GardenFactory(owner=gardener), GardenFactory(owner=gardener)
    PlantingFactory(bed=BedFactory(garden=planning), plant=tomato, started_on=None)
    PlantingFactory(bed=BedFactory(garden=other), plant=tomato)
    lot = SeedLotFactory(owner=gardener, plant=tomato)
    Evaluation.objects.all().delete()
    form = {"made_on": "2026-05-01", "known_entry": "999999", **form}
    answer = own_client.post(reverse(f"gardens:{name}", args=[lot.pk]), form)
    assert answer.status_code == 302
    assert list(Evaluation.objects.values_list("garden", flat=True)) == [planning.pk]


def test_a_stranger_gets_nothing(own_client):
    finding = FindingFactory(subject_kind="lot", subject_pk=SeedLotFactory().pk)
    path = reverse("rules:subject-findings", args=[finding.garden_id, "lot", finding.subject_pk])
    assert own_client.get(path, headers=HTMX).status_code == 404
