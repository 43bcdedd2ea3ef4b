"""Tables of short phrases, whose cells run over lines, and financial statements."""

from __future__ import annotations

from .sheet import MARGIN, Sheet, TrueCell

KINDS = (
    ("places", "agencies", "purposes"),
    ("agencies", "purposes", "people"),
    ("places", "purposes"),
    ("places", "agencies", "conditions", "people"),
    ("stub", "conditions", "conditions", "conditions"),
)
HEADS = {
    "places": "Place",
    "agencies": "Agency",
    "purposes": "Purpose of program",
    "people": "Contact",
    "stub": "Activity",
    "conditions": "Permitted?",
}


def phrases(sheet: Sheet) -> None:
    """Two to four columns of phrases: who, what, how; rows parted by white space or not at all."""
    size = sheet.random.choice((8.0, 9.0, 10.0))
    kinds = sheet.random.choice(KINDS)
    share = {"purposes": 2.2, "places": 1.2, "stub": 1.6}
    total = sum(share.get(kind, 1.0) for kind in kinds)
    wide = (sheet.width - 2 * MARGIN) * sheet.random.choice((0.75, 0.9, 1.0))
    gutter = sheet.random.choice((1.2, 1.8, 2.5)) * size
    widths = [wide * share.get(kind, 1.0) / total - gutter for kind in kinds]
    lefts = [MARGIN + sum(widths[:n]) + n * gutter for n in range(len(kinds))]
    bold = sheet.likely(0.7)
    font = sheet.face.bold if bold else sheet.face.plain
    apart = sheet.random.choice((0.0, 0.5, 0.8)) * size
    ruled = sheet.likely(0.5)
    sheet.put(
        MARGIN,
        f"Table {sheet.random.randint(1, 9)}: {sheet.one('groups')} and who looks after them",
        sheet.face.bold,
        size + 1,
    )
    sheet.y += 2 * size
    cells = []
    if ruled:
        sheet.rule(MARGIN, lefts[-1] + widths[-1], sheet.y - 1.1 * size)
    for n, kind in enumerate(kinds):
        sheet.put(lefts[n], HEADS[kind], font, size)
        cells.append(TrueCell(0, n, HEADS[kind]))
    if ruled:
        sheet.rule(MARGIN, lefts[-1] + widths[-1], sheet.y + 0.4 * size)
    sheet.y += 1.8 * size
    columns = [sheet.some(kind, 14) for kind in kinds]
    for row in range(sheet.random.randint(4, 14)):
        texts = [sheet.wrapped(columns[n][row], widths[n], size=size) for n in range(len(kinds))]
        deep = max(len(lines) for lines in texts)
        if sheet.room < deep * 1.2 * size:
            break
        for n, lines in enumerate(texts):
            for m, line in enumerate(lines):
                sheet.put(lefts[n], line, size=size, y=sheet.y + m * 1.2 * size)
            cells.append(TrueCell(row + 1, n, " ".join(lines)))
        sheet.y += deep * 1.2 * size + apart
    if ruled:
        sheet.rule(MARGIN, lefts[-1] + widths[-1], sheet.y - 0.7 * size - apart)
    sheet.known(cells)
    sheet.y += 1.5 * size


def pairs(sheet: Sheet) -> None:
    """Names and one figure or word each, under two heads."""
    size = sheet.random.choice((8.0, 9.0, 10.0))
    leaders = sheet.likely(0.4)
    right = MARGIN + sheet.random.choice((200.0, 260.0, 330.0))
    sheet.put(MARGIN, f"Table {sheet.random.randint(1, 9)}. {sheet.one('groups')} by place", sheet.face.bold, size + 1)
    sheet.y += 2 * size
    font = sheet.face.bold if sheet.likely(0.5) else sheet.face.plain
    sheet.put(MARGIN, "Place", font, size)
    sheet.put_right(right, "Number", font, size)
    cells = [TrueCell(0, 0, "Place"), TrueCell(0, 1, "Number")]
    if sheet.likely(0.4):
        sheet.rule(MARGIN, right, sheet.y + 0.4 * size)
    sheet.y += 1.6 * size
    for row, place in enumerate(sheet.some("places", sheet.random.randint(5, 24)), 1):
        figure = f"{sheet.random.randint(1, 90_000):,}"
        room = right - MARGIN - sheet.measure(place, size=size) - sheet.measure("99,999", size=size)
        text = place + "." * int(room / sheet.measure(".", size=size) - 2) if leaders else place
        sheet.put(MARGIN, text, size=size)
        sheet.put_right(right, figure, size=size)
        cells += [TrueCell(row, 0, text), TrueCell(row, 1, figure)]
        sheet.y += 1.3 * size
    sheet.known(cells)
    sheet.y += size


