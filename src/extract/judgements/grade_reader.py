"""What holds for a whole report while its grades are read, and the grade that is made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from ...document import Paragraph
from ...lookups import fold
from ...lookups.grade_schemes import Worded, schemes
from ..candidates import GradeCandidate, Source
from ..report import Report
from .frameworks import OPENING, framework_of
from .grade_words import CODE, Given, assessor_in, same_subject, subject_of

OVERALL_OF = re.compile(
    r"^overall\s(?:effectiveness|quality|performance|rating|grade)\s(?:of|for)\s(?:the\s)?", re.IGNORECASE
)
IN_PLACE = re.compile(r"\s(?:in|at|across)\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z&][\w’'-]*|\sand(?=\s[A-Z])){0,3}$")
ABOUT = re.compile(
    r"(?:^|\b(?:of|for|on|at|to)\s(?:the\s)?|[:–-]\s(?:the\s)?)(?P<what>(?!the\b)[A-Z][\w’'&-]*(?:\s(?!of\b|for\b|on\b|at\b)[\w’'&-]+){0,5}?"
    r"\s(?:Service|Home|House|School|Academy|College|Nursery|Centre|Unit|Agency|Lodge|Court))(?=$|[\s,:;.(–-])(?!\s(?:Plan|Report|Committee))",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})?[.):]?\s+(?=[A-Z])")  # "2.1 Adoption performance"
SCORING = re.compile(
    r"\b(?:scores?|scored|scoring|judge?ments?|judged|graded|grades|rated|ratings)\b|\bscale\s+(?:of|from)\s+[0-5]\b|\bout\s+of\s+[4-6]\b",
    re.IGNORECASE,
)


@dataclass
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

    before: str = ""  # the words over the block that is read

    @property
    def judges(self) -> bool:
        """Whether bare figures here may be scores: a framework is named, or the words above speak of scoring."""
        above = " ".join((self.before, *(h.text for h in self.path), self.report.front.title or ""))
        return SCORING.search(above) is not None or framework_of(self.report, self.path) is not None

    @cached_property
    def assessor(self) -> str | None:
        """The one inspectorate that the paper names in its title and its opening."""
        opening = " ".join(p.text for p in self.report.paragraphs[:OPENING])
        return assessor_in(self.report.front.title or "") or assessor_in(opening)

    @cached_property
    def about(self) -> str | None:
        """The one service, home or school that the title names: "the service" of the sentences."""
        named = ABOUT.search(self.report.front.title or "")
        if named is None:
            return "Overall" if self.of_inspectors else None
        return named["what"]

    @property
    def of_inspectors(self) -> bool:
        """Whether the paper is the inspectors' own: what it grades is what they saw then."""
        return self.report.front.kind == "inspection_report"

    @property
    def waits(self) -> bool:
        """Whether a grade is to stand on the next line."""
        return self.awaiting is not None

    def candidate(self, subject: str, given: Given, source: Source, words: str = "") -> GradeCandidate:
        """A grade with the framework and year that hold at this place, if it is worded in that framework's scale."""
        framework = framework_of(self.report, self.path, words)
        if framework and given.grade and (framework.worded is Worded.PERFORMING) != given.performing:
            framework = None
        whole = same_subject(IN_PLACE.sub("", OVERALL_OF.sub("", subject)))
        if (framework and whole in framework.about) or (
            OVERALL_OF.match(subject) and any(whole in scheme.about for scheme in schemes())
        ):
            subject = "Overall"
        if subject == "Overall" and (graded := _graded_by(given.grade)):
            subject = graded
        number = self.outcome[0] if self.outcome and self.outcome[1] == subject else None
        return GradeCandidate(
            source,
            subject,
            grade=given.grade or given.score,  # a score is the grade's wording where no word is given
            score=given.score,
            framework=framework.framework if framework else None,
            assessor=framework.assessor if framework else None,
            outcome_number=number,
            assessment_year=self.year if framework or self.of_inspectors else None,
        )


def _graded_by(grade: str | None) -> str | None:
    """What a grade of this code is always of: "Consumer" of "C2"."""
    code = fold(grade or "")
    return next((s.graded for s in schemes() if s.graded and any(code in step.words for step in s.scale)), None)


def is_stray_code(grade: GradeCandidate) -> bool:
    """Whether a letter and a figure were taken for a grade where neither framework nor assessor is named."""
    return grade.framework is None and grade.assessor is None and CODE.fullmatch(fold(grade.grade or "")) is not None


def subject_in_cell(words: str, reader: Reader) -> str | None:
    """What a cell names, in its own words; a sentence's articles are dropped, a table's are printed on purpose."""
    words = NUMBERED.sub("", words)
    subject = subject_of(words, reader.names, None)
    return subject if subject in {None, "Overall"} else words.strip(" .:")
