from dataclasses import replace
from datetime import timedelta

import pytest

from plants.agronomy.seed_observed import Observed, Seen
from rules.catalogue.plant.sow_now import plant_sow_now
from rules.catalogue.seed.overdue import seed_overdue
from rules.catalogue.seed.short import seed_short
from rules.catalogue.seed.soil_cold import seed_soil_cold
from rules.catalogue.seed.soil_hot import seed_soil_hot
from rules.catalogue.seed.use_first import seed_use_first
from rules.catalogue.seed.viability import seed_viability
from rules.engine.evaluate import evaluate
from rules.engine.policy import Policy
from rules.tests.builders import (
    ONE_DAY,
    TODAY,
    bed,
    days,
    garden,
    missing,
    number,
    plant,
    planting,
    run,
    text,
)
from rules.tests.indoors import lot, plan, reading, sowing


def after_test(germinated: int):
    return lot(observed=Observed((Seen(TODAY, 1, germinated, 50),)))


@pytest.mark.parametrize(
    ("germinated", "severity"),
    [(24, "warning"), (25, "advice"), (35, "advice"), (36, "info")],
)
def test_what_germinated_in_a_test_says_how_to_sow(germinated, severity):
    [draft] = run(seed_viability, plan(after_test(germinated), plants=10))
    assert (draft.severity, draft.confidence) == (severity, "high")
    assert (draft.subject.kind, draft.subject.name) == ("lot", "Tomato, 2024")
    assert bool(draft.task) is (severity == "warning")


def test_SED_07_onion_of_a_year_and_of_two():
    onion = plant("onion")
    wanted = planting(onion, columns=9, method="direct_sow", planned_on=TODAY)
    shares = {}
    for year in (2025, 2024):
        old = lot(year=year, plant_slug="onion", life_years=1)
        [draft] = run(seed_viability, garden(bed(wanted), lots=(old,)))
        shares[year] = (number(draft, "Expected to germinate"), draft.severity, draft.confidence)
    assert shares[2025] == (pytest.approx(60.0, abs=0.5), "advice", "low")
    assert shares[2024] == (pytest.approx(12.8, abs=0.5), "warning", "low")


def test_SED_08_tomato_of_five_years_in_a_good_store():
    """A factor of 2 is that of 10 °C at 8 % of moisture, in seed whose species has no figures."""
    good = lot(year=2021, germination_pct=90, store_c=10.0)
    [draft] = run(seed_viability, plan(good))
    assert number(draft, "Expected to germinate") == pytest.approx(73.9, abs=0.5)
    assert draft.severity == "info"


def test_SED_04_onion_of_known_moisture_and_store():
    onion = planting(plant("onion"), planned_on=TODAY)
    shares = []
    for moisture_pct, store_c in ((9, 20), (7, 5)):
        facts = {"plant_slug": "onion", "life_years": 1, "germination_pct": 95}
        kept = lot(moisture_pct=moisture_pct, store_c=store_c, **facts)
        [draft] = run(seed_viability, garden(bed(onion), lots=(kept,)))
        shares.append(number(draft, "Expected to germinate"))
        assert draft.confidence == "medium"
    assert shares == [pytest.approx(56.5, abs=0.3), pytest.approx(93.8, abs=0.3)]


def test_old_seed_is_only_named_where_good_seed_does_not_do():
    old, good = lot(1, 2010), lot(2, 2025)
    assert [draft.subject.pk for draft in run(seed_viability, plan(old, good))] == [2]
    few = replace(good, seeds_left=3)
    assert [draft.subject.pk for draft in run(seed_viability, plan(old, few))] == [2, 1]


def test_seed_of_which_nothing_is_known_wants_a_test():
    assert missing(seed_viability, plan(lot(life_years=None))) == ["seed_life"]


def test_SED_09_seed_for_24_plants():
    """Of 80 % that germinate 70 % grow up outdoors: 43 seeds."""
    share = {"germination_pct": 80.0, "year": 2026}
    enough, short = (
        run(seed_short, plan(lot(seeds=seeds, **share), method="direct_sow")) for seeds in (43, 42)
    )
    assert enough == []
    [draft] = short
    assert number(draft, "Tomato") == 2, "one plant of a new lot, of which 95 % germinate"
    assert "does not hold enough of Tomato" in text(draft)


def test_seed_that_is_used_up_is_short_and_seedlings_count():
    [draft] = run(seed_short, plan(lot(seeds=0)))
    assert number(draft, "Tomato") == 30
    assert run(seed_short, plan(lot(seeds=0), sowings=(sowing(seedlings=24),))) == []


def test_a_plant_that_was_never_in_the_box_is_not_missed_there():
    assert run(seed_short, plan()) == []


def test_the_oldest_good_lot_is_sown_first():
    [draft] = run(seed_use_first, plan(lot(1, 2010), lot(2, 2024), lot(3, 2025)))
    assert (draft.subject.pk, draft.severity) == (2, "info")
    assert "keep Tomato, 2025 for later" in text(draft)
    assert run(seed_use_first, plan(lot(2, 2024))) == []


