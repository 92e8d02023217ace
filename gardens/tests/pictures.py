"""Files as gardeners upload them."""

from io import BytesIO
from pathlib import Path

import factory
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.core.files.uploadedfile import SimpleUploadedFile
from factory.django import DjangoModelFactory
from PIL import Image

from gardens.models import Photo, Picture, Underlay
from gardens.tests.factories import EventFactory, GardenerFactory, GardenFactory
from gardens.uploads.pictures import FILE_NAME

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def image(mode: str = "RGB", size: tuple[int, int] = (400, 300), colour="white") -> Image.Image:
    return Image.new(mode, size, colour)


def upload(
    picture: Image.Image | bytes | None = None,
    kind: str = "JPEG",
    name: str = "garden.jpg",
    **options,
) -> SimpleUploadedFile:
    if isinstance(picture, bytes):
        return SimpleUploadedFile(name, picture)
    target = BytesIO()
    (picture or image()).save(target, kind, **options)
    return SimpleUploadedFile(name, target.getvalue())


def taken_at_home(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "Tellcamera", orientation
    exif.get_ifd(GPS).update({1: "N", 2: (49.0, 12.0, 30.0), 3: "E", 4: (16.0, 36.0, 0.0)})
    return exif


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def kept_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Storage:
    """Of one test alone."""
    storage = type(Picture._meta.get_field("file").storage)(folder)
    for name in ("file", "thumbnail"):
        monkeypatch.setattr(Picture._meta.get_field(name), "storage", storage)
    return storage


class PictureFactory(DjangoModelFactory):
    class Meta:
        model = Picture

    owner = factory.SubFactory(GardenerFactory)
    file = factory.LazyFunction(lambda: ContentFile(upload(kind="WEBP").read(), name=FILE_NAME))
    width_px = 400
    height_px = 300
    size_bytes = 1000


class PhotoFactory(DjangoModelFactory):
    class Meta:
        model = Photo
        exclude = ["owner"]

    event = factory.SubFactory(EventFactory)
    picture = factory.SubFactory(
        PictureFactory, owner=factory.SelfAttribute("..event.garden.owner")
    )


class UnderlayFactory(DjangoModelFactory):
    """400 × 300 px over 12 m of land: 3 cm a pixel."""

    class Meta:
        model = Underlay

    garden = factory.SubFactory(GardenFactory)
    picture = factory.SubFactory(PictureFactory, owner=factory.SelfAttribute("..garden.owner"))
    distance_m = 12.0
