"""What a paper is called: its own title, or the name that the agenda or its covering report gives it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from ...document import Block, Document, Figure, Paragraph, ParagraphKind, Table
from ...lookups import fold
from ..dates_printed import MONTH, printed
from ..wording import is_longer
from .committee_pages import without_attachment
from .heading_block import APPENDIX, HeadingBlock, Line, line_kind, paper_word
from .labels import field_of, labelled, section_of
from .page_changes import page_of
from .paper_starts import Begins, Start

if TYPE_CHECKING:
    from ..candidates import ReportCandidate

LONGEST_TITLE = 40  # words
LONGEST_PLAIN_TITLE = 18  # words of a title that is printed like the text under it
LONGEST_TABLE_TITLE = 20  # words
HERE = re.compile(
    r"(?:(?<!\s)\s+)?\((?:report\s+)?(?:herewith|attached|to follow|enclosed|appended)\)\s*$", re.IGNORECASE
)


class Titled(Protocol):
    """What is known of a paper when its title is sought."""

    @property
    def document(self) -> Document: ...
    @property
    def start(self) -> Start: ...
    @property
    def blocks(self) -> tuple[Block, ...]: ...
    @property
    def kind(self) -> str: ...
    @property
    def parent(self) -> ReportCandidate | None: ...
    @property
    def named(self) -> str | None: ...
    @property
    def first_body(self) -> int: ...


def title_of(paper: Titled, labelled_title: str | None, top: HeadingBlock) -> str | None:
    """The paper's title, on one line; None where neither it nor another paper says one."""
    if labelled_title:
        return " ".join(labelled_title.split())
    if paper.kind in {"minutes", "agenda"}:
        whole = _whole_heading(top) or _opening_sentence(paper) or _bare_heading(paper)
        if whole:
            return whole
    own = _appendix_title(paper)
    if own:
        return own
    header = _running_title(paper)
    named = HERE.sub("", paper.named) if paper.named else None
    if header and (named is None or fold(named) in fold(header)) and paper.parent:
        return header
    lines = _best_lines(paper, top)
    if not any(paper_word(p.text) for p in lines):
        if paper.parent and named:
            return named
        headed = header or _table_title(paper)
        if headed:
            return headed
    return " ".join(p.text for p in lines) or header or named or None


def _whole_heading(top: HeadingBlock) -> str:
    """All heading lines of minutes and agendas, joined; an agenda item's page keeps the item's title alone.

    A letterhead alone is no title.
    """
    if all(kind in {Line.GENERIC, Line.LETTERHEAD} for kind, _ in top.lines) and len(top.lines) > 0:
        return ""
    if any(kind is Line.GENERIC and fold(p.text) == "agenda item" for kind, p in top.lines):
        named = [p for kind, p in top.lines if kind not in {Line.GENERIC, Line.REFERENCE}]
        set_apart = [p for p in named if p.kind is ParagraphKind.HEADING]  # what is to be done may stand below
        return " ".join(_said(p) for p in set_apart or named)
    return " ".join(_said(p) for kind, p in top.lines if kind is not Line.GENERIC)


def _said(line: Paragraph) -> str:
    return without_attachment(printed(line))


def _opening_sentence(paper: Titled) -> str | None:
    """ "Minutes of a meeting of the Panel held on 8 July" where no heading stands over it."""
    opening = (b.text for b in paper.blocks[:6] if isinstance(b, Paragraph))
    return next(
        (t for t in opening if MINUTES_OF.match(t) and not OF_EARLIER.search(t) and len(t.split()) <= LONGEST_TITLE),
        None,
    )


def _bare_heading(paper: Titled) -> str | None:
    """The body's name in the running header, else the heading "MINUTES" or "AGENDA" that stands alone."""
    pages = {p.page for b in paper.blocks[:1] for p in b.parts}
    running = (f.text for f in paper.document.furniture if f.place == "header" and {p.page for p in f.parts} & pages)
    named = next((text for text in running if line_kind(text) is Line.BODY), None)
    lines = (b.text for b in paper.blocks[:BARE_WITHIN] if isinstance(b, Paragraph))
    return named or next((text for text in lines if BARE.match(text)), None)


def _appendix_title(paper: Titled) -> str | None:
    """ "Appendix 1: Housing Plan" whole; "Appendix 1" alone is none: what follows or another paper says it."""
    lines = list(islice((b for b in paper.blocks if isinstance(b, Paragraph)), 2))
    first = lines[-1] if len(lines) == 2 and _repeats(lines[0].text, lines[1].text) else next(iter(lines), None)
    found = APPENDIX.match(first.text) if first and paper.start.begins is not Begins.FILE else None
    if not found or first is None:
        return None
    if len(found["name"].split()) > 1:
        return first.text
    return None


def _repeats(above: str, line: str) -> bool:
    """Whether a line says what a running header above it says, under a label."""
    found = APPENDIX.match(line)
    return found is not None and bool(found["name"]) and fold(found["name"]) == fold(above)


