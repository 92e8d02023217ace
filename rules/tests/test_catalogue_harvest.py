from dataclasses import replace
from datetime import date

import pytest

from plants.agronomy.crop_timing import days_to_harvest, nursery_days
from rules.catalogue.harvest.eta import harvest_eta
from rules.catalogue.harvest.eta_after_frost import harvest_eta_after_frost
from rules.catalogue.plant.too_late import plant_too_late
from rules.engine.snapshot import HarvestWait
from rules.tests.builders import bed, climate, garden, number, plant, planting, pot, run, text

PEA = plant(
    "garden-pea", days_to_maturity=(70, 70), days_counted_from="sowing", frost_tolerance="hardy"
)


def growing(crop=PEA, started_on=date(2026, 5, 1), method="direct_sow", **changes):
    return garden(bed(planting(crop, started_on=started_on, method=method)), **changes)


def test_GDD_08_seventy_days_from_the_first_of_may():
    [draft] = run(harvest_eta, growing())
    assert draft.severity == "info"
    assert draft.starts_on == date(2026, 7, 3)
    assert draft.task.due_on == date(2026, 7, 10)
    assert text(draft) == (
        "Garden pea: first harvest around 10 Jul 2026 | Expected around 10 Jul 2026, give or take "
        "7 days. | It began on 1 May 2026 and takes about 70 days. | Nothing to do yet; note the "
        "day when you pick the first."
    )


def test_a_treated_crop_is_not_picked_before_its_waiting_period_is_over():
    wait = HarvestWait(date(2026, 7, 20), "Neem", 14)
    treated = garden(
        bed(planting(PEA, started_on=date(2026, 5, 1), method="direct_sow", wait=wait))
    )
    [draft] = run(harvest_eta, replace(treated, on=date(2026, 7, 8)))
    assert (draft.severity, draft.task.due_on, draft.task.act) == ("info", wait.until, "harvest")
    assert "not before 20 Jul 2026: the waiting period of Neem is 14 days." in text(draft)


def test_what_has_been_picked_is_not_awaited():
    picked = {"first_harvest_on": date(2026, 7, 1), "method": "direct_sow"}
    found = garden(bed(planting(PEA, started_on=date(2026, 5, 1), **picked)))
    assert run(harvest_eta, found) == []


def test_plantings_of_one_crop_are_one_harvest():
    began = {"started_on": date(2026, 5, 1), "method": "direct_sow"}
    rows = [planting(PEA, pk=number, **began) for number in range(1, 41)]
    later = planting(PEA, pk=41, **(began | {"started_on": date(2026, 5, 8)}))
    first, second = run(harvest_eta, garden(bed(*rows, later)))
    assert (first.subject.pk, first.plantings) == (1, tuple(range(1, 41)))
    assert second.plantings == (41,)
    picked = replace(rows[7], first_harvest_on=date(2026, 7, 1))
    [other] = run(harvest_eta, garden(bed(*rows[:7], picked, *rows[8:], later)))
    assert other.plantings == (41,)


def test_harvest_date_is_known_indoors_and_in_pots_too():
    indoors = garden(
        pot(planting(PEA, started_on=date(2026, 5, 1), method="direct_sow")), is_indoor=True
    )
    assert len(run(harvest_eta, indoors)) == 1


@pytest.mark.parametrize("category", ["flower", "cover_crop", "tree", "shrub"])
def test_what_is_not_eaten_is_not_harvested(category):
    assert run(harvest_eta, growing(plant("x", category=category))) == []


def test_planned_crops_and_those_of_unknown_days_have_no_date():
    planned = garden(bed(planting(PEA, planned_on=date(2026, 5, 1))))
    assert run(harvest_eta, planned) == []
    assert run(harvest_eta, growing(plant("x", days_to_maturity=None))) == []


@pytest.mark.parametrize(
    ("counted_from", "method", "days"),
    [
        ("sowing", "direct_sow", 70),
        ("sowing", "sow_indoors", 70),
        ("sowing", "transplant", 35),  # nine weeks in the tray, but never less than half
        ("transplant", "transplant", 70),
        ("transplant", "sow_indoors", 133),
        ("transplant", "direct_sow", 78),
        ("planting", "transplant", 70),
        ("planting", "direct_sow", 70),
    ],
)
def test_days_are_counted_from_where_the_planting_began(counted_from, method, days):
    crop = plant(
        days_to_maturity=(60, 80), days_counted_from=counted_from, germination_days=(6, 10)
    )
    assert nursery_days(crop) == 63
    assert days_to_harvest(crop, method) == days


