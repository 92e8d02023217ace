"""One harvest, one finding: ahead, ready to be picked, overdue."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rules.catalogue.harvest.eta import harvest_eta
from rules.catalogue.harvest.now import harvest_now
from rules.catalogue.harvest.overdue import harvest_overdue
from rules.engine.snapshot import HarvestWait
from rules.tests.builders import bed, climate, days, garden, plant, planting, run, text, weather

RULES = {"ahead": harvest_eta, "now": harvest_now, "overdue": harvest_overdue}
MAY_1 = date(2026, 5, 1)
# Ripe on 10 July, give or take a week.
SEVENTY = {"days_to_maturity": (70, 70), "days_counted_from": "sowing"}
PEA = plant("garden-pea", frost_tolerance="hardy", **SEVENTY)
ZUCCHINI = plant("zucchini", family="Cucurbitaceae", **SEVENTY)
LETTUCE = plant("head-lettuce", family="Asteraceae", frost_tolerance="half-hardy", **SEVENTY)


def growing(on: date, crop=PEA, started_on=MAY_1, **changes):
    block = planting(crop, started_on=started_on, method="direct_sow")
    return garden(bed(replace(block, **changes)), on=on)


def said(snapshot) -> dict[str, str]:
    return {name: draft.severity for name, rule in RULES.items() for draft in run(rule, snapshot)}


@pytest.mark.parametrize(
    ("on", "stage"),
    [
        # Nine tenths of seventy days are over on 3 July.
        (date(2026, 7, 2), {"ahead": "info"}),
        (date(2026, 7, 3), {"now": "advice"}),
        # Two weeks from 10 July, three days of grace, then three weeks.
        (date(2026, 7, 27), {"now": "advice"}),
        (date(2026, 7, 28), {"overdue": "advice"}),
        (date(2026, 8, 17), {"overdue": "advice"}),
        (date(2026, 8, 18), {}),
    ],
)
def test_a_harvest_is_ahead_then_due_then_overdue(on, stage):
    assert said(growing(on)) == stage


def test_what_is_ready_is_to_be_looked_at_today():
    [draft] = run(harvest_now, growing(date(2026, 7, 8)))
    assert text(draft) == (
        "Garden pea may be ready | Expected around 10 Jul 2026, give or take 7 days. | It began "
        "on 1 May 2026 and takes about 70 days. | Look whether the first can be picked; pick "
        "often, so that more follows."
    )
    task = draft.task
    assert (task.due_on, task.act, task.planting) == (date(2026, 7, 8), "harvest", 1)


@pytest.mark.parametrize(
    ("family", "words"), [("Fabaceae", "pick often"), ("Amaryllidaceae", "take what is")]
)
def test_what_bears_once_is_not_picked_often(family, words):
    crop = replace(PEA, family=family)
    assert words in text(run(harvest_now, growing(date(2026, 7, 10), crop))[0])


def test_staff_decide_how_long_a_harvest_lingers():
    assert run(harvest_overdue, growing(date(2026, 7, 28)), lingers_days=0) == []


def test_what_has_been_picked_is_neither_due_nor_overdue():
    picked = {"first_harvest_on": date(2026, 7, 5)}
    assert said(growing(date(2026, 7, 10), **picked)) == {}
    assert said(growing(date(2026, 7, 30), **picked)) == {}


def test_a_treated_crop_is_not_called_to_the_harvest():
    wait = HarvestWait(date(2026, 8, 10), "Neem", 14)
    assert said(growing(date(2026, 7, 30), wait=wait)) == {"ahead": "info"}


def test_courgettes_that_hang_on_are_a_warning():
    [draft] = run(harvest_overdue, growing(date(2026, 7, 28), ZUCCHINI))
    assert draft.severity == "warning"
    assert text(draft) == (
        "Zucchini is overdue | Expected around 10 Jul 2026; no harvest is noted so far. | Left on "
        "the plant it grows tough, and little new follows. | Pick it and note the harvest; if it "
        "is over, end the planting."
    )
    assert draft.task.due_on == date(2026, 7, 28)


@pytest.mark.parametrize(("tmax_c", "severity"), [(27.0, "warning"), (26.9, "advice")])
def test_lettuce_in_a_hot_week_is_a_warning(tmax_c, severity):
    on = date(2026, 7, 28)
    week = days(on - timedelta(days=7), 7, tmax_c=tmax_c)
    [draft] = run(harvest_overdue, replace(growing(on, LETTUCE), weather=week))
    assert draft.severity == severity
    assert ("bolts" in text(draft)) == (severity == "warning")


def test_of_an_older_heat_nothing_is_said():
    on = date(2026, 7, 28)
    heat = days(on - timedelta(days=14), 7, tmax_c=35.0)
    [draft] = run(harvest_overdue, replace(growing(on, LETTUCE), weather=heat))
    assert draft.severity == "advice"


FROSTY = date(2026, 9, 20)


def frosty(crop, *, started_on, age_hours=6.0):
    night = weather(FROSTY, is_forecast=True, tmin_c=0.0, night_wind_m_s=None, age_hours=age_hours)
    on = FROSTY - timedelta(days=1)
    return replace(growing(on, crop, started_on), weather={FROSTY: night})


@pytest.mark.parametrize(
    ("rule", "started_on"),
    [(harvest_now, date(2026, 7, 12)), (harvest_overdue, date(2026, 6, 20))],
)
def test_a_forecast_frost_makes_the_harvest_of_tender_crops_a_warning(rule, started_on):
    tender = replace(ZUCCHINI, slug="melon", kill_temp_c=0.0)
    [draft] = run(rule, frosty(tender, started_on=started_on))
    assert draft.severity == "warning"
    assert "A low of 0.0 °C is forecast for 20 Sep 2026" in text(draft)
    assert "Pick what is ripe before the night to 20 Sep 2026." in text(draft)
    assert "Lowest temperature" in [item.name for item in draft.inputs]


@pytest.mark.parametrize(
    "snapshot",
    [
        pytest.param(frosty(PEA, started_on=date(2026, 7, 12)), id="hardy"),
        pytest.param(frosty(ZUCCHINI, started_on=date(2026, 7, 12), age_hours=40), id="stale"),
        pytest.param(
            replace(frosty(ZUCCHINI, started_on=date(2026, 7, 12)), is_indoor=True), id="indoors"
        ),
    ],
)
def test_else_the_frost_changes_nothing(snapshot):
    [draft] = run(harvest_now, snapshot)
    assert draft.severity == "advice"


@pytest.mark.parametrize(
    ("place", "started_on", "on"),
    [
        ("christchurch", date(2026, 11, 1), date(2027, 1, 3)),
        ("singapore", MAY_1, date(2026, 7, 3)),
    ],
)
def test_it_is_the_same_south_of_the_equator_and_near_it(place, started_on, on):
    there = climate(**{place: True})
    before = growing(on - timedelta(days=1), started_on=started_on)
    assert said(replace(before, climate=there)) == {"ahead": "info"}
    assert said(replace(growing(on, started_on=started_on), climate=there)) == {"now": "advice"}
