"""What a meeting resolved: "RESOLVED that ..." with its parts, and sentences of prose that record a decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ...document import Block, Paragraph, ParagraphKind, Table
from ...lookups import fold
from ..candidates import Claims, DecisionCandidate
from ..papers.committee_pages import page_line
from ..report import Report, source_of
from .decision_boxes import boxes_opened, is_box
from .decision_tables import DecisionTable, decision_table, rows_of
from .minute_items import Item, opened_tables, under_items
from .recorded import THOSE_WHO_MET, is_carried, is_noted, may_record, records_decision, whole_sentences
from .sentence_parts import PartOfDecision, lettered, mended, parts_of
from .site_pages import fact_label, laid_out
from .stems import QUOTED, REFERRED, STEM, Formal, formal, is_label, opens_late, reads_as_part, with_verdict

MIDWAY = re.compile(
    r"(?<=\S)(?<!\bbe)(?<!\bfor)(?<!\bFOR)(?<!\bof)(?<!\bthe)\s+(?:and\s+|it\s+was\s+)?"
    r"(?=(?:Resolved\s*:|RESOLVED\b|RECOMMENDED\b|(?:AGREED|DECISIONS?|Decisions?)\s*:))"
)
EXPLAINED = re.compile(  # "... be noted. Reasons for decision", which a page put on one line
    r"(?<=[.;])\s+(?=(?:Reasons?\s+for\s+(?:the\s+)?[Dd]ecisions?|(?:Other|Alternative)\s+options\s+considered)\s*(?::|$))",
    re.IGNORECASE,
)
SENTENCE_GAP = re.compile(r"(?<=[a-z\d)][.;])\s+(?=[A-Z])")
PART_LABEL = re.compile(r"(?:^|[\s:–—-])(?:\d{1,2}|[ivx]{1,4}|[a-h])\.$")  # "RESOLVED: 1. That the plan be noted"
LATEST_GAPS = 3
EARLIER_NUMBER = re.compile(r"^(?:\d{1,3}\.){0,8}\d{1,3}[ivxlc]{0,5}[).]\s*(?=[A-Z])")  # of an earlier meeting's minute
NUMBER_OF = re.compile(r":\s*(?P<number>[A-Z]{0,4}[/ ]?\d[\w./-]{0,15})$")
THAT = re.compile(r"^that\s+", re.IGNORECASE)
BEFORE_VERDICT = re.compile(r"\b(?:motion|amendment|moved|proposed)\b", re.IGNORECASE)
WON = re.compile(r"\b(?:carried|agreed|approved|adopted|passed)\b", re.IGNORECASE)
LOST = re.compile(r"\b(?:lost|defeated|fell|not carried|withdrawn)\b", re.IGNORECASE)
TELLING = re.compile(r"\b(?!(?:that|the|and|for)\b)[^\W_]{3,}", re.IGNORECASE)
STEM_LETTERS = 3
ALIKE = 0.6  # share of the words that two wordings have in common
ANNOUNCES = re.compile(r"\bthe following\b[^.]{0,100}[.:]?$", re.IGNORECASE)  # what the next paragraphs say
CLOSED = re.compile(
    r"^(?:the\s)?meeting\s(?:was\s)?(?:closed|ended|concluded|finished|terminated|adjourned)\b", re.IGNORECASE
)
THOSE_ALONE = re.compile(rf"(?:the\s)?(?:[A-Z][\w-]{{1,20}}\s){{0,3}}{THOSE_WHO_MET}:?", re.IGNORECASE)
LEADS_ON = re.compile(r":\s?[-–—]?$")
MOST_DETAILS = 8

Found = tuple[str | None, DecisionCandidate]
Standing = tuple[Item | None, Block, str | None]


def resolutions(report: Report, claims: Claims) -> Iterator[DecisionCandidate]:
    """One row per resolution, labelled part of one, or sentence that records a decision."""
    if report.front.kind != "minutes":
        return
    tables = {id(t): columns for t in report.tables if claims.free(t) and (columns := decision_table(t))}
    for table in report.tables:
        if id(table) in tables:
            yield from _listed(report, table, tables[id(table)], claims)
    free = [block for block in report.blocks if id(block) not in tables]
    for box in free:
        if isinstance(box, Table) and is_box(box):
            claims.take(box, "resolutions")
    blocks = lettered(laid_out(opened_tables(boxes_opened(mended(free))), report.front.title))
    stream = list(under_items(list(_cut_at_resolutions(blocks))))
    yield from _once(_Minutes(report, claims, stream).read())


@dataclass(slots=True)
class _Minutes:
    """The minutes as they are read: which decision is still open, and whether what comes next explains one."""

    report: Report
    claims: Claims
    stream: Sequence[Standing]
    found: list[Found] = field(default_factory=list)
    open: Formal | None = None
    aside: bool = False
    decided: int = 0  # how many decisions had been found where the item begins
    section: str | None = None  # of a committee page: under "Decision:" or under "Minutes:"
    numbers: dict[int, str] = field(default_factory=dict)  # printed as "Decision number: 14/2017", by item

    def read(self) -> list[Found]:
        """Every decision in order, with the section of a committee page in which it stands."""
        blurbs = set(_blurbs(self.stream))
        for at, (item, block, words) in enumerate(self.stream):
            if at and item is not self.stream[at - 1][0]:
                self._finish()
                self._note(at - 1)
                self.aside, self.section, self.decided = False, None, len(self.found)
            if at in blurbs or (isinstance(block, Paragraph) and self._is_part(at, block)):
                continue
            self._finish()
            if self.aside or (words is None and isinstance(block, Paragraph) and self._is_label(item, block.text)):
                continue
            for said in self._prose(at):
                told = _with_details(said, self.stream, at) if LEADS_ON.search(said.text) else said
                self.found.append((self.section, told))
        self._finish()
        if self.stream:
            self._note(len(self.stream) - 1)
        return self.found

    def _note(self, at: int) -> None:
        """An item that came to nothing but its last sentence: "The Cabinet noted the report."."""
        item, block, words = self.stream[at]
        text = words if words is not None else block.text
        if (
            item is None
            or len(self.found) > self.decided
            or not isinstance(block, Paragraph)
            or "noted" not in text.lower()
        ):
            return
        last = whole_sentences(text)[-1]
        if is_noted(last):
            self.found.append((self.section, self._candidate(item, PartOfDecision(None, last, (block,)), "resolution")))

    def _is_part(self, at: int, block: Paragraph) -> bool:
        """Whether a paragraph opens a formal decision or goes on with the one that is open."""
        _, _, words = self.stream[at]
        if words is None and _label(block.text):
            self._finish()
            self.section = page_line(block.text) or self.section
            if not is_label(block.text):
                return False
        goes_on = self.open is not None and self.open.by_verbs and block.mark is not None and self.open.takes(block)
        opened = None if goes_on else self._opened(at, block)
        if opened:
            self._finish()
            self.open, self.aside = opened, False
        elif self.open and words is None and (self.open.takes(block) or _says_nothing(block.text)):
            self.open.paragraphs += [] if _says_nothing(block.text) else [block]
        else:
            return False
        return True

    def _is_label(self, item: Item | None, text: str) -> bool:
        """A line that ends what was decided: "Reasons for decision", "Minutes:", "Decision number: 14/2017"."""
        label = _label(text)
        if label == "number" and (found := NUMBER_OF.search(text)):
            self.numbers[id(item)] = found["number"]
        if label in {"aside", "minutes"}:
            self.aside = label == "aside"
        return label is not None

    def _opened(self, at: int, block: Paragraph) -> Formal | None:
        item, _, words = self.stream[at]
        following = self.stream[at + 1][1] if at + 1 < len(self.stream) else None
        opened = formal(item, block, words, following)
        if opened is None:
            return None
        heads_page = at == 0 and block.kind is ParagraphKind.HEADING  # "Decisions", over what a site says of them
        if opened.labelled and (heads_page or with_verdict([b for _, b, _ in self._under_label(at)])):
            return None
        if opened.alone:
            goes_on = self.open is not None and self.open.takes(block)
            return None if self.aside or goes_on or self._is_lost(at) else opened
        return opened

    def _is_lost(self, at: int) -> bool:
        """The words of a motion or an amendment that was not carried."""
        above = self.stream[at - 1][1] if at else None
        moved = isinstance(above, Paragraph) and BEFORE_VERDICT.search(above.text)
        below = [
            b.text for i, b, _ in self.stream[at + 1 : at + 3] if isinstance(b, Paragraph) and i is self.stream[at][0]
        ]
        won = any(WON.search(text) for text in below) or QUOTED.match(self.stream[at][1].text) is None
        return bool(moved) and (not won or any(LOST.search(text) for text in below))

    def _under_label(self, at: int) -> Iterator[Standing]:
        """What stands below a line "Decision:", up to the next such line or item."""
        for standing in self.stream[at + 1 :]:
            item, block, words = standing
            if item is not self.stream[at][0] or words is not None:
                return
            if isinstance(block, Paragraph) and page_line(block.text) and not is_label(block.text):
                return
            yield standing

    def _finish(self) -> None:
        done, self.open = self.open, None
        if done is None:
            return
        said = done.paragraphs or ([done.said] if done.said else [])
        for part in parts_of(said, numbers=True):
            for paragraph in part.paragraphs:
                self.claims.take(paragraph, "resolutions")
            kind = "recommendation" if REFERRED.match(part.text) else done.kind
            self.found.append((self.section, self._candidate(done.item, part, kind)))

    def _candidate(self, item: Item | None, part: PartOfDecision, kind: str) -> DecisionCandidate:
        number = self.numbers.get(id(item)) or (item.number if item else None)
        return _candidate(self.report, Item(number, item.title if item else ""), part, kind)

    def _prose(self, at: int) -> Iterator[DecisionCandidate]:
        item, block, words = self.stream[at]
        if isinstance(block, Table):
            paragraphs: Sequence[Paragraph] = [p for cell in block.cells for p in cell.paragraphs]
        elif isinstance(block, Paragraph):
            paragraphs = [replace(block, text=words, runs=()) if words is not None else block]
        else:
            return
        following = _said_next(self.stream, at)  # a motion's outcome stands there
        for paragraph in paragraphs:
            if not may_record(paragraph.text):
                continue
            said = whole_sentences(EARLIER_NUMBER.sub("", paragraph.text))
            for sentence, then in zip(said, [*said[1:], following], strict=False):
                announced = ANNOUNCES.search(sentence) and reads_as_part(then)
                if (records_decision(sentence) or is_carried(sentence, then)) and not announced:
                    yield self._candidate(item, PartOfDecision(None, sentence, (paragraph,)), "resolution")


def _says_nothing(text: str) -> bool:
    """A page's number, or under "RESOLVED" the body on a line of its own: "Council"."""
    return not any(map(str.isalpha, text)) or THOSE_ALONE.fullmatch(text) is not None


