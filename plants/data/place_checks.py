"""The files of places and climate, which lie compressed in the gardens' data folder."""

import math
from collections.abc import Iterator
from pathlib import Path

from plants.data.table_checks import Line, Table

MONTHS = tuple(f"{month:02}" for month in range(1, 13))
FROST_DAYS = tuple(
    f"{season}_frost_doy_{share}"
    for season in ("last_spring", "first_autumn")
    for share in ("p10", "p50", "p90")
)
SPRING = tuple(f"last_spring_frost_doy_{share}" for share in ("p10", "p50", "p90"))
NORMALS = (
    *(f"{name}_{month}" for name in ("tmin_c", "tmax_c", "tmin_sd_c") for month in MONTHS),
    *(f"{name}_{month}" for name in ("prcp_mm", "srad_mj_m2_day") for month in MONTHS),
    *FROST_DAYS,
    "frost_free_days_p50",
)
# January and July mean low and high from general knowledge; a cell may differ by so much.
TOLERANCE_C = 3.5
KNOWN_PLACES = {
    "Dublin": (53.33, -6.25, (2.5, 8, 11.5, 19.5)),
    "Auckland": (-36.85, 174.76, (16, 23.5, 7.5, 14.5)),
    "Delhi": (28.65, 77.23, (7.5, 20, 27, 35)),
    "Suva": (-18.14, 178.44, (23, 30.5, 20, 26.5)),
    "Rome": (41.89, 12.48, (3, 12, 19, 31)),
    "Moscow": (55.75, 37.62, (-9, -4, 14, 24.5)),
    "Tromso": (69.65, 18.96, (-6, -2, 9, 15.5)),
    "Buenos Aires": (-34.61, -58.38, (19, 30, 6.5, 15)),
    "Quito": (-0.23, -78.52, (8.5, 19.5, 8, 20)),
}
LEAST_IN_CELLS, LEAST_NEAR_STATIONS = 0.985, 0.53
NEAR_KM, KM_PER_DEGREE = 50, 111.2

Cell = tuple[float, float]


def check_places(folder: Path) -> list[Table]:
    towns = check_towns(folder / "cities.csv.gz")
    stations = check_stations(folder / "climate_stations.csv.gz")
    grid = check_grid(folder / "climate_grid.csv.gz")
    if not (towns.failures or stations.failures or grid.failures):
        check_coverage(towns, stations, grid)
    return [towns, check_zip_codes(folder / "us_zip_zones.csv.gz"), stations, grid]


def check_towns(path: Path) -> Table:
    columns = ("geonameid", "name", "country_code", "timezone")
    table = Table.read(path, (*columns, "lat", "lon", "population", "elevation_m"))
    table.unique("geonameid")
    for line in table.lines:
        _check_position(table, line)
        table.known(line, "population", 1)
        table.number(line, "elevation_m", -450, 5500)
    return table


def check_zip_codes(path: Path) -> Table:
    table = Table.read(path, ("zip", "lat", "lon", "state", "usda_zone"))
    table.unique("zip")
    for line in table.lines:
        table.matches(line, "zip", r"\d{5}")
        table.matches(line, "usda_zone", r"\d{1,2}[ab]")
        table.known(line, "lat", -15, 72)
        table.known(line, "lon", -180, 180)
    return table


def check_stations(path: Path) -> Table:
    columns = ("station_id", "country_code", "lat", "lon", "elevation_m", "source")
    table = Table.read(path, (*columns, *NORMALS, "usda_zone_est"))
    table.unique("station_id")
    for line in table.lines:
        _check_position(table, line)
        table.known(line, "elevation_m", -430, 5500)
        table.matches(line, "country_code", r"[A-Z]{2}")
        table.one_of(line, "source", "cligen-us-2015 cligen-ghcn-era5 dwd-climat-2003-2021")
        table.matches(line, "usda_zone_est", r"\d{1,2}[ab]")
        for month in MONTHS:
            table.pair(line, (f"tmin_c_{month}", f"tmax_c_{month}"), -65, 55)
        _check_months(table, line)
        _check_spring(table, line)
    return table


def _check_spring(table: Table, line: Line) -> None:
    """North of the equator the days cannot have passed New Year."""
    if table.failures:
        return
    days = [float(line[column]) for column in SPRING if line[column]]
    if len(days) == len(SPRING) and float(line["lat"]) > 0 and days != sorted(days):
        table.fail(line.number, "spring frost percentiles out of order")


