"""What a table stands under: headings, captions right above it, and the theme that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...document import Block, Paragraph, ParagraphKind, Table
from ...lookups import fold
from ..columns import BRACKETS, field_of, is_label
from ..dates_printed import DAY
from ..papers.body_names import is_letterhead, names_body
from ..report import Report
from ..themes import is_labelled, split_lead, theme_of

CAPTION_WORDS = 16
TEXTS = frozenset({"progress", "issues", "comments"})
COUNCIL = re.compile(r"\b(?:council|borough|authority)\b", re.IGNORECASE)
BESIDE = re.compile(r"\s[–—|-]\s|,\s")


def blocks_under_headings(report: Report) -> Iterator[tuple[tuple[Paragraph, ...], Block]]:
    """Every block, headings too, with the headings that it stands under, outermost first."""
    path: list[Paragraph] = []
    above: Block | None = None
    for block in report.blocks:
        if isinstance(block, Paragraph) and block.kind is ParagraphKind.HEADING:
            while path and path[-1].level >= block.level:
                path.pop()
            yield tuple(path), block
            path.append(block)
        elif isinstance(block, Table):
            yield (*path, *_captions(above)), block
        else:
            yield tuple(path), block
        above = block


def _captions(above: Block | None) -> tuple[Paragraph, ...]:
    """What heads a table from right above it: a short line, or a table of one column that holds but its title."""
    if isinstance(above, Paragraph):
        return (above,) if _is_caption(above) else ()
    if isinstance(above, Table) and above.column_count == 1 and above.row_count <= 3:
        lines = [p for cell in above.cells for p in cell.paragraphs if p.text]
        return tuple(lines) if all(len(p.text.split()) <= CAPTION_WORDS for p in lines) else ()
    return ()


def _is_caption(paragraph: Paragraph) -> bool:
    """A short line without a sentence's end right above a table heads it, even if it is set like the text.

    "Print date: 16/10/2009" is a label with its value.
    """
    words = paragraph.text
    if paragraph.kind is not ParagraphKind.TEXT or not 0 < len(words.split()) <= CAPTION_WORDS:
        return False
    if DAY.search(words) and not is_labelled(words):
        return False  # "Reported to the Audit Committee, 11 February 2025"
    if names_body(words):
        return False  # whose paper it is
    labelled_value = ":" in BRACKETS.sub("", words) and not is_labelled(words)
    return not labelled_value and not words.endswith((".", ";", ","))


def theme_above(report: Report, headings: Sequence[Paragraph]) -> tuple[str | None, str | None]:
    """The theme and the lead of the heading that the table stands under.

    A heading that only names the list ("General", "Action plan") gives way to the one above it; a report's own
    title is no theme.
    """
    over = [h for h in headings if is_labelled(h.text) or not (_says_whose(h.text) or heads_a_text(h.text))]
    if over and over[0] is report.blocks[0] and names_body(over[0].text):
        over = over[1:]  # the title of a log is the body that keeps it
    last = over[-1].text if over else ""
    for depth, heading in enumerate(reversed(over)):
        words, lead = split_lead(heading.text)
        if is_title(report, words):
            return None, lead
        theme = theme_of(words)
        if theme and (depth == 0 or is_labelled(words) or (depth == 1 and len(last.split()) == 1)):
            return theme, lead
    return None, None


def _says_whose(words: str) -> bool:
    """Whether a line only says whose paper it is: a council, or its name beside that of a body that meets."""
    parts = BESIDE.split(words)
    if COUNCIL.search(words) is None:
        return False
    return is_letterhead(words) or all(is_letterhead(part) or names_body(part) for part in parts)


def heads_a_text(words: str) -> bool:
    """Whether it heads a text on the action before ("Issues affecting progress"), not what comes below."""
    field = field_of(words, "action")
    if field == "issues" or (field in TEXTS and is_label(words, "action")):
        return True
    first, _, rest = words.partition(" ")  # two labels, side by side
    return is_label(first, "action") and field_of(first, "action") in TEXTS and field_of(rest, "action") == "issues"


def is_title(report: Report, words: str) -> bool:
    """Whether a heading is the report's title, or a part of it."""
    title = fold(report.front.title or "")
    heading = fold(words)
    return bool(title) and (heading in title or title in heading)
