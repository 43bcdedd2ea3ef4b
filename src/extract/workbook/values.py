"""What a cell shows: its value in its number format, as a reader of the sheet sees it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

Value = str | float | int | bool | date | datetime | time | timedelta

GENERAL = "General"
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 22: "dd/mm/yyyy hh:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    5: "£#,##0", 6: "£#,##0", 7: "£#,##0.00", 8: "£#,##0.00",
    41: "#,##0", 42: "£#,##0", 43: "#,##0.00", 44: "£#,##0.00",
}  # fmt: skip
"""Formats that a workbook names by number alone, as a British Excel shows them."""

DATE_PARTS = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|nn|ss|AM/PM|[^ymdhnsA]+|.", re.IGNORECASE)
MINUTES = re.compile(r"(?<=h:)mm?", re.IGNORECASE)
ASIDE = re.compile(r"\[[^\]]{0,40}\]|\\(?P<sign>.)|_.|\*.")
QUOTED = re.compile(r'"(?P<text>[^"]{0,40})"')
DECIMALS = re.compile(r"[0#?]\.(?P<places>[0#?]+)")
CURRENCY = re.compile(r"[£$€]")


def shown(value: Value, code: str = GENERAL) -> str:
    """The words of a cell; "" for an empty one."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date | time):
        return _dated(value, code)
    if isinstance(value, timedelta):
        return str(value)
    return _figure(float(value), code)


def _dated(value: date | datetime | time, code: str) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    timed = isinstance(value, datetime) and value.time() != time()
    if code == GENERAL or not re.search("[ymd]", _plain(code), re.IGNORECASE):
        code = "dd/mm/yyyy hh:mm" if timed else "dd/mm/yyyy"
    parts = DATE_PARTS.findall(MINUTES.sub("nn", _plain(code)))
    return "".join(_date_part(part, value) for part in parts).strip()


def _date_part(part: str, value: date | datetime) -> str:
    form = {
        "yyyy": "%Y", "yy": "%y", "mmmm": "%B", "mmm": "%b", "mm": "%m", "dddd": "%A", "ddd": "%a", "dd": "%d",
        "hh": "%H", "h": "%H", "nn": "%M", "ss": "%S",
    }.get(part.casefold())  # fmt: skip
    if form is not None:
        return value.strftime(form)
    return {"d": str(value.day), "m": str(value.month), "am/pm": ""}.get(part.casefold(), part)


@lru_cache(maxsize=512)
def _plain(code: str) -> str:
    """The format for what is above zero, without colours, fillers and quotes."""
    positive = QUOTED.sub(lambda found: found["text"].replace(";", ","), code).split(";")[0]
    return ASIDE.sub(lambda found: found["sign"] or "", positive)


def _figure(value: float, code: str) -> str:
    plain = _plain(code)
    places = DECIMALS.search(plain)
    decimals = len(places["places"]) if places else 0
    if "%" in plain:
        return f"{value * 100:.{decimals}f}%"
    if code == GENERAL or not re.search("[0#]", plain):
        return f"{value:.10g}" if abs(value) < 1e15 else f"{value:.0f}"
    sign, currency = "-" if value < 0 else "", CURRENCY.search(code)
    thousands = "," if "," in plain else ""
    return f"{sign}{currency[0] if currency else ''}{abs(value):{thousands}.{decimals}f}"
