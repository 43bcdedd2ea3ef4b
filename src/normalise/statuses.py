"""Words and colours -> where an action stands.

status("On-going. 30/3/23 in hand")      -> Status.ON_TRACK     of several words the last counts
status("Amber", key)                     -> what the paper's own key says of amber
rag_of_fill("92D050")                    -> Rag.GREEN
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from ..errors import Unparseable
from ..lookups import fold, remembered, spellings, table
from ..lookups.fills import colour_of_fill
from .definitions import defined
from .vocabulary import Rag, RagSource, Status

LONGEST_CELL = 14  # words; what is longer is prose, where a status word must be the predicate


@dataclass(frozen=True, slots=True)
class StatusKey:
    """What a paper says that its colours and status words mean; None where the meaning is not in our vocabulary."""

    words: Mapping[str, Status | None] = field(default_factory=dict)
    colours: Mapping[Rag, Status | None] = field(default_factory=dict)


def status_key(lines: Sequence[tuple[str, str]]) -> StatusKey:
    """The key of a paper from its lines, (word, definition): ("Green", "Action completed by the target date")."""
    words: dict[str, Status | None] = {}
    colours: dict[Rag, Status | None] = {}
    for word, definition in lines:
        meant = defined(definition)
        words.setdefault(fold(word), meant)
        colour = _colour_in(word)
        if colour is not None:
            colours.setdefault(colour, meant)
    return StatusKey(words, colours)


def status(words: str, key: StatusKey | None = None) -> Status:
    """Where the words of a status cell say that the action stands; raises Unparseable for "New", "Carried forward"."""
    text = fold(words)
    if key is not None and key.words.get(text):
        return cast(Status, key.words[text])
    if text in _alone():
        return _alone()[text]
    found = [meant for _, meant in _found(_without_percent(_plainly(words))) if meant is not None]
    if _LAPSED.search(words.replace("’", "'")):
        return Status.OVERDUE
    if len(text.split()) > LONGEST_CELL:
        said = status_in_prose(words)
        found = [said[1]] if said and said[1] else []
    if found:
        return found[-1]
    try:
        meant = status_of_rag(rag(words), key)
    except Unparseable:
        meant = None
    if meant is None:
        raise Unparseable(f"no status in {words!r}")
    return meant


def says_none(words: str, key: StatusKey | None = None) -> bool:
    """Whether these words are known to say no status of ours: "New", "Purple", a word that the key leaves open."""
    if key is not None and fold(words) in key.words:
        return True
    return _colour_in(words) is not None or bool(_found(_plainly(words)))


def status_of_rag(colour: Rag | None, key: StatusKey | None = None) -> Status | None:
    """What a colour means: by the paper's key, if it has one for that colour, else by common use."""
    if colour is None:
        return None
    if key is not None and colour in key.colours:
        return key.colours[colour]
    default = cast(dict[str, str], table("statuses")["default_key"]).get(colour.value)
    return Status(default) if default else None


def rag(words: str) -> Rag:
    """The colour that a cell says in a letter, a word or a symbol; two different ones raise Unparseable."""
    found = {colour for symbol, colour in _symbols().items() if symbol in words}
    colours, beside = _colours(), _beside_colours()
    for token in _LETTERS.findall(fold(words)):
        if token in colours:
            found.add(colours[token])
        elif token not in beside:
            raise Unparseable(f"more than a colour: {words!r}")
    if len(found) != 1:
        raise Unparseable(f"no single colour in {words!r}")
    return found.pop()


def rag_source(words: str) -> RagSource:
    """How a cell says its colour; `words` as `rag` reads them."""
    if any(symbol in words for symbol in _symbols()):
        return RagSource.SYMBOL
    colours = [token for token in _LETTERS.findall(fold(words)) if token in _colours()]
    return RagSource.LETTER if colours and all(len(token) == 1 for token in colours) else RagSource.TEXT


def rag_of_fill(rrggbb: str) -> Rag | None:
    """The colour of a cell's fill by its hue; None for white, pale shading, dark headings and black."""
    name = colour_of_fill(rrggbb)
    return Rag(name) if name else None