def test_days_in_the_tray_are_a_guess_and_said_to_be_one():
    crop = plant(days_to_maturity=(60, 80), days_counted_from="transplant")
    [draft] = run(harvest_eta, growing(crop, method="sow_indoors", on=date(2026, 5, 2)))
    assert draft.confidence == "low"
    assert len(draft.assumptions) == 2
    [sure] = run(harvest_eta, growing(crop, method="transplant", on=date(2026, 5, 2)))
    assert sure.confidence == "medium"


def test_nursery_is_six_weeks_where_the_catalogue_has_no_dates():
    assert nursery_days(plant(indoor_weeks=None)) == 42
    assert nursery_days(plant(indoor_weeks=(4, 5), transplant_weeks=(-4, -1))) == 14


LATE = plant("tomato", days_to_maturity=(120, 120))


def late_tomato(started_on=date(2026, 7, 15), **changes):
    """Brno's usual first frost is on 28 October."""
    return growing(LATE, started_on, "transplant", **({"on": started_on} | changes))


def test_tender_crop_that_ripens_after_the_frost():
    snapshot = late_tomato()
    [draft] = run(harvest_eta_after_frost, snapshot)
    assert draft.severity == "warning"
    assert number(draft, "Days short") == 15
    assert text(draft) == (
        "Tomato may not ripen before the frost | Ripe around 12 Nov 2026, but the first frost "
        "usually comes around 28 Oct 2026. | That is 15 days too late in every other year; frost "
        "kills Tomato. | Keep fleece at hand, and pinch out flowers in the last weeks."
    )
    assert run(harvest_eta, snapshot) == [], "one finding for one harvest"


@pytest.mark.parametrize(("started_on", "found"), [(date(2026, 6, 30), 0), (date(2026, 7, 1), 1)])
def test_the_frost_date_itself_is_not_too_late(started_on, found):
    assert len(run(harvest_eta_after_frost, late_tomato(started_on))) == found


@pytest.mark.parametrize(
    ("on", "found"), [(date(2026, 10, 29), 1), (date(2026, 11, 25), 1), (date(2026, 11, 26), 0)]
)
def test_once_the_frost_date_is_past_no_harvest_is_promised(on, found):
    snapshot = late_tomato(on=on)
    drafts = run(harvest_eta_after_frost, snapshot)
    assert len(drafts) == found
    assert all("has probably met the frost" in text(draft) for draft in drafts)
    assert run(harvest_eta, snapshot) == []


def test_a_tender_crop_of_november_is_too_late_and_has_no_harvest():
    snapshot = late_tomato(date(2026, 11, 1), on=date(2026, 11, 5))
    [draft] = run(plant_too_late, snapshot)
    assert "under cover or indoors" in text(draft)
    assert run(harvest_eta, snapshot) == run(harvest_eta_after_frost, snapshot) == []


def test_what_stands_out_too_early_has_no_harvest_yet():
    snapshot = late_tomato(date(2026, 3, 1), on=date(2026, 3, 5))
    assert run(harvest_eta, snapshot) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"is_indoor": True},
        {"climate": climate(singapore=True)},
        {"climate": climate(phoenix=True)},
    ],
)
def test_where_no_frost_comes_there_is_no_talk_of_it(changes):
    assert run(harvest_eta_after_frost, late_tomato(**changes)) == []


def test_hardy_crops_do_not_mind_the_frost():
    kale = plant("kale", frost_tolerance="hardy", days_to_maturity=(120, 120))
    snapshot = growing(kale, date(2026, 8, 1), on=date(2026, 8, 1))
    assert run(harvest_eta_after_frost, snapshot) == []


def test_southern_autumn_frost_comes_in_may():
    snapshot = late_tomato(
        date(2027, 1, 20), on=date(2027, 1, 20), climate=climate(christchurch=True)
    )
    [draft] = run(harvest_eta_after_frost, snapshot)
    assert draft.starts_on == date(2027, 5, 8)


def test_a_hardy_crop_of_autumn_rests_while_days_are_short():
    bean = plant(
        "broad-bean",
        days_to_maturity=(88, 88),
        days_counted_from="sowing",
        frost_tolerance="hardy",
        direct_weeks=(-6, -2),
    )
    [draft] = run(harvest_eta, growing(bean, date(2026, 9, 16), on=date(2026, 11, 25)))

    assert draft.confidence == "low"
    assert "around 29 Apr 2027" in text(draft)
    assert "Growth rests" in str(draft.assumptions)
