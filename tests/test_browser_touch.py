"""What fingers have to hit."""

import pytest

from gardens.tests.factories import BedFactory, GardenerFactory, LandFactory, PlantingFactory
from plants.tests.factories import PlantFactory
from rules.models import Evaluation
from rules.tasks import evaluate_gardens
from tests.editor import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SMALL = "summary, .crumbs a, .palhead a, .finding a, .foot a"


def test_what_is_small_for_a_mouse_is_44_px_for_a_finger(visit_as):
    bed = BedFactory(garden__owner=GardenerFactory(), placed=True)
    LandFactory(garden=bed.garden)
    for x_cm in (60, 80):
        PlantingFactory(bed=bed, plant=PlantFactory(), x_cm=x_cm)
    Evaluation.objects.request(bed.garden_id)
    evaluate_gardens([bed.garden_id])
    page = visit_as(bed.garden.owner, bed, **PHONE)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    sizes = page.locator(SMALL).evaluate_all(
        "all => all.map(one => [one.textContent.trim(), one.getBoundingClientRect().height])"
    )
    assert {"All plants", "Fill an area", "Numbers and sources"} <= {words for words, _ in sizes}
    assert any(words.startswith("Why?") for words, _ in sizes)
    assert [words for words, height in sizes if height < 44] == []
