"""Days and hours of weather, observed and forecast, as long as a site keeps them."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from math import cos, pi
from random import Random

from gardens.actions.weather import DAYS_KEPT, HOURS_KEPT
from gardens.generating.places import Neighbourhood
from gardens.models import WeatherDay, WeatherHour
from gardens.weather.storing import HOURS_AHEAD
from plants.agronomy.evapotranspiration import extraterrestrial_radiation_mj, hargreaves
from plants.agronomy.plausibility import DAILY_ET0_MM

DAYS_AHEAD = 16
DAYS_A_MONTH = 30.4
WET_DAYS = 0.3
ROWS_AT_ONCE = 5000
SOURCE = "generated"
HOURS_A_DAY, WARMEST_HOUR = 24, 14


def add_weather(some: Iterable[Neighbourhood], on: date, seed: int) -> None:
    """Days observed and forecast, warm and cold spells around the normals of the town."""
    known = set(WeatherDay.objects.filter(on=on).values_list("cell_id", flat=True))
    new = [one for one in some if one.cell.pk not in known]
    days = [_days(one, on, Random(f"{seed} {one.cell}")) for one in new]
    hours = (
        hour
        for one, its in zip(new, days, strict=True)
        for hour in _hours(its, on, Random(f"{seed} {one.cell} hours"))
    )
    WeatherDay.objects.bulk_create(chain.from_iterable(days), batch_size=ROWS_AT_ONCE)
    WeatherHour.objects.bulk_create(hours, batch_size=ROWS_AT_ONCE)


def _days(one: Neighbourhood, on: date, chance: Random) -> list[WeatherDay]:
    spell_c = 0.0
    days = []
    for ahead in range(-DAYS_KEPT.days, DAYS_AHEAD + 1):
        day = on + timedelta(days=ahead)
        spell_c = 0.7 * spell_c + chance.gauss(0, 2)
        days.append(_day(one, day, spell_c, chance, is_forecast=day >= on))
    issued_at = datetime.combine(on, time(), tzinfo=UTC)
    for day in days:
        day.issued_at = issued_at
    return days


def _day(
    one: Neighbourhood, on: date, spell_c: float, chance: Random, *, is_forecast: bool
) -> WeatherDay:
    town, month = one.town, on.month - 1
    low_c = round(town.tmin_c[month] + spell_c, 1)
    high_c = round(max(low_c + 1, town.tmax_c[month] + spell_c), 1)
    is_wet = chance.random() < WET_DAYS
    fallen_mm = town.rain_mm[month] / DAYS_A_MONTH / WET_DAYS * chance.expovariate(1)
    ra_mj = extraterrestrial_radiation_mj(town.latitude, on.timetuple().tm_yday)
    return WeatherDay(
        cell=one.cell,
        on=on,
        is_forecast=is_forecast,
        tmin_c=low_c,
        tmax_c=high_c,
        rain_mm=round(fallen_mm, 1) if is_wet else 0.0,
        et0_mm=round(min(DAILY_ET0_MM[1], max(0.0, hargreaves(low_c, high_c, ra_mj))), 2),
        night_wind_m_s=round(chance.uniform(0.5, 6), 1),
        night_cloud_pct=float(chance.randint(0, 100)),
        source=SOURCE,
    )


def _hours(days: list[WeatherDay], on: date, chance: Random) -> Iterator[WeatherHour]:
    """Of the days about `on`: a wave between lowest and highest, the damper the colder."""
    for day in days:
        if not on - HOURS_KEPT <= day.on <= on + HOURS_AHEAD:
            continue
        mean_c, half_c = (day.tmin_c + day.tmax_c) / 2, (day.tmax_c - day.tmin_c) / 2
        damp_pct = chance.uniform(55, 85)
        rains_at = chance.randrange(HOURS_A_DAY) if day.rain_mm else None
        for hour in range(HOURS_A_DAY):
            wave = cos(2 * pi * (hour - WARMEST_HOUR) / HOURS_A_DAY)
            yield WeatherHour(
                cell=day.cell,
                at=datetime.combine(day.on, time(hour), tzinfo=UTC),
                is_forecast=day.is_forecast,
                temperature_c=round(mean_c + half_c * wave, 1),
                humidity_pct=round(min(100.0, damp_pct - 20 * wave)),
                rain_mm=day.rain_mm if hour == rains_at else 0.0,
                source=SOURCE,
                issued_at=day.issued_at,
            )