@pytest.mark.parametrize(
    ("sown_days_ago", "emerged", "found"), [(22, 0, 0), (23, 0, 1), (90, 0, 1), (23, 1, 0)]
)
def test_a_tray_is_overdue_after_1_6_times_the_days(sown_days_ago, emerged, found):
    """SED-12: tomatoes at 15 °C take 13.8 days, so 22.04."""
    waiting = sowing(sown_on=TODAY - sown_days_ago * ONE_DAY, emerged=emerged)
    drafts = run(seed_overdue, garden(sowings=(waiting,)))
    assert len(drafts) == found
    if drafts:
        [draft] = drafts
        assert number(draft, "Overdue after") == 22
        assert (draft.subject.kind, draft.subject.pk, draft.episode) == ("tray", 3, "5")


def sown(sown_days_ago: int, tmean_c: float = 10.0, slug: str = "carrot", **changes):
    """Carrots at 10 °C take 16.7 days, so 26.8."""
    crop = plant(slug, germination_days=(10, 20))
    changes = {"method": "direct_sow", "started_on": TODAY - sown_days_ago * ONE_DAY} | changes
    block = planting(crop, **changes)
    air = {"tmin_c": tmean_c - 5, "tmax_c": tmean_c + 5}
    return garden(bed(block), weather=days(TODAY - 60 * ONE_DAY, 60, **air))


@pytest.mark.parametrize(
    ("snapshot", "confidence"),
    [
        (sown(26), None),
        (sown(27), "low"),
        (sown(27, germinated_on=TODAY), None),
        (sown(27, method="transplant"), None),
        (sown(40), "medium"),
        (sown(97), None),
    ],
)
def test_seed_in_a_bed_is_overdue_by_the_warmth_it_had(snapshot, confidence):
    """Or, where that is not known so far back, by the days of the catalogue: 32."""
    drafts = run(seed_overdue, snapshot)
    assert [draft.confidence for draft in drafts] == ([confidence] if confidence else [])
    assert all(draft.task.planting == 1 for draft in drafts)


@pytest.mark.parametrize(
    ("soil_c", "rule", "severity"),
    [
        (3.1, seed_soil_cold, "warning"),
        (3.2, seed_soil_cold, None),
        (35.9, seed_soil_hot, None),
        (36.0, seed_soil_hot, "advice"),
    ],
)
def test_carrots_by_the_warmth_of_the_soil(soil_c, rule, severity):
    found = run(rule, sown(0, soil_c, started_on=None, planned_on=TODAY + 7 * ONE_DAY))
    assert [draft.severity for draft in found] == ([severity] if severity else [])
    assert all(draft.confidence == "low" for draft in found), "estimated from the air"


def test_beans_rot_below_fifteen_degrees_although_their_base_is_lower():
    [draft] = run(seed_soil_cold, sown(0, 14.9, "bush-bean", started_on=None, planned_on=TODAY))
    assert "needs more than 15.0 °C to come up" in text(draft)


def test_a_sensor_in_the_bed_counts_before_the_air():
    snapshot = sown(0, 2.0, started_on=None, planned_on=TODAY)
    measured = replace(snapshot.beds[0], soil_temperature=reading(12.0, is_sensor=True))
    assert run(seed_soil_cold, replace(snapshot, beds=(measured,))) == []
    cold = replace(measured, soil_temperature=reading(3.0, is_sensor=True))
    [draft] = run(seed_soil_cold, replace(snapshot, beds=(cold,)))
    assert draft.confidence == "medium"


@pytest.mark.parametrize("days_ahead", [8, 30])
def test_what_is_sown_later_can_wait(days_ahead):
    later = sown(0, 2.0, started_on=None, planned_on=TODAY + timedelta(days=days_ahead))
    assert run(seed_soil_cold, later) == []


@pytest.mark.parametrize("changes", [{"is_indoor": True}, {"weather": {}}])
def test_without_air_outdoors_nothing_is_guessed(changes):
    snapshot = sown(0, 2.0, started_on=None, planned_on=TODAY)
    assert run(seed_soil_cold, replace(snapshot, **changes)) == []


@pytest.mark.parametrize(("days_ago", "found"), [(0, 1), (7, 1), (8, 0)])
def test_seed_that_lies_in_cold_soil_since_a_week_is_to_be_warmed(days_ago, found):
    drafts = run(seed_soil_cold, sown(days_ago, 2.0))
    assert len(drafts) == found
    assert all("Keep it above 3.1 °C" in text(draft) for draft in drafts)


def test_a_cold_tray_is_told_by_the_warmth_that_was_noted():
    [draft] = run(seed_soil_cold, garden(sowings=(sowing(soil_c=8.0),)))
    assert "Keep it above 8.5 °C" in text(draft)
    assert draft.subject.name == "Tray 1"


def test_cold_soil_takes_in_the_call_to_sow():
    crop = plant("carrot", direct_weeks=(-6, 10), transplant_weeks=None, indoor_weeks=None)
    block = planting(crop, method="direct_sow", planned_on=TODAY)
    cold = {"tmin_c": -3.0, "tmax_c": 7.0}
    snapshot = garden(bed(block), weather=days(TODAY - 30 * ONE_DAY, 30, **cold))
    found = evaluate(snapshot, Policy.of((plant_sow_now, seed_soil_cold))).findings
    [sow] = [one for one in found.values() if one.rule_id == "PLANT.SOW_NOW"]
    assert sow.explained_by == "SEED.SOIL_COLD|planting:1"
