"""The items of minutes: which paragraph opens one, and under which each block stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...document import Block, Cell, Figure, Paragraph, ParagraphKind, Table
from ...lookups import fold
from ..dates_printed import is_date
from ..papers.committee_pages import page_line
from ..papers.heading_block import PRESENT
from ..wording import is_longer

NUMBER = (  # "5A" stands between 5 and 6; "ABCA 103/19" and "19-20/ASC/16" are numbered in their year
    r"(?:(?:[A-Z]{1,3}[/ ]?)?\d{1,5}(?:[./]\d{1,4}){0,3}[A-Z]?|[A-Z]{2,6}[/ ]\d{1,4}/\d\d(?:\d\d)?"
    r"|\d\d-\d\d/[A-Z]{1,5}/\d{1,4}|\d{1,3}-\d{4}/\d{1,2})"
)
OPENS = re.compile(  # "C048/23 1. APOLOGIES" has the agenda's number, too; "1.23 - Chair" a dash
    rf"^(?:minute\s+(?:no\.?\s*)?|item\s+)?(?P<number>{NUMBER}|[A-Z]{{1,4}}/\d{{1,4}}/\d\d-\d\d)\s*(?:[.):]?\s+|(?=[-–—]\s))"
    r"(?:\d{1,2}[.)]\s+)?(?P<dash>[-–—/]\s*)?(?P<title>(?:(?:(?:19|20)\d\d|\d\d)[-/]\d\d(?:\d\d)?\s|\d\d/\d{3,5}(?:/[A-Z]{1,6})?\s(?:[-–—]\s)?(?:\d{1,4}[A-Z]?\s)?)?[A-Z].*)$",
    re.IGNORECASE,
)
ROW_NUMBER = re.compile(rf"^(?P<number>{NUMBER})[.):]?$")
RESOLVES = re.compile(r"^(?:it was )?(?:resolved|agreed)\b", re.IGNORECASE)
DECIDES = re.compile(  # "RESOLVED that", which looks like a heading
    r"(?:it was\s)?(?:unanimously\s)?(?:resolved|recommended|agreed|decided)"
    r"(?:\sunanimously)?,?(?:\sthat|\sto)?\s*[:–—-]*",
    re.IGNORECASE,
)
INLINE_TITLE = re.compile(r"^(?P<title>[A-Z][^.:]{2,70}?)\s*(?::-?|\s[-–—]|[-–—]\s)\s*(?P<rest>\S.*)$")
SPACED = re.compile(r"(?<!\S)[A-Z](?: [A-Z]){3,11}(?![^\s:.,;–—-])")
DASHED = re.compile(rf"^{NUMBER}\s*[-–—]\s*[A-Z]")
OF_A_YEAR = re.compile(r"^(?:[A-Z]{1,6}[/ ])?\d{1,4}/\d{1,4}$")  # "39/20 Apologies for absence"
A_DAY = re.compile(r"^\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d$")  # "15/11/2019 - Quarter 2 Report"
LONGEST_TITLE = 30  # words
FEWEST_PLAIN = 3  # items: shorter lists may stand within an item
SHORT_TITLE = 16  # words of a title that nothing but its number sets apart
MOST_SKIPPED = 12  # numbers between two items: exempt minutes, numbers that the reader lost


@dataclass(frozen=True, slots=True)
class Item:
    """`rest` is what the paragraph says after its own title: "2416. Public Forum: None."."""

    number: str | None
    title: str
    rest: str = ""


def under_items(blocks: Sequence[Block]) -> Iterator[tuple[Item | None, Block, str | None]]:
    """(item, block, words): every block with the item it stands under; `words` is an opening paragraph's rest."""
    openings = _openings(blocks)
    item: Item | None = None
    for block in blocks:
        if isinstance(block, Figure):
            continue
        opened = openings.get(id(block))
        if opened:
            item = opened
            yield item, block, opened.rest
        else:
            yield item, block, None


