"""Which kind of finding a heading, a column or the words before a colon announce."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import cast

from ...lookups import fold, table
from ..dates_printed import MONTH
from ..themes import without_number
from ..wording import is_longer

LEAD_IN = re.compile(r":\s*[-–—]?$|\b(?:includes?|included|including)\s*;?\s*[-–—]?$", re.IGNORECASE)
ABOUT_SOMETHING = re.compile(
    r"(?<!\s)\s+(?!(?:the\s+following|in|on|are|is|was|were|includ\w+|upon|further|as|and|that|we)\b)\S"
)
CLAUSE = re.compile(r"(?<=[.!?;])\s+")
PERIOD = re.compile(  # in folded words, where every blank is one
    r" (?:in|for|during|from|at|of|since|-)? ?(?:the )?(?:first|last|second|end of)? ?"
    r"(?:half|quarter|year|month|week|period|q)?"
    rf" ?(?:of )?(?:[1-4] )?(?:(?i:{MONTH})\b)?"
    r" ?(?:\d{4}(?: ?[/-] ?\d{2,4})?)?$"
)
DISCUSSED = re.compile(r"\b(?:raised|discuss\w*|consider\w*|covered|asked|question\w*|debate\w*|comments?)\b")
FOOTNOTE = re.compile(r"(?<=[?a-z])\d{1,2}$")  # "What needs to improve?1"
BY_WHOM = (  # "Strengths noted by inspectors", "What needs to improve in this area of social work practice"
    r"(?:\s+(?:noted|identified|found|highlighted|observed|recognised|reported|seen)"
    r"(?:\s+(?:by|in|during|from|as\spart\sof)(?:\s+[\w'’-]+){1,5})?|\s+in\s+this\s+area(?:\s+of(?:\s+[\w'’-]+){1,5})?)?"
)
PAIRED = re.compile(r" (?:and|&) |/")
LONGEST_LABEL = 12  # words
LONGEST_OWNER = 4  # words
LONGEST_HEADING = 200  # characters
LEAD_IN_TAIL = 30  # characters: more than the longest lead-in
LONGEST_LEAD_IN = 45  # words


@lru_cache(maxsize=4096)
def kind_of(words: str) -> str | None:
    """The kind that a heading or a column header names and does nothing else: "4.2 Quarter 2 Highlights"."""
    if len(words) > LONGEST_HEADING:
        return None
    bare = FOOTNOTE.sub("", fold(without_number(words))).strip("?! ").replace(" / ", "/")
    if not bare or is_longer(bare, LONGEST_LABEL):
        return None
    whose, _, owned = bare.partition("'s ")  # "the local authority's strengths"
    owned = owned if len(whose.split()) <= LONGEST_OWNER else ""
    for form in (bare, PERIOD.sub("", bare).strip(), owned):
        found = _whole().match(form) if form else None
        if found:
            return _kind(found)
    return _kind_of_pairs(bare)


def _kind_of_pairs(bare: str) -> str | None:
    """The one kind that both names of a pair say: "weaknesses and areas for development"."""
    pieces = PAIRED.split(bare)
    found = [_whole().match(piece) for piece in pieces] if len(pieces) == 2 else []
    kinds = {_kind(f) if f else None for f in found}
    return kinds.pop() if len(kinds) == 1 else None


def names_kinds(words: str) -> bool:
    """Whether a heading names nothing but kinds of findings: "Key risks", "Achievements and challenges"."""
    pieces = [p for p in re.split(r"\s+(?:and|&)\s+|\s*[/,]\s*", without_number(words)) if p]
    return kind_of(words) is not None or (bool(pieces) and all(kind_of(piece) for piece in pieces))


def kind_announced(words: str) -> str | None:
    """The kind that the last clause before a colon announces: "The main strengths that the team saw are:"."""
    text = words.strip()
    if not LEAD_IN.search(text[-LEAD_IN_TAIL:]):
        return None
    clause = fold(CLAUSE.split(text.rstrip(":;-–— "))[-1])
    if len(clause.split()) > LONGEST_LEAD_IN:
        return None
    found = [f for f in _inside().finditer(clause) if not _is_purpose(clause, f)]
    kinds = {_kind(f) for f in found}
    if len(kinds) != 1 or any(f[0] in {"issues", "issue", "risk", "risks"} for f in found) or DISCUSSED.search(clause):
        return None
    return kinds.pop()


def _is_purpose(clause: str, found: re.Match[str]) -> bool:
    """Whether "to improve" says what something is for, and announces nothing: "action to improve our offices"."""
    return found[0] == "to improve" and bool(ABOUT_SOMETHING.match(clause[found.end() :]))


def bullets_only(words: str, kind: str) -> bool:
    """Whether this heading is one that most reports put over plain sections ("Key issues")."""
    rule = cast(dict[str, list[str]], table("findings")["bullets_only"])
    bare = fold(without_number(words))
    return kind in rule["kinds"] and not any(e in bare for e in rule["except"])


def says_nothing(words: str) -> bool:
    """Whether a cell or paragraph only says that there is nothing to say: "None", "N/A"."""
    folded = fold(words).strip("() ")
    nothing = cast(dict[str, list[str]], table("findings")["nothing"])["words"]
    return not folded or folded in {fold(w) for w in nothing} or not any(c.isalpha() for c in folded)


def is_companion(words: str) -> bool:
    """Whether a column of this name may stand beside one that names a kind of finding."""
    rule = cast(dict[str, list[str]], table("findings")["companions"])
    folded = fold(words).strip("?! ")
    return not folded or folded in rule["words"] or folded.startswith(tuple(rule["beginning"]))


def _kind(found: re.Match[str]) -> str:
    return next(name for name, words in found.groupdict().items() if words)


def _spelled(spelling: str) -> str:
    """A spelling as a pattern; `*` is up to five words."""
    words = [r"(?:[\w'’-]+\s+){0,5}?" if w == "*" else re.escape(w) + r"\s+" for w in fold(spelling).split()]
    return "".join(words).removesuffix(r"\s+")


@cache
def _kinds() -> str:
    kinds = cast(dict[str, list[str]], table("findings")["kinds"])
    return "|".join(
        f"(?P<{kind}>{'|'.join(_spelled(s) for s in sorted(spellings, key=len, reverse=True))})"
        for kind, spellings in kinds.items()
    )


@cache
def _whole() -> re.Pattern[str]:
    around = cast(dict[str, list[str]], table("findings")["around"])
    before = "|".join(re.escape(fold(w)) for w in sorted(around["before"], key=len, reverse=True))
    after = "|".join(re.escape(fold(w)) for w in sorted(around["after"], key=len, reverse=True))
    return re.compile(rf"(?:(?:{before})\s+){{0,3}}?(?:{_kinds()})(?:\s*(?:{after})){{0,3}}{BY_WHOM}$")


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_kinds()})\b")
