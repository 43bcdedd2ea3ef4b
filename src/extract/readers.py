"""READERS: which reader reads which bytes. The first bytes say what a file is; its name only breaks a tie."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import PurePath

from ..document import Document, ReadingNote
from ..errors import Corrupt, Encrypted, TooLarge, TooSlow, Unequipped, Unsupported
from .blocks.decoding import unmarked_utf16
from .office.compound import SIGNATURE as _OLE
from .office.compound import Wrote, wrote

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"
DOC = "application/msword"
RTF = "application/rtf"
ODT = "application/vnd.oasis.opendocument.text"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
ODS = "application/vnd.oasis.opendocument.spreadsheet"

SIGNATURE_LENGTH = 1_024
MAX_BYTES = 100 * 1024**2
MAX_TEXT_BYTES = 20 * 1024**2  # of text and HTML

_RTF = b"{\\rtf"
_LOCKED_PARTS = b"encryption-data"  # in the list of what an OpenDocument file holds
_APPLES = "Index/Document.iwa"
_MANIFEST = "META-INF/manifest.xml"
END_OF_ZIP, END_WITHIN = b"PK\x05\x06", 66_000  # bytes: the longest comment and what stands around it
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")

# What is recognised in order to be refused by name.
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"BM", "an image (BMP)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"%!PS", "PostScript"),
)
_HTML_START = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,600}?-->\s*)?"
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|table|h[1-6]|p|main|article|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_HEADER = re.compile(
    r"(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[A-Za-z-]{1,40}):[ \t]", re.IGNORECASE
)
_PDF_OBJECT = re.compile(r"^(?:\d{1,9} \d{1,5} obj\b|endobj\b)", re.MULTILINE)
_MAILS = frozenset({".eml", ".emlx", ".mbox"})
_OLE_TYPES = {Wrote.WORD: DOC, Wrote.WORKBOOK: XLS}
_CONTROL = frozenset(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1A, 0x1B}

_EXTENSIONS = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".docm": DOCX,
    ".doc": DOC,
    ".dot": DOC,
    ".rtf": RTF,
    ".odt": ODT,
    ".ott": ODT,
    ".xlsx": XLSX,
    ".xlsm": XLSX,
    ".xls": XLS,
    ".xlsb": XLSB,
    ".ods": ODS,
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
    ".txt": TEXT,
    ".md": TEXT,
    ".markdown": TEXT,
    ".text": TEXT,
}


def _read_pdf(data: bytes) -> Document:
    from .pdf.page_tree import Shape, shape_of
    from .pdf.reader import read_pdf  # pdfplumber and pdfium take a while to import

    shape = shape_of(data)
    if shape is Shape.ENDLESS:
        raise TooLarge("a tree of pages that multiplies")
    document = read_pdf(data)
    if shape is Shape.SOUND:
        return document
    note = ReadingNote("pages-lost", "The pages of this file refer to each other in a circle; some may be missing.")
    return replace(document, notes=(*document.notes, note))


def _read_docx(data: bytes) -> Document:
    from .docx.reader import read_docx

    return read_docx(data)


def _read_html(data: bytes) -> Document:
    from .html.reader import read_html

    return read_html(data)


def _read_text(data: bytes) -> Document:
    from .text.reader import read_text

    return read_text(data)


def _read_office(media_type: str, suffix: str) -> Callable[[bytes], Document]:
    """A reader of what LibreOffice opens; `suffix` says to it what it is."""

    def read_through_docx(data: bytes) -> Document:
        from .office.reader import read_office

        return read_office(data, media_type, suffix)

    return read_through_docx


def _read_workbook(data: bytes) -> Document:
    from .workbook.reader import read_workbook

    return read_workbook(data, XLSX, zipped=True)


def _read_older_workbook(media_type: str, suffix: str, *, zipped: bool) -> Callable[[bytes], Document]:
    """A reader of workbooks that say what they show through LibreOffice alone; without it their bare values are read.

    Then a percentage is a fraction, a status that is only a fill is lost, and what is hidden is not told.
    """

    def read_sheets(data: bytes) -> Document:
        from .office.converter import converted
        from .office.reader import as_original
        from .workbook.reader import read_workbook

        bare = read_workbook(data, media_type, zipped)  # what is damaged, locked or too large goes no further
        try:
            made = converted(data, suffix)
        except (Unequipped, Corrupt, TooSlow):
            note = ReadingNote("bare-values", "The values of this workbook were read without their number formats.")
            return replace(bare, notes=(note, *bare.notes))
        return as_original(read_workbook(made, XLSX, zipped=True), data, media_type)

    return read_sheets


READERS: dict[str, Callable[[bytes], Document]] = {
    PDF: _read_pdf,
    DOCX: _read_docx,
    HTML: _read_html,
    TEXT: _read_text,
    DOC: _read_office(DOC, ".doc"),
    RTF: _read_office(RTF, ".rtf"),
    ODT: _read_office(ODT, ".odt"),
    XLSX: _read_workbook,
    XLS: _read_older_workbook(XLS, ".xls", zipped=False),
    XLSB: _read_older_workbook(XLSB, ".xlsb", zipped=True),
    ODS: _read_older_workbook(ODS, ".ods", zipped=True),
}


def read(data: bytes, name: str) -> Document:
    """The paper in these bytes.

    `name` is the file's name. Raises Corrupt, Encrypted, Unsupported, TooLarge, and what the readers raise.
    """
    found = media_type(data, name)
    if found in (HTML, TEXT) and len(data) > MAX_TEXT_BYTES:
        raise TooLarge(f"more than {MAX_TEXT_BYTES} bytes of text")
    document = READERS[found](data)
    expected = _EXTENSIONS.get(PurePath(name).suffix.casefold())
    if expected is not None and expected != found:
        note = ReadingNote("extension-mismatch", f"The file's name says {expected}, its bytes say {found}.")
        return replace(document, notes=(*document.notes, note))
    return document


def media_type(data: bytes, name: str) -> str:
    """The media type of these bytes, one of READERS' keys.

    Raises Corrupt for an empty file, Encrypted, TooLarge, and Unsupported for every other format.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES} bytes")
    start = data[:SIGNATURE_LENGTH]
    if not data.strip(b"\x00 \t\r\n\x0c"):
        raise Corrupt("no content")
    if b"%PDF-" in start or (PurePath(name).suffix.casefold() == ".pdf" and b"%PDF-" in data):
        return PDF
    if start.startswith(b"PK\x03\x04"):
        return _zip_type(data)
    if start.startswith(b"PK\x05\x06"):
        raise Corrupt("an empty zip archive")
    if start.startswith(_OLE):
        return _ole_type(data)
    if start.lstrip(b"\r\n\t \x00").startswith(_RTF):
        return RTF
    if _EXTENSIONS.get(PurePath(name).suffix.casefold()) == DOCX and END_OF_ZIP in data[-END_WITHIN:]:
        return _zip_type(data)  # something stands before the archive: a program that unpacks itself, a mail's header
    for signature, what in _REFUSED:
        if start.startswith(signature) and not (signature == b"BM" and b"\x00" not in start):
            raise Unsupported(what)
    return _text_type(start, name)


