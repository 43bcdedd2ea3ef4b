"""How a formal decision opens: "RESOLVED -", "Cabinet AGREED to:", "Decision made:", "That the report be noted."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...document import Block, Paragraph, ParagraphKind
from ...lookups import fold, spellings
from ..papers.committee_pages import page_line
from .minute_items import Item
from .recorded import ADVERBS, SAYS_NOTHING, THOSE_WHO_MET

STEM = re.compile(
    r"""
    ^ (?! (?i: reasons? | options? | alternatives? | grounds | that ) \b )
    (?: it \s+ was \s+ | (?: the \s+ )? [\w -]{3,40}? \s+ )??
    (?<! of\s ) (?<! for\s ) (?P<verb> (?: (?: unanimously | UNANIMOUSLY ) \s+ )?
      (?: RESOLVED | Resolved | RECOMMENDED | Recommended | AGREED | Agreed (?= \s* [:–—-] ) | DECIDED | NOTED
      | DECISION S? | Decisions? | ORDERED
      | (?: Resolution | RESOLUTION ) (?: \s+ (?: [Nn]o \.? \s* )? \d [\d/.-]{0,12} (?= \s* [:–—] ) )? ) )
    (?: \s+ (?i: unanimously ) | \s+ \( [^()]{1,40} \) | \s+ nem \.? \s+ con \.? )? \s*
    (?: (?: to | TO ) \s+ (?: (?: the | THE ) \s+ )? [A-Z][\w&’' -]{2,60}? (?= \s* [:;,–—] | \s+ [Tt]hat\b ) \s* )?
    (?: [:;.,] \s* [-–—]? | /? [-–—] | (?= \s* (?: [Tt]hat\b | THAT\b | to\b | the\b | \( | $ ) ) ) \s*
    """,
    re.VERBOSE,
)
ONLY_THAT = re.compile(r"^,?\s*(?:that|to)?\s*[:;,–—-]*$", re.IGNORECASE)  # "RESOLVED, that -" and the next paragraph
THAT_DASH = re.compile(r"^,?\s*that\s*[:–—-]+\s+", re.IGNORECASE)  # the same, where a page put both on one line
THOSE_ALONE = re.compile(
    rf"^(?:that\s+)?(?:the\s+)?(?:[\w-]{{2,20}}\s+){{0,4}}{THOSE_WHO_MET}\s*:\s*[-–—]?$", re.IGNORECASE
)
TO_A_LIST = re.compile(  # "Cabinet resolved to:", "It was agreed that:"
    rf"^(?:it\s+was\s+|(?:the\s+)?(?:[\w-]{{2,20}}\s+){{0,4}}{THOSE_WHO_MET}\s+){ADVERBS}{{0,2}}(?:resolved|agreed|decided)"
    r"(?:\s+(?:to|that)(?:\s+the\s+[\w-]{2,20})?)?\s*:\s*[-–—]?$",
    re.IGNORECASE,
)
ALONE = re.compile(  # "That the report be noted.", where the site lost the word "Resolved" above it
    rf"^That\s(?:.{{1,300}}?\sbe\s+(?:[a-z]+ly\s+)?[a-z]+(?:ed|en|wn|ld|id|de|ut|et|nt)\b|(?:the\s+|this\s+)?{THOSE_WHO_MET}\s+(?P<verb>[a-z]+)\b)",
    re.IGNORECASE,
)
LATE = re.compile(r"^(?:RESOLVED|Resolved|AGREED|NOTED)\b(?:\s+unanimously|\s+\([^()]{1,40}\)|,?\s+that)?\s*[:–—-]")
FIRST_WORD = re.compile(r"^(?:(?:duly|unanimously|also|formally)\s+)?(?P<verb>[A-Za-z]+)\b", re.IGNORECASE)
LEADS_ON = re.compile(r":|\s[-–—]")
REFERRED = re.compile(r"^(?:that\s+)?it\s+be\s+(?:a\s+)?recommend(?:ed|ation)\b", re.IGNORECASE)
QUOTES = "\"'“”‘’"
QUOTED = re.compile(rf"^[{QUOTES}]")  # a motion, printed as it was moved
REASON = re.compile(
    r"(?<!\s)(?<!following)\s+reasons?(?:\s+for\s+(?:the\s+)?(?:decision|recommendation)s?)?\s*:", re.IGNORECASE
)
BY_WHOM = re.compile(
    r"^Decisions?\s(?:of|by)\s(?:the\s)?[A-Z][\w ,&’'-]{3,80}:?$"
)  # "Decision of Executive Councillor"
NOTHING = re.compile(r"^(?:no\b|none\b|nil\b|n/a\b|not applicable|there (?:were|was) (?:no|none)\b)", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\s?\([^()]{1,40}\)")
ENDED = re.compile(r"[.!?]['\"’”)]*$")
LETTER = re.compile(r"^\(?(?:[a-z]|[ivx]{2,4})\)$")  # "b) RESOLVED to renew the lease", of several under an item
FIRST_LABEL = re.compile(r"^(?P<label>(?:1|i|a)[.)])\s+(?=\S)")  # "RESOLVED: a) that ...", and b) below
DECLARED = re.compile(r"^(?:the\s)?(?:following\s)?declarations?\sof\b", re.IGNORECASE)  # none of them is a decision
BEARS_LABEL = re.compile(r"^\(?(?:1|i|a)[.)]", re.IGNORECASE)


@dataclass(slots=True)
class Formal:
    """A resolution whose parts are still being collected."""

    item: Item | None
    kind: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    open: bool = True
    by_verbs: bool = False  # "The Committee:" says nothing yet; its parts must
    labelled: bool = False  # under a line "Decision:" every paragraph may be a part
    alone: bool = False  # nothing but its wording says that it is one
    said: Paragraph | None = None  # "NOTED." in full, where nothing follows

    def takes(self, block: Paragraph) -> bool:
        """Whether a paragraph is a further part: it bears a label, or nothing has been said yet."""
        if block.kind is ParagraphKind.HEADING:
            return False
        if self.by_verbs:
            return opens_with_verb(block.text) or (bool(self.paragraphs) and block.mark is not None)
        if not self.paragraphs:
            return not (self.labelled and (NOTHING.match(block.text) or SAYS_NOTHING.search(block.text)))
        return self.open and (block.mark is not None or (self.labelled and reads_as_part(block.text)))


def opens_with_verb(text: str) -> bool:
    """ "Noted the report", "agrees the plan"."""
    found = FIRST_WORD.match(text)
    return found is not None and fold(found["verb"]) in spellings("decisions", "verbs")


def reads_as_part(text: str) -> bool:
    """A paragraph that says by its wording that it is a decision: "That ... be noted", "To approve ..."."""
    return is_alone(text) or bool(re.match(r"(?:That|To)\s", text)) or (len(text.split()) > 2 and opens_with_verb(text))


def is_alone(text: str) -> bool:
    """ "That the report be noted.", which is a resolution whatever stands above it."""
    found = ALONE.match(text)
    return bool(found) and (found["verb"] is None or fold(found["verb"]) in spellings("decisions", "verbs"))  # type: ignore[index]


def opens_late(text: str) -> bool:
    """Whether the end of a paragraph opens a decision, which a page put on the line of the sentence before it."""
    return bool(LATE.match(text) or THOSE_ALONE.match(text) or TO_A_LIST.match(text)) or is_alone(text)


def is_label(text: str) -> bool:
    """A line "Decision:", "Decisions made (unanimously):"."""
    return page_line(IN_BRACKETS.sub("", text)) == "decision" or bool(BY_WHOM.match(text))


def formal(item: Item | None, block: Paragraph, words: str | None, following: Block | None) -> Formal | None:
    """The formal decision that a paragraph opens; `words` are those after an item's own title, if it opens the item."""
    text = words if words is not None else block.text
    if words is None and is_label(text):
        return Formal(item, "resolution", labelled=True)
    found = STEM.match(text)
    if not found:
        return _without_stem(item, block, following) if words is None else None
    if block.kind is ParagraphKind.HEADING and len(text.split()) > 4:
        return None
    verb = next(word for word in found["verb"].split() if word.casefold() != "unanimously")
    everyday = verb[1:].islower() and verb.lower() != "resolved" and not LEADS_ON.search(found.group())
    alone = found.end() == len(text) and (block.kind is ParagraphKind.HEADING or verb.startswith("Decision"))
    if everyday and not alone:
        return None
    rest = REASON.split(text[found.end() :])[0].strip()
    rest = "" if ONLY_THAT.match(rest) else THAT_DASH.sub("", rest)
    if DECLARED.match(rest):
        return None
    kind = "recommendation" if "RECOMMENDED" in found["verb"].upper() or REFERRED.match(rest) else "resolution"
    opened = Formal(item, kind)
    if rest:
        mark = block.mark if block.mark and LETTER.match(block.mark) else None
        if mark is None and (first := FIRST_LABEL.match(rest)):
            mark, rest = first["label"], rest[first.end() :]
        opened.paragraphs.append(replace(block, text=rest, mark=mark, runs=(), kind=ParagraphKind.TEXT))
        opened.open = mark is not None or bool(BEARS_LABEL.match(rest)) or not ENDED.search(rest)
    elif text.endswith("."):
        opened.said = replace(block, text=text, mark=None, runs=(), kind=ParagraphKind.TEXT)
    return opened


def _without_stem(item: Item | None, block: Paragraph, following: Block | None) -> Formal | None:
    text = block.text
    listed = isinstance(following, Paragraph) and following.mark is not None
    if THOSE_ALONE.match(text):
        return Formal(item, "resolution", by_verbs=not text.casefold().startswith("that "))
    if listed and TO_A_LIST.match(text):
        return Formal(item, "resolution")
    bare = text.strip(QUOTES) if QUOTED.match(text) else text
    if block.kind is not ParagraphKind.HEADING and is_alone(bare):
        said = block if bare == text else replace(block, text=bare, runs=())
        return Formal(item, "resolution", [said], open=block.mark is not None or not ENDED.search(bare), alone=True)
    return None


def with_verdict(blocks: Sequence[Block]) -> bool:
    """Whether one of these paragraphs opens a decision by a word of its own, not by a label."""
    return any(
        isinstance(b, Paragraph) and not is_label(b.text) and (f := STEM.match(b.text)) is not None and bool(f["verb"])
        for b in blocks
    )
