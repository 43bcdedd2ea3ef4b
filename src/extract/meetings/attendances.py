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
from .absences import replaced, sent, tells, told, without_substitutes
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
PRESENCE = re.compile(r"\b(?:present|attend\w*)\b", re.IGNORECASE)
UNLABELLED = re.compile(  # "Councillor A Roe (in the Chair); Councillors Dee, Fry", where a page lost the label
    r"^(?:Councillor|Cllr)s?\b\.?\s[^.;()]{3,60}\((?:in the )?Chair(?:man|person)?\)\s?[;,]\s", re.IGNORECASE
)
WAS_THERE = re.compile(r"(?:,\s|\s[Tt]he\s[a-z ]{3,30}?)?\b(?:was|were)\s(?:also\s)?(?:in attendance|present)\.?$")
ALSO = re.compile(r"Also\s?:?\s(?=[A-Z])")  # a list that a stop cut: "... and Dr Dee. Also: Ms Roe"
ONE_NAME = re.compile(r"[A-Z][a-z’'-]+")
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
LONGEST_LINE = 60  # words of a line that carries a list on, whatever it says
MOST_AMONG_NAMES = 2  # words of a longer one beside each word of a name: a roll of all members


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
    titled = any(one.person.title == "councillor" and one.group in {"present", "members"} for one in listed)
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
    """`titled` is whether councillors are listed as present: who comes from elsewhere is not of those who met."""
    person = one.person
    visits = titled and one.group in {"officers", "others"}
    if person.part == "officer" or (person.part == "chair" and not visits):
        return person.part
    if visits and person.title == "councillor":
        return "other"
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
    above = ""  # the line before, where it may go on
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
        text, above = _gone_on(above, block.text), block.text
        pieces = _lists(block.text if words is None else f"{_bare(item)}: {words}")
        if pieces:
            lines = 0
            for group, rest in pieces:
                second = _opens(rest)
                beside, rest = second or (None, rest)
                group = "apologies" if words is None and _is_within_apologies(item, group, block.text) else group
                sent_by = _sent(rest) if group == "apologies" else None
                yield from _people(sent_by or rest, group, block)
            group = "present" if group == "chair" and rest else group
            continue
        swapped = list(replaced(block.text)) if item and "substitut" in item.title.casefold() else []
        if swapped:
            yield from (one for kind, names in swapped for one in _people(names, kind, block))
            continue
        if group and lines < FEW_LINES and words is None and (aside := _unknown_list(block.text)):
            yield from _people(aside, "others", block)
            continue
        lines += 1
        if words is None and UNLABELLED.match(text) and _carries_on(block):
            group, lines = "present", 0
        if group and words is None and lines <= MOST_LINES and _carries_on(block):
            said = tells(text)
            yield from _in_prose(block, None) if said else _people(WAS_THERE.sub("", text), group, block, beside)
            continue
        if not (group and lines <= MOST_LINES and words is None and _is_nobody(block)):
            group = None
        yield from _in_prose(block, item)


def _bare(item: Item | None) -> str:
    """An item's title without the stop or dash behind it: "387 APOLOGY FOR ABSENCE -"."""
    return item.title.rstrip(" .:–—-") if item else ""


def _is_within_apologies(item: Item | None, group: str, text: str) -> bool:
    """Whether a label only says which of those away are listed: "School members" under "Apologies for absence"."""
    kinds = group not in {"chair", "apologies"} and not PRESENCE.search(text)
    return kinds and item is not None and spellings("attendance", "lists").get(fold(_bare(item))) == "apologies"


def _gone_on(above: str, text: str) -> str:
    """A line with what the line before left open: the title that its names have in common, or a forename."""
    above = above.rstrip()
    last = above.rpartition(",")[2].strip()
    shared = TITLED_LABEL.findall(above)
    if above.endswith(",") and shared and not TITLED.match(text):
        return f"{shared[-1]} {text}"
    return f"{last} {text}" if not shared and "," in above and ONE_NAME.fullmatch(last) else text


def _opens(text: str) -> tuple[str, str] | None:
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
    text = WAS_THERE.sub("", block.text)
    people = people_in(text)
    words = len(text.split())
    if words > LONGEST_LINE and words > MOST_AMONG_NAMES * sum(len(one.name.split()) for one in people):
        return False
    return bool(people) and (not re.search(r"\b(?:was|were|had|has|that|is|are)\b", text) or bool(_sent(text)))


def _is_nobody(block: Paragraph) -> bool:
    """A line among names that names nobody: "Vacancy", "Members of staff"."""
    plain = block.kind is ParagraphKind.TEXT and not is_longer(block.text, LONGEST_NOBODY)
    return plain and not block.text.rstrip().endswith((".", ":")) and not people_in(block.text)


def _sent(text: str) -> str | None:
    """The names in "Apologies were received from ..."."""
    return next((names for sentence in sentences(text) if (names := sent(sentence))), None)


def _in_prose(block: Paragraph, item: Item | None) -> Iterator[_Listed]:
    said: list[tuple[str, str]] = []
    for sentence in sentences(block.text):
        also = ALSO.match(sentence) if said else None
        said = [(said[-1][0], sentence[also.end() :])] if also else list(told(sentence))
        for group, names in said:
            yield from _people(names, group, block)
        joined = None if said else JOINED.match(sentence)
        if joined and not joined["names"].casefold().startswith(("the ", "no ", "all ")):
            people = people_in(joined["names"])
            yield from (_Listed(p, "others", block) for p in people[:1])
    named = spellings("attendance", "lists").get(fold(_bare(item))) if item else None
    if named == "apologies" and not is_longer(block.text, 60) and not tells(block.text) and _carries_on(block):
        yield from _people(block.text, named, block)


def _people(words: str, group: str, block: Block, beside: str | None = None) -> Iterator[_Listed]:
    """`beside` is the group of a second list that is printed to the right of the first: a line's last name is its."""
    if group == "apologies":
        words, instead = without_substitutes(words)
        for one in instead:
            yield from _people(one, "present", block)
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
