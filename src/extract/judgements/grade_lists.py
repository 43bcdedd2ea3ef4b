"""Lists of judgements: "The judgements for each area were:" and below it what was judged, a colon and its grade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ...document import Block, Paragraph, ParagraphKind
from .grade_words import Given, given_in
from .grades_in_prose import may_grade

LABEL_LINE = re.compile(r"^(?P<subject>[^:=]{2,90}?)\s*(?P<sign>[:=]|\s[-–—]\s)\s*(?P<value>.{1,60})$")
FEWEST = 2  # items: of one alone it is not known whether it is a list of judgements
INTRODUCED = re.compile(r"\b(?:judge?ments?|grad(?:es?|ings?)|ratings?|scores?|inspect\w+)\b", re.IGNORECASE)


def label_line(text: str) -> tuple[str, Given] | None:
    """What is graded and its grade, of a line that says these two and nothing else; a score alone is no grade here."""
    labelled = LABEL_LINE.match(text)
    given = given_in(labelled["value"].strip(" .;")) if labelled else None
    if labelled is None or given is None or given.grade is None:
        return None
    return labelled["subject"].strip(), given


def listed_judgements(blocks: Sequence[Block]) -> frozenset[int]:
    """The `id`s of the paragraphs that are items of such lists."""
    found: set[int] = set()
    for before, items in _lists(blocks):
        if len(items) < FEWEST or not all(label_line(item.text) for item in items):
            continue
        if isinstance(before, Paragraph) and (INTRODUCED.search(before.text) or may_grade(before.text)):
            found.update(id(item) for item in items)
    return frozenset(found)


def _lists(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, list[Paragraph]]]:
    """Every list, with the block before it."""
    before: Block | None = None
    for signs, group in groupby(blocks, key=_signs):
        members = list(group)
        if signs is not None:
            yield before, [member for member in members if isinstance(member, Paragraph)]
        before = members[-1]


def _signs(block: Block) -> str | None:
    """What its mark is made of but for letters and figures, the same for all items of a list; None for no item."""
    if not isinstance(block, Paragraph) or block.kind is not ParagraphKind.LIST_ITEM:
        return None
    return re.sub(r"\w+", "", block.mark or "")
