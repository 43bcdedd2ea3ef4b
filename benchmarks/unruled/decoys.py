"""What stands in columns and is no table: prose, contents, references, forms, letters, lists, formulae, charts."""

from __future__ import annotations

from collections.abc import Callable

from .sheet import MARGIN, Sheet


def two_columns(sheet: Sheet) -> None:
    """Prose in two columns."""
    top = sheet.y
    gutter = sheet.random.choice((14.0, 20.0, 28.0))
    wide = (sheet.width - 2 * MARGIN - gutter) / 2
    justified = sheet.likely(0.6)
    for n in range(2):
        sheet.y = top
        for _ in range(5):
            sheet.prose(4, MARGIN + n * (wide + gutter), wide, justified)
    sheet.y += 10


def contents(sheet: Sheet) -> None:
    """Titles led to their pages by dots, some indented."""
    sheet.put_centred(sheet.width / 2, "CONTENTS", sheet.face.bold)
    sheet.y += 2 * sheet.size
    page = 1
    for n, title in enumerate(sheet.some("purposes", 14)):
        indent = 14 * (n % 3 > 0)
        page += sheet.random.randint(0, 6)
        dots = "." * int((sheet.width - 2 * MARGIN - indent - sheet.measure(title) - 30) / sheet.measure("."))
        sheet.put(MARGIN + indent, f"{title} {dots}")
        sheet.put_right(sheet.width - MARGIN, str(page))
        sheet.y += 1.4 * sheet.size
    sheet.y += 14


def references(sheet: Sheet) -> None:
    """Numbered references that hang."""
    for n in range(1, 9):
        lines = sheet.wrapped(
            f"{sheet.one('people')}, “{sheet.one('purposes')},” Review of Ports {n * 3}: {n * 17}–{n * 19}",
            400,
        )
        sheet.put(MARGIN, f"[{n}]")
        for line in lines:
            sheet.put(MARGIN + 26, line)
            sheet.y += 1.2 * sheet.size
        sheet.y += 3
    sheet.y += 10


def form(sheet: Sheet) -> None:
    """Labels and blanks to be filled in."""
    for label in sheet.some("measures", 7):
        blank = "_" * sheet.random.randint(18, 30)
        sheet.put(MARGIN, f"{label}: {blank}")
        if sheet.likely(0.5):
            sheet.put(MARGIN + 270, f"Date: {'_' * 14}")
        sheet.y += 1.9 * sheet.size
    sheet.y += 10


def letter(sheet: Sheet) -> None:
    """Addresses side by side, a greeting, a signature block."""
    for n in range(4):
        sheet.put(MARGIN, (sheet.one("people"), sheet.one("agencies"), f"{n + 12} Mill Lane", sheet.one("places"))[n])
        sheet.put(sheet.width - 200, ("", "June 4, 1997", "", "Reply to: B-27")[n])
        sheet.y += 1.2 * sheet.size
    sheet.y += 12
    sheet.prose(3)
    sheet.prose(5)
    for n in range(3):
        for x in (MARGIN, 320):
            sheet.put(x, (sheet.one("people"), "Director", sheet.one("agencies"))[n])
        sheet.y += 1.2 * sheet.size
    sheet.y += 12


def bullets(sheet: Sheet) -> None:
    """Items with hanging marks."""
    for n in range(7):
        mark = sheet.random.choice(("•", "–")) if n % 2 else f"{n + 1}."
        lines = sheet.wrapped(f"{sheet.one('purposes')}; {sheet.one('sentences')}", 420)
        sheet.put(MARGIN + 8, mark)
        for line in lines:
            sheet.put(MARGIN + 28, line)
            sheet.y += 1.2 * sheet.size
    sheet.y += 12


def formulae(sheet: Sheet) -> None:
    """Centred equations with their numbers at the right."""
    for n in range(4):
        sheet.prose(1)
        sheet.put_centred(sheet.width / 2, f"x = {n + 2} y + 0.{n}7 z - 1.{n}")
        sheet.put_right(sheet.width - MARGIN, f"({n + 1})")
        sheet.y += 2 * sheet.size
    sheet.y += 6


def chart(sheet: Sheet) -> None:
    """Bars with labels at their axes."""
    top, left = sheet.y, MARGIN + 60
    for n in range(6):
        sheet.put(left - 30, str(500 - 100 * n), size=7, y=top + 24 * n)
    for n in range(7):
        high = sheet.random.uniform(10, 110)
        sheet.canvas.rect(left + 40 * n, sheet.height - (top + 120), 20, high, fill=1)
        sheet.put(left + 40 * n, str(1990 + n), size=7, y=top + 132)
    sheet.y = top + 160


DECOYS: tuple[Callable[[Sheet], None], ...] = (
    two_columns,
    contents,
    references,
    form,
    letter,
    bullets,
    formulae,
    chart,
)
