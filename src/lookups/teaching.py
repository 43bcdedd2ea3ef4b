"""Users teach spellings without code: files of their own on top of the package's lookups, checked before they count.

    lookups = lookups_from(["vale.toml"])
    with using(lookups): ...

What is wrong is told all at once, each with its file, line and section and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import cast

from ..errors import Unusable
from . import fold
from .additions import INSTEAD, NONE, Addition, Problem, Section, meanings_of, parsed, words_of
from .authority_rows import row_id, rows_named
from .current import BUILT_IN, LookupFile, Lookups, TomlTable, packaged
from .schemes_taught import schemes_of, teach_scheme

KEPT = 16  # sets of files
TOLD = 20  # problems in one message
MARKUP = re.compile(r"[*_#]")  # as extract.columns takes it off: "**Lead**", "Task_Owner"
Names = dict[str, list[str]]


def lookups_from(paths: str | Path | Iterable[str | Path]) -> Lookups:
    """The package's lookups with those of these TOML files on top, in their order; none gives the package's own.

    Raises Unusable with everything that is to be put right in them.
    """
    named = (paths,) if isinstance(paths, str | Path) else paths
    return taught(tuple(_read(Path(path)) for path in named))


def _read(path: Path) -> LookupFile:
    try:
        return LookupFile(str(path), path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise Unusable(f"{path} is no text in UTF-8. Save it as such.") from None
    except OSError as error:
        raise Unusable(f"{path} cannot be read. Check that it exists, is a file, and may be read.") from error


@lru_cache(maxsize=KEPT)
def taught(files: tuple[LookupFile, ...]) -> Lookups:
    """The lookups with these files on top: one object for the same files. Raises Unusable."""
    if not files:
        return BUILT_IN
    teaching = _Teaching()
    problems = [problem for file in files for problem in teaching.learn(file)]
    if problems:
        listed = [str(problem) for problem in problems[:TOLD]]
        more = [f"... and {len(problems) - TOLD} more"] if len(problems) > TOLD else []
        raise Unusable("\n".join((*listed, *more)))
    return Lookups(files, teaching.tables)


class _Teaching:
    """Copies of the lookups that the files change, as they change."""

    def __init__(self) -> None:
        self.tables: dict[str, TomlTable] = {}
        self.learnt: dict[tuple[str, str, str, str], str] = {}  # lookup, section, name, word -> where users wrote it

    def learn(self, file: LookupFile) -> Iterator[Problem]:
        """Take over what a file adds; what cannot be is told."""
        data = parsed(file)
        for found in words_of(file, data):
            problem = found if isinstance(found, Problem) else self._add(found)
            if problem:
                yield problem
        for meaning in meanings_of(file, data):
            if isinstance(meaning, Problem):
                yield meaning
            else:
                colour, status = meaning
                self._names("statuses", "default_key").update({colour: cast(list[str], status)})
        for scheme in schemes_of(file, data):
            problem = scheme if isinstance(scheme, Problem) else teach_scheme(scheme, self._table, file)
            if problem:
                yield problem

    def _table(self, name: str) -> TomlTable:
        """A copy that may be changed."""
        if name not in self.tables:
            self.tables[name] = deepcopy(packaged(name))
        return self.tables[name]

    def _names(self, table: str, section: str) -> Names:
        return cast(Names, self._table(table).setdefault(section, {}))

    def _add(self, new: Addition) -> Problem | None:
        if new.section.title == "authorities":
            return self._add_authority(new)
        target = (*new.section.places[0], new.name)
        if new.name == NONE and new.section.nothing:
            target = new.section.nothing
        form = _form(new.section, new.word)
        for table, section in new.section.places:
            for name, words in self._names(table, section).items():
                standing = [word for word in words if _form(new.section, word) == form]
                if not standing or (name, section) == (target[2], target[1]) or _agree(name, section, new):
                    continue
                if not new.instead or (section == "colours" and new.section.title == "statuses"):
                    return _stands_already(new, section, name, self.learnt.get((table, section, name, form)))
                words[:] = [word for word in words if word not in standing]
        self._names(target[0], target[1]).setdefault(target[2], []).append(_kept(new.section, new.word))
        self.learnt[*target, form] = f"{new.file}, line {new.line}" if new.line else new.file
        return None

    def _add_authority(self, new: Addition) -> Problem | None:
        title = f"{INSTEAD}.authorities" if new.instead else "authorities"
        bearers = rows_named(new.name)
        if len(bearers) != 1:
            which = "is in the register" if not bearers else "is meant: it is the name of several"
            advice = "Write its code (E06000001 and the like) or its full name, in quotes, before the = sign."
            return Problem(new.file, new.line, title, f"no one authority called {new.name!r} {which}. {advice}")
        key = row_id(bearers[0])
        others = [row for row in rows_named(new.word) if row_id(row) != key]
        aliases = self._names("authorities", "aliases")
        elsewhere = next((k for k, words in aliases.items() if k != key and _standing(words, new.word)), None)
        if (others and not new.instead) or elsewhere:
            whose = others[0]["official_name"] if others else elsewhere
            return Problem(new.file, new.line, title, f"{new.word!r} is a name of {whose} already.")
        aliases.setdefault(key, []).append(new.word)
        return None


def _standing(words: Iterable[str], word: str) -> bool:
    return any(fold(other) == fold(word) for other in words)


def _form(section: Section, word: str) -> str:
    """What is compared."""
    return _kept(section, word) if section.title == "colours" else fold(_kept(section, word))


def _kept(section: Section, word: str) -> str:
    """The word as it is looked up: a fill in capitals, a heading without the marks that readers take off."""
    if section.title == "colours":
        return word.lstrip("#").upper()
    return MARKUP.sub("", word) if section.title.startswith("headers.") else word


def _agree(name: str, section: str, new: Addition) -> bool:
    """Whether the place where the word stands already says the same of it."""
    return name == new.name and section in {"words", "alone", "pale"} and new.section.title in {"statuses", "colours"}


def _stands_already(new: Addition, section: str, name: str, learnt: str | None) -> Problem:
    title = f"{INSTEAD}.{new.section.title}" if new.instead else new.section.title
    if section == "colours" and new.section.title == "statuses":
        advice = f'is a word for {name}. Say what the colour means: [colour_meanings] {name} = "{new.name}".'
        return Problem(new.file, new.line, title, f"{new.word!r} {advice}")
    under = f"`{name}`" if section not in {"silent", "covering"} else "words that are known to say no status of ours"
    advice = f"To have it mean `{new.name}` in your papers write it under [{INSTEAD}.{new.section.title}]."
    if new.instead:
        advice = "It can be taken away from one name only once; leave one of the two."
    where = f" ({learnt})" if learnt else ""
    return Problem(new.file, new.line, title, f"{new.word!r} stands already under {under}{where}. {advice}")
