"""Actions in tables: plans, logs and trackers, and service-plan blocks in which further tables tell of one action.

A block is an action in a table of its own, followed by a table of periods, a table of progress and issues, and a
table of activities (quarterly service plan monitoring); a text rendering prints some of these as headings and
paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...document import Paragraph, ParagraphKind, Table
from ..candidates import ActionCandidate, Claims, ProgressCandidate, UnreadCandidate
from ..colours import fill_column
from ..columns import Columns, Grid, field_of, match_columns
from ..plans import plan_of
from ..report import Report
from ..signs import Sign, signs_of_table
from ..status_words import status_over
from ..table_rows import Band, Row, walk
from ..themes import is_report_section, names_list, split_lead, theme_of
from ..tints import with_full_colours
from .action_cards import COUNTED, labelled_drafts
from .action_columns import EARLIER, STATED, action_columns, second_header
from .action_drafts import Draft, Step, drafts_of
from .action_merging import once
from .headerless import guess_columns, same_shape
from .inner_labels import take_inner_labels
from .labelled_actions import may_entitle
from .left_over import left_over
from .on_its_side import upright
from .period_columns import name_period_columns, period_steps
from .progress import block_texts, steps_of
from .shifted_rows import goes_on_below, realigned
from .state_matrix import say_ticked, ticked_columns, without
from .table_headings import blocks_under_headings, is_title, theme_above
from .taskings import are_doers
from .timetables import say_due, timetable

ACTIVITY_HEADER = re.compile(
    r"^\W*(?:key |main |sub-?)?(?:activit|milestone|sub-?action|sub-?task|step)", re.IGNORECASE
)
BLOCK_TEXTS = ("progress", "issues", "comments", "outcomes")
METHOD = "table:actions"


@dataclass(slots=True)
class _Reading:
    """What has been read so far, and where the reading stands."""

    report: Report
    claims: Claims
    drafts: list[list[Draft]] = field(default_factory=list)  # one list per table
    block: Draft | None = None  # the single action that the tables below tell more of
    label: str | None = None  # the text that the paragraphs below belong to
    fresh: bool = False  # nothing has been read under the label yet
    columns: Columns | None = None  # of the last action table, for one that goes on without a header
    unread: list[UnreadCandidate] = field(default_factory=list)  # columns of action tables that no field holds


def find_actions(report: Report, claims: Claims) -> Iterator[ActionCandidate | ProgressCandidate | UnreadCandidate]:
    """All actions and activities of the report's tables in reading order, each followed by its progress rows."""
    reading = _Reading(report, claims)
    for headings, block in blocks_under_headings(report):
        if not claims.free(block):
            continue
        if isinstance(block, Table):
            _read_table(reading, block, headings)
        elif isinstance(block, Paragraph):
            _read_paragraph(reading, block)
    made: dict[int, ActionCandidate] = {}
    for draft in once(reading.drafts):
        parent = made.get(id(draft.parent)) if draft.parent else None
        made[id(draft)] = candidate = draft.candidate(parent)
        yield candidate
        for step in draft.steps:
            yield ProgressCandidate(step.source, candidate, step.period, step.status, step.percent_complete, step.fill)
    yield from reading.unread


def _read_table(reading: _Reading, table: Table, headings: Sequence[Paragraph]) -> None:
    standing = upright(Grid(table))
    grid = realigned(standing)
    slid = frozenset({Sign.REALIGNED}) if grid is not standing else frozenset()
    if reading.block is not None and _read_block_table(reading, grid):
        reading.claims.take(table, METHOD)
        return
    columns = action_columns(grid) or _carried(reading, grid) or guess_columns(grid)
    if columns is None:
        entitling = headings[-1] if may_entitle(reading.report, headings) else None
        labelled = labelled_drafts(grid, entitling)
        for draft in labelled:
            draft.signs = signs_of_table(table)
            draft.plan = plan_of(reading.report, headings)
            counted = COUNTED.match(headings[-1].text) if headings and len(labelled) == 1 else None
            draft.reference = draft.reference or (counted["number"] if counted else None)
            entitled = entitling is not None and entitling.text.endswith(draft.description)
            over = headings[:-1] if counted or entitled else headings
            draft.theme = draft.theme or theme_above(reading.report, over)[0]
        if labelled:
            reading.drafts.append(labelled)
            reading.claims.take(table, METHOD)
        return
    drafts = _drafts(reading, with_full_colours(grid, columns), columns, headings)
    if not drafts:
        return
    reading.claims.take(table, METHOD)
    reading.drafts.append(drafts)
    for draft in drafts:
        draft.signs |= slid
    activities = reading.block is not None and _heads_activities(columns)
    if activities:
        for draft in drafts:
            draft.level, draft.parent = "activity", reading.block
            draft.theme = reading.block.theme if reading.block else None
    else:
        reading.columns = columns
        reading.block = drafts[0] if len(drafts) == 1 else None
    reading.label = None


