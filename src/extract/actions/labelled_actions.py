"""An action laid out on its side: labels in the first column, or before a colon, and what they label beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from ...document import Block, Cell, Paragraph, ParagraphKind, Table
from ..candidates import ActionCandidate, Claims
from ..columns import Grid, field_of, is_label
from ..due_words import due_words
from ..plans import plan_of
from ..report import Report, source_of
from ..status_words import COLOUR, is_status
from ..table_rows import boxes_of
from ..themes import is_report_section, names_list, theme_of
from .action_columns import PUTS_RIGHT
from .action_drafts import REFERENCE_FIRST, Draft
from .column_contents import DATE_LIKE
from .table_headings import is_title, theme_above
from .taskings import are_doers

LINES = frozenset(
    {
        "reference",
        "theme",
        "authorising_officer",
        "lead_officer",
        "deadline",
        "original_deadline",
        "status",
        "rag",
        "percent_complete",
        "raised",
    }
)
TEXTS = frozenset({"description", "comments", "progress", "issues", "outcomes", "recommendation"})
METHOD = "labels:action"
PERCENT = re.compile(r"\d{1,3}(?:\.\d+)?\s?%")
COUNTED = re.compile(
    r"^(?:audit |agreed |management )?(?:action|recommendation|finding|issue|weakness|observation|item)s?"
    r"\s+(?:no\.?|number|ref\.?|point)?\s*(?P<number>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?)\W*$",
    re.IGNORECASE,
)  # what stands over the labels of one action of several
LABELLED = re.compile(r"^(?P<label>[A-Za-z%][^:]{1,40}?)\s*:\s*(?P<words>.*)$", re.DOTALL)
FEWEST_WORDS = 3  # of a heading that is an action
FEWEST_STRETCHES = 2  # of a table of cards
LABEL_WORDS = 10  # "What we are going to do next"
LABEL_LENGTH = 40  # characters
OPENING = ("description", "reference", "recommendation")
INNER_LABEL = re.compile(r"(?<!\S)(?P<label>[A-Z][A-Za-z%]*(?: [A-Za-z]+){0,3}) ?:(?=\s)")
NUMBERING = re.compile(r"\b(?:no|number|ref|point)\b\.?", re.IGNORECASE)
Line = tuple[str, str, Paragraph]  # field, words, where
DATED_OR_STATED = frozenset({"deadline", "status", "rag", "percent_complete"})
ANSWERED = "response"  # to a recommendation
STATE = frozenset({"deadline", "lead_officer", "status", "rag", "percent_complete"})


def labelled_drafts(grid: Grid) -> list[Draft]:
    """The actions of a table of labels: one, or one for each stretch under a row over all columns; [] of others."""
    table = grid.table
    over = [r for r in range(table.row_count) if (cell := _over_all(grid, r)) is not None and cell.row == r]
    if len(over) >= FEWEST_STRETCHES and over[0] == 0:
        made = [labelled_draft(Grid(_stretch(table, a, b))) for a, b in pairwise((*over, table.row_count))]
        if all(made):
            return [draft for draft in made if draft]
    one = labelled_draft(grid)
    return [one] if one is not None else []


def _stretch(table: Table, first: int, end: int) -> Table:
    """The rows of a table from `first` to before `end`."""
    cells = tuple(replace(c, row=c.row - first) for c in table.cells if first <= c.row < end)
    return replace(table, cells=cells, row_count=end - first)


def labelled_draft(grid: Grid) -> Draft | None:
    """The action of a sheet "Action | ...", "Lead | ...", "Deadline | ..." under each other; None for other tables."""
    if grid.table.column_count not in (2, 4) or grid.table.row_count < 3:
        return None
    values, pairs = _values(grid)
    over = _over_all(grid)
    title = over.flat if over is not None else None
    if over is not None:
        values.setdefault("description", over)
    if "issue" in values:
        values.setdefault("issues", values.pop("issue"))
    if "description" not in values and _answered({name: cell.flat for name, cell in values.items()}):
        values["description"] = values.pop("recommendation")
    if ANSWERED in values:
        values.setdefault("comments", values.pop(ANSWERED))
    if "description" not in values or len(values) < 3 or not STATE & set(values) or 2 * len(values) < pairs:
        return None
    draft = Draft(values["description"].text, boxes_of(list(values.values())), locator=grid.table.locator)
    draft.quote = "\n".join(cell.flat for cell in values.values())
    for name, cell in values.items():
        if name in LINES:
            setattr(draft, name, " ".join(cell.flat.split()))
        elif name in TEXTS:
            setattr(draft, name, cell.text)
    coded = REFERENCE_FIRST.match(title or draft.description)
    if coded and draft.reference is None:
        draft.reference = coded["reference"]
        draft.description = draft.description.removeprefix(coded.group())
    elif title and values["description"] is not over and (counted := COUNTED.match(title)):
        draft.reference = draft.reference or counted["number"]
    elif title and values["description"] is not over:
        draft.theme = draft.theme or theme_of(title)
    draft.deadline = draft.deadline or due_words(draft.description)
    if "rag" in values or "status" in values:
        draft.fill = values.get("rag", values.get("status", next(iter(values.values())))).fill
    return draft


def _values(grid: Grid) -> tuple[dict[str, Cell], int]:
    """The fields with their cells, and how many labels there are in all."""
    values: dict[str, Cell] = {}
    pairs = 0
    for row in range(grid.table.row_count):
        for column in range(0, grid.table.column_count, 2):
            label, value = grid.at(row, column), grid.at(row, column + 1)
            if label is None or value is None or label is value or not label.flat:
                continue
            pairs += 1
            name = _meant(field_of(label.flat, "action"), value) if len(label.flat.split()) <= LABEL_WORDS else None
            if name == "description" and name in values and PUTS_RIGHT.match(label.flat):
                name = "issues"
            if name == "issues" and name in values:
                value = replace(value, paragraphs=values[name].paragraphs + value.paragraphs)
                values[name] = value
            if name and value.flat:
                values.setdefault(name, value)
    if "manager" in values:
        values.setdefault("authorising_officer" if "lead_officer" in values else "lead_officer", values["manager"])
    return values, pairs


def _meant(name: str | None, value: Cell) -> str | None:
    """ "Progress | 50%" is how much is done, not what; "Overall progress | Amber" is a state."""
    if name != "progress":
        return name
    if PERCENT.fullmatch(value.flat):
        return "percent_complete"
    return "status" if is_status(value.flat) else name


def _over_all(grid: Grid, row: int = 0) -> Cell | None:
    """The code and title that stand over an action's labels: "CP/07 Market square" over all columns."""
    cells = [cell for cell in grid.cells(row) if cell.flat]
    return cells[0] if len(cells) == 1 and cells[0].column_span == grid.table.column_count else None


