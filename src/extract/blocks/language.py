"""English sentences and phrases; the only module that imports spaCy.

A blank English pipeline: the tokenizer and our rules, no model to download. spaCy is imported on first use, so that
papers without prose never pay for it. What comes in is tamed first (rows of dots, words of a megabyte), so that no
paper can make the tokenizer slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

LONGEST_RUN = 64  # of one character that is no letter or digit
LONGEST_TOKEN = 1_000  # characters
LONGEST_CHUNK = 100_000  # characters
RUN = re.compile(rf"([^\w\s])\1{{{LONGEST_RUN},}}")
TOKEN = re.compile(rf"\S{{{LONGEST_TOKEN}}}(?=\S)")
STOP = re.compile(r"[.!?][\"'’”)\]]*\s")
MAY_BEGIN = re.compile(r"(?<=[.!?\"'’”)\]])\s+(?=\S)")  # a sentence, behind a stop or what closes one
REMEMBERED = 512  # paragraphs: several finders read the same one
ABBREVIATIONS = (
    "Cllr.", "Cllrs.", "Cl.", "Rev.", "Hon.", "Ald.", "Supt.", "Insp.", "para.", "paras.", "Para.", "Paras.", "pp.",
    "approx.", "Approx.", "incl.", "Ext.", "ext.", "tel.", "Tel.", "cf.", "viz.", "etc.", "Dept.", "dept.",
    "Nos.", "Ref.", "ref.", "Fig.", "fig.", "App.", "Sect.", "sect.", "est.", "Est.", "Asst.", "Sgt.", "Ltd.",
)  # fmt: skip
NUMBERED = frozenset({"no", "p", "pt", "vol", "art", "sec", "s"})  # an abbreviation only where a number follows
MAY_END = frozenset({"a.m.", "p.m.", "etc.", "Ltd.", "Co.", "Inc.", "Dept.", "dept."})  # may also end a sentence
CLOSERS = frozenset("\"'’”)]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that a pattern found: `start` and `end` count characters of the text that was searched."""

    label: str
    start: int
    end: int
    text: str


Pattern = Sequence[Mapping[str, Any]]


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in order; "No. 4", "e.g.", "Cllr." and "10.00 a.m." end none."""
    words = text.strip()
    if not words:
        return []
    if not STOP.search(words):
        return [words]
    return list(_sentences(words))


def phrases(text: str, patterns: tuple[tuple[str, tuple[tuple[tuple[str, Any], ...], ...]], ...]) -> list[Phrase]:
    """The longest matches of token patterns in one sentence, left to right, without overlaps.

    `patterns` are (label, tokens), each token a tuple of spaCy attributes, so that they can be compiled once: see
    `frozen_patterns`. Only for text of a sentence's length: what is longer than a chunk is cut.
    """
    doc = _english().make_doc(_tamed(text)[:LONGEST_CHUNK])
    found = sorted(_matches(doc, patterns), key=lambda match: (match[1] - match[2], match[1]))
    taken: set[int] = set()
    kept: list[Phrase] = []
    for label, first, end in found:
        places = range(first, end)
        if taken.isdisjoint(places):
            taken.update(places)
            span = doc[first:end]
            kept.append(Phrase(label, span.start_char, span.end_char, span.text))
    return sorted(kept, key=lambda phrase: phrase.start)


def frozen_patterns(
    patterns: Mapping[str, Sequence[Pattern]],
) -> tuple[tuple[str, tuple[tuple[tuple[str, Any], ...], ...]], ...]:
    """Token patterns as read from a lookup file, in the hashable form that `phrases` takes."""
    return tuple(
        (label, tuple(tuple(sorted((key, _frozen(value)) for key, value in token.items())) for token in pattern))
        for label, several in patterns.items()
        for pattern in several
    )


def _frozen(value: Any) -> Any:
    if isinstance(value, Mapping):
        return tuple(sorted((key, _frozen(inner)) for key, inner in value.items()))
    return tuple(value) if isinstance(value, list) else value


def _thawed(value: Any) -> Any:
    """Attributes as spaCy wants them: {"IN": [...]} again where a tuple of pairs was made of it."""
    if isinstance(value, tuple) and value and all(isinstance(v, tuple) and len(v) == 2 for v in value):
        return {key: _thawed(inner) for key, inner in value}
    return list(value) if isinstance(value, tuple) else value


@cache
def _english() -> Any:
    import spacy

    english: Any = spacy.blank("en")
    for words in ABBREVIATIONS:
        english.tokenizer.add_special_case(words, [{"ORTH": words}])
    english.max_length = LONGEST_CHUNK * 2
    return english


@cache
def _matcher(patterns: tuple[tuple[str, tuple[tuple[tuple[str, Any], ...], ...]], ...]) -> Any:
    from spacy.matcher import Matcher

    matcher = Matcher(_english().vocab, validate=False)  # it knows no flags of ours
    for label, tokens in patterns:
        matcher.add(label, [[_by_flag({key: _thawed(value) for key, value in token}) for token in tokens]])
    return matcher


def _by_flag(token: dict[Any, Any]) -> dict[Any, Any]:
    """The same said of a word's flags, which spaCy compares as numbers: predicates it asks in every sentence anew."""
    match token:
        case {"LOWER": {"IN": [*words]}, **rest}:
            return {**rest, _listed(frozenset(words)): True}
        case {"TEXT": {"REGEX": str(pattern)}, **rest}:
            return {**rest, _matching(pattern): True}
    return token


