"""What was written before there was a book gets its entries."""

from django.db import migrations
from django.db.models import OuterRef, Subquery

AT_ONCE = 1000
RECORDS = (("Watering", "water", "watered_on"), ("SoilTest", "soil_test", "tested_on"))
DAYS = {"start": "started_on", "end": "ended_on"}


def write_entries(apps, schema_editor):
    for name, act, day in RECORDS:
        _of_records(apps, apps.get_model("gardens", name), act, day)
    _of_plantings(apps)
    _of_ticks(apps)


def _of_records(apps, model, act, day):
    events = apps.get_model("gardens", "Event")
    rows = model.objects.filter(event=None).order_by("pk")
    while batch := list(rows[:AT_ONCE]):
        for row in batch:
            row.event = events(
                garden_id=row.garden_id, bed_id=row.bed_id, act=act, happened_on=getattr(row, day)
            )
        events.objects.bulk_create([row.event for row in batch])
        model.objects.bulk_update(batch, ["event"])


def _of_plantings(apps):
    events = apps.get_model("gardens", "Event")
    plantings = apps.get_model("gardens", "Planting")
    for act, day in DAYS.items():
        known = events.objects.filter(act=act, planting__isnull=False).values("planting")
        begun = plantings.objects.filter(**{f"{day}__isnull": False}).exclude(pk__in=known)
        events.objects.bulk_create(
            (
                events(
                    garden_id=planting.garden_id,
                    bed_id=planting.bed_id,
                    planting_id=planting.pk,
                    act=act,
                    happened_on=getattr(planting, day),
                )
                for planting in begun.iterator(AT_ONCE)
            ),
            batch_size=AT_ONCE,
        )


def _of_ticks(apps):
    """A tick is one with what it wrote: the entry of its act, subject and day."""
    events = apps.get_model("gardens", "Event")
    tasks = apps.get_model("gardens", "CareTask")
    ticked = tasks.objects.filter(state="done", event=None)
    same = events.objects.filter(
        act=OuterRef("act"), bed=OuterRef("bed"), happened_on=OuterRef("done_on")
    )
    watered = same.filter(planting=None).order_by("pk").values("pk")[:1]
    begun = same.filter(planting=OuterRef("planting")).values("pk")[:1]
    ticked.filter(act="water").update(event=Subquery(watered))
    ticked.filter(act="start").update(event=Subquery(begun))


class Migration(migrations.Migration):
    review = (
        "A thousand rows at a time, only of records without an entry, so it may run twice; "
        "the way back leaves the entries, which the code of before shows."
    )
    changed_by_code = (
        "gardens_event",
        "gardens_watering.event_id",
        "gardens_soiltest.event_id",
        "gardens_caretask.event_id",
    )

    dependencies = [("gardens", "0013_harvest")]

    operations = [migrations.RunPython(write_entries, migrations.RunPython.noop)]
