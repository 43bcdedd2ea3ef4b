"""The words in which grades are given, and what is graded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from ...lookups import fold, remembered, spellings, table
from ...lookups.grade_schemes import schemes
from ..wording import has_one_of, key_words

SCORE = r"(?:[0-9](?:\.\d)?\s*(?:/|out\s+of)\s*(?:4|5|6|10|100)\b|(?:grade|level|score)\s+[0-5]\b)"
SYMBOLS = re.compile(r"[^\w\s\"'‘’“”*(£<>=+-]+\s*(?=[A-Za-z])")  # a coloured circle before the word
QUOTES = "\"'‘’“”*_ "
YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[-/–]\s?(?:(?:19|20)\d\d|\d\d)(?!\d))?")
SCORE_GROUPS = ("score", "score5", "score2", "score6", "score3", "score4")
POSSESSOR = re.compile(
    r"^(?:(?:the|our|its|their|overall)\s+)?(?:[A-Z][\w-]*\s+){0,4}?(?:council|authority|borough)[’']?s?[’']?\s+(?=[a-z])",
    re.IGNORECASE,
)
QUANTIFIED = re.compile(
    r"^(?:(?:only|over|about|nearly|almost|just|remaining|around|the\s+remaining|with|a\s+further)\s+)*"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|some|half|most|all|many|few|several|none|neither|both|other|each|every|no|any"
    r"|more|fewer|minority|majority|\d+%?|a\s+(?:few|number|majority|minority|small|large|third|quarter))\b",
    re.IGNORECASE,
)
DID = re.compile(  # "The home was inspected in May and": what it is, without what became of it before
    r"(?<=\w)\s(?:was|were|is|are|has|have|had|moved|came|went|improved|scored|received|achieved)\b[^,;]*\sand$"
)
OWNED = re.compile(r"(?:['’]s|(?<=s)['’])$")  # "the Council's" rating
QUOTED = re.compile(
    r"[\"“”]|\swith\snone$|\swho$|^(?:have|has|had|been|become|to)\b|\bself-(?:assessment|evaluation)\b", re.IGNORECASE
)
DUTIES = re.compile(
    r"ability\sto\s(?:meet|carry\sout|discharge)\s(?:its|their)\s(?:[\w’'-]+\s){0,3}(?:duties|responsibilities)\b"
)
NAMED_COUNCIL = re.compile(
    r"^(?!(?:The|Local|Borough|City|County|District|Town|Metropolitan|Unitary|Our|This)\b)[A-Z][\w-]{1,20}\s"
    r"(?:[\w&'’-]{1,20}\s){0,5}(?:[Cc]ouncil|Authority)\W{0,3}$"
)
COUNCIL = re.compile(
    r"\b(?:council|mbc|mdc|borough council|city council|county council|local authority)$", re.IGNORECASE
)
CODE = re.compile(r"[a-z]\d")
PROVIDER = re.compile(
    r"^[A-Z].*\s(?:School|Academy|College|Nursery|Pre-?school|Primary|Secondary|Infants?|Juniors?|Home|House|Lodge|Court|Centre|Unit)"
    r"(?:\s\([^()]{2,30}\))?$"
)
LONGEST_SUBJECT = 16  # words


@dataclass(frozen=True, slots=True)
class Given:
    """A grade as worded: words, score, or both."""

    grade: str | None
    score: str | None
    performing: bool  # worded in the performing-poorly .. performing-excellently family, or a bare score


@remembered("grade_words", "grade_schemes")
def grade_pattern(alone: bool) -> str:
    """The grade words as a pattern; `alone` also takes bare adverbs ("Well"), as cells and labels print them."""
    family = cast(dict[str, list[str]], table("grade_words")["performing"])
    verbs, adverbs = "|".join(family["verbs"]), "|".join(family["adverbs"])
    judged = cast(dict[str, list[str]], table("grade_words")["judged"])["words"]
    words = "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in sorted(judged, key=len, reverse=True))
    told = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(_phrases_of_scales(), key=len, reverse=True))
    codes = "".join(f"|{code}" for code in sorted(codes_of_scales()))
    bare = f"|{adverbs}|{told}" if alone else ""
    return (
        rf"(?:(?:{verbs})[\s\"'‘“]{{1,3}}(?:{adverbs})|(?:poorly|adequately|well)\s+performing|{words}{codes}{bare})\b"
    )


def _phrases_of_scales() -> set[str]:
    """The steps of all schemes that are called by several words: "inconsistent experiences and outcomes"."""
    return {words for scheme in schemes() for step in scheme.scale for words in step.words if " " in words}


def codes_of_scales() -> frozenset[str]:
    """The steps of all schemes that are a letter and a figure: "c2". Elsewhere such a code may be anything."""
    return frozenset(
        words for scheme in schemes() for step in scheme.scale for words in step.words if CODE.fullmatch(words)
    )


@remembered("grade_words", "grade_schemes")
def _cell() -> re.Pattern[str]:
    grade = grade_pattern(True)
    return re.compile(
        rf"^(?:(?P<score>{SCORE})?\s*[-–=:(,]*\s*[\"'‘“]?(?P<grade>{grade})[\"'’”]?\)?"
        rf"|(?P<score5>[0-6])\s*[-–—:=(]\s*(?P<grade5>{grade})\)?|(?P<grade6>{grade})\s*\((?P<score6>[0-6])\)"
        rf"|(?P<grade2>{grade})\s*[(:–-]?\s*(?P<score2>{SCORE})\)?|(?P<score3>{SCORE})|(?P<score4>[0-5]))\W*$",
        re.IGNORECASE,
    )


def given_in(words: str) -> Given | None:
    """The grade that a cell or the words behind a colon give, if they give one and nothing else."""
    found = _cell().match(SYMBOLS.sub("", words.strip(QUOTES), count=1))
    if not found:
        return None
    grade = found["grade"] or found["grade2"] or found["grade5"] or found["grade6"]
    score = next((s for name in SCORE_GROUPS if (s := found[name])), None)
    return Given(grade, score, performing=is_performing(grade))


def is_performing(grade: str | None) -> bool:
    """Whether a grade belongs to the performing family; a bare score may."""
    if grade is not None and CODE.fullmatch(fold(grade)):
        return False
    return grade is None or bool(re.search(r"\d(?!\s?stars?)|perform|ly$|^well$", grade.strip(), re.IGNORECASE))


def may_hold_grade(words: str) -> bool:
    """A cheap look whether a word of judging stands in the words: "good", "improvement"."""
    return has_one_of(words, _keys_of_grades())


@remembered("grade_words")
def _keys_of_grades() -> frozenset[str]:
    return key_words(cast(dict[str, list[str]], table("grade_words")["judged"])["words"])


def assessor_in(words: str) -> str | None:
    """The inspectorate that a sentence names; None where it names none or several."""
    found = {name for keys, pattern, name in _assessors() if has_one_of(words, keys) and pattern.search(words)}
    return found.pop() if len(found) == 1 else None


def gives(assessor: str | None, grade: str | None) -> bool:
    """Whether an inspectorate has a scheme whose scale has that grade."""
    return assessor is not None and grade is not None and fold(grade) in _scales().get(assessor, frozenset())


@remembered("grade_schemes")
def _scales() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for scheme in schemes():
        words = frozenset(word for step in scheme.scale for word in step.words)
        found[scheme.assessor or ""] = found.get(scheme.assessor or "", frozenset()) | words
    return found


@remembered("grade_words", "grade_schemes")
def _assessors() -> tuple[tuple[frozenset[str], re.Pattern[str], str], ...]:
    """Of each inspectorate: a word of each of its names, the names as a pattern, and what it is called here."""
    known = cast(dict[str, list[str]], table("grade_words")["assessors"])
    return tuple(
        (key_words(words), re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in words)})\b"), name)
        for name, words in known.items()
    )


def assessor_pattern() -> str:
    """All spellings of all inspectorates, as an alternation."""
    known = cast(dict[str, list[str]], table("grade_words")["assessors"])
    return "|".join(re.escape(word) for words in known.values() for word in sorted(words, key=len, reverse=True))


def subject_of(words: str, names: tuple[str, ...], last: str | None) -> str | None:
    """What is graded: "Overall" for the whole, the named service, or None where nothing is named.

    `names` are the authority's own; `last` is the subject that "the service" stands for.
    """
    bare = OWNED.sub("", DID.sub("", re.sub(r"\s*\([^()]*\)$", "", words.strip(" ,.;:-–—=*\"'“”"))))
    known = cast(dict[str, list[str]], table("grade_words")["unnamed"])
    folded = fold(bare)
    if folded in known["last_named"]:
        return last
    if folded in _overall() or any(folded == fold(name) for name in names) or DUTIES.search(folded):
        return "Overall"
    if QUOTED.search(bare) or bare.count("(") != bare.count(")"):
        return None
    if COUNCIL.search(bare):  # of several councils, each with its grade, the others are named
        return bare if names and NAMED_COUNCIL.match(bare) and not is_own(bare, names) else "Overall"
    so_many = QUANTIFIED.match(bare) and not PROVIDER.match(bare)  # "All Saints Primary School" is one
    if not folded or folded in known["words"] or so_many or len(bare.split()) > LONGEST_SUBJECT:
        return None
    possessor = re.match(r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s\s+", bare)
    if possessor and any(fold(possessor["name"]) in fold(name) for name in names):
        bare = bare[possessor.end() :]
    own = re.sub(
        r"^(?:the\s+)?(?:(?:delivery|provision)\s+of\s+)?(?:the|our|its|their)\s+",
        "",
        POSSESSOR.sub("", bare),
        flags=re.IGNORECASE,
    ).strip()
    named = any(c.isalpha() for c in own) and fold(own) not in known["words"] and not QUOTED.search(own)
    return own if named else None


def is_last_named(words: str) -> bool:
    """Whether words stand for what was named last: "the service"."""
    return fold(words) in cast(dict[str, list[str]], table("grade_words")["unnamed"])["last_named"]


def is_one_subject(words: str) -> bool:
    """Whether the words are a subject by a name of its own, with its "and": "personal dignity and respect"."""
    return fold(words) in spellings("grade_words", "subjects")


def same_subject(words: str) -> str:
    """One name for what several wordings grade, to tell whether two grades are of the same thing."""
    folded = fold(words.replace(" - ", "-"))
    return spellings("grade_words", "subjects").get(folded, folded)


def is_own(words: str, names: tuple[str, ...]) -> bool:
    """Whether a council's name is the authority's own, as far as its first word tells: "Norbeck MBC"."""
    first = fold(words).split(maxsplit=1)[0]
    return any(first in fold(name).split() for name in names)


def own_names(authority: tuple[str, ...]) -> tuple[str, ...]:
    """The authority's names among the words that may name it, which may be any line of a first page."""
    return tuple(words for place, words in enumerate(authority) if not place or COUNCIL.search(words))


@remembered("grade_words", "grade_schemes")
def _overall() -> frozenset[str]:
    return frozenset(fold(w) for w in cast(dict[str, list[str]], table("grade_words")["overall"])["words"])
