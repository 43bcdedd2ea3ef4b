"""The lists of those at a meeting, as they run through the minutes from their labels on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...document import Block, Paragraph, ParagraphKind, Table
from ...lookups import fold, spellings
from ..blocks.language import sentences
from ..doers import is_person
from ..posts import names_post
from ..wording import is_longer
from .absences import replaced, tells, told
from .list_labels import LONGEST_LINE, TITLED, TITLED_LABEL, lists, names_sent, opens, sent_by_body, unknown_list
from .listed_people import Listed, in_columns, in_table, people_of
from .minute_items import Item, opened_tables, under_items
from .people_lists import people_in, sent_from_elsewhere
from .starred import with_those_there

JOINED = re.compile(r"^(?P<names>[A-Z][\w.'’ -]{4,60}?)\s+(?:joined|attended)\s+(?:the|this)\s+meeting\b")
AFFILIATED = re.compile(r"^(?P<person>[A-Z][^,;()]{3,40}),\s(?P<whose>[A-Z][^;()]{3,90})$")
AWAY = re.compile(r"\bApologies\s(?:from|for)\s|\bApologies:\s", re.IGNORECASE)  # "Fell: A Roe, Apologies from B Dee"
PIECES = re.compile(r",\s|\sand\s")
HEADS = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+){2,7}")
PRESENCE = re.compile(r"\b(?:present|attend\w*)\b", re.IGNORECASE)
UNLABELLED = re.compile(  # "Councillor A Roe (in the Chair); Councillors Dee, Fry", where a page lost the label
    r"^(?:Councillor|Cllr)s?\b\.?\s[^;()]{3,60}\((?:in the )?Chair(?:man|person)?\)(?:\s\([A-Z]{1,4}\))?\s?[;,]\s",
    re.IGNORECASE,
)
CHAIR_ALONE = re.compile(
    r"^[A-Z][^,;:()]{3,40}\s\((?:in the )?[Cc]hair(?:man|person|woman)?\)$"
)  # first of names line by line
AND_THERE = re.compile(  # "Present: Cllrs Roe and Dee. County Councillor Bell was in attendance with two residents."
    r"(?<=[a-z)])\.\s+(?P<names>(?:[A-Z][\w.’'-]{0,30}\s(?:and\s)?){1,8}?)(?:was|were)\s(?:also\s)?(?:in\sattendance|present)\b"
)
WAS_THERE = re.compile(r"(?:,\s|\s[Tt]he\s[a-z ]{3,30}?)?\b(?:was|were)\s(?:also\s)?(?:in attendance|present)\.?$")
ALSO = re.compile(r"Also\s?:?\s(?=[A-Z])")  # a list that a stop cut: "... and Dr Dee. Also: Ms Roe"
ONE_NAME = re.compile(r"[A-Z][a-z’'-]+")
MOST_LINES = 30
FEW_LINES = 8
LONGEST_NOBODY = 8  # words
MOST_AMONG_NAMES = 2  # words of a longer one beside each word of a name: a roll of all members


def listed(blocks: Sequence[Block]) -> Iterator[Listed]:
    """Everyone whom the lists and sentences of minutes name as present or away, in reading order."""
    walk = _Lists()
    for item, block, words in under_items(opened_tables(with_those_there(blocks))):
        if isinstance(block, Table):
            yield from walk.table(block)
        elif isinstance(block, Paragraph):
            yield from walk.paragraph(block, item, words)


@dataclass(slots=True)
class _Lists:
    """The list that is open, if any, and how it goes."""

    group: str | None = None
    beside: str | None = None
    begun: bool = False  # whether there was any list yet
    titled: bool | None = None  # whether its first name has a title
    from_elsewhere: bool = False  # whether it names one a line, with a post or a body behind each
    by_body: bool = False  # whether it names them behind the body or the place that sent them: "Norbeck Council: A Roe"
    officers: bool = False  # whether officers had a list of their own already
    lines: int = 0  # since its label
    above: str = ""  # the line before, where it may go on

    def table(self, table: Table) -> Iterator[Listed]:
        """The lists that a table holds, or the open list's people in it."""
        found = list(in_table(table))
        if not found and self.group and not self.lines:
            found = list(in_columns(table, self.group))
            self.lines += 1  # a second table is about something else
        yield from found

    def paragraph(self, block: Paragraph, item: Item | None, words: str | None) -> Iterator[Listed]:
        """What a paragraph adds; `words` are those after an item's own title, if it opens the item."""
        text, self.above = _gone_on(self.above, block.text), block.text
        opened = lists(block.text if words is None else f"{_bare(item)}: {words}")
        if opened:
            yield from self._open(opened, block, item if words is None else None)
            return
        heads = words == "" and WAS_THERE.search(
            text
        )  # "District Councillors Roe and Dee were present", set as a heading
        if (words is None or heads) and (aside := self._aside(block, text, item)):
            yield from aside
            return
        self.lines += 1
        if words is None and self._begins_unlabelled(text) and _carries_on(block):
            self.group, self.lines, self.begun = "present", 0, True
        if words is None and self.group and self.lines <= MOST_LINES and self._goes_on(block, text):
            said = tells(text)
            yield from _in_prose(block, None) if said else people_of(text, self.group, block, self.beside)
            return
        if not (words is None and self.group and self.lines <= MOST_LINES and _is_nobody(block, self.lines == 1)):
            self.group = None
        yield from _in_prose(block, item)

    def _open(self, opened: Sequence[tuple[str, str]], block: Paragraph, within: Item | None) -> Iterator[Listed]:
        self.lines, self.begun = 0, True
        for group, words in opened:
            second = opens(words)
            self.beside, rest = second or (None, words)
            self.group = "apologies" if _is_within_apologies(within, group, block.text) else group
            if group == "officers" and self.officers and fold(block.text).startswith("also"):
                self.group = "others"
            self.officers = self.officers or group == "officers"
            sent_by = names_sent(rest) if self.group == "apologies" else None
            too = AND_THERE.search(rest)
            yield from people_of(sent_by or (rest[: too.start()] if too else rest), self.group, block)
            for words in (too["names"], rest[too.end() :]) if too else ():
                yield from people_of(words, "others", block)
            self.from_elsewhere, self.by_body = _has_post_behind(rest), not rest
            self.titled = TITLED.match(rest) is not None if rest else None
            self.group = "present" if self.group == "chair" and rest else self.group

    def _begins_unlabelled(self, text: str) -> bool:
        return bool(UNLABELLED.match(text)) or (not self.begun and CHAIR_ALONE.match(text) is not None)

    def _aside(self, block: Paragraph, text: str, item: Item | None) -> list[Listed]:
        """Those whom a line names for itself: in place of others, from elsewhere, or "was in attendance"."""
        if item and "substitut" in item.title.casefold() and (swapped := list(replaced(block.text))):
            return [one for kind, names in swapped for one in people_of(names, kind, block)]
        if self.begun and self.lines < MOST_LINES and WAS_THERE.search(text) and _carries_on(block):
            self.lines += 1
            first = text.partition(",")[0]  # "Clerk, Mrs A Roe and Deputy Clerk, Mr B Dee were present"
            led = names_post(first) and not people_in(first)
            group = self.group if self.group in {"present", "others"} and not led else "officers"
            return list(people_of(WAS_THERE.sub("", text), group, block))
        if not self.group:
            return []
        self.from_elsewhere = self.from_elsewhere or (not self.lines and _has_post_behind(text))
        sent = AFFILIATED.match(text) if self.from_elsewhere and self.group in {"officers", "others"} else None
        if sent and (_is_from(sent) or _is_posted(sent)):
            self.lines += 1
            own = _is_posted(sent) and not sent_from_elsewhere(sent["whose"].rpartition(",")[2])
            return list(people_of(sent["person"], self.group if own else "others", block))
        theirs = sent_by_body(text) if self.by_body else None
        self.by_body = theirs is not None or (self.by_body and self.lines > 0)
        if theirs:
            self.lines += 1
            away = AWAY.search(theirs)
            there = list(people_of(theirs[: away.start()] if away else theirs, self.group, block))
            return [*there, *(people_of(theirs[away.end() :], "apologies", block) if away else ())]
        unknown = unknown_list(block.text) if self.lines < FEW_LINES else None
        return list(people_of(unknown, "others", block)) if unknown else []

    def _goes_on(self, block: Paragraph, text: str) -> bool:
        if not _carries_on(block) or (self.titled and _heads(text)):
            return False
        self.titled = TITLED.match(text) is not None if self.titled is None else self.titled
        return True


