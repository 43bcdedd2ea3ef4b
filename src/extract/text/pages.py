"""Pages of a text with form feeds: running headers, footers and page numbers apart from the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...document import UNMEASURED, Block, Furniture, Part, Table

_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–]?\s?\d{1,4}\s?[-–]?(?:\s+of\s+\d{1,4})?", re.IGNORECASE)
_COLUMNS = re.compile(r"\S {2,}\S.* {2,}\S")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and the page that it stands on, from 1; 0 where the text has no pages."""

    text: str
    page: int

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def read_pages(text: str) -> tuple[list[Line], tuple[Furniture, ...]]:
    """The lines of a text, and what is printed on top or at the foot of its pages without belonging to it."""
    if "\f" not in text:
        return [Line(line, 0) for line in text.split("\n")], ()
    pages = [page.split("\n") for page in text.split("\f")]
    running = _running(pages)
    lines: list[Line] = []
    furniture: list[Furniture] = []
    for number, page in enumerate(pages, 1):
        said = [n for n, line in enumerate(page) if line.strip()]
        edges = {n: place for n, place in _edges(said).items() if _apart(page[n], place, running)}
        if number == 1:  # what runs over later pages may be this one's title
            edges = {n: p for n, p in edges.items() if p == "footer" or _again(page, n)}
            edges |= {said[0]: "header"} if _twice(page, said) else {}
        lines.extend(Line(line, number) for n, line in enumerate(page) if n not in edges)
        part = (Part(number, UNMEASURED),)
        furniture.extend(Furniture(" ".join(page[n].split()), part, place) for n, place in edges.items())
    return lines, tuple(furniture)


def _edges(said: Sequence[int]) -> dict[int, str]:
    """The first and the last line of a page that holds more."""
    return {said[0]: "header", said[-1]: "footer"} if len(said) > 2 else {}


def _running(pages: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    """Lines that stand at the same edge of most pages, whatever their numbers."""
    seen: Counter[tuple[str, str]] = Counter()
    for page in pages:
        said = [n for n, line in enumerate(page) if line.strip()]
        seen.update((place, _masked(page[n])) for n, place in _edges(said).items() if not _COLUMNS.search(page[n]))
    return {key for key, count in seen.items() if count >= max(2, len(pages) // 2)}


def _apart(line: str, place: str, running: set[tuple[str, str]]) -> bool:
    return (place, _masked(line)) in running or bool(_PAGE_NUMBER.fullmatch(line.strip()))


def _twice(page: Sequence[str], said: Sequence[int]) -> bool:
    """A page begins with its running header, and then with the title that this repeats."""
    return len(said) > 2 and page[said[0]].strip() == page[said[1]].strip()


def _again(page: Sequence[str], at: int) -> bool:
    same = [line for line in page if line.strip() == page[at].strip()]
    return len(same) > 1 or bool(_PAGE_NUMBER.fullmatch(page[at].strip()))


def _masked(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def on_page(block: Block, page: int) -> Block:
    """The block, on this page of a text that has pages."""
    if not page:
        return block
    part = (Part(page, UNMEASURED),)
    if isinstance(block, Table):
        cells = tuple(
            replace(c, parts=part, paragraphs=tuple(replace(p, parts=part) for p in c.paragraphs)) for c in block.cells
        )
        return replace(block, parts=part, cells=cells)
    return replace(block, parts=part)
