"""What kind of paper a stretch is, by what it holds, in the contract's vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...document import Block, Figure, Paragraph, ParagraphKind, Table
from ...lookups import fold, remembered, spellings
from ..dates_printed import says_period
from ..wording import is_longer
from .committee_pages import has_closed, is_extract_of_minutes, is_minuted_page
from .heading_block import PRESENT, paper_word
from .paper_starts import Begins, Start

OPENING = 14  # blocks
CLOSING = 12  # blocks
FIRST_PAGES = 60  # blocks
WIDEST_SHEET = 2  # cells of a row beside which "Completed" heads one, and is no action's status
SHEET_BLOCKS = 40  # a highlight sheet is no longer than that
MINUTES_OF = re.compile(
    r"^(?:extracts?\s+(?:from|of)\s+(?:the\s+)?)?(?:draft\s+|confirmed\s+|unconfirmed\s+)?minutes?\b(?!\s+of\s+(?:the\s+)?(?:last|previous))"
    r"|^(?:record|notice|schedule|summary|list|sheet)\s+of\s+(?:(?:individual|executive|cabinet|portfolio|officer|delegated|key|member|holder|urgent)\s+){0,3}decisions?\b"
    r"|^decisions\s+(?:of|by)\s+(?:the\s+)?(?:cabinet|executive|council|leader)\b"
    r"|^(?:cabinet\s+|executive\s+)?decisions\s+(?:published|made|taken)\b|^decision\s+(?:notice|sheet|record|list|summary)\b"
    r"|\b(?:decision\s+(?:notice|sheet|record|list)|record\s+of\s+decision|notice\s+of\s+decision)$",
    re.IGNORECASE,
)
WITH_MINUTES = re.compile(r"^agenda(?:,\s\w+)?\sand\s(?:draft\s|printed\s)?minutes\b", re.IGNORECASE)
CAME_TO = re.compile(
    r"^(?:it\swas\s)?(?:resolved|agreed)\b|^(?:the\s)?(?:\w+\s){0,3}(?:committee|cabinet|members|panel|council|board|executive)"
    r"\s(?:noted|agreed|resolved|approved)\b",
    re.IGNORECASE,
)
ACTIONS = re.compile(r"\bactions?\b|\btasks?\b|\bmilestones?\b", re.IGNORECASE)
TABLE_OF_ITEMS = re.compile(r"^agenda(?:\s+(?:item|no)\b\.?)*$", re.IGNORECASE)  # the title read as a label
HEADER_ROWS = 4
UNTIL_WHEN = re.compile(r"(?<!\s)\s+(?:in|for|this|during|by)\s+")
PLAN = re.compile(r"\b(?:plans?|strategy|programme)\b", re.IGNORECASE)
WITHIN_THE_YEAR = re.compile(
    r"\b(?:q[1-4]|quarter\s*(?:[1-4]|one|two|three|four)|(?:first|second|third|fourth|final)\s+quarter"
    r"|(?:half|mid)[- ]year|(?:six|nine)[- ]months?)\b",
    re.IGNORECASE,
)  # a plan is made for a year or more
ASKS_MEMBERS = re.compile(
    r"\brecommended\s(?:that|to)\s(?:the\s)?(?:\w+\s){0,3}(?:cabinet|committee|council|executive|board|members|panel)\b"
    r"|\b(?:cabinet|committee|council|executive|board|members|panel)\s(?:is|are)\s(?:asked|recommended|requested|invited)\sto\b"
    r"|^that\s(?:the\s)?(?:\w+\s){0,3}(?:cabinet|committee|council|executive|board|members|panel)\s?"
    r"(?::$|(?:note|receive|endorse|approve|agree)s?\b)|^that\s[^.]{1,120}?\sbe\s(?:noted|approved|endorsed|received|agreed|accepted)\b",
    re.IGNORECASE,
)
REPORTING = re.compile(r"\breport\b.*\bperiod\b", re.IGNORECASE)


def meeting_kind(blocks: Sequence[Block]) -> str | None:
    """`agenda` or `minutes` where the paper's opening says so."""
    opening = [b for b in blocks if not isinstance(b, Figure)][:OPENING]
    lines = [b.text for b in opening if isinstance(b, Paragraph)]
    if any(PRESENT.match(b.text[:200]) for b in opening) or is_minuted_page(blocks):
        return "minutes"
    unnumbered = [b.text for b in opening[:6] if isinstance(b, Paragraph) and not b.mark]
    if any(MINUTES_OF.search(line) and len(line.split()) < 40 for line in unnumbered):
        return "minutes"
    if any(WITH_MINUTES.match(line) for line in lines[:6]) and any(_records(b) for b in blocks[:FIRST_PAGES]):
        return "minutes"
    if any(fold(line) in {"agenda", "a g e n d a"} or re.match(r"^agenda\b(?! item)", fold(line)) for line in lines):
        return "agenda"
    tables = [b for b in opening[:6] if isinstance(b, Table) and b.cells]
    if any(TABLE_OF_ITEMS.match(table.cells[0].flat) for table in tables):
        return "agenda"
    return "minutes" if _lists_at_end(blocks) or is_extract_of_minutes(blocks) else None


