"""Grades in tables: under headers, by inspection, in pairs of what is graded and its grade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...document import Cell, Table
from ..candidates import GradeCandidate, Source
from ..columns import Columns, Grid, field_of, match_columns
from ..report import QUOTE_LIMIT
from ..signs import signs_of_table
from .findings_in_tables import holds_actions
from .frameworks import framework_of
from .grade_reader import Reader, subject_in_cell
from .grade_words import YEAR, Given, assessor_in, given_in
from .grade_years import YearsOver, years_over
from .opinions import opinions_in

FEWEST_ROWS = 3  # with the header
OPENING_CODE = re.compile(r"(?P<code>[A-Z][1-4])(?=\s+[A-Z][a-z])")  # "C3 Our judgement is that ..."


def grades_in_table(reader: Reader, grid: Table) -> Iterator[GradeCandidate]:
    """A table of judgements with their grades: under headers, or in pairs without any."""
    if holds_actions(grid):
        return
    opinions = list(opinions_in(grid))
    if opinions:
        for said in opinions:
            source = _cell_source(grid, (said.audit, said.given))
            yield GradeCandidate(source, said.audit.flat, grade=said.given.flat)
        return
    dated = years_over(grid)
    if dated and (reader.judges or not dated.of_figures):
        yield from _by_year(reader, grid, dated)
        return
    by_grade = _by_grade(reader, grid)
    if by_grade and _is_judged(reader):
        yield from by_grade
        return
    columns = _columns(reader, grid)
    by_aspect = columns or _first_row(grid)
    if (aspects := _aspects(grid, by_aspect)) and _is_judged(reader):
        yield from _by_aspect(reader, grid, by_aspect, aspects)
    elif columns is not None and columns.of("subject") and columns.has("grade", "score"):
        yield from _under_headers(reader, grid, columns)
    elif columns is not None and columns.of("framework"):
        yield from _by_inspection(reader, grid, columns)
    elif grid.column_count in {2, 3}:
        yield from _pairs(reader, grid)


def _is_judged(reader: Reader) -> bool:
    """Whether a regulator speaks: options are appraised in the same columns."""
    return reader.judges or reader.of_inspectors or reader.assessor is not None


def _under_headers(reader: Reader, grid: Table, columns: Columns) -> Iterator[GradeCandidate]:
    cells = Grid(grid)
    subject_column = _finest(cells, columns)
    years = columns.of("year")
    for row in range(columns.body_start, grid.row_count):
        named = cells.at(row, subject_column)
        if named is None or not named.flat:
            continue
        subject = subject_in_cell(named.flat, reader)
        scores = [cell for c in columns.of("score") if (cell := cells.at(row, c)) and cell.flat]
        dated = next((m[0] for c in years if (cell := cells.at(row, c)) and (m := YEAR.search(cell.flat))), None)
        for column in (
            *columns.of("grade"),
            *columns.of("previous_grade"),
            *(() if columns.of("grade") else columns.of("score")),
        ):
            cell = cells.at(row, column)
            given = _given(cell) if cell is not None and cell.flat else None
            if subject is None or cell is None or given is None:
                continue
            if given.score is None and scores and column in columns.of("grade"):
                given = replace(given, score=scores[0].flat)
            grade = _told(reader, subject, given, _cell_source(grid, (named, cell), columns))
            previous = column in columns.of("previous_grade")
            headed = YEAR.search(columns.headers[column])
            year = headed[0] if headed else None if previous else dated or grade.assessment_year
            yield replace(grade, assessment_year=year)


def _finest(cells: Grid, columns: Columns) -> int:
    """The column that says what is graded; of several the one that says most: "Theme | Quality statement | Score"."""

    def distinct(column: int) -> int:
        return len({cell.flat for cell in cells.column(column, columns.body_start) if cell.flat})

    return max(columns.of("subject"), key=distinct)  # the first of those that say as much


def _given(cell: Cell) -> Given | None:
    """The grade in a cell: all its words, or its first line, below which regulators print what the grade means."""
    whole = given_in(cell.flat)
    if whole is not None or not cell.paragraphs:
        return whole
    opening = cell.paragraphs[0].text
    code = OPENING_CODE.match(opening)
    return given_in(code["code"] if code else opening)


def _columns(reader: Reader, grid: Table) -> Columns | None:
    """The columns by their headers; of a regulator's own table the header of the grades is enough."""
    known = match_columns(grid, "grade")
    told = _told_by_grades(grid, known or match_columns(grid, "grade", at_least=1) or _judged_alone(grid))
    told = _with_scores(reader, grid, _with_subject(reader, grid, told))
    return told if told is not None and told.of("subject") and told.has("grade", "score") else known


