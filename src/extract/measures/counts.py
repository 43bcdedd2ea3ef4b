"""How many of a plan's actions stand where, as sentences, tables and charts state it.

A fact is one row, however often the section tells it: prose first, then tables, then what is printed in a chart.
Totals are those that the paper states, or that its own figures leave no choice about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...document import Figure, Paragraph, Table
from ...lookups import fold
from ..candidates import Claims, StatusCountCandidate
from ..figures import percentage, whole_number
from ..plans import plans_of
from ..report import Report
from .counts_in_prose import Passage, counts_in_prose
from .counts_in_tables import counts_in_chart, counts_in_table


def find_status_counts(report: Report, claims: Claims) -> Iterator[StatusCountCandidate]:
    """Every stated number of actions of one status, with its plan; one candidate per fact."""
    plans = plans_of(report)
    sections: dict[tuple[str, ...], dict[int, list[StatusCountCandidate]]] = {}
    passage = Passage()
    passages, plan = sections.setdefault((), {}), plans.at(())
    under: tuple[Paragraph, ...] = ()
    for path, block in report.under_headings():
        if path != under:
            under, plan = path, plans.at(path)
            passages = sections.setdefault(tuple(heading.text for heading in path), {})
        if isinstance(block, Paragraph):
            found = list(counts_in_prose(block, plan, passage))
        elif isinstance(block, Table) and claims.free(block):
            passage.begin()
            found = list(counts_in_table(block, plan))
            if found:
                claims.take(block, "table:counts")
        elif isinstance(block, Figure) and not any(passages.values()):
            passage.begin()
            found = list(counts_in_chart(block, plan))
        else:
            continue
        if not found:
            continue
        said = [one for told in passages.values() for one in told]
        fresh = [c for c in found if not any(_same_fact(c, one) for one in said)]
        passages.setdefault(passage.number, []).extend(fresh)
    for passages in sections.values():
        for told in passages.values():
            yield from with_totals(told)


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
