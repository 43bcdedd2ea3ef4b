"""The lookups that a paper is read with: those of the package, or with what a user's files teach on top.

    with using(lookups):            # pipeline, once per paper; without it the package's own hold
        ...
    @remembered("headers")          # an answer worked out from a lookup: kept with the lookups, not with the process
    def field_of(header, kind): ...

Nothing here changes once it is made, and what was worked out from one set of lookups is never seen by another.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache, wraps
from importlib.resources import files
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
TomlTable = dict[str, object]
Answering = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class LookupFile:
    """A user's file of lookups: its name as a person knows it, and its text, which is TOML."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Lookups:
    """What a reading goes by. `files` are the user's, in order; `tables` are the lookups that they change, whole.

    Two are the same only if they are one object, and one object is kept for the same files (`teaching.taught`).
    """

    files: tuple[LookupFile, ...] = ()
    tables: Mapping[str, TomlTable] = field(default_factory=dict)
    _answers: dict[object, Answering] = field(default_factory=dict, repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Only the files go to another process; the rest is made there again."""
        return (_again, (self.files,))


BUILT_IN = Lookups()
_current: ContextVar[Lookups] = ContextVar("lookups", default=BUILT_IN)


def _again(user_files: tuple[LookupFile, ...]) -> Lookups:
    from .teaching import taught  # which imports this module

    return taught(user_files)


def current() -> Lookups:
    """The lookups in use here and now."""
    return _current.get()


@contextmanager
def using(lookups: Lookups) -> Iterator[Lookups]:
    """Inside, papers are read with these lookups."""
    before = _current.set(lookups)
    try:
        yield lookups
    finally:
        _current.reset(before)


def table(name: str) -> TomlTable:
    """The lookup of that name, as parsed, with what the lookups in use change in it."""
    changed = _current.get().tables.get(name)
    return packaged(name) if changed is None else changed


@cache
def packaged(name: str) -> TomlTable:
    """The package's own file of that name; empty for a lookup that only users fill."""
    resource = files(__package__).joinpath(f"{name}.toml")
    return tomllib.loads(resource.read_text(encoding="utf-8")) if resource.is_file() else {}


def remembered(*names: str, size: int | None = None) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A cache for an answer that depends on these lookups and its arguments; `size` bounds it.

    Where the lookups in use change none of them, the answers are those that the package's own gave.
    """

    def decorate(question: Callable[P, T]) -> Callable[P, T]:
        key = object()
        in_use = _current.get  # looked up once: some are asked for every cell

        def answer(*args: Any, **named: Any) -> Any:
            told = in_use()._answers.get(key)
            if told is None:
                told = _kept(key, lru_cache(maxsize=size)(question), names)
            return told(*args, **named)

        return wraps(question)(cast(Callable[P, T], answer))

    return decorate


def _kept(key: object, question: Answering, names: tuple[str, ...]) -> Answering:
    """The cache of a question among the answers of the lookups in use, and of the package's where they agree."""
    lookups = _current.get()
    home = lookups if any(name in lookups.tables for name in names) else BUILT_IN
    return lookups._answers.setdefault(key, home._answers.setdefault(key, question))
