"""Tables of figures that call no column a measure: rows by periods, rows by measures, a list of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from ...document import Cell, Paragraph, ParagraphKind, Table
from ...lookups import fold, remembered, spellings, table
from ..candidates import IndicatorCandidate, Source
from ..columns import Grid, field_of
from ..report import QUOTE_LIMIT
from ..signs import signs_of_table
from .indicator_words import PERIOD, comes_before, is_value, runs_backwards, unit_in, value_in, whole_years
from .measured_values import has_counted

MONEY = re.compile(
    r"£|\b(?:budgets?|cost|costs|expenditure|income|payments?|payee|invoice|cheque|vat|amount|price|balance|account|forecast"
    r"|variance|capital|revenue|grant|fund|funding|savings?|salary|spend|net|gross|rent|value\s+of)\b",
    re.IGNORECASE,
)
DIRECTION = re.compile(
    r"(?:no\schange|unchanged|stable|static|same|sustained|maintained|up|down|improv(?:ed|ing)|declin(?:ed|ing)|deteriorat(?:ed|ing)|worsen(?:ed|ing))",
    re.IGNORECASE,
)
FEWEST_WAYS = 2  # of the headers that name where indicators went
MEASURE = re.compile(
    r"\b(?:rates?|percentage|proportion|number\s+of|average|per\s+(?:1,?000|10,?000|100,?000|head|capita|household)|%|satisfaction|timeliness"
    r"|performance|usage|attendance|absence|levels?)\b",
    re.IGNORECASE,
)
TITLE = re.compile(  # of a paper or of a table, and no measure
    r"\b(?:reports?|reviews?|updates?|monitoring|summary|dashboard|scorecard|indicators?|measures?|k?pis?|plan|overview|framework"
    r"|results|information|management)\b",
    re.IGNORECASE,
)
OF_A_SERVICE = re.compile(r"(?<=\w)\sperformance\b(?!\s(?:of|in|against)\b)", re.IGNORECASE)
CODE = re.compile(r"(?:[A-Z]{1,5}[ ./-]?\d{1,4}(?:\.\d{1,2})?[A-Za-z]?|\d{1,2}[A-Z])(?:\s?\(\d\))?")
AVERAGE = re.compile(r"\s(?:average|avg|mean|median|figure|rate|result|performance)\.?$")
NUMBERED = re.compile(
    r"^(?:table|figure|fig|chart|graph)\.?\s?\d{1,3}[a-z]?\b\s?[:.–—-]?\s?(?=[A-Za-z%])", re.IGNORECASE
)
CAPTIONS = 8  # paragraphs above a table that may be its caption
LONGEST_CAPTION = 18  # words
LONGEST_LABEL = 25  # words


LETTER = re.compile(r"[A-Za-z]")
SHARED_OUT = re.compile(r"^(?P<measure>[A-Z][^:.]{3,60}?)\sby\s(?P<subject>[a-z][a-z ]{2,30})\b[^.]{0,40}$")


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands over a table: the measure that it names, and the period."""

    measure: str | None = None
    period: str | None = None
    money: bool = False


def caption_of(above: Sequence[Paragraph]) -> Caption:
    """The caption in the paragraphs above a table, nearest first; running text is none."""
    measure = period = None
    money = False
    for distance, paragraph in enumerate(reversed(above[-CAPTIONS:])):
        words = paragraph.text
        if len(words.split()) > LONGEST_CAPTION or words.endswith("."):
            continue
        near = distance < 2 or paragraph.kind is ParagraphKind.HEADING
        money = money or (near and bool(MONEY.search(words)))
        if measure is None and _names_measure(words):
            measure = NUMBERED.sub("", words).strip(" :")
        if measure is None and near and (shared := SHARED_OUT.match(words)) and not MONEY.search(words):
            measure = None if TITLE.search(words) else shared["measure"]
        if period is None and near and (found := PERIOD.search(words)):
            period = found[0]
    return Caption(measure, period, money)


