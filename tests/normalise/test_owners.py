"""Whose paper it is: what stands on its front, by the register if it can, else as printed."""

from __future__ import annotations

import pytest

from councilpapers.document import Document, Furniture, Paragraph
from councilpapers.extract.candidates import ReportCandidate, Source
from councilpapers.extract.report import Report
from councilpapers.normalise.owners import Owner, document_owner, report_owner

LONG = ("The service met its partners and agreed how the work would be shared.",) * 300


def paper(*lines: str, authority: tuple[str, ...], title: str | None = None, footer: str = "") -> Report:
    furniture = (Furniture(footer, (), "footer"),) if footer else ()
    blocks = tuple(Paragraph(line) for line in lines)
    document = Document("0" * 64, "text/plain", blocks, furniture=furniture)
    front = ReportCandidate(Source("", "test"), 1, "other", title=title, authority=authority)
    return Report(document, front, blocks)


@pytest.mark.parametrize(
    "report, expected",
    [
        (paper("Wigan Council", authority=("Wigan Council",)), Owner("E08000010", "Wigan")),
        (paper("Cabinet", footer="Wigan MBC", authority=("Wigan MBC",)), Owner("E08000010", "Wigan")),
        (paper("Thornmere Council", authority=("Thornmere Council",)), Owner(None, "Thornmere Council")),
        (
            paper("Norbeck Metropolitan Borough Council", authority=("Norbeck Metropolitan Borough Council", "Plan")),
            Owner(None, "Norbeck Metropolitan Borough Council"),
        ),
        (  # of two prints of a name, the one that is not in capitals
            paper("NORBECK COUNCIL", footer="Norbeck Council", authority=("NORBECK COUNCIL", "Norbeck Council")),
            Owner(None, "Norbeck Council"),
        ),
        (  # minutes print it in capitals one month and not the next
            paper("MINUTES OF HOLLIN PARISH COUNCIL", authority=("HOLLIN PARISH COUNCIL",)),
            Owner(None, "Hollin Parish Council"),
        ),
        (  # the register goes first
            paper("Norbeck Council", "with Wigan Council", authority=("Norbeck Council", "Wigan Council")),
            Owner("E08000010", "Wigan"),
        ),
        (paper("Hollin Parish Council", authority=("Hollin Parish Council",)), Owner(None, "Hollin Parish Council")),
        (  # a place is a council where the title says so
            paper(
                "Inspection of Brackmoor local authority children's services",
                title="Inspection of Brackmoor local authority children's services",
                authority=("Brackmoor", "Inspectorate"),
            ),
            Owner(None, "Brackmoor"),
        ),
        (  # a board's paper, where no council is named
            paper("Norbeck Safeguarding Children Board", authority=("Norbeck Safeguarding Children Board",)),
            Owner(None, "Norbeck Safeguarding Children Board"),
        ),
        # a council that a long text names once is anybody; one that it names throughout is its own
        (paper(*LONG, "Wigan Council did so too.", authority=("Wigan Council",)), None),
        (
            paper(*LONG, *("Wigan Council agreed.",) * 9, authority=("Wigan Council",)),
            Owner("E08000010", "Wigan"),
        ),
        (paper("Full Council", authority=("Full Council",)), None),
        (paper(*LONG, "Norbeck Council did so too.", authority=("Norbeck Council",)), None),
        (paper("Plan", authority=()), None),
    ],
)
def test_whose_report_it_is(report: Report, expected: Owner | None) -> None:
    assert report_owner(report, None) == expected
    assert document_owner(report.document, [report]) == expected


def test_what_no_front_names_is_the_council_that_the_paper_names_most() -> None:
    report = paper("Plan", *("Write to Wigan Council.",) * 3, authority=())
    assert report_owner(report, None) is None
    assert document_owner(report.document, [report]) == Owner("E08000010", "Wigan")
