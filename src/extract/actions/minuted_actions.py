"""Actions in minutes, outside tables: "Action: Clerk", "JB to order the signs", an owner at the paragraph's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ...document import Paragraph, ParagraphKind
from ...lookups import fold
from ..blocks.language import sentences
from ..candidates import ActionCandidate, Claims
from ..due_words import due_words
from ..meetings.minute_items import Item, under_items
from ..meetings.people_lists import people_in
from ..posts import may_be_person
from ..report import Report, source_of
from ..status_words import status_in_sentence
from ..themes import theme_of
from .item_tables import Owners, find_in_items
from .listed_actions import owner_beside
from .taskings import AND, WHO, are_doers, instructed, tasked

METHOD = "minutes"
TABLE_METHOD = "table:actions"
OWNERS = rf"(?:{WHO}|[A-Z]{{2,3}})(?:\s*(?:,|and|&|/)\s*(?:{WHO}|[A-Z]{{2,3}})){{0,5}}"
OWNER_AT_END = re.compile(rf"(?<=[.!?)])\s+(?P<owner>{OWNERS})\s*\.?$")
NUMBER_FIRST = re.compile(r"^(?P<number>(?:\d{1,3}\.){0,8}\d{1,3}[ivxlc]*)(?:\)|\.(?=\D))\s*(?=[A-Z])")
ITEMS_IN_ONE = re.compile(r"(?<!\s)\s+(?=(?:[ivxlc]{1,6}|[a-h])\)\s+[A-Z])")
LIST_MARK = re.compile(r"^(?:[ivxlc]{1,6}|[a-h])\)\s+")
ACTION_LABEL = re.compile(
    r"(?:^|(?<=[.!?)])\s+|(?<=[.!?)])|(?<=\n))\(?\b"
    rf"(?:(?:ACTION|Action)(?:\s+(?:point|by|for|on|required))?(?:\s+(?P<number>\d{{1,3}}(?:[./]\d{{1,3}}){{0,2}}))?\s*[:–-]\s*|ACTION\s+(?={OWNERS}\s*\.?\)?\s*$|(?:[A-Z]{{2,3}}|Clerk)\s+to\s))"
    r"(?P<words>\S.*?)\)?\s*$",
    re.DOTALL,
)
ACTION_AFTER = re.compile(rf"(?<=[.!?)])\s+Action\s+(?P<words>{OWNERS})\s*\.?$")
OWN_TASK = re.compile(rf"^{OWNERS}\s+(?:to|will)\s")
ONLY_WHO = re.compile(rf"^{OWNERS}\.?$")
BEFORE_TASK = re.compile(rf"^(?P<owner>{OWNERS})(?:\s+(?:to|will|should|would)\s|\s*[:–-]\s+)")
ITEM_NUMBER = re.compile(r"^(?:\d{1,3}[A-Za-z]?[.)]|\d{1,4}/\d{1,4}[.:)]?)\s+(?=\S)")
INITIALS = re.compile(r"[A-Z]{2,3}")
IN_BRACKETS = re.compile(r"\(\s*(?P<initials>[A-Z]{2,3})\s*\)")
LONGEST_INITIALS = 3
FEWEST = 3  # paragraphs that end in an owner before that is taken for the clerk's way of writing
SHARED = 0.3  # share of words that a sentence shares with an action already read, and the same owner
AGAIN = 0.8  # the same of what is labelled as an action, which the list at the minutes' end gathers
ALIKE = 0.6  # the same where the owner is called otherwise: "Cllr Dee" here, "JD" in the list
WORDS = 5  # a sentence of fewer words says what is to be done only with the one before it: "Clerk to follow up."


@dataclass(frozen=True, slots=True)
class _Passage:
    """Paragraphs that are one, with the heading that they stand under."""

    paragraphs: tuple[Paragraph, ...]
    heading: str | None

    @property
    def text(self) -> str:
        first, *further = (p.text for p in self.paragraphs)
        return "".join([first, *(f"\n{words}" if _only_says_who(words) else f" {words}" for words in further)])

    @property
    def number(self) -> str | None:
        """The number that it opens with; roman numbers and letters only mark an item of a list."""
        number = self.paragraphs[0].number
        return number if number and number[0].isdigit() else None


def find_minuted_actions(report: Report, claims: Claims) -> Iterator[ActionCandidate]:
    """Undertakings in the text of minutes; comes after the tables, which may hold the same actions."""
    if report.front.kind != "minutes":
        return
    tasks = _Tasks(report, claims)
    owners = Owners(ONLY_WHO, BEFORE_TASK, lambda who: bool(INITIALS.fullmatch(who)) or are_doers(who, tasks.known))
    for table in report.tables:
        listed = list(find_in_items(table, owners, METHOD)) if claims.free(table) else []
        if listed:
            claims.take(table, METHOD)
            yield from listed
    passages = _passages(report, claims)
    pieces = [(passage, words) for passage in passages for words in ITEMS_IN_ONE.split(passage.text)]
    owned = [_owner_at_end(words) for _, words in pieces]
    by_owner = sum(found is not None for found in owned) >= FEWEST
    for (passage, words), found in zip(pieces, owned, strict=True):
        label = ACTION_LABEL.search(words) or _owner_after(words, tasks.known)
        if by_owner and found:
            yield _action(passage, words[: found.start()].strip(), found["owner"])
        elif label:
            said = label["words"].strip(" .")
            said = f"{said})" if said.count("(") > said.count(")") else said
            numbered = label.groupdict().get("number")  # "Action 2.01: Clerk"
            yield from _labelled(passage, words[: label.start()].strip(), said, tasks, numbered)
        else:
            yield from tasks.of(passage, words)


@dataclass(slots=True)
class _Tasks:
    """What sentences give somebody to do, beyond what the paper's tables list.

    `known` are the initials that the paper explains and the names of those whom it lists as at the meeting.
    """

    report: Report
    claims: Claims
    known: frozenset[str] = field(init=False)
    listed: Sequence[str] = field(init=False)
    has_list: bool = field(init=False)

    def __post_init__(self) -> None:
        shown = (IN_BRACKETS.finditer(p.text) for p in self.report.paragraphs)
        lists = (p.text for p in self.report.paragraphs if self.claims.method(p) == "attendances")
        pieces = (piece for words in lists for piece in words.split(":"))  # "Officers: A Bell, C Dee"
        names = [person.name for words in pieces for person in people_in(words) if " " in person.name]
        letters = ("".join(part[0] for part in name.split()) for name in names)
        self.known = frozenset([*(m["initials"] for found in shown for m in found), *names, *letters])
        self.listed = ["\t".join(cell.flat for cell in row) for table in self.report.tables for row in table.rows()]
        self.has_list = any(self.claims.method(table) == TABLE_METHOD for table in self.report.tables)

    def of(self, passage: _Passage, words: str) -> Iterator[ActionCandidate]:
        """The tasks of a passage, sentence by sentence; minutes with a list of actions have said there what they left.

        Beside a list only sentences of its own form count, which the list may have forgotten.
        """
        before = ""
        for sentence in sentences(words):
            who = (instructed if self.has_list else tasked)(sentence, self.known)
            if who:
                whole = sentence if len(sentence.split()) >= WORDS else f"{before} {sentence}".strip()
                if len(whole.split()) >= WORDS - 1 and not any(_same(whole, who, row) for row in self.listed):
                    yield _action(passage, whole.strip(" ."), who)
            before = sentence

    def gathered(self, words: str) -> bool:
        """Whether a list of actions in the paper says the same again."""
        said = _long_words(words)
        return (
            self.has_list and bool(said) and any(len(said & _long_words(r)) >= AGAIN * len(said) for r in self.listed)
        )


def _action(passage: _Passage, words: str, owner: str | None) -> ActionCandidate:
    words = LIST_MARK.sub("", words)
    number = NUMBER_FIRST.match(words)
    description = words[number.end() :].strip() if number else words
    return ActionCandidate(
        source_of(*passage.paragraphs, method=METHOD),
        description,
        reference=number["number"] if number else passage.number,
        theme=passage.heading,
        lead_officer=_owner(owner) if owner else None,
        deadline=_due(description, owner),
        status=status_in_sentence(description) or _in_hand(description),
    )


def _owner_after(words: str, known: frozenset[str]) -> re.Match[str] | None:
    """ "... by June. Action BB", where BB is known: the "Action Plan" is nobody."""
    found = ACTION_AFTER.search(words)
    return found if found and are_doers(found["words"], known) else None


def _due(description: str, owner: str | None) -> str | None:
    """The date by which its owner is to do it; where a sentence gives it to him, other sentences' dates are none."""
    his = [s for s in sentences(description) if owner and (who := tasked(s)) and _owner(who) == _owner(owner)]
    return due_words(" ".join(his) or description)


