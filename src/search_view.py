"""What a search found, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding

from .console import ID_SHOWN, plain
from .load.hits import Found, Hit
from .load.snippets import Snippet


def found_view(found: Found, *, bold: bool) -> Iterator[RenderableType]:
    """Each hit with its place and its words, those that were asked for in bold, or else between asterisks."""
    for number, hit in enumerate(found.hits, 1):
        yield plain(f"{number}. {', '.join(_place(hit))}")
        yield _in_bold(hit.snippet) if bold else plain(f"   {hit.snippet.marked}")
    count = len(found.hits)
    yield plain(f"{count} record{'' if count == 1 else 's'}" if count else "Nothing was found.")
    if found.unknown:
        yield plain(f"No record has: {', '.join(found.unknown)}")


def _place(hit: Hit) -> Iterator[str]:
    yield from (words for words in (hit.authority, hit.report) if words)
    if hit.report_date:
        yield hit.report_date.isoformat()
    yield hit.file_name
    if hit.page:
        yield f"page {hit.page}"
    if box := hit.bbox:
        yield f"box {box['x0']:.0f} {box['top']:.0f} {box['x1']:.0f} {box['bottom']:.0f}"
    if hit.also_in:
        yield f"also in {' and '.join(hit.also_in)}"
    yield f"{hit.record_table} {hit.record_id[:ID_SHOWN]}…"
    yield f"score {hit.score:.2f}"


def _in_bold(part: Snippet) -> RenderableType:
    words = plain(part.text)
    for first, last in part.hits:
        words.stylize("bold", first, last)
    return Padding(words, (0, 0, 1, 3), expand=False)
