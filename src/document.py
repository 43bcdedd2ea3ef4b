"""A paper as read, whatever its format: pages, and blocks in reading order.

Readers build these and nothing else; everything after reading works on these alone. Lengths are PDF points from the
top left of the page as it is read (after rotation); pages count from 1. Formats without pages leave `parts` empty
and fill `locator` (heading path, table, row, cell).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import wraps
from operator import attrgetter, itemgetter
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, dataclass_transform

P = ParamSpec("P")
T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def plain(cls: type[T]) -> type[T]:
    """A slotted dataclass that type checkers hold frozen; a frozen one takes three times as long to make.

    For what there are hundreds of on every page.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


@plain
class Box:
    """A rectangle on a page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def union(self, other: Box) -> Box:
        return Box(  # min() and max() take three times as long
            self.x0 if self.x0 <= other.x0 else other.x0,  # noqa: FURB136
            self.top if self.top <= other.top else other.top,  # noqa: FURB136
            self.x1 if self.x1 >= other.x1 else other.x1,  # noqa: FURB136
            self.bottom if self.bottom >= other.bottom else other.bottom,  # noqa: FURB136
        )

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


UNMEASURED = Box(0, 0, 0, 0)  # on a page without lengths: text with form feeds


@plain
class Part:
    """Where a thing stands on one page; a thing that runs over pages has several."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Style:
    """How words are printed; `size` in points, `colour` as RRGGBB (None: black or not known)."""

    size: float | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    colour: str | None = None


@plain
class Run:
    """Words of one style."""

    text: str
    style: Style


class ParagraphKind(StrEnum):
    HEADING = "heading"
    TEXT = "text"
    LIST_ITEM = "list_item"


@plain
class Paragraph:
    """A heading, a paragraph or an item of a list.

    `text` has single spaces, no line ends, and not the `mark` ("4.1", "(ii)", "•"), which is kept as printed.
    `level`: of a heading 1 is the topmost; of a list item the nesting from 1; of text 0.
    `runs` joined give `text`.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    mark: str | None = None
    level: int = 0
    runs: tuple[Run, ...] = ()
    parts: tuple[Part, ...] = ()
    locator: str | None = None

    @property
    def number(self) -> str | None:
        """The mark without brackets and closing dot: "(ii)" is "ii", "4.1." is "4.1"; None for bullets."""
        bare = (self.mark or "").strip(" .():[]")
        return bare if any(c.isalnum() for c in bare) else None

    @property
    def style(self) -> Style:
        """The style of most of its words."""
        if not self.runs:
            return Style()
        widths: dict[Style, int] = {}
        for run in self.runs:
            widths[run.style] = widths.get(run.style, 0) + len(run.text)
        return max(widths, key=lambda style: widths[style])

    @property
    def lead(self) -> str:
        """The bold or underlined words that it opens with, if any: "Green:" of "Green: completed by the date"."""
        words = []
        for run in self.runs:
            if run.text.strip() and not (run.style.bold or run.style.underlined):
                break
            words.append(run.text)
        return "".join(words).strip()


@plain
class Cell:
    """One cell; `row` and `column` count from 0; `fill` is RRGGBB, None for none or white."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    paragraphs: tuple[Paragraph, ...] = ()
    fill: str | None = None
    parts: tuple[Part, ...] = ()
    _flat: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """One line per paragraph or list item, without list marks."""
        return "\n".join([p.text for p in self.paragraphs if p.text])

    @property
    def flat(self) -> str:
        """All words on one line, with list marks; put together once, since every finder asks for it."""
        flat = self._flat
        if flat is None:
            flat = " ".join([f"{p.mark} {p.text}" if p.mark else p.text for p in self.paragraphs]).strip()
            object.__setattr__(self, "_flat", flat)
        return flat


class TableOrigin(StrEnum):
    RULED = "ruled"
    HALF_RULED = "half_ruled"
    ALIGNED = "aligned"  # columns by white space alone
    MARKUP = "markup"  # the format itself says that it is a table
    RUN_TOGETHER = "run_together"  # a table whose column breaks were lost; rebuilt from what the words are


class Told(Protocol):
    """An object that keeps the answers to questions that were asked about it."""

    @property
    def _told(self) -> dict[object, Any] | None: ...


S = TypeVar("S", bound=Told)


