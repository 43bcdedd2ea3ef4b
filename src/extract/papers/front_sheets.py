"""The front sheet of one paper, in its own words: from labels, from the lines on top, from closing contacts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

from ...document import Block, Document, Paragraph, Table
from ...lookups import fold, spellings
from ...lookups import table as lookup
from ..candidates import MeetingCandidate, ReportCandidate
from ..dates_printed import dates_in, printed
from ..posts import may_be_person, names_post
from ..report import source_of
from .authority_words import authority_words
from .committee_pages import decided_on, meetings_met
from .heading_block import PRINTED_REFERENCE, HeadingBlock, Line, heading_block, line_kind
from .labels import Labelled, field_of, labelled, section_of, split_labels
from .meeting_bodies import addressed, bodies_in, body_on_top
from .paper_starts import Start
from .period_words import period_words
from .titles import OF_EARLIER, title_of

ANYWHERE = frozenset(
    {"report_author", "contact", "author_and_contact", "report_reference", "key_decision", "exempt", "wards"}
)
TERSE = frozenset({"key_decision", "exempt", "wards", "report_reference"})
LONGEST_HEAD = 45  # blocks
IN_BRACKETS = re.compile(r"\((?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})\)")
DIRECTOR_OF = re.compile(r"\bDirector\s+(?:of|for|\(|[-–])\s*(?:the\s+)?(?P<name>[A-Z][^\n;()0-9@]*)")
REPORT_OF = re.compile(r"^(?:joint\s+)?report (?:of|from|by) ", re.IGNORECASE)
DIRECTORATE_PLAN = re.compile(r"(?:^|[:–-]\s*)(?P<name>[^:–-]+?)(?<!\s)\s+Directorate\s+(?:Plan|Service|Business)")
TO_A_BODY = re.compile(r"(?<!\s)\s+to\s+(?:the\s+)?(?=[A-Z])")
SIGNED = re.compile(
    r"^(?P<name>[A-Z][a-z]+(?:\s[A-Z][\w'’.-]*){1,2}),?\s+"
    r"(?P<post>(?:(?:Strategic|Executive|Corporate|Interim|Acting)\s+)*(?:Director|Chief Executive|Head)\b[^.:;]*)$"
)
RANK = re.compile(  # the post after a name without a comma, as in a cell whose lines ran together
    r"(?<!\s)\s+(?:(?:Assistant|Deputy|Interim|Acting|Corporate|Strategic|Executive|Group|Service|Senior|Principal)\s+)*"
    r"(?:Head|Director|Chief|Manager|Officer|Lead)\b"
)
SIGNED_WITHIN = 60  # blocks
LEADING_REFERENCE = re.compile(
    r"^(?P<reference>[A-Z]{2,5}\s?(?:\(\d{1,3}\)|\d{1,3}[/-]\d{1,4})[\w./()-]*)\s+(?=[A-Z][a-z])"
)
PAGE_STAMP = re.compile(r"^page\s*\d", re.IGNORECASE)
SHARED = frozenset({"committee", "meeting_date", "venue"})  # what all papers of one meeting have in common
MEMBER_NAMED = re.compile(  # "Councillor A Roe, Cabinet Member for Highways": the post decides
    r"^(?:Councillor|Cllr)\.?\s[^,–\n]{3,40}(?:,|\s–)\s(?=(?:the\s)?(?:Cabinet|Executive|Lead|Deputy|Portfolio|Leader)\b)",
    re.IGNORECASE,
)
SPAN = re.compile(r"\b(?:period|from)\b.{0,30}\b(?:19|20)\d\d\b.{0,12}\bto\b", re.IGNORECASE)  # what is reported on
DUE = re.compile(r"^actions?\s?[:–—-]|\bby\s(?:the\s)?\d{1,2}\b", re.IGNORECASE)  # a day that is no meeting's
MAP_LINK = re.compile(r"\.?\s?\bView directions\b.*$", re.IGNORECASE)  # of a committee site's page
ALL_WARDS = re.compile(r"(?:^|\s)(?P<wards>all\s+wards?(?:\s+affected)?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The blocks of one paper, before its front sheet is read. `named` is the name that other papers give it."""

    document: Document
    start: Start
    ordinal: int
    blocks: tuple[Block, ...]
    kind: str
    parent: ReportCandidate | None = None
    named: str | None = None
    facts: tuple[Labelled, ...] = field(default=())

    @property
    def first_body(self) -> int:
        """Where the body begins: its first section heading."""
        for index, block in enumerate(self.blocks[:LONGEST_HEAD]):
            if isinstance(block, Paragraph) and section_of(block.text) in {"opening", "recommendation"} and index:
                return index
        return min(len(self.blocks), LONGEST_HEAD)


