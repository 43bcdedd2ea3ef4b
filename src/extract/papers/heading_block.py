"""The lines on top of a paper: who meets, when, under which letterhead, and what the paper is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from ...document import Block, Figure, Paragraph, ParagraphKind
from ...lookups import fold, spellings
from ..dates_printed import DAY, PERIOD, is_date, printed
from ..wording import is_longer
from .body_names import is_letterhead, names_body
from .labels import field_of, section_of, split_labels
from .page_changes import page_of

LONGEST_LINE = 28  # words
MOST_LINES = 9
SENTENCE = re.compile(r"[.;:]['\"’”)]*$")
REPORT_OF = re.compile(r"^(?:joint\s+)?report\s+(?:of|from|by)\b", re.IGNORECASE)
PRESENT = re.compile(
    r"^(?:(?:members|councillors|also|those)\s+)?"
    r"(?:present|in attendance|attendance|attendees|attending|attended|in the chair)\b",
    re.IGNORECASE,
)
IN_THE_CHAIR = re.compile(r"\((?:in the )?chair(?:man|person|woman)?\)", re.IGNORECASE)  # a list that bears no label
MOST_TELLING = ("highlight_report", "inspection_report", "performance_report", "action_plan")
PAGE_MARK = re.compile(
    r"^(?:page\s*)?\d{1,4}\s*\|\s*p\s?a\s?g\s?e$|^p\s?a\s?g\s?e\s*\|?\s*\d{1,4}\b.{0,12}$", re.IGNORECASE
)
NO_WORD = re.compile(r"[^a-z0-9&']+")
ITEM_STAMP = re.compile(r"^agenda\s+item\s*(?:no\.?\s*|number\s*)?:?\s*\d{1,3}[a-z]?$", re.IGNORECASE)
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
AGENDA = re.compile(r"(?:agenda|a g e n d a)(?! item)\b")
REMEMBERED = 4096  # lines
SPACED_OUT = 0.7  # share of words of one letter in a line that is printed "M i n u t e s"
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
    page: int | None = None
    while index < len(blocks) and len(lines) < MOST_LINES:
        block = blocks[index]
        page = page or page_of(block)
        if page_of(block) != page:
            break
        if not isinstance(block, Figure):
            if not isinstance(block, Paragraph) or not _may_stand_on_top(block):
                break
            if block.text:
                lines.append((line_kind(printed(block)), block))
        index += 1
    return HeadingBlock(tuple(lines), index)


def _may_stand_on_top(paragraph: Paragraph) -> bool:
    text = printed(paragraph)
    if not text or PAGE_MARK.match(text) or _is_spaced_out(text):
        return True
    if is_longer(text, LONGEST_LINE) or ((SENTENCE.search(text) and not is_date(text)) and fold(text) != "minutes"):
        return False
    if (
        PRESENT.match(text)
        or IN_THE_CHAIR.search(text)
        or REPORT_OF.match(text)
        or split_labels(text)
        or field_of(text) in _FRONT
    ):
        return False
    if (
        section_of(text)
        or (paragraph.kind is ParagraphKind.LIST_ITEM and not is_date(text))
        or (paragraph.number and not is_date(text))
    ):
        return False
    return not AGENDA.match(fold(text)) or fold(text) in spellings(
        "decisions", "pages"
    )  # "Agenda and minutes" of a site


LONGEST_TEXT = 1_000  # characters; a longer one is a paragraph, whatever it begins with
_FRONT = frozenset({"title", "committee", "meeting_date", "wards", "contact", "meetings", "report_of", "venue"})


@lru_cache(maxsize=REMEMBERED)
def line_kind(text: str) -> Line:
    """What a line on top of a paper is."""
    if len(text) > LONGEST_TEXT:
        return Line.TITLE
    bare = fold(text)
    if is_date(text):
        return Line.DATE
    if spellings("title_words", "lines").get(bare) == "generic":
        return Line.GENERIC
    if PAGE_MARK.match(text) or ITEM_STAMP.match(text) or _is_spaced_out(text):
        return Line.GENERIC
    if PRINTED_REFERENCE.match(text):
        return Line.REFERENCE
    if says_only_period(text):
        return Line.PERIOD
    if is_letterhead(text):
        return Line.LETTERHEAD
    if names_body(text) or names_body(_without_day(text)):
        return Line.BODY
    return Line.TITLE


def _without_day(text: str) -> str:
    """ "Cabinet" of "Cabinet – 3 March 2014"."""
    return DAY.sub("", text).strip(" ,-–—|")


def _is_spaced_out(text: str) -> bool:
    words = text.split()
    return len(words) > 8 and sum(len(w) == 1 for w in words) >= SPACED_OUT * len(words)


def says_only_period(text: str) -> bool:
    """ "Quarter 2 2009/10", "April to June 2014"."""
    rest = PERIOD.sub("", text)
    return rest != text and not LONG_WORD.search(rest)


def paper_word(text: str) -> str | None:
    """The kind of paper that a title says: "Housing Action Plan" is an `action_plan`; the most telling kind wins."""
    bare = _plain(text)
    kinds = {kind for word, kind in _paper_words().items() if word in bare}
    return next((kind for kind in MOST_TELLING if kind in kinds), None)


@cache
def _paper_words() -> dict[str, str]:
    return {_plain(word): kind for word, kind in spellings("title_words", "papers").items()}


def _plain(words: str) -> str:
    """The words between blanks, so that one is found in another as a whole."""
    return f" {NO_WORD.sub(' ', fold(words)).strip()} "
