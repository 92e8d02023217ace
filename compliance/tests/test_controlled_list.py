"""The list: how it gets into the database, who may change it, and when that acts."""

import csv

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from compliance.loading.controlled import FOLDER, NAMES, Written, load_controlled_plants
from compliance.models import AuditEntry, ControlledEdition, ControlledName, ControlledPlant
from compliance.screening import one_list, screen_taxon, screen_text
from compliance.tests.people import make_gardener, make_staff
from plants.tables import BrokenTable

COLUMNS = ["plant", "rank", "condition", "name", "language", "kind", "strength"]
PEYOTE = ["Lophophora", "genus", "always", "peyote", "en", "vernacular", "refuses"]
LATIN = ["Lophophora", "genus", "always", "Lophophora", "la", "scientific", "refuses"]


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def ship(folder, *rows: list[str]):
    with (folder / NAMES).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    return load_controlled_plants(folder)


@pytest.mark.django_db
def test_the_shipped_list_names_every_plant_of_the_policy():
    written = load_controlled_plants()

    assert written.names == ControlledName.objects.count() > 1500
    assert {plant.scientific_name: plant.condition for plant in ControlledPlant.objects.all()} == {
        "Cannabis": "always",
        "Catha edulis": "always",
        "Erythroxylum coca": "always",
        "Erythroxylum novogranatense": "always",
        "Lophophora": "always",
        "Papaver setigerum": "opium",
        "Papaver somniferum": "opium",
        "Salvia divinorum": "always",
    }
    for plant in ControlledPlant.objects.exclude(scientific_name="Erythroxylum novogranatense"):
        assert plant.names.values("language").distinct().count() >= 14, plant


@pytest.mark.django_db
def test_loading_the_same_file_again_changes_nothing(folder):
    assert ship(folder, PEYOTE, LATIN) == Written(plants=1, names=2, removed=0)
    token = ControlledEdition.objects.current().token

    assert load_controlled_plants(folder) is None
    assert ControlledEdition.objects.current().token == token


@pytest.mark.django_db
def test_a_new_file_changes_and_removes_what_it_shipped(folder):
    ship(folder, PEYOTE, LATIN)

    written = ship(folder, [*PEYOTE[:-1], "doubtful"])

    assert written == Written(plants=0, names=1, removed=1)
    assert ControlledName.objects.get().strength == "doubtful"


@pytest.mark.django_db
def test_what_staff_added_changed_and_withdrew_stays(folder):
    ship(folder, PEYOTE, LATIN)
    plant = ControlledPlant.objects.get()
    ControlledName.objects.create(
        plant=plant, name="mescal", language="en", kind="vernacular", strength="doubtful"
    )
    ControlledName.objects.filter(name="peyote").update(is_withdrawn=True)
    ControlledName.objects.filter(name="Lophophora").update(strength="grown", is_shipped=False)

    ship(folder, PEYOTE, LATIN, [*PEYOTE[:3], "peyotl", "de", "vernacular", "refuses"])

    kept = ControlledName.objects.values_list("name", "strength", "is_withdrawn")
    assert set(kept) == {
        ("mescal", "doubtful", False),
        ("peyote", "refuses", True),
        ("Lophophora", "grown", False),
        ("peyotl", "refuses", False),
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([PEYOTE, PEYOTE], "line 3: name"),
        ([PEYOTE, ["Lophophora", "species", *LATIN[2:]]], "line 3: rank"),
        ([[*PEYOTE[:-1], "heavy"]], "strength is “heavy”: write one of refuses"),
    ],
)
def test_a_broken_file_is_named_by_line_and_nothing_is_loaded(folder, rows, says):
    with pytest.raises(BrokenTable, match=says):
        ship(folder, *rows)

    assert not ControlledPlant.objects.exists()


@pytest.mark.django_db
def test_the_command_says_what_it_did(folder, capsys):
    with pytest.raises(CommandError, match="is missing"):
        call_command("load_controlled_plants", folder=folder)
    call_command("load_controlled_plants", folder=FOLDER)
    call_command("load_controlled_plants", folder=FOLDER)

    first, second = capsys.readouterr().out.strip().splitlines()
    assert "8 plants" in first
    assert "up to date" in second


@pytest.mark.django_db
def test_slang_that_refuses_is_no_row():
    plant = ControlledPlant.objects.create(scientific_name="Lophophora", rank="genus")

    with pytest.raises(IntegrityError), transaction.atomic():
        ControlledName.objects.create(
            plant=plant, name="buttons", language="en", kind="slang", strength="refuses"
        )


