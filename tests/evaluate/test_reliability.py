"""Confidence held against the truth."""

from __future__ import annotations

import pytest

from councilpapers.evaluate.accepted import Accepted
from councilpapers.evaluate.evaluation import Evaluation
from councilpapers.evaluate.figures import FileVerdict
from councilpapers.evaluate.golds import Row, Scored
from councilpapers.evaluate.kinds import KINDS
from councilpapers.evaluate.likeness import Strictness
from councilpapers.evaluate.markdown import report, summary
from councilpapers.evaluate.reliability import Assessed, assessed_rows, reliability
from councilpapers.evaluate.rows import judge, with_confidences


def rows(*said: tuple[float, int, int]) -> list[Assessed | None]:
    """(confidence, rows right, rows wrong) of rows in any order."""
    return [Assessed(sure, right) for sure, yes, no in said for right in [True] * yes + [False] * no]


@pytest.mark.parametrize(
    "said, brier, ranked",
    [
        ([(1.0, 10, 0), (0.0, 0, 10)], 0.0, 1.0),
        ([(0.0, 10, 0), (1.0, 0, 10)], 1.0, 0.0),
        ([(0.5, 10, 10)], 0.25, 0.5),
        ([(0.9, 9, 1), (0.4, 4, 6)], 0.165, (9 * 6 + 4 * 6 / 2 + 9 / 2) / 91),
        ([(0.9, 3, 0)], 0.01, None),
    ],
)
def test_scores(said: list[tuple[float, int, int]], brier: float, ranked: float | None) -> None:
    found = reliability(rows(*said))
    assert found is not None
    assert found.brier == pytest.approx(brier)
    assert found.ranked == (None if ranked is None else pytest.approx(ranked))


def test_tenths_keep_rows_of_one_confidence_together() -> None:
    found = reliability([*rows((0.2, 1, 3), (0.7, 60, 20), (0.9, 12, 0), (0.95, 4, 0)), None])
    assert found is not None
    assert [(t.rows, t.lowest, t.highest) for t in found.tenths] == [(84, 0.2, 0.7), (12, 0.9, 0.9), (4, 0.95, 0.95)]
    assert (found.rows, found.unassessed) == (100, 1)
    assert found.tenths[1].observed == 1.0
    assert found.observed == pytest.approx(0.77)
    assert found.brier_of_mean == pytest.approx(0.77 * 0.23)


def test_nothing_assessed() -> None:
    assert reliability([None, None]) is None


def test_rows_of_files() -> None:
    gold: list[Row] = [{"kind": "resolution", "text": words} for words in ("Agree the plan.", "Note the report.")]
    read: list[Row] = [{**gold[1]}, {**gold[0], "kind": "recommendation"}, {"kind": "resolution", "text": "Apologies"}]
    full = [{**dict.fromkeys(KINDS["decisions"].fields), **row} for row in read]
    true = [{**dict.fromkeys(KINDS["decisions"].fields), **row} for row in gold]
    table = with_confidences(judge(KINDS["decisions"], Scored.ALL, true, full), (0.9, 0.6, None))
    verdict = FileVerdict("norbeck", "norbeck.pdf", None, None, "", True, (table,))
    assert assessed_rows([verdict], Strictness.SOFT) == [Assessed(0.6, False), Assessed(0.9, True), None]
    assert assessed_rows([verdict], Strictness.SOFT, "actions") == []
    held = Evaluation((verdict,), {}, Accepted(), (), (), ())
    assert "confidence of 2 rows (1 without): expected 0.7500, observed 0.5000" in summary(held)
    assert "| decisions | 2 | 1 | 0.7500 | 0.5000 | 0.1850 |" in report(held)


def test_no_confidence_is_said() -> None:
    assert "No row has a confidence." in summary(Evaluation((), {}, Accepted(), (), (), ()))