def find_labelled_actions(report: Report, claims: Claims) -> Iterator[ActionCandidate]:
    """Actions printed as lines: "Action: ...", "Lead officer: ...", "Deadline: ...", "Progress: ..."; again for each.

    A front sheet has such lines too, but neither a deadline nor a status for what it calls the action.
    """
    group: list[Line] = []
    above: tuple[Paragraph, ...] = ()
    for headings, block in report.under_headings():
        lines = _lines(block) if isinstance(block, Paragraph) and claims.free(block) else []
        if group and (headings != above or (not lines and not _goes_on(group, block))):
            yield from _made(report, claims, above, group)
            group = []
        begins = headings != above and bool(headings) and not is_title(report, headings[-1].text)
        above = headings
        for line in lines:
            if any(name == line[0] for name, _, _ in group):
                leads = line[0] == "description" and group[-1][0] == "reference"  # a number printed before its action
                opening = [group.pop()] if leads else []
                yield from _made(report, claims, above, group)
                group = opening
            if group or begins or line[0] in OPENING:
                group.append(line)
        if group and not lines and isinstance(block, Paragraph):
            group.append((group[-1][0], block.text, block))
    yield from _made(report, claims, above, group)


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
    names = [name for name, _, _ in told]
    opens = bool(names) and names[0] in OPENING
    ran_on = opens and before.endswith(".")
    ended = not opens and {"lead_officer", "deadline"} <= set(names) and before.endswith((".", ";", "–", "-"))
    listed = len(several) > 1 and (not before or "description" in names)
    if (ran_on or ended or listed) and len(set(names)) == len(names):
        return [("description", before.rstrip(" ;–-"), paragraph), *told] if ended else told
    label, said = _labelled(paragraph)
    counted = COUNTED.match(label)
    if counted and (
        name := _field(NUMBERING.sub("", label[: counted.start("number")]).strip())
    ):  # "Recommendation 1: ..."
        return [("reference", counted["number"], paragraph), (name, said, paragraph)]
    name = _field(label)
    return [(name, said, paragraph)] if name else []


def _told(label: str, words: str, where: Paragraph) -> Line:
    """A label with its words; "By" is when it is due where a date follows."""
    name = _field(label) or ""
    if name == "lead_officer" and DATE_LIKE.search(words) and not are_doers(words):
        name = "deadline"
    return name, words.rstrip(".") if name in LINES else words, where


