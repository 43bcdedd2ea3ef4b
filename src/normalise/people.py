"""Words -> the names of people and posts.

officer("Cllr J Brown / Mrs A Green")          -> "J Brown; A Green"
officer("Jane Doe, Head of Housing")           -> "Jane Doe"
officer("Head of Policy and Performance")      -> "Head of Policy and Performance"
resolve("JD", ("Jane Doe", "Adam Oak"))        -> "Jane Doe"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from types import MappingProxyType
from typing import cast

from ..errors import Unparseable
from ..lookups import fold, remembered, table, unaccented

SEPARATOR = "; "
BESIDE_LEAD = re.compile(  # who helps the one who leads: "Lead: P Nair; Support: T Reed"
    r"""
    (?<=[\w.)]) \s? [\n;,|(]? \s? \b
    (?: support (?: ed \s by | ing )? (?: \s officers? )? | with \s support \s from | assisted \s by | consultees? )
    \s? :
    """,
    re.VERBOSE | re.IGNORECASE,
)
REMEMBERED = 2048  # cells
LONGEST_CELL = 1000  # letters; what is longer is prose and names no officer


Initials = Mapping[str, str | None]  # the person by the initials printed beside the name; None: beside two
NONE_PRINTED: Initials = MappingProxyType({})


class _Sort(Enum):
    PERSON = auto()
    POST = auto()
    FIELD = auto()  # of work, or part of a post's title


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch between separators; `joint` is the separator before it: "", ",", "and", "/", "-", "(", "\\n"."""

    words: str
    joint: str
    sort: _Sort
    titled: bool = False


_JOINT = re.compile(
    r"""
    (?P<break> \n ) | \s? (?P<slash> [/;|] ) \s? | \s? (?P<comma> , ) \s? | \s (?P<dash> [-–—] ) \s
  | \s? (?P<colon> : ) \s
  | \s? (?P<open> \( ) \s? | \s? (?P<close> \) ) | (?<!\s) \s+ (?P<and> and | & | \+ ) \s+ | (?<=\w) (?P<amp> & ) (?=\w)
    """,
    re.VERBOSE,
)
_POST_OPENS = re.compile(
    r"(?:(?<!Chief )\b(?:Assistant|Deputy|Interim|Acting|Associate|Strategic|Executive|Corporate|Group|Service|Joint"
    r"|Lead|Divisional|Managing|Regional|Area)\s)?(?<![A-Za-z-])(?:Heads?|Directors?)\sof(?=\s[A-Z])"
)
_LINKS = frozenset({"and", "or", "to", "the", "of", "for", "with", "by", "as"})
_INITIALS = re.compile(r"^(?:[A-Z]\.?\s?){2,3}[a-z]?$")
_INITIAL_AND_NAME = re.compile(r"^(?:[A-Z]\.?\s?){1,3}\s?[A-Z][\w'’-]+$")


def officer(words: str) -> str:
    """The people that an officer cell names, without titles, separated by "; "; where it names none, the posts.

    A name and a post together are the name. Raises Unparseable where the cell is empty or a dash.
    """
    names = _officers(words)
    if not names:
        raise Unparseable(f"nobody named in {words!r}")
    return names


@remembered("people", size=REMEMBERED)
def _officers(words: str) -> str:
    """Whom an officer cell names, empty for nobody: a plan names the same few in every row."""
    beside = BESIDE_LEAD.search(words)
    words = words[: beside.start()] if beside else words
    is_somebody = len(words) <= LONGEST_CELL and fold(words) not in _set("names", "nobody")
    pieces = _merged(_pieces(words)) if is_somebody else []
    people = [piece.words for piece in pieces if piece.sort is _Sort.PERSON]
    own_posts = [piece for index, piece in enumerate(pieces) if not _explains(pieces, index)]
    kept = [piece.words for piece in own_posts] if people else [piece.words for piece in pieces]
    return SEPARATOR.join(dict.fromkeys(name for name in kept if fold(name) not in _set("names", "nobody")))


def person(words: str) -> str:
    """One name without title, honours, and post: "Councillor Mrs. A. Green (Chair)" is "A. Green"."""
    plain, _ = _untitled(re.sub(r"\([^()]*\)", " ", " ".join(words.split())).strip(" ,;:-–"))
    name = plain.split(",")[0].strip()
    if not any(c.isalpha() for c in name):
        raise Unparseable(f"no name in {words!r}")
    return name


def resolve(words: str, people: Sequence[str], initials: Initials = NONE_PRINTED) -> str | None:
    """The one of these people whom initials, a first name or a surname can mean; None for none or several.

    `initials` are those printed beside a name, which go before any that we make. Of several owners ("JD; AO") each must
    be one person.
    """
    if SEPARATOR in words:
        each = [resolve(one, people, initials) for one in words.split(SEPARATOR)]
        found_all = [name for name in each if name]
        return SEPARATOR.join(dict.fromkeys(found_all)) if len(found_all) == len(each) else None
    wanted = _untitled(words.strip())[0]
    printed = wanted.replace(".", "").replace(" ", "")
    if printed in initials:
        return initials[printed]
    names = [name for name in dict.fromkeys(people) if re.search(r"\w", name)]
    lettered = set(initials.values())
    for means in (_is_named, _has_initials, _has_initial_and_surname, _has_part):
        among = [name for name in names if name not in lettered] if means is _has_initials else names
        found = [name for name in among if means(wanted, name)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def initialled(listed: Iterable[tuple[str | None, str]]) -> Initials:
    """The person by the initials printed beside each name; None where they stand beside two."""
    found: dict[str, str | None] = {}
    for letters, name in listed:
        if letters:
            found[letters] = name if found.get(letters, name) == name else None
    return found


def _is_named(words: str, name: str) -> bool:
    return fold(words) == fold(name)


def _has_initials(words: str, name: str) -> bool:
    """ "JD" and "JDo" are Jane Doe."""
    if not _INITIALS.match(words):
        return False
    parts = re.findall(r"[\w'’-]+", name)
    letters = re.sub(r"[.\s]", "", words)
    capitals = "".join(part[0] for part in parts).upper()
    if letters.isupper():
        return capitals == letters or (len(parts) > 2 and capitals[0] + capitals[-1] == letters)
    return len(parts) > 1 and letters[0] == parts[0][0] and parts[-1].startswith(letters[1:])


def _has_initial_and_surname(words: str, name: str) -> bool:
    parts, wanted = re.findall(r"[\w'’-]+", name), re.findall(r"[\w'’-]+", words)
    if len(parts) < 2 or len(wanted) < 2:
        return False
    return (
        fold(parts[-1]) == fold(wanted[-1])
        and fold(parts[0]).startswith(fold(wanted[0])[0])
        and (len(wanted[0]) == 1 or len(parts[0]) == 1)
    )


def _has_part(words: str, name: str) -> bool:
    """A first name or a surname alone."""
    parts = [fold(part) for part in re.findall(r"[\w'’-]+", name)]
    return len(words.split()) == 1 and len(words) > 1 and fold(words) in {parts[0], parts[-1]}


@cache
def _set(section: str, name: str) -> frozenset[str]:
    words = cast(dict[str, dict[str, list[str]]], table("people"))[section][name]
    return frozenset(fold(word) for word in words)


def _untitled(words: str) -> tuple[str, bool]:
    """The words without titles before and honours after a name, and whether there was a title."""
    tokens = words.split()
    titled = False
    while len(tokens) > 1:
        pair = fold(" ".join(tokens[:2]))
        if len(tokens) > 2 and pair in _set("names", "titles"):
            tokens, titled = tokens[2:], True
        elif fold(tokens[0]) in _set("names", "titles") and not tokens[0].isupper():
            titled = titled or fold(tokens[0]) != "the"
            tokens = tokens[1:]
        else:
            break
    while len(tokens) > 2 and fold(tokens[-1]) in _set("names", "honours"):
        tokens = tokens[:-1]
    return " ".join(tokens).strip(" ,;:-–"), titled


def _sort(words: str, titled: bool) -> _Sort:
    """What a stretch of words is. A name is one to four capitalised words, none of which posts are made of."""
    tokens = re.findall(r"[\w'’.-]+", words)
    folded = [fold(token) for token in tokens]
    if len(tokens) == 2 and tokens[1][0].isupper() and _is_forename_before(tokens[0], folded[1]):
        return _Sort.PERSON
    if any(token in _set("posts", "nouns") or token.removesuffix("s") in _set("posts", "nouns") for token in folded):
        return _Sort.POST
    if not titled and len(folded) == 1 and folded[0] in _set("posts", "services"):  # "ICT" is nobody's initials
        return _Sort.FIELD
    if titled or _INITIALS.match(words) or _INITIAL_AND_NAME.match(words):
        return _Sort.PERSON
    if any(token in _set("posts", "services") or token in {"of", "for", "to", "the", "with"} for token in folded):
        return _Sort.FIELD
    capitalised = all(t[0].isupper() or fold(t) in _set("names", "particles") for t in tokens)
    return _Sort.PERSON if tokens and capitalised and len(tokens) <= 4 and "." not in words[3:] else _Sort.FIELD


def _apart(text: str) -> str:
    """Posts that ran together where a cell's lines did: "Head of Legal Director of Place" is two."""
    for found in reversed(list(_POST_OPENS.finditer(text))):
        before = text[: found.start()].rstrip(" ")
        if before[-1:].isalnum() and before.rpartition(" ")[2] not in _LINKS:
            text = f"{before}\n{text[found.start() :]}"
    return text


def _pieces(words: str) -> list[_Piece]:
    """The stretches of a cell between its separators."""
    text = _apart("\n".join(" ".join(line.split()) for line in words.split("\n") if line.strip()))
    pieces: list[_Piece] = []
    start, joint = 0, ""
    for match in [*_JOINT.finditer(text), None]:
        stretch = text[start : match.start() if match else len(text)].strip(" ,;:-–.*")
        if any(c.isalpha() for c in stretch):
            plain, titled = _untitled(stretch)
            pieces.append(_Piece(plain, joint, _sort(plain, titled), titled))
            joint = ""
        if match:
            start, joint = match.end(), joint if joint == "(" else match[0].strip(" ") or match[0]
    return pieces


def _merged(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces with each post put together again: "Director of Health & Social Care" is one."""
    merged: list[_Piece] = []
    for piece in pieces:
        before = merged[-1] if merged else None
        if before is not None and _goes_on(before, piece):
            joint = {",": ", ", "\n": " ", "/": "/", "(": " ("}.get(piece.joint, f" {piece.joint} ")
            sort = _Sort.POST if _Sort.POST in {before.sort, piece.sort} else before.sort
            words = f"{before.words}{joint}{piece.words}{')' if piece.joint == '(' else ''}"
            merged[-1] = _Piece(words, before.joint, sort, before.titled)
        else:
            merged.append(piece)
    return merged


def _goes_on(before: _Piece, piece: _Piece) -> bool:
    """Whether a piece is part of the post or field before it."""
    if piece.joint == "(":  # "Assistant Director (Resources)", "Area Manager (Technical)", "Director (S151 Officer)"
        return before.sort is _Sort.POST and (piece.sort is not _Sort.PERSON or _is_no_forename(piece))
    if piece.joint in {";", "|", ")"} or piece.titled or before.titled:
        return False
    if piece.words[0].islower() and piece.joint in {"and", "&", "+"}:  # "school and college leaders"
        return before.sort is not _Sort.PERSON
    if before.sort is _Sort.PERSON:  # "Parks and Countryside Manager": no person is called Parks
        return piece.sort is _Sort.POST and piece.joint in {"and", "&"} and _is_one_field(before.words)
    if piece.sort is _Sort.FIELD:
        return piece.joint != "/"
    if piece.sort is _Sort.POST:
        return (before.sort is _Sort.FIELD and piece.joint != "/") or _is_wrapped(before, piece)
    over = re.search(r"\b(?:of|for)\b", before.words) is not None or before.sort is _Sort.FIELD
    if piece.joint in {"and", "&"}:
        return not _INITIALS.match(piece.words) and (over or " " not in piece.words)
    return piece.joint == "\n" and re.search(r"\b(?:of|for|and|&)$", before.words) is not None


def _is_no_forename(piece: _Piece) -> bool:
    """Whether a word alone behind a post says which of them, not who: surnames stand there with an initial."""
    return (
        piece.sort is _Sort.PERSON and not piece.titled and _is_one_field(piece.words) and not _is_forename(piece.words)
    )


def _is_forename_before(word: str, surname: str) -> bool:
    """Whether a forename makes the next word a surname, Young, Law or Head: Ann does, Grant before those alone."""
    is_sure = word not in _forenames("also_words") or surname in _set("names", "surnames")
    return is_sure and _is_forename(word)


def _is_forename(word: str) -> bool:
    return unaccented(word) in _forenames("forenames")


@cache
def _forenames(section: str) -> frozenset[str]:
    return frozenset(cast(dict[str, list[str]], table("forenames")[section])["names"])


def _is_one_field(words: str) -> bool:
    return " " not in words and not _INITIALS.match(words)


def _is_wrapped(before: _Piece, piece: _Piece) -> bool:
    """A post broken at a line's end: "Assistant" / "Director Housing", "Director of" / "Finance Manager"."""
    return piece.joint == "\n" and (
        " " not in before.words or re.search(r"\b(?:of|for|and|&|the)$", before.words) is not None
    )


def _explains(pieces: Sequence[_Piece], index: int) -> bool:
    """Whether a post or field stands beside a person as what they are: after a comma, in brackets, on the next line."""
    piece = pieces[index]
    if piece.sort is _Sort.PERSON:  # "Jane Doe (JD)"
        return piece.joint == "(" and index > 0 and _has_initials(piece.words, pieces[index - 1].words)
    beside = {",", "(", "-", "–", "—", ":", "\n", ")"}
    before = pieces[index - 1] if index else None
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    if before is not None and before.sort is _Sort.PERSON and piece.joint in beside:
        return True
    if after is not None and after.sort is _Sort.PERSON and after.joint in beside:
        return True
    return piece.sort is _Sort.FIELD


def names_of(words: Iterable[str]) -> tuple[str, ...]:
    """The names among these expressions, for `resolve`; posts and what names nobody are left out."""
    found: list[str] = []
    for expression in words:
        found += [p.words for p in _merged(_pieces(expression)) if p.sort is _Sort.PERSON and " " in p.words]
    return tuple(dict.fromkeys(found))
