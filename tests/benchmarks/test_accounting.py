"""Every word of a paper is accounted for: of invented ones here, and of a few that the mill makes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.accounting import account, made, papers, settle

OVER_THE_PAGE = {"draft", "confidential"}  # a watermark is told in a note, and its words are left out


@pytest.mark.parametrize(
    "printed, held, lost, doubled",
    [
        ("a plan for all", "for all a plan", "", ""),
        ("a plan for all", "a plan all", "for", ""),
        ("a plan for all", "a plan for for all", "", "for"),
        ("moni toring of plans", "monitoring of plans", "", ""),  # broken at a line's end
        ("notmet so far", "not met so far", "", ""),  # a narrow gap
        ("end ofmay2031", "end of may 2031", "", ""),
        ("13 th and the 13 th", "13th and the 13 th", "", ""),
        ("one two", "", "one two", ""),
        ("", "one", "", "one"),
        ("a chart", "a chart 12 14", "", ""),  # a chart's values need not be printed
    ],
)
def test_settle(printed: str, held: str, lost: str, doubled: str) -> None:
    found = settle("paper", printed.split(), Counter(held.split()), Counter(["12", "14"]))
    assert sorted(found.lost) == sorted(lost.split())
    assert sorted(found.doubled) == sorted(doubled.split())


def test_no_word_of_the_mills_papers_is_lost_or_counted_twice(tmp_path: Path) -> None:
    accounts = [account(path) for path in papers(made(tmp_path, 11, 8))]
    assert len(accounts) > 20
    assert {one.name: one.lost for one in accounts if set(one.lost) - OVER_THE_PAGE} == {}
    assert {one.name: one.doubled for one in accounts if one.doubled} == {}


@pytest.mark.parametrize(
    "name, words",
    [
        (
            "tracker.txt",
            "Audit Tracker\n\n"
            "Ref         Recommendation    Risk Rating   Management        Manager           Implementation\n"
            "                                            Response          Responsible       Status\n"
            "1           Plans should be   Low           Accepted in       Estates Manager   Outstanding\n"
            "            signed each May.                part only.\n"
            "2           Access should     High          Agreed in full.   Head of Finance   Superseded\n"
            "            end in time.\n"
            "3           Keys should be    Low           Agreed by all.    Payroll Manager   Not started\n"
            "            handed in.\n",
        ),
        (
            "print.txt",
            "Action Authorising Officer Lead Officer Deadline Status\n\n"
            "COR AB 12 Explone closor worknig with Healht to enhanse it.\n\n"
            "Tom Asby. Ann Brich 31 Mar 2030 On Target.\n\n"
            "COR-AB-12 Explore closer working with Health to enhance it.\n\n"
            "Tom Ashby Ann Birch\n\n31-Mar-2030 On Target\n",
        ),
        (
            "site.html",
            "<html><body><main><h1>Service Plan</h1><p>The plan is on track.</p><h3>Supporting documents</h3>"
            "<ul><li><a href='a.pdf'>Report of the Director PDF 214 KB</a></li></ul></main></body></html>",
        ),
    ],
)
def test_words_that_are_no_part_of_the_paper_are_kept_too(tmp_path: Path, name: str, words: str) -> None:
    path = tmp_path / name
    path.write_text(words, encoding="utf-8")
    assert account(path).lost == ()
