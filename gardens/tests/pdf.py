"""Enough of a PDF reader to see what stands on a page that fpdf2 wrote, and where."""

import re
import zlib
from dataclasses import dataclass

MM_PER_POINT = 25.4 / 72
_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\n(.*)\nendstream", re.DOTALL)
_GLYPH = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$", re.MULTILINE)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|\(((?:[^\\()]|\\.)*)\) Tj", re.DOTALL)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    size_mm: tuple[float, float]
    content: bytes
    text: str

    def points_mm(self, operator: str = "ml") -> list[tuple[float, float]]:
        """Corners of the lines drawn, from the upper left corner of the page."""
        found = re.findall(rf"([\d.-]+) ([\d.-]+) [{operator}]\b".encode(), self.content)
        height = self.size_mm[1]
        return [(float(x) * MM_PER_POINT, height - float(y) * MM_PER_POINT) for x, y in found]


def pages_of(pdf: bytes) -> list[Page]:
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    box = _box(next(body for body in objects.values() if b"/Type /Pages" in body))
    pages = [body for body in objects.values() if b"/Type /Page\n" in body]
    return [_page(body, objects, box) for body in pages]


def _page(body: bytes, objects: dict[int, bytes], box: tuple[float, float]) -> Page:
    content = _content(objects[_reference(body, b"Contents")])
    fonts = re.findall(rb"/(F\d+) (\d+) 0 R", objects[_reference(body, b"Resources")])
    letters = {name: _letters(objects, int(number)) for name, number in fonts}
    words, shown = [], {}
    for font, string in _SHOWN.findall(content):
        if font:
            shown = letters[font]
            continue
        glyphs = _ESCAPED.sub(lambda found: found[1].replace(b"r", b"\r"), string)
        words += [shown[glyphs[at : at + 2]] for at in range(0, len(glyphs), 2)]
        words.append("")
    return Page(_box(body) if b"/MediaBox" in body else box, content, "".join(words))


def _letters(objects: dict[int, bytes], font: int) -> dict[bytes, str]:
    table = _content(objects[_reference(objects[font], b"ToUnicode")])
    return {
        bytes.fromhex(glyph.decode()): bytes.fromhex(letter.decode()).decode("utf-16-be")
        for glyph, letter in _GLYPH.findall(table)
    }


def _content(body: bytes) -> bytes:
    stream = _STREAM.search(body)[1]
    return zlib.decompress(stream) if b"/FlateDecode" in body.split(b"stream")[0] else stream


def _reference(body: bytes, name: bytes) -> int:
    return int(re.search(rb"/" + name + rb" (\d+) 0 R", body)[1])


def _box(body: bytes) -> tuple[float, float]:
    right, top = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", body).groups()
    return float(right) * MM_PER_POINT, float(top) * MM_PER_POINT