def test_a_change_acts_on_the_next_text(controlled_plants):
    assert screen_text("dragonweed for tea").is_clear
    plant = ControlledPlant.objects.get(scientific_name="Lophophora")

    name = ControlledName.objects.create(
        plant=plant, name="dragonweed", language="en", kind="vernacular", strength="refuses"
    )
    assert not screen_text("dr4gonweed for tea").is_clear

    name.delete()
    assert screen_text("dragonweed for tea").is_clear


def test_a_withdrawn_plant_is_no_longer_screened_for(controlled_plants):
    assert not screen_taxon(["Lophophora diffusa"]).is_clear

    ControlledPlant.objects.filter(scientific_name="Lophophora").update(is_withdrawn=True)

    assert screen_taxon(["Lophophora diffusa"]).is_clear


def test_a_text_costs_one_query_and_a_batch_of_texts_one_together(
    controlled_plants, django_assert_num_queries
):
    screen_text("warm up")

    with django_assert_num_queries(1):
        screen_text("tomatoes")
    with django_assert_num_queries(1), one_list():
        screen_text("tomatoes")
        with one_list():
            screen_text("beans")
        screen_taxon(["Solanum lycopersicum", ""])
    with django_assert_num_queries(0), one_list():
        screen_text(" ")


@pytest.mark.django_db
def test_an_empty_list_flags_nothing():
    assert screen_text("cannabis").is_clear


@pytest.fixture
def staff_client(client, db):
    client.force_login(make_staff())
    return client


def test_staff_add_a_name_with_a_reason_and_a_trace(staff_client, controlled_plants):
    page = reverse("admin:compliance_controlledname_add")
    plant = ControlledPlant.objects.get(scientific_name="Lophophora")
    row = {
        "plant": plant.pk,
        "name": "dragonweed",
        "language": "en",
        "kind": "slang",
        "strength": "refuses",
    }

    assert "reason" in staff_client.post(page, row).context["adminform"].form.errors
    refused = staff_client.post(page, row | {"reason": "Seen"})
    assert "Slang is doubtful at most" in refused.content.decode()

    response = staff_client.post(
        page, row | {"strength": "doubtful", "reason": "Seen in a seed swap"}
    )

    assert response.status_code == 302
    name = ControlledName.objects.get(name="dragonweed")
    assert (name.is_shipped, name.changed_because) == (False, "Seen in a seed swap")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.target_type) == ("row.added", "compliance.controlledname")


def test_a_name_that_the_catalogue_has_is_not_added(staff_client, controlled_plants):
    call_command("load_plants", verbosity=0)
    plant = ControlledPlant.objects.get(scientific_name="Lophophora")
    row = {
        "plant": plant.pk,
        "name": "tomato",
        "language": "en",
        "kind": "vernacular",
        "strength": "refuses",
        "reason": "Mistake",
    }

    response = staff_client.post(reverse("admin:compliance_controlledname_add"), row)

    assert "of the catalogue" in response.content.decode()
    assert not ControlledName.objects.filter(name="tomato").exists()


def test_a_withdrawal_keeps_the_row_and_what_else_is_changed_makes_it_theirs(
    staff_client, controlled_plants
):
    name = ControlledName.objects.get(name="peyote", language="en")
    page = reverse("admin:compliance_controlledname_change", args=[name.pk])
    row = {
        "plant": name.plant_id,
        "name": "peyote",
        "language": "en",
        "kind": "vernacular",
        "strength": "refuses",
        "reason": "A band of that name",
    }

    staff_client.post(page, row | {"is_withdrawn": "on"})
    name.refresh_from_db()
    assert (name.is_withdrawn, name.is_shipped) == (True, True)

    staff_client.post(page, row | {"strength": "doubtful"})
    name.refresh_from_db()
    assert (name.is_withdrawn, name.is_shipped, name.strength) == (False, False, "doubtful")


@pytest.mark.parametrize("model", ["controlledname", "controlledplant"])
def test_lists_show_their_version_and_nothing_is_deleted(staff_client, controlled_plants, model):
    shown = staff_client.get(reverse(f"admin:compliance_{model}_changelist")).content.decode()
    one = (
        ControlledName.objects.first()
        if model == "controlledname"
        else ControlledPlant.objects.first()
    )
    deleted = staff_client.post(reverse(f"admin:compliance_{model}_delete", args=[one.pk]))

    assert str(ControlledEdition.objects.current().token) in shown
    assert NAMES in shown
    assert deleted.status_code == 403


def test_an_empty_list_says_how_to_fill_it(staff_client):
    shown = staff_client.get(reverse("admin:compliance_controlledname_changelist"))

    assert "load_controlled_plants" in shown.content.decode()


def test_gardeners_do_not_see_the_list(client, controlled_plants):
    client.force_login(make_gardener())

    shown = client.get(reverse("admin:compliance_controlledname_changelist"))

    assert shown.status_code in {302, 403}
