"""What a cell shows."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from councilpapers.extract.workbook.values import Value, shown


@pytest.mark.parametrize(
    "value, code, expected",
    [
        ("Green", "General", "Green"),
        ("", "0.00", ""),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (0.853, "0%", "85%"),
        (0.853, "0.0%", "85.3%"),
        (-0.02, "0.0%;[Red]-0.0%", "-2.0%"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (1234.0, "£#,##0", "£1,234"),
        (1234.5, '_-"£"* #,##0.00_-;-"£"* #,##0.00_-', "£1,234.50"),
        (-80.0, "£#,##0", "-£80"),
        (7, "0", "7"),
        (True, "General", "TRUE"),
        (datetime(2023, 3, 31), "General", "31/03/2023"),
        (datetime(2023, 3, 31, 14, 5), "General", "31/03/2023 14:05"),
        (datetime(2023, 3, 31), "mmm-yy", "Mar-23"),
        (datetime(2023, 3, 5), "d mmmm yyyy", "5 March 2023"),
        (datetime(2023, 3, 5), "[$-809]dd mmmm yyyy;@", "05 March 2023"),
        (date(2023, 3, 5), "yyyy\\-mm\\-dd", "2023-03-05"),
        (time(9, 30), "hh:mm", "09:30"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
    ],
)
def test_values_are_shown_in_their_format(value: Value, code: str, expected: str) -> None:
    assert shown(value, code) == expected
