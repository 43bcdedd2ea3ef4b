"""The numbers that Word computes: "4.2", "(iv)", "c)", bullets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.oxml.numbering import CT_Num, CT_NumLvl
from lxml import etree

from ..blocks.list_numbers import formatted
from .package import Package, qn, stated, value
from .styles import Numbering, number

_PLACE = re.compile(r"%([1-9])")
MAX_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    restart: int | None  # counts anew after this level (from 1) or a higher one; 0 never, None after any above
    legal: bool = False  # all numbers decimal
    style_id: str | None = None  # paragraphs of this style stand on this level

    def restarts_after(self, place: int) -> bool:
        return self.restart is None or place < self.restart


@dataclass(slots=True)
class Lists:
    """The lists of a document, counting as its paragraphs are read in order.

    Lists that share their definition share their counters, unless one starts anew by an override.
    """

    levels: dict[int, dict[int, _Level]] = field(default_factory=dict)  # by list id
    counter_of: dict[int, int] = field(default_factory=dict)
    overridden: dict[int, dict[int, int]] = field(default_factory=dict)
    _counts: dict[int, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def mark(self, numbering: Numbering) -> tuple[str | None, int]:
        """The mark of the next paragraph of this list, and its level from 1.

        No mark where the list shows none, level 0 where it is not defined.
        """
        levels = self.levels.get(numbering.list_id)
        place = self._place(numbering)
        if levels is None or place not in levels:
            return None, 0
        counts = self._counts.setdefault(self.counter_of[numbering.list_id], [None] * MAX_LEVELS)
        override = self.overridden.get(numbering.list_id, {}).get(place)
        if override is not None and (numbering.list_id, place) not in self._begun:
            counts[place] = None
            start = override
        else:
            start = levels[place].start
        self._begun.add((numbering.list_id, place))
        before = counts[place]
        counts[place] = start if before is None else before + 1
        for deeper in range(place + 1, MAX_LEVELS):
            if deeper not in levels or levels[deeper].restarts_after(place):
                counts[deeper] = None
        return _shown(levels, counts, place), place + 1

    def _place(self, numbering: Numbering) -> int:
        """The level from 0: as stated, or the one that the list ties to the paragraph's style."""
        if numbering.level is not None:
            return max(0, min(numbering.level, MAX_LEVELS - 1))
        levels = self.levels.get(numbering.list_id, {})
        tied = (n for n, level in levels.items() if level.style_id and level.style_id == numbering.style_id)
        return next(tied, 0)


def _shown(levels: Mapping[int, _Level], counts: list[int | None], place: int) -> str | None:
    level = levels[place]
    if level.form == "bullet":
        return "•"
    if level.form == "none" and not level.text:
        return None

    def counted(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        shown = levels.get(at)
        count = counts[at] if counts[at] is not None else (shown.start if shown else 1)
        return formatted(count or 0, shown.form if shown and not level.legal else "decimal")

    return _PLACE.sub(counted, level.text).strip() or None


def read_lists(package: Package) -> Lists:
    """The lists that this package defines."""
    lists = Lists()
    root = package.part(package.first("numbering"))
    if root is None:
        return lists
    abstract = {_number(e.get(qn("w:abstractNumId")), 0): e for e in root.iterchildren(qn("w:abstractNum"))}
    for one in root.iterchildren(qn("w:num")):
        ids = _ids(one)
        if ids is not None and ids[1] in abstract:
            _add(lists, one, ids[0], _linked(ids[1], abstract), abstract)
    return lists


def _ids(one: CT_Num) -> tuple[int, int] | None:
    """The list's id and that of its definition."""
    return stated(lambda: (one.numId, one.abstractNumId.val))


def _add(lists: Lists, one: CT_Num, list_id: int, definition: int, abstract: Mapping[int, etree._Element]) -> None:
    lists.levels[list_id] = _levels(abstract[definition])
    lists.counter_of[list_id] = definition
    override: CT_NumLvl
    for override in one.lvlOverride_lst:
        place = _number(override.get(qn("w:ilvl")), 0)
        lists.levels[list_id].update(_levels(override))
        if override.startOverride is not None:
            start = number(override.startOverride)
            lists.overridden.setdefault(list_id, {})[place] = 1 if start is None else start


def _linked(definition: int, abstract: Mapping[int, etree._Element]) -> int:
    """The definition that holds the levels: a list style is defined once and linked to by name."""
    style = value(abstract[definition], "numStyleLink")
    if not style:
        return definition
    return next((i for i, e in abstract.items() if value(e, "styleLink") == style), definition)


def _levels(holder: etree._Element) -> dict[int, _Level]:
    return {
        _number(level.get(qn("w:ilvl")), 0): _Level(
            _number(value(level, "start"), 1),
            value(level, "numFmt") or "decimal",
            value(level, "lvlText") or "",
            _restart(value(level, "lvlRestart")),
            level.find(qn("w:isLgl")) is not None,
            value(level, "pStyle"),
        )
        for level in holder.iterchildren(qn("w:lvl"))
    }


def _restart(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else default