def _judged_alone(grid: Table) -> Columns | None:
    """The columns of a table that heads nothing but its grades: an empty cell, then "Judgement"."""
    heads = [cell for cell in Grid(grid).cells(0) if cell.flat]
    if len(heads) != 1 or grid.column_count != 2 or not heads[0].column or grid.row_count < FEWEST_ROWS:
        return None
    if field_of(heads[0].flat, "grade") not in {"subject", "grade"}:
        return None
    return Columns("grade", ("subject", "subject"), ("", heads[0].flat), (0,))


def _told_by_grades(grid: Table, columns: Columns | None) -> Columns | None:
    """Of several columns that may name what is graded, one that holds grades alone gives them: "Pillar | Judgement"."""
    if columns is None or columns.has("grade", "score") or len(columns.of("subject")) < 2:
        return columns
    cells = Grid(grid)
    fields = list(columns.fields)
    for column in columns.of("subject")[1:]:
        body = [cell for cell in cells.column(column, columns.body_start) if cell.flat]
        if body and all(given and given.grade for given in map(_given, body)):
            fields[column] = "grade"
    return replace(columns, fields=tuple(fields))


def _with_scores(reader: Reader, grid: Table, columns: Columns | None) -> Columns | None:
    """The columns with the one beside what is graded as scores, where a regulator's are spoken of."""
    if columns is None or not columns.of("subject") or columns.has("grade", "score") or grid.column_count != 2:
        return columns
    other = 1 - columns.of("subject")[0]
    body = [cell for cell in Grid(grid).column(other, columns.body_start) if cell.flat]
    scored = len(body) > 1 and all((given := _given(cell)) and given.score and not given.grade for cell in body)
    if columns.fields[other] is not None or not scored or not reader.judges:
        return columns
    return replace(columns, fields=tuple("score" if c == other else f for c, f in enumerate(columns.fields)))


def _with_subject(reader: Reader, grid: Table, columns: Columns | None) -> Columns | None:
    """The columns with what is graded on the left, where its header is empty or unknown and a regulator speaks."""
    if columns is None or columns.of("subject") or not columns.has("grade") or columns.fields[0] is not None:
        return columns
    cells = Grid(grid)
    named = [cell.flat for cell in cells.column(0, columns.body_start)]
    graded = [cell for cell in cells.column(columns.of("grade")[0], columns.body_start) if cell.flat]
    if not all(any(c.isalpha() for c in words) for words in named) or not graded or not all(map(_given, graded)):
        return columns
    if reader.assessor is None and framework_of(reader.report, reader.path) is None:
        return columns
    return replace(columns, fields=("subject", *columns.fields[1:]))


def _first_row(grid: Table) -> Columns:
    """The columns by the cells of the first row, however few of them are known."""
    heads = [cell.flat if (cell := grid.at(0, column)) else "" for column in range(grid.column_count)]
    return Columns("grade", tuple(field_of(words, "grade") for words in heads), tuple(heads), (0,))


