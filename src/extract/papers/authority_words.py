"""Words that name the authority of a paper, best first: letterhead, publisher, running lines, addresses, text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ...document import Block, Document, Paragraph, Table
from ...lookups import fold
from ..dates_printed import printed
from .heading_block import HeadingBlock

COUNCIL_NAME = re.compile(
    r"""
    (?: London \s+ Borough \s+ of \s+ (?: [A-Z][\w'’&-]{1,40} (?: \s+ and \s+ )? \s* ){1,4}
      | (?: City | Royal \s+ Borough | Metropolitan \s+ Borough | County | Borough ) \s+ (?: Council \s+ )?
        of \s+ [A-Z][\w'’&-]{1,40}
      | [A-Z][\w'’-]{1,40} (?: \s+ (?: [A-Z&][\w'’-]{0,40} | and | upon | on | of | the | with ) ){0,6}
        \s+ (?: Council | COUNCIL ) (?! [a-z] ) )
    """,
    re.VERBOSE,
)
COUNCIL_WORDS = ("Council", "COUNCIL", "Borough", "City", "County")  # one of which every name has
LOCAL = re.compile(r"\b(?:parish|community|town)\s+council\b", re.IGNORECASE)
DOMAIN = re.compile(
    r"(?<![a-z0-9-])(?P<domain>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.gov\.(?:uk|wales|scot))\b", re.IGNORECASE
)
INSPECTED = re.compile(
    r"\b(?:inspection|visit|review|assessment)\s+(?:of|to)\s+(?:the\s+)?(?P<name>[A-Z].*?)\s+(?:local\s+authority|local\s+area|council)\b",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"^(?:the|this|our|full|county|city|borough|district|parish|town|community|local|a)?\s*council$", re.IGNORECASE
)
LEADING_WORD = re.compile(r"^(?:The|This|That|In|At|By|For|And|Our)\s+")
MOST_MENTIONS = 4


def authority_words(
    document: Document, blocks: Sequence[Block], top: HeadingBlock, title: str | None
) -> tuple[str, ...]:
    """Expressions that may name the authority; a parish, town or community council's own name stands alone."""
    on_top = [printed(p) for _, p in top.lines]
    local = [_whole(line, above) for above, line in zip(["", *on_top], on_top, strict=False) if LOCAL.search(line)]
    local += [line for line in _furniture(document, blocks) if LOCAL.search(line)]
    names = [name for line in local if not NO_NAME.match(name := _local_name(line))]
    if names:
        return (names[0],)
    found = [
        *(m["name"] for m in [INSPECTED.search(title or "")] if m),
        *_names(on_top),
        *([document.publisher] if document.publisher else []),
        *_names(_furniture(document, blocks)),
        *_domains(blocks),
        *_mentioned(blocks),
        *on_top,
        *([title] if title else []),
    ]
    return tuple(dict.fromkeys(words for words in found if words.strip()))


def _whole(line: str, above: str) -> str:
    """ "COMMUNITY COUNCIL" with its place, which a letterhead has on the line above."""
    placed = bool(above) and line.isupper() == above.isupper() and not any(map(str.isdigit, above))
    return f"{above} {line}" if placed and NO_NAME.match(line) else line


def _local_name(line: str) -> str:
    found = re.search(r"(?P<name>(?:[\w'’&-]+\s+){1,6}?(?:parish|community|town)\s+council)\b", line, re.IGNORECASE)
    return (
        re.sub(r"^(?:draft\s+)?(?:minutes\s+of\s+)?(?:the\s+)?", "", found["name"], flags=re.IGNORECASE)
        if found
        else line
    )


def _names(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        for found in COUNCIL_NAME.finditer(line) if any(map(line.__contains__, COUNCIL_WORDS)) else ():
            if not NO_NAME.match(found.group()):
                yield found.group()


def _furniture(document: Document, blocks: Sequence[Block]) -> list[str]:
    pages = {p.page for b in blocks for p in b.parts}
    return [f.text for f in document.furniture if not f.parts or {p.page for p in f.parts} & pages]


def _domains(blocks: Sequence[Block]) -> list[str]:
    texts = (b.text for b in blocks if isinstance(b, Paragraph | Table))
    seen = Counter(m["domain"].lower() for text in texts if ".gov." in text.lower() for m in DOMAIN.finditer(text))
    return [domain for domain, _ in seen.most_common(2)]


def _mentioned(blocks: Sequence[Block]) -> list[str]:
    seen: Counter[str] = Counter()
    first: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, Paragraph):
            for name in _names([block.text]):
                bare = LEADING_WORD.sub("", name)
                if not NO_NAME.match(bare):
                    seen[fold(bare)] += 1
                    first.setdefault(fold(bare), bare)
    return [first[name] for name, _ in seen.most_common(MOST_MENTIONS)]
