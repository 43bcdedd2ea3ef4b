"""An action laid out on its side: labels in the first column, or before a colon, and what they label beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...document import Block, Paragraph, ParagraphKind
from ...lookups import fold
from ..candidates import ActionCandidate, Claims
from ..columns import field_of, is_label
from ..due_words import due_words
from ..plans import plan_of
from ..report import Report, source_of
from ..themes import is_report_section, names_list
from .action_cards import (
    ANSWERED,
    COUNTED,
    LED_BY_NUMBER,
    LINES,
    TEXTS,
    answered,
    number,
    put_in_force,
    says_where_it_stands,
)
from .action_columns import PUTS_RIGHT
from .action_drafts import REFERENCE_FIRST, Draft
from .column_contents import CODE, DATE_LIKE
from .table_headings import is_title, theme_above
from .taskings import are_doers

METHOD = "labels:action"
LABELLED = re.compile(r"^(?P<label>[A-Za-z%][^:]{1,40}?)\s*:\s*(?P<words>.*)$", re.DOTALL)
DASHED = re.compile(r"^(?P<label>[A-Za-z][A-Za-z /]{1,28}[a-z]) [-–—] (?P<words>.*)$", re.DOTALL)  # "Lead – A Bell"
FEWEST_WORDS = 3  # of a heading that is an action
LABEL_LENGTH = 40  # characters
OPENING = ("description", "reference", "recommendation")
INNER_LABEL = re.compile(r"(?<!\S)(?P<label>[A-Z][A-Za-z%]*(?: [A-Za-z]+){0,3}) ?:(?=\s)")
RECOMMENDED = re.compile(r"(?P<code>R(?:ec)?\s?\d{1,2})\s?[.:)–-]\s+(?=[A-Z])")
NUMBERING = re.compile(r"\b(?:no|number|ref|point)\b\.?", re.IGNORECASE)
Line = tuple[str, str, Paragraph, str]  # field, words, where, the label
DATED_OR_STATED = frozenset({"deadline", "status", "rag", "percent_complete"})
STATED_TWICE = frozenset({"status", "comments", "progress", "outcomes", "issues"})


def find_labelled_actions(report: Report, claims: Claims) -> Iterator[ActionCandidate]:
    """Actions printed as lines: "Action: ...", "Lead officer: ...", "Deadline: ...", "Progress: ..."; again for each.

    A front sheet has such lines too, but neither a deadline nor a status for what it calls the action.
    """
    group: list[Line] = []
    above: tuple[Paragraph, ...] = ()
    bare: list[Line] = []  # paragraphs without a label under "Recommendation 3", before those with one
    for headings, block in report.under_headings():
        lines = _lines(block) if isinstance(block, Paragraph) and claims.free(block) else []
        if group and (headings != above or (not lines and not _goes_on(group, block))):
            yield from _made(report, claims, above, group)
            group = []
        begins = headings != above and bool(headings) and not is_title(report, headings[-1].text)
        bare = [] if headings != above or group else bare
        above = headings
        if lines and bare:
            group, bare = bare, []
        elif not lines and not group:
            bare += _under_number(headings, block)
        for line in lines:
            line = _placed(group, line)
            if any(_again(told, line) for told in group):
                leads = line[0] == "description" and group[-1][0] == "reference"  # a number printed before its action
                opening = [group.pop()] if leads else []
                yield from _made(report, claims, above, group)
                group = opening
            if group or begins or line[0] in OPENING:
                group.append(line)
        if group and not lines and isinstance(block, Paragraph):
            group.append((group[-1][0], block.text, block, ""))
    yield from _made(report, claims, above, group)


def _under_number(headings: Sequence[Paragraph], block: Block) -> list[Line]:
    """What a heading "Recommendation 3" or "Action 3" heads: the recommendation, or the action, in its own words."""
    if not isinstance(block, Paragraph) or block.kind is ParagraphKind.HEADING:
        return []
    if coded := RECOMMENDED.match(block.text):  # "R1. That a hotline is opened" above "Response: ..."
        return [("reference", coded["code"], block, ""), ("recommendation", block.text[coded.end() :], block, "")]
    counted = COUNTED.match(headings[-1].text) if headings else None
    if counted is None:
        return []
    name = field_of(headings[-1].text[: counted.start("number")], "action")
    return [(name, block.text, block, "")] if name in OPENING else []


def _lines(paragraph: Paragraph) -> list[Line]:
    """What a paragraph labels: as one line, or several after each other ("Lead: A Bell  Due: May 2014").

    What stands before the lead and the date of an item is the action: "Map the kerbs. Lead: A Bell. By: May 2014."
    """
    text = paragraph.text
    several = [m for m in INNER_LABEL.finditer(text) if _field(m["label"])] if ":" in text else []
    before = text[: several[0].start()].rstrip() if several else ""
    ends = [*(m.start() for m in several[1:]), len(text)]
    told = [
        _told(m["label"], text[m.end() : end].strip(" ;|,"), paragraph) for m, end in zip(several, ends, strict=False)
    ]
    names = [name for name, *_ in told]
    opens = bool(names) and names[0] in OPENING
    ran_on = opens and before.endswith(".")
    ended = not opens and {"lead_officer", "deadline"} <= set(names) and before.endswith((".", ";", "–", "-"))
    listed = len(several) > 1 and (not before or "description" in names)
    if (ran_on or ended or listed) and len(set(names)) == len(names):
        return [("description", before.rstrip(" ;–-"), paragraph, ""), *told] if ended else told
    label, said = _labelled(paragraph)
    counted = COUNTED.match(label)
    if counted and (
        name := _field(NUMBERING.sub("", label[: counted.start("number")]).strip())
    ):  # "Recommendation 1: ..."
        return [("reference", counted["number"], paragraph, label), (name, said, paragraph, "")]
    name = _named(label, said)
    return [(name, said, paragraph, label)] if name else []


def _placed(group: Sequence[Line], line: Line) -> Line:
    """ "Corrective action" tells of the trouble with an action that was told before, or whose state was."""
    told = {name: words for name, words, *_ in group}
    after = "description" in told or says_where_it_stands(told)
    return ("issues", *line[1:]) if after and PUTS_RIGHT.match(line[3]) else line


def _again(told: Line, line: Line) -> bool:
    """Whether a line begins the next action: it tells what is told, and not the same under another label.

    A page on a council's site prints "Stage: In progress" and then "Status: On target" below each action.
    """
    return told[0] == line[0] and (told[0] not in STATED_TWICE or fold(told[3]) == fold(line[3]))


def _named(label: str, words: str) -> str | None:
    """The field of a label: a target is a date or what is to come of it."""
    name = field_of(label, "action") if label and is_label(label, "action") else None
    if name == "target":
        return "deadline" if DATE_LIKE.search(words) else "outcomes"
    return {"outcome": "outcomes", "issue": "issues"}.get(name or "") or _field(label)


def _told(label: str, words: str, where: Paragraph) -> Line:
    """A label with its words; "By" is when it is due where a date follows."""
    name = _field(label) or ""
    if name == "lead_officer" and DATE_LIKE.search(words) and not are_doers(words):
        name = "deadline"
    return name, words.rstrip(".") if name in LINES else words, where, label


def _field(label: str) -> str | None:
    """The field that a label names as it stands; None where it is none of an action's."""
    name = field_of(label, "action") if label and is_label(label, "action") else None
    return name if name in LINES or name in TEXTS or name == ANSWERED else None


