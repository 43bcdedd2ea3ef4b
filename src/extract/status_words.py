"""The words by which a paper says where an action stands: as a cell, within a cell, within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from ..lookups import fold, remembered, spellings, table
from .dates_printed import MONTH

CLAUSE_END = re.compile(r"(?<=[.;!])\s+|(?<!\s)\s+[-–—]\s+|(?<!\n)\n+|:\s+|(?<=\s)\.\s+")
UPDATE_DATE = re.compile(
    rf"""
    ^ (?: update \s* :? \s* )?
    (?: \d{{1,2}} [/.] \d{{1,2}} (?: [/.] \d{{2,4}} )?
      | (?: \d{{1,2}} (?: st | nd | rd | th )? \s+ )?
        {MONTH} (?! [a-z] )
        \s* ' ? (?: \d{{2,4}} )?
    )
    [\s:,.–-]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
CLOSED_BY = re.compile(  # "Completed 12/3/19", but not "Delivered 3 sessions"
    rf"""
    [,.;:(–—-] | \s \( | (?<!\s) \s* $
    | (?<!\s) \s+ (?: and | on | in | by | at | as | but | to \s date | with | since ) \b
    | (?<!\s) \s+ (?: \d{{1,2}} [/.-] \d | (?: \d{{1,2}} (?: st | nd | rd | th )? \s+ )? {MONTH} \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
STANDS_ALONE = (
    re.compile(  # "Agreed with every provider", "Delivered in two wards" tell what was done, not where it stands
        rf"""
    [,.;:(–—-] | (?<!\s) \s* $ | (?<!\s) \s+ (?: to \s date | but | although | so \s far ) \b
    | (?<!\s) \s+ (?: (?: on | in | by | at | since | from | as \s of | of ) \s+ )?
      (?: (?: early | late | mid | end | the ) \s+ )?
      (?: \d | {MONTH} \b
        | spring | summer | autumn | winter | q[1-4] | quarter )
    """,
        re.VERBOSE | re.IGNORECASE,
    )
)
COLOUR = re.compile(
    r"^\W*(?:[ragbp]|red|amber|green|blue|purple|grey|gray|yellow|black|white|[🔴🟠🟡🟢🔵🟣●⬤■◆▲▼✓✔✗✘x])"
    r"(?:\s*/\s*(?:red|amber|green|blue|[ragb]))?\W*$",
    re.IGNORECASE,
)
COLOUR_LED = re.compile(r"^(?:red|amber|yellow|green|blue|purple)\s?[-–—:/(]\s?(?=[A-Za-z])", re.IGNORECASE)
ADDED = re.compile(r"\s[-–—]\s(?P<state>\S.*)")  # "In progress – delayed"
SIGNS = " .*√✓✔☑✅➔➜→►▶▲▼◆●■○✖✗✘❌⏳⚠🔴🟠🟡🟢🔵"  # before or behind a status: "✖ Not started"
LONG_CELL = 60  # words; in a cell longer than this only its first and last clause can state where the whole stands
TOLD_OF_LISTS = frozenset({"completed", "overdue", "deferred", "cancelled"})  # "Planned actions" are a plan's
PAST = re.compile(r"(?:ed|done)$", re.IGNORECASE)
AUXILIARY = r"\b(?:has|have|is|are|was|were|remains?|work)\s+(?:(?:now|been|already|still|also|fully)\s+){0,3}"


@remembered("statuses")
def seen_words() -> frozenset[str]:
    """The folded phrases of statuses.toml that make a cell a status when it says no more than one of them."""
    colours = {word for word in spellings("statuses", "colours") if len(word) > 1}
    known = {*spellings("statuses", "words"), *spellings("statuses", "alone"), *_list("silent"), *colours}
    return frozenset(known - set(_list("unseen")))


def _list(section: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in cast(dict[str, list[str]], table("statuses")[section])["words"])


def _any_of(words: Iterable[str]) -> str:
    return "|".join(_loose(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@remembered("statuses")
def _opening() -> re.Pattern[str]:
    return re.compile(_any_of(seen_words()), re.IGNORECASE)


@remembered("statuses")
def _within() -> re.Pattern[str]:
    """A status anywhere, or what covers one: "to be completed"."""
    return re.compile(rf"\b(?:{_any_of({*seen_words(), *_list('covering')})})\b", re.IGNORECASE)


@remembered("statuses")
def _predicate() -> re.Pattern[str]:
    return re.compile(rf"{AUXILIARY}(?P<status>{_any_of(_list('prose'))})\b", re.IGNORECASE)


def _loose(words: str) -> str:
    """A phrase as a pattern in which any white space or hyphen stands for either."""
    return r"[\s-]+".join(re.escape(part) for part in re.split(r"[ -]", words))


def is_status(words: str) -> bool:
    """Whether a cell says where something stands and nothing else: "On track", "Completed 12/3/19"."""
    said = words.strip(SIGNS)
    text = COLOUR_LED.sub("", said)
    opening = _opening().match(text)
    if opening is None:
        return False
    rest = text[opening.end() :]
    if added := ADDED.match(rest):
        return is_status(added["state"])
    brief = len(text.split()) <= 6 and text == said  # what follows a colour is its reason
    return not rest.strip(" .,:;()-–") or (brief and CLOSED_BY.match(rest) is not None)


def status_in_cell(words: str) -> str | None:
    """The last status that an update states as a clause of its own: "in hand" of "On-going. 12/5/21 in hand".

    Cells of action logs grow downwards, so that the last one stands.
    """
    clauses = [clause for part in CLAUSE_END.split(words) if (clause := _undated(part))]
    if len(words.split()) > LONG_CELL and len(clauses) > 2:
        clauses = [clauses[0], clauses[-1]]
    for clause in reversed(clauses):
        opening = _opening().match(clause)
        if opening and STANDS_ALONE.match(clause[opening.end() :]):
            return opening.group()
    return None


def _undated(clause: str) -> str:
    return UPDATE_DATE.sub("", clause.strip(" .;•*√✓✔☑")).strip(" .;")


def status_over(words: str) -> str | None:
    """The one status that a heading gives all that it lists: "Completed" of "Completed actions since May"."""
    found = [match.group() for match in _within().finditer(words)]
    told = spellings("statuses", "words").get(fold(found[0])) if len(found) == 1 else None
    return found[0] if told in TOLD_OF_LISTS else None


def says_done(words: str) -> bool:
    """Whether a cell that is a status opens with one of what is done: "Completed May 2024", not "Complete by May"."""
    text = words.strip(SIGNS)
    opening = _opening().match(text)
    if opening is None or not PAST.search(opening.group()) or text[opening.end() :].lstrip().startswith("by "):
        return False
    return spellings("statuses", "words").get(fold(opening.group())) == "completed"


def status_in_sentence(words: str) -> str | None:
    """The status that a sentence predicates of its subject: "deferred" of "The work has been deferred"."""
    found = _predicate().search(words)
    return found["status"] if found else None
