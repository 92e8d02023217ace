from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from plants import loading
from plants.loading import Written, load_catalogue
from plants.models import Companionship, GerminationTemperature, Pest, Plant
from plants.reading import COMPANIONS, GERMINATION, PESTS, PLANTS
from plants.search import find_plants
from plants.tests.small_catalogue import (
    KEPT,
    rewrite,
    sentence_of_the_fault,
    set_cells,
    shipped,
    write,
)

pytestmark = pytest.mark.django_db


def test_the_files_become_rows(folder):
    written = load_catalogue(folder)

    tomato = Plant.objects.get(slug="tomato")
    assert written == Written(plants=3, germination_rows=9, pairs=2, pests=2)
    assert (tomato.kill_temperature_c, tomato.soil_ph_max, tomato.usda_zone_min) == (0, 6.8, None)
    assert tomato.search_text == " tomato solanum lycopersicum"
    days = dict(tomato.germination_temperatures.values_list("soil_temp_c", "days_to_emergence"))
    assert (days[5], days[25]) == (None, 6)
    pair = Companionship.objects.get(plant_a__slug="basil", plant_b__slug="tomato")
    assert (pair.effect, pair.evidence_level, pair.citation_checked) == (
        "beneficial",
        "extension",
        True,
    )


def test_the_lower_number_of_a_pair_stands_first(folder):
    rewrite(folder, PLANTS, lambda records: records.reverse())
    load_catalogue(folder)

    assert all(pair.plant_a_id < pair.plant_b_id for pair in Companionship.objects.all())
    assert Companionship.objects.filter(plant_a__slug="tomato", plant_b__slug="basil").exists()


def test_unchanged_files_cost_one_query_and_write_nothing(folder, django_assert_num_queries):
    load_catalogue(folder)

    with django_assert_num_queries(1) as queries:
        assert load_catalogue(folder) is None
    assert queries.captured_queries[0]["sql"].startswith("SELECT")


def test_a_new_edition_of_the_loader_reads_again_and_finds_nothing_to_write(folder, monkeypatch):
    load_catalogue(folder)
    monkeypatch.setattr(loading, "EDITION", loading.EDITION + 1)

    assert load_catalogue(folder) == Written(plants=0, germination_rows=0, pairs=0, pests=0)
    assert load_catalogue(folder) is None


def test_only_what_changed_is_written(folder):
    load_catalogue(folder)
    ids = dict(Plant.objects.values_list("slug", "pk"))
    rewrite(folder, PLANTS, set_cells(4, common_name="Tomate", kill_temp_c="-1"))

    assert load_catalogue(folder) == Written(plants=1, germination_rows=0, pairs=0, pests=0)
    tomato = Plant.objects.get(slug="tomato")
    assert (tomato.common_name, tomato.kill_temperature_c) == ("Tomate", -1)
    assert find_plants("tomate").pks == [tomato.pk]
    assert dict(Plant.objects.values_list("slug", "pk")) == ids


def test_changed_and_missing_pairs_and_germination_rows_follow_the_files(folder):
    load_catalogue(folder)
    rewrite(folder, COMPANIONS, lambda records: records.pop(0))
    rewrite(folder, COMPANIONS, set_cells(2, mechanism="shade", citation_checked="no"))
    rewrite(folder, GERMINATION, lambda records: records.pop())
    rewrite(folder, GERMINATION, set_cells(2, days_to_emergence="60", germinates="yes"))

    assert load_catalogue(folder) == Written(plants=0, germination_rows=1, pairs=1, pests=0)
    pair = Companionship.objects.get()
    assert (pair.mechanism, pair.citation_checked) == ("shade", False)
    assert GerminationTemperature.objects.count() == 8
    assert GerminationTemperature.objects.get(soil_temp_c=0).days_to_emergence == 60


def hosts_of(name: str) -> set[str]:
    return set(Pest.objects.get(name=name).host_plants.values_list("slug", flat=True))


def test_pests_know_their_hosts_and_follow_the_file(folder):
    load_catalogue(folder)
    beetle = Pest.objects.get(name="Colorado potato beetle")
    assert (beetle.gdd_value_c_days, beetle.wetness_hours_min) == (103, None)
    assert hosts_of("Grey field slug") == {"basil", "broccoli"}
    rewrite(folder, PESTS, set_cells(3, host_plants="tomato basil", season="spring"))

    assert load_catalogue(folder).pests == 1
    assert hosts_of("Grey field slug") == {"basil", "tomato"}
    assert hosts_of("Colorado potato beetle") == {"tomato"}


