"""The shipped tables of places and climate as rows that can be stored, in the models' order."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db import models

from gardens.models import ClimateCell, ClimateStation, PostalZone, Town
from gardens.models.geography import StationSource
from plants.choices import Confidence
from plants.names import normalise
from plants.tables import NUMBER, Row

Value = str | float | int | None

# What JSON takes for a number; a year is written into the database as it stands in the file.
_MONTH = r"-?(0|[1-9]\d{0,4})(\.\d{1,6})?"
YEAR = re.compile(rf"{_MONTH}(,{_MONTH}){{11}}", re.ASCII)
ZIP = re.compile(r"\d{5}", re.ASCII)
USDA_ZONE = re.compile(r"([1-9]|1[0-3])[ab]")
DAYS = {"": None} | {str(day): day for day in range(1, 366)}

MONTHLY_COLUMNS = {
    "tmin_c": "tmin_c",
    "tmax_c": "tmax_c",
    "tmin_sd_c": "tmin_sd_c",
    "rain_mm": "prcp_mm",
    "srad_mj": "srad_mj_m2_day",
}
FROST_COLUMNS = {
    f"{season}_frost_p{share}": f"{season}_{time}_frost_doy_p{share}"
    for season, time in (("last", "spring"), ("first", "autumn"))
    for share in (10, 50, 90)
}
MONTHS = {
    column: tuple(f"{column}_{month:02}" for month in range(1, 13))
    for column in MONTHLY_COLUMNS.values()
}


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    model: type[models.Model]
    columns: tuple[str, ...]
    read: Callable[[Row], dict[str, Value]]

    @property
    def key(self) -> tuple[str, ...]:
        """What no two rows share."""
        if self.model is ClimateCell:
            return ("cell_lat", "cell_lon")
        return (self.model._meta.pk.name,)


def number(row: Row, column: str, lowest: float, highest: float) -> float:
    cell = row.cells[column]
    value = float(cell) if NUMBER.fullmatch(cell) else math.inf
    if lowest <= value <= highest:
        return value
    raise row.fault(column, f"write a number from {lowest} to {highest}.")


def whole(row: Row, column: str, lowest: int, highest: int) -> int:
    value = number(row, column, lowest, highest)
    if value != int(value):
        raise row.fault(column, f"write a whole number from {lowest} to {highest}.")
    return int(value)


def text(row: Row, column: str, longest: int) -> str:
    if not 0 < len(row[column]) <= longest:
        raise row.fault(column, f"write 1 to {longest} characters.")
    return row[column]


def word_like(row: Row, column: str, pattern: re.Pattern, example: str) -> str:
    if not pattern.fullmatch(row[column]):
        raise row.fault(column, f"write it like {example}.")
    return row[column]


def one_of(row: Row, column: str, choices: type[models.TextChoices]) -> str:
    if row[column] not in choices.values:
        raise row.fault(column, f"write one of {', '.join(choices.values)}.")
    return row[column]


def _position(row: Row, latitude: str = "lat", longitude: str = "lon") -> tuple[float, float]:
    return number(row, latitude, -90, 90), number(row, longitude, -180, 180)


def _height(row: Row, column: str = "elevation_m") -> int:
    return whole(row, column, -500, 9000)


def _year(row: Row, column: str) -> str:
    months = ",".join([row.cells[month] for month in MONTHS[column]])
    if YEAR.fullmatch(months):
        return f"[{months}]"
    broken = next(month for month in MONTHS[column] if not re.fullmatch(_MONTH, row[month]))
    raise row.fault(broken, "write a number.")


def _day(row: Row, column: str) -> int | None:
    if row.cells[column] not in DAYS:
        raise row.fault(column, "write a day of the year from 1 to 365, or nothing.")
    return DAYS[row.cells[column]]


def _normals(row: Row) -> dict[str, Value]:
    frost = {field: _day(row, column) for field, column in FROST_COLUMNS.items()}
    return {
        "elevation_m": _height(row),
        **{field: _year(row, column) for field, column in MONTHLY_COLUMNS.items()},
        **frost,
        "frost_free_days_p50": whole(row, "frost_free_days_p50", 0, 365),
        "annual_extreme_min_c": number(row, "annual_extreme_min_c", -90, 60),
        "usda_zone": word_like(row, "usda_zone_est", USDA_ZONE, "6b"),
    }


def read_town(row: Row) -> dict[str, Value]:
    latitude, longitude = _position(row)
    name = text(row, "name", 80)
    return {
        "geonameid": whole(row, "geonameid", 1, 2**31 - 1),
        "name": name,
        "search_name": f" {normalise(name)}",
        "country_code": text(row, "country_code", 2),
        "admin1_code": text(row, "admin1_code", 8) if row["admin1_code"] else "",
        "latitude": latitude,
        "longitude": longitude,
        "population": whole(row, "population", 0, 100_000_000),
        "timezone": text(row, "timezone", 40),
        "elevation_m": _height(row) if row["elevation_m"] else None,
    }


def read_postal_zone(row: Row) -> dict[str, Value]:
    latitude, longitude = _position(row)
    return {
        "code": word_like(row, "zip", ZIP, "02134"),
        "latitude": latitude,
        "longitude": longitude,
        "state": text(row, "state", 2),
        "usda_zone": word_like(row, "usda_zone", USDA_ZONE, "6b"),
    }


def read_station(row: Row) -> dict[str, Value]:
    latitude, longitude = _position(row)
    return {
        "station_id": text(row, "station_id", 11),
        "name": text(row, "name", 40),
        "country_code": text(row, "country_code", 2),
        "region": text(row, "region", 2) if row["region"] else "",
        "latitude": latitude,
        "longitude": longitude,
        "record_years": whole(row, "record_years", 1, 300),
        "source": one_of(row, "source", StationSource),
        "frost_tmin_adjust_c": number(row, "frost_tmin_adjust_c", -10, 10),
        **_normals(row),
    }


def read_cell(row: Row) -> dict[str, Value]:
    cell_lat, cell_lon = _position(row, "cell_lat", "cell_lon")
    ref_lat, ref_lon = _position(row, "ref_lat", "ref_lon")
    return {
        "cell_lat": cell_lat,
        "cell_lon": cell_lon,
        "ref_lat": ref_lat,
        "ref_lon": ref_lon,
        "elevation_lo_m": _height(row, "elevation_lo_m"),
        "elevation_hi_m": _height(row, "elevation_hi_m"),
        "places": whole(row, "places", 1, 1_000_000),
        "nearest_obs_km": number(row, "nearest_obs_km", 0, 20_000),
        "nearest_obs_dz_m": number(row, "nearest_obs_dz_m", -9000, 9000),
        "confidence": one_of(row, "confidence", Confidence),
        **_normals(row),
    }


_POSITION = ("lat", "lon")
_NORMALS = (
    "elevation_m",
    *(month for months in MONTHS.values() for month in months),
    *FROST_COLUMNS.values(),
    "frost_free_days_p50",
    "annual_extreme_min_c",
    "usda_zone_est",
)
TABLES = (
    Table(
        "cities",
        Town,
        (
            "geonameid",
            "name",
            "country_code",
            "admin1_code",
            *_POSITION,
            "population",
            "timezone",
            "elevation_m",
        ),
        read_town,
    ),
    Table("us_zip_zones", PostalZone, ("zip", *_POSITION, "state", "usda_zone"), read_postal_zone),
    Table(
        "climate_stations",
        ClimateStation,
        (
            "station_id",
            "name",
            "country_code",
            "region",
            *_POSITION,
            "record_years",
            "source",
            "frost_tmin_adjust_c",
            *_NORMALS,
        ),
        read_station,
    ),
    Table(
        "climate_grid",
        ClimateCell,
        (
            "cell_lat",
            "cell_lon",
            "ref_lat",
            "ref_lon",
            "elevation_lo_m",
            "elevation_hi_m",
            "places",
            "nearest_obs_km",
            "nearest_obs_dz_m",
            "confidence",
            *_NORMALS,
        ),
        read_cell,
    ),
)
