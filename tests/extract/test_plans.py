"""The plan that a title, a heading, a sentence or a running header names."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from councilpapers.document import Box, Furniture, Part
from councilpapers.extract.plans import plan_entitled, plan_in, plan_of, plans_of

from .grids import heading, report, text


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("Housing Directorate Plan 2019-20 Progress", "Housing Directorate Plan 2019-20"),
        ("Norbeck Cycling Action Plan 2014 - 17", "Norbeck Cycling Action Plan 2014 - 17"),
        ("Ashby Vale Care Plan for 2018 to 2022: half year", "Ashby Vale Care Plan for 2018 to 2022"),
        ("2014/15 Service Plan update", "2014/15 Service Plan"),
        ("3.1 The Housing Strategy was agreed in May", "Housing Strategy"),
        ("Progress on the Children’s and Families’ Plan", "Children’s and Families’ Plan"),
        ("REVIEW OF RECOVERY ACTION PLAN", "RECOVERY ACTION PLAN"),
        ("Arts Strategy Delivery Plan 2016-2019", "Arts Strategy Delivery Plan 2016-2019"),
        ("Carers Strategy and Action Plan: update", "Carers Strategy and Action Plan"),
        ("Roads Improvement Programme Board", None),
        ("Housing Strategy Officer", None),
        ("Local Plan Working Group and Tree Plan", "Local Plan"),
        ("The Action Plan", None),
        ("our corporate plan", None),
        ("Planning applications", None),
        ("", None),
    ],
)
def test_plan_in_capitals(words: str, plan: str | None) -> None:
    assert plan_in(words) == plan


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("Appendix 1: Housing Directorate Plan 2015-16 Quarter 2 Report", "Housing Directorate Plan 2015-16"),
        ("Departmental Service Plan Monitoring", "Departmental Service Plan"),
        ("Norbeck Improvement Plan - May Highlight Report", "Norbeck Improvement Plan"),
        ("Corporate plan 2023 to 2027: quarter 1", "Corporate plan 2023 to 2027"),
        ("Cycling action plan 2014 – 17", "Cycling action plan 2014 – 17"),
        ("Update on our tree strategy", "tree strategy"),
        ("How we will deliver the plan", None),
        ("Improvement programme board", None),
        ("Directorate Plans 2015-16", None),
        ("Work Programme", None),
        ("word " * 40 + "Plan", None),
        (None, None),
    ],
)
def test_plan_that_a_title_names(words: str | None, plan: str | None) -> None:
    assert plan_entitled(words) == plan


def test_the_title_comes_before_the_headings_and_these_before_the_running_header() -> None:
    repairs = [heading("Repairs Strategy")]
    assert plan_of(report(title="Housing Plan 2020"), repairs) == "Housing Plan 2020"
    assert plan_of(report(title="Quarter 2", running="Sustaining Progress Plan"), repairs) == "Repairs Strategy"
    assert plan_of(report(running="Sustaining Progress Plan")) == "Sustaining Progress Plan"
    assert plan_of(report()) is None


@pytest.mark.parametrize(
    ("title", "sentence", "plan"),
    [
        ("HSG DELIVERY PLAN", "The Housing Delivery Plan was agreed.", "Housing Delivery Plan"),
        ("Care Plan", "The Care Plan 2018 to 2022 (Care Plan 2018/22) is new.", "Care Plan 2018 to 2022"),
        ("Care Plan", "The Roads Care Plan is new.", "Care Plan"),
    ],
)
def test_the_fullest_form_of_a_title(title: str, sentence: str, plan: str) -> None:
    assert plan_of(report(text(sentence), title=title)) == plan


def test_a_plan_that_is_told_of_several_years_has_none_of_them() -> None:
    told = report(text("The Care Plan 2017-18 is done."), text("The Care Plan 2018-19 begins."), title="Care Plan")
    assert plan_of(told) == "Care Plan"


def test_the_running_header_of_another_paper_of_the_pack_does_not_count() -> None:
    printed = report(running="Sustaining Progress Plan")
    box = Box(0.0, 0.0, 1.0, 1.0)
    here = replace(text("Words."), parts=(Part(2, box),))
    elsewhere = replace(printed.document, furniture=(Furniture("Sustaining Progress Plan", (Part(9, box),), "header"),))
    assert plans_of(replace(printed, document=elsewhere, blocks=(here,))).inherited is None
    same = replace(printed.document, furniture=(Furniture("Sustaining Progress Plan", (Part(2, box),), "header"),))
    assert plans_of(replace(printed, document=same, blocks=(here,))).inherited == "Sustaining Progress Plan"


@pytest.mark.parametrize("words", ["A" * 40_000, "Aa " * 20_000, "A-" * 20_000, "a " * 20_000, " " * 40_000])
def test_hostile_words_take_no_time(words: str) -> None:
    began = time.perf_counter()
    assert plan_in(words) is None
    assert time.perf_counter() - began < 2
