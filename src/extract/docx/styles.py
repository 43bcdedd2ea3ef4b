"""What a DOCX's styles come to: the look of a run, the heading level and the numbering of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TypeVar

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.shared import CT_DecimalNumber
from docx.oxml.styles import CT_Style
from docx.oxml.text.font import CT_RPr
from docx.oxml.text.parfmt import CT_PPr
from lxml import etree

from .colours import Theme, read_theme
from .looks import NOTHING, Look, Looks, read_looks, settled
from .package import Package, qn, stated

_Value = TypeVar("_Value")
Signature = tuple[tuple[str, ...], ...]

_HEADING_NAME = re.compile(r"heading\s*(?P<level>[1-9])\b", re.IGNORECASE)
MAX_DEPTH = 32  # of styles based on styles; more is a circle
TITLE_LEVEL = 1
_PROMPT = "placeholder text"
WORD_SIZE = 10.0  # points, where a document says nothing of size


@dataclass(frozen=True, slots=True)
class Numbering:
    """A paragraph's place in an automatic list; list 0 switches an inherited one off, level None asks the list."""

    list_id: int
    level: int | None
    style_id: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph's style says, whatever the paragraph adds."""

    style_id: str | None = None
    name: str = ""
    looks: Looks = NOTHING
    heading_level: int | None = None
    list_id: int | None = None
    list_level: int | None = None


@dataclass(slots=True)
class Styles:
    """The styles part. Ids of styles are those of the file; what was worked out once is kept."""

    theme: Theme = field(default_factory=Theme)
    elements: dict[str, CT_Style] = field(default_factory=dict)
    defaults: Looks = NOTHING
    default_paragraph: str | None = None
    _paragraphs: dict[str | None, ParagraphStyle] = field(default_factory=dict)
    _characters: dict[str | None, Looks] = field(default_factory=dict)
    _settled: dict[tuple[str | None, Looks, Signature], Look] = field(default_factory=dict)

    def chain(self, style_id: str | None) -> list[CT_Style]:
        """The style and those that it is based on, the basic one first."""
        chain: list[CT_Style] = []
        current = style_id
        while current and current in self.elements and len(chain) < MAX_DEPTH:
            chain.append(self.elements[current])
            current = _base(chain[-1])
        return chain[::-1]

    def paragraph(self, properties: CT_PPr | None) -> ParagraphStyle:
        """The style of a paragraph with these properties."""
        own = properties.find(qn("w:pStyle")) if properties is not None else None
        style_id = (own.get(qn("w:val")) if own is not None else None) or self.default_paragraph
        if style_id not in self._paragraphs:
            self._paragraphs[style_id] = self._read_paragraph(style_id)
        return self._paragraphs[style_id]

    def look(self, properties: CT_RPr | None, paragraph: ParagraphStyle, table: Looks = NOTHING) -> Look:
        """The look of a run with these properties in such a paragraph, in a table whose style says `table`."""
        key = (paragraph.style_id, table, _signature(properties))
        if key not in self._settled:
            own = properties.find(qn("w:rStyle")) if properties is not None else None
            style_id = own.get(qn("w:val")) if own is not None else None
            levels = (table, paragraph.looks, self._character(style_id))
            look = settled(self.defaults, levels, read_looks(properties, self.theme))
            element = self.elements.get(style_id) if style_id else None
            prompt = element is not None and _name(element).casefold() == _PROMPT
            self._settled[key] = replace(look, prompt=True) if prompt else look
        return self._settled[key]

    def heading_level(self, properties: CT_PPr | None) -> int | None:
        """The declared level from 1, None for body text."""
        if properties is not None and properties.find(qn("w:outlineLvl")) is not None:
            return _level(properties)
        return self.paragraph(properties).heading_level

    def numbering(self, properties: CT_PPr | None) -> Numbering | None:
        style = self.paragraph(properties)
        list_id, level = style.list_id, style.list_level
        if properties is not None and properties.find(qn("w:numPr")) is not None:
            own_id, own_level = _listed(properties)
            list_id, level = _or(own_id, list_id), _or(own_level, level)
        return Numbering(list_id, level, style.style_id) if list_id else None

    def _character(self, style_id: str | None) -> Looks:
        if style_id not in self._characters:
            self._characters[style_id] = self._chained(self.chain(style_id))
        return self._characters[style_id]

    def _chained(self, chain: list[CT_Style]) -> Looks:
        looks = NOTHING
        for element in chain:
            looks = read_looks(element.rPr, self.theme).over(looks)
        return looks

    def _read_paragraph(self, style_id: str | None) -> ParagraphStyle:
        chain = self.chain(style_id)
        list_id: int | None = None
        level: int | None = None
        for element in chain:
            own_id, own_level = _listed(element.pPr)
            list_id, level = _or(own_id, list_id), _or(own_level, level)
        name = _name(chain[-1]).casefold() if chain else ""
        return ParagraphStyle(style_id, name, self._chained(chain), _heading_level(chain), list_id, level)


def read_styles(package: Package) -> Styles:
    """The styles of this package; empty ones where it has none."""
    styles = Styles(read_theme(package))
    root = package.part(package.first("styles"))
    if root is None:
        return styles
    for default in root.iter(qn("w:rPrDefault")):
        styles.defaults = read_looks(default.find(qn("w:rPr")), styles.theme).over(Looks(size=WORD_SIZE))
    for element in root.iterchildren(qn("w:style")):
        if element.styleId:
            styles.elements[element.styleId] = element
            if _is_default_paragraph(element):
                styles.default_paragraph = element.styleId
    return styles


def _signature(properties: etree._Element | None) -> Signature:
    """Equal for run properties that say the same."""
    if properties is None:
        return ()
    return tuple((child.tag, *child.values()) for child in properties if isinstance(child.tag, str))


def _heading_level(chain: list[CT_Style]) -> int | None:
    for element in reversed(chain):
        if element.pPr is not None and element.pPr.outlineLvl is not None:
            return _level(element.pPr)
        name = _name(element)
        match = _HEADING_NAME.match(name)
        if match:
            return int(match["level"])
        if name.casefold() == "title":
            return TITLE_LEVEL
    return None


def _listed(properties: CT_PPr | None) -> tuple[int | None, int | None]:
    """List id and level, where these properties state them."""
    found = properties.numPr if properties is not None else None
    return (number(found.numId), number(found.ilvl)) if found is not None else (None, None)


def _base(style: CT_Style) -> str | None:
    return stated(lambda: style.basedOn_val)


def _name(style: CT_Style) -> str:
    return stated(lambda: style.name_val) or ""


def _is_default_paragraph(style: CT_Style) -> bool:
    return bool(stated(lambda: style.type is WD_STYLE_TYPE.PARAGRAPH and style.default))


def number(holder: CT_DecimalNumber | None) -> int | None:
    return stated(lambda: holder.val) if holder is not None else None


def _or(own: _Value | None, inherited: _Value) -> _Value:
    return inherited if own is None else own


def _level(properties: CT_PPr) -> int | None:
    outline = number(properties.outlineLvl)
    return outline + 1 if outline is not None and 0 <= outline < 9 else None