def _labelled(
    passage: _Passage, before: str, words: str, tasks: _Tasks, numbered: str | None
) -> Iterator[ActionCandidate]:
    """ "Action: Clerk" makes the sentence before it the action; "Action: Clerk to write" is the action itself."""
    if before and _is_only_who(words):
        told = _action(passage, before, words)
        yield replace(told, reference=numbered or told.reference)
        return
    yield from tasks.of(passage, before)
    if beside := owner_beside(words):
        yield replace(_action(passage, beside.words, beside.owner), deadline=beside.due or due_words(beside.words))
        return
    words, *further = sentences(words) if OWN_TASK.match(words) else [words]
    if further and not any(tasked(sentence, tasks.known) for sentence in further):
        words, further = " ".join([words, *further]), []
    doer = re.match(rf"(?P<owner>{OWNERS})\s+(?:to|will)\s", words)
    explained = doer and (INITIALS.fullmatch(doer["owner"]) or _may_do(doer["owner"], tasks.known))
    told = _action(passage, words.strip(" ."), doer["owner"] if doer and explained else None)
    if not tasks.gathered(told.description):
        yield replace(told, reference=numbered or told.reference)
    yield from tasks.of(passage, " ".join(further))


def _may_do(words: str, known: frozenset[str]) -> bool:
    """Whether those before "to", behind an action's label, are people or posts; the name need not be a known one."""
    return are_doers(words, known) or may_be_person(words)


