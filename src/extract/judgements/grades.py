"""Grades that an inspectorate or auditor gave: in tables, in label lines and headings, in sentences.

A definition of the scale is no grade ("Performing well: a service that consistently ..."), nor is one of several that
might be given. One candidate per framework, subject and year and report; `distinct_grades` does the same over reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ...document import Block, Cell, Paragraph, ParagraphKind, Table
from ...lookups import fold, remembered
from ...lookups.grade_schemes import Worded
from ..candidates import Claims, GradeCandidate, Source
from ..columns import Columns, Grid, match_columns
from ..report import QUOTE_LIMIT, Report
from ..signs import signs_of_table
from ..themes import NUMBERED_THEME
from .findings_in_tables import holds_actions
from .frameworks import framework_of, gave_none, year_of
from .grade_lines import Line, line_of, lines_of
from .grade_lists import label_line, listed_judgements
from .grade_words import (
    SCORE,
    YEAR,
    Given,
    assessor_in,
    given_in,
    grade_pattern,
    is_performing,
    own_names,
    same_subject,
    subject_of,
)
from .grades_in_prose import ProseGrade, grades_in, may_grade
from .opinions import opinions_in
from .same_grades import distinct_grades

SIGN = re.compile(r"[-–—:=]")
IS_PERFORMING = re.compile(
    r"^(?P<who>(?:overall\s+)?.{0,60}?)\s*\bis\s+performing\s*:?\s*(?P<value>.{0,30})$", re.IGNORECASE
)
EQUATION = re.compile(rf"(?P<subject>[A-Z][A-Za-z’' ]{{3,50}}?)\s*=\s*(?P<score>{SCORE}|[0-5](?!\d))", re.IGNORECASE)
LONGEST_LABEL = 250  # characters; the patterns of labels, which are matched to the line's end, take fewer
LONGEST_NAME = 14  # words of what a score below it is for
OVERALL_OF = re.compile(
    r"^overall\s(?:effectiveness|quality|performance|rating|grade)\s(?:of|for)\s(?:the\s)?", re.IGNORECASE
)
OVERALL_SCORE = re.compile(r"(?<!\s)\s+overall\s+(?:score|grade|rating)$", re.IGNORECASE)
LABELS_OF_ALL = frozenset(
    {"overall", "overall effectiveness", "judgement", "grade", "overall grade", "rating"}
    | {"overall rating", "overall judgement", "overall judgment", "overall assessment", "overall quality rating"}
    | {"overall performance rating"}
)


@remembered("grade_words", "grade_schemes")
def _scored_heading() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<subject>[^=]{{2,60}}?)\s*[-–—:=]\s*(?:maximum\s+)?(?P<score>{SCORE})\s*"
        rf"(?:[-–—=:(]\s*(?P<grade>{grade_pattern(True)})\)?)?$",
        re.IGNORECASE,
    )


@remembered("grade_words", "grade_schemes")
def _bare_score() -> re.Pattern[str]:
    return re.compile(
        r"^(?:our\s+|overall\s+)?(?:score|rating)\s*[:=–-]\s*(?P<score>[0-5](?:\s*(?:/|out\s+of)\s*[4-6])?)(?![\d.%])"
        rf"\s*[-–—:(]*\s*(?P<grade>{grade_pattern(True)})?[)\s.]*$",
        re.IGNORECASE,
    )


@dataclass(slots=True)
class Reader:
    """What holds for the whole report while it is read."""

    report: Report
    year: str | None
    names: tuple[str, ...]
    path: tuple[Paragraph, ...] = ()
    outcome: tuple[str, str] | None = None  # number and title of the outcome named last
    untitled: str | None = None  # an outcome's number, whose title stands on the next line
    awaiting: str | None = None  # the subject of "The council is performing:", whose grade stands on the next line
    above: str = ""  # the short line read last, which a score on a line of its own is for
    scored: str = ""  # "=" once this report has given a score by an equation
    outcomes: dict[str, str] = field(default_factory=dict)  # number -> title, as far as read

    @property
    def waits(self) -> bool:
        """Whether a grade is to stand on the next line."""
        return self.awaiting is not None

    def candidate(self, subject: str, given: Given, source: Source, words: str = "") -> GradeCandidate:
        """A grade with the framework and year that hold at this place, if it is worded in that framework's scale."""
        framework = framework_of(self.report, self.path, words)
        if framework and given.grade and (framework.worded is Worded.PERFORMING) != given.performing:
            framework = None
        if framework and same_subject(OVERALL_OF.sub("", subject)) in framework.about:
            subject = "Overall"
        number = self.outcome[0] if self.outcome and self.outcome[1] == subject else None
        return GradeCandidate(
            source,
            subject,
            grade=given.grade or given.score,  # a score is the grade's wording where no word is given
            score=given.score,
            framework=framework.framework if framework else None,
            assessor=framework.assessor if framework else None,
            outcome_number=number,
            assessment_year=self.year if framework else None,
        )


