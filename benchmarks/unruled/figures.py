"""Tables of figures: a stub with leaders, heads of one to three levels, narrow columns, over one page or several."""

from __future__ import annotations

from dataclasses import dataclass, field

from .sheet import MARGIN, Sheet, TrueCell

MISSING = ("--", "(D)", "n/a", "NA", "(X)", "-", "Z")


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is printed. Lengths are ems of its type."""

    size: float
    leading: float
    gutter: float
    leaders: str  # "", "dots" or "spaced"
    rules: str  # "none", "frame" (over, under the head, under all), "head", "spanners", "frame+spanners"
    heads: str  # "centre" or "right"
    bold_heads: bool
    dollar: bool
    negative: str  # "-", "(" or ""
    missing: str
    marks: bool  # marks of footnotes
    blank_every: int
    banners: bool
    numbered: bool
    wrapped_stub: bool
    stretched: bool
    turned_over: bool  # runs over pages
    typed: bool  # rules are lines of dashes
    crown: bool  # a head over all columns of figures


@dataclass(slots=True)
class Column:
    label: str
    kind: str  # "count", "share", "money"
    lines: list[str] = field(default_factory=list)
    width: float = 0.0
    right: float = 0.0
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """`kind`: "row", "group" (a stub without figures), "total", "banner" (centred over all columns) or "blank"."""

    kind: str
    stub: str = ""
    level: int = 0
    values: tuple[str, ...] = ()
    dollar: bool = False


def draw_look(sheet: Sheet, large: bool) -> Look:
    pick = sheet.random.choice
    return Look(
        size=pick((6.0, 6.5, 7.0, 7.5, 8.0)) if large else pick((8.0, 9.0, 10.0, 11.0)),
        leading=pick((1.1, 1.2, 1.35, 1.6)),
        gutter=pick((0.5, 0.7, 0.9, 1.2, 1.8, 2.5)),
        leaders=pick(("dots", "dots", "spaced", "", "")),
        rules=pick(("none", "none", "frame", "head", "spanners", "frame+spanners")),
        heads=pick(("centre", "centre", "right")),
        bold_heads=sheet.likely(0.4),
        dollar=sheet.likely(0.35),
        negative=pick(("-", "(", "", "")),
        missing=pick(MISSING) if sheet.likely(0.5) else "",
        marks=sheet.likely(0.3),
        blank_every=pick((0, 0, 4, 5)),
        banners=sheet.likely(0.15),
        numbered=sheet.likely(0.2),
        wrapped_stub=sheet.likely(0.35),
        stretched=sheet.likely(0.6),
        turned_over=large and sheet.likely(0.5),
        typed=sheet.face.plain == "Courier" and sheet.likely(0.5),
        crown=sheet.likely(0.15),
    )


def statistics(sheet: Sheet, large: bool = True, width: float = 0.0, left: float = MARGIN) -> None:
    """A table with its title above and its notes below."""
    look = draw_look(sheet, large)
    wide = width or sheet.width - 2 * MARGIN
    count = sheet.random.randint(5, 14) if large else sheet.random.randint(2, 6)
    columns = [
        Column(label, sheet.random.choice(("count", "count", "share", "money")))
        for label in sheet.some("measures", count)
    ]
    rows = _rows(
        sheet,
        look,
        columns,
        sheet.random.randint(25, 110) if look.turned_over else sheet.random.randint(4, 45 if large else 14),
    )
    stub_width = _placed(sheet, look, columns, rows, wide, left)
    spans = _spanners(sheet, len(columns)) if len(columns) > 2 and sheet.likely(0.65) else []
    number = sheet.random.randint(1, 60)
    dash = sheet.random.choice(("--", " ", " - "))
    title = f"Table {number}.{dash}{sheet.one('groups')} by {sheet.one('measures').lower()}: 1996 and 1997"
    at, first, heads_alone = 0, True, sheet.likely(0.4)
    while at < len(rows):
        if first or not heads_alone:
            _title(sheet, look, title if first else title + "--Continued", (left, wide))
        at = _page(sheet, look, (columns, spans, rows), at, (left, stub_width))
        first = False
        if at < len(rows):
            sheet.turn()
    for note in sheet.some("notes", sheet.random.randint(0, 2)):
        sheet.y += 0.4 * look.size
        for line in sheet.wrapped(note, wide, size=max(6.0, look.size - 1)):
            sheet.put(left, line, size=max(6.0, look.size - 1))
            sheet.y += look.size
    sheet.y += 10


def _value(sheet: Sheet, look: Look, column: Column, big: int) -> str:
    if look.missing and sheet.likely(0.06):
        return look.missing
    whole = sheet.random.randint(1, 10**big) if column.kind != "share" else 0
    text = f"{whole:,}" if column.kind != "share" else f"{sheet.random.uniform(0, 100):.1f}"
    if look.negative and sheet.likely(0.12):
        text = f"({text})" if look.negative == "(" else f"-{text}"
    return text + (sheet.random.choice((" 1/", "*")) if look.marks and sheet.likely(0.04) else "")


def _rows(sheet: Sheet, look: Look, columns: list[Column], count: int) -> list[Row]:
    stubs = sheet.some(sheet.random.choice(("stub", "places")), count)
    grouped = sheet.likely(0.5)
    rows: list[Row] = []
    sizes = [sheet.random.randint(2, 6) for _ in columns]
    for n, stub in enumerate(stubs):
        if look.banners and n and n % 12 == 0:
            rows.append(Row("banner", sheet.one("groups").upper()))
        if grouped and n % 6 == 0:
            rows.append(Row("group", sheet.one("groups") + ":"))
        if look.blank_every and n and n % look.blank_every == 0:
            rows.append(Row("blank"))
        total = n == 0 or (n == len(stubs) - 1 and sheet.likely(0.7))
        if look.wrapped_stub and sheet.likely(0.25):
            stub = f"{stub}, other than those counted elsewhere in this table"
        values = tuple(_value(sheet, look, column, size) for column, size in zip(columns, sizes, strict=True))
        rows.append(
            Row(
                "total" if total else "row",
                "Total" if total else stub,
                1 if grouped and not total else 0,
                values,
                total and look.dollar,
            )
        )
    return rows


def _placed(sheet: Sheet, look: Look, columns: list[Column], rows: list[Row], wide: float, left: float) -> float:
    """Sets the columns' places; columns for which there is no room are dropped. The width of the stub."""
    em = look.size
    stubs = [sheet.measure(row.stub, size=em) + row.level * em for row in rows if row.kind in ("row", "total")]
    stub_width = min(max([*stubs, 6 * em]) + (2 * em if look.leaders else 0), max(0.34 * wide, 9 * em))
    bold = sheet.face.bold if look.bold_heads else sheet.face.plain
    left_over = wide - stub_width
    for n, column in enumerate(columns):
        values = [row.values[n] for row in rows if row.values]
        body = max(sheet.measure(value, sheet.face.bold, em) for value in values)
        longest = max(sheet.measure(word, bold, em) for word in column.label.split())
        column.lines = sheet.wrapped(column.label, max(body + 0.5 * em, longest), bold, em)
        column.width = max(
            [body + (0.9 * em if look.dollar else 0), *(sheet.measure(line, bold, em) for line in column.lines)]
        )
        left_over -= column.width + look.gutter * em
        if left_over < 0 and n:
            del columns[n:]
            rows[:] = [Row(r.kind, r.stub, r.level, r.values[:n], r.dollar) for r in rows]
            left_over += column.width + look.gutter * em
            break
    extra = max(left_over, 0) / len(columns) if look.stretched else 0.0
    x = left + stub_width
    for column in columns:
        x += look.gutter * em + extra
        column.left, column.right = x, x + column.width
        x += column.width
    return stub_width


