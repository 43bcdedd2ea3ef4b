"""Tables without lines whose cells run over several lines: white between the rows says where they begin."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from councilpapers.document import Box, Table, TableOrigin
from councilpapers.extract.page.content import Fill, PageContent, Word
from councilpapers.extract.tables import find_tables

from .drawn import BOLD, columns, covers_once, keeps_words, page, set_words, texts

PLACES = (40.0, 180.0, 230.0, 280.0, 440.0)
LABELS = ("Risk", "Score", "Trend", "Controls", "Owner")
BODY = [
    (120, ("Ice on the steps of", "12", "up", "Grit bins are filled before", "Jo Marsh")),
    (132, ("the town hall", "", "", "the first frost", "")),
    (150, ("Loss of the lease", "8", "flat", "Talks go on", "Wyn Ash")),
    (168, ("Too few wardens on", "6", "down", "Two are being trained", "Jo Marsh")),
    (180, ("market days", "", "", "", "")),
]
ROWS = [
    ["Ice on the steps of the town hall", "12", "up", "Grit bins are filled before the first frost", "Jo Marsh"],
    ["Loss of the lease", "8", "flat", "Talks go on", "Wyn Ash"],
    ["Too few wardens on market days", "6", "down", "Two are being trained", "Jo Marsh"],
]


def words_of(lines: Sequence[tuple[float, Sequence[str]]]) -> list[Word]:
    return columns(PLACES, lines, bold=0)


def tables(content: PageContent) -> tuple[Table, ...]:
    found = find_tables(content)
    assert all(covers_once(table) and keeps_words(table, content) for table in found)
    return found


def test_plain_labels_and_rows_of_several_lines() -> None:
    (table,) = tables(page(words_of([(100, LABELS), *BODY])))
    assert texts(table) == [list(LABELS), *ROWS]
    assert (table.origin, table.header_rows) == (TableOrigin.ALIGNED, 1)


def test_a_heading_of_rows_that_runs_over_columns_is_one_cell() -> None:
    band = set_words("Streets, squares and the open spaces", 40.0, 168.0, BOLD)
    rest = [(baseline + 18, cells) for baseline, cells in BODY[3:]]
    (table,) = tables(page([*words_of([(100, LABELS), *BODY[:3], *rest]), *band]))
    assert [[cell.column_span for cell in row] for row in table.rows()] == [[1] * 5] * 3 + [[5], [1] * 5]


@pytest.mark.parametrize("painted, span", [(False, 1), (True, 5)], ids=["on nothing", "on a ground of its own"])
def test_a_short_heading_of_rows_is_said_of_all_columns_where_it_is_painted_so(painted: bool, span: int) -> None:
    band = set_words("Streets", 40.0, 168.0, BOLD)
    rest = [(baseline + 18, cells) for baseline, cells in BODY[3:]]
    fills = [Fill(Box(36.0, 158.0, 490.0, 172.0), "DDDDDD")] if painted else []
    (table,) = tables(page([*words_of([(100, LABELS), *BODY[:3], *rest]), *band], fills=fills))
    assert (table.row(3)[0].flat, table.row(3)[0].column_span) == ("Streets", span)


def test_a_column_that_only_has_a_label_is_kept() -> None:
    lines = [(y, (*cells[:4], "Note" if y == 100 else "")) for y, cells in [(100, LABELS), *BODY]]
    (table,) = tables(page(words_of(lines)))
    assert table.column_count == 5
    assert texts(table)[0][4] == "Note"


@pytest.mark.parametrize(
    "after",
    [
        set_words("Figures are those of the last quarter and have not been audited by anybody so far", 40.0, 198.0),
        set_words("Appendix 2", 40.0, 198.0),
    ],
    ids=["running text", "a heading"],
)
def test_what_follows_is_no_row(after: list[Word]) -> None:
    (table,) = tables(page([*words_of([(100, LABELS), *BODY]), *after]))
    assert texts(table) == [list(LABELS), *ROWS]


def test_a_label_beside_heads_over_several_columns_hangs_down() -> None:
    places = (40.0, 190.0, 250.0, 310.0, 370.0)
    heads = [*set_words("Service", 40.0, 84.0), *set_words("This year", 215.0, 84.0)]
    heads += set_words("Last year", 335.0, 84.0)
    lines = [(98.0, ("", "Budget", "Actual", "Budget", "Actual"))]
    lines += [
        (116.0, ("Parks", "1,210", "1,174", "1,300", "1,280")),
        (130.0, ("Depots", "640", "655", "610", "602")),
        (144.0, ("Markets", "95", "120", "88", "101")),
        (158.0, ("Ferries", "2,004", "1,990", "1,850", "1,911")),
    ]
    (table,) = tables(page([*heads, *columns(places, lines, bold=0)]))
    assert [(cell.text, cell.row_span, cell.column_span) for cell in table.row(0)] == [
        ("Service", 2, 1),
        ("This year", 1, 2),
        ("Last year", 1, 2),
    ]


def test_words_in_place_of_figures_do_not_end_a_table() -> None:
    places = (40.0, 190.0, 250.0, 310.0)
    lines = [
        (100.0, ("Service", "Unit", "2031", "2032")),
        (114.0, ("Skip licence", "week", "31.00", "32.50")),
        (128.0, ("Swim, junior", "each", "2.10", "2.25")),
        (142.0, ("Replacement bin", "each", "Free", "Free")),
        (156.0, ("Market pitch", "day", "18.00", "19.50")),
        (170.0, ("Bowling green", "hour", "6.00", "6.40")),
    ]
    (table,) = tables(page(columns(places, lines)))
    assert texts(table) == [list(cells) for _, cells in lines]


def test_a_head_that_closes_the_white_between_its_columns_is_a_head() -> None:
    places = (40.0, 180.0, 215.0, 250.0, 285.0, 440.0)
    heads = [*set_words("Before", 185.0, 84.0, BOLD), *set_words("After measures", 242.0, 84.0, BOLD)]
    labels = (100.0, ("Risk", "Odds", "Harm", "Odds", "Harm", "Owner"))
    lines = [
        (120.0, ("Ice on the steps of", "4", "3", "2", "1", "Jo Marsh")),
        (132.0, ("the town hall",)),
        (150.0, ("Loss of the lease", "2", "5", "1", "4", "Wyn Ash")),
        (168.0, ("Too few wardens on", "3", "3", "3", "2", "Jo Marsh")),
        (180.0, ("market days",)),
    ]
    (table,) = tables(page([*heads, *columns(places, [labels, *lines])]))
    assert (table.row_count, table.column_count, table.header_rows) == (5, 6, 2)
    spans = {cell.flat: (cell.column, cell.column_span) for cell in table.row(0) if cell.flat}
    assert spans == {"Before": (1, 2), "After measures": (3, 2)}


def test_a_head_does_not_make_its_columns_one() -> None:
    places = (40.0, 180.0, 215.0, 250.0, 285.0, 440.0)
    heads = [*set_words("Risk", 40.0, 88.0), *set_words("Before", 182.0, 88.0), *set_words("After", 254.0, 88.0)]
    heads += set_words("Measures", 320.0, 88.0)
    heads += set_words("Owner", 440.0, 88.0)
    labels = (106.0, ("", "Odds", "Harm", "Odds", "Harm"))
    rows: list[tuple[float, tuple[str, ...]]] = []
    for n, name in enumerate(("Ice on the steps", "Loss of the lease", "Too few wardens", "A dry summer")):
        rows += [(122.0 + 36 * n, (name, "4", "3", "2", "1", "Jo Marsh"))]
        heads += set_words("Grit bins are filled", 320.0, 122.0 + 36 * n)
        heads += set_words("before the frost", 320.0, 134.0 + 36 * n)
    (table,) = tables(page([*heads, *columns(places, [labels, *rows], bold=0)]))
    assert (table.row_count, table.column_count) == (6, 7)
    assert [cell.flat for cell in table.row(2)] == [
        "Ice on the steps", "4", "3", "2", "1", "Grit bins are filled before the frost", "Jo Marsh",
    ]  # fmt: skip


def test_long_lines_of_several_cells_are_no_running_text() -> None:
    places = (40.0, 80.0, 300.0)
    lines = [(100.0, ("No.", "Comment", "Answer"))]
    for n in range(4):
        y = 118.0 + 42 * n
        lines.append((y, (f"{n + 1}", "The hall is too cold in the", "The boiler is to be")))
        lines.append((y + 12, ("", "winter months, so that nobody of us will", "renewed in the spring, before the")))
        lines.append((y + 24, ("", "come to any of the talks", "talks begin")))
    (table,) = tables(page(columns(places, lines)))
    assert (table.row_count, table.column_count) == (5, 3)


def test_a_list_of_references_has_no_heads() -> None:
    places = (40.0, 160.0, 330.0)
    lines = [
        (100.0, ("31/0417/F", "The Old Forge, Long", "Two windows in the gable")),
        (112.0, ("", "Lane", "and a porch")),
        (130.0, ("31/0502/LB", "Mill House", "Repairs of 3 chimneys")),
        (142.0, ("", "", "and the roof")),
        (160.0, ("31/0533/F", "Ford Farm, Weir", "A barn of 12 bays")),
        (172.0, ("", "Road")),
    ]
    (table,) = tables(page(columns(places, lines, bold=0)))
    assert (table.row_count, table.header_rows) == (3, 0)


def test_words_in_place_of_figures_may_leave_a_cell_empty() -> None:
    places = (40.0, 190.0, 250.0, 310.0, 370.0)
    lines = [
        (100.0, ("Service", "Unit", "2031", "2032", "Rise")),
        (114.0, ("Skip licence", "week", "31.00", "32.50", "4.8")),
        (128.0, ("Replacement bin", "", "Free", "Free", "-")),
        (142.0, ("Swim, junior", "each", "2.10", "2.25", "7.1")),
        (156.0, ("Market pitch", "day", "18.00", "19.50", "8.3")),
    ]
    (table,) = tables(page(columns(places, lines)))
    assert texts(table) == [list(cells) for _, cells in lines]


def test_single_lines_of_short_cells_all_as_far_apart_are_rows() -> None:
    places = (40.0, 125.0, 160.0, 200.0, 240.0)
    labels = (100.0, ("Member", "1 May", "12 June", "10 July", "4 Sept"))
    names = ("Jo Marsh", "Wyn Ash", "Gwen Ford", "Asha Mill", "Dev Weir", "Orla Dale")
    lines = [(118.0 + 18 * n, (name, "P", "Ap", "P", "P")) for n, name in enumerate(names)]
    (table,) = tables(page(columns(places, [labels, *lines])))
    assert texts(table) == [list(cells) for _, cells in (labels, *lines)]
    assert table.header_rows == 1
