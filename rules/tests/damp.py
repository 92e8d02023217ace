"""Days of hourly weather about 10 May 2026."""

from dataclasses import replace

from rules.engine.snapshot import AirDay
from rules.tests.builders import ONE_DAY, TODAY, weather

DRY = AirDay(
    is_forecast=False,
    known_h=24,
    warmth_known_h=24,
    tmin_c=12.0,
    humid_h=0,
    wet_h=0,
    wet_mean_c=None,
    mildew_h=0,
    is_hot=False,
)


def damp(tmin_c: float, humid_h: int, **changes) -> AirDay:
    return replace(DRY, tmin_c=tmin_c, humid_h=humid_h, **changes)


def wet(hours: int, mean_c: float) -> AirDay:
    return replace(DRY, wet_h=hours, wet_mean_c=mean_c)


def ending_today(*days: AirDay):
    """As `air` and `weather` of a garden; later days are dry and forecast."""
    first = TODAY - (len(days) - 1) * ONE_DAY
    air = {first + number * ONE_DAY: day for number, day in enumerate(days)}
    ahead = {TODAY + number * ONE_DAY: replace(DRY, is_forecast=True) for number in range(1, 4)}
    rows = {on: weather(on, is_forecast=on >= TODAY) for on in (*air, *ahead)}
    return {"air": air | ahead, "weather": rows}