def facts_of(blocks: Sequence[Block]) -> tuple[Labelled, ...]:
    """The labelled facts of a stretch that belong to its front sheet."""
    return tuple(labelled(blocks))


def repeated_facts(document: Document, blocks: Sequence[Block]) -> tuple[Labelled, ...]:
    """Where and when the meeting is, in lines on the stretch's first page that were taken for running headers.

    The papers of one meeting all begin with the same lines: "Report to: Cabinet", "Date: 4 May 2016".
    """
    lines = _repeated_lines(document, blocks)
    found = [(name, value) for line in lines for name, value in split_labels(line) if value]
    found += [(name, value) for label, value in pairwise(lines) if (name := field_of(label)) and not field_of(value)]
    return tuple(Labelled(name, value, 0, ()) for name, value in found if name in SHARED)


def _repeated_lines(document: Document, blocks: Sequence[Block]) -> list[str]:
    first = next((p.page for b in blocks for p in b.parts), None)
    on_page = (f.text for f in document.furniture if f.place == "header" and first in {p.page for p in f.parts})
    return [text for text in on_page if any(c.isalpha() for c in text) and not PAGE_STAMP.match(text)]


def read_front(stretch: Stretch) -> ReportCandidate:
    """The front sheet's words; `title` may be the name that the agenda or the covering report gives the paper."""
    head = stretch.first_body
    facts: dict[str, str] = {}
    for fact in stretch.facts:
        if fact.index < head or (fact.field in ANYWHERE and _is_brief(fact)):
            facts.setdefault(fact.field, fact.value)
    facts = _wards_apart(facts)
    top = heading_block(stretch.blocks)
    reference, title = _reference(title_of(stretch, facts.get("title"), top), stretch.blocks[:6])
    contact = facts.get("author_and_contact") or facts.get("contact")
    pages = sorted({p.page for b in stretch.blocks for p in b.parts})
    return ReportCandidate(
        source=source_of(*_front_blocks(stretch, top), method=f"front_sheet:{stretch.start.begins}"),
        ordinal=stretch.ordinal,
        kind=stretch.kind,
        parent_ordinal=stretch.parent.ordinal if stretch.parent else None,
        title=title,
        directorate=_directorate(stretch, facts, top, title),
        portfolio=facts.get("portfolio"),
        report_author=_authors(stretch, facts),
        contact=contact,
        report_reference=facts.get("report_reference") or reference,
        wards=facts.get("wards"),
        exempt=facts.get("exempt"),
        key_decision=facts.get("key_decision"),
        authority=authority_words(stretch.document, stretch.blocks, top, title),
        period=period_words(stretch, title, top),
        meetings=_meetings(stretch, facts, top),
        page_start=pages[0] if pages else None,
        page_end=pages[-1] if pages else None,
    )


def _is_brief(fact: Labelled) -> bool:
    """Outside the front sheet a word like "Key" or "Status" labels other things too; its fact is a name or a yes."""
    words = fact.value.split()
    return fact.field not in TERSE or (len(words) <= 8 and bool(re.match(r"[A-Z]", fact.value)))


def _wards_apart(facts: dict[str, str]) -> dict[str, str]:
    """ "All Wards Affected" printed under the directorate is the wards."""
    found = dict(facts)
    for name, value in facts.items():
        wards = ALL_WARDS.search(value)
        if wards and wards.start() and name in {"directorate", "title", "meeting_date", "committee"}:
            found[name] = value[: wards.start()].strip()
            found.setdefault("wards", wards["wards"])
    return found


def _front_blocks(stretch: Stretch, top: HeadingBlock) -> list[Block]:
    head = stretch.first_body
    blocks: list[Block] = [p for _, p in top.lines]
    for fact in stretch.facts:
        if fact.index < head:
            blocks.extend(b for b in fact.blocks if all(b is not other for other in blocks))
    return blocks or list(stretch.blocks[:1])


def _reference(title: str | None, top: Sequence[Block]) -> tuple[str | None, str | None]:
    """(reference, title): "TB (7)1.ii" before a title, or "Report ACH21-044" on a line of its own."""
    leading = LEADING_REFERENCE.match(title or "")
    if title and leading:
        return leading["reference"], title[leading.end() :]
    for block in top:
        found = PRINTED_REFERENCE.match(block.text) if isinstance(block, Paragraph) else None
        if found:
            return found["reference"], title
    return None, title


