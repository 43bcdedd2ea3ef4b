"""Which reader reads which bytes, and what is refused by name."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from councilpapers.errors import Corrupt, Encrypted, PaperError, TooLarge, Unsupported
from councilpapers.extract import readers

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    "data, name, expected",
    [
        (b"%PDF-1.7\n", "paper.pdf", readers.PDF),
        (b"\r\n  %PDF-1.4 after some bytes", "paper", readers.PDF),
        (b"%PDF-1.7\n", "paper.txt", readers.PDF),
        (zipped("[Content_Types].xml", "word/document.xml"), "paper.docx", readers.DOCX),
        (zipped("[Content_Types].xml", "word/document.xml"), "paper.doc", readers.DOCX),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "sheet.xlsx", readers.XLSX),
        (zipped("[Content_Types].xml", "xl/workbook.bin"), "sheet.xlsb", readers.XLSB),
        (zipped("[Content_Types].xml", "word/document.xml"), "template.dotx", readers.DOCX),
        (b"<!DOCTYPE html><html><body>x</body></html>", "page.aspx", readers.HTML),
        (b"\xef\xbb\xbf\n<html><body>x</body></html>", "page.html", readers.HTML),
        ("<html><body>Norbeck</body></html>".encode("utf-16"), "page.html", readers.HTML),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html><html/>", "page.xhtml", readers.HTML),
        (b"<!-- saved from a site -->\n<html></html>", "page", readers.HTML),
        (b"Saved words first, <p>then</p> an element", "page.html", readers.HTML),
        (b"Minutes of the meeting", "minutes.txt", readers.TEXT),
        (b"# Report\n\nText", "report.md", readers.TEXT),
        (b"Minutes of the meeting", "minutes", readers.TEXT),
        (b"BMI of pupils in Ashby Vale", "notes.txt", readers.TEXT),
        ("Réunion – 4 May".encode("cp1252"), "notes.txt", readers.TEXT),
        (b"Minutes\x0b\x00 of the meeting", "notes.txt", readers.TEXT),
        (b"<?xml version='1.0'?><p>Minutes</p>", "page.html", readers.HTML),
        ("Minutes of the meeting".encode("utf-16-be"), "notes.txt", readers.TEXT),
        ("<html><body>Norbeck</body></html>".encode("utf-16-le"), "page.html", readers.HTML),
        (b"Mi\x00nu\x00te\x00s \x00of\x00", "notes.txt", readers.TEXT),
        (b"MZ" * 900 + zipped("[Content_Types].xml", "word/document.xml"), "paper.docx", readers.DOCX),
        (b"Minutes of the meeting", "minutes.pdf", readers.TEXT),
    ],
)
def test_media_type_is_told_by_the_bytes(data: bytes, name: str, expected: str) -> None:
    assert readers.media_type(data, name) == expected


@pytest.mark.parametrize(
    "data, name, error",
    [
        (b"", "empty.pdf", Corrupt),
        (b" \r\n\x00", "blank.txt", Corrupt),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "locked.docx", Encrypted),
        (OLE + b"\x00" * 600, "old.db", Unsupported),
        (b'{"error": "not found"}', "minutes.pdf", Unsupported),
        (b"JVBERi0xLjcKJeLjz9MKMSAw\nIG9iago8PCAvVHlwZSAv\n", "minutes.pdf", Unsupported),
        (b"\x78\x9c\xab\x00\x00\x00\x79\x00\x79", "page.html", Unsupported),
        (zipped("mimetype", "content.xml"), "slides.odp", Unsupported),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "slides.pptx", Unsupported),
        (zipped("Index/Document.iwa", "preview.jpg"), "report.pages", Unsupported),
        (zipped("report.pdf"), "papers.zip", Unsupported),
        (b"PK\x03\x04 and nothing more", "cut.docx", Corrupt),
        (b"PK\x05\x06" + b"\x00" * 18, "nothing.zip", Corrupt),
        (b"\x89PNG\r\n\x1a\n....", "scan.png", Unsupported),
        (b"\xff\xd8\xff\xe0....", "scan.jpg", Unsupported),
        (b"Received: from a\nMIME-Version: 1.0\n\nDear all", "mail.eml", Unsupported),
        (b"From: clerk\n\nThe agenda is attached", "mail.eml", Unsupported),
        (b"<?xml version='1.0'?><feed/>", "feed.xml", Unsupported),
        (bytes(range(256)) * 4, "noise.txt", Unsupported),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, name: str, error: type[PaperError]) -> None:
    with pytest.raises(error):
        readers.media_type(data, name)


def test_a_name_that_contradicts_the_bytes_is_noted() -> None:
    document = readers.read(b"<html><body><p>Agenda of the Norbeck Town Board</p></body></html>", "agenda.txt")
    assert document.media_type == readers.HTML
    assert [n.code for n in document.notes] == ["extension-mismatch"]
    assert not readers.read(b"Agenda", "agenda.txt").notes


def test_text_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_TEXT_BYTES", 10)
    with pytest.raises(TooLarge):
        readers.read(b"Eleven bytes", "long.txt")


def test_files_beyond_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_BYTES", 10)
    with pytest.raises(TooLarge):
        readers.media_type(b"%PDF-1.7 and more", "long.pdf")
