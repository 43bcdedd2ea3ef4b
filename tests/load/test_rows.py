"""Values become what a database can hold, and nothing else changes."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from councilpapers.load.rows import Value, storable


@pytest.mark.parametrize(
    "value, stored",
    [
        ("plain £ words", "plain £ words"),
        ("a\x00b", "a\ufffdb"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("𝔸 whole pair", "𝔸 whole pair"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        (1.5, 1.5),
        (math.nan, None),
        (math.inf, None),
        (True, True),
        (None, None),
        (date(2023, 3, 31), date(2023, 3, 31)),
        (datetime(2023, 3, 31, 12, tzinfo=UTC), datetime(2023, 3, 31, 12)),
        (datetime(2023, 3, 31, 12, tzinfo=timezone(timedelta(hours=1))), datetime(2023, 3, 31, 11)),
        (("1.6", "a\x00"), ["1.6", "a\ufffd"]),
        ({"page": 1, "bbox": {"x0": math.nan}}, {"page": 1, "bbox": {"x0": None}}),
    ],
)
def test_storable(value: Value, stored: Value) -> None:
    assert storable(value) == stored