def _authors(stretch: Stretch, facts: dict[str, str]) -> str | None:
    """Who wrote the paper; posts in the list of those at a meeting are labels of nobody."""
    signed = _signature(stretch)
    printed = facts.get("report_author") or facts.get("author_and_contact")
    names = [_name(line) for line in (printed or "").split("\n")]
    kept = [n for n in names if n and not names_post(n)]
    if kept:
        return "; ".join(dict.fromkeys(kept))
    if facts.get("report_author") and not RANK.match(f" {facts['report_author']}"):
        return facts["report_author"].split("\n")[0]
    if signed:
        return signed["name"]
    name = _name(facts.get("report_of", "").split("\n")[0]) if not _lists_people(stretch) else ""
    return name if name and not names_post(name) and len(name.split()) > 1 else None


def _lists_people(stretch: Stretch) -> bool:
    """Whether posts label cells of minutes, beside those who hold them: whoever was there wrote nothing."""
    posts = (fact for fact in stretch.facts if fact.field == "report_of") if stretch.kind == "minutes" else ()
    return any(isinstance(block, Table) for fact in posts for block in fact.blocks)


def _name(line: str) -> str:
    """The words before the post, the bracket, the number or the address; "" where they are no name.

    Behind a post the bracket holds the name: "Assistant Chief Executive (Ada Cole)".
    """
    inside = IN_BRACKETS.search(line)
    if inside and names_post(line[: inside.start()]) and not _names_field(inside["name"]):
        line = inside["name"]
    bare = re.split(r",|\(|\s[-–—]\s|\d|\s\S*@", line.strip(), maxsplit=1)[0].strip(" :;")
    ranked = RANK.search(bare) if names_post(bare) else None
    bare = bare[: ranked.start()] if ranked else bare
    if ranked and not may_be_person(bare):  # "Community Safety Manager"
        return ""
    words = bare.split()
    if not words or spellings("attendance", "titles").get(fold(words[0])) == "councillor":
        return ""
    return bare if 1 < len(words) <= 5 and all(w[0].isupper() or w[0] == "'" for w in words) else ""


def _names_field(words: str) -> bool:
    """ "Strategic Director (Adult Social Care)" says of what he is director."""
    fields = cast(dict[str, dict[str, list[str]]], lookup("people"))["posts"]["services"]
    return names_post(words) or not set(fold(words).split()).isdisjoint(fields)


def _signature(stretch: Stretch) -> re.Match[str] | None:
    """The name and post under the introduction of an appendix that a chief officer signs."""
    if stretch.parent is None:
        return None
    lines = (SIGNED.match(b.text) for b in stretch.blocks[:SIGNED_WITHIN] if isinstance(b, Paragraph))
    return next((found for found in lines if found), None)


def _directorate(stretch: Stretch, facts: dict[str, str], top: HeadingBlock, title: str | None) -> str | None:
    signed = _signature(stretch)
    if facts.get("directorate"):
        return facts["directorate"].split("\n")[0]
    report_of = [p.text for p in _paragraphs(stretch) if REPORT_OF.match(p.text)]
    for words in (facts.get("report_of"), *report_of[:1], facts.get("report_author"), facts.get("author_and_contact")):
        found = DIRECTOR_OF.search(words or "")
        if found:
            return TO_A_BODY.split(found["name"])[0].strip(" .,")
    if signed and (found := DIRECTOR_OF.search(signed["post"])):
        return found["name"].strip(" .,")
    named = DIRECTORATE_PLAN.search(title or "")
    if named and stretch.parent:
        return named["name"].strip()
    known = _loose(stretch.parent.directorate) if stretch.parent and stretch.parent.directorate else None
    return next((printed(p) for _, p in top.lines if known and _loose(p.text) == known), None)


def _loose(words: str) -> str:
    return fold(words).replace("&", "and")


def _paragraphs(stretch: Stretch) -> list[Paragraph]:
    return [b for b in stretch.blocks[: stretch.first_body] if isinstance(b, Paragraph)]


def _is_item_page(top: HeadingBlock) -> bool:
    """A committee site's page of one item: "Agenda item", its title, "Minutes:"."""
    return any(kind is Line.GENERIC and fold(p.text) == "agenda item" for kind, p in top.lines)


def _unlisted(stretch: Stretch) -> list[Paragraph]:
    """The paragraphs without bullets, which list other meetings."""
    return [p for p in _paragraphs(stretch) if not p.mark or any(map(str.isalnum, p.mark))]


