"""The appendices that a report names: "Appendix 1: Workforce Plan", "a copy of the Inspection Report"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...document import Block, Paragraph, Table
from ...lookups import fold
from .heading_block import APPENDIX

SHORTEST_NAME = 2  # words
COPY_OF = re.compile(
    r"(?:copy\s+of\s+the|attached)\s+(?P<name>(?:[A-Z][\w'’&-]*\s+(?:(?:and|of|for|the|on)\s+)?){1,7}"
    r"(?:Report|Plan|Strategy|Assessment|Letter|Statement|Review|Summary))\b"
)


@dataclass(frozen=True, slots=True)
class NamedAppendix:
    """`label` folded ("appendix a"); `index` is where it is named, among the blocks searched."""

    label: str | None
    name: str
    index: int


def appendices_named(blocks: Sequence[Block]) -> tuple[NamedAppendix, ...]:
    """Every appendix that these blocks list with a name, in reading order."""
    return tuple(_named(blocks))


def _named(blocks: Sequence[Block]) -> Iterator[NamedAppendix]:
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            for row in block.rows():
                words = " ".join(c.flat for c in row).strip()
                yield from _in_line(words, index)
        elif isinstance(block, Paragraph):
            yield from _in_line(block.text, index)
            for found in COPY_OF.finditer(block.text) if "copy" in block.text or "attached" in block.text else ():
                yield NamedAppendix(None, found["name"].strip(), index)


def _in_line(words: str, index: int) -> Iterator[NamedAppendix]:
    found = APPENDIX.match(words)
    if found and len(found["name"].split()) >= SHORTEST_NAME and len(words.split()) <= 25:
        yield NamedAppendix(fold(found["label"]), found["name"].strip(" ."), index)


def names_appendix(words: str, index: int, named: Sequence[NamedAppendix]) -> bool:
    """Whether a heading is the name of one of them: the shorter of both stands within the longer."""
    bare = fold(words)
    if len(bare.split()) < SHORTEST_NAME:
        return False
    for one in named:
        name = fold(one.name)
        if one.index < index and (bare in name or name in bare) and _shares(bare, name):
            return True
    return False


def _shares(one: str, other: str) -> bool:
    """Half of the longer name's words at least."""
    a, b = set(one.split()), set(other.split())
    return 2 * len(a & b) >= max(len(a), len(b)) or (
        len(a & b) >= SHORTEST_NAME and min(len(a), len(b)) >= SHORTEST_NAME
    )
