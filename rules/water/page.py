"""The pages of water, in finished values."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import formats
from django.utils.translation import gettext

from gardens.models import Bed, Emitter, Garden, Texture
from plants.agronomy.soil_water import TEXTURES
from plants.quantities import say_length, say_number, say_quantity
from plants.units import unit_shown
from rules.catalogue.water.weather import WaterDay
from rules.water import words
from rules.water.butt import ButtWater
from rules.water.chart import WaterChart
from rules.water.days import ShownDay
from rules.water.outlook import GardenOutlook, Outlook

SOON_DAYS = 2


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A day of the table behind the chart."""

    day: str
    used: str
    limit: str
    rain: str
    given: str
    use: str
    source: str


@dataclass(frozen=True, slots=True)
class BedWater:
    bed: Bed
    found: Outlook | None
    emitter: Emitter | None
    outlook: GardenOutlook

    @classmethod
    def of(cls, bed: Bed) -> "BedWater":
        outlook = GardenOutlook.of(bed.garden)
        seen = next(one for one in outlook.snapshot.beds if one.pk == bed.pk)
        found = outlook.bed(seen) if seen.is_soil or seen.is_pot else None
        return cls(bed, found, Emitter.objects.filter(bed=bed).first(), outlook)

    @property
    def is_pot(self) -> bool:
        return self.found is not None and self.found.bed.is_pot

    @property
    def unit(self) -> str:
        return "L" if self.is_pot else "mm"

    @property
    def unit_words(self) -> str:
        return gettext(unit_shown(self.unit))

    @property
    def title(self) -> str:
        if self.found is None or self.outlook.snapshot.is_indoor:
            return gettext("Water of {bed}").format(bed=self.bed.name)
        return words.title(self.found)

    @property
    def sentence(self) -> str:
        if self.outlook.snapshot.is_indoor:
            return gettext("Indoors no balance is reckoned, for want of rain and sun.")
        if self.found is None:
            return gettext("It stands in water, so no balance is reckoned.")
        return words.conclusion(self.found, self.bed, self.emitter)

    @property
    def chart(self) -> WaterChart | None:
        return WaterChart(self.found.days, self.unit) if self.found and self.found.days else None

    @property
    def chart_sentence(self) -> str:
        """The chart in words."""
        today, dry = self.chart.today, self.chart.dry_day
        said = gettext("{used} used today, the limit is {limit}.").format(
            used=self._say(today.used), limit=self._say(today.limit)
        )
        if dry is None or not dry.is_ahead:
            return said
        coming = gettext("Without water it passes the limit by the morning of {day}.")
        return words.sentences(said, coming.format(day=formats.date_format(dry.on)))

    @property
    def figures(self) -> list[Figure]:
        if self.chart is None:
            return []
        today, coming = self.chart.today, [day for day in self.found.days if day.is_ahead]
        forecast = [day for day in coming if day.water.weather and not day.water.is_average]
        rain = self._say(sum(day.rain for day in forecast)) if forecast else gettext("no forecast")
        days = gettext("in {days} days").format(days=say_number(len(forecast))) if forecast else ""
        return [
            Figure(gettext("Used since full"), self._say(today.used)),
            Figure(gettext("Plants suffer beyond"), self._say(today.limit)),
            Figure(gettext("Used a day"), self._say(today.use)),
            Figure(gettext("Rain forecast"), rain, days),
        ]

    @property
    def settings(self) -> list[Figure]:
        return [*self._soil(), *self._crop(), *self._measured()]

    def _soil(self) -> list[Figure]:
        seen = self.found and self.found.bed
        flow = words.emitter_words(self.bed, self.emitter)
        watering = Figure(
            gettext("Watered"),
            self.bed.get_watering_method_display(),
            flow or gettext("flow not known"),
        )
        if self.is_pot and seen.volume_l:
            return [Figure(gettext("Volume"), say_quantity(seen.volume_l, "L")), watering]
        if seen and seen.texture:
            holds = say_quantity(TEXTURES[seen.texture].available_mm_per_m, "mm")
            note = gettext("holds {amount} in a metre").format(amount=holds)
            return [Figure(gettext("Soil"), Texture(seen.texture).label, note), watering]
        return [watering]

    def _crop(self) -> list[Figure]:
        balance = self.found and self.found.balance
        if not balance:
            return []
        crop, on = balance.store.crop, self.found.on
        kc = balance.store.etc_mm / balance.today.et0_mm if balance.today.et0_mm else 0.0
        name = gettext(crop.plant.name)
        return [
            Figure(gettext("Roots"), say_length(100 * crop.root_depth_m(on)), name),
            Figure(gettext("Crop factor"), say_number(kc, 2), gettext("of the whole bed")),
        ]

    def _measured(self) -> list[Figure]:
        found = self.found
        if found is None or not (found.balance or found.pot):
            return []
        today = (found.balance or found.pot).today
        evaporation = say_quantity(today.et0_mm, "mm", 1)
        shown = [Figure(gettext("Evaporation today"), evaporation, gettext("of short grass"))]
        if self.outlook.snapshot.gauged_mm:
            last = max(self.outlook.snapshot.gauged_mm)
            note = formats.date_format(last)
            amount = say_quantity(self.outlook.snapshot.gauged_mm[last], "mm", 1)
            shown.append(Figure(gettext("Your rain gauge"), amount, note))
        if found.bed.moisture:
            shown.append(self._moisture())
        return shown

    def _moisture(self) -> Figure:
        seen = self.found.bed.moisture
        value = say_quantity(100 * seen.moisture, "%", 0)
        label = gettext("Moisture of the mix") if self.is_pot else gettext("Soil moisture")
        return Figure(label, value, words.moisture_words(seen))

    @property
    def assumptions(self) -> list[str]:
        return words.assumptions(self.found) if self.found else []

    @property
    def weather(self) -> str:
        return words.weather_words(self._today, self.outlook.snapshot) if self._today else ""

    @property
    def issued_at(self) -> datetime | None:
        row = self._today and self._today.weather
        return row.issued_at if row else None

    @property
    def _today(self) -> WaterDay | None:
        return self.outlook.weather.on(self.outlook.snapshot.on)

    @property
    def rows(self) -> list[Row]:
        return [self._row(day) for day in self.found.days]

    def _row(self, day: ShownDay) -> Row:
        given = self._say(day.given, 1) if day.given else ""
        return Row(
            formats.date_format(day.on),
            self._say(day.used, 1),
            self._say(day.limit, 1),
            self._say(day.rain, 1),
            gettext("soaked through") if day.is_soaked else given,
            self._say(day.use, 1),
            words.source_words(day),
        )

    def _say(self, value: float, digits: int | None = None) -> str:
        return say_quantity(value, self.unit, digits)


