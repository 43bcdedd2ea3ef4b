"""The plan that a paper, or a part of it, is on: named by its title, a heading, the paper that presents it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from ..document import Paragraph
from ..lookups import fold, table
from .report import Report
from .wording import is_longer

YEARS = r"(?:\s{1,3}(?:for\s{1,3})?(?:19|20)\d\d(?:\s{0,2}(?:[-–/]|to)\s{0,2}(?:\d\d)?\d\d)?(?![\d/]))"
YEARS_AT_END = re.compile(rf"{YEARS}$")
NOT_OF_A_BODY = r"(?!\s{0,3}['’])(?!\s{1,3}(?:officer|manager|group|board|lead|team|committee|panel|director)s?\b)"
NAMED = re.compile(
    rf"""
    (?<![\w'’&(-])
    (?P<plan>
        (?: (?:19|20)\d\d (?: [-–/] \d{{2,4}} )? \s{{1,3}} )?
        [A-Z][\w'’&,()/-]{{0,40}}                                  # begins with a capital
        (?: \s{{1,3}} (?: [A-Z&(\d][\w'’&,()/-]{{0,40}}
            | and | of | for | the | to | in | on | with | by | a | our ) ){{0,14}}?
        \s{{1,3}} (?: Plan | PLAN | Strategy | STRATEGY | Programme | PROGRAMME ) \b
        (?: (?: \s{{1,3}} (?: [A-Z][\w'’&-]{{0,40}} | and | & ) ){{0,2}}?      # "Arts Strategy Delivery Plan"
            \s{{1,3}} (?: Plan | PLAN | Programme | PROGRAMME ) \b )?
        {YEARS}?
    )
    (?i: {NOT_OF_A_BODY} )
    """,
    re.VERBOSE,
)
IN_SENTENCE_CASE = re.compile(
    rf"^(?P<plan>(?!(?:how|what|why|when|who|where|which)\b)[^:;|]{{0,120}}?\b(?:plan|strategy|programme)\b{YEARS}?){NOT_OF_A_BODY}",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"""
    ^ (?: (?: appendix | annexe? | schedule | attachment | enclosure | item ) \s+ [A-Z0-9]{1,3} \b \s* [-–—:.]? \s*
      | \(? (?: [a-z] [).] | \d{1,2} (?: \.\d{1,2} ){0,3} [).]? ) \s+
      | (?: a \s+ )? (?: review | update | monitoring | progress | report | overview | implementation | delivery )
        \s+ (?: report \s+ )? (?: of | on | against ) \s+ (?: the \s+ )?
      | (?: the | this | our ) \s+ (?= \S )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
PART = re.compile(r"(?<!\s)\s+[-–—]\s+(?!\d{2,4}\b)|:\s+")
LONGEST_TITLE = 30  # words


@dataclass(frozen=True, slots=True)
class Plans:
    """What a report is on: the plan of its own title, and the one that it takes from what presents it."""

    own: str | None
    inherited: str | None

    def at(self, headings: Sequence[Paragraph]) -> str | None:
        """The plan under these headings: the title's, else the nearest heading's, else the one that is inherited."""
        near = next((plan for heading in reversed(headings) if (plan := plan_in(heading.text))), None)
        if self.own or near is None:
            return self.own or self.inherited
        if self.inherited and _ending(near) == _ending(YEARS_AT_END.sub("", self.inherited)):
            return max(near, self.inherited, key=len)
        return near


def plan_of(report: Report, headings: Sequence[Paragraph] = ()) -> str | None:
    """The plan that holds under these headings of the report, in the fullest form that the paper uses."""
    return plans_of(report).at(headings)


def plans_of(report: Report) -> Plans:
    """The plans of a report's title, of the paper that presents it and of its running header.

    A highlight sheet shortens the name in its title; the report that presents it gives it in full.
    """
    own, above = report.front.title, report.parent.front.title if report.parent else None
    running = _running_headers(report)
    if report.front.kind == "highlight_report" and plan_entitled(above):
        own, above = above, None
    named = plan_entitled(own)
    inherited = next((plan for words in (above, *running) if (plan := plan_entitled(words))), None)
    return Plans(_fullest(named, report), _fullest(inherited, report))


def _running_headers(report: Report) -> list[str]:
    """The headers printed over this report's own pages; a pack's other papers have theirs."""
    pages = {part.page for block in report.blocks for part in block.parts}
    headers = (f for f in report.document.furniture if f.place == "header")
    return [f.text for f in headers if not f.parts or not pages or any(part.page in pages for part in f.parts)]


def plan_entitled(words: str | None) -> str | None:
    """The plan that a title names, in title or sentence case: "Housing plan 2015" of "Housing plan 2015 update"."""
    if not words or not _names_one(words) or is_longer(words, LONGEST_TITLE):
        return None
    if named := plan_in(words):
        return named
    text = _without_leads(words)
    for part in (*PART.split(text), text):
        found = IN_SENTENCE_CASE.match(part.strip())
        if found and not _is_bare(found["plan"]):
            return found["plan"].strip(" -–—:,")
    return None


def plan_in(words: str) -> str | None:
    """The plan that a heading or sentence names in capitals: "Housing Plan 2019-20 Progress" names its first three."""
    if not _names_one(words):
        return None
    found = (_without_leads(match["plan"]) for match in NAMED.finditer(_without_leads(words)))
    return next((plan for plan in found if not _is_bare(plan)), None)


def _names_one(words: str) -> bool:
    """Whether one of the words stands here without which no plan is named; looking for them is cheap."""
    lowered = words.lower()
    return "plan" in lowered or "strategy" in lowered or "programme" in lowered


def _without_leads(words: str) -> str:
    text = " ".join(words.split())
    while lead := LEAD.match(text):
        text = text[lead.end() :]
    return text


def _fullest(named: str | None, report: Report) -> str | None:
    """A title may shorten what the text names in full: "HSG DELIVERY PLAN", "Housing Delivery Plan 2018 to 2022".

    Where the text tells the plan of several years, none of them is the title's.
    """
    if named is None:
        return None
    ending = _ending(named)
    texts = (p.text for p in report.paragraphs if ending in fold(p.text))
    mentions = {plan for text in texts if (plan := plan_in(text))}
    same = {named, *(m for m in mentions if ending in fold(m) and fold(m)[0] == fold(named)[0])}
    if len({_years(m) for m in same} - {()}) > 1:
        same = {named, *(YEARS_AT_END.sub("", m) for m in same)} if not YEARS_AT_END.search(named) else {named}
    return max(same, key=lambda plan: (len(plan), plan))


def _years(plan: str) -> tuple[str, ...]:
    """The years that a plan runs for, as two digits each: "2018 to 2022" and "2018/22" are the same."""
    printed = YEARS_AT_END.search(plan)
    return tuple(year[-2:] for year in re.findall(r"\d+", printed[0])) if printed else ()


def _ending(plan: str) -> str:
    return " ".join(fold(plan).split()[-2:])


@cache
def _bare() -> frozenset[str]:
    return frozenset(fold(w) for w in cast(dict[str, list[str]], table("themes")["plans"])["bare"])


def _is_bare(plan: str) -> bool:
    return fold(plan) in _bare()
