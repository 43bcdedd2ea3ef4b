"""What changes from page to page: where each begins among the blocks, its number, its shape, its running header."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...document import Block, Document, Page
from ...lookups import fold

PAGE_OF = re.compile(r"\b(?:page\s+)?(?P<page>\d{1,4})\s*(?:of|/)\s*\d{1,4}\b", re.IGNORECASE)
NUMBERING = re.compile(r"^(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?$")
STAMP = re.compile(r"^(?:page\s+)?(?P<page>\d{1,4})$", re.IGNORECASE)
NUMBERS = re.compile(r"\d+")
MAY_LACK = 3  # pages in a row that lie on their side inside a paper


def page_of(block: Block) -> int | None:
    """The page on which a block begins; None in formats without pages."""
    return block.parts[0].page if block.parts else None


@dataclass(frozen=True, slots=True)
class Pages:
    """`tops` is the index of the first block of each page that has one; `known` is False without pages."""

    page_at: tuple[int | None, ...]
    tops: dict[int, int]
    pages: dict[int, Page]
    headers: dict[int, frozenset[str]]
    folios: dict[int, int]
    forms: dict[int, str]
    stamps: dict[int, tuple[int, ...]]
    known: bool

    @classmethod
    def of(cls, document: Document) -> Pages:
        page_at = tuple(page_of(b) for b in document.blocks)
        tops: dict[int, int] = {}
        for index, page in enumerate(page_at):
            if page is not None:
                tops.setdefault(page, index)
        headers, folios = _furniture(document)
        known = 2 * sum(page is not None for page in page_at) > len(page_at)
        sizes = {p.number: p for p in document.pages}
        return cls(page_at, tops, sizes, headers, folios, _forms(document), _stamps(document), known)

    def top(self, index: int) -> int:
        """The first block of the page on which this block begins."""
        page = self.page_at[index]
        return self.tops[page] if page is not None else index

    def next_top(self, index: int) -> int | None:
        """The first block of the next page that has one."""
        page = self.page_at[index]
        later = [t for p, t in self.tops.items() if page is not None and p > page]
        return min(later) if later else None

    def is_top(self, index: int, within: int = 1) -> bool:
        """Whether a block is among the first of its page, or of a file without pages."""
        return index - self.top(index) < within if self.known else index < within

    def own_header(self, index: int) -> bool:
        """Whether this page bears a running header that the page before does not."""
        page = self.page_at[index]
        return page is not None and bool(self.headers.get(page, frozenset()) - self.headers.get(page - 1, frozenset()))

    def left_header(self, index: int) -> bool:
        """Whether the page before bears a running header that neither this page nor the next ones bear: a page that
        only lies on its side may lack it."""
        page = self.page_at[index]
        if page is None:
            return False
        ended = self.headers.get(page - 1, frozenset()) - self.headers.get(page, frozenset())
        later = {header for n in range(1, MAY_LACK + 1) for header in self.headers.get(page + n, frozenset())}
        return bool(ended - later)

    def stamped(self, number: int) -> tuple[int, ...]:
        """The pages that bear this number, in order."""
        return self.stamps.get(number, ())

    def new_print(self, index: int) -> bool:
        """Whether numbering begins again here, or the shape of the page changes together with its running header."""
        page = self.page_at[index]
        if page is None or page - 1 not in self.pages or page not in self.pages:
            return False
        if self._begins_again(page):
            return True
        turned = _landscape(self.pages[page]) != _landscape(self.pages[page - 1])
        return turned and self.headers.get(page, frozenset()) != self.headers.get(page - 1, frozenset())

    def renumbered(self, index: int) -> bool:
        """Whether pages are numbered in another form from here on: "3", then "Page 4", "Page 5"."""
        page = self.page_at[index]
        here, before = (self.forms.get(page), self.forms.get(page - 1)) if page is not None else (None, None)
        return None not in (here, before) and here != before and here == self.forms.get((page or 0) + 1)

    def _begins_again(self, page: int) -> bool:
        before, here = self._number(page - 1), self._number(page)
        return here == 1 and before is not None and before > 1

    def _number(self, page: int) -> int | None:
        if page in self.folios:
            return self.folios[page]
        found = NUMBERS.search(self.pages[page].printed_number or "")
        return int(found.group()) if found else None


def _furniture(document: Document) -> tuple[dict[int, frozenset[str]], dict[int, int]]:
    """The running headers of each page, digits and page numbers apart, and its "Page n of m"."""
    headers: dict[int, set[str]] = {}
    folios: dict[int, int] = {}
    for furniture in document.furniture:
        counted = PAGE_OF.search(furniture.text)
        words = NUMBERS.sub("", fold(furniture.text)).strip()
        for part in furniture.parts:
            if counted:
                folios[part.page] = int(counted["page"])
            if furniture.place == "header" and len(words) > 3 and "page" not in words.split():
                headers.setdefault(part.page, set()).add(words)
    return {page: frozenset(found) for page, found in headers.items()}, folios


def _forms(document: Document) -> dict[int, str]:
    """How each page prints its number, without the number: "page #", "# of #"."""
    found: dict[int, str] = {}
    for furniture in document.furniture:
        words = fold(furniture.text)
        if NUMBERING.match(words):
            found |= {part.page: NUMBERS.sub("#", words) for part in furniture.parts}
    return found


def _stamps(document: Document) -> dict[int, tuple[int, ...]]:
    """Printed number -> pages: a pack's own stamp "Page 37" beside the numbers of the papers in it."""
    found: dict[int, set[int]] = {}
    for page in document.pages:
        number = NUMBERS.search(page.printed_number or "")
        if number:
            found.setdefault(int(number.group()), set()).add(page.number)
    for furniture in document.furniture:
        stamp = STAMP.match(furniture.text.strip())
        for part in furniture.parts if stamp else ():
            found.setdefault(int(stamp["page"]) if stamp else 0, set()).add(part.page)
    return {number: tuple(sorted(pages)) for number, pages in found.items()}


def _landscape(page: Page) -> bool:
    return page.width > page.height
