"""Changes of the picture under the plan of the land."""

from django.db import transaction
from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.pictures import add_picture, remove_pictures
from gardens.actions.refusals import GoneMeanwhile, UnderlayMovedOn
from gardens.models import Garden, Gardener, Land, Picture, Underlay
from gardens.uploads.pictures import CleanPicture

LAID = (
    *("ax_percent", "ay_percent", "bx_percent", "by_percent"),
    *("distance_m", "x_cm", "y_cm", "direction_deg"),
)
SIZES = ("width_px", "height_px", "size_bytes")


def upload_underlay(
    garden: Garden, clean: CleanPicture, *, known: int, actor: Gardener
) -> Underlay:
    """A first picture, stretched over the length of the land, or another one laid like the last.

    `known` is the version the form's page showed, 0 without a picture.
    """
    with transaction.atomic():
        # Before the garden: handing gardens over locks the gardener first too.
        picture = add_picture(clean, actor=actor)
        with changing(garden.pk):
            stored = Underlay.objects.with_picture().filter(garden=garden).first()
            if stored and stored.version != known and _is_same(stored.picture, picture):
                remove_pictures(Picture.objects.filter(pk=picture.pk))
                return stored
            _refuse_newer(stored.version if stored else 0, known)
            return _exchanged(stored, picture) if stored else _first(garden, picture)


def _first(garden: Garden, picture: Picture) -> Underlay:
    land = Land.objects.filter(garden=garden).first()
    if land is None:
        raise GoneMeanwhile(gettext("This garden has no land yet. Say first how large it is."))
    return Underlay.objects.create(garden=garden, picture=picture, distance_m=land.length_m)


def _exchanged(stored: Underlay, picture: Picture) -> Underlay:
    replaced, stored.picture = stored.picture_id, picture
    stored.version += 1
    stored.save(update_fields=["picture", "version"])
    remove_pictures(Picture.objects.filter(pk=replaced))
    return stored


def lay_underlay(underlay: Underlay, *, known: int, actor: Gardener) -> Underlay:
    """By two points; the same form sent twice changes nothing more."""
    with changing(underlay.garden_id):
        stored = _stored(underlay.garden_id)
        is_same = all(getattr(stored, name) == getattr(underlay, name) for name in LAID)
        if is_same and stored.is_shown:
            return stored
        _refuse_newer(stored.version, known)
        for name in LAID:
            setattr(stored, name, getattr(underlay, name))
        stored.version += 1
        stored.show()
        stored.save(update_fields=[*LAID, "opacity_percent", "version"])
    return stored


def dim_underlay(garden: Garden, opacity_percent: int, *, actor: Gardener) -> None:
    """How strongly it shows; 0 hides it. No advice depends on it, so none is asked for."""
    if not Underlay.objects.filter(garden=garden).update(opacity_percent=opacity_percent):
        raise _gone()


def remove_underlay(garden: Garden, *, known: int, actor: Gardener) -> None:
    with changing(garden.pk):
        stored = Underlay.objects.filter(garden=garden).first()
        if stored is not None:
            _refuse_newer(stored.version, known)
            remove_pictures(Picture.objects.filter(pk=stored.picture_id))


def _stored(garden_pk: int) -> Underlay:
    stored = Underlay.objects.with_picture().filter(garden=garden_pk).first()
    if stored is None:
        raise _gone()
    return stored


def _gone() -> GoneMeanwhile:
    return GoneMeanwhile(gettext("The picture was removed in the meantime."))


def _is_same(one: Picture, other: Picture) -> bool:
    """The same form sent twice: equal files are cleaned to equal pictures."""
    return all(getattr(one, name) == getattr(other, name) for name in SIZES)


def _refuse_newer(version: int, known: int) -> None:
    if version != known:
        raise UnderlayMovedOn(
            gettext(
                "The picture was changed in another tab. Open this page again to see how it lies "
                "now."
            )
        )