def opened_tables(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with a table whose rows are the items ("12 | Budget ... | Action") laid open as paragraphs."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and _holds_items(block):
            found.extend(_laid_open(block))
        else:
            found.append(closed_up(block) if isinstance(block, Paragraph) else block)
    return tuple(found)


def closed_up(block: Paragraph) -> Paragraph:
    """A paragraph with words that a typist spaced out put together: "P R E S E N T", "T H A T the report be noted"."""
    if not SPACED.search(block.text):
        return block
    return replace(block, text=SPACED.sub(lambda word: word[0].replace(" ", ""), block.text), runs=())


def _holds_items(table: Table) -> bool:
    if any(page_line(p.text) in {"minutes", "decision"} for cell in table.cells for p in cell.paragraphs[1:]):
        return table.column_count <= 4
    if table.column_count <= 3 and sum(_is_titled(row) for row in table.rows()) >= 2:
        return True
    rows = table.rows()
    numbered = [n for n, row in enumerate(rows) if len(row) > 1 and ROW_NUMBER.match(row[0].flat.strip())]
    wordy = [n for n in numbered if _is_wordy(rows[n]) or (n + 1 < len(rows) and _is_words_below(rows[n + 1]))]
    used = len({cell.column for cell in table.cells if cell.flat})
    return used <= 4 and len(numbered) >= 2 and 2 * len(wordy) >= len(numbered)


def _is_wordy(row: Sequence[Cell]) -> bool:
    return any(len(c.paragraphs) > 1 or len(c.text.split()) > 12 or RESOLVES.match(c.text) for c in row[1:])


def _is_words_below(row: Sequence[Cell]) -> bool:
    """What was said of the item in the row above: nothing in the column of numbers, one cell beside it."""
    return not row[0].flat and sum(bool(cell.flat) for cell in row[1:]) == 1


def _is_titled(row: Sequence[Cell]) -> bool:
    """A row that opens with an item's number and title over its words, beside it who is to act: "79. Allotments"."""
    first = row[0].paragraphs if row else ()
    return len(first) > 1 and first[0].mark is not None and first[0].style.bold and _opening(first[0]) is not None


def _laid_open(table: Table) -> Iterator[Paragraph]:
    for row in table.rows():
        number = ROW_NUMBER.match(row[0].flat.strip()) if row else None
        texts = [p for c in (row[1:] if number else row) for p in c.paragraphs if p.text]
        minuted = any(page_line(p.text) in {"minutes", "decision"} for p in texts[1:])
        if texts and (number or minuted or _is_titled(row)):
            mark = f"{number['number']}." if number else texts[0].mark
            yield replace(texts[0], mark=mark, kind=ParagraphKind.HEADING, level=1)
            texts = texts if is_longer(texts[0].text, SHORT_TITLE) else texts[1:]  # a page ran title and words together
        yield from texts


def _openings(blocks: Sequence[Block]) -> dict[int, Item]:
    """By number where the minutes number their items, else by heading."""
    numbered = list(_numbered(blocks))
    plain = _plainly_titled(blocks) if len(numbered) < 2 or _counts_low(numbered[0][1]) else []
    if len(numbered) < 2:
        numbered = plain or numbered
    elif numbered[0][0] in dict(plain):  # only some of the titles are set apart
        numbered = [*plain, *(one for one in numbered if one[0] not in dict(plain))]
    if len(numbered) >= 2:
        return dict(numbered)
    found = {}
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind is ParagraphKind.HEADING and not _is_label(block.text):
            number = OPENS.match(f"{block.mark} {block.text}") if block.mark else None
            found[id(block)] = Item(number["number"] if number else None, block.text)
    return {**found, **dict(numbered)}


def _counts_low(item: Item) -> bool:
    """Whether the first item found may have others before it that count from 1."""
    return item.number is not None and item.number.isdigit() and int(item.number) <= MOST_SKIPPED


def _numbered(blocks: Sequence[Block]) -> Iterator[tuple[int, Item]]:
    """Numbers that grow from item to item; a list inside an item begins at 1 again."""
    shape: int | None = None
    last: tuple[int, ...] = ()
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if not isinstance(block, Paragraph):
            continue
        item = _opening(block)
        if item is None or item.number is None:
            continue
        value = tuple(int(n) for n in re.findall(r"\d+", item.number))
        apart = block.kind is ParagraphKind.HEADING or block.text.isupper() or block.style.bold or len(value) > 2
        apart = apart or _is_led(block, item)
        running = len(value) == 1 and (value[0] > 999 or (value[0] > 99 and _is_title(item)))
        running = running or (bool(OF_A_YEAR.match(item.number)) and (bool(item.rest) or _is_title(item)))
        counted = len(value) == 1 and last == (value[0] - 1,) and _is_title(item) and _is_prose(following)
        if not (apart or running or counted or (item.rest and len(value) == 1 and shape == 1)):
            continue
        if shape is not None and len(value) != shape:
            continue
        if last and not apart and not (last < value and value[-1] - last[-1] <= MOST_SKIPPED):
            continue
        shape, last = len(value), value
        yield id(block), item


def _plainly_titled(blocks: Sequence[Block]) -> list[tuple[int, Item]]:
    """Items from 1 on whose titles nothing sets apart, each with words of its own below or behind a colon."""
    found: list[tuple[int, Item]] = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        item = _opening(block) if isinstance(block, Paragraph) else None
        if item is None or item.number != str(len(found) + 1) or not isinstance(block, Paragraph):
            continue
        titled = block.kind is ParagraphKind.HEADING or _is_title(item, stopped=True)
        if item.rest or (titled and _has_words(item, following)):
            found.append((id(block), item))
    return found if len(found) >= FEWEST_PLAIN else []


def _has_words(item: Item, following: Block | None) -> bool:
    """Whether words of an item stand below its title, numbered "6.1" below "6", or behind a dash in it."""
    if not isinstance(following, Paragraph):
        return False
    within = following.mark is None or (following.number or "").startswith(f"{item.number}.")
    return within or INLINE_TITLE.match(item.title) is not None


def _is_prose(block: Block | None) -> bool:
    """What stands below a title: a paragraph that bears no mark."""
    return isinstance(block, Paragraph) and block.mark is None and block.text.endswith((".", ":", "-"))


def _is_led(block: Paragraph, item: Item) -> bool:
    """A short line "1.23 - Chair": a number, a dash, a title."""
    return bool(DASHED.match(f"{block.mark or ''} {block.text}".strip())) and _is_title(item)


def _is_title(item: Item, *, stopped: bool = False) -> bool:
    """Few words that are no sentence: "416 Year Ahead Plan"; `stopped` ones may end as one does."""
    ends = (":", ";", ",") if stopped else (".", ":", ";", ",")
    return not item.rest and len(item.title.split()) <= SHORT_TITLE and not item.title.endswith(ends)


def _opening(paragraph: Paragraph) -> Item | None:
    words = f"{paragraph.mark} {paragraph.text}" if paragraph.mark else paragraph.text
    found = OPENS.match(words)
    if not found or (paragraph.mark and not paragraph.mark[-1:].isdigit() and paragraph.mark[-1:] not in ".):"):
        return None
    number, title = found["number"].rstrip(".):"), found["title"].strip()
    if A_DAY.match(number) or is_date(words):
        return None
    inline = INLINE_TITLE.match(title)
    if inline and (
        inline["rest"][0].islower() or len(title.split()) > 12 or inline["rest"].rstrip().endswith((".", ":"))
    ):
        return Item(number, inline["title"].strip(), inline["rest"].strip())
    if len(title.split()) > LONGEST_TITLE:
        return None
    return Item(number, title)


def _is_label(text: str) -> bool:
    return (
        bool(PRESENT.match(text))
        or page_line(text) is not None
        or DECIDES.fullmatch(text) is not None
        or fold(text) == "agenda item"
    )