def _has_post_behind(text: str) -> bool:
    """Whether a line names somebody with the post behind the name: "Ada Cole, Head of Waste"."""
    found = AFFILIATED.match(text)
    return found is not None and names_post(found["whose"])


def _is_posted(found: re.Match[str]) -> bool:
    """Whether a line names one person and all that follows is the post: "Ada Cole, Head of Parks and Trees, Place"."""
    pieces = PIECES.split(found["whose"])
    return names_post(found["whose"]) and not any(is_person(piece) or TITLED.match(piece) for piece in pieces)


def _is_from(found: re.Match[str]) -> bool:
    """Whether a line names one person and, where others have a post, the body: "Ada Cole, Norbeck Gazette"."""
    return is_person(found["person"]) and not is_person(found["whose"]) and not names_post(found["whose"])


def _heads(text: str) -> bool:
    """Whether a line below titled names is no name: "Min No Description Resolution"."""
    named = TITLED.match(text) or is_person(text) or is_person(" ".join(text.split()[:2]))
    return HEADS.fullmatch(text) is not None and not named


def _bare(item: Item | None) -> str:
    """An item's title without the stop or dash behind it: "387 APOLOGY FOR ABSENCE -"."""
    return item.title.rstrip(" .:–—-") if item else ""


def _is_within_apologies(item: Item | None, group: str, text: str) -> bool:
    """Whether a label only says which of those away are listed: "School members" under "Apologies for absence"."""
    kinds = group not in {"chair", "apologies"} and not PRESENCE.search(text)
    return kinds and item is not None and spellings("attendance", "lists").get(fold(_bare(item))) == "apologies"


