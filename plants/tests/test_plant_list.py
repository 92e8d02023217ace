import re
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from plants.choices import Category, Sun
from plants.models import Plant
from plants.tests.factories import CultivarFactory, PlantFactory
from plants.views import PAGE_SIZE

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def page(client: Client, headers: dict[str, str] | None = None, **query: object) -> str:
    address = f"{reverse('plants:plant-list')}?{urlencode(query, doseq=True)}"
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def names(html: str) -> list[str]:
    return re.findall(r'<h3><a href="[^"]+">([^<]+)</a></h3>', html)


@pytest.fixture
def plants() -> None:
    PlantFactory(common_name="Tomato")
    PlantFactory(common_name="Basil", category=Category.HERB, sun=Sun.FULL_OR_PART)
    PlantFactory(common_name="Chives", category=Category.HERB, hardy=True, sun=Sun.PART)


def test_a_visitor_sees_all_plants_by_name_with_their_marks(client, plants):
    html = page(client)

    assert names(html) == ["Basil", "Chives", "Tomato"]
    assert '<b class="num">3</b> plants' in html
    assert "#g-tomato" in html
    for word in ("Solanum lycopersicum", "Vegetable", "Full sun", "Tender", "50 cm apart"):
        assert word in html


def test_search_and_filters_work_together_and_stay_in_the_form(client, plants):
    html = page(client, q="lycopersicum", category="herb", sun="part")

    assert names(html) == ["Basil", "Chives"]
    assert 'value="lycopersicum"' in html
    assert re.search(r'name="category" value="herb" checked', html)
    assert not re.search(r'value="vegetable" checked', html)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"category": ["herb", "vegetable"]}, ["Basil", "Chives", "Tomato"]),
        ({"sun": "part"}, ["Basil", "Chives"]),
        ({"frost": "hardy"}, ["Chives"]),
        ({"frost": ["tender", "hardy"], "category": "herb"}, ["Basil", "Chives"]),
        ({"category": "dragon", "sun": "moon", "frost": "arctic"}, ["Basil", "Chives", "Tomato"]),
        ({"category": ["dragon", "herb"]}, ["Basil", "Chives"]),
        ({"q": "\0chi\0ves"}, ["Chives"]),
        ({"q": "   "}, ["Basil", "Chives", "Tomato"]),
        ({"q": "%"}, []),
        ({"q": "?!"}, []),
        ({"q": "x" * 10_000}, []),
        ({"q": "a " * 5_000}, ["Basil", "Chives", "Tomato"]),
        ({"q": "to_z%"}, []),
    ],
)
def test_what_is_asked_for_decides_what_is_shown(client, plants, query, found):
    assert names(page(client, **query)) == found


def test_nul_characters_do_not_come_back(client, plants):
    html = page(client, q="chi\0ves")

    assert names(html) == ["Chives"]
    assert 'value="chives"' in html


def test_filters_are_sent_with_the_search_without_script(client):
    options = re.findall(r'<input type="checkbox"[^>]+>', page(client))

    assert options
    assert all('form="plant-search"' in option for option in options)


def test_nothing_found_says_what_to_try(client, plants):
    html = page(client, q="dragonfruit <b>")

    assert "No plant found" in html
    assert f'href="{reverse("plants:plant-list")}">Show all plants</a>' in html
    assert "dragonfruit &lt;b&gt;" in html


def test_a_chosen_filter_can_be_taken_back_alone(client, plants):
    html = page(client, q="a", category="herb", frost="tender")

    assert f'href="{reverse("plants:plant-list")}?q=a&amp;frost=tender"' in html
    assert f'href="{reverse("plants:plant-list")}?q=a&amp;category=herb"' in html


def test_options_tell_how_many_plants_they_hold(client, plants):
    counts = dict(re.findall(r'value="([\w-]+)"[^>]*>[^<]+<span class="n">(\d+)<', page(client)))

    assert (counts["herb"], counts["vegetable"], counts["tree"]) == ("2", "1", "0")
    assert (counts["full"], counts["part"], counts["shade"]) == ("2", "2", "0")


def test_a_misspelled_name_finds_what_is_spelled_alike_and_says_so(client, plants):
    html = page(client, q="chivves")

    assert names(html) == ["Chives"]
    assert "No plant is called “chivves”. These are spelled much like it:" in html
    assert "spelled much like it" not in page(client, q="chives")


def test_a_plant_that_was_found_by_its_cultivar_says_which(client, plants):
    tomato = Plant.objects.get(common_name="Tomato")
    CultivarFactory(plant=tomato, name="Moneymaker")
    CultivarFactory(plant=tomato, name="Marmande")

    html = page(client, q="moneymaker")

    assert names(html) == ["Tomato"]
    assert "<span>‘Moneymaker’</span>" in html
    assert "Marmande" not in html
    assert "Moneymaker" not in page(client)


def test_htmx_gets_the_results_alone_and_history_the_page(client, plants):
    part = page(client, headers=HTMX, q="basil")
    restored = page(client, headers=HTMX | {"HX-History-Restore-Request": "true"}, q="basil")

    assert names(part) == names(restored) == ["Basil"]
    assert part.strip().startswith('<div id="plant-results">')
    assert "<html" not in part
    assert "<html" in restored
    response = client.get(reverse("plants:plant-list"))
    assert "HX-Request" in response.headers["Vary"]


def test_long_lists_are_paged_and_keep_the_search(client):
    PlantFactory.create_batch(PAGE_SIZE + 1)

    first, second = page(client, q="plant"), page(client, q="plant", page=2)

    assert len(names(first)) == PAGE_SIZE
    assert len(names(second)) == 1
    assert not set(names(first)) & set(names(second))
    assert 'href="?q=plant&amp;page=2"' in first


@pytest.mark.parametrize(
    ("number", "first"),
    [
        ("abc", "Aster"),
        ("1e400", "Aster"),
        ("9" * 5000, "Aster"),
        ("99", "Zinnia"),
        ("0", "Zinnia"),
    ],
)
def test_a_page_that_is_none_shows_the_first_or_the_last(client, number, first):
    PlantFactory(common_name="Aster")
    PlantFactory.create_batch(PAGE_SIZE - 1)
    PlantFactory(common_name="Zinnia")

    assert names(page(client, page=number))[0] == first


def test_the_list_costs_as_many_queries_for_many_plants(client, django_assert_num_queries):
    """One for the edition of the catalogue, one for the page; two more after a change. A search is
    counted, too."""
    PlantFactory.create_batch(2)
    with django_assert_num_queries(4):
        page(client)

    PlantFactory.create_batch(PAGE_SIZE)
    page(client)
    with django_assert_num_queries(3):
        page(client, q="plant", category="vegetable")


def test_posting_to_the_catalogue_is_refused(client):
    assert client.post(reverse("plants:plant-list")).status_code == 405
