"""Themes, leads and plans in headings."""

from __future__ import annotations

import pytest

from councilpapers.extract.themes import plan_name, plan_of, split_lead, theme_of

from .grids import heading, report


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("Outcome 2 – Better homes", "Better homes"),
        ("Priority 1: A greener borough", "A greener borough"),
        ("4. WORKING TOGETHER", "WORKING TOGETHER"),
        ("Leadership", "Leadership"),
        ("ACTION LIST SUMMARY", None),
        ("Clerk's Report and Actions from previous meeting", None),
        ("UPDATE ON PRIORITIES IDENTIFIED LAST YEAR", None),
        ("Quarter 2 2009/10", None),
        ("", None),
    ],
)
def test_theme_of(words: str, theme: str | None) -> None:
    assert theme_of(words) == theme


@pytest.mark.parametrize(
    ("heading_words", "expected"),
    [
        ("Rights of way – Lead HS/BB", ("Rights of way", "HS/BB")),
        ("Tree register- Lead AM", ("Tree register", "AM")),
        ("Open spaces – GS/JTe", ("Open spaces", "GS/JTe")),
        ("Open spaces (Lead: Ana Bell)", ("Open spaces", "Ana Bell")),
        ("Open spaces", ("Open spaces", None)),
    ],
)
def test_split_lead(heading_words: str, expected: tuple[str, str | None]) -> None:
    assert split_lead(heading_words) == expected


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("Appendix 1: Housing Directorate Plan 2015-16 Quarter 2 Report", "Housing Directorate Plan 2015-16"),
        ("REVIEW OF RECOVERY ACTION PLAN", "RECOVERY ACTION PLAN"),
        ("Departmental Service Plan Monitoring", "Departmental Service Plan"),
        ("Norbeck Improvement Plan - May Highlight Report", "Norbeck Improvement Plan"),
        ("Directorate Plans 2015-16", None),
        ("Work Programme", None),
        ("Planning applications", None),
    ],
)
def test_plan_name(words: str, plan: str | None) -> None:
    assert plan_name(words) == plan


def test_plan_of_prefers_the_title_and_falls_back_to_the_running_header() -> None:
    assert plan_of(report(title="Housing Plan 2020"), [heading("Repairs Strategy")]) == "Housing Plan 2020"
    assert plan_of(report(title="Quarter 2"), [heading("Repairs Strategy")]) == "Repairs Strategy"
    assert plan_of(report(running="Sustaining Progress Plan")) == "Sustaining Progress Plan"
    assert plan_of(report()) is None