def answers(sheet: Sheet) -> None:
    """What is asked of many places: Yes, No and the like, in the middle of narrow columns under heads of two lines."""
    size = sheet.random.choice((7.0, 8.0, 9.0))
    count = sheet.random.randint(3, 6)
    wide = (sheet.width - 2 * MARGIN - 110) / count
    bold, ruled = sheet.likely(0.4), sheet.likely(0.4)
    font = sheet.face.bold if bold else sheet.face.plain
    number = f"Table {sheet.random.randint(1, 9)}: " if sheet.likely(0.6) else ""
    sheet.put(MARGIN, f"{number}{sheet.one('groups')} and their rules", sheet.face.bold, size + 1)
    sheet.y += 2 * size
    cells = [TrueCell(0, 0, "District")]
    heads = sheet.some("measures", count)
    lines = [sheet.wrapped(head, 0.8 * wide, font, size) for head in heads]
    deep = max(len(of) for of in lines)
    for n, of in enumerate(lines):
        for m, line in enumerate(of):
            at = sheet.y + (deep - len(of) + m) * 1.15 * size
            x = MARGIN + 110 + (n + 0.5) * wide - sheet.measure(line, font, size) / 2
            sheet.put(x, line, font, size, at)
        cells.append(TrueCell(0, n + 1, heads[n]))
    sheet.y += (deep - 1) * 1.15 * size
    sheet.put(MARGIN, "District", font, size)
    if ruled:
        sheet.rule(MARGIN, sheet.width - MARGIN, sheet.y + 0.4 * size)
    sheet.y += 1.7 * size
    for row, place in enumerate(sheet.some("places", sheet.random.randint(5, 28)), 1):
        sheet.put(MARGIN, place, size=size)
        cells.append(TrueCell(row, 0, place))
        for n in range(count):
            answer = sheet.one("conditions")
            sheet.put_centred(MARGIN + 110 + (n + 0.5) * wide, answer, size=size)
            cells.append(TrueCell(row, n + 1, answer))
        sheet.y += 1.3 * size
    sheet.known(cells)
    sheet.y += size


def statement(sheet: Sheet) -> None:
    """Receipts and outlays of two years, "$" apart, sums under short rules."""
    size = sheet.random.choice((9.0, 10.0))
    years = sheet.random.randint(2, 3)
    rights = [sheet.width - MARGIN - (years - 1 - n) * 9 * size for n in range(years)]
    cells: list[TrueCell] = []
    sheet.put_centred(sheet.width / 2, "STATEMENT OF RECEIPTS AND OUTLAYS", sheet.face.bold, size + 1)
    sheet.y += 1.4 * size
    sheet.put_centred(sheet.width / 2, "For the years ended June 30", size=size)
    sheet.y += 2 * size
    for n, right in enumerate(rights):
        sheet.put_right(right, str(1997 - n), sheet.face.bold, size)
        cells.append(TrueCell(0, n + 1, str(1997 - n)))
    sheet.y += 1.8 * size
    row = 1
    for _ in range(sheet.random.randint(2, 3)):
        group = sheet.one("groups") + ":"
        sheet.put(MARGIN, group, sheet.face.bold, size)
        cells.append(TrueCell(row, 0, group))
        row += 1
        sheet.y += 1.3 * size
        lines = [*sheet.some("stub", sheet.random.randint(2, 5)), "Total"]
        for n, stub in enumerate(lines):
            sheet.put(MARGIN + (2 if stub == "Total" else 1) * size, stub, size=size)
            cells.append(TrueCell(row, 0, stub))
            for m, right in enumerate(rights):
                value = f"{sheet.random.randint(1, 9_000_000):,}"
                text = f"({value})" if sheet.likely(0.15) else value
                sheet.put_right(right + (sheet.measure(")") if text.endswith(")") else 0), text, size=size)
                if n in (0, len(lines) - 1):
                    sheet.put(right - 6.5 * size, "$", size=size)
                    text = f"$ {text}"
                if stub == "Total":
                    sheet.rule(right - 6.5 * size, right, sheet.y - 0.95 * size)
                cells.append(TrueCell(row, m + 1, text))
            row += 1
            sheet.y += 1.35 * size
        sheet.y += 0.7 * size
    sheet.known(cells)
    sheet.y += size
