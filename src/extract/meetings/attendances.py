"""Who was at a meeting and who sent apologies: lists, tables and sentences of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import attrgetter

from ...document import Block, Cell, Paragraph, ParagraphKind, Table
from ...lookups import fold, spellings
from ..blocks.language import sentences
from ..candidates import AttendanceCandidate, Claims
from ..doers import is_person
from ..report import Report, source_of
from ..wording import is_longer
from .minute_items import Item, opened_tables, under_items
from .people_lists import Person, people_in
from .starred import with_those_there

LABEL = re.compile(
    r"^(?P<label>[A-Za-z](?:[A-Za-z’'/ ]|-(?=[a-zA-Z])){2,60}?)\s*(?:(?::|[-–—](?=\s))\s*[-–—]?\s*|$)(?P<rest>.*)$",
    re.DOTALL,
)
BARE_LABEL = re.compile(
    r"^(?P<label>present|in attendance|apologies|also present)\s+(?P<rest>(?:Councillors?|Cllrs?|Mr|Mrs|Ms)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
SENT = re.compile(
    r"\bapolog(?:y|ies)\b[^.:]{0,60}?\b(?:from|by|on behalf of)\b\s*:?\s*(?P<names>.+)$", re.IGNORECASE | re.DOTALL
)
STOOD_IN = re.compile(  # "Ms H Horne attended as substitute for Mr D Black"
    r"^(?P<there>[A-Z][^.;:()]{3,60}?),?\s+(?:(?:was|were)\s+)?(?:attend(?:ed|ing)|present|substitut(?:ed|ing)|deputis(?:ed|ing)"
    r"|appointed|act(?:ed|ing))\s+(?:the\s+meeting\s+)?(?:as\s+(?:an?\s+)?(?:substitutes?|deputy|deputies)\s+)?"
    r"(?:for|in\s+(?:the\s+)?place\s+of|on\s+behalf\s+of)\s+(?P<away>[A-Z][^;:()]{3,80}?)[.]?$"
)
ATTENDED = re.compile(  # "Cllrs L Ward and A Burt attended as substitutes."
    r"^(?P<there>[A-Z][^;:()]{3,120}?)\s+(?:(?:attended|were present|was present|substituted)\s+as\s+(?:an?\s+)?"
    r"(?:substitutes?|deput(?:y|ies))|was\s+(?:his|her|their)\s+substitute(?:\s+for\s+the\s+meeting)?)[.]?$"
)
STANDS_IN = re.compile(  # "Mr D Black (Ms H Horne attended as substitute)"
    r"\((?:with\s+)?(?P<there>[A-Z][^().;:]{3,60}?),?\s+(?:(?:was|were)\s+)?(?:attend(?:ed|ing)|present|substitut(?:ed|ing)"
    r"|deputis(?:ed|ing))\b[^()]{0,60}\)"
)
SENT_BY = re.compile(
    r"\s(?:had\s+|also\s+)?(?:sent|gave|given)\s+(?:(?:their|his|her)\s+)?apolog(?:ies|y)\b", re.IGNORECASE
)
CHAIRED = re.compile(
    r"(?P<names>(?:Councillor|Cllr\.?|Mr|Mrs|Ms|Miss|Dr|Provost|Bailie)\s+[A-Z][\w.'’ -]{2,40}?)"
    r"\s+(?:took|was in|assumed|in)\s+the\s+chair\b",
    re.IGNORECASE,
)
JOINED = re.compile(r"^(?P<names>[A-Z][\w.'’ -]{4,60}?)\s+(?:joined|attended)\s+(?:the|this)\s+meeting\b")
APOLOGISING = re.compile(r"(?<=[.;])\s+(?=Apolog(?:y|ies)\b)", re.IGNORECASE)
TITLED_LABEL = re.compile(r"\b(?:Councillors|Cllrs)\b", re.IGNORECASE)  # "Councillors: A Bond, C Dee"
OF_PARTNERS = re.compile(
    r"\b(?:partnership|forum|wellbeing|trust|joint)\b", re.IGNORECASE
)  # bodies of more than councillors
LOCAL = re.compile(r"\b(?:parish|town council|community council|village|neighbourhood)\b", re.IGNORECASE)
MOST_LINES = 30
NAMES_AMONG_WORDS = 4  # words of a list of people beside each word of a name: titles, roles
INITIALLED = re.compile(r"^(?:[A-Z]\.? ?){1,3} [A-Z][a-z]|^(?:[A-Z]\.){1,3} ?[A-Z][a-z]")
LONGEST_LABEL = 6  # words that begin with a capital
ENDINGS = frozenset({"present", "members", "officers", "others"})  # lists whose label may have words before it
SMALL_WORDS = frozenset({"of", "from", "by", "to", "for", "with", "and"})  # "Questions from members" is no label
LONGEST_LISTS = 4000  # characters
FEW_LINES = 8
LONGEST_NOBODY = 8  # words
LONGEST_OTHER = 4  # words of a label that is no list's
TITLED = re.compile(r"^(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Revd?|Professor|Prof|Sir|Dame)\b")
LABEL_REACH = 80  # characters
LONGEST_LINE = 60  # words of a line that carries a list on


@dataclass(frozen=True, slots=True)
class _Listed:
    person: Person
    group: str
    block: Block


def _holds_people(table: Table, listed: Sequence[_Listed]) -> bool:
    """Whether a table lists people; minutes set as a table of items name a few in one of its rows."""
    named = sum(len(one.person.name.split()) for one in listed if one.block is table)
    return NAMES_AMONG_WORDS * named >= len(table.text.split())


def find_attendances(report: Report, claims: Claims) -> Iterator[AttendanceCandidate]:
    """Everyone named as present or as having sent apologies, once each, in reading order."""
    if report.front.kind != "minutes":
        return
    listed = list(_listed(report.blocks))
    titled = any(one.person.title == "councillor" and one.group == "present" for one in listed)
    chair = _chair(report.paragraphs)
    body = " ".join(m.committee or "" for m in report.front.meetings)
    if chair and not any(fold(one.person.name) == fold(chair.person.name) for one in listed):
        listed.insert(0, chair)
    of_people = {id(table) for table in report.tables if _holds_people(table, listed)}
    seen: set[str] = set()
    for one in listed:
        key = fold(one.person.name)
        if key in seen:
            continue
        seen.add(key)
        if not isinstance(one.block, Table) or id(one.block) in of_people:
            claims.take(one.block, "attendances")
        role = "chair" if chair and fold(chair.person.name) == key else _role(one, titled, body)
        kind = "apologies" if one.group == "apologies" else "present"
        source = source_of(one.block, method="attendances")
        yield AttendanceCandidate(source, one.person.name, role, kind, one.person.initials)


def _role(one: _Listed, titled: bool, body: str) -> str:
    person = one.person
    if person.part in {"chair", "officer"}:
        return person.part
    if person.level and person.title == "councillor" and person.level.casefold() not in body.casefold():
        return "other" if not body or LOCAL.search(body) else "member"
    if person.title == "councillor" or person.part == "member" or one.group == "members":
        return "member"
    if person.title in {"officer", "other"}:
        return person.title
    if one.group == "officers" or (person.post and not OF_PARTNERS.search(body)):
        return "officer"
    if one.group == "others":
        return "other"
    return "other" if titled and one.group == "present" and not OF_PARTNERS.search(body) else "member"


def _chair(paragraphs: Sequence[Paragraph]) -> _Listed | None:
    """Who took the chair, where a sentence says so."""
    for paragraph in paragraphs[:25]:
        found = CHAIRED.search(paragraph.text)
        if found:
            people = people_in(found["names"])
            return _Listed(people[0], "present", paragraph) if people else None
    return None


def _listed(blocks: Sequence[Block]) -> Iterator[_Listed]:
    group: str | None = None
    beside: str | None = None
    lines = 0
    for item, block, words in under_items(opened_tables(with_those_there(blocks))):
        if isinstance(block, Table):
            listed = list(_in_table(block))
            if not listed and group and not lines:
                listed = [one for cell in _named_in(block) for one in _people(cell.text, group, block)]
                lines += 1  # a second table is about something else
            yield from listed
            continue
        if not isinstance(block, Paragraph):
            continue
        pieces = _lists(block.text if words is None else f"{item.title if item else ''}: {words}")
        if pieces:
            lines = 0
            for group, rest in pieces:
                second = _opens(rest)
                beside, rest = second or (None, rest)
                sent = _sent(rest) if group == "apologies" else None
                yield from _people(sent or rest, group, block)
            group = "present" if group == "chair" and rest else group
            continue
        if group and lines < FEW_LINES and words is None and (aside := _unknown_list(block.text)):
            yield from _people(aside, "others", block)
            continue
        lines += 1
        if group and words is None and lines <= MOST_LINES and _carries_on(block):
            told = _sent(block.text) or any(STOOD_IN.match(s) or ATTENDED.match(s) for s in sentences(block.text))
            yield from _in_prose(block, None) if told else _people(block.text, group, block, beside)
            continue
        if not (group and lines <= MOST_LINES and words is None and _is_nobody(block)):
            group = None
        yield from _in_prose(block, item)


def _opens(text: str) -> tuple[str, str] | None:
    """(group, rest) of "Present:- Councillor A"; a label alone has an empty rest."""
    found = BARE_LABEL.match(text) or LABEL.match(text)
    if not found:
        return None
    group = _group_of(found["label"])
    if group is None or (not found["rest"] and len(text.split()) > 6):
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


def _lists(text: str) -> list[tuple[str, str]]:
    """The lists that one paragraph holds: "Present: A, B. In attendance: C. Apologies: D" is three."""
    first = _opens(text)
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
    return [opened for piece in pieces if (opened := _opens(piece) or _apologies(piece))]


def _apologies(sentence: str) -> tuple[str, str] | None:
    """ "Apologies were received from Councillors A and B", after the names of those present."""
    sent = _sent(sentence)
    return ("apologies", sent) if sent else None


def _label_before(text: str, colon: int) -> int | None:
    """Where the longest label of a list that ends at this colon begins."""
    start = max(0, colon - LABEL_REACH)
    begins = [start + m.start() for m in re.finditer(r"(?<!\S)[A-Z]\S*", text[start:colon])][-LONGEST_LABEL:]
    known = spellings("attendance", "lists")
    return next((b for b in begins if fold(text[b:colon]) in known), None)


def _unknown_list(text: str) -> str | None:
    """The people behind a label among those of the lists that is none of them: "Applicant: Mr Y Demir"."""
    found = LABEL.match(text)
    label = fold(found["label"]).split() if found else []
    if not found or len(label) > LONGEST_OTHER or SMALL_WORDS.intersection(label) or is_longer(text, LONGEST_LINE):
        return None
    rest = found["rest"].strip()
    return rest if TITLED.match(rest) and people_in(rest) else None


def _carries_on(block: Paragraph) -> bool:
    """A line of names: short pieces, no sentence with a verb of its own."""
    text = block.text
    if len(text.split()) > LONGEST_LINE:
        return False
    return bool(people_in(text)) and (not re.search(r"\b(?:was|were|had|has|that|is|are)\b", text) or bool(_sent(text)))


def _is_nobody(block: Paragraph) -> bool:
    """A line among names that names nobody: "Vacancy", "Members of staff"."""
    plain = block.kind is ParagraphKind.TEXT and not is_longer(block.text, LONGEST_NOBODY)
    return plain and not block.text.rstrip().endswith((".", ":")) and not people_in(block.text)


def _sent(text: str) -> str | None:
    """The names in "Apologies were received from ..."."""
    for sentence in sentences(text):
        names = _apologising(sentence)
        if names:
            return names
    return None


def _apologising(sentence: str) -> str | None:
    found = SENT.search(sentence)
    if found:
        return found["names"]
    sent_by = SENT_BY.search(sentence)
    return sentence[: sent_by.start()] if sent_by else None


def _in_prose(block: Paragraph, item: Item | None) -> Iterator[_Listed]:
    for sentence in sentences(block.text):
        names = _apologising(sentence)
        if names:
            yield from _people(names, "apologies", block)
            continue
        stood_in = STOOD_IN.match(sentence)
        if stood_in:
            yield from _people(stood_in["there"], "present", block)
            yield from _people(stood_in["away"], "apologies", block)
            continue
        attended = ATTENDED.match(sentence)
        if attended:
            yield from _people(attended["there"], "present", block)
            continue
        joined = JOINED.match(sentence)
        if joined and not joined["names"].casefold().startswith(("the ", "no ", "all ")):
            people = people_in(joined["names"])
            yield from (_Listed(p, "others", block) for p in people[:1])
    if item and fold(item.title) in spellings("attendance", "lists") and not SENT.search(block.text):
        group = spellings("attendance", "lists")[fold(item.title)]
        if group == "apologies" and len(block.text.split()) <= 25 and _carries_on(block):
            yield from _people(block.text, group, block)


def _people(words: str, group: str, block: Block, beside: str | None = None) -> Iterator[_Listed]:
    """`beside` is the group of a second list that is printed to the right of the first: a line's last name is its."""
    if group == "apologies" and "(" in words:
        for stands_in in STANDS_IN.finditer(words):
            yield from _people(stands_in["there"], "present", block)
        words = STANDS_IN.sub("", words)
    people = people_in(words.strip())
    for number, person in enumerate(people):
        if group == "chair" and not number:
            person = replace(person, part="chair")
        aside = beside if beside and number and number == len(people) - 1 else group
        yield _Listed(person, "present" if aside == "chair" else aside, block)