def _labelled(paragraph: Paragraph) -> tuple[str, str]:
    """A line's label, before a colon or in bold, and what it labels; ("", "") of a line without one."""
    found = LABELLED.match(paragraph.text)
    if found:
        return found["label"], found["words"].strip()
    opening = paragraph.text[:LABEL_LENGTH]
    dashed = DASHED.match(paragraph.text) if " – " in opening or " - " in opening or " — " in opening else None
    if dashed and _named(dashed["label"], dashed["words"]):
        return dashed["label"], dashed["words"].strip()
    lead = paragraph.lead
    if lead and len(lead) <= LABEL_LENGTH and paragraph.text.startswith(lead) and paragraph.text != lead:
        return lead, paragraph.text[len(lead) :].strip()
    return "", ""


def _goes_on(group: list[Line], block: Block) -> bool:
    """A list or a paragraph right after a label without words, or after a text, belongs to it."""
    if not isinstance(block, Paragraph) or block.kind is ParagraphKind.HEADING or _labelled(block)[0]:
        return False
    name, words, *_ = group[-1]
    told = any(c.isalpha() for c in block.text)  # and no page number: "- 1 -"
    return not words or (name in TEXTS and block.kind is ParagraphKind.LIST_ITEM and told)


def may_entitle(report: Report, above: Sequence[Paragraph]) -> bool:
    """Whether the heading that something stands under may be what is to be done: no title, no part of a report."""
    words = above[-1].text if above else ""
    named = is_report_section(words) or names_list(words) or (bool(above) and is_title(report, words))
    return len(words.split()) >= FEWEST_WORDS and not named


