"""A report's front sheet as a record: whose it is, which meeting, which period."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document
from ..extract.candidates import ReportCandidate
from ..extract.report import Report
from . import authorities, dates, people, periods
from .authorities import Authority
from .context import Context, value_of
from .identity import Identities
from .records import MeetingRecord, ReportKind, ReportRecord
from .statuses import StatusKey
from .yes_no import yes_or_no


def authority_of(words: Sequence[str]) -> Authority | None:
    """The authority that the front sheet's words name, best first; None where they name none."""
    for expression in words:
        found = value_of(authorities.authority, expression)
        if found is not None:
            return found
    return None


def report_context(report: Report, identities: Identities, owner: Authority | None, key: StatusKey | None) -> Context:
    """What holds for every candidate of this report. An appendix without names of its own takes its parent's."""
    front = report.front
    report_id = identities.of("reports", front.ordinal, front.title)
    period = periods.combine([p for words in front.period if (p := value_of(periods.period, words))])
    meeting = next((d for m in front.meetings if (d := value_of(dates.day, m.meeting_date))), None)
    return Context(
        identities=identities,
        report_id=report_id,
        authority=authority_of(front.authority) or owner,
        period=period,
        written=meeting or period.end,
        key=key,
    )


def report_record(front: ReportCandidate, context: Context, parent_id: str | None) -> ReportRecord:
    first = front.meetings[0] if front.meetings else None
    return ReportRecord(
        **{**context.provenance(front.source), "report_id": context.report_id},
        ordinal=front.ordinal,
        parent_report_id=parent_id,
        kind=ReportKind(front.kind),
        title=front.title,
        authority_code=context.authority.code if context.authority else None,
        authority_name=context.authority.name if context.authority else None,
        committee=first.committee if first else None,
        meeting_date=value_of(dates.day, first.meeting_date) if first else None,
        directorate=front.directorate,
        portfolio=front.portfolio,
        report_author=value_of(people.officer, front.report_author),
        contact=front.contact,
        report_reference=front.report_reference,
        wards=front.wards,
        exempt=value_of(yes_or_no, front.exempt),
        key_decision=value_of(yes_or_no, front.key_decision),
        financial_year=context.period.financial_year,
        quarter=context.period.quarter,
        period_start=context.period.start,
        period_end=context.period.end,
        page_start=front.page_start,
        page_end=front.page_end,
    )


def meeting_records(front: ReportCandidate, context: Context) -> list[MeetingRecord]:
    return [
        MeetingRecord(
            **context.provenance(m.source),
            meeting_id=context.identities.of("meetings", context.report_id, m.committee, m.meeting_date),
            committee=m.committee,
            meeting_date=value_of(dates.day, m.meeting_date),
            venue=m.venue,
        )
        for m in front.meetings
    ]


def document_authority(document: Document, reports: Sequence[Report]) -> Authority | None:
    """Whose document it is: what the fronts say, else the name that the paper itself uses most."""
    for report in reports:
        found = authority_of(report.front.authority)
        if found is not None:
            return found
    words = [document.publisher or "", document.title or ""]
    words += [f.text for f in document.furniture]
    words += [block.text for block in document.blocks]
    counted = authorities.authorities_in("\n".join(words))
    return counted[0][0] if counted else None
