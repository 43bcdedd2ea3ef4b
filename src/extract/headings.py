"""What the headings above a thing say of it: the plan that it belongs to, and its theme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import cast

from ..document import Paragraph
from ..lookups import fold, table
from .report import Report

PLAN = re.compile(
    r"""
    (?P<plan>
        [A-Z][\w'’&,()-]*                                   # begins with a capital
        (?: \s+ (?: [A-Z&(\d][\w'’&,()-]* | and | of | for | the | to | in | on ) ){0,14}?
        \s+ (?: Plan | PLAN | Strategy | STRATEGY | Programme | PROGRAMME )
        (?: \s+ (?: for \s+ )? \d{4} (?: \s* (?: [-–/] | to ) \s* \d{2,4} )? )?
    )
    (?! \s* [’'] ) \b
    """,
    re.VERBOSE,
)
NUMBERED_THEME = re.compile(
    r"""
    ^ (?: (?: Strategic | Key | Corporate | Council )\s+ )?
    (?P<label> Priority | Outcome | Theme | Objective | Aim | Goal | Ambition | Pillar ) (?: \s+ Area )?
    \s* (?P<number> \d{1,2} | [A-Z] (?![a-z]) | One | Two | Three | Four | Five | Six | Seven | Eight )
    \s* [-–—:.]? \s* (?P<title> .* ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
YEARS = re.compile(r"\s+(?:for\s+)?\d{4}(?:\s*(?:[-–/]|to)\s*\d{2,4})?$")
GRADE_TAIL = re.compile(r" ?[-–—:=] ?(?:maximum )?\d(?:\.\d)? ?(?:/|out of) ?\d{1,2}\b.*$", re.IGNORECASE)
SECTION_LETTER = re.compile(r"^(?:\(?[a-z0-9]{1,3}[).]|\d{1,2}(?:\.\d{1,2}){1,3})\s+", re.IGNORECASE)


def plan_in(words: str) -> str | None:
    """The plan that a heading or a sentence names: "Housing Directorate Plan 2019-20 Progress" names its first four."""
    found = PLAN.search(SECTION_LETTER.sub("", words))
    return re.sub(r"^(?:The|This|Our)\s+", "", found["plan"]) if found else None


def plan_of(report: Report) -> str | None:
    """The plan that the report is on, by its title or its covering report's, in the fullest form that the text uses.

    A title may shorten what the text then names in full ("HSG DELIVERY PLAN", "Housing Delivery Plan 2018 to 2022").
    """
    titles = [report.front.title, report.parent.front.title if report.parent else None]
    entitled = [plan for title in titles if title and (plan := plan_in(title))]
    if not entitled:
        return None
    named = entitled[0]
    ending = " ".join(fold(named).split()[-2:])
    texts = [p.text for p in report.paragraphs if ending in fold(p.text)]
    mentions = {*entitled, *(plan for text in texts if (plan := plan_in(text)))}
    same = [m for m in mentions if ending in fold(m) and fold(m)[0] == fold(named)[0]]
    return max([named, *same], key=lambda plan: (len(plan), plan))


def plan_at(path: Sequence[Paragraph], whole: str | None) -> str | None:
    """The plan that holds under these headings: the one they name, else the report's; `whole` is its full name."""
    named = plan_above(path)
    if named and whole and fold(named).split()[-2:] == fold(re.sub(YEARS, "", whole)).split()[-2:]:
        return whole if len(whole) >= len(named) else named
    return named or whole


def plan_above(path: Sequence[Paragraph]) -> str | None:
    """The plan named by the nearest heading that names one."""
    return next((plan for heading in reversed(path) if (plan := plan_in(heading.text))), None)


@cache
def _generic() -> tuple[frozenset[str], tuple[str, ...]]:
    sections = cast(dict[str, list[str]], table("findings")["generic_headings"])
    return frozenset(fold(w) for w in sections["whole"]), tuple(fold(w) for w in sections["containing"])


def theme_in(words: str) -> str | None:
    """The theme that a heading names, without its number or grade; None where it only names a part of the report."""
    bare = GRADE_TAIL.sub("", SECTION_LETTER.sub("", words.strip())).strip(" :.–—-")
    numbered = NUMBERED_THEME.match(bare)
    if numbered and numbered["title"]:
        bare = numbered["title"].strip(" :.–—-")
    folded = fold(bare)
    whole, containing = _generic()
    if not folded or folded in whole or any(part in folded for part in containing):
        return None
    return bare


def outcome_number_in(words: str) -> str | None:
    """The number of "Outcome 4: ..."; None where none is printed."""
    numbered = NUMBERED_THEME.match(words.strip())
    return numbered["number"] if numbered and fold(numbered["label"]) == "outcome" else None
