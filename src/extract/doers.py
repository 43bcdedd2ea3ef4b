"""Who is to do it, where no column says so: a name in brackets at the end, or the doer that the action begins with."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from ..lookups import table, unaccented

TITLE = (
    r"(?:(?:mr|mrs|ms|miss|mx|dr|cllrs?|councillors?|ald|alderman|prof|professor|sir|dame|lady|lord|rev(?:['’]?d)?)"
    r"\.?\s+)"
)
CAPITAL = "A-Z\u00c0-\u00de\u0100-\u017f"  # with the accents of Welsh, Irish and continental names
LETTER = "A-Za-z\u00c0-\u017f'’"
NAME_WORD = rf"[{CAPITAL}][{LETTER}]*(?:-[{CAPITAL}][{LETTER}]+)?"
AT_END = re.compile(r"(?:(?<!\s)\s+)?\((?P<inside>[^()]{3,80})\)\s*\.?\s*$")
POST_NOUN = (
    r"(?:Director|Manager|Officer|RFO|Clerk|Chair(?:man|person|woman)?|Treasurer|Secretary|Co-?ordinator|Engineer"
    r"|Accountant|Solicitor|Chief\s+Executive|Trustee|Warden|Head(?=\s+of\b))\b"
    r"(?:\s+(?:of|for)\s+[A-Z][\w&'’-]+(?:\s+(?:and\s+|&\s+)?[A-Z][\w&'’-]+){0,4})?"
)
POST = rf"(?:(?:[A-Z][\w&'’-]+|of|and|for|the)\s+){{0,6}}?{POST_NOUN}"
PERSON = rf"{TITLE}?{NAME_WORD}(?:\s+[A-Z]\.?)?(?:\s+{NAME_WORD}){{0,2}}"
LEAD_IN = r"(?:it\s+was\s+(?:agreed|decided|resolved)(?:\s+that)?\s+|agreed(?:\s+that)?:?\s+)?"
TO_DO = r"\s+(?:to|will|would|shall|should|must|are\s+to|is\s+to|agreed\s+to)\s+(?=[a-z])"
DOER = re.compile(rf"^(?P<lead_in>(?i:{LEAD_IN}))(?P<doers>(?:{PERSON})(?:\s*(?:,|and|&)\s*(?:{PERSON}))*){TO_DO}")
POST_DOER = re.compile(rf"^(?i:{LEAD_IN})(?:The\s+|the\s+)?(?P<post>{POST}){TO_DO}")
POST_BY = re.compile(
    rf"\b(?:to|will|shall|must)\s+be\s+(?:[a-z]+\s+)?[a-z]+(?:ed|en|ne|ade|aken)\s+by\s+the\s+(?P<post>{POST})(?=\s+(?:during|in|by|before|and|to|for|from)\b|\s*[.,;]|$)"
)


@cache
def _names(section: str) -> frozenset[str]:
    return frozenset(cast(dict[str, list[str]], table("forenames")[section])["names"])


def is_person(words: str) -> bool:
    """Whether these words are a person's name: a known forename, alone or with one to three further name words."""
    text = re.sub(rf"^{TITLE}", "", words.strip(), flags=re.IGNORECASE).strip(" .")
    tokens = text.split()
    titled = text != words.strip(" .")
    if not tokens or len(tokens) > 4 or not all(re.fullmatch(rf"{NAME_WORD}|[A-Z]\.?", t) for t in tokens):
        return False
    if titled:
        return True
    first = unaccented(tokens[0])
    if len(tokens) == 1:
        return first in _names("forenames") and first not in _names("also_words")
    return first.split("-")[0] in _names("forenames")


def officers_at_end(description: str) -> tuple[str, str | None]:
    """A description without the names in brackets at its end, and those names as printed.

    ("... comparators.", "Chrissy Wright"); a bracket that holds no person's name stays where it is.
    """
    found = AT_END.search(description)
    if found is None:
        return description, None
    people = [part.strip() for part in re.split(r"\s*(?:/|;|,|&|\band\b)\s*", found["inside"]) if part.strip()]
    if not people or not all(is_person(person) for person in people):
        return description, None
    return description[: found.start()].rstrip(), "; ".join(people)


def doer(description: str) -> str | None:
    """The person or post that an action itself names as the one who will do it; teams and bodies are none.

    "Ruth to write the leaflet" is Ruth's; "Officers to discuss" is nobody's.
    """
    named = DOER.match(description)
    if named:
        people = [p.strip() for p in re.split(r"\s*(?:,|&|\band\b)\s*", named["doers"]) if p.strip()]
        if all(is_person(person) for person in people):
            return "; ".join(people)
    post = POST_DOER.match(description) or POST_BY.search(description)
    return post["post"].strip() if post else None
