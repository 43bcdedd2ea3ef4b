"""The report page: one file, safe whatever papers say, every row with its paper."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from councilpapers.cli import app
from councilpapers.errors import Unusable
from councilpapers.report import asking
from councilpapers.report.page import shown, write_report

from . import browser

COLUMN = re.compile(r'<tr data-authority="[^"]*"[^>]*>.*?</tr>', re.DOTALL)


@pytest.fixture(scope="module")
def page(council: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("page") / "report.html"
    write_report(council, out)
    return out


def table(dom: str, section: str) -> list[str]:
    """The rows of a section that are shown, as text."""
    (body,) = re.findall(rf'<table data-section="{section}"[^>]*>.*?<tbody>(.*?)</tbody>', dom, re.DOTALL)
    rows = re.findall(r"<tr([^>]*)>(.*?)</tr>", body, re.DOTALL)
    return [re.sub(r"<[^>]+>", " ", cells) for head, cells in rows if 'hidden=""' not in head]


def figures(dom: str) -> dict[str, object]:
    (found,) = re.findall(r'<script type="application/json" id="figures">(.*?)</script>', dom, re.DOTALL)
    told: dict[str, object] = json.loads(found)
    return told


def test_it_is_the_same_for_the_same_database(council: Path, page: Path, tmp_path: Path) -> None:
    write_report(council, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == page.read_bytes()


def test_it_needs_nothing_else(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    before_scripts = text[: text.index('<script type="application/json"')]
    assert not re.search(r"<(?:link|script|img|iframe)\b", before_scripts)
    assert "default-src 'none'" in text
    assert "unsafe" not in text[: text.index("<style>")]


def test_every_row_leads_to_its_paper(page: Path) -> None:
    dom = page.read_text(encoding="utf-8")
    assert [len(table(dom, name)) for name in ("slipped", "dropped", "actions", "indicators")] == [2, 1, 7, 2]
    for row in table(dom, "slipped"):
        assert "Repaint the bollards" in row
        assert "plan-q2.md" in row or "plan-q3.md" in row
    assert re.search(r'href="file://[^"]*/plan-q3\.md"', dom)


def test_what_papers_say_is_no_markup(page: Path) -> None:
    text = page.read_text(encoding="utf-8").split('<script type="application/json"')[0]
    assert "&lt;script&gt;document" in text
    assert "<script>" not in text
    assert "<img" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#x27;"),
        ("a\u2066b", 'a<span class="mark">[U+2066]</span>b'),
        (85.5, "85.5"),
    ],
)
def test_text_as_it_may_stand_in_a_page(text: object, safe: str) -> None:
    assert shown(text) == safe


def test_a_place_that_cannot_be_written_is_said(council: Path, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="cannot be written"):
        write_report(council, tmp_path / "nowhere" / "report.html")


def test_the_command(council: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["report", str(council), "-o", str(tmp_path / "page.html")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "page.html").stat().st_size > 500_000


def test_of_one_authority_alone(council: Path, page: Path, tmp_path: Path) -> None:
    write_report(council, tmp_path / "one.html", "ashby vale council")
    dom = (tmp_path / "one.html").read_text(encoding="utf-8")
    assert len(table(dom, "actions")) == len(table(page.read_text(encoding="utf-8"), "actions"))
    with pytest.raises(Unusable, match="No authority is called Norbeck"):
        write_report(council, tmp_path / "none.html", "Norbeck")


def test_a_page_that_holds_a_part_of_the_rows_counts_all_of_them(
    council: Path, page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(asking, "MOST_ROWS", 1)
    write_report(council, tmp_path / "part.html")
    whole, part = (one.read_text(encoding="utf-8") for one in (page, tmp_path / "part.html"))
    assert len(table(part, "slipped")) == 1
    assert "--authority NAME" in part
    assert figures(part)["charts"] == figures(whole)["charts"]


@browser.needed
def test_in_a_browser_all_charts_are_drawn_and_nothing_else_runs(page: Path) -> None:
    seen = browser.opened(page)
    assert seen.console == ()
    assert 'data-drawn="3"' in seen.dom
    assert len(re.findall(r'<div class="chart[^"]*" id="chart-[a-z]+"[^>]*>\s*<svg', seen.dom)) == 3
    assert "PWNED" not in re.findall(r"<title>(.*?)</title>", seen.dom)[0]


@browser.needed
def test_an_address_sorts_and_chooses(page: Path) -> None:
    rows = table(browser.opened(page, "#sort=slipped:6:ascending").dom, "slipped")
    assert ["184" in row for row in rows] == [True, False]
    rows = table(browser.opened(page, "#sort=slipped:6:descending").dom, "slipped")
    assert ["184" in row for row in rows] == [False, True]
    chosen = browser.opened(page, "#authority=Ashby+Vale+Council&quarter=2023-24+Q2&status=completed&to=actions")
    assert len(table(chosen.dom, "actions")) == 1
    assert table(browser.opened(page, "#authority=Nobody").dom, "actions") == []


@browser.needed
def test_the_page_fits_a_telephone(page: Path, tmp_path: Path) -> None:
    for width in (1280, 390):
        browser.picture(page, tmp_path / f"{width}.png", width, 900)
        assert (tmp_path / f"{width}.png").stat().st_size > 20_000
