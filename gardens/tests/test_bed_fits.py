from datetime import date

import numpy as np
import pytest
from django.utils import timezone

from gardens.models import Bed, Planting, SunMap
from gardens.models.sun import SUN_METHOD
from gardens.tests.dating import set_today
from gardens.tests.factories import BedFactory, LandFactory, OwnPlantFactory, PlantingFactory
from plants.models import Companionship, Plant
from plants.tests.factories import CompanionshipFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
TODAY = date(2026, 5, 5)


@pytest.fixture(autouse=True)
def noon_of_5_may(monkeypatch):
    set_today(monkeypatch, TODAY)


@pytest.fixture
def fits(own_client, monkeypatch):
    """By plant, the reasons in one string; all of them, not only the first eight."""
    monkeypatch.setattr("gardens.plan.fits.MOST", 99)

    def found(bed, month="2026-05") -> dict[str, str]:
        page = own_client.get(bed.get_absolute_url(), {"month": month}).context["page"]
        return {
            fit.plant.slug: " ".join(fit.reasons).replace("\N{NARROW NO-BREAK SPACE}", " ")
            for fit in page.fits
        }

    return found


def plan(bed, slug: str, **fields) -> Planting:
    return PlantingFactory(bed=bed, plant=Plant.objects.get(slug=slug), **fields)


def test_what_fits_says_why_with_numbers_and_places_itself(bed, own_client, fits):
    found = fits(bed)
    assert found["bush-bean"] == (
        "Sow 5 May; ready in about 55 days, around 29 Jun 2026. "
        "The first frost comes around 28 Oct 2026, 121 days later. "
        "It needs 6 h of sun; this bed's are not known yet. "
        "Pea family: none here for 3 years, by your records."
    )
    page = own_client.get(bed.get_absolute_url()).content.decode()
    suggestions = f"{bed.get_absolute_url()}suggestions/"
    assert f'hx-get="{suggestions}?month=2026-05"' in page
    bean = Plant.objects.get(slug="bush-bean")
    for headers in ({}, {"HX-Request": "true"}):
        answer = own_client.get(suggestions, headers=headers).content.decode()
        assert f'name="plant" value="{bean.pk}"' in answer
    assert "2.9 m² free, nothing planned on it." in page.replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_only_the_season_of_the_month_fits(bed, fits):
    assert "bush-bean" not in fits(bed, "2026-12")
    assert "garlic" in fits(bed, "2026-10")
    assert "tomato" not in fits(bed, "2026-08"), "it would not ripen before the frost"
    assert fits(bed, "2026-04") == {}, "over"


def test_the_next_planting_ends_the_gap(bed, fits):
    plan(
        bed,
        "kale",
        planned_on=date(2026, 9, 20),
        started_on=None,
        columns=6,
        rows=3,
        x_cm=20,
        y_cm=20,
    )
    found = fits(bed)
    assert "Kale needs this ground from 20 Sep 2026" in found["bush-bean"]
    assert "tomato" not in found, "it bears until the frost"
    assert "bush-bean" not in fits(bed, "2026-08")


def test_a_full_bed_has_no_gap(bed, own_client, fits):
    block = {"columns": 4, "rows": 2, "spacing_cm": 60, "row_spacing_cm": 60}
    plan(bed, "tomato", x_cm=30, y_cm=30, **block)
    assert fits(bed) == {}
    page = own_client.get(bed.get_absolute_url()).context["page"]
    assert page.gaps == []


def test_ground_is_free_until_its_next_planting(bed, own_client):
    kale = plan(bed, "kale", planned_on=date(2026, 8, 20), started_on=None, columns=2, rows=1)
    plan(bed, "tomato", x_cm=200, y_cm=30)
    gaps = own_client.get(bed.get_absolute_url()).context["page"].gaps
    # 2 × 40 × 40 cm; 2.88 m² less that and 50 × 50 cm.
    assert [(round(gap.area_m2, 2), gap.until, gap.taken_by) for gap in gaps] == [
        (0.32, date(2026, 8, 20), kale),
        (2.31, None, None),
    ]


