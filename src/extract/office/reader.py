"""Papers of older programs, read through the DOCX or XLSX that LibreOffice makes of them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from ...document import Document, ReadingNote
from ..docx.reader import read_docx
from ..programs import CONVERTED, LIBREOFFICE
from .converter import converted


def read_office(data: bytes, media_type: str, suffix: str) -> Document:
    """The paper in these bytes, known by them and not by what was made of them; `suffix` says how to open it.

    Raises Unequipped, TooSlow, and what reading a DOCX raises.
    """
    return as_original(read_docx(converted(data, suffix)), data, media_type)


def as_original(document: Document, data: bytes, media_type: str) -> Document:
    """What was read of a conversion, as the paper in these bytes; it says that it was converted."""
    note = ReadingNote(CONVERTED, f"This file was converted by {LIBREOFFICE.title}, and what that made was read.")
    return replace(
        document,
        document_id=sha256(data).hexdigest(),
        media_type=media_type,
        notes=(note, *document.notes),
    )
