"""For a person: which lookup read what in a paper, what none knew, and what a file of lookups may say. `cli` prints."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.rule import Rule

from .console import grid, plain
from .document import ReadingNote
from .explain import Explanation, explain_file
from .lookups.additions import NONE, Section, sections
from .lookups.current import Lookups, using
from .lookups.grade_schemes import schemes
from .lookups.teaching import lookups_from
from .told import Told, Unknown
from .version import configuration

KNOWN_SHOWN = 60
NARROW = 78  # characters; a terminal would break what is longer, and TOML with it
FIELD, STATUS = "FIELD", "STATUS"  # to be replaced by the user; the check says by what


def lookups_view(file: Path, paths: Iterable[Path]) -> Iterator[RenderableType]:
    """What the reader noted about one paper, how the lookups did on it, and what to write to do better."""
    explanation = explain_file(file, lookups_from(paths))
    yield from _notes(explanation.notes)
    yield Rule(plain("Which lookup read what"), align="left")
    for title, told in explanation.known:
        yield _told_table(title, told)
    if explanation.unknown:
        yield _unknown_table(explanation.unknown)
        yield plain(
            "To teach them, paste into a file, put right what stands before each =, and read again with --lookups:"
        )
        yield plain("\n".join(snippet(explanation)))
    elif explanation.known:
        yield plain("Every table heading and every status that was read was known.")


def _notes(notes: Iterable[ReadingNote]) -> Iterator[RenderableType]:
    pages: dict[str, list[str]] = {}
    for note in notes:
        pages.setdefault(note.message, []).extend([str(note.page)] if note.page else [])
    for message, on in pages.items():
        where = f" Pages: {', '.join(on)}." if on else ""
        yield plain(f"Note: {message}{where}")


def _told_table(title: str, told: Sequence[Told]) -> RenderableType:
    table = grid("page", "words", "read as", "by", title=f"{title} ({len(told)})")
    for one in told[:KNOWN_SHOWN]:
        table.add_row(str(one.page or ""), plain(one.words), plain(one.meaning), plain(one.lookup))
    if len(told) > KNOWN_SHOWN:
        table.add_row("", f"... and {len(told) - KNOWN_SHOWN} more", "", "")
    return table


def _unknown_table(unknown: Sequence[Unknown]) -> RenderableType:
    table = grid("page", "words", "stands where", "may be", title=f"Not known ({len(unknown)})")
    for one in unknown:
        table.add_row(str(one.page or ""), plain(one.words), plain(one.section), plain(one.guess or ""))
    return table


def snippet(explanation: Explanation) -> Iterator[str]:
    """Lines of TOML that teach what was not known, with a guess or a word to replace before each `=`."""
    known = sections()
    for title in dict.fromkeys(one.section for one in explanation.unknown):
        mine = [one for one in explanation.unknown if one.section == title]
        if title == "scheme":
            yield from _scheme_lines(mine)
            continue
        yield f"[{title}]"
        unsure = STATUS if title == "statuses" else FIELD
        if any(one.guess is None for one in mine):
            yield from _comment(f"{unsure} is one of: {', '.join(_names(known[title]))}")
        for name in dict.fromkeys(one.guess or unsure for one in mine):
            yield from _listed(name, [_quoted(one.words) for one in mine if (one.guess or unsure) == name])


def _scheme_lines(unknown: Sequence[Unknown]) -> Iterator[str]:
    yield "[[scheme]]"
    yield 'id = "..."'
    yield 'titles = ["..."]  # as the paper names it'
    yield "# all its grades, from worst to best"
    yield from _listed("scale", [_quoted(one.words) for one in unknown])


def _comment(words: str) -> list[str]:
    return textwrap.wrap(words, NARROW, initial_indent="# ", subsequent_indent="# ")


def _listed(name: str, words: Sequence[str]) -> Iterator[str]:
    """A list on one line, or where a terminal would break it one word a line."""
    line = f"{name} = [{', '.join(words)}]"
    if len(line) <= NARROW:
        yield line
    else:
        yield f"{name} = ["
        yield from (f"  {word}," for word in words)
        yield "]"


def _quoted(words: str) -> str:
    plain_words = " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain_words}"'


def _names(section: Section) -> tuple[str, ...]:
    return (*section.names, NONE) if section.nothing else section.names


def sections_view() -> Iterator[RenderableType]:
    """Every section that a file of lookups may have, and the names that may stand in it."""
    table = grid("section", "takes", title="What a file of lookups may say (docs/lookups.md)")
    for title, section in sections().items():
        names = ", ".join(_names(section)) or "a code or a name of the register = other names of it"
        table.add_row(plain(f"[{title}]"), names)
    table.add_row(plain("[colour_meanings]"), "a colour = a status, where a paper prints no key")
    table.add_row(plain("[[scheme]]"), "id, titles, scale (from worst to best); assessor, from, to, source")
    table.add_row(plain("[instead.SECTION]"), "the same, for words that stand already under another name")
    yield table
    yield plain(f"The register has {len(schemes())} grade schemes: {', '.join(scheme.id for scheme in schemes())}.")


def taught_view(paths: Iterable[Path]) -> Iterator[RenderableType]:
    """What these files change; raises Unusable where they cannot be used."""
    lookups = lookups_from(paths)
    yield plain(f"{', '.join(file.name for file in lookups.files)}: all right.")
    changed = ", ".join(sorted(lookups.tables)) or "nothing"
    yield plain(f"Changed: {changed}. Papers read with other lookups are read again (configuration {_hash(lookups)}).")


def _hash(lookups: Lookups) -> str:
    with using(lookups):
        return configuration()
