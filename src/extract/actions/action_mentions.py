"""Actions that prose names with a printed colour: "The action that has passed its date (Amber) relates to: ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...document import Paragraph, ParagraphKind
from ..candidates import ActionCandidate, Claims
from ..plans import plan_of
from ..report import Report, source_of
from ..wording import has_one_of

METHOD = "prose:mention"
ACTIONS = frozenset({"action", "actions"})
COLOURS = frozenset({"red", "amber", "green", "blue", "purple", "yellow"})
COLOUR = r"[(\"'“‘]? \b (?P<colour> red | amber | green | blue | purple | yellow ) \b [)\"'”’]?"
THEN = r"\s* (?: (?: the \s+ )? following \s* | as \s+ follows \s* )? : \s* (?P<named> .* ) $"
LEAD_INS = tuple(
    re.compile(pattern, re.VERBOSE | re.IGNORECASE | re.DOTALL)
    for pattern in (
        # The action that has passed its due date (Amber) relates to: ...
        rf"""
        \b actions? \b [^:]{{0,160}}? {COLOUR} [^:]{{0,80}}?
        \b (?: relates? \s+ to | is | are | were | includes? | as \s+ follows | following | below ) {THEN}
        """,
        # Two actions are currently showing amber: ...
        rf"\b actions? \b [^:]{{0,160}}? \b (?: is | are | was | were ) \s+ (?: [a-z]+ \s+ ){{0,3}} {COLOUR} {THEN}",
        # The two amber actions are: ...  Red actions:
        rf"{COLOUR} (?: \s+ rated )? \s+ actions? (?: \s+ (?: relates? \s+ to | is | are ) )? \s* : (?P<named> ) $",
        # The one action which is red relates to the housing strategy.
        rf"\b action \b [^:]{{0,160}}? {COLOUR} \s+ relates \s+ to \s+ (?P<named> [^:]+ ) $",
        # The following actions are amber
        rf"\b following \s+ actions? \b [^:]{{0,80}}? {COLOUR} (?P<named> ) \W* $",
    )
)
FEWEST = 2  # words of an action named in the sentence itself


def _lead_in(words: str) -> re.Match[str] | None:
    if not (has_one_of(words, COLOURS) and has_one_of(words, ACTIONS)):
        return None
    return next((m for lead_in in LEAD_INS if (m := lead_in.search(words))), None)


def find_action_mentions(report: Report, claims: Claims) -> Iterator[ActionCandidate]:
    """Each action named after such a sentence, in it or in the list below it; its status is the colour as printed."""
    colour: str | None = None
    plan: str | None = None
    for headings, block in report.under_headings():
        if not isinstance(block, Paragraph) or not claims.free(block):
            colour = None
            continue
        found = _lead_in(block.text)
        if found:
            colour = found["colour"]
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
