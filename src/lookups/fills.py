"""The colour of a traffic light that a fill or an ink is, by its hue."""

from __future__ import annotations

import colorsys
import re
from typing import cast

from . import remembered, table

REMEMBERED = 4096  # fills and inks
APART = 4  # of 255: what writing and reading a file does to a fill
NONE = "none"  # a fill that a user knows to be decoration


@remembered("colours", size=REMEMBERED)
def colour_of_fill(rrggbb: str) -> str | None:
    """The name in colours.toml of a colour (RRGGBB); None for white, pale shading, dark headings, black and "auto"."""
    if not re.fullmatch(r"#?[0-9A-Fa-f]{6}", rrggbb):
        return None
    digits = rrggbb.lstrip("#").upper()
    colours = table("colours")
    taught = _taught(digits, cast(dict[str, list[str]], colours.get("taught", {})))
    if taught:
        return None if taught == NONE else taught
    for name, fills in cast(dict[str, list[str]], colours["pale"]).items():
        if digits in fills:
            return name
    red, green, blue = (part / 255 for part in _parts(digits))
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


@remembered("colours", size=REMEMBERED)
def tint_of_fill(rrggbb: str) -> str | None:
    """Which colour of an office theme is lightened to this fill (RRGGBB), by colours.toml; None for full colours."""
    if not re.fullmatch(r"#?[0-9A-Fa-f]{6}", rrggbb):
        return None
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in _parts(rrggbb.lstrip("#"))))
    limits = table("colours")["tint_limits"]
    low, high = cast(dict[str, tuple[float, float]], limits)["saturation"]
    if not low <= saturation <= high or value < cast(dict[str, float], limits)["value"]:
        return None
    hues = cast(dict[str, list[tuple[float, float]]], table("colours")["tint_hues"])
    return next((name for name, bands in hues.items() if any(a <= hue * 360 < b for a, b in bands)), None)


def full_colour(tint: str) -> str:
    """The fill (RRGGBB) of which `tint_of_fill` names the tint."""
    return cast(dict[str, str], table("colours")["full"])[tint]


def _taught(digits: str, taught: dict[str, list[str]]) -> str | None:
    """The name under which a user's files have this fill, or one that nobody could tell from it."""
    parts = _parts(digits)
    for name, fills in taught.items():
        if any(all(abs(a - b) <= APART for a, b in zip(parts, _parts(fill), strict=True)) for fill in fills):
            return name
    return None


def _parts(digits: str) -> tuple[int, int, int]:
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
