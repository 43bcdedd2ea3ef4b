"""The outline that a PDF carries: the bookmarks that a reader shows beside its pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pypdfium2

from ...document import Bookmark

MOST = 2_000  # entries
DEEPEST = 4  # levels


def outline_of(document: pypdfium2.PdfDocument) -> tuple[Bookmark, ...]:
    """The entries that lead to a page, in order; those below the fourth level and beyond 2,000 are left out."""
    return tuple(_entries(document))


def _entries(document: pypdfium2.PdfDocument) -> Iterator[Bookmark]:
    for entry in islice(document.get_toc(), MOST):
        target = entry.get_dest() if entry.level < DEEPEST else None
        page = target.get_index() if target is not None else None
        title = _title(entry)
        if title and page is not None:
            yield Bookmark(title, page + 1, entry.level + 1)


def _title(entry: pypdfium2.PdfBookmark) -> str:
    """The entry's words on one line; none where they are not in the code that they should be in."""
    try:
        return " ".join(entry.get_title().split())
    except UnicodeDecodeError:
        return ""
