from dataclasses import replace
from datetime import date

import pytest

from rules.catalogue.soil.ph import soil_ph
from rules.catalogue.soil.ph_unfixable import soil_ph_unfixable
from rules.tests.builders import (
    bed,
    garden,
    missing,
    number,
    past,
    plant,
    planting,
    pot,
    run,
    soil_test,
    text,
)

CROP = plant("leek", ph_min=6.0, ph_max=7.0)
BLUEBERRY = plant("highbush-blueberry", ph_min=4.5, ph_max=5.2, life_cycle="perennial")
FIVE_M2 = {"area_m2": 5.0}


def at(ph: float, crop=CROP, *, fizzes: bool = False, **changes):
    test = soil_test(ph, has_free_carbonate=fizzes)
    return garden(bed(planting(crop), soil_test=test, **changes))


@pytest.mark.parametrize(
    ("ph", "severity"),
    [
        (6.0, None),
        (7.0, None),
        (5.9, "info"),
        (5.7, "info"),
        (5.6, "advice"),
        (5.3, "advice"),
        (5.2, "warning"),
        (4.8, "warning"),
        (4.5, "warning"),
        (7.3, "info"),
        (7.8, "warning"),
    ],
)
def test_severity_by_distance_from_the_range(ph, severity):
    found = run(soil_ph, at(ph))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


@pytest.mark.parametrize(("ph", "severity"), [(6.4, "warning"), (6.5, "critical")])
def test_only_acid_lovers_are_critical(ph, severity):
    assert run(soil_ph, at(ph, BLUEBERRY))[0].severity == severity


def test_SOI_01_lime_for_a_clay_bed():
    """Lime factor 8 in place of a clay loam, which is not among the textures of FAO-56."""
    asparagus = plant("asparagus", ph_min=6.5, ph_max=7.5)
    [draft] = run(soil_ph, at(5.8, asparagus, texture="clay", **FIVE_M2))
    assert draft.severity == "advice"
    assert number(draft, "In all") == pytest.approx(560, abs=1)
    assert number(draft, "For the whole bed") == 2.8
    assert number(draft, "First dressing") == 500
    assert number(draft, "Later") == pytest.approx(60, abs=1)
    assert text(draft) == (
        "Bed A is too acid for Asparagus | Its pH is 5.8; Asparagus grows best from 6.5 to 7.5. | "
        "In acid soil phosphorus is bound: the plant starves beside a full plate. | Spread 2.5 kg "
        "of ground limestone now; the rest, 0.3 kg, after six months and a new test."
    )
    assert draft.task.what.template == "Spread {dose} of ground limestone on {bed}"


def test_SOI_04_a_laboratory_s_buffer_ph_needs_no_texture():
    sour = at(5.0, plant("potato", ph_min=6.0, ph_max=6.0), texture="")
    [sour_bed] = sour.beds
    tested = replace(sour_bed, soil_test=replace(sour_bed.soil_test, buffer_ph=6.3))
    [draft] = run(soil_ph, replace(sour, beds=(tested,)))
    assert number(draft, "In all") == pytest.approx(168, abs=1)


def test_SOI_05_sulfur_for_a_sandy_bed():
    potato = plant("potato", ph_min=5.0, ph_max=6.0)
    [draft] = run(soil_ph, at(7.0, potato, texture="sand"), depth_cm=15)
    assert number(draft, "In all") == pytest.approx(144, abs=2)
    assert number(draft, "First dressing") == 100
    assert "of elemental sulfur now; the rest, 0.13 kg" in text(draft)


@pytest.mark.parametrize(
    ("ph", "ph_min", "ph_max", "words"),
    [
        (6.3, 6.5, 7.0, "Spread 0.4 kg of ground limestone and rake it in; test again in six"),
        (7.1, 6.9, 7.0, "Rake in 0.13 kg of elemental sulfur; test again in three months."),
    ],
)
def test_a_small_dose_is_given_at_once(ph, ph_min, ph_max, words):
    [draft] = run(soil_ph, at(ph, plant("leek", ph_min=ph_min, ph_max=ph_max)))
    assert words in text(draft)
    assert "Later" not in dict(draft.numbers)


