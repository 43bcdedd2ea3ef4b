"""HTML pages made of a few elements, as tests need them."""

from __future__ import annotations

from councilpapers.document import Document, Paragraph, Table
from councilpapers.extract.html.reader import read_html


def paragraphs(document: Document) -> list[tuple[str, str | None, str]]:
    return [(b.kind.value, b.mark, b.text) for b in document.blocks if isinstance(b, Paragraph)]


def read(body: str) -> Document:
    return read_html(f"<html><body>{body}</body></html>".encode())


def table_of(body: str) -> Table:
    return next(b for b in read(body).blocks if isinstance(b, Table))