@dataclass(frozen=True, slots=True)
class BedRow:
    """A line of the table of all beds."""

    pk: int
    name: str
    plants: str
    used: str
    limit: str
    amount: str
    due_on: date | None
    days_left: int | None
    tone: str
    note: str


@dataclass(frozen=True, slots=True)
class GardenWater:
    garden: Garden
    outlook: GardenOutlook
    rows: list[BedRow]
    butt: ButtWater | None

    @classmethod
    def of(cls, garden: Garden) -> "GardenWater":
        """A fixed number of statements, whatever the number of beds."""
        outlook = GardenOutlook.of(garden)
        emitters = Emitter.objects.filter(bed__garden=garden).in_bulk()
        beds = {bed.pk: bed for bed in garden.beds.all()}
        seen = [found for found in outlook.beds() if found.bed.pk in beds]
        rows = [_bed_row(found, beds[found.bed.pk], emitters.get(found.bed.pk)) for found in seen]
        rows.sort(key=lambda row: row.due_on or date.max)
        butt = ButtWater.of(garden, outlook.snapshot.on, outlook.weather, seen)
        return cls(garden, outlook, rows, butt)

    @property
    def weather(self) -> str:
        today = self.outlook.weather.on(self.outlook.snapshot.on)
        return words.weather_words(today, self.outlook.snapshot) if today else ""

    @property
    def due(self) -> list[BedRow]:
        return [row for row in self.rows if row.days_left == 0]

    @property
    def sentence(self) -> str:
        if not self.due:
            return gettext("Nothing needs water today.")
        names = ", ".join(row.name for row in self.due)
        return gettext("Needs water today: {beds}.").format(beds=names)


def _bed_row(found: Outlook, bed: Bed, emitter: Emitter | None) -> BedRow:
    unit = "L" if found.bed.is_pot else "mm"
    left = None if found.due_on is None else (found.due_on - found.on).days
    return BedRow(
        pk=found.bed.pk,
        name=found.bed.name,
        plants=", ".join(dict.fromkeys(gettext(crop.plant.name) for crop in found.crops)),
        used="" if found.used is None else say_quantity(found.used, unit),
        limit="" if found.limit is None else say_quantity(found.limit, unit),
        amount=words.amount_and_run(found, bed, emitter) if found.due_on else "",
        due_on=found.due_on,
        days_left=left,
        tone=_tone(found, left),
        note=words.said(found.gap.title) if found.gap else "",
    )


def _tone(found: Outlook, days_left: int | None) -> str:
    if days_left is None:
        return "good"
    if days_left == 0:
        is_urgent = found.advice is not None and found.advice.severity == "critical"
        return "urgent" if is_urgent else "soon"
    return "note" if days_left <= SOON_DAYS else "good"
