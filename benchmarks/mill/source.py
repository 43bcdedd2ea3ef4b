"""A paper's source: blocks in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class CellSource:
    """A table cell as a renderer wants it; `span` columns wide, `rows` high; `fill` is RRGGBB.

    `indent` counts steps; `turned` words are read from below.
    """

    text: str = ""
    fill: str = ""
    span: int = 1
    rows: int = 1
    bold: bool = False
    indent: int = 0
    turned: bool = False

    @classmethod
    def of(cls, value: Any) -> CellSource:
        return cls(**value) if isinstance(value, Mapping) else cls(str(value))

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n") if self.text else []


@dataclass(frozen=True)
class Block:
    """One block. `kind`: heading, text, list, labels, table, page, title, image, gap (`points` of nothing).

    `look` of a table: see `looks.LINES`. A cell is a string ("\\n" between paragraphs, "• " before items) or a table of
    what a `CellSource` has. `align` says for each column "left", "right" or "centre";
    `share` how much of the width the table takes.
    """

    kind: str
    text: str = ""
    level: int = 1
    items: Sequence[str] = ()
    heads: Sequence[Sequence[Any]] = ()  # rows of headings above `header`, their cells spanning
    header: Sequence[str] = ()
    rows: Sequence[Sequence[Any]] = ()
    bands: Sequence[str] = ()
    widths: Sequence[float] = ()
    align: Sequence[str] = ()
    look: str = "grid"
    gutter: float = 12.5  # points at both sides of a cell together
    lead: float = 6  # points above and below a cell together
    share: float = 1.0
    repeat: bool = True  # the headings on every page
    breaks: str = "between"  # how rows break over pages: "inside", "between" them where that will do, only "whole"
    mark: str = "bullet"
    bold: bool = False
    points: float = 0
    landscape: bool = False
    rotated: bool = False  # a landscape page that lies on a portrait sheet
    frames: int = 1  # columns of a page
    running_header: str = ""
    restart: bool = False  # a page on which another paper begins
    folio: str = ""  # the paper's own number on each of its pages: "Page {p} of 3"
    bookmark: str = ""  # what the outline calls it; a page at `level`, a heading below its paper
    stamp: bool = False

    @cached_property
    def columns(self) -> int:
        """How many columns a table has."""
        return len(self.header) or max(
            sum(CellSource.of(value).span for value in row) for row in (*self.heads, *self.rows)
        )

    @property
    def headings(self) -> list[Sequence[Any]]:
        """The rows of a table above its body: bands, spanning heads, the header."""
        bands = [[{"text": band, "span": self.columns}] for band in self.bands]
        return [*bands, *self.heads, *([self.header] if self.header else [])]

    def placed(self) -> Iterator[tuple[int, int, CellSource]]:
        """(row, column, cell) of all cells, headings first, around those that hang down from above; gaps are empty."""
        hanging: dict[int, int] = {}  # column -> the first row below that is free again
        for number, row in enumerate([*self.headings, *self.rows]):
            values = iter(row)
            column = 0
            while column < self.columns:
                if hanging.get(column, 0) > number:
                    column += 1
                    continue
                cell = CellSource.of(next(values, ""))
                yield number, column, cell
                hanging |= dict.fromkeys(range(column, column + cell.span), number + cell.rows)
                column += cell.span


@dataclass(frozen=True)
class Source:
    title: str
    publisher: str
    formats: Sequence[str]
    footer: str = ""
    stamp: str = ""  # printed on top of every page of a pack: "Page {n}"
    blocks: Sequence[Block] = field(default_factory=tuple)
    text_layout: str = "tabs"  # how a text has tables: tabs, pipes, columns, pages
    watermark: str = ""  # behind the words of every page: "DRAFT"
    ahead: int = 0  # pages of the volume before those that are stamped here

    @classmethod
    def from_toml(cls, data: Mapping[str, Any]) -> Source:
        blocks = tuple(Block(**block) for block in data["block"])
        return cls(
            data["title"],
            data["publisher"],
            data["formats"],
            data.get("footer", ""),
            data.get("stamp", ""),
            blocks,
            data.get("text_layout", "tabs"),
            data.get("watermark", ""),
            data.get("ahead", 0),
        )
