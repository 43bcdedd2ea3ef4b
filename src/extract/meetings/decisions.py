"""Decisions: what a report recommends and what a meeting resolved."""

from __future__ import annotations

from collections.abc import Iterator

from ..candidates import Claims, DecisionCandidate
from ..report import Report
from .recommendations import recommendations
from .resolutions import resolutions


def find_decisions(report: Report, claims: Claims) -> Iterator[DecisionCandidate]:
    """Resolutions of minutes, recommendations of reports; agendas and inspectors' reports have none."""
    yield from resolutions(report, claims)
    yield from recommendations(report, claims)
