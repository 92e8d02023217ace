"""Answer a finding beside the plan, without leaving the page, and take it back."""

import pytest
from playwright.sync_api import expect

from gardens.tests.factories import BedFactory, PlantingFactory, SoilTestFactory
from plants.tests.factories import PlantFactory
from rules.models import Evaluation, Finding
from rules.tasks import evaluate_gardens

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_not_relevant_puts_a_finding_away_and_undo_brings_it_back(visit_as):
    bed = BedFactory(texture="loam")
    PlantingFactory(bed=bed, plant=PlantFactory(slug="tomato"))
    SoilTestFactory(bed=bed, ph=5.2)
    Evaluation.objects.request(bed.garden_id)
    evaluate_gardens([bed.garden_id])
    finding = Finding.objects.get(rule_id="SOIL.PH")
    page = visit_as(bed.garden.owner, bed)
    card = page.locator(f"#finding-{finding.pk}")
    card.get_by_text("Numbers and sources").click()
    expect(card.get_by_text("What would change this:")).to_be_visible()

    card.get_by_role("button", name="Not relevant").click()

    away = page.locator(f"#finding-answered-{finding.pk}")
    expect(away).to_be_visible()
    expect(card).to_have_count(0)
    expect(page.locator("#messages")).to_contain_text("Put away for this season.")

    away.get_by_role("button", name="Undo").click()

    expect(card).to_be_visible()
    expect(away).to_have_count(0)
