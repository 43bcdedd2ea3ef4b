"""Values below a line that names the measure: "HN72 – Urgent repairs in time", then "Outturn 96.4% (target 99%)."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...document import Block, Paragraph
from .figure_tables import MEASURE, MONEY, TITLE
from .indicator_words import PERIOD, REFERENCE
from .measure_names import OPENING_CODE
from .measured_values import has_counted

OPENING = re.compile(  # what a value that names no measure opens with
    rf"""
    ^ (?: (?: the | our | current | latest | actual | overall | cumulative | annual | quarterly | year[- ]end
        | {PERIOD.pattern} ) \s+ ){{0,3}}
    (?: outturn | performance | actual | result | (?:actual \s)? value | year[- ]end \s figure | position )
    (?: \s+ (?: in | at | for | as \s at ) \s+ (?: {PERIOD.pattern} ) )?
    \s* (?: [:=–—-] | (?: is | was | of | stood \s at | stands \s at ) \b ) {{0,2}} \s* $
    """,
    re.VERBOSE | re.IGNORECASE,
)
OPENS = re.compile(r"\b(?:outturn|performance|actual|result|value|figure|position)\b", re.IGNORECASE)
REACH = 70  # characters from the sentence's beginning to the value
LONGEST_NAME = 20  # words


@dataclass(frozen=True, slots=True)
class Named:
    """A measure that a line names, with its code."""

    name: str
    reference: str | None


def measure_above(block: Block | None) -> Named | None:
    """The measure that a line right above names: it bears a code, or words of measuring."""
    if not isinstance(block, Paragraph) or len(block.text.split()) > LONGEST_NAME:
        return None
    if block.text.endswith((".", ";", ",")):
        return None
    line = f"{block.mark} {block.text}" if block.mark and REFERENCE.match(block.mark) else block.text
    coded = REFERENCE.match(line) or OPENING_CODE.match(line)
    name = (line[coded.end() :] if coded else line).strip(" .:–—-")
    if not any(map(str.isalpha, name)) or TITLE.search(name):
        return None
    if coded is None and MONEY.search(name):  # "HN12 Rent collected" is a measure
        return None
    if coded is None and not MEASURE.search(name) and not has_counted(name.lower()):
        return None
    return Named(name, coded["reference"] if coded else None)


def may_open(text: str) -> bool:
    """Whether words may open with the value of a measure that stands above them."""
    return OPENS.search(text, 0, REACH) is not None


def opens_with_value(before: str) -> bool:
    """Whether these are all the words before a sentence's first value: "2008/09 Outturn", "Performance in Q2 was"."""
    return len(before) <= REACH and OPENING.match(before) is not None