def _is_only_who(words: str) -> bool:
    """Whether an action's label is followed by nothing but those whose it is: "Clerk", "CLERK", "Ann Dee / Bob Fry"."""
    return ONLY_WHO.match(words.title() if words.isupper() and len(words) > LONGEST_INITIALS else words) is not None


def _passages(report: Report, claims: Claims) -> list[_Passage]:
    """The report's paragraphs, those joined that a gap on the page has cut within a sentence."""
    passages: list[_Passage] = []
    bodies = [meeting.committee for meeting in report.front.meetings]
    named = fold(" ".join(words for words in (report.front.title, *bodies) if words))
    opened = {id(block): item for item, block, words in under_items(report.blocks) if item and words}
    item: Item | None = None
    over: tuple[Paragraph, ...] = ()
    for headings, block in report.under_headings():
        if not isinstance(block, Paragraph) or not claims.free(block) or not block.text:
            continue
        item, over = opened.get(id(block)) or (item if headings == over else None), headings
        heading = _theme(item.title if item else headings[-1].text, named) if item or headings else None
        if item and block.text.endswith(item.rest):  # "2428. Letters: Clerk to reply", which opens its item
            block = replace(block, text=item.rest, runs=())
        last = passages[-1] if passages else None
        goes_on = last and last.heading == heading and block.kind is ParagraphKind.TEXT
        if last and goes_on and (_unfinished(last.text, block.text) or _only_says_who(block.text)):
            passages[-1] = _Passage((*last.paragraphs, block), heading)
        else:
            passages.append(_Passage((block,), heading))
    return passages


def _theme(heading: str, named: str) -> str | None:
    """What a heading says the item is about; the name of the body that met, on top of the page, is no item."""
    bare = ITEM_NUMBER.sub("", heading)
    return None if fold(heading) in named else theme_of(bare) or bare


def _only_says_who(line: str) -> bool:
    """Whether a line on its own only says whose the action is that the paragraph before it told of."""
    label = ACTION_LABEL.match(line)
    return label is not None and _is_only_who(label["words"].strip(" ."))


def _unfinished(before: str, after: str) -> bool:
    if before.rstrip().endswith((".", ":", ";", "!", "?")):
        return re.search(r"\b(?:Mr|Mrs|Ms|Dr|Cllr|Cllrs)\.?$|\b[A-Z]\.$", before) is not None
    return _owner_at_end(before) is None and (after[:1].islower() or _owner_at_end(after) is not None)


def _owner_at_end(words: str) -> re.Match[str] | None:
    found = OWNER_AT_END.search(words)
    return found if found and are_doers(found["owner"]) else None


def _owner(words: str) -> str:
    parts = [p.strip() for p in AND.split(words) if p.strip()]
    return "; ".join(
        re.sub(r"^(?:the|county|town|parish)\s+(?=clerk|chair|cllr|councillor)", "", p, flags=re.IGNORECASE)
        for p in parts
    )


def _in_hand(words: str) -> str | None:
    found = re.search(r"\bwas\s+(?P<status>in hand|ongoing|on-going)\b", words, re.IGNORECASE)
    return found["status"] if found else None


def _long_words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", fold(text)))


def _same(sentence: str, owner: str, row: str) -> bool:
    """Whether a row gives this owner the same to do, in other words."""
    said, listed = _long_words(sentence), _long_words(row)
    least = SHARED if all(name in row for name in AND.split(owner)) else ALIKE
    return bool(said) and len(said & listed) >= least * min(len(said), len(listed) or 1)