def _aspects(grid: Table, columns: Columns) -> tuple[int, ...]:
    """The columns that each grade an aspect of what the rows name: "Home | Safe | Caring", "Care and support"."""
    if not columns.of("subject"):
        return ()
    cells, found = Grid(grid), []
    for column, header in enumerate(columns.headers):
        body = [cell for cell in cells.column(column, columns.body_start) if cell.flat]
        told = header and columns.fields[column] in {None, "grade", "subject"} and column != columns.of("subject")[0]
        if told and body and all((given := _given(cell)) and given.grade for cell in body):
            found.append(column)
    others = [column for column in found if columns.fields[column] != "grade"]
    return tuple(found) if len(others) > 1 else ()


def _by_aspect(reader: Reader, grid: Table, columns: Columns, aspects: tuple[int, ...]) -> Iterator[GradeCandidate]:
    """Services down, aspects across: the grade of each aspect, and that of the service where one is over all."""
    cells = Grid(grid)
    for row in range(columns.body_start, grid.row_count):
        named = cells.at(row, columns.of("subject")[0])
        subject = subject_in_cell(named.flat, reader) if named is not None and named.flat else None
        years = (cells.at(row, c) for c in columns.of("year"))
        dated = next((m[0] for cell in years if cell is not None and (m := YEAR.search(cell.flat))), None)
        for column in aspects if subject and named is not None else ():
            cell = cells.at(row, column)
            given = _given(cell) if cell is not None and cell.flat else None
            if cell is None or named is None or given is None:
                continue
            of_all = columns.fields[column] == "grade" or subject_in_cell(columns.headers[column], reader) == "Overall"
            graded = f"{subject}: {columns.headers[column]}" if not of_all else f"{subject}"
            told = _told(reader, graded, given, _cell_source(grid, (named, cell), columns))
            yield replace(told, assessment_year=dated or told.assessment_year)


def _by_year(reader: Reader, grid: Table, dated: YearsOver) -> Iterator[GradeCandidate]:
    """Themes down and years across, as councils print the scores of several assessments beside each other."""
    for named, cell, year in dated.graded:
        subject, given = subject_in_cell(named.flat, reader), given_in(cell.flat)
        if subject and given:
            yield replace(_told(reader, subject, given, _cell_source(grid, (named, cell))), assessment_year=year)


def _by_grade(reader: Reader, grid: Table) -> list[GradeCandidate]:
    """A table of grades side by side with what earned them below: "Good | Adequate" over "Preventing fires"."""
    heads = [cell for cell in grid.row(0) if cell.flat]
    given = {cell.column: (cell, told) for cell in heads if (told := given_in(cell.flat)) and told.grade}
    if len(given) < FEWEST_ROWS or len(given) < grid.column_count or grid.row_count < 2:
        return []
    found: list[GradeCandidate] = []
    for cell in grid.cells:
        head, told = given[cell.column]
        for line in cell.text.split("\n") if cell.row else ():
            subject = subject_in_cell(line, reader) if any(map(str.isalpha, line)) else None
            if line and (subject is None or given_in(line)):
                return []
            if subject:
                found.append(_told(reader, subject, told, _cell_source(grid, (cell, head))))
    return found


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
        subject = subject_in_cell(named.flat, reader)
        if subject and not given_in(named.flat):
            yield _told(reader, subject, given, _cell_source(grid, (named, cell)))


def _told(reader: Reader, subject: str, given: Given, source: Source) -> GradeCandidate:
    """The grade with the one inspectorate that the paper speaks of, where it names no framework."""
    grade = reader.candidate(subject, given, source)
    if grade.framework or reader.assessor is None:
        return grade
    return replace(grade, assessor=grade.assessor or reader.assessor, assessment_year=reader.year)


def _plain(words: str) -> Given | None:
    """A grade in a table without headers; a bare figure there may be anything."""
    given = given_in(words)
    return None if given and given.grade is None and words.strip().isdigit() else given


def _cell_source(grid: Table, cells: Sequence[Cell], columns: Columns | None = None) -> Source:
    quote = " | ".join(cell.flat for cell in cells)[:QUOTE_LIMIT]
    parts = tuple(part for cell in cells for part in cell.parts) or grid.parts
    return Source(quote, "table:grades", parts, grid.locator, signs_of_table(grid, columns))
