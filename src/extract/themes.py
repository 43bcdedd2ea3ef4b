"""What actions stand under: the theme of a heading or band, and the plan that a title or heading names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import cast

from ..document import Paragraph
from ..lookups import fold, table
from .report import Report

NUMBER = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Z]|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)"
LEADING_NUMBER = re.compile(
    r"^\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Z]|[ivxIVX]{1,5})(?:[.):]\s*|\s+[-–—:]\s+|\s+(?=[A-Z]))"
)
TRAILING_LEAD = re.compile(
    r"\s*[-–—:,(]\s*(?:lead|owner|led by|lead officer)s?\s*:?\s+(?P<lead>[^()]{2,60})\)?\s*$", re.IGNORECASE
)
INITIALS_AFTER_DASH = re.compile(r"\s+[-–—]\s*(?P<lead>[A-Z]{2,3}[a-z]?(?:\s*[/&,]\s*[A-Z]{2,3}[a-z]?)*)\s*$")
PLAN = re.compile(
    r"""
    (?P<name> [^:;|]*? \b (?: plan | strategy | programme ) \b
        (?: \s+ (?: for \s+ )? (?: 19 | 20 ) \d\d (?: \s? [-/–] \s? (?: \d\d )? \d\d )? )?
    )
    (?! \s* (?: officer | manager | group | board | lead | team ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
BEFORE_PLAN = re.compile(
    r"""
    ^ (?: (?: appendix | annexe? | schedule | attachment | enclosure | item ) \s+ [A-Z0-9]{1,3} \b \s* [-–—:.]? \s*
      | (?: \d{1,2} (?: \.\d{1,2} )* \.? ) \s+
      | (?: a \s+ )? (?: review | update | monitoring | progress | report | overview | implementation | delivery )
        \s+ (?: report \s+ )? (?: of | on | against ) \s+ (?: the \s+ )?
      | the \s+ (?= \S )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
BARE_PLANS = frozenset(
    {"plan", "the plan", "strategy", "programme", "action plan", "work programme", "forward plan", "work plan"}
)


@cache
def _words(section: str) -> frozenset[str]:
    found = cast(dict[str, list[str]], table("themes")[section])["words"]
    return frozenset(fold(word) for word in found)


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(re.escape(word) for word in sorted(_words("labels"), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"^(?:(?:our|the)\s+)?(?:{labels})\s+(?:no\.?\s*)?{NUMBER}\s*(?:[-–—:.]\s*|\s+|$)", re.IGNORECASE
    )


def is_labelled(words: str) -> bool:
    """Whether a heading calls itself a theme: "Outcome 2 - ...", "Priority 1: ..."."""
    return _label().match(words.strip()) is not None


def theme_of(words: str) -> str | None:
    """The theme that a heading, band or cell names, without label and number; None where it only names the list."""
    text = " ".join(words.split()).strip()
    bare = text
    for pattern in (_label(), LEADING_NUMBER):
        bare = pattern.sub("", bare, count=1).strip(" -–—:")
    if not bare:
        return text if is_labelled(text) else None
    if fold(bare).startswith(tuple(_words("openings"))):
        return None
    tokens = [token for token in re.findall(r"[a-z0-9'’]+", fold(bare)) if not token[0].isdigit()]
    if all(token in _words("generic") for token in tokens):
        return None
    return bare


def is_report_section(heading: str) -> bool:
    """Whether a heading is one of an ordinary report's own ("Financial implications")."""
    bare = fold(LEADING_NUMBER.sub("", heading.strip()))
    return bare in _words("report_sections") or bare.endswith("implications")


def is_generic(heading: str) -> bool:
    """Whether a heading names only a list, a report or a part of one."""
    return theme_of(heading) is None


def split_lead(heading: str) -> tuple[str, str | None]:
    """A heading without the lead that it names at its end: ("Allotments", "JC") of "Allotments – Lead JC"."""
    for pattern in (TRAILING_LEAD, INITIALS_AFTER_DASH):
        found = pattern.search(heading)
        if found:
            return heading[: found.start()].strip(" -–—:"), found["lead"].strip()
    return heading, None


def plan_name(words: str) -> str | None:
    """The plan that a title or heading names: "Housing Plan 2015-16" of "Housing Plan 2015-16 Progress"."""
    text = " ".join(words.split())
    while (before := BEFORE_PLAN.match(text)) and before.end():
        text = text[before.end() :].strip()
    for part in re.split(r"\s+[-–—]\s+|:\s+", text):
        found = PLAN.match(part.strip())
        if found and fold(found["name"]) not in BARE_PLANS:
            return found["name"].strip(" -–—:,")
    whole = PLAN.match(text)
    return whole["name"].strip() if whole and fold(whole["name"]) not in BARE_PLANS | {""} else None


def plan_of(report: Report, headings: Sequence[Paragraph] = ()) -> str | None:
    """The plan by its own name: in the paper's title, else the nearest heading that names one, else its running header.

    A highlight sheet shortens the name in its title; the report that presents it gives it in full.
    """
    near = [h.text for h in reversed(headings)]
    above = report.parent.front.title if report.parent else None
    titles = (
        (above, report.front.title) if report.front.kind == "highlight_report" else (report.front.title, *near, above)
    )
    running = (f.text for f in report.document.furniture if f.place == "header")
    for words in (*titles, *running):
        name = plan_name(words) if words and len(words.split()) <= 30 else None
        if name:
            return name
    return None
