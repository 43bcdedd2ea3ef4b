"""Bytes into characters, for text and HTML."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from ...document import ReadingNote

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_UTF8_SHAPED = re.compile(rb"[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf7][\x80-\xbf]{3}")
_BEYOND_ASCII = bytes(range(0x80, 0x100))
META_LOOKED_AT = 4_096
SAMPLE = 65_536


def decode(data: bytes, declared_in_markup: bool = False) -> tuple[str, tuple[ReadingNote, ...]]:
    """The characters, with a note of the encoding that was used and of every replacement character.

    In this order: byte order mark, strict UTF-8, the encoding that the markup declares, the most likely one.
    """
    encoding = _encoding(data, declared_in_markup)
    decoded = data.decode(encoding, errors="replace")
    damaged = encoding == "utf-8" and decoded.count("\ufffd") > data.count("\ufffd".encode())
    text = decoded.replace("\x00", "\ufffd")
    notes = [] if encoding.startswith("utf-8") else [ReadingNote("encoding", f"The text was read as {encoding}.")]
    lost = text.count("\ufffd")
    if damaged:
        notes.append(ReadingNote("text-lost", f"{lost} characters are damaged: no UTF-8, as the others are."))
    elif lost:
        notes.append(ReadingNote("undecodable", f"{lost} characters could not be decoded as {encoding}."))
    return text.replace("\r\n", "\n").replace("\r", "\n"), tuple(notes)


def unmarked_utf16(data: bytes) -> str | None:
    """The UTF-16 of bytes without a mark of it: every second of Western words is NUL, and none of the others."""
    nuls = data[: len(data) & ~1]
    even, odd = nuls[::2].count(0), nuls[1::2].count(0)
    least = len(nuls) * 0.3
    if odd > least and even < odd * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > least and odd < even * 0.05 else None


def _is_damaged_utf8(data: bytes) -> bool:
    """Bytes that are no UTF-8 though most beyond ASCII stand as it writes characters: one was cut, or all are bent."""
    shaped = sum(len(found) for found in _UTF8_SHAPED.findall(data))
    beyond_ascii = len(data) - len(data.translate(None, _BEYOND_ASCII))
    return shaped * 2 > beyond_ascii


def _encoding(data: bytes, declared_in_markup: bool) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    if wide := unmarked_utf16(data[:SAMPLE]):
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    if _is_damaged_utf8(data):
        return "utf-8"
    if declared_in_markup and (match := _META.search(data[:META_LOOKED_AT])):
        name = match[1].decode("ascii").casefold()
        # A page that calls itself Latin-1 has Windows quotes and dashes; browsers read it so, too.
        name = "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "utf-8", "utf8") else name
        try:
            codecs.lookup(name)
        except LookupError:
            pass
        else:
            return name
    if b"\x00" not in data[:SAMPLE] and not any(0x80 <= b < 0xA0 and b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) for b in data):
        return "cp1252"
    best = from_bytes(data[:SAMPLE]).best()
    return best.encoding if best else "cp1252"
