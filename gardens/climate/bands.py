"""Where roughly, for who would rather not say where exactly."""

from django.utils.translation import gettext_lazy as _

from gardens.climate.spot import Spot

BANDS = {
    "north-cool": (_("Far north: Scandinavia, Scotland, Alaska"), 60.0),
    "north": (_("North, temperate: most of Europe, northern USA, Japan"), 45.0),
    "north-warm": (_("North, warm: Mediterranean, Florida, northern India"), 32.0),
    "tropics": (_("Tropics"), 5.0),
    "south-warm": (_("South, warm: Queensland, South Africa, southern Brazil"), -30.0),
    "south": (_("South, temperate: New Zealand, Tasmania, southern Chile"), -42.0),
}
BAND_CHOICES = [(key, label) for key, (label, _latitude) in BANDS.items()]


def spot_of_band(key: str) -> Spot:
    """On the meridian of Greenwich, by its clock."""
    label, latitude = BANDS[key]
    return Spot(
        key=key,
        label=str(label).split(":")[0],
        latitude=latitude,
        longitude=0.0,
        timezone="UTC",
    )
