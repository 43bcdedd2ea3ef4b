"""What a value in a sentence is compared with: others' figures, and which period an earlier value is of."""

from __future__ import annotations

import re

from ..dates_printed import MONTH
from ..wording import has_one_of
from .figure_roles import Figure
from .indicator_words import YEARS

COMPARISON = re.compile(
    r"\b(?=[abchijlmsw])(?:(?:well|slightly|just)\s+)?(?:above|below|in\s+line\s+with|(?:lower|higher|better|worse|more|less)\s+than|compared\s+(?:to|with))"
    r"\s+(?:(?:that|those)\s+of\s+|the\s+|our\s+)*[^.;,()]{0,40}?"
    r"\b(?:averages?|comparators?(?:\s+councils)?|neighbours|nationally|england|region|target)\b"
    r"(?:\s+(?:of|at)\s+\d[\d.]*\s?(?:%|per\s?cent))?",
    re.IGNORECASE,
)
COMPARING = frozenset({"above", "below", "line", "than", "compared"})
PREVIOUS_PERIOD = re.compile(
    rf"""
    \s? (?: per \s \w+ \s )? (?: [,(] \s? )?
    (?P<period>
        (?: in \s+ )? (?: the \s+ )? (?: same \s+ (?:period|quarter|month|time|point) \s+ )? (?: of \s+ )?
          (?: last | previous | the \s+ previous ) \s+ (?: year | quarter | month | period | time )
      | the \s+ (?: year | quarter | month ) \s+ before
      | at \s+ the \s+ end \s+ of \s+
          (?: (?: q | quarter \s ) [1-4] | the \s+ (?: previous | last ) \s+ (?: year | quarter ) )
      | (?: in | during | for | at ) \s+ (?: the \s+ )? (?: Q[1-4] (?: \s (?:{YEARS}) )?
          | (?: first | second | third | fourth ) \s quarter (?: \s of \s (?:{YEARS}) )?
          | {MONTH} (?: \s \d{{4}} )? | (?:{YEARS}) )
      | 20\d\d (?: \s? [-/] \s? \d\d )?
    ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
PERIOD_BESIDE = re.compile(
    rf"(?P<period>(?:the\s)?(?:last|previous|prior)\s(?:year|quarter|month|period)|Q[1-4](?:\s(?:{YEARS}))?|{YEARS})"
    r"(?:\s?[:=–-]?\s?(?:was\s)?|['’]s?(?:\s[a-z]+)?(?:\s(?:of|was))?\s|\s(?!from\b|against\b|to\b)[a-z]+(?:\s(?:of|was))?\s)$",
    re.IGNORECASE,
)
INTO_PERIOD = re.compile(r"^(?:in|during|for)\s+", re.IGNORECASE)
COMPARES_WITH = re.compile(r"[(;,]\s*|\b(?:to|with|against|than|and|is|was)\s+(?:an?\s+|the\s+)?", re.IGNORECASE)
LONGEST_COMPARISON = 60  # characters before a figure


def previous_period(sentence: str, previous: Figure) -> str | None:
    """The period that a sentence gives for its earlier value: behind it, or right before."""
    start, end = previous.phrase.start, previous.phrase.end
    shown = PREVIOUS_PERIOD.match(sentence, end) or PERIOD_BESIDE.search(sentence, max(start - 60, 0), start)
    return INTO_PERIOD.sub("", shown["period"]) if shown else None


def comparator_of(sentence: str, target: Figure | None, others: Figure | None) -> str | None:
    """What others reached, in the sentence's words: "lower than the national average of 81%", "Wales average 59%".

    What is said of the paper's own target is a comparison only where the target is not stated.
    """
    found = COMPARISON.search(sentence) if has_one_of(sentence, COMPARING) else None
    if found is not None and not (target is not None and "target" in found[0].lower()):
        return found[0]
    if others is None:
        return None
    before = sentence[: others.phrase.start]
    cuts = [m.end() for m in COMPARES_WITH.finditer(before, max(len(before) - LONGEST_COMPARISON, 0))]
    words = before[cuts[-1] :] if cuts and before[cuts[-1] :].strip() else before[-LONGEST_COMPARISON:]
    return f"{words}{others.phrase.text}".strip()