def _heads_activities(columns: Columns) -> bool:
    return any(ACTIVITY_HEADER.match(columns.headers[c]) for c in columns.of("description"))


def _read_block_table(reading: _Reading, grid: Grid) -> bool:
    """Periods, or progress and issues, of the action above; False where the table is something else."""
    block = reading.block
    if block is None:
        return False
    steps = steps_of(grid)
    if steps:
        block.steps.extend(steps)
        latest = latest_step(block.steps)
        block.percent_complete = block.percent_complete or (latest.percent_complete if latest else None)
        return True
    texts = block_texts(grid)
    for name, words in texts or ():
        block.add(name, words)
    return texts is not None


def latest_step(steps: Sequence[Step]) -> Step | None:
    """The step of the latest period; where periods do not tell, the first."""

    def rank(step: Step) -> tuple[int, ...]:
        return tuple(int(n) for n in reversed(re.findall(r"\d+", step.period)))

    return max(steps, key=rank, default=None)


def _carried(reading: _Reading, grid: Grid) -> Columns | None:
    """The columns of the table above, for one that goes on in the same shape without a header."""
    above = reading.columns
    if above is None or grid.table.column_count != len(above.fields):
        return None
    if match_columns(grid.table, "indicator", at_least=3):
        return None
    if not above.header_rows and same_shape(grid, above):
        return above
    if goes_on_below(grid, above.fields):
        return Columns("action", above.fields, above.headers)
    guess = guess_columns(grid)
    if guess is None:
        return None
    agreeing = [
        f
        for f, g in zip(above.fields, guess.fields, strict=True)
        if g and (f == g or {f, g} <= {"comments", "progress", "description"})
    ]
    return Columns("action", above.fields, above.headers) if len(agreeing) >= 2 else None


@dataclass(slots=True)
class _Over:
    """What the headings over a table, and its bands, say of the rows below them."""

    theme: str | None
    lead: str | None
    state: str | None  # "Completed actions"

    def band(self, band: str, columns: Columns) -> None:
        """Take up what a band says; it may name who does all below it, a theme, its lead, or where all below stands."""
        words, named = split_lead(band)
        if are_doers(words) and not columns.has("lead_officer", "authorising_officer"):
            self.lead = words  # a list for each of those who act
            return
        self.theme, self.lead = theme_of(words) or self.theme, named or self.lead
        self.state = status_over(words) if names_list(words) else self.state


def _drafts(reading: _Reading, grid: Grid, columns: Columns, headings: Sequence[Paragraph]) -> list[Draft]:
    plan = plan_of(reading.report, headings)
    over = _Over(*theme_above(reading.report, headings), _state_above(reading.report, headings))
    periods = timetable(grid, columns)
    colour = fill_column(grid, columns)
    if colour is not None and (colour in periods or EARLIER.match(columns.headers[colour])):
        colour = None  # a bar; "Last quarter" beside "This quarter"
    drafts: list[Draft] = []
    ticked = ticked_columns(grid, columns)
    told = without(columns, ticked)
    items = list(walk(grid, told if periods else name_period_columns(grid, told), second_header))
    for place, item in enumerate(items):
        band = item.words if isinstance(item, Band) else _numbered_band(item, items[place + 1 :])
        if band is not None:
            over.band(band, columns)
        if band is not None or isinstance(item, Band):
            continue
        made = drafts_of(item, colour, grid.table.locator)
        _carry_down(drafts, made, item)
        for draft in made:
            draft.signs = signs_of_table(grid.table, item.columns)
            say_ticked(draft, item, ticked)
            say_due(draft, item, periods)
            take_inner_labels(draft, item)
            draft.steps = period_steps(item, draft.locator, draft.signs)
            draft.plan = plan
            _place(draft, item, over)
            drafts.append(draft)
    if drafts:
        reading.unread.extend(left_over(grid.table, [item for item in items if isinstance(item, Row)]))
    return _without_strays(columns, drafts)


