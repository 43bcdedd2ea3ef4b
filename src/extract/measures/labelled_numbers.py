"""Numbers behind the name of what they count, a line each: "Fly-tips cleared: 5,896", "Residual waste: 412 kg"."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from ...document import Block, Paragraph
from ...lookups import table
from ..wording import key_words
from .figure_tables import MEASURE, MONEY
from .measure_names import TITLED
from .measured_values import has_counted

LABELLED = re.compile(
    r"(?P<label>[A-Z%][A-Za-z0-9’'/&,()% -]{5,100}?)\s?(?::|\s[-–—])\s(?!0\d)\d[\d,]{0,14}(?:\.\d{1,3})?"
    r"(?:\s?[a-z]{1,12}){0,3}(?:\s\([^()]{1,60}\))?\.?"
)
BEFORE_NUMBER = re.compile(r"[:–—-]\s\d")
LONGEST = 180  # characters of such a line
WORD = re.compile(r"[a-z-]+")


def labelled(before: Block | None, block: Paragraph, behind: Block | None) -> str | None:
    """The name of a line that names what is counted and says how many, and nothing else.

    One that says no word of measuring is such a line only beside one that does.
    """
    label = _label_of(block)
    if label is None:
        return None
    beside = (label, _label_of(before), _label_of(behind))
    return label if any(map(_measures, beside)) else None


def _label_of(block: Block | None) -> str | None:
    if not isinstance(block, Paragraph) or len(block.text) > LONGEST or not block.text[-1:].strip():
        return None
    found = LABELLED.fullmatch(block.text) if BEFORE_NUMBER.search(block.text) else None
    if found is None or " " not in found["label"].strip() or MONEY.search(found["label"]):
        return None
    return None if not _uncounted().isdisjoint(WORD.findall(found["label"].lower())) else found["label"]


def _measures(label: str | None) -> bool:
    if label is None:
        return False
    if MEASURE.search(label) or TITLED.match(label) or has_counted(label):
        return True
    words = WORD.findall(label.lower())
    return bool(words) and words[-1] in _deeds()


@cache
def _deeds() -> frozenset[str]:
    return key_words(cast(dict[str, list[str]], table("measures")["dealt_with"])["verbs"])


@cache
def _uncounted() -> frozenset[str]:
    return frozenset(cast(dict[str, list[str]], table("measures")["no_label"])["words"])
