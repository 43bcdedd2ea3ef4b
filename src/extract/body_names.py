"""Lines that name a body that meets, or a council's letterhead."""

from __future__ import annotations

import re

from ..lookups import fold, spellings

OF_A_BODY = re.compile(
    r"\b(?:inspection|review|visit|report|minutes|assessment|plan|strategy)\b.*\b(?:of|to|for|by)\b", re.IGNORECASE
)
CABINET_MEMBER = re.compile(r"^(?:the\s+)?(?:cabinet|executive|lead)\s+(?:member|councillor)\b", re.IGNORECASE)


def is_letterhead(text: str) -> bool:
    """A council's name alone, or with "report to members" and the like."""
    parts = [p for p in re.split(r"\s+[-–—|]\s+", text.strip()) if p]
    named = [p for p in parts if spellings("title_words", "lines").get(fold(p)) != "generic"]
    return (
        len(named) == 1
        and bool(re.search(r"\b(?:council|borough|authority)$", fold(named[0])))
        and len(named[0].split()) <= 9
    )


def names_body(text: str) -> bool:
    """The name of a body that meets, and nothing else: it ends in "Committee", "Cabinet", "Board" ..."""
    if CABINET_MEMBER.match(text):
        return True
    if OF_A_BODY.search(text):
        return False
    words = fold(text).split()
    known = spellings("title_words", "lines")
    return any(known.get(" ".join(words[-size:])) == "body" for size in (1, 2, 3, 4) if len(words) >= size)
