"""Colours as a DOCX states them: plain, by the theme with tint and shade, as a pattern, as a highlighter's name."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass, field

from lxml import etree

from .package import Package, qn

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_PERCENT = re.compile(r"pct(\d{1,2})")
_BYTE = re.compile(r"[0-9A-Fa-f]{2}")
# What the words of the format are called in the theme; a document can map them anew, and hardly any does.
_THEME_NAMES = {
    "background1": "lt1", "bg1": "lt1", "light1": "lt1", "text1": "dk1", "tx1": "dk1", "dark1": "dk1",
    "background2": "lt2", "bg2": "lt2", "light2": "lt2", "text2": "dk2", "tx2": "dk2", "dark2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkBlue": "00008B", "darkCyan": "008B8B", "darkGreen": "006400", "darkMagenta": "8B008B", "darkRed": "8B0000",
    "darkYellow": "808000", "darkGray": "A9A9A9", "lightGray": "D3D3D3",
}  # fmt: skip


@dataclass(slots=True)
class Theme:
    """The theme's colours by name ("accent1"), as RRGGBB."""

    colours: dict[str, str] = field(default_factory=dict)

    def colour(self, element: etree._Element, name: str, theme_name: str) -> str | None:
        """RRGGBB of an element's attribute, as Word worked it out or from the theme; None for "auto" and none."""
        text = str(element.get(qn(f"w:{name}"), ""))
        if _HEX.fullmatch(text):
            return text.upper()
        named = element.get(qn(f"w:{theme_name}"))
        stated = self.colours.get(_THEME_NAMES.get(named, named)) if named else None
        if stated is None:
            return None
        tint, shade = (_share(element.get(qn(f"w:{theme_name.removesuffix('Color')}{kind}"))) for kind in _CHANGES)
        return _changed(stated, tint, shade)

    def ink(self, element: etree._Element) -> str | None:
        """The colour of words (`w:color`); None for black and "auto"."""
        return _but(self.colour(element, "val", "themeColor"), "000000")

    def shading(self, holder: etree._Element | None) -> str | None:
        """The fill that `w:shd` in these properties comes to; None for none and white."""
        element = holder.find(qn("w:shd")) if holder is not None else None
        if element is None:
            return None
        pattern = element.get(qn("w:val")) or "clear"
        fill = self.colour(element, "fill", "themeFill")
        percent = _PERCENT.match(pattern)
        if pattern == "nil":
            return None
        if pattern == "solid" or percent:
            front = self.colour(element, "color", "themeColor") or "000000"
            fill = _mixed(front, fill or "FFFFFF", int(percent[1]) / 100 if percent else 1.0)
        return _but(fill, "FFFFFF")


_CHANGES = ("Tint", "Shade")


def highlight(holder: etree._Element | None) -> str | None:
    """The colour of a highlighter over words."""
    element = holder.find(qn("w:highlight")) if holder is not None else None
    return _HIGHLIGHTS.get(element.get(qn("w:val")) or "") if element is not None else None


def read_theme(package: Package) -> Theme:
    root = package.part(package.first("theme"))
    scheme = next(root.iter(qn("a:clrScheme")), None) if root is not None else None
    colours = {}
    for slot in scheme if scheme is not None else ():
        for stated in slot if isinstance(slot.tag, str) else ():
            text = stated.get("lastClr") or stated.get("val") or ""
            if _HEX.fullmatch(text):
                colours[etree.QName(slot).localname] = text.upper()
    return Theme(colours)


def _share(text: str | None) -> float | None:
    return int(text, 16) / 255 if text and _BYTE.fullmatch(text) else None


def _changed(colour: str, tint: float | None, shade: float | None) -> str:
    """Lighter by a tint (the share of the colour that is left) or darker by a shade."""
    hue, light, saturation = colorsys.rgb_to_hls(*(int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)))
    if tint is not None:
        light = light * tint + 1 - tint
    if shade is not None:
        light *= shade
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def _mixed(front: str, back: str, share: float) -> str:
    parts = ((int(front[n : n + 2], 16), int(back[n : n + 2], 16)) for n in (0, 2, 4))
    return "".join(f"{round(one * share + other * (1 - share)):02X}" for one, other in parts)


def _but(colour: str | None, none: str) -> str | None:
    return None if colour == none else colour
