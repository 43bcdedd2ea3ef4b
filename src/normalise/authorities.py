"""Words -> UK local authorities, from our own register (`lookups/authorities.csv`).

    authority("London Borough of X").code             -> the GSS code of X
    authority_of_domain("democracy.x.gov.uk")         -> X
    authorities_in(text)                              -> the authorities that a paper names, most named first

A name is compared without the words for kinds of council, so "X", "X MBC" and "X Metropolitan Borough
Council" are one; where two authorities share a name the kind, then the date, tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import cast

from .. import lookups
from ..errors import Unparseable
from ..lookups import remembered
from . import bodies
from .register import Authority, AuthorityKind, by_code, register

COUNCIL_WEIGHT = 5  # of "X Council", against 1 for "X"
ADDRESS_WEIGHT = 10  # of a web or e-mail address: contacts are the paper's own
LEAST_WEIGHT = 3  # less than this is a mention in passing and makes no paper its own
LONGEST_NAME = 20  # words, with those for kinds of council
WORDS_PER_WEIGHT = 600  # in a long paper one council named once is a mention in passing


__all__ = [
    "Authority",
    "AuthorityKind",
    "authorities_in",
    "authority",
    "authority_of_domain",
    "by_code",
    "publisher",
]

_REGIONAL = frozenset({AuthorityKind.COMBINED, AuthorityKind.STRATEGIC})  # whose names alone are names of regions


def authority(words: str, at: date | None = None) -> Authority:
    """The authority that these words name: a name in any usual form, or a web or e-mail address.

    `at` is a day on which it must have been in being, where two have the same name. Raises Unparseable for none.
    """
    if re.search(r"[\w-]\.gov\.(?:uk|wales|scot)\b", words):
        found = authority_of_domain(words)
        if found is not None:
            return found
    core, kinds = _core(_tokens(words)[:LONGEST_NAME])
    candidates = _names().get(core, ())
    if kinds.isdisjoint({AuthorityKind.COMBINED}):
        candidates = tuple(one for one in candidates if one.kind not in _REGIONAL or len(core) < len(_tokens(words)))
    if candidates:
        return _best(candidates, kinds, at)
    named = [one for one, evidence in authorities_in(words) if _says_council(evidence)]
    if len(named) == 1:
        return named[0]
    raise Unparseable(f"no authority named in {words!r}")


def authority_of_domain(domain: str) -> Authority | None:
    """The authority whose web or e-mail address this is; "www.", hosts and paths do not count."""
    match = re.search(r"(?<![\w-])([\w-]{1,63})\.(?:gov\.(?:uk|wales|scot)|org\.uk|com|uk)\b", domain.casefold())
    label = match[1] if match else domain.casefold().strip()
    if label in _domains():
        return _domains()[label]
    bare = re.sub(r"[-_]", "", label)
    for trial in (bare, re.sub(r"(?:mbc|cbc|council|bc|dc|cc|gov)$", "", bare), re.sub(r"^lb", "", bare)):
        found = _squeezed().get(trial)
        if found is not None:
            return found
    return None


def authorities_in(text: str) -> list[tuple[Authority, str]]:
    """The authorities that a text names, the most named first, each with the best words that name it.

    A name with its council ("X Council") and an address weigh more than a bare name; bare names that are also
    words or surnames do not count at all.
    """
    return [(one, evidence) for one, evidence, _ in _weighed(text)]


def publisher(text: str, written: date | None = None) -> Authority | None:
    """The authority whose paper this text is; None where it names none, or a body of another kind at least as often.

    A parish council's minutes name the county council that they write to; they are not that council's paper. An
    authority that was not in being on the day when the paper was `written` has not published it.
    """
    least = max(LEAST_WEIGHT, len(text.split()) // WORDS_PER_WEIGHT)
    weighed = [entry for entry in _weighed(text) if entry[2] >= least]
    weighed = [entry for entry in weighed if written is None or entry[0].in_force(written)]
    if not weighed or (len(weighed) > 1 and weighed[0][2] == weighed[1][2]):
        return None
    others = len(bodies.pattern().findall(text)) * COUNCIL_WEIGHT
    return weighed[0][0] if weighed[0][2] > others else None


@cache
def _words(section: str, name: str) -> tuple[str, ...]:
    return tuple(cast(dict[str, dict[str, list[str]]], lookups.table("authority_kinds"))[section][name])


_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")


@lru_cache(maxsize=8192)
def _token(word: str) -> str:
    plain = word.casefold().replace("’", "'")
    return "and" if plain == "&" else plain.removesuffix("'s").replace("'", "") if plain != "king's" else "kings"


def _tokens(words: str) -> tuple[str, ...]:
    return tuple(_token(match[0]) for match in _TOKEN.finditer(words))


def _core(tokens: tuple[str, ...]) -> tuple[tuple[str, ...], set[AuthorityKind]]:
    """A name without the words for kinds of council, and what those words say of the kind."""
    said: set[AuthorityKind] = set()
    before, after = _befores(), frozenset(_words("after", "words"))
    while tokens not in _full_names():
        lead = next((lead for lead in before if len(lead) < len(tokens) and tokens[: len(lead)] == lead), None)
        if len(tokens) > 1 and tokens[-1] in after:
            said |= _kinds_said(tokens[-1:])
            tokens = tokens[:-1]
        elif lead is not None:
            said |= _kinds_said(lead)
            tokens = tokens[len(lead) :]
        else:
            break
    return tokens, said


@cache
def _befores() -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((_tokens(words) for words in _words("before", "words")), key=len, reverse=True))


def _kinds_said(tokens: Iterable[str]) -> set[AuthorityKind]:
    kinds = cast(dict[str, dict[str, list[str]]], lookups.table("authority_kinds"))["kinds"]
    return {AuthorityKind(kind) for kind, words in kinds.items() for token in tokens if token in words}


@remembered("authorities")
def _full_names() -> frozenset[tuple[str, ...]]:
    """Names that end in a word for a kind and are names all the same: "X City and Y" has none before its end."""
    return frozenset(_tokens(name) for one in register() for name in (one.name, *one.aliases))


@remembered("authorities")
def _names() -> dict[tuple[str, ...], tuple[Authority, ...]]:
    """Every name without words for kinds -> those who bear it."""
    found: dict[tuple[str, ...], tuple[Authority, ...]] = {}
    for one in register():
        for name in (one.name, one.official_name, *one.aliases):
            for core in (_core(_tokens(name))[0], _tokens(name)):
                if one not in found.get(core, ()):
                    found[core] = (*found.get(core, ()), one)
    return found


def _best(candidates: Sequence[Authority], kinds: set[AuthorityKind], at: date | None) -> Authority:
    """Of those who share a name: the one in being on the day, of the kind said, and the latest."""

    def rank(one: Authority) -> tuple[bool, bool, bool, bool]:
        return (
            at is not None and not one.in_force(at),
            bool(kinds) and one.kind not in kinds,
            one.kind in _REGIONAL,
            one.end is not None,
        )

    return min(candidates, key=rank)


@remembered("authorities")
def _domains() -> dict[str, Authority]:
    return {label: one for one in register() for label in one.domains}


@remembered("authorities")
def _squeezed() -> dict[str, Authority]:
    """Names without spaces -> authority, those in being before those that ended."""
    found: dict[str, Authority] = {}
    for one in sorted(register(), key=lambda one: (one.kind in _REGIONAL, one.end is not None)):
        for name in (one.name, *one.aliases):
            tokens = _core(_tokens(name))[0]
            for squeezed in ("".join(tokens), "".join(token for token in tokens if token != "and")):
                found.setdefault(squeezed, one)
    return found


@remembered("authorities")
def _by_first_token() -> dict[str, list[tuple[tuple[str, ...], Authority]]]:
    """First word of a name -> the names that begin so, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Authority]]] = {}
    for core, bearers in _names().items():
        if core:
            found.setdefault(core[0], []).append((core, _best(bearers, set(), None)))
    for names in found.values():
        names.sort(key=lambda entry: len(entry[0]), reverse=True)
    return found