def _names_measure(words: str) -> bool:
    """Whether a caption names what was measured: "Planning performance" is what a paper is about."""
    named = MEASURE.search(OF_A_SERVICE.sub("", words))
    return named is not None and not MONEY.search(words) and not TITLE.search(words)


@dataclass(frozen=True, slots=True)
class Shape:
    """Where labels and figures stand: `top` is the first row of figures."""

    top: int
    label: int
    figures: tuple[int, ...]
    headers: tuple[str, ...]  # by grid column
    band: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """A table of figures as it is read: what its columns are, by their headers."""

    cells: Grid
    shape: Shape
    caption: Caption
    period: str | None  # of the whole table
    dated: dict[int, str]  # column -> period, of those that a header dates
    groups: dict[int, str]  # column -> whom it is for
    headed: dict[int, str]  # column -> what it measures
    target: int | None
    others: tuple[int, ...]  # columns of what others measured
    by_subject: bool
    coded: bool  # whether the column before the names holds codes

    def values(self, row: int) -> Iterator[tuple[int, Cell]]:
        """The columns of a row with a value of the paper's own."""
        for column in self.shape.figures:
            cell = self.cells.at(row, column)
            told = column != self.target and column not in self.others and (not self.dated or column in self.dated)
            if cell is not None and told and is_value(cell.flat):
                yield column, cell

    def _heads(self, column: int) -> Iterator[Cell]:
        """The cells over a column of figures that say something."""
        for row in range(self.shape.top):
            cell = self.cells.at(row, column)
            if cell is not None and cell.row == row and cell.flat:
                yield cell

    def candidate(self, row: int, column: int, named: Cell, cell: Cell) -> IndicatorCandidate:
        """The value of one cell, with what its row and its column say of it."""
        label, group = named.flat, self.groups.get(column)
        name, subject = _name(self.shape, column, label, self.caption, self.by_subject)
        name, subject = (self.headed[column], label) if self.headed else (name, subject)
        quote = f"{label} | {self.shape.headers[column]} | {cell.flat}"[:QUOTE_LIMIT]
        grid = self.cells.table
        heads = tuple(part for head in self._heads(column) for part in head.parts)
        parts = named.parts + cell.parts + heads or grid.parts
        alike = {c: p for c, p in self.dated.items() if self._as_column(c) == self._as_column(column)}
        earlier = _earlier(self.cells, row, column, alike)
        code = self.cells.at(row, self.shape.label - 1) if self.coded else None
        goal = self.cells.at(row, self.target) if self.target is not None else None
        return IndicatorCandidate(
            Source(quote, "table:figures", parts, grid.locator, signs_of_table(grid)),
            name=name,
            value=value_in(cell.flat),
            reference=code.flat if code is not None else None,
            unit=unit_in(self.shape.headers[column]) or unit_in(name),
            subject=" ".join(words for words in (subject, group) if words) or None,
            period=self.dated.get(column, self.period),
            target=goal.flat if goal is not None and goal.flat else None,
            previous_value=earlier[0] if earlier else None,
            previous_period=self.dated[earlier[1]] if earlier else None,
            comparator=self._comparator(row),
        )

    def _as_column(self, column: int) -> tuple[str | None, str | None]:
        return self.groups.get(column), self.headed.get(column)

    def _comparator(self, row: int) -> str | None:
        found = [(c, cell.flat) for c in self.others if (cell := self.cells.at(row, c)) and cell.flat]
        return "; ".join(f"{self.shape.headers[c]}: {words}" for c, words in found) or None


def read_figures(grid: Table, caption: Caption) -> Iterator[IndicatorCandidate]:
    """The figures of a table, if it says which period they are for and they are no money."""
    figures = _figures(grid, caption)
    if figures is None:
        return
    for row in range(figures.shape.top, grid.row_count):
        named = figures.cells.at(row, figures.shape.label)
        if named is None or not LETTER.search(named.flat) or len(named.flat.split()) > LONGEST_LABEL:
            continue
        for column, cell in figures.values(row):
            if not figures.shape.headers[column] and CODE.fullmatch(named.flat):
                continue  # neither row nor column says what it would measure
            yield figures.candidate(row, column, named, cell)


