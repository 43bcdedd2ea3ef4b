"""Names in a list of those at a meeting: "Councillor A Smith (in the Chair); Councillors B, C and D"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from ...lookups import fold, spellings, table
from ..doers import is_person
from ..posts import names_post

OLDER_LISTS = re.compile(r"^(?:mrs|ms|miss|dr|sir|lady|lord|dame|prof|professor)$", re.IGNORECASE)
LEVEL = r"(?:County|District|Borough|City|Unitary|Ward|Town|Parish|[DC]\.?(?=\sCllr))"
TITLE = re.compile(
    rf"^(?:the\s+)?(?:County\s+Borough\s+(?=Coun|Cllr)|(?P<level>{LEVEL})\s+)?(?P<title>Councill?[eo]rs?|Cllrs?|Clr|Aldermen|Alderman"
    r"|Parish Clerk|Town Clerk|Clerk"
    r"|PCSO|PC|CSO|DCI|DI|DS|DSU|Supt|Superintendent|Chief Inspector|Chief Superintendent|Constable|Sgt|Sergeant"
    r"|Inspector|Revd?|Reverend|Fr|Father|Canon|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Professor|Prof|Messrs|Lord|Lady|Dame)\b\.?\s*:?\s*",
    re.IGNORECASE,
)
BRACKET = re.compile(r"[(\[](?P<words>[^()\[\]]*)[)\]]")
SEPARATOR = re.compile(  # not within brackets: "M Lyle (Assistant Director - Housing)"
    r"(?:(?<!\s)\s+)?(?:[;,\n•]|\s[&/]\s|\s[-–—]\s|\band\b)(?![^()\[\]]{0,80}[)\]])\s*"
)
NAME = re.compile(
    r"""
    ^ (?: [A-Z] \.? [ ]? ){0,3} (?: (?: de | van | von | der | la | le | du | af ) [ ] )? [A-Z] [\w'’-]+
    (?: [ ] (?: (?: de | van | von | der | la | le | du | af ) [ ] )? [A-Z] [\w'’-]* \.? ){0,3} $
    """,
    re.VERBOSE,
)
RUN_ON = re.compile(  # "P Moran Clerk J Connelly": two people without a comma
    r"(?<!County)(?<!District)(?<!Borough)(?<!City)(?<!Town)(?<!Parish)(?<!Ward)(?<!\band)(?<!\bthe)(?<!Deputy)"
    r"(?<!Councillor)(?<!Councillors)(?<!Cllr)(?<!Cllrs)(?<!Alderman)(?<=[a-z])"
    r"\s+(?=(?:Clerk|Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\b\.?\s+[A-Z])"
)
POST_THEN_NAME = re.compile(  # "Ann Bell – Head of Legal Tom Orr – Clerk": lines of a cell without a break between
    r"(?<=\s[–—-]\s)(?P<post>[A-Z][\w&’' ]{2,70}?)\s+(?=[A-Z][\w'’-]+\s[A-Z][\w'’-]+\s[–—-]\s)"
)
NAME_IN_BRACKETS = re.compile(  # "Town Clerk (G Turner)"
    r"(?P<post>(?<![\w&])[A-Z][A-Za-z&’' ]{2,60}?)\s?"
    r"\((?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.? ){0,2}[A-Z][\w.’'-]{0,30} [A-Z][\w’'-]{1,30})\)"
)
OF_A_FIRM = re.compile(  # "Mr Nick Sorrell - Carter Bright": a line of one name and what it stands for
    r"^(?P<person>[^,;()–—-]{4,60})\s[-–—]\s(?P<firm>[^,;()]{4,60})$"
)
PART_FIRST = re.compile(  # "Chair Cllr A Roe", "Vice Chair: Mrs Dee"
    r"(?P<gap>(?:^|[,;\n])[ ]?)(?P<part>(?:(?:Vice|Deputy)[- ])?Chair(?:man|person|woman)?):?\s"
    r"(?P<name>(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\b\.?\s[^,;:()\n]{2,40})",
    re.IGNORECASE,
)
PART_BETWEEN = re.compile(  # "Ian Moss (IM) – Chair Ada Cole (AC)": two of a row of columns
    r"(?<=[-–—]\s)(?P<part>(?:Vice[- ])?Chair(?:man|person)?)\s(?=(?P<next>[A-Z][a-z’'-]+\s[A-Z][\w’'-]+))"
)
BESIDES = re.compile(r"[.,;]?\sAlso\s?:\s*(?=[A-Z])")  # "... and Roe. Also: County Councillor Dee"
LEADING_PART = re.compile(r"^(?P<part>CHAIR(?:MAN|PERSON)?|VICE[- ]CHAIR(?:MAN)?|CLERK)\s+(?=[A-Z][a-z])")
ASIDE = re.compile(  # a sentence after the names
    r"\.\s+(?=(?:The|They|These|This|It|No|All|Apologies)\s[a-z]|(?:Accepted|Noted|Approved|Received)\b)"
)
INITIALLED = re.compile(  # "Mr D L Nichols Deputy Clerk": after initials the first word is the surname
    r"^(?P<name>(?:[A-Z]\.?\s){1,3}[A-Z][a-z][\w'’-]*)\s+(?P<post>[A-Z].*)$"
)
FORENAMED = re.compile(  # "Ada Cole Cabinet Member for Finance", where a page put two columns on one line
    r"^(?P<name>[A-Z][\w'’-]+\s[A-Z][\w'’-]+)\s+(?P<post>[A-Z].*)$"
)
SIDE_BY_SIDE = re.compile(r"^(?:(?:[A-Z]\.? ){1,2}[A-Z][a-z][\w'’-]*(?: |$)){2,6}$")  # names in columns
POST_BEFORE = re.compile(  # "Chief Executive Ada Cole", "Area Commander T Fry"
    r"^(?P<post>[A-Z][\w&’' -]{2,60}?)\s"
    r"(?P<name>(?:[A-Z]\.?\s){1,3}[A-Z][a-z][\w’'-]*|[A-Z][\w’'-]+\s[A-Z][\w’'-]+)$"
)
SENT_BY = re.compile(  # "Ashby Vale Councillor David Dunn": the council, and whom it sent
    r"^(?P<whose>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3})\s+(?=(?:Councillor|Cllr|Alderman)\b\.?\s[A-Z])"
)
INITIALS = re.compile(r"^[A-Z]{1,3}[A-Za-z]{1,2}$")
STANDS_FOR = re.compile(r"\b(?:members|representatives?|employers|governors?)\b", re.IGNORECASE)  # no officer's post
CO_OPTED = (
    re.compile(  # who sits on a panel by right, though no councillor: "(Church of England Diocesan representative)"
        r"\b(?:parent|governor|dioces\w{2,4}|church|faith|teacher)s?\b[^()]{0,40}\brep(?:resentative)?s?\b|\bco-?opt",
        re.IGNORECASE,
    )
)
OF_A_POST = re.compile(r"\b(?:officer|manager|director|head|chief|clerk|secretary|lead|of)\b", re.IGNORECASE)
AND = re.compile(r"\s(?:and|&)\s")
A_BODY = re.compile(r"\b(?:council|service|group|authority|partnership|board|trust|police|agency)$", re.IGNORECASE)
INITIAL = re.compile(r"^[A-Z]\b")
NEXT_INITIAL = re.compile(r"(?<=[a-z]) (?=[A-Z]\b)")
HONOURS = re.compile(r"(?:,?(?<!\s)\s+(?:MBE|OBE|CBE|JP|DL|MP|MS|AM|KC|QC|BEM|FRSA))+$")


@dataclass(frozen=True, slots=True)
class Person:
    """`title` is `councillor`, `officer`, `other` or None; `part` what the brackets say of the role; `initials` too."""

    name: str
    title: str | None = None
    level: str | None = None
    part: str | None = None
    post: bool = False
    initials: str | None = None


def people_in(words: str) -> tuple[Person, ...]:
    """Everyone named, in order. Posts, organisations and unnamed people ("the Clerk", "two residents") are left out."""
    return tuple(_people(words))


def sent_from_elsewhere(words: str) -> bool:
    """Whether a name is that of a body or a firm outside the council: "Mill Lane Association", "Carter LLP"."""
    told = fold(words).split()
    if not told or OF_A_POST.search(words):
        return False
    return told[-1] in _outside("endings") or told[0] in _outside("openings") or not _outside("within").isdisjoint(told)


@cache
def _outside(place: str) -> frozenset[str]:
    return frozenset(cast(dict[str, dict[str, list[str]]], table("people"))["elsewhere"][place])


def _people(words: str) -> Iterator[Person]:
    if "hair" in words:
        words = PART_FIRST.sub(r"\g<gap>\g<name> (\g<part>)", words)
        words = PART_BETWEEN.sub(lambda m: f"{m['part']}; " if is_person(m["next"]) else m.group(), words)
    words = BESIDES.sub("; ", words) if "Also" in words else words
    apart = re.sub(r"(?<=[)\]])\s*(?=[A-Z])", "; ", words)
    apart = "\n".join(_without_council(line) for line in apart.split("\n"))
    text = "".join(p if p[:1] in "([" else RUN_ON.sub("; ", p) for p in re.split(r"([(\[][^()\[\]]*[)\]])", apart) if p)
    text = NAME_IN_BRACKETS.sub(_name_first, text) if "(" in text else text
    text = NEXT_INITIAL.sub("; ", text) if SIDE_BY_SIDE.match(text) else _one_by_one(text)
    text = POST_THEN_NAME.sub(lambda m: f"{m['post']}; " if names_post(m["post"]) else m.group(), text)
    group: tuple[str | None, str | None] = (None, None)
    pending: Person | None = None
    for clause in re.split(r"[;\n]", ASIDE.sub("; ", text)):
        group = (None, None) if TITLE.match(clause.strip()) else group
        clause = _without_firm(clause.strip())
        named_before: str | None = None  # "the Town Clerk, Mr S Dee": the post stands before him
        posted = False  # what follows somebody's post goes on with it: "Ann Bell, Commander for Fell and Dale"
        for piece in SEPARATOR.split(clause):
            token, part = _without_brackets(piece)
            led = LEADING_PART.match(token)
            if pending and (led or _part(token) in {"chair", "officer", "member"}):
                pending = replace(pending, part=pending.part or _part(led["part"] if led else token))
                token = token[led.end() :] if led else ""
            title = TITLE.match(token)
            if title:
                kind = _title_kind(title["title"])
                within = group if OLDER_LISTS.match(title["title"]) else (None, None)
                group = (kind, title["level"]) if _is_plural(title["title"], kind) else within
                known = kind or within[0] or named_before
                person = _person(token[title.end() :], known, title["level"] or within[1], part)
                posted = posted and person is None
                named_before = kind if kind == "officer" and title.end() == len(token) else None
            else:
                person = _person(token, named_before or group[0], group[1], part)
                named_before = None
                person = None if person and posted and not (group[0] or _reads_as_name(person.name)) else person
                if person is None and pending and pending.title != "councillor" and names_post(token):
                    pending, posted = replace(pending, post=not STANDS_FOR.search(token)), True
                    continue
                if person is None and pending and posted and sent_from_elsewhere(token):
                    pending = replace(pending, part=pending.part or "visitor")
                    continue
                if person is None and part and pending and not token:
                    pending = replace(pending, part=pending.part or part)
                    continue
            if person:
                if pending:
                    yield pending
                pending = replace(person, initials=_initials(piece, person.name))
            elif pending and not token:
                pending = replace(pending, initials=pending.initials or _initials(piece, pending.name))
    if pending:
        yield pending


def is_chair(words: str) -> bool:
    """Whether these words, or those of them in brackets, say that somebody was in the chair, and no more."""
    told = (words, *(found["words"] for found in BRACKET.finditer(words)))
    return any(spellings("attendance", "parts").get(fold(one)) == "chair" for one in told)


def _without_council(line: str) -> str:
    """A line without the council that sent the member it names."""
    found = SENT_BY.match(line)
    if not found or TITLE.match(line) or names_post(found["whose"]) or is_person(found["whose"]):
        return line
    return line if INITIAL.match(line) else line[found.end() :]


def _one_by_one(text: str) -> str:
    """ "Ada Cole Ian Moss" apart: forenames and surnames in turn, as columns of names come out of a page."""
    words = text.split()
    pairs = [f"{one} {two}" for one, two in zip(words[::2], words[1::2], strict=False)]
    in_turn = len(words) >= 4 and len(words) % 2 == 0 and not names_post(text) and all(map(is_person, pairs))
    return "; ".join(pairs) if in_turn else text


def _without_firm(clause: str) -> str:
    """A line without the firm or body that stands behind its one name, which reads like a second name."""
    titled = TITLE.match(clause)
    begin = titled.end() if titled else 0
    led = FORENAMED.match(clause[begin:])
    if led and A_BODY.search(led["post"]) and (titled or is_person(led["name"])) and not OF_A_POST.search(led["post"]):
        others = "," in led["post"] or any(map(is_person, AND.split(led["post"])))
        return clause if others else clause[: begin + led.end("name")]
    found = OF_A_FIRM.match(clause)
    if found and sent_from_elsewhere(found["firm"]):
        return found["person"]
    if found is None or TITLE.match(found["firm"]) or names_post(found["firm"]):
        return clause
    names = _person(TITLE.sub("", found["person"]), "other", None, None), _person(found["firm"], None, None, None)
    return found["person"] if all(names) else clause


def _name_first(found: re.Match[str]) -> str:
    is_post = names_post(found["post"]) and not names_post(found["name"])
    return f"{found['name']} ({found['post']})" if is_post else found.group()


def _is_plural(title: str, kind: str | None) -> bool:
    return kind == "councillor" and title.casefold().endswith(("s", "aldermen"))


def _without_brackets(piece: str) -> tuple[str, str | None]:
    """("Alan Smith", "chair") of "Alan Smith (AS) [CHAIR]": the last part that the brackets or the end name."""
    part: str | None = None
    for found in BRACKET.finditer(piece):
        part = _part(found["words"]) or part
    bare = HONOURS.sub("", BRACKET.sub(" ", piece)).strip(" .:-–—*")
    if fold(bare) in spellings("attendance", "parts"):
        return ("", _part(bare)) if fold(bare).endswith("the chair") else (bare, part)
    words = bare.split()
    led = FORENAMED.match(bare)  # "Ada Cole Norbeck Council": more than the last word is none of the name
    last = _part(words[-1]) if len(words) > 2 and not TITLE.match(bare) and not (led and len(words) > 3) else None
    if last and last != "visitor" and (last != "post" or is_person(" ".join(words[:-1])) or INITIALLED.match(bare)):
        return " ".join(words[:-1]), part or last
    found_chair = re.search(r"\s+in the chair$", bare, re.IGNORECASE)
    if found_chair:
        return bare[: found_chair.start()], "chair"
    return " ".join(words), part


def _part(words: str) -> str | None:
    named = spellings("attendance", "parts").get(fold(words))
    if named is None and CO_OPTED.search(words):
        return "member"
    if named is None and sent_from_elsewhere(words):
        return "visitor"
    if (
        named is None
        and re.search(r"\bchair", words, re.IGNORECASE)
        and not re.search(r"\b(?:vice|deputy|v)\b", words, re.IGNORECASE)
    ):
        return "chair"
    return named or ("post" if names_post(words) and not STANDS_FOR.search(words) else None)


def _initials(piece: str, name: str) -> str | None:
    """ "ABo" of "Alan Bond (ABo)": letters in brackets that begin as the name does."""
    for found in BRACKET.finditer(piece):
        words = found["words"].replace(".", "").replace(" ", "")
        if INITIALS.match(words) and words[0] == name[0] and not _part(words):
            return words
    return None


def _title_kind(title: str) -> str | None:
    return spellings("attendance", "titles").get(fold(title))


def _person(words: str, kind: str | None, level: str | None, part: str | None) -> Person | None:
    courtesy = TITLE.match(words)
    bare = (words[courtesy.end() :] if courtesy else words).strip(" .,:;")
    posted = INITIALLED.match(bare) or FORENAMED.match(bare)
    if posted and names_post(posted["post"]) and not names_post(posted["name"]) and _reads_as_name(posted["name"]):
        in_post = OF_A_POST.search(posted["post"]) is not None or not A_BODY.search(posted["post"])
        return Person(posted["name"], kind, level, part if part == "chair" else None, post=in_post)
    before = POST_BEFORE.match(bare)
    if before and names_post(before["post"]) and not names_post(before["name"]) and _reads_as_name(before["name"]):
        return Person(before["name"], kind, level, None if part == "post" else part, post=True)
    if not NAME.match(bare) or names_post(bare, titled=courtesy is not None or kind is not None):
        return None
    if sent_from_elsewhere(bare) and not courtesy and not is_person(bare):
        return None
    single = " " not in bare and not re.match(r"^(?:[A-Z]\.)+\s?[A-Z]", bare)
    if single and (kind is None or (bare.isupper() and len(bare) <= 4)):
        return None
    return Person(bare, kind, level, None if part == "post" else part, part == "post")


def _reads_as_name(words: str) -> bool:
    return bool(INITIAL.match(words)) or is_person(words)
