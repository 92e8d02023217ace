from gardens.actions.changing import changing
from gardens.models import Garden, Gardener, Place


def set_place(garden: Garden, place: Place, *, actor: Gardener) -> Place:
    """Give the garden's place these columns; weather of another position is not its own."""
    with changing(garden.pk) as stored:
        old = stored.place
        place.pk = old.pk
        place.save(force_update=True)
        if (place.latitude, place.longitude) != (old.latitude, old.longitude):
            place.weather_days.all().delete()
    return place
