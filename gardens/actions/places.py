from gardens.actions.changing import changing
from gardens.climate.bands import is_of_band
from gardens.models import FrostAppetite, Garden, Gardener, Place, WeatherCell
from gardens.sun.reckoning import ask_for_sun
from gardens.weather.rounding import cell_position


def save_place(place: Place) -> Place:
    """With the cell its weather is that of, if it has a position at all."""
    place.weather_cell = None if is_of_band(place) else _cell_of(place)
    place.save()
    return place


def set_place(garden: Garden, place: Place, *, actor: Gardener) -> Place:
    """Give the garden's place these columns, but for what its gardener chose before.

    Elsewhere it has the weather of another cell.
    """
    with changing(garden.pk) as stored:
        place.pk, place.frost_appetite = stored.place_id, stored.place.frost_appetite
        ask_for_sun(stored.pk)
        return save_place(place)


def set_frost_appetite(garden: Garden, appetite: FrostAppetite, *, actor: Gardener) -> None:
    with changing(garden.pk) as stored:
        stored.place.frost_appetite = appetite
        stored.place.save(update_fields=["frost_appetite"])


def _cell_of(place: Place) -> WeatherCell:
    latitude, longitude = cell_position(place.latitude, place.longitude)
    cell, _is_new = WeatherCell.objects.get_or_create(
        latitude=latitude, longitude=longitude, defaults={"timezone": place.timezone}
    )
    return cell
