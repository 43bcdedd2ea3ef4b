"""Which tables hold actions, and which of their columns holds what where a header alone leaves that open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..columns import BRACKETS, Columns, Grid, all_labels, columns_of_row, field_of, match_columns, only_period
from ..dates_printed import YEAR_ALONE
from .column_contents import (
    CODE,
    FEWEST_TOLD,
    answers_shortly,
    asks_below,
    holds_codes,
    holds_dates,
    holds_figures,
    holds_numbers,
    holds_ranks,
    holds_shares,
    holds_statuses,
    opens_with_statuses,
    tells_in_words,
    texts_below,
    words_below,
)
from .contradicted import put_right
from .inner_labels import says_who_or_when
from .unknown_columns import named_by_content

STRONG = re.compile(
    r"\b(?:actions?|tasks?|recommendations?|milestones?|treatment|mitigat\w+|what (?:we|will|needs)"
    r"|we will|undertaking|deliverables?|to do|next steps?|commitments?|activit(?:y|ies))\b",
    re.IGNORECASE,
)
DECIDED = re.compile(r"^\W*(?:decisions?|resolutions?|resolved)(?:\s+(?:made|taken|agreed))?\W*$", re.IGNORECASE)
PUTS_RIGHT = re.compile(r"^\W*(?:corrective|remedial|recovery|mitigating)\s+actions?\b", re.IGNORECASE)
UPDATED = re.compile(r"\b(?:update|comment|note|progress)s?\b", re.IGNORECASE)
ASKED = re.compile(r"^\W*(?:what|how) (?:we|will|are|do)\b", re.IGNORECASE)
TITLE = re.compile(r"^\W*(?:short |full )?(?:title|name)\W*$", re.IGNORECASE)
FOUND = re.compile(
    r"\b(?:raised|hazards?|significant|findings?|lessons?|weakness(?:es)?|observations?)\b", re.IGNORECASE
)
MINUTED = re.compile(r"\bminutes?\b", re.IGNORECASE)
PART = re.compile(r"^\W*(?:sub[\s-]?(?:actions?|tasks?)|(?:key |specific )?(?:tasks?|steps?))\b", re.IGNORECASE)
REVIEW = re.compile(r"\breview\W*$", re.IGNORECASE)
WANTING = re.compile(r"\b(?:improvement|development|concern|weakness)\b", re.IGNORECASE)
RECOMMENDED = re.compile(r"^\W*rec\b", re.IGNORECASE)
SAID = re.compile(r"\byou (?:said|told us)\b", re.IGNORECASE)
MEASURE = re.compile(r"\b(?:indicators?|measures?|k?pis?|bvpis?|metrics?)\b", re.IGNORECASE)
COMPARED = ("target", "previous_value", "baseline", "comparator", "period")
UNIT_OF_PLAN = re.compile(r"^\W*(?:lead )?portfolio\b", re.IGNORECASE)
SIGNS_OFF = re.compile(r"\b(?:authoris|approv|sign|portfolio|member|councillor)", re.IGNORECASE)
OWNED = ("lead_officer", "authorising_officer")
DATED = ("deadline", "revised_deadline", "original_deadline")
STATED = ("status", "rag", "percent_complete")
TOLD = ("progress", "comments", "outcomes", "issues")
STAND_INS = ("subject", "recommendation", "milestones", "objective", "item", "issue", "outcome")
LONGEST_TOPIC = 5  # words; what is longer tells an issue, where a topic only names it
CODE_HEADER = 2  # words
UPDATES = ("progress", "comments")
EARLIER = re.compile(r"^\W*(?:previous|last|prior|earlier)\b", re.IGNORECASE)
ASIDE = (EARLIER, re.compile(r"\b(?:impact|outcome)s?\b", re.IGNORECASE))  # "Impact RAG" beside "Activity RAG"
SHORT = 4  # words; what is no longer is a status, a code or a name


def action_columns(grid: Grid, row: int | None = None) -> Columns | None:
    """The settled columns of a table of actions, by its header in `row` or anywhere; None for other tables."""
    found = match_columns(grid.table, "action") if row is None else columns_of_row(grid, row, "action")
    return settle(grid, found) if found and not measures(grid) else None


def measures(grid: Grid) -> bool:
    """Whether the table is one of measures ("Indicator | Target | Actual | Corrective action"), read elsewhere.

    A scorecard may head its figures with nothing but periods ("Measure | Q1 | Q2 | Target | Status").
    """
    columns = match_columns(grid.table, "indicator", at_least=2)
    if columns is None or not columns.has("name"):
        return False
    if not any(MEASURE.search(columns.headers[c]) for c in columns.of("name")):
        return False
    if columns.has("value") and columns.has(*COMPARED):
        return True
    periods = sum(bool(h.strip()) and only_period(h) for h in columns.headers)
    tasked = any(STRONG.search(header) for header in columns.headers)
    return not tasked and (periods > 0 or columns.has("value")) and periods + columns.has(*COMPARED, "value") > 1


def second_header(grid: Grid, row: int) -> Columns | None:
    """The columns that a row further down names anew; stricter than at the top, for rows begin with such words too."""
    return action_columns(grid, row) if all_labels(grid, row, "action") else None


def settle(grid: Grid, columns: Columns) -> Columns | None:
    """Decide by the columns beside it, and by what stands below, what an ambiguous header means; None: no actions."""
    columns = put_right(grid, columns)
    fields = list(columns.fields)
    _describe(grid, columns, fields)
    if "description" not in fields:
        return None
    where = fields.index("description")
    _one_description(grid, columns, fields, where)
    where = fields.index("description")
    for column in [c for c in columns.of("subject") if c < where and _entitles(grid, columns, c)]:
        fields[column] = None
    for column, field in enumerate(fields):
        fields[column] = _settled(grid, columns, column, field, where)
    if "reference" not in fields and fields[0] is None and len(columns.headers[0].split()) <= CODE_HEADER:
        codes = texts_below(grid, columns, 0)  # under "AFI", say, or under nothing
        fields[0] = (
            "reference" if codes and all(CODE.fullmatch(c) and not YEAR_ALONE.fullmatch(c) for c in codes) else None
        )
    _second_thoughts(fields, columns.headers)
    settled = replace(columns, fields=tuple(fields))
    if _tells_decisions(settled):
        return None
    answered = columns.has("response") and columns.fields[where] != "response"
    if answered and not settled.has(*OWNED, *DATED, *STATED):
        return None  # answers to a consultation
    named = named_by_content(grid, settled)
    pairs = zip(settled.fields, named.fields, strict=True)
    stated = replace(settled, fields=tuple("status" if told == "status" else field for field, told in pairs))
    return named if _holds_actions(grid, stated) else None


def _tells_decisions(columns: Columns) -> bool:
    """A list of what was decided ("Item | Title | Decision | Officer"), without a column of what is to be done."""
    described = columns.headers[columns.of("description")[0]] if columns.has("description") else ""
    return not STRONG.search(described) and any(DECIDED.match(header) for header in columns.headers)


def _describe(grid: Grid, columns: Columns, fields: list[str | None]) -> None:
    """Where no column is headed as the action, the one that stands in for it."""
    if "description" in fields:
        return
    answers = [c for c in columns.of("response") if _say_who_or_when(grid, columns, c)]
    if len(answers) == 1:  # "Management response / officer / due date"
        fields[answers[0]] = "description"
        return
    for name in STAND_INS:
        fewest = 2 if name == "milestones" else 3
        if name in fields and words_below(grid, columns, fields.index(name)) >= fewest:
            fields[fields.index(name)] = "description"
            return
    wanting = [c for c, field in enumerate(fields) if field == "theme" and WANTING.search(columns.headers[c])]
    if wanting and _count(fields, OWNED) and words_below(grid, columns, wanting[0]) > LONGEST_TOPIC:
        fields[wanting[0]] = "description"  # a tracker of what an inspectorate found wanting
        return
    told = [c for c, field in enumerate(fields) if field == "progress" and STRONG.search(columns.headers[c])]
    stated = [c for c, field in enumerate(fields) if field in STATED and not holds_numbers(grid, columns, c)]
    if told and len([f for f in fields if f]) > 2 and (stated or _count(fields, OWNED) + _count(fields, DATED)):
        fields[told[0]] = "description"
        return
    if _count(fields, OWNED) + _count(fields, DATED) + _count(fields, STATED) == 0:
        return
    blank = [c for c, field in enumerate(fields) if field is None and not columns.headers[c].strip()]
    longest = max(blank, key=lambda c: words_below(grid, columns, c), default=None)
    if longest is not None and words_below(grid, columns, longest) > SHORT:
        fields[longest] = "description"
        return
    kinds = [any(f in group for f in fields) for group in (OWNED, DATED, (*STATED, *TOLD))]
    named = [c for c, field in enumerate(fields) if field is None and columns.headers[c].strip()]
    first = next((c for c in named if words_below(grid, columns, c) >= FEWEST_TOLD), None)
    if first is not None and all(kinds):  # "Scheme | Lead body | Delivery date | Current position"
        fields[first] = "description"


def _say_who_or_when(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether most cells label an owner or a date among their words."""
    texts = ["\n".join(p.text for p in c.paragraphs) for c in grid.column(column, columns.body_start) if c.flat]
    return bool(texts) and 2 * sum(says_who_or_when(text) for text in texts) > len(texts)


