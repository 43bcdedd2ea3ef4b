"""`[[scheme]]` of a user's file -> a grade scheme of the register.

[[scheme]]
id = "vale-peer-challenge"
titles = ["Vale Peer Challenge"]                # in a heading, or beside a grade, they mean this scheme
assessor = "The Vale Partnership"
scale = ["failing", "coping", "thriving"]       # from worst to best
from = 2019
source = "https://..."
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from . import fold
from .additions import Problem
from .current import LookupFile, TomlTable
from .places import line_of

TITLE = "scheme"
LISTS = ("titles", "names", "judgements", "sentences", "about")
TEXTS = ("id", "assessor", "framework", "source")
YEARS = ("from", "to")
KNOWN = (*TEXTS, *LISTS, *YEARS, "worded", "numbers", "scale")
CHOICES = {"worded": ("judged", "performing"), "numbers": ("up", "down")}
EXAMPLE = 'scale = ["worst", "middling", "best"]'


@dataclass(frozen=True, slots=True)
class TaughtScheme:
    """A scheme as it goes into the register, and its line."""

    row: TomlTable
    line: int | None

    @property
    def id(self) -> str:
        return cast(str, self.row["id"])


def schemes_of(file: LookupFile, data: TomlTable) -> Iterator[TaughtScheme | Problem]:
    """Every scheme of the file, or what is wrong with it."""
    entries = data.get(TITLE, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        yield Problem(file.name, line_of(file.text, TITLE), "", "a scheme stands under [[scheme]], with two brackets.")
        return
    for nth, entry in enumerate(cast(list[TomlTable], entries), 1):
        wrong = [
            Problem(file.name, line_of(file.text, TITLE, key, nth=nth), TITLE, message)
            for key, message in _wrong(entry)
        ]
        yield from wrong
        if not wrong:
            yield TaughtScheme(_whole(entry), line_of(file.text, TITLE, nth=nth))


def _wrong(entry: TomlTable) -> Iterator[tuple[str | None, str]]:
    """(key, message) for all that cannot be understood."""
    for key, value in entry.items():
        if key not in KNOWN:
            yield key, f"there is no `{key}` here. There are: {', '.join(KNOWN)}."
        elif key in LISTS and not _words(value):
            yield key, f'`{key}` takes a list of words: {key} = ["..."].'
        elif key in TEXTS and not (isinstance(value, str) and value.strip()):
            yield key, f'`{key}` takes words: {key} = "...".'
        elif key in YEARS and not isinstance(value, int):
            yield key, f"`{key}` takes a year: {key} = 2019."
        elif key in CHOICES and value not in CHOICES[key]:
            yield key, f"`{key}` is one of {', '.join(CHOICES[key])}."
    if "id" not in entry:
        yield None, 'a scheme needs an id of its own: id = "vale-peer-challenge".'
    if not any(_words(entry.get(key)) for key in ("titles", "names")):
        yield None, 'a scheme needs a name that papers print: titles = ["..."].'
    yield from _wrong_in_scale(entry.get("scale"))


def _wrong_in_scale(scale: object) -> Iterator[tuple[str | None, str]]:
    if not isinstance(scale, list) or len(scale) < 2:
        yield "scale" if scale is not None else None, f"a scheme needs its grades from worst to best: {EXAMPLE}."
        return
    said: list[str] = []
    for step in scale:
        words = _step(step).get("words")
        if not _words(words) or not _is_step(_step(step)):
            message = f'a step is a word or {{ words = ["..."], number = 1, value = "good" }}: {EXAMPLE}.'
            yield "scale", message
        else:
            said += [fold(word) for word in cast(list[str], words)]
    twice = sorted({word for word in said if said.count(word) > 1})
    if twice:
        yield "scale", f"{twice[0]!r} stands on two steps of the scale."


def _words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) and word.strip() for word in value)


def _is_step(step: TomlTable) -> bool:
    """Whether beside its words a step has a number and a value at most."""
    plain = isinstance(step.get("number", 0), int) and isinstance(step.get("value", ""), str)
    return plain and step.keys() <= {"words", "number", "value"}


def _step(step: object) -> TomlTable:
    return {"words": [step]} if isinstance(step, str) else cast(TomlTable, step) if isinstance(step, dict) else {}


def _whole(entry: TomlTable) -> TomlTable:
    """The scheme with what may be left out: its framework is its first title, its steps are tables."""
    titles = cast(list[str], entry.get("titles") or entry.get("names"))
    scale = [_step(step) for step in cast(list[object], entry["scale"])]
    return {"framework": titles[0], **entry, "scale": scale}


def teach_scheme(scheme: TaughtScheme, table: Callable[[str], TomlTable], file: LookupFile) -> Problem | None:
    """Enter a scheme into the register, and its words among those by which grades are found.

    A scheme of the register is replaced by one of the same id; so a user can mend its names or its dates.
    """
    known = cast(list[TomlTable], table("grade_schemes")[TITLE])
    values = cast(TomlTable, table("grade_schemes")["family"])
    for step in cast(list[TomlTable], scheme.row["scale"]):
        if step.get("value") is not None and step["value"] not in values:
            message = f"{step['value']!r} is no grade of the vocabulary. Leave `value` out, or: {', '.join(values)}."
            return Problem(file.name, scheme.line, TITLE, message)
    same = next((n for n, row in enumerate(known) if row["id"] == scheme.id), None)
    if same is None:
        known.append(scheme.row)
    else:
        known[same] = scheme.row
    words = cast(dict[str, dict[str, list[str]]], table("grade_words"))
    for step in cast(list[TomlTable], scheme.row["scale"]):
        new = [word for word in cast(list[str], step["words"]) if word not in words["judged"]["words"]]
        words["judged"]["words"] += new
    assessor = cast(str | None, scheme.row.get("assessor"))
    if assessor:
        names = words["assessors"].setdefault(assessor, [])
        names += [assessor] if assessor not in names else []
    return None