def test_a_crop_in_several_blocks_is_said_once_and_a_scrap_not_at_all(bed, own_client):
    for x_cm, number in ((30, 2), (120, 2), (200, 1)):
        day = date(2026, 8, 20) if number == 2 else date(2026, 9, 1)
        slug = "kale" if number == 2 else "radish"
        plan(bed, slug, planned_on=day, started_on=None, columns=number, rows=1, x_cm=x_cm)
    gaps = own_client.get(bed.get_absolute_url()).context["page"].gaps
    assert [(round(gap.area_m2, 2), gap.until) for gap in gaps[:-1]] == [(0.64, date(2026, 8, 20))]


def shine(bed, *hours: float) -> None:
    """The same on all of its land."""
    everywhere = np.broadcast_to(np.array(hours).reshape(12, 1, 1), (12, 20, 20))
    fields = {"rows": 20, "columns": 20, "cell_m": 0.5, "hours": SunMap.packed(everywhere)}
    SunMap.objects.update_or_create(
        garden=bed.garden, defaults={**fields, "method": SUN_METHOD, "reckoned_at": timezone.now()}
    )


def test_the_light_of_the_season_decides(bed, fits):
    LandFactory(garden=bed.garden)
    Bed.objects.filter(pk=bed.pk).update(x_cm=0, y_cm=0)
    shine(bed, 0, 0, 0, 0, 6.5, 6.5, 6.5, 0, 0, 0, 0, 0)
    found = fits(bed)
    assert "6.5 h of sun a day, 6 h needed." in found["bush-bean"]
    assert "tomato" not in found, "it needs 8 h"
    shine(bed, *(1.0,) * 12)
    assert fits(bed) == {}


def test_families_rest_here_and_next_door_but_not_in_pots(garden, bed, fits):
    LandFactory(garden=garden)
    Bed.objects.filter(pk=bed.pk).update(x_cm=0, y_cm=0)
    near = BedFactory(garden=garden, name="Bed B", x_cm=0, y_cm=200)
    past = {"started_on": date(2025, 5, 1), "ended_on": date(2025, 8, 1)}
    plan(near, "bush-bean", **past)
    assert "bush-bean" not in fits(bed)
    Bed.objects.filter(pk=near.pk).update(y_cm=230)
    assert "bush-bean" in fits(bed), "more than a metre away"
    plan(bed, "bush-bean", **past)
    assert "garden-pea" not in fits(bed)
    Bed.objects.filter(pk=bed.pk).update(kind="container")
    assert "garden-pea" in fits(bed)


def test_what_is_ripe_by_then_counts_and_what_still_stands_is_not_denied(bed, fits):
    plan(bed, "garlic", started_on=date(2025, 10, 20))
    assert "garlic" not in fits(bed, "2026-10"), "the last one was dug up in the same year"
    plan(bed, "bush-bean", started_on=date(2026, 5, 1), x_cm=120, y_cm=60)
    assert "Pea family" not in fits(bed)["bush-bean"]


def test_a_foe_keeps_away_and_a_friend_is_named(bed, fits):
    Companionship.objects.all().delete()
    bean, lettuce = (Plant.objects.get(slug=slug) for slug in ("bush-bean", "leaf-lettuce"))
    tomato = plan(bed, "tomato", x_cm=30, y_cm=30).plant
    CompanionshipFactory(
        plant_a=tomato, plant_b=bean, effect="antagonistic", mechanism="shared rust"
    )
    CompanionshipFactory(plant_a=tomato, plant_b=lettuce)
    found = fits(bed)
    assert "bush-bean" not in found
    assert "A good neighbour of Tomato." in found["leaf-lettuce"]


def test_plants_of_ones_own_come_first_and_at_most_eight(bed, garden, own_client):
    OwnPlantFactory(owner=garden.owner, slug="own-blue")
    OwnPlantFactory(owner=garden.owner, slug="own-bare", common_name="Nobody knows", bare=True)
    page = own_client.get(bed.get_absolute_url()).context["page"]
    slugs = [fit.plant.slug for fit in page.fits]
    assert len(slugs) == 8
    assert slugs[0] == "own-blue"
    assert "own-bare" not in slugs, "nobody knows how long it takes"


def test_indoors_everything_may_begin_on_any_day(garden, bed, fits):
    garden.kind = "windowsill"
    garden.save()
    found = fits(bed, "2026-12")
    assert "frost" not in " ".join(found.values())
    assert "leaf-lettuce" in found
