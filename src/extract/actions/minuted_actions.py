"""Actions in minutes, outside tables: "Action: Clerk", "JB to order the signs", an owner at the paragraph's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...document import Paragraph, ParagraphKind
from ...lookups import fold
from ..candidates import ActionCandidate, Claims
from ..doers import is_person
from ..due_words import due_words
from ..report import Report, source_of
from ..status_words import status_in_sentence
from ..themes import theme_of

METHOD = "minutes"
TITLE = r"(?:(?:County|Town|Parish)\s+)?(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\.?\s+"
PERSON = rf"(?:{TITLE})?(?:[A-Z]\.?\s?){{0,3}}[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?"
POST = (
    r"(?:the\s+|The\s+)?(?:(?:Deputy|Assistant|Town|Parish|Vice)\s+)?"
    r"(?:Clerk|Chair(?:man|person|woman)?|Treasurer|RFO|Proper\s+Officer)"
)
WHO = rf"(?:{POST}|{PERSON}(?:\s+[A-Z][a-z'’]+)?|[A-Z]{{2,3}})"
WHOEVER = rf"{WHO}(?:\s*(?:,|and|&|/)\s*{WHO}){{0,5}}"
OWNER_AT_END = re.compile(rf"(?<=[.!?)])\s+(?P<owner>{WHOEVER})\s*\.?$")
NUMBER_FIRST = re.compile(r"^(?P<number>(?:\d{1,3}\.){0,8}\d{1,3}[ivxlc]*)(?:\)|\.(?=\D))\s*(?=[A-Z])")
ITEMS_IN_ONE = re.compile(r"\s+(?=(?:[ivxlc]{1,6}|[a-h])\)\s+[A-Z])")
LIST_MARK = re.compile(r"^(?:[ivxlc]{1,6}|[a-h])\)\s+")
ACTION_LABEL = re.compile(
    r"(?:^|(?<=[.!?)])\s+|(?<=[.!?)]))\(?\b"
    rf"(?:(?:ACTION|Action)(?:\s+(?:point|by|for|on|required))?\s*[:–-]\s*|ACTION\s+(?={WHOEVER}\s*\.?\)?\s*$))"
    r"(?P<words>\S.*?)\)?\s*$",
    re.DOTALL,
)
ONLY_WHO = re.compile(rf"^{WHOEVER}\.?$")
DOES = re.compile(
    rf"^(?:{PERSON}\s+|[^.:]{{0,40}}\s[-–—]\s+)?"
    r"(?P<owner>[A-Z]{2,3}(?:\s*(?:/|&|and)\s*[A-Z]{2,3})*)\s+to\s+(?P<verb>[a-z]+)"
)
IN_BRACKETS = re.compile(r"\(\s*(?P<initials>[A-Z]{2,3})\s*\)")
SENTENCE = re.compile(r"(?<=[a-z0-9)][.;!?])\s+(?=[A-Z])")
FEWEST = 3  # paragraphs that end in an owner before that is taken for the clerk's way of writing
SHARED = 0.3  # share of words that a sentence shares with an action already read, and the same owner


@dataclass(frozen=True, slots=True)
class _Passage:
    """Paragraphs that are one, with the heading that they stand under."""

    paragraphs: tuple[Paragraph, ...]
    heading: str | None

    @property
    def text(self) -> str:
        return " ".join(p.text for p in self.paragraphs)

    @property
    def number(self) -> str | None:
        """The number that it opens with; roman numbers and letters only mark an item of a list."""
        number = self.paragraphs[0].number
        return number if number and number[0].isdigit() else None


def find_minuted_actions(report: Report, claims: Claims) -> Iterator[ActionCandidate]:
    """Undertakings in the text of minutes; comes after the tables, which may hold the same actions."""
    if report.front.kind != "minutes":
        return
    passages = _passages(report, claims)
    owned = [
        (passage, words, found)
        for passage in passages
        for words in ITEMS_IN_ONE.split(passage.text)
        if (found := OWNER_AT_END.search(words)) and _is_owner(found["owner"])
    ]
    if len(owned) >= FEWEST:
        for passage, words, found in owned:
            yield _action(passage, words[: found.start()].strip(), found["owner"])
        return
    initials = {m["initials"] for p in report.paragraphs for m in IN_BRACKETS.finditer(p.text)}
    listed = _listed(report)
    for passage in passages:
        label = ACTION_LABEL.search(passage.text)
        if label:
            yield _labelled(passage, label)
            continue
        for sentence in SENTENCE.split(passage.text):
            does = DOES.match(sentence)
            if does and len(sentence.split()) >= 5 and set(re.split(r"\s*(?:/|&|and)\s*", does["owner"])) <= initials:
                words = sentence.strip(" .")
                if not any(_same(words, does["owner"], row) for row in listed):
                    yield _action(passage, words, does["owner"])


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
        deadline=due_words(description),
        status=status_in_sentence(description) or _in_hand(description),
    )


def _labelled(passage: _Passage, label: re.Match[str]) -> ActionCandidate:
    """ "Action: Clerk" makes the sentence before it the action; "Action: Clerk to write" is the action itself."""
    words = label["words"].strip(" .")
    before = passage.text[: label.start()].strip()
    if ONLY_WHO.match(words) and before:
        return _action(passage, before, words)
    doer = re.match(rf"(?P<owner>{WHOEVER})\s+(?:to|will)\s", words)
    return _action(passage, words, doer["owner"] if doer and _is_owner(doer["owner"]) else None)


def _passages(report: Report, claims: Claims) -> list[_Passage]:
    """The report's paragraphs, those joined that a gap on the page has cut within a sentence."""
    passages: list[_Passage] = []
    for headings, block in report.under_headings():
        if not isinstance(block, Paragraph) or not claims.free(block) or not block.text:
            continue
        heading = theme_of(headings[-1].text) or headings[-1].text if headings else None
        last = passages[-1] if passages else None
        if last and last.heading == heading and block.kind is ParagraphKind.TEXT and _unfinished(last.text, block.text):
            passages[-1] = _Passage((*last.paragraphs, block), heading)
        else:
            passages.append(_Passage((block,), heading))
    return passages


