"""A report's front sheet as a record: whose it is, which meeting, which period."""

from __future__ import annotations

from ..extract.candidates import ReportCandidate
from ..extract.report import Report
from . import dates, people, periods
from .context import Context, value_of
from .identity import Identities
from .owners import Owner, report_owner
from .records import MeetingRecord, ReportRecord
from .statuses import StatusKey
from .vocabulary import ReportKind
from .yes_no import yes_or_no


def report_context(
    report: Report, identities: Identities, owner: Owner | None, key: StatusKey | None, parent: Context | None
) -> Context:
    """What holds for every candidate of this report; an appendix that prints no date is as old as what presents it."""
    front = report.front
    report_id = identities.of("reports", front.ordinal, front.title)
    meeting = next((d for m in front.meetings if (d := value_of(dates.day, m.meeting_date))), None)
    printed = meeting or value_of(dates.day, front.title) or (parent.written if parent else None)  # "Log, 14 May 2013"
    period = periods.combine([p for w in front.period if (p := value_of(lambda w: periods.period(w, printed), w))])
    written = meeting or period.end or printed
    return Context(
        identities=identities,
        report_id=report_id,
        owner=report_owner(report, written) or owner,
        period=period,
        written=written,
        key=key,
        first_page=front.page_start,
    )


def report_record(front: ReportCandidate, context: Context, parent_id: str | None) -> ReportRecord:
    first = front.meetings[0] if front.meetings else None
    return ReportRecord(
        **context.provenance(front.source),
        ordinal=front.ordinal,
        parent_report_id=parent_id,
        kind=ReportKind(front.kind),
        title=front.title,
        authority_code=context.owner.code if context.owner else None,
        authority_name=context.owner.name if context.owner else None,
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
