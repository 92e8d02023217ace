"""What lets a restricted plant pass, and what is said of one that may not."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from compliance.models import Exemption
from compliance.tests.factories import RestrictionFactory
from gardens.actions import plantings, seeds
from gardens.actions.guests import hand_over_gardens
from gardens.actions.restricted import PlantRestricted, refuse_restricted
from gardens.models import Planting, SeedLot
from gardens.tests.dating import set_today
from gardens.tests.factories import (
    GardenerFactory,
    GardenFactory,
    PlaceFactory,
)
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 5)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    set_today(monkeypatch, TODAY)


def _place(bed, plant, gardener):
    plantings.place_plant(bed, plant, known_step=0, on=TODAY, actor=gardener)


@pytest.mark.parametrize(("days", "passes"), [(None, True), (0, True), (30, True), (-1, False)])
def test_a_granted_permit_lets_it_pass_until_it_ends(
    days, passes, bed, blackcurrant, currant_rule, gardener
):
    ends = None if days is None else TODAY + timedelta(days=days)
    permit = _permit(bed.garden, blackcurrant, gardener, state="granted", expires_on=ends)
    permit.restrictions.add(currant_rule)

    if passes:
        _place(bed, blackcurrant, gardener)
    else:
        with pytest.raises(PlantRestricted):
            _place(bed, blackcurrant, gardener)
    assert Planting.objects.count() == passes


@pytest.mark.parametrize("flaw", ["open", "refused", "other garden", "other rule"])
def test_no_other_permit_does(flaw, bed, blackcurrant, currant_rule, gardener):
    garden = GardenFactory(owner=gardener) if flaw == "other garden" else bed.garden
    state = flaw if flaw in ("open", "refused") else "granted"
    permit = _permit(garden, blackcurrant, gardener, state=state)
    permit.restrictions.add(
        RestrictionFactory(jurisdiction="NZ") if flaw == "other rule" else currant_rule
    )

    with pytest.raises(PlantRestricted):
        _place(bed, blackcurrant, gardener)


def _permit(garden, plant, gardener, **facts) -> Exemption:
    return Exemption.objects.create(
        garden_number=garden.pk,
        plant=plant,
        asked_by=gardener,
        jurisdiction="US-ME",
        permit_number="ME-7",
        **facts,
    )


def test_seed_is_refused_only_if_no_garden_may_have_it(bed, blackcurrant, currant_rule, gardener):
    GardenFactory(owner=gardener, place=PlaceFactory(country_code="CZ", admin1_code="78"))

    lot = SeedLot(owner=gardener, plant=blackcurrant, year=2024)
    seeds.add_lot(lot, first=None, known_lot=0, actor=gardener)

    assert SeedLot.objects.filter(plant=blackcurrant).exists()


def test_what_could_be_planted_instead_is_named(bed, blackcurrant, currant_rule, gardener):
    facts = {"category": blackcurrant.category, "family": blackcurrant.family}
    PlantFactory(common_name="Jostaberry", botanical_name="Ribes nidigrolaria", **facts)
    RestrictionFactory(scientific_name="Ribes nidigrolaria")
    PlantFactory(common_name="Raspberry", botanical_name="Rubus idaeus", **facts)

    with pytest.raises(PlantRestricted) as refused:
        _place(bed, blackcurrant, gardener)

    assert "Raspberry</a>" in refused.value.message
    assert "Jostaberry" not in refused.value.message


@pytest.mark.parametrize("number", [1, 8])
def test_queries_do_not_grow_with_plants(
    number, garden, currant_rule, gardener, django_assert_num_queries
):
    plants = [PlantFactory(botanical_name="Solanum lycopersicum") for _ in range(number)]

    with django_assert_num_queries(2):
        refuse_restricted(garden.pk, plants, actor=gardener)


def test_a_guest_who_signs_in_takes_the_permit_along(bed, blackcurrant, currant_rule, gardener):
    guest = GardenerFactory(email=None, guest_since=timezone.now())
    permit = _permit(bed.garden, blackcurrant, guest, state="granted")

    hand_over_gardens(guest, to=gardener)

    permit.refresh_from_db()
    assert permit.asked_by == gardener
