"""The colour of a traffic light that a fill or an ink is, by its hue."""

from __future__ import annotations

import colorsys
import re
from typing import cast

from . import remembered, table

REMEMBERED = 4096  # fills and inks


@remembered("colours", size=REMEMBERED)
def colour_of_fill(rrggbb: str) -> str | None:
    """The name in colours.toml of a colour (RRGGBB); None for white, pale shading, dark headings, black and "auto"."""
    if not re.fullmatch(r"#?[0-9A-Fa-f]{6}", rrggbb):
        return None
    digits = rrggbb.lstrip("#").upper()
    colours = table("colours")
    for name, fills in cast(dict[str, list[str]], colours["pale"]).items():
        if digits in fills:
            return name
    red, green, blue = (int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    limits = cast(dict[str, float], colours["limits"])
    low, high = cast(tuple[float, float], limits["grey_value"])
    if saturation <= limits["grey_saturation"]:
        return "grey" if low <= value <= high else None
    if saturation < limits["saturation"] or value < limits["value"]:
        return None
    for name, bands in cast(dict[str, list[tuple[float, float]]], colours["hues"]).items():
        if any(start <= hue * 360 < end for start, end in bands):
            return name
    return None
