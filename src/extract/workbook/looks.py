"""What an XLSX says of its cells beside their values: number formats, fills, bold print, what is hidden.

The values themselves come from python-calamine, which reads all kinds of workbooks and none of this.
"""

from __future__ import annotations

import colorsys
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from ...errors import TooLarge
from ..blocks.limits import refusal
from ..docx.package import unpacked
from .values import BUILT_IN, GENERAL

MAIN = "xl/workbook.xml"
MOST_CELLS = 1_000_000  # of a sheet, empty ones between counted
PLACE = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})")
INDEXED = {8: "000000", 9: "FFFFFF", 10: "FF0000", 11: "00FF00", 12: "0000FF", 13: "FFFF00", 14: "FF00FF", 15: "00FFFF",
           17: "008000", 22: "C0C0C0", 23: "808080", 42: "CCFFCC", 43: "FFFF99", 45: "FF99CC", 47: "FFCC99",
           50: "99CC00", 51: "FFCC00", 52: "FF9900", 53: "FF6600", 57: "339966"}  # fmt: skip
THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is shown: `code` is its number format, `fill` RRGGBB or None."""

    code: str = GENERAL
    fill: str | None = None
    bold: bool = False


@dataclass(slots=True)
class SheetLooks:
    """By (row, column) from 0 how the cells of a sheet are shown; rows and columns that are not."""

    cells: dict[tuple[int, int], Look] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def read_looks(archive: zipfile.ZipFile) -> dict[str, SheetLooks]:
    """By the sheet's name what its file says. Raises TooLarge and Corrupt."""
    looks = _looks(archive)
    return {name: _sheet(archive, part, looks) for name, part in _parts(archive)}


def _root(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    if name not in archive.NameToInfo:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(unpacked(archive, name), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal(error) from error


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """(sheet's name, its part)."""
    book = _root(archive, MAIN)
    relations = _root(archive, "xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return
    targets = {r.get("Id"): r.get("Target", "") for r in relations if isinstance(r.tag, str)}
    for sheet in book.iter("{*}sheet"):
        name = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), None)
        target = targets.get(str(name), "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        if part in archive.NameToInfo:
            yield sheet.get("name", ""), part


def _sheet(archive: zipfile.ZipFile, part: str, looks: list[Look]) -> SheetLooks:
    found = SheetLooks()
    last_row = last_column = 0
    try:
        walk = etree.iterparse(
            BytesIO(unpacked(archive, part)), tag=("{*}c", "{*}row", "{*}col"), resolve_entities=False, no_network=True
        )
        for _, element in walk:
            kind = etree.QName(element).localname
            if kind == "col" and _true(element.get("hidden")):
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                found.hidden_columns.update(range(first - 1, min(last, first + 1_000)))
            elif kind == "row":
                if _true(element.get("hidden")):
                    found.hidden_rows.add(int(element.get("r", "0")) - 1)
                element.clear()
            elif kind == "c" and (place := PLACE.fullmatch(element.get("r", ""))):
                row, column = int(place["row"]) - 1, _number(place["column"])
                last_row, last_column = max(last_row, row), max(last_column, column)
                style = int(element.get("s") or 0)
                if 0 < style < len(looks):
                    found.cells[row, column] = looks[style]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal(error) from error
    if (last_row + 1) * (last_column + 1) > MOST_CELLS:
        raise TooLarge(f"a sheet of more than {MOST_CELLS} cells")
    return found


def _true(value: str | None) -> bool:
    return value in ("1", "true")


def _number(letters: str) -> int:
    """A column's number from 0: "A" is 0, "AA" 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _looks(archive: zipfile.ZipFile) -> list[Look]:
    """How cells of each style are shown, in the file's order."""
    styles = _root(archive, "xl/styles.xml")
    if styles is None:
        return []
    theme = _theme(archive)
    codes = {int(f.get("numFmtId", "0")): f.get("formatCode", GENERAL) for f in styles.iter("{*}numFmt")}
    fonts, fills, forms = (styles.find(f"{{*}}{name}") for name in ("fonts", "fills", "cellXfs"))
    bold = [_bold(font) for font in fonts if isinstance(font.tag, str)] if fonts is not None else []
    painted = [_fill(fill, theme) for fill in fills if isinstance(fill.tag, str)] if fills is not None else []
    return [_look(form, codes, bold, painted) for form in forms] if forms is not None else []


def _look(form: etree._Element, codes: dict[int, str], bold: list[bool], fills: list[str | None]) -> Look:
    number, font, fill = (int(form.get(name) or 0) for name in ("numFmtId", "fontId", "fillId"))
    return Look(
        codes.get(number) or BUILT_IN.get(number, GENERAL),
        fills[fill] if 0 <= fill < len(fills) else None,
        bold[font] if 0 <= font < len(bold) else False,
    )


def _bold(font: etree._Element) -> bool:
    mark = font.find("{*}b")
    return mark is not None and mark.get("val", "1") not in ("0", "false")


def _fill(fill: etree._Element, theme: list[str]) -> str | None:
    pattern = fill.find("{*}patternFill")
    if pattern is None or pattern.get("patternType", "none") == "none":
        return None
    front = pattern.find("{*}fgColor")
    colour = _colour(front, theme) if front is not None else None
    return None if colour in (None, "FFFFFF") else colour


def _colour(element: etree._Element, theme: list[str]) -> str | None:
    stated, indexed, themed = element.get("rgb"), element.get("indexed"), element.get("theme")
    if stated:
        found = stated[-6:].upper()
        colour = found if re.fullmatch("[0-9A-F]{6}", found) else None
    elif indexed and indexed.isdigit():
        colour = INDEXED.get(int(indexed))
    elif themed and themed.isdigit() and int(themed) < len(theme):
        colour = theme[int(themed)]
    else:
        colour = None
    return _tinted(colour, float(element.get("tint") or 0)) if colour else None


def _tinted(colour: str, tint: float) -> str:
    if not tint:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strong = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    channels = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), strong)
    return "".join(f"{round(channel * 255):02X}" for channel in channels)


def _theme(archive: zipfile.ZipFile) -> list[str]:
    """The theme's colours in the order in which styles number them."""
    root = _root(archive, "xl/theme/theme1.xml")
    scheme = next(root.iter("{*}clrScheme"), None) if root is not None else None
    stated: dict[str, str] = {}
    for slot in scheme if scheme is not None else ():
        value = next((child.get("lastClr") or child.get("val") for child in slot), None)
        if isinstance(slot.tag, str) and value:
            stated[etree.QName(slot).localname] = value.upper()
    return [stated.get(name, "FFFFFF") for name in THEME]