def _blurbs(stream: Sequence[Standing]) -> Iterator[int]:
    """Where an agenda's own words stand on a committee page: between an item's title and its "Minutes:"."""
    waiting: list[int] = []
    labelled = False
    for at, (item, block, words) in enumerate(stream):
        if at and item is not stream[at - 1][0]:
            waiting, labelled = [], False
        line = page_line(block.text) if isinstance(block, Paragraph) and words is None else None
        if line == "minutes":
            yield from waiting
        labelled = labelled or line in {"minutes", "decision"}
        waiting = [] if line == "minutes" else waiting
        if words is None and not labelled:
            waiting.append(at)


def _label(text: str) -> str | None:
    """What a line, or what stands before its colon, labels: `minutes`, `decision`, `aside`, `number`, `status`."""
    whole = page_line(text)
    if whole in {"minutes", "decision", "aside"}:
        return whole
    before = page_line(text.partition(":")[0]) if ":" in text else None
    return "aside" if before == "aside" else fact_label(text)


def _once(found: Sequence[Found]) -> Iterator[DecisionCandidate]:
    """Each decision once: a committee page prints it under "Decision:" and, in other words, below "Minutes:"."""
    seen: set[tuple[str | None, str]] = set()
    decided: list[tuple[str | None, frozenset[str]]] = []
    for section, decision in found:
        under = decision.number or decision.item_title
        key, stems = (under, fold(THAT.sub("", decision.text))), _stems(decision.text)
        again = section == "minutes" and any(under == other and _says_the_same(stems, told) for other, told in decided)
        if key in seen or again:
            continue
        seen.add(key)
        if section == "decision":
            decided.append((under, stems))
        yield decision


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.casefold()[:STEM_LETTERS] for word in TELLING.findall(text))


