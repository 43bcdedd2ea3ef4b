"""Column labels in words that lost their columns: "PeriodAction Plan Status% Complete" is three of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...lookups import fold, remembered, spellings
from ..status_words import seen_words

SHORTEST = 4  # letters of a label; shorter ones ("no", "id") are words of the language
LONGEST_LABEL = 60
LONGEST_SINGLE = 100  # of a label that has its line to itself
LONGEST_LINE = 400
_SIGN = re.compile(r"[A-Za-z0-9%]")


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels with the fields that they name, in the order of the line, and what follows the last."""

    labels: tuple[tuple[str, str], ...]
    rest: str = ""
    glued: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(field for _, field in self.labels)


@remembered("headers")
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for section in ("progress", "action"):
        for spelling, field in spellings("headers", section).items():
            squashed = _squash(spelling)
            if len(squashed) >= SHORTEST and "#" not in spelling and not (section == "action" and _is_pair(spelling)):
                known.setdefault(squashed, field)
    return known


def _is_pair(spelling: str) -> bool:
    """A label that is two others side by side ("lead officer comments"): run together, they are two columns."""
    fields = spellings("headers", "action")
    words = spelling.split()
    cuts = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    return any(a in fields and b in fields and len({fields[a], fields[b]}) == 2 for a, b in cuts if len(a) > 6)


def _squash(text: str) -> str:
    return "".join(_SIGN.findall(text)).casefold()


def single_label(text: str) -> str | None:
    """The field of a line that is one label."""
    return _known().get(_squash(text)) if len(text) <= LONGEST_SINGLE else None


def label_line(text: str, at_least: int = 3) -> Labels | None:
    """The labels that a line begins with, as few and as long as possible, each of another field.

    None where there are fewer than `at_least`. `rest` is empty where the line is nothing but labels.
    """
    if len(text) > LONGEST_LINE:
        return None
    places = [m.start() for m in _SIGN.finditer(text)]
    squashed = _squash(text)
    paths: dict[int, list[tuple[int, int]]] = {0: []}
    for end in range(1, len(squashed) + 1):
        if end - max(paths) > LONGEST_LABEL:
            break
        best: list[tuple[int, int]] | None = None
        for start, before in paths.items():
            if start < end and squashed[start:end] in _known() and _begins(text, places, start):
                path = [*before, (start, end)]
                if (best is None or len(path) < len(best)) and _distinct(squashed, path):
                    best = path
        if best is not None and (end == len(squashed) or _begins(text, places, end)):
            paths[end] = best
    end = max((e for e, path in paths.items() if len(path) >= at_least), default=0)
    if not end:
        return None
    path = paths[end]
    labels = tuple((_printed(text, places, a, b), _known()[squashed[a:b]]) for a, b in path)
    rest = text[places[end] :].strip() if end < len(places) else ""
    return Labels(labels, rest, _glued(places, [b for _, b in path]))


def _distinct(squashed: str, path: list[tuple[int, int]]) -> bool:
    fields = [_known()[squashed[a:b]] for a, b in path]
    return len(set(fields)) == len(fields)


def _begins(text: str, places: list[int], start: int) -> bool:
    """A label begins at a word's start, or at a capital, a digit or a sign where words are run together."""
    at = places[start]
    return at == 0 or not text[at - 1].isalnum() or text[at].isupper() or not text[at].isalpha()


def _glued(places: list[int], ends: list[int]) -> bool:
    return any(end < len(places) and places[end] == places[end - 1] + 1 for end in ends)


def _printed(text: str, places: list[int], start: int, end: int) -> str:
    return text[places[start] : places[end - 1] + 1]


def leading_label(text: str) -> tuple[str, str, str] | None:
    """(label, field, the words after it) of "Lead Officer Jane Ward"; None where nothing follows a label."""
    words = text.split()
    for count in range(min(len(words) - 1, 6), 0, -1):
        label = " ".join(words[:count])
        field = _known().get(_squash(label))
        if field is not None and label[:1].isupper():
            return label, field, " ".join(words[count:])
    return None


def is_status(text: str) -> bool:
    """Whether a text is a status word and nothing else."""
    return fold(text) in seen_words()
