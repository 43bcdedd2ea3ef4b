"""What is made ready by another thread comes in the same order, with the same troubles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from councilpapers.load.ahead import AHEAD, ahead


def counted(end: int, asked: list[int]) -> Iterator[int]:
    for number in range(end):
        asked.append(number)
        yield number


@pytest.mark.parametrize("end", [0, 1, AHEAD, 3 * AHEAD])
def test_all_comes_in_its_order(end: int) -> None:
    assert list(ahead(counted(end, []))) == list(range(end))


def test_no_more_is_made_ready_than_may_be_held() -> None:
    asked: list[int] = []
    coming = ahead(counted(100, asked))
    assert next(coming) == 0
    coming.close()  # type: ignore[attr-defined]
    assert len(asked) == AHEAD + 1


def test_trouble_comes_after_what_came_before_it() -> None:
    def broken() -> Iterator[int]:
        yield from range(2)
        raise OSError("the disk is gone")

    coming = ahead(broken())
    assert [next(coming), next(coming)] == [0, 1]
    with pytest.raises(OSError, match="gone"):
        next(coming)
