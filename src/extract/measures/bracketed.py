"""Values with those of a period before in brackets, where the paper says so once: "(2017/18 figures in brackets)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..candidates import IndicatorCandidate
from ..report import QUOTE_LIMIT

SAID_SO = re.compile(
    r"\b(?:last|previous|prior|20\d\d|same)\b[^.]{0,60}\b(?:in|within)\s(?:the\s)?brackets\b"
    r"|\bbrackets\b[^.]{0,60}\b(?:last|previous|prior|20\d\d|same)\b",
    re.IGNORECASE,
)
BESIDE = re.compile(r"(?P<value>\d[\d,]{0,14}(?:\.\d{1,4})?\s?%?)\s\((?P<earlier>\d[\d,]{0,14}(?:\.\d{1,4})?\s?%?)\)")


def says_so(text: str) -> bool:
    """Whether a line tells that brackets hold the values of an earlier period."""
    return "bracket" in text and SAID_SO.search(text) is not None


def without_earlier(sentence: str) -> str:
    """The sentence without the values in brackets."""
    return BESIDE.sub(r"\g<value>", sentence)


def with_earlier(sentence: str, found: Iterable[IndicatorCandidate]) -> Iterator[IndicatorCandidate]:
    """What was read without them, each with the value that stands in brackets behind its own."""
    beside = {pair["value"]: pair["earlier"] for pair in BESIDE.finditer(sentence)}
    for one in found:
        source = replace(one.source, quote=sentence[:QUOTE_LIMIT])
        yield replace(one, source=source, previous_value=beside.get(one.value or "", one.previous_value))