def test_SOI_07_blueberry_in_limy_soil():
    snapshot = at(7.9, BLUEBERRY, fizzes=True)
    assert run(soil_ph, snapshot) == []
    [draft] = run(soil_ph_unfixable, snapshot)
    assert draft.severity == "warning"
    assert "Grow Highbush blueberry in a container with ericaceous mix." in text(draft)


def test_ordinary_crops_in_limy_soil_are_told_to_make_way():
    [draft] = run(soil_ph_unfixable, at(7.6, fizzes=True))
    assert draft.severity == "advice"
    assert "Choose crops that like lime, or grow Leek in a pot." in text(draft)


def test_lime_helps_sour_soil_even_if_a_spoon_of_it_fizzes():
    snapshot = at(5.5, fizzes=True)
    assert run(soil_ph_unfixable, snapshot) == []
    assert len(run(soil_ph, snapshot)) == 1


def test_crops_that_want_different_soils_are_told_apart_without_a_dose():
    snapshot = at(5.5)
    both = bed(planting(CROP), planting(BLUEBERRY, pk=2), soil_test=soil_test(5.5))
    [draft] = run(soil_ph, replace(snapshot, beds=(both,)))
    assert "No pH suits Leek and Highbush blueberry together" in text(draft)
    assert draft.task is None
    assert "In all" not in dict(draft.numbers)


def test_without_a_texture_there_is_no_dose():
    snapshot = at(5.0, texture="")
    [draft] = run(soil_ph, snapshot)
    assert "Find out the soil texture first" in text(draft)
    assert draft.task is None
    assert missing(soil_ph, snapshot) == ["soil_texture"]


def test_nothing_to_spread_for_a_small_difference_is_no_task():
    [draft] = run(soil_ph, at(5.9))
    assert draft.severity == "info"
    assert draft.task is None


def test_clubroot_is_fought_with_more_lime():
    kale = plant("kale", family="Brassicaceae", ph_min=6.0, ph_max=7.5)
    sick = (past("kale", "Brassicaceae", date(2025, 9, 1), "clubroot"),)
    [draft] = run(soil_ph, at(5.5, kale, history=sick))
    assert number(draft, "pH aimed at") == pytest.approx(7.2)
    [healthy] = run(soil_ph, at(5.5, kale))
    assert number(healthy, "pH aimed at") == pytest.approx(6.5)
    [other] = run(soil_ph, at(5.5, history=sick))
    assert number(other, "pH aimed at") == pytest.approx(6.5)


@pytest.mark.parametrize(
    ("tested_on", "confidence"),
    [
        (date(2026, 5, 10), "medium"),
        (date(2023, 5, 11), "medium"),
        (date(2023, 5, 10), "low"),
        (date(2021, 5, 11), "low"),
        (date(2021, 5, 10), None),
    ],
)
def test_old_tests_count_less_and_very_old_ones_not_at_all(tested_on, confidence):
    old = bed(planting(CROP), soil_test=soil_test(5.0, tested_on=tested_on))
    found = run(soil_ph, garden(old))
    assert [draft.confidence for draft in found] == ([confidence] if confidence else [])
    assert missing(soil_ph, garden(old)) == ([] if confidence else ["soil_ph_again"])


def test_ph_is_asked_for_where_something_is_to_grow_in_soil():
    crops = planting(CROP)
    assert missing(soil_ph, garden(bed(crops), bed(), pot(crops))) == ["soil_ph"]
    assert missing(soil_ph, garden(bed(crops), is_indoor=True)) == []


def test_indoors_and_in_pots_nothing_is_said():
    sour = bed(planting(CROP), soil_test=soil_test(4.5, has_free_carbonate=True))
    assert run(soil_ph, garden(sour, is_indoor=True)) == []
    limy = replace(sour, soil_test=soil_test(8.5, has_free_carbonate=True))
    assert run(soil_ph_unfixable, garden(limy, is_indoor=True)) == []
    assert run(soil_ph_unfixable, garden(replace(limy, kind="container"))) == []


def test_a_new_test_is_a_new_finding():
    episodes = {run(soil_ph, at(5.0))[0].episode}
    later = bed(planting(CROP), soil_test=soil_test(5.0, tested_on=date(2026, 5, 1)))
    episodes.add(run(soil_ph, garden(later))[0].episode)
    assert episodes == {"2026-04-01", "2026-05-01"}
