"""What bounds a paper in markup whatever its format, and what its parser's refusal means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from lxml import etree

from ...errors import Corrupt, TooLarge

_Block = TypeVar("_Block")

MAX_BLOCKS = 200_000
"""Paragraphs, tables and pictures; an agenda pack of a thousand pages has some fifteen thousand."""


def bounded(blocks: Sequence[_Block]) -> Sequence[_Block]:
    """The blocks. Raises TooLarge where they are more than a paper has: what is beyond would be lost in silence."""
    if len(blocks) > MAX_BLOCKS:
        raise TooLarge(f"more than {MAX_BLOCKS} blocks")
    return blocks


def refusal(error: Exception) -> Corrupt:
    """What is said of a file that lxml refused.

    Raises MemoryError where it was for want of memory, which lxml takes for a mistake in the file.
    """
    if isinstance(error, etree.LxmlSyntaxError) and error.code == etree.ErrorTypes.ERR_NO_MEMORY:
        raise MemoryError from error
    return Corrupt(type(error).__name__)
