"""The definitions of a paper's own key -> what its colours and status words mean.

    defined("Will not be finished by its date")                     -> Status.OFF_TRACK
    defined("Late, for reasons outside the control of the service") -> Status.OVERDUE
    defined("Some slippage, but recoverable")                       -> Status.AT_RISK

Councils word their keys in a thousand ways out of some thirty ideas (done, not, date, slippage, may ...). The words
are read as ideas, and rules say what ideas in a row mean; both stand in `lookups/status_definitions.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from ..lookups import fold, table
from .vocabulary import Status

LOOKUP = "status_definitions"
LONGEST_PHRASE = 6  # words
BREAK = "break"
OFTEN = {"?": "?", "*": "{0,6}"}  # bounded, so that reading takes linear time
_TOKEN = re.compile(r"[\w'/%]+|[,;:.]")
_SHORT_NOT = re.compile(r"\b(?P<verb>wo|ca|\w+)n't\b")
_FULL_VERBS = {"wo": "will", "ca": "can"}
_BESIDE_NOT = re.compile(r"\bnot (?:(?:yet|been|fully|currently|quite|entirely|now|always)(?! on) ){1,4}")


def defined(definition: str) -> Status | None:
    """What the definition in a key means; None where it is not in our vocabulary."""
    said = set(_meanings(_ideas(definition)))
    if "fault" in said and "off_track" in said:  # beyond a body's control a date not kept is past, no plan that fails
        said = (said - {"off_track"}) | {"overdue"}
    if said & {"near", "remedied"}:  # a plan that is being put right, a target just missed
        said = (said - {"off_track"}) | {"at_risk"}
    order = cast(dict[str, list[str]], table(LOOKUP)["meaning"])["order"]
    return next((Status(name) for name in order if name in said), None)


def _ideas(words: str) -> str:
    """The ideas that the words name, each followed by a space: "deny finish date "."""
    text = _SHORT_NOT.sub(lambda m: f"{_FULL_VERBS.get(m['verb'], m['verb'])} not", fold(words)).replace("-", " ")
    tokens = _TOKEN.findall(_BESIDE_NOT.sub("not ", text))
    named, index = [], 0
    while index < len(tokens):
        for length in range(min(LONGEST_PHRASE, len(tokens) - index), 0, -1):
            idea = _phrases().get(tuple(tokens[index : index + length]))
            if idea is not None:
                named.append(idea)
                index += length - 1
                break
        index += 1
    return "".join(f"{idea} " for idea in named)


def _meanings(ideas: str) -> Iterator[str]:
    place = 0
    while place < len(ideas):
        hit = next(((m, says) for rule, says in _rules() if (m := rule.match(ideas, place))), None)
        if hit is None:
            place = ideas.index(" ", place) + 1
            continue
        match, says = hit
        place = match.end()
        if says:
            yield says


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    """Words in a row -> the idea that they name."""
    ideas = cast(dict[str, list[str]], table(LOOKUP)["ideas"])
    spelled = {tuple(_TOKEN.findall(fold(words))): idea for idea, listed in ideas.items() for words in listed}
    return spelled | {(mark,): BREAK for mark in ",;:."}


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rules as patterns over ideas, in their order, with what each says."""
    listed = cast(dict[str, list[tuple[str, str]]], table(LOOKUP)["rules"])["list"]
    return tuple((re.compile("".join(_step(step) for step in row.split())), says) for row, says in listed)


def _step(step: str) -> str:
    """One step of a rule: "will|later*" is any number of either."""
    names, often = (step[:-1], OFTEN[step[-1]]) if step[-1] in OFTEN else (step, "")
    return f"(?:(?:{names}) ){often}"
