"""What opens a list of those at a meeting: "Present:", "In attendance", "Apologies for absence"."""

from __future__ import annotations

import re

from ...lookups import fold, spellings
from ..blocks.language import sentences
from ..doers import is_person
from ..papers.labels import field_of
from ..wording import is_longer
from .absences import sent
from .people_lists import people_in

LABEL = re.compile(
    r"^(?P<label>[A-Za-z](?:[A-Za-z’'/ ]|-(?=[a-zA-Z])){2,60}?)\s*(?:(?::|[-–—](?=\s))\s*[-–—]?\s*|$)(?P<rest>.*)$",
    re.DOTALL,
)
BARE_LABEL = re.compile(
    r"^(?P<label>present|in attendance|apologies|also present)\.?\s+(?P<rest>(?:Councillors?|Cllrs?|Mr|Mrs|Ms)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
APOLOGISING = re.compile(r"(?<=[.;])\s+(?=(?:There\s(?:was|were)\s(?:an\s)?)?Apolog(?:y|ies)\b)", re.IGNORECASE)
TITLED_LABEL = re.compile(r"\b(?:Councillors|Cllrs)\b", re.IGNORECASE)  # "Councillors: A Bond, C Dee"
TITLED = re.compile(r"^(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Revd?|Professor|Prof|Sir|Dame)\b")
INITIALLED = re.compile(r"(?:[A-Z]\.? ?){1,3}(?<=[. ])[A-Z][a-z]")
ENDINGS = frozenset({"present", "members", "officers", "others"})  # lists whose label may have words before it
SMALL_WORDS = frozenset({"of", "from", "by", "to", "for", "with", "and"})  # "Questions from members" is no label
LONGEST_LABEL = 6  # words that begin with a capital
LONGEST_LISTS = 4000  # characters
LONGEST_OTHER = 4  # words of a label that is no list's
LONGEST_LINE = 60  # words of a line that carries a list on, whatever it says
LABEL_REACH = 80  # characters


def opens(text: str) -> tuple[str, str] | None:
    """(group, rest) of "Present:- Councillor A"; a label alone has an empty rest."""
    found = BARE_LABEL.match(text) or LABEL.match(text)
    if not found:
        return None
    group = _group_of(found["label"])
    is_known = fold(found["label"]) in spellings("attendance", "lists")
    if group is None or (not found["rest"] and len(text.split()) > LONGEST_LABEL and not is_known):
        return None
    rest = found["rest"].strip()
    title = TITLED_LABEL.search(found["label"])
    return group, f"{title.group()} {rest}" if title and rest else rest


def _group_of(label: str) -> str | None:
    """The list that a label opens; "Sub-Committee Members" and "Non-members also present" end as one does.

    Of two languages the first counts: "Present/Presennol".
    """
    known = spellings("attendance", "lists")
    whole = known.get(fold(label)) or known.get(fold(label.partition("/")[0]))
    words = fold(label).split()
    if whole or len(words) > LONGEST_LABEL or SMALL_WORDS.intersection(words):
        return whole
    return next((group for n in (1, 2, 3) if (group := known.get(" ".join(words[n:]))) in ENDINGS), None)


def lists(text: str) -> list[tuple[str, str]]:
    """The lists that one paragraph holds: "Present: A, B. In attendance: C. Apologies: D" is three."""
    first = opens(text)
    if first is None:
        return []
    cuts = {0, *(m.end() for m in APOLOGISING.finditer(text[:LONGEST_LISTS]))}
    last = 0
    for colon in re.finditer(r":", text[:LONGEST_LISTS]):
        begin = _label_before(text, colon.start())
        if begin is not None and begin > last and not text[last:begin].rstrip().endswith(":"):
            cuts.add(begin)
            last = begin
    begins = sorted(cuts)
    pieces = (text[a:b].strip(" ;") for a, b in zip(begins, [*begins[1:], len(text)], strict=True))
    return [opened for piece in pieces if (opened := opens(piece) or _apologies(piece))]


def _apologies(sentence: str) -> tuple[str, str] | None:
    """ "Apologies were received from Councillors A and B", after the names of those present."""
    names = names_sent(sentence)
    return ("apologies", names) if names else None


def _label_before(text: str, colon: int) -> int | None:
    """Where the longest label of a list that ends at this colon begins."""
    start = max(0, colon - LABEL_REACH)
    begins = [start + m.start() for m in re.finditer(r"(?<!\S)[A-Z]\S*", text[start:colon])][-LONGEST_LABEL:]
    known = spellings("attendance", "lists")
    return next((b for b in begins if fold(text[b:colon]) in known), None)


def unknown_list(text: str) -> str | None:
    """The people behind a label among those of the lists that is none of them: "Applicant: Mr Y Demir"."""
    found = LABEL.match(text)
    label = fold(found["label"]).split() if found else []
    if not found or len(label) > LONGEST_OTHER or SMALL_WORDS.intersection(label) or is_longer(text, LONGEST_LINE):
        return None
    rest = found["rest"].strip()
    return rest if TITLED.match(rest) and people_in(rest) else None


def sent_by_body(text: str) -> str | None:
    """The people behind the body or the place that sent them: "Norbeck Borough Council: A Roe", "Fell - Mr B Dee"."""
    found = LABEL.match(text)
    if not found or not found["rest"] or is_longer(text, LONGEST_LINE):
        return None
    label = found["label"].strip()
    named = [word for word in label.split() if word not in SMALL_WORDS and word != "the"]
    if TITLED.match(label) or INITIALLED.match(label) or is_person(label) or field_of(label):
        return None
    if not all(word[0].isupper() for word in named):
        return None
    return found["rest"].strip() if people_in(found["rest"]) else None


def names_sent(text: str) -> str | None:
    """The names in "Apologies were received from ..."."""
    return next((names for sentence in sentences(text) if (names := sent(sentence))), None)
