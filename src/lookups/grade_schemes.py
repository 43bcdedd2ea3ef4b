"""The register of grade schemes, as `grade_schemes.toml` has it, with those that a user's files add."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from . import fold, remembered, table

Row = dict[str, object]


class Worded(StrEnum):
    """How a scheme words its grades: "performs well", or "good"."""

    PERFORMING = "performing"
    JUDGED = "judged"


class Numbers(StrEnum):
    """Whether a scheme's best number is its greatest."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale: its spellings, folded, its number and its value in the vocabulary, where it has them.

    `rank` counts from 1, the worst, whatever the scheme's own numbers do.
    """

    rank: int
    words: tuple[str, ...]
    number: int | None
    value: str | None


@dataclass(frozen=True, slots=True)
class Scheme:
    """A grade scheme; all names folded, `scale` from worst to best, `first` and `last` the years of its grades."""

    id: str
    framework: str | None
    assessor: str | None
    names: tuple[str, ...]
    titles: tuple[str, ...]
    sentences: tuple[str, ...]
    judgements: tuple[str, ...]
    about: tuple[str, ...]
    graded: str | None
    worded: Worded
    numbers: Numbers
    first: int | None
    last: int | None
    scale: tuple[Step, ...]
    source: str | None

    def given_in(self, year: int) -> bool:
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Everything that it is called, titles too."""
        return (*self.names, *self.titles)


@remembered("grade_schemes")
def schemes() -> tuple[Scheme, ...]:
    """All schemes of the register, in its order."""
    return tuple(_scheme(row) for row in rows("scheme"))


@remembered("grade_schemes")
def shared_frameworks() -> tuple[Scheme, ...]:
    """Frameworks whose name several schemes share: no scale, an empty id."""
    return tuple(_scheme(row) for row in rows("framework"))


@remembered("grade_schemes")
def ungraded() -> tuple[str, ...]:
    """Titles of visits that give no grade, folded."""
    return tuple(fold(words) for row in rows("ungraded") for words in cast(list[str], row["titles"]))


def rows(kind: str) -> list[Row]:
    """The entries of one kind, as parsed."""
    return cast(list[Row], table("grade_schemes").get(kind, []))


def _scheme(row: Row) -> Scheme:
    def words(name: str) -> tuple[str, ...]:
        return tuple(fold(word) for word in cast(list[str], row.get(name, [])))

    return Scheme(
        id=cast(str, row.get("id", "")),
        framework=cast(str | None, row.get("framework")),
        assessor=cast(str | None, row.get("assessor")),
        names=words("names"),
        titles=words("titles"),
        sentences=words("sentences"),
        judgements=words("judgements"),
        about=tuple(cast(list[str], row.get("about", []))),
        graded=cast(str | None, row.get("graded")),
        worded=Worded(cast(str, row.get("worded", "judged"))),
        numbers=Numbers(cast(str, row.get("numbers", "up"))),
        first=cast(int | None, row.get("from")),
        last=cast(int | None, row.get("to")),
        scale=tuple(_step(rank, step) for rank, step in enumerate(cast(list[Row], row.get("scale", [])), 1)),
        source=cast(str | None, row.get("source")),
    )


def _step(rank: int, row: Row) -> Step:
    words = tuple(fold(word) for word in cast(list[str], row["words"]))
    return Step(rank, words, cast(int | None, row.get("number")), cast(str | None, row.get("value")))
