"""What a meeting resolved: "RESOLVED that ..." with its parts, and sentences of prose that record a decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ...document import Block, Paragraph, ParagraphKind, Table
from ..blocks.language import sentences
from ..candidates import Claims, DecisionCandidate
from ..report import Report, source_of
from .decision_tables import DecisionTable, decision_table, rows_of
from .minute_items import Item, opened_tables, under_items
from .sentence_parts import PartOfDecision, mended, parts_of

STEM = re.compile(
    r"""
    ^ (?! (?i: reasons? | options? | alternatives? | grounds ) \b )
    (?: it \s+ was \s+ | (?: the \s+ )? [\w -]{3,40}? \s+ )??
    (?P<verb> (?: unanimously \s+ )? (?: RESOLVED | Resolved | RECOMMENDED | Recommended | AGREED | DECIDED
      | DECISION S? | Decisions? | ORDERED | Resolution | RESOLUTION ) )
    (?: \s+ unanimously | \s+ \( [^()]{1,40} \) | \s+ nem \.? \s+ con \.? )? \s*
    (?: (?: to | TO ) \s+ (?: (?: the | THE ) \s+ )? [A-Z][\w&’' -]{2,60}? (?= \s* [:;,–—] | \s+ [Tt]hat\b ) \s* )?
    (?: [:;.,] \s* [-–—]? | [-–—] | (?= \s* (?: [Tt]hat\b | THAT\b | to\b | \( | $ ) ) ) \s*
    """,
    re.VERBOSE,
)
ADVERBS = r"(?:(?:also|then|further|unanimously|therefore|thereby|subsequently|duly|hereby|formally|agreed|and|all)\s+)"
DECIDED = r"(?:agreed|decided|resolved|approved|ratified)"
THOSE_WHO_MET = r"(?:councillors|members|council|committee|board|cabinet|panel|executive|meeting)"
RECORDS = re.compile(
    rf"""
    \b it \s+ (?: was | is | has \s+ been | had \s+ been | being ) \s+ {ADVERBS}{{0,3}} {DECIDED} \b
    | \b(?: was | were ) \s+ {ADVERBS}{{0,3}}
        (?: ratified | resolved (?! \s+ by ) | adopted | approved | accepted
          | agreed (?! \s+ (?: with | by | between | at ) ) ) \b
    | \b(?: approved | ratified | agreed | resolved | adopted ) \s+ by \s+ (?: the \s+ )? (?: remaining \s+ )?
        (?: {THOSE_WHO_MET} | all )\b
    | ^ (?: all | (?: the \s+ )? {THOSE_WHO_MET} ) \s+ {ADVERBS}{{0,2}} (?: agreed | resolved | decided | ratified )\b
    | \b(?: councillors | members | council | committee ) \s+ {ADVERBS}{{0,2}} resolved \b
    | \b(?: proposed | seconded ) \b .{{0,400}} \b(?: agreed | carried | approved | resolved )\b
    | \b agreed \s+ as \s+ (?: a \s+ )? (?: true | correct | accurate )
    | ^ (?: approved | agreed ) \b (?! \s+ by ) (?= (?: \s+ \S+ ){{4}} )
    | [-–—] \s* (?: approved | agreed ) [.]? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:has|have)\s+(?:now\s+|since\s+|recently\s+)?been\s+(?:approved|agreed|adopted|accepted)\b"
    r"|\bif\s+(?:it\s+was|agreed|approved)\b|\bwhether\b.*\bagreed\b|\b(?:was|were)\s+not\s+(?:agreed|approved)\b",
    re.IGNORECASE,
)
MIDWAY = re.compile(
    r"(?<=\S)(?<!\bbe)\s+(?:and\s+|it\s+was\s+)?"
    r"(?=(?:Resolved\s*:|RESOLVED\b|RECOMMENDED\b|(?:AGREED|DECISIONS?|Decisions?)\s*:))"
)
THOSE_ALONE = re.compile(rf"^(?:the\s+)?(?:[\w-]{{2,20}}\s+){{0,4}}{THOSE_WHO_MET}\s*:\s*[-–—]?$", re.IGNORECASE)
DID = re.compile(
    r"^(?:duly\s+|unanimously\s+)?(?:noted|agreed|approved|requested|resolved|endorsed|recommended|welcomed|asked|supported"
    r"|accepted|adopted|authorised|delegated|confirmed|instructed|granted|refused|deferred|delegates|approves|notes|agrees)\b",
    re.IGNORECASE,
)
LEADS_ON = re.compile(r":|\s[-–—]")
REFERRED = re.compile(r"^(?:that\s+)?it\s+be\s+(?:a\s+)?recommend(?:ed|ation)\b", re.IGNORECASE)
MOVED = re.compile(r"\b(?:moved|proposed)\b.{0,120}\bseconded\b", re.IGNORECASE)
CARRIED = re.compile(r"^(?:[^.]{0,90}\s)?(?<!not )carried\b", re.IGNORECASE)
REASON = re.compile(
    r"(?<!\s)\s+(?:REASONS?|Reasons?)(?:\s+for\s+(?:the\s+)?(?:decision|recommendation)s?)?\s*:", re.IGNORECASE
)
EARLIER_NUMBER = re.compile(r"^(?:\d{1,3}\.){0,8}\d{1,3}[ivxlc]{0,5}[).]\s*(?=[A-Z])")  # of an earlier meeting's minute
WORDS = re.compile(r"[^\W\d_]{2,}")
MOST_DETAILS = 8


@dataclass(slots=True)
class _Formal:
    """A resolution whose parts are still being collected."""

    item: Item | None
    kind: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    open: bool = True
    by_verbs: bool = False  # "The Committee:" says nothing yet; its parts must


def resolutions(report: Report, claims: Claims) -> Iterator[DecisionCandidate]:
    """One row per resolution, labelled part of one, or sentence that records a decision."""
    if report.front.kind != "minutes":
        return
    formal: _Formal | None = None
    tables = {id(t): columns for t in report.tables if claims.free(t) and (columns := decision_table(t))}
    for table in report.tables:
        if id(table) in tables:
            yield from _listed(report, table, tables[id(table)], claims)
    blocks = [block for block in report.blocks if id(block) not in tables]
    stream = list(under_items(list(_cut_at_resolutions(opened_tables(mended(blocks))))))
    for at, (item, block, words) in enumerate(stream):
        if isinstance(block, Paragraph):
            opened = _formal(item, block, words)
            if opened:
                yield from _finish(report, formal, claims)
                formal = opened
                continue
            if formal and _continues(formal, block, words):
                formal.paragraphs.append(block)
                continue
        yield from _finish(report, formal, claims)
        formal = None
        for decision in _prose(report, item, block, words, _said_next(stream, at)):
            yield _with_details(decision, stream, at) if decision.text.endswith(":") else decision
    yield from _finish(report, formal, claims)


def _listed(report: Report, table: Table, columns: DecisionTable, claims: Claims) -> Iterator[DecisionCandidate]:
    """The rows of a table of decisions."""
    claims.take(table, "resolutions")
    for number, title, paragraphs in rows_of(table, columns):
        stem = STEM.match(paragraphs[0].text)
        rest = paragraphs[0].text[stem.end() :].strip() if stem else paragraphs[0].text
        said = [replace(paragraphs[0], text=rest, runs=()), *paragraphs[1:]] if rest else paragraphs[1:]
        for part in parts_of(said, numbers=True):
            yield _candidate(report, Item(number, title), part, "resolution")


def _cut_at_resolutions(blocks: Sequence[Block]) -> Iterator[Block]:
    """A resolution printed on from the words before it: "... seconded by Councillor Dee and RESOLVED that"."""
    for block in blocks:
        found = MIDWAY.search(block.text) if isinstance(block, Paragraph) else None
        if not found or not isinstance(block, Paragraph):
            yield block
            continue
        yield replace(block, text=block.text[: found.start()].strip(), runs=())
        rest = block.text[found.end() :].strip()
        yield replace(block, text=rest, mark=None, kind=ParagraphKind.TEXT, level=0, runs=())


def _formal(item: Item | None, block: Paragraph, words: str | None) -> _Formal | None:
    text = words if words is not None else block.text
    found = STEM.match(text)
    if not found and words is None and THOSE_ALONE.match(text):
        return _Formal(item, "resolution", by_verbs=True)
    if not found or (block.kind is ParagraphKind.HEADING and len(text.split()) > 4):
        return None
    verb = found["verb"].split()[-1]
    everyday = verb[1:].islower() and verb.lower() != "resolved" and not LEADS_ON.search(found.group())
    alone = found.end() == len(text) and (block.kind is ParagraphKind.HEADING or verb.startswith("Decision"))
    if everyday and not alone:
        return None
    rest = REASON.split(text[found.end() :])[0].strip()
    kind = "recommendation" if "RECOMMENDED" in found["verb"].upper() or REFERRED.match(rest) else "resolution"
    formal = _Formal(item, kind)
    if rest:
        formal.paragraphs.append(replace(block, text=rest, mark=None, runs=(), kind=ParagraphKind.TEXT))
        formal.open = label_of_words(rest) or not re.search(r"[.;,!?]['\"’”)]*$", rest)
    return formal


def label_of_words(text: str) -> bool:
    return bool(re.match(r"^\(?(?:1|i|a)[.)]", text, re.IGNORECASE))


def _continues(formal: _Formal, block: Paragraph, words: str | None) -> bool:
    """Whether a paragraph is a further part: it bears a label, or nothing has been said yet."""
    if words is not None or block.kind is ParagraphKind.HEADING:
        return False
    if formal.by_verbs and not (block.mark and DID.match(block.text)):
        return False
    if not formal.paragraphs:
        return True
    return formal.open and (block.mark is not None)


def _finish(report: Report, formal: _Formal | None, claims: Claims) -> Iterator[DecisionCandidate]:
    if formal is None:
        return
    for part in parts_of(formal.paragraphs, numbers=True):
        for paragraph in part.paragraphs:
            claims.take(paragraph, "resolutions")
        yield _candidate(report, formal.item, part, formal.kind)


def _candidate(report: Report, item: Item | None, part: PartOfDecision, kind: str) -> DecisionCandidate:
    source = source_of(*part.paragraphs, method="resolutions", quote=part.text)
    title = item.title if item else report.front.title
    return DecisionCandidate(source, kind, part.text, item.number if item else None, title, part.label)


def _said_next(stream: Sequence[tuple[Item | None, Block, str | None]], at: int) -> str:
    """The words of the next paragraph of the same item."""
    item, block, words = stream[at + 1] if at + 1 < len(stream) else (None, None, "")
    return block.text if isinstance(block, Paragraph) and words is None and item is stream[at][0] else ""


def _prose(
    report: Report, item: Item | None, block: Block, words: str | None, following: str
) -> Iterator[DecisionCandidate]:
    """`following` is what the next paragraph says: a motion's outcome stands there."""
    if isinstance(block, Table):
        paragraphs: Sequence[Paragraph] = [p for cell in block.cells for p in cell.paragraphs]
    elif isinstance(block, Paragraph):
        paragraphs = [replace(block, text=words, runs=()) if words is not None else block]
    else:
        return
    for paragraph in paragraphs:
        said = whole_sentences(EARLIER_NUMBER.sub("", paragraph.text))
        for sentence, then in zip(said, [*said[1:], following], strict=False):
            if records_decision(sentence) or (MOVED.search(sentence) and CARRIED.match(then)):
                yield _candidate(report, item, PartOfDecision(None, sentence, (paragraph,)), "resolution")


def _with_details(
    decision: DecisionCandidate, stream: Sequence[tuple[Item | None, Block, str | None]], at: int
) -> DecisionCandidate:
    """ "The following was agreed:" with the lines that say what, up to the next item; a table says it for itself."""
    item, block, _ = stream[at]
    details: list[Paragraph] = []
    for other, following, words in stream[at + 1 : at + 1 + MOST_DETAILS]:
        if other is not item or words is not None:
            break
        if not isinstance(following, Paragraph) or records_decision(following.text):
            return decision
        details.append(following)
    if not details or len(details) == MOST_DETAILS or not isinstance(block, Paragraph):
        return decision
    source = source_of(block, *details, method="resolutions")
    return replace(decision, source=source, text="\n".join([decision.text, *(p.text for p in details)]))


def whole_sentences(text: str) -> list[str]:
    """The sentences, with one put together again that was cut within brackets or after an initial."""
    found: list[str] = []
    for sentence in sentences(text):
        cut = bool(found) and (found[-1].count("(") > found[-1].count(")") or re.search(r"\b[A-Z]\.$", found[-1]))
        if cut:
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return found


def records_decision(sentence: str) -> bool:
    """Whether this sentence of minutes says that those who met agreed, approved, decided or ratified something."""
    if not RECORDS.search(sentence) or len(WORDS.findall(sentence)) < 1:
        return False
    return not ELSEWHERE.search(sentence) or bool(re.search(r"\bit\s+(?:was|is|had been)\b", sentence, re.IGNORECASE))
