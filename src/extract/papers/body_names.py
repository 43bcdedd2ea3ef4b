"""Lines that name a body that meets, or a council's letterhead."""

from __future__ import annotations

import re

from ...lookups import fold, spellings

OF_A_BODY = re.compile(
    r"\b(?:inspection|review|visit|report|minutes|assessment|plan|strategy|recommendations?|conclusions|membership|remit)\b.*\b(?:of|to|for|by)\b",
    re.IGNORECASE,
)
CABINET_MEMBER = re.compile(r"^(?:the\s+)?(?:cabinet|executive|lead)\s+(?:member|councillor)\b", re.IGNORECASE)


ABOUT_COUNCIL = re.compile(  # a title that ends with whom the paper is about: "Annual Audit Letter for Norbeck Council"
    r"\b(?:inspection|review|visit|assessment|judge?ment|letter|challenge|audit|strategy|plan)\b.*\b(?:of|to|for|by|on|at)\s",
    re.IGNORECASE,
)
SMALL_WORDS = frozenset({"of", "and", "for", "the", "in", "on", "with", "upon", "&", "-", "–"})
ANAPHORS = frozenset({"committee", "sub-committee", "panel", "board", "group", "forum", "commission", "authority"})
LONGEST_NAME = 14  # words


def is_name(words: str) -> bool:
    """Words printed as a name is: capitals but for small words, no sentence, and more than "the Committee"."""
    tokens = words.split()
    if not tokens or len(tokens) > LONGEST_NAME or re.search(r"[a-z]\.\s", words):
        return False
    if tokens[0].casefold() == "the" and len(tokens) == 2 and tokens[1].casefold() in ANAPHORS:
        return False
    return all(t[0].isupper() or not t[0].isalpha() or t.casefold() in SMALL_WORDS for t in tokens)


def is_letterhead(text: str) -> bool:
    """A council's name alone, or with "report to members" and the like."""
    parts = [p for p in re.split(r"\s+[-–—|]\s+", text.strip()) if p]
    named = [p for p in parts if spellings("title_words", "lines").get(fold(p)) != "generic"]
    return (
        len(named) == 1
        and bool(re.search(r"\b(?:council|borough|authority)$", fold(named[0])))
        and len(named[0].split()) <= 9
        and ABOUT_COUNCIL.search(named[0]) is None
    )


def names_body(text: str) -> bool:
    """The name of a body that meets, and nothing else: it ends in "Committee", "Cabinet", "Board" ..."""
    if ":" in text:  # a label and its value
        return False
    if CABINET_MEMBER.match(text):
        return True
    if OF_A_BODY.search(text) or not is_name(text):
        return False
    words = fold(text).split()
    known = spellings("title_words", "lines")
    return any(known.get(" ".join(words[-size:])) == "body" for size in (1, 2, 3, 4) if len(words) >= size)
