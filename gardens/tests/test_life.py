"""The life of a planting, and a part that leaves it."""

from datetime import date

import pytest
from django.urls import reverse

from gardens.actions.plan_history import redo_step, undo_step
from gardens.actions.plantings import end_planting, start_planting
from gardens.actions.refusals import CannotSplit, DatesOutOfOrder
from gardens.actions.splitting import split_planting
from gardens.models import Act, EndReason, Event, PlanChange, PlanStep, Planting, Treatment
from gardens.tests.factories import EventFactory, PlantingFactory, TreatmentFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("dates", "stage"),
    [
        ({"started_on": None}, "planned"),
        ({}, "sown"),
        ({"germinated_on": date(2026, 3, 17)}, "germinated"),
        ({"planted_out_on": date(2026, 5, 15)}, "planted_out"),
        ({"method": "transplant"}, "planted_out"),
        ({"first_harvest_on": date(2026, 7, 20)}, "harvesting"),
        ({"ended_on": date(2026, 9, 1), "end_reason": EndReason.HARVESTED}, "finished"),
        ({"ended_on": date(2026, 4, 1), "end_reason": EndReason.NO_SHOW}, "failed"),
        ({"ended_on": date(2026, 4, 1), "end_reason": EndReason.REMOVED}, "removed"),
    ],
)
def test_the_dates_tell_the_stage(dates, stage):
    first = {"method": "sow_indoors", "started_on": date(2026, 3, 10)}
    assert Planting(**first | dates).stage == stage


@pytest.fixture
def block(bed, tomato) -> Planting:
    """3 rows of 4, 50 cm apart."""
    return PlantingFactory(
        bed=bed,
        plant=tomato,
        method="sow_indoors",
        x_cm=20.0,
        y_cm=10.0,
        columns=4,
        rows=3,
        spacing_cm=50,
        row_spacing_cm=50,
        lost=2,
        started_on=date(2026, 3, 10),
    )


def test_the_page_corrects_days_and_their_entries(block, own_client):
    url = reverse("gardens:planting-life", args=[block.pk])
    days = {"started_on": "2026-03-12", "germinated_on": "2026-03-20", "planted_out_on": ""}
    assert own_client.post(url, days | {"lost": 3}).status_code == 302
    block.refresh_from_db()
    assert (block.started_on, block.germinated_on) == (date(2026, 3, 12), date(2026, 3, 20))
    assert (block.lost, block.living) == (3, 9)
    entries = Event.objects.filter(planting=block).values_list("act", "happened_on")
    assert set(entries) == {("start", block.started_on), ("germinate", block.germinated_on)}
    own_client.post(url, days | {"germinated_on": "", "lost": 3})
    assert not Event.objects.filter(act=Act.GERMINATE).exists()
    html = own_client.get(url).content.decode()
    assert "Sown, 9 of 12 plants." in html


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"germinated_on": "2026-03-01"}, "comes before “Sown or planted”"),
        ({"started_on": "", "germinated_on": "2026-03-20"}, "has not begun yet"),
        ({"planted_out_on": "2100-01-01"}, "Enter a day between"),
        ({"lost": 13}, "There were 12 plants"),
        ({"lost": -1}, "Enter how many were lost; 0 if none."),
        ({"lost": "NaN"}, "Enter a whole number"),
    ],
)
def test_a_wrong_day_is_explained_and_stays_typed(changed, words, block, own_client):
    data = {"started_on": "2026-03-10", "germinated_on": "", "planted_out_on": "", "lost": 2}
    answer = own_client.post(reverse("gardens:planting-life", args=[block.pk]), data | changed)
    html = answer.content.decode()
    assert words in html
    assert f'value="{next(value for value in changed.values() if value)}"' in html
    block.refresh_from_db()
    assert block.germinated_on is None


