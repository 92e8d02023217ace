from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.actions.guests import hand_over_gardens
from gardens.models import EntryKind, GerminationTest, Planting, SeedEntry, SeedLot, StartMethod
from gardens.tests.factories import (
    GardenerFactory,
    GerminationTestFactory,
    OwnPlantFactory,
    PlantingFactory,
    SeedLotFactory,
)

pytestmark = pytest.mark.django_db

PACKET = {"plant": "Tomato", "variety": "Matina", "source": "Swap", "year": "2025"}
PACKET |= {"amount": "40", "unit": "seeds", "kind": "received"}


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ").split())


@pytest.fixture
def lot(gardener, tomato) -> SeedLot:
    return SeedLotFactory(owner=gardener, plant=tomato, seeds=30)


def left(lot: SeedLot) -> int:
    return SeedLot.objects.with_balance().get(pk=lot.pk).seeds_left


def enter(client, lot: SeedLot, **form):
    form = {"made_on": "2026-05-01", "unit": "seeds", "kind": "given"} | form
    return client.post(reverse("gardens:seed-enter", args=[lot.pk]), form, follow=True)


def test_a_packet_is_added_once_with_what_is_in_it(own_client, gardener, tomato):
    for _ in range(2):
        answer = own_client.post(reverse("gardens:seed-add"), PACKET, follow=True)
    assert "Tomato ‘Matina’, 2025 is in your seed box." in text(answer)
    lot = SeedLot.objects.get()
    assert (lot.owner, lot.plant, lot.year, lot.source) == (gardener, tomato, 2025, "Swap")
    assert lot.entries.get().kind == EntryKind.RECEIVED
    assert "40 seeds left" in text(answer)
    assert "40 seeds" in text(own_client.get(reverse("gardens:seed-list")))


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("plant", "Xyzzyq", "No plant called"),
        ("year", "2100", "Enter a year between 1950 and"),
        ("year", "nan", "Enter a whole number."),
        ("amount", "-1", "Enter an amount between 0 and"),
        ("amount", "1e9", "Enter an amount between 0 and"),
        ("amount", "inf", "Enter a number."),
        ("amount", "2.5", "Enter whole seeds, or choose grams."),
        ("unit", "g", "how many seeds are in a gram"),
        ("kind", "sown", "Select a valid choice"),
        ("germination_pct", "101", "less than or equal to 100"),
        ("store_c", "60", "Enter a temperature between −30 and 50 °C."),
        ("moisture_pct", "nan", "Enter a number."),
        ("known_lot", "9" * 30, "less than or equal"),
    ],
)
def test_a_bad_packet_is_explained(field, value, complaint, own_client, tomato):
    answer = own_client.post(reverse("gardens:seed-add"), PACKET | {field: value})
    assert answer.status_code == 200
    assert complaint in text(answer)
    assert 'value="Matina"' in text(answer)
    assert not SeedLot.objects.exists()


def test_weighed_seed_is_counted(own_client, tomato):
    form = PACKET | {"amount": "2.5", "unit": "g", "seeds_per_g": "300"}
    own_client.post(reverse("gardens:seed-add"), form)
    entry = SeedEntry.objects.get()
    assert (entry.seeds, entry.grams) == (750, 2.5)


def test_a_packet_is_changed_without_touching_its_ledger(own_client, lot):
    url = reverse("gardens:seed-edit", args=[lot.pk])
    assert 'value="Tomato"' in text(own_client.get(url))
    own_client.post(url, {"plant": "Tomato", "year": "2023", "variety": "Ruth", "store_c": "5"})
    lot.refresh_from_db()
    assert (lot.year, lot.variety, lot.store_c, left(lot)) == (2023, "Ruth", 5, 30)


def test_the_ledger_never_goes_below_nothing(own_client, lot):
    assert "30 seeds left." in text(enter(own_client, lot, amount="0", kind="given"))
    answer = enter(own_client, lot, amount="31")
    assert "This lot holds 30 seeds. Take no more, or count it again first." in text(answer)
    assert left(lot) == 30
    known = lot.entries.get().pk
    for _ in range(2):
        enter(own_client, lot, amount="30", kind="discarded", known_entry=known)
        assert left(lot) == 0
    assert lot.entries.count() == 2


def test_what_was_counted_again_is_what_is_left(own_client, lot):
    known = lot.entries.get().pk
    for _ in range(2):
        enter(own_client, lot, amount="22", kind="counted", known_entry=known)
    assert left(lot) == 22
    assert lot.entries.count() == 2
    assert "−8" in text(own_client.get(lot.get_absolute_url()))


def test_a_day_to_come_is_not_entered(own_client, lot):
    answer = enter(own_client, lot, amount="1", made_on="2099-01-01")
    assert "Enter a day between" in text(answer)
    assert left(lot) == 30


def test_a_test_takes_its_seeds_and_counts_once_it_is_over(own_client, lot):
    form = {"started_on": "2026-05-01", "seeds": "20", "known_entry": lot.entries.get().pk}
    url = reverse("gardens:seed-test-add", args=[lot.pk])
    for _ in range(2):
        own_client.post(url, form)
    test = GerminationTest.objects.get()
    assert left(lot) == 10
    assert "This lot holds 10 seeds" in text(own_client.post(url, form | {"known_entry": "99999"}))
    count = reverse("gardens:seedtest-count", args=[test.pk])
    for bad, complaint in (
        ({"germinated": "21"}, "20 seeds were tested"),
        ({"counted_on": "2026-04-01"}, "The test began later"),
    ):
        form = {"germinated": "6", "counted_on": "2026-05-07"} | bad
        assert complaint in text(own_client.post(count, form))
    page = own_client.post(count, {"germinated": "6", "counted_on": "2026-05-07"}, follow=True)
    assert "6 of 20 sprouted, 30 %" in text(page)
    assert "It is still running." in text(page)
    assert "Germination test running" in text(own_client.get(reverse("gardens:seed-list")))
    own_client.post(count, {"germinated": "12", "counted_on": "2026-05-14", "is_ended": "on"})
    test.refresh_from_db()
    assert (test.germinated, test.ended_on) == (12, date(2026, 5, 14))
    assert "From your test: 12 of 20" in text(own_client.get(lot.get_absolute_url()))


