"""A user's file of lookups -> what it adds, each word with its line; or everything that is wrong with it.

    [headers.action]                      # over the columns of a table of actions; also progress, indicator, grade
    lead_officer = ["Responsible lead"]
    [statuses]                            # `none`: a status that means none of ours
    completed = ["Wrapped up"]
    [colour_words]
    red = ["Crimson"]
    [colour_meanings]                     # where a paper prints no key of its own
    blue = "on_track"
    [colours]                             # fills of cells, RRGGBB; `none`: only decoration
    green = ["7AC142"]
    [authorities]                         # code or name in the register = other names, web addresses
    "Ashby Vale" = ["The Vale"]

`[instead.SECTION]` takes a word that stands already under another name. A `[[scheme]]` is read in `schemes.py`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast

from ..errors import Unusable
from .current import LookupFile, TomlTable, packaged
from .places import line_of

INSTEAD = "instead"
HEADER_KINDS = ("action", "progress", "indicator", "grade")
NONE = "none"
LONGEST_HEADER = 14  # words; `extract.columns` takes a longer cell for text
FILL = re.compile(r"#?[0-9A-Fa-f]{6}")
SCHEME = "scheme"


@dataclass(frozen=True, slots=True)
class Section:
    """A section that users may write: the names that may stand in it, and where its words go.

    `places` are (lookup, section) in which a word may stand only once; the first takes the words, as `name = [...]`,
    and those under `none` go to `nothing`.
    """

    title: str
    names: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    nothing: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """One word of a user's file, as written: what it is to mean, and whether instead of what it meant."""

    section: Section
    name: str
    word: str
    instead: bool
    file: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a user's file that is to be put right."""

    file: str
    line: int | None
    section: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}, [{self.section}]: {self.message}" if self.section else f"{where}: {self.message}"


def sections() -> dict[str, Section]:
    """Every section of words by its title, in the order in which the documentation lists them."""
    statuses = packaged("statuses")
    colours = tuple(cast(TomlTable, statuses["colours"]))
    found = [
        Section(f"headers.{kind}", tuple(cast(TomlTable, packaged("headers")[kind])), (("headers", kind),))
        for kind in HEADER_KINDS
    ]
    found += [
        Section(
            "statuses",
            tuple(cast(TomlTable, statuses["words"])),
            tuple(("statuses", name) for name in ("words", "alone", "silent", "covering", "colours")),
            ("statuses", "silent", "words"),
        ),
        Section("colour_words", colours, (("statuses", "colours"), ("statuses", "words"))),
        Section("colours", (*colours, NONE), (("colours", "taught"), ("colours", "pale"))),
        Section("authorities", (), (("authorities", "aliases"),)),
    ]
    return {section.title: section for section in found}


def parsed(file: LookupFile) -> TomlTable:
    """The file as TOML; raises Unusable where it is none."""
    try:
        return tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        raise Unusable(f"{file.name} is no TOML: {error}. A section is {_EXAMPLE}.") from None


_EXAMPLE = '[headers.action], and below it lead_officer = ["Responsible lead"]'


def words_of(file: LookupFile, data: TomlTable) -> Iterator[Addition | Problem]:
    """Every word that the file adds, and every thing in it that cannot be understood, in the file's order."""
    known = sections()
    for title, content in _titled(data):
        instead = title.startswith(f"{INSTEAD}.")
        plain = title.removeprefix(f"{INSTEAD}.")
        if plain not in known:
            if plain not in {SCHEME, "colour_meanings"} or (instead and plain == SCHEME):
                yield _problem(file, title, None, f"there is no such section. {_near(plain, _all_titles(known))}")
        elif isinstance(content, dict):
            yield from _words_in(file, known[plain], cast(TomlTable, content), instead)
        else:
            yield _problem(file, "", title, f"`{title}` is a section. Write {_EXAMPLE}.")


def _all_titles(known: Mapping[str, Section]) -> tuple[str, ...]:
    return (*known, "colour_meanings", SCHEME)


def _titled(data: TomlTable, before: str = "") -> Iterator[tuple[str, object]]:
    """The file's sections by their titles; `headers` and `instead` hold further ones."""
    for name, content in data.items():
        if name in {"headers", INSTEAD} and isinstance(content, dict):
            yield from _titled(cast(TomlTable, content), f"{before}{name}.")
        else:
            yield before + name, content


def _words_in(file: LookupFile, section: Section, content: TomlTable, instead: bool) -> Iterator[Addition | Problem]:
    title = f"{INSTEAD}.{section.title}" if instead else section.title
    names = (*section.names, NONE) if section.nothing else section.names
    for name, words in content.items():
        if names and name not in names:
            yield _problem(file, title, name, f"there is no `{name}` here. {_near(name, names)}")
        elif not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            yield _problem(file, title, name, f'`{name}` takes a list of words: {name} = ["...", "..."].')
        else:
            for word in cast(list[str], words):
                wrong = _wrong(section, word)
                line = line_of(file.text, title, name, word)
                if wrong:
                    yield Problem(file.name, line, title, wrong)
                else:
                    yield Addition(section, name, word, instead, file.name, line)


def _wrong(section: Section, word: str) -> str | None:
    """Why this word cannot stand in the section."""
    if section.title == "colours" and not FILL.fullmatch(word):
        return f'{word!r} is no colour. Write its red, green and blue in six hexadecimal digits: "FFC000" is an amber.'
    if section.title.startswith("headers.") and len(word.split()) > LONGEST_HEADER:
        return f"{word!r} is too long for a column heading: cells of more than {LONGEST_HEADER} words are read as text."
    if not any(c.isalnum() for c in word):
        return f"{word!r} has no letter or digit."
    return None


def meanings_of(file: LookupFile, data: TomlTable) -> Iterator[tuple[str, str] | Problem]:
    """What [colour_meanings] says: (colour, status), "" for a colour that is to mean nothing."""
    content = data.get("colour_meanings", {})
    if not isinstance(content, dict):
        yield _problem(file, "", "colour_meanings", 'write [colour_meanings], and below it blue = "completed".')
        return
    statuses = packaged("statuses")
    colours, meanings = cast(TomlTable, statuses["colours"]), (*cast(TomlTable, statuses["words"]), NONE)
    for colour, meant in content.items():
        if colour not in colours:
            yield _problem(file, "colour_meanings", colour, f"there is no `{colour}` here. {_near(colour, colours)}")
        elif not isinstance(meant, str) or meant not in meanings:
            yield _problem(file, "colour_meanings", colour, f"{meant!r} is no status. {_near(str(meant), meanings)}")
        else:
            yield colour, "" if meant == NONE else meant


def _problem(file: LookupFile, section: str, key: str | None, message: str) -> Problem:
    line = line_of(file.text, section, key) or line_of(file.text, "", section)
    return Problem(file.name, line, section, message)


def _near(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """What may have been meant, else all that there is."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.7)
    there_are = f"There are: {', '.join(known)}."
    return f"Did you mean `{close[0]}`? {there_are}" if close else there_are
