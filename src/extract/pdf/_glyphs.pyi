from typing import Any

import numpy.typing as npt

def read_characters(
    addresses: tuple[int, ...],
    text_page: int,
    limit: int,
    codes: npt.NDArray[Any],
    places: npt.NDArray[Any],
    printed: npt.NDArray[Any],
    indices: npt.NDArray[Any],
    looks: npt.NDArray[Any],
    fonts: npt.NDArray[Any],
    /,
) -> tuple[int, int, int, int]: ...
def read_drawing(
    addresses: tuple[int, ...], page: int, most_objects: int, most_segments: int, /
) -> tuple[bytes, bytes, int, bool]: ...
