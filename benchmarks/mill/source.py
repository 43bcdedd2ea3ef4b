"""A sample's source: blocks in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Block:
    """One block. `kind`: heading, text, list, labels, table, page, title, image.

    `look` of a table: how its lines are drawn (`render_pdf.LINES`: "grid", "rows", "print", ...), then perhaps how it
    is filled ("dark", "shaded", "zebra", "painted") and set ("small", "turned", "plain"): "boxed dark small".
    A cell may be a string ("\\n" between paragraphs, "• " before items) or a table {text, fill, span, rows}.
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
    look: str = "grid"
    mark: str = "bullet"
    bold: bool = False
    landscape: bool = False
    running_header: str = ""
    stamp: bool = False

    @property
    def columns(self) -> int:
        """How many columns a table has."""
        return len(self.header) or max(sum(CellSource.of(value).span for value in row) for row in self.rows)

    @property
    def headings(self) -> list[Sequence[Any]]:
        """The rows of a table above its body: bands, spanning heads, the header."""
        bands = [[{"text": band, "span": self.columns}] for band in self.bands]
        return [*bands, *self.heads, *([self.header] if self.header else [])]


@dataclass(frozen=True)
class Source:
    title: str
    publisher: str
    formats: Sequence[str]
    footer: str = ""
    stamp: str = ""  # printed on top of every page of a pack: "Page {n}"
    blocks: Sequence[Block] = field(default_factory=tuple)
    text_layout: str = "tabs"  # how a text has tables: tabs, pipes, columns, pages

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
        )


@dataclass(frozen=True)
class CellSource:
    """A table cell as a renderer wants it; `span` columns wide, `rows` high; `fill` is RRGGBB."""

    text: str = ""
    fill: str = ""
    span: int = 1
    rows: int = 1

    @classmethod
    def of(cls, value: Any) -> CellSource:
        return cls(**value) if isinstance(value, Mapping) else cls(str(value))

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n") if self.text else []