@remembered(
    "authorities", size=8
)  # of one report: for the document's owner, and for its own on the day that it was written
def _weighed(text: str) -> tuple[tuple[Authority, str, int], ...]:
    matches = list(_TOKEN.finditer(text))
    tokens = [_token(match[0]) for match in matches]
    weights: dict[Authority, int] = {}
    evidence: dict[Authority, tuple[int, str]] = {}

    def add(one: Authority, weight: int, words: str) -> None:
        weights[one] = weights.get(one, 0) + weight
        if weight > evidence.get(one, (0, ""))[0]:
            evidence[one] = (weight, " ".join(words.split()))

    end = 0
    for index, token in enumerate(tokens):
        begins = _by_first_token().get(token, ()) if index >= end else ()
        hit = next((entry for entry in begins if _stands(tokens, index, entry[0])), None)
        if hit is None or not matches[index][0][0].isupper():
            continue
        core, one = hit
        end = index + len(core)
        words, is_council = _council_words(text, matches, tokens, index, end)
        if is_council:
            add(_best(_names()[core], _core(_tokens(words))[1], None), COUNCIL_WEIGHT, words)
        elif one.kind not in _REGIONAL and _counts_alone(tokens, index, end) and _is_place(text, matches, index, core):
            add(one, 1, words)
    for match in re.finditer(r"(?<![\w.-])[\w.-]{1,80}\.gov\.(?:uk|wales|scot)\b", text):
        owner = authority_of_domain(match[0])
        if owner is not None:
            add(owner, ADDRESS_WEIGHT, match[0])
    found = [(one, evidence[one][1], weight) for one, weight in weights.items()]
    return tuple(sorted(found, key=lambda entry: -entry[2]))


