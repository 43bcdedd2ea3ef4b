"""How many actions stand where, as sentences and lists tell it.

What is counted is said once for many figures: "There are 49 actions. 26 (53%) are on track" counts actions twice, and
so does the list under "progress on the 49 actions is as follows:". A `Passage` carries it from one to the next. Of
indicators and measures the same is said in the same words; these are no actions, and nothing is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...document import Paragraph, ParagraphKind
from ..blocks.language import sentences
from ..candidates import Source, StatusCountCandidate
from ..figures import COUNT, DIGIT, DIGITS, PERCENT, has_number
from ..plans import plan_in
from ..report import source_of
from ..wording import has_one_of
from .count_words import counted, counts_nouns, is_state, may_count, measured, says_state, states

METHOD = "prose:counts"
FIGURES = re.compile(
    rf"""
    (?<![a-z]) (?= [\dzotfsen] )                                       # so begins a word that is a number
    (?: (?P<percent> {PERCENT} ) (?: \s* \(\s* (?P<bracket_count> {COUNT} ) \s* (?: actions? )? \) )?
      | (?! (?:19|20)\d\d \b ) (?P<count> {COUNT} ) (?! [%\d./-] | (?:st|nd|rd|th)\b )
        (?: \s* (?: , | \( ) \s* (?: or \s+ )? (?P<count_percent> {PERCENT} ) \s*\)? )? )
    (?: \s* (?: out \s+ of | of | / ) \s* (?: (?:the|its|our|these|a|total|of) \s+ ){{0,4}}
        (?P<total> {COUNT} ) (?! [%\d./-] ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
FIGURE_FOLLOWS = re.compile(
    r"(?:^|[,:–-]|\b(?:that|which|where|there\s(?:are|were)|with|and|but|while|a\stotal\sof|in\stotal|currently|overall"
    r"|some|all|these|remaining|other|further|show|shows|shown|showed))$",
    re.IGNORECASE,
)
OPENERS = " \"'“‘("
OF_THE_TOTAL = re.compile(  # "Out of the 25 targets 17 (68%) were met", "Of the projects, 9 are complete"
    rf"\b(?:out\s+)?of\s+(?:the|its|our|all|these)\s+(?:total\s+of\s+)?(?:(?P<total>{COUNT})\s+)?"
    rf"(?P<noun>[\w\s'’/()-]{{3,120}}?)(?:\s*[,:]\s*|\s(?=(?:{DIGITS})\s(?:\(|were\b|was\b|are\b|is\b|have\b|has\b|had\b)))",
    re.IGNORECASE,
)
RATED_SO = re.compile(  # a line that says of what the list below it tells the state
    r"(?:\b(?:rated|assessed|graded|reported|status|progress|position|summary|breakdown|standing|as\s(?:follows|below))"
    r"|\b(?:are|is|were|was))\s?:$",
    re.IGNORECASE,
)
SAID_AS = re.compile(
    r"(?:rated|assessed|graded|reported|shown|recorded)\s(?:as\s)?(?:being\s)?(?=[a-z])", re.IGNORECASE
)
SHARES = re.compile(rf"\bwith\s(?={PERCENT})", re.IGNORECASE)
OF_WHICH = re.compile(r"\b(?:out\s)?of\s(?:which|these)\b,?\s?", re.IGNORECASE)
NUMBER = re.compile(rf"\b(?P<total>{COUNT})\s+(?P<noun>[a-z][^\d.;:]{{3,80}})", re.IGNORECASE)
TOTAL_STATED = re.compile(
    rf"""
    (?: \b (?: there \s+ (?:are|were) | contains? | comprises? | includes? | has
        | made | raised | agreed | against \s the | made \s up \s of | \b of (?: \s+ the )? )
        \s+ (?: a \s total \s of \s+ )? )
    (?P<total> {COUNT} ) \s+ (?: [\w-]+ \s+ ){{0,4}}? (?P<noun> [a-z]{{4,20}} ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
OF = frozenset({"of"})
STANDING = re.compile(r"\s(?:which|that|are|were|have|has|on\s|off\s|at\s|still|now)\b", re.IGNORECASE)
VERB = re.compile(
    r"\b(?:(?:is|are|was|were|being|remains?|stands?|stood)|(?:has|have|had)(?=\s))\s+"
    r"(?:(?:now|currently|already|also|all|still|both|either|fully|been|being|at(?!\s+risk)|shown|rated|reported|recorded"
    r"|assessed|as|making)\s+)*",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(
    rf"(?:(?:(?<!\s)\s+)?(?:;|,(?!\d)\s*(?:and\s+|with\s+|while\s+|but\s+)?)|(?<!\s)\s+(?:and|with|while|but)\s+)"
    rf"(?=(?:a\s+further\s+|the\s+remaining\s+)?(?:{PERCENT}|{COUNT}\s))",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\b(?:that|which)\s(?:are|were|was|is|had|have|fell)\s(?:\w+\s){1,4}?(?=(?:has|have|had|are|were)\b)"
)
TAIL = re.compile(
    r"(?<!\s)\s+(?:for\s+the\b|and\s+(?:are\s+|is\s+|would\s+|will\s+)?(?:be\b|due|on(?!\s*-?going)|expected|scheduled)\b|which\b|with\b"
    r"|as\s+(?:at|they|it|the)\b|because\b|at\s+the\b|by\s+the\b|to\s+be\b|in\s+the\b).*$"
)
LISTED_ON = re.compile(r"(?<![\s,;])[\s,;]+(?:and|or|but)$", re.IGNORECASE)
TAIL_PERCENT = re.compile(
    rf"\(\s*(?P<bound>(?:less|more)\s+than\s+|[<>]\s*)?(?P<percent>{PERCENT})\s*\)", re.IGNORECASE
)
TAIL_COUNT = re.compile(rf"\(\s*(?P<count>{COUNT})\s*(?:out\s+of|of|/)\s*(?P<total>{COUNT})\s*\)", re.IGNORECASE)
STATE_PAIR = re.compile(
    rf"""
    (?: (?P<status> [A-Za-z][A-Za-z/ -]{{2,40}}? ) \s* (?: [:=–-] \s* )? (?P<count> \d{{1,4}} ) (?! [\d.%/] )
        (?: \s* \(\s* (?P<percent> {PERCENT} ) \s*\) )?
      | (?P<count_first> \d{{1,4}} ) \s+ (?P<status_after> [A-Za-z][A-Za-z/ -]{{2,40}}? ) (?= \s* (?: [,;|/.] | $ ) ) )
    \s* (?: [,;|/•] | \band\b )? \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
INTRODUCED = re.compile(r"^[^:\d]{3,60}:\s*(?=\S)")
KINDS_OF_NOUN = (measured, counted)  # "the targets of 12 indicators" counts indicators
LONGEST_ROLL = 200  # characters
LONGEST_SUBJECT = 110
LONGEST_STATE = 8  # words of a state that no list knows, between figures of others that are known


@dataclass(slots=True)
class Passage:
    """What is counted as a list or a sentence goes on: actions (True), something else (False), not said yet (None)."""

    actions: bool | None = None
    total: str | None = None
    number: int = 0
    introduces: bool = False  # the last paragraph ended with a colon, or was an item of a list

    def begin(self) -> None:
        """Another passage: nothing is said yet."""
        self.number += 1
        self.actions = self.total = None

    def goes_on_to(self, paragraph: Paragraph) -> bool:
        """Whether what was said of the counting holds for this paragraph too."""
        return self.introduces and (paragraph.kind is ParagraphKind.LIST_ITEM or bool(DIGIT.match(paragraph.text)))

    def hears(self, noun: str, total: str | None) -> bool:
        """Take up what these words count and how many there are of it, if they count anything."""
        kind = next((m for m in KINDS_OF_NOUN if m().search(noun)), None)
        if kind is not None:
            self.actions = kind is counted
            self.total = total if self.actions else None
        return kind is not None


def counts_in_prose(paragraph: Paragraph, plan: str | None, passage: Passage) -> Iterator[StatusCountCandidate]:
    """Every number of actions that a paragraph states; `passage` is what those before it said, and is taken further."""
    if not passage.goes_on_to(paragraph):
        passage.begin()
    text = paragraph.text
    passage.introduces = text.rstrip().endswith(":") or (
        passage.introduces and paragraph.kind is ParagraphKind.LIST_ITEM
    )
    if not DIGIT.search(text) and not may_count(text):
        if passage.introduces and counts_nouns(text) and RATED_SO.search(text):
            passage.hears(text, None)
        return
    found = list(_in_roll(paragraph, plan, passage))
    yield from found or _in_sentences(paragraph, plan, passage)


def _in_sentences(paragraph: Paragraph, plan: str | None, passage: Passage) -> Iterator[StatusCountCandidate]:
    counts = passage.actions or may_count(paragraph.text)
    if not counts and not passage.introduces:
        return
    for sentence in sentences(paragraph.text):
        if not has_number(sentence):
            continue
        start = _hear(sentence, passage) if counts_nouns(sentence) else 0
        if not counts or passage.actions is False or not (passage.actions or says_state(sentence)):
            continue
        for clause in _clauses(sentence[start:]):
            figures = _figures(clause)
            state = _state(clause[figures.end() :], figures, passage) if figures else None
            if figures is None or state is None:
                continue
            passage.actions = True
            source = source_of(paragraph, method=METHOD, quote=sentence)
            rest = clause[figures.end() :]
            found = _candidate(figures, rest, state, plan or plan_in(sentence) or plan_in(paragraph.text), source)
            yield replace(found, total=found.total or passage.total)


def _hear(sentence: str, passage: Passage) -> int:
    """Take up what the sentence says is counted; where the counting begins in it."""
    of = has_one_of(sentence, OF)
    opening = OF_THE_TOTAL.search(sentence) if of else None
    if opening and passage.hears(opening["noun"], opening["total"]):
        return opening.end()
    parted = OF_WHICH.search(sentence) if of else None
    if parted:
        for number in reversed(list(NUMBER.finditer(sentence, 0, parted.start()))):
            if passage.hears(number["noun"], number["total"]):
                return parted.end()
    stated = TOTAL_STATED.search(sentence)
    if stated and not STANDING.match(sentence, stated.end()):
        passage.hears(stated["noun"], stated["total"])
    elif passage.actions is None and (shares := SHARES.search(sentence)) and sentence.count("%") > 1:
        passage.hears(sentence[: shares.start()], None)  # "Projects do well, with 79% green and 21% amber"
    elif RATED_SO.search(sentence):
        passage.hears(sentence, passage.total)
    return 0


def _clauses(sentence: str) -> Sequence[str]:
    return [clause for clause in CLAUSE_END.split(LISTED_ON.sub("", sentence.strip(" .,;"))) if clause.strip()]


def _figures(clause: str) -> re.Match[str] | None:
    """The number that a clause is about: it begins with it, but for words that lead up to it."""
    return next(
        (m for m in FIGURES.finditer(clause) if FIGURE_FOLLOWS.search(clause[: m.start()].rstrip(OPENERS))), None
    )


def _state(rest: str, figures: re.Match[str], passage: Passage) -> str | None:
    """The words that say where these actions stand; None where it is not actions that are counted, or no state."""
    rest = RELATIVE.sub("", rest, count=1) if " that " in rest or " which " in rest else rest
    verb = VERB.search(rest)
    subject = rest[: verb.start()] if verb else rest
    noun = counted().search(subject[:80])
    if measured().search(subject[:LONGEST_SUBJECT]):
        return None
    if not noun and not passage.actions and not (figures["total"] and states().match(rest.strip())):
        return None
    if len(subject) > LONGEST_SUBJECT and verb:
        return None
    if verb is None:
        words = SAID_AS.sub("", rest.strip(), count=1)
        if noun and passage.actions:  # "12 are green, 4 actions (17%) amber"
            words = TAIL_PERCENT.sub("", rest[noun.end() :], count=1).strip()
        return _trimmed(words) if states().match(words) else None
    words = rest[verb.start() if verb[0].lower().startswith(("has", "have", "had")) else verb.end() :]
    if "been" in verb[0].lower():
        words = rest[verb.end() :]
    if states().search(words[:80]):
        return _trimmed(words)
    return _between_others(words, figures) if passage.actions else None


def _between_others(words: str, figures: re.Match[str]) -> str | None:
    """A state that no list knows, where number and share say that it is one of several: "3% (1) had been parked"."""
    both = (figures["percent"] and figures["bracket_count"]) or figures["count_percent"] or TAIL_PERCENT.search(words)
    state = _trimmed(re.sub(r"^(?:has|have|had)\s+", "", words))
    return state if both and 0 < len(state.split()) <= LONGEST_STATE and not DIGIT.search(state) else None


def _trimmed(words: str) -> str:
    return TAIL.sub("", TAIL_PERCENT.sub("", words)).strip(" .,;:")


def _candidate(figures: re.Match[str], rest: str, state: str, plan: str | None, source: Source) -> StatusCountCandidate:
    tail = TAIL_PERCENT.search(rest)
    share = tail["percent"] if tail and not tail["bound"] else None
    among = TAIL_COUNT.search(rest) if figures["percent"] else None
    return StatusCountCandidate(
        source,
        status=state,
        count=figures["count"] or figures["bracket_count"] or (among["count"] if among else None),
        percent=figures["percent"] or figures["count_percent"] or share,
        total=figures["total"] or (among["total"] if among else None),
        plan=plan,
    )


def _in_roll(paragraph: Paragraph, plan: str | None, passage: Passage) -> Iterator[StatusCountCandidate]:
    """A line of states and numbers and nothing else: "RAG summary: Green 12 Amber 3 Red 1"."""
    text = paragraph.text.strip(" .;")
    if len(text) > LONGEST_ROLL or passage.actions is False:
        return
    if not passage.actions and not may_count(text):
        return
    introduced = INTRODUCED.match(text)
    for words in (text[introduced.end() :] if introduced else text, text):
        pairs = _pairs(words)
        known = sum(is_state(_status(pair)) for pair in pairs)
        if (known == len(pairs) >= 2) or (passage.actions and len(pairs) == 1):
            for pair in pairs:
                yield StatusCountCandidate(
                    source_of(paragraph, method=METHOD),
                    _status(pair),
                    pair["count"] or pair["count_first"],
                    pair["percent"],
                    passage.total,
                    plan,
                )
            return


def _pairs(words: str) -> list[re.Match[str]]:
    """The states with their numbers that a line is made of; none where anything else stands in it."""
    pairs: list[re.Match[str]] = []
    at = 0
    while at < len(words):
        pair = STATE_PAIR.match(words, at)
        if pair is None:
            return []
        pairs.append(pair)
        at = pair.end()
    return pairs


def _status(pair: re.Match[str]) -> str:
    return (pair["status"] or pair["status_after"]).strip(" -")