def _spanners(sheet: Sheet, count: int) -> list[tuple[int, int, str]]:
    """(first column, number of columns, words): groups of two to four, some columns left alone."""
    spans: list[tuple[int, int, str]] = []
    at = sheet.random.choice((0, 0, 1))
    words = sheet.some("spanners", count)
    while at + 1 < count:
        wide = min(sheet.random.randint(2, 4), count - at)
        if wide > 1:
            spans.append((at, wide, words.pop()))
        at += wide + sheet.random.choice((0, 0, 0, 1))
    return spans


def _title(sheet: Sheet, look: Look, title: str, place: tuple[float, float]) -> None:
    left, wide = place
    for line in sheet.wrapped(title, wide, sheet.face.bold, look.size + 1):
        sheet.put(left, line, sheet.face.bold, look.size + 1)
        sheet.y += 1.4 * look.size
    if look.dollar or sheet.likely(0.3):
        sheet.put(
            left,
            sheet.random.choice(("[In thousands of dollars]", "(Figures are estimates based on samples)")),
            size=look.size,
        )
        sheet.y += 1.4 * look.size
    sheet.y += 0.6 * look.size


def _page(
    sheet: Sheet,
    look: Look,
    content: tuple[list[Column], list[tuple[int, int, str]], list[Row]],
    at: int,
    place: tuple[float, float],
) -> int:
    """The head and the rows that the page has room for; the number of the first row that it has not."""
    columns, spans, rows = content
    left, _ = place
    cells: list[TrueCell] = []
    if "frame" in look.rules:
        sheet.rule(left, columns[-1].right, sheet.y - 1.1 * look.size)
    row = _head(sheet, look, columns, spans, place, cells)
    while at < len(rows):
        need = 2 if rows[at].kind == "row" else 3
        if sheet.room < need * look.leading * look.size:
            break
        row += _row(sheet, look, columns, rows[at], row, place, cells)
        at += 1
    if "frame" in look.rules:
        sheet.rule(left, columns[-1].right, sheet.y - 0.75 * look.size)
    sheet.known(cells)
    return at


