"""Headers as phrases: what may be said around the noun that names a column ("Further mitigation planned").

No list of headers is ever whole; most new ones are made of words that the known ones are made of.
"""

from __future__ import annotations

import re

from ..lookups import remembered, spellings

KIND = "action"
MOST_WORDS = 5
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|#|%")
OPENING = re.compile(r"^(?P<noun>[a-z]+)\s+(?:for|of|to|if|why|in|made|not)\b")


@remembered("headers")
def _vocabulary() -> frozenset[str]:
    phrases = (*spellings("headers", KIND), *spellings("headers", "action_last"), *_loose())
    return frozenset(word for phrase in phrases for word in WORD.findall(phrase))


def _loose() -> dict[str, str]:
    return spellings("headers", "action_loose")


def made_of_header_words(words: str) -> bool:
    """Whether a folded phrase of two to five words has none that known headers do not have: "First agreed date"."""
    said = WORD.findall(words)
    return 2 <= len(said) <= MOST_WORDS and all(word in _vocabulary() for word in said)


def loosened(words: str) -> str | None:
    """The known header that is left when loose words are taken off a folded phrase, one by one; None where none is."""
    known, loose = spellings("headers", KIND), _loose()
    tokens = words.split()
    while len(tokens) > 1 and (tokens[0] in loose or tokens[-1] in loose):
        tokens = tokens[1:] if tokens[0] in loose else tokens[:-1]
        if " ".join(tokens) in known:
            return " ".join(tokens)
    return None


def turned(words: str) -> str | None:
    """The known header of which a folded phrase of two words is the other way round: "Manager accountable"."""
    known = " ".join(reversed(words.split()))
    return known if len(words.split()) == 2 and known in spellings("headers", KIND) else None


def opened(words: str) -> str | None:
    """The field of a phrase that its first noun decides, whatever it is the reason for: "Reason for extension"."""
    found = OPENING.match(words)
    return spellings("headers", "action_first").get(found["noun"]) if found else None


def date_told(header: str) -> str | None:
    """Which of two dates a folded header means: "original_deadline", "revised_deadline", or neither in particular."""
    told = spellings("headers", "action_dates")
    return next((told[word] for word in WORD.findall(header) if word in told), None)
