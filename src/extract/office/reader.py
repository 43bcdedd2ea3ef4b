"""Papers that only LibreOffice opens, read through the DOCX that it makes of them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from ...document import Document, ReadingNote
from ..docx.reader import read_docx
from ..programs import CONVERTED, LIBREOFFICE
from .converter import to_docx


def read_office(data: bytes, media_type: str, suffix: str) -> Document:
    """The paper in these bytes, known by them and not by what was made of them; `suffix` says how to open it.

    Raises Unequipped, TooSlow, and what reading a DOCX raises.
    """
    document = read_docx(to_docx(data, suffix))
    note = ReadingNote(CONVERTED, f"This file was converted to DOCX by {LIBREOFFICE.title}, and that was read.")
    return replace(
        document,
        document_id=sha256(data).hexdigest(),
        media_type=media_type,
        notes=(note, *document.notes),
    )
