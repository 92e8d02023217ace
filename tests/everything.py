"""A gardener with a row of each kind; in each of its texts stands a word that is nowhere else."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile

from compliance.fields import Screened
from compliance.models import Exemption, Flag, ReviewItem
from gardens import models
from gardens.export.kinds import KINDS, Kind
from gardens.export.rows import own_rows
from gardens.models import Gardener
from gardens.private_files import private_storage
from gardens.tests.factories import (
    AmendmentFactory,
    BedFactory,
    CalendarFeedFactory,
    CareTaskFactory,
    GardenerFactory,
    GardenFactory,
    GerminationTestFactory,
    HarvestFactory,
    JobFactory,
    LandFactory,
    OwnFiguresFactory,
    OwnPlantFactory,
    PathFactory,
    PlantingFactory,
    SeedLotFactory,
    SensorFactory,
    SoilTestFactory,
    SowingFactory,
    StructureFactory,
    SunMapFactory,
    TaskSeriesFactory,
    TreatmentFactory,
    TreeFactory,
    WateringFactory,
)
from gardens.tests.indoor import (
    NutrientChangeFactory,
    ReservoirReadingFactory,
    SpaceReadingFactory,
)
from gardens.tests.pictures import PhotoFactory, UnderlayFactory
from gardens.tests.water import EmitterFactory, MoistureReadingFactory, RainDayFactory
from plants.models import Plant
from rules.tests.factories import FindingFactory, HiddenRuleFactory, KeptSnapshotFactory

WORD, EMAIL = "Quetzalcoatlus", "zoe.quagga@example.org"
DAY, MOMENT = date(2026, 5, 5), datetime(2026, 5, 5, 12, 30, 15, 123456, tzinfo=UTC)


def gardener_with_everything(plant: Plant, *, word: str = WORD, **fields: object) -> Gardener:
    fields = {"email": EMAIL, "first_name": word, "last_name": word, **fields}
    gardener = GardenerFactory(**fields)
    gardener.set_password("correct horse battery")
    gardener.save()
    if gardener.email:
        EmailAddress.objects.create(user=gardener, email=gardener.email, primary=True)
    CalendarFeedFactory(gardener=gardener)
    for number in (1, 2):
        _garden(gardener, plant, f"Plot {number}", word)
    _account(gardener, plant, word)
    for kind in KINDS:
        assert own_rows(kind, gardener).exists(), kind.label
        _write_word(gardener, kind, word)
    return gardener


def _garden(gardener: Gardener, plant: Plant, name: str, word: str) -> None:
    garden = GardenFactory(owner=gardener, name=name)
    bed = BedFactory(garden=garden, placed=True)
    planting = PlantingFactory(bed=bed, plant=plant)
    EmitterFactory(bed=bed)
    models.WaterButt.objects.create(
        garden=garden, volume_l=200, roof_m2=10, level_l=50, level_on=DAY
    )
    models.WaterUse.objects.create(bed=bed, on=DAY, possible_mm=4, actual_mm=3)
    OwnFiguresFactory(garden=garden, plant=plant)
    _land(garden, plant)
    _steps(garden, planting, word)
    _book(planting)
    _indoors(garden)
    _sensors(garden, word)
    FindingFactory(garden=garden, bed=bed)
    HiddenRuleFactory(garden=garden)
    KeptSnapshotFactory(garden=garden)


def _land(garden: models.Garden, plant: Plant) -> None:
    LandFactory(garden=garden)
    TreeFactory(garden=garden, plant=plant)
    StructureFactory(garden=garden, name="Shed")
    PathFactory(garden=garden)
    UnderlayFactory(garden=garden)
    SunMapFactory(garden=garden)


def _steps(garden: models.Garden, planting: models.Planting, word: str) -> None:
    step = models.PlanStep.objects.create(
        garden=garden,
        bed=planting.bed,
        act=models.PlanAct.PLACED,
        number=1,
        plants=1,
        plant=planting.plant,
        actor=garden.owner,
    )
    models.PlanChange.objects.create(
        step=step, planting_number=planting.pk, after={"plant_id": planting.plant_id, "x_cm": 60}
    )
    land_step = models.LandStep.objects.create(
        land=garden.land, act=models.LandAct.MEASURED, number=1, name="Shed", actor=garden.owner
    )
    models.LandChange.objects.create(
        step=land_step, kind="tree", number=1, before={"name": word, "plant_id": None}
    )


def _book(planting: models.Planting) -> None:
    garden, bed = planting.garden, planting.bed
    harvest = HarvestFactory(planting=planting)
    models.Event.objects.update(recorded_by=garden.owner)
    PhotoFactory(event=harvest.event)
    treatment = TreatmentFactory(event__bed=bed)
    models.Problem.objects.create(event=treatment.event, words="slugs", severity=1)
    for factory in (WateringFactory, SoilTestFactory, AmendmentFactory, MoistureReadingFactory):
        factory(bed=bed)
    RainDayFactory(garden=garden)
    TaskSeriesFactory(garden=garden)
    CareTaskFactory(garden=garden, bed=bed, completed_by=garden.owner)


def _indoors(garden: models.Garden) -> None:
    SpaceReadingFactory(space__garden=garden)
    reading = ReservoirReadingFactory(reservoir__garden=garden)
    NutrientChangeFactory(reservoir=reading.reservoir)


def _sensors(garden: models.Garden, word: str) -> None:
    sensor = SensorFactory(device__garden=garden)
    for minutes in range(3):
        models.SensorReading.objects.create(
            sensor=sensor, measured_at=MOMENT + timedelta(minutes=minutes), value=20.5 + minutes
        )
    for summary in (models.SensorHour, models.SensorDay):
        summary.objects.create(
            sensor=sensor, start=MOMENT, end=MOMENT + timedelta(hours=1), count=3, total=64.5
        )
    models.RejectedReading.objects.create(
        device=sensor.device, received_at=MOMENT, reason="bad_time", content=word
    )
    upload = private_storage().save(f"readings/{uuid4()}.csv", ContentFile(word.encode()))
    models.ReadingUpload.objects.create(
        device=sensor.device, file_name=f"{word}.csv", file=upload, uploaded_at=MOMENT
    )


def _account(gardener: Gardener, plant: Plant, word: str) -> None:
    garden = gardener.gardens.first()
    lot = SeedLotFactory(owner=gardener, plant=plant)
    GerminationTestFactory(lot=lot)
    sowing = SowingFactory(tray__garden=garden, plant=plant, lot=lot)
    models.EmergenceCount.objects.create(sowing=sowing, counted_on=DAY, emerged=3)
    own = OwnPlantFactory(owner=gardener, common_name=word)
    PlantingFactory(bed=garden.beds.first(), plant=own)
    models.PlantProposal.objects.create(
        plant_id=own.pk, name=word, note=word, proposed_by=gardener, reason="Why not"
    )
    Exemption.objects.create(
        asked_by=gardener, garden_number=garden.pk, jurisdiction="CZ", plant=plant, text=word
    )
    Flag.objects.create(gardener=gardener, first_at=MOMENT, last_at=MOMENT, count=2, reason="name")
    ReviewItem.objects.create(
        target_type="gardens.garden",
        target_id=garden.pk,
        column="name",
        text=word,
        text_sha256="0" * 64,
        reason="misspelling",
        gardener=gardener,
        found_at=MOMENT,
    )
    JobFactory(owner=gardener, made=True, file_name=f"{word}.pdf")


def _write_word(gardener: Gardener, kind: Kind, word: str) -> None:
    """Past the actions, into each column that gardeners write."""
    written = [one.name for one in kind.model._meta.local_fields if isinstance(one, Screened)]
    rows = kind.model._default_manager.filter(pk__in=own_rows(kind, gardener).values("pk"))
    if written:
        rows.update(**dict.fromkeys(written, word))