@cache
def _listed(words: frozenset[str]) -> int:
    """A flag of the vocabulary's words that are one of these, in large letters or small; each word is asked once."""
    flag: int = _english().vocab.add_flag(lambda word: word.lower() in words)
    return flag


@cache
def _matching(pattern: str) -> int:
    """A flag of the vocabulary's words that match: each word is asked once."""
    matches = re.compile(pattern)
    flag: int = _english().vocab.add_flag(lambda word: matches.search(word) is not None)
    return flag


def _matches(doc: Any, patterns: Any) -> Iterator[tuple[str, int, int]]:
    for key, start, end in _matcher(patterns)(doc):
        yield doc.vocab.strings[key], start, end


@lru_cache(maxsize=REMEMBERED)
def _sentences(words: str) -> tuple[str, ...]:
    return tuple(sentence for chunk in _chunks(_tamed(words)) for sentence in _split(chunk))


def _split(text: str) -> Iterator[str]:
    begin = 0
    tokens: _Tokens | None = None
    for gap in MAY_BEGIN.finditer(text):
        place = gap.end()
        if not _ends_plainly(text, gap.start(), place):
            tokens = tokens or _Tokens(text)
            if not tokens.begin_sentence(place):
                continue
        yield text[begin:place].strip()
        begin = place
    if text[begin:].strip():
        yield text[begin:].strip()


def _ends_plainly(text: str, end: int, place: int) -> bool:
    """Whether a sentence ends before `end` beyond doubt, and no token need be looked at: "the council. The"."""
    word = text[text.rfind(" ", 0, end) + 1 : end]
    bare = word[:-1]
    return (
        len(bare) > 2
        and word[-1] == "."
        and bare.isascii()
        and bare.isalpha()
        and bare.islower()
        and "A" <= text[place] <= "Z"
        and word not in ABBREVIATIONS
        and bare not in NUMBERED
    )


class _Tokens:
    """A text's tokens, and which of them stands where."""

    def __init__(self, text: str) -> None:
        self.doc = _english().make_doc(text)
        self.at = {start: number for number, start in enumerate(self.doc.to_array("IDX").tolist())}

    def begin_sentence(self, place: int) -> bool:
        """Whether a token begins at this character, and a sentence with it."""
        number = self.at.get(place)
        return number is not None and _begins_sentence(self.doc, number)


def _begins_sentence(doc: Any, place: int) -> bool:
    """Whether a sentence begins at this token, behind a stop and white space: with a capital, a digit or a quote."""
    token = doc[place]
    if token.is_lower or token.is_space or (token.is_punct and token.text not in "\"'‘“([•-–£"):
        return False
    last = place - 1
    while last > 0 and (doc[last].text in CLOSERS or doc[last].is_space):
        last -= 1
    stop = doc[last].text
    if stop in {"!", "?"}:
        return True
    if stop == ".":
        return not (doc[last - 1].lower_ in NUMBERED and token.like_num) if last else False
    if stop.endswith((".", "!", "?")) and len(stop) > 1:  # the tokenizer kept the stop with its word
        of_a_number = last > 0 and doc[last - 1].like_num and not doc[last - 1].whitespace_  # "£2.5m."
        return stop in MAY_END or of_a_number or not _is_abbreviation(stop)
    return False


def _is_abbreviation(word: str) -> bool:
    initial = len(word) == 2 and word[0].isupper()
    return initial or word.count(".") > 1 or word in _english().tokenizer.rules


def _tamed(text: str) -> str:
    squeezed = RUN.sub(lambda found: found[1] * LONGEST_RUN, text)
    return TOKEN.sub(lambda found: f"{found[0]} ", squeezed)


def _chunks(text: str) -> Iterator[str]:
    """Pieces of at most LONGEST_CHUNK characters, cut at white space."""
    begin = 0
    while len(text) - begin > LONGEST_CHUNK:
        cut = text.rfind(" ", begin, begin + LONGEST_CHUNK)
        end = cut if cut > begin else begin + LONGEST_CHUNK
        yield text[begin:end]
        begin = end
    yield text[begin:]