def _unfinished(before: str, after: str) -> bool:
    if before.rstrip().endswith((".", ":", ";", "!", "?")):
        return re.search(r"\b(?:Mr|Mrs|Ms|Dr|Cllr|Cllrs)\.?$|\b[A-Z]\.$", before) is not None
    return OWNER_AT_END.search(before) is None and (after[:1].islower() or OWNER_AT_END.search(after) is not None)


def _is_owner(words: str) -> bool:
    """Posts, titled or initialled names, known forenames; not "Noted", "Notice Boards" or a month."""
    parts = [p.strip() for p in re.split(r"\s*(?:,|&|/|\band\b)\s*", words) if p.strip()]
    return bool(parts) and all(
        re.fullmatch(POST, p)
        or re.search(r"\b(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\b|\b[A-Z]\.", p)
        or is_person(p)
        for p in parts
    )


def _owner(words: str) -> str:
    parts = [p.strip() for p in re.split(r"\s*(?:,|&|/|\band\b)\s*", words) if p.strip()]
    return "; ".join(
        re.sub(r"^(?:the|county|town|parish)\s+(?=clerk|chair|cllr|councillor)", "", p, flags=re.IGNORECASE)
        for p in parts
    )


def _in_hand(words: str) -> str | None:
    found = re.search(r"\bwas\s+(?P<status>in hand|ongoing|on-going)\b", words, re.IGNORECASE)
    return found["status"] if found else None


def _listed(report: Report) -> Sequence[str]:
    """The rows of the report's tables, as words: what prose says again is no second action."""
    return ["\t".join(cell.flat for cell in row) for table in report.tables for row in table.rows()]


def _same(sentence: str, owner: str, row: str) -> bool:
    """Whether a row gives this owner the same to do, in other words."""
    if owner not in row:
        return False
    said = set(re.findall(r"[a-z]{4,}", fold(sentence)))
    listed = set(re.findall(r"[a-z]{4,}", fold(row)))
    return bool(said) and len(said & listed) >= SHARED * min(len(said), len(listed) or 1)