def _in_table(table: Table) -> Iterator[_Listed]:
    """Lists under or beside cells "Present", "Apologies"; a table without such a cell holds none."""
    labelled = {cell.column for cell in table.cells if _is_label(cell)}
    for cell in table.cells if labelled else ():
        lines = [p.text for p in cell.paragraphs if p.text]
        opened = _opens(lines[0]) if lines else None
        if not opened:
            right = table.at(cell.row, cell.column + cell.column_span)
            beside = _unknown_list(f"{cell.flat} {right.text}") if right and cell.flat.endswith(":") else None
            yield from _people(beside, "others", table) if beside and cell.column in labelled else ()
            continue
        group, rest = opened
        texts = [rest, *lines[1:]]
        right = table.at(cell.row, cell.column + cell.column_span)
        if not "".join(texts).strip() and right and not (right.text and _opens(right.text.split("\n")[0])):
            texts.append(right.text)
        over_all = cell.column == 0 and not any(
            c.text for c in table.row(cell.row)[1:]
        )  # a label over columns of names
        under = (c for c in table.cells if (over_all or c.column == cell.column) and c.row > cell.row)
        below = sorted(under, key=attrgetter("row", "column"))
        texts.extend(c.text for c in takewhile(lambda c: not _is_label(c), below))
        for text in texts:
            yield from _people(text, group, table)


def _named_in(table: Table) -> list[Cell]:
    """The cells of the columns that hold people, where others say whom they come from: "Name | Organisation"."""
    named = {
        column
        for column in range(table.column_count)
        if (cells := [c for c in table.cells if c.column == column and c.text])
        and 2 * sum(_is_named(c) for c in cells) >= len(cells)
    }
    return [c for c in table.cells if c.column in named] or list(table.cells)


def _is_named(cell: Cell) -> bool:
    """Whether a cell opens with somebody's name: titled, initialled, or with a known forename."""
    first = cell.text.partition("\n")[0]
    people = people_in(first)
    return bool(people) and (bool(TITLED.match(first)) or is_person(people[0].name) or bool(INITIALLED.match(first)))


def _is_label(cell: Cell) -> bool:
    return bool(cell.text) and _opens(cell.text.split("\n")[0]) is not None