_LAPSED = re.compile(
    r"""
    (?: has | have | is | are ) \s (?: passed | past | beyond ) \s (?: the | its | their ) \s
    (?: action \s )? (?: due | target | completion ) \s dates?
    (?: \s (?: and | but ) \s (?: has | have | is | are ) (?: \s not | n't ) \s
        (?: been \s )? (?: fully \s )? completed? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTERS = re.compile(r"[a-z]+")
_SHORT_NOT = re.compile(r"n't\b")
_NOT_YET = re.compile(r"\bnot (?:(?:yet|been|currently|quite|entirely|now|always) ){1,4}")
_TOKEN = re.compile(r"[\w'/%]+")
_NEGATIONS = frozenset({"not", "never", "cannot"})
_CLAUSE = re.compile(r"(?<=[.;:!?])\s+|\n|,\s+(?=(?:and|but|which|who)\b)")
_SUBORDINATE = re.compile(
    r"\b(?:which|that|who|whose|if|when|once|until|unless|where|after|before|whether|ensure|ensures|ensuring)\b",
    re.IGNORECASE,
)


@remembered("statuses")
def _predicates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A status word after its verb; a status word that opens the clause and is all of it, or goes on with a date."""
    words = "|".join(re.escape(word) for word in sorted(_list("prose", "words"), key=len, reverse=True))
    after_verb = rf"""
        (?: \b (?: has | have | had | is | are | was | were | remains? )
            (?: \s (?: now | also | been | already | currently | all | since | largely | being ) ){{0,3}}
          | ^ (?: [A-Za-z]+ \s ){{0,3}} (?: work | action | project | review | task )      # "Further work deferred"
        )
        \s (?P<words> {words} ) \b
        """
    opening = (
        rf"^ (?P<words> {words} ) \b (?: \s? (?: $ | [.,;:-] ) | (?<!complete) \s (?: in|on|pending|due|until|by ) \b )"
    )
    return re.compile(after_verb, re.VERBOSE | re.IGNORECASE), re.compile(opening, re.VERBOSE | re.IGNORECASE)


def status_in_prose(text: str) -> tuple[str, Status | None] | None:
    """The status word that running text says of its action, as printed, and its meaning; None where it says none.

    Only a predicate of a main clause counts ("the review has been completed"), not an attribute or a condition
    ("once completed", "reviews that are completed on time"). "Partially achieved" is a status word without a meaning.
    """
    plain = text.replace("’", "'")
    lapsed = _LAPSED.search(plain)
    if lapsed:
        return text[lapsed.start() : lapsed.end()], Status.OVERDUE
    said: tuple[str, Status | None] | None = None
    for clause in _CLAUSE.split(plain):
        match = next((found for pattern in _predicates() if (found := pattern.search(clause))), None)
        if match and not _SUBORDINATE.search(clause[: match.start()]):
            printed = match["words"]
            said = (printed, _cell_words().get(fold(printed)))
    return said


def _list(section: str, name: str) -> list[str]:
    return cast(dict[str, dict[str, list[str]]], table("statuses"))[section][name]


@remembered("statuses")
def _cell_words() -> dict[str, Status | None]:
    words: dict[str, Status | None] = {word: Status(name) for word, name in spellings("statuses", "words").items()}
    return words | {fold(word): None for section in ("silent", "covering") for word in _list(section, "words")}


@remembered("statuses")
def _alone() -> dict[str, Status]:
    """What a cell says that is nothing else: words, or a mark."""
    found = spellings("statuses", "alone") | spellings("statuses", "marks")
    return {word: Status(name) for word, name in found.items()}


@remembered("statuses")
def _colours() -> dict[str, Rag]:
    return {word: Rag(name) for word, name in spellings("statuses", "colours").items()}


@remembered("statuses")
def _beside_colours() -> frozenset[str]:
    return frozenset(_list("beside_colour", "words"))


@remembered("statuses")
def _symbols() -> dict[str, Rag]:
    symbols = cast(dict[str, list[str]], table("statuses")["symbols"])
    return {symbol: Rag(name) for name, listed in symbols.items() for symbol in listed}


def _colour_in(word: str) -> Rag | None:
    """The colour that a key's word names: "Green", "G", "On track (Green)"."""
    try:
        return rag(word)
    except Unparseable:
        tokens = _LETTERS.findall(fold(word))
        named = {_colours()[token] for token in tokens if len(token) > 1 and token in _colours()}
        return named.pop() if len(named) == 1 else None


def _plainly(words: str) -> str:
    """Folded, with every "not" beside what it denies: "hasn't yet been completed" is "has not completed"."""
    text = _SHORT_NOT.sub(" not", fold(words))
    return _NOT_YET.sub("not ", text) if "not " in text else text


def _without_percent(text: str) -> str:
    """The words without a share short of all: "75% complete" is not complete."""
    return re.sub(
        r"\b(?!100)\d{1,3}(?:\.\d+)?\s?(?:%|per ?cent)\s(?:fully\s)?(?:completed?|achieved|done|delivered)", " ", text
    )


def _found(text: str) -> list[tuple[str, Status | None]]:
    """The known phrases of a text, left to right, the longest at each place, none inside another."""
    phrases, openings = _phrases(), _openings()
    tokens = [t for word in _TOKEN.findall(text.replace("-", " ")) for t in _parted(word, openings)]
    found, index = [], 0
    while index < len(tokens):
        for length in range(min(openings.get(tokens[index], 0), len(tokens) - index), 0, -1):
            phrase = tuple(tokens[index : index + length])
            if phrase in phrases:
                before = index - 1 if index < 2 or tokens[index - 1] != "fully" else index - 2
                denied = before >= 0 and tokens[before] in _NEGATIONS  # "not fully delivered" says no status of ours
                found.append((" ".join(phrase), None if denied else phrases[phrase]))
                index += length - 1
                break
        index += 1
    return found


def _parted(word: str, openings: Mapping[str, int]) -> list[str]:
    """A word, or the two that a slash joins: "Delivered/complete", but "n/a"."""
    return [word] if word in openings or "/" not in word else [part for part in word.split("/") if part]


@remembered("statuses")
def _phrases() -> dict[tuple[str, ...], Status | None]:
    return {tuple(_TOKEN.findall(word.replace("-", " "))): meant for word, meant in _cell_words().items()}


@remembered("statuses")
def _openings() -> dict[str, int]:
    """The first word of each phrase, and how many words the longest has that begins with it."""
    longest: dict[str, int] = {}
    for phrase in _phrases():
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest
