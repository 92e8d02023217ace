"""Where roughly, for who would rather not say where exactly."""

from django.utils.translation import gettext_lazy as _

from gardens.climate.spot import Spot
from gardens.models import Place

BANDS = {
    "north-cool": (_("Far north: Scandinavia, Scotland, Alaska"), 60.0),
    "north": (_("North, temperate: most of Europe, northern USA, Japan"), 45.0),
    "north-warm": (_("North, warm: Mediterranean, Florida, northern India"), 32.0),
    "tropics": (_("Tropics"), 5.0),
    "south-warm": (_("South, warm: Queensland, South Africa, southern Brazil"), -30.0),
    "south": (_("South, temperate: New Zealand, Tasmania, southern Chile"), -42.0),
}
BAND_CHOICES = [(key, label) for key, (label, _latitude) in BANDS.items()]


MERIDIAN, ITS_CLOCK = 0.0, "UTC"


def spot_of_band(key: str) -> Spot:
    """On the meridian of Greenwich, by its clock."""
    label, latitude = BANDS[key]
    return Spot(
        key=key,
        label=str(label).split(":")[0],
        latitude=latitude,
        longitude=MERIDIAN,
        timezone=ITS_CLOCK,
    )


def is_of_band(place: Place) -> bool:
    """Nobody gardens at the position itself, so its weather is nobody's."""
    latitudes = {latitude for _label, latitude in BANDS.values()}
    is_on_meridian = (place.longitude, place.timezone) == (MERIDIAN, ITS_CLOCK)
    return is_on_meridian and place.latitude in latitudes
