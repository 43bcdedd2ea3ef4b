"""Grades in sentences that name what is graded and the grade: "Ofsted rated the respite service good"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...lookups import remembered
from ..blocks.language import sentences
from ..dates_printed import MONTH
from ..wording import has_one_of
from .grade_sentences import JUDGED, NO_SUBJECT, STARS, patterns
from .grade_words import (
    SCORE,
    YEAR,
    assessor_in,
    gives,
    grade_pattern,
    is_last_named,
    is_one_subject,
    is_performing,
    may_hold_grade,
    subject_of,
)

ADMITTED = re.compile(
    rf"\b(?:{JUDGED}|rates|ratings?|grades?|grading|judge?ment|scores?|obtained|awarded|stars?"
    r"|perform(?:s|ing)\s+[a-z]+ly|performs\s+well)\b"
    r"|out\s+of\s+[4-6]\b",
    re.IGNORECASE,
)
ADMITTING = frozenset(  # one of which such a sentence has
    {
        "rated",
        "rerated",
        "graded",
        "judged",
        "assessed",
        "scored",
        "classified",
        "categorised",
        "categorized",
        "deemed",
        "rates",
        "rating",
        "ratings",
    }
    | {"grade", "grades", "grading", "judgement", "judgment", "score", "scores", "obtained", "awarded"}
    | {"performs", "performing", "out", "star", "stars"}
)
EVERYDAY = frozenset(
    {"found", "concluded", "confirmed", "moved", "improved", "risen", "fell", "declined"}
)  # which admit beside a grade's word alone
CUT = re.compile(
    r"(?:(?<!\s)\s+)?(?:[,;:(]|\s[-–—]\s|\b(?:when|where|which|that|because|but|although|though|while|and\s+that|as|since|after)\b)\s*"
)
NEGATED = re.compile(
    r"\b(?:not|never|should|could|would|may|might|cannot|expected|aim(?:s|ing)?|target|if|until|to\s+be)\b",
    re.IGNORECASE,
)
ALTERNATIVE = re.compile(
    r"^[\"'’”]*\s*(?:or|to|and/or)\s+(?:better|above|higher|perform|excellent|good|outstanding|[\"'‘“])", re.IGNORECASE
)
FOLLOWED = re.compile(
    r"^[\"'’”*)]*\s*(?:$|[.,;:)(\"'’”–—-]|(?:and|but|for|by|with|at|overall|across|following|during|since|as|which|because"
    rf"|in(?=\s+(?:\d{{4}}|{MONTH}\b|(?:its|their|the|an?|all|each|every|how)\s))"
    r"|under|when|while|on|this|last|from|of|against|derived|based|meaning|authority|council|service)\b)",
    re.IGNORECASE,
)
ASIDE = re.compile(r",\s+(?:as\s+part\s+of|under|through|during)\s+[^,.;]{3,80},\s+and\s+")
STARS_BESIDE = re.compile(rf"[\"'’”]?,?\s\(?(?P<stars>{STARS})", re.IGNORECASE)  # "a 'fair', one-star service"
LEVEL = re.compile(r"level\b", re.IGNORECASE)
OF_ANOTHER = re.compile(r"\s?of\sthe\b")  # "achieved level 3 of the Equality Standard": no inspectorate's
OVERALL_BEHIND = re.compile(r"[\"'’”]?\soverall\b", re.IGNORECASE)
PROSPECTS = "prospects for improvement"
OUTCOME_WORDS = frozenset({"outcome", "outcomes"})
OUTCOMES = re.compile(r"\boutcomes?\s+(?P<numbers>\d(?:\s*(?:,|and|&)\s*\d)*)\b", re.IGNORECASE)
EARLIER = re.compile(r"\b(?:previous|last|earlier)\s[a-z ]{3,40}?\s(?:in|of)\s(?:19|20)\d\d\b")
GRADED_FOR = re.compile(
    rf"^\W{{0,8}}(?:\([^()]*\)\s*)?for\s+(?!{NO_SUBJECT})(?P<what>(?:its|the|their|our)?\s*[^.;,()]{{3,60}})"
)
AMONG = re.compile(  # "..., including three with an overall judgement of ..."
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|those|all|many|most|some|several|few|authorities|councils|homes"
    r"|schools|providers|services)\s$",
    re.IGNORECASE,
)
INNER_QUOTES = re.compile(r"[\"'‘“]")  # "performed 'well'"
REPORT_ON = re.compile(r"\b(?:reports?|inspections?|letters?)\s(?:for|of|on|at|to|into)\s(?:the\s)?(?=[A-Z])")
NOBODY = re.compile(r"(?:there\s(?:is|are|was|were)|with)\s(?:no|a\sfew|some|many|several|only)\b", re.IGNORECASE)
IN_YEAR = re.compile(
    r"^(?:in|for|during|by)\s+(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)\d\d(?:\s?[-/–]\s?\d\d(?!\d))?),?\s+", re.IGNORECASE
)


JOINED = re.compile(
    r"[\"'’”]?[:;]\s|(?:,|(?<=[^\s,]))\s(?:and|but|while|whilst|whereas)\s(?!(?:was|were|is|are|has|have|had|also|again|then)\b)"
)
NAME = r"[A-Z][\w’'&.-]*(?:\s(?:[A-Z][\w’'&.-]*|of|the|upon|in|on))*(?:\s\([^()]{2,60}\))?"
TOGETHER = re.compile(
    rf"(?:^|[–—:]\s|\s-\s|^[^,;.–—-]{{2,60}},\s)(?:Both\s)?(?P<names>{NAME}(?:,\s{NAME}){{0,9}},?\sand\s{NAME})(?:\s[–—-]|,)?"
    rf"(?P<did>\s(?:(?:were|are|have|had|been|both|all|each|also|now)\s)*(?:{JUDGED}|received|awarded|given|achieved|secured|retained)\b)"
)
PLURAL = re.compile(r"\b(?:were|are|have|both|all|each)\b")
ALOUD = re.compile(r",\s(?:and\s)?|\sand\s")
ASIDE_NAME = re.compile(r"(?<!\s)\s\([^()]*\)")
LISTED = re.compile(r",\s(?:and\s)?|\sand\s|\s&\s")
STOP = re.compile(r"[.;:(]|\sby\s|\sin\s(?=(?:19|20)\d\d)")
FEWEST_SHARED = 2  # grades in a sentence, each with what it is for
LONGEST_SHARED = 8  # words


@remembered("grade_words", "grade_schemes")
def _grade_for() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<score>[0-6])\s\()?[\"'‘“]?(?P<grade>{grade_pattern(False)})[\"'’”]?\)?\s+(?:for|at)\s+"
        r"(?!(?:the\s+|its\s+|an?\s+)?(?:second|third|first|last|re-?inspect|inspect)|\d)",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class ProseGrade:
    """A grade that a sentence gives. `numbers` are outcomes named by number only."""

    sentence: str
    subject: str | None
    grade: str | None
    score: str | None
    assessor: str | None
    year: str | None
    numbers: tuple[str, ...] = ()

    @property
    def performing(self) -> bool:
        return is_performing(self.grade)


def may_grade(text: str) -> bool:
    """Whether the words can say that something was graded; few do, and every line of a paper is asked."""
    if has_one_of(text, ADMITTING) and ADMITTED.search(text) is not None:
        return True
    return has_one_of(text, EVERYDAY) and may_hold_grade(text)


def grades_in(text: str, names: tuple[str, ...], about: str | None = None) -> Iterator[ProseGrade]:
    """Every grade that the sentences of a paragraph give, in order; `names` are the authority's own.

    `about` is what the paper is about: "the service" of its sentences.
    """
    if not may_grade(text):
        return
    last = about
    assessor: str | None = None
    for sentence in sentences(text.replace("**", "").replace("__", "")):
        assessor = assessor_in(sentence) or assessor
        for found in _in_sentence(ASIDE.sub(" and ", sentence), names, last):
            by = assessor_in(sentence) or (assessor if found.subject == last or gives(assessor, found.grade) else None)
            last = found.subject if found.subject not in {None, "Overall"} else last
            yield ProseGrade(
                sentence,
                found.subject,
                found.grade,
                found.score,
                by,
                found.year or _year(sentence),
                found.numbers,
            )


def _year(sentence: str) -> str | None:
    years = {m[0] for m in YEAR.finditer(EARLIER.sub("", sentence))}
    return years.pop() if len(years) == 1 else None


def _in_sentence(sentence: str, names: tuple[str, ...], last: str | None) -> Iterator[ProseGrade]:
    numbered = list(_by_outcome_number(sentence))
    if numbered:
        yield from numbered
        return
    identified = _identified(sentence)
    if identified:
        yield identified
        return
    shared = list(_shared_out(sentence, names))
    together = _named_together(sentence)
    first = next(_given(ASIDE_NAME.sub("", sentence) if together else sentence, names, last), None)
    if shared and not (first and first.subject not in {None, last} and first.grade != shared[0].grade):
        yield from shared
        return
    if together and first:
        yield from (replace(first, subject=name) for name in together)
        return
    yield from (first, *_prospects(sentence)) if first else ()
    yield from shared or (_further(sentence, names, last) if first else ())


def _named_together(sentence: str) -> tuple[str, ...]:
    """Those of whom one sentence says the same: "Abbey Court, Beech House and Cedar Lodge were all rated good"."""
    found = TOGETHER.search(sentence) if " and " in sentence else None
    if found is None or not (", " in found["names"] or PLURAL.search(found["did"])):
        return ()
    return tuple(name.strip() for name in ALOUD.split(ASIDE_NAME.sub("", found["names"])) if name.strip())


def _prospects(sentence: str) -> Iterator[ProseGrade]:
    """The second half of a judgement on a service: "... a fair service with promising prospects for improvement"."""
    found = _prospects_for().search(sentence) if PROSPECTS in sentence else None
    if found:
        yield ProseGrade("", PROSPECTS, found["grade"] or found["said"], None, None, None)


@remembered("grade_words", "grade_schemes")
def _prospects_for() -> re.Pattern[str]:
    grade = grade_pattern(False)
    return re.compile(
        rf"\b(?P<grade>{grade})[\"'’”]?\s{PROSPECTS}\b|\b{PROSPECTS}\s(?:is|are|was|were)\s[\"'‘“]?(?P<said>{grade})",
        re.IGNORECASE,
    )


def _given(sentence: str, names: tuple[str, ...], last: str | None) -> Iterator[ProseGrade]:
    """What each way of saying it gives."""
    for words, pattern in patterns():
        found = pattern.search(sentence) if has_one_of(sentence, words) else None
        if found and (given := _checked(found, names, last)):
            yield given


def _further(sentence: str, names: tuple[str, ...], last: str | None) -> Iterator[ProseGrade]:
    """The grade of a second clause: "... was judged to be adequate and its prospects were judged to be good"."""
    begun = _grade_word().search(sentence)
    after = begun.end() if begun else 0
    for cut in JOINED.finditer(sentence, after):
        clause = sentence[cut.end() :]
        if cut.start() < after:
            continue  # what the clause before it told
        if may_grade(clause) and (said := next(_given(clause, names, last), None)):
            yield said
            after = sentence.find(said.grade or "", cut.end())
        elif as_well := _as_well().match(clause):
            subject = subject_of(as_well["subject"] or as_well["whose"], names, last)
            if subject:
                yield ProseGrade("", subject, as_well["grade"] or as_well["given"], None, None, None)


@remembered("grade_words", "grade_schemes")
def _grade_word() -> re.Pattern[str]:
    return re.compile(grade_pattern(False), re.IGNORECASE)


@remembered("grade_words", "grade_schemes")
def _as_well() -> re.Pattern[str]:
    """What a judgement goes on with: "... as good and its prospects as promising", "... and outstanding for caring"."""
    grade = grade_pattern(False)
    return re.compile(
        rf"(?:(?P<subject>[a-z][^,.;:]{{2,50}}?(?=\s(?:as|to\sbe)\s|(?<=\sto\simprove)\swas\s|(?<=prospects)\swere\s))\s(?:as|to\sbe|was|were)\s[\"'‘“]?(?P<grade>{grade})[\"'’”]?"
        rf"|[\"'‘“]?(?P<given>{grade})[\"'’”]?\sfor\s(?P<whose>[^,.;:]{{2,50}}?))(?=[.,;]|$|\sand\b)",
        re.IGNORECASE,
    )


def _shared_out(sentence: str, names: tuple[str, ...]) -> Iterator[ProseGrade]:
    """Several grades, each with what it is for: "rated Good for safe and caring and Requires Improvement for ..."."""
    found = list(_grade_for().finditer(sentence)) if sentence.count(" for ") + sentence.count(" at ") > 1 else []
    if len(found) < FEWEST_SHARED or NEGATED.search(sentence, 0, found[0].start()):
        return
    for place, one in enumerate(found):
        until = found[place + 1].start() if place + 1 < len(found) else len(sentence)
        words = STOP.split(sentence[one.end() : until], maxsplit=1)[0].rstrip(" ,").removesuffix(" and").rstrip(" ,")
        whole = words.startswith("quality of ") or is_one_subject(words)
        for piece in [words] if whole else LISTED.split(words):
            subject = subject_of(piece, names, None)
            if subject and len(subject.split()) <= LONGEST_SHARED:
                yield ProseGrade("", subject, one["grade"], one["score"], None, None)


def _checked(found: re.Match[str], names: tuple[str, ...], last: str | None) -> ProseGrade | None:
    """The grade of a match, if it is given, to something named, and not denied, hoped for or one of two."""
    parts = found.groupdict()
    grade, score = parts["grade"], parts["score"]
    rest = parts["rest"] or ""
    if not (grade or score) or ALTERNATIVE.match(rest) or not FOLLOWED.match(rest):
        return None
    if grade is None and score and LEVEL.match(score) and OF_ANOTHER.match(rest):
        return None
    before = found.string[: found.start("grade" if grade else "score")]
    if NEGATED.search(before[-90:].replace("to be ", "")) and re.search(
        r"\b(?:not|should|could|would|if|until|aim)", before[-90:], re.IGNORECASE
    ):
        return None
    words, year = _named(parts, rest)
    if NOBODY.match(words) or (found[0].startswith("with") and AMONG.search(found.string, 0, found.start())):
        return None
    if parts.get("whole"):
        words = "overall"
    subject = "Overall" if parts.get("overall") and not _is_named_service(words) else subject_of(words, names, last)
    beside = STARS_BESIDE.match(rest) if grade else None
    score = score or parts.get("stars") or (beside["stars"] if beside else None)
    if subject is None and OVERALL_BEHIND.match(rest):
        subject = "Overall"  # "The service was rated Good overall", in a paper on that service
    if score is None and (inside := re.match(rf"\s*\(?(?P<score>{SCORE})", rest, re.IGNORECASE)):
        score = inside["score"]
    if grade is None and (
        inside := re.match(rf"\s*\(?\s*[\"'‘“]?(?P<grade>{grade_pattern(False)})", rest, re.IGNORECASE)
    ):
        grade = inside["grade"]
    if grade and "perform" in grade:
        grade = INNER_QUOTES.sub("", grade)
    return ProseGrade("", subject, grade, score, None, year) if subject else None


def _named(parts: dict[str, str | None], rest: str) -> tuple[str, str | None]:
    """The words that name what is graded, and the year in front of them; "scores 3 out of 4 for its use of ..."."""
    scored = parts.get("scored") or ""
    behind = GRADED_FOR.match(rest)
    if scored or (parts["grade"] is None and behind) or (behind and re.match(r"\W*\([^()]*\)\s*for\b", rest)):
        words = scored or (behind["what"] if behind else "")
        if not re.match(r"^(?:the\s+)?(?:second|third|first|last|\d)", words):
            year = YEAR.search(words)
            named = YEAR.sub("", words).strip(" ,.")
            named = re.sub(r"\s+(?:in|for|during)$", "", named)
            return ("overall" if _is_framework(named) else named), year[0] if year else None
    words = parts.get("subject") or parts.get("whom") or "the council"
    opening = IN_YEAR.match(words)
    words = words[opening.end() :] if opening else words
    pieces = [piece for piece in CUT.split(words) if piece.strip()]
    if pieces and (reported := REPORT_ON.search(pieces[-1])):
        return pieces[-1][reported.end() :], opening["year"] if opening else None
    return (pieces[-1] if pieces else words), opening["year"] if opening else None


def _is_framework(words: str) -> bool:
    return bool(re.search(r"\b(?:assessment|inspection|framework)$", words, re.IGNORECASE))


def _is_named_service(words: str) -> bool:
    return (
        not is_last_named(words)
        and bool(re.search(r"\b(?:service|services|home|homes|school|college|care)$", words))
        and len(words.split()) > 1
    )


def _by_outcome_number(sentence: str) -> Iterator[ProseGrade]:
    """'"Performing well" ratings received for outcomes 4 and 7': the outcome is named by its number only."""
    if not has_one_of(sentence, OUTCOME_WORDS):
        return
    grades = list(re.finditer(grade_pattern(False), sentence, re.IGNORECASE))
    for place, grade in enumerate(grades):
        until = grades[place + 1].start() if place + 1 < len(grades) else len(sentence)
        between = OUTCOMES.search(sentence, grade.end(), until)
        if between and is_performing(grade[0]) and between.start() - grade.end() < 50:
            numbers = tuple(re.findall(r"\d", between["numbers"]))
            yield ProseGrade("", None, grade[0], None, None, None, numbers)


def _identified(sentence: str) -> ProseGrade | None:
    """ "... is a 'Grade 4: Performing excellently' authority": said of the whole council."""
    found = re.search(
        rf"\b(?P<score>grade\s+[0-5])\s*[:–-]\s*[\"'‘“]?(?P<grade>{grade_pattern(False)})", sentence, re.IGNORECASE
    )
    return ProseGrade("", "Overall", found["grade"], found["score"], None, None) if found else None
