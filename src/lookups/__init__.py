"""Spellings as data: what papers write, and what it is called here.

Each TOML file beside this one is one lookup. A spelling is matched after folding: case, white space, quotes, dashes
and closing punctuation do not count. Add a spelling to the file, with a comment on the kind of paper it was seen in.
A user adds to them with files of their own (`teaching.py`); `table` and `spellings` then tell both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import cast

from .current import remembered, table

__all__ = ["fold", "remembered", "spellings", "table", "unaccented"]

_QUOTES = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00ad": ""}
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_REMEMBERED = 8192  # texts: more than the paragraphs of a long paper


@lru_cache(maxsize=_REMEMBERED)
def fold(words: str) -> str:
    """The form in which spellings are compared: "Lead\u00a0Officer(s):" and "lead officer(s)" are one."""
    text = words.lower() if words.isascii() else _plain(words)
    single = " ".join(text.split())
    if not single.isascii():
        for dash in _DASHES:
            single = single.replace(dash, "-")
    if "-" in single:  # a space at a dash does not count, and there are no two spaces beside another
        single = single.replace(" -", "-").replace("- ", "-")
    return single.strip(" .:;,*")


def _plain(words: str) -> str:
    text = unicodedata.normalize("NFKC", words)
    for quote, plain in _QUOTES.items():
        text = text.replace(quote, plain)
    return text.casefold()


def unaccented(word: str) -> str:
    """ "Sian" of "Si\u00e2n", which papers print either way."""
    if word.isascii():
        return word
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


def spellings(name: str, section: str) -> dict[str, str]:
    """Folded spelling -> name, for a section of the form `name = ["spelling", ...]`.

    Raises ValueError where one spelling stands under two names.
    """
    return _speller(name)(section)


@cache
def _speller(name: str) -> Callable[[str], dict[str, str]]:
    """The spellings of one lookup, kept with whatever lookups are in use."""

    @remembered(name)
    def spelled(section: str) -> dict[str, str]:
        return spelled_once(name, section, cast(dict[str, list[str]], table(name)[section]))

    return spelled


def spelled_once(name: str, section: str, listed: dict[str, list[str]]) -> dict[str, str]:
    """The section turned round: each spelling, folded, and the one name under which it stands; else ValueError."""
    found: dict[str, str] = {}
    for value, words in listed.items():
        for word in words:
            if found.setdefault(fold(word), value) != value:
                raise ValueError(f"{name}.toml [{section}]: {word!r} stands under {found[fold(word)]!r} and {value!r}")
    return found
