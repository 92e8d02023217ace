import pytest
from django.urls import reverse

from gardens.models import Garden, Place, Planting
from gardens.tests.factories import BedFactory, GardenFactory, PlaceFactory, PlantingFactory

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def url(garden, page="garden-detail") -> str:
    return reverse(f"gardens:{page}", args=[garden.pk])


def test_the_list_shows_ones_own_gardens_only(bed, garden, own_client):
    GardenFactory(name="Foreign plot")
    page = text(own_client.get(reverse("gardens:garden-list")))
    assert "Plot 14" in page
    assert "Raised bed, Brno, 1 bed" in page
    assert "Foreign plot" not in page


def test_without_a_garden_one_is_asked_for_the_first(stranger_client):
    page = text(stranger_client.get(reverse("gardens:garden-list")))
    assert "No garden yet" in page
    assert f'href="{reverse("start")}"' in page


def test_a_garden_shows_every_bed_with_its_crops(garden, bed, tomato, carrot, own_client):
    PlantingFactory(bed=bed, plant=tomato)
    PlantingFactory(bed=bed, plant=carrot, x_cm=120)
    PlantingFactory(bed=bed, plant=tomato, ended=True)
    pot = BedFactory(garden=garden, name="Pot 1", pot=True)
    page = text(own_client.get(url(garden)))
    assert "2.4 × 1.2 m · Tomato, Carrot" in page
    assert "40 × 40 cm · empty" in page
    assert f'href="{bed.get_absolute_url()}"' in page
    assert f'href="{pot.get_absolute_url()}"' in page
    assert page.count('<svg class="plan-svg"') == 2


def test_a_garden_without_beds_asks_for_one(garden, own_client):
    page = text(own_client.get(url(garden)))
    assert "No bed yet" in page
    assert f'href="{url(garden, "bed-add")}"' in page


@pytest.mark.parametrize("number", [5, 500])
def test_a_garden_page_costs_the_same_with_5_and_500_plantings(
    number, garden, tomato, own_client, django_assert_max_num_queries
):
    beds = [BedFactory(garden=garden, name=f"Bed {letter}") for letter in "ABCDE"]
    Planting.objects.bulk_create(
        PlantingFactory.build(garden=garden, bed=beds[index % 5], plant=tomato)
        for index in range(number)
    )
    own_client.get(url(garden))
    with django_assert_max_num_queries(11):
        own_client.get(url(garden))


def test_the_opened_garden_is_the_one_the_navigation_speaks_of(garden, gardener, own_client):
    GardenFactory(owner=gardener, name="Balcony", place=PlaceFactory(oslo=True))
    assert "Balcony" in text(own_client.get(reverse("gardens:more")))
    own_client.get(url(garden))
    page = text(own_client.get(reverse("gardens:more")))
    assert f'class="switcher" href="{reverse("gardens:garden-list")}"><span><b>Plot 14</b>' in page


def test_a_garden_is_renamed(garden, own_client):
    assert 'value="Plot 14"' in text(own_client.get(url(garden, "garden-edit")))
    answer = own_client.post(url(garden, "garden-edit"), {"name": "Home"})
    assert answer.headers["Location"] == url(garden)
    assert Garden.objects.get().name == "Home"


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("", "This field is required."),
        ("  ", "This field is required."),
        ("x" * 81, "at most 80 characters"),
        ("a\x00b", "Null characters"),
    ],
)
def test_a_bad_name_is_explained(name, complaint, garden, own_client):
    answer = own_client.post(url(garden, "garden-edit"), {"name": name})
    assert complaint in text(answer)
    assert Garden.objects.get().name == "Plot 14"


def test_a_garden_is_removed_after_a_question(bed, tomato, own_client):
    PlantingFactory(bed=bed, plant=tomato)
    garden = bed.garden
    assert "Remove Plot 14?" in text(own_client.get(url(garden, "garden-delete")))
    answer = own_client.post(url(garden, "garden-delete"), follow=True)
    assert "Plot 14 is removed." in text(answer)
    assert not Garden.objects.exists()
    assert not Place.objects.exists()
    assert own_client.post(url(garden, "garden-delete")).status_code == 404


@pytest.mark.parametrize("page", ["garden-detail", "garden-edit", "garden-delete", "bed-add"])
def test_a_stranger_finds_no_garden(page, garden, stranger_client):
    assert stranger_client.get(url(garden, page)).status_code == 404
    assert stranger_client.post(url(garden, page), {"name": "Mine"}).status_code in (404, 405)
    assert Garden.objects.get().name == "Plot 14"


def test_more_lists_what_has_no_tab(bed, own_client):
    page = text(own_client.get(reverse("gardens:more")))
    for name in ("watering-add", "soil-test-add"):
        assert f'href="{reverse(f"gardens:{name}", args=[bed.garden_id, bed.pk])}"' in page
    assert "Signed in as" in page
    assert f'action="{reverse("account_logout")}"' in page


def test_a_guest_is_asked_to_keep_the_garden(garden, gardener, own_client):
    gardener.email, gardener.guest_since = None, gardener.last_seen_at
    gardener.save()
    page = text(own_client.get(reverse("gardens:more")))
    assert f'href="{reverse("keep")}"' in page
    assert f'href="{reverse("account_login")}"' in page
    assert reverse("account_logout") not in page
