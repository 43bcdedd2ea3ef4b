"""How many of a plan's actions stand where, as sentences, tables and charts state it.

A fact is one row, however often the section tells it: prose first, then tables, then what is printed in a chart.
Totals are those that the paper states, or that its own figures leave no choice about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from ...document import Cell, Figure, Paragraph, Table
from ...lookups import fold
from ...lookups import table as lookup
from ..blocks.language import sentences
from ..candidates import Claims, Source, StatusCountCandidate
from ..figures import COUNT, PERCENT, has_number, percentage, whole_number
from ..plans import plan_in, plans_of
from ..report import Report, source_of
from ..wording import Sayings

FIGURES = re.compile(
    rf"""
    ^ [^\w(]* (?: (?: there \s+ (?:are|were) | with | and | but | while | a\s+total\s+of | in\s+total | overall
                    | currently | some | all | of\s+these | of\s+which | (?:the\s+)?(?:remaining|other) | a\s+further
                    | (?:during|in|by|at|for)\s+(?:the\s+)?[A-Za-z\s]{{3,40}}
                      (?: [1-4] (?:\s+ \d{{4}}(?:[-/]\d\d)? )? , | \d{{4}} (?:[-/]\d\d)? , )? ) ,? \s+ )*
    (?: (?P<percent> {PERCENT} ) (?: \s* \(\s* (?P<bracket_count> {COUNT} ) \s* (?: actions? )? \) )?
      | (?P<count> {COUNT} ) (?! [%\d./-] ) (?: \s* \(\s* (?P<count_percent> {PERCENT} ) \s*\) )? )
    (?: \s* (?: out \s+ of | of | / ) \s* (?: (?:the|its|our|these|a|total|of) \s+ ){{0,4}}
        (?P<total> {COUNT} ) (?! [%\d./-] ) )?
    (?P<rest> .* ) $
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
OF_THE_TOTAL = re.compile(
    rf"^[^\w]*(?:out\s+)?of\s+(?:the|its|our|all|these)\s+(?:total\s+of\s+)?(?P<total>{COUNT})\s+(?P<noun>[\w\s'’/-]{{3,80}}?),\s+",
    re.IGNORECASE,
)
TOTAL_STATED = re.compile(
    rf"\b(?:there\s+(?:are|were)|contains?|comprises?|includes?|has|made\s+up\s+of)\s+(?:a\s+total\s+of\s+)?(?P<total>{COUNT})\s+"
    rf"(?:[\w-]+\s+){{0,2}}(?:actions|activities|milestones|tasks|objectives|projects|recommendations|commitments|targets)\b"
    rf"(?!\s+(?:which|that|are|were|have|has|on\s|off\s|at\s|still|now))",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:(?:is|are|was|were|remains?|stands?|stood)|(?:has|have|had)(?=\s))\s+"
    r"(?:(?:now|currently|already|also|all|still|both|either|fully|been|being|at(?!\s+risk)|shown|rated|reported|recorded|as)\s+)*",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(
    rf"(?:(?:(?<!\s)\s+)?(?:;|,(?!\d)\s*(?:and\s+|with\s+|while\s+|but\s+)?)|(?<!\s)\s+(?:and|with|while|but)\s+)"
    rf"(?=(?:a\s+further\s+|the\s+remaining\s+)?(?:{PERCENT}|{COUNT}\s))",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?<!\s)\s+(?:and\s+(?:are\s+|is\s+)?(?:due|on|expected|scheduled)\b|which\b|with\b|as\s+at\b|at\s+the\b|by\s+the\b|to\s+be\b).*$"
)
TAIL_PERCENT = re.compile(rf"\(\s*(?P<percent>{PERCENT})\s*\)", re.IGNORECASE)
TAIL_COUNT = re.compile(rf"\(\s*(?P<count>{COUNT})\s*(?:out\s+of|of|/)\s*(?P<total>{COUNT})\s*\)", re.IGNORECASE)
BARE_NUMBER = re.compile(rf"^(?P<count>{COUNT})(?:\s*\((?P<percent>{PERCENT})\))?$", re.IGNORECASE)
BARE_PERCENT = re.compile(rf"^(?P<percent>{PERCENT})(?:\s*\((?P<count>{COUNT})\))?$", re.IGNORECASE)
STATE_PAIR = re.compile(
    rf"""
    (?: (?P<status> [A-Za-z][A-Za-z/ -]{{2,40}}? ) \s* (?: [:=–-] \s* )? (?P<count> \d{{1,4}} ) (?! [\d.%/] )
        (?: \s* \(\s* (?P<percent> {PERCENT} ) \s*\) )?
      | (?P<count_first> \d{{1,4}} ) \s+ (?P<status_after> [A-Za-z][A-Za-z/ -]{{2,40}}? ) (?= \s* (?: [,;|/.] | $ ) ) )
    \s* (?: [,;|/•] | \band\b )? \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
INTRODUCED = re.compile(r"^[^:\d]{3,60}:\s*(?=\S)")
LONGEST_ROLL = 200  # characters
CHART_LINE = re.compile(r"(?P<status>[A-Za-z][A-Za-z ,'’/-]{2,60}?)[\s:,=–-]+(?P<count>\d{1,4})(?![\d.%])")


def find_status_counts(report: Report, claims: Claims) -> Iterator[StatusCountCandidate]:
    """Every stated number of actions of one status, with its plan; one candidate per fact."""
    plans = plans_of(report)
    sections: dict[tuple[str, ...], list[StatusCountCandidate]] = {}
    for path, block in report.under_headings():
        key = tuple(heading.text for heading in path)
        said = sections.setdefault(key, [])
        plan = plans.at(path)
        if isinstance(block, Paragraph):
            found = list(_in_roll(block, plan)) or list(_in_prose(block, plan))
        elif isinstance(block, Table) and claims.free(block):
            found = list(_in_table(block, plan))
            if found:
                claims.take(block, "table:counts")
        elif isinstance(block, Figure) and not said:
            found = list(_in_chart(block, plan))
        else:
            continue
        said.extend(with_totals([c for c in found if not any(_same_fact(c, s) for s in said)]))
    for candidates in sections.values():
        yield from candidates


def _state_words() -> list[str]:
    return cast(dict[str, list[str]], lookup("measures")["action_states"])["words"]


@cache
def _states() -> re.Pattern[str]:
    words = sorted(_state_words(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _sayings() -> Sayings:
    return Sayings(_state_words())


def _counts_state(words: str) -> bool:
    """Whether both a number and a state stand in these words: few say both, and every paragraph is asked."""
    return has_number(words) and _sayings().said_in(words)


@cache
def _nouns() -> re.Pattern[str]:
    words = cast(dict[str, list[str]], lookup("measures")["action_nouns"])["words"]
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE)


def _in_prose(paragraph: Paragraph, plan: str | None) -> Iterator[StatusCountCandidate]:
    if not _counts_state(paragraph.text):
        return
    whole = TOTAL_STATED.search(paragraph.text)
    total = whole["total"] if whole else None
    counted = whole is not None  # once actions are counted, "one is complete" counts actions too
    for sentence in sentences(paragraph.text):
        opening = OF_THE_TOTAL.match(sentence)
        if opening and _nouns().search(opening["noun"]):
            total, counted = opening["total"], True
        for clause in _clauses(sentence[opening.end() :] if opening else sentence):
            figures = FIGURES.match(clause)
            state = _state(figures, carried=counted) if figures else None
            if figures is None or state is None:
                continue
            counted = True
            source = source_of(paragraph, method="prose:counts", quote=sentence)
            found = _candidate(figures, state, plan or plan_in(sentence) or plan_in(paragraph.text), source)
            yield replace(found, total=found.total or total)


def _in_roll(paragraph: Paragraph, plan: str | None) -> Iterator[StatusCountCandidate]:
    """A line of states and numbers and nothing else: "RAG summary: Green 12 Amber 3 Red 1"."""
    text = paragraph.text.strip(" .")
    if len(text) > LONGEST_ROLL or not _counts_state(text):
        return
    introduced = INTRODUCED.match(text)
    for words in (text[introduced.end() :] if introduced else text, text):
        pairs = _pairs(words)
        if len(pairs) >= 2:
            for pair in pairs:
                source = source_of(paragraph, method="prose:counts")
                status = (pair["status"] or pair["status_after"]).strip(" -")
                yield StatusCountCandidate(
                    source, status, pair["count"] or pair["count_first"], pair["percent"], None, plan
                )
            return


def _pairs(words: str) -> list[re.Match[str]]:
    """The states with their numbers that a line is made of; none where anything else stands in it."""
    pairs: list[re.Match[str]] = []
    at = 0
    while at < len(words):
        pair = STATE_PAIR.match(words, at)
        if pair is None or not _is_state_word(pair["status"] or pair["status_after"]):
            return []
        pairs.append(pair)
        at = pair.end()
    return pairs


def _is_state_word(words: str) -> bool:
    return _states().fullmatch(words.strip(" -")) is not None


def _clauses(sentence: str) -> Sequence[str]:
    return [clause for clause in CLAUSE_END.split(sentence.strip(" .")) if clause.strip()]


def _state(figures: re.Match[str], *, carried: bool) -> str | None:
    """The words that say where these actions stand; None where it is not actions that are counted, or no state."""
    rest = figures["rest"]
    verb = VERB.search(rest)
    subject = rest[: verb.start()] if verb else rest
    noun = _nouns().search(subject[:80])
    if not noun and not carried and not (figures["total"] and _states().match(rest.strip())):
        return None
    if len(subject) > 110 and verb:
        return None
    if verb is None:
        words = rest.strip()
        if noun and carried:  # "12 are green, 4 actions (17%) amber"
            words = TAIL_PERCENT.sub("", rest[noun.end() :], count=1).strip()
        return _trimmed(words) if _states().match(words) else None
    words = rest[verb.start() if verb[0].lower().startswith(("has", "have", "had")) else verb.end() :]
    if "been" in verb[0].lower():
        words = rest[verb.end() :]
    return _trimmed(words) if _states().search(words[:80]) else None


def _trimmed(words: str) -> str:
    return TAIL.sub("", TAIL_PERCENT.sub("", words)).strip(" .,;:")


def _candidate(figures: re.Match[str], state: str, plan: str | None, source: Source) -> StatusCountCandidate:
    tail = TAIL_PERCENT.search(figures["rest"])
    counted = TAIL_COUNT.search(figures["rest"]) if figures["percent"] else None
    return StatusCountCandidate(
        source,
        status=state,
        count=figures["count"] or figures["bracket_count"] or (counted["count"] if counted else None),
        percent=figures["percent"] or figures["count_percent"] or (tail["percent"] if tail else None),
        total=figures["total"] or (counted["total"] if counted else None),
        plan=plan,
    )


def with_totals(counts: Sequence[StatusCountCandidate]) -> list[StatusCountCandidate]:
    """The counts of one passage with the total that it states, or that its figures force.

    A total is forced where exactly one number makes every printed percentage come out, or where the counts add up to
    a number that does.
    """
    stated = {c.total for c in counts if c.total}
    if len(stated) == 1:
        only = stated.pop()
        return [replace(c, total=only) for c in counts]
    if stated:
        return list(counts)
    pairs = [(n, p) for c in counts if (n := whole_number(c.count or "")) and (p := percentage(c.percent or ""))]
    if not pairs:
        return list(counts)
    total = sum(whole_number(c.count or "") or 0 for c in counts)
    if not all(_comes_out(n, p, total) for n, p in pairs):
        possible = [t for t in range(max(n for n, _ in pairs), 1_000) if all(_comes_out(n, p, t) for n, p in pairs)]
        if len(possible) != 1:
            return list(counts)
        total = possible[0]
    return [replace(c, total=str(total)) for c in counts]


def _comes_out(count: int, percent: float, total: int) -> bool:
    digits = 0 if percent == int(percent) else 1
    return total >= count and abs(count / total * 100 - percent) <= 0.5 * 10**-digits + 1e-9


def _same_fact(one: StatusCountCandidate, other: StatusCountCandidate) -> bool:
    """The same number of the same plan's actions: a chart or table that repeats the sentence above it."""
    counts = whole_number(one.count or ""), whole_number(other.count or "")
    if one.plan != other.plan or counts[0] is None or counts[0] != counts[1]:
        return False
    words = set(fold(one.status).split()) & set(fold(other.status).split())
    return bool(words) or one.source.method != other.source.method


def _in_table(grid: Table, plan: str | None) -> Iterator[StatusCountCandidate]:
    """A list of states with their numbers, or plans by states."""
    rows = list(grid.rows())
    if len(rows) < 2 or grid.column_count < 2 or grid.column_count > 12:
        return
    listed = [(row, _is_state(row[0])) for row in rows]
    if sum(is_state for _, is_state in listed) >= 2 and grid.column_count <= 4:
        yield from _listed_states(grid, rows, plan)
    elif sum(_is_state(cell) for cell in rows[0][1:]) >= 2:
        yield from _plans_by_states(grid, rows, plan)


def _is_state(cell: Cell) -> bool:
    words = cell.flat
    return len(words) <= 60 and bool(_states().search(words)) and not any(c.isdigit() for c in words)


def _listed_states(grid: Table, rows: Sequence[Sequence[Cell]], plan: str | None) -> Iterator[StatusCountCandidate]:
    total = next((n["count"] for row in rows if fold(row[0].flat) == "total" and (n := _number(row[1:]))), None)
    for row in rows:
        if not _is_state(row[0]):
            continue
        texts = [cell.flat for cell in row[1:]]
        count = next((m for text in texts if (m := BARE_NUMBER.match(text))), None)
        share = next((m for text in texts if (m := BARE_PERCENT.match(text))), None)
        if count is None and share is None:
            continue
        quote = " | ".join(cell.flat for cell in row)
        source = Source(quote[:500], "table:counts", row[0].parts or grid.parts, grid.locator)
        percent = share["percent"] if share else count["percent"] if count else None
        number = count["count"] if count else share["count"] if share else None
        yield StatusCountCandidate(source, row[0].flat, number, percent, total, plan)


def _number(cells: Sequence[Cell]) -> re.Match[str] | None:
    return next((m for cell in cells if (m := BARE_NUMBER.match(cell.flat))), None)


def _plans_by_states(grid: Table, rows: Sequence[Sequence[Cell]], plan: str | None) -> Iterator[StatusCountCandidate]:
    heads = [cell.flat for cell in rows[0]]
    totals = next((n for n, words in enumerate(heads) if fold(words) in {"total", "total actions", "actions"}), None)
    for row in rows[1:]:
        if len(row) != len(rows[0]) or fold(row[0].flat) in {"total", "totals", "overall", "all"}:
            continue
        for place, cell in enumerate(row):
            found = BARE_NUMBER.match(cell.flat) or BARE_PERCENT.match(cell.flat)
            if place == 0 or not found or not _is_state(rows[0][place]):
                continue
            total = row[totals].flat if totals is not None and totals < len(row) else None
            quote = f"{row[0].flat} | {heads[place]} | {cell.flat}"
            source = Source(quote[:500], "table:counts", cell.parts or grid.parts, grid.locator)
            named = plan_in(row[0].flat) or row[0].flat or plan
            yield StatusCountCandidate(source, heads[place], found["count"], found["percent"], total, named)


def _in_chart(chart: Figure, plan: str | None) -> Iterator[StatusCountCandidate]:
    for found in CHART_LINE.finditer(chart.text):
        if _states().search(found["status"]):
            source = source_of(chart, method="chart:counts", quote=found[0])
            yield StatusCountCandidate(source, found["status"].strip(), found["count"], plan=plan)
