"""Weights of what has none yet stand beside those that are known, which stay as they are."""

from __future__ import annotations

import pytest
from benchmarks.confidence import Fit, Sample, fitted, with_more

from councilpapers.extract.signs import Sign

KNOWN = Fit({"actions table:actions": 4.0}, {Sign.RULED: 0.5})


def seen(way: str, right: int, wrong: int, *signs: Sign) -> list[Sample]:
    return [Sample(way, frozenset(signs), n < right) for n in range(right + wrong)]


def test_known_weights_are_held_and_new_ones_are_told_by_them() -> None:
    taken = [
        *seen("actions table:actions", 960, 20, Sign.RULED),
        *seen("actions table:actions", 60, 20, Sign.RULED, Sign.RECOGNISED),
        *seen("actions table:actions", 60, 20, Sign.RULED, Sign.HEADER_UNKNOWN),
        *seen("actions list:actions", 80, 20),
    ]
    fit = fitted(taken, KNOWN)
    assert fit.ways["actions table:actions"] == pytest.approx(4.0)
    assert fit.signs[Sign.RULED] == pytest.approx(0.5)
    assert fit.signs[Sign.RECOGNISED] == pytest.approx(-3.0, abs=0.3)  # more than other signs may say
    assert fit.signs[Sign.HEADER_UNKNOWN] == pytest.approx(-1.0)
    assert fit.ways["actions list:actions"] == pytest.approx(1.4, abs=0.2)


def test_only_what_is_new_is_put_to_the_file() -> None:
    old = '# told\n\n[ways]\n"a" = { weight = 1 }\n\n[signs]\n"s" = { weight = 2 }\n'
    new = '# other\n\n[ways]\n"a" = { weight = 9 }\n"b" = { weight = 3 }\n\n[signs]\n"t" = { weight = 4 }\n'
    more = old.replace("= 1 }", '= 1 }\n"b" = { weight = 3 }').replace("= 2 }", '= 2 }\n"t" = { weight = 4 }')
    assert with_more(old, new) == more
