"""The labelled parts of one decision: "(1) That ... be noted; and (2) that ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ...document import Block, Paragraph, ParagraphKind

LABEL = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,5}|[a-z]{1,2})\)|(?:[ivx]{1,5}|[a-z])\.", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,2}\.|[A-H]:?")
INLINE = re.compile(r"(?:^|(?<=[\s:;,]))(?P<label>\((?:\d{1,2}|[ivx]{1,5}|[a-z]|[A-H])\))\s+(?=\S)")
INLINE_NUMBER = re.compile(r"(?:^|(?<=[.;]\s)|(?<=\sand\s))(?P<label>\d{1,2}\.)\s+(?=[A-Z])")  # "1. To approve. 2. To"
INLINE_ROMAN = re.compile(
    r"(?:^|(?<=[.;:]\s)|(?<=\sand\s)|(?<=hat\s))(?P<label>[ivx]{1,4}\.)\s+(?=[A-Za-z])"
)  # "That i. the plan"
FOR_REASONS = re.compile(  # "... be REFUSED for the following reasons:"; what is listed below are no decisions
    r"\b(?:for|subject\sto|on)\s(?:the\s)?following\s(?:[a-z]{2,12}\s){0,2}(?:reason|condition|ground)\(?s?\)?\s?[:;-]{0,2}$",
    re.IGNORECASE,
)
INLINE_BARE = re.compile(r"(?:(?<=[;.,]\s)|(?<=\sand\s))(?P<label>(?:\d{1,2}|[ivx]{1,5}|[a-h])\))\s+(?=\S)")
LETTERS = "ABCDEFGH"
LETTERED = re.compile(r"^(?P<label>(?P<letter>[A-H]):?)\s+(?P<text>[A-Z].*)$", re.DOTALL)
TRAILING_AND = re.compile(r"(?:(?<!\s)\s*[,;])?(?:(?<!\s)\s+)?\b(?:and|or)\s*[;:,]?$", re.IGNORECASE)
LEAD_IN = re.compile(r"(?:[:–—-]|\b(?:to|that|the following))$", re.IGNORECASE)
BARE_STEM = re.compile(r"(?:that|to)\s[a-z]+;", re.IGNORECASE)  # "To note;" over (1)
DECIDES = re.compile(r"that\s.{3,400}?\sbe\s(?:[a-z]+ly\s)?[a-z]+(?:ed|en)\b", re.IGNORECASE | re.DOTALL)
OPENS_PART = re.compile(r"(?:That|To)\s|[a-z]")
LONGEST_THING = 6  # words
CUT_LINE = 8  # words; a shorter line was not cut by the end of the line
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
FIRST = {"1": "digit", "i": "roman", "a": "letter"}


@dataclass(frozen=True, slots=True)
class PartOfDecision:
    """One part with its label as printed, None where it bears none."""

    label: str | None
    text: str
    paragraphs: tuple[Paragraph, ...]


def label_of(paragraph: Paragraph, *, numbers: bool = False) -> str | None:
    """The mark where it is a part's label: "(1)", "ii)", "(a)"; "4.1" is none.

    "4." is a paragraph's number in a report; with `numbers`, under a resolution, it is a label.
    """
    mark = (paragraph.mark or "").strip()
    return mark if LABEL.fullmatch(mark) or (numbers and NUMBER.fullmatch(mark)) else None


def without_and(text: str) -> str:
    """The text without the "and" that leads on to the next part."""
    return (
        TRAILING_AND.sub("", text).rstrip()
        if re.search(r"\b(?:and|or)\s*[;:,]?$", text, re.IGNORECASE)
        else text.strip()
    )


def parts_of(paragraphs: Sequence[Paragraph], *, numbers: bool = False) -> Iterator[PartOfDecision]:
    """Paragraphs one by one; lead-ins with parts after them are none; inline labels are cut apart; labels nest."""
    flat = [piece for p in paragraphs for piece in _inline(p, numbers=numbers)]
    outer: str | None = None
    told = 0  # how many pieces are in a part already
    for n, (label, text, paragraph) in enumerate(flat):
        following = flat[n + 1] if n + 1 < len(flat) else None
        if n < told:
            continue
        things = _things(flat, n)
        if things:
            told = n + 1 + len(things)
            lines = "\n".join(without_and(thing) for _, thing, _ in things)
            yield PartOfDecision(label, f"{text}\n{lines}", (paragraph, *(below for _, _, below in things)))
            continue
        if following and _leads_in(label, text, following, bulleted=paragraph.mark is not None and label is None):
            outer = label if label and _is_first(following[0]) and _kind(following[0]) != _kind(label) else None
            if outer is not None:
                inner = _kind(following[0])
            continue
        nested = outer is not None and label is not None and _kind(label) == inner
        if not nested:
            outer = None
        bare = without_and(text)
        if bare:
            yield PartOfDecision(f"{outer}{label}" if nested else label, bare, (paragraph,))


def _things(flat: Sequence[tuple[str | None, str, Paragraph]], at: int) -> Sequence[tuple[str | None, str, Paragraph]]:
    """What a part lists: in a few words each ("B That it be asked about:", "(i) Markets"), or the reasons for it."""
    label, text, _ = flat[at]
    first = flat[at + 1][0] if at + 1 < len(flat) else None
    if first and (label is None or _kind(first) != _kind(label)) and FOR_REASONS.search(text.rstrip()):
        return list(takewhile(lambda piece: piece[0] and _kind(piece[0]) == _kind(first), flat[at + 1 :]))
    if (
        not label
        or not text.endswith(":")
        or not DECIDES.match(text)
        or not _is_first(first)
        or _kind(first) == _kind(label)
    ):
        return ()
    things = list(takewhile(lambda piece: piece[0] and _kind(piece[0]) == _kind(first), flat[at + 1 :]))
    named = all(len(thing.split()) <= LONGEST_THING and not OPENS_PART.match(thing) for _, thing, _ in things)
    return things if named and len(things) > 1 else ()


def mended(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with a sentence that was cut by a line's or a page's end made whole.

    A paragraph that begins in lower case goes on with one that ended without a stop.
    """
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Paragraph) and isinstance(last, Paragraph) and _goes_on(last, block):
            found[-1] = replace(last, text=f"{last.text} {block.text}", runs=(), parts=last.parts + block.parts)
        else:
            found.append(block)
    return tuple(found)


