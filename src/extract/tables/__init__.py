"""Tables from geometry: rulings, fills and words of a page -> tables; tables that go on overleaf made one."""

from __future__ import annotations

from .carried import Carried, carried_by, going_on
from .find import find_tables
from .joins import join_over_pages
from .parting import split_at_pages

__all__ = ["Carried", "carried_by", "find_tables", "going_on", "join_over_pages", "split_at_pages"]
