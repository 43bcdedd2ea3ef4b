"""Dates in the cells of action tables: the one in force and the earlier one, and dates beside an owner's name."""

from __future__ import annotations

import re

from ...document import Cell
from ..dates_printed import MONTH
from ..doers import is_person

OWNER_AND_DATE = re.compile(
    r"^(?P<who>[^\d]*?[A-Za-z.)])[\s,;:/–-]+(?:by\s+)?(?P<date>(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]+)?"
    rf"(?:{MONTH}|\d{{1,2}}|spring|summer|autumn|winter|end|q[1-4]|quarter)\b[\w\s./’'-]*)$",
    re.IGNORECASE,
)
STARTS = re.compile(r"(?:^|[\s,;:–-])(?:from|since|starting|commencing|start|starts)$", re.IGNORECASE)
DATE_CELL = 200  # characters; a longer cell is text and no pair of dates
REVISED = re.compile(
    r"[\s,;(]{0,8}\b(?:revised(?! from\b)(?: to| date)?|new date|now|(?:extended|amended|moved|changed|slipped) to)\b"
    r"\s*:?\s*(?P<date>[^()]*\d[^()]*)\)?",
    re.IGNORECASE,
)
ORIGINALLY = re.compile(
    r"\s{0,8}\(?\b(?:was|original(?:ly)?|previously|(?:(?:revised|extended|amended|moved|changed|slipped) )?from)\b"
    r"\s*:?\s*(?P<date>[^()]*\d[^()]*)\)?",
    re.IGNORECASE,
)

MONTH_YEAR = rf"{MONTH}[ ,'’-]{{1,2}}(?:\d{{4}}|\d{{2}})"
DAY = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d{{2}})|(?:\d{{1,2}}(?:st|nd|rd|th)?[ -])?{MONTH_YEAR})"
TWO_DATES = re.compile(  # one below or after the other, the first struck out in print: "31/03/2012 30/06/2012"
    rf"^(?P<old>{DAY})(?:\s|\s?[,;]\s|\s?(?:→|->|=>|>)\s?)(?P<new>{DAY})$", re.IGNORECASE
)
DATE_AND_OWNER = re.compile(rf"^(?P<date>{DAY})[\s,;/–-]+(?P<who>[A-Z].*)$", re.DOTALL)
REVISED_IN_TEXT = re.compile(  # "Not implemented – revised date 31 Jan 2024", in a status or an update
    rf"\b(?:revised|new|extended)\s(?:target\s|due\s|completion\s|implementation\s|end\s)?(?:date|deadline)s?"
    rf"\s?(?:of|to|is|now|agreed|[:–-])?\s?(?P<date>{DAY})",
    re.IGNORECASE,
)


def revised_in(words: str) -> str | None:
    """The last date that a text calls the revised one; None where it calls none so."""
    found = [match["date"] for match in REVISED_IN_TEXT.finditer(words)]
    return found[-1] if found else None


def owner_and_date(words: str) -> tuple[str, str | None]:
    """("J Moss", "May 2020") of "J Moss, May 2020", where one column holds both; without a date all is the owner."""
    both = OWNER_AND_DATE.match(words)
    if both and " " not in both["who"] and both["date"].isalpha() and is_person(words):  # Ann May and Tom Winter
        return words, None
    if both and (starts := STARTS.search(both["who"])):
        return both["who"][: starts.start()].strip(" ,;:–-"), None
    return (both["who"].strip(), both["date"].strip()) if both else (words, None)


def dates_in_cell(cell: Cell) -> tuple[str | None, str | None]:
    """(date in force, earlier date): the earlier struck out, or one of them called revised or original."""
    struck = " ".join(r.text.strip() for p in cell.paragraphs for r in p.runs if r.style.struck and r.text.strip())
    if struck:
        kept = " ".join(
            r.text.strip() for p in cell.paragraphs for r in p.runs if not r.style.struck and r.text.strip()
        )
        return (kept, struck) if kept else (struck, None)
    words = " ".join(cell.flat.split())
    if len(words) > DATE_CELL:
        return words, None
    both = TWO_DATES.match(words)
    if both and both["old"] != both["new"]:
        return both["new"], both["old"]
    for pattern, is_new in ((REVISED, True), (ORIGINALLY, False)):
        found = pattern.search(words)
        other = words[: found.start()].strip(" ,;(-–") if found else ""
        if found and any(c.isdigit() for c in other):
            new, old = (found["date"].strip(), other) if is_new else (other, found["date"].strip())
            return new, old
    return words or None, None
