"""Numbers of list items as word processors and browsers write them."""

from __future__ import annotations

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def formatted(number: int, form: str) -> str:
    """The number as Word writes it in this form."""
    match form:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 1_000 else str(number)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            return roman(number) if form == "lowerRoman" else roman(number).upper()
        case "decimalZero":
            return f"{number:02d}"
        case "none":
            return ""
    return str(number)


def roman(number: int) -> str:
    """The number in small Roman letters; as it is where there are none for it."""
    if not 0 < number < 4_000:
        return str(number)
    letters = ""
    for size, sign in ROMAN:
        count, number = divmod(number, size)
        letters += sign * count
    return letters
