"""Putting text together again over line, column and page ends: unfinished sentences, hyphens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from ...document import Block, Cell, Figure, Paragraph, ParagraphKind, Run, Table

LINE_END_HYPHEN = "\u00ad"
"""Stands in a paragraph's text where a line ended in a hyphen, until `settle_hyphens` has seen the whole paper."""

WORD_CUT = "\u2060"
"""Stands where a line of one word fills a narrow cell, which may have cut the word, until `settle_hyphens` has."""

Change = Callable[[Paragraph], Paragraph]

FINISHED = re.compile(r"(?:[.!?:;]|:\s?[-–—])['\"’”)\]]*$")  # ":-" opens a list, in older papers
OPEN_WORDS = (
    *("a", "an", "and", "any", "as", "at", "be", "by", "for", "from", "has", "have", "if", "in", "into", "is", "its"),
    *("of", "on", "or", "our", "that", "the", "their", "this", "to", "was", "were", "which", "will", "with"),
)
GO_ON = frozenset(OPEN_WORDS)
UNFINISHED = re.compile(rf"(?:[,(–—&/]|\b(?:{'|'.join(OPEN_WORDS)}))$", re.IGNORECASE)
HYPHENATED_END = re.compile(r"(?<=[^\W\d_])-$")
ENDING = 12  # characters: as much of a text as is looked at to see how it ends
HELD_APART = re.compile(r"(?:and|or|to)\b")  # "pre- and post-adoption"
SOFT = re.compile(rf"(?<![^\W\d_])([^\W\d_]+){LINE_END_HYPHEN}([^\W\d_]+)")
SYLLABLES = re.compile(
    r"(?:[st]ions?|[st]ional|ations?|ments?|ness|ities|ity|[bdglmnprstv]ings?|[bdlnprtv]ers|ly|ances?|ences?|ative"
    r"|ised|ising|isms?|ists?|ical|ically|ously|able|ible)"
)  # with which no word begins
CUT = re.compile(rf"(\w+){WORD_CUT}(\w+)")
NO_WORD = frozenset("bcdefghjklmnpqrstuvwxyz")
CUT_OFF = 3  # letters that may be left of a word
YEAR = re.compile(r"(?:19|20)\d\d")
OPEN_ENDS = re.compile(f"[{LINE_END_HYPHEN}{WORD_CUT}]")
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_finished(text: str) -> bool:
    """Whether it ends as a sentence, or a lead to a list, ends."""
    if text[-1:].isalnum():
        return False
    return FINISHED.search(text, max(0, len(text) - ENDING)) is not None


def is_unfinished(text: str) -> bool:
    """Whether it ends with a word or sign that something follows on."""
    last = text[-ENDING:].rpartition(" ")[2]
    if last.isalpha():
        return last.casefold() in GO_ON
    return UNFINISHED.search(text, max(0, len(text) - ENDING)) is not None


def is_hyphenated(text: str) -> bool:
    """Whether it ends in a hyphen behind a letter."""
    return text.endswith("-") and HYPHENATED_END.search(text, len(text) - 1) is not None


def glue(before: str, after: str) -> tuple[str, str]:
    """(what is left of the line that ends, what stands between it and the next): ("well", soft hyphen), ("of", " ").

    The last word of the one and the first of the other are enough.
    """
    if before.endswith(WORD_CUT):
        return before, "" if after[:1].isalnum() else " "
    if after[:1].isalpha() and is_hyphenated(before):
        if HELD_APART.match(after):
            return before, " "
        if after[0].islower():
            return before[:-1], LINE_END_HYPHEN
        return before, ""
    if len(before) > 1 and before[-1] in "-/‐" and before[-2].isalnum() and after[:1].isalnum():
        return before, ""
    if after[:1] == "-" and after[1:2].isalnum() and before[-1:].isalnum():
        return before, ""
    if after[:1] == "%" and before[-1:].isdigit():
        return before, ""
    return before, " "


def continues(before: Paragraph, after: Paragraph) -> bool:
    """Whether a column or page ended in the midst of a sentence that `after` goes on with."""
    if not before.text or not after.text or after.mark or after.kind is not ParagraphKind.TEXT:
        return False
    if before.kind is ParagraphKind.HEADING or is_finished(before.text):
        return False
    one, other = before.style, after.style
    if one.bold != other.bold or (one.size and other.size and abs(one.size - other.size) > 0.1 * one.size):
        return False
    return after.text[0].islower() or is_unfinished(before.text) or is_hyphenated(before.text)


def join(before: Paragraph, after: Paragraph) -> Paragraph:
    """One paragraph of two, at the places of both."""
    kept, between = glue(before.text, after.text)
    runs = join_runs(before.runs, after.runs, len(before.text) - len(kept), between)
    return replace(before, text=kept + between + after.text, runs=runs, parts=before.parts + after.parts)


