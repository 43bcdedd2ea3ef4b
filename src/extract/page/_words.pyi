from collections.abc import Mapping
from typing import Any

import numpy.typing as npt

from .baselines import Line
from .content import Word

_Arrays = tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]
_Form = tuple[Any, ...]

def may_be_doubled(arrays: _Arrays, /) -> bool: ...
def see_places(places: npt.NDArray[Any], left: float, top: float, width: float, height: float, /) -> bool | None: ...
def make_words(
    arrays: _Arrays,
    measures: tuple[float, float, float, float, int],
    looks: tuple[tuple[object, int, float], ...],
    ligatures: Mapping[int, str],
    word: _Form,
    box: _Form,
    /,
) -> tuple[tuple[Word, ...], list[tuple[int, int]], int] | None: ...
def group_lines(
    words: tuple[Word, ...], forms: tuple[_Form, _Form, _Form], ems: tuple[float, float, float], /
) -> tuple[Line, ...] | None: ...
