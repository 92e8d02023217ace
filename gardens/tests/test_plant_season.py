from datetime import date

import pytest
from django.template import Context, Template

from gardens.models import GardenKind
from gardens.plant_season import PlantSeason
from gardens.tests.factories import GardenFactory, PlaceFactory
from plants.models import Plant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
ON = date(2026, 5, 5)


def season(slug: str, **place) -> PlantSeason:
    garden = GardenFactory.build(place=PlaceFactory.build(**place))
    return PlantSeason.of(Plant.objects.get(slug=slug), garden, ON)


def shown(slug: str, garden) -> str:
    template = Template("{% load season_bars %}{% plant_season plant %}")
    plant = Plant.objects.get(slug=slug)
    html = template.render(Context({"plant": plant, "current_garden": garden}))
    return " ".join(html.split())


def dates(plant_season: PlantSeason) -> dict[str, tuple[date, date]]:
    return {bar.look: (bar.window.start, bar.window.end) for bar in plant_season.bars}


def test_the_windows_of_brno():
    assert dates(season("tomato")) == {
        # Six to eight weeks before 14 April.
        "indoor": (date(2026, 2, 17), date(2026, 3, 3)),
        # Not before 30 April, when frost comes in one year of ten only.
        "plant": (date(2026, 4, 30), date(2026, 5, 14)),
        # 60 days after the first, 85 after the last.
        "harvest": (date(2026, 6, 29), date(2026, 8, 7)),
    }


def test_frost_ends_a_tender_crop_that_is_late():
    late = season("tomato", last_frost_p50=180, last_frost_p90=190, first_frost_p50=260)
    assert dates(late)["harvest"][1] == date(2026, 9, 17)
    never = season("tomato", last_frost_p50=200, last_frost_p90=210, first_frost_p50=250)
    assert "harvest" not in dates(never)


def test_a_hardy_crop_may_ripen_after_frost():
    assert dates(season("garlic"))["harvest"][0] > date(2027, 4, 1)


def test_bars_stand_where_their_days_are():
    brno = season("tomato")
    first, last = date(2026, 2, 17), date(2026, 3, 3)
    [span] = next(bar.spans for bar in brno.bars if bar.look == "indoor")
    assert span.start == pytest.approx((first.timetuple().tm_yday - 1) / 3.65, abs=0.01)
    assert span.width == pytest.approx(((last - first).days + 1) / 3.65, abs=0.01)
    assert brno.now == pytest.approx((ON.timetuple().tm_yday - 1) / 3.65, abs=0.01)


def test_south_of_the_equator_the_year_begins_in_july():
    south = season("tomato", christchurch=True)
    assert south.months[0].number == 7
    [span] = next(bar.spans for bar in south.bars if bar.look == "plant")
    # Planted out in November, a third of the way from July to June.
    assert 30 < span.start < 45


def test_the_dates_are_said_in_words_and_in_a_table():
    html = shown("tomato", GardenFactory())
    assert 'role="img" aria-label="Tomato: Start indoors 17 Feb – 3 Mar; Plant out 30 Apr' in html
    assert "<details" in html
    assert '<th scope="row">Plant out</th><td>30 Apr</td><td>14 May</td>' in html
    assert 'y="27" width=' in html


def test_an_estimate_says_so():
    garden = GardenFactory(place__climate_confidence="medium")
    assert "take a week either way" in shown("tomato", garden)
    assert "take a week either way" not in shown("tomato", GardenFactory())


@pytest.mark.parametrize("trait", ["singapore", "phoenix"])
def test_where_frost_does_not_decide_no_dates_are_invented(trait):
    html = shown("tomato", GardenFactory(place=PlaceFactory(**{trait: True})))
    assert "no usual frost to count from" in html
    assert "<svg" not in html


def test_indoors_the_season_does_not_decide():
    html = shown("tomato", GardenFactory(kind=GardenKind.WINDOWSILL))
    assert "Indoors the season does not decide" in html


def test_a_crop_without_dates_says_so():
    Plant.objects.filter(slug="dill").update(
        direct_sow_weeks_after_last_frost_min=None, direct_sow_weeks_after_last_frost_max=None
    )
    html = shown("dill", GardenFactory())
    assert "no sowing or planting time for Dill in Brno" in html


def test_without_a_garden_nothing_is_shown():
    assert shown("tomato", None) == ""


def test_where_every_summer_night_may_freeze_tender_crops_are_not_planted_out():
    garden = GardenFactory(place__last_frost_p90=None, place__has_safe_date=False)
    html = shown("tomato", garden)
    assert "Start indoors" in html
    assert '<th scope="row">Plant out</th>' not in html