def find_grades(report: Report, claims: Claims) -> Iterator[GradeCandidate]:
    """Every grade that the report states, once per framework, subject and year."""
    reader = Reader(report, year_of(report), own_names(report.front.authority))
    found: list[GradeCandidate] = []
    _note_all_outcomes(reader)
    listed = listed_judgements(report.blocks)
    before: Block | None = None
    for path, block in _with_headings(report):
        reader.path = path
        if isinstance(block, Table):
            read = list(_in_table(reader, block)) if claims.free(block) else []
            if read:
                claims.take(block, "table:grades")
            else:
                read = list(_in_lines(reader, lines_of(block)))
            found.extend(read)
        elif isinstance(block, Paragraph):
            read = list(_in_lines(reader, [line_of(block, before, listed=id(block) in listed)]))
            found.extend(g for g in read if not gave_none(report, path, g.source.quote, g.assessment_year))
        before = block
    yield from distinct_grades([(report, grade) for grade in found])


def _with_headings(report: Report) -> Iterator[tuple[tuple[Paragraph, ...], Block]]:
    """Every block with the headings above it; headings come too, as they may state a grade."""
    path: list[Paragraph] = []
    for block in report.blocks:
        if isinstance(block, Paragraph) and block.kind is ParagraphKind.HEADING:
            while path and path[-1].level >= block.level:
                path.pop()
            path.append(block)
        yield tuple(path), block


def _in_table(reader: Reader, grid: Table) -> Iterator[GradeCandidate]:
    """A table of judgements with their grades: under headers, or in pairs without any."""
    if holds_actions(grid):
        return
    opinions = list(opinions_in(grid))
    if opinions:
        for said in opinions:
            source = _cell_source(grid, (said.audit, said.given))
            yield GradeCandidate(source, said.audit.flat, grade=said.given.flat)
        return
    columns = match_columns(grid, "grade")
    if columns is not None and columns.of("subject") and columns.has("grade", "score"):
        yield from _under_headers(reader, grid, columns)
    elif columns is not None and columns.of("framework"):
        yield from _by_inspection(reader, grid, columns)
    elif grid.column_count in {2, 3}:
        yield from _pairs(reader, grid)


def _under_headers(reader: Reader, grid: Table, columns: Columns) -> Iterator[GradeCandidate]:
    cells = Grid(grid)
    subject_column = columns.of("subject")[0]
    years = columns.of("year")
    for row in range(columns.body_start, grid.row_count):
        named = cells.at(row, subject_column)
        if named is None or not named.flat:
            continue
        subject = _subject_in_cell(named.flat, reader)
        scores = [cell for c in columns.of("score") if (cell := cells.at(row, c)) and cell.flat]
        dated = next((m[0] for c in years if (cell := cells.at(row, c)) and (m := YEAR.search(cell.flat))), None)
        for column in (
            *columns.of("grade"),
            *columns.of("previous_grade"),
            *(() if columns.of("grade") else columns.of("score")),
        ):
            cell = cells.at(row, column)
            given = given_in(cell.flat) if cell is not None and cell.flat else None
            if subject is None or cell is None or given is None:
                continue
            if given.score is None and scores and column in columns.of("grade"):
                given = replace(given, score=scores[0].flat)
            grade = reader.candidate(subject, given, _cell_source(grid, (named, cell), columns))
            previous = column in columns.of("previous_grade")
            headed = YEAR.search(columns.headers[column])
            year = headed[0] if headed else None if previous else dated or grade.assessment_year
            yield replace(grade, assessment_year=year)


