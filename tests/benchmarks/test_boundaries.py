"""Papers held against the pages where they begin."""

from __future__ import annotations

import random
from typing import Any

import pytest
from benchmarks.boundaries import judge
from benchmarks.mill.bundles import bundle
from benchmarks.mill.papers import ready
from benchmarks.mill.producers import PRODUCERS
from benchmarks.mill.words import Draw

from councilpapers.extract.papers.reports import split
from councilpapers.extract.readers import read


def drawn(seed: int) -> tuple[bytes, list[dict[str, Any]]]:
    printed = ready("bundle", bundle(Draw(random.Random(seed))), ["reportlab"])
    return PRODUCERS["reportlab"]({"bundle": printed.source})["bundle"], printed.gold["reports"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_pack_is_cut_where_its_papers_begin(seed: int) -> None:
    data, papers = drawn(seed)
    verdict = judge("bundle", papers, split(read(data, "bundle.pdf")))
    assert verdict.score.f1 == 1.0
    assert verdict.score.true == len(papers) - 1
    assert verdict.score.papers == len(papers)


def test_what_is_missed_and_made_up() -> None:
    data, papers = drawn(1)
    reports = split(read(data, "bundle.pdf"))
    verdict = judge("bundle", papers, reports[:-1])
    assert (verdict.score.right, verdict.score.found) == (verdict.score.true - 1, verdict.score.true - 1)
    assert any("missed" in line for line in verdict.complaints)
    fewer = judge("bundle", [papers[0], *papers[2:]], reports)
    assert fewer.score.found == fewer.score.right + 1
    assert any("made up" in line for line in fewer.complaints)
