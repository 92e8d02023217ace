import struct
import zlib

import pytest
from PIL import Image, ImageChops, ImageOps

from gardens.actions.refusals import PictureRefused
from gardens.tests.pictures import image, opened, taken_at_home, upload
from gardens.uploads.pictures import accept_picture

HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 64


def png_header(width: int, height: int) -> bytes:
    """A PNG of any size in a few bytes, as a decompression bomb would begin."""
    content = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + content + struct.pack(">I", zlib.crc32(content))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 99) + b"IDAT"


def corner(content: bytes) -> tuple[int, ...]:
    return opened(content).getpixel((2, 2))


def test_where_when_and_with_what_it_was_taken_is_gone():
    file = upload(exif=taken_at_home(), comment=b"our garden", icc_profile=b"profile")
    assert b"Tellcamera" in file.read()

    clean = accept_picture(file)

    picture = opened(clean.content)
    assert dict(picture.getexif()) == {}
    assert picture.getexif().get_ifd(0x8825) == {}
    assert {"exif", "icc_profile", "xmp", "comment"} & picture.info.keys() == set()
    assert b"Tellcamera" not in clean.content
    assert (clean.width_px, clean.height_px) == picture.size == (400, 300)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_turned_as_the_camera_was_held(orientation):
    """As Pillow's own function turns it, which also reads the rest of what the camera wrote."""
    picture = image(size=(40, 20))
    picture.paste("black", (0, 0, 20, 10))
    file = upload(picture, exif=taken_at_home(orientation), quality=95)
    expected = ImageOps.exif_transpose(Image.open(file)).convert("L")

    got = opened(accept_picture(file).content).convert("L")

    assert got.size == expected.size
    assert ImageChops.difference(got, expected).resize((4, 4)).getextrema()[1] < 40


@pytest.mark.parametrize(
    ("mode", "kind", "colour", "expected"),
    [
        ("CMYK", "JPEG", (0, 255, 255, 0), (255, 0, 0)),
        ("L", "JPEG", 128, (128, 128, 128)),
        ("1", "PNG", 1, (255, 255, 255)),
        ("I;16", "PNG", 32768, (128, 128, 128)),
        ("RGBA", "PNG", (0, 0, 255, 128), (0, 0, 255, 128)),
        ("LA", "PNG", (255, 255), (255, 255, 255)),
    ],
)
def test_every_kind_of_colour_is_understood(mode, kind, colour, expected):
    got = corner(accept_picture(upload(image(mode, (64, 64), colour), kind)).content)
    assert len(got) == len(expected)
    assert all(abs(one - other) <= 6 for one, other in zip(got, expected, strict=True))


def test_a_palette_may_have_holes():
    picture = image("P", (64, 64), 0)
    picture.putpalette([200, 30, 30, 30, 200, 30])
    assert corner(accept_picture(upload(picture, "PNG", transparency=0)).content)[3] == 0


def test_of_a_film_the_first_picture_stays():
    frames = [image(colour=colour) for colour in ("red", "blue")]
    clean = accept_picture(
        upload(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=100)
    )
    assert opened(clean.content).n_frames == 1
    assert corner(clean.content)[0] > 200


def test_a_large_picture_becomes_small_enough_to_work_with():
    clean = accept_picture(upload(image(size=(4800, 3600))))
    assert (clean.width_px, clean.height_px) == (2400, 1800)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Dear garden,", "This is no picture that can be shown. Choose a JPEG, PNG or WebP file."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This is no picture that can be shown."),
        (HEIC, "Browsers cannot show HEIC pictures. Export it as JPEG"),
        (png_header(8000, 5000), "This picture has more than 24 megapixels. Make it smaller"),
        (png_header(2**31 - 1, 2**31 - 1), "This picture has more than 24 megapixels."),
        (png_header(400, 300), "This picture is damaged or cut off."),
        (bytes(15 * 1024 * 1024 + 1), "This file is larger than 15 MB."),
    ],
    ids=["text", "svg", "heic", "40 megapixels", "bomb", "header only", "16 MB"],
)
def test_what_cannot_be_taken_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(PictureRefused) as refusal:
        accept_picture(upload(content))
    assert sentence in refusal.value.message


def test_a_gif_named_jpg_is_refused():
    with pytest.raises(PictureRefused, match="no picture that can be shown"):
        accept_picture(upload(image(), "GIF"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_file_that_was_cut_off_is_refused(kind):
    noise = Image.effect_noise((300, 200), 80).convert("RGB")
    whole = upload(noise, kind).read()
    with pytest.raises(PictureRefused, match=r"damaged or cut off|no picture"):
        accept_picture(upload(whole[: len(whole) // 2]))
