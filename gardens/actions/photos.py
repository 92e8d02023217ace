"""Photos on entries of the book."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.pictures import add_picture, remove_pictures
from gardens.actions.refusals import GoneMeanwhile, PictureRefused
from gardens.models import Event, Gardener, Photo, Picture
from gardens.uploads.pictures import CleanPicture
from gardens.uploads.thumbnails import ask_for_thumbnails

MOST_PHOTOS = 12


def attach_photos(event: Event, cleaned: Sequence[CleanPicture], *, actor: Gardener) -> None:
    """Called inside `changing`."""
    if not cleaned:
        return
    if Photo.objects.filter(event=event).count() + len(cleaned) > MOST_PHOTOS:
        sentence = gettext("An entry holds {most} photos. Choose fewer, or write another entry.")
        raise PictureRefused(sentence.format(most=MOST_PHOTOS))
    pictures = [add_picture(clean, actor=actor) for clean in cleaned]
    Photo.objects.bulk_create(Photo(event=event, picture=picture) for picture in pictures)
    ask_for_thumbnails([picture.pk for picture in pictures])


def remove_photo(photo: Photo, *, actor: Gardener) -> None:
    with changing(photo.event.garden_id):
        pictures = Picture.objects.filter(photo=photo.pk)
        if not pictures.exists():
            raise GoneMeanwhile(gettext("This photo was removed in the meantime."))
        remove_pictures(pictures)


def remove_photos_of(events: Iterable[Event]) -> None:
    """Called inside `changing`, before the entries go."""
    remove_pictures(Picture.objects.filter(photo__event__in=[event.pk for event in events]))
