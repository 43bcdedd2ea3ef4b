"""Spellings as data: what papers write, and what it is called here.

Each TOML file beside this one is one lookup. A spelling is matched after folding: case, white space, quotes, dashes
and closing punctuation do not count. Add a spelling to the file, with a comment on the kind of paper it was seen in.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

_QUOTES = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00ad": ""}
_DASHES = re.compile(r" ?[\u2010-\u2015\u2212-] ?")  # after white space is single: linear
_REMEMBERED = 8192  # texts: more than the paragraphs of a long paper


@lru_cache(maxsize=_REMEMBERED)
def fold(words: str) -> str:
    """The form in which spellings are compared: "Lead\u00a0Officer(s):" and "lead officer(s)" are one."""
    text = words.lower() if words.isascii() else _plain(words)
    single = " ".join(text.split())
    if "-" in single or not single.isascii():
        single = _DASHES.sub("-", single)
    return single.strip(" .:;,*")


def _plain(words: str) -> str:
    text = unicodedata.normalize("NFKC", words)
    for quote, plain in _QUOTES.items():
        text = text.replace(quote, plain)
    return text.casefold()


@cache
def table(name: str) -> dict[str, object]:
    """The lookup file of that name, as parsed."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def spellings(name: str, section: str) -> dict[str, str]:
    """Folded spelling -> name, for a section of the form `name = ["spelling", ...]`.

    Raises ValueError where one spelling stands under two names.
    """
    found: dict[str, str] = {}
    for value, words in cast(dict[str, list[str]], table(name)[section]).items():
        for word in words:
            if found.setdefault(fold(word), value) != value:
                raise ValueError(f"{name}.toml [{section}]: {word!r} stands under {found[fold(word)]!r} and {value!r}")
    return found
