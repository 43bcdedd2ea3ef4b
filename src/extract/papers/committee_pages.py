"""Pages of a council's committee site: their own lines, what they append to titles, and the meeting they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...document import Block, Figure, Paragraph, Table
from ...lookups import fold, spellings
from ..wording import is_longer
from .heading_block import Line, heading_block
from .labels import section_of

ATTACHMENT = re.compile(
    r"(?<!\s)\s+(?:(?:pdf|word|excel)\s+icon\s+)?(?:PDF|DOCX?|XLSX?|RTF|Word)\s+[\d.]{1,7}\s*[KM]B\b\.?"
)
SITE = re.compile(r"\s[-–—|]\s")
LONGEST_LINE = 16  # words
OPENING = 40  # blocks; a print of the page begins with the site's menus
MET = re.compile(
    r"""
    ^ (?: meeting | (?: decided | made ) \s at \s meeting ) \s? : \s?
    (?P<day> \d{1,2} / \d{1,2} / \d{4} ) \s? [-–—] \s?
    (?P<body> [^()\n]{3,120}? (?: \s? \( (?!item\b) [^()\n]{2,160} \) )? )
    (?: \s? \( item \s (?P<number> [A-Z]{0,3} [./]? \d{1,4} [a-z]? ) \) )? [.]? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
DECIDED_ON = re.compile(
    r"^(?:date\sof\sdecision|decision\sdate|date\sdecision\s(?:was\s)?(?:made|taken))\s?:\s?(?P<day>\S.{0,40})$",
    re.IGNORECASE,
)
CLOSED = re.compile(r"(?:the )?meeting (?:was )?(?:closed|ended|concluded|finished)\b", re.IGNORECASE)
MOVED = re.compile(r"(?:it\swas\s)?(?:moved|proposed)\s(?:by\s)?[^.]{3,80}?\sand\sseconded\b", re.IGNORECASE)
DATED = re.compile(r"^\d{1,2}/\d{1,2}/\d{4} [-–—] \S")  # "15/11/2019 - Quarter 2 Monitoring" above each decision
RESOLVED = re.compile(
    r"(?:(?:it\s+was\s+|unanimously\s+)?(?:RESOLVED|Resolved)(?:\s+unanimously|\s+\([^()]{1,40}\)|,?\s+that)?\s*[:–—-]"
    r"|RESOLVED(?:,?\s+that\b|$))"
)


@dataclass(frozen=True, slots=True)
class Met:
    """ "Meeting: 20/09/2017 - Council (Item 52)": when, who, and under which number."""

    day: str
    body: str
    number: str | None


def without_attachment(text: str) -> str:
    """A title without the size of the paper that the site hangs on it: "Budget PDF 161 KB"."""
    return ATTACHMENT.sub("", text) if text.rstrip(". ").endswith(("KB", "MB")) else text


def page_line(text: str) -> str | None:
    """`minutes`, `decision`, `aside` or `furniture` for a line that is a committee page's or clerk's label."""
    return spellings("decisions", "lines").get(fold(text)) if len(text) < LONGEST_LINE * 8 else None


def met_at(text: str) -> Met | None:
    """The meeting that a line of such a page names; None for other lines."""
    found = MET.match(text)
    return Met(found["day"], found["body"].strip(), found["number"]) if found else None


def meetings_met(blocks: Sequence[Block]) -> tuple[Met, ...]:
    """Every meeting that a committee page names, once, in order."""
    found = [met for text in _texts(blocks) if (met := met_at(text))]
    return tuple({(met.day, fold(met.body)): met for met in found}.values())


def decided_on(blocks: Sequence[Block]) -> list[str]:
    """The day below the record of a decision: "Date of decision: 11/11/2021"."""
    found = (DECIDED_ON.match(text) for text in _texts(blocks))
    return next(([match["day"]] for match in found if match), [])


def has_closed(blocks: Sequence[Block]) -> bool:
    """Whether a meeting ends here: "The meeting closed at 9.22 pm"."""
    return any(isinstance(block, Paragraph) and CLOSED.match(block.text) for block in blocks)


def is_minuted_page(blocks: Sequence[Block]) -> bool:
    """A committee page on which something is minuted or decided, not only announced."""
    kinds = {kind for text in _texts(blocks[:OPENING]) if (kind := _page_kind(text))}
    if not kinds:
        return False
    labels = {page_line(text) for text in _texts(blocks)}
    facts = spellings("decisions", "facts")
    stated = any(fold(text.partition(":")[0]).rstrip("?") in facts for text in _texts(blocks))
    dated = any(DATED.match(text) for text in _texts(blocks))
    if "decided" in kinds and (stated or dated or meetings_met(blocks)):
        return True
    return "minutes" in labels or ("held" in kinds and "decision" in labels)


def is_extract_of_minutes(blocks: Sequence[Block]) -> bool:
    """A paper without a list of those present in which a meeting resolves: "CABINET - 1 May 2014 ... RESOLVED: ...".

    A report that quotes an earlier resolution has the sections that reports have.
    """
    if not any(RESOLVED.match(text) for text in _texts(blocks)):
        return False
    top = heading_block([b for b in blocks if not isinstance(b, Figure)])
    meets = any(kind in {Line.BODY, Line.DATE} for kind, _ in top.lines)
    labelled = any(page_line(text) in {"minutes", "decision"} or MOVED.match(text) for text in _texts(blocks))
    return (meets or labelled) and not any(section_of(text) in {"opening", "recommendation"} for text in _texts(blocks))


def _page_kind(text: str) -> str | None:
    if is_longer(text, LONGEST_LINE):
        return None
    known = spellings("decisions", "pages")
    return known.get(fold(text)) or known.get(fold(SITE.split(text)[-1]))


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from (p.text for cell in block.cells for p in cell.paragraphs)