def _zip_type(data: bytes) -> str:
    from .docx.package import DAMAGE, check_entries

    check_entries(data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        names = set(archive.namelist())
    except DAMAGE as error:
        raise Corrupt(type(error).__name__) from error
    if "word/document.xml" in names or any(re.fullmatch(r"word/document\d*\.xml", n) for n in names):
        return DOCX
    if "xl/workbook.bin" in names:
        return XLSB
    if "[Content_Types].xml" in names:
        if any(n.startswith("xl/") for n in names):
            return XLSX
        if any(n.startswith("ppt/") for n in names):
            raise Unsupported("slides (PPTX)")
        return DOCX  # a package whose main part has a name of its own; its reader decides
    if "mimetype" in names and "content.xml" in names:
        return _open_document_type(archive)
    raise Unsupported("a document of Apple's Pages or Numbers" if _APPLES in names else "a zip archive")


def _open_document_type(archive: zipfile.ZipFile) -> str:
    """What an OpenDocument file says that it is; its first entry is its type, of a few dozen bytes."""
    said = _beginning(archive, "mimetype").decode("ascii", errors="replace").strip().removesuffix("-template")
    if _LOCKED_PARTS in _beginning(archive, _MANIFEST):
        raise Encrypted("an encrypted OpenDocument file")
    if not said:
        raise Corrupt("an OpenDocument file that does not say what it is")
    if said not in READERS:
        raise Unsupported("an OpenDocument file that is no text and no spreadsheet")
    return said


def _beginning(archive: zipfile.ZipFile, name: str, length: int = 2**20) -> bytes:
    """The first bytes of an entry; none where it is not there or damaged."""
    from .docx.package import DAMAGE

    try:
        with archive.open(name) as entry:
            return entry.read(length)
    except (KeyError, *DAMAGE):
        return b""


def _ole_type(data: bytes) -> str:
    found = wrote(data)
    if found is Wrote.LOCKED:
        raise Encrypted("a password on an OLE file")
    if found in _OLE_TYPES:
        return _OLE_TYPES[found]
    raise Unsupported(found.value)


def _only_nul_is_odd(start: bytes) -> bool:
    """Words of a failing program: NUL between them, nothing else that text does not have."""
    signs = start.replace(b"\x00", b"")
    return signs.isascii() and len(signs) * 2 > len(start) and not any(b in _CONTROL for b in signs)


def _text_type(start: bytes, name: str) -> str:
    encoding = "utf-16" if start.startswith(_BOMS[:2]) else unmarked_utf16(start)
    named = _EXTENSIONS.get(PurePath(name).suffix.casefold())
    if encoding is None:
        controls = sum(b in _CONTROL for b in start)
        many = controls * (10 if named in (HTML, TEXT) else 50) > len(start)
        if many and not (named in (HTML, TEXT) and _only_nul_is_odd(start)):
            raise Unsupported("binary data")
        encoding = "latin-1"
    head = start[: len(start) & ~1].decode(encoding, errors="replace").lstrip("\ufeffï»¿ \t\r\n")
    if _HTML_START.match(head):
        return HTML
    headers = sum(bool(_MAIL_HEADER.match(line)) for line in head.splitlines())
    if headers >= 2 or PurePath(name).suffix.casefold() in _MAILS:
        raise Unsupported("an e-mail message")
    if head.startswith("<?xml") and named != HTML:
        raise Unsupported("XML")
    if named == PDF and _PDF_OBJECT.search(head):
        raise Corrupt("a PDF without its beginning")
    if named in (PDF, DOCX) and (head.startswith(("{", "[")) or " " not in head):
        raise Unsupported("data, and no words")  # what a site sends for a paper that it does not have
    # A saved fragment may start with any element, or with words; only then does the name count.
    return HTML if named == HTML else TEXT
