"""A bed's soil in tests: what is reckoned of it, and crops with figures of their own."""

from datetime import date

from django.urls import reverse

from gardens.models import Bed
from gardens.soil.page import SoilPage
from gardens.tests.factories import PlantingFactory
from plants.tests.factories import PlantFactory

TODAY = date(2026, 5, 10)


def reckoned(bed) -> SoilPage:
    return SoilPage.of(Bed.objects.with_place().with_soil_texture().get(pk=bed.pk), TODAY)


def text(client, bed, query: str = "") -> str:
    answer = client.get(reverse("gardens:bed-soil", args=[bed.garden_id, bed.pk]) + query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def grown(bed, slug: str, ground_m2: float, **figures):
    """One block of so much ground, half a metre apart."""
    plant = PlantFactory(slug=slug, **{"soil_ph_min": 5.0, "soil_ph_max": 8.0} | figures)
    count = round(ground_m2 / 0.25)
    spacing = {"spacing_cm": 50, "row_spacing_cm": 50}
    return PlantingFactory(bed=bed, plant=plant, columns=count, x_cm=25, y_cm=25, **spacing)


def taken(n: float, p2o5: float, k2o: float) -> dict[str, float]:
    names = ("removal_n_kg_per_t", "removal_p2o5_kg_per_t", "removal_k2o_kg_per_t")
    return dict(zip(names, (n, p2o5, k2o), strict=True))


def budget(bed, key: str):
    return next(bar.budget for bar in reckoned(bed).bars if bar.budget.key == key)


def dose(bed, product: str):
    return next(one for aim in reckoned(bed).advice for one in aim.doses if one.product == product)
