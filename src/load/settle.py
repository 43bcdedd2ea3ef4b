"""What is done once papers have been loaded: what is told of several together is made to agree with their rows."""

from __future__ import annotations

from .database import Database
from .links import link_actions
from .series import compare


def settle(database: Database) -> None:
    """Bring all that goes beyond single papers up to date; doing so twice changes nothing.

    In this order, since each step goes by what the steps before it made of the rows.
    """
    link_actions(database)
    compare(database)