def lettered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with bare letters read as labels, where A is followed by B: "A The register be noted."."""
    found = list(blocks)
    expected = 0
    for at, block in enumerate(found):
        match = LETTERED.match(block.text) if isinstance(block, Paragraph) and not block.mark else None
        if not match or not isinstance(block, Paragraph):
            expected = 0
            continue
        following = found[at + 1] if at + 1 < len(found) else None
        then = following.text if isinstance(following, Paragraph) else ""
        begins = match["letter"] == "A" and then.startswith(("B ", "B: "))
        if begins or (expected and LETTERS.find(match["letter"]) == expected):
            expected = 1 if begins else expected + 1
            found[at] = replace(block, text=match["text"], mark=match["label"], kind=ParagraphKind.LIST_ITEM, runs=())
    return tuple(found)


def _goes_on(last: Paragraph, block: Paragraph) -> bool:
    if block.mark or ParagraphKind.HEADING in {block.kind, last.kind} or not block.text[:1].islower():
        return False
    return len(last.text.split()) >= CUT_LINE and not re.search(r"[.;:!?,]['\"’”)]*$", last.text)


def _inline(paragraph: Paragraph, *, numbers: bool) -> list[tuple[str | None, str, Paragraph]]:
    """ "(1) That A; and (2) That B" in one paragraph is two pieces, with the stem before them if there is one."""
    own, text = label_of(paragraph, numbers=numbers), paragraph.text
    found = list(INLINE.finditer(text)) or list(_next_label(text, own)) or (_counted(text, own) if numbers else [])
    found = found or ([] if own else _roman(text))
    goes_on = bool(found) and own is not None and _follows(own, found[0]["label"])
    after_stem = (
        len(found) == 1 and text[: found[0].start()].strip(" ,:;-–—").count(" ") > 1
    )  # more than "that the Board"
    if own and len(found) == 1 and not goes_on:  # "(a) that recommendation (b) be approved" names another's label
        after_stem = LEAD_IN.search(text[: found[0].start()].strip()) is None
    if not goes_on and (not found or not _is_first(found[0]["label"]) or after_stem):
        return [(own, text, paragraph)]
    pieces: list[tuple[str | None, str, Paragraph]] = []
    stem = text[: found[0].start()].strip()
    if stem:
        pieces.append((own, stem, paragraph))
    for n, match in enumerate(found):
        end = found[n + 1].start() if n + 1 < len(found) else len(text)
        pieces.append((match["label"], text[match.end() : end].strip(), paragraph))
    return pieces


def _next_label(text: str, own: str | None) -> Iterator[re.Match[str]]:
    """The labels that come after a paragraph's own, which a page put on its lines: "a) note the plan; and b) thank"."""
    for found in INLINE_BARE.finditer(text) if own and own.endswith(")") and not own.startswith("(") else ():
        if _follows(own or "", found["label"]):
            yield found
            own = found["label"]


