"""Which records are asked for: those of an authority, those about some time.

authority_called(database, "Ashby Vale")   -> its GSS codes, and its names where papers give no code
days_of("2009-10")                         -> 1 April 2009, 31 March 2010
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..errors import Unparseable, Unusable
from ..normalise.authorities import authority, by_code
from ..normalise.dates import day
from ..normalise.mentions import quarter_span
from ..normalise.periods import period
from .database import Database
from .meant import did_you_mean

GSS_CODE = re.compile(r"[ENSW]\d{8}", re.IGNORECASE)
FINANCIAL_YEAR = re.compile(r"\d{4}-\d{2}")
NAMES_SHOWN = 12

# Every report with what it, its covering report or its file says of authority, date and period; and every file as such.
PAPERS = """
SELECT
    r.document_id, r.report_id, r.title AS report,
    CASE WHEN r.authority_name IS NOT NULL THEN r.authority_code
         WHEN p.authority_name IS NOT NULL THEN p.authority_code ELSE d.authority_code END AS authority_code,
    coalesce(r.authority_name, p.authority_name, d.authority_name) AS authority,
    coalesce(r.meeting_date, p.meeting_date, r.period_end, p.period_end) AS report_date,
    coalesce(r.financial_year, p.financial_year) AS financial_year,
    coalesce(r.quarter, p.quarter) AS quarter
FROM reports r
JOIN documents d ON d.document_id = r.document_id
LEFT JOIN reports p ON p.report_id = r.parent_report_id AND p.document_id = r.document_id
UNION ALL
SELECT document_id, NULL, title, authority_code, authority_name, NULL, NULL, NULL FROM documents
"""


@dataclass(frozen=True, slots=True)
class Called:
    """An authority as records may name it: by code, or by name (case folded) where they have no code."""

    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def condition(self, code: str | None, name: str) -> tuple[str, list[object]]:
        """SQL that holds for its rows, and what to bind; `code` (where there is one) and `name` are columns."""
        if code is None:
            return f"(lower({name}) IN (SELECT unnest(?)))", [list(self.names)]
        return (
            f"({code} IN (SELECT unnest(?)) OR ({code} IS NULL AND lower({name}) IN (SELECT unnest(?))))",
            [list(self.codes), list(self.names)],
        )


def authority_called(database: Database, words: str) -> Called:
    """The authority with this name, alias, web address or GSS code, in the register or in the papers themselves.

    A name that the papers have may be cut short at either end: "Ashby V" is Ashby Vale Borough Council.

    Raises Unusable where none is called so, or several are.
    """
    held = _held(database)
    folded = " ".join(words.split()).lower()
    exact = {(code, name) for code, name in held if name.lower() == folded}
    if not exact and (known := _registered(words)):
        return known
    found = exact or {(code, name) for code, name in held if folded and f" {folded}" in f" {name.lower()}"}
    if not found:
        raise Unusable(f"No authority is called {words}. {_instead(words, {name for _, name in held})}")
    if len({name.lower() for _, name in found}) > 1:
        raise Unusable(f"Several authorities are called {words}: {_listed({name for _, name in found})}. Say which.")
    return Called(tuple(sorted({code for code, _ in found if code})), tuple(sorted({n.lower() for _, n in found})))


def _registered(words: str) -> Called | None:
    """The authority that the register has under these words."""
    if GSS_CODE.fullmatch(words.strip()):
        one = by_code(words.strip().upper())
    else:
        try:
            one = authority(words)
        except Unparseable:
            return None
    if one is None:
        return None
    codes = tuple(code for code in (one.code, *one.former_codes) if code)
    return Called(codes, tuple(dict.fromkeys(name.lower() for name in (one.name, one.official_name, *one.aliases))))


def _held(database: Database) -> set[tuple[str | None, str]]:
    """Code and name of every authority in the database."""
    rows = database.connection.execute(
        "SELECT DISTINCT authority_code, authority_name FROM documents WHERE authority_name IS NOT NULL"
        " UNION SELECT DISTINCT authority_code, authority_name FROM reports WHERE authority_name IS NOT NULL"
    ).fetchall()
    return {(code, name) for code, name in rows}


def _instead(words: str, names: set[str]) -> str:
    return did_you_mean(words, names) or (f"There are: {_listed(names)}." if names else "The papers name none.")


def _listed(names: set[str]) -> str:
    shown = sorted(names)
    more = f" and {len(shown) - NAMES_SHOWN} more" if len(shown) > NAMES_SHOWN else ""
    return ", ".join(shown[:NAMES_SHOWN]) + more


def days_of(words: str) -> tuple[date, date]:
    """First and last day of a financial year ("2009-10"), a year, a quarter, a month, or of one day.

    Raises Unusable where the words say none of these.
    """
    try:
        found = day(words)
    except Unparseable:
        return _span(words)
    return found, found


def _span(words: str) -> tuple[date, date]:
    try:
        said = period(words)
    except Unparseable:
        raise Unusable(
            f"{words} is not understood as a time. Say a financial year (2009-10), a year, a quarter (Q2 2009/10), "
            "a month or a day (2010-03-31)."
        ) from None
    if said.start and said.end:
        return said.start, said.end
    if said.financial_year is None:
        raise Unusable(f"{words} is a time of no year. Say a financial year (2009-10), a year, or a day (2010-03-31).")
    start = int(said.financial_year[:4])
    if said.quarter:
        return quarter_span(start, said.quarter)
    return date(start, 4, 1), date(start + 1, 3, 31)


def financial_year_called(words: str) -> str:
    """A financial year as records have it: "2009-10" for "2009/10". Raises Unusable."""
    try:
        said = period(words).financial_year
    except Unparseable:
        said = None
    if said is None or FINANCIAL_YEAR.fullmatch(said) is None:
        raise Unusable(f"{words} is no financial year. Say it as 2009-10.")
    return said
