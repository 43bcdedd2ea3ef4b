"""Hostile DOCX: bombs, packages that are none, attacks through XML, and tables that multiply."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

from .made import ADDRESS, CANARY, CORRUPT, ENCRYPTED, PART, READ, SENTINEL, TOO_LARGE, UNSUPPORTED, Hostile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{P}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
ROOT = (
    f'<Relationships xmlns="{P}/relationships">'
    f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
)
WORDS = f"<w:p><w:r><w:t>{SENTINEL}</w:t></w:r></w:p>"
CELL = "<w:tc>{}<w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
ENTITIES = "".join(f"<!ENTITY e{n} '" + f"&e{n - 1};" * 10 + "'>" for n in range(1, 12))
DTDS = {
    "laughs": f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{ENTITIES}]>',
    "quadratic": "<!DOCTYPE w:document [<!ENTITY e11 '" + "x" * 50_000 + "'>]>",
    "outside": '<!DOCTYPE w:document [<!ENTITY e11 SYSTEM "file:{canary}">]>',
    "fetched": f'<!DOCTYPE w:document [<!ENTITY % more SYSTEM "{ADDRESS}/x.dtd"> %more;]>',
}


def _row(properties: str, count: int = 1) -> str:
    return f"<w:tr>{CELL.format(properties) * count}</w:tr>"


def _table(rows: str) -> str:
    return f"<w:tbl>{rows}</w:tbl>"


MERGED = "<w:tcPr><w:vMerge/></w:tcPr>"
BODIES: dict[str, tuple[str, frozenset[str], str]] = {
    "span_2e9": (
        _table(_row('<w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>')),
        READ | PART | TOO_LARGE,
        "a cell over two thousand million columns",
    ),
    "span_negative": (
        _table(_row('<w:tcPr><w:gridSpan w:val="-7"/></w:tcPr>')),
        READ | PART,
        "a cell over less than no columns",
    ),
    "before_1e9": (
        _table(_row("").replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="1000000000"/></w:trPr>')),
        READ | PART | TOO_LARGE,
        "a row that begins in the far distance",
    ),
    "merge_from_nowhere": (_table(_row(MERGED)), READ | PART, "a cell that goes on from above the table"),
    "rows_3000": (_table(_row(MERGED, 4) * 3_000), READ | PART, "3,000 rows merged into one"),
    "tables_60_deep": (
        "<w:tbl><w:tr><w:tc>" * 60 + WORDS + "<w:p/></w:tc></w:tr></w:tbl>" * 60,
        READ | PART,
        "60 tables in each other",
    ),
    "tables_5000_deep": (
        "<w:tbl><w:tr><w:tc>" * 5_000 + "<w:p/></w:tc></w:tr></w:tbl>" * 5_000,
        PART | CORRUPT | TOO_LARGE,
        "5,000 tables in each other",
    ),
    "deep": ("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000, PART | CORRUPT | TOO_LARGE, "50,000 elements in each other"),
    "attributes": (
        "<w:p " + " ".join(f"a{n}='1'" for n in range(20_000)) + "/>" + WORDS,
        READ | PART | CORRUPT,
        "20,000 attributes",
    ),
    "paragraphs_50000": ("<w:p><w:r><w:t>one</w:t></w:r></w:p>" * 50_000, READ | PART, "50,000 paragraphs"),
    "values_odd": (
        '<w:p><w:pPr><w:outlineLvl w:val="x"/><w:ind w:left="1e99"/></w:pPr>'
        '<w:r><w:rPr><w:sz w:val="big"/></w:rPr></w:r></w:p>' + WORDS,
        READ,
        "numbers that are none",
    ),
    "nul": ("<w:p><w:r><w:t>a\x00b</w:t></w:r></w:p>", CORRUPT, "NUL in XML"),
    "unclosed": ("<w:p><w:r><w:t>x", CORRUPT, "XML that does not end"),
    "included": (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{canary}" parse="text"/>' + WORDS,
        READ | PART,
        "a file to be included",
    ),
    "deleted": (
        f'<w:p><w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>'
        f'<w:ins w:id="2"><w:r><w:t>{SENTINEL}</w:t></w:r></w:ins></w:p>',
        READ,
        "words deleted and words put in",
    ),
    "sfield": (
        f'<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>{SENTINEL}</w:t></w:r></w:fldSimple></w:p>',
        READ,
        "words in a field",
    ),
    "active": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO c:\\\\cmd.exe "/k calc"</w:instrText>'
        '<w:fldChar w:fldCharType="end"/></w:r></w:p>' + WORDS,
        READ,
        "a field that starts a program",
    ),
}


def hostile_packages(canary: str) -> Iterator[Hostile]:
    """`canary` is the path of a file that none of them may read."""
    sound = package({})
    yield Hostile("docx/sound.docx", sound, READ, "nothing: a control")
    for name, (body, expected, why) in BODIES.items():
        yield Hostile(f"docx/{name}.docx", package({}, body.replace("{canary}", canary)), expected, why)
    for name, dtd in DTDS.items():
        xml = f"<?xml version='1.0'?>{dtd.replace('{canary}', canary)}{main('<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>')}"
        parts = {"word/document.xml": xml.encode()}
        yield Hostile(f"docx/dtd_{name}.docx", package(parts), UNSUPPORTED | CORRUPT | TOO_LARGE, "a document type")
    yield from _packages(sound)
    yield from _bombs()
    yield from _circles()


def main(body: str) -> str:
    return f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'


def package(parts: Mapping[str, bytes | None], body: str = WORDS) -> bytes:
    """A DOCX of this body; `parts` are others, or none of that name."""
    held: dict[str, bytes | None] = {
        "[Content_Types].xml": TYPES.encode(),
        "_rels/.rels": ROOT.encode(),
        "word/document.xml": main(body).encode(),
        **parts,
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            if data is not None:
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _packages(sound: bytes) -> Iterator[Hostile]:
    yield Hostile("docx/cut_half.docx", sound[: len(sound) // 2], CORRUPT, "its second half is missing")
    yield Hostile("docx/cut_end.docx", sound[:-30], CORRUPT, "its end is missing")
    yield Hostile("docx/noise_before.docx", b"From: nobody\n\n" + sound, READ, "a line before the archive")
    for part in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
        yield Hostile(f"docx/without_{len(part)}.docx", package({part: None}), CORRUPT, f"no {part}")
    other = f'<x:document xmlns:x="urn:none">{SENTINEL}</x:document>'.encode()
    yield Hostile("docx/foreign.docx", package({"word/document.xml": other}), CORRUPT | PART, "a vocabulary of nobody")
    slides = {"word/document.xml": None, "ppt/presentation.xml": b"<p/>", "_rels/.rels": b"<Relationships/>"}
    yield Hostile("docx/slides.docx", package(slides), UNSUPPORTED, "slides under another name")
    wide = {"word/document.xml": main(WORDS).encode("utf-16")}
    yield Hostile("docx/utf16.docx", package(wide), READ | PART, "a part in UTF-16")
    bent = {"word/document.xml": main(WORDS).replace("Norbeck", "Norb\udcffck").encode("utf-8", "surrogateescape")}
    yield Hostile("docx/utf8_bent.docx", package(bent), CORRUPT, "a byte that is no UTF-8")
    at = sound.index(b"PK\x01\x02", sound.index(b"document.xml"))
    flagged = sound.replace(b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x01\x00\x08\x00")
    yield Hostile("docx/locked.docx", flagged, ENCRYPTED, "entries marked as locked")
    start = sound.index(b"word/document.xml") + len("word/document.xml")
    unpacked = sound[:start] + b"\xff" * 8 + sound[start + 8 :]
    yield Hostile("docx/does_not_unpack.docx", unpacked, CORRUPT, "packed bytes that mean nothing")
    method = sound[: at + 10] + struct.pack("<H", 99) + sound[at + 12 :]
    yield Hostile("docx/method_99.docx", method, CORRUPT, "packed by a method of nobody")
    crc = sound[: at + 16] + b"\x00\x00\x00\x00" + sound[at + 20 :]
    yield Hostile("docx/crc.docx", crc, CORRUPT | READ, "a false check sum")
    away = package({"../../outside.xml": b"<x/>", "/etc/outside.xml": b"<x/>", "word\\..\\..\\outside.xml": b"<x/>"})
    yield Hostile("docx/paths.docx", away, READ | PART, "parts that would stand outside")


def _bombs() -> Iterator[Hostile]:
    blanks = main(WORDS + " " * 40_000_000).encode()
    yield Hostile("docx/bomb_40mb.docx", package({"word/document.xml": blanks}), TOO_LARGE, "40 MB packed to 40 kB")
    beside = {f"word/media/{n}.bin": b"\x00" * 60_000_000 for n in range(4)}
    yield Hostile("docx/bomb_240mb.docx", package(beside), TOO_LARGE, "240 MB in all")
    yield Hostile(
        "docx/paragraphs_250000.docx", package({}, "<w:p/>" * 250_000 + WORDS), TOO_LARGE, "250,000 paragraphs"
    )
    many = {f"word/{n}.xml": b"<x/>" for n in range(6_000)}
    yield Hostile("docx/entries_6000.docx", package(many), TOO_LARGE, "6,000 parts")
    out = BytesIO(package({}))
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo("word/document.xmk")
        archive.writestr(info, main(CANARY))
    twice = out.getvalue().replace(b"document.xmk", b"document.xml")
    yield Hostile("docx/twice.docx", twice, CORRUPT, "two parts of one name")


def _circles() -> Iterator[Hostile]:
    styles = f'<w:styles xmlns:w="{W}">' + "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{(n + 1) % 3}"/></w:style>' for n in range(3)
    )
    relations = (
        f'<Relationships xmlns="{P}/relationships"><Relationship Id="a" Type="{R}/styles" Target="styles.xml"/>'
        f'<Relationship Id="b" Type="{R}/header" Target="document.xml"/>'
        f'<Relationship Id="c" Type="{R}/image" Target="{ADDRESS}/x.png" TargetMode="External"/>'
        "</Relationships>"
    )
    parts = {"word/styles.xml": f"{styles}</w:styles>".encode(), "word/_rels/document.xml.rels": relations.encode()}
    body = f'<w:p><w:pPr><w:pStyle w:val="S0"/></w:pPr><w:r><w:t>{SENTINEL}</w:t></w:r></w:p>'
    yield Hostile("docx/circles.docx", package(parts, body), READ | PART, "styles and parts that refer to themselves")
