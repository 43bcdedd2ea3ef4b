"""Lists of actions: bullets under "Actions agreed" or "Next steps", each with its owner in brackets or after a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...document import Paragraph, ParagraphKind
from ...lookups import fold
from ..candidates import ActionCandidate, Claims
from ..dates_printed import MONTH
from ..due_words import due_words
from ..plans import plan_of
from ..report import Report, source_of
from ..wording import is_longer
from .column_contents import DATE_LIKE
from .table_headings import theme_above
from .taskings import AND, WHO, are_doers, begins_as_task, ends_as_post

METHOD = "list:actions"
NAMES_ACTIONS = re.compile(
    r"""
    ^\W* (?: \d{1,2} [.)]? \s+ )?
    (?: (?: [\w'’]+ \s+ ){1,6} (?: agreed | identified | recorded | set ) \s+ (?: on \s+ )? )?
    (?: (?: summary | list | schedule ) \s+ of \s+ )?
    (?: (?: the | our | key | main | agreed | new | further | following | priority | outstanding ) \s+ ){0,3}
    (?: actions? (?: \s+ (?: points? | items? | list | summary | plan | agreed | arising | required | log ) )?
      | next \s+ steps )
    (?: \s+ (?: were | was | are | have \s been ) (?: \s+ [a-z]+ ){1,3}
      | \s+ (?: from | following | at | arising \s from ) \s+ (?: the | this ) \s+ (?: last \s+ )? meeting )?
    \W*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
SUBJECT = re.compile(r"^[^:]{3,80}(?::|\s[–—-])\s(?=[A-Za-z])")  # "Playing fields group: agreed actions"
WHOM = rf"(?:{WHO}|[A-Z]{{2,3}})(?:\s*(?:,|and|&|/)\s*(?!{MONTH}\b)(?:{WHO}|[A-Z]{{2,3}})){{0,4}}"
OWNER_LABEL = r"(?:(?:[Aa]ction|[Ll]ead|[Oo]wner)(?:\s+by)?:?\s+)?"
WHEN = r"(?:\s*[,;–—-]\s*|\s+)(?:by\s+)?(?P<due>[^()]{3,40})"
IN_BRACKETS = re.compile(rf"\s[(\[]{OWNER_LABEL}(?P<owner>{WHOM})(?:{WHEN})?[)\]]\s*\.?$")
AFTER_DASH = re.compile(rf"\s[–—-]\s+{OWNER_LABEL}(?P<owner>{WHOM})(?:{WHEN})?\s*\.?$")
APART = (
    re.compile(  # "(Adult Care Lead, May 2024)", "– Adult Care Lead – May 2024": a post of more words than WHOM knows
        r"\s(?:[(\[]|[–—-]\s+)(?P<owner>[A-Z][^()\[\],;–—]{2,60}?)\s*(?:[,;]|\s[–—-]|[–—])\s+(?:by\s+)?"
        r"(?P<due>[^()\[\],;–—]{3,30})[)\]]?\s*\.?$"
    )
)
BEFORE = re.compile(rf"^(?P<owner>{WHOM})(?:\s+to\s+(?=[a-z])|\s*[:–—-]\s+(?:to\s+)?)")
LABEL = re.compile(r"^Action(?: point)?(?: \d{1,3})?\s?[:–—-]\s(?=[A-Z])")  # "Action: Order more salt (A Bell, by May)"
INITIALS = re.compile(r"[A-Z]{2,3}")
NAMED = re.compile(r"(?:[A-Z]\.? ?|[A-Z][a-z]+ ){1,2}(?:Mc|Mac|O['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
ALWAYS = frozenset({"all", "clerk", "chair"})
FEWEST = 2  # items with an owner
LEAD_IN_WORDS = 14


@dataclass(frozen=True, slots=True)
class Owned:
    """What is to be done, by whom and when, as printed."""

    words: str
    owner: str
    due: str | None = None


def find_listed_actions(report: Report, claims: Claims) -> Iterator[ActionCandidate]:
    """The items of every list that is headed as one of actions and most of whose items name who is to do them."""
    for over, named, blocks in _lists(report, claims):
        if not named and not _is_whole(_owned(blocks[0].text)):
            continue
        items = [(block, _owned(block.text)) for block in blocks]
        owned = [item for _, item in items if item]
        if len(owned) < FEWEST or 3 * len(owned) < 2 * len(blocks) or not (named or all(map(_is_whole, owned))):
            continue
        for block, item in items:
            claims.take(block, METHOD)
            said = item or Owned(block.text, "")
            yield ActionCandidate(
                source_of(block, method=METHOD),
                said.words,
                reference=block.number,
                plan=plan_of(report),
                theme=theme_above(report, over)[0],
                lead_officer="; ".join(part.strip() for part in AND.split(said.owner) if part.strip()) or None,
                deadline=said.due or due_words(said.words),
            )


def _lists(report: Report, claims: Claims) -> Iterator[tuple[tuple[Paragraph, ...], bool, list[Paragraph]]]:
    """Runs of list items: the headings that may name a theme, whether it is one of actions by its name, the items."""
    run: list[Paragraph] = []
    headed = led = False
    above: tuple[Paragraph, ...] = ()
    over: tuple[Paragraph, ...] = ()
    for headings, block in report.under_headings():
        if headings != above or not isinstance(block, Paragraph) or block.kind is not ParagraphKind.LIST_ITEM:
            if run:
                yield over, headed or led, run
            run = []
        if headings != above:
            above = headings
            headed = bool(headings) and NAMES_ACTIONS.match(SUBJECT.sub("", headings[-1].text)) is not None
            led, over = False, headings[:-1] if headed else headings
            over = () if headed and len(over) < 2 else over  # a title is no theme
        if not isinstance(block, Paragraph) or not claims.free(block):
            led = False
        elif block.kind is ParagraphKind.LIST_ITEM:
            if any(c.isalpha() for c in block.text):
                run.append(block)
        else:
            led = not is_longer(block.text, LEAD_IN_WORDS) and NAMES_ACTIONS.match(block.text) is not None
    if run:
        yield over, headed or led, run


def owner_beside(words: str) -> Owned | None:
    """What is to be done without its owner, and perhaps a date, in brackets or behind a dash at its end."""
    for pattern in (APART, IN_BRACKETS, AFTER_DASH):
        found = pattern.search(words)
        if (
            found
            and (_are_owners(found["owner"]) or (pattern is APART and ends_as_post(found["owner"])))
            and (not found["due"] or DATE_LIKE.search(found["due"]))
        ):
            return Owned(words[: found.start()].strip(), found["owner"], found["due"])
    return None


def _owned(words: str) -> Owned | None:
    """An item, its owner behind it or before it; None where it does not say who."""
    words = LABEL.sub("", words)
    if beside := owner_beside(words):
        return beside
    found = BEFORE.match(words)
    if found is None or not _are_owners(found["owner"]):
        return None
    return Owned((words[found.end() :] if ":" in found.group() else words).strip(), found["owner"])


def _is_whole(item: Owned | None) -> bool:
    """Whether it says what is to be done, by whom and by when: an action, whatever it stands under."""
    return item is not None and item.due is not None and begins_as_task(item.words)


def _are_owners(words: str) -> bool:
    """Whether all are initials, names or posts; under such a heading two capitals in brackets are a name."""
    parts = [part.strip() for part in AND.split(words) if part.strip()]
    return bool(parts) and all(_is_owner(part) for part in parts)


def _is_owner(words: str) -> bool:
    said = INITIALS.fullmatch(words) or NAMED.fullmatch(words)
    return said is not None or are_doers(words) or fold(words) in ALWAYS
