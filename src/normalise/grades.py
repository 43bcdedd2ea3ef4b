"""Words -> grades, scores and the schemes that they belong to.

    grade("Requires improvement to be good")             -> Grade(GradeValue.REQUIRES_IMPROVEMENT)
    grade("3 out of 4", "Organisational Assessment")     -> Grade(GradeValue.WELL, "caa-organisational-...", 3, 3)
    score("Grade 4: Performing excellently")             -> Score(4.0)

The schemes stand in `lookups/grade_schemes.toml`. Without a scheme only words that belong to one family of grades have
a value: "excellent" is the best of five in one scheme and of four in another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from ..errors import Unparseable
from ..lookups import fold, spellings, table
from ..lookups.grade_schemes import Scheme, Step, schemes
from .mentions import MentionKind, clean, mentions
from .periods import label
from .vocabulary import GradeValue

REQUIRE = re.compile(r"\brequired? improvement")


@dataclass(frozen=True, slots=True)
class Grade:
    """`value` None: a grade, but of no family in our vocabulary; `number` as its scheme numbers it.

    `rank` is its place on the scheme's scale, 1 the worst: to be compared inside that scheme and nowhere else.
    """

    value: GradeValue | None
    scheme: str | None = None
    number: int | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Score:
    value: float
    scale_max: float | None = None


def scheme(words: str, year: str | int | None = None) -> str | None:
    """The id of the one scheme that a framework's name, or the name of a judgement, means; None for none or several.

    `year` ("2009", "2008-09") sets aside the schemes that gave no grades in it.
    """
    found = _only(_schemes_named(words, year))
    return found.id if found else None


def scheme_worded(
    subject: str, said: str | None, year: str | int | None = None, assessor: str | None = None
) -> Scheme | None:
    """The scheme that shows in the name of a judgement and in the grade given for it, where no framework is named.

    Else the only one of that assessor that has the word on its scale: a number alone may be of any.
    """
    if not said:
        return None
    text, when = f" {_plain(subject)} ", int(str(year)[:4]) if year else None
    fitting = [one for one in schemes() if when is None or one.given_in(when)]
    found = _only(_longest_in(text, [(one, one.judgements) for one in fitting]))
    if found:
        return found if _step(_plain(said), _number(said), found) else None
    theirs = [one for one in fitting if assessor and assessor == one.assessor]
    return _only([one for one in theirs if _step_said(_plain(said), one.scale)])


def _schemes_named(words: str, year: str | int | None) -> list[Scheme]:
    """The schemes that share the longest name in these words, by name, else by the name of a judgement."""
    text = f" {_plain(words)} "
    own = re.search(r"\b(?:19|20)\d\d\b", words)
    when = int(str(year)[:4]) if year else int(own[0]) if own else None
    fitting = [one for one in schemes() if when is None or one.given_in(when)]
    return _longest_in(text, [(one, one.all_names) for one in fitting]) or _longest_in(
        text, [(one, one.judgements) for one in fitting]
    )


def _longest_in(text: str, named: list[tuple[Scheme, tuple[str, ...]]]) -> list[Scheme]:
    """The schemes whose spelling in the text is the longest."""
    lengths = [max((len(n) for n in names if f" {_plain(n)} " in text), default=0) for _, names in named]
    longest = max(lengths, default=0)
    return [one for (one, _), length in zip(named, lengths, strict=True) if longest and length == longest]


def _only(found: list[Scheme]) -> Scheme | None:
    return found[0] if len(found) == 1 else None


@cache
def _plain(words: str) -> str:
    return REQUIRE.sub("requires improvement", re.sub(r"[^\w']+", " ", fold(words)).strip())


def grade(words: str, framework: str | None = None, year: str | int | None = None) -> Grade:
    """The grade that these words give, by the framework's scale if its scheme is known; raises Unparseable.

    Of schemes that share the framework's name the one counts that has the grade on its scale.
    """
    text = _plain(
        re.sub(r"^(?:overall|grade[ds]?|rated|judged|rating)\b[\s:]*", "", words.strip(), flags=re.IGNORECASE)
    )
    number = _number(words)
    named = _schemes_named(framework, year) if framework else []
    on_scale = [(one, step) for one in named if (step := _step(text, number, one))]
    if len(on_scale) == 1:
        one, step = on_scale[0]
        return Grade(GradeValue(step.value) if step.value else None, one.id, step.number, step.rank)
    known = _only(named)
    families = {_plain(word): name for word, name in spellings("grade_schemes", "family").items()}
    others = cast(dict[str, list[str]], table("grade_schemes")["other"])["words"]
    value = _longest(_without_longer(text, families, others), families)
    if value is not None:
        return Grade(GradeValue(value), known.id if known else None, number)
    if _longest(text, {_plain(word): word for word in others}) is not None or number is not None:
        return Grade(None, known.id if known else None, number)
    raise Unparseable(f"no grade in {words!r}")


def _without_longer(text: str, families: dict[str, str], others: list[str]) -> str:
    """The words without grades of other scales that hold one of a family: "very good" is not "good"."""
    rest = f" {text} "
    for words in others:
        if any(word != words and f" {word} " in f" {words} " for word in families):
            rest = rest.replace(f" {words} ", " | ")
    return rest.strip()


def _step(text: str, number: int | None, scheme: Scheme) -> Step | None:
    """The step that the words say, else the one of the number beside them."""
    said = _step_said(text, scheme.scale)
    if said is None and number is not None:
        return next((one for one in scheme.scale if one.number == number), None)
    return said


def rank(scheme_id: str, words: str) -> int | None:
    """The place of a grade on its scheme's scale, 1 the worst; None where the scale does not have these words."""
    known = next((one for one in schemes() if one.id == scheme_id), None)
    step = _step(_plain(words), _number(words), known) if known else None
    return step.rank if step else None


