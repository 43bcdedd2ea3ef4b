"""The lines on top of a paper: who meets, when, under which letterhead, and what the paper is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..document import Block, Figure, Paragraph, ParagraphKind
from ..lookups import fold, spellings
from .dates_printed import PERIOD, is_date
from .labels import field_of, section_of, split_labels

LONGEST_LINE = 28  # words
MOST_LINES = 9
SENTENCE = re.compile(r"[.;:]['\"’”)]*$")
REPORT_OF = re.compile(r"^(?:joint\s+)?report\s+(?:of|from|by)\b", re.IGNORECASE)
COUNCIL = re.compile(r"\b(?:council|borough|authority|corporation)\b", re.IGNORECASE)
CABINET_MEMBER = re.compile(r"^(?:the\s+)?(?:cabinet|executive|lead)\s+(?:member|councillor)\b", re.IGNORECASE)
PRESENT = re.compile(
    r"^(?:(?:members|councillors|also|those)\s+)?(?:present|in attendance|attendance|attendees|attended)\b\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
PRINTED_REFERENCE = re.compile(
    r"^(?:Report|Paper)\s+(?:No\.?\s*|Ref(?:erence)?:?\s*)?(?P<reference>[A-Z]{1,6}[/ -]?\d[\w/.-]*)$"
)
APPENDIX = re.compile(
    r"^(?P<label>(?:appendix|annexe?|enclosure|schedule|attachment)\s+(?:[A-Z]|\d{1,2}|[ivx]{1,4})(?:\s*\(?[a-z0-9]\)?)?)\b"
    r"\s*[:.–—-]*\s*(?P<name>.*)$",
    re.IGNORECASE,
)


class Line(StrEnum):
    BODY = "body"
    DATE = "date"
    LETTERHEAD = "letterhead"
    GENERIC = "generic"
    PERIOD = "period"
    REFERENCE = "reference"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """The lines with what each says, in reading order; `end` is the index of the first block after them."""

    lines: tuple[tuple[Line, Paragraph], ...]
    end: int

    def of(self, *kinds: Line) -> tuple[Paragraph, ...]:
        return tuple(p for kind, p in self.lines if kind in kinds)


def heading_block(blocks: Sequence[Block], start: int = 0) -> HeadingBlock:
    """The heading lines from `start` on; none where the paper begins with prose or a table."""
    lines: list[tuple[Line, Paragraph]] = []
    index = start
    while index < len(blocks) and len(lines) < MOST_LINES:
        block = blocks[index]
        if not isinstance(block, Figure):
            if not isinstance(block, Paragraph) or not _may_stand_on_top(block):
                break
            if block.text:
                lines.append((line_kind(block.text), block))
        index += 1
    return HeadingBlock(tuple(lines), index)


def _may_stand_on_top(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if not text:
        return True
    if len(text.split()) > LONGEST_LINE or ((SENTENCE.search(text) and not is_date(text)) and fold(text) != "minutes"):
        return False
    if PRESENT.match(text) or REPORT_OF.match(text) or split_labels(text) or field_of(text) in _FRONT:
        return False
    if section_of(text) or (paragraph.kind is ParagraphKind.LIST_ITEM) or (paragraph.number and not is_date(text)):
        return False
    return fold(text) not in {"agenda", "a g e n d a"}


_FRONT = frozenset({"title", "committee", "meeting_date", "wards", "contact", "meetings", "report_of", "venue"})


def line_kind(text: str) -> Line:
    """What a line on top of a paper is."""
    bare = fold(text)
    if is_date(text):
        return Line.DATE
    if spellings("title_words", "lines").get(bare) == "generic":
        return Line.GENERIC
    if PRINTED_REFERENCE.match(text):
        return Line.REFERENCE
    if says_only_period(text):
        return Line.PERIOD
    if is_letterhead(text):
        return Line.LETTERHEAD
    if names_body(text):
        return Line.BODY
    return Line.TITLE


def is_letterhead(text: str) -> bool:
    """A council's name alone, or with "report to members" and the like."""
    parts = [p for p in re.split(r"\s+[-–—|]\s+", text.strip()) if p]
    named = [p for p in parts if spellings("title_words", "lines").get(fold(p)) != "generic"]
    return (
        len(named) == 1
        and bool(re.search(r"\b(?:council|borough|authority)$", fold(named[0])))
        and len(named[0].split()) <= 9
    )


def names_body(text: str) -> bool:
    """The name of a body that meets, and nothing else: it ends in "Committee", "Cabinet", "Board" ..."""
    if CABINET_MEMBER.match(text):
        return True
    words = fold(text).split()
    known = spellings("title_words", "lines")
    return any(known.get(" ".join(words[-size:])) == "body" for size in (1, 2, 3, 4) if len(words) >= size)


def says_only_period(text: str) -> bool:
    """ "Quarter 2 2009/10", "April to June 2014"."""
    rest = PERIOD.sub("", text)
    return rest != text and not re.search(r"[^\W\d_]{4,}", rest)


def paper_word(text: str) -> str | None:
    """The kind of paper that a title says: "Housing Action Plan" is an `action_plan`; the earliest kind listed wins."""
    bare = f" {re.sub(r'[^a-z0-9&/-]+', ' ', fold(text))} "
    kinds = [kind for word, kind in spellings("title_words", "papers").items() if f" {word} " in bare]
    order = ("highlight_report", "inspection_report", "performance_report", "action_plan")
    return next((kind for kind in order if kind in kinds), None)
