from django import template
from django.utils import timezone

from gardens.models import Bed, Garden
from gardens.sensors.overview import latest_at

register = template.Library()


@register.inclusion_tag("gardens/_latest_readings.html")
def latest_readings(garden: Garden, bed: Bed | None = None) -> dict[str, object]:
    """The newest word of every sensor of a garden, or of a bed, where something measures."""
    return {"garden": garden, "bed": bed, "latest": latest_at(bed or garden, timezone.now())}