def _place(draft: Draft, row: Row, over: _Over) -> None:
    """Give an action what stands over it and its own row does not say."""
    draft.theme = draft.theme or over.theme
    draft.lead_officer = draft.lead_officer or over.lead
    if not row.columns.has("lead_officer") and over.lead:
        draft.lead_officer = over.lead
    if not (draft.status or draft.fill or draft.steps or row.columns.has(*STATED)):
        draft.status = over.state


def _state_above(report: Report, headings: Sequence[Paragraph]) -> str | None:
    """Where a heading over the list says that all of it stands: "Closed actions"; a paper's title is on more."""
    lists = (h.text for h in reversed(headings) if names_list(h.text) and not is_title(report, h.text))
    return next((state for words in lists if (state := status_over(words))), None)


def _carry_down(above: Sequence[Draft], made: Sequence[Draft], row: Row) -> None:
    """An empty cell under a theme or a recommendation means the same again, where a paper's cells are not merged."""
    for name in ("theme", "recommendation"):
        if above and row.columns.has(name):
            for draft in made:
                if getattr(draft, name) is None:
                    setattr(draft, name, getattr(above[-1], name))


def _numbered_band(row: Row, below: Sequence[Band | Row]) -> str | None:
    """The words of a row "1 | Safer streets" that only heads the rows "1.1", "1.2" below it."""
    following = next((item for item in below if isinstance(item, Row)), None)
    number, words = row.line("reference"), row.line("description")
    if following is None or not number or not words or len(row.filled()) > 2:
        return None
    heads = (following.line("reference") or "").startswith(f"{number.strip(' .')}.")
    return words if heads else None


def _without_strays(columns: Columns, drafts: list[Draft]) -> list[Draft]:
    """Without rows that have neither number nor owner where the others have both: notes typed into the list."""
    if not (columns.has("reference") and columns.has("lead_officer")):
        return drafts
    full = [d for d in drafts if d.reference and d.lead_officer]
    strays = [d for d in drafts if not d.reference and not d.lead_officer]
    if not strays or 4 * len(full) < 3 * len(drafts):
        return drafts
    return [d for d in drafts if d.reference or d.lead_officer]


def _read_paragraph(reading: _Reading, paragraph: Paragraph) -> None:
    """Labels and paragraphs of a block whose tables came as text: "Progress", then what has been done.

    Of two labels side by side, on one line or two, the first heads the column that is filled.
    """
    if reading.block is None:
        return
    label = _text_label(paragraph.text)
    if paragraph.kind is ParagraphKind.HEADING or paragraph.style.bold or paragraph.style.underlined:
        if label and not (reading.label and reading.fresh):
            reading.label, reading.fresh = label, True
        elif label is None:
            reading.label = None
            reading.block = None if is_report_section(paragraph.text) else reading.block
        return
    if reading.label and label is None and len(paragraph.text.split()) > 1:
        reading.block.add(reading.label, paragraph.text)
        reading.fresh = False
        reading.claims.take(paragraph, METHOD)


def _text_label(words: str) -> str | None:
    """The text that a heading of a block begins: the first label of "Progress Issues affecting progress"."""
    tokens = words.split()
    if not 0 < len(tokens) <= 12:
        return None
    first = field_of(tokens[0], "action")
    if first in BLOCK_TEXTS and (len(tokens) == 1 or field_of(" ".join(tokens[1:]), "action") in BLOCK_TEXTS):
        return first
    label = field_of(words, "action")
    return label if label in BLOCK_TEXTS and len(tokens) <= 10 else None
