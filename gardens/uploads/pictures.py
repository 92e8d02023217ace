"""What a gardener uploads becomes a small picture of our own making.

The file itself is never kept: it may say where and when it was taken, and by whom.
"""

import struct
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from PIL import ExifTags, Image

from gardens.actions.refusals import PictureRefused

LARGEST_MB = 15
LARGEST_MEGAPIXELS = 24
LONGEST_SIDE_PX = 2400
THUMBNAIL_SIDE_PX = 320
QUALITY = 82
# Between small and quick: a sixth of a second for the largest picture.
EFFORT = 2
CONTENT_TYPE, FILE_NAME = "image/webp", "picture.webp"

ACCEPTED = ("JPEG", "PNG", "WEBP")
ACCEPTED_TYPES = ("image/jpeg", "image/png", "image/webp")
# ISO base media files, by the brand that follows “ftyp”.
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
# What Pillow raises for files that are cut off, made up or damaged.
BROKEN = (OSError, SyntaxError, TypeError, ValueError, EOFError, struct.error)
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# A picture that is being decoded takes up to 100 MB; a process decodes one at a time.
_decoding = Lock()


@dataclass(frozen=True, slots=True)
class CleanPicture:
    content: bytes
    width_px: int
    height_px: int


def accept_picture(file: UploadedFile) -> CleanPicture:
    """Checked by its content, whatever its name; upright, small, and without any metadata."""
    if file.size > LARGEST_MB * 1024 * 1024:
        raise PictureRefused(
            gettext("This file is larger than {most} MB. Choose a smaller picture.").format(
                most=LARGEST_MB
            )
        )
    _refuse_heic(file)
    image = _of_header(file)
    try:
        with _decoding:
            return _cleaned(image)
    except BROKEN as fault:
        raise PictureRefused(
            gettext("This picture is damaged or cut off. Export it again, or choose another one.")
        ) from fault


def thumbnail_of(file: BinaryIO) -> bytes | None:
    """Of a picture of our own making; None if the file is damaged."""
    try:
        with _decoding:
            image = Image.open(file, formats=("WEBP",))
            image.thumbnail((THUMBNAIL_SIDE_PX, THUMBNAIL_SIDE_PX))
            return _written(image)
    except BROKEN:
        return None


def _written(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "WEBP", quality=QUALITY, method=EFFORT)
    return target.getvalue()


def _refuse_heic(file: BinaryIO) -> None:
    file.seek(0)
    start = file.read(12)
    file.seek(0)
    if start[4:8] == b"ftyp" and start[8:12] in HEIC_BRANDS:
        raise PictureRefused(
            gettext(
                "Browsers cannot show HEIC pictures. Export it as JPEG and choose that file: on a "
                "Mac with Preview, File, Export; on an iPhone choose Most Compatible under "
                "Settings, Camera, Formats, and take the picture again."
            )
        )


def _of_header(file: BinaryIO) -> Image.Image:
    """Kind and size are known, and not a single pixel is decoded yet."""
    try:
        image = Image.open(file, formats=ACCEPTED)
    except Image.DecompressionBombError as fault:
        raise _too_many_pixels() from fault
    except BROKEN as fault:
        raise PictureRefused(
            gettext("This is no picture that can be shown. Choose a JPEG, PNG or WebP file.")
        ) from fault
    if image.width * image.height > LARGEST_MEGAPIXELS * 1_000_000:
        raise _too_many_pixels()
    return image


def _too_many_pixels() -> PictureRefused:
    sentence = gettext(
        "This picture has more than {most} megapixels. Make it smaller, for example {side} pixels "
        "wide, and choose that file."
    )
    return PictureRefused(sentence.format(most=LARGEST_MEGAPIXELS, side=LONGEST_SIDE_PX))


def _cleaned(image: Image.Image) -> CleanPicture:
    bounds = (LONGEST_SIDE_PX, LONGEST_SIDE_PX)
    # A JPEG is decoded at a fraction of its size; other kinds ignore this.
    image.draft("RGB", bounds)
    small = _in_colour(image)
    small.thumbnail(bounds)
    turn = UPRIGHT.get(image.getexif().get(ExifTags.Base.Orientation))
    upright = small if turn is None else small.transpose(turn)
    # Only pixels go on; whatever else the file said stays behind.
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    return CleanPicture(_written(bare), *bare.size)


def _in_colour(image: Image.Image) -> Image.Image:
    """8 bits a channel: deeper greys are scaled, since converting would only cut them off."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L").convert("RGB")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")
