"""What speaks for a reading or against it: how its grid was found, and how its columns were told.

A sign is no verdict: how often rows with it are right is measured (`benchmarks/confidence.py`), and what came of that
stands in `lookups/confidence.toml`.
"""

from __future__ import annotations

from enum import StrEnum

from ..document import Table, TableOrigin, told_once
from .columns import Columns, field_of, is_label, only_period


class Sign(StrEnum):
    """The names are those of `lookups/confidence.toml`."""

    # how the grid was found
    RULED = "ruled"
    HALF_RULED = "half_ruled"
    ALIGNED = "aligned"
    MARKUP = "markup"
    RUN_TOGETHER = "run_together"
    REALIGNED = "realigned"  # rows whose words had slid into other columns
    JOINED_UNDER_HEADER = "joined_under_header"  # a table over pages whose heading is printed again
    JOINED_BY_COLUMNS = "joined_by_columns"  # one that goes on without it
    # how the columns were told
    HEADERS_WHOLE = "headers_whole"  # every heading is a known spelling
    HEADER_IN_PART = "header_in_part"  # one is known by a piece, by its beginning or end, or by what stands below
    HEADER_UNKNOWN = "header_unknown"
    HEADER_MISSING = "header_missing"  # columns told by their content, or by a table above
    # where and how the row is printed
    PLAIN_TEXT = "plain_text"  # what a converter left of a page
    CUT_BY_PAGE = "cut_by_page"
    PAGE_IN_DOUBT = "page_in_doubt"  # a page that was not read whole
    RECOGNISED = "recognised"  # a page whose words were recognised in a picture
    WORDS_IN_DOUBT = "words_in_doubt"  # some of its own words may be wrong there
    # what its words look like
    BEGINS_MIDWAY = "begins_midway"
    ENDS_MIDWAY = "ends_midway"
    VERY_SHORT = "very_short"
    VERY_LONG = "very_long"
    NAME_ODD = "name_odd"  # too many words for an officer, or figures
    NOTHING_BESIDE = "nothing_beside"  # an action without owner, date or state
    # whether its values could be read
    VALUES_READ = "values_read"
    DEADLINE_UNREAD = "deadline_unread"
    STATUS_UNREAD = "status_unread"
    PERIOD_UNREAD = "period_unread"
    VALUE_UNREAD = "value_unread"
    # what the rows beside it say
    CELL_MISSING = "cell_missing"  # empty where nearly all rows beside it say something
    CELL_ALONE = "cell_alone"  # filled where next to none is
    NUMBERED_ON = "numbered_on"  # one more than the row above
    NUMBER_JUMPS = "number_jumps"
    TWICE = "twice"  # a reference or a period that another row has
    # what the paper's own arithmetic says
    COUNTS_AGREE = "counts_agree"  # as many rows as the paper states
    COUNTS_DISAGREE = "counts_disagree"
    PERCENT_AGREES = "percent_agrees"
    PERCENT_CONTRADICTS = "percent_contradicts"
    STATUS_BORNE_OUT = "status_borne_out"  # "completed" beside 100%
    STATUS_CONTRADICTS = "status_contradicts"


GRIDS = {
    TableOrigin.RULED: Sign.RULED,
    TableOrigin.HALF_RULED: Sign.HALF_RULED,
    TableOrigin.ALIGNED: Sign.ALIGNED,
    TableOrigin.MARKUP: Sign.MARKUP,
    TableOrigin.RUN_TOGETHER: Sign.RUN_TOGETHER,
}
NO_SIGNS: frozenset[Sign] = frozenset()


@told_once
def signs_of_table(table: Table, columns: Columns | None = None) -> frozenset[Sign]:
    """How the table was found and joined, and, where `columns` are told, how their headings were known."""
    signs = {GRIDS[table.origin]}
    if table.joins:
        repeated = all("header repeated" in join for join in table.joins)
        signs.add(Sign.JOINED_UNDER_HEADER if repeated else Sign.JOINED_BY_COLUMNS)
    if columns is not None:
        signs |= _headings(table, columns)
    return frozenset(signs)


def _headings(table: Table, columns: Columns) -> set[Sign]:
    if not columns.header_rows:  # a heading that nobody could read is worse than none
        return {Sign.HEADER_UNKNOWN if table.header_rows else Sign.HEADER_MISSING}
    signs = set()
    for field, header in zip(columns.fields, columns.headers, strict=True):
        if not header.strip() or only_period(header):
            continue
        if field is None and field_of(header, columns.kind) is None:
            signs.add(Sign.HEADER_UNKNOWN)
        elif not is_label(header, columns.kind) or field_of(header, columns.kind) != field:
            signs.add(Sign.HEADER_IN_PART)
    return signs or {Sign.HEADERS_WHOLE}