def _by_inspection(reader: Reader, grid: Table, columns: Columns) -> Iterator[GradeCandidate]:
    """Rows of inspections with what each came to: "Ofsted ILACS | March 2022 | Good"."""
    cells = Grid(grid)
    named, judged = columns.of("framework")[0], columns.of("grade") or columns.of("subject")
    for row in range(columns.body_start, grid.row_count):
        inspection = cells.at(row, named)
        cell = next((c for column in judged if (c := cells.at(row, column)) and c.flat), None)
        given = given_in(cell.flat) if cell is not None else None
        if inspection is None or cell is None or given is None or given.grade is None:
            continue
        source = _cell_source(grid, (inspection, cell), columns)
        grade = reader.candidate("Overall", given, source, inspection.flat)
        dated = next((m[0] for c in columns.of("year") if (x := cells.at(row, c)) and (m := YEAR.search(x.flat))), None)
        assessors = [x.flat for c in columns.of("assessor") if (x := cells.at(row, c)) and x.flat]
        yield replace(
            grade,
            framework=grade.framework or inspection.flat,
            assessor=grade.assessor or (assessors[0] if assessors else assessor_in(inspection.flat)),
            assessment_year=dated or (YEAR.findall(inspection.flat) or [None])[0],
        )


def _pairs(reader: Reader, grid: Table) -> Iterator[GradeCandidate]:
    """Rows of what is graded and its grade; every filled row but one at most must be such a pair."""
    rows = [[cell for cell in row if cell.flat] for row in grid.rows()]
    rows = [row for row in rows if row]
    pairs = [(row[0], row[-1], given) for row in rows if len(row) == 2 and (given := _plain(row[-1].flat))]
    if len(pairs) < 2 or len(pairs) < len(rows) - 1:
        return
    for named, cell, given in pairs:
        subject = _subject_in_cell(named.flat, reader)
        if subject and not given_in(named.flat):
            yield reader.candidate(subject, given, _cell_source(grid, (named, cell)))


def _subject_in_cell(words: str, reader: Reader) -> str | None:
    """What a cell names, in its own words; a sentence's articles are dropped, a table's are printed on purpose."""
    subject = subject_of(words, reader.names, None)
    return subject if subject in {None, "Overall"} else words.strip(" .:")


def _plain(words: str) -> Given | None:
    """A grade in a table without headers; a bare figure there may be anything."""
    given = given_in(words)
    return None if given and given.grade is None and words.strip().isdigit() else given


def _cell_source(grid: Table, cells: Sequence[Cell], columns: Columns | None = None) -> Source:
    quote = " | ".join(cell.flat for cell in cells)[:QUOTE_LIMIT]
    parts = tuple(part for cell in cells for part in cell.parts) or grid.parts
    return Source(quote, "table:grades", parts, grid.locator, signs_of_table(grid, columns))


def _in_lines(reader: Reader, lines: Sequence[Line]) -> Iterator[GradeCandidate]:
    for line in lines:
        text = line.text.strip().replace("**", "")
        if not text:
            continue
        awaited = reader.awaiting
        reader.awaiting = None
        if awaited and (given := given_in(text)):
            given = replace(given, performing=True)
            yield reader.candidate(awaited, given, _line_source(line, "label:grades"))
            continue
        _note_outcome(reader, text)
        found = _labelled(reader, line, text)
        if not found:
            reader.above = text if len(text.split()) <= LONGEST_NAME and not text.endswith((".", ":", ";")) else ""
        if found:
            yield from found
        elif not reader.waits and may_grade(text):
            for said in grades_in(text, reader.names):
                yield from _from_prose(reader, line, said)


def _labelled(reader: Reader, line: Line, text: str) -> list[GradeCandidate]:
    """What a line says with a label, a sign or a score of its own; most lines have none of them."""
    lowered = text.lower()
    signed = SIGN.search(text) is not None
    if not (signed or "performing" in lowered):
        return []
    if len(text) > LONGEST_LABEL:
        return [*_equations(reader, line, text)]
    below = [*_score_below(reader, line, text)] if "score" in lowered or "rating" in lowered else []
    return below or [*_equations(reader, line, text)] or [*_label(reader, line, text)]


def _line_source(line: Line, method: str, quote: str | None = None) -> Source:
    return Source((quote or line.text)[:QUOTE_LIMIT], method, line.parts, line.locator)


