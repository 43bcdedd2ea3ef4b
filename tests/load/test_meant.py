"""Misspelt names, and what is asked back."""

from __future__ import annotations

import pytest

from councilpapers.load.meant import did_you_mean

TABLES = ("actions", "actions_traced", "overdue_actions", "grades")
AUTHORITIES = ("Ashby Vale Borough Council", "Norbeck Metropolitan Borough Council", "THORNMERE COUNCIL")


@pytest.mark.parametrize(
    ("words", "known", "asked"),
    [
        ("overdue_action", TABLES, "Did you mean overdue_actions?"),
        ("overdue", TABLES, "Did you mean overdue_actions?"),
        ("Action", TABLES, "Did you mean actions?"),
        ("nonsense", TABLES, None),
        ("Thornmre", AUTHORITIES, "Did you mean THORNMERE COUNCIL?"),
        ("Ashbey Vale", AUTHORITIES, "Did you mean Ashby Vale Borough Council?"),
        ("norbeck  metropolitan boro council", AUTHORITIES, "Did you mean Norbeck Metropolitan Borough Council?"),
        ("Wexcombe", AUTHORITIES, None),
        ("", AUTHORITIES, None),
        ("Ashby Vale", (), None),
    ],
)
def test_a_name_that_is_nearly_right_is_asked_for(words: str, known: tuple[str, ...], asked: str | None) -> None:
    assert did_you_mean(words, known) == asked