def _one_description(grid: Grid, columns: Columns, fields: list[str | None], where: int) -> None:
    """Of several columns headed as actions, the one that says "action"; those left of it are what it belongs to."""
    several = [c for c, field in enumerate(fields) if field == "description"]
    if len(several) < 2:
        return
    named = [
        c
        for c in several
        if re.search(r"\b(?:agreed |management )?actions?\b|\btasks?\b", columns.headers[c], re.IGNORECASE)
    ]
    chosen = (named or [c for c in several if ASKED.match(columns.headers[c])] or [where])[0]
    parts = [c for c in several if c > chosen and PART.match(columns.headers[c])]
    if parts and len(set(texts_below(grid, columns, chosen))) < len(texts_below(grid, columns, parts[0])):
        chosen = parts[0]  # an action over its sub-actions, merged or said again
    for column in several:
        if column != chosen and PUTS_RIGHT.match(columns.headers[column]):
            fields[column] = "issues"
        elif column < chosen:
            fields[column] = "theme" if "theme" not in fields else None
        elif column > chosen:
            fields[column] = None


def _entitles(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether a column gives every action a title of its own, where a theme would come again."""
    texts = texts_below(grid, columns, column)
    return TITLE.match(columns.headers[column]) is not None and len(set(texts)) == len(texts) > 1


def _settled(grid: Grid, columns: Columns, column: int, field: str | None, where: int) -> str | None:
    before = column < where
    words = words_below(grid, columns, column)
    match field:
        case "issue" if words > LONGEST_TOPIC or "theme" in columns.fields or FOUND.search(columns.headers[column]):
            return "issues"
        case "issue" if words >= FEWEST_TOLD and SAID.search(columns.headers[column]):
            return "issues"
        case "subject" | "outcome" | "issue" | "objective":
            other = {"subject": "comments", "outcome": "outcomes", "issue": "issues", "objective": None}[field]
            return "theme" if before else other
        case "item":
            numbered = words <= 1 and holds_figures(grid, columns, column)  # and not "Toilets", "Allotments"
            return "reference" if numbered else ("theme" if before else None)
        case "date":
            if before or any(f in DATED for f in columns.fields):
                return "raised"
            return "deadline"
        case "target" if holds_dates(grid, columns, column):
            return "deadline"
        case "target":
            return None if holds_numbers(grid, columns, column) else "outcomes"
        case "unit":
            others = any(f in OWNED or f == "manager" for f in columns.fields)
            themed = before and (UNIT_OF_PLAN.match(columns.headers[column]) or not columns.has(*DATED, *STATED))
            return None if others or themed else "lead_officer"
        case "manager":
            return "authorising_officer" if "lead_officer" in columns.fields else "lead_officer"
        case "milestones":
            return "outcomes"
        case "theme" if not before and REVIEW.search(columns.headers[column]):
            return "progress"  # "Six month review"
        case "theme" if before and "recommendation" not in columns.fields and words > LONGEST_TOPIC:
            return "recommendation" if asks_below(grid, columns, column) else field
        case "rag" if tells_in_words(grid, columns, column):
            named = field_of(BRACKETS.sub("", columns.headers[column]), "action")
            return named if named in TOLD else "comments"
        case "issues" if holds_ranks(grid, columns, column):
            return "priority"  # "Risk" over "High | Medium"
        case "outcomes" if holds_numbers(grid, columns, column) or holds_ranks(grid, columns, column):
            return None
        case "priority" if holds_statuses(grid, columns, column) and not columns.has("status", "rag"):
            return "status"
        case "priority":
            return "priority" if words <= 2 and holds_ranks(grid, columns, column) else "theme"
        case "response":
            spare = columns.fields[where] != "recommendation" or columns.fields.count("response") > 1
            return None if spare and answers_shortly(grid, columns, column) else "comments"
        case "progress" | "status" if holds_shares(grid, columns, column) and "percent_complete" not in columns.fields:
            return "percent_complete"
        case "progress":
            stated = any(f in STATED[:1] for f in columns.fields)
            if not stated and holds_statuses(grid, columns, column):
                return "status"
            return field
        case "status":
            told = UPDATED.search(columns.headers[column]) and not holds_statuses(grid, columns, column)
            if words > 6 or told:
                return "comments"
            dated = holds_dates(grid, columns, column) and not opens_with_statuses(grid, columns, column)
            return "closed_date" if dated else field
        case "reference":
            wordy = column > columns.fields.index("reference") or words >= FEWEST_TOLD - 1
            if words > LONGEST_TOPIC and RECOMMENDED.match(columns.headers[column]):
                return "recommendation"  # "Rec" over its words
            if wordy and words >= FEWEST_TOLD and MINUTED.search(columns.headers[column]):
                return "raised"  # "Housing Committee 13.02.24, item 7"
            return "theme" if words > LONGEST_TOPIC or (wordy and not holds_codes(grid, columns, column)) else field
        case _:
            return field


def _second_thoughts(fields: list[str | None], headers: Sequence[str]) -> None:
    """A revised date is the date in force; a lone accountable officer is the lead; only one column is the theme."""
    if "revised_deadline" in fields and "deadline" in fields and "original_deadline" not in fields:
        fields[fields.index("deadline")] = "original_deadline"
    if "original_deadline" in fields and not {"deadline", "revised_deadline"} & set(fields):
        fields[fields.index("original_deadline")] = "deadline"
    for column, field in enumerate(fields):
        if field == "revised_deadline":
            fields[column] = "deadline"
    if fields.count("theme") > 1:
        for column in [c for c, f in enumerate(fields) if f == "theme"][:-1]:
            fields[column] = None
    if fields.count("authorising_officer") == 1 and "lead_officer" not in fields:
        column = fields.index("authorising_officer")
        fields[column] = "authorising_officer" if SIGNS_OFF.search(headers[column]) else "lead_officer"
    for column, field in enumerate(fields):  # "Previous update" beside "Current update"
        others = [c for c, f in enumerate(fields) if c != column and _tell_alike(f, field)]
        if any(aside.search(headers[column]) and any(not aside.search(headers[c]) for c in others) for aside in ASIDE):
            fields[column] = None
    if "rag" in fields and fields.count("description") == 1 and fields.count("reference") > 1:
        first = fields.index("reference")
        for column in [c for c, f in enumerate(fields) if f == "reference" and c != first]:
            fields[column] = None


def _tell_alike(one: str | None, other: str | None) -> bool:
    """Whether both are updates, or both states."""
    return one in UPDATES if other in UPDATES else one == other and one in STATED


def _holds_actions(grid: Grid, columns: Columns) -> bool:
    """A column headed as an action with an owner, a date or a state; a vaguer header needs more of them.

    A plan of schemes ("Project | Cost | Comments") or an agenda ("Item | Lead | Paper") is no list of actions.
    """
    header = columns.headers[columns.of("description")[0]]
    owned = columns.has(*OWNED)
    dated = any(holds_dates(grid, columns, c) for f in DATED for c in columns.of(f))
    stated = columns.has(*STATED)
    told = columns.has(*TOLD)
    if not (owned or dated or stated):
        owned = dated = any(says_who_or_when(text) for text in texts_below(grid, columns, columns.of("description")[0]))
    if STRONG.search(header):
        return owned or dated or stated or columns.has("progress") or (told and columns.has("reference"))
    if field_of(header, "action") == "item":
        return owned and stated
    return owned + dated + stated + told >= 2 and (owned or dated or (stated and told))


def _count(fields: list[str | None], names: tuple[str, ...]) -> int:
    return sum(field in names for field in fields)
