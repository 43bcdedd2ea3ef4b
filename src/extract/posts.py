"""Whether words name a post or a body rather than a person, whose surname may be a post's word, too."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from ..lookups import table
from .doers import NAME_WORD, is_person
from .wording import words_of

INITIALS = re.compile(r"(?:[A-Z]\.?\s?){0,3}")
PART_OF_NAME = re.compile(NAME_WORD)


def names_post(words: str, titled: bool = False) -> bool:
    """Whether a word of a post or a body stands here as such: in "Village Hall" one does, in "Ann Hall" none.

    `titled` is whether a title stood before the words, or over the list that they are of: "Councillor Hall".
    """
    found = words_of(words) & _all_posts()
    return bool(found) and not _is_surname(found, words.split(), titled)


def _is_surname(found: frozenset[str], words: list[str], titled: bool) -> bool:
    """Whether the one word found is what somebody is called, after a forename, initials or a title."""
    *before, last = words
    if found != {last.lower()} or not last[0].isupper():
        return False
    if before and (is_person(before[0]) or (titled and is_person(" ".join(words)))):
        return INITIALS.fullmatch(" ".join(before[1:])) is not None
    return last.lower() in _listed("names", "surnames") and (
        INITIALS.fullmatch(" ".join(before)) is not None if before else titled
    )


def may_be_person(words: str) -> bool:
    """Whether two or three words are somebody's name, known or not: none is a word of posts, bodies or services."""
    parts = words.split()
    return (
        2 <= len(parts) <= 3
        and all(map(PART_OF_NAME.fullmatch, parts))
        and not (words_of(words) & _all_posts() or words_of(words) & _listed("posts", "services"))
    )


@cache
def _all_posts() -> frozenset[str]:
    return _listed("posts", "nouns") | _listed("bodies", "nouns")


@cache
def _listed(section: str, name: str) -> frozenset[str]:
    return frozenset(cast(dict[str, dict[str, list[str]]], table("people"))[section][name])
