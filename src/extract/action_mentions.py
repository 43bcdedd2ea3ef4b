"""Actions that prose names with a printed colour: "The action that has passed its date (Amber) relates to: ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Paragraph, ParagraphKind
from .candidates import ActionCandidate, Claims
from .report import Report, source_of
from .themes import plan_of

METHOD = "prose:mention"
COLOUR = r"[(\"'“‘]? \b (?: red | amber | green | blue | purple | yellow ) \b [)\"'”’]?"
LEAD_IN = re.compile(
    rf"""
    \b actions? \b [^:]{{0,160}}?
    (?:
        (?P<before> {COLOUR} ) [^:]{{0,80}}?
        \b (?: relates? \s+ to | is | are | were | includes? | as \s+ follows | following | below ) \b
      | \b (?: is | are | was | were ) \s+ (?: rated \s+ )? (?P<after> {COLOUR} ) (?= \s* : )
    )
    \s* (?: (?: the \s+ )? following \s* | as \s+ follows \s* )? : \s* (?P<named> .* ) $
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
FEWEST = 2  # words of an action named in the sentence itself


def find_action_mentions(report: Report, claims: Claims) -> Iterator[ActionCandidate]:
    """Each action named after such a sentence, in it or in the list below it; its status is the colour as printed."""
    colour: str | None = None
    plan: str | None = None
    for headings, block in report.under_headings():
        if not isinstance(block, Paragraph) or not claims.free(block):
            colour = None
            continue
        found = LEAD_IN.search(block.text)
        if found:
            colour = (found["before"] or found["after"]).strip("()\"'“”‘’ ")
            plan = plan_of(report, headings)
            if len(found["named"].split()) >= FEWEST:
                claims.take(block, METHOD)
                yield ActionCandidate(
                    source_of(block, method=METHOD), found["named"].strip(" ."), plan=plan, status=colour
                )
                colour = None
        elif colour and block.kind is ParagraphKind.LIST_ITEM and block.text:
            claims.take(block, METHOD)
            yield ActionCandidate(source_of(block, method=METHOD), block.text, plan=plan, status=colour)
        else:
            colour = None