def _meetings(stretch: Stretch, facts: dict[str, str], top: HeadingBlock) -> tuple[MeetingCandidate, ...]:
    """The meetings that are printed; the first is the report's own. An appendix has none but its own."""
    met = meetings_met(stretch.blocks) if stretch.kind == "minutes" else ()
    if met:
        source = source_of(*_front_blocks(stretch, top), method="front_sheet:meeting")
        return tuple(MeetingCandidate(source, one.body, one.day) for one in met)
    if (
        stretch.kind == "minutes"
        and _is_item_page(top)
        and not {"meetings", "committee", "meeting_date"}.intersection(facts)
    ):
        return ()  # the days and bodies that it names are those of earlier papers
    named_on = [line for name in ("meetings", "committee") for line in facts.get(name, "").split("\n") if line]
    dates = [d for line in (*named_on, facts.get("meeting_date", "")) for d in dates_in(line)]
    committees = [words for line in named_on if (words := _without_dates(line))]
    on_top = [printed(p) for _, p in top.lines]
    if stretch.kind in {"minutes", "agenda", "action_plan"} or (not stretch.parent and not committees):
        opening = [printed(p) for p in _unlisted(stretch)[:6]]
        committees = committees or body_on_top(on_top, opening, stretch.kind)
    if not committees and not stretch.parent and (stretch.ordinal > 1 or stretch.kind == "agenda"):
        running = _repeated_lines(stretch.document, stretch.blocks)
        committees = bodies_in([line for line in running if line_kind(line) is Line.BODY], stretch.kind)
        dates = dates or ([d for line in running for d in dates_in(line)][:1] if committees else [])
    if stretch.kind in {"minutes", "agenda"} or (
        not stretch.parent and Line.BODY in {k for k, _ in top.lines} and committees
    ):
        sentence = [line for p in _unlisted(stretch)[:8] if not OF_EARLIER.search(line := printed(p))]
        lines = [line for line in (*on_top, *sentence) if not (SPAN.search(line) or DUE.search(line))]
        dates = dates or [d for line in lines for d in dates_in(line)][:1] or decided_on(stretch.blocks)
    elif not stretch.parent and committees and not dates:
        opening = [printed(p) for p in _paragraphs(stretch)[:8]]
        dates = [day for _, day in addressed(opening) if day][:1]
        dates = dates or [d for line in opening if line_kind(line) is Line.BODY for d in dates_in(line)][:1]
    if not committees and not dates:
        return ()
    source = source_of(*_front_blocks(stretch, top), method="front_sheet:meeting")
    venue = _venue(facts, [*on_top, *(printed(p) for p in _paragraphs(stretch)[:6])], stretch.kind)
    count = max(len(dates), 1)
    named = committees if count > 1 and len(committees) == count else [" ".join(committees)] * count
    return tuple(
        MeetingCandidate(source, named[n] or None, dates[n] if n < len(dates) else _weak(facts), venue)
        for n in range(count)
    )


def _without_dates(line: str) -> str:
    """ "Cabinet" of "Cabinet 19th March 2001"; "" of a line that only says when."""
    rest = line
    for day in dates_in(line):
        rest = rest.replace(day, " ")
    rest = re.sub(
        r"\b(?:at|from)?\s*\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?",
        " ",
        rest,
        flags=re.IGNORECASE,
    )
    rest = MEMBER_NAMED.sub("", rest.strip())
    return " ".join(rest.split()).strip(" ,;:-–—") if re.search(r"[^\W\d_]{3,}", rest) else ""


def _weak_dates(facts: dict[str, str]) -> tuple[str, ...]:
    """What stands beside "Date" and is no day: "February 2015"."""
    return tuple(line for line in facts.get("meeting_date", "").split("\n") if not dates_in(line))


def _weak(facts: dict[str, str]) -> str | None:
    return next((line for line in _weak_dates(facts) if line), None)


def _venue(facts: dict[str, str], lines: Sequence[str], kind: str) -> str | None:
    if facts.get("venue"):
        return MAP_LINK.sub("", facts["venue"].replace("\n", " ")).strip(" ,")
    if kind not in {"minutes", "agenda"}:
        return None
    for line in lines:
        found = re.search(
            r"\b(?:held\s+)?(?:in|at)\s+(?:the\s+)?(?P<venue>[A-Z][^,.;\n]*?)\s*(?:,|\.|;|$|\bon\b|\bat\b)",
            line,
            re.IGNORECASE,
        )
        if found and "held" in line.lower() and line_kind(line) is not Line.DATE and not found["venue"][0].isdigit():
            return found["venue"]
    return None
