"""What a DOCX's styles come to: the style of a run, the heading level and the numbering of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TypeVar

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_UNDERLINE
from docx.oxml.ns import qn
from docx.oxml.shared import CT_DecimalNumber, CT_OnOff
from docx.oxml.styles import CT_Style
from docx.oxml.text.font import CT_RPr
from docx.oxml.text.parfmt import CT_PPr
from lxml import etree

from ...document import Style
from .package import Package, stated, value

_Value = TypeVar("_Value")

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_HEADING_NAME = re.compile(r"heading\s*(?P<level>[1-9])\b", re.IGNORECASE)
MAX_DEPTH = 32  # of styles based on styles; more is a circle
TITLE_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Numbering:
    """A paragraph's place in an automatic list; list 0 switches an inherited one off."""

    list_id: int
    level: int


@dataclass(slots=True)
class Styles:
    """The styles part. Ids of styles are those of the file."""

    elements: dict[str, CT_Style] = field(default_factory=dict)
    defaults: Style = field(default_factory=Style)
    default_paragraph: str | None = None
    _chains: dict[str, list[CT_Style]] = field(default_factory=dict)

    def chain(self, style_id: str | None) -> list[CT_Style]:
        """The style and those that it is based on, the basic one first."""
        if not style_id:
            return []
        if style_id not in self._chains:
            chain: list[CT_Style] = []
            current: str | None = style_id
            while current and current in self.elements and len(chain) < MAX_DEPTH:
                chain.append(self.elements[current])
                current = _base(chain[-1])
            self._chains[style_id] = chain[::-1]
        return self._chains[style_id]

    def paragraph_style_id(self, properties: CT_PPr | None) -> str | None:
        own = stated(lambda: properties.style) if properties is not None else None
        return own or self.default_paragraph

    def paragraph_words(self, properties: CT_PPr | None) -> Style:
        """The style of a paragraph's words before their own properties."""
        style = self.defaults
        for element in self.chain(self.paragraph_style_id(properties)):
            style = with_properties(style, element.rPr)
        return style

    def run_style(self, properties: CT_RPr | None, around: Style) -> Style:
        style = around
        for element in self.chain(_character_style_id(properties)):
            style = with_properties(style, element.rPr)
        return with_properties(style, properties)

    def hidden(self, properties: CT_RPr | None, paragraph: CT_PPr | None) -> bool:
        """Hidden words, by their own property, their character style or their paragraph style."""
        chain = self.chain(self.paragraph_style_id(paragraph)) + self.chain(_character_style_id(properties))
        for holder in (properties, *(element.rPr for element in reversed(chain))):
            said = switched(holder.vanish) if holder is not None else None
            if said is not None:
                return said
        return False

    def heading_level(self, properties: CT_PPr | None) -> int | None:
        """The declared level from 1, None for body text."""
        if properties is not None and properties.outlineLvl is not None:
            return _level(properties)
        for element in reversed(self.chain(self.paragraph_style_id(properties))):
            if element.pPr is not None and element.pPr.outlineLvl is not None:
                return _level(element.pPr)
            name = _name(element)
            match = _HEADING_NAME.match(name)
            if match:
                return int(match["level"])
            if name.casefold() == "title":
                return TITLE_LEVEL
        return None

    def numbering(self, properties: CT_PPr | None) -> Numbering | None:
        list_id: int | None = None
        level: int | None = None
        for holder in (*(e.pPr for e in self.chain(self.paragraph_style_id(properties))), properties):
            found = holder.numPr if holder is not None else None
            if found is not None:
                list_id = _or(number(found.numId), list_id)
                level = _or(number(found.ilvl), level)
        return Numbering(list_id, max(level or 0, 0)) if list_id else None

    def name(self, properties: CT_PPr | None) -> str:
        chain = self.chain(self.paragraph_style_id(properties))
        return _name(chain[-1]).casefold() if chain else ""


def read_styles(package: Package) -> Styles:
    """The styles of this package; empty ones where it has none."""
    styles = Styles()
    root = package.part(package.first("styles"))
    if root is None:
        return styles
    for default in root.iter(qn("w:rPrDefault")):
        styles.defaults = with_properties(Style(size=10.0), default.find(qn("w:rPr")))
    for element in root.iterchildren(qn("w:style")):
        if element.styleId:
            styles.elements[element.styleId] = element
            if _is_default_paragraph(element):
                styles.default_paragraph = element.styleId
    return styles


def _base(style: CT_Style) -> str | None:
    return stated(lambda: style.basedOn_val)


def _name(style: CT_Style) -> str:
    return stated(lambda: style.name_val) or ""


def _is_default_paragraph(style: CT_Style) -> bool:
    return bool(stated(lambda: style.type is WD_STYLE_TYPE.PARAGRAPH and style.default))


def with_properties(style: Style, properties: CT_RPr | None) -> Style:
    """The style after these run properties."""
    if properties is None:
        return style
    size = stated(lambda: properties.sz_val)
    line = stated(lambda: properties.u_val)
    struck = _or(switched(properties.dstrike), style.struck)
    return replace(
        style,
        size=size.pt if size is not None else style.size,
        bold=_or(switched(properties.b), style.bold),
        italic=_or(switched(properties.i), style.italic),
        underlined=style.underlined if line is None else line is not WD_UNDERLINE.NONE,
        struck=_or(switched(properties.strike), struck),
        colour=style.colour if properties.color is None else _colour(properties),
    )


def switched(switch: CT_OnOff | None) -> bool | None:
    """Whether a switch ("b", "vanish") is on; None where it is not mentioned."""
    return stated(lambda: switch.val) if switch is not None else None


def number(holder: CT_DecimalNumber | None) -> int | None:
    return stated(lambda: holder.val) if holder is not None else None


def _character_style_id(properties: CT_RPr | None) -> str | None:
    return stated(lambda: properties.style) if properties is not None else None


def _colour(properties: CT_RPr) -> str | None:
    return hex_colour(str(stated(lambda: properties.color.val)))


def hex_colour(text: str | None) -> str | None:
    """RRGGBB; None for "auto", black and what is no colour."""
    if not text or not _HEX.fullmatch(text) or text == "000000":
        return None
    return text.upper()


def fill_of(properties: etree._Element | None) -> str | None:
    """The shading of a cell, row or table style: RRGGBB, None for none and white."""
    colour = hex_colour(value(properties, "shd", "fill"))
    return None if colour == "FFFFFF" else colour


def _or(own: _Value | None, inherited: _Value) -> _Value:
    return inherited if own is None else own


def _level(properties: CT_PPr) -> int | None:
    outline = number(properties.outlineLvl)
    return outline + 1 if outline is not None and 0 <= outline < 9 else None
