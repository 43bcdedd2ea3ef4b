"""Lines of plain text that stand in the same columns: where the blanks between these are, and which lines are bands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..dates_printed import MONTH
from .lost_labels import is_status, single_label
from .pages import Line

FIELD = re.compile(r"\S+(?: \S+)*")
DOUBLE_SPACED = re.compile(r"[.!?:;)] {2}(?=\S)")  # between sentences that somebody typed so
VALUE = re.compile(
    rf"""
    [(]?[A-Z]{{0,6}}[ -]?\d{{1,4}}(?:[./]\d{{1,4}}){{0,3}}[a-z]?[).]?      # 1.4, KPI 01, 12/05/2011, 7)
  | [A-Z]{{1,6}}(?:[-/][A-Z0-9]{{1,6}}){{1,5}}                             # COR-AB-12
  | [£]?-?\d[\d,]{{0,12}}(?:\.\d{{1,3}})?[ ]?[%mk]?                          # 75%, £1,200
  | \d{{1,2}}(?:st|nd|rd|th)?[ -]{MONTH}[ -]\d{{2,4}}                     # 3rd May 2011
  | {MONTH}[ -]\d{{2,4}} | (?:end[ ]of[ ])?q(?:uarter[ ])?[1-4](?:[ ]\d{{4}}[-/]\d{{2,4}})?
    """,
    re.VERBOSE | re.IGNORECASE,
)
RULE = re.compile(r"[\s=_-]*-[\s=_-]*|[\s=]*=[\s=]*")
MOST_BAND_WORDS = 14
LEAST_BAND_WORDS = 2
LEAST_COLUMNS = 3
FAR = 8


def in_columns(text: str) -> bool:
    """Three fields or more, parted by blanks that no sentence's end explains."""
    if "\t" in text or "|" in text:
        return False
    return len(FIELD.findall(DOUBLE_SPACED.sub(". ", text.strip()))) >= LEAST_COLUMNS


def is_far_label(heads: Sequence[re.Match[str]]) -> bool:
    """A label whose neighbour stands so far away that it heads another column."""
    return single_label(heads[0][0]) is not None and heads[1].start() - heads[0].end() >= FAR


def is_header(text: str) -> bool:
    """All that stands on the line are labels of columns."""
    fields = FIELD.findall(text)
    return len(fields) > 1 and all(single_label(one) for one in fields)


def is_value(text: str) -> bool:
    return bool(VALUE.fullmatch(text)) or is_status(text)


@dataclass(slots=True)
class Panel:
    """Lines that stand in the same columns; `gaps` are the blanks between these, as far as they are known."""

    first: Line
    lines: list[Line] = field(default_factory=list)
    bands: set[int] = field(default_factory=set)  # which of the lines run over all columns
    rules: set[int] = field(default_factory=set)  # which of them stand below a rule
    gaps: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = [self.first]
        fields = [m.span() for m in FIELD.finditer(self.first.text)]
        self.gaps = [(a[1], b[0]) for a, b in pairwise(fields)]

    def ends_before(self, text: str, apart: bool) -> bool:
        """Words at the left, set apart from the lines above: a heading or a paragraph below the table."""
        heads = list(FIELD.finditer(text))
        if apart and len(heads) == 2 and len(self.gaps) > 1 and is_far_label(heads):
            return True
        alone = len(heads) == 1 and self.gaps[0][0] > len(text) - len(text.lstrip())
        return apart and alone and not text.strip()[0].islower() and not VALUE.fullmatch(text.strip())

    def take(self, line: Line, apart: bool, following: str) -> bool:
        """Takes the line in, which may stand apart from those above; False where its words run over the gaps."""
        if self.ends_before(line.text, apart):
            return False
        narrowed = None if self._is_band(line.text, following) else self._narrowed(line.text)
        if RULE.fullmatch(line.text):
            self.rules.add(len(self.lines))
            return True
        if narrowed is None:
            short = len(line.text.split()) <= MOST_BAND_WORDS and len(FIELD.findall(line.text)) == 1
            inside = self._narrowed(following) is not None and len(FIELD.findall(following)) > 1
            if not short or not inside or following.split() == self.first.text.split():
                return False
            self.bands.add(len(self.lines))
        else:
            self.gaps = narrowed
        self.lines.append(line)
        return True

    def _is_band(self, text: str, following: str) -> bool:
        """Words alone at the left, above a row that opens with a value: they run over the columns as far as they go."""
        fields = list(FIELD.finditer(text))
        below = FIELD.search(following)
        if len(fields) != 1 or below is None or len(fields[0][0].split()) < LEAST_BAND_WORDS:
            return False
        words, value = fields[0][0], below[0]
        left = fields[0].start() <= below.start() and not words[0].islower() and not VALUE.fullmatch(words)
        return left and bool(VALUE.fullmatch(value)) and fields[0].end() > self.gaps[0][0]

    def _narrowed(self, text: str) -> list[tuple[int, int]] | None:
        """The gaps that are left beside these words; None where one is closed."""
        gaps: list[tuple[int, int]] = []
        for start, end in self.gaps:
            blanks = re.finditer(r" +", text[start:end].ljust(end - start))
            runs = [(start + m.start(), start + m.end()) for m in blanks]
            runs = [(a, b) for a, b in runs if b == end or b - a > 1]
            if not runs:
                return None
            gaps.append(max(runs, key=lambda run: (run[1] == end, run[1] - run[0])))
        return gaps

    def stands(self) -> bool:
        """Enough lines stand in columns; two do under a header whose labels are known."""
        lines = [line for n, line in enumerate(self.lines) if n not in self.bands]
        least = 2 if is_header(self.first.text) else LEAST_COLUMNS
        heads = list(FIELD.finditer(self.first.text))
        if len(self.gaps) == 1 and (least == 2 or is_far_label(heads)):
            return len(lines) > 1
        if len(self.gaps) == 1:
            return sum(len(FIELD.findall(line.text)) == 2 for line in lines) >= LEAST_COLUMNS
        return sum(in_columns(line.text) for line in lines) >= least

    def edges(self) -> list[tuple[int, int]]:
        """Where columns begin and end: at the gaps, and wherever two blanks stand in all lines."""
        lines = [line.text for n, line in enumerate(self.lines) if n not in self.bands]
        width = max(map(len, lines))
        inked = "".join("x" if any(text[x : x + 1].strip() for text in lines) else " " for x in range(width))
        cuts = {gap[1] for gap in self.gaps} | {m.end() for m in re.finditer(r"(?<=x) {2,}(?=x)", inked)}
        return list(pairwise([*sorted({0, *cuts}), max(width, *cuts) + 1]))

    def cut(self, edges: Sequence[tuple[int, int]]) -> list[Cut]:
        return [
            Cut(
                line,
                [line.text.strip()] if n in self.bands else [line.text[a:b].strip() for a, b in edges],
                n in self.rules,
            )
            for n, line in enumerate(self.lines)
        ]


@dataclass(frozen=True, slots=True)
class Cut:
    """A line in fields, one per column; one alone for a line over all columns."""

    line: Line
    fields: list[str]
    ruled: bool = False  # below a rule of dashes

    @property
    def words(self) -> str:
        return " ".join(self.fields).casefold()
