"""Reports, contexts and candidates by hand, for the tests of what normalising makes of them."""

from __future__ import annotations

from datetime import date

from councilpapers.document import Block, Document
from councilpapers.extract.candidates import MeetingCandidate, ReportCandidate, Source
from councilpapers.extract.report import Report
from councilpapers.normalise.context import Context
from councilpapers.normalise.identity import Identities
from councilpapers.normalise.owners import Owner
from councilpapers.normalise.periods import Period
from councilpapers.normalise.statuses import StatusKey

DOCUMENT_ID = "0" * 64
SOURCE = Source("the words as printed", "test")
OWNER = Owner(None, "Ashby Vale Council")
QUARTER = Period("2021-22", 2, date(2021, 7, 1), date(2021, 9, 30))


def context(
    period: Period = QUARTER, written: date | None = date(2021, 11, 8), key: StatusKey | None = None
) -> Context:
    """What holds for a report on the second quarter of 2021/22, written in the November after."""
    return Context(Identities(DOCUMENT_ID), "r1", OWNER, period, written, key)


def report(
    *blocks: Block,
    ordinal: int = 1,
    kind: str = "performance_report",
    title: str | None = None,
    meeting: str | None = None,
    parent: Report | None = None,
) -> Report:
    """A report of these blocks, with a meeting on the day that `meeting` prints."""
    document = parent.document if parent else Document(DOCUMENT_ID, "text/plain", blocks)
    meetings = (MeetingCandidate(SOURCE, "Cabinet", meeting),) if meeting else ()
    above = parent.front.ordinal if parent else None
    front = ReportCandidate(SOURCE, ordinal, kind, above, title=title or f"Report {ordinal}", meetings=meetings)
    return Report(document, front, blocks, parent)