def _bare_code(heading: Paragraph | None) -> str | None:
    """The number that a heading is and nothing else: "1.1" over an action's labels."""
    bare = (heading.text or heading.number or "") if heading is not None else ""
    return bare if CODE.fullmatch(bare) else None


def _made(report: Report, claims: Claims, above: tuple[Paragraph, ...], group: list[Line]) -> Iterator[ActionCandidate]:
    """The action that these lines tell of; none where they tell too little."""
    values = _gathered(group)
    responded = bool(values.get(ANSWERED))
    if answer := values.pop(ANSWERED, None):
        values["comments"] = [*answer, *values.get("comments", [])]
    told = {name: " ".join(lines) for name, lines in values.items()}
    heading = above[-1] if above else None
    headed = "description" not in values and may_entitle(report, above) and says_where_it_stands(told)
    if headed:
        values["description"], above = [above[-1].text], above[:-1]
    described = " ".join(values.get("description", []))
    said = {name for name, words in values.items() if words}
    settled = DATED_OR_STATED & said or (responded and "lead_officer" in said)
    if len(described.split()) < 2 or not settled or len(values) < 3:
        return
    draft = _draft(values, group)
    draft.plan = plan_of(report, above)
    counted = COUNTED.match(heading.text) if heading is not None and not headed else None
    code = _bare_code(heading)
    draft.theme = draft.theme or theme_above(report, above[:-1] if counted or code else above)[0]
    if headed:
        number(draft, heading)
    else:
        draft.reference = draft.reference or _marked(group) or code or (counted["number"] if counted else None)
        if heading is not None and responded:
            _answer(draft, heading)
        numbered = LED_BY_NUMBER.match(draft.description)
        if numbered and draft.reference in (None, numbered["reference"]):  # "Action 2.1 – Map the kerbs. Lead: ..."
            draft.reference, draft.description = numbered["reference"], draft.description[numbered.end() :]
    coded = REFERENCE_FIRST.match(draft.theme or "")
    if coded and draft.reference is None and draft.theme:  # a heading of its own over each: "HP04 Empty homes"
        draft.reference, draft.theme = coded["reference"], draft.theme[coded.end() :]
    for _, _, block, _ in group:
        claims.take(block, METHOD)
    yield draft.candidate(None)


def _answer(draft: Draft, heading: Paragraph) -> None:
    """What a numbered heading recommends is what the lines below it answer: "R1. That a hotline is opened"."""
    coded = REFERENCE_FIRST.match(heading.text)
    number = heading.number or (coded["reference"] if coded else None)
    if number and draft.recommendation is None:
        draft.recommendation = heading.text[coded.end() :] if coded else heading.text
        draft.reference = draft.reference or number


def _gathered(group: Sequence[Line]) -> dict[str, list[str]]:
    """The words of each field; a recommendation that was answered is what is to be done."""
    values: dict[str, list[str]] = {}
    for name, words, *_ in group:
        values.setdefault(name, []).extend([words] if words else [])
    put_in_force(values, {name: " ".join(lines) for name, lines in values.items()})
    if "description" not in values and answered({name: " ".join(lines) for name, lines in values.items()}):
        values["description"] = values.pop("recommendation")
    return values


def _draft(values: Mapping[str, list[str]], group: Sequence[Line]) -> Draft:
    """Of two states, "Stage" and "Status", the last."""
    draft = Draft("\n".join(values["description"]), method=METHOD)
    for name, lines in values.items():
        if name != "description":
            kept = lines[-1:] if name == "status" else lines
            setattr(draft, name, ("\n" if name in TEXTS else " ").join(kept) or None)
    source = source_of(*(block for _, _, block, _ in group), method=METHOD)
    draft.parts, draft.quote, draft.locator = source.parts, source.quote, source.locator
    draft.deadline = draft.deadline or due_words(draft.description)
    return draft


def _marked(group: Sequence[Line]) -> str | None:
    """The number printed before the line of the action: "1.1 Action – Write to every landlord"."""
    numbers = (block.number for name, _, block, _ in group if name == "description" and block.number)
    return next((found for found in numbers if CODE.fullmatch(found)), None)
