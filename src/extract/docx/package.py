"""The zip around a DOCX: its limits, its parts as python-docx's elements, and which part belongs to which."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import TypeVar

from docx.exceptions import PythonDocxError
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn as _qn
from docx.oxml.parser import element_class_lookup
from lxml import etree

from ...errors import Corrupt, Encrypted, TooLarge, Unsupported
from ..blocks.limits import MAX_BLOCKS, refusal

_Value = TypeVar("_Value")
qn: Callable[[str], str] = cache(_qn)  # "w:p" as lxml names it; python-docx works it out every time
_paragraphs = etree.ETXPath(f"count(.//{qn('w:p')})")

MAX_ENTRIES = 5_000
MAX_UNPACKED = 200 * 1024**2
MAX_PART = 64 * 1024**2
MAX_RATIO = 200
RATIO_FROM = 4 * 1024**2  # small parts may be packed as tightly as they like
DAMAGE = (  # what unpacking raises where bytes were changed
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, ValueError, RuntimeError),
)
CENTRAL_HEADER = b"PK\x01\x02"  # before each entry in the list of them
PROLOG = 4_096  # where a document type declaration can stand

CONTENT_TYPES, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"  # what every package has

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}


@dataclass(slots=True)
class Package:
    """An open DOCX. Part names have no leading slash; parts that are absent are None."""

    archive: zipfile.ZipFile
    main_name: str = ""
    _parts: dict[str, etree._Element | None] = field(default_factory=dict)

    def part(self, name: str | None) -> etree._Element | None:
        """The root element of a part. Raises Corrupt, TooLarge."""
        if not name or name not in self.archive.NameToInfo:
            return None
        if name not in self._parts:
            self._parts[name] = root = parse(self.bytes_of(name))
            if _paragraphs(root) > MAX_BLOCKS:
                raise TooLarge(f"a part of more than {MAX_BLOCKS} paragraphs")
        return self._parts[name]

    def bytes_of(self, name: str) -> bytes:
        """A part as it is. Raises Corrupt, TooLarge."""
        return unpacked(self.archive, name)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Relationship id -> (last word of its type, part name or address) of a part."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if not isinstance(relation.tag, str):
                continue
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(target)
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
        return found

    def first(self, kind: str) -> str | None:
        """The main part's first related part of this kind ("styles", "numbering")."""
        return next((target for found, target in self.related(self.main_name).values() if found == kind), None)


def open_package(data: bytes) -> Package:
    """The package in these bytes, within the limits.

    Raises Corrupt, Encrypted, TooLarge, and Unsupported where its main part is no Word document.
    """
    package = Package(open_archive(data))
    archive = package.archive
    if not {CONTENT_TYPES, ROOT_RELATIONS} <= set(archive.NameToInfo):
        raise Corrupt("a package that does not say what is in it")
    roots = package.related("")
    main = next((target for kind, target in roots.values() if kind == "officeDocument"), None)
    if main is None:
        raise Unsupported("an Office package that holds no document")
    root = package.part(main)
    if root is None:
        raise Corrupt("no main part")
    if etree.QName(root).localname == "document" and root.tag != qn("w:document"):
        raise Corrupt("a main part in no known vocabulary")
    if root.tag != qn("w:document"):
        raise Unsupported("an Office file that is no Word document")
    package.main_name = main
    return package


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The zip in these bytes, if it is within the limits of an office file. Raises Corrupt, Encrypted, TooLarge."""
    check_entries(data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except DAMAGE as error:
        raise Corrupt(type(error).__name__) from error
    _check(archive)
    return archive


def check_entries(data: bytes) -> None:
    """Raises TooLarge where a zip has too many entries, before they are listed: that takes a kilobyte for each."""
    if data.count(CENTRAL_HEADER) > MAX_ENTRIES:
        raise TooLarge(f"more than {MAX_ENTRIES} entries")


def unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of an office file. Raises Corrupt, TooLarge."""
    try:
        with archive.open(name) as stream:
            data = stream.read(MAX_PART + 1)
    except DAMAGE as error:
        raise Corrupt(type(error).__name__) from error
    if len(data) > MAX_PART:
        raise TooLarge(f"a part of more than {MAX_PART} bytes")
    return data


def _check(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if sum(e.file_size for e in entries) > MAX_UNPACKED:
        raise TooLarge(f"more than {MAX_UNPACKED} bytes unpacked")
    names = [e.filename for e in entries]
    if len(set(names)) != len(names):
        raise Corrupt("two entries of one name")
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise Encrypted("an encrypted zip entry")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Corrupt("a compression method that DOCX does not have")
        if entry.file_size > MAX_PART and entry.filename.endswith((".xml", ".rels")):
            raise TooLarge(f"a part of more than {MAX_PART} bytes")
        if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise TooLarge(f"a part packed more than {MAX_RATIO} to 1")
    ordered = sorted(entries, key=lambda e: e.header_offset)
    for one, next_one in pairwise(ordered):
        if one.header_offset + one.compress_size > next_one.header_offset:
            raise Corrupt("overlapping entries")


def parse(data: bytes) -> etree._Element:
    """A part as python-docx's elements: no entities, no network, no document type. Raises Corrupt, Unsupported.

    python-docx's own parser takes any document type and drops blank words; only its element classes are used.
    """
    head = data[:PROLOG].replace(b"\x00", b"")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Unsupported("a document type declaration")
    if b"purl.oclc.org/ooxml" in data[:PROLOG]:
        for strict, transitional in _STRICT.items():
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    parser.set_element_class_lookup(element_class_lookup)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal(error) from error
    if root.getroottree().docinfo.doctype:
        raise Unsupported("a document type declaration")
    return root


def stated(read: Callable[[], _Value]) -> _Value | None:
    """What a typed element says; None where it says what the format does not know (`w:sz w:val="big"`).

    Word ignores such a value and shows the rest of the paper, python-docx refuses it.
    """
    try:
        return read()
    except (PythonDocxError, XmlchemyError, ValueError):
        return None


def value(element: etree._Element | None, child: str, attribute: str = "val") -> str | None:
    """The attribute of a child that has no class of its own: value(lvl, "start") of `<w:start w:val="4"/>` is "4"."""
    found = element.find(qn(f"w:{child}")) if element is not None else None
    if found is None:
        return None
    text = found.get(qn(f"w:{attribute}"))
    return str(text) if text is not None else ""
