"""What elements and their style attributes say of how words look."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from ...document import Style

_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"i", "em", "cite"})
_UNDERLINED = frozenset({"u", "ins"})
_STRUCK = frozenset({"s", "del", "strike"})
_DECLARATION = re.compile(r"([a-z-]{1,40})\s*:\s*([^;]{1,200})", re.IGNORECASE)
_HEX = re.compile(r"#(?:([0-9a-f]{6})|([0-9a-f]{3}))\b", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", re.IGNORECASE)
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


def declarations(element: etree._Element) -> dict[str, str]:
    """The style attribute: property -> value."""
    return {name.casefold(): value.strip() for name, value in _DECLARATION.findall(element.get("style") or "")}


def styled(element: etree._Element, around: Style) -> Style:
    """The style of the words in this element."""
    tag = element.tag
    css = declarations(element)
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


def hidden(element: etree._Element) -> bool:
    css = declarations(element)
    return element.get("hidden") is not None or css.get("display") == "none" or css.get("mso-hide") == "all"


def cell_fill(element: etree._Element) -> str | None:
    """The background of a cell or row; of a cell also that of one element around all its words."""
    for _ in range(4):
        css = declarations(element)
        found = colour(css.get("background-color") or css.get("background") or element.get("bgcolor"))
        if found is not None:
            return _not(found, "FFFFFF")
        inner = [child for child in element if isinstance(child.tag, str)]
        if element.tag == "tr" or len(inner) != 1 or (element.text or "").strip() or (inner[0].tail or "").strip():
            return None
        element = inner[0]
    return None


def colour(text: str | None) -> str | None:
    """RRGGBB of "#f00", "rgb(255, 0, 0)", "red"."""
    if not text:
        return None
    if match := _HEX.search(text):
        return (match[1] or "".join(c * 2 for c in match[2])).upper()
    if match := _RGB.search(text):
        return "".join(f"{min(int(part), 255):02X}" for part in match.groups())
    return next((_NAMED[word] for word in re.findall(r"[a-z]+", text.casefold()) if word in _NAMED), None)


def _not(found: str | None, excluded: str) -> str | None:
    return None if found == excluded else found