def _head(
    sheet: Sheet,
    look: Look,
    columns: list[Column],
    spans: list[tuple[int, int, str]],
    place: tuple[float, float],
    cells: list[TrueCell],
) -> int:
    """Draws the head, bottom aligned; the number of its rows."""
    left, stub_width = place
    font = sheet.face.bold if look.bold_heads else sheet.face.plain
    row = 0
    if look.crown and len(columns) > 2:
        sheet.put_centred((columns[0].left + columns[-1].right) / 2, "Thousands of persons", font, look.size)
        cells.append(TrueCell(0, 1, "Thousands of persons", 1, len(columns)))
        sheet.y += 1.4 * look.size
        row = 1
    if spans:
        for first, wide, text in spans:
            x0, x1 = columns[first].left, columns[first + wide - 1].right
            lines = sheet.wrapped(text, x1 - x0, font, look.size)[:1]
            sheet.put_centred((x0 + x1) / 2, lines[0], font, look.size)
            if "spanners" in look.rules:
                sheet.rule(x0, x1, sheet.y + 0.35 * look.size)
            cells.append(TrueCell(row, first + 1, lines[0], 1, wide))
        sheet.y += (1.5 if "spanners" in look.rules else 1.2) * look.size
        row += 1
    deepest = max(len(column.lines) for column in columns)
    stub = sheet.wrapped(
        sheet.random.choice(("Kind of business", "Item", "District", "", "Industry and size of firm")),
        stub_width,
        font,
        look.size,
    )
    deepest = max(deepest, len(stub))
    top = sheet.y
    for n, column in enumerate(columns):
        for m, line in enumerate(column.lines):
            sheet.y = top + (deepest - len(column.lines) + m) * 1.15 * look.size
            if look.heads == "centre":
                sheet.put_centred((column.left + column.right) / 2, line, font, look.size)
            else:
                sheet.put_right(column.right, line, font, look.size)
        cells.append(TrueCell(row, n + 1, " ".join(column.lines)))
    for m, line in enumerate(stub):
        sheet.y = top + (deepest - len(stub) + m) * 1.15 * look.size
        sheet.put(left, line, font, look.size)
    if stub:
        cells.append(TrueCell(row, 0, " ".join(stub)))
    sheet.y = top + (deepest - 1) * 1.15 * look.size
    row += 1
    if look.numbered:
        sheet.y += 1.3 * look.size
        for n, column in enumerate(columns):
            sheet.put_centred((column.left + column.right) / 2, f"({n + 1})", size=look.size)
            cells.append(TrueCell(row, n + 1, f"({n + 1})"))
        row += 1
    if look.typed:
        sheet.y += 1.1 * look.size
        for column in columns:
            dashes = "-" * int(column.width / sheet.measure("-", size=look.size))
            sheet.put(column.left, dashes, size=look.size)
    elif look.rules != "none" and look.rules != "spanners":
        sheet.rule(left, columns[-1].right, sheet.y + 0.4 * look.size)
    sheet.y += 1.7 * look.size
    return row


def _row(
    sheet: Sheet,
    look: Look,
    columns: list[Column],
    row: Row,
    number: int,
    place: tuple[float, float],
    cells: list[TrueCell],
) -> int:
    """Draws a row; how many rows of cells it is."""
    left, stub_width = place
    em = look.size
    if row.kind == "blank":
        sheet.y += 0.6 * look.leading * em
        return 0
    if row.kind == "banner":
        sheet.put_centred((left + columns[-1].right) / 2, row.stub, size=em)
        cells.append(TrueCell(number, 0, row.stub, 1, len(columns) + 1))
        sheet.y += look.leading * em
        return 1
    font = sheet.face.bold if row.kind in ("total", "group") and look.bold_heads else sheet.face.plain
    indent = row.level * em
    lines = (
        sheet.wrapped(row.stub, stub_width - indent - (em if look.leaders else 0), font, em)
        if row.kind != "group"
        else [row.stub]
    )
    for m, line in enumerate(lines):
        sheet.y += look.leading * em if m else 0
        text = line
        if m == len(lines) - 1 and row.values and look.leaders:
            dot = "." if look.leaders == "dots" else " ."
            room = stub_width - indent - sheet.measure(line, font, em)
            text += dot * max(0, int(room / sheet.measure(dot, font, em)) - 1)
            lines[m] = text
        sheet.put(left + indent + (em if m else 0), text, font, em)
    cells.append(TrueCell(number, 0, " ".join(lines)))
    for n, (column, value) in enumerate(zip(columns, row.values, strict=False)):
        bare = value.rstrip("*/1 ") if value.endswith(("*", " 1/")) else value
        sheet.put(column.right - sheet.measure(bare, font, em) - _inset(sheet, look, column), value, font, em)
        text = value
        if row.dollar and column.kind == "money":
            sheet.put(column.left, "$", font, em)
            text = f"$ {value}"
        cells.append(TrueCell(number, n + 1, text))
    sheet.y += look.leading * em
    return 1


def _inset(sheet: Sheet, look: Look, column: Column) -> float:
    """Figures stand in the middle under a wide head."""
    return 0.0 if look.heads == "right" else max(0.0, (column.width - sheet.measure("999,999", size=look.size)) / 3)
