"""Whatever number of somebody else's is tried, there is nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from gardens.tests.factories import BedFactory, GardenerFactory, GardenFactory
from gardens.tests.indoor import SpaceFactory
from rules.tests.factories import FindingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger() -> Client:
    """With a garden, so that nothing leads to the start."""
    client, gardener = Client(), GardenerFactory()
    client.force_login(gardener)
    GardenFactory(owner=gardener)
    return client


@pytest.fixture
def addresses(clock) -> dict[str, list[str]]:
    bed = BedFactory()
    garden, finding = bed.garden, FindingFactory(garden=bed.garden)
    space = SpaceFactory(garden=garden)
    get = [
        ("finding-detail", [finding.pk]),
        ("finding-numbers", [finding.pk]),
        ("findings-panel", [garden.pk]),
        ("bed-findings", [garden.pk, bed.pk]),
        ("subject-findings", [garden.pk, "space", space.pk]),
        ("put-away", [garden.pk]),
        ("garden-water", [garden.pk]),
        ("bed-water", [garden.pk, bed.pk]),
    ]
    post = [
        ("finding-answer", [finding.pk]),
        ("finding-reopen", [finding.pk]),
        ("rule-show", [garden.pk, "SOIL.PH"]),
    ]
    return {
        method: [reverse(f"rules:{name}", args=args) for name, args in some]
        for method, some in (("get", get), ("post", post))
    }


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_stranger_finds_nothing(stranger, addresses, headers):
    for method, paths in addresses.items():
        for path in paths:
            answer = getattr(stranger, method)(path, {"answer": "done"}, headers=headers)
            assert (path, answer.status_code) == (path, 404)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_strangers_bed_or_space_in_ones_own_garden_is_not_found(stranger, clock, headers):
    own = stranger.session["_auth_user_id"]
    garden = GardenFactory(owner_id=own)
    bed, space = BedFactory(), SpaceFactory()
    for name, args in (
        ("bed-findings", [garden.pk, bed.pk]),
        ("bed-water", [garden.pk, bed.pk]),
        ("subject-findings", [garden.pk, "space", space.pk]),
    ):
        answer = stranger.get(reverse(f"rules:{name}", args=args), headers=headers)
        assert (name, answer.status_code) == (name, 404)
