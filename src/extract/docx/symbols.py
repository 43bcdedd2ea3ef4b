"""Signs of picture fonts: what Wingdings shows for "ü", in the characters that everybody else has for it."""

from __future__ import annotations

from functools import cache
from typing import cast

from ...lookups import table

_PRIVATE = 0xF000  # Word adds this to a sign's code


@cache
def _signs(font: str) -> dict[int, str]:
    """Code from 0x20 to 0xFF -> character; empty for a font of letters."""
    found = cast(dict[str, str], table("symbols").get(font.casefold().replace(" ", "_"), {}))
    return {int(code, 16): sign for code, sign in found.items()}


def shown(text: str, font: str | None) -> str:
    """The words as the font shows them; a sign that is not known stays as it is."""
    signs = _signs(font) if font else None
    if not signs:
        return text
    return "".join(signs.get(ord(c) - _PRIVATE if ord(c) >= _PRIVATE else ord(c), c) for c in text)


def sign(code: str, font: str | None) -> str:
    """The sign of a hexadecimal code ("F0FC"); empty where it is none."""
    if not 0 < len(code) <= 4 or not all(c in "0123456789ABCDEFabcdef" for c in code):
        return ""
    number = int(code, 16)
    if number < 0x20 or 0xD800 <= number < 0xE000:
        return ""
    return shown(chr(number), font or "Wingdings")
