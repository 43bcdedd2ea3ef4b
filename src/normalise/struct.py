"""What records are made of: models that are closed and frozen, and places on pages."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict

from ..document import plain

CONFIGURATION = ConfigDict(frozen=True, strict=True, extra="forbid")


class Struct(BaseModel):
    model_config = CONFIGURATION
    names: ClassVar[set[str]]  # of all fields

    def model_post_init(self, context: object, /) -> None:
        """Count every field as set, also empty ones: all rows then share one set of names, which saves 2 kB a row."""
        object.__setattr__(self, "__pydantic_fields_set__", self.names)

    def __copy__(self) -> Self:
        """As pydantic's own, which takes twice as long and copies the set."""
        twin = type(self).__new__(type(self))
        object.__setattr__(twin, "__dict__", self.__dict__.copy())
        object.__setattr__(twin, "__pydantic_fields_set__", self.names)
        object.__setattr__(twin, "__pydantic_extra__", None)
        object.__setattr__(twin, "__pydantic_private__", None)
        return twin

    @classmethod
    def __pydantic_init_subclass__(cls, **named: object) -> None:
        cls.names = set(cls.model_fields)


@plain  # as a part is: every record has several, and they are ours
class BBox:
    """PDF points from the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    __pydantic_config__ = CONFIGURATION


@plain
class RecordPart:
    page: int
    bbox: BBox | None = None

    __pydantic_config__ = CONFIGURATION
