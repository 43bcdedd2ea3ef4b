"""A method for each table and view of a database, as `python -m councilpapers.write_methods` writes them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from .frames import Rows

Names = str | Sequence[str] | None  # of authorities, or their GSS codes
Year = str | None  # "2009-10"
Quarter = int | None  # 1 to 4


class TablesAndViews(ABC):
    """What can be asked for by name; `Archive` says how."""

    @abstractmethod
    def _rows(
        self, name: str, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None
    ) -> Rows:
        """The rows of the table or view of that name."""

    def action_changes(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """What an action's row says otherwise than when it was last said: one row for each field. A copy of a
        report changes nothing.
        """
        return self._rows("action_changes", authority=authority, financial_year=financial_year, quarter=quarter)

    def action_links(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Which earlier row each action follows, and why; one row for each action, several for one that holds what
        were several. Made anew after every run.
        """
        return self._rows("action_links", authority=authority, financial_year=financial_year, quarter=quarter)

    def actions(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """What somebody undertook to do: actions, and the activities under them."""
        return self._rows("actions", authority=authority, financial_year=financial_year, quarter=quarter)

    def agenda_items(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Items of an agenda, with the printed page numbers."""
        return self._rows("agenda_items", authority=authority, financial_year=financial_year, quarter=quarter)

    def attendances(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Who was present and who sent apologies."""
        return self._rows("attendances", authority=authority, financial_year=financial_year, quarter=quarter)

    def column_changes(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """What a plan's table tells no longer, or only now, beside the quarter before in the archive."""
        return self._rows("column_changes", authority=authority, financial_year=financial_year, quarter=quarter)

    def corrections(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """What people put right in records; applied after every run, the value as it was read kept."""
        return self._rows("corrections", authority=authority, financial_year=financial_year, quarter=quarter)

    def decisions(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Resolutions and recommendations, part by part."""
        return self._rows("decisions", authority=authority, financial_year=financial_year, quarter=quarter)

    def document_sources(
        self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None
    ) -> Rows:
        """Every path under which a document's bytes were seen."""
        return self._rows("document_sources", authority=authority, financial_year=financial_year, quarter=quarter)

    def documents(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """One row per file as bytes; `outcome` says what became of it."""
        return self._rows("documents", authority=authority, financial_year=financial_year, quarter=quarter)

    def findings(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Achievements, strengths, areas for improvement, risks and issues that the paper presents as such."""
        return self._rows("findings", authority=authority, financial_year=financial_year, quarter=quarter)

    def grades(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Judgements of inspectors, auditors and self-assessments."""
        return self._rows("grades", authority=authority, financial_year=financial_year, quarter=quarter)

    def indicator_series(
        self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None
    ) -> Rows:
        """The same measure over its periods, each from the last paper that tells of it; quarters, months and years
        are series of their own.
        """
        return self._rows("indicator_series", authority=authority, financial_year=financial_year, quarter=quarter)

    def indicators(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Measured values: rows of indicator tables, and values stated for a named measure."""
        return self._rows("indicators", authority=authority, financial_year=financial_year, quarter=quarter)

    def meetings(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Every meeting that a report names as its own."""
        return self._rows("meetings", authority=authority, financial_year=financial_year, quarter=quarter)

    def objective_impacts(
        self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None
    ) -> Rows:
        """What a report says of its effect on the authority's objectives."""
        return self._rows("objective_impacts", authority=authority, financial_year=financial_year, quarter=quarter)

    def plan_quarters(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Every quarter of a plan that is in the archive, and the one paper that it is counted from."""
        return self._rows("plan_quarters", authority=authority, financial_year=financial_year, quarter=quarter)

    def progress(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Where an action stood in one period, one row per action and period printed."""
        return self._rows("progress", authority=authority, financial_year=financial_year, quarter=quarter)

    def quality_flags(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """What does not add up; never a reason to drop a record."""
        return self._rows("quality_flags", authority=authority, financial_year=financial_year, quarter=quarter)

    def reconciliations(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """A figure that the paper states beside what its own rows or figures come to."""
        return self._rows("reconciliations", authority=authority, financial_year=financial_year, quarter=quarter)

    def report_copies(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Reports that are there again, in another format or pack, and the one that is counted in their place."""
        return self._rows("report_copies", authority=authority, financial_year=financial_year, quarter=quarter)

    def reports(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """A paper inside a document: an agenda pack holds many, most files hold one."""
        return self._rows("reports", authority=authority, financial_year=financial_year, quarter=quarter)

    def sections(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Everything that was read, in order, for full-text search."""
        return self._rows("sections", authority=authority, financial_year=financial_year, quarter=quarter)

    def status_by_quarter(
        self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None
    ) -> Rows:
        """How many of a plan's actions stand where, quarter by quarter, each from one paper; a status that the
        plan uses in other quarters counts 0.
        """
        return self._rows("status_by_quarter", authority=authority, financial_year=financial_year, quarter=quarter)

    def status_counts(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """How many of a plan's actions stand where, as prose, a table or a chart states it."""
        return self._rows("status_counts", authority=authority, financial_year=financial_year, quarter=quarter)

    def status_keys(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """The paper's own key: what its status words and colours mean."""
        return self._rows("status_keys", authority=authority, financial_year=financial_year, quarter=quarter)

    def unread(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """What no reader claimed, so that nothing is lost unseen."""
        return self._rows("unread", authority=authority, financial_year=financial_year, quarter=quarter)

    def action_history(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Every row that prints an action, in order of time, with what is new in it; rows of a copy of a report
        say so in `link`.
        """
        return self._rows("action_history", authority=authority, financial_year=financial_year, quarter=quarter)

    def action_progress(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """An action over the quarters: where it stood in each report and in each period that a report prints; in
        no order.
        """
        return self._rows("action_progress", authority=authority, financial_year=financial_year, quarter=quarter)

    def actions_by_status(
        self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None
    ) -> Rows:
        """How many actions and activities have each status, by authority and quarter; rows of a copy
        (`report_copies`) are not counted.
        """
        return self._rows("actions_by_status", authority=authority, financial_year=financial_year, quarter=quarter)

    def actions_traced(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Every action with its authority, its report, and the file, page and words it was read from."""
        return self._rows("actions_traced", authority=authority, financial_year=financial_year, quarter=quarter)

    def changed_actions(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """What changed in an action since the report before: the field, its value before and after, and where both
        are printed.
        """
        return self._rows("changed_actions", authority=authority, financial_year=financial_year, quarter=quarter)

    def changed_owners(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Actions that passed from one officer to another, and in which paper; a name in another spelling is no
        change.
        """
        return self._rows("changed_owners", authority=authority, financial_year=financial_year, quarter=quarter)

    def contradictions(self, *, authority: Names = None) -> Rows:
        """Where a paper contradicts itself, both figures side by side, each report once, without its copies;
        differences that the paper explains, or that may be our own mistake, are in `reconciliations` alone.
        """
        return self._rows("contradictions", authority=authority)

    def coverage(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Every quarter between an authority's first and last in the archive, and whether a paper of it is there,
        with the name of one; copies are not counted; papers that name only a year have a row without a quarter.
        """
        return self._rows("coverage", authority=authority, financial_year=financial_year, quarter=quarter)

    def decisions_by_meeting(self, *, authority: Names = None) -> Rows:
        """What each meeting resolved and what was recommended to it, item by item, part by part; each report once,
        without its copies (`report_copies`).
        """
        return self._rows("decisions_by_meeting", authority=authority)

    def documents_overview(self, *, authority: Names = None) -> Rows:
        """One row per file: what became of it, what of it could not be read, and how many records it gave."""
        return self._rows("documents_overview", authority=authority)

    def dropped_actions(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Actions that are missing from the next report of their plan in the archive, and from all later ones, and
        that were never called completed or cancelled.
        """
        return self._rows("dropped_actions", authority=authority, financial_year=financial_year, quarter=quarter)

    def failures(self) -> Rows:
        """Files that gave nothing, why, and what to do."""
        return self._rows("failures")

    def grade_changes(self, *, authority: Names = None) -> Rows:
        """How a grade changed from one assessment to the next of the same scheme, in steps better or worse."""
        return self._rows("grade_changes", authority=authority)

    def grade_history(self, *, authority: Names = None) -> Rows:
        """Each grade inside its scheme, assessment after assessment, by how many steps better than the one before;
        null where papers disagree over it.
        """
        return self._rows("grade_history", authority=authority)

    def grades_by_year(self, *, authority: Names = None) -> Rows:
        """Grades by authority, framework and subject, year after year."""
        return self._rows("grades_by_year", authority=authority)

    def overdue_actions(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Actions whose deadline had passed on the date of their own report, and that this report does not call
        completed or cancelled; each report once, without its copies.
        """
        return self._rows("overdue_actions", authority=authority, financial_year=financial_year, quarter=quarter)

    def plan_coverage(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Every quarter between a plan's first and last in the archive, and whether its rows of that quarter are
        there.
        """
        return self._rows("plan_coverage", authority=authority, financial_year=financial_year, quarter=quarter)

    def reopened_actions(
        self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None
    ) -> Rows:
        """Actions called completed or cancelled that a later report goes on with."""
        return self._rows("reopened_actions", authority=authority, financial_year=financial_year, quarter=quarter)

    def report_dates(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Each report with its authority, its file and its date: that of the meeting, else the end of the period;
        an appendix takes the date of its covering report.
        """
        return self._rows("report_dates", authority=authority, financial_year=financial_year, quarter=quarter)

    def report_quarters(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """The quarter that a report is about: the one that it prints, else that of its date; only a year if that
        is all it prints.
        """
        return self._rows("report_quarters", authority=authority, financial_year=financial_year, quarter=quarter)

    def slipped_deadlines(
        self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None
    ) -> Rows:
        """Deadlines put off: from which day to which, by how many days, in which paper; also where one paper
        prints both.
        """
        return self._rows("slipped_deadlines", authority=authority, financial_year=financial_year, quarter=quarter)

    def status_changes(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Changes of an action's status: what one report says, and what the next report that gives a status says."""
        return self._rows("status_changes", authority=authority, financial_year=financial_year, quarter=quarter)

    def summary(self) -> Rows:
        """How much of everything the database holds."""
        return self._rows("summary")

    def undecided_links(self, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None) -> Rows:
        """Actions that may be either of two earlier ones, and are therefore linked to none."""
        return self._rows("undecided_links", authority=authority, financial_year=financial_year, quarter=quarter)

    def unread_overview(self) -> Rows:
        """What was not read, file by file, and on which pages to look."""
        return self._rows("unread_overview")
