"""What was spread is corrected, and a soil test just logged is taken back."""

from datetime import date

import pytest
from django.urls import reverse

from gardens.actions.series import add_series
from gardens.models import (
    Act,
    Amendment,
    CareTask,
    Counting,
    Event,
    SoilTest,
    TaskSeries,
    TaskState,
    Unit,
)
from gardens.tests.factories import AmendmentFactory, CareTaskFactory

pytestmark = pytest.mark.django_db
SPREAD = {"spread_on": "2026-04-01", "product": "compost", "weight_kg": "10"}


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def of_bed(bed, name: str) -> str:
    return reverse(f"gardens:{name}", args=[bed.garden_id, bed.pk])


def logged(bed, client, **changes) -> Amendment:
    client.post(of_bed(bed, "bed-amend"), SPREAD | changes)
    return Amendment.objects.get()


def edit(amendment) -> str:
    return reverse("gardens:amendment-edit", args=[amendment.pk])


def test_the_amount_is_corrected_with_its_entry(bed, own_client):
    amendment = logged(bed, own_client)
    assert edit(amendment) in text(own_client.get(of_bed(bed, "bed-soil")))
    page = text(own_client.get(edit(amendment)))
    assert 'value="10"' in page
    assert 'name="product"' not in page
    typed = {"spread_on": "2026-04-03", "weight_kg": "", "amount_l": "40"}
    answer = own_client.post(edit(amendment), typed, follow=True)
    assert "40 L" in text(answer)
    amendment.refresh_from_db()
    assert (amendment.amount_g, amendment.amount_l, amendment.product) == (None, 40, "compost")
    # 0.75 % of 24 kg, of which an eighth is reached.
    assert amendment.brought_g.n == pytest.approx(22.5)
    assert Event.objects.get().happened_on == amendment.spread_on == date(2026, 4, 3)


def test_what_the_label_says_wins_and_is_shown_again(bed, own_client):
    amendment = logged(bed, own_client, product="blood_meal", weight_kg="1", n_pct="13")
    page = text(own_client.get(edit(amendment)))
    assert 'value="13.0"' in page or 'value="13"' in page
    assert 'value="0.0"' not in page
    typed = {"spread_on": "2026-04-01", "weight_kg": "2", "n_pct": ""}
    own_client.post(edit(amendment), typed)
    amendment.refresh_from_db()
    assert (amendment.amount_g, amendment.n_pct, amendment.kind) == (2000, 12, "blood_meal")


def test_a_product_of_ones_own_keeps_a_name(bed, own_client):
    amendment = logged(bed, own_client, product="", name="Nettle tea", weight_kg="", amount_l="5")
    answer = own_client.post(edit(amendment), {"spread_on": "2026-04-01", "amount_l": "6"})
    assert "Say what it was." in text(answer)
    typed = {"spread_on": "2026-04-01", "amount_l": "6", "name": "Comfrey tea"}
    own_client.post(edit(amendment), typed)
    amendment.refresh_from_db()
    assert (amendment.label, amendment.amount_l) == ("Comfrey tea", 6)


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"weight_kg": "NaN"}, "Enter a number."),
        ({"weight_kg": "0"}, "Enter more than 0"),
        ({"weight_kg": "1", "amount_l": "2"}, "Give the weight or the volume, not both."),
        ({"weight_kg": "1", "spread_on": "2999-01-01"}, "Enter a day between"),
    ],
)
def test_a_bad_correction_is_explained_and_changes_nothing(typed, complaint, bed, own_client):
    amendment = logged(bed, own_client)
    answer = own_client.post(edit(amendment), {"spread_on": "2026-04-01"} | typed)
    assert complaint in text(answer)
    assert Amendment.objects.get().amount_g == 10_000


def test_an_entry_taken_back_meanwhile_and_a_strangers_are_not_corrected(bed, own_client):
    amendment = logged(bed, own_client)
    own_client.post(reverse("gardens:event-undo", args=[amendment.event_id]))
    assert own_client.get(edit(amendment)).status_code == 404
    assert own_client.get(edit(AmendmentFactory())).status_code == 404


def test_the_book_leads_to_the_amount(bed, own_client):
    amendment = logged(bed, own_client)
    entry = reverse("gardens:event-edit", args=[amendment.event_id])
    assert edit(amendment) in text(own_client.get(entry))


def test_a_soil_test_just_logged_is_undone_and_its_job_open_again(bed, own_client):
    CareTaskFactory(garden=bed.garden, bed=bed, act=Act.SOIL_TEST)
    typed = {"tested_on": "2026-04-01", "ph": "6.4"}
    answer = own_client.post(of_bed(bed, "soil-test-add"), typed, follow=True)
    batch = SoilTest.objects.get().event.batch
    assert f'value="{batch}"' in text(answer)
    own_client.post(reverse("gardens:log-undo", args=[bed.garden_id]), {"batch": batch})
    assert not SoilTest.objects.exists()
    assert CareTask.objects.get().state == TaskState.OPEN


def test_the_book_leads_to_the_figures_of_what_was_spread_and_tested(bed, own_client):
    logged(bed, own_client)
    tested = {"tested_on": "2026-04-01", "ph": "6.5"}
    own_client.post(of_bed(bed, "soil-test-add"), tested)
    for act, there in (
        (Act.FEED, edit(Amendment.objects.get())),
        (Act.SOIL_TEST, reverse("gardens:soil-test-edit", args=[SoilTest.objects.get().pk])),
    ):
        page = reverse("gardens:event-edit", args=[Event.objects.get(act=act).pk])
        assert f'<a href="{there}">Correct its figures</a>' in text(own_client.get(page))


def test_the_next_test_of_a_recurring_job_follows_the_corrected_day(bed, own_client):
    facts = {"garden": bed.garden, "bed": bed, "act": Act.SOIL_TEST, "starts_on": date(2026, 4, 1)}
    facts |= {"every": 1, "unit": Unit.YEAR, "counting": Counting.AFTER_DONE}
    recurring = add_series(TaskSeries(title="Test", **facts), actor=bed.garden.owner)
    own_client.post(of_bed(bed, "soil-test-add"), {"tested_on": "2026-04-01", "ph": "6.5"})
    assert recurring.tasks.open().get().due_on == date(2027, 4, 1)
    edited = reverse("gardens:soil-test-edit", args=[SoilTest.objects.get().pk])
    own_client.post(edited, {"tested_on": "2026-03-20", "ph": "6.5"})
    assert recurring.tasks.open().get().due_on == date(2027, 3, 20)
