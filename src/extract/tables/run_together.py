"""Tables whose column breaks were lost: rebuilt from what the words are."""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Block


def recover_tables(blocks: Sequence[Block]) -> list[Block]:
    return list(blocks)
