"""What was sown, counted and measured before it was of the book gets its entries."""

from zoneinfo import ZoneInfo

from django.db import migrations

AT_ONCE = 1000
ACTS = {
    "renewed": "renew",
    "fed": "dose",
    "ph_down": "dose",
    "ph_up": "dose",
    "thinned": "dilute",
}


def write_entries(apps, schema_editor):
    _of_indoors(apps, "SpaceReading", "space", "read_at", lambda row: "climate")
    _of_indoors(apps, "ReservoirReading", "reservoir", "read_at", lambda row: "solution")
    _of_indoors(apps, "NutrientChange", "reservoir", "made_at", lambda row: ACTS[row.act])
    _of_weather(apps)
    _of_counts(apps)
    _of_sowings(apps)
    _of_hardening(apps)


def _written(apps, model, entry_of, related=()):
    """Each row of the model gets the entry that `entry_of` makes of it."""
    events = apps.get_model("gardens", "Event")
    rows = model.objects.filter(event=None).select_related(*related).order_by("pk")
    while batch := list(rows[:AT_ONCE]):
        for row in batch:
            row.event = events(**entry_of(row))
        events.objects.bulk_create([row.event for row in batch])
        model.objects.bulk_update(batch, ["event"])


def _of_indoors(apps, name, subject, moment, act_of):
    def entry_of(row):
        garden = getattr(row, subject).garden
        at = getattr(row, moment).astimezone(ZoneInfo(garden.place.timezone))
        facts = {"garden": garden, "act": act_of(row), "happened_on": at.date()}
        return facts | {subject: getattr(row, subject)}

    related = [f"{subject}__garden__place"]
    _written(apps, apps.get_model("gardens", name), entry_of, related)


def _of_weather(apps):
    def rain(row):
        return {"garden_id": row.garden_id, "act": "rain", "happened_on": row.fallen_on}

    def moisture(row):
        facts = {"garden_id": row.garden_id, "bed_id": row.bed_id}
        return facts | {"act": "moisture", "happened_on": row.measured_on}

    _written(apps, apps.get_model("gardens", "RainDay"), rain)
    _written(apps, apps.get_model("gardens", "MoistureReading"), moisture)


def _of_counts(apps):
    counts = apps.get_model("gardens", "EmergenceCount")

    def entry_of(row):
        facts = {"garden_id": row.sowing.tray.garden_id, "sowing_id": row.sowing_id}
        return facts | {"act": "count", "happened_on": row.counted_on}

    _written(apps, counts, entry_of, ["sowing__tray"])
    for sowing in apps.get_model("gardens", "Sowing").objects.filter(lost__gt=0):
        last = counts.objects.filter(sowing=sowing).order_by("-counted_on", "-pk").first()
        if last:
            last.lost = sowing.lost
            last.save(update_fields=["lost"])


def _of_sowings(apps):
    events = apps.get_model("gardens", "Event")
    ledger = apps.get_model("gardens", "SeedEntry")
    known = events.objects.filter(act="sow_tray").values("sowing")
    sowings = apps.get_model("gardens", "Sowing").objects.exclude(pk__in=known)
    new = []
    for sowing in sowings.select_related("tray"):
        facts = {"garden_id": sowing.tray.garden_id, "sowing_id": sowing.pk}
        new.append(events(**facts, act="sow_tray", happened_on=sowing.sown_on))
        if sowing.potted_on:
            new.append(events(**facts, act="pot_on", happened_on=sowing.potted_on))
        taken = {"seeds": -sowing.cells * sowing.seeds_per_cell, "made_on": sowing.sown_on}
        took = ledger.objects.filter(lot=sowing.lot_id, kind="sown", planting=None, **taken)
        if row := took.filter(sowing=None).order_by("pk").first():
            row.sowing = sowing
            row.save(update_fields=["sowing"])
    events.objects.bulk_create(new, batch_size=AT_ONCE)


def _of_hardening(apps):
    """The open steps are jobs of their sowing now, which ticking them writes into the book."""
    sowings = set(apps.get_model("gardens", "Sowing").objects.values_list("pk", flat=True))
    tasks = apps.get_model("gardens", "CareTask").objects.filter(act="", sowing=None)
    changed = []
    for task in tasks.filter(origin__startswith="sowing:").exclude(state="done"):
        _, number, kind, *_ = task.origin.split(":")
        if kind == "harden" and int(number) in sowings:
            task.act, task.sowing_id = "harden", int(number)
            changed.append(task)
    tasks.model.objects.bulk_update(changed, ["act", "sowing"], batch_size=AT_ONCE)


def forget_entries(apps, schema_editor):
    """What hangs on them stays; only the lines go, which the code of before cannot show."""
    new = ("climate", "solution", "renew", "dose", "dilute", "rain", "moisture", "count", "harden")
    for name in ("SpaceReading", "ReservoirReading", "NutrientChange", "EmergenceCount"):
        apps.get_model("gardens", name).objects.update(event=None)
    for name in ("RainDay", "MoistureReading"):
        apps.get_model("gardens", name).objects.update(event=None)
    events = apps.get_model("gardens", "Event").objects
    events.filter(act__in=(*new, "sow_tray")).delete()
    events.filter(act="pot_on", sowing__isnull=False).delete()
    for name in ("CareTask", "TaskSeries"):
        apps.get_model("gardens", name).objects.filter(act__in=(*new, "sow_tray")).update(act="")


class Migration(migrations.Migration):
    review = (
        "A thousand rows at a time, only of records without an entry; the way back takes the "
        "entries of new kinds, which the code of before cannot show, and leaves the records."
    )
    changed_by_code = (
        "gardens_event",
        "gardens_spacereading.event_id",
        "gardens_reservoirreading.event_id",
        "gardens_nutrientchange.event_id",
        "gardens_emergencecount.event_id",
        "gardens_emergencecount.lost",
        "gardens_rainday.event_id",
        "gardens_moisturereading.event_id",
        "gardens_seedentry.sowing_id",
        "gardens_caretask.act",
        "gardens_caretask.sowing_id",
        "gardens_taskseries.act",
    )

    dependencies = [("gardens", "0016_indoor_entries")]

    operations = [migrations.RunPython(write_entries, forget_entries)]
