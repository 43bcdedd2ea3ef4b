"""What a DOCX's styles come to: the style of a run, the heading level and the numbering of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from ..document import Style
from .docx_package import Package, W, switched, value

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_HEADING_NAME = re.compile(r"heading\s*(?P<level>[1-9])\b", re.IGNORECASE)
MAX_DEPTH = 32  # of styles based on styles; more is a circle
TITLE_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Numbering:
    """A paragraph's place in an automatic list; `list_id` "0" switches an inherited one off."""

    list_id: str
    level: int


@dataclass(slots=True)
class Styles:
    """The styles part. Ids of styles are those of the file."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    defaults: Style = field(default_factory=Style)
    default_paragraph: str | None = None
    _chains: dict[str, list[etree._Element]] = field(default_factory=dict)

    def chain(self, style_id: str | None) -> list[etree._Element]:
        """The style and those that it is based on, the basic one first."""
        if not style_id:
            return []
        if style_id not in self._chains:
            chain: list[etree._Element] = []
            current: str | None = style_id
            while current and current in self.elements and len(chain) < MAX_DEPTH:
                chain.append(self.elements[current])
                current = value(self.elements[current], "basedOn")
            self._chains[style_id] = chain[::-1]
        return self._chains[style_id]

    def paragraph_style_id(self, properties: etree._Element | None) -> str | None:
        return value(properties, "pStyle") or self.default_paragraph

    def paragraph_words(self, properties: etree._Element | None, base: Style | None = None) -> Style:
        """The style of a paragraph's words before their own properties."""
        style = base or self.defaults
        for element in self.chain(self.paragraph_style_id(properties)):
            style = with_properties(style, element.find(f"{W}rPr"))
        return style

    def run_style(self, properties: etree._Element | None, around: Style) -> Style:
        style = around
        for element in self.chain(value(properties, "rStyle")):
            style = with_properties(style, element.find(f"{W}rPr"))
        return with_properties(style, properties)

    def hidden(self, properties: etree._Element | None, paragraph: etree._Element | None) -> bool:
        """Hidden words, by their own property, their character style or their paragraph style."""
        own = switched(properties, "vanish")
        if own is not None:
            return own
        chain = self.chain(self.paragraph_style_id(paragraph)) + self.chain(value(properties, "rStyle"))
        found = [switched(e.find(f"{W}rPr"), "vanish") for e in chain]
        return next((f for f in reversed(found) if f is not None), False)

    def heading_level(self, properties: etree._Element | None) -> int | None:
        """The declared level from 1, None for body text."""
        own = value(properties, "outlineLvl")
        if own is not None:
            return _level(own)
        for element in reversed(self.chain(self.paragraph_style_id(properties))):
            outline = value(element.find(f"{W}pPr"), "outlineLvl")
            if outline is not None:
                return _level(outline)
            name = value(element, "name") or ""
            match = _HEADING_NAME.match(name)
            if match:
                return int(match["level"])
            if name.casefold() == "title":
                return TITLE_LEVEL
        return None

    def numbering(self, properties: etree._Element | None) -> Numbering | None:
        chain = [e.find(f"{W}pPr") for e in self.chain(self.paragraph_style_id(properties))]
        list_id = level = None
        for holder in [*chain, properties]:
            found = holder.find(f"{W}numPr") if holder is not None else None
            list_id = value(found, "numId") or list_id
            level = value(found, "ilvl") or level
        if not list_id or list_id == "0":
            return None
        return Numbering(list_id, int(level) if level and level.isdigit() else 0)

    def name(self, properties: etree._Element | None) -> str:
        chain = self.chain(self.paragraph_style_id(properties))
        return (value(chain[-1], "name") or "").casefold() if chain else ""


def read_styles(package: Package) -> Styles:
    """The styles of this package; empty ones where it has none."""
    styles = Styles()
    root = package.part(package.first("styles"))
    if root is None:
        return styles
    styles.defaults = with_properties(Style(size=10.0), root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    for element in root.iterfind(f"{W}style"):
        style_id = element.get(f"{W}styleId")
        if style_id:
            styles.elements[style_id] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                styles.default_paragraph = style_id
    return styles


def with_properties(style: Style, properties: etree._Element | None) -> Style:
    """The style after these run properties."""
    if properties is None:
        return style
    size = value(properties, "sz")
    colour = value(properties, "color")
    struck = switched(properties, "strike")
    struck = switched(properties, "dstrike") if struck is None else struck
    return replace(
        style,
        size=float(size) / 2 if size and size.isdigit() else style.size,
        bold=_or(switched(properties, "b"), style.bold),
        italic=_or(switched(properties, "i"), style.italic),
        underlined=_or(switched(properties, "u"), style.underlined),
        struck=_or(struck, style.struck),
        colour=style.colour if colour is None else hex_colour(colour),
    )


def hex_colour(text: str | None) -> str | None:
    """RRGGBB; None for "auto", black and what is no colour."""
    if not text or not _HEX.fullmatch(text) or text == "000000":
        return None
    return text.upper()


def fill_of(properties: etree._Element | None) -> str | None:
    """The shading of a cell, row or table style: RRGGBB, None for none and white."""
    colour = hex_colour(value(properties, "shd", "fill"))
    return None if colour == "FFFFFF" else colour


def _or(switch: bool | None, inherited: bool) -> bool:
    return inherited if switch is None else switch


def _level(text: str) -> int | None:
    return int(text) + 1 if text.isdigit() and int(text) < 9 else None
