"""A row of an action table -> what it says of one action; kept open until the tables below it have been read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...document import Paragraph, Part
from ...lookups import fold
from ..candidates import ActionCandidate, Source
from ..doers import doer, officers_at_end
from ..due_words import due_words
from ..report import QUOTE_LIMIT
from ..signs import NO_SIGNS, Sign
from ..status_words import is_status, says_done
from ..table_rows import Row
from ..themes import theme_of
from .action_dates import DATE_AND_OWNER, dates_in_cell, owner_and_date, revised_in
from .action_states import state_of
from .column_contents import DATE_LIKE
from .listed_actions import owner_beside
from .taskings import are_doers

METHOD = "table:actions"
NOTHING = frozenset(
    {
        "",
        "-",
        "n/a",
        "na",
        "nil",
        "none",
        "none identified",
        "none at present",
        "no action",
        "no actions",
        "no action required",
    }
    | {
        "no further action",
        "no further actions",
        "not applicable",
        "tbc",
        "total",
        "totals",
        "grand total",
        "key",
        "action",
        "no actions arising",
    }
)
REFERENCE_FIRST = re.compile(
    r"""
    ^ (?P<reference>
        [A-Z]{2,6} \d{0,2} (?: [-/_][A-Z0-9]{1,6} ){1,4}    # ASH-COM-07, CP18_01
      | [A-Z]{1,4} [ ]? \d{1,3} (?: \. \d{1,3} ){0,3} [a-z]?   # SP1.2, A4
      | \d{1,2} (?: \. \d{1,2} ){1,3} [a-z]?               # 1.4, 2.3.1
      | \d{1,2} [a-z]? (?= [.)] \s )                       # 7. or 7) or 7a)
    )
    [.):]? \s* [-–—:]? \s+ (?= [A-Z"'“‘(] )
    """,
    re.VERBOSE,
)
CODE_WITHIN = re.compile(r"(?:[A-Z][A-Za-z]{0,6}[ .-]?)?\d{1,4}(?:[./-]\d{1,4})*(?:[a-z]{1,4})?")
CODE_IN_PARTS = re.compile(  # "SR (24/25) 01"
    r"(?: (?: [A-Z]{1,6} | [A-Z]{0,4} \(? \d [\d/.-]{0,9} \)? ) [ ] ){1,3} [A-Z]{0,3} \d [\d/.-]{0,6} [a-z]?",
    re.VERBOSE,
)
LONGEST_NUMBER = 4  # characters: "12", "3.1a"
NUMBERED_ITEM = re.compile(r"^(?P<number>\d{1,3}(?:\.\d{1,3})*[a-z]?)[.):]?\s+(?P<item>[A-Za-z]{3}.*)$", re.DOTALL)


@dataclass(slots=True)
class Step:
    """One period of an action, as a progress table prints it."""

    source: Source
    period: str
    status: str | None = None
    percent_complete: str | None = None
    fill: str | None = None  # RRGGBB, of a cell that says nothing in words


@dataclass(slots=True)
class Draft:
    """An action in the making; every value in the paper's own words."""

    description: str
    parts: tuple[Part, ...] = ()
    quote: str = ""
    locator: str | None = None
    method: str = METHOD
    signs: frozenset[Sign] = NO_SIGNS
    level: str = "action"
    parent: Draft | None = None
    reference: str | None = None
    plan: str | None = None
    theme: str | None = None
    authorising_officer: str | None = None
    lead_officer: str | None = None
    deadline: str | None = None
    original_deadline: str | None = None
    status: str | None = None
    rag: str | None = None
    fill: str | None = None
    percent_complete: str | None = None
    comments: str | None = None
    progress: str | None = None
    issues: str | None = None
    outcomes: str | None = None
    recommendation: str | None = None
    raised: str | None = None
    period: str | None = None
    steps: list[Step] = field(default_factory=list)

    def add(self, name: str, words: str) -> None:
        """Add a line to one of the texts (progress, issues, comments, outcomes)."""
        before = getattr(self, name)
        setattr(self, name, f"{before}\n{words}" if before else words)

    def candidate(self, parent: ActionCandidate | None) -> ActionCandidate:
        return ActionCandidate(
            source=Source(self.quote[:QUOTE_LIMIT], self.method, self.parts, self.locator, self.signs),
            description=self.description,
            level=self.level,
            parent=parent,
            reference=self.reference,
            plan=self.plan,
            theme=self.theme,
            authorising_officer=self.authorising_officer,
            lead_officer=self.lead_officer,
            deadline=self.deadline,
            original_deadline=self.original_deadline,
            status=self.status,
            rag=self.rag,
            fill=self.fill,
            percent_complete=self.percent_complete,
            comments=self.comments,
            progress=self.progress,
            issues=self.issues,
            outcomes=self.outcomes,
            recommendation=self.recommendation,
            raised=self.raised,
            period=self.period,
        )


def drafts_of(row: Row, fill_column: int | None, locator: str | None) -> list[Draft]:
    """The action of a row, or its actions where one cell plainly lists several with their own owners or dates."""
    description = row.text("description") or ""
    if fold(description) in NOTHING or not any(c.isalpha() for c in description):
        return []
    draft = Draft(description, row.parts, row.quote, f"{locator}, row {row.rows[0] + 1}" if locator else None)
    _name(draft, row)
    _people(draft, row)
    _dates(draft, row)
    _texts(draft, row)
    _state(draft, row, fill_column)
    return _split(draft, row) or [draft]


def _name(draft: Draft, row: Row) -> None:
    """Reference, theme, recommendation; a number printed before the description is its reference."""
    words = row.line("reference")
    if words:
        draft.reference, rest = _code(words)
        if rest and is_status(rest):
            draft.status = rest
        elif rest:
            draft.theme = theme_of(rest)
    first = row.cells("description")[0].paragraphs[0] if row.cells("description") else None
    marked = first.number if first is not None and len(_marked(row)) == 1 else None
    if marked and (draft.reference is None or _numbers_within(draft.reference, marked)):
        draft.reference = marked
    found = REFERENCE_FIRST.match(draft.description)
    if found and (draft.reference is None or _numbers_within(draft.reference, found["reference"])):
        draft.reference = found["reference"]
        draft.description = draft.description[found.end() :].strip()
    draft.reference = draft.reference or _number_of_what_it_answers(row)
    if words := row.line("theme"):
        draft.theme = theme_of(words) or words
    draft.recommendation = row.text("recommendation")
    draft.raised = row.line("raised")


def _number_of_what_it_answers(row: Row) -> str | None:
    """The number printed before the finding or the recommendation that only this row answers: "1. Bank accounts"."""
    if row.columns.has("reference"):
        return None
    for name in ("recommendation", "issues"):
        cells = [cell for cell in row.cells(name) if cell.flat]
        numbers = [p.number for cell in cells for p in cell.paragraphs if p.mark]
        alone = len(cells) == 1 and cells[0].row_span == 1 and cells[0].paragraphs[0].number is not None
        if alone and len(numbers) == 1 and numbers[0] and len(numbers[0]) <= LONGEST_NUMBER:
            return numbers[0]
    return None


def _numbers_within(reference: str, marked: str) -> bool:
    """Whether the number before an action is one within that of its row: 1.2 of recommendation 1."""
    return marked.startswith(f"{reference}.")


def _marked(row: Row) -> list[Paragraph]:
    return [p for cell in row.cells("description") for p in cell.paragraphs if p.mark]


def _code(words: str) -> tuple[str | None, str]:
    """The code of a reference cell and what else stands there: ("Dec22.05", "Action closed")."""
    bare = words.strip(" .):;,(")
    if CODE_IN_PARTS.fullmatch(bare):
        return bare, ""
    within = list(CODE_WITHIN.finditer(bare))
    if within and is_status(bare[: within[-1].start()]):
        return within[-1].group().strip(), bare[: within[-1].start()].strip(" .-:,")
    numbered = NUMBERED_ITEM.match(bare)
    if numbered:
        return numbered["number"], numbered["item"]
    if len(bare.split()) <= 2 and len(bare) <= 24:
        return bare or None, ""
    if within:
        last = within[-1]
        return last.group().strip(), (bare[: last.start()] + bare[last.end() :]).strip(" .-:,")
    return (bare, "") if len(bare.split()) <= 4 else (None, bare)


def _people(draft: Draft, row: Row) -> None:
    draft.authorising_officer = _names(row, "authorising_officer")
    draft.lead_officer = _names(row, "lead_officer")
    if row.columns.has("lead_officer"):
        if not row.columns.has("deadline") and draft.lead_officer:
            draft.lead_officer, draft.deadline = owner_and_date(draft.lead_officer)
        return
    bare, names = officers_at_end(draft.description)
    if names:
        draft.description, draft.lead_officer = bare, names
    else:
        draft.lead_officer = doer(draft.description)


def _names(row: Row, name: str) -> str | None:
    lines = [" ".join(p.text.split()) for cell in row.cells(name) for p in cell.paragraphs if p.text.strip()]
    if not lines:
        return None
    separate = len(lines) > 1 and all(len(line.split()) >= 2 or line.isupper() for line in lines)
    words = ("; " if separate else " ").join(lines)
    return None if fold(words) in NOTHING else words


def _dates(draft: Draft, row: Row) -> None:
    """The date in force and the earlier one: in two columns, or in one with the earlier struck out or called so."""
    draft.original_deadline = row.line("original_deadline")
    filled = [cell for cell in row.cells("deadline") if cell.flat]
    if row.columns.of("deadline")[1:] or draft.original_deadline:  # "N/A" beside a date means that it still holds
        filled = [cell for cell in filled if fold(cell.flat).strip(" .–—") not in NOTHING]
    dates = [dates_in_cell(cell) for cell in filled]
    if dates:
        draft.deadline = dates[-1][0]
        draft.original_deadline = draft.original_deadline or dates[-1][1]
        if len(dates) > 1 and draft.original_deadline is None and row.columns.of("deadline")[1:]:
            draft.original_deadline = dates[0][0] if dates[0][0] != draft.deadline else None
    if not row.columns.has("deadline", "original_deadline") and draft.deadline is None:
        draft.deadline = due_words(draft.description)
    if draft.deadline and draft.lead_officer is None and not row.columns.has("lead_officer", "authorising_officer"):
        draft.deadline, draft.lead_officer = _date_and_owner(row) or (draft.deadline, None)
    if draft.deadline and draft.original_deadline is None:
        said = (revised_in(row.line(name) or "") for name in ("status", "comments", "progress"))
        revised = next((date for date in said if date and date != draft.deadline), None)
        if revised:
            draft.deadline, draft.original_deadline = revised, draft.deadline
    if draft.deadline is None and draft.original_deadline:
        draft.deadline, draft.original_deadline = draft.original_deadline, None
    if draft.deadline and not row.columns.has("status", "rag") and _states(draft.deadline):
        draft.status, draft.deadline = draft.deadline, None


def _date_and_owner(row: Row) -> tuple[str, str] | None:
    """ "31 March 2025", "Stores Manager" under "Timescale / responsibility", on lines of their own or on one."""
    told = (p for cell in row.cells("deadline") for p in cell.paragraphs if p.text.strip())
    lines = [" ".join(f"{p.mark or ''} {p.text}".split()) for p in told]
    if len(lines) == 1 and (both := DATE_AND_OWNER.match(lines[0])):
        lines = [both["date"], both["who"]]
    return (lines[0], lines[1]) if len(lines) == len(("when", "who")) and are_doers(lines[1]) else None


def _states(due: str) -> bool:
    """Whether "Done" or "Completed May 2024" stands where other rows have their date; "Ongoing" is when it is due."""
    return is_status(due) and (not DATE_LIKE.search(due) or says_done(due))


def _texts(draft: Draft, row: Row) -> None:
    for name in ("comments", "progress", "issues", "outcomes"):
        words = row.text(name)
        setattr(draft, name, None if words is None or fold(words) in {"n/a", "-"} else words)


def _state(draft: Draft, row: Row, fill_column: int | None) -> None:
    state = state_of(row, fill_column, (draft.progress, draft.comments), draft.status)
    draft.status, draft.rag, draft.fill, draft.percent_complete = state.status, state.rag, state.fill, state.percent
    if state.remark and draft.comments is None:
        draft.comments = state.remark


def _split(draft: Draft, row: Row) -> list[Draft]:
    """One draft for each item of a list of actions whose owners or dates stand behind it or are listed beside it."""
    items = [p for cell in row.cells("description") for p in cell.paragraphs if p.text]
    listed = _owned_items(items, row) or _listed_beside(items, row)
    drafts = []
    for number, item in enumerate(items if listed else ()):
        one = Draft(item.text, draft.parts, draft.quote, draft.locator)
        for name in Draft.__slots__:
            if name not in ("description", "steps", "parts", "quote", "locator"):
                setattr(one, name, getattr(draft, name))
        one.reference = item.number or draft.reference
        for name, lines in listed.items():
            setattr(one, name, lines[number])
        drafts.append(one)
    return drafts


def _owned_items(items: Sequence[Paragraph], row: Row) -> dict[str, list[str]]:
    """What each of the items says, by whom and by when: "Test the plan (Head of ICT, May 2024)", a line for each."""
    if row.columns.has("deadline") or not all(p.text.endswith((")", "].", "]", ").")) for p in items):
        return {}
    owned = [own for p in items if (own := owner_beside(p.text)) and own.due]
    if not owned or len(owned) < len(items):
        return {}
    return {
        "description": [own.words for own in owned],
        "lead_officer": [own.owner for own in owned],
        "deadline": [own.due or "" for own in owned],
    }


def _listed_beside(items: Sequence[Paragraph], row: Row) -> dict[str, list[str]]:
    """Owners, dates or states that are listed in cells beside a list of actions, one for each."""
    if len(items) < 2 or not all(p.mark for p in items):
        return {}
    beside = {
        name: [p.text for cell in row.cells(name) for p in cell.paragraphs if p.text]
        for name in ("lead_officer", "deadline", "status")
    }
    return {name: lines for name, lines in beside.items() if len(lines) == len(items)}