def _note_outcome(reader: Reader, text: str) -> None:
    """Remembers "Outcome 4: Increased choice and control", on one line or on two."""
    numbered = NUMBERED_THEME.match(text) if "outcome" in text.lower() else None
    if numbered and fold(numbered["label"]) == "outcome":
        title = numbered["title"].strip(" :.–—-")
        if title and len(title.split()) <= 12:
            reader.outcome = (numbered["number"], title)
        reader.untitled = None if title else numbered["number"]
    elif reader.untitled and len(text.split()) <= 12:
        reader.outcome = (reader.untitled, text.strip(" :."))
        reader.untitled = None
    if reader.outcome:
        reader.outcomes.setdefault(*reader.outcome)


def _note_all_outcomes(reader: Reader) -> None:
    """What the outcomes are called, wherever the report says it: sentences may name them by number before that."""
    for block in reader.report.blocks:
        lines = lines_of(block) if isinstance(block, Table) else [Line(block.text, (), None)]
        for line in lines:
            _note_outcome(reader, line.text.strip())
    reader.outcome = reader.untitled = None


def _label(reader: Reader, line: Line, text: str) -> Iterator[GradeCandidate]:
    """A line of its own that says what is graded and the grade: "Overall effectiveness: Good"."""
    performing = IS_PERFORMING.match(text) if "performing" in text.lower() else None
    if performing:
        overall = performing["who"].lower().startswith("overall") or reader.outcome is None
        subject: str | None = "Overall" if overall or reader.outcome is None else reader.outcome[1]
        given = given_in(performing["value"])
        if not performing["value"]:
            reader.awaiting = subject
        elif subject and given:
            yield reader.candidate(subject, replace(given, performing=True), _line_source(line, "label:grades"))
        return
    if not SIGN.search(text):
        return
    scored = _scored_heading().match(text)
    if scored:
        subject = subject_of(OVERALL_SCORE.sub("", scored["subject"]), reader.names, None)
        if subject:
            given = Given(scored["grade"], scored["score"], performing=is_performing(scored["grade"]))
            yield reader.candidate(subject, given, _line_source(line, "label:grades"))
        return
    yield from _named_label(reader, line, text)


def _named_label(reader: Reader, line: Line, text: str) -> Iterator[GradeCandidate]:
    labelled = label_line(text)
    if labelled is None:
        return
    words, given = labelled
    if given.grade is None and not (line.listed and framework_of(reader.report, reader.path)):
        return  # a score alone may be anybody's: of a bid, of an option
    overall = fold(words) in LABELS_OF_ALL
    subject = "Overall" if overall else _subject_in_cell(words, reader) if line.heading or line.listed else None
    if subject:
        yield reader.candidate(subject, given, _line_source(line, "label:grades"))


def _score_below(reader: Reader, line: Line, text: str) -> Iterator[GradeCandidate]:
    """ "Score: 2" or "Score: 2 - Some shortfalls", on a line below the name of what is scored."""
    scored = _bare_score().match(text)
    subject = subject_of(reader.above, reader.names, None) if scored and reader.above else None
    if scored and subject:
        given = Given(scored["grade"], scored["score"], performing=is_performing(scored["grade"]))
        yield reader.candidate(subject, given, _line_source(line, "label:grades", f"{reader.above}\n{text}"))


def _equations(reader: Reader, line: Line, text: str) -> Iterator[GradeCandidate]:
    """ "Managing money = 3", several of them in a cell or on a line."""
    found = list(EQUATION.finditer(text)) if text.count("=") else []
    if not found or (len(found) == 1 and found[0]["score"].isdigit() and "=" not in reader.scored):
        return
    for equation in found:
        subject = subject_of(OVERALL_SCORE.sub("", equation["subject"]), reader.names, None)
        if subject:
            reader.scored = "="
            yield reader.candidate(
                subject, Given(None, equation["score"], True), _line_source(line, "label:grades", equation[0])
            )


def _from_prose(reader: Reader, line: Line, said: ProseGrade) -> Iterator[GradeCandidate]:
    given = Given(said.grade, said.score, said.performing)
    source = _line_source(line, "prose:grades", said.sentence)
    subjects = [said.subject] if said.subject else [reader.outcomes[n] for n in said.numbers if n in reader.outcomes]
    for subject in subjects:
        if subject is None:
            continue
        grade = reader.candidate(subject, given, source, f"{said.sentence} {line.beside}")
        number = next((n for n in said.numbers if reader.outcomes.get(n) == subject), grade.outcome_number)
        yield replace(
            grade,
            assessor=said.assessor or grade.assessor,
            outcome_number=number,
            assessment_year=said.year or grade.assessment_year,
        )
