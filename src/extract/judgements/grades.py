"""Grades that an inspectorate or auditor gave: in tables, in label lines and headings, in sentences.

A definition of the scale is no grade ("Performing well: a service that consistently ..."), nor is one of several that
might be given. One candidate per framework, subject and year and report; `distinct_grades` does the same over reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...document import Block, Paragraph, ParagraphKind, Table
from ...lookups import fold, remembered
from ...lookups.grade_schemes import schemes
from ..candidates import Claims, GradeCandidate, Source
from ..report import QUOTE_LIMIT, Report, source_of
from ..themes import NUMBERED_THEME
from ..wording import is_longer
from .frameworks import framework_of, gave_none, year_of
from .grade_lines import Line, line_of, lines_of
from .grade_lists import label_line, listed_judgements, parted_judgements, unsigned_line
from .grade_reader import Reader, is_stray_code, subject_in_cell
from .grade_tables import grades_in_table
from .grade_words import (
    SCORE,
    Given,
    given_in,
    gives,
    grade_pattern,
    is_performing,
    may_hold_grade,
    own_names,
    same_subject,
    subject_of,
)
from .grades_in_prose import ProseGrade, grades_in, may_grade
from .outcomes_told import outcomes_told
from .same_grades import distinct_grades

SIGN = re.compile(r"[-–—:=?]")
IS_PERFORMING = re.compile(
    r"^(?P<who>(?:overall\s+)?.{0,60}?)\s*\bis\s+performing\s*:?\s*(?P<value>.{0,30})$", re.IGNORECASE
)
EQUATION = re.compile(rf"(?P<subject>[A-Z][A-Za-z’' ]{{3,50}}?)\s*=\s*(?P<score>{SCORE}|[0-5](?!\d))", re.IGNORECASE)
LONGEST_LABEL = 250  # characters; the patterns of labels, which are matched to the line's end, take fewer
LONGEST_NAME = 14  # words of what a score below it is for
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


def find_grades(report: Report, claims: Claims) -> Iterator[GradeCandidate]:
    """Every grade that the report states, once per framework, subject and year."""
    reader = Reader(report, year_of(report), own_names(report.front.authority))
    found: list[GradeCandidate] = []
    _note_all_outcomes(reader)
    listed = listed_judgements(report.blocks)
    parted = parted_judgements(report.blocks)
    before: Block | None = None
    for path, block in _with_headings(report):
        reader.path = path
        if isinstance(block, Table):
            reader.before = before.text if isinstance(before, Paragraph) else ""
            read = list(grades_in_table(reader, block)) if claims.free(block) else []
            if read:
                claims.take(block, "table:grades")
            else:
                read = list(_in_lines(reader, lines_of(block)))
            found.extend(read)
        elif isinstance(before, Paragraph) and isinstance(block, Paragraph) and id(block) in parted:
            subject, given = parted[id(block)]
            if framework_of(report, path):
                found.append(reader.candidate(subject, given, source_of(before, block, method="label:grades")))
        elif isinstance(block, Paragraph):
            read = list(_in_lines(reader, [line_of(block, before, listed=id(block) in listed)]))
            found.extend(g for g in read if not gave_none(report, path, g.source.quote, g.assessment_year))
        before = block
    found.extend(_outcomes(reader))
    yield from distinct_grades([(report, grade) for grade in found if not is_stray_code(grade)])


def _outcomes(reader: Reader) -> Iterator[GradeCandidate]:
    """What an inspection came to, where its scheme is the paper's own."""
    reader.path = ()
    for told in outcomes_told(reader.report):
        source = source_of(told.paragraph, method="prose:grades", quote=told.sentence)
        grade = reader.candidate("Overall", Given(told.words, None, performing=False), source, told.sentence)
        if grade.framework == told.scheme.framework:
            yield grade


def _with_headings(report: Report) -> Iterator[tuple[tuple[Paragraph, ...], Block]]:
    """Every block with the headings above it; headings come too, as they may state a grade."""
    path: list[Paragraph] = []
    for block in report.blocks:
        if isinstance(block, Paragraph) and block.kind is ParagraphKind.HEADING:
            while path and path[-1].level >= block.level:
                path.pop()
            path.append(block)
        yield tuple(path), block


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
        lowered = text.lower()
        if reader.untitled or "outcome" in lowered:
            _note_outcome(reader, text)
        found = _labelled(reader, line, text) if line.listed or _may_label(text, lowered) else []
        if not found:
            reader.above = "" if text.endswith((".", ":", ";")) or is_longer(text, LONGEST_NAME) else text
        if found:
            yield from found
        elif whole := _headline(reader, line, text):
            yield whole
        elif not reader.waits and may_grade(text):
            for said in grades_in(text, reader.names, reader.about):
                yield from _from_prose(reader, line, said)


def _may_label(text: str, lowered: str) -> bool:
    """Whether a line has what its labels go by: a sign, or of a long one that of an equation."""
    if len(text) > LONGEST_LABEL:
        return "=" in text
    return "performing" in lowered or SIGN.search(text) is not None


def _labelled(reader: Reader, line: Line, text: str) -> list[GradeCandidate]:
    """What a line with a sign says with a label or a score of its own, or how something is performing."""
    if len(text) > LONGEST_LABEL:
        return [*_equations(reader, line, text)]
    lowered = text.lower()
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
    if not any("outcome" in block.text.lower() for block in reader.report.blocks):
        return
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
    if not SIGN.search(text) and not line.listed:
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
    labelled = label_line(text) or (unsigned_line(text) if line.listed else None)
    if labelled is None:
        return
    words, given = labelled
    if given.grade is None and not (line.listed and framework_of(reader.report, reader.path)):
        return  # a score alone may be anybody's: of a bid, of an option
    overall = fold(words) in LABELS_OF_ALL
    named = line.heading or line.listed or (given.performing and given.grade is not None and not may_grade(words))
    subject = "Overall" if overall else subject_in_cell(words, reader) if named else None
    named_so = fold(words) in _names_of_schemes()  # "Children's services assessment: Performs well (3)"
    if subject:
        grade = reader.candidate("Overall" if named_so else subject, given, _line_source(line, "label:grades"))
        if line.listed and grade.assessor is None and gives(reader.assessor, given.grade):
            grade = replace(grade, assessor=reader.assessor)
        yield replace(grade, framework=grade.framework or words) if named_so else grade


@remembered("grade_schemes")
def _names_of_schemes() -> frozenset[str]:
    return frozenset(fold(name) for scheme in schemes() for name in scheme.all_names)


@remembered("grade_words", "grade_schemes")
def _headlined() -> re.Pattern[str]:
    return re.compile(
        r"(?P<subject>[A-Z][A-Za-z’' ]{3,50}?)(?:\s(?:in|at)\s[^.;:]{2,50}?)?\s"
        rf"(?=are\s|is\s|requires?\s)(?:(?:are|is)\s)?(?P<grade>{grade_pattern(False)})\.?",
        re.IGNORECASE,
    )


def _headline(reader: Reader, line: Line, text: str) -> GradeCandidate | None:
    """ "Children's services in Norbeck require improvement to be good": of all that the inspection is about."""
    if is_longer(text, LONGEST_NAME) or not may_hold_grade(text):
        return None
    said = _headlined().fullmatch(text)  # first: few are headlines, and a framework is looked for all over a report
    framework = framework_of(reader.report, reader.path) if said else None
    if framework is None or said is None or same_subject(said["subject"]) not in framework.about:
        return None
    given = Given(said["grade"], None, performing=is_performing(said["grade"]))
    return reader.candidate("Overall", given, _line_source(line, "label:grades"))


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