def check_grid(path: Path) -> Table:
    columns = ("cell_lat", "cell_lon", "ref_lat", "ref_lon", "confidence", "nearest_obs_km")
    heights = ("elevation_lo_m", "elevation_m", "elevation_hi_m")
    rest = ("nearest_obs_dz_m", "places", "annual_extreme_min_c")
    table = Table.read(path, (*columns, *heights, *rest, *NORMALS))
    table.unique("cell_lat", "cell_lon")
    for line in table.lines:
        _check_cell_position(table, line)
        levels = [table.known(line, column, -450, 6000) for column in heights]
        if levels != sorted(levels):
            table.fail(line.number, "elevations out of order")
        table.one_of(line, "confidence", "medium low")
        table.known(line, "nearest_obs_km", 0, 2500)
        table.known(line, "nearest_obs_dz_m", 0, 5000)
        table.known(line, "places", 1)
        table.known(line, "annual_extreme_min_c", -70, 30)
        for month in MONTHS:
            low = table.known(line, f"tmin_c_{month}", -60, 40)
            high = table.known(line, f"tmax_c_{month}", -50, 52)
            if not 2.8 <= high - low <= 30:
                table.fail(line.number, f"daily range of month {month}: {high - low:.1f}")
        _check_months(table, line)
    if not table.failures:
        _check_known_places(table)
    return table


def _check_months(table: Table, line: Line) -> None:
    for month in MONTHS:
        table.known(line, f"tmin_sd_c_{month}", 0.2, 15)
        table.known(line, f"prcp_mm_{month}", 0, 3500)
        table.known(line, f"srad_mj_m2_day_{month}", 0, 35)
    for column in FROST_DAYS:
        table.number(line, column, 1, 366)
    table.known(line, "frost_free_days_p50", 0, 365)


def _check_position(table: Table, line: Line) -> None:
    table.known(line, "lat", -90, 90)
    table.known(line, "lon", -180, 180)


def _check_cell_position(table: Table, line: Line) -> None:
    middle = table.known(line, "cell_lat", -60, 85), table.known(line, "cell_lon", -180, 180)
    if middle != cell_of(*middle):
        table.fail(line.number, "not the middle of a half-degree cell")
    for name, degrees in zip(("ref_lat", "ref_lon"), middle, strict=True):
        if abs(table.known(line, name) - degrees) > 0.26:
            table.fail(line.number, "reference point outside its cell")


def cell_of(latitude: float, longitude: float) -> Cell:
    return math.floor(latitude * 2) / 2 + 0.25, math.floor(longitude * 2) / 2 + 0.25


def _cells(grid: Table) -> dict[Cell, Line]:
    return {(float(line["cell_lat"]), float(line["cell_lon"])): line for line in grid.lines}


def _check_known_places(grid: Table) -> None:
    cells = _cells(grid)
    for name, (latitude, longitude, expected) in KNOWN_PLACES.items():
        line = cells.get(cell_of(latitude, longitude))
        if line is None:
            grid.fail(0, f"no cell for {name}")
            continue
        columns = ("tmin_c_01", "tmax_c_01", "tmin_c_07", "tmax_c_07")
        for column, value in zip(columns, expected, strict=True):
            if abs(float(line[column]) - value) > TOLERANCE_C:
                grid.fail(line.number, f"{name}: {column}={line[column]}, about {value} expected")


def check_coverage(towns: Table, stations: Table, grid: Table) -> None:
    cells, degrees = _cells(grid), _by_degree(stations)
    places = [(float(line["lat"]), float(line["lon"])) for line in towns.lines]
    total = max(1, len(places))
    in_cells = sum(cell_of(*place) in cells for place in places) / total
    if in_cells < LEAST_IN_CELLS:
        grid.fail(0, f"only {in_cells:.1%} of the places lie in a cell")
    near = sum(any(_near(place, degrees)) for place in places) / total
    if near < LEAST_NEAR_STATIONS:
        stations.fail(0, f"only {near:.1%} of the places lie within {NEAR_KM} km of a station")


def _by_degree(stations: Table) -> dict[tuple[int, int], list[Cell]]:
    degrees: dict[tuple[int, int], list[Cell]] = {}
    for line in stations.lines:
        place = float(line["lat"]), float(line["lon"])
        degrees.setdefault((math.floor(place[0]), math.floor(place[1])), []).append(place)
    return degrees


def _near(place: Cell, degrees: dict[tuple[int, int], list[Cell]]) -> Iterator[bool]:
    latitude, longitude = place
    narrowing = math.cos(math.radians(latitude))
    reach = int(0.46 / max(narrowing, 0.1)) + 1
    for north in (-1, 0, 1):
        for east in range(-reach, reach + 1):
            box = degrees.get((math.floor(latitude) + north, math.floor(longitude) + east), ())
            for lat, lon in box:
                away = math.hypot(lat - latitude, (lon - longitude) * narrowing)
                yield away * KM_PER_DEGREE <= NEAR_KM
