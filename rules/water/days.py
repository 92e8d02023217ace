"""The days of a bed or pot as its page shows them: what is over, and what is to come unwatered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.containers import MIX_AVAILABLE
from rules.catalogue.water.balance import Balance, bed_days, losses_mm, morning_mm
from rules.catalogue.water.crops import BedCrop
from rules.catalogue.water.days import BalanceDay, days_from, stores
from rules.catalogue.water.pots import Pot, PotDay, pot_days
from rules.catalogue.water.weather import WaterDay, WaterWeather
from rules.engine.snapshot import BedSnapshot, GardenSnapshot

AHEAD_DAYS = 7
LOOK_BACK = timedelta(days=30)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ShownDay:
    """Millimetres of a bed, litres of a pot; `used` is that of the morning, today's watering
    counted. `is_soaked` if it was watered without a known amount."""

    on: date
    used: float
    limit: float
    full: float
    rain: float
    given: float
    use: float
    water: WaterDay
    is_ahead: bool = False
    is_soaked: bool = False


def shown_days(
    bed: BedSnapshot,
    crops: list[BedCrop],
    garden: GardenSnapshot,
    weather: WaterWeather,
    balance: Balance,
) -> list[ShownDay]:
    """The last one that is over is today."""
    past = bed_days(bed, crops, garden, weather)
    soaked = {one.watered_on for one in bed.waterings if one.litres is None}
    over = [_of_bed(day, day.on in soaked, garden.on) for day in past]
    ahead = days_from(weather, garden.on, AHEAD_DAYS + 1)
    used_mm, coming = balance.depletion_mm, []
    held = stores(bed, crops, ahead)
    losses = losses_mm(bed, crops, ahead)
    for number, (day, loss_mm) in enumerate(zip(list(ahead)[1:], losses, strict=False), 1):
        store = held.of(number)
        used_mm = min(max(0.0, used_mm + loss_mm), store.taw_mm)
        row = BalanceDay(day, store, ahead[day], used_mm, 0.0)
        coming.append(_of_bed(row, False, garden.on))
    return [*over, *coming]


def _of_bed(day: BalanceDay, is_soaked: bool, today: date) -> ShownDay:
    return ShownDay(
        on=day.on,
        used=morning_mm(day) if day.on == today else day.depletion_mm,
        limit=day.store.raw_mm,
        full=day.store.taw_mm,
        rain=day.water.rain_mm,
        given=day.given_mm,
        use=day.store.etc_mm,
        water=day.water,
        is_ahead=day.on > today,
        is_soaked=is_soaked,
    )


def shown_pot_days(
    pot: Pot, crops: list[BedCrop], garden: GardenSnapshot, weather: WaterWeather
) -> list[ShownDay]:
    """From its first watering or reading of the last month; before that nobody knows what it
    lacked."""
    known = [one.watered_on for one in pot.bed.waterings]
    if pot.moisture:
        known.append(pot.moisture.on)
    recent = [day for day in known if day >= garden.on - LOOK_BACK]
    if not recent:
        return []
    last = garden.on + AHEAD_DAYS * ONE_DAY
    days = pot_days(pot.bed, crops, weather, min(recent), last)
    return [_of_pot(day, pot, garden.on) for day in days]


def _of_pot(day: PotDay, pot: Pot, today: date) -> ShownDay:
    full_l = pot.bed.volume_l * MIX_AVAILABLE["peat_coir"]
    given = [one.litres for one in pot.bed.waterings if one.watered_on == day.on]
    return ShownDay(
        on=day.on,
        used=min(day.missing_l, full_l),
        limit=pot.need.available_l,
        full=full_l,
        rain=day.caught_l,
        given=sum(litres or 0.0 for litres in given),
        use=day.use_l,
        water=day.water,
        is_ahead=day.on > today,
        is_soaked=None in given,
    )


def next_dry(days: list[ShownDay]) -> Iterator[date]:
    """Days of the coming ones in whose course a pot dries out."""
    return (day.on for day in days if day.is_ahead and day.used + day.use > day.limit)