def join_runs(before: Sequence[Run], after: Sequence[Run], cut: int, between: str) -> tuple[Run, ...]:
    """Runs one after the other, `cut` characters taken off the end of the first and `between` put there."""
    if not before:
        return tuple(after)
    last = before[-1]
    text = (last.text[:-cut] if cut else last.text) + between
    runs = [*before[:-1], Run(text, last.style)]
    for run in after:
        if run.style == runs[-1].style:
            runs[-1] = Run(runs[-1].text + run.text, run.style)
        else:
            runs.append(run)
    return tuple(runs)


def settle_hyphens(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Every hyphen at a line's end kept or dropped, by how the paper itself writes the word elsewhere.

    Where it writes it nowhere else, the hyphen stays: word processors break lines at printed hyphens only. It goes
    where neither half is a word of a paper that is seen to break words, and before the end of a word ("alloca-tions").
    What a narrow cell cut without a hyphen ("Househol", "d") is made whole in the same way, or is two words.
    """
    texts = list(_texts(blocks))
    if not any(OPEN_ENDS.search(text) for text in texts):
        return tuple(blocks)
    known = _known_words(texts)
    breaks_words = any((m[1] + m[2]).casefold() in known for text in texts for m in SOFT.finditer(text))

    def settled(match: re.Match[str]) -> str:
        first, second = match[1], match[2]
        if f"{first}-{second}".casefold() in known:
            return f"{first}-{second}"
        if (first + second).casefold() in known or SYLLABLES.fullmatch(second):
            return first + second
        if breaks_words and second.casefold() not in known:
            return first + second
        return f"{first}-{second}"

    def mended(match: re.Match[str]) -> str:
        return match[1] + match[2] if _is_cut(match[1], match[2].casefold(), known) else f"{match[1]} {match[2]}"

    def settle(paragraph: Paragraph) -> Paragraph:
        text = SOFT.sub(settled, CUT.sub(mended, CUT.sub(mended, paragraph.text)))
        return replace(paragraph, text=OPEN_ENDS.sub("", text), runs=_resettled(paragraph, text))

    return tuple(_with_paragraphs(block, settle) for block in blocks)


def _is_cut(first: str, second: str, known: set[str]) -> bool:
    """Whether what fills a cell and what stands below it are one word: the paper has it, or the rest is no word."""
    if second.isdigit():
        return len(first) == CUT_OFF and YEAR.fullmatch(first + second) is not None
    if (first.casefold() + second) in known or SYLLABLES.fullmatch(second) or second in NO_WORD:
        return True
    return len(second) <= CUT_OFF and second.isalpha() and second not in known and second not in GO_ON


def _known_words(texts: Iterable[str]) -> set[str]:
    """The words that the paper writes without a break, in small letters."""
    printed = {word for text in texts for word in text.casefold().split()}
    broken = {word for word in printed if OPEN_ENDS.search(word)}
    whole = chain(printed - broken, (SOFT.sub(" ", word) for word in broken if WORD_CUT not in word))
    return {token for word in whole for token in (TOKEN.findall(word) if not word.isalpha() else (word,))}


def _resettled(paragraph: Paragraph, text: str) -> tuple[Run, ...]:
    """The runs of a paragraph whose open line ends became hyphens, spaces or nothing, read off the settled text."""
    runs, at = [], 0
    for run in paragraph.runs:
        words = []
        for char in run.text:
            if char not in (LINE_END_HYPHEN, WORD_CUT):
                words.append(char)
                at += 1
            elif (settled := text[at : at + 1]) in ("-", " ", char):
                words.append("" if settled == char else settled)
                at += 1
        runs.append(Run("".join(words), run.style))
    return tuple(runs)


def _texts(blocks: Sequence[Block]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (p.text for cell in block.cells for p in cell.paragraphs)
        else:
            yield block.text


def _with_paragraphs(block: Block, settle: Change) -> Block:
    """The block with its paragraphs settled where a line ended in a hyphen; most blocks stay as they are."""
    if isinstance(block, Paragraph):
        return settle(block) if OPEN_ENDS.search(block.text) else block
    if isinstance(block, Figure) or not any(_is_broken(cell) for cell in block.cells):
        return block
    return replace(block, cells=tuple(_cell(cell, settle) if _is_broken(cell) else cell for cell in block.cells))


def _is_broken(cell: Cell) -> bool:
    return any(OPEN_ENDS.search(paragraph.text) for paragraph in cell.paragraphs)


def _cell(cell: Cell, settle: Change) -> Cell:
    return replace(cell, paragraphs=tuple(settle(p) if OPEN_ENDS.search(p.text) else p for p in cell.paragraphs))
