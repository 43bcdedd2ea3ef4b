"""Who was at a meeting and who sent apologies: lists, tables and sentences of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...document import Paragraph, Table
from ...lookups import fold
from ..candidates import AttendanceCandidate, Claims
from ..report import Report, source_of
from .attendance_lists import listed
from .listed_people import Listed
from .people_lists import Person, people_in

CHAIRED = re.compile(
    r"(?P<names>(?:Councillor|Cllr\.?|Mr|Mrs|Ms|Miss|Dr|Provost|Bailie)\s+[A-Z][\w.'’ -]{2,40}?)"
    r"\s+(?:took|was in|assumed|in)\s+the\s+chair\b",
    re.IGNORECASE,
)
OF_PARTNERS = re.compile(
    r"\b(?:partnership|forum|wellbeing|trust|joint)\b", re.IGNORECASE
)  # bodies of more than councillors
LOCAL = re.compile(r"\b(?:parish|town council|community council|village|neighbourhood)\b", re.IGNORECASE)
NAMES_AMONG_WORDS = 4  # words of a list of people beside each word of a name: titles, roles


def find_attendances(report: Report, claims: Claims) -> Iterator[AttendanceCandidate]:
    """Everyone named as present or as having sent apologies, once each, in reading order."""
    if report.front.kind != "minutes":
        return
    there = list(listed(report.blocks))
    titled = _are_councillors([one.person for one in there if one.group in {"present", "members"}])
    chaired = any(one.person.part == "chair" and one.group in {"present", "members"} for one in there)
    chair = _chair(report.paragraphs)
    body = " ".join(m.committee or "" for m in report.front.meetings)
    if chair and not any(fold(one.person.name) == fold(chair.person.name) for one in there):
        there.insert(0, chair)
    of_people = {id(table) for table in report.tables if _holds_people(table, there)}
    seen: set[str] = set()
    for one in there:
        key = fold(one.person.name)
        if key in seen:
            continue
        seen.add(key)
        if not isinstance(one.block, Table) or id(one.block) in of_people:
            claims.take(one.block, "attendances")
        role = "chair" if chair and fold(chair.person.name) == key else _role(one, titled, chaired, body)
        kind = "apologies" if one.group == "apologies" else "present"
        source = source_of(one.block, method="attendances")
        yield AttendanceCandidate(source, one.person.name, role, kind, one.person.initials)


def _role(one: Listed, titled: bool, chaired: bool, body: str) -> str:
    """`titled` is whether councillors are listed as present: who comes from elsewhere is not of those who met."""
    person = one.person
    if person.part == "chair" and one.group == "apologies" and chaired:
        person = replace(person, part=None)  # of something else
    visits = titled and one.group in {"officers", "others"}
    if person.part == "officer" or (person.part == "chair" and not visits):
        return person.part
    if visits and person.title == "councillor":
        return "other"
    if person.level and person.title == "councillor" and person.level.casefold() not in body.casefold():
        return "other" if not body or LOCAL.search(body) else "member"
    if person.title == "councillor" or person.part == "member" or one.group == "members":
        return "member"
    if person.title == "other" and one.group == "present" and OF_PARTNERS.search(body):
        return "member"
    if person.title in {"officer", "other"}:
        return person.title
    if person.part == "visitor" and (one.group == "officers" or not OF_PARTNERS.search(body)):
        return "other"
    if one.group == "officers" or (person.post and not OF_PARTNERS.search(body)):
        return "officer"
    if one.group == "others":
        return "other"
    return "other" if titled and one.group == "present" and not OF_PARTNERS.search(body) else "member"


def _are_councillors(met: Sequence[Person]) -> bool:
    """Whether those present are councillors, as they are called, and not a forum to which one of them comes."""
    councillors = sum(person.title == "councillor" for person in met)
    others = sum(person.title is None and not person.post and person.part is None for person in met)
    return councillors > 0 and 2 * councillors >= others


def _chair(paragraphs: Sequence[Paragraph]) -> Listed | None:
    """Who took the chair, where a sentence says so."""
    for paragraph in paragraphs[:25]:
        found = CHAIRED.search(paragraph.text)
        if found:
            people = people_in(found["names"])
            return Listed(people[0], "present", paragraph) if people else None
    return None


def _holds_people(table: Table, listed: Sequence[Listed]) -> bool:
    """Whether a table lists people; minutes set as a table of items name a few in one of its rows."""
    named = sum(len(one.person.name.split()) for one in listed if one.block is table)
    return NAMES_AMONG_WORDS * named >= len(table.text.split())