def compare(before: Grade, after: Grade) -> int:
    """By how many steps the later grade is the better one, below 0 the worse.

    Raises Unparseable where the two are of different schemes, or off the scale: such grades say nothing of each other.
    """
    if before.scheme is None or before.scheme != after.scheme:
        raise Unparseable(f"grades of {before.scheme or 'no scheme'} and of {after.scheme or 'none'} do not compare")
    if before.rank is None or after.rank is None:
        raise Unparseable(f"a grade that stands not on the scale of {before.scheme}")
    return after.rank - before.rank


def _step_said(text: str, scale: tuple[Step, ...]) -> Step | None:
    said = _longest(text, {_plain(word): str(index) for index, step in enumerate(scale) for word in step.words})
    return scale[int(said)] if said is not None else None


def _longest(text: str, meanings: dict[str, str]) -> str | None:
    """The meaning of the longest spelling in the text; None where spellings apart from each other disagree."""
    rest, found = f" {text} ", []
    for spelling in sorted(meanings, key=len, reverse=True):
        if f" {spelling} " in rest:
            rest = rest.replace(f" {spelling} ", " | ")
            found.append(meanings[spelling])
    return found[0] if len(set(found)) == 1 else None


_SCORE = re.compile(
    r"""
    (?<![\w.]) (?P<value> \d{1,3} (?: \.\d+ )? )
    (?: \s? (?: out \s of | of | / ) \s? (?P<most> \d{1,3} ) )?
    (?! [\w%] | \.\d | \s? (?:%|per\scent) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER_WORDS = {"zero": 0, "no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def score(words: str) -> Score:
    """A score with the scale's greatest number, if that is said: "3 out of 4", "3 / 4", "2", "three stars"."""
    text = re.sub(r"\*+", " ", words)
    spelled = re.search(r"\b(zero|no|one|two|three|four|five)[\s-]stars?\b", text, re.IGNORECASE)
    if spelled:
        return Score(float(_NUMBER_WORDS[spelled[1].casefold()]))
    found = list(_SCORE.finditer(text))
    if len(found) != 1:
        raise Unparseable(f"no single score in {words!r}")
    value, most = float(found[0]["value"]), found[0]["most"]
    if most is not None and value > float(most):
        raise Unparseable(f"more than the scale has: {words!r}")
    return Score(value, float(most) if most else None)


def _number(words: str) -> int | None:
    try:
        value = score(words).value
    except Unparseable:
        return None
    return int(value) if value == int(value) and value <= 10 else None


def assessment_year(words: str) -> str:
    """ "2009" of a year or a date in it, "2008-09" of a financial year; raises Unparseable."""
    found = mentions(clean(words))
    years = {
        label(m.year) if m.financial or m.kind is MentionKind.FINANCIAL_YEAR else str(m.year)
        for m in found
        if m.year is not None
    }
    if len(years) != 1:
        raise Unparseable(f"no single year in {words!r}")
    return years.pop()