def _counted(text: str, own: str | None) -> list[re.Match[str]]:
    """Numbers that run on within a paragraph, from its own or from 1, as a cell of a decision record has them."""
    found = list(INLINE_NUMBER.finditer(text))
    first = int(own[:-1]) + 1 if own and own[:-1].isdigit() else 1
    running = [match["label"] for match in found] == [f"{n}." for n in range(first, first + len(found))]
    whole = own is not None or (len(found) > 1 and not found[0].start())
    return found if running and whole else []


def _roman(text: str) -> list[re.Match[str]]:
    """Roman numbers that run on from the first within a paragraph: "That i. the plan be agreed; and ii. ..."."""
    found = list(INLINE_ROMAN.finditer(text)) if "i. " in text else []
    running = [match["label"].strip(".") for match in found] == list(ROMAN[: len(found)])
    return found if running and len(found) > 1 else []


def _leads_in(label: str | None, text: str, following: tuple[str | None, str, Paragraph], *, bulleted: bool) -> bool:
    """A stem that the parts after it complete: it ends in a colon, or without an end before labelled parts."""
    is_list = following[0] is not None or following[2].mark is not None
    if _is_first(following[0]) and BARE_STEM.fullmatch(text):
        return True
    if LEAD_IN.search(text.rstrip(" :-–—") + text[len(text.rstrip(" ")) :]) or text.rstrip().endswith(
        (":", ":-", "–", "—")
    ):
        return True
    unended = not re.search(r"[.;,!?]['\"’”)]*$|\b(?:and|or)$", text)
    return is_list and unended and not bulleted and (label is None or _is_first(following[0]))


def _is_first(label: str | None) -> bool:
    return (label or "").strip("(). ").casefold() in FIRST


def _follows(label: str, following: str) -> bool:
    """Whether one label comes right after the other: (i) and (ii), (a) and (b), (1) and (2)."""
    one, other = (words.strip("(). ").casefold() for words in (label, following))
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    if one in ROMAN[:-1] and ROMAN[ROMAN.index(one) + 1] == other:
        return True
    return len(one) == len(other) == 1 and ord(other) == ord(one) + 1


def _kind(label: str | None) -> str:
    bare = (label or "").strip("(). ").casefold()
    if bare.isdigit():
        return "digit"
    return "roman" if bare and set(bare) <= set("ivx") else "letter"