def _tells_ways(shape: Shape) -> bool:
    """Whether a table counts how many indicators went up, stayed and went down."""
    return sum(DIRECTION.fullmatch(shape.headers[c]) is not None for c in shape.figures) >= FEWEST_WAYS


def _figures(grid: Table, caption: Caption) -> Figures | None:
    shape = _shape(grid)
    if (
        shape is None
        or _tells_ways(shape)
        or caption.money
        or MONEY.search(" ".join((*shape.headers, shape.band or "")))
    ):
        return None
    over = PERIOD.search(shape.band or "")
    period = over[0] if over else caption.period
    beside = range(shape.label + 1, grid.column_count)
    target = next((c for c in beside if field_of(shape.headers[c], "indicator") == "target"), None)
    others = tuple(
        c
        for c in shape.figures
        if is_others(h := shape.headers[c]) or field_of(PERIOD.sub(" ", h), "indicator") == "comparator"
    )
    dated = {
        c: found[0]
        for c in shape.figures
        if c != target and c not in others and (found := PERIOD.search(whole_years(shape.headers[c])))
    }
    if not dated and period is None:
        return None
    cells = Grid(grid)
    groups = _groups(cells, shape) if len(set(dated.values())) < len(dated) else {}
    labels = field_of(shape.headers[shape.label], "indicator")
    by_subject = bool(dated) and (labels == "subject" or bool(caption.measure and labels != "name"))
    headed = _headed(shape, dated) if labels != "name" and not groups else {}
    coded = shape.label > 0 and holds_codes(cells, shape.label - 1, shape.top)
    return Figures(cells, shape, caption, period, dated, groups, headed, target, others, by_subject, coded)


def is_others(header: str) -> bool:
    """Whether a column is of what others measured: "National 2022", "England", "Wales average 2013-14"."""
    known = spellings("measures", "comparators")
    bare = fold(PERIOD.sub(" ", header))
    return fold(header) in known or bare in known or AVERAGE.sub("", bare) in known


def _headed(shape: Shape, dated: dict[int, str]) -> dict[int, str]:
    """What each column measures, where all headers say it beside a period: "Complaints 2022/23", "Upheld 2022/23"."""
    found = {column: PERIOD.sub(" ", shape.headers[column]).strip(" ():,–—-") for column in dated}
    names = {column: " ".join(words.split()) for column, words in found.items()}
    told = [words for words in names.values() if len(LETTER.findall(words)) > 3 and not field_of(words, "indicator")]
    counts = len(set(told)) > 1 or any(MEASURE.search(words) or has_counted(words) for words in told)
    return names if len(told) == len(names) and told and counts else {}


def _groups(cells: Grid, shape: Shape) -> dict[int, str]:
    """Whom the columns are for, where the same periods stand again and again below "Men", "Women", "All"."""
    found: dict[int, str] = {}
    for row in range(shape.top):
        for cell in cells.cells(row):
            if 1 < cell.column_span < cells.table.column_count and cell.flat and not PERIOD.search(cell.flat):
                found |= dict.fromkeys(range(cell.column, cell.column + cell.column_span), cell.flat)
    return found


def _name(shape: Shape, column: int, label: str, caption: Caption, by_subject: bool) -> tuple[str, str | None]:
    """The measure and whom it is measured for: rows are measures, or subjects of a measure named above."""
    header = shape.headers[column]
    if by_subject and caption.measure:
        return caption.measure, label
    if header and not PERIOD.search(header) and len(shape.figures) > 1:
        return header, label
    return label, None