def _best_lines(paper: Titled, top: HeadingBlock) -> tuple[Paragraph, ...]:
    """The line that names a paper, with the lines of the same print beside it."""
    head = paper.blocks[: paper.first_body]
    used = {id(b) for f in labelled(head) if f.field != "other" for b in f.blocks}
    lines = [p for p in head if isinstance(p, Paragraph) and p.text and id(p) not in used]
    following = paper.blocks[top.end] if top.end < len(paper.blocks) else None
    if any(_score(p) > 0 for p in top.of(Line.TITLE)) and isinstance(following, Paragraph) and _is_prose(following):
        lines = [p for _, p in top.lines]
    lines = [p for p in lines[: max(len(top.lines), 14)] if page_of(p) == page_of(lines[0])]
    scored = [(_score(p), -n) for n, p in enumerate(lines)]
    if not scored or max(scored)[0] <= 0:
        return ()
    at = -max(scored)[1]
    if max(scored)[0] < 1 and at > 1:
        return ()
    first = last = at
    inspected = paper_word(lines[at].text) == "inspection_report"
    while first > 0 and _belongs_above(lines[first - 1], lines[at], inspected):
        first -= 1
    while last + 1 < len(lines) and _same_print(lines[last + 1], lines[at]) and _score(lines[last + 1]) > 0:
        if line_kind(lines[last + 1].text) is not Line.TITLE:
            break
        last += 1
    if last + 1 < len(lines) and _dates_title(lines[last + 1], lines[last]):
        last += 1
    return tuple(lines[first : last + 1])


def _belongs_above(line: Paragraph, title: Paragraph, inspected: bool) -> bool:
    """A regulator prints the name of the place or the council as the first line of the title.

    A dated line, "Cabinet - 14 March 2023", is a council's own: it names the meeting that the paper is for.
    """
    kind = line_kind(line.text)
    if inspected and title.kind is line.kind and not any(c.isdigit() for c in line.text):
        return kind in {Line.TITLE, Line.LETTERHEAD, Line.BODY} and len(line.text.split()) <= 6
    return _score(line) > 0 and _same_print(line, title) and kind in {Line.TITLE, Line.LETTERHEAD}


def _dates_title(line: Paragraph, title: Paragraph) -> bool:
    """Whether a title goes on with the month of its issue: "Actions Log" and under it "March 2012", in the same print.

    Logs that come out every month are told apart by it. A day dates the meeting or the paper, and is no title.
    """
    one, other = line.style, title.style
    alike = one.size is not None and (one.size, one.bold, one.colour) == (other.size, other.bold, other.colour)
    return alike and line.kind is title.kind is ParagraphKind.HEADING and bool(ISSUE.fullmatch(printed(line).strip()))


def _is_prose(block: Paragraph) -> bool:
    return block.kind is not ParagraphKind.HEADING and (is_longer(block.text, 12) or block.mark is not None)


def _score(paragraph: Paragraph) -> float:
    """How like a title a line is; 0 or less: it is none."""
    text = paragraph.text
    if line_kind(text) is not Line.TITLE or is_longer(text, LONGEST_TITLE) or re.search(r"[.;:]$", text):
        return 0
    if field_of(text) or section_of(text) or (APPENDIX.fullmatch(text) and not APPENDIX.match(text)["name"]):  # type: ignore[index]
        return 0
    if (
        paragraph.number
        or paragraph.kind is ParagraphKind.LIST_ITEM
        or re.match(r"^(?:joint )?report (?:of|from|by)\b", fold(text))
    ):
        return 0
    heading = paragraph.kind is ParagraphKind.HEADING
    if not heading and (is_longer(text, LONGEST_PLAIN_TITLE) or re.search(r"[a-z]\.\s", text)):
        return 0
    named = " " in text and paper_word(text)  # "Actions" alone heads a list
    return 2.0 * heading + 2.5 * bool(named) + min((paragraph.style.size or 0) / 40, 1.0)


def _same_print(one: Paragraph, other: Paragraph) -> bool:
    return (one.kind, one.level, round(one.style.size or 0)) == (other.kind, other.level, round(other.style.size or 0))


def _table_title(paper: Titled) -> str | None:
    """The one cell that stands alone in the top row of a table with which a paper begins."""
    first = next((b for b in paper.blocks if not isinstance(b, Figure)), None)
    if not isinstance(first, Table):
        return None
    cells = [c for c in first.row(0) if c.text.strip()]
    words = cells[0].flat.split() if len(cells) == 1 and first.column_count > 1 else []
    return " ".join(words) if 3 <= len(words) <= LONGEST_TABLE_TITLE and not field_of(" ".join(words)) else None


def _running_title(paper: Titled) -> str | None:
    """The running header of most of an appendix's pages, where the covering report's pages do not bear it."""
    pages = {p.page for b in paper.blocks for p in b.parts}
    seen: Counter[str] = Counter()
    for furniture in paper.document.furniture:
        on = {p.page for p in furniture.parts}
        if furniture.place == "header" and NAMES_PAPER.search(furniture.text) and (on & pages or not pages):
            seen[furniture.text] += max(len(on & pages), 1)
    common = [text for text, count in seen.most_common() if 2 * count >= len(pages)]
    return TRAILING_YEAR.sub("", common[0]) if common else None


ISSUE = re.compile(rf"{MONTH}\s+(?:19|20)\d\d", re.IGNORECASE)
TRAILING_YEAR = re.compile(r"(?:(?<!\s)\s*[:|–—-])?(?<!\s)\s+(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)$")
BARE = re.compile(r"^(?:draft\s+)?(?:minutes|agenda|a g e n d a|decisions)$", re.IGNORECASE)
BARE_WITHIN = 10  # blocks
OF_EARLIER = re.compile(  # what became of an earlier meeting's minutes
    r"\b(?:confirm|approv|agree|sign|receiv|not|accept|submit|adopt)\w*\b[^.]{0,60}\bminutes\b|\bminutes\b[^.]{0,200}\b(?:was|were|be)\b",
    re.IGNORECASE,
)
MINUTES_OF = re.compile(r"^(?:draft\s+|confirmed\s+)?minutes\s+of\b", re.IGNORECASE)
NAMES_PAPER = re.compile(r"\b(?:plan|strategy|report|programme|update|review|log|tracker|monitoring)\b", re.IGNORECASE)
