"""Signs that an engine takes for one another, set right where only one of them can stand."""

from __future__ import annotations

import re
from dataclasses import replace

from .tesseract import Seen

INSIDE_WORD = re.compile(r"(?<=[A-Za-z])[!|](?=[a-z])")
FIGURE = re.compile(r"[£$€(]?[\dlIO|o][\dlIO|o.,/:-]*[%)]?(?:st|nd|rd|th)?")
DATE = re.compile(r"(?P<day>[\dlIO|o]{1,2})(?P<rest>[-/ .](?:[A-Z][a-z]{2,8})[-/ .](?P<year>[\dlIO|o]{2,4}))")
SPECKS = re.compile(r"^[_.,~`|\\]+(?=[A-Za-z])|(?<=[A-Za-z])[_~`|\\]+$")  # specks of a fax that touch a word
CENTS = re.compile(r"(?<=[\dA-Za-z])¢")  # the last letter of "1.1c"; no paper counts in cents
DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0"})
MENDED = 0.5  # how sure one can be of a word that was set right, at most
QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u2014": "\u2013"})


def mended(word: Seen) -> Seen:
    """The word with its signs set right; one that was is less sure than before."""
    text = _mended(word.text.translate(QUOTES))
    if text == word.text.translate(QUOTES):
        return replace(word, text=text) if text != word.text else word
    return replace(word, text=text, sure=min(word.sure, MENDED))


def _mended(text: str) -> str:
    if found := DATE.fullmatch(text):
        day, rest, year = found["day"], found["rest"], found["year"]
        return day.translate(DIGITS) + rest[: len(rest) - len(year)] + year.translate(DIGITS)
    digits = sum(c.isdigit() for c in text)
    if digits and FIGURE.fullmatch(text) and digits >= sum(c in "lIO|o" for c in text):
        return text.translate(DIGITS)
    return SPECKS.sub("", CENTS.sub("c", INSIDE_WORD.sub("l", text)))
