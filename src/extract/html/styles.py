"""What elements and the declarations that hold for them say of how words look."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from ...document import Style
from .css import Declarations, Sheet

_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"i", "em", "cite"})
_UNDERLINED = frozenset({"u", "ins"})
_STRUCK = frozenset({"s", "del", "strike"})
_PLAIN = frozenset({"p", "div", "td", "tr", "tbody", "table", "ul", "ol", "li", "a", "br", "section"})
INNER = 4  # elements inside one another around a cell's words
_HEX = re.compile(r"#(?:([0-9a-f]{6})|([0-9a-f]{3}))\b", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", re.IGNORECASE)
_CLEAR = re.compile(r"rgba\([^)]{1,40}[,/]\s*0(?:\.0+)?%?\s*\)|\btransparent\b", re.IGNORECASE)
_SIZE = re.compile(r"(\d{1,3}(?:\.\d+)?)(pt|px)")
# The colour names of HTML that status cells are painted with.
_NAMED = {
    "red": "FF0000", "darkred": "8B0000", "crimson": "DC143C", "tomato": "FF6347", "orange": "FFA500",
    "darkorange": "FF8C00", "gold": "FFD700", "yellow": "FFFF00", "lime": "00FF00", "green": "008000",
    "limegreen": "32CD32", "lightgreen": "90EE90", "darkgreen": "006400", "forestgreen": "228B22",
    "seagreen": "2E8B57", "blue": "0000FF", "navy": "000080", "royalblue": "4169E1", "lightblue": "ADD8E6",
    "purple": "800080", "violet": "EE82EE", "grey": "808080", "gray": "808080", "silver": "C0C0C0",
    "lightgrey": "D3D3D3", "lightgray": "D3D3D3", "black": "000000", "white": "FFFFFF", "amber": "FFBF00",
}  # fmt: skip


def styled(element: etree._Element, css: Declarations, around: Style) -> Style:
    """The style of the words in this element."""
    tag = element.tag
    if not css and tag in _PLAIN:
        return around
    weight, line = css.get("font-weight", ""), css.get("text-decoration", "") + css.get("text-decoration-line", "")
    bold = around.bold or tag in _BOLD
    if weight:
        bold = weight.startswith("bold") or (weight.isdigit() and int(weight) >= 600)
    size = _SIZE.match(css.get("font-size", ""))
    points = float(size[1]) * (0.75 if size[2] == "px" else 1) if size else around.size
    return replace(
        around,
        size=points,
        bold=bold,
        italic=around.italic or tag in _ITALIC or css.get("font-style", "") == "italic",
        underlined=around.underlined or tag in _UNDERLINED or "underline" in line,
        struck=around.struck or tag in _STRUCK or "line-through" in line,
        colour=_not(colour(css.get("color") or element.get("color")), "000000") or around.colour,
    )


def is_hidden(element: etree._Element, css: Declarations) -> bool:
    if element.get("hidden") is not None or css.get("mso-hide") == "all":
        return True
    return css.get("display", "").startswith("none") or css.get("visibility", "").startswith(("hidden", "collapse"))


def fill_of(element: etree._Element, css: Declarations) -> tuple[bool, str | None]:
    """Whether the element says what its background is, and RRGGBB; None for white."""
    found = colour(css.get("background-color") or css.get("background") or element.get("bgcolor"))
    return found is not None, _not(found, "FFFFFF")


def cell_fill(cell: etree._Element, sheet: Sheet) -> str | None:
    """The background of a cell, or of one element around all its words; else of its row, row group or table."""
    element = cell
    for _ in range(INNER):
        said, fill = fill_of(element, sheet.of(element))
        if said:
            return fill
        inner = [child for child in element if isinstance(child.tag, str)]
        if len(inner) != 1 or (element.text or "").strip() or (inner[0].tail or "").strip():
            break
        element = inner[0]
    for holder in cell.iterancestors():
        said, fill = fill_of(holder, sheet.of(holder))
        if said or holder.tag == "table":
            return fill
    return None


def colour(text: str | None) -> str | None:
    """RRGGBB of "#f00", "rgb(255, 0, 0)", "red"."""
    if not text:
        return None
    if match := _HEX.search(text):
        return (match[1] or "".join(c * 2 for c in match[2])).upper()
    if _CLEAR.search(text):
        return None
    if match := _RGB.search(text):
        return "".join(f"{min(int(part), 255):02X}" for part in match.groups())
    return next((_NAMED[word] for word in re.findall(r"[a-z]+", text.casefold()) if word in _NAMED), None)


def _not(found: str | None, excluded: str) -> str | None:
    return None if found == excluded else found