def _field(label: str) -> str | None:
    """The field that a label names as it stands; None where it is none of an action's."""
    name = field_of(label, "action") if label and is_label(label, "action") else None
    return name if name in LINES or name in TEXTS or name == ANSWERED else None


def _answered(said: Mapping[str, str]) -> bool:
    """Whether labels tell of a recommendation that was answered, or given somebody to do by a date.

    The front sheet of a report has a recommendation, too.
    """
    given = bool(said.get("lead_officer")) and DATE_LIKE.search(said.get("deadline", "")) is not None
    return bool(said.get("recommendation")) and (given or bool(said.get(ANSWERED)))


def _labelled(paragraph: Paragraph) -> tuple[str, str]:
    """A line's label, before a colon or in bold, and what it labels; ("", "") of a line without one."""
    found = LABELLED.match(paragraph.text)
    if found:
        return found["label"], found["words"].strip()
    lead = paragraph.lead
    if lead and len(lead) <= LABEL_LENGTH and paragraph.text.startswith(lead) and paragraph.text != lead:
        return lead, paragraph.text[len(lead) :].strip()
    return "", ""


def _goes_on(group: list[Line], block: Block) -> bool:
    """A list or a paragraph right after a label without words, or after a text, belongs to it."""
    if not isinstance(block, Paragraph) or block.kind is ParagraphKind.HEADING or _labelled(block)[0]:
        return False
    name, words, _ = group[-1]
    told = any(c.isalpha() for c in block.text)  # and no page number: "- 1 -"
    return not words or (name in TEXTS and block.kind is ParagraphKind.LIST_ITEM and told)


def _entitled(above: tuple[Paragraph, ...], values: dict[str, list[str]], report: Report) -> bool:
    """Whether the lines tell of what their heading undertakes: "1.2 Plant a wood", then its lead, date and status."""
    if not above or len(above[-1].text.split()) < FEWEST_WORDS or is_title(report, above[-1].text):
        return False
    if is_report_section(above[-1].text) or names_list(above[-1].text):
        return False
    said = {name: " ".join(lines) for name, lines in values.items() if name in STATE and any(lines)}
    dated = DATE_LIKE.search(said.get("deadline", ""))
    stated = any(is_status(said.get(name, "")) or COLOUR.match(said.get(name, "")) for name in ("status", "rag"))
    return len(said) > 1 and bool(dated or stated)


def _number(draft: Draft, heading: Paragraph | None) -> None:
    """The number or code of the heading that is the action."""
    coded = REFERENCE_FIRST.match(draft.description)
    if heading is not None and heading.number:
        draft.reference = draft.reference or heading.number
    elif coded:
        draft.reference = draft.reference or coded["reference"]
        draft.description = draft.description[coded.end() :]


def _made(report: Report, claims: Claims, above: tuple[Paragraph, ...], group: list[Line]) -> Iterator[ActionCandidate]:
    values: dict[str, list[str]] = {}
    for name, words, _ in group:
        values.setdefault(name, []).extend([words] if words else [])
    heading = above[-1] if above else None
    if "description" not in values and _answered({name: " ".join(lines) for name, lines in values.items()}):
        values["description"] = values.pop("recommendation")
    if answer := values.pop(ANSWERED, None):
        values["comments"] = [*answer, *values.get("comments", [])]
    headed = "description" not in values and _entitled(above, values, report)
    if headed:
        values["description"], above = [above[-1].text], above[:-1]
    described = " ".join(values.get("description", []))
    if (
        len(described.split()) < 2
        or not DATED_OR_STATED & {n for n, words in values.items() if words}
        or len(values) < 3
    ):
        return
    draft = Draft("\n".join(values.pop("description")), method=METHOD)
    for name, lines in values.items():
        setattr(draft, name, ("\n" if name in TEXTS else " ").join(lines) or None)
    source = source_of(*(block for _, _, block in group), method=METHOD)
    draft.parts, draft.quote, draft.locator = source.parts, source.quote, source.locator
    draft.plan = plan_of(report, above)
    counted = COUNTED.match(heading.text) if heading is not None and not headed else None
    draft.theme = draft.theme or theme_above(report, above[:-1] if counted else above)[0]
    draft.deadline = draft.deadline or due_words(draft.description)
    if headed:
        _number(draft, heading)
    elif counted and draft.reference is None:
        draft.reference = counted["number"]
    coded = REFERENCE_FIRST.match(draft.theme or "")
    if coded and draft.reference is None and draft.theme:  # a heading of its own over each: "HP04 Empty homes"
        draft.reference, draft.theme = coded["reference"], draft.theme[coded.end() :]
    for _, _, block in group:
        claims.take(block, METHOD)
    yield draft.candidate(None)
