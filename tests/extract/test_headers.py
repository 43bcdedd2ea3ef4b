"""Headers of action tables, as councils word them."""

from __future__ import annotations

import pytest

from councilpapers.extract.actions.action_tables import find_actions
from councilpapers.extract.candidates import ActionCandidate, Claims
from councilpapers.extract.columns import field_of

from .grids import report, table


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Recommendati on", "recommendation"),
        ("Cam Gweithredu / Action", "description"),
        ("Statws / Status", "status"),
        ("Sylwadau", "comments"),
        ("#", "reference"),
        ("By", "lead_officer"),
        ("Project sponsor", "authorising_officer"),
        ("Task Lead", "lead_officer"),
        ("Delivery owner", "lead_officer"),
        ("Action to be taken by", "lead_officer"),
        ("Action Plan Ref", "reference"),
        ("KLOE ref", "reference"),
        ("Status (BRAG)", "rag"),
        ("How are we doing? (RAG)", "rag"),
        ("Progress (%)", "percent_complete"),
        ("Progress (to March 2015)", "progress"),
        ("Self-assessed RAG", "rag"),
        ("Service commentary", "comments"),
        ("When will it be completed?", "deadline"),
        ("What difference has it made?", "outcomes"),
        ("What actions will be taken?", "description"),
        ("Corporate Plan Priority", "theme"),
        ("Follow-up status", "status"),
        ("Progress since last update", "progress"),
        ("Latest note date", "reviewed"),
        ("Budget manager", "lead_officer"),
        ("Motion", "theme"),
        ("Recovery actions", "description"),
        ("Audit and agreed action", "description"),
        ("Portfolio / Officer", "lead_officer"),
        ("Committee decision", "description"),
        ("CLT owner", "authorising_officer"),
        ("To be completed/progressed", "deadline"),
        ("Action completed?", "status"),
        ("Actions completed", "progress"),
        ("Who needs to be told?", "partners"),
        ("Assisted by", "partners"),
        ("Measuring success", "outcomes"),
        ("Accountability", "authorising_officer"),
        ("Revised / further actions", "description"),
        ("Review/Assess/Revise", "comments"),
        ("Peer team suggestion", "recommendation"),
        ("Number of visits made", None),
    ],
)
def test_what_a_header_names(header: str, field: str | None) -> None:
    assert field_of(header, "action") == field


@pytest.mark.parametrize(
    ("header", "lead", "authorising"),
    [("Accountable officer", "A Bell", None), ("Authorising officer", None, "A Bell"), ("Lead member", None, "A Bell")],
)
def test_one_officer_alone_is_the_lead_unless_he_signs(header: str, lead: str | None, authorising: str | None) -> None:
    (action,) = (
        c
        for c in find_actions(
            report(table(["Action", header, "Due date"], ["Mend the gates", "A Bell", "May 2019"])), Claims()
        )
        if isinstance(c, ActionCandidate)
    )
    assert (action.lead_officer, action.authorising_officer) == (lead, authorising)
