"""Expressions that may say the period that a paper reports on, best first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...document import Paragraph, Table
from ..dates_printed import MONTH, PERIOD, printed, says_period
from .heading_block import HeadingBlock, Line, line_kind
from .titles import Titled

REPORTED = re.compile(
    r"\b(?:progress|performance|monitoring|position|activity|outturn|delivery|updates?|reporting|highlights)\b",
    re.IGNORECASE,
)
EXPRESSION = re.compile(
    rf"(?:{PERIOD.pattern})(?:\s*(?:,|of|in)?\s*(?:{PERIOD.pattern}|\d{{4}}\b(?![/–-]\d)))*(?:\s*\([^()]{{3,60}}\))?",
    re.VERBOSE | re.IGNORECASE,
)
OF_MONTH = re.compile(rf"\b{MONTH}(?:\s+\d{{4}})?\b", re.IGNORECASE)
OPENING = 14  # blocks
EXPLAINED = frozenset({"covering_report", "performance_report", "highlight_report"})


def period_words(paper: Titled, title: str | None, top: HeadingBlock) -> tuple[str, ...]:
    """The title's words first, then the lines on top, then what the opening says; the covering report's come last."""
    found = [title] if title and says_period(title) else []
    if title and paper.kind == "highlight_report" and OF_MONTH.search(title):
        found.append(OF_MONTH.search(title).group())  # type: ignore[union-attr]
    if paper.kind not in {"minutes", "agenda"}:
        found += [printed(p) for _, p in top.lines if says_period(p.text) and line_kind(p.text) is not Line.DATE]
    item_page = paper.kind == "minutes" and any(kind is Line.GENERIC for kind, _ in top.lines)
    if paper.kind in EXPLAINED or (item_page and found):
        found += _opening(paper)
    if paper.kind == "action_plan":
        found += [w for b in paper.blocks[:3] if says_period(w := b.text.split("\n")[0]) and len(w.split()) < 16]
    if paper.parent and paper.kind == "performance_report":
        found += paper.parent.period
    return tuple(dict.fromkeys(found))


def _opening(paper: Titled) -> Iterator[str]:
    head = paper.first_body if paper.first_body < len(paper.blocks) else 0
    for block in paper.blocks[: head + OPENING]:
        if isinstance(block, Table):
            continue
        if isinstance(block, Paragraph) and REPORTED.search(block.text):
            found = EXPRESSION.search(block.text)
            if found:
                yield found.group()