def _lists_at_end(blocks: Sequence[Block]) -> bool:
    """Whether the list of those present stands at the end, after the meeting closed, as some sites print it."""
    last = blocks[-CLOSING:]
    there = next((n for n, b in enumerate(last) if not isinstance(b, Figure) and PRESENT.match(b.text[:200])), 0)
    return has_closed(last[:there])


def kind_of(blocks: Sequence[Block], start: Start, title: str | None, is_appendix: bool) -> str:
    """The kind of a paper that is neither agenda nor minutes, before it is known whether it presents an appendix."""
    word = paper_word(title or "")
    if word == "highlight_report" or _is_highlight_sheet(blocks):
        return "highlight_report"
    named_so = word == "inspection_report" and not _asks_members(blocks)
    if (is_appendix or start.begins is Begins.FILE) and (named_so or _by_inspectors(blocks)):
        return "inspection_report"
    named = title or ""
    monitored = word == "performance_report" and (
        says_period(named) or bool(PLAN.search(named)) or _says_period(blocks)
    )
    if monitored or REPORTING.search(named) or (PLAN.search(named) and WITHIN_THE_YEAR.search(named)):
        return "performance_report"
    planned = word == "action_plan" or (bool(PLAN.search(named)) and _has_actions(blocks))
    return "action_plan" if planned else "other"


def _records(block: Block) -> bool:
    """Whether a paragraph says what those who met came to."""
    return isinstance(block, Paragraph) and CAME_TO.search(block.text[:200]) is not None


def _has_actions(blocks: Sequence[Block]) -> bool:
    """A table with a column of actions, under whatever name the plan goes."""
    tables = [b for b in blocks if isinstance(b, Table)]
    top = (c for t in tables[:3] for c in t.cells if c.row < HEADER_ROWS and len(c.flat.split()) < 8)
    return any(ACTIONS.search(c.flat) for c in top)


def _says_period(blocks: Sequence[Block]) -> bool:
    return any(isinstance(b, Paragraph) and says_period(b.text) for b in blocks[:OPENING])


def _by_inspectors(blocks: Sequence[Block]) -> bool:
    texts = [b.text for b in blocks[:FIRST_PAGES] if isinstance(b, Paragraph | Table)]
    printed = "\n".join(texts).casefold().replace("\u00ad", "")
    possible = [phrase for phrase, said in _inspectors_say() if all(map(printed.__contains__, said))]
    words = " ".join(map(fold, texts)) if possible else ""
    return any(phrase in words for phrase in possible)


@remembered("title_words")
def _inspectors_say() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What only inspectors say, with its words, the longest of which are in fewest papers."""
    phrases = spellings("title_words", "inspectors")
    bare = ((phrase, [word for word in phrase.split() if word.isalpha()]) for phrase in phrases)
    return tuple((phrase, tuple(sorted(words, key=len, reverse=True))) for phrase, words in bare)


def _asks_members(blocks: Sequence[Block]) -> bool:
    """Whether it asks a council's members for a decision, as an officer's report on an inspection does."""
    return any(ASKS_MEMBERS.search(b.text) for b in blocks[:FIRST_PAGES] if isinstance(b, Paragraph))


def _is_highlight_sheet(blocks: Sequence[Block]) -> bool:
    """Completed, planned, overdue, risks: three of the four corners head the cells or the lists of a short paper."""
    if len(blocks) > SHEET_BLOCKS:
        return False
    corners = spellings("title_words", "corners")
    openings = tuple(corners)
    found = set()
    for line in _headings(blocks):
        if fold(line).startswith(openings) and (words := fold(UNTIL_WHEN.split(line, 1)[0])) in corners:
            found.add(corners[words])
    return len(found) >= 3


def _headings(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind is not ParagraphKind.LIST_ITEM and not is_longer(block.text, 7):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows():
                heads = [c.paragraphs[0].text for c in row if c.paragraphs and not is_longer(c.paragraphs[0].text, 7)]
                known = [line for line in heads if fold(line).startswith(tuple(spellings("title_words", "corners")))]
                if len(known) == len(heads) or sum(bool(c.flat) for c in row) <= WIDEST_SHEET:
                    yield from heads
