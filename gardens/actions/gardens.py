from django.db.models import Q

from gardens.actions.changing import changing
from gardens.actions.pictures import remove_pictures
from gardens.models import Garden, Gardener, Picture, Place


def rename_garden(garden: Garden, *, name: str, actor: Gardener) -> Garden:
    with changing(garden.pk) as stored:
        stored.name = name
        stored.save(update_fields=["name"])
    return stored


def remove_garden(garden: Garden, *, actor: Gardener) -> None:
    """With everything in it, and its place, which belongs to it alone."""
    with changing(garden.pk) as stored:
        place_id = stored.place_id
        remove_pictures(
            Picture.objects.filter(Q(underlay__garden=stored) | Q(photo__event__garden=stored))
        )
        stored.delete()
        Place.objects.filter(pk=place_id).delete()


def weigh_folklore(garden: Garden, *, weighs: bool, actor: Gardener) -> Garden:
    """Whether what is only said of neighbours may become advice here."""
    with changing(garden.pk) as stored:
        stored.weighs_folklore = weighs
        stored.save(update_fields=["weighs_folklore"])
    return stored