def test_beginning_and_end_respect_the_days_between(block, gardener):
    Planting.objects.update(germinated_on=date(2026, 3, 20))
    block.refresh_from_db()
    with pytest.raises(DatesOutOfOrder):
        start_planting(block, on=date(2026, 3, 25), actor=gardener)
    block.refresh_from_db()
    with pytest.raises(DatesOutOfOrder):
        end_planting(
            block, on=date(2026, 3, 15), reason=EndReason.PEST, pathogen="", actor=gardener
        )


def test_undo_of_the_beginning_is_refused_while_later_days_rest_on_it(bed, tomato, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato, planned=True, method="sow_indoors")
    start_planting(planting, on=date(2026, 3, 10), actor=gardener)
    Planting.objects.update(germinated_on=date(2026, 3, 20))
    with pytest.raises(DatesOutOfOrder):
        undo_step(bed, number=PlanStep.objects.get().pk, actor=gardener)


@pytest.mark.parametrize(
    ("part", "rest_is", "part_is", "at"),
    [
        ({"rows": 1}, (4, 2), (4, 1), (20, 110)),
        ({"columns": 1}, (3, 3), (1, 3), (170, 10)),
    ],
)
def test_a_part_leaves_where_it_stands(part, rest_is, part_is, at, block, gardener):
    stems = set(block.stems())
    split_planting(block, **part, known_step=0, actor=gardener)
    rest, new = Planting.objects.order_by("pk")
    assert ((rest.columns, rest.rows), (new.columns, new.rows)) == (rest_is, part_is)
    assert (new.x_cm, new.y_cm) == at
    assert set(rest.stems()) | set(new.stems()) == stems
    assert (rest.lost, new.lost, new.started_on) == (2, 0, block.started_on)


def test_both_parts_keep_the_history_and_one_undo_joins_them(bed, block, gardener):
    treated = EventFactory(bed=bed, planting=block, act=Act.TREAT)
    TreatmentFactory(event=treated)
    step = split_planting(block, rows=1, known_step=0, actor=gardener)
    assert split_planting(block, rows=1, known_step=0, actor=gardener) == step
    [rest, part] = Planting.objects.order_by("pk")
    assert Treatment.objects.filter(event__planting__in=[rest, part]).count() == 2
    undo_step(bed, number=step.pk, actor=gardener)
    assert Planting.objects.get().count == 12
    assert bed.events.standing().get() == treated
    redo_step(bed, number=step.pk, actor=gardener)
    assert bed.events.standing().filter(act=Act.TREAT).count() == 2


def test_a_second_part_of_the_same_crop_can_leave(bed, block, gardener):
    other = PlantingFactory(bed=bed, plant=block.plant, columns=2, x_cm=20, y_cm=115)
    first = split_planting(block, rows=1, known_step=0, actor=gardener)
    second = split_planting(other, columns=1, known_step=0, actor=gardener)
    assert first != second
    assert Planting.objects.count() == 4


@pytest.mark.parametrize("part", [{"rows": 3}, {"columns": 4}, {"rows": 500}, {}])
def test_some_plants_stay(part, block, gardener):
    with pytest.raises(CannotSplit):
        split_planting(block, **part, known_step=0, actor=gardener)
    assert Planting.objects.get() == block


def test_an_older_step_is_undone_without_the_columns_of_today(bed, block, gardener):
    start_planting(block, on=date(2026, 3, 11), actor=gardener)
    change = PlanChange.objects.get()
    for columns in (change.before, change.after):
        for name in ("germinated_on", "planted_out_on", "first_harvest_on", "lost"):
            del columns[name]
    change.save()
    undo_step(bed, number=change.step_id, actor=gardener)
    block.refresh_from_db()
    assert (block.started_on, block.lost) == (date(2026, 3, 10), 2)


def test_the_page_splits_and_refuses(block, own_client):
    url = reverse("gardens:planting-split", args=[block.pk])
    answer = own_client.post(url, {"number": 9, "part": "rows"})
    assert "3 rows of 4 plants" in answer.content.decode()
    assert own_client.post(url, {"number": 1, "part": "rows"}).status_code == 302
    assert Planting.objects.count() == 2
