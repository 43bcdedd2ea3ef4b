"""Invented papers as text, read as any text is, and cut into their reports."""

from __future__ import annotations

from textwrap import dedent

from councilpapers.document import Block, Document
from councilpapers.extract.papers.reports import split
from councilpapers.extract.readers import read
from councilpapers.extract.report import Report


def papers(words: str) -> tuple[Report, ...]:
    """The reports of a text."""
    return split(read(dedent(words).strip().encode(), "paper.txt"))


def only(words: str) -> Report:
    """The one report of a text."""
    (report,) = papers(words)
    return report


def made_of(*blocks: Block) -> tuple[Report, ...]:
    """The reports of a document built by hand."""
    return split(Document("0" * 64, "text/html", blocks))


MINUTES = """
    NORBECK BOROUGH COUNCIL

    AUDIT AND GOVERNANCE COMMITTEE

    14 March 2019

    Present: Councillor P. Hale (Chair); Councillors Iqbal, Dunne and M. Oyelaran.

    Apologies for absence were received from Councillors Reid and J. Stone.

    21. MINUTES

    RESOLVED - That the minutes of the meeting held on 10 January 2019 be approved.
    """