def told_once(question: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Decorator for a pure function about a table or a page: it is worked out once for each, since many finders ask.

    The answer is kept on the object itself and goes when the object goes. Further arguments must be hashable.
    """

    def answer(about: S, /, *args: P.args, **named: P.kwargs) -> T:
        told: dict[object, T] | None = about._told
        if told is None:
            told = {}
            object.__setattr__(about, "_told", told)
        key: object = (question, args, *named.items()) if args or named else question
        if key in told:
            return told[key]
        found = told[key] = question(about, *args, **named)
        return found

    return wraps(question)(answer)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid whose every position is covered by exactly one cell; empty cells are kept.

    `header_rows` is how many rows on top the reader knows to be headings (0: it does not know).
    A table joined over pages has one part per page, and says in `joins` why it was joined. A heading printed again
    further on stands in it once; `repeats` has the words of each that was left out, as a running header is kept.
    """

    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    origin: TableOrigin
    header_rows: int = 0
    parts: tuple[Part, ...] = ()
    locator: str | None = None
    joins: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    _told: dict[object, object] | None = field(default=None, init=False, repr=False, compare=False)

    def row(self, number: int) -> tuple[Cell, ...]:
        """The cells that begin in that row, left to right."""
        return self.rows()[number] if 0 <= number < self.row_count else ()

    @told_once
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells that begin in each row, left to right."""
        by_row: list[list[Cell]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            by_row[cell.row].append(cell)
        return tuple(tuple(sorted(cells, key=attrgetter("column"))) for cells in by_row)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers this position."""
        return self.covers().get((row, column))

    @told_once
    def covering(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells that cover each row, left to right; one that began in a row above too."""
        found: list[dict[int, Cell]] = [{} for _ in range(self.row_count)]
        for (row, _), cell in sorted(self.covers().items(), key=itemgetter(0)):
            found[row].setdefault(id(cell), cell)
        return tuple(tuple(cells.values()) for cells in found)

    @told_once
    def covers(self) -> dict[tuple[int, int], Cell]:
        """By (row, column) the cell that covers it."""
        covers: dict[tuple[int, int], Cell] = {}
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.row_count)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.column_count)):
                    covers.setdefault((row, column), cell)
        return covers

    def forget(self) -> None:
        """Drop the answers kept on this table, which take more memory than its words."""
        object.__setattr__(self, "_told", None)

    @property
    def text(self) -> str:
        return self._words()

    @told_once
    def _words(self) -> str:
        return "\n".join(["\t".join([cell.flat for cell in row]) for row in self.rows()])


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or chart; `text` is what is printed in it or said of it (labels, alternative text)."""

    text: str = ""
    parts: tuple[Part, ...] = ()
    locator: str | None = None


Block = Paragraph | Table | Figure


class PageStatus(StrEnum):
    READ = "read"
    PARTIAL = "partial"
    NEEDS_OCR = "needs_ocr"
    FAILED = "failed"


class TextSource(StrEnum):
    DIGITAL = "digital"  # the file holds its words
    OCR = "ocr"  # they were recognised in a picture, here or before
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `printed_number` is the number that stands on it, if any.

    If the page's words were recognised in a picture, `sure` is how sure the engine is of them (0 to 1), `doubtful` has
    the boxes of words that may be wrong, and `askew` is by how many degrees the page lies askew in the file. All boxes
    on the page are those of the page put straight.

    Two pages scanned on one sheet are two pages. `sheet` is the number of the file's page that holds them, and `left`
    is how far across the sheet this one begins. Later pages are numbered after them.
    """

    number: int
    width: float
    height: float
    printed_number: str | None = None
    status: PageStatus = PageStatus.READ
    reason: str | None = None
    text_source: TextSource = TextSource.DIGITAL
    sure: float | None = None
    doubtful: tuple[Box, ...] = ()
    askew: float = 0.0
    sheet: int | None = None
    left: float = 0.0

    @property
    def in_file(self) -> int:
        """The number of this page in the file; for one of two on a sheet, that of the sheet."""
        return self.sheet or self.number


@dataclass(frozen=True, slots=True)
class Furniture:
    """A running header, footer or page number: kept, but not in the text."""

    text: str
    parts: tuple[Part, ...]
    place: str  # "header" | "footer"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline that a file carries; `level` counts from 1. It is not printed."""

    title: str
    page: int
    level: int = 1


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """Something that a person should know of how the paper was read; never holds text of the paper."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as read."""

    document_id: str  # SHA-256 of the bytes, hex
    media_type: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    title: str | None = None  # what the file says of itself (metadata); not printed
    publisher: str | None = None
    notes: tuple[ReadingNote, ...] = ()
    outline: tuple[Bookmark, ...] = ()
