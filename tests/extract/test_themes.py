"""Themes and leads in headings, and what names no theme."""

from __future__ import annotations

import pytest

from councilpapers.extract.themes import is_report_section, names_list, split_lead, theme_of, without_number


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("Outcome 2 – Better homes", "Better homes"),
        ("Priority 1: A greener borough", "A greener borough"),
        ("4. WORKING TOGETHER", "WORKING TOGETHER"),
        ("Leadership", "Leadership"),
        ("Workstream 2: Activity", "Activity"),
        ("Section 2: Actions", None),
        ("Corporate Plan – Building Blocks", "Corporate Plan – Building Blocks"),
        ("Corporate Plan – Progress at June 2024", None),
        ("Action Tracking List", None),
        ("A Greener Borough", "A Greener Borough"),
        ("Strategic Outcome 3 – Safer streets", "Safer streets"),
        ("Prosperous Ashby – 2 / 4 = Performing adequately", "Prosperous Ashby"),
        ("Outcome 2", "Outcome 2"),
        ("Finance", "Finance"),
        ("Theme: Cleaner and greener", "Cleaner and greener"),
        ("National Outcome 5: A good start in life", "A good start in life"),
        ("Performance Improvement Objective One: Easier to use", "Easier to use"),
        ("Regulator's recommendation 2: Supervision", "Supervision"),
        ("Other", "Other"),
        ("Committee and reporting process", "Committee and reporting process"),
        ("6. Legal and property implications", None),
        ("Executive summary", None),
        ("Declarations of interest", None),
        ("Performance Overview", None),
        ("Norbeck Improvement Plan", None),
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
    ("words", "bare"),
    [
        ("4.2 Quarter 2 Highlights", "Quarter 2 Highlights"),
        ("(a) Key risks", "Key risks"),
        ("a) Key risks", "Key risks"),
        ("1.LEADERSHIP", "LEADERSHIP"),
        ("IV. Leadership", "Leadership"),
        ("S.106 agreements", "S.106 agreements"),
        ("I Love Norbeck", "I Love Norbeck"),
    ],
)
def test_without_number(words: str, bare: str) -> None:
    assert without_number(words) == bare


@pytest.mark.parametrize(
    ("words", "section", "list_name"),
    [
        ("5. Financial implications", True, False),
        ("Background papers", True, False),
        ("Apologies for absence", True, False),
        ("Key issues", True, True),
        ("Outstanding actions", False, True),
        ("Headlines", False, False),
        ("Safer streets", False, False),
    ],
)
def test_sections_and_names_of_lists(words: str, section: bool, list_name: bool) -> None:
    assert (is_report_section(words), names_list(words)) == (section, list_name)