def _earlier(cells: Grid, row: int, column: int, dated: dict[int, str]) -> tuple[str, int] | None:
    """The value one period before the last one printed, with its column."""
    filled = [c for c in dated if (cell := cells.at(row, c)) and is_value(cell.flat)]
    filled = filled[::-1] if runs_backwards(list(dated.values())) else filled
    if len(filled) < 2 or column != filled[-1] or not comes_before(dated[filled[-2]], dated[column]):
        return None
    cell = cells.at(row, filled[-2])
    return (cell.flat, filled[-2]) if cell else None


def _shape(grid: Table) -> Shape | None:
    """Labels on the left, figures to the right, headers above; None where it is not so."""
    cells = Grid(grid)
    rows = range(grid.row_count)
    numeric = {
        c: sum(1 for r in rows if (cell := cells.at(r, c)) and cell.column == c and is_value(cell.flat))
        for c in range(grid.column_count)
    }
    wordy = [c for c in range(grid.column_count) if _is_wordy(cells, c, grid.row_count)]
    first = next((c for c, count in numeric.items() if count >= max(2, grid.row_count // 2)), 0)
    wordy = [c for c in wordy if c < first] or wordy  # not "60% in 13 weeks", in the last column
    label = max(wordy, key=lambda c: sum(len(cell.flat) for cell in cells.column(c)), default=None)
    if label is None:
        return None
    many = [c for c, count in numeric.items() if c > label and count >= max(2, grid.row_count // 2)]
    figures = tuple(c for c in many if not _tells_place(cells, c))
    if not figures:
        return None
    top = next((r for r in rows if _is_row_of_figures(cells, r, label, figures)), None)
    if top is None:
        return None
    heads = [_header(cells, c, top, figures) for c in range(grid.column_count)]
    bands = [row[0].flat for r in range(top) if len(row := [c for c in cells.cells(r) if c.flat]) == 1]
    return Shape(top, label, figures, tuple(heads), " ".join(bands) or None)


def _tells_place(cells: Grid, column: int) -> bool:
    """Whether the numbers of a column are places in a paper: "Page", "Paragraph/policy/figure"."""
    head = fold(next((cell.flat for cell in cells.column(column) if cell.flat), ""))
    return any(piece.strip() in _places() for piece in head.split("/"))


@remembered("measures")
def _places() -> frozenset[str]:
    return frozenset(cast(dict[str, list[str]], table("measures")["places"])["headers"])


def holds_codes(cells: Grid, column: int, top: int) -> bool:
    """Whether a column that nobody heads so holds codes: "1A", "2B(1)" under "ASCOF"."""
    texts = [cell.flat for cell in cells.column(column, top) if cell.flat]
    return len(texts) > 1 and all(CODE.fullmatch(words) for words in texts) and len(set(texts)) == len(texts)


def _is_wordy(cells: Grid, column: int, rows: int) -> bool:
    words = [cell.flat for cell in cells.column(column)]
    return sum(1 for w in words if any(c.isalpha() for c in w)) * 2 > rows


def _is_row_of_figures(cells: Grid, row: int, label: int, figures: Sequence[int]) -> bool:
    named = cells.at(row, label)
    values = [cell.flat for c in figures if (cell := cells.at(row, c))]
    years = sum(1 for v in values if re.fullmatch(r"(?:19|20)\d\d", v))
    filled = [v for v in values if is_value(v)]
    return named is not None and bool(named.flat) and bool(filled) and years < max(1, len(values) - 1)


def _header(cells: Grid, column: int, top: int, figures: Sequence[int]) -> str:
    """The words above a column; what stands over all the figures is the table's caption, and no header."""
    words: list[str] = []
    for row in range(top):
        cell = cells.at(row, column)
        if cell is None or not cell.flat or cell.flat in words:
            continue
        reach = range(cell.column, cell.column + cell.column_span)
        if len(reach) < 2 or not all(c in reach for c in figures):
            words.append(cell.flat)
    return " ".join(words)
