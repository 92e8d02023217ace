from dataclasses import dataclass

from gardens.climate.countries import country_name
from gardens.models import Place, Precision, Town

# Credits of the spot itself; those of its climate are added when that is chosen.
SPOT_CREDITS = ("geonames", "usda-zones", "timezones")


class SpotUnknown(Exception):
    """Nothing was found for what was typed; the text says what to type instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a garden is, before anything is known of its climate.

    `key` tells it apart from others of the same name. A height that is None or assumed is not
    the gardener's.
    """

    key: str
    label: str
    latitude: float
    longitude: float
    timezone: str
    elevation_m: int | None = None
    elevation_is_assumed: bool = False
    country_code: str = ""
    admin1_code: str = ""
    population: int | None = None
    usda_zone: str = ""
    precision: Precision = Precision.REGION
    credits: tuple[str, ...] = ()

    @property
    def position(self) -> str:
        return position_label(self.latitude, self.longitude)

    @classmethod
    def of_town(cls, town: Town) -> "Spot":
        return cls(
            key=str(town.pk),
            label=town_label(town),
            latitude=town.latitude,
            longitude=town.longitude,
            timezone=town.timezone,
            elevation_m=town.elevation_m,
            elevation_is_assumed=town.elevation_m is not None,
            country_code=town.country_code,
            admin1_code=town.admin1_code,
            population=town.population,
            credits=("geonames",),
        )

    @classmethod
    def of_place(cls, place: Place) -> "Spot":
        """To choose the climate of a stored place again."""
        zone_is_of_map = "usda-zones" in place.climate_credit.split()
        return cls(
            key=str(place.pk),
            label=place.label,
            latitude=place.latitude,
            longitude=place.longitude,
            timezone=place.timezone,
            elevation_m=place.elevation_m,
            elevation_is_assumed=place.elevation_is_assumed,
            country_code=place.country_code,
            admin1_code=place.admin1_code,
            usda_zone=place.usda_zone if zone_is_of_map else "",
            precision=Precision(place.precision),
            credits=tuple(code for code in place.climate_credit.split() if code in SPOT_CREDITS),
        )


def town_label(town: Town) -> str:
    country = country_name(town.country_code)
    region = town.admin1_code if town.country_code == "US" else ""
    # A city state is named once.
    return ", ".join(dict.fromkeys(word for word in (town.name, region, country) if word))


def position_label(latitude: float, longitude: float) -> str:
    north, east = "S" if latitude < 0 else "N", "W" if longitude < 0 else "E"
    return f"{abs(latitude):.2f}° {north}, {abs(longitude):.2f}° {east}"