def test_a_pest_with_other_hosts_alone_is_counted_and_one_that_left_the_file_stays(folder):
    load_catalogue(folder)
    rewrite(folder, PESTS, lambda records: records.pop(0))
    rewrite(folder, PESTS, set_cells(2, host_plants=""))

    assert load_catalogue(folder).pests == 1
    assert hosts_of("Grey field slug") == set()
    assert hosts_of("Colorado potato beetle") == {"tomato"}


def test_plants_may_swap_their_names(folder):
    load_catalogue(folder)
    rewrite(folder, PLANTS, set_cells(2, common_name="Tomato"))
    rewrite(folder, PLANTS, set_cells(4, common_name="Basil"))

    load_catalogue(folder)

    assert Plant.objects.get(slug="basil").common_name == "Tomato"
    assert Plant.objects.get(slug="tomato").common_name == "Basil"


def leave_out_broccoli(folder: Path) -> None:
    rewrite(folder, PLANTS, lambda records: records.pop(1))
    pairs = [row for row in shipped(COMPANIONS) if {row["plant_a"], row["plant_b"]} < KEPT]
    pairs = [row for row in pairs if "broccoli" not in (row["plant_a"], row["plant_b"])]
    write(folder, COMPANIONS, pairs)
    rewrite(folder, PESTS, set_cells(3, host_plants="basil"))


def test_a_plant_that_left_the_file_stays_without_its_pairs(folder):
    load_catalogue(folder)
    leave_out_broccoli(folder)

    load_catalogue(folder)

    broccoli = Plant.objects.get(slug="broccoli")
    assert not Companionship.objects.of(broccoli).exists()
    assert Companionship.objects.count() == 1


def test_the_name_of_a_plant_that_stays_is_taken(folder):
    load_catalogue(folder)
    leave_out_broccoli(folder)
    rewrite(folder, PLANTS, set_cells(2, common_name="Broccoli"))

    assert sentence_of_the_fault(folder) == (
        "plants.csv: basil is named “Broccoli” like the stored plant broccoli, "
        "which is not in the file: give it another name."
    )


def test_a_broken_file_leaves_the_stored_catalogue_alone(folder):
    load_catalogue(folder)
    rewrite(folder, PLANTS, set_cells(2, height_cm="60"))
    rewrite(folder, COMPANIONS, set_cells(2, effect="nice"))

    assert "companions.csv line 2: effect is “nice”" in sentence_of_the_fault(folder)
    assert Plant.objects.get(slug="basil").height_cm != 60


def test_a_byte_order_mark_does_no_harm(folder):
    plants = [row for row in shipped(PLANTS) if row["slug"] in KEPT]
    write(folder, PLANTS, plants, encoding="utf-8-sig")

    assert load_catalogue(folder).plants == 3


def test_a_file_in_another_encoding_is_refused(folder):
    rewrite(folder, PLANTS, set_cells(2, common_name="Basilikum für alle"))
    text = (folder / PLANTS).read_text(encoding="utf-8")
    (folder / PLANTS).write_bytes(text.encode("latin-1"))

    assert sentence_of_the_fault(folder) == "plants.csv: save the file as UTF-8 text."


def test_the_command_reports_and_refuses_in_sentences(folder, capsys):
    call_command("load_plants", folder=folder)
    call_command("load_plants", folder=folder)
    rewrite(folder, PLANTS, set_cells(2, height_cm="tall"))

    assert capsys.readouterr().out.splitlines() == [
        "Plant catalogue: 3 plants, 9 germination rows, 2 pairs of neighbours and 2 pests were new "
        "or had changed.",
        "The plant catalogue is up to date.",
    ]
    with pytest.raises(CommandError, match=r"line 2: height_cm is “tall”: write a whole number"):
        call_command("load_plants", folder=folder)
    (folder / GERMINATION).unlink()
    with pytest.raises(CommandError, match=f"{GERMINATION} is missing in "):
        call_command("load_plants", folder=folder)
