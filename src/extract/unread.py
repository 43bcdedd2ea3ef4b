"""What no finder claimed: tables, pictures and pages of which nothing became a record."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Block, Figure, Page, PageStatus, Table
from .candidates import Claims, Source, UnreadCandidate
from .report import Report, source_of

TEXT_LIMIT = 20_000  # of one table's words; a longer one is cut, and its place in the paper is still known


def find_unread(report: Report, claims: Claims) -> Iterator[UnreadCandidate]:
    """Runs last: what the other finders left, so that nothing is lost unseen."""
    for block in report.blocks:
        if isinstance(block, Table | Figure) and claims.free(block):
            yield _unclaimed(block)
    for page in report.document.pages:
        if page.status is not PageStatus.READ and _within(page, report):
            reason = page.reason or page.status.value
            yield UnreadCandidate(Source("", f"page:{page.number}"), "page", reason)


def _unclaimed(block: Block) -> UnreadCandidate:
    kind = "table" if isinstance(block, Table) else "image"
    source = source_of(block, method=f"unread:{kind}")
    return UnreadCandidate(source, kind, "no finder knows this kind", block.text[:TEXT_LIMIT])


def _within(page: Page, report: Report) -> bool:
    first, last = report.front.page_start, report.front.page_end
    return first is not None and last is not None and first <= page.number <= last
