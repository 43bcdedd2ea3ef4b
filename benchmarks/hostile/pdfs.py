"""Hostile PDFs: damaged, circular, bent, locked, active, and far too large."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from .made import ADDRESS, CORRUPT, ENCRYPTED, NEEDS_OCR, PART, READ, SENTINEL, SLOW, TOO_LARGE, Hostile

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WORDS = f"BT /F1 12 Tf 72 700 Td ({SENTINEL}) Tj ET"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
BENT: dict[str, tuple[dict[int, str], frozenset[str], str]] = {
    "no_pages": ({2: "<< /Type /Pages /Kids [] /Count 0 >>"}, CORRUPT, "a paper of no pages"),
    "kids_null": ({2: "<< /Type /Pages /Kids null /Count 1 >>"}, CORRUPT | READ | PART, "no list of pages"),
    "count_lies": (
        {2: "<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>"},
        READ | PART | TOO_LARGE | CORRUPT,
        "a false count of pages",
    ),
    "count_negative": (
        {2: "<< /Type /Pages /Kids [3 0 R] /Count -1 >>"},
        READ | PART | CORRUPT,
        "a false count of pages",
    ),
    "tree_circle": (
        {2: "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>"},
        PART | CORRUPT | READ,
        "a tree of pages that holds itself",
    ),
    "tree_of_itself": (
        {2: "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"},
        PART | CORRUPT,
        "a tree of pages that is nothing but itself",
    ),
    "root_is_font": ({1: FONT}, CORRUPT | READ | PART, "a catalogue that is none"),
    "page_is_number": ({3: "7"}, CORRUPT | PART, "a page that is a number"),
    "no_resources": (
        {3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"},
        READ | PART,
        "a font that nobody declares",
    ),
    "contents_of_itself": ({3: PAGE.replace("4 0 R", "[4 0 R 3 0 R]")}, READ | PART, "a page among its own contents"),
    "size_nan": ({3: PAGE.replace("595", "1e999")}, READ | PART | CORRUPT, "a page as wide as no number"),
    "size_zero": ({3: PAGE.replace("595 842", "0 0")}, READ | PART | CORRUPT, "a page of no size"),
    "size_huge": ({3: PAGE.replace("595 842", "2000000 2000000")}, READ | PART, "a page of 500 square kilometres"),
    "size_turned": ({3: PAGE.replace("0 0 595 842", "595 842 0 0")}, READ, "a page from its far corner"),
    "rotate_45": ({3: PAGE.replace("/Contents", "/Rotate 45 /Contents")}, READ | PART, "a page half turned"),
    "user_unit": ({3: PAGE.replace("/Contents", "/UserUnit 1e6 /Contents")}, READ | PART, "points of a million"),
    "font_circle": (
        {5: "<< /Type /Font /Subtype /Type0 /BaseFont /X /DescendantFonts [5 0 R] /Encoding /Identity-H >>"},
        READ | PART,
        "a font that descends from itself",
    ),
    "javascript": (
        {1: "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>"},
        READ,
        "a script that runs on opening",
    ),
    "launch": (
        {1: "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> >>"},
        READ,
        "a program to start",
    ),
    "remote": (
        {1: f"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI ({ADDRESS}/x) >> >>"},
        READ,
        "an address to fetch",
    ),
}
TWISTED: dict[str, tuple[str, frozenset[str], str]] = {
    "states_unclosed": ("q " * 50_000 + WORDS, READ | PART, "50,000 states saved and none restored"),
    "arrays_nested": (WORDS + " " + "[" * 50_000, READ | PART, "50,000 arrays in each other"),
    "operator_unknown": (
        "1 2 3 frobnicate " + WORDS + " " + "(" * 2_000,
        READ | PART,
        "an unknown operator and an open string",
    ),
    "numbers_odd": (
        "BT /F1 12 Tf 1e400 -1e400 Td (x) Tj ET --5 +-3 .-. Td " + WORDS,
        READ | PART,
        "numbers that are none",
    ),
    "far_off": (
        "BT /F1 12 Tf 1 0 0 1 9e30 9e30 Tm (lost) Tj ET " + WORDS,
        READ | PART,
        "words light years off the page",
    ),
    "size_of_nothing": ("BT /F1 0 Tf 72 600 Td (nothing) Tj ET " + WORDS, READ | PART, "letters of no size"),
    "grid_1000": (
        " ".join(f"0 {n} 900 0.4 re f {n} 0 0.4 900 re f" for n in range(900)),
        PART | TOO_LARGE,
        "a ruled grid of a million cells",
    ),
    "many_letters": (
        "BT /F1 1 Tf 1 0 0 1 0 800 Tm " + "(norbeck ) Tj 0 -0.01 Td " * 20_000 + "ET",
        READ | PART | TOO_LARGE,
        "160,000 letters on a page",
    ),
    "many_curves": ("0 0 m " + "9 9 20 20 30 5 c " * 60_000 + "S " + WORDS, READ | PART, "a drawing of 60,000 curves"),
}


def hostile_pdfs() -> Iterator[Hostile]:
    sound = document()
    yield Hostile("pdf/sound.pdf", sound, READ, "nothing: a control")
    for name, (objects, expected, why) in BENT.items():
        yield Hostile(f"pdf/{name}.pdf", document(objects), expected, why)
    for name, (content, expected, why) in TWISTED.items():
        yield Hostile(f"pdf/{name}.pdf", document(content=content), expected, why)
    yield from _damaged(sound)
    yield from _streams()
    yield from _locked()
    yield Hostile("pdf/pages_6000.pdf", _many_pages(6_000), TOO_LARGE, "more pages than are read")
    yield Hostile("pdf/multiplying.pdf", _multiplying(), TOO_LARGE | CORRUPT, "a tree of 10 to the 12 pages")
    picture = "q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    yield Hostile("pdf/picture_only.pdf", document(content=picture), READ | PART | NEEDS_OCR, "a picture of a page")


def document(objects: Mapping[int, str] | None = None, content: str = WORDS) -> bytes:
    """A PDF of one page, its objects as they are but for those given."""
    return assembled(_sound(content) | {number: text.encode() for number, text in (objects or {}).items()})


def _sound(content: str = WORDS) -> dict[int, bytes]:
    stream = zlib.compress(content.encode("latin-1"))
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: PAGE.encode(),
        4: b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        5: FONT.encode(),
    }


def assembled(body: Mapping[int, bytes]) -> bytes:
    """Objects by number as a file with its table of where they stand."""
    out = BytesIO()
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, data in sorted(body.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, data))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (max(body) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, max(body) + 1)))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (max(body) + 1, start))
    return out.getvalue()


def _damaged(sound: bytes) -> Iterator[Hostile]:
    either = READ | PART | CORRUPT
    yield Hostile("pdf/cut_half.pdf", sound[: len(sound) // 2], either, "its second half is missing")
    yield Hostile("pdf/cut_end.pdf", sound[:-40], either, "its end is missing")
    yield Hostile("pdf/cut_start.pdf", sound[20:], CORRUPT, "its beginning is missing")
    yield Hostile("pdf/header_only.pdf", b"%PDF-1.7\n", CORRUPT, "nothing but a header")
    yield Hostile("pdf/late_header.pdf", b"\n" * 900 + sound, either, "blank lines before the header")
    yield Hostile("pdf/noise_after.pdf", sound + b"\x00\xff" * 5_000, either, "noise behind its end")
    table = sound.index(b"xref\n")
    yield Hostile(
        "pdf/xref_false.pdf",
        sound[:table] + sound[table:].replace(b"00000 n", b"00000 f"),
        either,
        "a table of nothing",
    )
    yield Hostile("pdf/xref_gone.pdf", sound[:table], either, "no table at all")
    looped = sound.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % table)
    yield Hostile("pdf/xref_circle.pdf", looped, either, "a table that follows itself")
    yield Hostile(
        "pdf/startxref_huge.pdf",
        sound.replace(b"startxref\n", b"startxref\n99999999999"),
        either,
        "a table beyond the file",
    )
    yield Hostile(
        "pdf/bytes_bent.pdf",
        bytes(b ^ 0xFF if n % 97 == 50 else b for n, b in enumerate(sound)),
        either,
        "every 97th byte is another",
    )


def _streams() -> Iterator[Hostile]:
    bomb = zlib.compress(b" " * 200_000_000, 9)
    heavy = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream"
    parts = {
        "flate_bomb": (heavy % (len(bomb), bomb), READ | PART | TOO_LARGE | SLOW, "200 MB of blanks in 200 kB"),
        "flate_damaged": (heavy % (9, b"\x78\x9cgarbage"), READ | PART | CORRUPT, "a stream that cannot be unpacked"),
        "filter_unknown": (
            b"<< /Length 3 /Filter /Frobnicate >>\nstream\nabc\nendstream",
            READ | PART,
            "an unknown filter",
        ),
        "filters_1000": (
            b"<< /Length 3 /Filter [%s] >>\nstream\nabc\nendstream" % (b"/FlateDecode " * 1_000),
            READ | PART | CORRUPT,
            "a thousand filters",
        ),
        "length_false": (
            b"<< /Length 999999999 >>\nstream\n%s\nendstream" % WORDS.encode(),
            READ | PART | CORRUPT,
            "a stream longer than its file",
        ),
        "length_circle": (
            b"<< /Length 4 0 R >>\nstream\n%s\nendstream" % WORDS.encode(),
            READ | PART | CORRUPT,
            "a length that is its own stream",
        ),
    }
    for name, (stream, expected, why) in parts.items():
        yield Hostile(f"pdf/{name}.pdf", assembled({**_sound(), 4: stream}), expected, why)
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 5 >>\n"
        b"stream\n/X Do\nendstream"
    )
    page = PAGE.replace("/Font <<", "/XObject << /X 6 0 R >> /Font <<").encode()
    drawing = assembled({**_sound(f"/X Do {WORDS}"), 3: page, 6: form})
    yield Hostile("pdf/form_circle.pdf", drawing, READ | PART, "a drawing that draws itself")


def _locked() -> Iterator[Hostile]:
    for name, user, expected, why in (
        ("locked", "norbeck", ENCRYPTED, "a password is needed"),
        ("locked_for_editing", "", READ, "a password is needed for printing only"),
    ):
        out = BytesIO()
        lock = StandardEncryption(user, ownerPassword="ashby", canPrint=0, strength=128)
        canvas = Canvas(out, encrypt=lock, invariant=1)
        canvas.drawString(72, 700, SENTINEL)
        canvas.save()
        yield Hostile(f"pdf/{name}.pdf", out.getvalue(), expected, why)


def _many_pages(count: int) -> bytes:
    kids = " ".join(f"{number} 0 R" for number in range(10, 10 + count))
    body = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode()}
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return assembled(body | dict.fromkeys(range(10, 10 + count), page))


def _multiplying() -> bytes:
    """Twelve levels, each of which holds the next ten times."""
    body = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for level in range(2, 14):
        kids = f"{level + 1} 0 R " * 10
        body[level] = f"<< /Type /Pages /Kids [{kids}] /Count {10 ** (14 - level)} >>".encode()
    body[14] = b"<< /Type /Page /Parent 13 0 R /MediaBox [0 0 595 842] >>"
    return assembled(body)
