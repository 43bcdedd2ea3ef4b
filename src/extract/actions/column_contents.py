"""What stands in a column of an action table below its header: dates, states, shares, ranks, codes, words."""

from __future__ import annotations

import re
from statistics import median

from ...lookups import fold
from ..columns import Columns, Grid
from ..dates_printed import MONTH
from ..status_words import COLOUR, is_status, status_in_cell

DATE_LIKE = re.compile(
    rf"""
    \b (?: \d{{1,2}} [/.-] \d{{1,2}} [/.-] \d{{2,4}}
      | (?: 0 [1-9] | 1 [0-2] ) / (?: 1 [3-9] | [2-4] \d ) (?! [\d/] )
      | {MONTH} \b
      | (?: 19 | 20 ) \d\d \b
      | (?: q | qtr | quarter ) \s? [1-4] \b
      | (?: spring | summer | autumn | winter | ongoing | on-going | asap | tbc | monthly ) \b
      | (?: immediate | annual ) (?: ly )? \b
      | (?: short | medium | long ) [\s-] term \b
      | (?: continuous | continual | quarterly | weekly | termly ) \b
      | within \s (?: \w+ \s ){{1,2}} (?: day | week | month | year ) s? \b
      | years? \s [1-5] \b
      | (?: next | each | every ) \s (?: meeting | month | week | quarter | year ) \b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
CODE = re.compile(r"(?:[A-Z][A-Za-z]{0,5}[ .-]?)?\d{1,4}(?:[./-]\d{1,4})*[a-z]?\.?")
RANK = re.compile(
    r"(?:very |priority )?(?:high|medium|med|low|moderate|critical|essential|urgent|important|desirable|advisory"
    r"|significant|fundamental|major|minor|merits attention|must|should|could|[hml]|[a-d]|\d{1,2}|p[1-5]"
    r"|red|amber|green)"
    r"(?: ?[/(-] ?(?:high|medium|low|[hml1-5]))?\)?"
)
ANSWERS = frozenset(
    {
        "yes",
        "no",
        "y",
        "n",
        "agreed",
        "accepted",
        "agree",
        "accept",
        "rejected",
        "not agreed",
        "not accepted",
        "accepted in part",
        "partially accepted",
        "partly accepted",
        "partially agreed",
        "partly agreed",
        "agreed in part",
        "in part",
        "✓",
        "✔",
        "partially",
        "partly",
    }
)
ASKS = re.compile(r"\b(?:should|must|needs? to)\b", re.IGNORECASE)
ANSWERED_FIRST = re.compile(r"^(?:yes|no)\b", re.IGNORECASE)  # "Yes – letters sent on 3 June" under "Completed?"
PERCENT_CELL = re.compile(r"(?:(?<!\s)\s+)?\d{1,3}(?:\.\d+)?\s*%?\s*")
FEWEST_TOLD = 3  # words
COLOUR_FIRST = re.compile(r"^\W*(?:red|amber|yellow|green|blue)\b", re.IGNORECASE)  # "Red and rising"
SHARE_CELL = re.compile(r"^\W*\d{1,3}(?:\.\d+)?\s?%\W*$")  # with a bar before it


def texts_below(grid: Grid, columns: Columns, column: int) -> list[str]:
    """The words of the filled cells below the header."""
    wide = grid.table.column_count  # a band over all columns stands in none
    return [c.flat for c in grid.column(column, columns.body_start) if c.flat and (c.column_span < wide or wide == 1)]


def words_below(grid: Grid, columns: Columns, column: int) -> float:
    """How many words a filled cell of this column usually has; 0 where none is filled."""
    counts = [len(text.split()) for text in texts_below(grid, columns, column)]
    return median(counts) if counts else 0


def holds_dates(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether most filled cells read as dates; a column without any entry cannot say no."""
    texts = texts_below(grid, columns, column)
    return 2 * sum(bool(DATE_LIKE.search(text)) for text in texts) >= len(texts)


def holds_numbers(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether a column holds bare numbers, as the impact of a risk does."""
    texts = texts_below(grid, columns, column)
    return bool(texts) and all(re.fullmatch(r"[\d.,\s/x%-]+", text) for text in texts)


def holds_statuses(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether most cells say where something stands, and nothing else."""
    texts = texts_below(grid, columns, column)
    return bool(texts) and sum(is_status(text) for text in texts) >= 0.7 * len(texts)


def holds_shares(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether a column holds nothing but percentages, whatever it is called (exports head them "Progress")."""
    texts = texts_below(grid, columns, column)
    return bool(texts) and all(SHARE_CELL.fullmatch(text) for text in texts)


def opens_with_statuses(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether most cells begin with a status, whatever follows: "Complete – circulated on 10 October"."""
    texts = texts_below(grid, columns, column)
    stated = (is_status(t) or status_in_cell(t) is not None or ANSWERED_FIRST.match(t) for t in texts)
    return 2 * sum(bool(one) for one in stated) >= len(texts)


def tells_in_words(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether a column of colours holds updates, coloured as their RAG: "Progress (RAG)" over coloured sentences."""
    texts = texts_below(grid, columns, column)
    states = (
        COLOUR.match(text) or COLOUR_FIRST.match(text) or is_status(text) or status_in_cell(text) for text in texts
    )
    return words_below(grid, columns, column) >= FEWEST_TOLD and not any(states)


def holds_codes(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether a column holds codes or single words; agenda items are named in words."""
    texts = texts_below(grid, columns, column)
    return 2 * sum(any(c.isdigit() for c in text) or " " not in text for text in texts) >= len(texts)


def holds_figures(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether most cells are numbered or lettered ("7", "4a", "C"); a column without any entry cannot say no."""
    texts = texts_below(grid, columns, column)
    return 2 * sum(len(text) == 1 or any(c.isdigit() for c in text) for text in texts) >= len(texts)


def asks_below(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether most cells say what somebody should do, as recommendations do: "The service should test its data"."""
    texts = texts_below(grid, columns, column)
    return 2 * sum(bool(ASKS.search(text)) for text in texts) > len(texts)


def holds_ranks(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether a column headed "Priority" says how urgent, not which of the plan's priorities."""
    return all(RANK.fullmatch(fold(words).strip(" .")) for words in texts_below(grid, columns, column))


def answers_shortly(grid: Grid, columns: Columns, column: int) -> bool:
    """ "Agreed? Yes" says nothing that the agreed action does not."""
    texts = texts_below(grid, columns, column)
    return bool(texts) and all(fold(words).strip(" .") in ANSWERS for words in texts)
