"""Lists of members in which a star says who was there: "Attendance (* denotes present)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...document import Block, Paragraph, Table

KEY = re.compile(
    r"[(\[]?\*\s?(?:(?:=|[-–—]|denotes?|indicates?|marks?|shows?)\s)?(?:members?\s|those\s|in\s)?"
    r"(?P<says>present|attend(?:ed|ing|ance)|absent|apologies)[^()\[\]]{0,30}[)\]]?",
    re.IGNORECASE,
)
EACH = re.compile(r"(?P<star>\*?) ?(?P<name>(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\b\.?\s)?[^\s*;,][^*;,\n]{2,60})")
TITLED = re.compile(r"(?<=[\w)])\s+(?=\*?\s?(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\b)")
REACH = 12  # blocks


def with_those_there(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with the lists below such a key, up to the next label, cut down to those who were there."""
    at = next(
        (n for n, b in enumerate(blocks) if isinstance(b, Paragraph) and "*" in b.text and KEY.search(b.text)), None
    )
    if at is None:
        return blocks
    found = list(blocks)
    key = found[at]
    match = KEY.search(key.text)
    if match is None or not isinstance(key, Paragraph):
        return blocks
    absent = match["says"].casefold() in {"absent", "apologies"}
    found[at] = replace(key, text=(key.text[: match.start()] + key.text[match.end() :]).strip(), runs=())
    for number in range(at + 1, min(at + 1 + REACH, len(found))):
        block = found[number]
        if isinstance(block, Paragraph):
            if ":" in block.text or block.mark not in {None, "*"}:
                break
            found[number] = _cut(block, absent)
        elif isinstance(block, Table):
            cells = tuple(replace(c, paragraphs=tuple(_cut(p, absent) for p in c.paragraphs)) for c in block.cells)
            found[number] = replace(block, cells=cells)
    return found


def _cut(paragraph: Paragraph, absent: bool) -> Paragraph:
    """The paragraph with those names alone that a star, or none, says were there."""
    names = [
        one["name"].strip()
        for line in TITLED.sub("\n", f"{paragraph.mark or ''} {paragraph.text}".strip()).split("\n")
        for one in EACH.finditer(line)
        if bool(one["star"]) is not absent
    ]
    return replace(paragraph, text="; ".join(names), mark=None, runs=())
