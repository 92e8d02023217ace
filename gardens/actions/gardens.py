from gardens.actions.changing import changing
from gardens.models import Garden, Gardener, Place


def rename_garden(garden: Garden, *, name: str, actor: Gardener) -> Garden:
    with changing(garden.pk) as stored:
        stored.name = name
        stored.save(update_fields=["name"])
    return stored


def remove_garden(garden: Garden, *, actor: Gardener) -> None:
    """With everything in it, and its place, which belongs to it alone."""
    with changing(garden.pk) as stored:
        place_id = stored.place_id
        stored.delete()
        Place.objects.filter(pk=place_id).delete()
