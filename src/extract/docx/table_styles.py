"""What a table's style says of its cells: header, banding, first and last column, as switched on for this table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.table import CT_Tbl
from lxml import etree

from .looks import NOTHING, Looks, read_looks
from .package import qn, stated, value
from .styles import Styles

_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_DIGITS = frozenset("0123456789abcdefABCDEF")


@dataclass(frozen=True, slots=True)
class CellLook:
    """What the style gives a cell: its fill (RRGGBB) and the looks of its words."""

    fill: str | None = None
    words: Looks = NOTHING


PLAIN = CellLook()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in a table of `rows` x `columns`; `end` is the last column that it covers."""

    row: int
    column: int
    end: int
    rows: int
    columns: int


@dataclass(slots=True)
class TableLook:
    """A table's style: what it says by region ("firstRow", "band1Horz", "wholeTable"), and what is switched on."""

    regions: dict[str, CellLook] = field(default_factory=dict)
    switches: frozenset[str] = frozenset()
    row_band: int = 1
    column_band: int = 1
    _known: dict[tuple[str, ...], CellLook] = field(default_factory=dict)

    @property
    def has_header(self) -> bool:
        """The first row is set apart by weight or fill."""
        first = self.regions.get("firstRow", PLAIN)
        return "firstRow" in self.switches and (bool(first.words.bold) or first.fill is not None)

    def of(self, place: Place) -> CellLook:
        if not self.regions:
            return PLAIN
        names = tuple(name for name in self._regions_of(place) if name in self.regions)
        if names not in self._known:
            look = PLAIN
            for name in names:
                own = self.regions[name]
                look = CellLook(own.fill or look.fill, own.words.over(look.words))
            self._known[names] = look
        return self._known[names]

    def _regions_of(self, place: Place) -> Iterator[str]:
        """The regions that hold the cell, the weakest first."""
        on = self.switches
        first_row = "firstRow" in on and place.row == 0
        last_row = "lastRow" in on and place.row == place.rows - 1 and place.rows > 1
        first_column = "firstColumn" in on and place.column == 0
        last_column = "lastColumn" in on and place.end == place.columns - 1
        yield "wholeTable"
        if "noVBand" not in on and not (first_column or last_column):
            yield _band("Vert", place.column - ("firstColumn" in on), self.column_band)
        if "noHBand" not in on and not (first_row or last_row):
            yield _band("Horz", place.row - ("firstRow" in on), self.row_band)
        regions = ((first_column, "firstCol"), (last_column, "lastCol"), (first_row, "firstRow"), (last_row, "lastRow"))
        yield from (name for holds, name in regions if holds)
        yield from (f"{ns}{we}Cell" for ns, is_row in (("n", first_row), ("s", last_row)) if is_row
                    for we, is_column in (("w", first_column), ("e", last_column)) if is_column)  # fmt: skip


def _band(way: str, number: int, size: int) -> str:
    return f"band{number // size % 2 + 1}{way}"


def read_table_look(element: CT_Tbl, styles: Styles) -> TableLook:
    """What the style of this table says; nothing for a table without one."""
    properties = element.find(qn("w:tblPr"))  # of which a table may have none, whatever the class says
    if properties is None:
        return TableLook()
    look = TableLook(switches=_switches(properties.find(qn("w:tblLook"))))
    for style in styles.chain(stated(lambda: properties.style)):
        said = style.find(qn("w:tblPr"))
        look.row_band = _size(value(said, "tblStyleRowBandSize"), look.row_band)
        look.column_band = _size(value(said, "tblStyleColBandSize"), look.column_band)
        _add(look, "wholeTable", style, styles)
        for conditional in style.iterchildren(qn("w:tblStylePr")):
            _add(look, conditional.get(qn("w:type")) or "", conditional, styles)
    own = styles.theme.shading(properties)
    if own:
        look.regions["wholeTable"] = CellLook(own, look.regions.get("wholeTable", PLAIN).words)
    return look


def _add(look: TableLook, region: str, holder: etree._Element, styles: Styles) -> None:
    below = look.regions.get(region, PLAIN)
    shades = (styles.theme.shading(holder.find(qn(f"w:{name}"))) for name in ("tcPr", "tblPr"))
    fill = next((shade for shade in shades if shade), below.fill)
    words = read_looks(holder.find(qn("w:rPr")), styles.theme).over(below.words)
    if fill or words is not NOTHING:
        look.regions[region] = CellLook(fill, words)


def _switches(look: etree._Element | None) -> frozenset[str]:
    if look is None:
        return frozenset({"noHBand", "noVBand"})
    bits = look.get(qn("w:val")) or "0"
    mask = int(bits, 16) if _DIGITS.issuperset(bits) and len(bits) <= 8 else 0
    own = {name: look.get(qn(f"w:{name}")) for name in _BITS}
    return frozenset(
        name for name, bit in _BITS.items() if (own[name] in ("1", "true", "on") if own[name] else mask & bit)
    )


def _size(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() and 0 < int(text) < 100 else default
