"""What no finder claimed: tables and pictures without records, and words that a rebuilt table had no place for."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Block, Figure, Table, TableOrigin
from .candidates import Claims, UnreadCandidate
from .report import Report, source_of

TEXT_LIMIT = 20_000  # of one table's words; a longer one is cut, and its place in the paper is still known


def find_unread(report: Report, claims: Claims) -> Iterator[UnreadCandidate]:
    """Runs last: what the other finders left, so that nothing is lost unseen."""
    for block in report.blocks:
        if isinstance(block, Table | Figure) and claims.free(block):
            yield _unclaimed(block)
        if isinstance(block, Table) and block.origin is TableOrigin.RUN_TOGETHER and block.repeats:
            source = source_of(block, method="unread:text", quote=" ".join(block.repeats))
            yield UnreadCandidate(source, "text", "printed twice, or in no column of the table", source.quote)


def _unclaimed(block: Block) -> UnreadCandidate:
    kind = "table" if isinstance(block, Table) else "image"
    source = source_of(block, method=f"unread:{kind}")
    return UnreadCandidate(source, kind, "no finder knows this kind", block.text[:TEXT_LIMIT])