def _gone_on(above: str, text: str) -> str:
    """A line with what the line before left open: the title that its names have in common, or a forename."""
    above = above.rstrip()
    last = above.rpartition(",")[2].strip()
    shared = TITLED_LABEL.findall(above)
    if above.endswith(",") and shared and not TITLED.match(text):
        return f"{shared[-1]} {text}"
    cut = not shared and "," in above and ONE_NAME.fullmatch(last) and not names_post(last)
    return f"{last} {text}" if cut else text


def _carries_on(block: Paragraph) -> bool:
    """A line of names: short pieces, no sentence with a verb of its own."""
    text = WAS_THERE.sub("", block.text)
    people = people_in(text)
    if text.isupper() and not TITLED_LABEL.search(text) and not re.search(r"[,;.]", text):
        return False  # "DECLARATIONS OF INTEREST"
    words = len(text.split())
    if words > LONGEST_LINE and words > MOST_AMONG_NAMES * sum(len(one.name.split()) for one in people):
        return False
    return bool(people) and (not re.search(r"\b(?:was|were|had|has|that|is|are)\b", text) or bool(names_sent(text)))


def _is_nobody(block: Paragraph, below_label: bool) -> bool:
    """A line among names that names nobody: "Vacancy", "Members of staff"; below a label, the label in Gaelic."""
    kind = block.kind is ParagraphKind.TEXT or (below_label and not block.mark and not block.text.isupper())
    plain = kind and not is_longer(block.text, LONGEST_NOBODY)
    return plain and not block.text.rstrip().endswith((".", ":")) and not people_in(block.text)


def _in_prose(block: Paragraph, item: Item | None) -> Iterator[Listed]:
    said: list[tuple[str, str]] = []
    for sentence in sentences(block.text):
        also = ALSO.match(sentence) if said else None
        said = [(said[-1][0], sentence[also.end() :])] if also else list(told(sentence))
        for group, names in said:
            yield from people_of(names, group, block)
        joined = None if said else JOINED.match(sentence)
        if joined and not joined["names"].casefold().startswith(("the ", "no ", "all ")):
            people = people_in(joined["names"])
            yield from (Listed(p, "others", block) for p in people[:1])
    named = spellings("attendance", "lists").get(fold(_bare(item))) if item else None
    if named == "apologies" and not is_longer(block.text, 60) and not tells(block.text) and _carries_on(block):
        yield from people_of(block.text, named, block)
