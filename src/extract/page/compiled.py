"""The compiled loops over characters and words, where they could be built."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

loops: Any
try:
    from . import _words
except ImportError:  # no compiler was there when this was installed
    COMPILED, loops = False, None
else:
    COMPILED, loops = True, _words

__all__ = ["COMPILED", "form_of", "loops"]


def form_of(kind: type[Any]) -> tuple[Any, ...]:
    """A slotted class and the descriptors of its slots, as the loops want it."""
    return (kind, *(getattr(kind, field.name) for field in fields(kind)))
