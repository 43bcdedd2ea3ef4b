"""English sentences and phrases; the only module that imports spaCy.

A blank English pipeline: the tokenizer and our rules, no model to download. spaCy is imported on first use, so that
papers without prose never pay for it. What comes in is tamed first (rows of dots, words of a megabyte), so that no
paper can make the tokenizer slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from .token_patterns import FrozenPatterns, Matcher, Phrase, frozen_patterns

__all__ = ["Phrase", "frozen_patterns", "phrases", "sentences"]

LONGEST_RUN = 64  # of one character that is no letter or digit
LONGEST_TOKEN = 1_000  # characters
LONGEST_CHUNK = 100_000  # characters
RUN = re.compile(rf"([^\w\s])\1{{{LONGEST_RUN},}}")
TWICE = re.compile(r"([^\w\s])\1")
TOKEN = re.compile(rf"\S{{{LONGEST_TOKEN}}}(?=\S)")
STOP = re.compile(r"[.!?][\"'’”)\]]*\s")
MAY_BEGIN = re.compile(r"[.!?\"'’”)\]]\s+(?=\S)")  # a sentence, behind a stop or what closes one
PLAIN_WORD = re.compile(r"(?:(?P<word>[A-Za-z]+)([,;:]|(?<=[a-z])\.)?|(\d+(?:[.,]\d+)*)(%?)([,;:]?))")
WORDS_BEFORE = 3  # that tell whether a sentence begins
REMEMBERED = 512  # paragraphs: several finders read the same one
ABBREVIATIONS = (
    "Cllr.", "Cllrs.", "Cl.", "Rev.", "Hon.", "Ald.", "Supt.", "Insp.", "para.", "paras.", "Para.", "Paras.", "pp.",
    "approx.", "Approx.", "incl.", "Ext.", "ext.", "tel.", "Tel.", "cf.", "viz.", "etc.", "Dept.", "dept.",
    "Nos.", "Ref.", "ref.", "Fig.", "fig.", "App.", "Sect.", "sect.", "est.", "Est.", "Asst.", "Sgt.", "Ltd.",
)  # fmt: skip
NUMBERED = frozenset({"no", "p", "pt", "vol", "art", "sec", "s"})  # an abbreviation only where a number follows
MAY_END = frozenset({"a.m.", "p.m.", "etc.", "Ltd.", "Co.", "Inc.", "Dept.", "dept."})  # may also end a sentence
CLOSERS = frozenset("\"'’”)]")


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in order; "No. 4", "e.g.", "Cllr." and "10.00 a.m." end none."""
    words = text.strip()
    if not words:
        return []
    if not STOP.search(words):
        return [words]
    return list(_sentences(words))


def phrases(text: str, patterns: FrozenPatterns) -> list[Phrase]:
    """The longest matches of token patterns in one sentence, left to right, without overlaps.

    Only for text of a sentence's length: what is longer than a chunk is cut.
    """
    return _matcher(patterns).longest(_tamed(text)[:LONGEST_CHUNK])


@cache
def _english() -> Any:
    import spacy

    english: Any = spacy.blank("en")
    for words in ABBREVIATIONS:
        english.tokenizer.add_special_case(words, [{"ORTH": words}])
    english.max_length = LONGEST_CHUNK * 2
    return english


@cache
def _matcher(patterns: FrozenPatterns) -> Matcher:
    return Matcher(patterns, cut_word, _looks)


def _looks(flag: str, word: str) -> bool:
    """What spaCy says of any word that looks so; asked of its vocabulary, it would work out all the other flags too."""
    from spacy.attrs import IDS

    return bool(_english().vocab.lex_attr_getters[IDS[flag]](word))


def cut_word(word: str) -> list[str]:
    """A word without white space as the tokenizer cuts it.

    What it does with a bare word or number and a stop is known, and it is not asked; "cannot" and its like it cuts.
    """
    english = _english()
    plainly = PLAIN_WORD.fullmatch(word)
    if plainly and word not in english.tokenizer.rules and plainly["word"] not in english.tokenizer.rules:
        return [text for text in plainly.groups() if text]
    return [token.text for token in english.make_doc(word)]


@lru_cache(maxsize=REMEMBERED)
def _sentences(words: str) -> tuple[str, ...]:
    return tuple(sentence for chunk in _chunks(_tamed(words)) for sentence in _split(chunk))


def _split(text: str) -> Iterator[str]:
    begin = 0
    for gap in MAY_BEGIN.finditer(text):
        end, place = gap.start() + 1, gap.end()
        if not _ends_plainly(text, end, place) and not _begins_sentence_at(text, end, place):
            continue
        yield text[begin:place].strip()
        begin = place
    if text[begin:].strip():
        yield text[begin:].strip()


def _ends_plainly(text: str, end: int, place: int) -> bool:
    """Whether a sentence ends before `end` beyond doubt, and no token need be looked at: "the council. The"."""
    word = text[text.rfind(" ", 0, end) + 1 : end]
    bare = word[:-1]
    if len(bare) < 3 or word[-1] != "." or not bare.isascii() or not "A" <= text[place] <= "Z":
        return False
    if bare.isdigit():
        return True
    if not bare.isalpha() or bare.lower() in NUMBERED:
        return False
    return word not in ABBREVIATIONS if bare.islower() else bare.istitle() and word not in _english().tokenizer.rules


def _begins_sentence_at(text: str, end: int, place: int) -> bool:
    """Whether a sentence begins at `place`, behind white space that begins at `end`; only the words about are cut."""
    until = text.find(" ", place)
    opening = text[place:until] if until > 0 else text[place:]
    if opening.isalpha() and opening.islower():
        return False
    begin = end
    for _ in range(WORDS_BEFORE):
        begin = text.rfind(" ", 0, max(begin - 1, 0)) + 1
    doc = _english().make_doc(text[begin : until if until > 0 else len(text)])
    number = next((token.i for token in doc if token.idx == place - begin), None)
    return number is not None and _begins_sentence(doc, number)


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
    if len(text) <= LONGEST_RUN:
        return text
    may_run = TWICE.search(text[:: LONGEST_RUN // 2]) is not None  # a longer run holds two of these signs
    squeezed = RUN.sub(lambda found: found[1] * LONGEST_RUN, text) if may_run else text
    if len(squeezed) <= LONGEST_TOKEN:
        return squeezed
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