def test_sowing_in_place_begins_the_planting_from_the_oldest_good_lot(own_client, bed, lot):
    """The older lot is too old to sprout; the younger one is newer than the one that is taken."""
    tomato = lot.plant
    type(tomato).objects.update(seed_viability_years=4)
    this_year = timezone.now().year
    SeedLot.objects.filter(pk=lot.pk).update(year=this_year - 1)
    dead = SeedLotFactory(owner=lot.owner, plant=tomato, year=this_year - 15)
    SeedLotFactory(owner=lot.owner, plant=tomato, year=this_year)
    planting = PlantingFactory(
        bed=bed, plant=tomato, planned=True, columns=3, method=StartMethod.DIRECT_SOW
    )
    url = reverse("gardens:planting-sow", args=[planting.pk])
    shown = own_client.get(url)
    assert [one.pk for one, _ in shown.context["needs"]][::2] == [lot.pk, dead.pk]
    form = {"lot": lot.pk, "seeds": "5", "sown_on": "2026-05-02"}
    form["known_entry"] = shown.context["form"]["known_entry"].value()
    for _ in range(2):
        assert own_client.post(url, form).status_code == 302
    planting.refresh_from_db()
    assert (planting.seed_lot, planting.started_on) == (lot, date(2026, 5, 2))
    assert left(lot) == 25
    assert lot.entries.get(kind=EntryKind.SOWN).planting == planting
    page = text(own_client.get(reverse("gardens:planting-edit", args=[planting.pk])))
    assert f'href="{lot.get_absolute_url()}"' in page


def test_no_more_is_sown_than_there_is(own_client, bed, lot):
    planting = PlantingFactory(bed=bed, plant=lot.plant, planned=True)
    form = {"lot": lot.pk, "seeds": "31", "sown_on": "2026-05-02"}
    answer = own_client.post(reverse("gardens:planting-sow", args=[planting.pk]), form)
    assert "This lot holds 30 seeds" in text(answer)
    assert Planting.objects.get().started_on is None
    theirs = SeedLotFactory(plant=lot.plant)
    answer = own_client.post(
        reverse("gardens:planting-sow", args=[planting.pk]), form | {"lot": theirs.pk}
    )
    assert "Select a valid choice" in text(answer)


def test_saved_seed_knows_its_parents(own_client, bed, lot):
    lot.variety = "Matina"
    lot.save()
    planting = PlantingFactory(bed=bed, plant=lot.plant, seed_lot=lot)
    url = reverse("gardens:planting-save-seed", args=[planting.pk])
    assert 'value="Matina"' in text(own_client.get(url))
    answer = own_client.post(url, PACKET | {"kind": "saved"}, follow=True)
    saved = SeedLot.objects.latest("pk")
    assert (saved.parent_planting, saved.entries.get().kind) == (planting, EntryKind.SAVED)
    assert "Saved from" in text(answer)
    assert f'href="{saved.get_absolute_url()}"' in text(
        own_client.get(reverse("gardens:planting-edit", args=[planting.pk]))
    )
    assert bed.name in text(own_client.get(lot.get_absolute_url()))


def test_a_packet_goes_and_its_planting_stays(own_client, bed, lot):
    planting = PlantingFactory(bed=bed, plant=lot.plant, seed_lot=lot)
    url = reverse("gardens:seed-delete", args=[lot.pk])
    assert own_client.get(url).status_code == 200
    own_client.post(url)
    assert not SeedEntry.objects.exists()
    planting.refresh_from_db()
    assert planting.seed_lot is None


def test_the_seed_box_of_a_guest_is_handed_over(lot):
    guest, account = lot.owner, GardenerFactory()
    guest.guest_since = timezone.now()
    guest.save()
    hand_over_gardens(guest, to=account)
    assert SeedLot.objects.get().owner == account


def test_an_own_plant_stays_while_there_is_seed_of_it(own_client, gardener):
    plant = OwnPlantFactory(owner=gardener)
    SeedLotFactory(owner=gardener, plant=plant)
    answer = own_client.post(reverse("gardens:own-plant-delete", args=[plant.pk]))
    assert "There is seed of" in text(answer)
    gardener.delete()
    assert not SeedLot.objects.exists()


def test_the_seed_box_costs_as_much_with_many_packets(
    own_client, garden, django_assert_max_num_queries
):
    def lots(number: int) -> None:
        for lot in SeedLotFactory.create_batch(number, owner=garden.owner):
            GerminationTestFactory(lot=lot)

    lots(1)
    own_client.get(reverse("gardens:seed-list"))
    for _ in range(2):
        with django_assert_max_num_queries(11):
            own_client.get(reverse("gardens:seed-list"))
        lots(3)


def test_a_lot_holds_no_more_than_can_be_counted_again(own_client, lot):
    for _ in range(2):
        answer = enter(own_client, lot, kind="bought", amount="10000000", known_entry="9" * 9)
    assert "That is more seed than a lot can hold." in text(answer)
    enter(own_client, lot, kind="bought", amount="9999970")
    enter(own_client, lot, kind="counted", amount="0")
    assert left(lot) == 0
