"""Outcomes that a regulator words as no grade, and always of the whole: "inconsistent experiences and outcomes".

Their words belong to one scheme alone. A paper that sets out all that a scheme may come to has given none of them, but
where a sentence says that one was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...document import Paragraph
from ...lookups import remembered
from ...lookups.grade_schemes import Scheme, schemes
from ..blocks.language import sentences
from ..report import Report

FOUND = re.compile(
    r"\b(?:found|concluded|judged|outcome\s(?:for\s[^.;]{2,60}\s)?(?:was|is)|was\s(?:given|awarded))\b", re.IGNORECASE
)
POSSIBLE = re.compile(r"\b(?:possible|one\sof\s(?:the\s)?three|either|could|would|may|might|if|not)\b", re.IGNORECASE)
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """A step of a scheme as a sentence words it."""

    paragraph: Paragraph
    sentence: str
    scheme: Scheme
    rank: int
    words: str


def outcomes_told(report: Report) -> list[Outcome]:
    """The one outcome that the report's sentences tell, wherever they tell it; nothing where they leave it open."""
    told = [outcome for p in report.paragraphs for outcome in _in(p)]
    if len({(one.scheme.id, one.rank) for one in told}) > 1:
        told = [one for one in told if FOUND.search(one.sentence)]
    return told if len({(one.scheme.id, one.rank) for one in told}) == 1 else []


def _in(paragraph: Paragraph) -> Iterator[Outcome]:
    lowered = paragraph.text.lower()
    phrases = [entry for entry in _phrases() if entry[0] in lowered]
    if not phrases:
        return
    for sentence in sentences(paragraph.text):
        said = next((entry for entry in phrases if entry[0] in sentence.lower()), None)
        if said and not POSSIBLE.search(sentence):
            start = sentence.lower().index(said[0])
            words = sentence[start : start + len(said[0])]
            yield Outcome(paragraph, sentence, said[1], said[2], words)


@remembered("grade_schemes")
def _phrases() -> tuple[tuple[str, Scheme, int], ...]:
    """(words, scheme, rank) of the steps by which a scheme always grades the whole, the longest first."""
    found = [
        (words, scheme, step.rank)
        for scheme in schemes()
        if scheme.graded
        for step in scheme.scale
        for words in step.words
        if len(words.split()) >= FEWEST_WORDS
    ]
    return tuple(sorted(found, key=lambda entry: -len(entry[0])))