def _stands(tokens: Sequence[str], index: int, core: tuple[str, ...]) -> bool:
    return tuple(tokens[index : index + len(core)]) == core


def _council_words(
    text: str, matches: Sequence[re.Match[str]], tokens: Sequence[str], start: int, end: int
) -> tuple[str, bool]:
    """The words of a name with the words for its council around it, and whether there are such words."""
    first, last = start, end
    while (
        last < len(tokens) and last < end + 4 and tokens[last] in _words("council", "between") and tokens[last] != "and"
    ):
        last += 1
    is_council = last < len(tokens) and _is_council_word(matches[last][0])
    last = last + 1 if is_council else end
    is_council = is_council or _is_council_word(matches[end - 1][0])  # the official name as it stands in the register
    lead = next(
        (lead for lead in _befores() if len(lead) > 1 and tuple(tokens[max(start - len(lead), 0) : start]) == lead),
        None,
    )
    if lead is not None:
        first = start - len(lead)
        is_council = is_council or lead[-2] in {"borough", "council", "corporation"}
    follows = tokens[end] if end < len(tokens) else ""
    if follows in {"parish", "town", "community"} or (start and tokens[start - 1] in _words("others", "before")):
        is_council = False
    return text[matches[first].start() : matches[last - 1].end()], is_council


def _is_council_word(word: str) -> bool:
    return _token(word) in _council_tokens() or word in _words("council", "abbreviations")


@cache
def _council_tokens() -> frozenset[str]:
    return frozenset(_token(word) for word in _words("council", "words"))


def _says_council(words: str) -> bool:
    return (
        any(_is_council_word(match[0]) for match in _TOKEN.finditer(words)) or "orough of" in words or ".gov." in words
    )


def _is_place(text: str, matches: Sequence[re.Match[str]], index: int, core: tuple[str, ...]) -> bool:
    """Whether a name that is also a word or a surname stands as a place's: "children in X"."""
    if len(core) > 1 or core[0] not in _words("common", "words"):
        return True
    if not index:
        return False
    before, between = matches[index - 1][0], text[matches[index - 1].end() : matches[index].start()]
    return before.islower() and len(before) > 1 and between in {" ", "\n"}


def _counts_alone(tokens: Sequence[str], start: int, end: int) -> bool:
    follows = tokens[end] if end < len(tokens) else ""
    before = tokens[start - 1] if start else ""
    return follows not in _words("others", "after") and before not in _words("others", "before")