def _says_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Two wordings of a decision: "to note the plan" and "That the plan be noted"."""
    return len(one & other) >= ALIKE * len(one | other)


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
        found = _cut(block.text) if isinstance(block, Paragraph) else None
        if not found or not isinstance(block, Paragraph):
            yield block
            continue
        yield replace(block, text=block.text[: found.start()].strip(), runs=())
        rest = block.text[found.end() :].strip()
        yield replace(block, text=rest, mark=None, kind=ParagraphKind.TEXT, level=0, runs=())


def _cut(text: str) -> re.Match[str] | None:
    """The gap before which a paragraph's own words end."""
    found = MIDWAY.search(text) or EXPLAINED.search(text)
    gaps = list(SENTENCE_GAP.finditer(text))[-LATEST_GAPS:] if not found else []
    late = (gap for gap in gaps if opens_late(text[gap.end() :]) and not PART_LABEL.search(text[: gap.start()]))
    return found or next(late, None)


def _candidate(report: Report, item: Item, part: PartOfDecision, kind: str) -> DecisionCandidate:
    source = source_of(*part.paragraphs, method="resolutions", quote=part.text)
    title = item.title.rstrip(" :–—-") or report.front.title
    return DecisionCandidate(source, kind, part.text, item.number, title, part.label)


def _said_next(stream: Sequence[Standing], at: int) -> str:
    """The words of the next paragraph of the same item."""
    item, block, words = stream[at + 1] if at + 1 < len(stream) else (None, None, "")
    return block.text if isinstance(block, Paragraph) and words is None and item is stream[at][0] else ""


def _with_details(decision: DecisionCandidate, stream: Sequence[Standing], at: int) -> DecisionCandidate:
    """ "The following was agreed:" with the lines that say what, up to the next item; a table says it for itself."""
    item, block, _ = stream[at]
    details: list[Paragraph] = []
    for other, following, words in stream[at + 1 : at + 1 + MOST_DETAILS]:
        if other is not item or words is not None or CLOSED.match(following.text):
            break
        if details and all(d.mark for d in details) and isinstance(following, Paragraph) and not following.mark:
            break
        if not isinstance(following, Paragraph) or records_decision(following.text):
            return decision
        details.append(following)
    if not details or len(details) == MOST_DETAILS or not isinstance(block, Paragraph):
        return decision
    source = source_of(block, *details, method="resolutions")
    return replace(decision, source=source, text="\n".join([decision.text, *(p.text for p in details)]))
